"""The same figures from every engine, and they are the right ones."""

from __future__ import annotations

import hashlib
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from migrate.targets import duckdb_digest, open_target
from tests import servers
from tests.targets.nasty import VALUES, nasty_rows, nasty_table
from tests.targets.sample import CLIENT, CLIENTS, nothing

BY_KIND = {kind: f'Value of "{kind}" %s :x é' for kind in VALUES}


@pytest.fixture(scope="module")
def digests(tmp_path_factory: pytest.TempPathFactory, postgres: servers.PostgreSQL) -> dict[str, pa.Table]:
    table = nasty_table()
    rows = nasty_rows(table)
    folder: Path = tmp_path_factory.mktemp("digest")
    found = {}
    for url in (f"duckdb:///{folder / 'target.duckdb'}", postgres.database("digests")):
        target = open_target(url, "family")
        target.prepare([table])
        target.stage({"nasty": [rows]}, nothing)
        target.publish([table], nothing)
        found[url.partition(":")[0]] = target.digest(table)
        target.close()
    connection = duckdb.connect()
    connection.register("source rows", pa.Table.from_batches([rows]))
    found["source"] = duckdb_digest(connection, '"source rows"', table)
    return found


def test_every_engine_gives_the_same_text(digests: dict[str, pa.Table]) -> None:
    assert digests["duckdb"].to_pylist() == digests["postgresql"].to_pylist()
    assert digests["duckdb"].to_pylist() == digests["source"].to_pylist()
    assert digests["duckdb"].schema == digests["postgresql"].schema


@pytest.mark.parametrize("kind", [kind for kind in VALUES if kind.startswith("decimal")])
def test_sums_are_exact(digests: dict[str, pa.Table], kind: str) -> None:
    column = nasty_rows(nasty_table()).column(BY_KIND[kind]).to_pylist()
    scale = int(kind.rstrip(")").partition(",")[2])
    digits = sum(int(f"{value:.{scale}f}".replace(".", "")) for value in column if value is not None)
    (row,) = digests["postgresql"].filter(pa.compute.field("column") == BY_KIND[kind]).to_pylist()
    assert int(row["sum"].replace(".", "")) == digits
    assert len(row["sum"].partition(".")[2]) == scale


def test_figures_of_text(digests: dict[str, pa.Table]) -> None:
    texts = [text for text in VALUES["text"] if text is not None]
    (row,) = digests["postgresql"].filter(pa.compute.field("column") == BY_KIND["text"]).to_pylist()
    assert row["hash_total"] == str(
        sum(int(hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()[:15], 16) for text in texts)
    )
    assert row["length_total"] == str(sum(map(len, texts)))
    assert (row["minimum"], row["maximum"]) == (min(texts), max(texts, key=str.encode))
    assert (row["nulls"], row["distinct"], row["sum"]) == (1, None, None)


def test_figures_of_dates(digests: dict[str, pa.Table]) -> None:
    got = {row["column"]: row for row in digests["duckdb"].to_pylist()}
    assert got[BY_KIND["date"]]["minimum"] == "0001-01-01"
    assert got[BY_KIND["timestamp"]]["maximum"] == "9999-12-31 23:59:59.999999"
    assert got[BY_KIND["boolean"]]["minimum"] is None


def test_distinct_is_of_key_columns(digests: dict[str, pa.Table]) -> None:
    rows = digests["duckdb"].to_pylist()
    assert [row["distinct"] for row in rows] == [str(rows[0]["rows"]), *[None] * (len(rows) - 1)]


def test_an_empty_table_has_no_sums(tmp_path: Path) -> None:
    target = open_target(f"duckdb:///{tmp_path / 'target.duckdb'}", "family")
    target.prepare([CLIENT])
    target.stage({"client": [CLIENTS.slice(0, 0)]}, nothing)
    target.publish([CLIENT], nothing)
    for row in target.digest(CLIENT).to_pylist():
        assert (row["rows"], row["nulls"], row["minimum"], row["sum"], row["hash_total"]) == (
            0,
            0,
            None,
            None,
            None,
        )
    target.close()
