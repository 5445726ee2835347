"""The window's way to the database: acts, undo, and who is told of them."""

import datetime as dt
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from db import companies, notes
from db.database import Database
from db.errors import Conflict, Missing, Refused
from db.tables import Company
from desktop.store import Store

DAY = dt.date(2026, 11, 23)


@pytest.fixture
def store(tmp_path: Path, qapp: object) -> Iterator[Store]:
    database = Database(str(tmp_path / "store.db"))
    yield Store(database)
    database.close()


@pytest.fixture
def told(store: Store) -> list[Any]:
    """What the store told, in order: the tables that changed, or the trouble with an undo."""
    heard: list[Any] = []
    store.changed.connect(heard.append)
    store.undo_failed.connect(heard.append)
    return heard


def words(store: Store) -> list[str]:
    """The notes that another program would see."""
    other = Database(store.database.url)
    try:
        with other.reading() as session:
            return sorted(note.text for note in session.query(notes.Note))
    finally:
        other.close()


def test_an_act_is_written_put_on_the_stack_and_told(store: Store, told: list[Any]) -> None:
    note = store.edit("Add note", notes.add, "Drilled #hole", day=DAY)
    assert note.tags == ("hole",)
    assert words(store) == ["Drilled #hole"]
    assert store.undo_stack.undoText() == "Add note"
    assert told == [frozenset({"note", "note_tag"})]


def test_undo_and_redo_are_written_and_told(store: Store, told: list[Any]) -> None:
    store.edit("Add note", notes.add, "Drilled", day=DAY)
    store.undo_stack.undo()
    assert words(store) == []
    store.undo_stack.redo()
    assert words(store) == ["Drilled"]
    assert told == [frozenset({"note"})] * 3


def test_an_act_that_fails_leaves_nothing(store: Store, told: list[Any]) -> None:
    with pytest.raises(Refused):
        store.edit("Add note", notes.add, "   ")
    with pytest.raises(Missing):
        store.edit("Delete note", notes.delete, 99)
    assert words(store) == []
    assert not store.undo_stack.canUndo()
    assert told == []


def test_a_failure_half_way_takes_its_first_half_back(store: Store, told: list[Any]) -> None:
    def add_two(session: Any) -> None:
        notes.add(session, "the first")
        notes.add(session, "")

    with pytest.raises(Refused):
        store.edit("Add notes", add_two)
    assert words(store) == []
    assert told == []


def test_an_act_that_changes_nothing_is_no_step(store: Store, told: list[Any]) -> None:
    note = store.edit("Add note", notes.add, "Drilled", day=DAY)
    store.edit("Edit note", notes.change, note.id, "Drilled", DAY)
    assert store.undo_stack.undoText() == "Add note"
    assert len(told) == 1


def test_an_undo_that_would_overwrite_is_refused(store: Store, told: list[Any]) -> None:
    note = store.edit("Add note", notes.add, "mine", day=DAY)
    other = Database(store.database.url)
    with other.transaction() as session:
        notes.change(session, note.id, "theirs", DAY)
    other.close()
    told.clear()
    store.undo_stack.undo()
    assert [type(trouble) for trouble in told] == [Conflict]
    assert words(store) == ["theirs"]
    assert not store.undo_stack.canUndo()
    assert not store.undo_stack.canRedo()


def test_a_redo_that_would_overwrite_is_refused(store: Store, told: list[Any]) -> None:
    note = store.edit("Add note", notes.add, "first", day=DAY)
    store.edit("Edit note", notes.change, note.id, "second", DAY)
    store.undo_stack.undo()
    with store.database.transaction() as session:
        notes.change(session, note.id, "theirs", DAY)
    told.clear()
    store.undo_stack.redo()
    assert [type(trouble) for trouble in told] == [Conflict]
    assert words(store) == ["theirs"]


def test_a_step_under_a_refused_one_still_works(store: Store) -> None:
    store.edit("Add note", notes.add, "kept", day=DAY)
    note = store.edit("Add note", notes.add, "taken", day=DAY)
    with store.database.transaction() as session:
        notes.delete(session, note.id)
    store.undo_stack.undo()
    assert words(store) == ["kept"]
    store.undo_stack.undo()
    assert words(store) == []


def test_many_acts_come_undone_in_turn(store: Store) -> None:
    note = store.edit("Add note", notes.add, "one #a #b", day=DAY)
    store.edit("Edit note", notes.change, note.id, "two #b", None)
    store.edit("Delete note", notes.delete, note.id)
    assert words(store) == []
    store.undo_stack.undo()
    found = store.read(notes.note, note.id)
    assert (found.text, found.day, found.tags) == ("two #b", None, ("b",))
    store.undo_stack.undo()
    assert store.read(notes.note, note.id) == note
    store.undo_stack.setIndex(3)
    assert words(store) == []


def test_a_draft_is_no_act(store: Store, told: list[Any]) -> None:
    store.write(notes.keep_draft, "here", "half a thou", DAY)
    assert [draft.text for draft in store.read(notes.drafts)] == ["half a thou"]
    assert not store.undo_stack.canUndo()
    assert told == []


def test_reading_writes_nothing(store: Store) -> None:
    def read_and_meddle(session: Any) -> int:
        session.add(Company(name="Nobody Corp."))
        session.flush()
        return 7

    assert store.read(read_and_meddle) == 7
    assert store.read(companies.all_companies) == ()


def test_another_hand_can_be_told_of(store: Store, qtbot: QtBot) -> None:
    with qtbot.waitSignal(store.changed) as heard:
        store.tell(["price_bar", "price_bar"])
    assert heard.args == [frozenset({"price_bar"})]


LOST = """
import gc, sys
from PySide6.QtWidgets import QApplication
from db import notes
from db.database import Database
from desktop.store import Store

application = QApplication([])
for place in sys.argv[1:]:
    store = Store(Database(place))
    for number in range(20):
        store.edit("Add note", notes.add, f"Note {number}", day=None)
    store.database.close()
    store.itself = store
    del store
    gc.collect()
print("whole")
"""


def test_a_lost_store_is_cleared_away_with_all_that_could_be_taken_back(tmp_path: Path) -> None:
    """A step freed before its stack took the whole program down; so in a program of its own."""
    places = [str(tmp_path / f"{number}.db") for number in range(3)]
    done = subprocess.run(
        [sys.executable, "-c", LOST, *places], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "whole\n"), done.stderr
