"""The fine lines between the parts of the chart."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
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
        fine, ink = 1 / painter.device().devicePixelRatio(), self._theme.tokens.line
        painter.fillRect(QRectF(self._gutter - fine, 0, fine, self._area.bottom()), ink)
        for top in self._tops:
            width = self._area.right() - self._gutter
            painter.fillRect(QRectF(self._gutter, top - fine, width, fine), ink)
