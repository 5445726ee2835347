"""How the stored prices stand: for each listing how far they reach and what came of asking."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.prices import FetchRecord, unknown_days
from db.tables import (
    RATE,
    Company,
    FetchLog,
    Listing,
    PriceBar,
    PriceDoubt,
    PriceSeries,
)


@dataclass(frozen=True, slots=True)
class PriceState:
    """One listing's prices: `last` is the last try, None where nobody ever asked.

    `company` is empty for an exchange rate. `last_day` is that of the newest bar, `fetched_at` when
    (UTC) prices came last, `source` where they are from. `unknown_days` counts the days on which
    the vendor did not know the symbol; `doubts` the rows that were not believed. `answered` is
    the exchange code and the currency as the vendor writes them, `currency` what the listing says.
    """

    listing_id: int
    code: str
    company: str
    last_day: dt.date | None
    source: str | None
    fetched_at: dt.datetime | None
    last: FetchRecord | None
    unknown_days: int = 0
    doubts: int = 0
    currency: str = ""
    answered: tuple[str | None, str] | None = None


def price_states(session: Session) -> tuple[PriceState, ...]:
    """The state of every living listing, those of companies first, by company."""
    rows = session.execute(
        select(
            Listing.id,
            Listing.exchange,
            Listing.ticker,
            Company.name,
            Company.kind,
            _last_day().label("last_day"),
            PriceSeries.source,
            PriceSeries.fetched_at,
            Listing.currency,
            PriceSeries.exchange_code,
            PriceSeries.currency.label("quoted"),
        )
        .join(Company, Company.id == Listing.company_id)
        .outerjoin(PriceSeries, PriceSeries.listing_id == Listing.id)
        .where(
            Listing.until.is_(None),
            Listing.successor_id.is_(None),
            Company.is_archived.is_(False),
        )
    )
    last, doubts = _last_tries(session), _doubts(session)
    states = [
        PriceState(
            row.id,
            f"{row.exchange}:{row.ticker}",
            "" if row.kind == RATE else row.name,
            row.last_day,
            row.source,
            row.fetched_at,
            last.get(row.id),
            _unknown(session, last.get(row.id)),
            doubts.get(row.id, 0),
            row.currency,
            (row.exchange_code, row.quoted) if row.fetched_at else None,
        )
        for row in rows
    ]
    return tuple(sorted(states, key=lambda x: (not x.company, x.company.casefold(), x.listing_id)))


def _last_day() -> Any:
    day = select(PriceBar.day).where(PriceBar.listing_id == Listing.id).correlate(Listing)
    return day.order_by(PriceBar.day.desc()).limit(1).scalar_subquery()


def _last_tries(session: Session) -> dict[int, FetchRecord]:
    """The newest try of each listing: the log is written in the order of time."""
    newest = select(func.max(FetchLog.id)).group_by(FetchLog.listing_id)
    columns = [getattr(FetchLog, name) for name in FetchRecord.__dataclass_fields__]
    rows = session.execute(select(*columns).where(FetchLog.id.in_(newest)))
    return {row[0]: FetchRecord(*row) for row in rows}


def _doubts(session: Session) -> dict[int, int]:
    counted = select(PriceDoubt.listing_id, func.count()).group_by(PriceDoubt.listing_id)
    return dict(session.execute(counted).all())


def _unknown(session: Session, last: FetchRecord | None) -> int:
    if last is None or last.outcome not in {"unknown_symbol", "offline", "rate_limited"}:
        return 0
    return unknown_days(session, last.listing_id)
