"""The declarative mapping language: YAML files say target-first how records become tables.

    mappings = load_mappings(paths, {"clients": SourceShape("clients", {"CLIENT": schema})})
    mappings.tables                                 # TargetTable, parents before children
    with Mapper(mappings, "clients") as mapper:
        mapper.map({"CLIENT": batch}).tables["client"]

Everything wrong in the files is raised at once (ConfigurationError); a record that cannot be mapped exactly
is rejected whole, with every fault it has.
"""

from mappings.fields import SourceShape
from mappings.functions import FUNCTIONS, Function
from mappings.load import load_mappings
from mappings.mapper import Mapped, Mapper
from mappings.mappings import Mappings
from mappings.tables import ForeignKey, SqlType, TargetColumn, TargetTable

__all__ = [
    "FUNCTIONS",
    "ForeignKey",
    "Function",
    "Mapped",
    "Mapper",
    "Mappings",
    "SourceShape",
    "SqlType",
    "TargetColumn",
    "TargetTable",
    "load_mappings",
]
