"""Records in the shapes that scripts rely on: plain values that JSON has, days in ISO."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from db.interchange.document import partial_day
from db.interchange.writing import exact, instant
from db.prices import Action, Bars, SeriesRecord
from db.records import (
    CompanyTimeline,
    DealRecord,
    EventRecord,
    GuidanceRecord,
    ListingRecord,
    MilestoneRecord,
    Money,
    NoteRecord,
    SourceRecord,
    WatchlistRow,
    Window,
)
from desktop.analysis.slip import next_due, slip_days, state
from desktop.market.update import Outcome

Answer = dict[str, Any]


def watchlist_row(row: WatchlistRow) -> Answer:
    """One line of `list`."""
    upcoming = next_due(row.open)
    listing = row.listing
    return {
        "company": row.company,
        "listing": listing.code if listing else None,
        "price": row.price,
        "price_day": _day(row.price_day),
        "source": listing.price_source if listing else None,
        "currency": listing.currency if listing else None,
        "change_percent": row.change_percent,
        "stage": row.stage,
        "next": {
            "title": upcoming.title,
            "project": upcoming.project,
            "start": _day(upcoming.window.start),
            "end": _day(upcoming.window.end),
            "text": upcoming.window.text,
        }
        if upcoming
        else None,
        "slip_days": upcoming.slip_days if upcoming else None,
        "last_note": _day(row.last_note),
        "comment": row.comment,
    }


def timeline(found: CompanyTimeline, today: dt.date) -> Answer:
    """One company of `timeline`."""
    return {
        "company": found.company.name,
        "milestones": [milestone(m, today) for m in found.milestones],
        "projects": [
            {
                "name": project.name,
                "stage": project.stage,
                "milestones": [milestone(m, today) for m in project.milestones],
            }
            for project in found.projects
        ],
        "notes": [note(n) for n in found.notes],
        "financings": [_deal(deal, found) for deal in found.deals],
        "events": [_event(event) for event in found.events],
    }


def milestone(record: MilestoneRecord, today: dt.date) -> Answer:
    """A milestone with every promise; one recorded in error says so."""
    current, actual = record.current, record.actual
    return {
        "title": record.name,
        "type": record.type,
        "phase": record.phase,
        "status": record.status,
        "window": {"text": current.window.text, **_window(current.window)} if current else None,
        "actual": {
            "start": _day(actual.start),
            "end": _day(actual.end),
            "precision": actual.precision,
        }
        if actual
        else None,
        "overdue": state(record, today).kind == "overdue",
        "slip_days": slip_days(record),
        "guidance": [_guidance(g) for g in record.guidance],
    }


def note(record: NoteRecord) -> Answer:
    """A note; its id is the same in every copy of the database."""
    return {
        "id": record.uid,
        "date": _partial(record.day, record.day_precision),
        "text": record.text,
        "tags": list(record.tags),
    }


def prices(
    listing: ListingRecord,
    symbol: str,
    series: SeriesRecord | None,
    bars: Bars,
    actions: Sequence[Action],
) -> Answer:
    """The stored prices of a listing, as quoted."""
    columns = (bars.days, bars.open, bars.high, bars.low, bars.close, bars.volume)
    names = ("day", "open", "high", "low", "close", "volume")
    last = len(bars) - 1
    return {
        "listing": listing.code,
        "symbol": symbol,
        "currency": series.currency if series else listing.currency,
        "source": series.source if series else None,
        "fetched_at": instant(series.fetched_at) if series and series.fetched_at else None,
        "bars": [
            {
                **dict(zip(names, (row[0].isoformat(), *row[1:]), strict=True)),
                "provisional": bars.provisional and i == last,
            }
            for i, row in enumerate(zip(*columns, strict=True))
        ],
        "actions": [
            {"day": _day(action.day), "kind": action.kind, "value": action.value}
            for action in actions
        ],
    }


def outcome(found: Outcome) -> Answer:
    """What came of asking for one listing's prices."""
    return {
        "listing": found.listing,
        "outcome": found.outcome,
        "new": found.new,
        "changed": found.changed,
        "rejected": found.rejected,
        "message": found.message,
    }


def money(value: Money | None) -> Answer | None:
    """An exact amount: a whole number where it is one."""
    return {"amount": exact(value.amount), "currency": value.currency} if value else None


def _guidance(record: GuidanceRecord) -> Answer:
    answer = {
        "announced_on": _partial(record.announced_on, record.announced_precision),
        "announced_precision": record.announced_precision,
        "announced_after": _day(record.announced_after),
        "announced_before": _day(record.announced_before),
        "text": record.window.text,
        **_window(record.window),
        "said_by": record.said_by,
        "source": _source(record.source),
    }
    return {**answer, "in_error": True} if record.in_error else answer


def _deal(record: DealRecord, found: CompanyTimeline) -> Answer:
    projects = {project.id: project.name for project in found.projects}
    uids = {deal.id: deal.uid for deal in found.deals if deal.category == record.category}
    answer = {
        "id": record.uid,
        "category": record.category,
        "kind": record.kind,
        "firmness": record.firmness,
        "date": _partial(record.day, record.day_precision),
        "project": projects.get(record.project_id or 0),
        "money": money(record.money),
        "currency_explicit": record.currency_explicit,
        "amount_text": record.amount_text,
        "unit": record.unit,
        "counterparty": record.counterparty,
        "revision_of": uids.get(record.revision_of_id or 0),
        "source": _source(record.source),
    }
    return {**answer, "in_error": True} if record.in_error else answer


def _event(record: EventRecord) -> Answer:
    return {
        "id": record.uid,
        "name": record.name,
        "kind": record.kind,
        "jurisdiction": record.jurisdiction,
        "date": _partial(record.day, record.day_precision),
        "end_date": _day(record.end_day),
        "text": record.text,
        "source": _source(record.source),
    }


def phrase(window: Window) -> Answer:
    """What a date phrase means; a phrase that names no time has no precision either."""
    found = {"text": window.text, **_window(window)}
    return found | {"precision": None} if window.is_empty else found


def _window(window: Window) -> Answer:
    return {
        "start": _day(window.start),
        "end": _day(window.end),
        "precision": window.precision,
    }


def _source(record: SourceRecord | None) -> str | None:
    return (record.url or record.title) if record else None


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _partial(day: dt.date | None, precision: str) -> str | None:
    return partial_day(day, precision) if day else None
