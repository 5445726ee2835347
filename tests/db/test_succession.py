"""Listings that follow each other: linked, found again from either side, and never in a circle."""

from __future__ import annotations

import datetime as dt

import pytest

from db import prices, succession
from db.company_editing import ListingFacts
from db.database import Database
from db.errors import Missing, Refused
from db.prices import Bar
from db.tables import Company, Listing

LAST = dt.date(2026, 3, 2)


@pytest.fixture
def ids(empty: Database) -> dict[str, int]:
    """Three listings of one company, the first one primary, and one of another company."""
    made = {"Ore": ["OLD", "NEW", "NEWER"], "Rock": ["ROCK"]}
    with empty.transaction() as session:
        for name, tickers in made.items():
            listings = [
                Listing(exchange="NYSE", ticker=ticker, currency="USD", is_primary=not n)
                for n, ticker in enumerate(tickers)
            ]
            session.add(Company(name=name, listings=listings))
        session.flush()
        return {row.ticker: row.id for row in session.query(Listing)}


def codes(database: Database, listing_id: int) -> list[str]:
    with database.reading() as session:
        return [link.code for link in succession.chain(session, listing_id)]


def test_a_chain_is_the_same_from_whichever_end(empty: Database, ids: dict[str, int]) -> None:
    assert codes(empty, ids["NEW"]) == ["NYSE:NEW"]
    with empty.transaction() as session:
        succession.follow(session, ids["OLD"], ids["NEW"], LAST)
        succession.follow(session, ids["NEW"], ids["NEWER"])
    for ticker in ("OLD", "NEW", "NEWER"):
        assert codes(empty, ids[ticker]) == ["NYSE:OLD", "NYSE:NEW", "NYSE:NEWER"]


def test_the_successor_is_shown_first_and_the_old_one_asked_for_no_more(
    empty: Database, ids: dict[str, int]
) -> None:
    with empty.transaction() as session:
        succession.follow(session, ids["OLD"], ids["NEW"], LAST)
    with empty.reading() as session:
        old, new = session.get_one(Listing, ids["OLD"]), session.get_one(Listing, ids["NEW"])
        assert (old.until, old.is_primary, new.is_primary) == (LAST, False, True)
        asked = [target.ticker for target in prices.listings_to_refresh(session)]
    assert "OLD" not in asked
    with empty.transaction() as session:
        succession.follow(session, ids["OLD"], None)
        assert session.get_one(Listing, ids["OLD"]).successor_id is None


def test_a_new_ticker_is_entered_and_linked_in_one(empty: Database, ids: dict[str, int]) -> None:
    with empty.transaction() as session:
        added = succession.rename(session, ids["OLD"], ListingFacts("NYSE", "MP", "USD"), LAST)
    assert codes(empty, added) == ["NYSE:OLD", "NYSE:MP"]
    with empty.reading() as session:
        assert session.get_one(Listing, added).is_primary


def test_another_company_may_follow_and_keeps_what_it_shows_first(
    empty: Database, ids: dict[str, int]
) -> None:
    with empty.transaction() as session:
        succession.follow(session, ids["OLD"], ids["ROCK"], LAST)
    with empty.reading() as session:
        assert session.get_one(Listing, ids["OLD"]).is_primary
        assert session.get_one(Listing, ids["ROCK"]).is_primary


def test_of_two_that_one_followed_its_own_company_counts_then_the_longer(
    empty: Database, ids: dict[str, int]
) -> None:
    with empty.transaction() as session:
        for ticker, day in (("OLD", 3), ("NEW", 5)):
            bar = Bar(dt.date(2026, 1, day), 1.0, 1.0, 1.0, 1.0, 1)
            prices.store_bars(session, ids[ticker], [bar])
            succession.follow(session, ids[ticker], ids["ROCK"])
    assert codes(empty, ids["ROCK"]) == ["NYSE:NEW", "NYSE:ROCK"]
    with empty.transaction() as session:
        succession.follow(session, ids["OLD"], ids["NEWER"])
        succession.follow(session, ids["ROCK"], ids["NEWER"])
    assert codes(empty, ids["NEWER"]) == ["NYSE:OLD", "NYSE:NEWER"]


def test_a_circle_is_refused_and_never_offered(empty: Database, ids: dict[str, int]) -> None:
    with empty.transaction() as session:
        succession.follow(session, ids["OLD"], ids["NEW"])
    with empty.transaction() as session:
        offered = [c.code for c in succession.candidates(session, ids["NEW"])]
        assert offered == ["NYSE:NEWER", "NYSE:ROCK"]
        offered = [c.code for c in succession.candidates(session, ids["OLD"])]
        assert offered == ["NYSE:NEW", "NYSE:NEWER", "NYSE:ROCK"]
        with pytest.raises(Refused, match="by itself"):
            succession.follow(session, ids["NEW"], ids["OLD"])


def test_what_is_gone_is_missing(empty: Database, ids: dict[str, int]) -> None:
    with empty.transaction() as session:
        for act in (succession.chain, succession.candidates):
            with pytest.raises(Missing):
                act(session, 999)
        with pytest.raises(Missing):
            succession.follow(session, ids["OLD"], 999)
