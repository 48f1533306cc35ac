"""The product's own reference decoder against the connector: random descriptions, some records damaged."""

from __future__ import annotations

import numpy as np

from connectors.cobol.copybook import parse_copybook
from connectors.cobol.plain import PlainDecoder
from migrate.reconcile.sample import differing
from tests.connectors.cobol.agreement import decode, describe
from tests.connectors.cobol.layouts import copybook, random_form, write
from tests.connectors.cobol.test_fuzz import A_FORM, INPUTS, damaged, seeds, words_of
from tests.connectors.cobol.test_tables import NESTED, plan_of
from tests.connectors.cobol.test_tables import decode as decode_text


def test_it_reads_what_the_connector_reads() -> None:
    cells = 0
    for rng in seeds(max(INPUTS // A_FORM, 1)):
        form, varies, words = random_form(rng), rng.random() < 0.5, words_of(rng)
        source = describe(form, record_format="V" if varies else "F", on_invalid="null", **words)
        records = [damaged(write(form, rng, slide=varies), form, rng, varies=varies) for _ in range(A_FORM)]
        rows = decode(form, records, source).rows.to_pylist()
        decoder = PlainDecoder(
            parse_copybook(copybook(form), dialect=form.dialect, edited=source.edited), source
        )
        for record, row in zip(records, rows, strict=True):
            del row["_record"]
            found = decoder.decode(record)
            assert list(differing(found, row)) == [], f"{record.hex()}\n{copybook(form)}\n{found}\n{row}"
            cells += len(found.cells)
    assert cells > INPUTS * 3


def test_tables_within_tables() -> None:
    records = ["2a21x0ZZ!!b0YY??END", "0END", "1c12xyWW.END", "1c9xyWW.END", "5END"]
    rows = decode_text(NESTED, records, record_format="V", on_invalid="null").rows.to_pylist()
    _, source = plan_of(NESTED, record_format="V")
    decoder = PlainDecoder(parse_copybook(NESTED), source)
    found = [decoder.decode(record.encode()) for record in records]
    assert found[0].cells["A[1].B[1].C[1]"].value == "x"
    assert found[0].cells["TAIL"].offset == 16
    for one, row in zip(found, rows, strict=True):
        del row["_record"]
        assert list(differing(one, row)) == []
    assert np.sum([cell.broken for one in found for cell in one.cells.values()]) == 0
