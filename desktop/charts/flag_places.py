"""Where the lettered flags stand over the time axis: values in, boxes in pixels out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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

    def moved(self, by: float) -> Flag:
        """The same flag so many pixels to the right."""
        feet = tuple(Foot(f.x + by, f.kind, f.count, f.days) for f in self.feet)
        return Flag(feet, self.left + by, self.width, self.level, self.kind, self.count)

    def foot_on(self, day: dt.date | None) -> Foot | None:
        """The foot that holds a day."""
        if day is None:
            return None
        for foot in self.feet:
            if foot.days[0].day <= day <= foot.days[-1].day:
                return foot if any(told.day == day for told in foot.days) else None
        return None


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


def place(
    feet: Sequence[Foot], width: float, scale: float = 1.0, begin: float = 0.0
) -> tuple[Flag, ...]:
    """Place a flag over each foot in a pane from `begin` to `width` pixels; feet are oldest first.

    Each takes the lowest level whose last flag ends `SPACE` to its left; where none is free, it
    joins the badge of its neighbour. `scale` is the size of the font against the design's.
    """
    placing = _Placing(begin, width, scale)
    for foot in feet:
        placing.add(foot)
    return placing.placed()


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


class _Box:
    """A flag that others may still join."""

    __slots__ = ("count", "feet", "kind", "left", "level", "right")

    def __init__(self, foot: Foot, left: float, right: float, level: int) -> None:
        self.feet = [foot]
        self.left, self.right, self.level = left, right, level
        self.kind, self.count = foot.kind, foot.count


class _Placing:
    """The flags placed so far, and of each level its own, the last one at the end."""

    def __init__(self, begin: float, end: float, scale: float) -> None:
        self._begin, self._end = begin, end
        self._single, self._badge, self._space = SINGLE * scale, BADGE * scale, SPACE * scale
        self._boxes: list[_Box] = []
        self._levels: list[list[_Box]] = [[] for _ in range(LEVELS)]

    def add(self, foot: Foot) -> None:
        size = self._badge if foot.count > 1 else self._single
        left = max(self._begin, min(foot.x - size / 2, self._end - size))
        limit = left - self._space
        for number, level in enumerate(self._levels):
            if not level or level[-1].right <= limit:
                box = _Box(foot, left, left + size, number)
                level.append(box)
                self._boxes.append(box)
                return
        self._join(foot)

    def placed(self) -> tuple[Flag, ...]:
        return tuple(
            Flag(tuple(b.feet), b.left, b.right - b.left, b.level, b.kind, b.count)
            for b in self._boxes
        )

    def _join(self, foot: Foot) -> None:
        """Put a foot into the last badge; that may push it against its own neighbour."""
        box = self._boxes[-1]
        self._widen(box, [foot], foot.kind, foot.count)
        level = self._levels[box.level]
        if len(level) > 1 and level[-2].right + self._space > box.left:
            self._widen(level[-2], box.feet, box.kind, box.count)
            level.pop()
            self._boxes.pop()

    def _widen(self, box: _Box, feet: list[Foot], kind: str, count: int) -> None:
        box.feet += feet
        box.left = max(self._begin, min(box.left, self._end - self._badge))
        box.right = box.left + self._badge
        box.kind = min(box.kind, kind, key=KINDS.index)
        box.count += count
