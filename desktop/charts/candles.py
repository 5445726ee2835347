"""Daily bars gathered into weeks to years, and one item that draws them as candles or a line."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from pyqtgraph.functions import ndarray_from_qpolygonf
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from shiboken6 import Shiboken

from desktop import formats
from desktop.charts.time_pane import Layer, TimePane
from desktop.charts.time_scale import DAY
from desktop.theme import Theme

if TYPE_CHECKING:
    from db.prices import Bars

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int32]

NARROWEST = 1.7  # pixels a step; below it the next coarser interval
HOLLOW = 5.0  # pixels a step from which a rising body is hollow
BODY = 0.62  # of the step
HOLE = 10  # days without a bar over which nothing is joined
WIDEST = 33  # pixels of a body: a single day does not fill the plot
LINE = 1.5
BEYOND = 32_000  # device pixels; what lies farther off is drawn there

EPOCH = np.datetime64("1970-01-01", "D")


class Interval(Enum):
    """How long one candle lasts; the value is its length in days."""

    DAY = 1.0
    WEEK = 7.0
    MONTH = 30.44
    QUARTER = 91.31
    YEAR = 365.25

    @property
    def step(self) -> float:
        """Seconds from one candle to the next."""
        return self.value * DAY


def interval_for(seconds_a_pixel: float) -> Interval:
    """The finest interval whose candles stand at least 1.7 pixels apart."""
    for interval in Interval:
        if interval.step / seconds_a_pixel >= NARROWEST:
            return interval
    return Interval.YEAR


@dataclass(frozen=True)
class Candles:
    """Columns of n candles, oldest first: their time in seconds, prices as quoted, volume.

    A candle spans `start` to `end`, where the next of its interval begins, and stands at `middle`.
    """

    interval: Interval
    start: Floats
    middle: Floats
    end: Floats
    open: Floats
    high: Floats
    low: Floats
    close: Floats
    volume: Floats

    def __len__(self) -> int:
        return len(self.start)

    def within(self, first: float, last: float) -> slice:
        """The candles that any part of `first` to `last` seconds touches."""
        begin = int(np.searchsorted(self.end, first, side="right"))
        return slice(begin, max(begin, int(np.searchsorted(self.start, last, side="left"))))

    def at(self, x: float) -> int | None:
        """The candle that covers `x` seconds, if one does."""
        index = int(np.searchsorted(self.start, x, side="right")) - 1
        return index if index >= 0 and x < self.end[index] else None


class Series:
    """A listing's bars at every interval, each gathered when it is first asked for."""

    def __init__(self, bars: Bars) -> None:
        days = np.array(bars.days, dtype="datetime64[D]")
        start = (days - EPOCH).astype(np.float64) * DAY
        self._days = days
        self._gathered: dict[Interval, Candles] = {
            Interval.DAY: Candles(
                Interval.DAY,
                start,
                start + DAY / 2,
                start + DAY,
                np.array(bars.open, dtype=np.float64),
                np.array(bars.high, dtype=np.float64),
                np.array(bars.low, dtype=np.float64),
                np.array(bars.close, dtype=np.float64),
                np.array(bars.volume, dtype=np.float64),
            )
        }

    def __len__(self) -> int:
        return len(self._days)

    def at(self, interval: Interval) -> Candles:
        """The candles of an interval: calendar periods, so that panning never regroups them."""
        if interval not in self._gathered:
            self._gathered[interval] = self._gather(interval)
        return self._gathered[interval]

    @cached_property
    def holes(self) -> tuple[tuple[float, float], ...]:
        """Where more than ten days have no bar: from the day after to the next bar, in seconds."""
        start = self.at(Interval.DAY).start
        before = np.flatnonzero(np.diff(start) > (HOLE + 1) * DAY)
        return tuple((float(start[n] + DAY), float(start[n + 1])) for n in before)

    def _gather(self, interval: Interval) -> Candles:
        daily = self.at(Interval.DAY)
        period, edges = _periods(self._days, interval)
        first = np.flatnonzero(np.diff(period, prepend=period[0] - 1))
        last = np.append(first[1:], len(period)) - 1
        start, end = edges[0][first], edges[1][first]
        # A trading week is drawn at its Wednesday, not at the middle of its weekend.
        to_wednesday = (3 - formats.used().weekday.value) % 7
        wednesday = start + (to_wednesday + 0.5) * DAY
        middle = wednesday if interval is Interval.WEEK else (start + end) / 2
        return Candles(
            interval,
            start,
            middle,
            end,
            daily.open[first],
            np.maximum.reduceat(daily.high, first),
            np.minimum.reduceat(daily.low, first),
            daily.close[last],
            np.add.reduceat(daily.volume, first),
        )


def _periods(
    days: npt.NDArray[np.datetime64], interval: Interval
) -> tuple[npt.NDArray[np.int64], tuple[Floats, Floats]]:
    """Each day's period as a number, and the seconds where that period starts and ends."""
    if interval is Interval.WEEK:
        ahead = (4 - formats.used().weekday.value) % 7  # 1970 began on a Thursday
        week = ((days - EPOCH).astype(np.int64) + ahead) // 7
        start = (week * 7 - ahead).astype(np.float64) * DAY
        return week, (start, start + 7 * DAY)
    months = {Interval.MONTH: 1, Interval.QUARTER: 3, Interval.YEAR: 12}[interval]
    period = days.astype("datetime64[M]").astype(np.int64) // months
    start, end = _month_start(period * months), _month_start((period + 1) * months)
    return period, (start, end)


def _month_start(month: npt.NDArray[np.int64]) -> Floats:
    day = month.astype("datetime64[M]").astype("datetime64[D]")
    return (day - EPOCH).astype(np.float64) * DAY


class Rects:
    """Rectangles in device pixels, as four int32 columns that Qt draws in one call."""

    def __init__(self) -> None:
        self._buffer: Ints = np.zeros((1024, 4), dtype=np.int32)
        self._first = Shiboken.wrapInstance(self._buffer.ctypes.data, QRect)
        self._count = 0

    def __len__(self) -> int:
        return self._count

    @property
    def edges(self) -> Ints:
        """An n by 4 view: left, top, right, bottom, the last two included."""
        return self._buffer[: self._count]

    def set(self, *parts: Ints) -> None:
        """Takes over the rows of these n by 4 arrays."""
        self._count = sum(len(part) for part in parts)
        if self._count > len(self._buffer):
            # Shiboken knows a wrapper by its address: it must go before its memory does.
            del self._first
            self._buffer = np.zeros((2 * self._count, 4), dtype=np.int32)
            self._first = Shiboken.wrapInstance(self._buffer.ctypes.data, QRect)
        np.concatenate(parts, out=self._buffer[: self._count], casting="unsafe")

    def draw(self, painter: QPainter) -> None:
        """Fills all of them with the painter's brush."""
        if self._count:
            painter.drawRects(self._first, self._count)  # type: ignore[call-overload]


def columns(middle: Floats, step: float, frame: Frame) -> tuple[Ints, Ints]:
    """The first and last device pixel of each candle's body; its wick is half way, rounded down."""
    wick = np.floor((middle - frame.first) * frame.across).astype(np.int32)
    width = min(max(1, int(BODY * step * frame.across)), frame.widest)
    if width > 2 and width % 2 == 0:
        width -= 1  # an odd width has its wick in the middle
    left = wick - (width - 1) // 2
    return left, left + width - 1


@dataclass(frozen=True)
class Frame:
    """Seconds and prices to device pixels: `across` a second, `down` a unit of price.

    No body is wider than `widest`.
    """

    first: float
    across: float
    high: float
    down: float
    widest: int

    @classmethod
    def of(cls, pane: TimePane, ratio: float) -> Frame:
        """The frame of a pane as it is now shown."""
        across = pane.pixel_width * ratio / pane.time.span
        down = pane.pixel_height * ratio / (pane.high - pane.low)
        return cls(pane.time.first, across, pane.high, down, round(WIDEST * ratio))

    def rows(self, price: Floats) -> Ints:
        """The device pixel row that holds each price."""
        row = np.floor((self.high - price) * self.down)
        return np.clip(row, -BEYOND, BEYOND).astype(np.int32)


def filled(left: Ints, right: Ints, rows: tuple[Ints, Ints, Ints, Ints]) -> tuple[Ints, ...]:
    """Wick and body of each candle, n by 4; `rows` are high, low, upper and lower body."""
    high, low, upper, lower = rows
    wick = (left + right) // 2
    return (
        np.stack((wick, high, wick, low), axis=1),
        np.stack((left, upper, right, lower), axis=1),
    )


def hollow(left: Ints, right: Ints, rows: tuple[Ints, Ints, Ints, Ints]) -> tuple[Ints, ...]:
    """Two wicks and four edges of each candle, n by 4."""
    high, low, upper, lower = rows
    wick = (left + right) // 2
    return (
        np.stack((wick, high, wick, upper), axis=1),
        np.stack((wick, lower, wick, low), axis=1),
        np.stack((left, upper, right, upper), axis=1),
        np.stack((left, lower, right, lower), axis=1),
        np.stack((left, upper, left, lower), axis=1),
        np.stack((right, upper, right, lower), axis=1),
    )


def thinned(x: Floats, y: Floats, pixel: float) -> tuple[Floats, Floats]:
    """First, lowest, highest and last of each pixel column, columns at multiples of `pixel`."""
    column = np.floor(x / pixel)
    first = np.flatnonzero(np.diff(column, prepend=column[0] - 1))
    last = np.append(first[1:], len(x)) - 1
    low, high = np.minimum.reduceat(y, first), np.maximum.reduceat(y, first)
    at = np.repeat((column[first] + 0.5) * pixel, 4)
    return at, np.stack((y[first], low, high, y[last]), axis=1).ravel()


class CandlesItem(Layer):
    """The price of a listing: candles, or the line of its closes, never across a hole."""

    def __init__(self, pane: TimePane, theme: Theme) -> None:
        super().__init__(pane, 10)
        self._theme = theme
        self._series: Series | None = None
        self._style = "candles"
        self._up, self._down = Rects(), Rects()
        self._lines: list[QPolygonF] = []

    def set_series(self, series: Series | None) -> None:
        """Shows these bars."""
        self._series = series
        self.changed()

    def set_style(self, style: str) -> None:
        """`candles` or `line`."""
        self._style = style
        self.changed()

    @property
    def rising(self) -> Ints:
        """What is drawn in the rising colour: left, top, right, bottom in device pixels."""
        return self._up.edges

    @property
    def falling(self) -> Ints:
        """What is drawn in the falling colour: left, top, right, bottom in device pixels."""
        return self._down.edges

    def lay_out(self, ratio: float) -> None:
        """Lays out the candles or the line that the frame touches."""
        self._up.set(np.zeros((0, 4), np.int32))
        self._down.set(np.zeros((0, 4), np.int32))
        self._lines = []
        if self._series is None or self.pane.pixel_width < 1 or not len(self._series):
            return
        if self._style == "line":
            self._lay_out_line(self._series, ratio)
        else:
            self._lay_out_candles(self._series, ratio)

    def draw(self, painter: QPainter, ratio: float) -> None:
        """Draws what was laid out, in device pixels."""
        tokens = self._theme.tokens
        painter.scale(1 / ratio, 1 / ratio)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.up)
        self._up.draw(painter)
        painter.setBrush(tokens.down)
        self._down.draw(painter)
        if self._lines:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(tokens.text, LINE * ratio))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for line in self._lines:
                painter.drawPolyline(line)

    def _lay_out_candles(self, series: Series, ratio: float) -> None:
        time = self.pane.time
        interval = interval_for(time.span / self.pane.pixel_width)
        candles = series.at(interval)
        shown = candles.within(time.first, time.last)
        frame = Frame.of(self.pane, ratio)
        opened, close = candles.open[shown], candles.close[shown]
        rows = (
            frame.rows(candles.high[shown]),
            frame.rows(candles.low[shown]),
            frame.rows(np.maximum(opened, close)),
            frame.rows(np.minimum(opened, close)),
        )
        left, right = columns(candles.middle[shown], interval.step, frame)
        up = close >= opened
        wide = interval.step / time.span * self.pane.pixel_width >= HOLLOW
        self._up.set(*_of(up, left, right, rows, is_hollow=wide))
        self._down.set(*_of(~up, left, right, rows, is_hollow=False))

    def _lay_out_line(self, series: Series, ratio: float) -> None:
        daily = series.at(Interval.DAY)
        time, frame = self.pane.time, Frame.of(self.pane, ratio)
        shown = daily.within(time.first, time.last)
        # One bar more on each side carries the line to the edges.
        shown = slice(max(0, shown.start - 1), shown.stop + 1)
        x, y = daily.middle[shown], daily.close[shown]
        breaks = np.flatnonzero(np.diff(x) > (HOLE + 1) * DAY) + 1
        for part_x, part_y in zip(np.split(x, breaks), np.split(y, breaks), strict=True):
            at, value = part_x, part_y
            if len(at) > 2 * self.pane.pixel_width * ratio:
                at, value = thinned(at, value, 1 / frame.across)
            self._lines.append(_polygon(at, value, frame))


def _of(
    chosen: npt.NDArray[np.bool_],
    left: Ints,
    right: Ints,
    rows: tuple[Ints, Ints, Ints, Ints],
    *,
    is_hollow: bool,
) -> tuple[Ints, ...]:
    high, low, upper, lower = (row[chosen] for row in rows)
    shape = hollow if is_hollow else filled
    return shape(left[chosen], right[chosen], (high, low, upper, lower))


def _polygon(x: Floats, y: Floats, frame: Frame) -> QPolygonF:
    polygon = QPolygonF([QPointF()] * len(x))
    points = ndarray_from_qpolygonf(polygon)
    points[:, 0] = (x - frame.first) * frame.across
    points[:, 1] = (frame.high - y) * frame.down
    return polygon
