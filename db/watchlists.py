"""Watchlists and their rows: last price, next milestone, last note, in few statements."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from db.companies import listing_records
from db.errors import Missing
from db.records import (
    ListingRecord,
    MilestoneRecord,
    NextMilestone,
    Rule,
    WatchlistRecord,
    WatchlistRow,
    without_legal_form,
)
from db.stages import rank
from db.tables import (
    Company,
    Milestone,
    Note,
    PriceBar,
    PriceSeries,
    Project,
    Watchlist,
    WatchlistEntry,
)
from db.timeline import milestone_record
from db.watchlist_rules import Facts, from_json, matching

SPARKLINE = dt.timedelta(days=365)


class Quote(NamedTuple):
    """A listing's last year of closes in the major unit, oldest first, and their last day."""

    closes: tuple[float, ...]
    day: dt.date
    is_provisional: bool


def watchlists(session: Session) -> tuple[WatchlistRecord, ...]:
    """Every watchlist in its order."""
    rows = session.scalars(select(Watchlist).order_by(Watchlist.position, Watchlist.id))
    return tuple(
        WatchlistRecord(
            id=row.id,
            uid=row.uid,
            name=row.name,
            columns=tuple(row.columns),
            sort_by=row.sort_by,
            sort_descending=row.sort_descending,
            rule=None if row.rule is None else from_json(row.rule),
        )
        for row in rows
    )


def counts(session: Session, today: dt.date) -> dict[int, int]:
    """How many companies each watchlist shows on a day, by the list's id."""
    by_hand = session.execute(
        select(WatchlistEntry.watchlist_id, func.count())
        .join(Company, Company.id == WatchlistEntry.company_id)
        .where(Company.is_archived.is_(False))
        .group_by(WatchlistEntry.watchlist_id)
    )
    filled = dict(by_hand.all())
    facts = Facts(session, today)
    return {
        each.id: filled.get(each.id, 0) if each.rule is None else len(facts.matching(each.rule))
        for each in watchlists(session)
    }


def rows(session: Session, watchlist_id: int, today: dt.date) -> tuple[WatchlistRow, ...]:
    """The rows of one watchlist in its order, as they stand on a day; raises Missing.

    Those of a list with a rule are the companies that fulfil it on that day, by name.
    """
    found = session.get(Watchlist, watchlist_id)
    if found is None:
        raise Missing("This watchlist is no longer in the database")
    if found.rule is not None:
        return _rows(session, _fulfilling(session, from_json(found.rule), today))
    companies = session.scalars(
        select(Company)
        .join(WatchlistEntry, WatchlistEntry.company_id == Company.id)
        .where(WatchlistEntry.watchlist_id == watchlist_id, Company.is_archived.is_(False))
        .order_by(WatchlistEntry.position, Company.id)
    ).all()
    return _rows(session, companies)


def _fulfilling(session: Session, rule: Rule, today: dt.date) -> list[Company]:
    ids = matching(session, rule, today)
    found = {row.id: row for row in session.scalars(select(Company).where(Company.id.in_(ids)))}
    return [found[company_id] for company_id in ids]


def _rows(session: Session, companies: Sequence[Company]) -> tuple[WatchlistRow, ...]:
    ids = [c.id for c in companies]
    primary: dict[int, ListingRecord] = {}
    for listing in listing_records(session, ids):
        primary.setdefault(listing.company_id, listing)
    quotes = _quotes(session, primary.values())
    projects = _projects(session, ids)
    planned = _planned(session, ids)
    last_notes = dict(
        session.execute(
            select(Note.company_id, func.max(Note.day))
            .where(Note.company_id.in_(ids))
            .group_by(Note.company_id)
        ).all()
    )
    return tuple(
        _row(
            company,
            primary.get(company.id),
            quotes,
            projects[company.id],
            planned[company.id],
            last_notes.get(company.id),
        )
        for company in companies
    )


def _row(
    company: Company,
    listing: ListingRecord | None,
    quotes: dict[int, Quote],
    projects: list[Project],
    planned: list[MilestoneRecord],
    last_note: dt.date | None,
) -> WatchlistRow:
    quote = quotes.get(listing.id) if listing else None
    closes = quote.closes if quote else ()
    change = (closes[-1] / closes[-2] - 1) * 100 if len(closes) > 1 else None
    names = {p.id: p.name for p in projects}
    return WatchlistRow(
        company_id=company.id,
        company=company.name,
        short_name=without_legal_form(company.name),
        is_private=company.is_private,
        listing=listing,
        price=closes[-1] if closes else None,
        price_day=quote.day if quote else None,
        price_is_provisional=quote.is_provisional if quote else False,
        change_percent=change,
        closes=closes,
        stage=_headline_stage(projects),
        open=tuple(_next(m, names.get(m.project_id or 0)) for m in planned if m.current),
        last_note=last_note,
        comment=company.comment,
    )


def _headline_stage(projects: list[Project]) -> str | None:
    """The stage of the project that is furthest on."""
    known = [p.stage for p in projects if p.stage]
    return max(known, key=lambda stage: (rank(stage), stage), default=None)


def _next(milestone: MilestoneRecord, project: str | None) -> NextMilestone:
    current = milestone.current
    assert current is not None  # the caller asks only for milestones with a promise
    ends = [g.window.end for g in milestone.counted if g.window.end is not None]
    slip = (ends[-1] - ends[0]).days if len(ends) > 1 else None
    return NextMilestone(milestone.name, project, current.window, slip)


def _projects(session: Session, company_ids: list[int]) -> defaultdict[int, list[Project]]:
    found: defaultdict[int, list[Project]] = defaultdict(list)
    for project in session.scalars(
        select(Project).where(Project.company_id.in_(company_ids)).order_by(Project.id)
    ):
        found[project.company_id].append(project)
    return found


def _planned(session: Session, company_ids: list[int]) -> defaultdict[int, list[MilestoneRecord]]:
    found: defaultdict[int, list[MilestoneRecord]] = defaultdict(list)
    for row in session.scalars(
        select(Milestone)
        .where(Milestone.company_id.in_(company_ids), Milestone.status == "planned")
        .options(selectinload(Milestone.guidance))
        .order_by(Milestone.id)
    ):
        found[row.company_id].append(milestone_record(row, {}))
    return found


def _quotes(session: Session, listings: Iterable[ListingRecord]) -> dict[int, Quote]:
    last_days = {x.id: x.last_day for x in listings if x.last_day}
    if not last_days:
        return {}
    earliest = min(last_days.values()) - SPARKLINE
    bars = session.execute(
        select(PriceBar.listing_id, PriceBar.day, PriceBar.close, PriceBar.provisional)
        .where(PriceBar.listing_id.in_(last_days), PriceBar.day >= earliest)
        .order_by(PriceBar.listing_id, PriceBar.day)
    )
    divisors = dict(
        session.execute(
            select(PriceSeries.listing_id, PriceSeries.unit_divisor).where(
                PriceSeries.listing_id.in_(last_days)
            )
        ).all()
    )
    closes: defaultdict[int, list[float]] = defaultdict(list)
    provisional: dict[int, bool] = {}
    for listing_id, day, close, is_provisional in bars:
        if day >= last_days[listing_id] - SPARKLINE:
            closes[listing_id].append(close / divisors.get(listing_id, 1))
            provisional[listing_id] = is_provisional
    return {i: Quote(tuple(found), last_days[i], provisional[i]) for i, found in closes.items()}
