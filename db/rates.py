"""Exchange rates: listings of their own, whose bars say what one currency costs in another."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.errors import Refused
from db.prices import reach
from db.tables import COMPANY, RATE, Company, Listing, PriceSeries

FX = "FX"  # the exchange that rates are listed on here


class Pair(NamedTuple):
    """Two currencies by their ISO codes: a rate says how many `quote` one `base` costs."""

    base: str
    quote: str

    def __str__(self) -> str:
        """As people write it: `CAD/USD`."""
        return f"{self.base}/{self.quote}"


class RateRecord(NamedTuple):
    """A rate that is kept, and how far its closes reach; `fetched_at` is UTC."""

    listing_id: int
    company_id: int
    pair: Pair
    first_day: dt.date | None
    last_day: dt.date | None
    fetched_at: dt.datetime | None


def rates(session: Session) -> tuple[RateRecord, ...]:
    """Every rate that is kept, by its currencies."""
    first_bar, last_bar = reach()
    rows = session.execute(
        select(
            Listing.id,
            Listing.company_id,
            Listing.ticker,
            first_bar,
            last_bar,
            PriceSeries.fetched_at,
        )
        .join(Company, Company.id == Listing.company_id)
        .outerjoin(PriceSeries, PriceSeries.listing_id == Listing.id)
        .where(Company.kind == RATE, Listing.exchange == FX, func.length(Listing.ticker) == 6)
        .order_by(Listing.ticker)
    )
    return tuple(
        RateRecord(listing, company, Pair(ticker[:3], ticker[3:]), first, last, fetched)
        for listing, company, ticker, first, last, fetched in rows
    )


def currencies(session: Session) -> tuple[str, ...]:
    """The currencies that companies are listed in, the one of most listings first."""
    asked = (
        select(Listing.currency)
        .join(Company, Company.id == Listing.company_id)
        .where(Company.kind == COMPANY)
        .group_by(Listing.currency)
        .order_by(func.count().desc(), Listing.currency)
    )
    return tuple(session.scalars(asked))


def add_rate(session: Session, base: str, quote: str) -> int:
    """Keep the rate of two currencies from now on; its listing's id.

    Nothing is fetched by that. Raises Refused.
    """
    pair = Pair(base.strip().upper(), quote.strip().upper())
    if not all(len(code) == 3 and code.isascii() and code.isalpha() for code in pair):
        raise Refused("A currency has three letters, such as CAD")
    if pair.base == pair.quote:
        raise Refused("A rate needs two different currencies")
    kept = set(session.scalars(select(Listing.ticker).where(Listing.exchange == FX)))
    for known in (pair, Pair(pair.quote, pair.base)):
        if known.base + known.quote in kept:
            raise Refused(f"{known} is kept already, and serves both ways")
    listing = Listing(
        exchange=FX, ticker=pair.base + pair.quote, currency=pair.quote, is_primary=True
    )
    session.add(Company(name=str(pair), kind=RATE, listings=[listing]))
    session.flush()
    return listing.id
