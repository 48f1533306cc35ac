"""The decorator that compiles a kernel: once for a machine, kept on disk, and run without Python's lock."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["jit"]


@contextmanager
def _without(package: str) -> Iterator[None]:
    """A package that is not loaded yet is not found."""
    if package in sys.modules:
        yield
        return
    sys.modules[package] = None  # type: ignore[assignment]  # what import takes for "there is none"
    try:
        yield
    finally:
        del sys.modules[package]


# Numba loads SciPy's linear algebra where it finds it, for products of matrices, which no kernel makes. That
# takes a quarter of a second, which is most of reading a small file.
with _without("scipy"):
    import numba
    import numba.np.arraymath

jit = numba.njit(cache=True, nogil=True, boundscheck=False)
