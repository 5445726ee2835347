"""The fine lines between the parts of the chart."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QWidget

from desktop.theme import Theme


class Edges(QGraphicsItem):
    """The lines between gutter, plot and strip."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._area = QRectF()
        self._gutter, self._strip = 0, 0.0
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def set(self, area: QRectF, gutter: int, strip_top: float) -> None:
        """Draws them within an area, at these distances from its left and its top."""
        self.prepareGeometryChange()
        self._area, self._gutter, self._strip = area, gutter, strip_top

    def boundingRect(self) -> QRectF:
        """The area."""
        return self._area

    def paint(self, painter: QPainter, option: object, widget: QWidget | None = None) -> None:
        """Paints the lines in the pixel left of the plot and in the last of the price."""
        del option, widget
        half = 0.5 / painter.device().devicePixelRatio()
        painter.setPen(QPen(self._theme.tokens.line, 0))
        x, y = self._gutter - half, self._strip - half
        painter.drawLine(QPointF(x, 0), QPointF(x, self._area.bottom()))
        painter.drawLine(QPointF(self._gutter, y), QPointF(self._area.right(), y))
