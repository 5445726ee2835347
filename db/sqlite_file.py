"""The file of an SQLite database: what may be done with it, and whether it is still the same."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from db.errors import Gone, NotWritable, Unreachable

Identity = tuple[int, int]
Look = tuple[int, int, bool]


class SqliteFile:
    """A file and how it is opened: to write where that is allowed, else only to read.

    `unwritable` says why it may only be read, and is empty where it may be written. Raises
    Unreachable where nothing can be opened, NotWritable where a new file can't be made.
    """

    def __init__(self, path: Path, *, checkpoints: bool, lock_wait_ms: int) -> None:
        self.path = path
        self._checkpoints = checkpoints
        self._lock_wait = lock_wait_ms / 1000
        self._opened: Identity | None = None
        self._seen: Look = (0, 0, False)
        try:
            is_there = self._is_there()
        except OSError as error:
            raise Unreachable(f"{path} can't be opened: {error.strerror}") from error
        self.unwritable = self._fault()
        if not is_there and self.unwritable:
            raise NotWritable(self.unwritable)

    def connect(self) -> sqlite3.Connection:
        """A new connection to it, durable and strict.

        Once it was opened the file is never made anew: an empty one would take what is written for
        the one that is gone.
        """
        connection = self._connection("rw" if self._opened else "rwc")
        pragmas = ["foreign_keys=ON", "trusted_schema=OFF"]
        if not self.unwritable:
            pragmas += ["journal_mode=WAL", "synchronous=FULL"]
        if not self._checkpoints:
            pragmas.append("wal_autocheckpoint=0")
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")
        return connection

    def connect_to_look(self) -> sqlite3.Connection:
        """A connection that can't change a byte."""
        return self._connection("ro")

    def hold(self) -> None:
        """Remember which file was opened."""
        self._opened = self._identity()

    def ensure_there(self) -> None:
        """Raise Gone where the path no longer leads to the file that was opened."""
        if self._opened is not None and self._identity() != self._opened:
            raise Gone(f"{self.path} was moved, deleted or replaced while it was open")

    def ensure_writable(self) -> bool:
        """Raise NotWritable where it may only be read; whether that has just changed."""
        if not self.unwritable:
            return False
        self.unwritable = self._fault()
        if self.unwritable:
            raise NotWritable(self.unwritable)
        return True

    def is_stale(self) -> bool:
        """Whether somebody who may write it has done so since it was opened only to be read."""
        return bool(self.unwritable) and self._look() != self._seen

    def _is_there(self) -> bool:
        is_there = self.path.exists()
        if not is_there and not self.path.parent.is_dir():
            raise Unreachable(f"There is no folder {self.path.parent}")
        if self.path.is_dir():
            raise Unreachable(f"{self.path} is a folder, not a database file")
        if is_there and not os.access(self.path, os.R_OK):
            raise Unreachable(f"{self.path} may not be read")
        return is_there

    def _fault(self) -> str:
        if self.path.exists() and not os.access(self.path, os.W_OK):
            return f"{self.path} may not be written"
        if not os.access(self.path.parent, os.W_OK):
            return f"The folder {self.path.parent} may not be written"
        return ""

    def _connection(self, mode: str) -> sqlite3.Connection:
        asked = f"mode={mode}"
        if self.unwritable:
            # To share a log that isn't there SQLite would make one, and it would be ours: then
            # whoever may write the file could not write that.
            self._seen = self._look()
            asked = "mode=ro" if self._seen[2] else "mode=ro&immutable=1"
        connection = sqlite3.connect(
            f"{self.path.absolute().as_uri()}?{asked}",
            uri=True,
            timeout=self._lock_wait,
            check_same_thread=False,
        )
        # sqlite3's own implicit BEGIN would let DDL and SELECTs run outside the transaction.
        connection.isolation_level = None
        return connection

    def _look(self) -> Look:
        """The time and size of the file, and whether somebody's log lies beside it."""
        log = self.path.with_name(f"{self.path.name}-wal")
        try:
            found = self.path.stat()
        except OSError:
            return 0, 0, log.exists()
        return found.st_mtime_ns, found.st_size, log.exists()

    def _identity(self) -> Identity | None:
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino
