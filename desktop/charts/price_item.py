"""One item that draws the price: candles, bars, a line or an area, never across a hole."""

from __future__ import annotations

from typing import Literal

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPen, QPolygonF

from desktop.charts.candles import Rows, Sides, boxed, filled, hollow, ticked
from desktop.charts.polyline import draw_polylines, polylines
from desktop.charts.rects import Frame, Ints, Rects
from desktop.charts.series import Interval, Series
from desktop.charts.shown_candles import Shown, ShownCandles
from desktop.charts.time_pane import Layer, TimePane
from desktop.theme import Theme

Style = Literal["candles", "bars", "line", "area"]

HOLLOW = 5.0  # pixels a step from which a rising body is hollow
LINE = 1.5
SHADE = 0.22  # of the ink, at the top of an area
BOX = 1.5  # pixels over and under the price of a day without a trade
RING = 2.5  # pixels: the radius of what marks a candle that is not finished
LINES = ("line", "area")


class PriceItem(Layer):
    """The price of a listing.

    Days without a trade are small open boxes, or left out of a line; a last candle that may still
    change carries a ring at its close.
    """

    def __init__(self, pane: TimePane, theme: Theme, shown: ShownCandles) -> None:
        super().__init__(pane, 10)
        self._theme = theme
        self._shown = shown
        self._style: Style = "candles"
        self._now = 0.0
        self._up, self._down, self._idle = Rects(), Rects(), Rects()
        self._lines: list[QPolygonF] = []
        self._areas: list[QPolygonF] = []
        self._ring: QPointF | None = None

    def set_style(self, style: Style) -> None:
        """Draws them in one of the four ways."""
        self._style = style
        self.changed()

    def set_now(self, now: float) -> None:
        """Until when, in seconds, a candle has had time to finish."""
        self._now = now
        self.changed()

    @property
    def rising(self) -> Ints:
        """What is drawn in the rising colour: left, top, right, bottom in device pixels."""
        return self._up.edges

    @property
    def falling(self) -> Ints:
        """What is drawn in the falling colour: left, top, right, bottom in device pixels."""
        return self._down.edges

    @property
    def untraded(self) -> Ints:
        """The boxes of days without a trade: left, top, right, bottom in device pixels."""
        return self._idle.edges

    @property
    def lines(self) -> tuple[QPolygonF, ...]:
        """The pieces of the line, in device pixels."""
        return tuple(self._lines)

    @property
    def ring(self) -> QPointF | None:
        """Where the last candle is marked as unfinished, in device pixels."""
        return self._ring

    def lay_out(self, ratio: float) -> None:
        """Lays out what the frame touches."""
        for rects in (self._up, self._down, self._idle):
            rects.clear()
        self._lines, self._areas, self._ring = [], [], None
        shown, series = self._shown.now(ratio), self._shown.series
        if shown is None or series is None:
            return
        frame, candles = shown.frame, series.at(shown.candles.interval)
        if self._style in LINES:
            candles = series.at(Interval.DAY)
            self._lay_out_line(series, frame, self.pane.pixel_width * ratio)
        else:
            self._lay_out_candles(shown, ratio)
        if series.is_unfinished(candles.interval, self._now):
            across = (float(candles.middle[-1]) - frame.first) * frame.across
            self._ring = QPointF(across, float(frame.tops(candles.close[-1:])[0]))

    def draw(self, painter: QPainter, ratio: float) -> None:
        """Draws what was laid out, in device pixels."""
        tokens = self._theme.tokens
        painter.scale(1 / ratio, 1 / ratio)
        painter.setPen(Qt.PenStyle.NoPen)
        colours = ((self._idle, tokens.ghost), (self._up, tokens.up), (self._down, tokens.down))
        for rects, colour in colours:
            painter.setBrush(colour)
            rects.draw(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._areas:
            painter.setBrush(_shade(tokens.text, self.pane.pixel_height * ratio))
            for area in self._areas:
                painter.drawPolygon(area)
        if self._lines:
            draw_polylines(painter, self._lines, tokens.text, LINE * ratio)
        if self._ring is not None:
            painter.setPen(QPen(tokens.text, LINE * ratio))
            painter.setBrush(tokens.panel)
            painter.drawEllipse(self._ring, RING * ratio, RING * ratio)

    def _lay_out_candles(self, shown: Shown, ratio: float) -> None:
        candles = shown.candles
        prices = np.empty((4, len(candles)))
        prices[0], prices[1] = candles.high, candles.low
        np.maximum(candles.open, candles.close, out=prices[2])
        np.minimum(candles.open, candles.close, out=prices[3])
        rows, sides = shown.frame.rows(prices), shown.sides
        step = candles.interval.step / self.pane.time.span * self.pane.pixel_width
        for rects, chosen in ((self._up, shown.rising), (self._down, shown.falling)):
            if len(chosen):
                is_up = rects is self._up
                parts = sides[:, chosen], rows[:, chosen]
                rects.set(self._shapes(*parts, round(ratio), is_up=is_up, is_wide=step >= HOLLOW))
        if len(shown.idle):
            box = round(BOX * ratio)
            self._idle.set(boxed(sides[:, shown.idle], rows[2, shown.idle], box))

    def _shapes(self, sides: Sides, rows: Rows, stroke: int, *, is_up: bool, is_wide: bool) -> Ints:
        if self._style == "bars":
            return ticked(sides, rows, stroke, is_up=is_up, is_wide=is_wide)
        return hollow(sides, rows) if is_up and is_wide else filled(sides, rows)

    def _lay_out_line(self, series: Series, frame: Frame, width: float) -> None:
        self._lines = polylines(*series.line, frame, width)
        if self._style == "area":
            foot = frame.down * (frame.high - self.pane.level(self.pane.low))
            self._areas = [_closed(line, foot) for line in self._lines]


def _closed(line: QPolygonF, foot: float) -> QPolygonF:
    """The area between a line and the foot of the pane."""
    ends = [QPointF(line.last().x(), foot), QPointF(line.first().x(), foot)]
    return QPolygonF([*line.toList(), *ends])


def _shade(ink: QColor, height: float) -> QBrush:
    shade = QLinearGradient(0, 0, 0, height)
    for place, opacity in ((0.0, SHADE), (1.0, 0.0)):
        colour = QColor(ink)
        colour.setAlphaF(opacity)
        shade.setColorAt(place, colour)
    return QBrush(shade)
