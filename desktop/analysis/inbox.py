"""What is due and what is late, a quiet inbox: windows entered and passed, long silences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from db.records import CompanyRecord, CompanyTimeline, MilestoneRecord, ProjectRecord
from desktop.analysis.story import milestones

KINDS = ("passed", "entered", "silent")
GAPS = 3  # between so many days on which a company spoke, its usual silence is known
LONG = 2.0  # times the usual silence
LEAST = 60  # days: no shorter silence is long


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to know.

    `kind` is one of `KINDS`; `since` the day from which on it is so; `name` tells it from every
    other thing ever told, so that it can be marked as read. A silence has no milestone, and
    `usual` is the median number of days between two days on which the company spoke, `gaps` of how
    many.
    """

    kind: str
    name: str
    since: dt.date
    company: CompanyRecord
    milestone: MilestoneRecord | None = None
    project: ProjectRecord | None = None
    usual: float | None = None
    gaps: int = 0


def inbox(timelines: Iterable[CompanyTimeline], today: dt.date) -> tuple[Item, ...]:
    """Everything of `today`, the newest first."""
    found = [item for timeline in timelines for item in _items(timeline, today)]
    return tuple(sorted(found, key=lambda item: (-item.since.toordinal(), item.name)))


def _items(timeline: CompanyTimeline, today: dt.date) -> Iterator[Item]:
    for milestone, project in milestones(timeline):
        item = _of_milestone(timeline.company, milestone, project, today)
        if item is not None:
            yield item
    silence = _silence(timeline, today)
    if silence is not None:
        yield silence


def _of_milestone(
    company: CompanyRecord,
    milestone: MilestoneRecord,
    project: ProjectRecord | None,
    today: dt.date,
) -> Item | None:
    current = milestone.current
    if milestone.status != "planned" or current is None:
        return None
    window = current.window
    if window.end is not None and window.end < today:
        kind, since = "passed", window.end + dt.timedelta(days=1)
    elif window.start is not None and window.start <= today:
        # A deadline starts on the day it is said; it is entered when nothing else is to come.
        kind, since = "entered", window.start
    else:
        return None
    return Item(kind, f"{kind}:{current.uid}", since, company, milestone, project)


def _silence(timeline: CompanyTimeline, today: dt.date) -> Item | None:
    """A company that has spoken for longer gaps than is usual of it."""
    days = spoken_days(timeline)
    if len(days) <= GAPS:
        return None
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    usual = median(gaps)
    longest = max(LEAST, round(LONG * usual))
    since = days[-1] + dt.timedelta(days=longest + 1)
    if since > today:
        return None
    name = f"silent:{timeline.company.uid}:{days[-1].isoformat()}"
    return Item("silent", name, since, timeline.company, usual=usual, gaps=len(gaps))


def spoken_days(timeline: CompanyTimeline) -> Sequence[dt.date]:
    """The days on which a company is known to have spoken of its projects, each once."""
    days: set[dt.date] = set()
    for milestone, _ in milestones(timeline):
        days.update(said.said_by_day for said in milestone.counted if said.said_by_day)
        if milestone.actual is not None:
            days.add(milestone.actual.end)
    days.update(deal.day for deal in timeline.deals if deal.day)
    return sorted(days)
