"""Exchange rates: kept as listings of their own, and never taken for companies."""

from __future__ import annotations

import datetime as dt

import pytest

from db import companies, company_editing, prices, rates, search, watchlist_editing, watchlists
from db.database import Database
from db.errors import Missing, Refused
from db.prices import Bar
from db.rates import Pair
from db.tables import Company, Listing
from db.watchlist_rules import Rule

TODAY = dt.date(2026, 3, 2)


@pytest.fixture
def filled(empty: Database) -> Database:
    """A company in Canadian dollars, one in both, and the rate between the two."""
    with empty.transaction() as session:
        for name, currencies in (("Ore", ["CAD"]), ("Rock", ["CAD", "USD"])):
            listings = [
                Listing(exchange=f"X{n}", ticker=name.upper(), currency=code)
                for n, code in enumerate(currencies)
            ]
            session.add(Company(name=name, listings=listings))
        rates.add_rate(session, "cad", "USD")
    return empty


def test_a_rate_is_a_listing_with_how_far_it_reaches(filled: Database) -> None:
    with filled.transaction() as session:
        (rate,) = rates.rates(session)
        assert (rate.pair, rate.first_day, rate.last_day) == (Pair("CAD", "USD"), None, None)
        assert str(rate.pair) == "CAD/USD"
        days = [dt.date(2026, 2, day) for day in (3, 4, 5)]
        prices.store_bars(session, rate.listing_id, [Bar(d, 0.7, 0.7, 0.7, 0.7, 0) for d in days])
        (rate,) = rates.rates(session)
        assert (rate.first_day, rate.last_day) == (days[0], days[-1])
        target = prices.target(session, rate.listing_id)
        assert target is not None
        assert (target.code, target.currency) == ("FX:CADUSD", "USD")


@pytest.mark.parametrize("pair", [("CAD", "USD"), ("USD", "CAD")])
def test_a_rate_is_kept_once_for_both_ways(filled: Database, pair: tuple[str, str]) -> None:
    with (
        filled.transaction() as session,
        pytest.raises(Refused, match="CAD/USD is kept already, and serves both ways"),
    ):
        rates.add_rate(session, *pair)


@pytest.mark.parametrize("pair", [("CAD", "CAD"), ("CA", "USD"), ("CAD", "US1"), ("", "USD")])
def test_what_is_no_pair_of_currencies_is_refused(filled: Database, pair: tuple[str, str]) -> None:
    with filled.transaction() as session, pytest.raises(Refused):
        rates.add_rate(session, *pair)


def test_rates_are_fetched_with_the_rest_and_named_by_their_code(filled: Database) -> None:
    with filled.reading() as session:
        codes = [target.code for target in prices.listings_to_refresh(session)]
        assert "FX:CADUSD" in codes
        assert companies.find_listing(session, "FX:CADUSD").code == "FX:CADUSD"
        assert companies.find(session, "CAD/USD", any_kind=True).name == "CAD/USD"
        with pytest.raises(Missing):
            companies.find(session, "CAD/USD")


def test_rates_are_in_no_list_of_companies(filled: Database) -> None:
    with filled.transaction() as session:
        names = ["Ore", "Rock"]
        assert [company.name for company in companies.all_companies(session)] == names
        assert [name for _, name in companies.names(session)] == names
        assert [company.name for company in companies.company_names(session)] == names
        assert [thing.name for thing in search.owners(session) if thing.kind == "company"] == names
        everyone = watchlist_editing.add(session, "All", Rule())
        assert [row.company for row in watchlists.rows(session, everyone, TODAY)] == names
        assert watchlists.counts(session, TODAY)[everyone] == 2
        assert rates.currencies(session) == ("CAD", "USD")


def test_a_database_with_nothing_but_rates_has_no_company(empty: Database) -> None:
    with empty.transaction() as session:
        rates.add_rate(session, "CAD", "USD")
        assert not companies.is_any(session)


def test_a_rate_is_deleted_with_its_closes(filled: Database) -> None:
    with filled.transaction() as session:
        (rate,) = rates.rates(session)
        company_editing.delete_company(session, rate.company_id)
        assert rates.rates(session) == ()
        assert prices.target(session, rate.listing_id) is None
