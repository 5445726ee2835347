"""What the table of a watchlist shows of each company, read in few statements."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Select, Text, cast, func, select
from sqlalchemy.orm import Session

from db.errors import Missing
from db.quotes import Quote, quotes
from db.records import (
    ListingRecord,
    NextMilestone,
    WatchlistRow,
    Window,
    without_legal_form,
)
from db.stages import rank
from db.tables import (
    Company,
    CompanyAlias,
    Guidance,
    Listing,
    Milestone,
    Note,
    NoteTag,
    PriceSeries,
    Project,
    Watchlist,
    WatchlistEntry,
)
from db.watchlist_rules import from_json, matching

V = TypeVar("V")


class Listed(NamedTuple):
    """A listing, in the order of the fields of its record but for the last day of its prices."""

    id: int
    uid: str
    company_id: int
    exchange: str
    ticker: str
    currency: str
    is_primary: bool
    price_source: str | None
    price_remark: str | None
    fetched_at: dt.datetime | None
    since: dt.date | None
    until: dt.date | None
    successor_id: int | None

    def record(self, last_day: dt.date | None) -> ListingRecord:
        """The whole record."""
        return ListingRecord(*self[:10], last_day, *self[10:])


class Owned(NamedTuple):
    """A project, as far as a row tells of it."""

    id: int
    name: str
    stage: str | None
    country: str | None


class Planned(NamedTuple):
    """A milestone still to come, with the windows promised for it, the one that holds last."""

    name: str
    project_id: int | None
    windows: tuple[Window, ...]


class Named(NamedTuple):
    """What a company's own row tells."""

    id: int
    uid: str
    name: str
    is_private: bool
    comment: str
    headquarters: str | None
    country: str | None
    commodities: tuple[str, ...]


class Seen(NamedTuple):
    """All that is read of one company for its row."""

    company: Named
    listings: tuple[Listed, ...]
    quote: Quote | None
    projects: tuple[Owned, ...]
    planned: tuple[Planned, ...]
    last_note: dt.date | None
    aliases: tuple[str, ...]


def tags(session: Session) -> dict[int, tuple[str, ...]]:
    """The tags of every company's notes, by the company's id."""
    named = (
        select(Note.company_id, NoteTag.name)
        .join(NoteTag, NoteTag.note_id == Note.id)
        .where(Note.company_id.is_not(None))
        .distinct()
    )
    return _grouped((i, name) for i, name in _all(session, named) if i is not None)


class Reading:
    """The rows of one list, kept: what is read again is only what hangs on tables that changed.

    A row of which nothing changed is the same object as before.
    """

    def __init__(self, watchlist_id: int, today: dt.date) -> None:
        self.watchlist_id = watchlist_id
        self.today = today
        self._ids: frozenset[int] | None = None
        self._parts: dict[str, dict[int, Any]] = {}
        self._seen: dict[int, Seen] = {}
        self._rows: dict[int, WatchlistRow] = {}

    def rows(
        self, session: Session, changed: frozenset[str] | None = None
    ) -> tuple[WatchlistRow, ...]:
        """The rows in the list's order, after changes to some tables (None: to any).

        Raises Missing.
        """
        before, self._ids = self._ids, None  # until all is read: trouble would leave half of it
        row = session.get(Watchlist, self.watchlist_id)
        if row is None:
            raise Missing("This watchlist is no longer in the database")
        ids, among = _members(session, row, self.today)
        stays = frozenset(ids) == before
        for name, (tables, read) in PARTS.items():
            if changed is None or changed & tables or not stays:
                self._parts[name] = read(session, among)
        self._ids = frozenset(ids)
        return self._joined(ids)

    def _joined(self, ids: Sequence[int]) -> tuple[WatchlistRow, ...]:
        companies = self._parts["companies"]
        now = {i: self._seen_of(companies[i]) for i in ids if i in companies}
        before, rows = self._seen, self._rows
        self._rows = {
            i: rows[i] if before.get(i) == seen else _row(seen) for i, seen in now.items()
        }
        self._seen = now
        return tuple(self._rows.values())

    def _seen_of(self, company: Named) -> Seen:
        parts, i = self._parts, company.id
        listings = parts["listings"].get(i, ())
        return Seen(
            company,
            listings,
            parts["quotes"].get(listings[0].id) if listings else None,
            parts["projects"].get(i, ()),
            parts["planned"].get(i, ()),
            parts["last_notes"].get(i),
            parts["aliases"].get(i, ()),
        )


def _members(session: Session, row: Watchlist, today: dt.date) -> tuple[Sequence[int], Select[Any]]:
    """The ids of a list's companies in its order, and what selects them or more."""
    if row.rule is not None:
        return matching(session, from_json(row.rule), today), select(Company.id)
    entries = select(WatchlistEntry.company_id).where(WatchlistEntry.watchlist_id == row.id)
    order = entries.order_by(WatchlistEntry.position, WatchlistEntry.company_id)
    return session.scalars(order).all(), entries


def _row(seen: Seen) -> WatchlistRow:
    company, quote, projects = seen.company, seen.quote, seen.projects
    names = {project.id: project.name for project in projects}
    countries = [company.country, *(project.country for project in projects)]
    primary = seen.listings[0] if seen.listings else None
    return WatchlistRow(
        company_id=company.id,
        company=company.name,
        short_name=without_legal_form(company.name),
        is_private=company.is_private,
        listing=primary.record(quote.day if quote else None) if primary else None,
        price=quote.price if quote else None,
        price_day=quote.day if quote else None,
        price_is_provisional=quote.is_provisional if quote else False,
        change_percent=quote.change_percent if quote else None,
        stage=_headline_stage(projects),
        open=tuple(_next(item, names) for item in seen.planned),
        last_note=seen.last_note,
        comment=company.comment,
        year_change_percent=quote.year_change_percent if quote else None,
        headquarters=company.headquarters,
        countries=tuple(dict.fromkeys(country for country in countries if country)),
        commodities=company.commodities,
        aliases=seen.aliases,
        codes=tuple(f"{listing.exchange}:{listing.ticker}" for listing in seen.listings),
        projects=tuple(names.values()),
        uid=company.uid,
    )


def _headline_stage(projects: Iterable[Owned]) -> str | None:
    """The stage of the project that is furthest on."""
    known = [project.stage for project in projects if project.stage]
    return max(known, key=lambda stage: (rank(stage), stage), default=None)


def _next(item: Planned, projects: dict[int, str]) -> NextMilestone:
    ends = [window.end for window in item.windows if window.end is not None]
    slip = (ends[-1] - ends[0]).days if len(ends) > 1 else None
    return NextMilestone(item.name, projects.get(item.project_id or 0), item.windows[-1], slip)


def _companies(session: Session, among: Select[Any]) -> dict[int, Named]:
    found = _all(
        session,
        select(
            Company.id,
            Company.uid,
            Company.name,
            Company.is_private,
            Company.comment,
            Company.headquarters,
            Company.country,
            cast(Company.commodities, Text),
        ).where(Company.id.in_(among), Company.is_archived.is_(False)),
    )
    # Many are after the same: what is written is read once for all of them.
    words = {text: tuple(json.loads(text)) for text in {row[-1] for row in found}}
    return {row[0]: Named._make([*row[:-1], words[row[-1]]]) for row in found}


def _listings(session: Session, among: Select[Any]) -> dict[int, tuple[Listed, ...]]:
    """The listings of each company, the primary one first."""
    found = _all(
        session,
        select(
            Listing.id,
            Listing.uid,
            Listing.company_id,
            Listing.exchange,
            Listing.ticker,
            Listing.currency,
            Listing.is_primary,
            PriceSeries.source,
            PriceSeries.remark,
            PriceSeries.fetched_at,
            Listing.since,
            Listing.until,
            Listing.successor_id,
        )
        .outerjoin(PriceSeries, PriceSeries.listing_id == Listing.id)
        .where(Listing.company_id.in_(among))
        .order_by(Listing.is_primary.desc(), Listing.id),
    )
    return _grouped((row[2], Listed._make(row)) for row in found)


def _projects(session: Session, among: Select[Any]) -> dict[int, tuple[Owned, ...]]:
    found = _all(
        session,
        select(Project.company_id, Project.id, Project.name, Project.stage, Project.country)
        .where(Project.company_id.in_(among))
        .order_by(Project.id),
    )
    return _grouped((row[0], Owned._make(row[1:])) for row in found)


def _planned(session: Session, among: Select[Any]) -> dict[int, tuple[Planned, ...]]:
    """The planned milestones of each company that have a promise that counts."""
    found = _all(
        session,
        select(
            Milestone.company_id,
            Milestone.id,
            Milestone.name,
            Milestone.project_id,
            # As the timeline orders promises: by the day said, as far as it is known.
            func.coalesce(
                Guidance.announced_on, Guidance.announced_before, Guidance.announced_after
            ),
            Guidance.id,
            Guidance.text,
            Guidance.window_start,
            Guidance.window_end,
            Guidance.precision,
        )
        .join(Guidance, Guidance.milestone_id == Milestone.id)
        .where(Milestone.company_id.in_(among), Milestone.status == "planned")
        .where(Guidance.in_error.is_(False))
        .order_by(Milestone.id),
    )
    return _grouped(
        (same[0][0], _milestone(same))
        for same in (list(rows) for _, rows in groupby(found, key=itemgetter(1)))
    )


def _milestone(promises: list[Any]) -> Planned:
    _, _, name, project_id, *_ = promises[0]
    promises.sort(key=lambda row: (row[4] or dt.date.min, row[5]))
    return Planned(name, project_id, tuple(Window(*row[6:]) for row in promises))


def _last_notes(session: Session, among: Select[Any]) -> dict[int, dt.date | None]:
    found = _all(
        session,
        select(Note.company_id, func.max(Note.day))
        .where(Note.company_id.in_(among))
        .group_by(Note.company_id),
    )
    return {row[0]: row[1] for row in found}


def _aliases(session: Session, among: Select[Any]) -> dict[int, tuple[str, ...]]:
    found = _all(
        session,
        select(CompanyAlias.company_id, CompanyAlias.name)
        .where(CompanyAlias.company_id.in_(among))
        .order_by(CompanyAlias.company_id, CompanyAlias.position),
    )
    return _grouped((row[0], row[1]) for row in found)


def _all(session: Session, statement: Any) -> Sequence[Any]:
    """All that a statement finds, past the ORM: of 10,000 companies it would take half as long."""
    return session.connection().execute(statement).all()


def _grouped(pairs: Iterable[tuple[int, V]]) -> dict[int, tuple[V, ...]]:
    found: dict[int, list[V]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}


Part = Callable[[Session, Select[Any]], dict[int, Any]]
# What a row is made of: each part with the tables that it is read from.
PARTS: dict[str, tuple[frozenset[str], Part]] = {
    "companies": (frozenset({"company"}), _companies),
    "aliases": (frozenset({"company_alias"}), _aliases),
    "listings": (frozenset({"listing", "price_series", "price_bar"}), _listings),
    "quotes": (frozenset({"listing", "price_series", "price_bar"}), quotes),
    "projects": (frozenset({"project"}), _projects),
    "planned": (frozenset({"milestone", "guidance"}), _planned),
    "last_notes": (frozenset({"note"}), _last_notes),
}
