"""Target windows as a calendar (RFC 5545): all-day events over their days, known by stable UIDs.

A milestone is one event from its first promise to its last: what is said later is a revision with
a higher SEQUENCE, and a window that was withdrawn cancels the event. Equal content makes equal
files: time stamps are those of the record, never of the writing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from icalendar import Calendar, Event
from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from db.records import (
    CompanyRecord,
    CompanyTimeline,
    GuidanceRecord,
    MilestoneRecord,
    ProjectRecord,
    Window,
)
from db.tables import Event as EventRow
from db.timeline import project_timelines

PRODUCT = "-//Headframe//Target windows//EN"
HOST = "headframe"
STATUS = {
    "planned": "TENTATIVE",
    "suspended": "TENTATIVE",
    "done": "CONFIRMED",
    "cancelled": "CANCELLED",
    "superseded": "CANCELLED",
}
EPOCH = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


def export_text(session: Session, company_ids: Sequence[int] | None = None) -> str:
    """The windows of some companies, or of all, and the ends of policies, as the text of a file."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Headframe")
    for timeline in project_timelines(session, company_ids):
        for event in _company_events(timeline):
            calendar.add_component(event)
    for event in _policy_ends(session, company_ids):
        calendar.add_component(event)
    text: str = calendar.to_ical(sorted=False).decode("utf-8")
    return text


def _company_events(timeline: CompanyTimeline) -> Iterator[Event]:
    owned: list[tuple[MilestoneRecord, ProjectRecord | None]]
    owned = [(milestone, None) for milestone in timeline.milestones]
    owned += [
        (milestone, project) for project in timeline.projects for milestone in project.milestones
    ]
    for milestone, project in sorted(owned, key=lambda pair: pair[0].uid):
        days = _days(milestone)
        if days is not None:
            yield _event(timeline.company, milestone, project, days)


def _event(
    company: CompanyRecord,
    milestone: MilestoneRecord,
    project: ProjectRecord | None,
    days: tuple[dt.date, dt.date],
) -> Event:
    event = Event()
    event.add("uid", f"milestone-{milestone.uid}@{HOST}")
    event.add("dtstamp", _stamp(milestone))
    event.add("last-modified", _stamp(milestone))
    event.add("sequence", _sequence(milestone))
    event.add("dtstart", days[0])
    event.add("dtend", days[1] + dt.timedelta(days=1))  # the first day after, by the standard
    event.add("summary", _summary(company, milestone, project))
    event.add("description", "\n".join(_line(said) for said in milestone.counted))
    event.add("status", _status(milestone))
    event.add("transp", "TRANSPARENT")
    event.add("categories", [company.short_name, milestone.type])
    url = next((g.source.url for g in reversed(milestone.counted) if g.source and g.source.url), "")
    if url:
        event.add("url", url)
    return event


def _days(milestone: MilestoneRecord) -> tuple[dt.date, dt.date] | None:
    """The days it covers: the actual ones, else the last window that names any, else None."""
    if milestone.actual is not None:
        return milestone.actual.start, milestone.actual.end
    dated = [said.window for said in milestone.counted if not said.window.is_empty]
    if not dated:
        return None
    start, end = dated[-1].start, dated[-1].end
    if end is None:
        assert start is not None
        return start, start  # no end was promised: the day from which on it may come
    return start or end, end


def _status(milestone: MilestoneRecord) -> str:
    current = milestone.current
    if milestone.status == "planned" and current is not None and current.window.is_empty:
        return "CANCELLED"
    return STATUS[milestone.status]


def _sequence(milestone: MilestoneRecord) -> int:
    """How often it was revised: by a further promise, or any change of one or of the milestone.

    Also a change that takes one back, such as planning again what was done, is a further revision:
    a calendar keeps what it has where a lower number comes in.
    """
    promises = sum(said.version for said in milestone.guidance)
    return milestone.version - 1 + max(promises - 1, 0)


def _stamp(milestone: MilestoneRecord) -> dt.datetime:
    """When the last of it was written down."""
    written = [milestone.recorded_at, *(said.recorded_at for said in milestone.guidance)]
    return max((instant for instant in written if instant is not None), default=EPOCH)


def _summary(
    company: CompanyRecord, milestone: MilestoneRecord, project: ProjectRecord | None
) -> str:
    ticker = company.listings[0].ticker if company.listings else ""
    names = (ticker, project.short_name if project else company.short_name, milestone.name)
    words = milestone.current.window.text if milestone.current else ""
    title = " · ".join(name for name in names if name)
    return f"{title} ({words})" if words and milestone.status == "planned" else title


def _line(said: GuidanceRecord) -> str:
    when = said.said_by_day.isoformat() if said.said_by_day else ""
    parts = (when, f"“{said.window.text}”", _interval(said.window), said.said_by or "")
    return " · ".join(part for part in parts if part)


def _interval(window: Window) -> str:
    """ISO 8601, with `..` for an open end as EDTF writes it."""
    if window.is_empty:
        return ""
    start = window.start.isoformat() if window.start else ".."
    return f"{start}/{window.end.isoformat() if window.end else '..'}"


def _policy_ends(session: Session, company_ids: Sequence[int] | None) -> Iterator[Event]:
    rows = session.scalars(
        select(EventRow)
        .where(EventRow.end_day.is_not(None))
        .options(selectinload(EventRow.companies))
        .order_by(EventRow.uid)
    )
    wanted = None if company_ids is None else set(company_ids)
    for row in rows:
        named = {named.company_id for named in row.companies}
        if row.end_day is None or (wanted is not None and named and not named & wanted):
            continue
        event = Event()
        event.add("uid", f"event-end-{row.uid}@{HOST}")
        event.add("dtstamp", row.recorded_at)
        event.add("sequence", row.version - 1)
        event.add("dtstart", row.end_day)
        event.add("dtend", row.end_day + dt.timedelta(days=1))
        place = f"{row.jurisdiction}: " if row.jurisdiction else ""
        event.add("summary", f"{place}{row.name}")
        event.add("status", "CONFIRMED")
        event.add("transp", "TRANSPARENT")
        event.add("categories", [row.kind])
        yield event
