"""The line under the chart that says where its prices come from."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsWidget, QWidget

from desktop.theme import Theme

INSET = 10.0


class Caption(QGraphicsWidget):
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
        lettering, size = self._theme.lettering("caption"), self.size()
        painter.setPen(self._theme.tokens.text_muted)
        text = lettering.shortened(self._text, size.width() - 2 * INSET)
        lettering.write(painter, INSET, round(size.height() / 2 + lettering.down), text)
