"""Checks a bundle on its own: no database, no project, no network.

found = verify(Path("evidence.zip"), [Path("agency.pem").read_bytes()])
found.sound                                  # nothing failed
[str(each) for each in found.checks]         # what was checked, what failed, what could not be checked
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from migrate.canonical import sha256
from migrate.evidence.archive import Broken, read_members
from migrate.evidence.dsse import Unsound, fingerprint, opened, public_key, read_statement, signed_by
from migrate.evidence.figures import Checks, check_figures
from migrate.evidence.timestamp import NotOver, stamped_at, trusted

__all__ = ["Verified", "verify"]

MANIFEST, ENVELOPE, STAMP, SUMS = "manifest.json", "manifest.dsse.json", "timestamp.tsr", "SHA256SUMS"


@dataclass
class Verified:
    """What was found. `predicate` is what the manifest says of the bundle."""

    checks: Checks = field(default_factory=Checks)
    predicate: dict[str, Any] = field(default_factory=dict)

    @property
    def sound(self) -> bool:
        return not any(each.outcome == "FAIL" for each in self.checks.made)

    def as_dict(self) -> dict[str, Any]:
        return {
            "sound": self.sound,
            "bundle": self.predicate,
            "checks": [asdict(each) for each in self.checks.made],
        }


def verify(bundle: Path, keys: Sequence[bytes] = (), roots: bytes | None = None) -> Verified:
    """Check everything in a bundle that can be checked.

    Args:
        keys: public keys in PEM that you trust, from elsewhere than the bundle.
        roots: certificates in PEM that vouch for the timestamp service.

    Raises:
        OSError: the file cannot be read.
        Unsound: a key is not one.
    """
    trusted_keys = [public_key(each) for each in keys]
    found = Verified()
    checks = found.checks
    try:
        members = read_members(bundle)
    except Broken as error:
        checks.fail("file", str(error))
        return found
    checks.good("file", f"the zip holds {len(members)} members, and no byte beside them")
    try:
        document = read_statement(members.get(MANIFEST, b""), "evidence")
        listed = {str(each["name"]): each for each in document["subject"]}
        if len(listed) != len(document["subject"]):
            raise Unsound("names a member twice")
    except (Unsound, KeyError, TypeError) as error:
        checks.fail("manifest", f"{MANIFEST} {error}" if MANIFEST in members else f"{MANIFEST} is missing")
        return found
    found.predicate = document["predicate"]
    _check_members(checks, members, listed)
    _check_signature(checks, members, trusted_keys, roots)
    check_figures(checks, members, found.predicate, {fingerprint(key) for key in trusted_keys})
    return found


def _check_members(checks: Checks, members: dict[str, bytes], listed: dict[str, Any]) -> None:
    own = {MANIFEST, ENVELOPE, STAMP}
    faults = [f"{name} is missing" for name in sorted(set(listed) - set(members))]
    faults += [f"{name} is not in the manifest" for name in sorted(set(members) - set(listed) - own)]
    for name, entry in sorted(listed.items()):
        if name in members:
            known = (entry.get("digest"), entry.get("annotations"))
            content = members[name]
            if known != ({"sha256": sha256(content)}, {"size": len(content)}):
                faults.append(f"{name} was changed: its size or SHA-256 is not that of the manifest")
    sums = "".join(
        f"{sha256(content)}  {name}\n"
        for name, content in sorted(members.items())
        if name not in {*own, SUMS}
    )
    if members.get(SUMS, b"").decode("utf-8", "replace") != sums:
        faults.append(f"{SUMS} does not list the members as they are")
    checks.of("members", faults, f"{len(listed)} members have the size and SHA-256 of the manifest")


def _check_signature(
    checks: Checks, members: dict[str, bytes], keys: Sequence[Any], roots: bytes | None
) -> None:
    if ENVELOPE not in members:
        if keys:
            checks.fail("signature", "you named a key, and the bundle is not signed")
        else:
            words = "the bundle is not signed: whoever made a whole new one is not found out"
            checks.unknown("signature", words)
        if STAMP in members:
            checks.fail("timestamp", "there is a timestamp, and no signature that it could be over")
        return
    try:
        envelope = json.loads(members[ENVELOPE])
        payload, keyid, signature = opened(envelope)
        if members[ENVELOPE] != (json.dumps(envelope, indent=1, ensure_ascii=False) + "\n").encode():
            raise Unsound("is not written as a bundle's is")
        if payload != members[MANIFEST]:
            raise Unsound(f"is over another manifest than {MANIFEST}")
    except (Unsound, ValueError) as error:
        checks.fail("signature", f"{ENVELOPE} {error if isinstance(error, Unsound) else 'is not JSON'}")
        return
    by = next((key for key in keys if signed_by(key, payload, signature)), None)
    if by is not None and fingerprint(by) == keyid:
        checks.good("signature", f"the manifest is signed by your key {keyid}")
    elif keys:
        checks.fail("signature", f"{ENVELOPE} is not signed by a key that you named; it says {keyid}")
    else:
        checks.unknown(
            "signature",
            f"the manifest says it is signed by {keyid}; name the public key with --key to check it",
        )
    _check_timestamp(checks, members.get(STAMP), signature, roots)


def _check_timestamp(checks: Checks, stamp: bytes | None, signature: bytes, roots: bytes | None) -> None:
    if stamp is None:
        if roots is not None:
            checks.fail("timestamp", "you named a timestamp service's certificate, and there is no timestamp")
        else:
            checks.unknown("timestamp", "there is none: when the bundle was signed is its own word alone")
        return
    try:
        time = stamped_at(stamp, signature)
        if roots is not None:
            trusted(stamp, signature, roots)
    except NotOver as error:
        checks.fail("timestamp", f"{STAMP} {error}")
        return
    if roots is not None:
        checks.good(
            "timestamp", f"the signature was there on {time:%Y-%m-%d %H:%M:%S} UTC, as your service states"
        )
    else:
        words = f"it states {time:%Y-%m-%d %H:%M:%S} UTC; check who states it with --tsa CERTIFICATES"
        checks.unknown("timestamp", words)
