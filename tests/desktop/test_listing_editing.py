"""A company's listings: several, one primary, and one stream of notes whichever is shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from db.records import ListingRecord
from db.tables import Company as CompanyRow
from db.tables import Listing as ListingRow
from desktop.analysis.story import Ref
from desktop.dialogs.listing import ListingForm, ListingsDialog
from desktop.dialogs.successor import SuccessorForm
from desktop.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton


def listings(window: MainWindow) -> dict[str, ListingRecord]:
    assert window.selection.company is not None
    return {listing.code: listing for listing in window.selection.company.listings}


def press(qtbot: QtBot, dialog: Any, words: str) -> None:
    button = next(b for b in dialog.findChildren(QPushButton) if words in b.text())
    qtbot.mouseClick(button, LEFT)


def test_listings_are_entered_and_made_primary_by_mouse(
    qtbot: QtBot, window: MainWindow, dialog: Any
) -> None:
    before = listings(window)
    window.company.header.listings_asked.emit()
    opened = dialog(ListingsDialog)
    press(qtbot, opened, "Add")
    form = dialog(ListingForm)
    form.exchange.set_value("NYSE")
    assert form.currency.value() == "USD"
    form.ticker.setText("DEFM")
    form.since.line.setText("2026-01-05")
    form.until.line.setText("2025-01-05")
    qtbot.mouseClick(form.act, LEFT)
    assert form.trouble == "It ends before it starts"
    form.until.line.clear()
    form.successor.set_value(before["TSXV:DEFN"].id)
    qtbot.mouseClick(form.act, LEFT)
    added = listings(window)["NYSE:DEFM"]
    assert (added.currency, added.since, added.successor_id, added.is_primary) == (
        "USD",
        dt.date(2026, 1, 5),
        before["TSXV:DEFN"].id,
        False,
    )
    opened.choose(added.id)
    press(qtbot, opened, "primary")
    assert [code for code, x in listings(window).items() if x.is_primary] == ["NYSE:DEFM"]
    assert not next(
        b for b in opened.findChildren(QPushButton) if "primary" in b.text()
    ).isEnabled()
    press(qtbot, opened, "Delete")
    assert listings(window).keys() == before.keys()
    assert sum(x.is_primary for x in listings(window).values()) == 1
    opened.accept()
    for _ in range(3):
        window.commands.actions["undo"].trigger()
    assert listings(window) == before


def test_listings_are_changed_and_deleted_by_keyboard_alone(
    window: MainWindow, keyboard: Any, dialog: Any
) -> None:
    before = listings(window)
    window.watchlist.setFocus()
    keyboard.press("Ctrl+Shift+I")
    opened = dialog(ListingsDialog)
    keyboard.press("Down", "Return")
    form = dialog(ListingForm)
    code = list(before)[1]
    assert f"{form.exchange.value()}:{form.ticker.value()}" == code
    keyboard.press("Tab", "Tab")
    keyboard.write("EUR")
    keyboard.press("Return")
    assert listings(window)[code].currency == "EUR"
    dialog(ListingsDialog)
    assert opened.chosen() == before[code].id
    keyboard.press("Delete")
    assert code not in listings(window)
    keyboard.press("Ctrl+Z", "Ctrl+Z")
    assert listings(window) == before
    keyboard.press("Insert")
    dialog(ListingForm).reject()
    dialog(ListingsDialog)
    keyboard.press("Escape")
    assert not opened.isVisible()


def test_the_currency_follows_the_exchange_until_another_is_put_in(
    window: MainWindow, dialog: Any
) -> None:
    window.commands.actions["new_listing"].trigger()
    form = dialog(ListingForm)
    form.exchange.set_value("ASX")
    assert form.currency.value() == "AUD"
    form.exchange.set_value("TSXV")
    assert form.currency.value() == "CAD"
    form.currency.set_value("USD")
    form.exchange.set_value("NYSE")
    form.exchange.set_value("ASX")
    assert form.currency.value() == "USD"
    assert form.known.isHidden()
    form.exchange.set_value("Atlantis")
    assert form.known.isVisible()
    form.reject()


def test_the_currency_of_an_exchange_that_quotes_in_pence_is_the_pound(
    window: MainWindow, dialog: Any
) -> None:
    window.commands.actions["new_listing"].trigger()
    form = dialog(ListingForm)
    for exchange, currency in (("LSE", "GBP"), ("JSE", "ZAR"), ("TASE", "ILS")):
        form.exchange.set_value(exchange)
        assert form.currency.value() == currency
    form.reject()


def test_a_name_of_several_exchanges_is_settled_by_the_country_or_asked(
    window: MainWindow, dialog: Any
) -> None:
    company = window.selection.company
    assert company is not None
    with window.store.database.transaction() as session:
        session.get_one(CompanyRow, company.id).country = None
    window.store.tell({"company"})
    window.commands.actions["new_listing"].trigger()
    form = dialog(ListingForm)
    form.exchange.set_value("TSE")
    form.ticker.setText("WICD")
    form.submit()
    assert form.trouble == "TSE may be TSX or TYO: type the one that is meant"
    form.ticker.setText("7203")
    form.submit()
    assert "TYO:7203" in listings(window)
    with window.store.database.transaction() as session:
        session.get_one(CompanyRow, company.id).country = "Canada"
    window.store.tell({"company"})
    window.commands.actions["new_listing"].trigger()
    form = dialog(ListingForm)
    form.exchange.set_value("TSE")
    form.ticker.setText("WICD")
    assert form.currency.value() == "CAD"
    form.submit()
    assert listings(window)["TSX:WICD"].currency == "CAD"


def test_one_stream_of_notes_whichever_listing_is_shown(
    window: MainWindow, keyboard: Any, story_lines: Callable[[MainWindow], list[str]]
) -> None:
    keyboard.press("N")
    keyboard.write("Seen while the first listing was shown")
    keyboard.press("Return")
    shown = {code: x.uid for code, x in listings(window).items()}
    assert len(shown) > 1
    streams = set()
    for uid in shown.values():
        window.company.show_listing(uid)
        assert window.company.listing is not None
        assert window.company.listing.uid == uid
        streams.add(tuple(line for line in story_lines(window) if "note" in line.lower()))
    assert len(streams) == 1
    assert any("Seen while the first listing" in line for line in streams.pop())


def test_a_listing_that_is_changed_keeps_how_it_was_written(
    window: MainWindow, dialog: Any
) -> None:
    listing = next(iter(listings(window).values()))
    with window.store.database.transaction() as session:
        session.get_one(ListingRow, listing.id).as_written = "TSX-V: DEFN"
    window.edit(Ref("listing", listing.id))
    dialog(ListingForm).submit()
    with window.store.database.reading() as session:
        assert session.get_one(ListingRow, listing.id).as_written == "TSX-V: DEFN"


def test_a_renamed_ticker_is_linked_by_mouse(qtbot: QtBot, window: MainWindow, dialog: Any) -> None:
    before = listings(window)
    window.commands.actions["succeed"].trigger()
    form = dialog(SuccessorForm)
    qtbot.mouseClick(form.act, LEFT)
    assert form.trouble == "Type the new ticker, such as TSXV: DEFN"
    form.ticker.setText("wicd")
    assert form.understood.text() == "TSXV:WICD · CAD"
    form.until.line.setText("2026-11-20")
    qtbot.mouseClick(form.act, LEFT)
    found = listings(window)
    old, new = found["TSXV:DEFN"], found["TSXV:WICD"]
    assert (old.successor_id, old.until) == (new.id, dt.date(2026, 11, 20))
    assert (old.is_primary, new.is_primary) == (False, True)
    window.commands.actions["undo"].trigger()
    assert listings(window) == before


def test_a_listing_is_followed_by_a_known_one_by_keyboard_alone(
    window: MainWindow, keyboard: Any, dialog: Any
) -> None:
    before = listings(window)
    window.watchlist.setFocus()
    keyboard.press("Ctrl+Shift+I")
    opened = dialog(ListingsDialog)
    keyboard.press("Alt+F")
    form = dialog(SuccessorForm)
    keyboard.press("Down")
    chosen = form.successor_id()
    assert chosen == before["FSE:35D"].id
    assert not form.ticker.isVisible()
    keyboard.press("Return")
    dialog(ListingsDialog)
    assert listings(window)["TSXV:DEFN"].successor_id == chosen
    assert listings(window)["FSE:35D"].is_primary
    keyboard.press("Ctrl+Z")
    assert listings(window) == before
    keyboard.press("Escape")
    assert not opened.isVisible()


def test_a_new_ticker_on_another_exchange_takes_its_currency(
    window: MainWindow, dialog: Any
) -> None:
    window.commands.actions["succeed"].trigger()
    form = dialog(SuccessorForm)
    form.ticker.setText("NYSE: DEFM")
    assert form.understood.text() == "NYSE:DEFM · USD"
    form.submit()
    assert listings(window)["NYSE:DEFM"].is_primary
