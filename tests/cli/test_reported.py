"""What becomes of an error on its way out: one message, as text or as one JSON object, and an exit code."""

from __future__ import annotations

import errno
import json
import os
import signal
from collections.abc import Iterator

import pytest

from migrate.cli.errors import Interrupted, reported
from migrate.errors import ConfigurationError, Fault, MigrateError, RunLocked, StorageFull, TargetError

CASES: list[tuple[BaseException, int, str]] = [
    (RunLocked("held", "Wait"), 1, "migrate: held. Wait."),
    (TargetError("refused", file="duckdb:///x"), 3, "migrate: duckdb:///x: refused."),
    (ConfigurationError([Fault("a.yaml", 3, "key", "wrong")]), 2, "migrate: a.yaml:3: key: wrong."),
    (StorageFull("the disk is full"), 3, "migrate: the disk is full."),
    (MigrateError("is it there?", "Look"), 3, "migrate: is it there? Look."),
    (OSError(errno.ENOSPC, "No space left on device", "/x"), 3,
     "migrate: /x: the disk is full. Free some space, or choose another folder."),
    (PermissionError(errno.EACCES, "Permission denied", "/x"), 3,
     "migrate: /x: cannot be used (Permission denied). Check the path and its permissions."),
    (KeyboardInterrupt(), 1, "migrate: Interrupted."),
    (Interrupted("Stopped. Go on with `migrate resume`."), 1, "migrate: Stopped. Go on with `migrate resume`."),
    (ZeroDivisionError("division"), 1,
     ("migrate: unexpected ZeroDivisionError: division. This is a fault of migrate; set MIGRATE_TRACEBACK=1 and "
     "report what it shows.")),
    (TargetError("bad \x1b[31mred\x07 text"), 3, "migrate: bad X'1B'[31mredX'07' text."),
]  # fmt: skip


@pytest.fixture(autouse=True)
def signals() -> Iterator[None]:
    """The command takes signals that end it for Ctrl-C; pytest's own are put back."""
    before = {each: signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGHUP)}
    yield
    for each, handler in before.items():
        signal.signal(each, handler)


@pytest.mark.parametrize(("error", "code", "text"), CASES)
def test_as_text(
    error: BaseException,
    code: int,
    text: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.argv", ["migrate", "run"])
    with pytest.raises(SystemExit) as caught, reported():
        raise error
    assert caught.value.code == code
    assert capsys.readouterr() == ("", f"{text}\n")


@pytest.mark.parametrize(("error", "code", "text"), CASES)
def test_as_json(
    error: BaseException,
    code: int,
    text: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.argv", ["migrate", "run", "--output", "json"])
    with pytest.raises(SystemExit) as caught, reported():
        raise error
    assert caught.value.code == code
    out, err = capsys.readouterr()
    assert err == ""
    assert out.count("\n") == 1
    told = json.loads(out)
    assert "faults" in told or told["reason"]


def test_a_signal_to_end_is_an_interruption(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["migrate", "run"])
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    with pytest.raises(SystemExit) as caught, reported():
        os.kill(os.getpid(), signal.SIGTERM)
    assert caught.value.code == 1
    assert capsys.readouterr().err == "migrate: Interrupted.\n"
