"""Question: does a copybook describe these records?

The sample is decoded with the connector's own decoder, so "valid" means what it means in a run. The same fields are
also tried at arbitrary bytes: where a copybook of text fits there just as well, its fit is no evidence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray
from pydantic import ValidationError

from connectors.base import RECORD
from connectors.cobol.copybook import read_copybooks
from connectors.cobol.decode import Decoder
from connectors.cobol.description import CobolSource
from connectors.cobol.inference.answer import Fit, Offender
from connectors.cobol.inference.framing import Cuts, Framing, spread
from connectors.cobol.plan import PlanFault, TablePlan, make_plans
from connectors.layout import Field, Layout, Usage

__all__ = ["Book", "fit_book", "read_book", "valid_cuts"]

_OFFSETS = 4096
_WORST = 5


@dataclass(frozen=True)
class Book:
    """One copybook as a candidate description. `kinds` are its level 01, each a layout of its own."""

    path: Path
    layout: Layout

    @property
    def name(self) -> str:
        return self.path.name

    @cached_property
    def kinds(self) -> list[Layout]:
        return [Layout((record,), self.layout.name) for record in self.layout.records]

    @property
    def varies(self) -> bool:
        return any(item.occurs and item.occurs.depending_on for item in self.layout.walk())

    @property
    def doubles(self) -> bool:
        """Whether it has fields of double-byte characters, which only some code pages have."""
        return any(item.usage is Usage.DBCS for item in self.layout.walk())

    def refusal(self, words: Mapping[str, Any]) -> str:
        """Why records cannot be decoded by it at all under these words; empty where they can."""
        try:
            self.decoders(words)
        except PlanFault as fault:
            return f"{fault.reason}: give the page with --code-page"
        return ""

    def source(self, words: Mapping[str, Any]) -> CobolSource:
        """The description of this book's records. A format that is not read yet is decoded as its nearest kin."""
        said = {"copybooks": [str(self.path)], **words}
        try:
            return CobolSource.model_validate(said)
        except ValidationError:
            return CobolSource.model_validate({**said, "record_format": "V"})

    def decoders(self, words: Mapping[str, Any]) -> list[Decoder]:
        source = self.source(words)
        return [Decoder(make_plans(kind, source)[0][0], source) for kind in self.kinds]

    def valid_everywhere(
        self, data: NDArray[np.uint8], words: Mapping[str, Any]
    ) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
        """(is there a valid record, its length), for each byte of the first 4,096 and more, by level 01."""
        length = self.layout.length
        count = min(len(data), max(_OFFSETS, min(8 * length, 1 << 15)))
        wrapped = np.concatenate([data[: count + length], data[:length]])
        starts = np.arange(count, dtype=np.int64)
        # lengths of records are not held against the bytes here
        loose = {key: value for key, value in words.items() if key in ("code_page", "float_format")}
        varies = words.get("variable_occurs", words.get("record_format", "F") not in ("F", "FB"))
        source = self.source({**loose, "variable_occurs": varies})
        valid = np.zeros((len(self.kinds), count), np.bool_)
        lengths = np.zeros((len(self.kinds), count), np.int64)
        for n, kind in enumerate(self.kinds):
            plan = make_plans(kind, source)[0][0]
            ends = np.minimum(starts + kind.length, len(wrapped))
            rows = Decoder(plan, source).decode(wrapped, starts, ends, starts).rows
            here = np.asarray(rows.column(0))
            valid[n, here] = True
            lengths[n, here] = kind.length
            for node, values in zip(plan.nodes, rows.columns[1:], strict=True):
                if isinstance(node, TablePlan) and node.varies:
                    counts = np.asarray(pc.fill_null(pc.list_value_length(values), 0), np.int64)
                    lengths[n, here] -= (node.maximum - counts) * node.stride
        return valid, lengths


def read_book(path: Path, search: Sequence[Path] = ()) -> Book:
    """Read a copybook. Raises ConfigurationError with everything that is wrong in it."""
    return Book(path, read_copybooks([path], search=search))


def fit_book(book: Book, framing: Framing, words: Mapping[str, Any]) -> Fit:
    """Decode the sample, cut as `framing` says, by the copybook.

    Args:
        words: of the description besides those of the framing: code page, float format.
    """
    said = {
        **words,
        **framing.candidate.words,
        **({"code_page": words["code_page"]} if "code_page" in words else {}),
    }
    if said.get("record_length", book.layout.length) < book.layout.length and not said.get(
        "record_prefix_bytes"
    ):
        length = said["record_length"]
        return Fit(
            book.name,
            framing.candidate.name,
            0,
            0,
            1.0,
            note=f"the copybook describes {book.layout.length:,} bytes, more than {length:,}",
        )
    cuts = spread(framing.cut())
    try:
        decoders = book.decoders(said)
    except PlanFault as fault:
        return Fit(book.name, framing.candidate.name, 0, 0, 1.0, note=str(fault))
    total = sum(len(each.starts) for each in cuts)
    if not total:
        return Fit(book.name, framing.candidate.name, 0, 0, 1.0)
    valid = np.zeros((len(decoders), total), np.bool_)
    rejects: list[list[pa.Table]] = [[] for _ in decoders]
    base = 0
    for each in cuts:
        records = np.arange(base, base + len(each.starts), dtype=np.int64)
        for n, decoder in enumerate(decoders):
            found = decoder.decode(each.piece.data, each.starts, each.ends, records)
            valid[n, np.asarray(found.rows.column(0))] = True
            rejects[n].append(found.rejects)
        base += len(each.starts)
    everywhere = book.valid_everywhere(framing.cut()[0].piece.data, said)[0]
    chance = float(everywhere.any(axis=0).mean()) if everywhere.size else 1.0
    if len(decoders) == 1:
        offenders = _offenders(rejects[0], cuts, decoders[0].plan.nodes)
        notes = make_plans(book.kinds[0], decoders[0].source)[1]
        return Fit(
            book.name,
            framing.candidate.name,
            total,
            int(valid[0].sum()),
            chance,
            offenders,
            note="; ".join(notes),
        )
    return _by_type(book, framing, cuts, valid, chance, said)


def valid_cuts(book: Book, framing: Framing, words: Mapping[str, Any]) -> list[tuple[Layout, list[Cuts]]]:
    """For each level 01, the records of the sample that are valid as it: their fields can be looked at."""
    said = {**words, **framing.candidate.words}
    found = []
    for kind, decoder in zip(book.kinds, book.decoders(said), strict=True):
        valid = []
        for each in spread(framing.cut()):
            records = np.arange(len(each.starts), dtype=np.int64)
            rows = decoder.decode(each.piece.data, each.starts, each.ends, records).rows
            here = np.asarray(rows.column(0))
            valid.append(Cuts(each.piece, each.starts[here], each.ends[here]))
        found.append((kind, valid))
    return found


def _offenders(
    rejects: Sequence[pa.Table], cuts: Sequence[Cuts], nodes: Sequence[Any]
) -> tuple[Offender, ...]:
    table = pa.concat_tables(rejects)
    if not table.num_rows:
        return ()
    names = ["field", "code", "reason"]
    groups = table.group_by(names).aggregate([(RECORD, "count_distinct"), (RECORD, "min")]).to_pylist()
    groups.sort(key=lambda row: (-row[f"{RECORD}_count_distinct"], row["field"]))
    places = {
        node.field.path: node.field for node in nodes if not isinstance(node, TablePlan) and not node.after
    }
    found = []
    for row in groups[:_WORST]:
        item = places.get(row["field"])
        example = _bytes(row[f"{RECORD}_min"], item, cuts) if item is not None else ""
        found.append(
            Offender(row["field"], row["code"], row["reason"], row[f"{RECORD}_count_distinct"], example)
        )
    return tuple(found)


def _bytes(record: int, item: Field, cuts: Sequence[Cuts]) -> str:
    for each in cuts:
        if record < len(each.starts):
            at = int(each.starts[record]) + item.offset
            stop = min(at + min(item.length, 12), int(each.ends[record]))
            return f"X'{each.piece.data[at:stop].tobytes().hex().upper()}'" if stop > at else ""
        record -= len(each.starts)
    return ""


def _by_type(
    book: Book,
    framing: Framing,
    cuts: Sequence[Cuts],
    valid: NDArray[np.bool_],
    chance: float,
    said: Mapping[str, Any],
) -> Fit:
    """Several level 01: each record should be valid as one of them, and a field of it should say as which."""
    names = [kind.records[0].name for kind in book.kinds]
    found = Fit(book.name, framing.candidate.name, valid.shape[1], int(valid.any(axis=0).sum()), chance)
    best: tuple[int, Fit] | None = None
    for item in _type_fields(book.layout):
        values = _values(item, cuts)
        if len(values) != valid.shape[1]:
            continue
        chosen: dict[str, list[bytes]] = {}
        right = np.zeros(len(values), np.bool_)
        counts: Counter[str] = Counter()
        common = Counter(values.tolist())
        if len(common) > 40:
            continue
        for value, count in common.most_common():
            here = values == value
            shares = valid[:, here].sum(axis=1)
            n = int(shares.argmax())
            if shares[n] * 2 < count or (count < 3 and len(common) > 10):
                continue
            chosen.setdefault(names[n], []).append(value)
            counts[names[n]] += int(shares[n])
            right[here] = valid[n, here]
        if len(chosen) < 2:
            continue
        page = book.source(said).code_page
        segments = {
            "field": item.name,
            "redefine_map": {name: _texts(values, page) for name, values in chosen.items()},
        }
        without = [name for name in names if name not in chosen]
        note = f"no record of the sample is of {', '.join(without)}" if without else ""
        fit = replace(
            found, valid=int(right.sum()), kinds=dict(counts), words={"segments": segments}, note=note
        )
        if best is None or fit.valid > best[0]:
            best = (fit.valid, fit)
    return best[1] if best else found


def _type_fields(layout: Layout) -> list[Field]:
    """Short DISPLAY fields of one name that stand at the same place in every level 01."""

    def leaves(record: Field) -> dict[str, Field]:
        return {
            i.name.upper(): i
            for i in record.walk()
            if not i.is_group and not i.is_filler and not i.occurs and i.length <= 8
        }

    def place(item: Field) -> tuple[int, int]:
        return item.offset, item.length

    first, *others = (leaves(record) for record in layout.records)
    return [
        item for name, item in first.items()
        if item.usage in (Usage.TEXT, Usage.ZONED)
        and all(name in other and place(other[name]) == place(item) for other in others)
        and len(layout.find(item.name)) == len(layout.records)
    ]  # fmt: skip


def _values(item: Field, cuts: Sequence[Cuts]) -> NDArray[Any]:
    rows = []
    for each in cuts:
        at = each.starts[:, None] + item.offset + np.arange(item.length)
        inside = at < each.ends[:, None]
        rows.append(
            np.where(inside, each.piece.data[np.minimum(at, len(each.piece.data) - 1)], 0).astype(np.uint8)
        )
    return np.ascontiguousarray(np.concatenate(rows)).view(f"V{item.length}").ravel().astype(object)


def _texts(values: Sequence[Any], page: str) -> str | list[str]:
    from connectors.cobol.codepage import code_page

    texts = [code_page(page).decode(bytes(value)).rstrip() for value in values]
    return texts[0] if len(texts) == 1 else texts
