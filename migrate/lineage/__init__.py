"""Column lineage of a project: as a table, as a picture, and as OpenLineage events of its runs."""

from migrate.lineage.document import lineage_document
from migrate.lineage.drawing import draw
from migrate.lineage.events import run_event
from migrate.lineage.sending import Telling, announced, send

__all__ = ["Telling", "announced", "draw", "lineage_document", "run_event", "send"]
