"""Stored bars and what is known of them."""

import datetime as dt
from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from db import prices
from db.database import Database
from db.prices import Action, Bar, FetchRecord, Gate, SeriesRecord
from db.tables import Company, Listing

NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
FIRST = dt.date(2026, 11, 2)


@pytest.fixture
def session(empty: Database) -> Iterator[Session]:
    with empty.transaction() as opened:
        yield opened


def add_listing(session: Session, ticker: str, **more: object) -> int:
    company = Company(name=f"{ticker} Corp.")
    row = Listing(exchange="TSXV", ticker=ticker, currency="CAD", **more)
    company.listings.append(row)
    session.add(company)
    session.flush()
    return row.id


def bar(offset: int, close: float, *, volume: int = 100, provisional: bool = False) -> Bar:
    day = FIRST + dt.timedelta(days=offset)
    return Bar(day, close, close + 1, close - 0.1, close, volume, close / 2, provisional)


def test_bars_come_back_as_columns_oldest_first(session: Session) -> None:
    listing = add_listing(session, "ABC")
    prices.store_bars(session, listing, [bar(2, 3.0), bar(0, 1.0), bar(1, 2.0)])
    held = prices.bars(session, listing)
    assert held.days == (FIRST, FIRST + dt.timedelta(1), FIRST + dt.timedelta(2))
    assert held.close == (1.0, 2.0, 3.0)
    assert held.high == (2.0, 3.0, 4.0)
    assert held.volume == (100, 100, 100)
    assert len(held) == 3
    assert not held.provisional


def test_a_range_includes_both_its_ends(session: Session) -> None:
    listing = add_listing(session, "ABC")
    prices.store_bars(session, listing, [bar(i, 1.0 + i) for i in range(6)])
    held = prices.bars(session, listing, FIRST + dt.timedelta(1), FIRST + dt.timedelta(3))
    assert held.close == (2.0, 3.0, 4.0)


def test_a_listing_without_bars_has_empty_columns(session: Session) -> None:
    listing = add_listing(session, "ABC")
    assert len(prices.bars(session, listing)) == 0
    assert prices.series(session, listing) is None
    assert prices.latest(session, listing, 5) == ()


def test_storing_again_replaces_the_same_days_only(session: Session) -> None:
    listing, other = add_listing(session, "ABC"), add_listing(session, "XYZ")
    prices.store_bars(session, other, [bar(1, 50.0)])
    prices.store_bars(session, listing, [bar(0, 1.0), bar(1, 2.0), bar(2, 3.0, provisional=True)])
    assert prices.bars(session, listing).provisional
    prices.store_bars(session, listing, [bar(2, 3.5), bar(3, 4.0)])
    assert prices.bars(session, listing).close == (1.0, 2.0, 3.5, 4.0)
    assert not prices.bars(session, listing).provisional
    assert prices.bars(session, other).close == (50.0,)


def test_the_latest_bars_have_all_their_columns(session: Session) -> None:
    listing = add_listing(session, "ABC")
    rows = [bar(0, 1.0), bar(1, 2.0), bar(2, 3.0, provisional=True)]
    prices.store_bars(session, listing, rows)
    assert prices.latest(session, listing, 2) == tuple(rows[1:])


def test_replacing_a_series_leaves_nothing_of_the_old_one(session: Session) -> None:
    listing = add_listing(session, "ABC")
    sample = SeriesRecord(listing, prices.RECORDED, "CAD", remark="to Nov 2026")
    split = Action(FIRST, "split", 2.0)
    prices.replace_series(session, sample, [bar(i, 1.0) for i in range(4)], [split])
    held = prices.series(session, listing)
    assert held == sample
    assert held.is_recorded
    assert prices.actions(session, listing) == (split,)

    fetched = SeriesRecord(listing, prices.YAHOO, "CAD", time_zone="America/Toronto")
    prices.replace_series(session, fetched, [bar(5, 2.0)])
    assert prices.bars(session, listing).close == (2.0,)
    assert prices.actions(session, listing) == ()
    assert prices.series(session, listing) == fetched


def test_pence_become_pounds_only_where_asked(session: Session) -> None:
    listing = add_listing(session, "ABC")
    record = SeriesRecord(listing, prices.YAHOO, "GBp", unit_divisor=100)
    prices.replace_series(session, record, [bar(0, 1259.5)])
    held = prices.bars(session, listing)
    assert held.close == (1259.5,)
    assert held.in_major_unit().close == (12.595,)
    assert held.in_major_unit().in_major_unit().close == (12.595,)


def test_actions_are_replaced_by_day_and_kind(session: Session) -> None:
    listing = add_listing(session, "ABC")
    prices.store_actions(
        session, listing, [Action(FIRST, "dividend", 0.1), Action(FIRST, "split", 4.0)]
    )
    prices.store_actions(session, listing, [Action(FIRST, "dividend", 0.2)])
    assert prices.actions(session, listing) == (
        Action(FIRST, "dividend", 0.2),
        Action(FIRST, "split", 4.0),
    )


def test_the_last_days_of_some_listings(session: Session) -> None:
    first, second, empty = (add_listing(session, t) for t in ("A", "B", "C"))
    prices.store_bars(session, first, [bar(0, 1.0), bar(3, 1.0)])
    prices.store_bars(session, second, [bar(1, 1.0)])
    assert prices.last_days(session, [first, second, empty]) == {
        first: FIRST + dt.timedelta(3),
        second: FIRST + dt.timedelta(1),
    }


def test_primary_listings_are_refreshed_first_and_ended_ones_not(session: Session) -> None:
    second = add_listing(session, "B")
    first = add_listing(session, "A", is_primary=True)
    add_listing(session, "OLD", until=FIRST)
    session.add(Company(name="Gone", is_archived=True, listings=[
        Listing(exchange="TSXV", ticker="GONE", currency="CAD")
    ]))  # fmt: skip
    session.flush()
    found = prices.listings_to_refresh(session)
    assert [target.listing_id for target in found] == [first, second]
    assert [target.code for target in found] == ["TSXV:A", "TSXV:B"]
    company = session.get_one(Listing, second).company_id
    assert prices.listings_to_refresh(session, [company]) == (found[1],)
    assert prices.target(session, second) == found[1]
    assert prices.target(session, 999) is None


def test_the_log_is_read_newest_first(session: Session) -> None:
    listing = add_listing(session, "ABC")
    tries = [
        FetchRecord(listing, NOW + dt.timedelta(minutes=i), None, "offline", message=f"try {i}")
        for i in range(3)
    ]
    for one in tries:
        prices.log_fetch(session, one)
    assert prices.fetches(session, listing, limit=2) == (tries[2], tries[1])


def test_the_gate_is_shut_anew_and_opened(session: Session) -> None:
    assert prices.gate(session, "Yahoo Finance") is None
    prices.shut_gate(session, Gate("Yahoo Finance", NOW, 1))
    later = Gate("Yahoo Finance", NOW + dt.timedelta(hours=1), 2)
    prices.shut_gate(session, later)
    assert prices.gate(session, "Yahoo Finance") == later
    prices.open_gate(session, "Yahoo Finance")
    assert prices.gate(session, "Yahoo Finance") is None


def test_prices_go_with_their_listing(session: Session) -> None:
    listing = add_listing(session, "ABC")
    prices.replace_series(session, SeriesRecord(listing, prices.YAHOO, "CAD"), [bar(0, 1.0)])
    prices.log_fetch(session, FetchRecord(listing, NOW, None, "ok"))
    session.delete(session.get_one(Listing, listing).company)
    session.flush()
    assert len(prices.bars(session, listing)) == 0
    assert prices.series(session, listing) is None
    assert prices.fetches(session, listing) == ()
