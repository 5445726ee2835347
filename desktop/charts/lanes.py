"""What the lanes hold, in time: a lane per project, then financing, notes and world."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from PySide6.QtCore import QCoreApplication

from db.records import (
    CompanyTimeline,
    DealRecord,
    EventRecord,
    GuidanceRecord,
    MilestoneRecord,
    NoteRecord,
    ProjectRecord,
    Window,
)
from desktop import wording
from desktop.analysis.slip import MilestoneState, by_end, slip_days, state
from desktop.analysis.story import Ref
from desktop.charts.time_scale import DAY, middle_of, x_of

OPEN_DAYS = 275  # how far a window without an end is drawn
VAGUE = {
    "early",
    "mid",
    "late",
    "part_month",
    "part_quarter",
    "part_half",
    "from_season_north",
    "about_days",
    "about_months",
    "coming_days",
    "coming_weeks",
    "coming_months",
}

translate = QCoreApplication.translate


class Fade(Enum):
    """How a bar's ends fade: the uncertainty of the words."""

    NONE = "none"
    SOFT = "soft"
    VAGUE = "vague"
    RISING = "rising"
    FALLING = "falling"


@dataclass(frozen=True, slots=True)
class Bar:
    """A window in time: `first` to `last` in seconds since the epoch."""

    first: float
    last: float
    fade: Fade
    words: str


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise: `said` is when (None if unknown), `said_from` the earliest it can have been."""

    ref: Ref
    said: float | None
    said_from: float | None
    bar: Bar | None
    words: str
    said_words: str


@dataclass(frozen=True, slots=True)
class MilestoneRow:
    """A milestone with its promises, oldest first.

    `done` is the end of the actual date and `done_from` its start where only a month or quarter is
    known; `first_end` is the end of the first dated window.
    """

    ref: Ref
    title: str
    state: MilestoneState
    slip: int | None
    promises: tuple[Promise, ...]
    done: float | None
    done_from: float | None
    first_end: float | None

    @property
    def current(self) -> Promise | None:
        """The promise that holds now."""
        return self.promises[-1] if self.promises else None

    @property
    def earlier(self) -> tuple[Promise, ...]:
        """The promises to draw as ghosts, newest first: all of them once it is done."""
        kept = self.promises if self.state.kind == "done" else self.promises[:-1]
        return kept[::-1]


@dataclass(frozen=True, slots=True)
class Point:
    """A thing on a day: `since` where only a month or quarter is known, `until` where it lasts."""

    ref: Ref
    kind: str
    x: float
    text: str
    tip: str
    firmness: str = ""
    since: float | None = None
    until: float | None = None
    revises: Ref | None = None


@dataclass(frozen=True, slots=True)
class PointRow:
    """Things on days that share one row, oldest first, and what stands there if none does."""

    points: tuple[Point, ...]
    empty: str = ""


Row: TypeAlias = MilestoneRow | PointRow


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane: its name, a second line, and for the last three the kind whose mark it shows.

    `ref` is the project that it is about.
    """

    name: str
    detail: str
    kind: str | None
    rows: tuple[Row, ...]
    ref: Ref | None = None


def lanes_of(timeline: CompanyTimeline, today: dt.date) -> tuple[Lane, ...]:
    """The lanes of a company; one for the company itself only where it has milestones."""
    return (
        *_company_lane(timeline, today),
        *(_project_lane(project, today) for project in timeline.projects),
        _financing_lane(timeline.deals),
        _notes_lane(timeline.notes),
        _world_lane(timeline.events),
    )


def extent_of(lanes: Sequence[Lane]) -> tuple[float, float] | None:
    """The first and the last moment of anything drawn; None where nothing is."""
    moments = [moment for lane in lanes for row in lane.rows for moment in _moments(row)]
    return (min(moments), max(moments)) if moments else None


def milestone_of(lanes: Sequence[Lane], ref: Ref | None) -> Ref | None:
    """The milestone whose row opens when `ref`, itself or one of its promises, is chosen."""
    if ref is None:
        return None
    for row in milestone_rows(lanes):
        if row.ref == ref or any(promise.ref == ref for promise in row.promises):
            return row.ref
    return None


def milestone_rows(lanes: Sequence[Lane]) -> Iterator[MilestoneRow]:
    """Every milestone that has a row of its own, from the top down."""
    for lane in lanes:
        for row in lane.rows:
            if isinstance(row, MilestoneRow):
                yield row


def refs_of(lanes: Sequence[Lane]) -> tuple[Ref, ...]:
    """Everything that can be chosen with the keyboard, from the top down and then by time."""
    refs: list[Ref] = []
    for lane in lanes:
        for row in lane.rows:
            if isinstance(row, MilestoneRow):
                refs.append(row.ref)
            else:
                refs.extend(point.ref for point in row.points)
    return tuple(refs)


def moment_of(lanes: Sequence[Lane], ref: Ref | None) -> float | None:
    """When the thing that `ref` names happened or was said; None if it is ahead or unknown."""
    for lane in lanes:
        for row in lane.rows:
            if isinstance(row, PointRow):
                found = next((p.x for p in row.points if p.ref == ref), None)
            elif row.ref == ref:
                found = row.done
            else:
                found = next((p.said for p in row.promises if p.ref == ref), None)
            if found is not None:
                return found
    return None


def bar_of(window: Window, said_on: dt.date | None) -> Bar | None:
    """The bar that a window draws; None for a promise that names no time.

    A window without a start begins on the day it was said, one without an end fades out.
    """
    if window.is_empty:
        return None
    start, end = window.start, window.end
    if end is None:
        assert start is not None
        first = x_of(start)
        return Bar(first, first + OPEN_DAYS * DAY, Fade.FALLING, window.text)
    last = x_of(end) + DAY
    if start is None:
        known = said_on if said_on is not None and said_on < end else None
        first = x_of(known) if known else last - OPEN_DAYS * DAY
        return Bar(first, last, Fade.RISING, window.text)
    return Bar(x_of(start), last, fade_of(window.precision), window.text)


def fade_of(precision: str) -> Fade:
    """How the ends of a window of this precision fade."""
    if precision == "day":
        return Fade.NONE
    if precision.startswith("by_") or precision == "rest_of_year":
        return Fade.RISING
    return Fade.VAGUE if precision in VAGUE else Fade.SOFT


def _company_lane(timeline: CompanyTimeline, today: dt.date) -> Iterator[Lane]:
    if timeline.milestones:
        name = timeline.company.short_name
        detail = translate("Lanes", "company")
        yield Lane(name, detail, None, _milestone_rows(timeline.milestones, today))


def _project_lane(project: ProjectRecord, today: dt.date) -> Lane:
    words = [wording.project_kind(project.kind)]
    if project.stage:
        words.append(wording.stage(project.stage))
    rows = _milestone_rows(project.milestones, today)
    return Lane(project.short_name, " · ".join(words), None, rows, Ref("project", project.id))


def _milestone_rows(milestones: Sequence[MilestoneRecord], today: dt.date) -> tuple[Row, ...]:
    """One row of those that simply happened, then a row for each that was ever promised."""
    plain = [m for m in milestones if m.status == "done" and m.actual and not m.counted]
    rows: list[Row] = [PointRow(tuple(sorted(map(_done_point, plain), key=_x)))] if plain else []
    promised = sorted((m for m in milestones if m not in plain), key=_order)
    rows += [milestone_row(milestone, today) for milestone in promised]
    if not rows:
        rows.append(PointRow((), translate("Lanes", "No milestones yet. Press M to add one.")))
    return tuple(rows)


def _order(milestone: MilestoneRecord) -> tuple[bool, tuple[int, dt.date]]:
    if milestone.actual is not None:
        return False, (0, milestone.actual.end)
    return True, by_end(milestone.current.window if milestone.current else None)


def milestone_row(milestone: MilestoneRecord, today: dt.date) -> MilestoneRow:
    """A milestone and its promises in time."""
    ends = [g.window.end for g in milestone.counted if g.window.end is not None]
    actual = milestone.actual
    return MilestoneRow(
        Ref("milestone", milestone.id),
        milestone.name,
        state(milestone, today),
        slip_days(milestone),
        tuple(_promise(guidance) for guidance in milestone.counted),
        middle_of(actual.end) if actual else None,
        x_of(actual.start) if actual and actual.start < actual.end else None,
        x_of(ends[0]) + DAY if ends else None,
    )


def _promise(guidance: GuidanceRecord) -> Promise:
    said = guidance.said_by_day
    since = guidance.announced_after
    if guidance.announced_on is not None:
        since = guidance.announced_on
    words = translate("Lanes", "said {when}").format(when=wording.said(guidance))
    return Promise(
        Ref("guidance", guidance.id),
        middle_of(said) if said else None,
        x_of(since) if said and since and since < said else None,
        bar_of(guidance.window, said),
        guidance.window.text,
        " · ".join([words, *_by(guidance)]),
    )


def _by(guidance: GuidanceRecord) -> list[str]:
    # What stands in brackets, the name of a house or of a call, is left to the story.
    return [guidance.said_by.split(" (")[0]] if guidance.said_by else []


def _done_point(milestone: MilestoneRecord) -> Point:
    actual = milestone.actual
    assert actual is not None
    when = wording.span(actual.end, actual.precision)
    return Point(
        Ref("milestone", milestone.id),
        "done",
        middle_of(actual.end),
        milestone.name,
        f"{milestone.name}\n{wording.kind('done')} · {when}",
        since=x_of(actual.start) if actual.start < actual.end else None,
    )


def _financing_lane(deals: Sequence[DealRecord]) -> Lane:
    points = sorted((_deal_point(d, d.day) for d in deals if d.day and not d.in_error), key=_x)
    name = translate("Lanes", "Financing")
    return Lane(name, "", "financing", (PointRow(tuple(points)),))


def _deal_point(deal: DealRecord, day: dt.date) -> Point:
    kind = "agreement" if deal.category == "agreement" else "financing"
    amount = wording.amount(deal)
    facts = [wording.span(day, deal.day_precision)]
    if deal.firmness:
        facts.append(wording.firmness(deal.firmness))
    if deal.counterparty:
        facts.append(deal.counterparty)
    return Point(
        Ref(kind, deal.id),
        "financing",
        middle_of(day),
        amount,
        f"{wording.deal_kind(deal.kind)} {amount}".strip() + "\n" + " · ".join(facts),
        firmness=deal.firmness or "",
        revises=Ref(kind, deal.revision_of_id) if deal.revision_of_id else None,
    )


def _notes_lane(notes: Sequence[NoteRecord]) -> Lane:
    points = sorted((_note_point(n, n.day) for n in notes if n.day), key=_x)
    empty = translate("Lanes", "No notes yet. Press N to write the first.")
    if notes and not points:
        empty = translate("Lanes", "No note has a day; all are in the story.")
    return Lane(translate("Lanes", "Notes"), "", "note", (PointRow(tuple(points), empty),))


def _note_point(note: NoteRecord, day: dt.date) -> Point:
    text = wording.first_line(note.text)
    when = wording.span(day, note.day_precision)
    return Point(Ref("note", note.id), "note", middle_of(day), text, f"{when}\n{text}")


def _world_lane(events: Sequence[EventRecord]) -> Lane:
    points = [point for event in events for point in _event_points(event)]
    row = PointRow(tuple(sorted(points, key=_x)))
    return Lane(translate("Lanes", "World"), "", "policy", (row,))


def _event_points(event: EventRecord) -> Iterator[Point]:
    """An event on its day, and its end where it has one: the end alone if no day is known."""
    when = wording.span(event.day, event.day_precision) if event.day else ""
    until = middle_of(event.end_day) if event.end_day else None
    last = ""
    if event.end_day:
        last = translate("Lanes", "until {day}").format(day=wording.day(event.end_day))
    facts = " · ".join(fact for fact in (event.jurisdiction, when, last) if fact)
    tip = f"{event.name}\n{facts}"
    if until is not None:
        yield Point(Ref("event_end", event.id), "policy", until, event.name, tip)
    if event.day is not None:
        start = middle_of(event.day)
        yield Point(Ref("event", event.id), "policy", start, event.name, tip, until=until)


def _x(point: Point) -> float:
    return point.x


def _moments(row: Row) -> Iterator[float]:
    if isinstance(row, PointRow):
        for point in row.points:
            yield from (m for m in (point.x, point.since, point.until) if m is not None)
        return
    for moment in (row.done, row.done_from, row.first_end):
        if moment is not None:
            yield moment
    for promise in row.promises:
        yield from (m for m in (promise.said, promise.said_from) if m is not None)
        if promise.bar:
            yield promise.bar.first
            yield promise.bar.last
