"""The auditor's own tools: the commands of docs/verify-by-hand.md, and a timestamp service made with openssl."""

from __future__ import annotations

import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from migrate.errors import RetryableError, TerminalError
from migrate.evidence.archive import write_members
from migrate.evidence.bundle import ENVELOPE, MANIFEST, Contents, manifest
from migrate.evidence.signers import open_signer
from migrate.evidence.verify import verify
from tests.evidence.conftest import Kept

PAGE = Path(__file__).parents[2] / "docs" / "verify-by-hand.md"
SETTINGS = """\
[ca]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
[tsa]
basicConstraints = CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[service]
serial = {folder}/serial
signer_cert = {folder}/tsa.crt
signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha512
ess_cert_id_alg = sha256
"""


def openssl(*words: str | Path) -> None:
    subprocess.run(["openssl", *map(str, words)], check=True, capture_output=True)


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a timestamp service: its settings, key and certificate, and the root's."""
    folder = tmp_path_factory.mktemp("tsa")
    settings = folder / "tsa.cnf"
    settings.write_text(SETTINGS.format(folder=folder))
    (folder / "serial").write_text("01\n")
    for name in ("ca", "tsa"):
        openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", folder / f"{name}.key")
        openssl(
            "req",
            "-new",
            "-key",
            folder / f"{name}.key",
            "-subj",
            f"/CN=test {name}",
            "-out",
            folder / f"{name}.csr",
        )
    common = ("-days", "2", "-extfile", settings)
    openssl(
        "x509",
        "-req",
        "-in",
        folder / "ca.csr",
        "-signkey",
        folder / "ca.key",
        "-extensions",
        "ca",
        *common,
        "-out",
        folder / "ca.crt",
    )
    openssl("x509", "-req", "-in", folder / "tsa.csr", "-CA", folder / "ca.crt", "-CAkey", folder / "ca.key", "-set_serial", "7", "-extensions", "tsa", *common, "-out", folder / "tsa.crt")  # fmt: skip
    return folder


@pytest.fixture
def service(authority: Path) -> Iterator[str]:
    """Its address while it answers."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked, answer = authority / "asked.tsq", authority / "answer.tsr"
            asked.write_bytes(self.rfile.read(int(self.headers["Content-Length"])))
            openssl(
                "ts",
                "-reply",
                "-config",
                authority / "tsa.cnf",
                "-section",
                "service",
                "-queryfile",
                asked,
                "-out",
                answer,
            )
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"no timestamp" if self.path == "/wrong" else answer.read_bytes())

        def log_message(self, *_: object) -> None: ...

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


def test_the_commands_of_the_manual(kept: Kept, authority: Path, service: str, tmp_path: Path) -> None:
    members = kept.members(signed=False)
    members.pop(MANIFEST)
    predicate = {"run": "r1", **_predicate(kept)}
    full = manifest(Contents(members, predicate), open_signer(kept.key("agency")), service)
    write_members(tmp_path / "evidence.zip", full)
    found = verify(tmp_path / "evidence.zip", [kept.public("agency")], (authority / "ca.crt").read_bytes())
    assert found.sound, found.checks
    assert ("timestamp", "PASS") in {(each.name, each.outcome) for each in found.checks.made}
    shutil.copy(kept.keys / "agency.pub.pem", tmp_path)
    shutil.copy(authority / "ca.crt", tmp_path / "tsa.pem")
    script = "\n".join(re.findall(r"^```sh\n(.*?)^```$", PAGE.read_text("utf-8"), re.DOTALL | re.MULTILINE))
    assert script.count("openssl") == 6
    # the page's first command ends the script when it finds something; what it prints elsewhere is nothing
    script = "set -e\n" + script

    def by_hand(folder: Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(["sh", "-c", script], cwd=folder, capture_output=True, text=True, check=False)

    done = by_hand(tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Signature Verified Successfully" in done.stdout
    assert "Verification: OK" in done.stdout + done.stderr
    assert done.stdout.endswith("all of it holds\n")
    for name in (
        "reports/index.html",
        "ledger/chain.jsonl",
        "SHA256SUMS",
        MANIFEST,
        ENVELOPE,
        "timestamp.tsr",
    ):
        other = tmp_path / name.replace("/", "_")
        other.mkdir()
        for each in ("agency.pub.pem", "tsa.pem"):
            shutil.copy(tmp_path / each, other)
        content = full[name]
        at = len(content) // 2
        write_members(
            other / "evidence.zip",
            {**full, name: content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]},
        )
        assert by_hand(other).returncode != 0, name


def _predicate(kept: Kept) -> dict[str, object]:
    import json

    found: dict[str, object] = json.loads(kept.members()[MANIFEST])["predicate"]
    return found


def test_a_timestamp_of_another_service_or_signature(
    kept: Kept, authority: Path, service: str, tmp_path: Path
) -> None:
    signer = open_signer(kept.key("agency"))
    contents = Contents({}, {"run": "r1"})
    members = manifest(contents, signer, service)
    other = manifest(Contents({}, {"run": "r2"}), signer, service)
    file = tmp_path / "bundle.zip"

    def told(members: dict[str, bytes], roots: bytes | None) -> list[str]:
        write_members(file, members)
        return [
            f"{c.outcome} {c.words}" for c in verify(file, [], roots).checks.made if c.name == "timestamp"
        ]

    assert told(members, (authority / "ca.crt").read_bytes())[0].startswith("PASS")
    assert told(members, None)[0].startswith("NOT CHECKED it states 20")
    assert "over other bytes" in told({**members, "timestamp.tsr": other["timestamp.tsr"]}, None)[0]
    openssl(
        "req",
        "-x509",
        "-newkey",
        "ed25519",
        "-nodes",
        "-subj",
        "/CN=other",
        "-keyout",
        tmp_path / "o.key",
        "-out",
        tmp_path / "o.crt",
    )
    assert "that these certificates vouch for" in told(members, (tmp_path / "o.crt").read_bytes())[0]
    with pytest.raises(TerminalError, match="is no RFC 3161 timestamp"):
        manifest(contents, signer, f"{service}wrong")
    with pytest.raises(RetryableError, match="does not answer"):
        manifest(contents, signer, "http://127.0.0.1:1/")
    with pytest.raises(TerminalError, match="http or https"):
        manifest(contents, signer, "file:///etc/passwd")
