"""A listing's prices as they are wanted, from what the database holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from db import prices, rates, succession
from db.database import Database
from db.errors import Missing
from db.prices import Action, Bar, SeriesRecord
from db.tables import Company, Listing
from desktop.analysis.currencies import NoRate
from desktop.analysis.succession import Seam
from desktop.panels.price_series import price_series

FIRST = dt.date(2026, 3, 2)


def day(number: int) -> dt.date:
    return FIRST + dt.timedelta(days=number)


def bars(first: int, *closes: float) -> list[Bar]:
    return [Bar(day(first + n), c, c, c, c, 5) for n, c in enumerate(closes)]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A London listing in pence that follows another one and paid a dividend and an absurd one."""
    opened = Database(str(tmp_path / "prices.db"))
    with opened.transaction() as session:
        listings = [Listing(exchange="LSE", ticker=t, currency="GBP") for t in ("OLD", "NEW")]
        session.add(Company(name="Ore", listings=listings))
        session.flush()
        old, new = (listing.id for listing in listings)
        for id_, rows in ((old, bars(0, 100.0, 200.0)), (new, bars(3, 400.0, 400.0, 300.0))):
            record = SeriesRecord(id_, prices.YAHOO, "GBp", unit_divisor=100)
            acts = [Action(day(4), "dividend", 40.0), Action(day(5), "dividend", 390.0)]
            prices.replace_series(session, record, rows, acts if id_ == new else [])
        succession.follow(session, old, new, day(1))
    yield opened
    opened.close()


def listing(database: Database, ticker: str) -> int:
    with database.reading() as session:
        return session.query(Listing).filter_by(ticker=ticker).one().id


@pytest.mark.parametrize("ticker", ["OLD", "NEW"])
def test_both_tickers_show_one_series_with_its_seam(database: Database, ticker: str) -> None:
    with database.reading() as session:
        found = price_series(session, listing(database, ticker))
    assert found.bars.close == (1.0, 2.0, 4.0, 4.0, 3.0)
    assert found.seams == (Seam(day(1), day(3), "LSE:OLD", "LSE:NEW"),)
    assert (found.currency, found.set_aside, found.gaps) == ("GBP", (), ())


def test_a_total_return_reaches_over_the_seam_and_names_the_absurd(database: Database) -> None:
    with database.reading() as session:
        found = price_series(session, listing(database, "NEW"), "total_return")
    assert found.bars.close == pytest.approx((0.9, 1.8, 3.6, 4.0, 3.0))
    ((when, value, before),) = [(x.day, x.value, x.close_before) for x in found.set_aside]
    assert (when, value, before) == (day(5), 3.9, 4.0)


def test_another_currency_by_a_kept_rate_and_a_gap_where_it_is_too_old(database: Database) -> None:
    asked = listing(database, "NEW")
    with database.transaction() as session:
        found = price_series(session, asked, currency="USD")
        assert (found.has_rate, found.currency, len(found.bars)) == (False, "GBP", 5)
        rate = rates.add_rate(session, "GBP", "USD")
        prices.store_bars(session, rate, bars(-5, 2.0))
        prices.store_bars(session, rate, bars(5, 3.0))
        found = price_series(session, asked, currency="USD")
    assert (found.has_rate, found.currency) == (True, "USD")
    assert found.bars.close == pytest.approx((2.0, 4.0, 9.0))
    assert found.gaps == (NoRate(day(3), day(4), day(-5)),)


def test_a_listing_that_is_gone_is_missing(database: Database) -> None:
    with database.reading() as session, pytest.raises(Missing):
        price_series(session, 999)
