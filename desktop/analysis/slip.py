"""How late a milestone is, and how far a promise moved: worked out, never stored."""

from __future__ import annotations

import datetime as dt
import math
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

    `kind` is slipped or advanced where the windows don't meet; narrowed or widened where one lies
    within the other; soft_slip or soft_advance where they overlap; unchanged; withdrawn where the
    new one names no time; dated where only the old one named none. `days` is the shift of the end,
    later being positive; None where an end is open.
    """

    kind: str
    days: int | None

    @property
    def is_definite(self) -> bool:
        """Whether no day of the old window is one of the new."""
        return self.kind in {"slipped", "advanced"}


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


def change(old: Window, new: Window) -> Change:
    """The class of the move from `old` to `new`; an open end lies beyond every day."""
    days = shift(old, new)
    if old.is_empty or new.is_empty:
        kinds = {(False, True): "withdrawn", (True, False): "dated"}
        return Change(kinds.get((old.is_empty, new.is_empty), "unchanged"), days)
    (old_start, old_end), (new_start, new_end) = _ordinals(old), _ordinals(new)
    if new_start > old_end:
        return Change("slipped", days)
    if new_end < old_start:
        return Change("advanced", days)
    return Change(_overlap(_sign(old_start, new_start), _sign(old_end, new_end)), days)


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


def _ordinals(window: Window) -> tuple[float, float]:
    """Both ends as numbers of days, an open one being endlessly far."""
    start = -math.inf if window.start is None else window.start.toordinal()
    end = math.inf if window.end is None else window.end.toordinal()
    return start, end


def _sign(old: float, new: float) -> int:
    """1 where an end moved later, −1 where earlier, 0 where it stayed."""
    return (new > old) - (new < old)


def _overlap(start: int, end: int) -> str:
    if start == end == 0:
        return "unchanged"
    if start >= 0 >= end:
        return "narrowed"
    if start <= 0 <= end:
        return "widened"
    return "soft_slip" if end > 0 else "soft_advance"
