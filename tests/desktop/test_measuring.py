"""The crosshair and the measuring tool in the chart, by mouse and by keys."""

import datetime as dt
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db import companies
from desktop.charts.measure import Measured
from desktop.charts.time_scale import middle_of
from desktop.main_window import MainWindow
from desktop.market.symbols import symbol_of

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier
THIN = "\N{NARROW NO-BREAK SPACE}"


@pytest.fixture
def charted(window: MainWindow) -> MainWindow:
    """The window on a company with prices, half a year of days in sight."""
    window.show_company(window.store.read(companies.find, "MP", symbol_of).id)
    first, last = dt.date(2023, 1, 3), dt.date(2023, 5, 30)
    window.company.time.set(middle_of(first), middle_of(last))
    QApplication.processEvents()
    return window


def at(window: MainWindow, day: dt.date) -> QPoint:
    chart = window.company.price_chart
    plot = chart.plot_rect
    x = plot.left() + window.company.time.to_pixel(middle_of(day), plot.width())
    return QPointF(x, plot.top() + plot.height() / 2).toPoint()


def measured(window: MainWindow) -> Measured:
    found = window.company.price_chart.measure.measured
    assert found is not None
    return found


# -- the crosshair --------------------------------------------------------------------------------


def test_the_crosshair_says_the_change_and_the_nearest_milestone(
    charted: MainWindow, hand: Any
) -> None:
    chart = charted.company.price_chart
    hand(chart.viewport()).hover(at(charted, dt.date(2023, 3, 15)))
    said = chart.readout
    assert said.startswith("Daily 15 Mar 2023 O 28.28 H 28.56 L 26.96 C 27.73")
    assert f"C 27.73 −1.47 −5.03{THIN}%" in said
    assert said.endswith("Trading on NYSE as MP begins 2.3 y ago")


def test_the_milestone_is_one_that_was_known_on_the_day_looked_back_to(
    charted: MainWindow, hand: Any
) -> None:
    chart, day = charted.company.price_chart, dt.date(2026, 11, 20)
    charted.company.time.set(middle_of(day) - 60 * 86400.0, middle_of(day) + 60 * 86400.0)
    hand(chart.viewport()).hover(at(charted, day))
    assert "late" not in chart.readout
    before = chart.readout
    charted.company.look_back(dt.date(2021, 6, 1))
    hand(chart.viewport()).hover(at(charted, day - dt.timedelta(1)))
    assert chart.readout != before
    assert chart.readout.endswith("Trading on NYSE as MP begins 6.0 y ago")


def test_a_bar_that_is_clicked_is_the_day_of_the_next_note(
    charted: MainWindow, keyboard: Any, hand: Any
) -> None:
    chart, day = charted.company.price_chart, dt.date(2023, 3, 15)
    hand(chart.viewport()).hover(at(charted, day))
    QTest.mouseClick(chart.viewport(), LEFT, pos=at(charted, day))
    QApplication.sendEvent(chart, QEvent(QEvent.Type.Leave))
    assert "15 Mar 2023" in chart.readout, "it stays when the pointer leaves"
    keyboard.press("N")
    keyboard.write("Margins fall")
    keyboard.press("Return")
    note = next(n for n in charted.company.timeline.notes if n.text == "Margins fall")
    assert note.day == day


def test_bars_are_stepped_through_by_keys_and_escape_leaves(
    charted: MainWindow, keyboard: Any
) -> None:
    chart = charted.company.price_chart
    charted.watchlist.setFocus()
    keyboard.press(",")
    assert charted.company.hovered_day == dt.date(2023, 5, 30)
    keyboard.press(",", ",")
    assert charted.company.hovered_day == dt.date(2023, 5, 25), "over Memorial Day and a weekend"
    keyboard.press(*["."] * 5)
    assert charted.company.hovered_day == dt.date(2023, 6, 2)
    assert middle_of(dt.date(2023, 6, 2)) < charted.company.time.last, "it is brought into sight"
    keyboard.press("N")
    assert charted.story.quick.day_field.day() == dt.date(2023, 6, 2)
    chart.setFocus()
    keyboard.press("Escape")
    assert charted.company.hovered_day is None


def test_another_company_forgets_the_bar(charted: MainWindow, keyboard: Any) -> None:
    charted.watchlist.setFocus()
    keyboard.press(",", "J")
    assert charted.company.hovered_day is None


# -- measuring ------------------------------------------------------------------------------------


def test_a_drag_with_shift_measures_and_pans_nothing(charted: MainWindow, hand: Any) -> None:
    chart, first = charted.company.price_chart, charted.company.time.first
    mouse = hand(chart.viewport(), with_keys=SHIFT)
    mouse.drag(at(charted, dt.date(2023, 4, 3)), at(charted, dt.date(2023, 3, 1)))
    assert charted.company.time.first == first
    found = measured(charted)
    assert (found.first, found.last) == (dt.date(2023, 3, 1), dt.date(2023, 4, 3))
    assert found.stretch is not None
    assert found.stretch.sessions == 23
    assert found.text == (
        f"1 Mar 2023 to 3 Apr 2023: Days 33, Sessions 23, Change −7.78, −21.7{THIN}%"
    )
    assert found.text in chart.accessibleDescription()
    assert charted.commands.actions["measure"].isChecked()


def test_the_chosen_tool_measures_by_a_plain_drag_until_escape(
    charted: MainWindow, hand: Any, keyboard: Any
) -> None:
    chart, time = charted.company.price_chart, charted.company.time
    charted.commands.actions["measure"].trigger()
    mouse = hand(chart.viewport())
    mouse.drag(at(charted, dt.date(2023, 2, 1)), at(charted, dt.date(2023, 3, 1)))
    assert measured(charted).first == dt.date(2023, 2, 1)
    mouse.drag(at(charted, dt.date(2023, 2, 7)), at(charted, dt.date(2023, 2, 14)))
    assert measured(charted).last == dt.date(2023, 2, 14)
    keyboard.press("Escape")
    assert chart.measure.measured is None
    assert not charted.commands.actions["measure"].isChecked()
    first = time.first
    mouse.drag(at(charted, dt.date(2023, 2, 1)), at(charted, dt.date(2023, 3, 1)))
    assert time.first < first, "a drag pans again"


def test_measuring_by_keys_alone(charted: MainWindow, keyboard: Any) -> None:
    charted.watchlist.setFocus()
    keyboard.press(",", "Shift+M")
    assert QApplication.focusWidget() is charted.company.price_chart
    keyboard.press("Shift+Left", "Left", "Left", "Right")
    found = measured(charted)
    assert (found.first, found.last) == (dt.date(2023, 5, 12), dt.date(2023, 5, 30))
    assert found.stretch is not None
    assert found.stretch.sessions == 11
    keyboard.press("Return", "Right")
    assert measured(charted).first == dt.date(2023, 5, 12)
    assert measured(charted).last == dt.date(2023, 5, 15)
    keyboard.press("Home")
    assert measured(charted).first < charted.company.price_chart.days[1]
    assert charted.company.time.first <= middle_of(measured(charted).first), "it is in sight"
    keyboard.press("Shift+M")
    assert charted.company.price_chart.measure.measured is None


def test_without_a_price_near_only_the_days_are_told(charted: MainWindow, hand: Any) -> None:
    chart, day = charted.company.price_chart, dt.date(2025, 3, 1)
    charted.company.time.set(middle_of(day) - 90 * 86400.0, middle_of(day) + 90 * 86400.0)
    mouse = hand(chart.viewport(), with_keys=SHIFT)
    mouse.drag(at(charted, day), at(charted, day + dt.timedelta(40)))
    assert measured(charted).text == "1 Mar 2025 to 10 Apr 2025: Days 40, no price near"
    chart.grab()


def test_another_listing_is_measured_by_its_own_price(charted: MainWindow, hand: Any) -> None:
    mouse = hand(charted.company.price_chart.viewport(), with_keys=SHIFT)
    mouse.drag(at(charted, dt.date(2023, 3, 1)), at(charted, dt.date(2023, 4, 3)))
    charted.show_company(charted.store.read(companies.find, "DEFN", symbol_of).id)
    assert measured(charted).stretch is None
