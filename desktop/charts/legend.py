"""The names of the lines over the price, each with a piece of its line and its value."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from desktop.charts.lines import Line, pen_of
from desktop.charts.readout import GAP, GROUND, LEFT
from desktop.charts.time_pane import Layer, TimePane
from desktop.theme import Theme

BASE = 41.0  # the baseline of the first row, under the readout
PITCH = 17.0
SAMPLE = 30.0  # the length of the piece of a line
BESIDE = 5.0


class Entry(NamedTuple):
    """A line and what is said of it: its value where the crosshair stands, or its last one."""

    line: Line
    value: str


class LegendItem(Layer):
    """Rows of entries from the left, on the ground's colour; they wrap at the right edge."""

    def __init__(self, pane: TimePane, theme: Theme) -> None:
        super().__init__(pane, 40, is_over=True)
        self._theme = theme
        self._entries: tuple[Entry, ...] = ()
        self._taken = QRectF()
        self._rows: list[tuple[Entry, float, float]] = []

    def set_entries(self, entries: Sequence[Entry], taken: QRectF) -> None:
        """Says these, clear of a place that is taken."""
        if (tuple(entries), taken) != (self._entries, self._taken):
            before = self.foot
            self._entries, self._taken = tuple(entries), taken
            self._laid_out_for = None
            self.update(QRectF(0, 0, self.pane.pixel_width, max(before, self.foot)))

    @property
    def foot(self) -> float:
        """The baseline of what comes under its last row."""
        self.lay_out(1.0)
        length = self._theme.length
        return self._rows[-1][2] + length(PITCH) if self._rows else float(length(BASE))

    @property
    def text(self) -> str:
        """All of it as one line."""
        return " ".join(f"{entry.line.name} {entry.value}".strip() for entry in self._entries)

    @property
    def is_blank(self) -> bool:
        """Whether there is no line to name."""
        return not self._entries

    def lay_out(self, ratio: float) -> None:
        """Finds each entry's place."""
        length = self._theme.length
        self._rows = []
        left, base = LEFT, float(length(BASE))
        for entry in self._entries:
            width = self._width(entry)
            if left > LEFT and left + width > self._right(base):
                left, base = LEFT, base + length(PITCH)
            self._rows.append((entry, left, base))
            left += width + GAP

    def draw(self, painter: QPainter, ratio: float) -> None:
        """Draws a piece of each line, its name and its value."""
        tokens, length = self._theme.tokens, self._theme.length
        name, figure = self._theme.font("second"), self._theme.font("second", 500)
        words = QFontMetricsF(name)
        for entry, left, base in self._rows:
            box = QRectF(left, base - words.ascent(), self._width(entry), words.height())
            ground = box.adjusted(-GROUND, -1, GROUND, 1).toAlignedRect()
            painter.fillRect(ground, tokens.panel)
            painter.setPen(pen_of(entry.line, self._theme, 1.0))
            middle = base - words.xHeight() / 2
            painter.drawLine(QLineF(left, middle, left + length(SAMPLE), middle))
            x = left + length(SAMPLE) + BESIDE
            painter.setFont(name)
            painter.setPen(tokens.text_muted)
            painter.drawText(QPointF(x, base), entry.line.name)
            x += words.horizontalAdvance(entry.line.name) + BESIDE
            painter.setFont(figure)
            painter.setPen(tokens.text)
            painter.drawText(QPointF(x, base), entry.value)

    def _right(self, base: float) -> float:
        """How far a row may reach: to the edge, or to what is taken there."""
        is_beside = self._taken.top() - 2 < base < self._taken.bottom() + self._theme.length(PITCH)
        edge = self.pane.pixel_width - LEFT
        return min(edge, self._taken.left() - GAP) if is_beside else edge

    def _width(self, entry: Entry) -> float:
        name = QFontMetricsF(self._theme.font("second")).horizontalAdvance(entry.line.name)
        value = QFontMetricsF(self._theme.font("second", 500)).horizontalAdvance(entry.value)
        return self._theme.length(SAMPLE) + BESIDE + name + math.ceil(value) + BESIDE * bool(value)
