"""Benchmarks: kept to compare with, fetched with the rest, and never taken for companies."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from db import benchmarks, companies, company_editing, prices
from db.company_editing import CompanyFacts, ListingFacts
from db.database import Database
from db.errors import Refused
from db.interchange import json_file
from db.prices import Bar

GOLD = ListingFacts("FUTURES", "GC", "USD")


@pytest.fixture
def filled(empty: Database) -> Database:
    with empty.transaction() as session:
        benchmarks.add_benchmark(session, "Gold", GOLD)
        benchmarks.add_benchmark(session, "an index", ListingFacts("INDEX", "gspc", "usd"))
    return empty


def test_they_are_listed_by_name_with_how_far_they_reach(filled: Database) -> None:
    with filled.transaction() as session:
        index, gold = benchmarks.benchmarks(session)
        assert (index.name, index.code, index.currency) == ("an index", "INDEX:GSPC", "USD")
        assert (gold.first_day, gold.last_day, gold.fetched_at) == (None, None, None)
        days = [dt.date(2026, 2, day) for day in (3, 4, 5)]
        prices.store_bars(session, gold.listing_id, [Bar(d, 9, 9, 9, 9, 0) for d in days])
        gold = benchmarks.benchmarks(session)[1]
        assert (gold.first_day, gold.last_day) == (days[0], days[-1])


def test_they_are_fetched_with_the_rest_and_no_companies(filled: Database) -> None:
    with filled.transaction() as session:
        codes = {target.code for target in prices.listings_to_refresh(session)}
        assert codes == {"FUTURES:GC", "INDEX:GSPC"}
        assert companies.all_companies(session) == ()
        assert companies.find_listing(session, "FUTURES:GC").currency == "USD"


def test_one_without_a_name_or_of_a_listing_that_is_kept_is_refused(filled: Database) -> None:
    with filled.transaction() as session:
        company_editing.add_company(
            session, CompanyFacts("Ore"), [ListingFacts("TSXV", "ORE", "CAD")]
        )
    for name, facts, words in (
        ("", ListingFacts("INDEX", "X", "USD"), "A benchmark needs a name"),
        ("Gold again", GOLD, "FUTURES:GC is a listing of Gold already"),
        ("Ore", ListingFacts("TSXV", "ORE", "CAD"), "TSXV:ORE is a listing of Ore already"),
    ):
        with pytest.raises(Refused, match=words), filled.transaction() as session:
            benchmarks.add_benchmark(session, name, facts)
    with filled.reading() as session:
        assert len(benchmarks.benchmarks(session)) == 2


def test_they_go_out_and_come_back(filled: Database, tmp_path: Path) -> None:
    with filled.reading() as session:
        text = json_file.export_text(session)
    other = Database(str(tmp_path / "other.db"))
    with other.transaction() as session:
        json_file.import_text(session, text, "x.json")
        kept = [(each.name, each.code) for each in benchmarks.benchmarks(session)]
    other.close()
    assert kept == [("an index", "INDEX:GSPC"), ("Gold", "FUTURES:GC")]
