"""IBM's EBCDIC code pages: which there are, and their tables."""

from connectors.cobol.pages.catalogue import ALIASES, PAGES, Page
from connectors.cobol.pages.tables import SEQUENCE, UNDEFINED, double_byte, sequences, single_byte

__all__ = [
    "ALIASES",
    "PAGES",
    "SEQUENCE",
    "UNDEFINED",
    "Page",
    "double_byte",
    "sequences",
    "single_byte",
]
