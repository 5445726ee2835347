"""Databases of one's own, empty or with the starter in it: each test on SQLite and PostgreSQL."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Protocol

import pytest
from sqlalchemy import event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from db.database import SCHEMA, Database, database_url
from db.interchange import json_file
from db.tables import Table

ON_POSTGRESQL = (pytest.mark.thorough, pytest.mark.postgresql)
STARTER = Path(__file__).parents[2] / "resources" / "starter.json"


class Databases(Protocol):
    """One kind of database: makes as many as are wanted, and throws them away."""

    def make(self, *, with_starter: bool = False) -> URL:
        """The address of a new database at the present schema, which nobody has open."""

    def make_bare(self) -> URL:
        """The address of a database in which nothing was ever made."""

    def drop(self, url: URL) -> None:
        """Throw one away."""


class SqliteFiles:
    """SQLite databases, each in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._empty = folder / "empty.db"
        self._starter = folder / "starter.db"
        Database(str(self._empty)).close()
        shutil.copy(self._empty, self._starter)
        fill(database_url(str(self._starter)))

    def make(self, *, with_starter: bool = False) -> URL:
        url = self.make_bare()
        shutil.copy(self._starter if with_starter else self._empty, str(url.database))
        return url

    def make_bare(self) -> URL:
        folder = Path(tempfile.mkdtemp(dir=self._folder))
        return database_url(str(folder / "headframe.db"))

    def drop(self, url: URL) -> None:
        shutil.rmtree(Path(str(url.database)).parent)


TABLES = [table.name for table in reversed(Table.metadata.sorted_tables)]
EMPTYING = "; ".join(
    [
        "SET lock_timeout = '1s'",
        *(f"DELETE FROM {name}" for name in TABLES),
        "SELECT setval(oid::regclass, 1, false) FROM pg_class WHERE relkind = 'S'",
    ]
)
LOOKING = f"""
    SELECT (SELECT version_num FROM alembic_version) = '{SCHEMA}'
    AND (SELECT count(*) FROM pg_tables WHERE schemaname = 'public') = {len(TABLES) + 1}
    AND NOT EXISTS (
        SELECT FROM pg_db_role_setting JOIN pg_database ON pg_database.oid = setdatabase
        WHERE datname = current_database()
    )
"""


class PostgresqlDatabases:
    """Databases on the tests' server: copies of an empty or a filled one, used again if empty."""

    def __init__(self, server: Any) -> None:
        self._server = server
        self._empty = server.make()
        Database(self._empty).close()
        self._starter = server.make(self._empty)
        fill(self._starter)
        self._free: list[URL] = []
        self._used: set[URL] = set()

    def make(self, *, with_starter: bool = False) -> URL:
        url: URL
        if with_starter:
            url = self._server.make(self._starter)
            return url
        url = self._free.pop() if self._free else self._server.make(self._empty)
        self._used.add(url)
        return url

    def make_bare(self) -> URL:
        url: URL = self._server.make()
        return url

    def drop(self, url: URL) -> None:
        """Empty it, which is much faster than making another; drop it where that can't be done."""
        if url in self._used and self._is_as_new(url):
            self._free.append(url)
        else:
            self._server.drop(url)
        self._used.discard(url)

    def close(self) -> None:
        """Throw all of them away."""
        for url in (*self._free, self._starter, self._empty):
            self._server.drop(url)

    def _is_as_new(self, url: URL) -> bool:
        try:
            self._server.run(EMPTYING, url)
            return bool(self._server.run(LOOKING, url))
        except DBAPIError:
            return False


def fill(url: URL) -> None:
    """Take the starter into a database."""
    database = Database(url)
    with database.transaction() as session:
        json_file.import_text(session, json_file.read(STARTER), STARTER.name)
    database.close()


@contextmanager
def opened(databases: Databases, *, with_starter: bool = False) -> Iterator[Database]:
    """A database of one's own, open; closed and thrown away at the end."""
    url = databases.make(with_starter=with_starter)
    try:
        database = Database(url)
        try:
            yield database
        finally:
            database.close()
    finally:
        databases.drop(url)


@pytest.fixture(scope="session")
def sqlite_files(tmp_path_factory: pytest.TempPathFactory) -> SqliteFiles:
    """Makes SQLite databases."""
    return SqliteFiles(tmp_path_factory.mktemp("databases"))


@pytest.fixture(scope="session")
def postgresql_databases(postgresql_server: Any) -> Iterator[PostgresqlDatabases]:
    """Makes PostgreSQL databases."""
    made = PostgresqlDatabases(postgresql_server)
    yield made
    made.close()


@pytest.fixture(scope="session", params=["sqlite", pytest.param("postgresql", marks=ON_POSTGRESQL)])
def databases(request: pytest.FixtureRequest) -> Databases:
    """Makes databases of either kind: a test that asks for it runs once on each."""
    name = "sqlite_files" if request.param == "sqlite" else "postgresql_databases"
    made: Databases = request.getfixturevalue(name)
    return made


@pytest.fixture
def empty(databases: Databases) -> Iterator[Database]:
    """A new database without a row."""
    with opened(databases) as database:
        yield database


@pytest.fixture
def filled(databases: Databases) -> Iterator[Database]:
    """A database of one's own that holds the starter."""
    with opened(databases, with_starter=True) as database:
        yield database


@pytest.fixture
def another(databases: Databases) -> Iterator[Database]:
    """A second new database of the same kind."""
    with opened(databases) as database:
        yield database


Opening = Callable[[], AbstractContextManager[Database]]


@pytest.fixture(scope="session")
def opening(databases: Databases) -> Opening:
    """Opens a new database in a `with`, as often as wanted."""
    return lambda: opened(databases)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where an SQLite file may be made."""
    return tmp_path / "headframe.db"


Counting = Callable[[Database], AbstractContextManager[list[str]]]


@pytest.fixture
def counting() -> Counting:
    """Collects the statements that a database runs within a `with`."""

    @contextmanager
    def count(database: Database) -> Iterator[list[str]]:
        heard: list[str] = []

        def hear(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
            heard.append(statement)

        event.listen(database.engine, "before_cursor_execute", hear)
        try:
            yield heard
        finally:
            event.remove(database.engine, "before_cursor_execute", hear)

    return count
