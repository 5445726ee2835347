"""Where the window that has a database open is found: its lock, and where it listens."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
import warnings
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from db.addresses import Address, database_url, spoken
from desktop.surroundings import APPLICATION

PLACE = {"host", "hostaddr", "port", "service"}
LONGEST = 90  # bytes; the path of a socket may have 104 on macOS, and Qt appends some of its own


@dataclass(frozen=True)
class Whereabouts:
    """What belongs to the one window on a database.

    `name` is what to call the database, without secrets; `lock` is a file; `socket` is a path, on
    Windows the name of a pipe. Both are the same whichever way the database was named.
    """

    name: str
    lock: Path
    socket: str


def whereabouts(where: str | Address) -> Whereabouts:
    """Where the window on the database of this file or address is; raises Unreachable, OSError.

    The lock lies beside the file, so that it holds for everybody who can reach that; for a server,
    and beside a file that nobody may write, it is this user's on this machine.
    """
    url = database_url(where) if isinstance(where, str) else where
    folder = _own_folder()
    if url.get_backend_name() == "sqlite":
        file = Path(url.database or "").resolve()
        mark = _mark(os.path.normcase(file))
        is_ours = os.access(file.parent, os.W_OK)
        lock = file.with_name(f"{file.name}.lock") if is_ours else folder / f"{mark}.lock"
    else:
        bare = url.difference_update_query(sorted(set(url.query) - PLACE))
        mark = _mark(bare.set(password="").render_as_string(hide_password=False))
        lock = folder / f"{mark}.lock"
    is_pipe = sys.platform == "win32"
    return Whereabouts(spoken(url), lock, f"headframe-{mark}" if is_pipe else str(folder / mark))


def _mark(identity: str) -> str:
    return hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _own_folder() -> Path:
    """A folder for this user alone, for as long as the machine runs."""
    with warnings.catch_warnings():  # it tells of every machine that has no such folder
        warnings.simplefilter("ignore")
        found = platformdirs.user_runtime_path(APPLICATION, appauthor=False, ensure_exists=True)
        if sys.platform != "win32" and len(os.fsencode(found)) > LONGEST - 17:
            found = Path(tempfile.gettempdir(), f"{APPLICATION}-{os.getuid()}")
            found.mkdir(mode=0o700, exist_ok=True)
    return found
