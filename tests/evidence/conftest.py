"""A small run whose evidence many tests look at, made once, without the orchestrator."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from migrate import pipeline
from migrate.evidence.bundle import collect, manifest
from migrate.evidence.concealment import Concealment
from migrate.evidence.signers import open_signer
from migrate.ledger import Run
from migrate.pipeline import RunContext
from tests.cli.small import replace, write_project

PEOPLE = ("agency", "maria", "omar")


def migrated(folder: Path, run: str = "r1") -> RunContext:
    """Run the project in a folder from start to end; the context is open."""
    context = pipeline.open_run(str(folder), run)
    pipeline.look(context)
    with pipeline.session(context) as going:
        for source, number in pipeline.pieces(context):
            pipeline.extract(context, source, number)
        pipeline.check(going)
        pipeline.publish(going)
        going.reconciliation = pipeline.reconcile_run(context, going.sources)
    return context


@dataclass
class Kept:
    """A run that ended, and the keys of people."""

    context: RunContext
    keys: Path

    @property
    def run(self) -> Run:
        found = self.context.target.ledger.run(self.context.run)
        assert found
        return found

    def key(self, name: str) -> str:
        return str(self.keys / f"{name}.pem")

    def public(self, name: str) -> bytes:
        return (self.keys / f"{name}.pub.pem").read_bytes()

    def members(self, *, shown: bool = False, signed: bool = True, **environment: str) -> dict[str, bytes]:
        concealment = Concealment(self.context.project, shown=shown, environment=environment)
        contents = collect(
            self.context.project, self.context.target, self.run, self.context.folder, concealment
        )
        return manifest(contents, open_signer(self.key("agency")) if signed else None, None)


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("keys")
    for name in PEOPLE:
        key = Ed25519PrivateKey.generate()
        private = folder / f"{name}.pem"
        private.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        private.chmod(0o600)
        pem = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        (folder / f"{name}.pub.pem").write_bytes(pem)
    return folder


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory, keys: Path) -> Iterator[Kept]:
    """A run that two roles must sign."""
    folder = write_project(tmp_path_factory.mktemp("evidence") / "small")
    replace(folder / "migration.yaml", "limits:", "sign_off: [steward, auditor]\nlimits:")
    replace(folder / "person.yaml", "type: varchar(30)}", "type: varchar(30), pii: name}")
    context = migrated(folder)
    yield Kept(context, keys)
    pipeline.context.close_run(str(folder), "r1")
