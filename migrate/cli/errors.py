"""Turns errors into one clear message and the exit code that the manual promises."""

from __future__ import annotations

import errno
import itertools
import json
import os
import re
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import click

from migrate.errors import MigrateError, StorageFull, TerminalError

__all__ = ["Interrupted", "reported"]

INTERRUPTED = 1
UNEXPECTED = 1
TRACEBACK = "MIGRATE_TRACEBACK"
_DISK_FULL = (errno.ENOSPC, errno.EDQUOT)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class Interrupted(Exception):
    """A run was interrupted; the text says how things stand and how to go on."""


@contextmanager
def reported() -> Iterator[None]:
    """Run the command line inside; leaves the process with the right exit code."""
    _end_like_ctrl_c()
    try:
        yield
    except click.exceptions.Exit as exit_:
        sys.exit(exit_.exit_code)
    except click.ClickException as error:
        if _wants_json():
            _say({"error": type(error).__name__, "reason": error.format_message()}, "")
        else:
            error.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt, Interrupted) as error:
        text = str(error) if isinstance(error, Interrupted) else ""
        _say({"error": "Interrupted", "reason": text or "Interrupted."}, text or "Interrupted.")
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # the reader of our output went away: not our failure, but nothing more can be said
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(INTERRUPTED)
    except MigrateError as error:
        _say(error.as_dict(), str(error))
        sys.exit(error.exit_code)
    except Exception as error:
        known = _of_the_system(error)
        if known is not None:
            _say(known.as_dict(), str(known))
            sys.exit(known.exit_code)
        if os.environ.get(TRACEBACK):
            raise
        reason = f"unexpected {type(error).__name__}: {error}"
        remedy = f"This is a fault of migrate; set {TRACEBACK}=1 and report what it shows"
        _say({"error": type(error).__name__, "reason": reason, "remedy": remedy}, f"{reason}. {remedy}.")
        sys.exit(UNEXPECTED)


def _of_the_system(error: Exception) -> MigrateError | None:
    """What the operating system refused: not our fault, and said without a traceback."""
    if not isinstance(error, OSError) or error.errno is None:
        return None
    place = os.fsdecode(error.filename) if isinstance(error.filename, (str, bytes)) else None
    if error.errno in _DISK_FULL:
        return StorageFull("the disk is full", "Free some space, or choose another folder", file=place)
    if place is None:
        return None
    return TerminalError(
        f"cannot be used ({error.strerror})", "Check the path and its permissions", file=place
    )


def _end_like_ctrl_c() -> None:
    """A signal to end, and a terminal that goes away, end the command as Ctrl-C does: cleared up and told."""
    for each in (signal.SIGTERM, signal.SIGHUP):
        with suppress(ValueError):  # not the main thread
            if signal.getsignal(each) is signal.SIG_DFL:  # nohup stays nohup
                signal.signal(each, signal.default_int_handler)


def _say(document: dict[str, Any], text: str) -> None:
    if _wants_json():
        click.echo(json.dumps(document, ensure_ascii=False))
    else:
        # what stands in a file must not move the cursor or colour the screen
        click.echo(f"migrate: {_CONTROL.sub(_visible, text)}", err=True)


def _visible(match: re.Match[str]) -> str:
    return f"X'{ord(match[0]):02X}'"


def _wants_json() -> bool:
    arguments = sys.argv[1:]
    return "--output=json" in arguments or ("--output", "json") in itertools.pairwise(arguments)
