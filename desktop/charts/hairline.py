"""A fine upright line through a pane: the day under the pointer, or the chosen one."""

from __future__ import annotations

from datetime import date
from typing import Literal

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from desktop.charts.time_pane import Layer, TimePane
from desktop.charts.time_scale import middle_of
from desktop.theme import Theme

OPACITY = {"text_muted": 0.8, "focus": 0.55}


class Hairline(Layer):
    """A line at the middle of a day, in one of the theme's colours."""

    def __init__(
        self, pane: TimePane, theme: Theme, colour: Literal["text_muted", "focus"], z: float
    ) -> None:
        super().__init__(pane, z, is_over=colour == "text_muted")
        self._theme = theme
        self._colour = colour
        self._day: date | None = None

    def set_day(self, day: date | None) -> None:
        """Moves the line to a day, or takes it away."""
        if day == self._day:
            return
        # Only the two strips: the rest of the pane stays as it is.
        self.update(self._strip())
        self._day = day
        self.update(self._strip())

    def _strip(self) -> QRectF:
        if self._day is None:
            return QRectF()
        x = self.pane.to_left(middle_of(self._day))
        return QRectF(x - 2, 0, 4, self.pane.pixel_height)

    @property
    def is_blank(self) -> bool:
        """Whether no day is marked."""
        return self._day is None

    def draw(self, painter: QPainter, ratio: float) -> None:
        """Draws the line."""
        if self._day is None:
            return
        left = int(self.pane.to_left(middle_of(self._day)) * ratio) / ratio
        colour = QColor(getattr(self._theme.tokens, self._colour))
        colour.setAlphaF(OPACITY[self._colour])
        painter.fillRect(QRectF(left, 0, 1 / ratio, self.pane.pixel_height), colour)
