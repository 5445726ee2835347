"""How the price is drawn, chosen by keys, menus and buttons, and kept for the next start."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QToolTip
from pytestqt.qtbot import QtBot

from desktop.actions import plain
from desktop.charts.time_scale import DAY
from desktop.dialogs.periods import PeriodsForm
from desktop.main_window import MainWindow
from tests.pictures import company

Open = Callable[[], MainWindow]


def is_on(window: MainWindow, name: str) -> bool:
    return window.commands.actions[name].isChecked()


def press_button(window: MainWindow, name: str) -> None:
    buttons = window.company.header.findChildren(QToolButton)
    button = next(b for b in buttons if b.accessibleName() == name)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def is_log(window: MainWindow) -> bool:
    """By where a price stands: half way between two others, or half way between their ratios."""
    pane = window.company.price_chart._parts.price
    low, high = window.company.price_chart.price_range
    middle = pane.to_top((low + high) / 2)
    return middle < pane.pixel_height / 2 - 1


def test_a_key_takes_the_logarithmic_scale_and_it_is_remembered(
    opened: Open, keyboard: Any
) -> None:
    window = opened()
    company("MP")(window)
    assert not is_log(window)
    keyboard.press("G")
    assert is_log(window)
    assert is_on(window, "log")
    again = opened()
    company("MP")(again)
    assert is_log(again)
    assert is_on(again, "log")
    keyboard.press("G")
    assert not is_log(again)
    assert not is_on(again, "log")


def test_the_button_takes_it_too(opened: Open) -> None:
    window = opened()
    company("MP")(window)
    press_button(window, "Logarithmic scale")
    assert is_log(window)
    assert is_on(window, "log")
    press_button(window, "Logarithmic scale")
    assert not is_log(window)


@pytest.mark.parametrize("style", ["bars", "line", "area", "candles"])
def test_a_style_is_chosen_and_remembered(opened: Open, style: str) -> None:
    window = opened()
    company("MP")(window)
    window.commands.actions["bars"].trigger()
    window.commands.actions[style].trigger()
    chart = window.company.price_chart
    chart.grab()
    drawn = bool(len(chart.candles.rising)), bool(chart.candles.lines)
    assert drawn == ((False, True) if style in {"line", "area"} else (True, False))
    again = opened()
    assert [name for name in ("candles", "bars", "line", "area") if is_on(again, name)] == [style]


def test_a_style_is_chosen_by_its_button(opened: Open) -> None:
    window = opened()
    company("MP")(window)
    press_button(window, "Line")
    assert is_on(window, "line")
    assert not is_on(window, "candles")
    press_button(window, "Candles")
    assert is_on(window, "candles")


def drawn(window: MainWindow) -> list[str]:
    chart = window.company.price_chart
    over = [line.name for line in chart._parts.lines.lines]
    return over + [x.line.name for x in chart._parts.studies if x.line is not None]


def test_indicators_are_chosen_in_their_menu_and_remembered(opened: Open) -> None:
    window = opened()
    company("MP")(window)
    window.commands.actions["indicator_sma_2"].trigger()
    window.commands.actions["indicator_rsi"].trigger()
    assert drawn(window) == ["SMA 50", "RSI 14"]
    assert is_on(window, "indicator_rsi")
    again = opened()
    company("MP")(again)
    assert drawn(again) == ["SMA 50", "RSI 14"]
    again.commands.actions["indicator_rsi"].trigger()
    assert drawn(again) == ["SMA 50"]
    assert not is_on(again, "indicator_rsi")


def test_an_indicator_is_found_in_the_palette(opened: Open, keyboard: Any) -> None:
    window = opened()
    company("MP")(window)
    keyboard.press("Ctrl+K")
    keyboard.write("bollinger")
    keyboard.press("Return")
    assert drawn(window) == ["Bollinger 20"]


def test_their_periods_are_asked_for_and_remembered(
    opened: Open, keyboard: Any, qtbot: QtBot
) -> None:
    window = opened()
    company("MP")(window)
    window.commands.actions["indicator_ema"].trigger()
    window.commands.actions["periods"].trigger()
    form = QApplication.activeModalWidget()
    assert isinstance(form, PeriodsForm)
    field = form.days["EMA"]
    qtbot.waitUntil(lambda: form.isAncestorOf(QApplication.focusWidget()))
    for text, is_left_open in (("0", True), ("33", False)):
        field.setFocus()
        field.selectAll()
        keyboard.write(text)
        keyboard.press("Return")
        assert (QApplication.activeModalWidget() is form) is is_left_open
    assert drawn(window) == ["EMA 33"]
    assert plain(window.commands.actions["indicator_ema"].text()) == "EMA 33"
    again = opened()
    company("MP")(again)
    assert drawn(again) == ["EMA 33"]
    assert plain(again.commands.actions["indicator_ema"].text()) == "EMA 33"


@pytest.mark.parametrize("stored", ["20 50", "a b c d e f g", "20 50 200 20 20 14 0"])
def test_strange_periods_are_passed_over(opened: Open, tmp_path: Path, stored: str) -> None:
    (tmp_path / "settings.ini").write_text(
        f"[chart]\nindicators=sma_1 pie\nperiods={stored}\nlog=maybe\n"
    )
    window = opened()
    company("MP")(window)
    assert drawn(window) == ["SMA 20"]


@pytest.mark.parametrize(
    ("key", "name", "days"),
    [("3", "1M", 31), ("4", "6M", 182), ("5", "1Y", 366), ("6", "5Y", 1827), ("2", "5D", 5)],
)
def test_a_key_shows_a_range_and_zero_shows_everything(
    window: MainWindow, keyboard: Any, key: str, name: str, days: int
) -> None:
    company("MP")(window)
    time = window.company.time
    whole = time.first, time.last
    keyboard.press(key)
    assert time.span / DAY == pytest.approx(days * 1.15, rel=0.12)
    ranges = window.company.header._range_buttons.buttons()
    assert [b.property("range") for b in ranges if b.isChecked()] == [name]
    keyboard.press("0")
    assert (time.first, time.last) == whole


def test_chart_and_lanes_stand_on_the_same_days(window: MainWindow, keyboard: Any) -> None:
    company("MP")(window)
    window.company.lanes.setFocus()
    before = window.company.price_chart.time.first
    keyboard.press("Right")
    assert window.company.price_chart.time.first > before
    window.company.price_chart.setFocus()
    keyboard.press("Left")
    assert window.company.time.first == pytest.approx(before)
    assert window.company.lanes._time is window.company.price_chart.time


def test_the_whole_source_is_read_where_the_pointer_rests_on_it(
    window: MainWindow, hand: Any
) -> None:
    company("MP")(window)
    chart = window.company.price_chart
    line = chart._parts.source
    at = chart.mapFromScene(line.sceneBoundingRect().center())
    hand(chart.viewport()).hover(at)
    tip = QHelpEvent(QHelpEvent.Type.ToolTip, at, chart.viewport().mapToGlobal(at))
    QApplication.sendEvent(chart.viewport(), tip)
    assert "(Unlicense). Before 2020-11-18 traded as FVAC." in QToolTip.text()
    QToolTip.hideText()
