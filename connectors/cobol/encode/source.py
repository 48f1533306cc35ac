"""A whole source at a time: rows into a file, and the byte proof of its files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from connectors.base import RECORD, Partition
from connectors.cobol.encode.control import control_bytes
from connectors.cobol.encode.framing import BLOCK_SIZE, CannotFrame, Framed, make_framed
from connectors.cobol.encode.proof import Difference, FieldProof, Piece, Proof, SegmentProver, add_faults
from connectors.cobol.encode.records import BLOCK, Encoded, Encoder
from connectors.cobol.encode.rules import OTHER
from connectors.cobol.encode.writers import CannotEncode
from connectors.cobol.kernels import writing, writing_text
from connectors.compression import compression_of
from connectors.framing import Cut, MeasuredFramer
from connectors.index import Mark
from connectors.storage import open_binary
from migrate.errors import SourceError

if TYPE_CHECKING:
    from connectors.cobol.connector import CobolConnector

__all__ = ["prove", "write_file"]

PARTITION = 64 << 20
AT_A_TIME = 2 * BLOCK
"""Records proved together: their values, what is written of them and what becomes of each take room."""
FILE = "(file)"
AHEAD = ("(RDW)", "(BDW)", "(SDW)", "(record header)", "(record prefix)")
"""What stands in front of the record that it belongs to."""

Bytes = NDArray[np.uint8]
Positions = NDArray[np.int64]


# -- rows into a file -----------------------------------------------------------------------------------------


def write_file(
    connector: CobolConnector,
    batches: Iterator[Mapping[str, pa.RecordBatch]],
    out: Path,
    *,
    origin: str,
    block_size: int | None = None,
) -> tuple[int, int]:
    """Encode rows, by record type and in record order, into the file `out`; gives (records, bytes).

    `origin` is what messages call the rows' file. Nothing is left at `out` when it fails.

    Raises:
        SourceError: a value does not fit its field, or a record does not fit its format.
    """
    source, length = connector.source, connector.record_length
    encoders = {encoder.plan.segment: encoder for encoder in connector.encoders()}
    framed = make_framed(source, length, block_size or BLOCK_SIZE, _longest(connector))
    part = out.with_name(f"{out.name}.part")
    count = written = 0
    try:
        with part.open("wb") as stream:
            written += stream.write(b"\x00" * source.header_bytes)
            for rows in batches:
                encoded = [
                    _encode(encoders[name], each, origin) for name, each in rows.items() if each.num_rows
                ]
                if not encoded:
                    continue
                data, starts, ends, records = _in_order(encoded)
                written += stream.write(_framed(framed, data, starts, ends, records, origin))
                _check(connector, data, starts, ends, records, origin)
                count += len(records)
            written += stream.write(framed.end())
            written += stream.write(b"\x00" * source.trailer_bytes)
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
    return count, written


def _longest(connector: CobolConnector) -> int:
    """The most bytes that a record may have."""
    return max(decoder.plan.length for decoder in connector.decoders)


def _encode(encoder: Encoder, rows: pa.RecordBatch, origin: str) -> Encoded:
    try:
        encoded = encoder.encode(rows)
    except CannotEncode as error:
        raise SourceError(
            str(error),
            "Leave the field out with a FILLER in its place",
            file=origin,
            field=error.leaf.field.path,
        ) from None
    if encoded.faults.num_rows:
        first = encoded.faults.slice(0, 1).to_pylist()[0]
        more = encoded.faults.num_rows - 1
        raise SourceError(
            first["reason"] + (f" (and {more:,} more such faults near it)" if more else ""),
            "Correct the value, or the field's description",
            file=origin,
            record=first[RECORD],
            field=first["field"],
        )
    return encoded


def _in_order(
    encoded: list[Encoded],
) -> tuple[Bytes, Positions, Positions, Positions]:
    """The records of all types as one piece, in the order of their numbers."""
    if len(encoded) == 1 and bool((np.diff(encoded[0].records) >= 0).all()):
        one = encoded[0]
        return one.data, one.starts, one.ends, one.records
    data = np.concatenate([each.data for each in encoded])
    shifts = np.cumsum([0, *(len(each.data) for each in encoded[:-1])])
    starts, ends = (
        np.concatenate([getattr(each, name) + by for each, by in zip(encoded, shifts, strict=True)])
        for name in ("starts", "ends")
    )
    records = np.concatenate([each.records for each in encoded])
    order = np.argsort(records, kind="stable")
    return data, starts[order], ends[order], records[order]


def _framed(
    framed: Framed, data: Bytes, starts: Positions, ends: Positions, records: Positions, origin: str
) -> bytes:
    try:
        return framed.add(data, starts, ends)
    except CannotFrame as error:
        raise SourceError(
            str(error), "Correct the description, or the values", file=origin, record=int(records[error.row])
        ) from None


def _check(
    connector: CobolConnector, data: Bytes, starts: Positions, ends: Positions,
    records: Positions, origin: str,
) -> None:  # fmt: skip
    """Where a record says its own length, it must be as long as it says."""
    framer = connector.framer
    if not isinstance(framer, MeasuredFramer):
        return
    prefix, suffix = connector.source.record_prefix_bytes, connector.source.record_suffix_bytes
    lengths = ends - starts
    stops = np.cumsum(lengths + prefix + suffix)
    whole = np.zeros(int(stops[-1]), np.uint8)
    writing_text.copy_records(data, starts, ends, whole, stops - suffix - lengths)
    cut = framer.cut(whole, at_end=True)
    found = cut.ends - cut.starts
    same = found == lengths[: len(found)]
    if cut.fault or not same.all() or len(found) != len(lengths):
        row = min(int(np.argmin(np.append(same, False))), len(records) - 1)
        reason = writing.ENCODE_FAULTS[writing.LENGTH][1]
        raise SourceError(reason, "Correct the length field", file=origin, record=int(records[row]))


# -- the byte proof -------------------------------------------------------------------------------------------


def prove(connector: CobolConnector) -> Proof:
    """Decode and encode every record of the source, and compare with its bytes.

    Raises:
        FramingError: a file cannot be cut into records.
    """
    proof = Proof()
    provers = [
        SegmentProver(encoder, decoder.decode)
        for encoder, decoder in zip(connector.encoders(), connector.decoders, strict=True)
    ]
    between: dict[str, FieldProof] = {}
    for partition in connector.partitions(PARTITION):
        for mark, raw, cut, records in connector.pieces(partition):
            data = raw if cut.data is None else cut.data
            kinds, dropped, strange = connector.kinds(data, cut, records)
            proof.records += len(records)
            proof.filtered += dropped.num_rows
            proof.bytes += cut.used
            add_faults(proof, strange)
            for n, prover in enumerate(provers):
                chosen = np.arange(len(records)) if kinds is None else np.flatnonzero(kinds == n)
                for low in range(0, len(chosen), AT_A_TIME):
                    some = chosen[low : low + AT_A_TIME]
                    starts, ends, places = cut.starts[some], cut.ends[some], cut.first_bytes[some]
                    piece = Piece(partition.file, mark.offset, data, starts, ends, records[some], places)
                    add_faults(proof, prover.prove(piece).rejects)
            _control(connector, partition, mark, raw, cut, records, between)
        _outside(connector, partition, between, proof)
    proof.fields = [each for prover in provers for each in prover.fields()] + list(between.values())
    for prover in provers:
        proof.not_compared += [f"{name}: {reason}" for name, reason in prover.refused.items()]
    return proof


def _control(
    connector: CobolConnector, partition: Partition, mark: Mark, raw: Bytes, cut: Cut,
    records: Positions, between: dict[str, FieldProof],
) -> None:  # fmt: skip
    for each in control_bytes(connector.source, raw, cut, mark.state, _longest(connector)):
        proof = between.setdefault(each.name, FieldProof(FILE, each.name, unit=each.unit))
        proof.count += len(each.at)
        theirs, ours = each.theirs, each.ours
        same = theirs.shape == ours.shape
        rows = np.flatnonzero((theirs != ours).any(axis=1)) if same else np.arange(len(theirs))
        proof.exact += len(each.at) - len(rows)
        if not len(rows):
            continue
        names = each.rules(theirs[rows], ours[rows])
        for name in np.unique(names):
            these = rows[names == name]
            row = int(these[0])
            at = int(each.at[row])
            n = int(np.searchsorted(cut.first_bytes, at, side="right")) - 1
            record = (
                int(records[min(max(n + (each.name in AHEAD), 0), len(records) - 1)]) if len(records) else 0
            )
            proof.note(
                Difference(
                    str(name) or OTHER, bool(name), len(these), record, partition.file, mark.offset + at,
                    theirs[row].tobytes().hex(), ours[row].tobytes().hex(),
                )
            )  # fmt: skip


def _outside(
    connector: CobolConnector, partition: Partition, between: dict[str, FieldProof], proof: Proof
) -> None:
    """The header and trailer of the file, of which nothing is known: X'00' would be written."""
    begin, stop, size = connector.body(partition.file)
    places = []
    if partition.start == 0 and begin:
        places.append(("(file header)", 0, begin))
    if partition.end == size and size > stop:
        places.append(("(file trailer)", stop, size - stop))
    for name, at, length in places:
        compression = compression_of(partition.file, connector.source.compression)
        with open_binary(partition.file, compression=compression) as stream:
            stream.seek(at)
            content = np.frombuffer(stream.read(length), np.uint8)
        proof.bytes += length
        found = between.setdefault(name, FieldProof(FILE, name, unit="bytes"))
        other = int(np.count_nonzero(content))
        found.count += length
        found.exact += length - other
        if other:
            shown = content[:16].tobytes().hex()
            found.note(
                Difference("not X'00'", False, other, 0, partition.file, at, shown, "00" * min(length, 16))
            )
