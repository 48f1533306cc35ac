"""Two small tables, their rows, and what tests do with them."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import sqlalchemy as sa

from mappings.tables import ForeignKey, SqlType, TargetColumn, TargetTable
from migrate.targets import Target
from tests.targets.nasty import with_record

CLIENT = TargetTable(
    "client",
    (
        TargetColumn("client_id", SqlType.parse("bigint"), nullable=False, origin=("CLIENT-NO",)),
        TargetColumn(
            "name", SqlType.parse("varchar(20)"), origin=("LAST-NAME", "FIRST-NAME"), rule="join", pii="name"
        ),
        TargetColumn("balance", SqlType.parse("decimal(11,2)"), nullable=False, description="What is owed"),
    ),
    ("client_id",),
    "clients",
    "CLIENT",
    description="The agency's clients",
)
CASE = TargetTable(
    "case",
    (
        TargetColumn("case_id", SqlType.parse("integer"), nullable=False, origin=("CASE-NO",)),
        TargetColumn("client_id", SqlType.parse("bigint"), origin=("CLIENT-NO",)),
    ),
    ("case_id",),
    "cases",
    "CASE",
    foreign_keys=(ForeignKey(("client_id",), "client", ("client_id",)),),
)
TABLES = [CASE, CLIENT]  # the child first: publishing has to find the order


def batch(table: TargetTable, *rows: tuple[Any, ...]) -> pa.RecordBatch:
    """Rows of RECORD and the table's columns; decimals as text."""
    schema = with_record(table)
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    return pa.RecordBatch.from_arrays(
        [
            pa.array(column, pa.string()).cast(field.type)
            if pa.types.is_decimal(field.type)
            else pa.array(column, field.type)
            for column, field in zip(columns, schema, strict=True)
        ],
        schema=schema,
    )


CLIENTS = batch(CLIENT, (1, 10, "Ana", "1.10"), (2, 20, None, "-2.20"), (3, 30, "", "0.00"))
CASES = batch(CASE, (1, 1, 10), (2, 2, 10), (3, 3, None))


def nothing(_: sa.Connection) -> None:
    """A note that writes nothing."""


def fail(_: sa.Connection) -> None:
    raise ZeroDivisionError


def rows(target: Target, table: TargetTable, *, staging: bool = False) -> list[dict[str, Any]]:
    found = pa.Table.from_batches(target.fetch(table, staging=staging), table.schema)
    listed: list[dict[str, Any]] = found.sort_by(table.columns[0].name).to_pylist()
    return listed


def value(target: Target, sql: str) -> Any:
    with target.engine.connect() as connection:
        return connection.exec_driver_sql(sql).scalar()


def publish(
    target: Target, clients: pa.RecordBatch = CLIENTS, cases: pa.RecordBatch = CASES
) -> dict[str, int]:
    target.prepare(TABLES)
    target.stage({"client": [clients], "case": [cases]}, nothing)
    return target.publish(TABLES, nothing, run="r1")
