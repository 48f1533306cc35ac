"""Signed statements: an in-toto Statement (v1) as the payload of a DSSE envelope, signed with Ed25519.

Sources: in-toto Attestation Framework, spec/v1/statement.md; DSSE, protocol.md and envelope.md (secure-systems-lab).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    from migrate.evidence.signers import Signer

__all__ = [
    "PAYLOAD_TYPE",
    "Unsound",
    "fingerprint",
    "opened",
    "pem_of",
    "pre_authentication",
    "public_key",
    "read_statement",
    "sealed",
    "signed_by",
    "statement",
]

PAYLOAD_TYPE = "application/vnd.in-toto+json"
_STATEMENT = "https://in-toto.io/Statement/v1"
_PREDICATES = "urn:legacy-migrate"


class Unsound(Exception):
    """An envelope, a statement or a key is not what it must be; the text says why."""


def statement(kind: str, subject: Sequence[Mapping[str, Any]], predicate: Mapping[str, Any]) -> bytes:
    """A statement of `kind` (evidence, sign-off, decision) as JSON.

    Args:
        subject: ResourceDescriptors: `name`, `digest`, and what else is known of each.
    """
    document = {
        "_type": _STATEMENT,
        "subject": list(subject),
        "predicateType": f"{_PREDICATES}:{kind}:v1",
        "predicate": dict(predicate),
    }
    return (json.dumps(document, indent=1, ensure_ascii=True) + "\n").encode()


def read_statement(payload: bytes, kind: str) -> dict[str, Any]:
    """The statement in a payload. Raises Unsound when it is none of this kind."""
    try:
        document = json.loads(payload)
    except ValueError as error:
        raise Unsound("is not JSON") from error
    wanted = {"_type": _STATEMENT, "predicateType": f"{_PREDICATES}:{kind}:v1"}
    if not isinstance(document, dict) or any(document.get(name) != value for name, value in wanted.items()):
        raise Unsound(f"is no in-toto statement of kind {kind}")
    if not isinstance(document.get("subject"), list) or not isinstance(document.get("predicate"), dict):
        raise Unsound("has no subject or no predicate")
    return document


def pre_authentication(payload: bytes) -> bytes:
    """The bytes that are signed: DSSE's PAE of payload type and payload."""
    return b"DSSEv1 %d %s %d %s" % (len(PAYLOAD_TYPE), PAYLOAD_TYPE.encode(), len(payload), payload)


def sealed(payload: bytes, signer: Signer) -> dict[str, Any]:
    """The envelope of a payload with its signature."""
    signature = signer.sign(pre_authentication(payload))
    return {
        "payload": base64.b64encode(payload).decode(),
        "payloadType": PAYLOAD_TYPE,
        "signatures": [
            {"keyid": fingerprint(signer.public_key), "sig": base64.b64encode(signature).decode()}
        ],
    }


def opened(envelope: Any) -> tuple[bytes, str, bytes]:
    """(payload, keyid, signature) of an envelope with one signature. Raises Unsound."""
    try:
        if set(envelope) != {"payload", "payloadType", "signatures"}:
            raise Unsound("has other words than a DSSE envelope")
        (one,) = envelope["signatures"]
        if set(one) != {"keyid", "sig"} or envelope["payloadType"] != PAYLOAD_TYPE:
            raise Unsound("is no envelope of one signed in-toto statement")
        payload = base64.b64decode(envelope["payload"], validate=True)
        signature = base64.b64decode(one["sig"], validate=True)
        if base64.b64encode(payload).decode() != envelope["payload"]:
            raise Unsound("has a payload that is not written in the one right way")
        if base64.b64encode(signature).decode() != one["sig"]:
            raise Unsound("has a signature that is not written in the one right way")
        return payload, str(one["keyid"]), signature
    except (TypeError, KeyError, ValueError, binascii.Error) as error:
        raise Unsound("is no DSSE envelope with one signature") from error


def signed_by(key: Ed25519PublicKey, payload: bytes, signature: bytes) -> bool:
    """Whether this key made the signature over this payload."""
    from cryptography.exceptions import InvalidSignature

    try:
        key.verify(signature, pre_authentication(payload))
    except InvalidSignature:
        return False
    return True


def public_key(pem: bytes) -> Ed25519PublicKey:
    """A public key of PEM text. Raises Unsound when it is none for Ed25519."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    try:
        key = load_pem_public_key(pem)
    except (ValueError, UnsupportedAlgorithm) as error:
        raise Unsound("is no public key in PEM") from error
    if not isinstance(key, Ed25519PublicKey):
        raise Unsound("is no Ed25519 key")
    return key


def pem_of(key: Ed25519PublicKey) -> str:
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def fingerprint(key: Ed25519PublicKey) -> str:
    """`SHA256:` and the digest of the key's DER form, as `openssl pkey -pubin -outform DER | sha256sum` gives it."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    der = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return f"SHA256:{hashlib.sha256(der).hexdigest()}"
