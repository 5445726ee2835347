"""Benchmarks added, fetched, compared with and deleted from the window."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from db import benchmarks, companies
from db.benchmarks import BenchmarkRecord
from desktop import settings as kept
from desktop.dialogs.add_company import AddCompanyForm
from desktop.dialogs.benchmarks import BenchmarkForm, BenchmarksDialog
from desktop.dialogs.compare import CompareForm
from desktop.main_window import MainWindow
from desktop.market.asking import TURN
from tests.pictures import company

MONDAY = dt.date(2024, 3, 4)
LEFT = Qt.MouseButton.LeftButton
WAIT_MS = 30_000


@pytest.fixture
def served(window: MainWindow, yahoo: Any) -> Iterator[Any]:
    """The stand-in with a made-up price of gold, which may be asked."""
    days = {MONDAY + dt.timedelta(n): 2000.0 + n for n in range(5)}
    where = "CMX", "USD", "America/New_York", dt.time(9, 30)
    yahoo.charts["GC=F"] = yahoo.synthetic("GC=F", *where, days)
    window.settings.put(kept.NETWORK_AGREED, True)
    yield yahoo
    yahoo.released.set()
    with TURN:
        pass


def stored(window: MainWindow) -> list[BenchmarkRecord]:
    return list(window.store.read(benchmarks.benchmarks))


def press(qtbot: QtBot, dialog: Any, words: str) -> None:
    button = next(b for b in dialog.findChildren(QPushButton) if words in b.text())
    qtbot.mouseClick(button, LEFT)


def offered(form: Any) -> list[str]:
    return [form.hits.item(row).text() for row in range(form.hits.count())]


def test_a_benchmark_is_looked_up_fetched_and_compared_with_by_mouse(
    qtbot: QtBot, window: MainWindow, dialog: Any, served: Any, keyboard: Any
) -> None:
    company("MP")(window)
    window.commands.actions["benchmarks"].trigger()
    opened = dialog(BenchmarksDialog)
    press(qtbot, opened, "Add")
    form = dialog(BenchmarkForm)
    keyboard.write("gold")
    qtbot.waitUntil(form.hits.isVisible, timeout=WAIT_MS)
    assert offered(form) == [
        "FUTURES:GC · Gold futures",
        "INDEX:GOLDX · Gold index",
        "NYSEARCA:GOLDX · Gold fund",
    ]
    item = form.hits.visualItemRect(form.hits.item(0)).center()
    QTest.mouseClick(form.hits.viewport(), LEFT, pos=item)
    assert (form.name.value(), form.currency.value()) == ("Gold futures", "USD")
    with qtbot.waitSignal(window.refresh.ended, timeout=WAIT_MS):
        qtbot.mouseClick(form.act, LEFT)
    assert [symbol for symbol, _ in served.asked] == ["GC=F"]
    (gold,) = stored(window)
    cells = [opened.model.index(0, column).data() for column in range(4)]
    assert cells == ["Gold futures", "FUTURES:GC", "USD", "4 Mar 2024 to 8 Mar 2024"]
    opened.reject()
    window.commands.actions["compare"].trigger()
    chosen = dialog(CompareForm)
    uid = window.store.read(companies.find_listing, "FUTURES:GC").uid
    chosen.listings.set_values([uid])
    qtbot.mouseClick(chosen.act, LEFT)
    lines = window.company.price_chart._parts.compared.lines
    assert [line.name for line in lines] == ["Gold futures"]
    window.commands.actions["benchmarks"].trigger()
    press(qtbot, dialog(BenchmarksDialog), "Delete")
    assert stored(window) == []
    assert gold.listing_id not in window.store.read(companies.names)


def test_a_benchmark_is_typed_fetched_again_and_deleted_by_keyboard_alone(
    qtbot: QtBot, window: MainWindow, keyboard: Any, dialog: Any, served: Any
) -> None:
    window.watchlist.setFocus()
    window.commands.actions["benchmarks"].trigger()
    dialog(BenchmarksDialog)
    keyboard.press("Alt+A")
    form = dialog(BenchmarkForm)
    keyboard.write("Gold")
    keyboard.press("Return")
    assert form.trouble == "Type one symbol, such as NYSEARCA: REMX, ^GSPC or GC=F"
    keyboard.write(" GC=F")
    assert form.understood.text() == "FUTURES:GC · USD"
    with qtbot.waitSignal(window.refresh.ended, timeout=WAIT_MS):
        keyboard.press("Return")
    dialog(BenchmarksDialog)
    (gold,) = stored(window)
    assert (gold.name, gold.code, gold.last_day) == ("Gold", "FUTURES:GC", dt.date(2024, 3, 8))
    qtbot.waitUntil(lambda: not window.tasks.is_running("prices"))
    with qtbot.waitSignal(window.refresh.ended, timeout=WAIT_MS):
        keyboard.press("Alt+F")
    keyboard.press("Alt+D")
    qtbot.waitUntil(lambda: stored(window) == [])
    keyboard.press("Ctrl+Z")
    assert [each.name for each in stored(window)] == ["Gold"]


def test_an_index_keeps_the_currency_that_is_put_in_by_hand(
    window: MainWindow, dialog: Any
) -> None:
    window.settings.put(kept.OFFLINE, True)
    window.benchmark_editing.open()
    dialog(BenchmarksDialog).acted.emit("add", None)
    form = dialog(BenchmarkForm)
    form.typed.set_value("S&P/TSX Composite ^GSPTSE")
    assert (form.name.value(), form.currency.value()) == ("S&P/TSX Composite", "USD")
    form.currency.set_value("CAD")
    form.typed.set_value("S&P/TSX Composite (^GSPTSE)")
    form.submit()
    (index,) = stored(window)
    assert (index.name, index.code, index.currency) == ("S&P/TSX Composite", "INDEX:GSPTSE", "CAD")


def test_one_that_is_kept_is_refused_with_what_was_typed(window: MainWindow, dialog: Any) -> None:
    window.settings.put(kept.OFFLINE, True)
    for _ in range(2):
        window.benchmark_editing.open()
        dialog(BenchmarksDialog).acted.emit("add", None)
        form = dialog(BenchmarkForm)
        form.typed.set_value("Gold GC=F")
        form.submit()
    assert form.trouble == "FUTURES:GC is a listing of Gold already"
    assert form.typed.value() == "Gold GC=F"


def test_no_company_is_an_index(
    qtbot: QtBot, window: MainWindow, keyboard: Any, dialog: Any, served: Any
) -> None:
    keyboard.press("Ctrl+Shift+N")
    form = dialog(AddCompanyForm)
    keyboard.write("gold")
    qtbot.waitUntil(form.hits.isVisible, timeout=WAIT_MS)
    assert offered(form) == ["NYSEARCA:GOLDX · Gold fund"]


def test_benchmarks_are_fetched_with_everything_else(
    qtbot: QtBot, window: MainWindow, dialog: Any, served: Any
) -> None:
    window.settings.put(kept.OFFLINE, True)
    window.benchmark_editing.open()
    dialog(BenchmarksDialog).acted.emit("add", None)
    form = dialog(BenchmarkForm)
    form.typed.set_value("Gold GC=F")
    form.submit()
    window.settings.put(kept.OFFLINE, False)
    served.trouble = "429"  # the first refusal ends the run
    with qtbot.waitSignal(window.refresh.ended, timeout=WAIT_MS) as ended:
        window.refresh.ask(None)
    assert stored(window)[0].listing_id in {outcome.listing_id for outcome in ended.args[0]}
