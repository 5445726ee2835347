"""The chart and its lanes as one picture, with what they show over them and the source below."""

from __future__ import annotations

import math
from contextlib import ExitStack
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption

from desktop.charts.lanes_chart import LanesChart
from desktop.charts.price_chart import PriceChart
from desktop.theme import Step, Theme

MARGIN, HEAD, LINE, FOOT = 16.0, 52.0, 17.0, 10.0


@dataclass(frozen=True)
class Caption:
    """What a picture says of itself: what it shows, from when to when, and where it is from."""

    title: str
    facts: str
    source: str


class ChartPicture:
    """Draws on any painter, in pixels of the window."""

    def __init__(
        self,
        theme: Theme,
        chart: PriceChart,
        lanes: LanesChart,
        caption: Caption,
        *,
        is_on_paper: bool = False,
    ) -> None:
        self._theme = theme
        self._is_on_paper = is_on_paper
        self._chart, self._lanes, self._caption = chart, lanes, caption

    @property
    def title(self) -> str:
        """What it shows, in a line."""
        return f"{self._caption.title} · {self._caption.facts}"

    def size(self) -> QSize:
        """As wide as the chart; the lanes in their whole height."""
        height = self._head() + self._chart.height() + self._lanes.height() + self._foot()
        return QSize(self._chart.width(), math.ceil(height))

    def draw(self, painter: QPainter) -> None:
        """Draw everything from the origin on."""
        with ExitStack() as stack:
            if self._is_on_paper:
                stack.enter_context(self._theme.on_paper())
            stack.enter_context(self._chart.as_picture())
            self._draw(painter)

    def _draw(self, painter: QPainter) -> None:
        chart, lanes, top = self._chart, self._lanes, self._head()
        painter.fillRect(QRect(QPoint(), self.size()), self._theme.tokens.panel)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_head(painter)
        painter.save()
        place = QRectF(0, top, chart.width(), chart.height())
        chart.render(painter, place, chart.viewport().rect())
        painter.restore()
        painter.save()
        painter.translate(0, top)
        chart.paint_over(painter)
        painter.restore()
        top += chart.height()
        painter.save()
        painter.translate(0, top)
        painter.setClipRect(QRectF(0, 0, chart.width(), lanes.height()))
        lanes.draw_on(painter)
        painter.restore()
        self._draw_foot(painter, top + lanes.height())

    def _head(self) -> float:
        return float(self._theme.length(HEAD))

    def _foot(self) -> float:
        lines = len(self._source_lines())
        length = self._theme.length
        return float(2 * length(FOOT) + length(LINE) * lines) if lines else 0.0

    def _draw_head(self, painter: QPainter) -> None:
        tokens, length = self._theme.tokens, self._theme.length
        left, width = length(MARGIN), self._chart.width() - 2 * length(MARGIN)
        rows: tuple[tuple[str, Step, int, object], ...] = (
            (self._caption.title, "company", 600, tokens.text),
            (self._caption.facts, "second", 400, tokens.text_muted),
        )
        base = float(length(22))
        for text, step, weight, ink in rows:
            font = self._theme.font(step, weight)
            painter.setFont(font)
            painter.setPen(ink)
            short = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QPointF(left, base), short)
            base += length(20)
        self._rule(painter, self._head())

    def _draw_foot(self, painter: QPainter, top: float) -> None:
        lines = self._source_lines()
        if not lines:
            return
        tokens, length = self._theme.tokens, self._theme.length
        self._rule(painter, top)
        font = self._theme.font("caption")
        painter.setFont(font)
        painter.setPen(tokens.text_muted)
        base = top + length(FOOT) + QFontMetricsF(font).ascent()
        for line in lines:
            painter.drawText(QPointF(length(MARGIN), base), line)
            base += length(LINE)

    def _rule(self, painter: QPainter, y: float) -> None:
        painter.setPen(QPen(self._theme.tokens.line, 0))
        painter.drawLine(QPointF(0, y - 0.5), QPointF(self._chart.width(), y - 0.5))

    def _source_lines(self) -> list[str]:
        """The source, in as many lines as it needs."""
        room = self._chart.width() - 2 * self._theme.length(MARGIN)
        layout = QTextLayout(self._caption.source, self._theme.font("caption"))
        layout.setTextOption(QTextOption())
        layout.beginLayout()
        lines = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            start = line.textStart()
            lines.append(self._caption.source[start : start + line.textLength()].strip())
        layout.endLayout()
        return [line for line in lines if line]
