"""One database: its engine, its transactions, and the way up from an older schema."""

from __future__ import annotations

import datetime as dt
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, NullPool, create_engine, event, text
from sqlalchemy.engine import URL
from sqlalchemy.orm import Session

from db.addresses import connecting, database_url, spoken
from db.driver_errors import told_plainly
from db.errors import Damaged, NotWritable, TooNew, Unreachable
from db.sqlite_file import SqliteFile
from db.tables import Table

__all__ = ["SCHEMA", "Database", "database_url"]

SCHEMA = "0003"
LOCK_WAIT_MS = 5000
WRITES = "headframe_writes"


class Database:
    """An open database at the present schema.

    Raises the kinds of `db.errors.DatabaseTrouble`: Unreachable, NotWritable, Locked, Damaged and
    TooNew at opening; later Locked, Full, Silent, Gone, and NotWritable where it may only be read.
    One engine; a session per transaction. `lock_wait_ms` is how long to wait for another writer.
    """

    def __init__(
        self, where: str | URL, *, checkpoints: bool = True, lock_wait_ms: int = LOCK_WAIT_MS
    ) -> None:
        self.url = where if isinstance(where, URL) else database_url(where)
        self._lock_wait_ms = lock_wait_ms
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self._file = self._found_file(checkpoints)
        self.engine = self._connect()
        # A transaction that reads first and writes later fails at once when another one has written
        # between: SQLite waits for the lock only where a transaction begins.
        self._for_writing = self.engine.execution_options(**{WRITES: True})
        self._may_write = True
        try:
            with told_plainly(self.name):
                self._upgrade()
                self._may_write = self.is_sqlite or self._server_lets_write()
        except BaseException:
            self.close()
            raise
        if self._file is not None:
            self._file.hold()

    @property
    def name(self) -> str:
        """What to call it in a sentence: the file, or the address without its secrets."""
        return spoken(self.url)

    @property
    def file(self) -> Path | None:
        """The file, where it is one."""
        return self._file.path if self._file else None

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be written, as far as is known."""
        return bool(self._file.unwritable) if self._file else not self._may_write

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A session whose work is committed whole at the end, or not at all."""
        if self._file is not None:
            self._file.ensure_there()
            if self._file.ensure_writable():
                self.engine.dispose()  # its connections were made to read only
        with (
            told_plainly(self.name),
            Session(self._for_writing, autoflush=True) as session,
            session.begin(),
        ):
            yield session
            session.flush()
            if self._file is not None:
                self._file.ensure_there()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session to read with; what it changes is thrown away."""
        if self._file is not None and self._file.is_stale():
            self.engine.dispose()
        with told_plainly(self.name), Session(self.engine, autoflush=False) as session:
            yield session

    def beside(self) -> Database:
        """The same database for another thread; only one of the two may fold the log back.

        SQLite before 3.51.3 can lose a commit when two connections do.
        """
        if self._file is not None:
            self._file.ensure_there()
        return Database(self.url, checkpoints=False, lock_wait_ms=self._lock_wait_ms)

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

    def _found_file(self, checkpoints: bool) -> SqliteFile | None:
        if not self.is_sqlite:
            return None
        if not self.url.database:
            raise Unreachable("This address names no file")
        return SqliteFile(
            Path(self.url.database), checkpoints=checkpoints, lock_wait_ms=self._lock_wait_ms
        )

    def _connect(self) -> Engine:
        if self._file is None:
            return self._connect_to_server()
        # What a user wrote stands in no message of an error, and so in no log.
        engine = create_engine(self.url, creator=self._file.connect, hide_parameters=True)
        event.listen(engine, "begin", begin_for_real)
        return engine

    def _connect_to_server(self) -> Engine:
        try:
            engine = create_engine(
                self.url,
                connect_args=connecting(self.url),
                # Reading sees one moment; writing what somebody else changed since is refused.
                isolation_level="REPEATABLE READ",
                pool_pre_ping=True,
                hide_parameters=True,
            )
        except ImportError as error:
            raise Unreachable(
                "PostgreSQL needs the package psycopg[binary], which is not installed here"
            ) from error
        wait = f"SET lock_timeout = {self._lock_wait_ms}"

        def wait_so_long(connection: Any, _record: object) -> None:
            connection.execute(wait)
            connection.commit()

        event.listen(engine, "connect", wait_so_long)
        return engine

    def _upgrade(self) -> None:
        found = self._look()
        if found == SCHEMA:
            return
        if found is not None and found > SCHEMA:
            raise TooNew(f"{self.name} was written by a newer Headframe (schema {found})")
        if self._file is not None and self._file.unwritable:
            raise NotWritable(f"{self._file.unwritable}, and has to be brought up to date first")
        if found is not None:
            self._copy_aside(found)
        from alembic.util import CommandError

        from db.migrations.upgrade import upgrade

        try:
            upgrade(self._for_writing, SCHEMA)
        except CommandError as error:
            raise Damaged(f"{self.name} has a schema that no Headframe made ({found})") from error

    def _look(self) -> str | None:
        """The schema found, without changing a byte of a file that may not be ours; None if new."""
        if self._file is None:
            return self._schema(self.engine)
        if not self._file.path.exists():
            return None
        looking = self._file.connect_to_look
        return self._schema(create_engine("sqlite://", creator=looking, poolclass=NullPool))

    def _server_lets_write(self) -> bool:
        asked = "SELECT current_setting('transaction_read_only') = 'off'"
        with self.engine.connect() as connection:
            return bool(
                connection.scalar(text(f"{asked} AND has_table_privilege('note', 'INSERT')"))
            )

    def _schema(self, engine: Engine) -> str | None:
        with engine.connect() as connection:
            names = self._table_names(connection)
            ours = names & set(Table.metadata.tables)
            if not ours and not (names and self.is_sqlite):
                return None
            found = None
            if ours and "alembic_version" in names:
                found = connection.scalar(text("SELECT version_num FROM alembic_version"))
            if found is None:
                raise Damaged(f"{self.name} is another program's database")
            return str(found)

    def _table_names(self, connection: Connection) -> set[str]:
        asked = (
            "SELECT name FROM sqlite_master WHERE type = 'table'"
            if self.is_sqlite
            else "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
        )
        return set(connection.scalars(text(asked)))

    def _copy_aside(self, found: str) -> None:
        """Copy the file with all that its log holds, whoever else has it open."""
        if self.file is None:
            return
        stamp = dt.datetime.now(dt.UTC).strftime("%Y%m%dT%H%M%SZ")
        copy = self.file.with_name(f"{self.file.stem}.schema-{found}.{stamp}{self.file.suffix}")
        with (
            closing(sqlite3.connect(self.file)) as source,
            closing(sqlite3.connect(copy)) as target,
        ):
            source.backup(target)
        shutil.copymode(self.file, copy)


def begin_for_real(connection: Any) -> None:
    """Open the transaction that the driver no longer opens."""
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
