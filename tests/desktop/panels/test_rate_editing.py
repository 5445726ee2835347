"""Exchange rates kept, fetched and deleted from the window."""

import datetime as dt
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from db import rates
from db.rates import Pair, RateRecord
from desktop import acts
from desktop import settings as kept
from desktop.dialogs.rates import RateForm, RatesDialog
from desktop.main_window import MainWindow

MONDAY = dt.date(2024, 3, 4)
LEFT = Qt.MouseButton.LeftButton
WAIT_MS = 30_000


@pytest.fixture
def served(yahoo: Any) -> Any:
    """The stand-in with a synthetic rate."""
    yahoo.charts["CADUSD=X"] = yahoo.synthetic_rate("CAD", "USD", MONDAY, [0.73, 0.74, 0.75])
    return yahoo


def stored(window: MainWindow) -> list[RateRecord]:
    return list(window.store.read(rates.rates))


def press(qtbot: QtBot, dialog: Any, words: str) -> None:
    button = next(b for b in dialog.findChildren(QPushButton) if words in b.text())
    qtbot.mouseClick(button, LEFT)


def cells(dialog: RatesDialog) -> list[str]:
    model = dialog.model
    return [model.index(0, column).data() for column in range(model.columnCount())]


def test_a_rate_is_kept_and_fetched_by_mouse(
    qtbot: QtBot, window: MainWindow, dialog: Any, served: Any
) -> None:
    window.commands.actions["rates"].trigger()
    opened = dialog(RatesDialog)
    press(qtbot, opened, "Add")
    form = dialog(RateForm)
    form.base.set_value("CAD")
    form.quote.set_value("CAD")
    qtbot.mouseClick(form.act, LEFT)
    assert form.trouble == "Choose two different currencies"
    form.quote.set_value("usd")
    with qtbot.waitSignal(window.refresh.ended, timeout=WAIT_MS):
        qtbot.mouseClick(form.act, LEFT)
    assert [symbol for symbol, _ in served.asked] == ["CADUSD=X"]
    (rate,) = stored(window)
    assert (rate.pair, rate.first_day) == (Pair("CAD", "USD"), MONDAY)
    assert cells(opened)[:2] == ["CAD/USD", "4 Mar 2024 to 6 Mar 2024"]
    press(qtbot, opened, "Delete")
    assert stored(window) == []
    opened.reject()


def test_a_rate_is_kept_fetched_again_and_deleted_by_keyboard_alone(
    qtbot: QtBot, window: MainWindow, keyboard: Any, dialog: Any, served: Any
) -> None:
    window.watchlist.setFocus()
    window.commands.actions["rates"].trigger()
    opened = dialog(RatesDialog)
    keyboard.press("Alt+A")
    dialog(RateForm)
    keyboard.write("CAD")
    keyboard.press("Tab")
    keyboard.write("USD")
    with qtbot.waitSignal(window.refresh.ended, timeout=WAIT_MS):
        keyboard.press("Return")
    dialog(RatesDialog)
    qtbot.waitUntil(lambda: not window.tasks.is_running("prices"))
    served.charts["CADUSD=X"] = served.synthetic_rate("CAD", "USD", MONDAY, [0.73, 0.74, 0.75, 0.8])
    with qtbot.waitSignal(window.refresh.ended, timeout=WAIT_MS):
        keyboard.press("Alt+F")
    assert stored(window)[0].last_day == dt.date(2024, 3, 7)
    keyboard.press("Alt+D")
    qtbot.waitUntil(lambda: stored(window) == [])
    keyboard.press("Ctrl+Z")
    assert [rate.pair for rate in stored(window)] == [Pair("CAD", "USD")]
    keyboard.press("Escape")
    assert not opened.isVisible()


def test_a_rate_that_is_kept_both_ways_is_refused_with_what_was_typed(
    window: MainWindow, dialog: Any
) -> None:
    window.settings.put(kept.OFFLINE, True)
    window.rate_editing.keep("CAD", "USD")
    window.commands.actions["rates"].trigger()
    dialog(RatesDialog)
    window.rate_editing.open()
    opened = dialog(RatesDialog)
    opened.acted.emit("add", None)
    form = dialog(RateForm)
    form.base.set_value("USD")
    form.quote.set_value("CAD")
    form.submit()
    assert form.trouble == "CAD/USD is kept already, and serves both ways"
    assert form.pair() == ("USD", "CAD")
    assert window.status.words.text() == "Offline by choice"


def test_rates_are_fetched_with_everything_else(
    qtbot: QtBot, window: MainWindow, served: Any
) -> None:
    window.settings.put(kept.OFFLINE, True)
    window.rate_editing.keep("CAD", "USD")
    window.settings.put(kept.OFFLINE, False)
    (rate,) = stored(window)
    served.trouble = "429"  # the first refusal ends the run
    with qtbot.waitSignal(window.refresh.ended, timeout=WAIT_MS) as ended:
        window.refresh.ask(None)
    assert rate.listing_id in {outcome.listing_id for outcome in ended.args[0]}


@pytest.mark.parametrize("named", ["FX:CADUSD", "CADUSD=X", "CAD/USD", "fx: cad/usd"])
def test_a_command_names_a_rate_in_any_form(window: MainWindow, named: str) -> None:
    window.settings.put(kept.OFFLINE, True)
    window.rate_editing.keep("CAD", "USD")
    (rate,) = stored(window)
    asked = acts.Refresh(companies=(named,))
    assert window.store.read(asked.listings) == [rate.listing_id]
