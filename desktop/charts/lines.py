"""Lines over a pane: indicators and other listings, each with a colour and a pattern of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from desktop.charts.polyline import draw_polylines, polylines
from desktop.charts.rects import Frame
from desktop.charts.series import Floats
from desktop.charts.time_pane import Layer, TimePane
from desktop.theme import Theme

# A line is told by its colour and by its pattern: dashes and spaces, in widths of the line.
COLOURS = ("note", "policy", "financing", "text_muted")
PATTERNS: tuple[tuple[float, ...], ...] = (
    (),
    (6, 3),
    (1.5, 2.5),
    (8, 2.5, 1.5, 2.5),
    (14, 4),
    (4, 1.5),
    (8, 2, 1.5, 2, 1.5, 2),
    (14, 2.5, 4, 2.5),
)


@dataclass(frozen=True, eq=False)
class Line:
    """A named line, or several that belong together: values `ys` at `x` seconds, NaN where none.

    `look` tells it from the others in its pane; a negative one is that of the price itself.
    `factor` scales its values to those of the pane.
    """

    name: str
    x: Floats
    ys: tuple[Floats, ...]
    look: int = 0
    width: float = 1.3
    factor: float = 1.0

    @property
    def colour(self) -> str:
        """The name of its colour among the theme's."""
        if self.look < 0:
            return "text"
        # After twice the patterns the pairs would begin anew, but for a shift of the colours.
        return COLOURS[(self.look + self.look // (2 * len(PATTERNS))) % len(COLOURS)]

    @property
    def pattern(self) -> tuple[float, ...]:
        """Its dashes and spaces; nothing for a whole line."""
        if self.look < 0:
            return ()
        return PATTERNS[self.look % len(PATTERNS)]

    def at(self, x: float) -> tuple[float, ...]:
        """The last values on or before a time, as they are; NaN where there are none."""
        index = int(np.searchsorted(self.x, x, side="right")) - 1
        return tuple(float(y[index]) for y in self.ys) if index >= 0 else (np.nan,) * len(self.ys)


def pen_of(line: Line, theme: Theme, ratio: float) -> QPen:
    """The pen of a line, in device pixels."""
    pen = QPen(QColor(getattr(theme.tokens, line.colour)), line.width * ratio)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if line.pattern:
        pen.setDashPattern(line.pattern)
    return pen


class LinesItem(Layer):
    """All lines of a pane, in the order they are given."""

    def __init__(self, pane: TimePane, theme: Theme) -> None:
        super().__init__(pane, 12)
        self._theme = theme
        self._lines: tuple[Line, ...] = ()
        self._drawn: list[tuple[Line, list[QPolygonF]]] = []

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is drawn."""
        return self._lines

    @property
    def drawn(self) -> list[tuple[Line, list[QPolygonF]]]:
        """Each line with its pieces in device pixels."""
        return self._drawn

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Draws these instead."""
        self._lines = tuple(lines)
        self.changed()

    @property
    def is_blank(self) -> bool:
        """Whether there is no line."""
        return not self._lines

    def lay_out(self, ratio: float) -> None:
        """Lays out the part of each line that the frame touches."""
        self._drawn = []
        if self.pane.pixel_width < 1:
            return
        frame, width = Frame.of(self.pane, ratio), self.pane.pixel_width * ratio
        for line in self._lines:
            pieces = [
                piece for y in line.ys for piece in polylines(line.x, y, frame, width, line.factor)
            ]
            self._drawn.append((line, pieces))

    def draw(self, painter: QPainter, ratio: float) -> None:
        """Draws what was laid out, in device pixels."""
        painter.scale(1 / ratio, 1 / ratio)
        for line, pieces in self._drawn:
            colour = QColor(getattr(self._theme.tokens, line.colour))
            draw_polylines(painter, pieces, colour, line.width * ratio, line.pattern)
