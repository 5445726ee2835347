"""The time axis: labels from decades to days at calendar boundaries, and the grid they give."""

from __future__ import annotations

import math
from bisect import bisect
from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from desktop import formats, wording
from desktop.charts.rects import Ints, Rects
from desktop.charts.time_pane import Layer, TimePane, drag_time
from desktop.charts.time_scale import DAY, TimeRange, day_at, gutter_width, middle_of, x_of
from desktop.formats import Formats
from desktop.theme import Theme

WidthOf = Callable[[str], float]

HEIGHT = 26
BESIDE = 5.0  # from a tick to its label
BETWEEN = 9.0  # from a label to the next tick
LONG, SHORT = 6.0, 4.0

DAYS = {1: range(1, 32), 2: range(1, 30, 2), 5: range(1, 27, 5), 10: range(1, 22, 10)}
MONTHS = (1, 3)
YEARS = (1, 2, 5, 10, 20, 50, 100)


class Tick(NamedTuple):
    """A boundary of the calendar, in seconds; `rank` 2 starts a year, 1 a month, 0 is less."""

    x: float
    text: str
    rank: int


def ticks(first: float, last: float, width: float, width_of: WidthOf) -> tuple[Tick, ...]:
    """The boundaries from `first` to `last` seconds over `width` pixels, none overlapping another.

    `width_of` says how many pixels a label takes. Where no year can be named, the first label
    carries it; where there is none, the left edge does.
    """
    if width < 1 or last <= first:
        return ()
    seconds_a_pixel = (last - first) / width
    found = _boundaries(first, last, seconds_a_pixel / DAY, width_of)
    fitting: list[Tick] = []
    for tried in _named(found, first):
        fitting = list(_fitting(tried, first, seconds_a_pixel, width, width_of))
        if any(tick.rank == 2 and tick.text for tick in fitting):
            break
    return tuple(sorted(fitting, key=lambda tick: tick.x))


def _boundaries(
    first: float, last: float, days_a_pixel: float, width_of: WidthOf
) -> Sequence[Tick]:
    room, calendar = BESIDE + BETWEEN, _calendar(formats.used())
    begin, end = day_at(first), day_at(last)
    narrow = (width_of("00") + room) * days_a_pixel
    for step, days in DAYS.items():
        if step >= narrow:
            return calendar.days(begin, end, days)
    widest = max(map(width_of, formats.used().month_marks))
    for step in MONTHS:
        if step * 28 >= (widest + room) * days_a_pixel:
            return calendar.months(begin, end, step)
    wide = (width_of("0000") + room) * days_a_pixel
    step = next((years for years in YEARS if years * 365 >= wide), YEARS[-1])
    years = range(max(1, begin.year // step * step), end.year + 1, step)
    return [calendar.tick(date(year, 1, 1)) for year in years]


class _Calendar:
    """The boundaries in one choice of formats, each worded once."""

    def __init__(self, used: Formats) -> None:
        self._used = used
        self._ticks: dict[date, Tick] = {}
        self._months: dict[tuple[int, Sequence[int]], list[Tick]] = {}

    def tick(self, day: date) -> Tick:
        """The boundary where a day, a month or a year begins."""
        tick = self._ticks.get(day)
        if tick is None:
            tick = self._ticks[day] = self._worded(day)
        return tick

    def days(self, begin: date, end: date, wanted: Sequence[int]) -> list[Tick]:
        """The wanted days of each month."""
        first, last = x_of(begin), x_of(end)
        return [
            tick
            for month in range(begin.year * 12 + begin.month - 1, end.year * 12 + end.month)
            for tick in self._days_of(month, wanted)
            if first <= tick.x <= last
        ]

    def months(self, begin: date, end: date, step: int) -> list[Tick]:
        """Each month, or each so many."""
        numbers = range(begin.year * 12 + begin.month - 1, end.year * 12 + end.month)
        return [self.tick(date(n // 12, n % 12 + 1, 1)) for n in numbers if n % step == 0]

    def _days_of(self, month: int, wanted: Sequence[int]) -> list[Tick]:
        key = (month, wanted)
        if key not in self._months:
            first = date(month // 12, month % 12 + 1, 1)
            days = wanted[: bisect(wanted, monthrange(first.year, first.month)[1])]
            self._months[key] = [self.tick(first.replace(day=number)) for number in days]
        return self._months[key]

    def _worded(self, day: date) -> Tick:
        if day.day > 1:
            return Tick(x_of(day), self._used.day_mark(day), 0)
        if day.month > 1:
            return Tick(x_of(day), self._used.month_mark(day), 1)
        return Tick(x_of(day), self._used.year_mark(day), 2)


@lru_cache(2)
def _calendar(used: Formats) -> _Calendar:
    return _Calendar(used)


def _named(found: Sequence[Tick], first: float) -> Iterator[Sequence[Tick]]:
    """The boundaries as they are, then with the year at the first, then with a day at the edge."""
    yield found
    yield _with_year(found, first)
    yield [*found, Tick(first, formats.used().day(day_at(first)), 2)]


def _with_year(found: Sequence[Tick], first: float) -> Sequence[Tick]:
    seen = [n for n, tick in enumerate(found) if tick.x >= first]
    if not seen:
        return found
    found = list(found)
    # The first month names the year; without any month, the first day names both.
    named = next((n for n in seen if found[n].rank == 1), seen[0])
    tick = found[named]
    form = formats.used().month if tick.rank == 1 else formats.used().day
    found[named] = Tick(tick.x, form(day_at(tick.x)), 2)
    return found


def _fitting(
    found: Sequence[Tick], first: float, seconds_a_pixel: float, width: float, width_of: WidthOf
) -> Iterator[Tick]:
    starts, ends = [math.inf], [-math.inf]  # of the labels so far: one ends before each starts
    for rank in (2, 1, 0):
        for tick in found:
            if tick.rank != rank or not first <= tick.x:
                continue
            left = (tick.x - first) / seconds_a_pixel
            right = left + BESIDE + width_of(tick.text)
            after = bisect(starts, left)
            is_clear = ends[after] + BESIDE <= left and right + BESIDE <= starts[after]
            if right <= width and is_clear:
                starts.insert(after, left)
                ends.insert(after + 1, right)
                yield tick
            elif left <= width and rank == 2:
                yield Tick(tick.x, "", 2)  # the line of a year is kept though its label is cut off


class TimeAxis(pg.GraphicsWidget):  # type: ignore[misc]
    """The strip of labels under the panes; its plot begins right of the gutter, as theirs do."""

    def __init__(self, time: TimeRange, theme: Theme) -> None:
        super().__init__()
        self._time = time
        self._theme = theme
        self._gutter = gutter_width(theme)
        self.grid = GridLines()  # for all panes: they have the same lines
        self._crosshair: date | None = None
        self._made_for: tuple[object, ...] = ()
        self._ticks: tuple[Tick, ...] = ()

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """The labels of the present range."""
        frame = (self._time.first, self._time.last, self._width())
        made_for = (*frame, formats.used())
        if made_for != self._made_for:
            self._ticks = ticks(*frame, self._theme.lettering("caption", 600).width)
            self._made_for = made_for
        return self._ticks

    def set_crosshair(self, day: date | None) -> None:
        """Names the day under the crosshair."""
        if day != self._crosshair:
            self._crosshair = day
            self.update()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Paints ground, ticks and labels."""
        del option, widget
        tokens, size = self._theme.tokens, self.size()
        ratio = painter.device().devicePixelRatio()
        gutter, width = self._gutter, self._width()
        painter.fillRect(self.boundingRect(), tokens.sunken)
        for y in (0.0, size.height() - 1 / ratio):
            painter.fillRect(QRectF(0, y, size.width(), 1 / ratio), tokens.line)
        marks = self.ticks
        first, across = self._time.first, width * ratio / self._time.span
        places = [gutter + int((tick.x - first) * across) / ratio for tick in marks]
        heavy = 600 if any(tick.rank < 2 for tick in marks) else 500
        plain, bold = self._theme.lettering("caption"), self._theme.lettering("caption", heavy)
        base = round((1 + size.height()) / 2 + plain.down)
        painter.setPen(tokens.text_muted)
        for tick, x in zip(marks, places, strict=True):
            if tick.rank < 2:
                painter.fillRect(QRectF(x, 1, 1 / ratio, SHORT - 1), tokens.line_strong)
                plain.write(painter, x + BESIDE, base, tick.text)
        painter.setPen(tokens.text)
        for tick, x in zip(marks, places, strict=True):
            if tick.rank == 2:
                painter.fillRect(QRectF(x, 1, 1 / ratio, LONG - 1), tokens.line_strong)
                bold.write(painter, x + BESIDE, base, tick.text)

    def mouseDragEvent(self, event: Any) -> None:
        """Pans, as a drag in a pane does."""
        drag_time(self._time, event, self._width())

    @property
    def is_blank(self) -> bool:
        """Whether no day is named over the labels."""
        return self._crosshair is None

    def paint_now(self, painter: QPainter) -> None:
        """Paints the day under the crosshair, which the view has over the last frame."""
        if self._crosshair is None:
            return
        tokens = self._theme.tokens
        text = wording.day(self._crosshair)
        font = self._theme.font("caption", 500)
        width = round(self._theme.lettering("caption", 500).width(text) + 14)
        gutter = self._gutter
        x = self._time.to_pixel(middle_of(self._crosshair), self._width())
        left = gutter + max(0.0, min(round(x - width / 2), self._width() - width))
        box = QRectF(left + 0.5, 4.5, width - 1, self.size().height() - 9)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.line_strong, 1))
        painter.setBrush(tokens.raised)
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(tokens.text)
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _width(self) -> float:
        return float(self.size().width()) - self._gutter


class TimeGrid(Layer):
    """The fine upright lines at the boundaries that the axis names."""

    def __init__(self, pane: TimePane, theme: Theme, axis: TimeAxis) -> None:
        super().__init__(pane, -30)
        self._theme = theme
        self._axis = axis

    def draw(self, painter: QPainter, ratio: float) -> None:
        """Draws a line at each boundary."""
        size = QSizeF(self.pane.pixel_width, self.pane.pixel_height)
        self._axis.grid.draw(painter, self._axis.ticks, self.pane.time, size, self._theme)


class GridLines:
    """Upright lines of a device pixel at boundaries, or of very many only where years begin."""

    def __init__(self) -> None:
        self._rects = Rects()
        self._lines: Ints = np.zeros((0, 4), np.int32)
        self._made_for: tuple[object, ...] = ()

    def draw(
        self, painter: QPainter, marks: Sequence[Tick], time: TimeRange, size: QSizeF, theme: Theme
    ) -> None:
        """Draw the lines of these boundaries over a plot of this size at the painter's origin."""
        ratio = painter.device().devicePixelRatio()
        made_for = (marks, time.first, time.span, size.width(), ratio)
        if made_for != self._made_for:
            self._made_for = made_for
            self._lines = self._found(marks, time.first, size.width() * ratio / time.span)
        self._lines[:, 3] = int(size.height() * ratio) - 1
        self._rects.set(self._lines)
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.tokens.grid)
        self._rects.draw(painter)
        painter.restore()

    def _found(self, marks: Sequence[Tick], first: float, across: float) -> Ints:
        years = [tick for tick in marks if tick.rank == 2]
        x = np.array([tick.x for tick in (years if len(years) > 1 else marks)])
        lines = np.zeros((len(x), 4), np.int32)
        lines[:, 0] = lines[:, 2] = (x - first) * across
        return lines
