"""What date words mean, from the Help menu: looked up, with an example of this year for each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from db import conventions
from desktop.analysis.conventions import ALWAYS, CONVENTIONS
from desktop.dialogs.date_words import DateWordsDialog
from desktop.dialogs.preferences import PreferencesDialog
from desktop.main_window import MainWindow

Dialog = Callable[[type[Any]], Any]


@pytest.fixture
def table(window: MainWindow, dialog: Dialog) -> DateWordsDialog:
    window.commands.actions["date_words"].trigger()
    found: DateWordsDialog = dialog(DateWordsDialog)
    return found


def rows(table: DateWordsDialog) -> list[list[str]]:
    model = table.table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def row(table: DateWordsDialog, example: str) -> list[str]:
    return next(cells for cells in rows(table) if cells[2] == example)


def test_every_convention_stands_there_with_an_example_of_this_year(
    table: DateWordsDialog,
) -> None:
    found = rows(table)
    assert len(found) == len(CONVENTIONS) + len(ALWAYS)
    assert row(table, "early 2026") == [
        "early in a year",
        "January to March",
        "early 2026",
        "1 Jan 2026 – 31 Mar 2026",
    ]
    assert row(table, "in the coming weeks")[1:] == [
        "56 days",
        "in the coming weeks",
        "23 Nov 2026 – 18 Jan 2027",
    ]
    assert row(table, "by June 2026")[3] == "to 30 Jun 2026, start open"
    assert "fiscal year is not known" in row(table, "FY2026")[1]
    assert row(table, "03/04/2026")[3] == "4 Mar 2026 or 3 Apr 2026"
    assert all(all(cells) for cells in found)


def test_words_are_looked_up(table: DateWordsDialog, keyboard: Any) -> None:
    keyboard.write("weeks")
    assert [cells[2] for cells in rows(table)] == ["in the coming weeks", "about six weeks"]


def test_what_was_changed_here_stands_beside_what_is_usual(
    window: MainWindow, dialog: Dialog
) -> None:
    window.store.edit("set", conventions.set_convention, "mid_year", [4, 9])
    window.commands.actions["date_words"].trigger()
    assert row(dialog(DateWordsDialog), "mid-2026") == [
        "mid-year, the middle of a year",
        "April to September · usually May to August",
        "mid-2026",
        "1 Apr 2026 – 30 Sep 2026",
    ]


def test_the_way_to_change_them_leads_to_the_preferences(
    qtbot: QtBot, table: DateWordsDialog, dialog: Dialog, keyboard: Any
) -> None:
    table.table.setFocus()
    keyboard.press("Ctrl+Z")
    assert table.isVisible()
    change = next(b for b in table.findChildren(QPushButton) if b.property("act") == "change")
    qtbot.mouseClick(change, Qt.MouseButton.LeftButton)
    assert dialog(PreferencesDialog).words.isVisible()
