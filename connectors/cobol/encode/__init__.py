"""Rows back into records: the inverse of the decoder, and the proof that nothing is lost between them."""

from connectors.cobol.encode.records import Encoded, Encoder
from connectors.cobol.encode.writers import WRITERS, CannotEncode

__all__ = ["WRITERS", "CannotEncode", "Encoded", "Encoder"]
