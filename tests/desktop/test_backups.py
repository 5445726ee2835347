"""Backups in the window: made now and each day, brought back by mouse and by keyboard."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy.engine import URL

from db import backup
from db.database import Database
from db.interchange import json_file
from desktop import settings as kept
from desktop.dialogs.fields.folder import FolderField
from desktop.dialogs.preferences import PreferencesDialog
from desktop.dialogs.restore import RestoreDialog
from desktop.main_window import MainWindow
from desktop.panels import backups
from desktop.panels.backups import stopping
from desktop.program import Program
from desktop.tasks import Task

PATIENCE = 30  # seconds


def exported(place: Path) -> str:
    database = Database(str(place))
    try:
        with database.reading() as session:
            return json_file.export_text(session)
    finally:
        database.close()


def add_note(keyboard: Any, text: str) -> None:
    keyboard.press("Ctrl+N")
    keyboard.write(text)
    keyboard.press("Return")


def notes_of(window: MainWindow) -> list[str]:
    assert window.company.timeline is not None
    return [note.text for note in window.company.timeline.notes]


def settled(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.tasks.is_running("backup"))


def make_daily(window: MainWindow, qtbot: QtBot) -> None:
    window.databases.backups.at_leisure()
    settled(window, qtbot)


def made_in(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.db")) if folder.is_dir() else []


def restoring(qtbot: QtBot) -> RestoreDialog:
    def has_keyboard() -> bool:
        shown, focused = QApplication.activeModalWidget(), QApplication.focusWidget()
        is_ours = isinstance(shown, RestoreDialog)
        return is_ours and focused is not None and shown.isAncestorOf(focused)

    qtbot.waitUntil(has_keyboard)
    found = QApplication.activeModalWidget()
    assert isinstance(found, RestoreDialog)
    return found


def next_window(program: Program, before: MainWindow, qtbot: QtBot) -> MainWindow:
    qtbot.waitUntil(lambda: program.window is not before)
    with qtbot.waitActive(program.window):
        pass
    return program.window


def choose_file(qtbot: QtBot, path: Path) -> None:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    line = dialog.findChild(QLineEdit)
    line.setText(str(path))
    QTest.keyClick(line, Qt.Key.Key_Return)


# -- made -----------------------------------------------------------------------------------------


def test_a_backup_is_made_now(
    program: Program, place: Path, tmp_path: Path, keyboard: Any, qtbot: QtBot
) -> None:
    window = program.window
    add_note(keyboard, "In the backup too")
    window.commands.actions["back_up"].trigger()
    choose_file(qtbot, tmp_path / "elsewhere.db")
    qtbot.waitUntil(lambda: window.status.saved.text().startswith("Backed up to "))
    settled(window, qtbot)
    assert window.status.sentence().startswith("Ready")
    program.end()
    assert exported(tmp_path / "elsewhere.db") == exported(place)


def test_one_is_made_each_day_beside_the_database(
    program: Program, place: Path, qtbot: QtBot
) -> None:
    window, folder = program.window, place.parent / "backups"
    make_daily(window, qtbot)
    (made,) = made_in(folder)
    assert window.status.saved.text() == f"Backed up to {made}"
    make_daily(window, qtbot)
    assert made_in(folder) == [made]


def test_none_is_made_where_it_is_not_wanted(program: Program, place: Path, qtbot: QtBot) -> None:
    program.window.settings.put(kept.BACKUP_DAILY, False)
    make_daily(program.window, qtbot)
    assert made_in(place.parent / "backups") == []


def test_the_folder_is_chosen_in_the_preferences(
    program: Program, place: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window, folder = program.window, tmp_path / "far away"
    folder.mkdir()
    window.preferences.open("backups")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), PreferencesDialog))
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, PreferencesDialog)
    field = shown.fields[kept.BACKUP_FOLDER]
    assert isinstance(field, FolderField)
    QTest.mouseClick(field.button, Qt.MouseButton.LeftButton)
    choose_file(qtbot, folder)
    assert field.value() == str(folder)
    QTest.mouseClick(shown.done_, Qt.MouseButton.LeftButton)
    assert window.settings.get(kept.BACKUP_FOLDER) == str(folder)
    make_daily(window, qtbot)
    assert len(made_in(folder)) == 1
    assert not (place.parent / "backups").exists()


def test_trouble_is_told_in_the_status_bar(program: Program, tmp_path: Path, qtbot: QtBot) -> None:
    window = program.window
    (tmp_path / "file").write_text("in the way")
    window.settings.put(kept.BACKUP_FOLDER, str(tmp_path / "file"))
    make_daily(window, qtbot)
    assert "can't be made" in window.status.sentence()


def stopping_once_told(task: Task) -> Callable[[int, int], None]:
    """As the program's own, but it waits for the hand: a small file is copied before any click."""
    tell = stopping(task)

    def told(done: int, total: int) -> None:
        assert task.cancel.wait(PATIENCE)
        tell(done, total)

    return told


def test_a_backup_that_is_cancelled_leaves_nothing(
    program: Program, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "STEP", 1)
    monkeypatch.setattr(backups, "stopping", stopping_once_told)
    window = program.window
    window.databases.backups.back_up(tmp_path / "copy.db")
    assert window.status.cancel.isVisible()
    QTest.mouseClick(window.status.cancel, Qt.MouseButton.LeftButton)
    settled(window, qtbot)
    assert window.status.saved.text() == "Cancelled; nothing was changed"
    assert window.status.sentence().startswith("Ready")
    assert not (tmp_path / "copy.db").exists()
    assert not list(tmp_path.glob(".copy*"))


# -- brought back ---------------------------------------------------------------------------------


def test_the_newest_is_brought_back_by_keyboard(
    program: Program, place: Path, keyboard: Any, qtbot: QtBot
) -> None:
    make_daily(program.window, qtbot)
    add_note(keyboard, "Written since")
    before = program.window
    before.commands.actions["restore"].trigger()
    shown = restoring(qtbot)
    assert shown.model.rowCount() == 1
    assert shown.table.hasFocus()
    keyboard.press("Return")
    window = next_window(program, before, qtbot)
    assert "Written since" not in notes_of(window)
    (aside,) = place.parent.glob("headframe.before-restore.*.db")
    assert window.status.saved.text() == f"Restored. Before: {aside.name}"
    assert not window.store.undo_stack.canUndo()
    program.end()
    assert "Written since" in exported(aside)


def test_another_file_is_brought_back_by_mouse(
    program: Program, tmp_path: Path, keyboard: Any, qtbot: QtBot
) -> None:
    before = program.window
    before.databases.backups.back_up(tmp_path / "copy.db")
    settled(before, qtbot)
    add_note(keyboard, "Written since")
    keyboard.press("N")
    keyboard.write("Half a thought")
    before.commands.actions["restore"].trigger()
    shown = restoring(qtbot)
    assert "There is no backup in" in shown._empty.text()
    button = next(b for b in shown.findChildren(QPushButton) if "file" in b.text())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    choose_file(qtbot, tmp_path / "copy.db")
    window = next_window(program, before, qtbot)
    assert "Written since" not in notes_of(window)
    assert window.story.quick.text() == "", "the draft is of the database that was put aside"
    keyboard.press("Ctrl+N")
    keyboard.write("And on it goes")
    keyboard.press("Return")
    assert "And on it goes" in notes_of(window)


def test_what_is_no_backup_is_said_and_nothing_changes(
    program: Program, place: Path, tmp_path: Path, keyboard: Any, qtbot: QtBot
) -> None:
    window = program.window
    strange = tmp_path / "diary.db"
    strange.write_text("Dear diary, " * 1000)
    window.databases.backups.restore(strange)
    settled(window, qtbot)
    assert "diary.db is not a Headframe database" in window.status.sentence()
    add_note(keyboard, "Still here")
    assert "Still here" in notes_of(window)
    assert program.window is window
    assert not list(place.parent.glob("headframe.before*"))


def test_a_database_in_use_elsewhere_stays_and_can_be_written(
    program: Program, place: Path, tmp_path: Path, keyboard: Any, qtbot: QtBot
) -> None:
    window = program.window
    window.databases.backups.back_up(tmp_path / "copy.db")
    settled(window, qtbot)
    other = sqlite3.connect(place)
    other.execute("SELECT count(*) FROM note").fetchone()
    try:
        window.databases.backups.restore(tmp_path / "copy.db")
        settled(window, qtbot)
        qtbot.waitUntil(lambda: "Another program holds" in window.status.sentence())
    finally:
        other.close()
    assert program.window is window
    add_note(keyboard, "Still here")
    assert "Still here" in notes_of(window)
    assert not list(place.parent.glob(".headframe.db.*"))


def test_a_backup_that_can_not_be_opened_gives_way_to_what_was_there(
    program: Program, place: Path, tmp_path: Path, keyboard: Any, qtbot: QtBot
) -> None:
    window = program.window
    add_note(keyboard, "Was here")
    window.databases.backups.back_up(tmp_path / "copy.db")
    settled(window, qtbot)
    with sqlite3.connect(tmp_path / "copy.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0000'")
    connection.close()
    window.databases.backups.restore(tmp_path / "copy.db")
    settled(window, qtbot)
    qtbot.waitUntil(lambda: "no Headframe made" in window.status.sentence())
    assert program.window is window
    add_note(keyboard, "Still here")
    assert {"Was here", "Still here"} <= set(notes_of(window))


def test_the_claim_on_the_file_is_kept(
    program: Program, place: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    from desktop.instance import claimed
    from desktop.whereabouts import whereabouts

    claim = claimed(whereabouts(str(place)))
    assert claim is not None
    program.hold(claim)
    before = program.window
    before.databases.backups.back_up(tmp_path / "copy.db")
    settled(before, qtbot)
    before.databases.backups.restore(tmp_path / "copy.db")
    next_window(program, before, qtbot)
    assert program.database.file == place


@pytest.fixture
def place_on_server(postgresql_server: Any) -> Any:
    url: URL = postgresql_server.make()
    yield url
    postgresql_server.drop(url)


def test_a_server_is_backed_up_with_its_own_tools(
    program: Program, place_on_server: URL, qtbot: QtBot
) -> None:
    before = program.window
    program.show_database(Database(place_on_server))
    window = program.window
    assert window is not before
    for name in ("back_up", "restore"):
        window.commands.actions[name].trigger()
        assert "pg_dump" in window.status.sentence()
    make_daily(window, qtbot)
