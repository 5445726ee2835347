"""Prices beside others, with dividends put back in, and over a seam: by keys, menus and buttons."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from db import companies, prices, rates, succession
from db.prices import Action, Bar, SeriesRecord
from db.tables import BENCHMARK, Company, Listing, PriceSeries
from desktop.dialogs.compare import CompareForm
from desktop.main_window import MainWindow
from desktop.store import Store
from tests.pictures import company

Open = Callable[[], MainWindow]

FIRST = dt.date(2026, 8, 3)
DAYS = 80


def is_on(window: MainWindow, name: str) -> bool:
    return window.commands.actions[name].isChecked()


def do(window: MainWindow, name: str) -> None:
    window.commands.refresh()
    assert window.commands.actions[name].isEnabled()
    window.commands.actions[name].trigger()


def legend(window: MainWindow) -> list[str]:
    """The names of all that is compared."""
    return [line.name for line in window.company.price_chart._parts.compared.lines]


def add_prices(store: Store, listing_id: int, closes: Sequence[float], *acts: Action) -> None:
    rows = [Bar(FIRST + dt.timedelta(n), c, c, c, c, 9) for n, c in enumerate(closes)]
    with store.database.transaction() as session:
        currency = session.get_one(Listing, listing_id).currency
        record = SeriesRecord(listing_id, prices.YAHOO, currency)
        prices.replace_series(session, record, rows, list(acts))
    store.tell({"price_bar", "price_series"})


def listing_id(window: MainWindow, ticker: str) -> int:
    return window.store.read(companies.find_listing, ticker).id


def give_defense_metals_prices(window: MainWindow, *acts: Action) -> None:
    add_prices(window.store, listing_id(window, "DEFN"), [1.0] * 40 + [2.0] * 40, *acts)
    add_prices(window.store, listing_id(window, "DFMTF"), [0.75] * 40 + [1.5] * 40)
    company("DEFN")(window)


def give_rate(window: MainWindow) -> None:
    with window.store.database.transaction() as session:
        rate = rates.add_rate(session, "CAD", "USD")
    add_prices(window.store, rate, [0.75] * DAYS)


@pytest.fixture
def window(opened: Open) -> MainWindow:
    return opened()


def test_the_price_is_compared_by_key_and_list(
    window: MainWindow, opened: Open, keyboard: Any, qtbot: QtBot
) -> None:
    company("MP")(window)
    keyboard.press("X")
    form = QApplication.activeModalWidget()
    assert isinstance(form, CompareForm)
    qtbot.waitUntil(lambda: form.isAncestorOf(QApplication.focusWidget()))
    keyboard.write("UUUU")
    keyboard.press("Down", "Space", "Ctrl+Return")
    assert legend(window) == ["Energy Fuels UUUU"]
    assert "Compared: MP " in window.company.price_chart.accessibleDescription()
    again = opened()
    company("MP")(again)
    assert legend(again) == ["Energy Fuels UUUU"]
    company("UUUU")(again)
    assert legend(again) == [], "nothing stands beside itself"
    company("MP")(again)
    do(again, "compare_nothing")
    assert legend(again) == []
    again.commands.refresh()
    assert not again.commands.actions["compare_nothing"].isEnabled()


def test_the_button_asks_too(window: MainWindow) -> None:
    company("MP")(window)
    buttons = window.company.header.findChildren(QToolButton)
    button = next(b for b in buttons if b.accessibleName() == "Compare with…")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert isinstance(QApplication.activeModalWidget(), CompareForm)


def test_the_header_has_a_menu_of_all_else_that_the_chart_can(window: MainWindow) -> None:
    window.resize(window.theme.length(1900), window.theme.length(900))
    company("MP")(window)
    buttons = window.company.header.findChildren(QToolButton)
    button = next(b for b in buttons if b.accessibleName() == "More of the chart")
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    found = {action.objectName() for action in menu.actions()}
    assert {"log", "compare", "total_return"} <= found
    menu.close()


def test_a_benchmark_can_be_compared_with(window: MainWindow) -> None:
    with window.store.database.transaction() as session:
        index = Listing(exchange="INDEX", ticker="REMX", currency="USD")
        session.add(Company(name="Rare earths index", kind=BENCHMARK, listings=[index]))
        session.flush()
        found = index.id
    add_prices(window.store, found, [50.0] * DAYS)
    company("MP")(window)
    window.charting.comparing.ask()
    form = QApplication.activeModalWidget()
    assert isinstance(form, CompareForm)
    uid = window.store.read(companies.find_listing, "REMX").uid
    form.listings.set_values([uid])
    form.submit()
    assert legend(window) == ["Rare earths index"]


def test_all_listings_of_a_company_stand_on_one_axis_in_one_currency(window: MainWindow) -> None:
    give_defense_metals_prices(window)
    do(window, "compare_own")
    assert legend(window) == ["DFMTF OTCQB, in USD"]
    assert window.company.price_chart._parts.scale.labels[0].endswith("%")
    give_rate(window)
    company("MP")(window)
    company("DEFN")(window)
    assert legend(window) == ["DFMTF OTCQB"]
    chart = window.company.price_chart
    assert not any("%" in label for label in chart._parts.scale.labels)
    (line,) = chart._parts.compared.lines
    assert line.at(1e12) == (2.0,), "1.50 US dollars at 0.75"
    assert is_on(window, "compare_own")


def test_a_rate_that_is_new_is_used_at_once(window: MainWindow) -> None:
    give_defense_metals_prices(window)
    do(window, "compare_own")
    give_rate(window)
    assert legend(window) == ["DFMTF OTCQB"]


def test_dividends_are_put_back_in_and_remembered(window: MainWindow, opened: Open) -> None:
    paid = Action(FIRST + dt.timedelta(60), "dividend", 0.5)
    odd = Action(FIRST + dt.timedelta(70), "dividend", 1.9)
    give_defense_metals_prices(window, paid, odd)
    chart = window.company.price_chart
    assert chart._bars is not None
    assert chart._bars.close[0] == 1.0
    do(window, "total_return")
    assert chart._bars.close[0] == pytest.approx(0.75)
    assert chart._bars.close[-1] == 2.0
    said = chart.accessibleDescription()
    assert "total return, dividends put back in" in said
    assert "dividends not believed: 12 Oct 2026" in said
    assert window.company.header.price.text() == "2.00"
    assert window.company.header.change.text().startswith("= 0.00")
    again = opened()
    company("DEFN")(again)
    assert is_on(again, "total_return")
    assert again.company.price_chart._bars is not None
    assert again.company.price_chart._bars.close[0] == pytest.approx(0.75)
    do(again, "total_return")
    assert again.company.price_chart._bars.close[0] == 1.0


def test_the_seam_of_a_ticker_that_was_followed_is_drawn(window: MainWindow) -> None:
    give_defense_metals_prices(window)
    store = window.store
    with store.database.transaction() as session:
        old = Listing(exchange="TSXV", ticker="FRST", currency="CAD")
        session.add(Company(name="First Legacy", listings=[old]))
        session.flush()
        before = [Bar(FIRST - dt.timedelta(n), 0.5, 0.5, 0.5, 0.5, 9) for n in range(30, 0, -1)]
        record = SeriesRecord(old.id, prices.YAHOO, "CAD")
        prices.replace_series(session, record, before)
        new = session.query(Listing).filter_by(ticker="DEFN").one()
        succession.follow(session, old.id, new.id, FIRST)
    store.tell({"price_bar", "listing"})
    chart = window.company.price_chart
    (mark,) = chart._parts.seams.marks
    assert mark == (FIRST, "TSXV:FRST", "TSXV:DEFN")
    assert chart._bars is not None
    assert len(chart._bars) == 30 + DAYS
    company("MP")(window)
    assert chart._parts.seams.marks == ()


def test_strange_uids_are_passed_over(window: MainWindow) -> None:
    company("MP")(window)
    window.charting.comparing.compare(["nobody", "l-1"])
    assert legend(window) == []


def test_the_caption_says_source_currency_and_age(window: MainWindow) -> None:
    company("MP")(window)
    said = window.company.price_chart._parts.source.text
    assert said.startswith("Recorded sample to 8 Mar 2024, not live · USD · 2.7 y old · ")
    give_defense_metals_prices(window)
    said = window.company.price_chart._parts.source.text
    assert " · CAD · 33 d old" in said


def test_the_caption_says_where_the_prices_beside_it_are_from(window: MainWindow) -> None:
    give_defense_metals_prices(window)
    with window.store.database.transaction() as session:
        series = session.get_one(PriceSeries, listing_id(window, "DEFN"))
        series.source, series.fetched_at = "Yahoo", dt.datetime(2026, 10, 21, tzinfo=dt.UTC)
    company("MP")(window)
    uids = [window.store.read(companies.find_listing, code).uid for code in ("UUUU", "DEFN")]
    window.charting.comparing.compare(uids)
    said = window.company.price_chart._parts.source.text
    assert said.endswith(
        " · beside it Energy Fuels UUUU: recorded sample to 8 Mar 2024"
        " · beside it Defense Metals DEFN, in CAD: Yahoo to 21 Oct 2026"
    )
    assert said in window.taking_away.table()
    do(window, "compare_nothing")
    assert "beside it" not in window.company.price_chart._parts.source.text
