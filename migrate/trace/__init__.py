"""The whole life of a value, from the target to the bytes it came from, and of a record, the other way.

    tracer = Tracer(context, report)
    tracer.value("client", {"client_id": 100000014}, "born_on")     # TracedRow
    tracer.record("clients", 229)                                   # TracedRecord

Nothing is kept for it in the user's tables: the source is searched for the key, through the mapping.
"""

from migrate.trace.keys import parse_key
from migrate.trace.model import TracedCheck, TracedColumn, TracedField, TracedRecord, TracedRow, TracedTable
from migrate.trace.tracer import MASK, Tracer

__all__ = [
    "MASK",
    "TracedCheck",
    "TracedColumn",
    "TracedField",
    "TracedRecord",
    "TracedRow",
    "TracedTable",
    "Tracer",
    "parse_key",
]
