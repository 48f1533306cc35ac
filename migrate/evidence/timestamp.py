"""RFC 3161 timestamps over a signature: that it was there at a time which another party states."""

from __future__ import annotations

import hashlib
import urllib.error
import urllib.request
from datetime import datetime
from urllib.parse import urlsplit

from migrate.errors import RetryableError, TerminalError

__all__ = ["NotOver", "stamped_at", "timestamp", "trusted"]

_LARGEST = 1 << 20
_SECONDS = 30


class NotOver(Exception):
    """The timestamp is not one over this signature; the text says why."""


def timestamp(signature: bytes, service: str) -> bytes:
    """Ask a service for a timestamp over a signature; gives its answer in DER.

    Raises:
        RetryableError: the service does not answer.
        TerminalError: its answer is no timestamp over this signature.
    """
    from rfc3161_client import TimestampRequestBuilder

    shown = urlsplit(service)._replace(query="", netloc=urlsplit(service).netloc.rpartition("@")[2]).geturl()
    if urlsplit(service).scheme not in ("http", "https"):
        raise TerminalError("a timestamp service has an http or https address", file=shown)
    request = (
        TimestampRequestBuilder().data(signature).nonce(nonce=True).cert_request(cert_request=True).build()
    )
    asked = urllib.request.Request(  # noqa: S310 - http or https, as looked at above
        service, request.as_bytes(), {"Content-Type": "application/timestamp-query"}
    )
    try:
        with urllib.request.urlopen(asked, timeout=_SECONDS) as answer:  # noqa: S310
            content: bytes = answer.read(_LARGEST)
    except (urllib.error.URLError, OSError) as error:
        raise RetryableError(
            f"the timestamp service does not answer ({getattr(error, 'reason', error)})",
            "Try again, or make the bundle without --timestamp",
            file=shown,
        ) from None
    try:
        stamped_at(content, signature)
    except NotOver as error:
        raise TerminalError(f"the timestamp service's answer {error}", file=shown) from None
    return content


def stamped_at(content: bytes, signature: bytes) -> datetime:
    """The time that a timestamp over this signature states. Raises NotOver."""
    from rfc3161_client import decode_timestamp_response

    try:
        answer = decode_timestamp_response(content)
        if answer.as_bytes() != content:
            raise NotOver("holds more than a timestamp")
        if answer.status != 0:
            raise NotOver("says that no timestamp was granted")
        imprint = answer.tst_info.message_imprint
        name = _HASHES.get(imprint.hash_algorithm.dotted_string)
        if name is None:
            raise NotOver("uses a hash other than SHA-256, SHA-384 and SHA-512")
        if hashlib.new(name, signature).digest() != imprint.message:
            raise NotOver("is over other bytes than the signature")
        return answer.tst_info.gen_time
    except ValueError as error:
        raise NotOver("is no RFC 3161 timestamp") from error


def trusted(content: bytes, signature: bytes, roots: bytes) -> None:
    """Check the service's own signature up to a root certificate. Raises NotOver.

    Args:
        roots: certificates in PEM; the others of the chain may stand there too.
    """
    from cryptography import x509
    from rfc3161_client import VerificationError, VerifierBuilder, decode_timestamp_response

    try:
        builder = VerifierBuilder()
        for certificate in x509.load_pem_x509_certificates(roots):
            if certificate.issuer == certificate.subject:
                builder = builder.add_root_certificate(certificate)
            else:
                builder = builder.add_intermediate_certificate(certificate)
        builder.build().verify_message(decode_timestamp_response(content), signature)
    except (ValueError, VerificationError) as error:
        raise NotOver(f"is not by a service that these certificates vouch for ({error})") from error


_HASHES = {
    "2.16.840.1.101.3.4.2.1": "sha256",
    "2.16.840.1.101.3.4.2.2": "sha384",
    "2.16.840.1.101.3.4.2.3": "sha512",
}
