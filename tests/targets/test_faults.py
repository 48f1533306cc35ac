"""What goes wrong with a database, and what is said about it."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import psycopg
import pytest

from migrate.errors import ConfigurationError, MigrateError, RunLocked, TargetError, TargetUnreachable
from migrate.targets import open_target
from migrate.targets.postgresql import PostgreSQLTarget
from tests import servers
from tests.targets.sample import CLIENT, CLIENTS, TABLES, nothing, publish, rows


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("postgres://me@db/x", "Did you mean 'postgresql'?"),
        ("oracle://me@db/x", "no target database is called 'oracle'"),
        ("family.duckdb", "cannot be read"),
        ("duckdb://", "needs a file"),
        ("duckdb:///:memory:", "needs a file"),
        ("postgresql://me:se@cret@db/x", "%40"),
    ],
)
def test_a_wrong_url(url: str, says: str) -> None:
    with pytest.raises(ConfigurationError, match=says.replace("?", r"\?")) as raised:
        open_target(url, "family")
    assert "cret" not in str(raised.value)


def test_the_address_shows_no_password() -> None:
    target = open_target("postgresql+psycopg://me:s3cret@db:5433/x?sslpassword=other", "family")
    assert target.address == "postgresql+psycopg://me:***@db:5433/x"


def fault_of(url: str) -> MigrateError:
    target = open_target(url, "family")
    with pytest.raises((TargetError, TargetUnreachable)) as raised:
        target.check()
    target.close()
    shown = f"{raised.value} {raised.value.as_dict()} {raised.value.__cause__!r}"
    assert "wrong horse" not in shown
    assert servers.PASSWORD not in shown
    assert raised.value.remedy
    assert "***" in raised.value.where
    return raised.value


def test_faults_of_the_connection(postgres: servers.PostgreSQL) -> None:
    assert isinstance(fault_of(postgres.url(password="wrong horse")), TargetError)
    assert isinstance(fault_of(postgres.url("no_such_database")), TargetError)
    assert isinstance(fault_of(postgres.url(user="nobody")), TargetError)
    assert isinstance(fault_of("postgresql://me:wrong horse@127.0.0.1:1/x"), TargetUnreachable)
    assert isinstance(fault_of("postgresql://me:wrong horse@no-such-host.invalid/x"), TargetUnreachable)


def test_a_server_that_does_not_answer_is_given_up() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        fault = fault_of(f"postgresql://me:x@127.0.0.1:{silent.getsockname()[1]}/x?connect_timeout=2")
    assert isinstance(fault, TargetUnreachable)


def test_permission_denied(postgres: servers.PostgreSQL) -> None:
    postgres.sql("CREATE ROLE reader LOGIN PASSWORD 'r'")
    postgres.database("guarded")
    target = open_target(postgres.url("guarded", "reader", "r"), "family")
    target.check()
    with pytest.raises(TargetError, match="permission denied") as raised:
        target.prepare(TABLES)
    assert "Grant" in raised.value.remedy
    target.close()


def test_a_database_of_another_encoding(postgres: servers.PostgreSQL) -> None:
    postgres.sql("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
    target = open_target(postgres.url("latin"), "family")
    with pytest.raises(TargetError, match="LATIN1"):
        target.check()
    target.close()


def test_a_long_name_is_refused(postgres: servers.PostgreSQL) -> None:
    target = open_target(postgres.database("names"), "f" * 60)
    with pytest.raises(TargetError, match="63 bytes"):
        target.prepare([])


def test_a_connection_cut_while_staging(postgres: servers.PostgreSQL) -> None:
    target = open_target(postgres.database("cut"), "family")
    target.prepare([CLIENT])

    def cut() -> Any:
        yield CLIENTS
        postgres.kill_sessions("cut")
        for _ in range(1000):
            yield CLIENTS

    with pytest.raises(TargetUnreachable):
        target.stage({"client": cut()}, nothing)
    assert rows(target, CLIENT, staging=True) == []
    target.stage({"client": [CLIENTS]}, nothing)  # the pool has recovered
    assert len(rows(target, CLIENT, staging=True)) == 3
    target.close()


def test_a_connection_cut_while_fetching(postgres: servers.PostgreSQL) -> None:
    target = open_target(postgres.database("cut fetch"), "family")
    target.prepare([CLIENT])
    target.stage({"client": [CLIENTS] * 30_000}, nothing)
    fetched = target.fetch(CLIENT, staging=True)
    next(fetched)
    postgres.kill_sessions("cut fetch")
    with pytest.raises(TargetUnreachable):
        list(fetched)
    target.close()


def test_staging_survives_a_crash_of_the_server() -> None:
    with servers.postgresql() as server:
        target = open_target(server.url(), "family")
        target.prepare([CLIENT])
        target.stage({"client": [CLIENTS]}, nothing)
        server.stop("immediate")
        with pytest.raises(TargetUnreachable):
            target.check()
        server.start()
        assert sum(batch.num_rows for batch in target.fetch(CLIENT, staging=True)) == 3
        target.close()


def test_the_lock_ends_with_its_process(postgres: servers.PostgreSQL) -> None:
    url = postgres.database("locks")
    hold = f"""if True:
        import os
        from migrate.targets import open_target
        with open_target({url!r}, "family").lock("family-services"):
            os._exit(9)
    """
    assert subprocess.run([sys.executable, "-c", hold], check=False).returncode == 9
    target = open_target(url, "family")
    for _ in range(50):  # the server needs a moment to see the end of the other process
        try:
            with target.lock("family-services"):
                break
        except RunLocked:
            time.sleep(0.1)
    else:
        raise AssertionError("the lock is still held")
    target.close()


def test_a_locked_out_run_reads_who_holds_it(postgres: servers.PostgreSQL) -> None:
    url = postgres.database("locks 2")
    one, two, elsewhere = open_target(url, "family"), open_target(url, "family"), open_target(url, "scratch")
    with one.lock("family-services"):
        with (
            pytest.raises(RunLocked, match=r"another run of project 'family-services'.* since"),
            two.lock("other"),
        ):
            pass
        with elsewhere.lock("family-services"):
            pass
    for target in (one, two, elsewhere):
        target.close()


def test_a_view_on_a_published_table_is_named(postgres: servers.PostgreSQL) -> None:
    url = postgres.database("views")
    target = open_target(url, "family")
    publish(target)
    postgres.sql("CREATE VIEW public.report AS SELECT * FROM family.client", database="views")
    with pytest.raises(TargetError, match="view report") as raised:
        publish(target)
    assert "Drop what depends" in raised.value.remedy
    assert sum(batch.num_rows for batch in target.fetch(CLIENT)) == 3
    target.close()


def test_rights_given_on_a_published_table_stay(postgres: servers.PostgreSQL) -> None:
    target = open_target(postgres.database("rights"), "family")
    postgres.sql('CREATE ROLE "the auditor"')
    publish(target)
    postgres.sql('GRANT SELECT ON family.client TO "the auditor"', database="rights")
    publish(target)
    query = "SELECT has_table_privilege('the auditor', 'family.client', 'SELECT')"
    assert postgres.sql(query, database="rights") == [(True,)]
    target.close()


def test_a_full_disk(postgres: servers.PostgreSQL) -> None:
    target = PostgreSQLTarget(postgres.url(), "family")
    found = target._plain(psycopg.errors.DiskFull("could not extend file"))
    assert isinstance(found, TargetError)
    assert "Free space" in found.remedy


class TestDuckDB:
    def test_a_file_named_as_the_schema(self, tmp_path: Path) -> None:
        target = open_target(f"duckdb:///{tmp_path / 'family.duckdb'}", "family")
        publish(target)
        publish(target)
        assert len(rows(target, CLIENT)) == 3
        assert target.digest(CLIENT).num_rows == 3
        assert target.ledger.exists()
        target.close()

    def test_a_file_that_is_no_database(self, tmp_path: Path) -> None:
        path = tmp_path / "letter.duckdb"
        path.write_text("Dear Sir or Madam" * 1000)
        with pytest.raises(TargetError, match="no DuckDB database"):
            open_target(f"duckdb:///{path}", "family").check()

    def test_a_folder_that_is_not_there(self, tmp_path: Path) -> None:
        target = open_target(f"duckdb:///{tmp_path / 'none' / 'x.duckdb'}", "family")
        for act in (target.check, lambda: target.prepare([])):
            with pytest.raises(TargetError, match="folder"):
                act()

    def test_check_makes_no_file(self, tmp_path: Path) -> None:
        path = tmp_path / "x.duckdb"
        open_target(f"duckdb:///{path}", "family").check()
        assert not path.exists()

    def test_another_process_is_kept_out(self, tmp_path: Path) -> None:
        url = f"duckdb:///{tmp_path / 'x.duckdb'}"
        target = open_target(url, "family")
        other = f"""if True:
            from migrate.errors import RunLocked
            from migrate.targets import open_target
            try:
                open_target({url!r}, "family").check()
            except RunLocked as error:
                print(error)
        """
        with target.lock("family-services"):
            made = subprocess.run([sys.executable, "-c", other], check=True, capture_output=True, text=True)
        assert "another process has the database file open" in made.stdout
        target.close()
        made = subprocess.run([sys.executable, "-c", other], check=True, capture_output=True, text=True)
        assert made.stdout == ""

    def test_a_full_disk(self, tmp_path: Path) -> None:
        script = f"""if True:
            import resource, signal
            from migrate.errors import TargetError
            from migrate.targets import open_target
            from tests.targets.sample import CLIENT, batch, nothing
            target = open_target("duckdb:///{tmp_path / "x.duckdb"}", "family")
            target.prepare([CLIENT])
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))
            rows = batch(CLIENT, *((i, i, f"name {{i * 7919 % 99991}}", "1") for i in range(400_000)))
            try:
                target.stage({{"client": [rows]}}, nothing)
            except TargetError as error:
                print("told:", error)
        """
        made = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True, text=True)
        assert "told:" in made.stdout, made.stderr
