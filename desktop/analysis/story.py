"""A company's story: what is ahead, and everything that was said or happened, day by day."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple, TypeAlias

from db.records import (
    CompanyTimeline,
    DealRecord,
    EventRecord,
    GuidanceRecord,
    MilestoneRecord,
    NoteRecord,
    ProjectRecord,
)
from desktop.analysis.slip import MilestoneState, by_end, state

Record: TypeAlias = MilestoneRecord | GuidanceRecord | DealRecord | EventRecord | NoteRecord

# What kind of promise tells that a milestone was given up.
ENDINGS = {"suspended": "suspended", "cancelled": "cancelled", "superseded": "rescoped"}
MOST_LETTERS = 26 + 26 * 26  # those of one or two characters
KINDS = ("done", "guidance", "financing", "policy", "note")


class Ref(NamedTuple):
    """Names one thing in every pane.

    `kind` is one of milestone, guidance, note, financing, agreement, event, event_end.
    """

    kind: str
    id: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of the story.

    `kind` is one of `KINDS`; `day` is None for what is undated; `previous` is the promise before
    this one, for guidance.
    """

    ref: Ref
    milestone_id: int | None
    kind: str
    day: dt.date | None
    record: Record
    milestone: MilestoneRecord | None = None
    project: ProjectRecord | None = None
    previous: GuidanceRecord | None = None


@dataclass(frozen=True, slots=True)
class StoryDay:
    """What belongs to one day, in the order of `KINDS`; never empty."""

    day: dt.date
    entries: tuple[Entry, ...]

    @property
    def kind(self) -> str:
        """The kind that colours the day's badge: the first in the order of `KINDS`."""
        return self.entries[0].kind


@dataclass(frozen=True, slots=True)
class Ahead:
    """A planned milestone, and how it stands today."""

    milestone: MilestoneRecord
    project: ProjectRecord | None
    state: MilestoneState


@dataclass(frozen=True, slots=True)
class Story:
    """Planned milestones by their end, the days newest first, and what no day is known of."""

    ahead: tuple[Ahead, ...]
    days: tuple[StoryDay, ...]
    undated: tuple[Entry, ...]


def story(timeline: CompanyTimeline, today: dt.date) -> Story:
    """Arrange a company's records as its story on `today`."""
    by_day: dict[dt.date, list[Entry]] = {}
    undated: list[Entry] = []
    for entry in _entries(timeline):
        if entry.day is None:
            undated.append(entry)
        else:
            by_day.setdefault(entry.day, []).append(entry)
    days = (
        StoryDay(day, tuple(sorted(found, key=_rank)))
        for day, found in sorted(by_day.items(), reverse=True)
    )
    return Story(_ahead(timeline, today), tuple(days), tuple(sorted(undated, key=_rank)))


def letters(story: Story, first: dt.date, last: dt.date) -> dict[dt.date, str]:
    """A letter for each story day from `first` to `last`, both included; the oldest is A.

    None at all where there are more days than `MOST_LETTERS`.
    """
    begin = bisect_left(story.days, -last.toordinal(), key=_newest_first)
    end = bisect_right(story.days, -first.toordinal(), key=_newest_first)
    if end - begin > MOST_LETTERS:
        return {}
    oldest_first = [day.day for day in reversed(story.days[begin:end])]
    return dict(zip(oldest_first, _letters()[: len(oldest_first)], strict=True))


def without(story: Story, hidden: Container[str]) -> Story:
    """The story without the dated entries of some of the `KINDS`."""
    kept = (
        StoryDay(day.day, tuple(e for e in day.entries if e.kind not in hidden))
        for day in story.days
    )
    return replace(story, days=tuple(day for day in kept if day.entries))


def _newest_first(day: StoryDay) -> int:
    return -day.day.toordinal()


def milestones(
    timeline: CompanyTimeline,
) -> Iterator[tuple[MilestoneRecord, ProjectRecord | None]]:
    """Every milestone with its project; None for those of the company itself."""
    for milestone in timeline.milestones:
        yield milestone, None
    for project in timeline.projects:
        for milestone in project.milestones:
            yield milestone, project


@cache
def _letters() -> tuple[str, ...]:
    """All that are given, in their order."""
    return tuple(_letter(number) for number in range(MOST_LETTERS))


def _letter(number: int) -> str:
    text = ""
    number += 1
    while number:
        number, digit = divmod(number - 1, 26)
        text = chr(ord("A") + digit) + text
    return text


def _rank(entry: Entry) -> int:
    return KINDS.index(entry.kind)


def _ahead(timeline: CompanyTimeline, today: dt.date) -> tuple[Ahead, ...]:
    planned = [
        Ahead(milestone, project, state(milestone, today))
        for milestone, project in milestones(timeline)
        if milestone.status == "planned"
    ]
    return tuple(sorted(planned, key=_end_of))


def _end_of(ahead: Ahead) -> tuple[int, dt.date]:
    current = ahead.milestone.current
    return by_end(current.window if current else None)


def _entries(timeline: CompanyTimeline) -> Iterator[Entry]:
    for milestone, project in milestones(timeline):
        yield from _milestone_entries(milestone, project)
    projects = {project.id: project for project in timeline.projects}
    for deal in (d for d in timeline.deals if not d.in_error):
        project = projects.get(deal.project_id) if deal.project_id else None
        ref = Ref("agreement" if deal.category == "agreement" else "financing", deal.id)
        yield Entry(ref, None, "financing", deal.day, deal, project=project)
    for event in timeline.events:
        yield Entry(Ref("event", event.id), None, "policy", event.day, event)
        if event.end_day is not None:
            yield Entry(Ref("event_end", event.id), None, "policy", event.end_day, event)
    for note in timeline.notes:
        project = projects.get(note.project_id) if note.project_id else None
        yield Entry(Ref("note", note.id), None, "note", note.day, note, project=project)


def _ends_untold(milestone: MilestoneRecord) -> bool:
    """Whether it was given up on a day that is known, and no promise says so."""
    telling = ENDINGS.get(milestone.status)
    told = any(said.kind == telling for said in milestone.counted)
    return telling is not None and milestone.last_evidence_on is not None and not told


def _milestone_entries(
    milestone: MilestoneRecord, project: ProjectRecord | None
) -> Iterator[Entry]:
    if milestone.status == "done":
        day = milestone.actual.end if milestone.actual else None
        ref = Ref("milestone", milestone.id)
        yield Entry(ref, milestone.id, "done", day, milestone, milestone, project)
    elif _ends_untold(milestone):
        ref, day = Ref("milestone", milestone.id), milestone.last_evidence_on
        yield Entry(ref, milestone.id, "guidance", day, milestone, milestone, project)
    previous = None
    for said in milestone.counted:
        ref = Ref("guidance", said.id)
        day = said.said_by_day
        yield Entry(ref, milestone.id, "guidance", day, said, milestone, project, previous)
        previous = said
