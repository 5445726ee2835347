"""What vague date words mean, chosen in the preferences: per database, undoable, read again."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from db import conventions
from db.tables import Guidance
from desktop.analysis.conventions import CONVENTIONS, Count, Days, Months, OneOf
from desktop.dialogs.fields.conventions import ConventionField
from desktop.dialogs.preferences import PreferencesDialog
from desktop.main_window import MainWindow
from desktop.panels.preferences import READING


def dialog(window: MainWindow, qtbot: QtBot) -> PreferencesDialog:
    """The preferences, at the page of date words."""
    window.preferences.open("words")

    def has_keyboard() -> bool:
        shown, focused = QApplication.activeModalWidget(), QApplication.focusWidget()
        is_ours = isinstance(shown, PreferencesDialog)
        return is_ours and focused is not None and shown.isAncestorOf(focused)

    qtbot.waitUntil(has_keyboard)
    found = QApplication.activeModalWidget()
    assert isinstance(found, PreferencesDialog)
    assert found.words.isVisible()
    return found


def finish(shown: PreferencesDialog, window: MainWindow, qtbot: QtBot) -> None:
    """Press Done, and wait until all promises are read again."""
    QTest.mouseClick(shown.done_, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.tasks.is_running(READING))
    QApplication.processEvents()


def windows(window: MainWindow) -> dict[str, tuple[dt.date | None, dt.date | None]]:
    """The window of every promise, by its uid."""
    with window.store.database.reading() as session:
        rows = session.scalars(select(Guidance)).all()
        return {row.uid: (row.window_start, row.window_end) for row in rows}


def words_of(window: MainWindow) -> dict[str, str]:
    with window.store.database.reading() as session:
        return {row.uid: row.text for row in session.scalars(select(Guidance))}


def kept(window: MainWindow) -> dict[str, Any]:
    return window.store.read(conventions.conventions)


def another(shape: Any, usual: Any) -> Any:
    """A value of a shape that is not the usual one."""
    values = {
        Months: [(2, 4), (11, 1)],
        Days: [(2, 9), (5, 31)],
        Count: [shape.least, shape.most] if isinstance(shape, Count) else [],
        OneOf: list(shape.ways) if isinstance(shape, OneOf) else [],
    }[type(shape)]
    return next(value for value in values if value != usual)


@pytest.mark.parametrize("convention", CONVENTIONS, ids=lambda c: c.name)
def test_every_convention_has_a_field_that_takes_what_it_may_be(
    window: MainWindow, qtbot: QtBot, convention: Any
) -> None:
    field = ConventionField(window.theme, convention)
    qtbot.addWidget(field)
    for value in (convention.usual, another(convention.shape, convention.usual)):
        field.set_value(value)
        assert field.value() == value
        assert field.fault() == ""


def test_every_word_stands_there_with_what_it_means(window: MainWindow, qtbot: QtBot) -> None:
    page = dialog(window, qtbot).words
    assert list(page.fields) == [c.name for c in CONVENTIONS]
    assert page.meanings["early_year"].text() == "“early 2027”: 1 Jan 2027 – 31 Mar 2027"
    assert all(label.text().startswith("“") for label in page.meanings.values())
    assert not any(button.isEnabled() for button in page.resets.values())
    assert page.changes() == {}
    page.fields["early_year"].set_value((2, 4))
    assert page.meanings["early_year"].text() == "“early 2027”: 1 Feb 2027 – 30 Apr 2027"
    assert page.resets["early_year"].isEnabled()


def test_another_meaning_is_chosen_by_keyboard_and_undone(
    window: MainWindow, keyboard: Any, qtbot: QtBot
) -> None:
    before, said = windows(window), words_of(window)
    shown = dialog(window, qtbot)
    last = shown.words.fields["mid_year"]._parts[1]
    while QApplication.focusWidget() is not last:
        keyboard.press("Tab")
    keyboard.press("Up")
    keyboard.press("Ctrl+Return")
    qtbot.waitUntil(lambda: "other days now" in window.status.saved.text())
    assert kept(window) == {"mid_year": [5, 7]}
    after = windows(window)
    changed = {uid for uid in before if before[uid] != after[uid]}
    assert changed
    assert all("mid" in said[uid] or "middle" in said[uid] for uid in changed)
    assert all(after[uid][1].month == 7 for uid in changed if after[uid][1] is not None)
    assert window.store.undo_stack.undoText() == "Change date words"
    window.commands.actions["undo"].trigger()
    assert windows(window) == before
    assert kept(window) == {}


def test_windows_set_by_hand_stay(window: MainWindow, qtbot: QtBot) -> None:
    with window.store.database.transaction() as session:
        row = session.scalars(select(Guidance).where(Guidance.text.contains("mid"))).first()
        assert row is not None
        row.window_start, row.window_end = dt.date(2030, 1, 1), dt.date(2030, 1, 2)
        row.precision = "manual"
        uid = row.uid
    shown = dialog(window, qtbot)
    shown.words.fields["mid_year"].set_value((6, 7))
    finish(shown, window, qtbot)
    assert windows(window)[uid] == (dt.date(2030, 1, 1), dt.date(2030, 1, 2))


def test_a_word_goes_back_to_what_is_usual(window: MainWindow, qtbot: QtBot) -> None:
    before = windows(window)
    shown = dialog(window, qtbot)
    shown.words.fields["mid_year"].set_value((6, 7))
    shown.words.fields["late_year"].set_value((11, 12))
    finish(shown, window, qtbot)
    assert kept(window) == {"late_year": [11, 12], "mid_year": [6, 7]}
    shown = dialog(window, qtbot)
    QTest.mouseClick(shown.words.resets["mid_year"], Qt.MouseButton.LeftButton)
    finish(shown, window, qtbot)
    assert kept(window) == {"late_year": [11, 12]}
    shown = dialog(window, qtbot)
    QTest.mouseClick(shown.restore, Qt.MouseButton.LeftButton)
    finish(shown, window, qtbot)
    assert kept(window) == {}
    assert windows(window) == before


def test_what_can_not_be_meant_is_not_taken(window: MainWindow, qtbot: QtBot) -> None:
    shown = dialog(window, qtbot)
    for name, value in (("early_month", (9, 3)), ("coming_days", 999)):
        shown.words.fields[name].set_value(value)
        shown.show_page("appearance")
        QTest.mouseClick(shown.done_, Qt.MouseButton.LeftButton)
        assert shown.isVisible()
        assert shown.words.isVisible()
        focused = QApplication.focusWidget()
        assert focused is not None
        assert shown.words.fields[name].isAncestorOf(focused)
        assert shown.words.meanings[name].text().startswith("⚠")
        shown.words.restore()
    shown.reject()
    assert kept(window) == {}


def test_cancel_and_no_change_leave_everything(window: MainWindow, qtbot: QtBot) -> None:
    shown = dialog(window, qtbot)
    shown.words.fields["mid_year"].set_value((6, 7))
    shown.reject()
    shown = dialog(window, qtbot)
    finish(shown, window, qtbot)
    assert kept(window) == {}
    assert not window.store.undo_stack.canUndo()


def test_the_page_is_found_by_a_word_on_it(window: MainWindow, keyboard: Any, qtbot: QtBot) -> None:
    shown = dialog(window, qtbot)
    shown.show_page("appearance")
    keyboard.press("Ctrl+F")
    keyboard.write("mid-year")
    assert shown.words.isVisible()
    shown.reject()
