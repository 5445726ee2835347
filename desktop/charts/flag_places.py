"""Where the lettered flags stand over the time axis: values in, boxes in pixels out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from desktop.analysis.story import KINDS, Entry, Ref, StoryDay
from desktop.charts.time_scale import middle_of

LEVELS = 4
PITCH = 21.0
SINGLE = 20.0
BADGE = 34.0
HEIGHT = 18.0
SPACE = 3.0
FOOT = 11.0  # from the lowest flag to the axis
REACH = 5.0  # how near to a mark still means it
COLUMN = 6.0  # pixels of the days that share a foot where there are too many


@dataclass(frozen=True, slots=True)
class Foot:
    """A place on the axis, in pixels from the left edge, and the days that stand there."""

    x: float
    kind: str
    count: int
    days: tuple[StoryDay, ...]

    @property
    def day(self) -> dt.date:
        """The first of its days."""
        return self.days[0].day


@dataclass(frozen=True, slots=True)
class Flag:
    """A flag where it stands; lengths in pixels from the left edge of the pane.

    `level` counts from 0 at the axis; `feet` are oldest first, and `count` all their entries.
    """

    feet: tuple[Foot, ...]
    left: float
    width: float
    level: int
    kind: str
    count: int

    @property
    def right(self) -> float:
        """The first pixel right of it."""
        return self.left + self.width

    @property
    def days(self) -> tuple[StoryDay, ...]:
        """The story days that it stands for, oldest first."""
        return tuple(day for foot in self.feet for day in foot.days)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Everything it stands for."""
        return tuple(entry for day in self.days for entry in day.entries)

    def foot_on(self, day: dt.date | None) -> Foot | None:
        """The foot that holds a day."""
        if day is None:
            return None
        return next((f for f in self.feet if any(d.day == day for d in f.days)), None)


class FlagDays:
    """The days that have a flag, in order, so that those in sight are found at once."""

    def __init__(self, days: Iterable[StoryDay] = ()) -> None:
        self.all = tuple(sorted(days, key=lambda day: day.day))
        self._moments = np.array([middle_of(day.day) for day in self.all], dtype=np.float64)
        self._kinds = np.array([KINDS.index(day.kind) for day in self.all], dtype=np.int64)
        self._counts = np.array([len(day.entries) for day in self.all], dtype=np.int64)

    def __len__(self) -> int:
        return len(self.all)

    def day_of(self, ref: Ref | None) -> dt.date | None:
        """The day on which a thing has its flag."""
        if ref is None:
            return None
        return next((d.day for d in self.all if any(e.ref == ref for e in d.entries)), None)

    def feet(self, first: float, last: float, width: float, scale: float = 1.0) -> list[Foot]:
        """The feet from `first` to `last` seconds in a pane of `width` pixels, oldest first.

        A foot for each day; where there are more days than flags could ever stand, the days of a
        column share one. Columns lie at multiples of their width, so that panning regroups none.
        """
        if last <= first or width <= 0:
            return []
        begin, end = (int(n) for n in np.searchsorted(self._moments, (first, last)))
        end += int(end < len(self.all) and self._moments[end] == last)
        if begin == end:
            return []
        step = width / (last - first)
        places = ((self._moments[begin:end] - first) * step).tolist()
        most = LEVELS * width / ((SINGLE + SPACE) * scale)
        if end - begin <= most:
            shown = zip(places, self.all[begin:end], strict=True)
            return [Foot(x, day.kind, len(day.entries), (day,)) for x, day in shown]
        return self._columns(begin, end, places, COLUMN * scale / step)

    def _columns(self, begin: int, end: int, places: list[float], column: float) -> list[Foot]:
        number = np.floor(self._moments[begin:end] / column)
        starts = np.flatnonzero(np.diff(number, prepend=number[0] - 1))
        kinds = np.minimum.reduceat(self._kinds[begin:end], starts).tolist()
        counts = np.add.reduceat(self._counts[begin:end], starts).tolist()
        bounds = [*starts.tolist(), end - begin]
        return [
            Foot(places[one], KINDS[kind], count, self.all[begin + one : begin + next_])
            for one, next_, kind, count in zip(bounds, bounds[1:], kinds, counts, strict=False)
        ]


def place(feet: Sequence[Foot], width: float, scale: float = 1.0) -> tuple[Flag, ...]:
    """Place a flag over each foot in a pane of `width` pixels; they come oldest first.

    Each takes the lowest level whose last flag ends `SPACE` to its left; where none is free, it
    joins the badge of its neighbour. `scale` is the size of the font against the design's.
    """
    flags: list[Flag] = []
    last: list[int | None] = [None] * LEVELS
    for foot in feet:
        size = (BADGE if foot.count > 1 else SINGLE) * scale
        left = max(0.0, min(foot.x - size / 2, width - size))
        level = _free_level(flags, last, left - SPACE * scale)
        flag = Flag((foot,), left, size, level or 0, foot.kind, foot.count)
        if level is None:
            _join(flags, last, flag, width, scale)
        else:
            last[level] = len(flags)
            flags.append(flag)
    return tuple(flags)


def flag_at(
    flags: Sequence[Flag], x: float, y: float, height: float, scale: float = 1.0
) -> Flag | None:
    """The flag under a point of a pane `height` high, or the one whose foot is there."""
    for flag in flags:
        top = flag_top(flag, height, scale)
        if flag.left <= x < flag.right and top <= y < top + HEIGHT * scale:
            return flag
    if y < height - FOOT * scale:
        return None
    feet = [(abs(foot.x - x), n) for n, flag in enumerate(flags) for foot in flag.feet]
    distance, n = min(feet, default=(REACH * scale + 1, 0))
    return flags[n] if distance <= REACH * scale else None


def flag_top(flag: Flag, height: float, scale: float = 1.0) -> float:
    """The upper edge of a flag in a pane `height` high, whose lower edge is the axis."""
    return height - (FOOT + HEIGHT + PITCH * flag.level) * scale


def height_of(levels: int, scale: float = 1.0) -> float:
    """The height that so many levels need, with room for the ring."""
    return (FOOT + HEIGHT + PITCH * max(0, levels - 1) + 6) * scale


def _free_level(flags: Sequence[Flag], last: Sequence[int | None], end: float) -> int | None:
    for level, index in enumerate(last):
        if index is None or flags[index].right <= end:
            return level
    return None


def _join(
    flags: list[Flag], last: list[int | None], flag: Flag, width: float, scale: float
) -> None:
    """Put a flag into the badge of the one before; that may push it against its own neighbour."""
    joined = _joined(flags[-1], flag, width, scale)
    flags[-1] = joined
    before = [n for n in range(len(flags) - 2, -1, -1) if flags[n].level == joined.level][:1]
    if before and flags[before[0]].right + SPACE * scale > joined.left:
        flags[before[0]] = _joined(flags[before[0]], joined, width, scale)
        last[joined.level] = before[0]
        flags.pop()


def _joined(flag: Flag, later: Flag, width: float, scale: float) -> Flag:
    size = BADGE * scale
    return replace(
        flag,
        feet=flag.feet + later.feet,
        left=max(0.0, min(flag.left, width - size)),
        width=size,
        kind=min(flag.kind, later.kind, key=KINDS.index),
        count=flag.count + later.count,
    )
