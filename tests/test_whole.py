"""The whole program as a user meets it: first run, a note by keyboard, undo, restart, a kill."""

import datetime as dt
import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from db import notes
from db.database import Database
from desktop.main_window import MainWindow
from desktop.program import Program, build
from desktop.settings import Settings

TODAY = dt.date(2026, 11, 23)
ROOT = Path(__file__).parent.parent

Open = Callable[[], MainWindow]


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Open]:
    """Open the program on one file, as often as wanted; the one before is closed first."""
    programs: list[Program] = []

    def open_window() -> MainWindow:
        for running in programs:
            running.end()
        programs.clear()
        settings = Settings(tmp_path / "settings.ini")
        program = build(str(tmp_path / "headframe.db"), TODAY, settings, "light")
        programs.append(program)
        with qtbot.waitActive(program.window):
            program.window.show()
        return program.window

    yield open_window
    for running in programs:
        running.end()


def press(window: QWidget, keys: str) -> None:
    """Press keys where the focus is."""
    QTest.keySequence(QApplication.focusWidget() or window, keys)


def write(text: str) -> None:
    """Type into whatever has the focus."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, text)


def story_lines(window: MainWindow) -> list[str]:
    """What a screen reader says of the story, line by line."""
    model = window.story.model
    role = Qt.ItemDataRole.AccessibleTextRole
    return [model.index(row).data(role) for row in range(model.rowCount())]


def has_note(window: MainWindow, words: str) -> bool:
    return any(words in line for line in story_lines(window))


def test_a_note_by_keyboard_from_the_first_start_on(opened: Open, qtbot: QtBot) -> None:
    window = opened()
    press(window, "Return")  # the starter is the default of the first run
    assert window.company.timeline is not None
    assert window.company.timeline.company.name == "Defense Metals Corp."

    press(window, "Ctrl+N")
    write("Visited the site #wicheeda")
    press(window, "Return")
    assert has_note(window, "Visited the site")
    assert has_note(window, "#wicheeda")
    assert window.commands.actions["undo"].text() == "&Undo Add note"
    assert window.story.quick.text() == ""

    press(window, "Ctrl+Z")
    assert not has_note(window, "Visited the site")
    assert window.commands.actions["redo"].text() == "&Redo Add note"
    press(window, "Ctrl+Shift+Z")
    assert has_note(window, "Visited the site")

    window = opened()
    assert window.company.timeline is not None
    assert window.company.timeline.company.name == "Defense Metals Corp."
    assert has_note(window, "Visited the site")


def test_what_is_half_typed_is_there_after_a_restart(opened: Open, qtbot: QtBot) -> None:
    window = opened()
    press(window, "Return")
    press(window, "N")
    write("half a thou")
    window = opened()
    assert window.story.quick.text() == "half a thou"
    press(window, "N")
    write("ght")
    press(window, "Return")
    assert has_note(window, "half a thought")
    window = opened()
    assert window.story.quick.text() == ""


def test_a_killed_program_loses_nothing_typed(opened: Open, tmp_path: Path, qtbot: QtBot) -> None:
    window = opened()
    press(window, "Return")
    place = window.store.read(notes.drafts)
    assert place == ()
    opened().close()
    killed = subprocess.run(
        [sys.executable, "-c", TYPE_AND_DIE, str(tmp_path)],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    database = Database(str(tmp_path / "headframe.db"))
    try:
        with database.reading() as session:
            assert [draft.text for draft in notes.drafts(session)] == ["typed before the"]
        assert database.check() == []
    finally:
        database.close()
    assert opened().story.quick.text() == "typed before the"


TYPE_AND_DIE = textwrap.dedent(
    """
    import datetime as dt, os, signal, sys
    from pathlib import Path
    from PySide6.QtCore import QDeadlineTimer
    from PySide6.QtTest import QTest
    from db import notes
    from desktop.program import build
    from desktop.settings import Settings

    folder = Path(sys.argv[1])
    settings = Settings(folder / "settings.ini")
    program = build(str(folder / "headframe.db"), dt.date(2026, 11, 23), settings, "light")
    window = program.window
    window.show()
    window.new_note()
    QTest.keyClicks(window.story.quick.line, "typed before the")
    stored = lambda: [d.text for d in window.store.read(notes.drafts)] == ["typed before the"]
    until = QDeadlineTimer(1000)
    while not stored() and not until.hasExpired():
        program.application.processEvents()
    assert stored(), "the draft is more than a second behind"
    os.kill(os.getpid(), signal.SIGKILL)
    """
)


def test_an_empty_start_and_the_starter_later(opened: Open) -> None:
    window = opened()
    press(window, "Tab")
    press(window, "Return")
    assert window.company.timeline is None
    window.commands.actions["starter"].trigger()
    assert window.company.timeline is not None
    press(window, "Ctrl+Z")
    assert window.store.undo_stack.undoText() == "New watchlist"
