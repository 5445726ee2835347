"""The measured stretch over the price: from a day to another, and what the price did between."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from desktop import wording
from desktop.analysis.returns import Stretch
from desktop.charts import marks
from desktop.charts.time_pane import Layer, TimePane, snap
from desktop.charts.time_scale import middle_of
from desktop.theme import Theme

ABOVE, PAD, LINE = 12.0, 10.0, 17.0
GAP = 12.0  # between two figures
GROUND = 0.12
DOT = 3.0

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Measured:
    """Two days, the earlier first, and what the price did; None where none is near a day."""

    first: date
    last: date
    stretch: Stretch | None

    @property
    def span(self) -> str:
        """The two days."""
        days = {"first": wording.day(self.first), "last": wording.day(self.last)}
        return translate("PriceChart", "{first} to {last}").format(**days)

    @property
    def figures(self) -> tuple[tuple[str, str], ...]:
        """Days, sessions, change and per cent, each with its name."""
        days = wording.number((self.last - self.first).days, 0)
        found = [(translate("PriceChart", "Days"), days)]
        if self.stretch is None:
            return (*found, (translate("PriceChart", "no price near"), ""))
        sessions = wording.number(self.stretch.sessions, 0)
        found.append((translate("PriceChart", "Sessions"), sessions))
        found.append((translate("PriceChart", "Change"), wording.moved_price(self.stretch.change)))
        if self.stretch.percent is not None:
            found.append(("", wording.percent(self.stretch.percent)))
        return tuple(found)

    @property
    def text(self) -> str:
        """All of it in a line."""
        figures = (" ".join(part for part in pair if part) for pair in self.figures)
        return wording.told(self.span, ", ".join(figures))


class MeasureItem(Layer):
    """A band between the two days, a line from close to close, and a card with the figures."""

    def __init__(self, pane: TimePane, theme: Theme) -> None:
        super().__init__(pane, 35)
        self._theme = theme
        self._measured: Measured | None = None
        self._under = 0.0
        self.card = QRectF()  # in the pane

    @property
    def measured(self) -> Measured | None:
        """What is shown."""
        return self._measured

    def set_measured(self, measured: Measured | None) -> None:
        """Show a stretch, or none."""
        self._measured, self.card = measured, QRectF()
        self.changed()

    def set_top(self, base: float) -> None:
        """Let the card stand under what has this baseline."""
        if base != self._under:
            self._under = base
            self.changed()

    @property
    def is_blank(self) -> bool:
        """Whether nothing is measured."""
        return self._measured is None

    def draw(self, painter: QPainter, ratio: float) -> None:
        """Draw the band, the line and the card."""
        if self._measured is None:
            return
        tokens, pane, measured = self._theme.tokens, self.pane, self._measured
        left, right = (
            snap(pane.to_left(middle_of(day)), ratio) for day in (measured.first, measured.last)
        )
        height = pane.pixel_height
        painter.fillRect(QRectF(left, 0, right - left, height), marks.faded(tokens.accent, GROUND))
        painter.setPen(QPen(tokens.accent, 0))
        painter.drawLines([QLineF(x, 0, x, height) for x in (left, right)])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if measured.stretch is not None:
            self._draw_line(painter, measured.stretch)
        self._draw_card(painter, measured, (left + right) / 2)

    def _draw_line(self, painter: QPainter, stretch: Stretch) -> None:
        pane, ink = self.pane, self._theme.tokens.accent
        ends = [
            QPointF(pane.to_left(middle_of(day)), pane.to_top(close))
            for day, close in ((stretch.first, stretch.opened), (stretch.last, stretch.closed))
        ]
        painter.setPen(QPen(ink, 1.4))
        painter.drawLine(*ends)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        for end in ends:
            painter.drawEllipse(end, DOT, DOT)

    def _draw_card(self, painter: QPainter, measured: Measured, middle: float) -> None:
        tokens, length = self._theme.tokens, self._theme.length
        muted, strong = self._theme.font("second"), self._theme.font("second", 600)
        wide, heavy = QFontMetricsF(muted), QFontMetricsF(strong)
        pieces = [
            (name, figure, wide.horizontalAdvance(f"{name} " if name and figure else name))
            for name, figure in measured.figures
        ]
        row = sum(w + heavy.horizontalAdvance(figure) for _, figure, w in pieces)
        row += GAP * (len(pieces) - 1)
        width = max(row, wide.horizontalAdvance(measured.span)) + 2 * length(PAD)
        left = min(max(middle - width / 2, 4.0), max(4.0, self.pane.pixel_width - width - 4))
        top = round(self._under) + length(ABOVE)
        box = QRectF(round(left), top, round(width), 2 * length(LINE) + length(PAD))
        self.card = box
        painter.setPen(QPen(tokens.line_strong, 1))
        painter.setBrush(tokens.raised)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        x, base = box.left() + length(PAD), box.top() + length(PAD) / 2 + wide.ascent()
        painter.setFont(muted)
        painter.setPen(tokens.text_muted)
        painter.drawText(QPointF(x, base), measured.span)
        base += length(LINE)
        for name, figure, indent in pieces:
            painter.setFont(muted)
            painter.setPen(tokens.text_muted)
            painter.drawText(QPointF(x, base), name)
            painter.setFont(strong)
            painter.setPen(self._ink(measured, name))
            painter.drawText(QPointF(x + indent, base), figure)
            x += indent + heavy.horizontalAdvance(figure) + GAP

    def _ink(self, measured: Measured, name: str) -> QColor:
        tokens = self._theme.tokens
        if name or measured.stretch is None or not measured.stretch.change:
            return tokens.text
        return tokens.up if measured.stretch.change > 0 else tokens.down
