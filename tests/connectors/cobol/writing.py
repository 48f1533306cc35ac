"""Encoding for tests: records of a form through the connector's own decoder, encoder and byte proof."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from connectors.cobol.copybook import parse_copybook
from connectors.cobol.decode import Decoded, Decoder
from connectors.cobol.description import CobolSource
from connectors.cobol.encode import Encoded, Encoder
from connectors.cobol.encode.proof import Piece, SegmentProver
from connectors.cobol.plan import make_plans
from tests.connectors.cobol.layouts import Form, copybook


def pair(form: Form, source: CobolSource) -> tuple[Decoder, Encoder]:
    """The decoder and the encoder of a form."""
    return pair_of(copybook(form), source)


def pair_of(text: str, source: CobolSource) -> tuple[Decoder, Encoder]:
    layout = parse_copybook(text, dialect=source.dialect, edited=source.edited)
    (plan,), _ = make_plans(layout, source)
    (whole,), _ = make_plans(layout, source.model_copy(update={"fillers": "keep", "renames": []}))
    decoder = Decoder(plan, source)
    length = plan.length if source.is_fixed else None
    return decoder, Encoder(whole, decoder.schema, source, length)


def piece_of(records: Sequence[bytes]) -> Piece:
    ends = np.cumsum([len(record) for record in records], dtype=np.int64)
    starts = ends - np.array([len(record) for record in records], np.int64)
    numbers = np.arange(1, len(records) + 1, dtype=np.int64)
    return Piece("FILE", 0, np.frombuffer(b"".join(records), np.uint8), starts, ends, numbers)


def decode(decoder: Decoder, records: Sequence[bytes]) -> Decoded:
    piece = piece_of(records)
    return decoder.decode(piece.data, piece.starts, piece.ends, piece.records)


def written(encoded: Encoded) -> list[bytes]:
    """The records, none of which may be at fault."""
    assert encoded.faults.to_pylist() == []
    return [
        encoded.data[start:end].tobytes() for start, end in zip(encoded.starts, encoded.ends, strict=True)
    ]


def prove(pair: tuple[Decoder, Encoder], records: Sequence[bytes]) -> SegmentProver:
    decoder, encoder = pair
    prover = SegmentProver(encoder, decoder.decode)
    prover.prove(piece_of(records))
    return prover


def rows_of(schema: pa.Schema, **columns: Sequence[object]) -> pa.RecordBatch:
    count = len(next(iter(columns.values())))
    arrays = [pa.array(range(1, count + 1), pa.int64())]
    arrays += [
        pa.array(columns[name.replace("-", "_")], schema.field(name).type) for name in schema.names[1:]
    ]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)
