"""Trouble with the database: one sentence, what was typed kept, and a way to try again."""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot
from sqlalchemy import event

from db.errors import NotWritable
from db.interchange import json_file
from desktop.analysis.story import Ref
from desktop.dialogs.milestone import MilestoneForm
from desktop.errors import Failure
from desktop.main_window import MainWindow

Open = Callable[[], MainWindow]
posix = pytest.mark.skipif(os.name != "posix", reason="elsewhere an open file can't be moved")


def texts(place: Path) -> list[str]:
    """The notes that another program finds."""
    with contextlib.closing(sqlite3.connect(place)) as other:
        return [text for (text,) in other.execute("SELECT text FROM note ORDER BY id")]


@contextlib.contextmanager
def held(window: MainWindow, place: Path) -> Iterator[None]:
    """The database held by another program, for which the window waits no time."""

    def wait_no_time(connection: Any) -> None:
        connection.exec_driver_sql("PRAGMA busy_timeout=1")

    event.listen(window.store.database.engine, "begin", wait_no_time, insert=True)
    with contextlib.closing(sqlite3.connect(place, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


def write_note(keyboard: Any, words: str) -> None:
    """Write a note by keyboard."""
    keyboard.press("Ctrl+N")
    keyboard.write(words)
    keyboard.press("Return")


def try_again(window: MainWindow) -> None:
    """Click the status bar's button."""
    assert window.status.again.isVisible()
    QTest.mouseClick(window.status.again, Qt.MouseButton.LeftButton)


def question(qtbot: QtBot) -> QMessageBox:
    """The question that is asked."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QMessageBox))
    found = QApplication.activeModalWidget()
    assert isinstance(found, QMessageBox)
    return found


def choose(box: QMessageBox, words: str) -> None:
    """Click the button with these words."""
    button = next(b for b in box.buttons() if words in b.text().replace("&", ""))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


# --- a database that takes nothing for a while ---


def test_a_note_is_added_when_it_is_tried_again(
    window: MainWindow, place: Path, keyboard: Any, story_lines: Any
) -> None:
    with held(window, place):
        write_note(keyboard, "Not lost")
        assert window.status.sentence() == (
            "Another program holds the database; close it and try again."
        )
        assert window.status.saved.text() == "Not saved"
        assert window.story.quick.text() == "Not lost"
    try_again(window)
    assert texts(place).count("Not lost") == 1
    assert any("Not lost" in line for line in story_lines(window))
    assert window.story.quick.text() == ""
    assert window.status.saved.text() == "All changes saved"
    assert not window.status.again.isVisible()
    assert window.store.undo_stack.undoText() == "Add note"


def test_words_stay_with_their_company_whichever_is_shown(
    window: MainWindow, place: Path, keyboard: Any
) -> None:
    words = "On Defense Metals"
    with held(window, place):
        write_note(keyboard, words)
        window.watchlist.setFocus()
        keyboard.press("J")
        assert window.story.quick.text() == ""
    try_again(window)
    assert window.story.quick.text() == ""
    keyboard.press("K")
    is_noted = texts(place).count(words) == 1
    assert is_noted != (window.story.quick.text() == words)


def test_an_undo_that_could_not_be_written_is_tried_again(
    window: MainWindow, place: Path, keyboard: Any
) -> None:
    write_note(keyboard, "first")
    write_note(keyboard, "second")
    window.story.list.setFocus()
    with held(window, place):
        keyboard.press("Ctrl+Z")
        assert window.status.sentence().startswith("Another program holds the database")
        assert window.store.undo_stack.undoText() == "Add note"
        assert not window.store.undo_stack.canRedo()
    try_again(window)
    assert texts(place)[-1:] == ["first"]
    keyboard.press("Ctrl+Z")
    assert "first" not in texts(place)
    with held(window, place):
        keyboard.press("Ctrl+Y")
        assert not window.store.undo_stack.canUndo()
    try_again(window)
    assert texts(place)[-1:] == ["first"]


def test_a_deletion_says_that_it_was_done_only_when_it_was(
    window: MainWindow, place: Path, keyboard: Any
) -> None:
    timeline = window.company.timeline
    assert timeline is not None
    deal = timeline.deals[0]
    with held(window, place):
        window.delete(Ref(deal.category, deal.id))
        assert window.status.saved.text() == "Not saved"
    try_again(window)
    assert window.status.saved.text() == "Deleted. Ctrl+Z brings it back."


def test_a_form_stays_open_with_every_word(
    window: MainWindow, place: Path, keyboard: Any, qtbot: QtBot
) -> None:
    keyboard.press("M")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), MilestoneForm))
    form = QApplication.activeModalWidget()
    assert isinstance(form, MilestoneForm)
    form.name.setText("Mine permit")
    with held(window, place):
        QTest.mouseClick(form.act, Qt.MouseButton.LeftButton)
        assert "Another program holds the database" in form.trouble
        assert form.isVisible()
        assert form.act.text() == "Try again"
    QTest.mouseClick(form.act, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not form.isVisible())
    timeline = window.company.timeline
    assert timeline is not None
    assert "Mine permit" in {m.name for m in timeline.all_milestones}


def test_a_full_disk_and_room_again(
    window: MainWindow, place: Path, keyboard: Any, pragma: Any
) -> None:
    words = "Much to say. " * 20_000
    window.new_note()
    window.story.quick.line.setMaxLength(len(words))
    window.story.quick.line.setText(words)
    pragma(window, "max_page_count", 1)  # as many as there are
    keyboard.press("Return")
    assert window.status.sentence() == "The disk is full; make room and try again."
    assert window.story.quick.text() == words
    pragma(window, "max_page_count", 1_073_741_823)
    try_again(window)
    assert texts(place)[-1] == words.strip()


def test_a_long_sentence_gives_way_and_is_read_whole_in_its_tip(window: MainWindow) -> None:
    said = f"{'/a/long/way' * 30}/headframe.db may not be written"
    before = window.minimumSizeHint().width()
    window.trouble.tell(Failure(NotWritable(said), lambda: None))
    assert window.minimumSizeHint().width() <= max(before, window.minimumWidth())
    assert said in window.status.words.toolTip()
    assert said in window.status.sentence()
    assert window.status.again.isVisible()
    shown = window.status.rect().contains(window.status.again.geometry())
    assert shown


# --- what was typed, and can't be kept ---


def test_what_could_not_be_kept_is_there_when_one_comes_back(
    window: MainWindow, place: Path, keyboard: Any
) -> None:
    with held(window, place):
        keyboard.press("Ctrl+N")
        keyboard.write("half a thought")
        window.watchlist.setFocus()
        keyboard.press("J")
        assert window.story.quick.text() == ""
        keyboard.press("K")
        assert window.story.quick.text() == "half a thought"
        assert window.status.saved.text() == "Not saved"
    try_again(window)
    assert window.status.saved.text() == "All changes saved"
    assert window.notes.drafts.unsaved == ()


def test_a_window_with_words_that_nobody_keeps_asks_before_it_goes(
    window: MainWindow, place: Path, keyboard: Any, qtbot: QtBot
) -> None:
    with held(window, place):
        keyboard.press("Ctrl+N")
        keyboard.write("half a thought")
        window.close()
        asked = question(qtbot)
        assert "half a thought" in asked.informativeText()
        choose(asked, "Stay")
        assert window.isVisible()
        assert window.story.quick.text() == "half a thought"
        window.close()
        choose(question(qtbot), "Copy it and go on")
        qtbot.waitUntil(lambda: not window.isVisible())
    assert QGuiApplication.clipboard().text() == "half a thought"


def test_nothing_is_asked_where_all_is_kept(window: MainWindow, keyboard: Any) -> None:
    keyboard.press("Ctrl+N")
    keyboard.write("half a thought")
    assert window.close()


# --- a file that is gone ---


@posix
def test_a_file_that_is_gone_takes_nothing_more_and_comes_back(
    window: MainWindow, place: Path, tmp_path: Path, keyboard: Any, qtbot: QtBot
) -> None:
    before = texts(place)
    moved = place.rename(tmp_path / "moved.db")
    write_note(keyboard, "Not lost")
    asked = question(qtbot)
    assert "moved, deleted or replaced" in asked.text()
    choose(asked, "Not now")
    assert window.story.quick.text() == "Not lost"
    assert f"{place} was moved, deleted or replaced" in window.status.sentence()
    assert not place.exists()
    moved.rename(place)
    assert texts(place) == before
    try_again(window)
    assert texts(place) == [*before, "Not lost"]


@posix
def test_what_a_file_held_that_is_gone_is_saved_elsewhere(
    window: MainWindow,
    place: Path,
    tmp_path: Path,
    keyboard: Any,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = window.store.read(json_file.export_text)
    saved = tmp_path / "saved.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(saved), ""))
    place.unlink()
    write_note(keyboard, "Not lost")
    choose(question(qtbot), "Save everything")
    qtbot.waitUntil(saved.exists)
    assert json.loads(saved.read_text()) == json.loads(whole)
    assert window.status.saved.text() == "Exported to saved.json"


@posix
def test_another_database_instead_of_one_that_is_gone(
    window: MainWindow, place: Path, keyboard: Any, qtbot: QtBot
) -> None:
    place.unlink()
    write_note(keyboard, "Not lost")
    choose(question(qtbot), "Open another")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    dialog.reject()


# --- what may only be read ---


@pytest.fixture
def protected(monkeypatch: pytest.MonkeyPatch, place: Path) -> Path:
    """The database, which the user may only read: root may write everything, so it is asked."""
    allowed = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and allowed(path, mode))
    return place


def test_a_read_only_database_says_so_and_every_act_too(
    protected: Path, opened: Open, keyboard: Any
) -> None:
    before = protected.read_bytes()
    window = opened()
    assert window.status.sentence().startswith("Read-only: what you change can't be saved")
    assert window.status.saved.text() == ""
    assert not window.consent.isVisible()
    assert window.company.timeline is not None
    write_note(keyboard, "in vain")
    assert window.status.sentence() == (
        f"{protected} may not be written; check who may write there, and try again."
    )
    assert window.story.quick.text() == "in vain"
    window.notes.drafts.give_up()
    window.story.quick.set_content("", window.today)
    assert window.close()
    assert protected.read_bytes() == before
    assert not protected.with_name("headframe.db-wal").exists()


def test_a_database_may_be_written_again(
    monkeypatch: pytest.MonkeyPatch, protected: Path, opened: Open, keyboard: Any
) -> None:
    window = opened()
    write_note(keyboard, "in time")
    monkeypatch.undo()
    try_again(window)
    assert texts(protected)[-1] == "in time"
    assert window.status.sentence().startswith("Ready")
