"""What Yahoo really sent, good and bad, served to the real client and stored."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from db import prices
from db.database import Database
from desktop.analysis.adjusting import adjusted
from desktop.market.update import update_listing
from desktop.market.yahoo import Yahoo

Add = Callable[[str, str, str], int]
DATA = Path(__file__).parents[2] / "data"
LATER = dt.datetime(2025, 2, 20, 22, tzinfo=dt.UTC)
BERLIN = "Europe/Berlin"


@pytest.mark.parametrize(
    ("exchange", "ticker", "currency", "days", "close"),
    [
        ("XETRA", "WSU", "EUR", ["2023-08-04", "2023-08-07", "2023-08-08"], 33.2),
        ("CPH", "ORSTED", "DKK", ["2020-01-02"], 681.0),
        ("LSE", "OCDO", "GBP", ["2020-01-02"], 12.595),
        ("FX", "EURUSD", "USD", ["2020-01-01", "2020-01-02", "2020-01-03"], 1.11714),
    ],
)
def test_recorded_answers_are_stored_on_their_days(
    database: Database,
    listing: Add,
    source: Yahoo,
    exchange: str,
    ticker: str,
    currency: str,
    days: list[str],
    close: float,
) -> None:
    listing_id = listing(exchange, ticker, currency)
    outcome = update_listing(database, listing_id, source=source, now=LATER)
    assert (outcome.outcome, outcome.rejected, outcome.message) == ("ok", 0, "")
    with database.reading() as session:
        bars = prices.bars(session, listing_id).in_major_unit()
    assert [day.isoformat() for day in bars.days] == days
    assert bars.close[-1] == pytest.approx(close, rel=1e-5)


def test_an_answer_without_days_is_told_and_stores_nothing(
    database: Database, listing: Add, source: Yahoo, yahoo: Any
) -> None:
    text = (DATA / "yahoo" / "chart-notimestamp-weird-quote.fake.json").read_text(encoding="utf-8")
    body = json.dumps(json.loads(text)["response"]["bodyJson"]).encode()
    yahoo.garble = lambda _: body
    apple = listing("NASDAQ", "AAPL", "USD")
    outcome = update_listing(database, apple, source=source, now=LATER)
    assert outcome.is_failure
    assert outcome.message
    with database.reading() as session:
        assert len(prices.bars(session, apple)) == 0


def lines(name: str) -> dict[dt.date, dict[str, str]]:
    """The lines of a recorded file by their day."""
    with (DATA / "prices" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return {
            dt.date.fromisoformat((line.get("Date") or line["Datetime"])[:10]): line
            for line in csv.DictReader(file)
        }


def wrong_days(name: str) -> set[dt.date]:
    """The days whose close the repaired file has otherwise."""
    mended = lines(f"{name}-fixed")
    return {
        day
        for day, line in lines(name).items()
        if abs(float(line["Close"]) / float(mended[day]["Close"]) - 1) > 0.01
    }


Bad = tuple[str, str, str, str, str, str, float | None]
BAD: list[Bad] = [
    ("bad-AET-L-1d-100x-error", "LSE", "AET", "LSE", "GBp", "Europe/London", 14.55),
    ("bad-SSW-JO-1d-100x-error", "JSE", "SSW", "JNB", "ZAc", "Africa/Johannesburg", 33.62),
    ("bad-DEX-AX-1d-bad-stock-split", "ASX", "DEX", "ASX", "AUD", "Australia/Sydney", 0.12),
    ("bad-LA-V-1d-bad-stock-split", "TSXV", "LA", "VAN", "CAD", "America/Toronto", None),
]
ODD_DIVIDENDS: list[Bad] = [
    ("bad-KAP-IL-1d-bad-div", "IOB", "KAP", "IOB", "USD", "Europe/London", None),
    ("bad-SAND-1d-bad-div", "NYSE", "SAND", "NYQ", "USD", "America/New_York", None),
    ("bad-SCR-TO-1d-bad-div", "TSX", "SCR", "TOR", "CAD", "America/Toronto", None),
    ("bad-CALM-1d-no-bad-divs", "NASDAQ", "CALM", "NMS", "USD", "America/New_York", None),
    ("bad-8TRA-DE-1d-missing-div-adjust", "XETRA", "8TRA", "GER", "EUR", BERLIN, None),
]
MAJOR = {"GBp": "GBP", "ZAc": "ZAR"}


def served(yahoo: Any, listing: Add, bad: Bad) -> int:
    """Let the server know the symbol of a recorded file; the listing's id."""
    name, exchange, ticker, code, currency, zone, present = bad
    listing_id = listing(exchange, ticker, MAJOR.get(currency, currency))
    symbols = {"LSE": ".L", "JSE": ".JO", "ASX": ".AX", "TSXV": ".V", "TSX": ".TO", "IOB": ".IL"}
    symbol = ticker + {**symbols, "XETRA": ".DE"}.get(exchange, "")
    chart = yahoo.known_bad(name, symbol, code, currency, zone)
    if present is not None:
        chart.meta["regularMarketPrice"] = present
    yahoo.charts[symbol] = chart
    return listing_id


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad[0])
def test_known_bad_rows_are_set_aside_and_the_good_ones_around_them_kept(
    database: Database, listing: Add, source: Yahoo, yahoo: Any, bad: Bad
) -> None:
    listing_id = served(yahoo, listing, bad)
    wrong = wrong_days(bad[0])
    assert wrong
    outcome = update_listing(database, listing_id, source=source, now=LATER)
    assert (outcome.outcome, outcome.rejected) == ("ok", len(wrong))
    assert "not believed" in outcome.message
    with database.reading() as session:
        bars = prices.bars(session, listing_id)
        doubts = prices.doubts(session, listing_id)
    recorded = lines(bad[0])
    assert {doubt.day for doubt in doubts if doubt.kind == "bar"} == wrong
    assert set(bars.days) == set(recorded) - wrong
    for day, close in zip(bars.days, bars.close, strict=True):
        assert close == pytest.approx(float(recorded[day]["Close"]))


@pytest.mark.parametrize("bad", ODD_DIVIDENDS, ids=lambda bad: bad[0])
def test_odd_dividends_are_set_aside_and_every_bar_kept(
    database: Database, listing: Add, source: Yahoo, yahoo: Any, bad: Bad
) -> None:
    listing_id = served(yahoo, listing, bad)
    outcome = update_listing(database, listing_id, source=source, now=LATER)
    assert (outcome.outcome, outcome.rejected) == ("ok", 0)
    recorded = lines(bad[0])
    paid = {day for day, line in recorded.items() if float(line["Dividends"] or 0)}
    with database.reading() as session:
        kept = {act.day for act in prices.actions(session, listing_id) if act.kind == "dividend"}
        odd = {doubt.day for doubt in prices.doubts(session, listing_id)}
        assert set(prices.bars(session, listing_id).days) == set(recorded)
    assert (kept | odd, kept & odd) == (paid, set())
    assert bool(odd) == bad[0].endswith("1d-bad-div")


# --- stamps ------------------------------------------------------------------------------------


def frankfurt(yahoo: Any, days: dict[dt.date, float]) -> Any:
    chart = yahoo.synthetic("35D.F", "FRA", "EUR", BERLIN, dt.time(8), days)
    yahoo.charts["35D.F"] = chart
    return chart


@pytest.mark.parametrize(
    "now",
    [
        dt.datetime(2026, 11, 20, 21, 5, tzinfo=dt.UTC),  # 22:05 in Berlin, a Friday
        dt.datetime(2026, 11, 20, 23, 30, tzinfo=dt.UTC),  # half past midnight
        dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC),
    ],
)
def test_a_live_bar_stamped_ten_at_night_in_frankfurt_is_that_days(
    database: Database, listing: Add, source: Yahoo, yahoo: Any, now: dt.datetime
) -> None:
    days = {dt.date(2026, 11, day): 0.11 for day in (18, 19)}
    chart = frankfurt(yahoo, days)
    traded = dt.datetime(2026, 11, 20, 21, tzinfo=dt.UTC)  # exactly 22:00 in Berlin
    live = type(chart.rows[-1])(**vars(chart.rows[-1]))
    live.stamp, live.close = int(traded.timestamp()), 0.112
    live.high = 0.112
    chart.rows.append(live)
    chart.meta["regularMarketTime"] = live.stamp
    listing_id = listing("FSE", "35D", "EUR")
    outcome = update_listing(database, listing_id, source=source, now=now)
    assert (outcome.outcome, outcome.rejected) == ("ok", 0)
    with database.reading() as session:
        bars = prices.bars(session, listing_id)
    assert [day.day for day in bars.days] == [18, 19, 20]
    assert bars.close[-1] == 0.112


@pytest.mark.parametrize(
    ("zone", "symbol", "code", "opening", "first"),
    [
        (BERLIN, "35D.F", "FRA", dt.time(8), dt.date(2026, 3, 26)),
        (BERLIN, "35D.F", "FRA", dt.time(8), dt.date(2026, 10, 22)),
        ("America/Toronto", "DEFN.V", "VAN", dt.time(9, 30), dt.date(2026, 3, 5)),
        ("America/Toronto", "DEFN.V", "VAN", dt.time(9, 30), dt.date(2026, 10, 29)),
        ("Australia/Sydney", "ARU.AX", "ASX", dt.time(10), dt.date(2026, 4, 2)),
        ("Australia/Sydney", "ARU.AX", "ASX", dt.time(10), dt.date(2026, 10, 1)),
        ("Europe/London", "EURGBP=X", "CCY", dt.time(0), dt.date(2026, 3, 26)),
    ],
)
def test_days_are_the_exchanges_when_clocks_change(
    source: Yahoo,
    yahoo: Any,
    zone: str,
    symbol: str,
    code: str,
    opening: dt.time,
    first: dt.date,
) -> None:
    days = [first + dt.timedelta(days=n) for n in range(8)]
    days = [day for day in days if day.weekday() < 5]
    made = {day: 1.0 + n / 100 for n, day in enumerate(days)}
    yahoo.charts[symbol] = yahoo.synthetic(symbol, code, "EUR", zone, opening, made)
    now = dt.datetime.combine(days[-1] + dt.timedelta(days=9), dt.time(12), dt.UTC)
    answer = source.daily(symbol, None, None, now)
    assert {bar.day: bar.close for bar in answer.bars} == pytest.approx(made)
    later = source.daily(symbol, days[2], zone, now)
    assert [bar.day for bar in later.bars] == days[2:]


def test_our_total_return_is_what_the_vendor_makes_of_the_dividend(
    database: Database, listing: Add, source: Yahoo
) -> None:
    apple = listing("NASDAQ", "AAPL", "USD")
    update_listing(database, apple, source=source, now=LATER)
    with database.reading() as session:
        bars, acts = prices.bars(session, apple), prices.actions(session, apple)
        vendors = [bar.adjusted_close for bar in prices.latest(session, apple, 999)]
    ours = adjusted(bars, acts, "total_return")
    assert [act.value for act in ours.counted] == [0.205]
    # Yahoo counts later dividends as well: before and after ours its factor differs by ours alone.
    scale = (vendors[-1] or 0) / bars.close[-1]
    assert [close * scale for close in ours.bars.close] == pytest.approx(vendors, rel=1e-4)
