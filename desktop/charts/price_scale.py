"""The gutter left of the price: round prices, the currency and the tag of the last price."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsWidget, QStyleOptionGraphicsItem, QWidget

from desktop import formats, wording
from desktop.charts.dashes import Dashes
from desktop.charts.price_ticks import log_prices, round_prices
from desktop.charts.time_pane import Layer, TimePane
from desktop.charts.volume import volume_height
from desktop.theme import Theme

APART = 44.0  # the least between two labels
INSET = 10.0  # from a label to the plot
TAG_WIDTH, TAG_HEIGHT = 54.0, 18.0
CURRENCY_LEFT, CURRENCY_BASE = 16.0, 33.0
DASHES = (2.0, 3.0)


@dataclass(frozen=True, slots=True)
class LastPrice:
    """The last close: its value, where its bar stands in seconds, and whether it is of today."""

    value: float
    x: float
    live: bool


def _round_changes(
    pane: TimePane, base: float, height: float, apart: float
) -> tuple[list[float], int]:
    """The prices of round changes in per cent since a base; decimals of a price of 100."""
    low, high = pane.low / base * 100, pane.high / base * 100
    if pane.is_log:
        found, decimals = log_prices(low, high, height, apart)
    else:
        changes, decimals = round_prices(low - 100, high - 100, height, apart, -100.0)
        found = [100 + change for change in changes]
    return [price / 100 * base for price in found], decimals


class PriceScale(QGraphicsWidget):
    """The labels beside a pane."""

    def __init__(self, pane: TimePane, theme: Theme) -> None:
        super().__init__()
        self._pane = pane
        self._theme = theme
        self._currency = ""
        self._last: LastPrice | None = None
        self._base: float | None = None
        self._made_for: tuple[object, ...] = ()
        self._prices: list[float] = []
        self._labels: list[str] = []

    def set_prices(self, currency: str, last: LastPrice | None) -> None:
        """Names the currency and the last price; without one there is nothing to scale."""
        self._currency, self._last = currency, last
        self._made_for = ()
        self.update()

    def set_base(self, base: float | None) -> None:
        """Counts from a price in per cent; None is the price itself again."""
        if base != self._base:
            self._base = base
            self._made_for = ()
            self.update()

    @property
    def labels(self) -> list[str]:
        """What stands beside the prices."""
        self._find()
        return self._labels

    @property
    def prices(self) -> list[float]:
        """The prices that stand beside the pane and carry a line."""
        self._find()
        return self._prices

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Paints the gutter."""
        del option, widget
        if self._last is None:
            return
        tokens, length = self._theme.tokens, self._theme.length
        painter.setPen(tokens.text_muted)
        unit = self._currency if self._base is None else "%"
        lettering = self._theme.lettering("key", 500)
        lettering.write(painter, length(CURRENCY_LEFT), length(CURRENCY_BASE), unit)
        tag, lettering = self._tag(), self._theme.lettering("caption")
        half, down = lettering.height / 2, lettering.down
        for price, label in zip(self.prices, self.labels, strict=True):
            middle = self._pane.to_top(price)
            if not tag.isEmpty() and abs(middle - tag.center().y()) < half + tag.height() / 2:
                continue
            self._label(painter, middle + down, label)
        foot = self.size().height() - lettering.ascent / 2 - 3
        self._label(painter, foot + down, QCoreApplication.translate("PriceChart", "volume"))
        if not tag.isEmpty():
            self._paint_tag(painter, tag, self._last)

    def _find(self) -> None:
        """Finds the round prices where the pane shows others than before."""
        pane = self._pane
        frame = (pane.low, pane.high, pane.pixel_height, pane.is_log, formats.used())
        if frame != self._made_for:
            self._made_for = frame
            self._prices, decimals = self._round() if self._last is not None else ([], 2)
            self._labels = [self._worded(price, decimals) for price in self._prices]

    def _round(self) -> tuple[list[float], int]:
        pane, length = self._pane, self._theme.length
        frame = pane.pixel_height, length(APART)
        if self._base is None:
            rounded = log_prices if pane.is_log else round_prices
            prices, decimals = rounded(pane.low, pane.high, *frame)
        else:
            prices, decimals = _round_changes(pane, self._base, *frame)
        top, foot = (
            length(CURRENCY_BASE) + 14,
            pane.pixel_height - volume_height(self._theme, pane.pixel_height),
        )
        return [price for price in prices if top <= pane.to_top(price) <= foot - 4], decimals

    def _label(self, painter: QPainter, base: float, text: str) -> None:
        lettering = self._theme.lettering("caption")
        left = self.size().width() - INSET - lettering.width(text)
        lettering.write(painter, left, base, text)

    def _worded(self, price: float, decimals: int | None = None) -> str:
        """A price, or the change since the base; without `decimals`, as exact as a price is."""
        if self._base is not None:
            change = (price / self._base - 1) * 100
            return wording.percent(change, 1 if decimals is None else max(0, decimals - 2))
        return wording.price(price) if decimals is None else wording.number(price, decimals)

    def _tag(self) -> QRectF:
        if self._last is None:
            return QRectF()
        middle = self._pane.to_top(self._last.value)
        if not 0 <= middle <= self._pane.pixel_height:
            return QRectF()
        length = self._theme.length
        text = self._worded(self._last.value)
        width = max(
            length(TAG_WIDTH), round(self._theme.lettering("caption", 600).width(text) + 14)
        )
        height = length(TAG_HEIGHT)
        return QRectF(
            self.size().width() - length(4) - width, round(middle - height / 2), width, height
        )

    def _paint_tag(self, painter: QPainter, tag: QRectF, last: LastPrice) -> None:
        tokens = self._theme.tokens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.text, 1))
        painter.setBrush(tokens.text if last.live else tokens.panel)
        painter.drawRoundedRect(tag.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(tokens.panel if last.live else tokens.text)
        lettering, text = self._theme.lettering("caption", 600), self._worded(last.value)
        left = tag.center().x() - lettering.width(text) / 2
        lettering.write(painter, left, tag.center().y() + lettering.down, text)


class PriceGrid(Layer):
    """A fine line at each price of the scale, and a dotted one at the last price up to its bar."""

    def __init__(self, pane: TimePane, theme: Theme, scale: PriceScale) -> None:
        super().__init__(pane, -30)
        self._theme = theme
        self._scale = scale
        self._last: LastPrice | None = None
        self._dashes = Dashes()

    def set_last(self, last: LastPrice | None) -> None:
        """Marks the last price."""
        self._last = last
        self.changed()

    def draw(self, painter: QPainter, ratio: float) -> None:
        """Draws the lines across the pane."""
        pane, tokens = self.pane, self._theme.tokens
        width, high = pane.pixel_width, 1 / ratio
        for price in self._scale.prices:
            top = int(pane.to_top(price) * ratio) / ratio
            painter.fillRect(QRectF(0, top, width, high), tokens.grid)
        if self._last is None:
            return
        top = int(pane.to_top(self._last.value) * ratio) / ratio
        right = min(pane.to_left(self._last.x), pane.pixel_width)
        if right > 0:
            box = QRectF(0, top, right, 1 / ratio)
            self._dashes.draw(painter, box, DASHES, tokens.line_strong)


class GutterName(QGraphicsWidget):
    """A muted word in the gutter, right-aligned in the middle of its strip."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__()
        self._theme = theme
        self.text = text

    def paint(self, painter: QPainter, option: Any, widget: QWidget | None = None) -> None:
        """Paints the word."""
        del option, widget
        painter.setPen(self._theme.tokens.text_muted)
        lettering, size = self._theme.lettering("caption"), self.size()
        left = size.width() - INSET - lettering.width(self.text)
        lettering.write(painter, left, round(size.height() / 2 + lettering.down), self.text)
