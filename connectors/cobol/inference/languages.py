"""How often the letters stand in some languages, in percent of all letters: what tells national pages apart.

Rounded from the commonly published counts of running text; only the order of magnitude matters here.
"""
# ruff: noqa: RUF001 - letters of other scripts stand here on purpose

from __future__ import annotations

__all__ = ["LANGUAGES"]

_TABLES = {
    "English": (
        "a8.2 b1.5 c2.8 d4.3 e12.7 f2.2 g2.0 h6.1 i7.0 j.15 k.77 l4.0 m2.4 n6.7 o7.5 p1.9 q.1 r6.0 "
        "s6.3 t9.1 u2.8 v1.0 w2.4 x.15 y2.0 z.07"
    ),
    "German": (
        "a6.5 b1.9 c2.7 d5.1 e16.4 f1.7 g3.0 h4.6 i6.6 j.27 k1.4 l3.4 m2.5 n9.8 o2.6 p.67 q.02 r7.0 "
        "s7.3 t6.2 u4.2 v.85 w1.9 x.03 y.04 z1.1 ä.58 ö.44 ü1.0 ß.31"
    ),
    "French": (
        "a7.6 b.9 c3.3 d3.7 e14.7 f1.1 g.87 h.74 i7.5 j.61 k.07 l5.5 m3.0 n7.1 o5.8 p2.5 q1.4 r6.7 "
        "s7.9 t7.2 u6.3 v1.8 w.05 x.43 y.13 z.33 à.49 â.05 ç.09 è.27 é1.5 ê.22 ë.01 î.05 ï.01 ô.02 "
        "ù.06 û.06 œ.02"
    ),
    "Spanish": (
        "a11.5 b2.2 c4.0 d5.0 e12.2 f.69 g1.8 h.7 i6.2 j.49 k.01 l5.0 m3.2 n6.7 o8.7 p2.5 q.88 r6.9 "
        "s8.0 t4.6 u2.9 v1.1 w.02 x.22 y1.0 z.47 á.5 é.43 í.73 ñ.31 ó.83 ú.17 ü.01"
    ),
    "Portuguese": (
        "a14.6 b1.0 c3.9 d5.0 e12.6 f1.0 g1.3 h.78 i6.2 j.4 k.02 l2.8 m4.7 n4.4 o9.7 p2.5 q1.2 r6.5 "
        "s6.8 t4.3 u3.6 v1.6 w.04 x.25 y.01 z.47 à.07 á.12 â.56 ã.73 ç.53 é.34 ê.45 í.13 ó.3 ô.63 "
        "õ.04 ú.21"
    ),
    "Italian": (
        "a11.7 b.93 c4.5 d3.7 e11.8 f1.2 g1.6 h.64 i10.1 j.01 k.01 l6.5 m2.5 n6.9 o9.8 p3.1 q.5 r6.4 "
        "s5.0 t5.6 u3.0 v2.1 w.03 x.01 y.02 z1.2 à.64 è.26 é.02 ì.03 ò.02 ù.17"
    ),
    "Swedish": (
        "a9.4 b1.5 c1.5 d4.7 e10.1 f2.0 g2.9 h2.1 i5.8 j.61 k3.1 l5.3 m3.5 n8.5 o4.5 p1.8 q.02 r8.4 "
        "s6.6 t7.7 u1.9 v2.4 w.14 x.16 y.71 z.07 å1.3 ä1.8 ö1.3 é.02"
    ),
    "Danish or Norwegian": (
        "a6.0 b2.0 c.57 d5.9 e15.5 f2.4 g4.1 h1.6 i6.0 j.73 k3.4 l5.2 m3.2 n7.2 o4.6 p1.8 q.01 r9.0 "
        "s5.8 t6.9 u2.0 v2.3 w.07 x.03 y.7 z.03 å1.2 æ.87 ø.94 é.02"
    ),
    "Icelandic": (
        "a10.1 b1.0 c.01 d1.6 e6.4 f3.0 g4.2 h1.9 i7.6 j1.1 k3.3 l4.5 m4.0 n7.7 o2.2 p.8 q.01 r8.6 "
        "s5.6 t5.0 u4.6 v2.4 w.01 x.05 y.9 z.01 á1.8 é.65 ð4.4 í1.6 ó1.0 ú.61 ý.23 þ1.5 æ.87 ö.78"
    ),
    "Turkish": (
        "a11.9 b2.8 c1.2 d5.0 e8.9 f.46 g1.3 h1.2 i8.6 j.03 k4.7 l5.9 m3.8 n7.5 o2.5 p.89 q.01 r6.7 "
        "s3.0 t3.3 u3.2 v1.0 w.01 x.01 y3.3 z1.5 ç1.2 ğ1.1 ı5.1 ö.78 ş1.8 ü1.9"
    ),
    "Polish": (
        "a9.9 b1.5 c4.1 d3.3 e8.2 f.3 g1.5 h1.1 i8.3 j2.3 k3.6 l2.1 m2.9 n5.6 o7.9 p3.1 q.01 r4.6 "
        "s4.3 t4.0 u2.4 v.03 w4.6 x.02 y3.8 z5.6 ą1.0 ć.4 ę1.1 ł1.8 ń.2 ó.85 ś.66 ź.06 ż.83"
    ),
    "Greek": (
        "α9.4 β.7 γ1.8 δ1.9 ε7.6 ζ.4 η4.9 θ1.2 ι8.0 κ4.0 λ3.0 μ3.5 ν6.3 ξ.5 ο8.3 π4.0 ρ4.3 σ4.3 ς4.0 "
        "τ8.2 υ4.0 φ.9 χ1.2 ψ.2 ω1.7 ά1.7 έ1.6 ή1.0 ί2.2 ό1.9 ύ1.0 ώ.7"
    ),
    "Hebrew": (
        "א6.3 ב4.7 ג1.3 ד2.6 ה10.9 ו10.4 ז1.3 ח2.5 ט1.2 י11.1 כ2.7 ך.8 ל7.4 מ4.9 ם3.0 נ2.9 ן1.4 ס1.5 "
        "ע3.2 פ1.7 ף.3 צ1.2 ץ.1 ק2.1 ר5.6 ש4.4 ת5.0"
    ),
}


def _read(table: str) -> dict[str, float]:
    parts = {word[0]: float(word[1:]) for word in table.split()}
    total = sum(parts.values())
    return {letter: part / total for letter, part in parts.items()}


LANGUAGES: dict[str, dict[str, float]] = {name: _read(table) for name, table in _TABLES.items()}
