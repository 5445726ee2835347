"""One database: its engine, its transactions, and the way up from an older schema."""

from __future__ import annotations

import datetime as dt
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, make_url, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DatabaseError, IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from db.errors import (
    Conflict,
    Damaged,
    DatabaseTrouble,
    Full,
    Locked,
    NotWritable,
    Refused,
    TooNew,
    Unreachable,
)
from db.tables import Table

SCHEMA = "0001"
MIGRATIONS = Path(__file__).parent / "migrations"
LOCK_WAIT_MS = 5000


def database_url(where: str) -> URL:
    """The URL of a database named by URL or by file path."""
    if "://" in where:
        return make_url(where)
    return URL.create("sqlite", database=str(Path(where).expanduser().absolute()))


class Database:
    """An open database at the present schema.

    Raises the kinds of `db.errors.DatabaseTrouble`: Unreachable, NotWritable, Locked, Damaged and
    TooNew at opening, Locked and Full later. One engine; a session per transaction.
    """

    def __init__(self, where: str | URL, *, checkpoints: bool = True) -> None:
        self.url = where if isinstance(where, URL) else database_url(where)
        self._checkpoints = checkpoints
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self._check_place()
        self.engine = self._connect()
        with told_plainly(self.name):
            self._upgrade()

    @property
    def name(self) -> str:
        """What to call it in a sentence: the file, or the address without its password."""
        return self.url.database or "" if self.is_sqlite else self.url.render_as_string()

    @property
    def file(self) -> Path | None:
        """The file, where it is one."""
        return Path(self.url.database) if self.is_sqlite and self.url.database else None

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A session whose work is committed whole at the end, or not at all."""
        with (
            told_plainly(self.name),
            Session(self.engine, autoflush=True) as session,
            session.begin(),
        ):
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session to read with; what it changes is thrown away."""
        with told_plainly(self.name), Session(self.engine, autoflush=False) as session:
            yield session

    def beside(self) -> Database:
        """The same database for another thread; only one of the two may fold the log back.

        SQLite before 3.51.3 can lose a commit when two connections do.
        """
        return Database(self.url, checkpoints=False)

    def close(self) -> None:
        """Give all connections back; on SQLite the log is folded into the file."""
        self.engine.dispose()

    def check(self) -> list[str]:
        """Look through the file; one sentence for each thing wrong, none when it is sound."""
        if not self.is_sqlite:
            return []
        with told_plainly(self.name), self.engine.connect() as connection:
            wrong = [row[0] for row in connection.execute(text("PRAGMA integrity_check"))]
            dangling = connection.execute(text("PRAGMA foreign_key_check")).fetchall()
        faults = [line for line in wrong if line != "ok"]
        return faults + [f"row {row[1]} of {row[0]} names a missing {row[2]}" for row in dangling]

    def _check_place(self) -> None:
        file = self.file
        if file is None:
            return
        if not file.exists() and not file.parent.is_dir():
            raise Unreachable(f"There is no folder {file.parent}")
        if file.is_dir():
            raise Unreachable(f"{file} is a folder, not a database file")

    def _connect(self) -> Engine:
        options: dict[str, Any] = {}
        if self.is_sqlite:
            options["connect_args"] = {"timeout": LOCK_WAIT_MS / 1000}
        engine = create_engine(self.url, **options)
        if self.is_sqlite:
            event.listen(engine, "connect", set_pragmas)
            if not self._checkpoints:
                event.listen(engine, "connect", leave_the_log)
            event.listen(engine, "begin", begin_for_real)
        return engine

    def _upgrade(self) -> None:
        found = self._schema()
        if found == SCHEMA:
            return
        if found is not None and found > SCHEMA:
            raise TooNew(f"{self.name} was written by a newer Headframe (schema {found})")
        if found is not None:
            self._copy_aside(found)
        from db.migrations.upgrade import upgrade

        upgrade(self.engine, SCHEMA)

    def _schema(self) -> str | None:
        with self.engine.connect() as connection:
            names = set(
                connection.execute(text("SELECT name FROM sqlite_master WHERE type='table'"))
                .scalars()
                .all()
                if self.is_sqlite
                else connection.execute(
                    text("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
                )
                .scalars()
                .all()
            )
            if "alembic_version" not in names:
                if names & set(Table.metadata.tables):
                    raise Damaged(f"{self.name} is another program's database")
                return None
            return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()

    def _copy_aside(self, found: str) -> None:
        if self.file is None:
            return
        stamp = dt.datetime.now(dt.UTC).strftime("%Y%m%dT%H%M%SZ")
        with self.engine.connect() as connection:
            connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
        copy = self.file.with_name(f"{self.file.stem}.schema-{found}.{stamp}{self.file.suffix}")
        shutil.copy2(self.file, copy)


def set_pragmas(connection: sqlite3.Connection, _record: object) -> None:
    """Make each SQLite connection durable and strict."""
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout={LOCK_WAIT_MS}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "trusted_schema=OFF",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
    # sqlite3's own implicit BEGIN would let DDL and SELECTs run outside the transaction.
    connection.isolation_level = None


def leave_the_log(connection: sqlite3.Connection, _record: object) -> None:
    """Never fold the write-ahead log into the file from this connection."""
    connection.execute("PRAGMA wal_autocheckpoint=0")


def begin_for_real(connection: Any) -> None:
    """Open the transaction that the driver no longer opens."""
    connection.exec_driver_sql("BEGIN")


KINDS: tuple[tuple[str, type[DatabaseTrouble], str], ...] = (
    ("unable to open", Unreachable, "can't be opened"),
    ("readonly", NotWritable, "may not be written"),
    ("permission denied", NotWritable, "may not be written"),
    ("locked", Locked, "is in use by another program"),
    ("disk is full", Full, "can't grow: the disk is full"),
    ("not a database", Damaged, "is not a Headframe database"),
    ("malformed", Damaged, "is damaged"),
    ("could not connect", Unreachable, "does not answer"),
    ("connection failed", Unreachable, "does not answer"),
)


@contextmanager
def told_plainly(name: str) -> Iterator[None]:
    """Turn a driver's error into the kind of trouble it is."""
    try:
        yield
    except StaleDataError as error:
        raise Conflict("Somebody else changed this record meanwhile") from error
    except IntegrityError as error:
        raise Refused(f"The database refuses this: {error.orig}") from error
    except DatabaseError as error:
        said = str(error.orig).lower()
        for sign, kind, sentence in KINDS:
            if sign in said:
                raise kind(f"{name} {sentence}") from error
        raise
