"""Faults of the program itself: logged in one line without secrets, told once, nothing lost."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.dialogs.trouble import TroubleDialog
from desktop.log import one_line, open_log
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
    heard = Faults(window, window.story.settle, log_file.parent)
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


def test_a_line_of_the_log_is_one_line() -> None:
    assert one_line("a\r\n\x1b[31m\u202eb") == "a\\r\\n\\x1b[31m\\u202eb"
    assert one_line("postgresql://me:se@cret@host") == "postgresql://me:***@host"


def test_a_folder_that_cannot_be_made_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert open_log(tmp_path / "file" / "log") is None
