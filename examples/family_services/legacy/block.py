"""Block RECFM V records (an RDW each) into RECFM VB blocks (a BDW each).

Usage: python3 block.py IN OUT [BLKSIZE]

An RDW and a BDW are four bytes: a big-endian length that counts the four
bytes themselves, then two bytes of zero.
"""

import struct
import sys


def main(source: str, target: str, block_size: int = 8192) -> None:
    with open(source, "rb") as file:
        data = file.read()
    blocks = bytearray()
    block = bytearray()
    offset = 0
    while offset < len(data):
        length, zero = struct.unpack_from(">HH", data, offset)
        if zero or length < 5 or offset + length > len(data):
            sys.exit(f"{source}: no RDW at offset {offset}")
        if 4 + len(block) + length > block_size:
            blocks += struct.pack(">HH", 4 + len(block), 0) + block
            block.clear()
        block += data[offset : offset + length]
        offset += length
    if block:
        blocks += struct.pack(">HH", 4 + len(block), 0) + block
    with open(target, "wb") as file:
        file.write(blocks)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:]))
