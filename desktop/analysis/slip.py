"""How late a milestone is, and how far a promise moved: worked out, never stored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from db.records import MilestoneRecord, NextMilestone, Window


@dataclass(frozen=True, slots=True)
class MilestoneState:
    """Where a milestone stands on a day.

    `kind` is one of done, overdue, due, open_ended, undated, suspended, cancelled, superseded.
    `days` counts from the window's end (overdue) or to it (due), and is None otherwise.
    """

    kind: str
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What a new promise did to the one before.

    `kind` is one of slipped, advanced, narrowed, widened, soft_slip, soft_advance, unchanged;
    `days` is the shift of the end, later being positive.
    """

    kind: str
    days: int


def state(milestone: MilestoneRecord, today: dt.date) -> MilestoneState:
    """Where the milestone stands on `today`; only a planned one can be due or overdue."""
    if milestone.status != "planned":
        return MilestoneState(milestone.status)
    if milestone.current is None:
        return MilestoneState("undated")
    return window_state(milestone.current.window, today)


def window_state(window: Window, today: dt.date) -> MilestoneState:
    """Where a promise that is still open stands on `today`; its last day is not yet overdue."""
    if window.is_empty:
        return MilestoneState("undated")
    if window.end is None:
        return MilestoneState("open_ended")
    days = (window.end - today).days
    return MilestoneState("due", days) if days >= 0 else MilestoneState("overdue", -days)


def shift(old: Window, new: Window) -> int | None:
    """The days from the old window's end to the new one's; None where an end is open."""
    if old.end is None or new.end is None:
        return None
    return (new.end - old.end).days


def change(old: Window, new: Window) -> Change | None:
    """The class of the move from `old` to `new`; None where any end is open."""
    days = shift(old, new)
    if days is None or old.start is None or new.start is None:
        return None
    assert old.end is not None
    assert new.end is not None
    if new.start > old.end:
        return Change("slipped", days)
    if new.end < old.start:
        return Change("advanced", days)
    return Change(_overlap(new.start - old.start, new.end - old.end), days)


def slip_days(milestone: MilestoneRecord) -> int | None:
    """The days from the first dated window's end to the last one's, or to the actual end.

    Promises recorded in error don't count; None with fewer than two dated points.
    """
    points = [g.window.end for g in milestone.counted if g.window.end is not None]
    if milestone.actual is not None:
        points.append(milestone.actual.end)
    return (points[-1] - points[0]).days if len(points) > 1 else None


def next_due(open: Sequence[NextMilestone]) -> NextMilestone | None:
    """The milestone whose window ends first, overdue ones included; open ends after dated ones."""
    return min(open, key=lambda item: by_end(item.window), default=None)


def by_end(window: Window | None) -> tuple[int, dt.date]:
    """A sorting key: dated ends first, then open ends by their start, then nothing dated."""
    if window is None or window.is_empty:
        return 2, dt.date.max
    if window.end is not None:
        return 0, window.end
    assert window.start is not None
    return 1, window.start


def _overlap(start: dt.timedelta, end: dt.timedelta) -> str:
    none = dt.timedelta(0)
    if start == end == none:
        return "unchanged"
    if start >= none >= end:
        return "narrowed"
    if start <= none <= end:
        return "widened"
    return "soft_slip" if end > none else "soft_advance"
