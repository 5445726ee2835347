"""Flags laid out for more days than are in sight, so that panning only moves what is painted."""

from __future__ import annotations

from PySide6.QtGui import QPixmap

from desktop.charts.flag_places import Flag, FlagDays, place

CROWD = 60  # feet in sight from which a wider stretch than the pane is laid out
SAME = 1e-9  # how far two scales may differ and be the same


class FlagLayout:
    """The flags of a stretch of time, in pixels from where it begins.

    `first` and `last` are its ends in seconds, `step` pixels a second. Laid out once for a pane and
    as much beside it, it serves every range of the same scale that lies within.
    """

    def __init__(
        self, days: FlagDays, first: float, last: float, width: float, scale: float, beside: float
    ) -> None:
        self.step = width / (last - first)
        room = beside * (last - first)
        self.first, self.last = first - room, last + room
        wide = width * (1 + 2 * beside)
        feet = days.feet(self.first, self.last, wide, scale)
        self.flags = place(feet, wide, scale)
        self.levels = 1 + max((flag.level for flag in self.flags), default=-1)
        self.painted: dict[tuple[float, ...], QPixmap] = {}
        self._moved: tuple[float, tuple[Flag, ...]] | None = None

    def serves(self, first: float, last: float, width: float) -> bool:
        """Whether a range in a pane of this width can be shown by moving what is laid out."""
        step = width / (last - first)
        slack = (self.last - self.first) * SAME
        is_within = self.first - slack <= first and last <= self.last + slack
        return is_within and abs(step / self.step - 1) < SAME

    def shift(self, first: float) -> float:
        """How far to the right the stretch begins in a pane that shows from `first` on."""
        return (self.first - first) * self.step

    def seen(self, first: float, width: float) -> tuple[Flag, ...]:
        """The flags in sight, in pixels of the pane."""
        shift = self.shift(first)
        if self._moved is None or self._moved[0] != first:
            if shift == 0:
                self._moved = (first, self.flags)
            else:
                shown = (f for f in self.flags if f.right + shift > 0 and f.left + shift < width)
                self._moved = (first, tuple(flag.moved(shift) for flag in shown))
        return self._moved[1]
