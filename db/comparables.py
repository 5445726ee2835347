"""Listings whose prices others can be compared with: those of companies, benchmarks and rates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from db.records import without_legal_form
from db.tables import COMPANY, Company, Listing, PriceBar, PriceSeries


class Comparable(NamedTuple):
    """A listing with stored prices; `code` is as people write it, `name` without a legal form.

    `source` says where the prices are from, `fetched_at` (UTC) when they came; None is a sample.
    """

    listing_id: int
    uid: str
    company_id: int
    name: str
    code: str
    currency: str
    is_company: bool
    source: str | None = None
    fetched_at: dt.datetime | None = None


def comparables(session: Session) -> tuple[Comparable, ...]:
    """Every listing with stored prices: benchmarks and rates first, then companies by name."""
    found = _rows(session)
    return tuple(sorted(found, key=lambda x: (x.is_company, x.name.casefold(), x.code)))


def comparables_of(session: Session, uids: Collection[str]) -> tuple[Comparable, ...]:
    """Those of these listings that have stored prices, in the order of their uids."""
    found = {each.uid: each for each in _rows(session, uids)} if uids else {}
    return tuple(found[uid] for uid in uids if uid in found)


def _rows(session: Session, uids: Collection[str] | None = None) -> list[Comparable]:
    asked = (
        select(
            Listing.id,
            Listing.uid,
            Listing.company_id,
            Company.name,
            Listing.exchange,
            Listing.ticker,
            Listing.currency,
            Company.kind,
            PriceSeries.source,
            PriceSeries.fetched_at,
        )
        .join(Company, Company.id == Listing.company_id)
        .outerjoin(PriceSeries, PriceSeries.listing_id == Listing.id)
        .where(exists().where(PriceBar.listing_id == Listing.id), Company.is_archived.is_(False))
    )
    if uids is not None:
        asked = asked.where(Listing.uid.in_(uids))
    return [
        Comparable(
            listing,
            uid,
            company,
            without_legal_form(name),
            f"{exchange}:{ticker}",
            currency,
            kind == COMPANY,
            source,
            fetched,
        )
        for (
            listing,
            uid,
            company,
            name,
            exchange,
            ticker,
            currency,
            kind,
            source,
            fetched,
        ) in session.execute(asked)
    ]
