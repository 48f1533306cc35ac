"""Is the file a container or a compressed form of another? Told by the first bytes alone."""

from __future__ import annotations

from connectors.cobol.inference.answer import Damage

__all__ = ["find_wrapping"]

_MAGIC = (
    (b"\x1f\x8b", "gzip", "gzip", "gunzip"),
    (b"BZh", "bzip2", "bzip2", "bunzip2"),
    (b"\x28\xb5\x2f\xfd", "zstd", "Zstandard", "unzstd"),
    (b"PK\x03\x04", "zip", "ZIP", "unzip"),
    (b"PK\x05\x06", "zip", "ZIP (an empty one)", "unzip"),
    (b"\xfd7zXZ\x00", "xz", "xz", "unxz"),
    (b"\x1f\x9d", "compress", "compress (.Z)", "uncompress"),
    (b"7z\xbc\xaf\x27\x1c", "7z", "7z", "7z x"),
)
_READ = {"gzip": "gz", "bzip2": "bz2", "zstd": "zst", "xz": "xz"}
"""Compressed files that are read as they are, and how their names end."""
_INMR01 = "INMR01".encode("cp037")


def find_wrapping(head: bytes, size: int) -> Damage | None:
    """The wrapping around the data, None where there is none that is known."""
    for magic, code, name, command in _MAGIC:
        if head.startswith(magic) and (code != "gzip" or head[2:3] == b"\x08"):
            named = f", or name it *.{_READ[code]}: so it is read" if code in _READ else ""
            return Damage(
                f"wrapped_{code}",
                f"this is a {name} file, not the records themselves",
                f"Unpack it with `{command}`, and inspect what comes out{named}",
                (f"it begins with X'{magic.hex().upper()}', the mark of {name}",),
            )
    # TSO/E Customization, "Format of a transmitted file": length, flags X'E0', INMR01
    if head[2:8] == _INMR01:
        return Damage(
            "wrapped_xmit",
            "this is a data set packed by TSO TRANSMIT (XMIT), not the records themselves",
            "Unpack it with TSO RECEIVE INDATASET(...) on the mainframe and transfer the data set in binary",
            ("the control record INMR01 stands at byte 2",),
        )
    if _is_terse(head, size):
        pack = "PACK" if head[0] == 2 else "SPACK"
        return Damage(
            "wrapped_terse",
            f"this looks like the output of AMATERSE ({pack}), not the records themselves",
            "Unpack it with AMATERSE UNPACK on the mainframe, or with tersedecompress, and inspect what comes out",
            (f"its first twelve bytes, X'{head[:12].hex().upper()}', are a valid AMATERSE header",),
        )
    return None


def _is_terse(head: bytes, size: int) -> bool:
    """The 12-byte header of AMATERSE: version 2 or 5, record format, LRECL, flags, ratio, block size, LRECL."""
    if size < 13 or head[0] not in (2, 5) or head[1] not in (0, 1):
        return False
    first, block, second = (int.from_bytes(head[a:b], "big") for a, b in ((2, 4), (6, 8), (8, 12)))
    length = first or second
    return (
        0 < length <= 32760 and second in (0, length) and (not block or block % length == 0 or head[1] == 1)
    )
