"""The one time axis: days as seconds, and the range that all panes of a window share."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from desktop.theme import Theme

DAY = 86400.0
"""Seconds in a day, the unit of every time axis."""

SHORTEST = DAY
LONGEST = 200 * 365.25 * DAY
GUTTER = 112
GUTTER_MARGINS = 24
BODY = 13

_EPOCH = date(1970, 1, 1)


def x_of(day: date) -> float:
    """The seconds since the epoch at 00:00 UTC of a plain date."""
    return (day - _EPOCH).days * DAY


def middle_of(day: date) -> float:
    """Where things that happen on a day are drawn: its noon, in seconds since the epoch."""
    return x_of(day) + DAY / 2


def day_at(x: float) -> date:
    """The day that covers `x` seconds since the epoch, kept within the calendar."""
    days = math.floor(x / DAY)
    first, last = (date.min - _EPOCH).days, (date.max - _EPOCH).days
    return _EPOCH + timedelta(days=min(max(days, first), last))


def font_scale() -> float:
    """How much larger the program's font is than the 13 px that lengths are given for."""
    font = QApplication.font()
    if font.pointSizeF() <= 0:
        return font.pixelSize() / BODY
    return font.pointSizeF() * QApplication.primaryScreen().logicalDotsPerInchY() / 72 / BODY


def gutter_width(theme: Theme) -> int:
    """Pixels left of the plot, the same in every pane so that they line up."""
    name = theme.lettering("control", 600).width("Mountain Pass")
    return max(theme.length(GUTTER), math.ceil(name) + theme.length(GUTTER_MARGINS))


FIRST_X = x_of(date(1, 1, 1))
LAST_X = x_of(date.max) + DAY


class TimeRange(QObject):
    """The shown span of time, from 1 day to 200 years; `changed(first, last)` in seconds."""

    changed = Signal(float, float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        today = datetime.now(UTC).date()
        self._first = x_of(today) - 365 * DAY
        self._last = x_of(today) + 91 * DAY

    @property
    def first(self) -> float:
        """The left end, in seconds since the epoch."""
        return self._first

    @property
    def last(self) -> float:
        """The right end, in seconds since the epoch."""
        return self._last

    @property
    def span(self) -> float:
        """The shown length, in seconds."""
        return self._last - self._first

    def set(self, first: float, last: float) -> None:
        """Shows this span, held to the limits around its middle; says so only if it is new."""
        if not (math.isfinite(first) and math.isfinite(last)):
            return
        first, last = min(first, last), max(first, last)
        span = min(max(last - first, SHORTEST), LONGEST)
        if span != last - first:
            first = (first + last) / 2 - span / 2
        first = min(max(first, FIRST_X), LAST_X - span)
        # A view box hands back what it was given with the last bits lost: that is no news.
        if abs(first - self._first) + abs(first + span - self._last) < 1e-3:
            return
        self._first, self._last = first, first + span
        self.changed.emit(self._first, self._last)

    def pan(self, fraction: float) -> None:
        """Moves by a fraction of the span: positive is later."""
        step = fraction * self.span
        self.set(self._first + step, self._last + step)

    def zoom(self, factor: float, around: float | None = None) -> None:
        """Shows `1 / factor` of the span, with `around` (seconds; the middle) kept in place."""
        centre = (self._first + self._last) / 2 if around is None else around
        span = min(max(self.span / factor, SHORTEST), LONGEST)
        before = (centre - self._first) / self.span
        self.set(centre - before * span, centre + (1 - before) * span)

    def to_pixel(self, x: float, width: float) -> float:
        """Where `x` seconds lie in a plot of this width."""
        return (x - self._first) / self.span * width

    def from_pixel(self, pixel: float, width: float) -> float:
        """The seconds at a pixel of a plot of this width."""
        return self._first + pixel / max(width, 1.0) * self.span
