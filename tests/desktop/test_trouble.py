"""Faults of the program itself: logged in one line without secrets, told once, nothing lost."""

from __future__ import annotations

import contextlib
import logging
import sqlite3
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QThread, QThreadPool, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from db import notes
from db.errors import Silent
from desktop.dialogs.trouble import TroubleDialog
from desktop.log import log_folder, one_line, open_log
from desktop.main_window import MainWindow
from desktop.trouble import Faults


@pytest.fixture
def log_file(tmp_path: Path) -> Iterator[Path]:
    """The log of this test alone."""
    handler = open_log(tmp_path / "log")
    assert handler is not None
    yield tmp_path / "log" / "headframe.log"
    logging.getLogger().removeHandler(handler)
    handler.close()


@pytest.fixture
def faults(window: MainWindow, log_file: Path) -> Iterator[Faults]:
    """The window's faults are heard; Python's own hooks come back at the end."""
    kept = sys.excepthook, threading.excepthook, sys.unraisablehook
    heard = Faults(window, window.keep_typed, log_file.parent)
    heard.listen()
    yield heard
    sys.excepthook, threading.excepthook, sys.unraisablehook = kept


def dialog(qtbot: QtBot) -> TroubleDialog:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), TroubleDialog))
    found = QApplication.activeModalWidget()
    assert isinstance(found, TroubleDialog)
    return found


def fail(words: str = "boom") -> None:
    raise RuntimeError(words)


def hear(faults: Faults, words: str) -> None:
    try:
        fail(words)
    except RuntimeError as error:
        faults.hear(RuntimeError, error, error.__traceback__)


def test_a_fault_is_told_with_versions_to_be_copied(
    qtbot: QtBot, window: MainWindow, faults: Faults, log_file: Path, expected_log: Any
) -> None:
    expected_log("RuntimeError")
    window.new_note()
    window.story.quick.set_content("half a thought", window.today)
    hear(faults, "at postgresql://me:secret@host/db\nsecond line")
    shown = dialog(qtbot)
    shown.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert "Headframe" in copied
    assert "RuntimeError" in copied
    assert "secret" not in copied
    line = log_file.read_text(encoding="utf-8")
    assert line.count("\n") == 1
    assert "secret" not in line
    assert "me:***@host" in line
    hear(faults, "again")
    qtbot.waitUntil(lambda: "2" in shown.times.text())
    shown.go_on.click()
    assert window.isVisible()


def test_a_fault_on_another_thread_is_told_in_the_window(
    qtbot: QtBot, window: MainWindow, faults: Faults, expected_log: Any
) -> None:
    expected_log("RuntimeError")
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    shown = dialog(qtbot)
    assert "boom" in shown.report.toPlainText()
    shown.quit.click()
    qtbot.waitUntil(lambda: not window.isVisible())


# --- wherever it happens ---


def by_a_slot(window: MainWindow) -> None:
    window.commands.actions["keys"].triggered.connect(lambda: fail("in a slot"))
    window.commands.actions["keys"].trigger()


def by_a_timer(window: MainWindow) -> None:
    QTimer.singleShot(0, window, lambda: fail("by a timer"))


def by_an_event(window: MainWindow) -> None:
    class Broken(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            fail("in an event")

    broken = Broken(window)
    broken.resize(10, 10)
    broken.show()


def by_a_worker(window: MainWindow) -> None:
    class Broken(QThread):
        def run(self) -> None:
            fail("on a worker")

    broken = Broken(window)
    broken.start()
    broken.wait()


def by_a_pool(window: MainWindow) -> None:
    QThreadPool.globalInstance().start(lambda: fail("in the pool"))


@pytest.mark.parametrize(
    ("break_", "words"),
    [
        (by_a_slot, "in a slot"),
        (by_a_timer, "by a timer"),
        (by_an_event, "in an event"),
        (by_a_worker, "on a worker"),
        (by_a_pool, "in the pool"),
    ],
    ids=["slot", "timer", "event", "worker", "pool"],
)
def test_a_fault_is_told_wherever_it_happens(
    qtbot: QtBot,
    window: MainWindow,
    faults: Faults,
    log_file: Path,
    expected_log: Any,
    break_: Callable[[MainWindow], None],
    words: str,
) -> None:
    expected_log(f"RuntimeError: {words}")
    break_(window)
    shown = dialog(qtbot)
    assert f"RuntimeError: {words}" in shown.report.toPlainText()
    assert words in log_file.read_text(encoding="utf-8")
    shown.go_on.click()
    assert window.isVisible()


def test_what_is_typed_is_kept_before_a_fault_is_told(
    qtbot: QtBot, window: MainWindow, faults: Faults, keyboard: Any, expected_log: Any
) -> None:
    expected_log("RuntimeError")
    keyboard.press("Ctrl+N")
    keyboard.write("half a thought")
    by_a_timer(window)
    dialog(qtbot).quit.click()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert [draft.text for draft in window.store.read(notes.drafts)] == ["half a thought"]


def test_what_could_not_be_kept_is_not_called_saved(
    qtbot: QtBot, window: MainWindow, faults: Faults, keyboard: Any, expected_log: Any, place: Path
) -> None:
    expected_log("RuntimeError")
    with contextlib.closing(sqlite3.connect(place, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with window.store.database.engine.connect() as pooled:
            pooled.exec_driver_sql("PRAGMA busy_timeout=1")
        keyboard.press("Ctrl+N")
        keyboard.write("half a thought")
        by_a_timer(window)
        shown = dialog(qtbot)
    assert "could not be saved, and stands where you typed it" in shown.words.text()
    shown.go_on.click()
    assert window.story.quick.text() == "half a thought"


SECRET_WORDS = "Nobody shall read this sentence"


def test_no_note_gets_into_the_log(
    qtbot: QtBot, window: MainWindow, faults: Faults, log_file: Path, expected_log: Any
) -> None:
    expected_log("Error")

    def overflow(session: Any) -> None:
        notes.add(session, SECRET_WORDS)
        session.execute(text("SELECT :words FRUM nonsense"), {"words": SECRET_WORDS})

    QTimer.singleShot(0, window, lambda: window.store.edit("Add", overflow))
    shown = dialog(qtbot)
    assert "nonsense" in shown.report.toPlainText()
    assert SECRET_WORDS not in shown.report.toPlainText()
    shown.go_on.click()
    written = log_file.read_text(encoding="utf-8")
    assert "nonsense" in written
    assert SECRET_WORDS not in written


def test_what_a_server_quotes_of_a_row_is_left_out() -> None:
    said = (
        'null value in column "x" of relation "note" violates not-null constraint\n'
        f"DETAIL:  Failing row contains (1, {SECRET_WORDS}\nand more of it, null).\n"
        "[SQL: INSERT INTO note]"
    )
    line = one_line(said)
    assert SECRET_WORDS not in line
    assert "and more" not in line
    assert "not-null constraint" in line
    assert "INSERT INTO note" in line


# --- trouble with the database is no fault ---


def test_trouble_that_nobody_met_is_said_in_the_status_bar(
    qtbot: QtBot, window: MainWindow, faults: Faults, log_file: Path, expected_log: Any
) -> None:
    expected_log("somewhere does not answer")
    faults.troubled.connect(window.trouble.hear, Qt.ConnectionType.QueuedConnection)

    def trouble() -> None:
        raise Silent("somewhere does not answer")

    QTimer.singleShot(0, window, trouble)
    qtbot.waitUntil(lambda: "somewhere" in window.status.sentence())
    assert window.status.sentence() == "somewhere does not answer; try again in a moment."
    assert QApplication.activeModalWidget() is None
    assert "Traceback" not in log_file.read_text(encoding="utf-8")
    window.status.again.click()
    assert "somewhere" not in window.status.sentence()


# --- help ---


def test_help_copies_versions_and_nothing_secret(window: MainWindow, place: Path) -> None:
    window.commands.actions["diagnostics"].trigger()
    copied = QGuiApplication.clipboard().text().splitlines()
    named = [line.split()[0] for line in copied]
    assert named == [
        *("Headframe", "Python", "Qt", "SQLite", "Schema"),
        *("System", "Database", "Theme", "Platform", "Screen"),
    ]
    assert "Database SQLite file" in copied
    assert str(place.parent) not in "\n".join(copied)
    assert "Diagnostics copied" in window.status.saved.text()


def test_help_opens_the_folder_of_the_log_or_says_where_it_is(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def open_url(url: QUrl) -> bool:
        asked.append(url.toLocalFile())
        return len(asked) == 1

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    window.commands.actions["open_log"].trigger()
    assert asked == [str(log_folder())]
    assert log_folder().is_dir()
    assert "The log" not in window.status.saved.text()
    window.commands.actions["open_log"].trigger()
    assert window.status.saved.text() == f"The log lies in {log_folder()}"


# --- the log itself ---


def test_a_line_of_the_log_is_one_line() -> None:
    assert one_line("a\r\n\x1b[31m\u202eb") == "a\\r\\n\\x1b[31m\\u202eb"
    assert one_line("postgresql://me:se@cret@host") == "postgresql://me:***@host"


def test_a_folder_that_cannot_be_made_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert open_log(tmp_path / "file" / "log") is None
