"""Benchmarks: an index, a fund or the price of a metal, kept to compare companies with."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.company_editing import ListingFacts, add_listing
from db.errors import Refused
from db.prices import reach
from db.tables import BENCHMARK, Company, Listing, PriceSeries


class BenchmarkRecord(NamedTuple):
    """A benchmark that is kept, and how far its closes reach; `fetched_at` is UTC.

    `code` is as people write it.
    """

    listing_id: int
    company_id: int
    name: str
    code: str
    currency: str
    first_day: dt.date | None
    last_day: dt.date | None
    fetched_at: dt.datetime | None


def benchmarks(session: Session) -> tuple[BenchmarkRecord, ...]:
    """Every benchmark that is kept, by name."""
    first_bar, last_bar = reach()
    rows = session.execute(
        select(
            Listing.id,
            Listing.company_id,
            Company.name,
            Listing.exchange,
            Listing.ticker,
            Listing.currency,
            first_bar,
            last_bar,
            PriceSeries.fetched_at,
        )
        .join(Company, Company.id == Listing.company_id)
        .outerjoin(PriceSeries, PriceSeries.listing_id == Listing.id)
        .where(Company.kind == BENCHMARK)
    )
    found = (
        BenchmarkRecord(
            listing, owner, name, f"{exchange}:{ticker}", currency, first, last, fetched
        )
        for listing, owner, name, exchange, ticker, currency, first, last, fetched in rows
    )
    return tuple(sorted(found, key=lambda each: (each.name.casefold(), each.code)))


def add_benchmark(session: Session, name: str, facts: ListingFacts) -> int:
    """Keep a benchmark from now on; its listing's id.

    Nothing is fetched by that. Raises Refused.
    """
    if not name.strip():
        raise Refused("A benchmark needs a name")
    row = Company(name=name.strip(), kind=BENCHMARK)
    session.add(row)
    session.flush()
    return add_listing(session, row.id, facts)
