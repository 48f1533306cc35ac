"""Eight bytes at a time: unaligned words of a buffer, and arrays at an address.

Numba has no word for these machine instructions, so they are spelt out in LLVM's.
"""

from __future__ import annotations

from typing import Any

from llvmlite import ir
from numba import types
from numba.extending import intrinsic
from numba.np.numpy_support import carray

from connectors.cobol.kernels.status import jit

__all__ = ["at_bytes", "at_integers", "at_offsets", "at_table", "leading_zeros", "load", "store"]

_WORD = ir.IntType(64)
_pointer_to: Any = types.CPointer


def _load(typing: Any, data: Any, at: Any, big: Any) -> Any:
    """The 8 bytes of `data` from `at` on as uint64: the first is the lowest, or the highest where `big`."""
    signature = types.uint64(data, types.int64, types.boolean)

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        array = context.make_array(signature.args[0])(context, builder, arguments[0])
        byte = builder.gep(builder.bitcast(array.data, ir.IntType(8).as_pointer()), [arguments[1]])
        word = builder.load(builder.bitcast(byte, _WORD.as_pointer()))
        word.align = 1
        return builder.select(arguments[2], builder.bswap(word), word)

    return signature, generate


def _store(typing: Any, data: Any, at: Any, word: Any) -> Any:
    """Write the 8 bytes of a uint64 to `data` from `at` on, the lowest first."""
    signature = types.void(data, types.int64, types.uint64)

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        array = context.make_array(signature.args[0])(context, builder, arguments[0])
        byte = builder.gep(builder.bitcast(array.data, ir.IntType(8).as_pointer()), [arguments[1]])
        builder.store(arguments[2], builder.bitcast(byte, _WORD.as_pointer())).align = 1
        return context.get_dummy_value()

    return signature, generate


def _leading_zeros(typing: Any, word: Any) -> Any:
    """How many of the highest bits of a uint64 are 0; 64 for zero."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return builder.ctlz(arguments[0], ir.Constant(ir.IntType(1), 0))

    return types.int64(types.uint64), generate


def _pointer(kind: Any) -> Any:
    def cast(typing: Any, address: Any) -> Any:
        def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
            return builder.inttoptr(arguments[0], context.get_value_type(signature.return_type))

        return _pointer_to(kind)(types.int64), generate

    return intrinsic(cast)


# called from compiled code, without the context that their definitions take
load: Any = intrinsic(_load)
store: Any = intrinsic(_store)
leading_zeros: Any = intrinsic(_leading_zeros)
_bytes, _offsets, _integers, _table = (
    _pointer(kind) for kind in (types.uint8, types.int32, types.int64, types.uint32)
)


@jit
def at_bytes(address, count):  # type: ignore[no-untyped-def]
    """The uint8 array of `count` elements that its owner keeps at `address`."""
    return carray(_bytes(address), (count,))


@jit
def at_offsets(address, count):  # type: ignore[no-untyped-def]
    """The int32 array of `count` elements that its owner keeps at `address`."""
    return carray(_offsets(address), (count,))


@jit
def at_integers(address, count):  # type: ignore[no-untyped-def]
    """The int64 array of `count` elements that its owner keeps at `address`."""
    return carray(_integers(address), (count,))


@jit
def at_table(address, count):  # type: ignore[no-untyped-def]
    """The uint32 array of `count` elements that its owner keeps at `address`."""
    return carray(_table(address), (count,))
