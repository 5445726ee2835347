"""Which milestone is nearest to a day, and how far it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from db.records import MilestoneRecord


@dataclass(frozen=True, slots=True)
class Near:
    """A milestone near a day: `days` from that day to it, negative where it was before.

    0 is the day itself, or a day of its window; `is_done` says that it was reached.
    """

    milestone: MilestoneRecord
    days: int
    is_done: bool


def nearest(milestones: Iterable[MilestoneRecord], day: dt.date) -> Near | None:
    """The milestone nearest to `day`: those reached by their day, others by their window.

    Of two as near, the one reached, then the one ahead. One that was given up, or of which no time
    is known, is near to no day.
    """
    found = [near for each in milestones if (near := _near(each, day)) is not None]
    return min(found, key=lambda n: (abs(n.days), not n.is_done, n.days < 0), default=None)


def _near(milestone: MilestoneRecord, day: dt.date) -> Near | None:
    actual = milestone.actual
    if milestone.status == "done":
        return Near(milestone, _days(actual.start, actual.end, day), True) if actual else None
    current = milestone.current
    if milestone.status != "planned" or current is None or current.window.is_empty:
        return None
    start, end = current.window.start, current.window.end
    # Where one end is open, the known one alone tells how far it is.
    first, last = start or end, end or start
    assert first is not None
    assert last is not None
    if end is None and day > last:
        return Near(milestone, 0, False)
    return Near(milestone, _days(first, last, day), False)


def _days(first: dt.date, last: dt.date, day: dt.date) -> int:
    if day < first:
        return (first - day).days
    return min(0, (last - day).days)
