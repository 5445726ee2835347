"""A font of the theme: how wide texts are in it, and texts that are written again and again."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QStaticText

KEPT = 4_096  # texts that are kept as they are measured or laid out


class Lettering:
    """A font with what was measured in it; lengths in pixels.

    `ascent`, `descent`, `height` and `cap_height` are those of the font.
    """

    def __init__(self, font: QFont) -> None:
        self.font = font
        metrics = QFontMetricsF(font)
        self.ascent, self.descent = metrics.ascent(), metrics.descent()
        self.height, self.cap_height = metrics.height(), metrics.capHeight()
        self._metrics = metrics
        self._widths: dict[str, float] = {}
        self._texts: dict[str, QStaticText] = {}

    @property
    def down(self) -> float:
        """How far under the middle of a line its letters stand."""
        return (self.ascent - self.descent) / 2

    def width(self, text: str) -> float:
        """How wide a text is; measured once."""
        width = self._widths.get(text)
        if width is None:
            if len(self._widths) >= KEPT:
                self._widths.clear()
            width = self._widths[text] = self._metrics.horizontalAdvance(text)
        return width

    def shortened(self, text: str, room: float) -> str:
        """As much of a text as there is room for, its end elided."""
        if self.width(text) <= room:
            return text
        return self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(room, 0.0))

    def write(self, painter: QPainter, x: float, base: float, text: str) -> None:
        """Write a text from a point of its baseline on, in the painter's pen.

        The painter has this font then. `QPainter` itself would shape the letters each time.
        """
        painter.setFont(self.font)
        painter.drawStaticText(QPointF(x, base - self.ascent), self.laid_out(text))

    def laid_out(self, text: str) -> QStaticText:
        """A text as painters in this font write it without shaping its letters anew."""
        laid_out = self._texts.get(text)
        if laid_out is None:
            if len(self._texts) >= KEPT:
                self._texts.clear()
            laid_out = self._texts[text] = QStaticText(text)
            laid_out.setTextFormat(Qt.TextFormat.PlainText)
        return laid_out
