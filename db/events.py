"""Policy and other events: for all companies, or for those they name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.errors import Missing, Refused
from db.records import NewSource, SourceRecord
from db.sources import resolve
from db.tables import Company, Event, EventCompany


@dataclass(frozen=True, slots=True)
class EventFacts:
    """What is entered about an event; no companies means all."""

    name: str
    kind: str
    jurisdiction: str | None = None
    day: dt.date | None = None
    day_precision: str = "day"
    end_day: dt.date | None = None
    text: str | None = None
    company_ids: Iterable[int] = ()
    source: SourceRecord | NewSource | None = None


def add_event(session: Session, facts: EventFacts) -> int:
    """Enter an event; its id. Raises Missing and Refused."""
    row = Event()
    _fill(session, row, facts)
    session.add(row)
    session.flush()
    return row.id


def change_event(session: Session, event_id: int, facts: EventFacts) -> None:
    """Give an event these facts; raises Missing and Refused."""
    _fill(session, _event(session, event_id), facts)


def delete_event(session: Session, event_id: int) -> None:
    """Delete an event; raises Missing."""
    session.delete(_event(session, event_id))


def forget_company(session: Session, company_id: int) -> None:
    """Let no event name a company any more; one that named no other goes.

    It would concern every company otherwise.
    """
    naming = select(EventCompany.event_id).where(EventCompany.company_id == company_id)
    for row in session.scalars(select(Event).where(Event.id.in_(naming))):
        for named in [c for c in row.companies if c.company_id == company_id]:
            row.companies.remove(named)
        if not row.companies:
            session.delete(row)


def _event(session: Session, event_id: int) -> Event:
    row = session.get(Event, event_id)
    if row is None:
        raise Missing("This event is no longer in the database")
    return row


def _fill(session: Session, row: Event, facts: EventFacts) -> None:
    if not facts.name.strip():
        raise Refused("An event needs a name")
    if facts.day and facts.end_day and facts.end_day < facts.day:
        raise Refused("An event ends on or after the day on which it starts")
    row.name, row.kind = facts.name.strip(), facts.kind
    row.jurisdiction, row.text = facts.jurisdiction, facts.text
    row.day, row.end_day = facts.day, facts.end_day
    row.day_precision = facts.day_precision if facts.day else "unknown"
    row.source_id = resolve(session, facts.source)
    wanted = set(facts.company_ids)
    for company_id in wanted:
        if session.get(Company, company_id) is None:
            raise Missing("A company of this event is no longer in the database")
    for named in [c for c in row.companies if c.company_id not in wanted]:
        row.companies.remove(named)
    known = {c.company_id for c in row.companies}
    row.companies.extend(EventCompany(company_id=i) for i in sorted(wanted - known))
