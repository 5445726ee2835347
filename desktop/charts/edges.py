"""The fine lines between the parts of the chart."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QWidget

from desktop.theme import Theme


class Edges(QGraphicsItem):
    """The lines between gutter and plot, and between the panes."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._area = QRectF()
        self._gutter = 0
        self._tops: tuple[float, ...] = ()
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def set(self, area: QRectF, gutter: int, tops: Sequence[float]) -> None:
        """Draws them within an area, at these distances from its left and its top."""
        self.prepareGeometryChange()
        self._area, self._gutter, self._tops = area, gutter, tuple(tops)

    def boundingRect(self) -> QRectF:
        """The area."""
        return self._area

    def paint(self, painter: QPainter, option: object, widget: QWidget | None = None) -> None:
        """Paints the lines in the pixel left of the plot and in the last above each pane."""
        del option, widget
        half = 0.5 / painter.device().devicePixelRatio()
        painter.setPen(QPen(self._theme.tokens.line, 0))
        x = self._gutter - half
        painter.drawLine(QPointF(x, 0), QPointF(x, self._area.bottom()))
        for y in (top - half for top in self._tops):
            painter.drawLine(QPointF(self._gutter, y), QPointF(self._area.right(), y))
