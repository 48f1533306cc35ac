"""Question: do fixed records begin elsewhere than at byte 0 of their length?

A copybook whose fields are valid at few arbitrary bytes shows where its records begin: behind bytes that stand
before each record, or behind a header of the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from connectors.cobol.inference.fit import Book
from connectors.cobol.inference.fixed import fixed_framing
from connectors.cobol.inference.framing import Cuts, Framing
from connectors.cobol.inference.sample import Sample

__all__ = ["aligned_framings"]

_TELLING = 0.25
"""A copybook that is valid at more of the arbitrary bytes does not show where records begin."""


def aligned_framings(
    book: Book, sample: Sample, framings: Sequence[Framing], words: Mapping[str, Any]
) -> Iterator[Framing]:
    """Fixed records with bytes around each of them, or with a header of the file before them."""
    length = book.layout.length
    scores = {each.length: each.candidate.score for each in framings if each.length}
    strides = [each.length for each in framings if each.length > length][:4]
    valid: NDArray[np.bool_] = np.logical_or.reduce(list(book.valid_everywhere(sample.head, words)[0]))
    if not 0 < valid.mean() < _TELLING:
        return
    for stride in (length, *strides):
        rows = len(valid) // stride
        if rows < 2:
            continue
        share = valid[: rows * stride].reshape(rows, stride).mean(axis=0)
        shift = int(share.argmax())
        if not shift or share[shift] < max(0.7, share[0] + 0.2):
            continue
        if stride == length:
            trailer = (sample.size - shift) % stride
            said = f"the fields are valid from byte {shift:,} on, not from byte 0"
            score = scores.get(stride, 0.0)
            yield fixed_framing(sample, stride, score, [said], header=shift, trailer=trailer)
        elif shift + length <= stride:
            yield _surrounded(sample, stride, shift, length, scores[stride])


def _surrounded(sample: Sample, stride: int, prefix: int, length: int, score: float) -> Framing:
    suffix = stride - prefix - length
    said = f"the fields are valid from byte {prefix:,} of each {stride:,} bytes"
    whole = fixed_framing(sample, stride, score, [said])

    def cut() -> list[Cuts]:
        return [replace(each, starts=each.starts + prefix, ends=each.ends - suffix) for each in whole.cut()]

    words: dict[str, Any] = {
        "record_format": "F",
        "record_prefix_bytes": prefix,
        "record_suffix_bytes": suffix,
    }
    name = f"F: records of {length:,} bytes, with {prefix:,} bytes before and {suffix:,} behind each"
    return Framing(replace(whole.candidate, name=name, words=words), cut, stride, whole.left_over)
