"""The line under the chart that says where its prices come from."""

from __future__ import annotations

from html import escape

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from desktop.theme import Theme


class Caption(pg.GraphicsWidget):  # type: ignore[misc]
    """A small muted line, which is whole where the pointer rests on it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._text = ""

    @property
    def text(self) -> str:
        """What it says."""
        return self._text

    @text.setter
    def text(self, text: str) -> None:
        self._text = text
        # As rich text it is wrapped, however long it is.
        self.setToolTip(f"<span>{escape(text)}</span>" if text else "")
        self.update()

    def paint(self, painter: QPainter, option: object, widget: QWidget | None = None) -> None:
        """Paints the line, shortened where it doesn't fit."""
        del option, widget
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._theme.tokens.text_muted)
        box = QRectF(10, 0, self.size().width() - 20, self.size().height())
        text = painter.fontMetrics().elidedText(
            self._text, Qt.TextElideMode.ElideRight, int(box.width())
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)
