"""Flags laid out for more days than are in sight, so that panning only moves what is painted."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate

from PySide6.QtGui import QPixmap

from desktop.charts.flag_places import BADGE, Flag, FlagDays, place

CROWD = 200  # flags of a stretch, of which none is looked at by itself while it is panned
SAME = 1e-9  # how far two scales may differ and be the same


class Painted:
    """Pictures of a whole stretch: its flags, and its flags with these letters."""

    def __init__(self) -> None:
        self.plain: tuple[object, QPixmap] | None = None
        self.lettered: tuple[object, QPixmap] | None = None
        self.last: object = None  # how it was last painted


class FlagLayout:
    """The flags of a stretch of time, in pixels from where it begins.

    `first` and `last` are its ends in seconds, `step` pixels a second. Laid out once for a pane and
    `beside` it, in widths of it before and after, it serves every range of the same scale within.
    """

    def __init__(
        self,
        days: FlagDays,
        first: float,
        last: float,
        width: float,
        scale: float,
        beside: tuple[float, float] = (0.0, 0.0),
    ) -> None:
        self.step = width / (last - first)
        before, after = (room * (last - first) for room in beside)
        self.first, self.last = first - before, last + after
        wide = width * (1 + sum(beside))
        feet = days.feet(self.first, self.last, wide, scale)
        self.flags = place(feet, wide, scale)
        self.is_wide = any(beside)
        self.painted = Painted()
        self._highest = 1 + max((flag.level for flag in self.flags), default=-1)
        # They stand in this order but where one is held back by the edge of the stretch.
        self._lefts = list(accumulate((flag.left for flag in self.flags), max))
        self._widest = BADGE * scale
        self._moved: tuple[float, tuple[Flag, ...]] | None = None
        self._letters: tuple[str, ...] = ("",) * len(self.flags)
        self._lettered_by: Mapping[dt.date, str] = {}

    def serves(self, first: float, last: float, width: float) -> bool:
        """Whether a range in a pane of this width can be shown by moving what is laid out."""
        step = width / (last - first)
        slack = (self.last - self.first) * SAME
        is_within = self.first - slack <= first and last <= self.last + slack
        return is_within and abs(step / self.step - 1) < SAME

    def shift(self, first: float) -> float:
        """How far to the right the stretch begins in a pane that shows from `first` on."""
        return (self.first - first) * self.step

    def around(self, first: float, width: float) -> Sequence[Flag]:
        """The flags in sight, and a few more beside them, where they are laid out."""
        begin = -self.shift(first)
        left = bisect_left(self._lefts, begin - self._widest)
        return self.flags[left : bisect_right(self._lefts, begin + width)]

    def levels(self, first: float, width: float) -> int:
        """How many levels the flags in sight take; of a crowd, all of them."""
        if self._highest <= 1 or len(self.flags) > CROWD:
            return self._highest
        return 1 + max((flag.level for flag in self.around(first, width)), default=-1)

    def letters(self, days: Mapping[dt.date, str]) -> tuple[str, ...]:
        """The letter of each flag: that of its first day that has one, as those in sight do."""
        if days is not self._lettered_by:
            self._letters = tuple(letter_of(flag, days) for flag in self.flags)
            self._lettered_by = days
        return self._letters

    def seen(self, first: float, width: float) -> tuple[Flag, ...]:
        """The flags in sight, in pixels of the pane."""
        shift = self.shift(first)
        if self._moved is None or self._moved[0] != first:
            if shift == 0:
                self._moved = (first, self.flags)
            else:
                around = self.around(first, width)
                shown = (f for f in around if f.right + shift > 0 and f.left + shift < width)
                self._moved = (first, tuple(flag.moved(shift) for flag in shown))
        return self._moved[1]


def letter_of(flag: Flag, days: Mapping[dt.date, str]) -> str:
    """The letter of the first day of a flag that has one; nothing where none has."""
    for foot in flag.feet:
        for told in foot.days:
            if letter := days.get(told.day):
                return letter
    return ""
