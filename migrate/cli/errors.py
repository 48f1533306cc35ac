"""Turns errors into one clear message and the exit code that the manual promises."""

from __future__ import annotations

import errno
import itertools
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from migrate.errors import MigrateError, StorageFull

__all__ = ["reported"]

INTERRUPTED = 1
UNEXPECTED = 1
TRACEBACK = "MIGRATE_TRACEBACK"
_DISK_FULL = (errno.ENOSPC, errno.EDQUOT)


@contextmanager
def reported() -> Iterator[None]:
    """Run the command line inside; leaves the process with the right exit code."""
    try:
        yield
    except click.exceptions.Exit as exit_:
        sys.exit(exit_.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        _say(
            {"error": "Interrupted"},
            "Interrupted. The published tables are as they were; start again or `migrate resume`.",
        )
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # the reader of our output went away: not our failure, but nothing more can be said
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(INTERRUPTED)
    except MigrateError as error:
        _say(error.as_dict(), str(error))
        sys.exit(error.exit_code)
    except Exception as error:
        if not isinstance(error, OSError) or error.errno not in _DISK_FULL:
            if os.environ.get(TRACEBACK):
                raise
            text = f"unexpected {type(error).__name__}: {error}. This is a fault of migrate"
            text += f"; set {TRACEBACK}=1 and report what it shows."
            _say({"error": type(error).__name__, "reason": str(error)}, text)
            sys.exit(UNEXPECTED)
        full = StorageFull(
            "the disk is full", "Free some space, or choose another folder with --runs", file=error.filename
        )
        _say(full.as_dict(), str(full))
        sys.exit(full.exit_code)


def _say(document: dict[str, object], text: str) -> None:
    if _wants_json():
        click.echo(json.dumps(document, ensure_ascii=False))
    else:
        click.echo(f"migrate: {text}", err=True)


def _wants_json() -> bool:
    arguments = sys.argv[1:]
    return "--output=json" in arguments or ("--output", "json") in itertools.pairwise(arguments)
