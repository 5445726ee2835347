"""Paints the shapes of the lanes, each kind its own way, in the colours of the theme."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QGradient,
    QLinearGradient,
    QPainter,
    QPen,
    QPolygonF,
)

from desktop.charts import marks
from desktop.charts.dashes import Dashes
from desktop.charts.lane_shapes import (
    Arrow,
    Line,
    Mark,
    Picture,
    Ring,
    Run,
    Shape,
    Stretch,
    Style,
    Tick,
)
from desktop.charts.lanes import Fade
from desktop.lettering import Lettering
from desktop.theme import Theme, Tokens, mixed

FADES: dict[Fade, tuple[tuple[float, float], ...]] = {
    Fade.NONE: ((0, 1), (1, 1)),
    Fade.SOFT: ((0, 0.25), (0.16, 0.95), (0.84, 0.95), (1, 0.25)),
    Fade.VAGUE: ((0, 0.05), (0.28, 0.95), (0.72, 0.95), (1, 0.05)),
    Fade.RISING: ((0, 0), (0.15, 0.1), (0.75, 0.75), (1, 1)),
    Fade.FALLING: ((0, 1), (0.25, 0.8), (1, 0)),
}
DASHES = {"dots": (1.0, 3.0), "dashes": (1.5, 1.5), "fine": (2.0, 2.0)}
HIGHLIGHT = 0.6
HEAD = 5.0  # pixels of an arrow's head


class LanePainter:
    """Paints a picture; what lies behind it is `ground`: panel, future, highlight."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._letterings: dict[Style, Lettering] = {}
        self._today = 0.0
        self._open: tuple[float, float] | None = None
        self._left = 0.0
        self._right = 0.0
        self._plain = self._lit = (theme.tokens.panel, theme.tokens.sunken)
        self._brushes: dict[tuple[Fade, int], QBrush] = {}
        self._dashes = Dashes()

    def set_ground(
        self, left: float, right: float, today: float, highlight: tuple[float, float] | None
    ) -> None:
        """Say where the pane is, where the future begins, and which rows are highlighted."""
        self._left, self._right = left, right
        self._today, self._open = today, highlight
        tokens = self._theme.tokens
        self._plain = tokens.panel, tokens.sunken
        self._lit = (
            mixed(tokens.selection, tokens.panel, HIGHLIGHT),
            mixed(tokens.selection, tokens.sunken, HIGHLIGHT),
        )

    def width(self, text: str, style: Style) -> float:
        """The width of a label in pixels."""
        return self._lettering(style).width(text)

    def paint(self, painter: QPainter, picture: Picture) -> None:
        """Paint everything but labels, then the labels over it."""
        runs = []
        for shape in picture.shapes:
            if isinstance(shape, Run):
                runs.append(shape)
            else:
                self._shape(painter, shape)
        for run in runs:
            self._run(painter, run)

    def ground(self, y: float, x: float) -> QColor:
        """The colour behind a place."""
        is_open = self._open is not None and self._open[0] <= y < self._open[1]
        return (self._lit if is_open else self._plain)[x >= self._today]

    def _shape(self, painter: QPainter, shape: Shape) -> None:
        if isinstance(shape, Stretch):
            self._stretch(painter, shape)
        elif isinstance(shape, Line):
            self._line(painter, shape)
        elif isinstance(shape, Mark):
            self._mark(painter, shape)
        elif isinstance(shape, Tick):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_token(self._theme.tokens, shape.role))
            width = 1.2 if shape.role == "done" else 2.0
            box = QRectF(shape.x - width / 2, shape.y - shape.height / 2, width, shape.height)
            painter.drawRoundedRect(box, 0.6, 0.6)
        elif isinstance(shape, Arrow):
            self._arrow(painter, shape)
        elif isinstance(shape, Ring):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.tokens.focus, 2))
            painter.drawEllipse(QPointF(shape.x, shape.y), shape.radius, shape.radius)

    def _stretch(self, painter: QPainter, bar: Stretch) -> None:
        if bar.x1 < self._left or bar.x0 > self._right:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        colour = _token(self._theme.tokens, bar.role)
        if marks.is_on_screen(painter):
            painter.setBrush(self._fading(bar.fade, colour))
        else:
            painter.setBrush(self._opaque_fading(bar, colour))
        radius = min(3.0, bar.height / 2, (bar.x1 - bar.x0) / 2)
        box = QRectF(bar.x0, bar.y - bar.height / 2, bar.x1 - bar.x0, bar.height)
        painter.drawRoundedRect(box, radius, radius)

    def _opaque_fading(self, bar: Stretch, colour: QColor) -> QBrush:
        """The same into the ground: in a PDF file nothing of a gradient can be seen through."""
        gradient = QLinearGradient(bar.x0, 0, bar.x1, 0)
        for place, opacity in FADES[bar.fade]:
            ground = self.ground(bar.y, bar.x0 + place * (bar.x1 - bar.x0))
            gradient.setColorAt(place, mixed(colour, ground, opacity))
        return QBrush(gradient)

    def _fading(self, fade: Fade, colour: QColor) -> QBrush:
        """The brush of a bar, across whatever it fills."""
        key = (fade, colour.rgba())
        if key not in self._brushes:
            gradient = QLinearGradient(0, 0, 1, 0)
            gradient.setCoordinateMode(QGradient.CoordinateMode.ObjectMode)
            for place, opacity in FADES[fade]:
                gradient.setColorAt(place, marks.faded(colour, opacity))
            self._brushes[key] = QBrush(gradient)
        return self._brushes[key]

    def _line(self, painter: QPainter, line: Line) -> None:
        x0, x1 = max(line.x0, self._left - 8), min(line.x1, self._right + 8)
        if x0 >= x1:
            return
        colour = _token(self._theme.tokens, line.role)
        if line.opacity < 1:
            colour = marks.faded(colour, line.opacity)
        if line.dash in {"dashes", "fine"}:
            # The pattern keeps its place while the line is cut at the edge of the pane.
            dash, space = DASHES[line.dash]
            box = QRectF(x0, line.y - line.width / 2, x1 - x0, line.width)
            pattern = (dash * line.width, space * line.width)
            self._dashes.draw(painter, box, pattern, colour, x0 - line.x0)
            return
        pen = QPen(colour, line.width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if line.dash == "dots":
            pen.setDashPattern(DASHES[line.dash])
            pen.setDashOffset((x0 - line.x0) / line.width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(QPointF(x0, line.y), QPointF(x1, line.y))

    def _arrow(self, painter: QPainter, arrow: Arrow) -> None:
        """A line with a head; between two ends in the same place only the head."""
        colour = QColor(_token(self._theme.tokens, arrow.role))
        colour.setAlphaF(0.75)
        tip, tail = QPointF(arrow.x1, arrow.y1), QPointF(arrow.x0, arrow.y0)
        length = max(math.hypot(tip.x() - tail.x(), tip.y() - tail.y()), 1.0)
        along = (tip - tail) / length
        across = QPointF(-along.y(), along.x())
        painter.setPen(QPen(colour, 1.2))
        painter.drawLine(tail, tip - along * HEAD)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        back = tip - along * HEAD
        painter.drawPolygon(QPolygonF([tip, back + across * HEAD / 2, back - across * HEAD / 2]))

    def _mark(self, painter: QPainter, mark: Mark) -> None:
        if not self._left - 20 <= mark.x <= self._right + 20:
            return
        tokens, x, y = self._theme.tokens, mark.x, mark.y
        ground = self.ground(y, x)
        if mark.kind == "done":
            marks.draw_done(painter, x, y, mark.size, tokens.done)
        elif mark.kind == "guidance":
            marks.draw_guidance(painter, x, y, mark.size, tokens.guidance, ground)
        elif mark.kind == "withdrawn":
            marks.draw_withdrawn(painter, x, y, mark.size, tokens.guidance, ground)
        elif mark.kind == "financing":
            marks.draw_financing(painter, x, y, mark.size, mark.firmness, tokens.financing, ground)
        elif mark.kind == "policy":
            marks.draw_policy(painter, x, y, mark.size, tokens.policy)
        elif mark.kind == "note":
            marks.draw_note(painter, x, y, mark.size, tokens.note)
        else:
            self._late(painter, x, y, mark.size, ground)

    def _late(self, painter: QPainter, x: float, y: float, size: float, ground: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawEllipse(QPointF(x, y), size / 2, size / 2)
        ratio = painter.device().devicePixelRatioF()
        pixels = round(size) - 1
        tokens = self._theme.tokens
        pixmap = self._theme.pixmap("circle-alert", tokens.overdue, pixels, ratio)
        painter.drawPixmap(QPointF(x - pixels / 2, y - pixels / 2), pixmap)

    def _run(self, painter: QPainter, run: Run) -> None:
        lettering = self._lettering(run.style)
        if not run.on_bar:
            half = (lettering.ascent + lettering.descent) / 2
            self._erase(painter, run.x - 2, run.x + run.width + max(2, run.trail), run.y, half)
        painter.setPen(_token(self._theme.tokens, run.style.role))
        lettering.write(painter, run.x, run.y + lettering.cap_height / 2, run.text)

    def _lettering(self, style: Style) -> Lettering:
        lettering = self._letterings.get(style)
        if lettering is None:
            lettering = self._theme.lettering(style.step, style.weight)
            self._letterings[style] = lettering
        return lettering

    def _erase(self, painter: QPainter, x0: float, x1: float, y: float, half: float) -> None:
        if x0 < self._today < x1:
            self._erase(painter, self._today, x1, y, half)
            x1 = self._today
        painter.fillRect(QRectF(x0, y - half, x1 - x0, 2 * half), self.ground(y, x0))


def _token(tokens: Tokens, role: str) -> QColor:
    colour: QColor = getattr(tokens, role)
    return colour
