"""The row of figures over the price: of the bar under the crosshair, else of the last one."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter

from desktop import wording
from desktop.charts.series import Candles, Interval
from desktop.charts.time_pane import Layer, TimePane
from desktop.charts.time_scale import day_at, x_of
from desktop.lettering import Lettering
from desktop.theme import Theme

LEFT = 10.0
BASE = 23.0
LINE = 18.0
GAP = 11.0
GROUND = 3.0  # how far the ground reaches around the text

translate = QCoreApplication.translate


class Piece(NamedTuple):
    """A muted name and the figure that follows it; either may be empty."""

    name: str
    figure: str


def pieces_of(
    candles: Candles, index: int | None, day: date | None, *, is_unfinished: bool = False
) -> tuple[Piece, ...]:
    """What the readout says of a candle, or of a day without one."""
    if index is None:
        if day is None:
            return ()
        return (
            Piece("", interval_word(candles.interval)),
            Piece(wording.day(day), ""),
            Piece(translate("PriceChart", "no price"), ""),
        )
    price = wording.price
    period: tuple[Piece, ...] = (
        Piece("", interval_word(candles.interval)),
        Piece(period_words(candles.interval, day_at(float(candles.start[index]))), ""),
    )
    if is_unfinished:
        period = (*period, Piece("", translate("PriceChart", "unfinished")))
    if not candles.traded[index]:
        carried = translate("PriceChart", "no trade, price carried on")
        return (*period, Piece(carried, price(float(candles.close[index]))))
    return (
        *period,
        Piece(translate("PriceChart", "O"), price(float(candles.open[index]))),
        Piece(translate("PriceChart", "H"), price(float(candles.high[index]))),
        Piece(translate("PriceChart", "L"), price(float(candles.low[index]))),
        Piece(translate("PriceChart", "C"), price(float(candles.close[index]))),
        *_moved(candles, index),
        Piece(translate("PriceChart", "Vol"), volume_words(float(candles.volume[index]))),
    )


def _moved(candles: Candles, index: int) -> tuple[Piece, ...]:
    """From the close before, in the currency and in per cent."""
    if index == 0:
        return ()
    before, close = float(candles.close[index - 1]), float(candles.close[index])
    moved = Piece("", wording.moved_price(close - before))
    if before <= 0:
        return (moved,)
    return (moved, Piece("", wording.percent((close - before) / before * 100, 2)))


def interval_word(interval: Interval) -> str:
    """`Daily` … `Yearly`."""
    return {
        Interval.DAY: translate("PriceChart", "Daily"),
        Interval.WEEK: translate("PriceChart", "Weekly"),
        Interval.MONTH: translate("PriceChart", "Monthly"),
        Interval.QUARTER: translate("PriceChart", "Quarterly"),
        Interval.YEAR: translate("PriceChart", "Yearly"),
    }[interval]


def period_words(interval: Interval, first: date) -> str:
    """The period that begins on a day: `week of 4 Mar 2024`, `Mar 2024`, `Q1 2024`."""
    if interval is Interval.WEEK:
        return translate("PriceChart", "week of {day}").format(day=wording.day(first))
    precision = {Interval.MONTH: "month", Interval.QUARTER: "quarter", Interval.YEAR: "year"}
    return wording.span(first, precision.get(interval, "day"))


def volume_words(volume: float) -> str:
    """`45.9 M`: a count of shares in thousands, millions or billions."""
    scales = (
        (1e9, translate("PriceChart", "{number} bn")),
        (1e6, translate("PriceChart", "{number} M")),
        (1e3, translate("PriceChart", "{number} k")),
    )
    for size, form in scales:
        # A little early, so that 999,960 is 1.0 M and never 1,000.0 k.
        if volume >= size * 0.99995:
            return form.format(number=wording.number(volume / size, 1))
    return wording.number(volume, 0)


class ReadoutItem(Layer):
    """The figures, each on the ground's colour; what doesn't fit is left off at the end.

    Under them stands what is said of the day besides.
    """

    def __init__(self, pane: TimePane, theme: Theme) -> None:
        super().__init__(pane, 40, is_over=True)
        self._theme = theme
        self._pieces: tuple[Piece, ...] = ()
        self._remark: Piece | None = None
        self._under = 0.0
        self._places: list[tuple[Piece, float, float]] = []
        self._places_for: tuple[tuple[Piece, ...], float] | None = None

    def set_pieces(self, pieces: tuple[Piece, ...]) -> None:
        """Says these."""
        if pieces != self._pieces:
            self._pieces = pieces
            self._say_anew()

    def set_remark(self, remark: Piece | None) -> None:
        """Says this under them."""
        if remark != self._remark:
            self._remark = remark
            self._say_anew()

    def set_under(self, base: float) -> None:
        """Says the remark on this baseline."""
        if base != self._under:
            self._under = base
            self._say_anew()

    @property
    def text(self) -> str:
        """All of it as one line."""
        pieces = self._pieces if self._remark is None else (*self._pieces, self._remark)
        return " ".join(part for piece in pieces for part in piece if part)

    @property
    def height(self) -> float:
        """How far down any of it can reach."""
        return max(self._theme.length(BASE), self._under) + self._theme.length(LINE)

    @property
    def right(self) -> float:
        """The pixel where the figures end."""
        ends = [end for _, _, end in self._placed()]
        return ends[-1] if ends else 0.0

    def draw(self, painter: QPainter, ratio: float) -> None:
        """Draws the figures over the grid, the hatch and the candles."""
        base = self._theme.length(BASE)
        for placed in self._placed():
            self._draw_piece(painter, *placed, base)
        if self._remark is not None:
            for placed in self._place((self._shortened(self._remark),)):
                self._draw_piece(painter, *placed, self._under)

    def _draw_piece(
        self, painter: QPainter, piece: Piece, left: float, right: float, base: float
    ) -> None:
        tokens, (muted, strong) = self._theme.tokens, self._letterings()
        top, height = base - strong.ascent - 1, strong.height + 2
        ground = QRectF(left - GROUND, top, right - left + 2 * GROUND, height)
        painter.fillRect(ground.toAlignedRect(), tokens.panel)
        x = left
        if piece.name:
            painter.setPen(tokens.text_muted)
            muted.write(painter, x, base, piece.name)
            x += muted.width(piece.name + " ")
        if piece.figure:
            painter.setPen(tokens.text)
            strong.write(painter, x, base, piece.figure)

    def _letterings(self) -> tuple[Lettering, Lettering]:
        """Of names, and of figures."""
        return self._theme.lettering("second"), self._theme.lettering("second", 500)

    def _say_anew(self) -> None:
        self.update(QRectF(0, 0, self.pane.pixel_width, self.height))

    def _placed(self) -> list[tuple[Piece, float, float]]:
        key = (self._pieces, self.pane.pixel_width)
        if key != self._places_for:
            self._places, self._places_for = self._place(self._pieces), key
        return self._places

    def _place(self, pieces: tuple[Piece, ...]) -> list[tuple[Piece, float, float]]:
        muted, strong = self._letterings()
        placed: list[tuple[Piece, float, float]] = []
        left = LEFT
        for piece in pieces:
            name = piece.name + " " if piece.name and piece.figure else piece.name
            width = muted.width(name) + strong.width(piece.figure)
            if left + width > self.pane.pixel_width - LEFT:
                break
            placed.append((piece, left, left + width))
            left += width + GAP
        return placed

    def _shortened(self, piece: Piece) -> Piece:
        """A remark with as much of its name as there is room for."""
        muted, strong = self._letterings()
        room = self.pane.pixel_width - 2 * LEFT - strong.width(piece.figure) - muted.width("  ")
        return Piece(muted.shortened(piece.name, room), piece.figure)


def candle_of(candles: Candles, day: date | None) -> int | None:
    """The candle that a day falls into; the last one where no day is meant."""
    if day is None:
        return len(candles) - 1 if len(candles) else None
    return candles.at(x_of(day))
