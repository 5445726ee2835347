"""Where the prices stand: states with their age, the log of one listing, and what is doubted."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from db import prices
from db.database import Database
from db.prices import Bar, DoubtRecord, FetchRecord, Gate, SeriesRecord
from db.tables import Company, Listing, Watchlist, WatchlistEntry
from desktop import price_wording
from desktop.dialogs.prices import PricesDialog
from desktop.dialogs.successor import SuccessorForm
from desktop.main_window import MainWindow

NOW = dt.datetime.now(dt.UTC)
DAY = dt.date(2024, 3, 6)
WAIT_MS = 30_000
MP_THEN = (14.59, 14.9, 14.44, 14.74, 5_752_600)  # the recorded prices of that day


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """MP, fetched with a doubted row and then not reached; GONE, unknown on three days."""
    file = tmp_path / "headframe.db"
    database = Database(str(file))
    with database.transaction() as session:
        watchlist = Watchlist(name="Mine")
        session.add(watchlist)
        for position, ticker in enumerate(("MP", "GONE", "NEW")):
            listing = Listing(exchange="NYSE", ticker=ticker, currency="USD", is_primary=True)
            company = Company(name=f"{position} {ticker} Corp.", listings=[listing])
            session.add(company)
            session.flush()
            watchlist.entries.append(WatchlistEntry(company_id=company.id, position=position))
        ids = {row.ticker: row.id for row in session.query(Listing)}
        record = SeriesRecord(ids["MP"], prices.YAHOO, "USD", exchange_code="NYQ", fetched_at=NOW)
        prices.replace_series(session, record, [Bar(DAY, *MP_THEN)])
        doubt = DoubtRecord(DAY, "bar", "hundredfold", {"close": 1475.0}, NOW)
        prices.store_doubts(
            session, ids["MP"], [DoubtRecord(**{**_fields(doubt), "day": dt.date(2024, 3, 7)})]
        )
        hours = dt.timedelta(hours=1)
        for listing_id, ago, outcome, message in (
            (ids["MP"], 5 * hours, "ok", "not believed: 2024-03-07 (hundredfold)"),
            (ids["MP"], 3 * hours, "offline", "could not resolve host"),
            (ids["GONE"], 72 * hours, "unknown_symbol", ""),
            (ids["GONE"], 48 * hours, "unknown_symbol", ""),
            (ids["GONE"], 24 * hours, "unknown_symbol", "No data found"),
        ):
            tried = FetchRecord(
                listing_id, NOW - ago, None, outcome, message=message, client="yfinance 1.7.0"
            )
            prices.log_fetch(session, tried)
    database.close()
    return file


def _fields(doubt: DoubtRecord) -> dict[str, Any]:
    return {name: getattr(doubt, name) for name in DoubtRecord.__dataclass_fields__}


def rows(dialog: PricesDialog) -> list[list[str]]:
    model = dialog.model
    columns = range(model.columnCount())
    return [[model.index(r, c).data() for c in columns] for r in range(model.rowCount())]


def test_states_with_their_age_and_the_log_by_keyboard_alone(
    window: MainWindow, keyboard: Any, dialog: Any
) -> None:
    keyboard.press("Ctrl+F5")
    opened = dialog(PricesDialog)
    assert rows(opened) == [
        [
            "NYSE:MP",
            "not reached, old prices kept · 1 row not believed",
            "6 Mar 2024",
            "3 h ago",
            "0 MP Corp.",
        ],
        [
            "NYSE:GONE",
            "not found at the source on 3 days; renamed?",
            "none stored",
            "1 d ago",
            "1 GONE Corp.",
        ],
        ["NYSE:NEW", "never fetched", "none stored", "", "2 NEW Corp."],
    ]
    log = opened.log.toPlainText().splitlines()
    assert "not reached, old prices kept · could not resolve host · yfinance 1.7.0" in log[0]
    assert "up to date · not believed: 2024-03-07 (hundredfold)" in log[1]
    assert log[-1] == (
        "7 Mar 2024 · bar: about a hundred times too much or too little · close 1475"
    )
    keyboard.press("Down")
    assert "No data found" in opened.log.toPlainText()
    assert "delisted" not in opened.log.toPlainText()
    keyboard.press("Down")
    assert opened.log.toPlainText() == "Never asked for."
    keyboard.press("Escape")
    assert not opened.isVisible()


def test_a_listing_is_fetched_from_there_and_the_state_follows(
    window: MainWindow, dialog: Any, yahoo: Any, qtbot: QtBot
) -> None:
    window.commands.actions["price_states"].trigger()
    opened = dialog(PricesDialog)
    button = next(b for b in opened.findChildren(QPushButton) if "Fetch" in b.text())
    with qtbot.waitSignal(window.refresh.ended, timeout=WAIT_MS):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert [symbol for symbol, _ in yahoo.asked][:1] == ["MP"]
    assert rows(opened)[0][1:4] == ["up to date", "8 Mar 2024", "just now"]
    qtbot.waitUntil(lambda: not window.tasks.is_running("prices"))
    opened.reject()
    assert window.status.details.isVisible()
    QTest.mouseClick(window.status.details, Qt.MouseButton.LeftButton)
    dialog(PricesDialog).reject()


def test_a_ticker_that_is_not_found_is_linked_from_there(
    window: MainWindow, dialog: Any, keyboard: Any
) -> None:
    window.commands.actions["price_states"].trigger()
    opened = dialog(PricesDialog)
    keyboard.press("Down", "Alt+O")
    form = dialog(SuccessorForm)
    form.ticker.setText("FOUND")
    form.submit()
    assert "NYSE:FOUND" in [row[0] for row in rows(opened)]
    assert "NYSE:GONE" not in [row[0] for row in rows(opened)]


def test_a_gate_that_is_shut_is_told(window: MainWindow, dialog: Any) -> None:
    with window.store.database.transaction() as session:
        prices.shut_gate(session, Gate(prices.YAHOO, NOW + dt.timedelta(minutes=30), 1))
    window.commands.actions["price_states"].trigger()
    assert dialog(PricesDialog).trouble.startswith("Yahoo wants no requests until ")


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (dt.timedelta(seconds=-5), "just now"),
        (dt.timedelta(seconds=59), "just now"),
        (dt.timedelta(minutes=12), "12 min ago"),
        (dt.timedelta(hours=23, minutes=59), "23 h ago"),
        (dt.timedelta(days=5), "5 d ago"),
    ],
)
def test_ages(ago: dt.timedelta, words: str) -> None:
    assert price_wording.age(NOW - ago, NOW) == words
