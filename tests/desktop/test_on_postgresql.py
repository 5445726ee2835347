"""The program on a PostgreSQL server: the window, and a command in the terminal."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import pytest
from sqlalchemy.engine import URL

from db.database import Database
from db.tables import Note
from desktop import commands
from desktop.main_window import MainWindow


@pytest.fixture
def url(postgresql_server: Any) -> Iterator[URL]:
    """The address of a database in which nothing was ever made."""
    made: URL = postgresql_server.make()
    yield made
    postgresql_server.drop(made)


@pytest.fixture
def place(url: URL) -> str:
    """The address as a person types it; `opened` opens it."""
    return url.render_as_string(hide_password=False)


@pytest.fixture
def with_starter(place: str, capsys: pytest.CaptureFixture[str]) -> str:
    """The same address, with the starter in the database."""
    assert commands.main(["--db", place, "import", "--starter"]) == 0
    capsys.readouterr()
    return place


def test_list_and_note_work_in_the_terminal(
    with_starter: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.main(["--db", with_starter, "list", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert "Defense Metals Corp." in json.dumps(listed)
    assert commands.main(["--db", with_starter, "note", "DEFN", "Visited the site"]) == 0
    assert commands.main(["--db", with_starter, "check"]) == 0
    assert capsys.readouterr().err == ""


def test_a_server_that_is_not_there_is_one_line(
    postgresql_server: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = postgresql_server.admin.set(database="gone", password="correct-horse")
    assert commands.main(["--db", gone.render_as_string(hide_password=False), "list"]) != 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert "the server has no database of this name" in err
    assert "correct-horse" not in err


def stored_texts(url: URL) -> list[str]:
    """The text of every note that the server keeps."""
    with closing(Database(url)) as database, database.reading() as session:
        return [note.text for note in session.query(Note)]


def test_the_window_takes_a_note_and_takes_it_back(
    with_starter: str,
    opened: Callable[[], MainWindow],
    keyboard: Any,
    story_lines: Callable[[MainWindow], list[str]],
    url: URL,
) -> None:
    window = opened()
    before = story_lines(window)
    assert before
    keyboard.press("Ctrl+N")
    keyboard.write("Kept on the server #pg")
    keyboard.press("Return")
    assert any("Kept on the server" in line for line in story_lines(window))
    assert stored_texts(url).count("Kept on the server #pg") == 1
    window.story.list.setFocus()
    keyboard.press("Ctrl+Z")
    assert story_lines(window) == before
    assert "Kept on the server #pg" not in stored_texts(url)
    keyboard.press("Ctrl+Y")
    assert any("Kept on the server" in line for line in story_lines(window))
    window = opened()
    assert any("Kept on the server" in line for line in story_lines(window))
