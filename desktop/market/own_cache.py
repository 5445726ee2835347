"""A cache folder that no other running program uses: the price library's files clash otherwise."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

SLOTS = 32


@contextmanager
def own_cache(parent: Path) -> Iterator[Path]:
    """Give a folder below `parent` that is this process's alone while it is used.

    The same folders are used again, so that cookies last; one whose owner is gone is free. Raises
    OSError where none can be made.
    """
    parent.mkdir(parents=True, exist_ok=True)
    for number in range(SLOTS):
        folder = parent / f"yahoo-{number}"
        mark = parent / f"yahoo-{number}.pid"
        if _take(mark):
            try:
                folder.mkdir(exist_ok=True)
                yield folder
            finally:
                mark.unlink(missing_ok=True)
            return
    raise OSError(f"all {SLOTS} caches in {parent} are in use")


def _take(mark: Path) -> bool:
    """Whether the mark is ours now; that of a process which is gone is taken away first."""
    for _ in range(2):
        try:
            handle = os.open(mark, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except FileExistsError:
            if not _is_left(mark):
                return False
            mark.unlink(missing_ok=True)
            continue
        with os.fdopen(handle, "w") as file:
            file.write(str(os.getpid()))
        return True
    return False


def _is_left(mark: Path) -> bool:
    """Whether the process that made the mark is gone; one that can't be read is in use."""
    with suppress(OSError, ValueError):
        owner = int(mark.read_text() or "0")
        if owner <= 0:
            return False
        try:
            os.kill(owner, 0)
        except ProcessLookupError:
            return True
    return False
