"""A database in a folder of its own, empty or with the starter in it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event

from db.database import Database
from db.interchange import json_file

STARTER = Path(__file__).parents[2] / "resources" / "starter.json"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where a database may be made."""
    return tmp_path / "headframe.db"


@pytest.fixture
def empty(place: Path) -> Iterator[Database]:
    """A new database without a row."""
    opened = Database(str(place))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def starter_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed database that holds the starter; copied, never opened, by those who use it."""
    file = tmp_path_factory.mktemp("starter") / "starter.db"
    database = Database(str(file))
    with database.transaction() as session:
        json_file.import_text(session, json_file.read(STARTER), STARTER.name)
    database.close()
    return file


@pytest.fixture
def filled(starter_file: Path, place: Path) -> Iterator[Database]:
    """A database of one's own that holds the starter."""
    shutil.copy(starter_file, place)
    opened = Database(str(place))
    yield opened
    opened.close()


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
