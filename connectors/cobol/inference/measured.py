"""Question: does each record's length follow from its own counters (OCCURS DEPENDING ON), with no length words?"""

from __future__ import annotations

from connectors.cobol.framer import make_framer
from connectors.cobol.inference.answer import CERTAIN, Candidate
from connectors.cobol.inference.fit import Book
from connectors.cobol.inference.framing import Cuts, Framing
from connectors.cobol.inference.sample import Sample
from connectors.cobol.plan import PlanFault

__all__ = ["measured_framing"]


def measured_framing(book: Book, sample: Sample, page: str) -> Framing | None:
    """Records of the copybook laid end to end, each as long as its counters say; None where they are not."""
    if not book.varies:
        return None
    words = {"record_format": "F", "variable_occurs": True}
    try:
        cut = make_framer(book.layout, book.source({**words, "code_page": page})).cut(
            sample.head, at_end=sample.whole
        )
    except PlanFault:
        return None
    count = len(cut.starts)
    if not count or (cut.fault and cut.used < 0.98 * len(sample.head)):
        return None
    score = (1 - 0.5 ** (count / 2)) * (0.8 if cut.fault else 1.0)
    said = (
        f"the counters of {count:,} records of {book.name} lead from record to record over {cut.used:,} bytes"
    )
    candidate = Candidate(
        "F: each record as long as its counters say", min(score, CERTAIN) * 0.95, (said,), words
    )
    left = len(sample.head) - cut.used if sample.whole else 0
    return Framing(candidate, lambda: [Cuts(sample.pieces[0], cut.starts, cut.ends)], left_over=left)
