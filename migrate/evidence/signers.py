"""Where private keys are: a file, an environment variable, or a vault of another package.

    signer = open_signer("keys/steward.pem")         # a file that nobody else may read
    signer = open_signer("env:STEWARD_KEY")          # the PEM text in a variable
    signer = open_signer("vault:projects/p/keys/k")  # what a package registered as `vault`

A package adds a vault by an entry point in the group `migrate.signers`: its name is the word before the
colon, its value a function that takes the rest and gives a `Signer`. The private key need never leave it.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from migrate.errors import TerminalError, did_you_mean

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

__all__ = ["PASSPHRASE", "Signer", "open_signer"]

PASSPHRASE = "MIGRATE_KEY_PASSPHRASE"  # noqa: S105 - a name
"""Environment variable with the passphrase of an encrypted private key."""
_GROUP = "migrate.signers"


class Signer(Protocol):
    """Whoever can sign with one Ed25519 key."""

    @property
    def public_key(self) -> Ed25519PublicKey: ...

    @property
    def name(self) -> str:
        """Whose key it is, as far as its place tells; "" where it does not."""

    def sign(self, data: bytes) -> bytes:
        """The signature, 64 bytes (RFC 8032)."""


class _Held:
    """A private key in this process."""

    def __init__(self, key: Ed25519PrivateKey, name: str) -> None:
        self._key = key
        self.name = name

    @property
    def public_key(self) -> Ed25519PublicKey:
        return self._key.public_key()

    def sign(self, data: bytes) -> bytes:
        return self._key.sign(data)


def open_signer(place: str, environment: Mapping[str, str] | None = None) -> Signer:
    """The signer at a place.

    Args:
        place: a file's path, `env:NAME`, or `NAME:...` of a registered vault.

    Raises:
        TerminalError: there is no such key, others may read its file, or it is no Ed25519 key.
    """
    environment = os.environ if environment is None else environment
    scheme, colon, rest = place.partition(":")
    if colon and scheme == "env":
        if not environment.get(rest):
            raise TerminalError(
                f"the environment variable {rest} holds no key", f"Set {rest} to the key's PEM text"
            )
        return _Held(_private(environment[rest].encode(), f"variable {rest}", environment), "")
    if colon and not Path(place).exists():
        vaults = {each.name: each for each in entry_points(group=_GROUP)}
        if scheme not in vaults:
            known = did_you_mean(scheme, ["env", *vaults])
            raise TerminalError(f"there is no key file {place}, and no signer called '{scheme}'", known)
        found: Signer = vaults[scheme].load()(rest)
        return found
    path = Path(place)
    try:
        others = stat.S_IMODE(path.stat().st_mode) & (stat.S_IRWXG | stat.S_IRWXO)
        text = path.read_bytes()
    except OSError as error:
        raise TerminalError(
            f"the key cannot be read ({error.strerror})",
            "Check the path, or make a key with `openssl genpkey -algorithm ed25519`",
            file=place,
        ) from error
    if others:
        raise TerminalError(
            "others may use this private key, so it proves nobody", f"Run `chmod 600 {place}`", file=place
        )
    return _Held(_private(text, place, environment), path.stem)


def _private(pem: bytes, place: str, environment: Mapping[str, str]) -> Ed25519PrivateKey:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    passphrase = environment.get(PASSPHRASE, "").encode() or None
    encrypted = b"ENCRYPTED" in pem
    try:
        key = load_pem_private_key(pem, passphrase if encrypted else None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        remedy = "Make one with `openssl genpkey -algorithm ed25519`"
        if encrypted:
            remedy = f"Set {PASSPHRASE} to the passphrase of the key"
        raise TerminalError("this is no private key that can be opened", remedy, file=place) from None
    if not isinstance(key, Ed25519PrivateKey):
        raise TerminalError(
            "this private key is not an Ed25519 key",
            "Make one with `openssl genpkey -algorithm ed25519`",
            file=place,
        )
    return key
