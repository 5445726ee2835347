"""Fetching prices from the window: consent, progress, cancel, and what is said of the outcome."""

import datetime as dt
import socket
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from db import prices
from db.database import Database
from db.errors import Refused
from db.prices import RECORDED, Bar, Bars, SeriesRecord
from db.tables import Company, Listing, Watchlist, WatchlistEntry
from desktop import acts, handing
from desktop import settings as kept
from desktop.dialogs.prices import PricesDialog
from desktop.main_window import MainWindow
from desktop.market.asking import TURN
from desktop.panels import price_refresh
from desktop.whereabouts import Whereabouts

OLD = tuple(Bar(dt.date(2024, 1, day), 20.0, 21.0, 19.0, 20.5, 1000) for day in (2, 3, 4))
WAIT_MS = 30_000

Open = Callable[[], MainWindow]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Two listings that the stand-in knows: MP with recorded prices, AAPL with none."""
    file = tmp_path / "headframe.db"
    database = Database(str(file))
    with database.transaction() as session:
        watchlist = Watchlist(name="Mine")
        session.add(watchlist)
        for position, (name, exchange, ticker) in enumerate(
            [("MP Materials Corp.", "NYSE", "MP"), ("Apple Inc.", "NASDAQ", "AAPL")]
        ):
            listing = Listing(exchange=exchange, ticker=ticker, currency="USD", is_primary=True)
            company = Company(name=name, listings=[listing])
            session.add(company)
            session.flush()
            watchlist.entries.append(WatchlistEntry(company_id=company.id, position=position))
        mp = session.query(Listing).filter_by(ticker="MP").one()
        prices.replace_series(session, SeriesRecord(mp.id, RECORDED, "USD"), OLD)
    database.close()
    return file


def bars_of(window: MainWindow, ticker: str) -> Bars:
    """The bars that another program would find."""
    other = Database(window.store.database.url)
    try:
        with other.reading() as session:
            listing = session.query(Listing).filter_by(ticker=ticker).one()
            return prices.bars(session, listing.id)
    finally:
        other.close()


def caption(window: MainWindow) -> str:
    return window.company.price_chart.accessibleDescription()


def shown_ticker(window: MainWindow) -> str:
    assert window.company.listing is not None
    return window.company.listing.ticker


def click(window: MainWindow, words: str) -> None:
    """Click the visible button with these words."""
    button = next(
        b for b in window.findChildren(QPushButton) if b.text() == words and b.isVisible()
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def fetch(window: MainWindow, keyboard: Any, qtbot: QtBot, keys: str = "F5") -> str:
    """Fetch the shown listing; what the status bar says when all is over."""
    with qtbot.waitSignal(window.refresh.ended, timeout=WAIT_MS):
        keyboard.press(keys)
    qtbot.waitUntil(lambda: not window.tasks.is_running("prices"))
    return window.status.sentence()


def is_idle(window: MainWindow) -> bool:
    status = window.status
    return not (status.progress.isVisible() or status.cancel.isVisible())


def test_nothing_is_asked_before_the_reader_agrees(opened: Open, yahoo: Any, keyboard: Any) -> None:
    window = opened()
    assert window.consent.isVisible()
    keyboard.press("J", "K", "]", "5")
    click(window, "Not now")
    window = opened()
    keyboard.press("J")
    window.close()
    assert yahoo.asked == []


def test_nothing_is_asked_at_a_start_before_the_reader_agrees(
    opened: Open, yahoo: Any, keyboard: Any
) -> None:
    window = opened()
    window.settings.put(kept.REFRESH_EVERY, 15)
    window.refresh.open()
    window.refresh.timer.timeout.emit()
    assert not window.refresh.timer.isActive()
    assert not window.tasks.is_running("prices")
    window.close()
    assert yahoo.asked == []


def test_once_agreed_a_start_fetches_what_was_not_asked_for_just_now(
    opened: Open, yahoo: Any, keyboard: Any, qtbot: QtBot
) -> None:
    fetch(opened(), keyboard, qtbot)
    assert {symbol for symbol, _ in yahoo.asked} == {"MP"}
    window = opened()
    with qtbot.waitSignal(window.refresh.ended, timeout=WAIT_MS):
        window.refresh.open()
    assert yahoo.asked[-1][0] == "AAPL"
    qtbot.waitUntil(lambda: not window.tasks.is_running("prices"))
    asked = len(yahoo.asked)
    window.refresh.open()
    window.settings.put(kept.REFRESH_AT_START, False)
    window.refresh.open()
    assert not window.tasks.is_running("prices")
    assert len(yahoo.asked) == asked


def test_the_interval_is_kept_while_agreed_and_online(
    opened: Open, yahoo: Any, keyboard: Any, qtbot: QtBot
) -> None:
    window = opened()
    timer = window.refresh.timer
    window.settings.put(kept.REFRESH_EVERY, 30)
    assert not timer.isActive()
    window.settings.put(kept.NETWORK_AGREED, True)
    assert timer.isActive()
    assert timer.interval() == 30 * 60 * 1000
    window.settings.put(kept.OFFLINE, True)
    assert not timer.isActive()
    window.settings.put(kept.OFFLINE, False)
    window.settings.put(kept.REFRESH_EVERY, 120)
    assert timer.interval() == 120 * 60 * 1000
    with qtbot.waitSignal(window.refresh.ended, timeout=WAIT_MS):
        timer.timeout.emit()
    assert {symbol for symbol, _ in yahoo.asked} == {"MP", "AAPL"}


def test_offline_by_choice_asks_for_nothing_whatever_is_pressed(
    opened: Open, yahoo: Any, keyboard: Any, qtbot: QtBot
) -> None:
    window = opened()
    window.settings.put(kept.OFFLINE, True)
    assert not window.consent.isVisible()
    assert window.status.sentence() == (
        "Offline by choice · prices stored for 1 of 2 listings, the newest of 4 Jan 2024"
    )
    keyboard.press("F5", "Shift+F5", "J")
    QTest.mouseClick(window.company.price_chart.card.button, Qt.MouseButton.LeftButton)
    window.refresh.open()
    window.refresh.timer.timeout.emit()
    window.refresh.again()
    assert not window.tasks.is_running("prices")
    assert window.status.sentence().startswith("Offline by choice · nothing is fetched")
    window = opened()
    assert window.status.words.text() == "Offline by choice"
    assert not window.settings.get(kept.NETWORK_AGREED), "to press in vain is not to agree"
    window.settings.put(kept.OFFLINE, False)
    assert window.status.sentence() == (
        "Ready · prices stored for 1 of 2 listings, the newest of 4 Jan 2024"
    )
    assert window.consent.isVisible()
    window.close()
    assert yahoo.asked == []


def test_going_offline_stops_a_refresh(
    opened: Open, yahoo: Any, keyboard: Any, qtbot: QtBot
) -> None:
    window = opened()
    with qtbot.waitSignal(window.refresh.ended, timeout=WAIT_MS):
        keyboard.press("Shift+F5")
        qtbot.waitUntil(lambda: window.status.progress.value() == 1, timeout=WAIT_MS)
        window.settings.put(kept.OFFLINE, True)
    assert "AAPL" not in [symbol for symbol, _ in yahoo.asked]
    assert window.status.sentence() == "Offline by choice · the refresh was stopped"
    assert is_idle(window)


def test_to_agree_fetches_all(opened: Open, yahoo: Any, keyboard: Any, qtbot: QtBot) -> None:
    window = opened()
    with qtbot.waitSignal(window.refresh.ended, timeout=WAIT_MS):
        click(window, "Fetch prices")
        assert not window.consent.isVisible()
        assert window.status.cancel.isVisible()
        assert window.status.words.text() == "Refreshing prices"
    assert {symbol for symbol, _ in yahoo.asked} == {"MP", "AAPL"}
    assert window.status.sentence() == "Prices refreshed · 2 of 2 listings up to date"
    assert is_idle(window)
    assert len(bars_of(window, "MP")) > len(OLD)
    assert len(bars_of(window, "AAPL")) > 0
    assert not opened().consent.isVisible()


def test_the_first_fetch_replaces_the_recorded_sample(
    opened: Open, yahoo: Any, keyboard: Any, qtbot: QtBot
) -> None:
    window = opened()
    assert shown_ticker(window) == "MP"
    assert "Recorded sample to 4 Jan 2024, not live" in caption(window)
    assert fetch(window, keyboard, qtbot) == "Prices refreshed · 1 of 1 listings up to date"
    assert "Recorded sample" not in caption(window)
    assert "Yahoo Finance, to " in caption(window)
    assert bars_of(window, "MP").close[-1] == pytest.approx(yahoo.charts["MP"].rows[-1].close)
    assert [symbol for symbol, _ in yahoo.asked][-1] == "MP"
    assert "AAPL" not in [symbol for symbol, _ in yahoo.asked]


def test_the_window_stays_alive_and_shows_each_listing_as_it_comes(
    opened: Open, yahoo: Any, keyboard: Any, qtbot: QtBot
) -> None:
    window = opened()
    with qtbot.waitSignal(window.refresh.ended, timeout=WAIT_MS):
        keyboard.press("Shift+F5")
        qtbot.waitUntil(lambda: window.status.progress.value() == 1, timeout=WAIT_MS)
        assert window.status.sentence() == "Refreshing prices · 1 of 2"
        assert window.status.cancel.isVisible()
        assert "Yahoo Finance" in caption(window)
        keyboard.press("N")
        keyboard.write("Typed meanwhile")
        keyboard.press("Return")
        assert window.company.timeline is not None
        assert [note.text for note in window.company.timeline.notes] == ["Typed meanwhile"]
        assert window.status.cancel.isVisible()
    assert "2 of 2" in window.status.sentence()


def test_cancel_stops_between_two_listings(
    opened: Open, yahoo: Any, keyboard: Any, qtbot: QtBot
) -> None:
    window = opened()
    with qtbot.waitSignal(window.refresh.ended, timeout=WAIT_MS):
        keyboard.press("Shift+F5")
        qtbot.waitUntil(lambda: window.status.progress.value() == 1, timeout=WAIT_MS)
        click(window, "Cancel")
    assert "AAPL" not in [symbol for symbol, _ in yahoo.asked]
    assert window.status.sentence() == "Refresh cancelled · 1 of 2 listings up to date"
    assert is_idle(window)
    assert len(bars_of(window, "MP")) > len(OLD), "what had come is kept"


def test_rows_are_read_for_several_listings_at_once_and_never_after_the_window(
    opened: Open, yahoo: Any, keyboard: Any, qtbot: QtBot
) -> None:
    window = opened()
    seen: list[frozenset[str]] = []
    window.store.changed.connect(seen.append)
    window.refresh.visible = ()
    with qtbot.waitSignal(window.refresh.ended, timeout=WAIT_MS):
        keyboard.press("Shift+F5")
        with qtbot.waitSignal(window.refresh.stored, timeout=WAIT_MS):
            pass
        assert seen == [], "the company that is shown has nothing to read"
        row = window.watchlist.view.model().index(0, 0)
        before = row.data(Qt.ItemDataRole.AccessibleTextRole)
        qtbot.waitUntil(lambda: row.data(Qt.ItemDataRole.AccessibleTextRole) != before)
    window.refresh.stored.emit()
    window.close()
    window.lists.read_prices_soon()
    assert not window.lists.pause.isActive()


@pytest.fixture
def silent(yahoo: Any) -> Iterator[Any]:
    """The stand-in, which answers no chart; whoever waits for one is let go at the end."""
    yahoo.trouble = "hang"
    yield yahoo
    yahoo.released.set()
    with TURN:
        pass


def test_cancel_does_not_wait_for_a_vendor_that_is_silent(
    opened: Open, silent: Any, keyboard: Any, qtbot: QtBot
) -> None:
    window = opened()
    with qtbot.waitSignal(window.refresh.ended, timeout=WAIT_MS):
        keyboard.press("Shift+F5")
        qtbot.waitUntil(lambda: bool(silent.asked), timeout=WAIT_MS)
        click(window, "Cancel")
    assert not silent.released.is_set()
    assert window.status.sentence() == "Refresh cancelled · 0 of 2 listings up to date"
    assert bars_of(window, "MP").days == tuple(bar.day for bar in OLD)


def test_closing_does_not_wait_for_a_vendor_that_is_silent(
    opened: Open, silent: Any, keyboard: Any, qtbot: QtBot
) -> None:
    window = opened()
    keyboard.press("Shift+F5")
    qtbot.waitUntil(lambda: bool(silent.asked), timeout=WAIT_MS)
    window = opened()
    assert not silent.released.is_set()
    assert window.store.database.check() == []


def test_a_second_refresh_waits_its_turn(
    opened: Open, yahoo: Any, keyboard: Any, qtbot: QtBot
) -> None:
    window = opened()
    with qtbot.waitSignal(window.refresh.ended, timeout=WAIT_MS):
        keyboard.press("F5", "F5", "Shift+F5")
    assert "AAPL" not in [symbol for symbol, _ in yahoo.asked]


def test_closing_ends_a_refresh(opened: Open, yahoo: Any, keyboard: Any, qtbot: QtBot) -> None:
    window = opened()
    keyboard.press("Shift+F5")
    qtbot.waitUntil(lambda: window.status.progress.value() == 1, timeout=WAIT_MS)
    window = opened()
    assert "AAPL" not in [symbol for symbol, _ in yahoo.asked]
    assert len(bars_of(window, "MP")) > len(OLD)
    assert window.store.database.check() == []


def test_offline_keeps_the_old_prices_and_says_so(
    opened: Open, yahoo: Any, keyboard: Any, qtbot: QtBot
) -> None:
    window = opened()
    yahoo.stop()
    said = fetch(window, keyboard, qtbot, "Shift+F5")
    assert said == "Offline · 0 of 2 listings up to date · old prices kept"
    assert bars_of(window, "MP").days == tuple(bar.day for bar in OLD)
    assert "Recorded sample to 4 Jan 2024, not live" in caption(window)
    assert window.status.again.isVisible()
    assert is_idle(window)


@pytest.mark.parametrize(
    ("trouble", "words"),
    [("portal", "1 listing answered badly"), ("429", "Rate-limited until ")],
)
def test_bad_answers_keep_the_old_prices_and_say_so(
    opened: Open, yahoo: Any, keyboard: Any, qtbot: QtBot, trouble: str, words: str
) -> None:
    window = opened()
    yahoo.trouble = trouble
    said = fetch(window, keyboard, qtbot)
    assert said.startswith(words)
    assert said.endswith(" · 0 of 1 listings up to date · old prices kept")
    assert bars_of(window, "MP").days == tuple(bar.day for bar in OLD)
    assert "Recorded sample" in caption(window)


def test_a_gate_that_is_shut_is_told_at_the_next_start_and_nothing_is_asked(
    opened: Open, yahoo: Any, keyboard: Any, qtbot: QtBot
) -> None:
    yahoo.trouble = "429"
    fetch(opened(), keyboard, qtbot)
    asked = len(yahoo.asked)
    yahoo.trouble = None
    window = opened()
    assert window.status.words.text().startswith("Rate-limited until ")
    said = fetch(window, keyboard, qtbot)
    assert said.startswith("Rate-limited until ")
    assert len(yahoo.asked) == asked


def test_a_symbol_that_nobody_knows_is_named_and_can_be_tried_again(
    opened: Open, yahoo: Any, keyboard: Any, qtbot: QtBot
) -> None:
    window = opened()
    chart = yahoo.charts.pop("MP")
    said = fetch(window, keyboard, qtbot)
    assert (
        said == "1 listing not found at the source · 0 of 1 listings up to date · old prices kept"
    )
    assert bars_of(window, "MP").days == tuple(bar.day for bar in OLD)
    yahoo.charts["MP"] = chart
    with qtbot.waitSignal(window.refresh.ended, timeout=WAIT_MS):
        click(window, "Try again")
    assert window.status.sentence() == "Prices refreshed · 1 of 1 listings up to date"
    assert not window.status.again.isVisible()
    assert len(bars_of(window, "MP")) > len(OLD)


def test_another_line_at_the_source_is_shown(
    opened: Open, yahoo: Any, keyboard: Any, dialog: Any, qtbot: QtBot
) -> None:
    yahoo.charts["MP"].meta["currency"] = "CAD"
    window = opened()
    assert fetch(window, keyboard, qtbot) == (
        "Prices refreshed · 1 of 1 listings up to date · NYSE:MP: the source names CAD on NYQ"
    )
    click(window, "Details")
    opened_details = dialog(PricesDialog)
    assert "another line at the source?" in opened_details.model.index(1, 1).data()
    opened_details.reject()


def test_the_card_over_the_gap_fetches_its_listing(
    opened: Open, yahoo: Any, keyboard: Any, qtbot: QtBot
) -> None:
    window = opened()
    keyboard.press("J")
    card = window.company.price_chart.card
    assert shown_ticker(window) == "AAPL"
    assert card.isVisible()
    with qtbot.waitSignal(window.refresh.ended, timeout=WAIT_MS):
        QTest.mouseClick(card.button, Qt.MouseButton.LeftButton)
    assert {symbol for symbol, _ in yahoo.asked} == {"AAPL"}
    assert window.company.price_chart.has_bars
    assert not window.consent.isVisible(), "to ask is to agree"


def test_a_database_that_another_holds_ends_the_refresh_with_a_sentence(
    opened: Open, place: Path, yahoo: Any, keyboard: Any, qtbot: QtBot
) -> None:
    window = opened()
    hasty = window.store.database = Database(str(place), lock_wait_ms=1)
    holder = sqlite3.connect(place, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        keyboard.press("F5")
        qtbot.waitUntil(lambda: not window.tasks.is_running("prices"), timeout=WAIT_MS)
    finally:
        holder.close()
        hasty.close()
    assert window.status.sentence() == (
        "The refresh failed · Another program holds the database; close it and try again."
    )
    assert is_idle(window)
    assert bars_of(window, "MP").days == tuple(bar.day for bar in OLD)


# --- asked for by a command in the terminal ---


def refresh(*companies: str) -> dict[str, Any]:
    """The request of `refresh`."""
    return acts.Refresh(companies=companies).model_dump(mode="json")


def test_a_command_has_the_window_fetch(
    serving: MainWindow, asking: Any, yahoo: Any, keyboard: Any
) -> None:
    told: list[str] = []
    outcomes = asking(refresh(), progress=told.append)
    assert [(x["listing"], x["outcome"]) for x in outcomes] == [
        ("NYSE:MP", "ok"),
        ("NASDAQ:AAPL", "ok"),
    ]
    assert [line.split()[:2] for line in told] == [["NYSE:MP", "ok"], ["NASDAQ:AAPL", "ok"]]
    assert serving.status.sentence() == "Prices refreshed · 2 of 2 listings up to date"
    assert "Yahoo Finance, to " in caption(serving)
    assert not serving.consent.isVisible(), "to ask is to agree"


def test_one_program_at_a_time_asks_for_prices(
    serving: MainWindow, asking: Any, yahoo: Any, keyboard: Any, qtbot: QtBot
) -> None:
    with pytest.raises(Refused, match="No company is called 'Nobody'"):
        asking(refresh("Nobody"))
    with qtbot.waitSignal(serving.refresh.ended, timeout=WAIT_MS):
        keyboard.press("Shift+F5")
        with pytest.raises(Refused, match="fetching prices already"):
            asking(refresh("MP"))


def test_a_command_asks_for_nothing_while_the_window_is_offline_by_choice(
    serving: MainWindow, asking: Any, yahoo: Any
) -> None:
    serving.settings.put(kept.OFFLINE, True)
    with pytest.raises(Refused, match="offline by choice"):
        asking(refresh("MP"))
    assert yahoo.asked == []


def test_a_command_that_goes_away_stops_its_refresh(
    serving: MainWindow, spot: Whereabouts, yahoo: Any, keyboard: Any, qtbot: QtBot
) -> None:
    connection = socket.socket(socket.AF_UNIX)
    connection.connect(spot.socket)
    connection.sendall(handing.line_of(refresh()))
    with qtbot.waitSignal(serving.refresh.ended, timeout=WAIT_MS):
        qtbot.waitUntil(lambda: serving.status.progress.value() == 1, timeout=WAIT_MS)
        connection.close()
    assert serving.status.sentence() == "Refresh cancelled · 1 of 2 listings up to date"


def test_a_command_hears_why_a_refresh_failed(
    serving: MainWindow, asking: Any, yahoo: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise OSError("the cache can't be written")

    monkeypatch.setattr(price_refresh, "cache_folder", broken)
    with pytest.raises(Refused, match="the cache can't be written"):
        asking(refresh("MP"))
