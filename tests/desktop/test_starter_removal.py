"""The starter removed in the window, and brought back."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from db import companies
from desktop.dialogs.starter_removal import StarterRemovalForm
from desktop.main_window import MainWindow


def form(qtbot: QtBot) -> StarterRemovalForm:
    """The open form, which has the keyboard."""

    def has_keyboard() -> bool:
        shown, focused = QApplication.activeModalWidget(), QApplication.focusWidget()
        is_ours = isinstance(shown, StarterRemovalForm)
        return is_ours and focused is not None and shown.isAncestorOf(focused)

    qtbot.waitUntil(has_keyboard)
    found = QApplication.activeModalWidget()
    assert isinstance(found, StarterRemovalForm)
    return found


def words(shown: StarterRemovalForm) -> str:
    return "\n".join(label.text() for label in shown.findChildren(QLabel))


def names(window: MainWindow) -> list[str]:
    return [company.name for company in window.store.read(companies.all_companies)]


def test_it_goes_by_keyboard_and_comes_back_by_undo(
    window: MainWindow, keyboard: Any, qtbot: QtBot
) -> None:
    before = names(window)
    keyboard.press("Ctrl+K")
    keyboard.write("remove the starter")
    keyboard.press("Return")
    shown = form(qtbot)
    assert (
        "16 companies, 26 listings, 32 projects, 69 milestones, 92 promises, 49 deals, "
        "16 notes, 8 events" in words(shown)
    )
    assert "stays, with all" not in words(shown)
    keyboard.press("Return")
    assert names(window) == []
    assert window.status.saved.text() == "The starter is removed. Ctrl+Z brings it back."
    assert window.store.undo_stack.undoText() == "Remove the starter"
    window.commands.actions["undo"].trigger()
    assert names(window) == before
    window.commands.actions["redo"].trigger()
    assert names(window) == []


def test_a_company_with_a_note_stays_and_the_form_says_why(
    window: MainWindow, keyboard: Any, qtbot: QtBot
) -> None:
    keyboard.press("N")
    keyboard.write("Met them")
    keyboard.press("Return")
    window.commands.actions["remove_starter"].trigger()
    shown = form(qtbot)
    assert "15 companies" in words(shown)
    assert "Defense Metals Corp.: 1 note of yours" in words(shown)
    QTest.mouseClick(shown.act, Qt.MouseButton.LeftButton)
    assert names(window) == ["Defense Metals Corp."]
    assert window.company.timeline is not None
    assert window.company.timeline.company.name == "Defense Metals Corp."


def test_cancel_leaves_everything(window: MainWindow, keyboard: Any, qtbot: QtBot) -> None:
    window.commands.actions["remove_starter"].trigger()
    form(qtbot)
    keyboard.press("Esc")
    assert len(names(window)) == 16
    assert not window.store.undo_stack.canUndo()


def test_where_nothing_of_it_is_there_is_nothing_to_ask(window: MainWindow, qtbot: QtBot) -> None:
    window.commands.actions["remove_starter"].trigger()
    QTest.mouseClick(form(qtbot).act, Qt.MouseButton.LeftButton)
    window.commands.actions["remove_starter"].trigger()
    assert QApplication.activeModalWidget() is None
    assert window.status.saved.text() == "Nothing of the starter is here"


@pytest.mark.parametrize("size", [(1000, 620), (1600, 1000)])
def test_the_form_fits_where_every_company_stays(
    window: MainWindow, keyboard: Any, qtbot: QtBot, size: tuple[int, int]
) -> None:
    window.resize(*size)
    for number in range(16):
        window.notes._store.edit("Note", add_note_to, number)
    window.commands.actions["remove_starter"].trigger()
    shown = form(qtbot)
    assert "companies" not in words(shown)
    assert words(shown).count("1 note of yours") == 16
    assert shown.height() <= shown.screen().availableGeometry().height()
    shown.reject()


def add_note_to(session: Any, number: int) -> None:
    from db import notes

    company = companies.all_companies(session)[number]
    notes.add(session, "Mine", company_id=company.id)
