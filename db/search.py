"""Everything that one can go to by typing: what is kept at hand.

Notes are asked by their words: db.note_search.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.records import Money, Thing, Window, without_brackets, without_legal_form
from db.tables import (
    COMPANY,
    Agreement,
    Company,
    CompanyAlias,
    Event,
    EventCompany,
    Financing,
    Guidance,
    Listing,
    Milestone,
    Project,
    ProjectAlias,
)

ARCHIVED = "archived"  # the state of a company that was put out of sight

# A change of any of these makes `owners` or `belongings` answer otherwise.
TABLES = frozenset(
    {
        "agreement",
        "company",
        "company_alias",
        "event",
        "event_company",
        "financing",
        "guidance",
        "listing",
        "milestone",
        "project",
        "project_alias",
    }
)


def owners(session: Session) -> tuple[Thing, ...]:
    """Every company, and then the projects of those that are not archived."""
    companies = _companies(session)
    names = _names(companies)
    return (*companies, *_projects(session, names))


def belongings(session: Session, owners: Sequence[Thing]) -> tuple[Thing, ...]:
    """The milestones, promises and deals of companies and projects that were read, and all events.

    Read in a fixed number of statements.
    """
    names = _names(thing for thing in owners if thing.kind == "company")
    called = {p.id: without_brackets(p.name, p.also) for p in owners if p.kind == "project"}
    milestones, promises = _milestones(session, names, called)
    return (
        *milestones,
        *promises,
        *_deals(session, Financing, names, called),
        *_deals(session, Agreement, names, called),
        *_events(session),
    )


def how_many(session: Session) -> int:
    """The companies and promises together: the measure of how long reading all of it takes."""
    counts = (select(func.count()).select_from(table) for table in (Company, Guidance))
    return sum(session.scalar(count) or 0 for count in counts)


def _names(companies: Iterable[Thing]) -> dict[int, str]:
    """The short names of the companies whose things are shown, by id."""
    return {c.id: without_legal_form(c.name) for c in companies if c.state != ARCHIVED}


def _companies(session: Session) -> list[Thing]:
    also: dict[int, list[str]] = defaultdict(list)
    listings = select(Listing.company_id, Listing.exchange, Listing.ticker)
    for company, exchange, ticker in session.execute(listings.order_by(Listing.is_primary.desc())):
        also[company].append(f"{exchange}:{ticker}")
    for company, alias in session.execute(select(CompanyAlias.company_id, CompanyAlias.name)):
        also[company].append(alias)
    rows = select(Company.id, Company.uid, Company.name, Company.is_archived).where(
        Company.kind == COMPANY
    )
    return [
        Thing(
            "company",
            id_,
            uid,
            id_,
            name,
            tuple(also.get(id_, ())),
            state=ARCHIVED if is_archived else None,
        )
        for id_, uid, name, is_archived in session.execute(rows)
    ]


def _projects(session: Session, names: dict[int, str]) -> list[Thing]:
    also: dict[int, list[str]] = defaultdict(list)
    for project, alias in session.execute(select(ProjectAlias.project_id, ProjectAlias.name)):
        also[project].append(alias)
    columns = Project.id, Project.uid, Project.company_id, Project.name, Project.stage
    return [
        Thing("project", id_, uid, of, name, tuple(also.get(id_, ())), (names[of],), stage)
        for id_, uid, of, name, stage in session.execute(select(*columns))
        if of in names
    ]


def _milestones(
    session: Session, names: dict[int, str], projects: dict[int, str]
) -> tuple[list[Thing], list[Thing]]:
    """The milestones, each with the window that is promised now, and all promises that count."""
    promises: list[Thing] = []
    owners: dict[int, tuple[int, tuple[str, ...]]] = {}
    rows = session.execute(
        select(
            Milestone.id,
            Milestone.uid,
            Milestone.company_id,
            Milestone.project_id,
            Milestone.name,
            Milestone.status,
            Milestone.actual_end,
            Milestone.actual_precision,
        )
    ).all()
    for row in rows:
        if row.company_id in names:
            project = projects.get(row.project_id or 0, "")
            owners[row.id] = row.company_id, _owned(project, names[row.company_id])
    called = {row.id: row.name for row in rows}
    current: dict[int, Window] = {}
    for milestone, promise in _promises(session):
        if milestone in owners:
            company, of = owners[milestone]
            current[milestone] = promise.window or Window("", None, None, "none")
            promises.append(promise._replace(company_id=company, of=(called[milestone], *of)))
    milestones = [
        Thing(
            "milestone",
            row.id,
            row.uid,
            row.company_id,
            row.name,
            of=owners[row.id][1],
            state=row.status,
            day=row.actual_end,
            precision=row.actual_precision or "day",
            window=current.get(row.id),
        )
        for row in rows
        if row.id in owners
    ]
    return milestones, promises


def _promises(session: Session) -> Iterator[tuple[int, Thing]]:
    """The promises that count, in the order they were said, each with its milestone's id."""
    rows = session.execute(
        select(
            Guidance.milestone_id,
            Guidance.id,
            Guidance.uid,
            Guidance.text,
            Guidance.window_start,
            Guidance.window_end,
            Guidance.precision,
            Guidance.said_by,
            Guidance.announced_on,
            Guidance.announced_before,
            Guidance.announced_after,
            Guidance.announced_precision,
        ).where(Guidance.in_error.is_(False))
    ).all()

    def said(row: Any) -> tuple[dt.date, int]:
        day = row.announced_on or row.announced_before or row.announced_after
        return day or dt.date.min, row.id

    for row in sorted(rows, key=said):
        window = Window(row.text, row.window_start, row.window_end, row.precision)
        yield (
            row.milestone_id,
            Thing(
                "guidance",
                row.id,
                row.uid,
                None,
                row.text,
                state=row.said_by,
                day=row.announced_on or row.announced_before or row.announced_after,
                precision=row.announced_precision if row.announced_on else "day",
                window=window,
            ),
        )


def _deals(
    session: Session,
    table: type[Financing | Agreement],
    names: dict[int, str],
    projects: dict[int, str],
) -> list[Thing]:
    columns: tuple[Any, ...] = (
        table.id,
        table.uid,
        table.company_id,
        table.project_id,
        table.kind,
        table.firmness,
        table.day,
        table.day_precision,
        table.amount,
        table.currency,
        table.counterparty,
    )
    found = []
    for row in session.execute(select(*columns)):
        if row.company_id not in names:
            continue
        project = projects.get(row.project_id or 0, "")
        money = None
        if row.amount is not None and row.currency:
            money = Money(row.amount, row.currency)
        found.append(
            Thing(
                "agreement" if table is Agreement else "financing",
                row.id,
                row.uid,
                row.company_id,
                row.kind,
                also=(row.counterparty,) if row.counterparty else (),
                of=_owned(project, names[row.company_id]),
                state=row.firmness,
                day=row.day,
                precision=row.day_precision,
                money=money,
            )
        )
    return found


def _events(session: Session) -> list[Thing]:
    """The events; one that concerns some companies is shown with the first of them."""
    first: dict[int, int] = {}
    concerned = select(EventCompany.event_id, EventCompany.company_id)
    for event, company in session.execute(concerned):
        first.setdefault(event, company)
    columns = (
        Event.id,
        Event.uid,
        Event.name,
        Event.kind,
        Event.jurisdiction,
        Event.day,
        Event.day_precision,
    )
    return [
        Thing(
            "event",
            row.id,
            row.uid,
            first.get(row.id),
            row.name,
            also=(row.jurisdiction,) if row.jurisdiction else (),
            state=row.kind,
            day=row.day,
            precision=row.day_precision,
        )
        for row in session.execute(select(*columns))
    ]


def _owned(project: str, company: str) -> tuple[str, ...]:
    """What something belongs to, from near to far."""
    return (project, company) if project else (company,)
