"""What was believed on a day, in every pane: by mouse, and by keyboard alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.charts.lanes import milestone_rows
from desktop.main_window import MainWindow

Lines = Callable[[MainWindow], list[str]]


def titles(window: MainWindow) -> dict[str, str]:
    """The milestones of the lanes, and the words of what is promised for each."""
    rows = milestone_rows(window.company.lanes._lanes)
    return {row.title: row.current.words for row in rows if row.current}


def test_a_day_is_looked_back_to_by_keyboard_alone(
    window: MainWindow, keyboard: Any, story_lines: Lines
) -> None:
    assert "overdue" in " ".join(story_lines(window))
    keyboard.press("B")
    assert window.company.strip.isVisible()
    keyboard.write("2024-03-01")
    assert window.company.day == dt.date(2024, 3, 1)
    assert titles(window)["Pre-Feasibility Study results"] == "mid-2024"
    told = story_lines(window)
    assert any("As of 1 Mar 2024" in line for line in told)
    assert not any("2025" in line for line in told)
    keyboard.press("Escape")
    assert not window.company.strip.isVisible()
    assert window.company.day == window.today
    assert any("Today" in line for line in story_lines(window))


def test_the_slider_goes_back_by_mouse(qtbot: QtBot, window: MainWindow) -> None:
    window.commands.actions["look_back"].trigger()
    slider = window.company.strip.slider
    assert slider.maximum() > 1000
    slider.setValue(0)
    first = window.company.strip.day()
    assert window.company.day == first
    assert set(titles(window)) <= {"Preliminary Economic Assessment"}
    qtbot.mouseClick(window.company.strip.back, Qt.MouseButton.LeftButton)
    assert not window.company.looks_back
    assert not window.commands.actions["look_back"].isChecked()


def test_what_was_recorded_later_does_not_count(
    qtbot: QtBot, window: MainWindow, story_lines: Lines
) -> None:
    window.commands.actions["look_back"].trigger()
    strip = window.company.strip
    strip.field.line.setText("2025-06-01")
    assert titles(window)
    strip.recorded.click()
    assert titles(window) == {}
    assert not any("PFS" in line for line in story_lines(window))
    strip.recorded.click()
    assert titles(window)


def test_a_day_that_is_none_or_outside_changes_nothing(window: MainWindow, keyboard: Any) -> None:
    keyboard.press("B")
    keyboard.write("2024-03-01")
    for text in ("2024-13-01", "soon", "1901-01-01", "2031-01-01"):
        window.company.strip.field.line.setText(text)
        assert window.company.day == dt.date(2024, 3, 1)


def test_another_company_is_looked_back_to_as_well(window: MainWindow, keyboard: Any) -> None:
    keyboard.press("B")
    keyboard.write("2025-01-15")
    window.watchlist.step(1)
    assert window.company.day == dt.date(2025, 1, 15)
    assert window.company.looks_back
    assert window.company.timeline is not window.company.whole


def test_what_is_written_while_looking_back_is_kept(window: MainWindow, keyboard: Any) -> None:
    keyboard.press("B")
    keyboard.write("2024-03-01")
    window.company.price_chart.setFocus()
    keyboard.press("N")
    keyboard.write("seen from today")
    keyboard.press("Return")
    whole = window.company.whole
    assert whole is not None
    assert "seen from today" in [note.text for note in whole.notes]
    timeline = window.company.timeline
    assert timeline is not None
    assert "seen from today" not in [note.text for note in timeline.notes]
    keyboard.press("Ctrl+Z")
    assert "seen from today" not in [note.text for note in window.company.whole.notes]


def test_a_promise_is_added_to_all_that_was_said(window: MainWindow, keyboard: Any) -> None:
    """While looking back, forms show the milestone as it stands today."""
    keyboard.press("B")
    keyboard.write("2024-03-01")
    selected = window.selection.timeline
    assert selected is window.company.whole
    assert QApplication.focusWidget() is window.company.strip.field.line
