"""The last prices of listings: what a table shows of them, and a year of closes."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Date, Select, func, select
from sqlalchemy.orm import Session, aliased

from db.tables import Listing, PriceBar, PriceSeries

YEAR = 365  # days
AT_ONCE = 500  # listings named in one statement


class Quote(NamedTuple):
    """A listing's last close in the major unit, and how it compares with earlier ones.

    `change_percent` is against the close before it, `year_change_percent` against the first one of
    the year up to it; None where there is none.
    """

    price: float
    day: dt.date
    is_provisional: bool
    change_percent: float | None
    year_change_percent: float | None


def quotes(session: Session, company_ids: Select[Any]) -> dict[int, Quote]:
    """The last quote of each listing of some companies that has bars, by the listing's id."""
    connection = session.connection()
    is_sqlite = connection.dialect.name == "sqlite"
    bars: defaultdict[int, list[tuple[dt.date, float, bool]]] = defaultdict(list)
    for listing_id, *bar in connection.execute(_last_two().where(_are_of(company_ids))).all():
        bars[listing_id].append((bar[0], bar[1], bar[2]))
    years = connection.execute(_years(is_sqlite).where(_are_of(company_ids))).all()
    return {i: _quote(bars[i], first, divisor or 1) for i, first, divisor in years if i in bars}


def closes(session: Session, listing_ids: Iterable[int]) -> dict[int, tuple[float, ...]]:
    """The closes of the year up to each listing's last bar as they were quoted, oldest first."""
    wanted = list(listing_ids)
    found: defaultdict[int, list[float]] = defaultdict(list)
    connection = session.connection()
    asked = _last_year(connection.dialect.name == "sqlite")
    for start in range(0, len(wanted), AT_ONCE):
        some = Listing.id.in_(wanted[start : start + AT_ONCE])
        result = connection.execute(asked.where(some))
        # As the driver gives them: a year of fifty listings took three times as long otherwise.
        for listing_id, close in result.cursor.fetchall():
            found[listing_id].append(close)
        result.close()
    return {listing_id: tuple(year) for listing_id, year in found.items()}


def _quote(bars: list[tuple[dt.date, float, bool]], first: float, divisor: int) -> Quote:
    day, close, is_provisional = bars[-1]
    before = bars[0][1] if len(bars) > 1 else None
    has_year = before is not None and (day - bars[0][0]).days <= YEAR
    return Quote(
        price=close / divisor,
        day=day,
        is_provisional=is_provisional,
        change_percent=(close / before - 1) * 100 if before else None,
        year_change_percent=(close / first - 1) * 100 if has_year else None,
    )


def _are_of(company_ids: Select[Any]) -> ColumnElement[bool]:
    return Listing.company_id.in_(company_ids)


# To put these together takes longer than to run them, so each is kept.


@cache
def _last_two() -> Any:
    """The last two bars of each listing, or the only one; in a step or two down the key of each."""
    since = func.coalesce(_day_from_last(1), _day_from_last(0))
    return (
        select(PriceBar.listing_id, PriceBar.day, PriceBar.close, PriceBar.provisional)
        .join(Listing, Listing.id == PriceBar.listing_id)
        .where(PriceBar.day >= since)
        .order_by(PriceBar.listing_id, PriceBar.day)
    )


@cache
def _years(is_sqlite: bool) -> Any:
    """The first close of each listing's last year, and what its prices are divided by."""
    bar = aliased(PriceBar)
    first = (
        select(bar.close)
        .where(bar.listing_id == Listing.id)
        .where(bar.day >= _year_before(is_sqlite, _day_from_last(0)))
        .order_by(bar.day)
        .limit(1)
        .correlate(Listing)
        .scalar_subquery()
    )
    return select(Listing.id, first, PriceSeries.unit_divisor).outerjoin(
        PriceSeries, PriceSeries.listing_id == Listing.id
    )


@cache
def _last_year(is_sqlite: bool) -> Any:
    """The closes of each listing's last year."""
    return (
        select(PriceBar.listing_id, PriceBar.close)
        .join(Listing, Listing.id == PriceBar.listing_id)
        .where(PriceBar.day >= _year_before(is_sqlite, _day_from_last(0)))
        .order_by(PriceBar.listing_id, PriceBar.day)
    )


def _day_from_last(steps: int) -> ColumnElement[dt.date]:
    """The day of a listing's last bar, or of one so many before it."""
    bar = aliased(PriceBar)
    days = select(bar.day).where(bar.listing_id == Listing.id).order_by(bar.day.desc())
    return days.limit(1).offset(steps).correlate(Listing).scalar_subquery()


def _year_before(is_sqlite: bool, day: ColumnElement[dt.date]) -> ColumnElement[dt.date]:
    return func.date(day, f"-{YEAR} days", type_=Date) if is_sqlite else day - YEAR
