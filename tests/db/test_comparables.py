"""What prices can be compared with."""

import datetime as dt

from db import prices
from db.comparables import comparables, comparables_of
from db.database import Database
from db.prices import Bar, SeriesRecord
from db.tables import BENCHMARK, RATE, Company, Listing

DAY = dt.date(2026, 11, 20)


def add(database: Database, name: str, ticker: str, kind: str = "company", **how: bool) -> str:
    with database.transaction() as session:
        listing = Listing(exchange="TSX", ticker=ticker, currency="CAD")
        archived = how.get("is_archived", False)
        session.add(Company(name=name, kind=kind, is_archived=archived, listings=[listing]))
        session.flush()
        if how.get("is_priced", True):
            record = SeriesRecord(listing.id, prices.YAHOO, "CAD")
            prices.replace_series(session, record, [Bar(DAY, 1, 1, 1, 1, 1)])
        return listing.uid


def test_what_has_prices_can_be_compared_with_benchmarks_first(empty: Database) -> None:
    add(empty, "Zinc Ltd.", "ZNC")
    add(empty, "Alpha Corp.", "ALP")
    add(empty, "World index", "WLD", BENCHMARK)
    add(empty, "CAD/USD", "CADUSD", RATE)
    add(empty, "Unpriced Corp.", "UNP", is_priced=False)
    add(empty, "Archived Corp.", "ARC", is_archived=True)
    with empty.reading() as session:
        found = comparables(session)
    assert [each.name for each in found] == ["CAD/USD", "World index", "Alpha", "Zinc"]
    assert [each.is_company for each in found] == [False, False, True, True]
    assert (found[2].code, found[2].currency) == ("TSX:ALP", "CAD")


def test_some_are_found_in_the_order_they_are_asked_for(empty: Database) -> None:
    first, second = add(empty, "Alpha Corp.", "ALP"), add(empty, "Beta Corp.", "BET")
    with empty.reading() as session:
        found = comparables_of(session, (second, "nobody", first))
        assert [each.name for each in found] == ["Beta", "Alpha"]
        assert comparables_of(session, ()) == ()
