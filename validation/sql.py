"""The query of an `unexpected_rows_expectation`: its placeholders, and what it may do.

    SELECT p._record FROM {table} p WHERE p.amount <> (
        SELECT sum(l.amount) FROM {table:payment_line} l WHERE l.payment_id = p.payment_id)

`{table}` is the suite's own staging table, `{table:payment_line}` another one. A query is one SELECT; it
reads staging tables and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from migrate.errors import did_you_mean

__all__ = ["faults_of", "written"]

# A brace before a figure, as in '[0-9]{5}', is the query's own.
_PLACEHOLDER = re.compile(r"\{([A-Za-z_]\w*)(?::([^{}]*))?\}")


def written(query: str, table: str, name_of: Callable[[str], str]) -> str:
    """The query with every placeholder replaced; `name_of` gives the quoted name of a table."""
    return _PLACEHOLDER.sub(lambda found: name_of(found[2].strip() if found[2] else table), query)


def faults_of(query: str, tables: Collection[str], *, record_column: str | None) -> list[tuple[str, str]]:
    """What is wrong with a query, as (reason, remedy).

    Args:
        query: as the user wrote it.
        tables: the names that a placeholder may give.
        record_column: the column that failing rows must carry, or None when they need not.
    """
    found: list[tuple[str, str]] = []
    for word, name in _PLACEHOLDER.findall(query):
        if word != "table":
            found.append((f"'{{{word}}}' is not a placeholder", "Write {table}, or {table:name} for another"))
        elif name.strip() and name.strip() not in tables:
            found.append((f"unknown table '{name.strip()}'", did_you_mean(name.strip(), tables)))
    if not re.search(r"\{table\}", query):
        found.append(("the query does not read its own table", "Select from {table}"))
    return found or _faults_of_sql(query, record_column)


def _faults_of_sql(query: str, record_column: str | None) -> list[tuple[str, str]]:
    import sqlglot
    from sqlglot import exp

    stands_for = re.compile(r"^staging table \w*$")
    try:
        trees = sqlglot.parse(written(query, "", lambda name: f'"staging table {name}"'), read="postgres")
    except sqlglot.errors.SqlglotError as error:
        place: dict[str, object] = (getattr(error, "errors", None) or [{}])[0]
        near = f" at line {place['line']}, near '{place['highlight']}'" if place.get("highlight") else ""
        return [(f"the query is not SQL{near}", "Mend the query")]
    if len(trees) != 1 or not isinstance(trees[0], exp.Query):
        return [("the query is not one SELECT", "Write one SELECT that finds the rows that are wrong")]
    tree = trees[0]
    if tree.find(exp.Insert, exp.Update, exp.Delete, exp.Into, exp.Command):
        return [("the query changes data", "Write a SELECT that only reads")]
    named = {part.alias_or_name for part in tree.find_all(exp.CTE)}
    for table in tree.find_all(exp.Table):
        if not stands_for.match(table.name) and table.name not in named:
            remedy = "Name staging tables as {table} or {table:name} only"
            return [(f"the query reads '{table.sql()}'", remedy)]
    if record_column is None:
        return []
    if record_column not in tree.named_selects and not tree.is_star:
        remedy = f"Select {record_column} of the row to blame, or set on_failure to stop or warn"
        return [(f"the query does not return {record_column}", remedy)]
    select = tree.find(exp.Select)
    if select and select.args.get("joins") and any(isinstance(part, exp.Star) for part in select.expressions):
        return [(f"'*' of a join leaves open whose {record_column} is meant", "Write 't.*' of one table")]
    return []
