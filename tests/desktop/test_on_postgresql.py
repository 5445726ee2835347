"""The program on a PostgreSQL server: the window, and a command in the terminal."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot
from sqlalchemy.engine import URL

from db import notes
from db.database import Database
from db.errors import Unsure
from db.interchange import json_file
from db.tables import Note
from desktop import commands
from desktop.dialogs.add_company import AddCompanyForm
from desktop.dialogs.milestone import MilestoneForm
from desktop.instance import Instance
from desktop.main_window import MainWindow
from desktop.program import build
from desktop.settings import Settings
from desktop.whereabouts import whereabouts

TODAY = dt.date(2026, 11, 23)


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


# --- a day's work, and all of it taken back ---


def exported(url: URL) -> str:
    """Everything that the server keeps, as one document."""
    with closing(Database(url)) as database, database.reading() as session:
        return json_file.export_text(session)


def test_a_days_work_by_keyboard_and_all_of_it_taken_back(
    place: str,
    opened: Callable[[], MainWindow],
    keyboard: Any,
    dialog: Any,
    back_to: Any,
    url: URL,
    qtbot: QtBot,
) -> None:
    window = opened()
    states = [exported(url)]

    def written(label: str) -> None:
        """The act is the last to be undone, and the server has it."""
        assert window.store.undo_stack.undoText() == label
        states.append(exported(url))
        assert states[-1] != states[-2]

    keyboard.press("Return")  # the first run offers the starter
    written("Import the rare-earth starter")
    keyboard.press("Ctrl+Shift+N")
    dialog(AddCompanyForm)
    keyboard.write("Ore Corp. (TSXV: ORE / OTCQB: OREF)")
    keyboard.press("Return")
    written("Add company")
    back_to(window)
    keyboard.press("M")
    dialog(MilestoneForm)
    keyboard.write("Mine permit")
    keyboard.press("Tab", "Tab", "Tab", "Tab")
    keyboard.write("Q1 2027")
    keyboard.press("Return")
    written("New milestone")
    back_to(window)
    keyboard.press("Ctrl+N")
    keyboard.write("Kept on the server #pg")
    keyboard.press("Return")
    written("Add note")
    window.story.list.setFocus()
    keyboard.press("Ctrl+Backspace")
    written("Delete note")
    assert window.selection.company is not None
    assert window.selection.company.name == "Ore Corp."
    window.commands.actions["delete_company"].trigger()
    dialog(QMessageBox)
    keyboard.press("Return")
    written("Delete company")
    back_to(window)
    for state in reversed(states[:-1]):
        keyboard.press("Ctrl+Z")
        assert exported(url) == state
    assert not window.store.undo_stack.canUndo()
    for state in states[1:]:
        window.store.redo()
        assert exported(url) == state


# --- a server that comes and goes ---


def test_a_server_that_was_killed_and_started_again(
    with_starter: str,
    opened: Callable[[], MainWindow],
    postgresql_server: Any,
    keyboard: Any,
    url: URL,
) -> None:
    if not hasattr(postgresql_server, "stop"):
        pytest.skip("a named server is not ours to kill")
    window = opened()
    first = window.selection.company
    assert first is not None
    postgresql_server.stop(at_once=True)
    try:
        keyboard.press("Ctrl+N")
        keyboard.write("Not lost")
        keyboard.press("Return")
        assert "does not answer; try again in a moment." in window.status.sentence()
        assert window.story.quick.text() == "Not lost"
        assert window.status.saved.text() == "Not saved"
        window.watchlist.setFocus()
        keyboard.press("J")  # what can't be read stays as it was
        assert "does not answer" in window.status.sentence()
        assert window.selection.company == first
        assert window.watchlist.chosen_company() == first.id
        assert window.story.quick.text() == "Not lost"
    finally:
        postgresql_server.start()
    keyboard.press("J", "K")
    assert window.story.quick.text() == "Not lost"
    window.story.quick.line.setFocus()
    keyboard.press("Return")
    assert stored_texts(url).count("Not lost") == 1
    assert window.status.saved.text() == "All changes saved"


def test_a_restart_between_two_acts_is_no_trouble(
    with_starter: str,
    opened: Callable[[], MainWindow],
    postgresql_server: Any,
    keyboard: Any,
    url: URL,
) -> None:
    if not hasattr(postgresql_server, "stop"):
        pytest.skip("a named server is not ours to stop")
    window = opened()
    postgresql_server.stop()
    postgresql_server.start()
    keyboard.press("Ctrl+N")
    keyboard.write("After the restart")
    keyboard.press("Return")
    assert stored_texts(url).count("After the restart") == 1
    assert window.status.sentence().startswith("Ready")


@pytest.fixture
def cut_place(line: Any, with_starter: str, url: URL) -> str:
    """The address over a line that can be cut."""
    far: URL = line.to(url)
    return far.render_as_string(hide_password=False)


@pytest.mark.parametrize("cuts", ["before", "after"])
def test_an_act_whose_commit_was_cut_off_is_done_once(
    line: Any, cut_place: str, url: URL, keyboard: Any, qtbot: QtBot, tmp_path: Path, cuts: str
) -> None:
    program = build(cut_place, TODAY, Settings(tmp_path / "settings.ini"), None)
    window = program.window
    with qtbot.waitActive(window):
        window.show()
    keyboard.press("Ctrl+N")
    keyboard.write("Exactly once")
    window.story.settle()
    line.cuts = cuts
    keyboard.press("Return")
    assert "whether this was saved shows when you try again" in window.status.sentence()
    assert window.story.quick.text() == "Exactly once"
    line.cuts = ""
    window.status.again.click()
    assert stored_texts(url).count("Exactly once") == 1
    assert window.story.quick.text() == ""
    assert window.store.undo_stack.undoText() == "Add note"
    line.cuts = cuts
    window.store.undo()
    assert "whether this was saved" in window.status.sentence()
    line.cuts = ""
    window.status.again.click()
    assert "Exactly once" not in stored_texts(url)
    assert window.store.undo_stack.redoText() == "Add note"
    window.store.redo()
    assert stored_texts(url).count("Exactly once") == 1
    program.end()


def test_another_act_after_a_cut_commit_finds_out_first(
    line: Any, cut_place: str, url: URL, qtbot: QtBot, tmp_path: Path
) -> None:
    program = build(cut_place, TODAY, Settings(tmp_path / "settings.ini"), None)
    store = program.window.store
    line.cuts = "after"
    with pytest.raises(Unsure):
        store.edit("Add note", notes.add, "the first")
    line.cuts = ""
    store.edit("Add another note", notes.add, "the second")
    assert store.undo_stack.count() == 2
    store.undo()
    store.undo()
    assert {"the first", "the second"} & set(stored_texts(url)) == set()
    program.end()


# --- beside other programs ---


def test_a_command_is_handed_to_the_window_on_a_server(
    with_starter: str, opened: Callable[[], MainWindow], url: URL, qtbot: QtBot
) -> None:
    window = opened()
    claim = Instance(whereabouts(with_starter))
    assert claim.claim()
    claim.serve(window.handed.take)
    command = subprocess.Popen(
        [sys.executable, "-m", "desktop", "--db", with_starter, "note", "DEFN", "From afar"],
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    qtbot.waitUntil(lambda: command.poll() is not None, timeout=60_000)
    said, trouble = command.communicate()
    assert (command.returncode, trouble) == (0, "")
    assert said.startswith("Defense Metals Corp.: note of ")
    assert window.store.undo_stack.undoText() == "Add note"
    window.store.undo()
    assert "From afar" not in stored_texts(url)
    claim.release()


def test_a_server_that_lets_nobody_write_says_so(
    with_starter: str,
    opened: Callable[[], MainWindow],
    postgresql_server: Any,
    keyboard: Any,
    url: URL,
) -> None:
    postgresql_server.run(f"ALTER DATABASE {url.database} SET default_transaction_read_only = on")
    window = opened()
    assert window.status.sentence().startswith("Read-only: what you change can't be saved")
    keyboard.press("Ctrl+N")
    keyboard.write("in vain")
    keyboard.press("Return")
    assert "may not be written; check who may write there" in window.status.sentence()
    assert window.story.quick.text() == "in vain"
