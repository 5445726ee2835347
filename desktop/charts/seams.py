"""Where one ticker's prices end and its successor's begin: a line with both names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from desktop import wording
from desktop.charts.time_pane import Layer, TimePane, snap
from desktop.charts.time_scale import x_of
from desktop.charts.volume import volume_height
from desktop.theme import Theme

DASHES = [1.0, 3.0]
BESIDE = 5.0


class SeamMark(NamedTuple):
    """The first day of the newer ticker's own prices, and both tickers."""

    day: date
    older: str
    newer: str

    @property
    def text(self) -> str:
        """`NYSE:FVAC until 18 Nov 2020, then NYSE:MP`."""
        form = QCoreApplication.translate("PriceChart", "{older}, from {day} {newer}")
        return form.format(older=self.older, day=wording.day(self.day), newer=self.newer)


class SeamsItem(Layer):
    """A dotted line a seam; its words stand over the volume where they fit."""

    def __init__(self, pane: TimePane, theme: Theme) -> None:
        super().__init__(pane, 14)
        self._theme = theme
        self._marks: tuple[SeamMark, ...] = ()

    @property
    def marks(self) -> tuple[SeamMark, ...]:
        """What is marked."""
        return self._marks

    def set_marks(self, marks: Sequence[SeamMark]) -> None:
        """Marks these seams."""
        self._marks = tuple(marks)
        self.changed()

    @property
    def is_blank(self) -> bool:
        """Whether nothing is marked."""
        return not self._marks

    def draw(self, painter: QPainter, ratio: float) -> None:
        """Draws the lines, and the words of those that have room for them."""
        pane, tokens = self.pane, self._theme.tokens
        font = self._theme.font("caption")
        metrics = QFontMetricsF(font)
        foot = pane.pixel_height - volume_height(self._theme, pane.pixel_height) - BESIDE
        end = 0.0
        for mark in self._marks:
            x = snap(pane.to_left(x_of(mark.day)), ratio)
            if not 0 <= x <= pane.pixel_width:
                continue
            pen = QPen(tokens.text_muted, 1 / ratio)
            pen.setDashPattern([dash * ratio for dash in DASHES])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawLine(QLineF(x, 0, x, pane.pixel_height))
            width = metrics.horizontalAdvance(mark.text)
            left = min(x + BESIDE, pane.pixel_width - width - BESIDE)
            if left < end:
                continue
            end = left + width + BESIDE
            box = QRectF(left - 2, foot - metrics.height(), width + 4, metrics.height())
            painter.fillRect(box, tokens.panel)
            painter.setFont(font)
            painter.setPen(tokens.text_muted)
            painter.drawText(QPointF(left, foot - metrics.descent()), mark.text)
