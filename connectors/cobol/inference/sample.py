"""The bytes that an inspection looks at: all of a small file, head, middle and tail of a large one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from connectors.compression import compression_of, forward_only
from connectors.storage import open_binary
from migrate.errors import SourceError

__all__ = ["Piece", "Sample", "take_sample"]

HEAD, MIDDLE, TAIL = 2 << 20, 1 << 20, 1 << 20


@dataclass(frozen=True)
class Piece:
    """Bytes [offset, offset + len(data)) of the file."""

    offset: int
    data: NDArray[np.uint8]


@dataclass(frozen=True)
class Sample:
    """The pieces in file order; the first begins at byte 0, and where there are three the last ends the file."""

    address: str
    size: int
    pieces: tuple[Piece, ...]

    @property
    def head(self) -> NDArray[np.uint8]:
        return self.pieces[0].data

    @property
    def whole(self) -> bool:
        return len(self.pieces) == 1

    @property
    def bytes(self) -> bytes:
        return b"".join(piece.data.tobytes() for piece in self.pieces)


def take_sample(address: str) -> Sample:
    """Read at most 4 MiB of a file; of a compressed one, as its name ends, of what it holds.

    Raises:
        SourceError: it does not exist, is a folder, is empty, or may not be read.
        SourceUnreachable: the remote store does not answer.
    """
    compression = compression_of(address)
    with open_binary(address, compression=compression) as stream:
        if forward_only(address, compression):
            size = 0
            while block := stream.read(1 << 20):
                size += len(block)
        else:
            size = stream.seek(0, 2)
    if not size:
        raise SourceError("is empty: there is nothing to inspect", "Transfer it again", file=address)
    places = [(0, size)]
    if size > HEAD + MIDDLE + TAIL:
        places = [(0, HEAD), ((size - MIDDLE) // 2, MIDDLE), (size - TAIL, TAIL)]
    pieces = []
    with open_binary(address, compression=compression) as stream:
        for offset, length in places:
            stream.seek(offset)
            pieces.append(Piece(offset, np.frombuffer(stream.read(length), np.uint8)))
    return Sample(address, size, tuple(pieces))
