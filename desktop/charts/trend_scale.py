"""Where things stand on a trend plot: the day said runs to the right, the day promised upwards."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from desktop.charts.lanes import MilestoneRow, Promise
from desktop.charts.time_scale import DAY, day_at, x_of

SHORTEST = 120 * DAY
EDGE = 0.06  # of either span, left free around what is drawn
STEPS = (1, 3, 6, 12, 24, 60, 120)  # months between two lines up the side


@dataclass(frozen=True, slots=True)
class TrendScale:
    """Both spans in seconds since the epoch, and the pixels that they fill."""

    said: tuple[float, float]
    promised: tuple[float, float]
    box: QRectF

    def left(self, said: float) -> float:
        """Pixels from the left for something said then."""
        first, last = self.said
        return self.box.left() + (said - first) / (last - first) * self.box.width()

    def top(self, promised: float) -> float:
        """Pixels from the top for something promised for then."""
        first, last = self.promised
        return self.box.bottom() - (promised - first) / (last - first) * self.box.height()

    def point(self, said: float, promised: float) -> QPointF:
        """The place of both."""
        return QPointF(self.left(said), self.top(promised))

    def diagonal(self) -> tuple[QPointF, QPointF] | None:
        """The line of what is said on its own day, cut to the box; None where out of sight."""
        first = max(self.said[0], self.promised[0])
        last = min(self.said[1], self.promised[1])
        return (self.point(first, first), self.point(last, last)) if first < last else None

    def months(self, least: float) -> Iterator[tuple[dt.date, float]]:
        """Months to name up the side, at least so many pixels apart, with their pixels."""
        first, last = day_at(self.promised[0]), day_at(self.promised[1])
        month = 30.4 * DAY / (self.promised[1] - self.promised[0]) * self.box.height()
        step = next((n for n in STEPS if n * month >= least), STEPS[-1])
        for number in range(first.year * 12, (last.year + 1) * 12, step):
            day = dt.date(number // 12, number % 12 + 1, 1)
            if first <= day <= last:
                yield day, self.top(x_of(day))


def said_at(promise: Promise) -> float | None:
    """When it was said; in the middle of the time within which it may have been."""
    if promise.said is None or promise.said_from is None:
        return promise.said
    return (promise.said_from + promise.said) / 2


def scale_of(rows: Sequence[MilestoneRow], today: float, box: QRectF) -> TrendScale:
    """The scale that shows all promises of some milestones, and today, in this box."""
    is_open = any(row.done is None for row in rows)
    said, promised = [today] if is_open or not rows else [], []
    for row in rows:
        for promise in row.promises:
            said += [x for x in (promise.said, promise.said_from) if x is not None]
            promised += [promise.bar.first, promise.bar.last] if promise.bar else []
        if row.done is not None:
            said.append(row.done)
            promised.append(row.done)
    return TrendScale(_span(said), _span(promised or said), box)


def _span(moments: Sequence[float]) -> tuple[float, float]:
    first, last = min(moments), max(moments)
    missing = max(0.0, SHORTEST - (last - first)) / 2
    edge = max(last - first, SHORTEST) * EDGE
    return first - missing - edge, last + missing + edge
