"""A project's whole lane in one low row: windows, earlier windows, what is done, what is late."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPen

from db.records import MilestoneRecord
from desktop.charts import marks
from desktop.charts.lane_painter import FADES
from desktop.charts.lanes import Bar, Fade, bar_of
from desktop.charts.time_scale import DAY, TimeRange, middle_of, x_of
from desktop.theme import Theme

BAR, GHOST = 10, 2.5
FAINT = 0.42  # of the ink: windows of milestones that are not the next one
ICON = 12


@dataclass(frozen=True, slots=True)
class Strip:
    """What a row draws, in seconds since the epoch; worked out once when the rows are set.

    `late_from` is the end of a window that is over without an answer.
    """

    current: Bar | None
    others: tuple[Bar, ...]
    ghosts: tuple[Bar, ...]
    done: tuple[float, ...]
    late_from: float | None


def strip_of(
    milestones: Sequence[MilestoneRecord], following: MilestoneRecord | None, overdue: bool
) -> Strip:
    """The strip of a lane whose next milestone is `following`."""
    planned = [m for m in milestones if m.status == "planned" and m.current]
    current = _bar(following) if following else None
    others = (_bar(m) for m in planned if m is not following)
    earlier = following.counted[:-1] if following else ()
    ghosts = (bar_of(said.window, said.said_by_day) for said in earlier)
    done = [middle_of(m.actual.end) for m in milestones if m.status == "done" and m.actual]
    return Strip(
        current=current,
        others=tuple(bar for bar in others if bar),
        ghosts=tuple(bar for bar in ghosts if bar),
        done=tuple(sorted(done)),
        late_from=current.last if overdue and current else None,
    )


def _bar(milestone: MilestoneRecord) -> Bar | None:
    current = milestone.current
    return bar_of(current.window, current.said_by_day) if current else None


def extent_of(strips: Sequence[Strip], today: dt.date) -> tuple[float, float]:
    """The first and the last moment of anything drawn, today included."""
    moments = [middle_of(today)]
    for strip in strips:
        for bar in (strip.current, *strip.others, *strip.ghosts):
            if bar is not None:
                moments += [bar.first, bar.last]
        moments += strip.done
    return min(moments), max(moments) + DAY


class StripPainter:
    """Paints strips into rows of one time range."""

    def __init__(self, theme: Theme, time: TimeRange) -> None:
        self._theme = theme
        self._time = time
        self._today = dt.date.min

    def set_today(self, today: dt.date) -> None:
        """Let the future begin at this day."""
        self._today = today

    def paint(self, painter: QPainter, strip: Strip, row: QRectF) -> None:
        """Paint a strip into a row; what lies outside is cut off."""
        painter.save()
        painter.setClipRect(row)
        tokens, length = self._theme.tokens, self._theme.length
        middle = row.center().y()
        for bar in strip.others:
            self._bar(painter, bar, row, middle, length(BAR), tokens.target, FAINT)
        for bar in strip.ghosts:
            self._bar(painter, bar, row, row.bottom() - 3, GHOST, tokens.ghost, 1.0)
        if strip.current is not None:
            self._bar(painter, strip.current, row, middle, length(BAR), tokens.target, 1.0)
        for moment in strip.done:
            marks.draw_done(painter, self._x(moment, row), middle, length(5), tokens.done)
        if strip.late_from is not None:
            self._late(painter, strip.late_from, row, middle)
        painter.restore()

    def ground(self, painter: QPainter, row: QRectF, base: QColor) -> None:
        """Fill a row: `base`, and right of today the ground of the future."""
        painter.fillRect(row, base)
        today = self._x(middle_of(self._today), row)
        if today < row.right():
            left = max(today, row.left())
            shade = QColor(self._theme.tokens.text)
            shade.setAlphaF(0.03)
            painter.fillRect(QRectF(left, row.top(), row.right() - left, row.height()), shade)

    def lines(self, painter: QPainter, row: QRectF, years: Sequence[dt.date]) -> None:
        """The grid at these days, and the dashed line of today."""
        painter.setPen(QPen(self._theme.tokens.grid, 0))
        for day in years:
            x = self._x(x_of(day), row)
            if row.left() <= x <= row.right():
                painter.drawLine(QPointF(x, row.top()), QPointF(x, row.bottom()))
        x = self._x(middle_of(self._today), row)
        if row.left() <= x <= row.right():
            pen = QPen(self._theme.tokens.today, 1.3)
            pen.setDashPattern([3, 3])
            pen.setDashOffset(row.top() / 1.3)
            painter.setPen(pen)
            painter.drawLine(QPointF(x, row.top()), QPointF(x, row.bottom() + 1))

    def _x(self, moment: float, row: QRectF) -> float:
        return row.left() + self._time.to_pixel(moment, row.width())

    def _bar(
        self,
        painter: QPainter,
        bar: Bar,
        row: QRectF,
        middle: float,
        height: float,
        ink: QColor,
        opacity: float,
    ) -> None:
        left, right = self._x(bar.first, row), self._x(bar.last, row)
        if right < row.left() or left > row.right():
            return
        right = max(right, left + 2)
        gradient = QLinearGradient(left, 0, right, 0)
        for place, share in FADES[bar.fade]:
            colour = QColor(ink)
            colour.setAlphaF(share * opacity)
            gradient.setColorAt(place, colour)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(gradient)
        radius = min(2.0, height / 2)
        box = QRectF(left, middle - height / 2, right - left, height)
        painter.drawRoundedRect(box, radius, radius)
        if bar.fade is Fade.RISING and height > GHOST:  # a deadline ends hard, with a tick
            tick = QColor(ink)
            tick.setAlphaF(opacity)
            painter.fillRect(QRectF(right - 1.5, middle - height / 2 - 2, 2, height + 4), tick)

    def _late(self, painter: QPainter, since: float, row: QRectF, middle: float) -> None:
        tokens = self._theme.tokens
        left, today = self._x(since, row), self._x(middle_of(self._today), row)
        pen = QPen(tokens.overdue, 1.6)
        pen.setDashPattern([1.5, 1.5])
        painter.setPen(pen)
        painter.drawLine(QPointF(left + 2, middle), QPointF(today, middle))
        size = self._theme.length(ICON)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.panel)
        painter.drawEllipse(QPointF(today, middle), size / 2 + 0.5, size / 2 + 0.5)
        ratio = painter.device().devicePixelRatioF()
        pixmap = self._theme.pixmap("circle-alert", tokens.overdue, size, ratio)
        painter.drawPixmap(QPointF(today - size / 2, middle - size / 2), pixmap)
