"""A note on its way to another day: the line and the name of the day it is over."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from desktop import wording
from desktop.analysis.story import Ref
from desktop.charts import marks
from desktop.charts.time_pane import TimePane, snap
from desktop.charts.time_scale import font_scale, middle_of
from desktop.theme import Theme

PILL, PAD = 18.0, 8.0


@dataclass
class CarriedNote:
    """The note that is dragged: the day it `began` on, and the `day` that it is over now."""

    ref: Ref
    began: dt.date
    day: dt.date
    pane: TimePane

    @property
    def text(self) -> str:
        """The day, and how far it is from the one before."""
        moved = (self.day - self.began).days
        return f"{wording.day(self.day)}  {wording.slip(moved)}" if moved else wording.day(self.day)

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the line of the day and a pill that names it, in the pane's pixels."""
        tokens, scale = theme.tokens, font_scale()
        whole, ratio = self.pane.pixel_width, painter.device().devicePixelRatioF()
        place = self.pane.to_left(middle_of(self.day))
        x = snap(min(max(place, 0.0), whole - 1), ratio)
        painter.setPen(QPen(tokens.focus, 0))
        painter.drawLine(QLineF(x, 0, x, self.pane.pixel_height))
        font = theme.font("caption", 600)
        width = QFontMetricsF(font).horizontalAdvance(self.text) + 2 * PAD
        left = round(max(0.0, min(x - width / 2, whole - width)))
        box = QRectF(left, 2, round(width), PILL * scale)
        painter.setPen(QPen(tokens.focus, 1))
        painter.setBrush(tokens.raised)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), marks.RADIUS, marks.RADIUS)
        painter.setPen(tokens.text)
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text)
