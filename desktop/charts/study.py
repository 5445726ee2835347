"""A pane under the price for an indicator with a scale of its own."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsWidget, QWidget

from desktop import wording
from desktop.analysis.indicators import Indicator
from desktop.charts.lines import Line, LinesItem
from desktop.charts.pane_layers import PaneLayers
from desktop.charts.price_scale import INSET
from desktop.charts.price_ticks import round_prices
from desktop.charts.time_axis import TimeAxis
from desktop.charts.time_pane import Layer, TimePane, snap
from desktop.charts.time_scale import TimeRange, middle_of
from desktop.theme import Theme

HEIGHT = 64
APART = 26.0  # pixels between two labels
MARKS = (30.0, 70.0)  # where Wilder's index is called oversold and overbought
ROOM = 1.12  # of the highest value shown, where the scale begins at nothing


class Study:
    """A pane with one line, its name, its value and its scale in the gutter."""

    def __init__(self, time: TimeRange, theme: Theme, axis: TimeAxis) -> None:
        self._theme = theme
        self.pane = TimePane(time)
        self.layers = PaneLayers(self.pane, theme, axis)
        self._grid = StudyGrid(self.pane, theme)
        self._lines = LinesItem(self.pane, theme)
        self.gutter = StudyGutter(self.pane, theme)
        self._indicator: Indicator | None = None

    @property
    def line(self) -> Line | None:
        """What is drawn."""
        return self._lines.lines[0] if self._lines.lines else None

    @property
    def text(self) -> str:
        """What the gutter says: the name and the value."""
        return f"{self.gutter.name} {self.gutter.value}".strip()

    def show(self, indicator: Indicator, line: Line) -> None:
        """Draws an indicator."""
        self._indicator = indicator
        self._lines.set_lines((line,))
        self.fit()
        self.read_out(None)

    def clear(self) -> None:
        """Draws nothing; without anything to draw there is no room for it either."""
        self._lines.set_lines(())

    def place(self, top: float, gutter: int, width: float, *, is_shown: bool) -> None:
        """Puts pane and gutter at a height, or takes them away."""
        height = self._theme.length(HEIGHT)
        self.pane.setVisible(is_shown)
        self.gutter.setVisible(is_shown)
        self.pane.setGeometry(QRectF(gutter, top, width, height))
        self.gutter.setGeometry(QRectF(0, top, gutter, height))
        self.layers.stand_at(top)

    def fit(self) -> None:
        """Scales to what is in sight; an index always from 0 to 100."""
        line = self.line
        if line is None or self._indicator is None:
            return
        if self._indicator.kind == "rsi":
            self.pane.set_values(0.0, 100.0)
            self._mark(MARKS)
            return
        time = self.pane.time
        shown = slice(*np.searchsorted(line.x, (time.first, time.last)))
        values = line.ys[0][shown]
        high = float(np.nanmax(values)) if np.isfinite(values).any() else 1.0
        self.pane.set_values(0.0, (high or 1.0) * ROOM)
        marks, _ = round_prices(0.0, high, self.pane.pixel_height, APART)
        self._mark([mark for mark in marks if mark > 0])

    def read_out(self, day: date | None) -> None:
        """Says the value of a day, or the last one."""
        line = self.line
        if line is None:
            return
        value = line.at(middle_of(day) if day is not None else math.inf)[0]
        self.gutter.say(line.name, self._written(value) if math.isfinite(value) else "")

    def _written(self, value: float) -> str:
        is_index = self._indicator is not None and self._indicator.kind == "rsi"
        return wording.number(value, 1) if is_index else wording.price(value)

    def _mark(self, marks: Sequence[float]) -> None:
        self._grid.set_marks(marks)
        self.gutter.set_marks(marks)


class StudyGrid(Layer):
    """A fine line at each mark."""

    def __init__(self, pane: TimePane, theme: Theme) -> None:
        super().__init__(pane, -20)
        self._theme = theme
        self._marks: tuple[float, ...] = ()

    def set_marks(self, marks: Sequence[float]) -> None:
        """Draws lines at these values."""
        if tuple(marks) != self._marks:
            self._marks = tuple(marks)
            self.changed()

    def draw(self, painter: QPainter, ratio: float) -> None:
        """Draws the lines across the pane."""
        painter.setPen(QPen(self._theme.tokens.line, 0))
        tops = (snap(self.pane.to_top(mark), ratio) for mark in self._marks)
        painter.drawLines([QLineF(0, y, self.pane.pixel_width, y) for y in tops])


class StudyGutter(QGraphicsWidget):
    """Beside a study: its name, its value, and the marks of its scale."""

    def __init__(self, pane: TimePane, theme: Theme) -> None:
        super().__init__()
        self._pane = pane
        self._theme = theme
        self._marks: tuple[float, ...] = ()
        self.name, self.value = "", ""

    def say(self, name: str, value: str) -> None:
        """Names the indicator and a value of it."""
        if (name, value) != (self.name, self.value):
            self.name, self.value = name, value
            self.update()

    def set_marks(self, marks: Sequence[float]) -> None:
        """Labels these values."""
        if tuple(marks) != self._marks:
            self._marks = tuple(marks)
            self.update()

    def paint(self, painter: QPainter, option: Any, widget: QWidget | None = None) -> None:
        """Paints the name at the left and the labels at the right."""
        del option, widget
        tokens, length = self._theme.tokens, self._theme.length
        font = self._theme.font("caption")
        words = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(tokens.text_muted)
        painter.drawText(QPointF(length(16), length(4) + words.ascent()), self.name)
        for mark in self._marks:
            decimals = 0 if mark >= 10 or mark == int(mark) else 2
            middle = self._pane.to_top(mark)
            box = QRectF(0, middle - 20, self.size().width() - INSET, 40)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, flags, wording.number(mark, decimals))

    @property
    def is_blank(self) -> bool:
        """Whether there is no value to say."""
        return not self.value

    def paint_now(self, painter: QPainter) -> None:
        """Paints the value, which follows the pointer: the view has it over the last frame."""
        length, words = self._theme.length, QFontMetricsF(self._theme.font("caption"))
        painter.setFont(self._theme.font("caption", 500))
        painter.setPen(self._theme.tokens.text)
        base = length(4) + words.ascent() + words.lineSpacing()
        painter.drawText(QPointF(length(16), base), self.value)
