"""An auditor compares with a user of the database who may read, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.small import environment, migrate, write_project
from tests.servers import postgresql


@pytest.mark.slow
@pytest.mark.postgresql
def test_a_user_who_may_only_read_compares(tmp_path: Path) -> None:
    project, env = write_project(tmp_path / "small"), environment(tmp_path / "prefect")
    with postgresql() as server:
        url = server.database("seen")
        done = migrate("run", project, "--target", url, env=env)
        assert done.returncode == 0, done.stderr
        server.sql("CREATE ROLE auditor LOGIN PASSWORD 'looks'", database="seen")
        for schema in ("small", "small_ledger"):
            server.sql(f"GRANT USAGE ON SCHEMA {schema} TO auditor", database="seen")
            server.sql(f"GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO auditor", database="seen")
        count = "SELECT count(*) FROM small_ledger.event"
        entries = server.sql(count, database="seen")
        reader = url.replace(url.split("//")[1].split("@")[0], "auditor:looks")
        seen = migrate("reconcile", project, "--target", reader, "--output", "json", env=env)
        assert seen.returncode == 0, seen.stderr
        assert json.loads(seen.stdout)["outcome"] == "PASS"
        assert json.loads(seen.stdout)["rows_compared"] == 4_998
        assert "The ledger does not note that the run was reconciled: permission denied" in seen.stderr
        assert server.sql(count, database="seen") == entries
        again = migrate("reconcile", project, "--target", url, "--output", "json", env=env)
        assert (again.returncode, again.stderr) == (0, "")
        (before,), (after,) = entries[0], server.sql(count, database="seen")[0]
        assert isinstance(before, int)
        assert after == before + 2
