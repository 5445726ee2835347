"""Where no price is stored, or nothing was traded: hatched, dated, and never joined across."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen, QPixmap

from desktop import wording
from desktop.charts.time_pane import Layer, TimePane
from desktop.charts.time_scale import FIRST_X, day_at, middle_of, x_of
from desktop.theme import Theme

PITCH = 11.3  # pixels between two hatches along the axis
HATCH = 1.2
OPACITY = 0.75
TILE = 24
LONG_WEEKEND = 4  # days for which a last bar is still the newest there can be


class Gap(NamedTuple):
    """From `first` to before `last`, in seconds; the last one is open: it ends today.

    In a halt there are prices, but none that was traded at.
    """

    first: float
    last: float
    is_open: bool
    is_halt: bool = False

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day without a price."""
        return day_at(self.first), day_at(self.last - 1)


def gaps_of(
    last_day: date | None,
    today: date | None,
    holes: Sequence[tuple[float, float]],
    halts: Sequence[tuple[float, float]] = (),
) -> tuple[Gap, ...]:
    """The holes between bars, then what is missing up to today: everything if there is no bar."""
    halted = (Gap(first, last, False, True) for first, last in halts)
    inner = tuple(sorted([*(Gap(first, last, False) for first, last in holes), *halted]))
    if today is None:
        return inner
    if last_day is None:
        return (*inner, Gap(FIRST_X, middle_of(today), True))
    if (today - last_day).days <= LONG_WEEKEND:
        return inner
    return (*inner, Gap(x_of(last_day + timedelta(days=1)), middle_of(today), True))


class GapsItem(Layer):
    """The hatched areas; a hole between bars carries its dates where they fit."""

    def __init__(self, pane: TimePane, theme: Theme) -> None:
        super().__init__(pane, -40)
        self._theme = theme
        self._gaps: tuple[Gap, ...] = ()
        self._brush = QBrush()
        self._hatched_for: tuple[str, float] | None = None

    def set_gaps(self, gaps: Sequence[Gap]) -> None:
        """Hatches these."""
        self._gaps = tuple(gaps)
        self.changed()

    @property
    def is_blank(self) -> bool:
        """Whether there is no gap."""
        return not self._gaps

    def lay_out(self, ratio: float) -> None:
        """Makes the hatch for this screen and these colours."""
        tokens = self._theme.tokens
        if (tokens.name, ratio) != self._hatched_for:
            self._brush = QBrush(_hatch(tokens.gap, tokens.line, ratio))
            self._hatched_for = (tokens.name, ratio)

    def draw(self, painter: QPainter, ratio: float) -> None:
        """Fills each gap that is in sight, in device pixels."""
        pane = self.pane
        painter.scale(1 / ratio, 1 / ratio)
        dated: list[tuple[QRectF, str]] = []
        for gap in self._gaps:
            left = round(max(0.0, pane.to_left(gap.first)) * ratio)
            right = round(min(pane.pixel_width, pane.to_left(gap.last)) * ratio)
            if right <= left:
                continue
            painter.fillRect(QRectF(left, 0, right - left, pane.pixel_height * ratio), self._brush)
            if not gap.is_open:
                first, last = gap.days
                text = f"{wording.day(first)} – {wording.day(last)}"
                if gap.is_halt:
                    form = QCoreApplication.translate("PriceChart", "no trades · {days}")
                    text = form.format(days=text)
                dated.append((QRectF(left / ratio, 0, (right - left) / ratio, 0), text))
        painter.scale(ratio, ratio)
        for place, text in dated:
            self._draw_dates(painter, place, text)

    def _draw_dates(self, painter: QPainter, place: QRectF, text: str) -> None:
        font = self._theme.font("caption")
        metrics = QFontMetricsF(font)
        size = QRectF(0, 0, metrics.horizontalAdvance(text) + 8, metrics.height() + 4)
        if size.width() > place.width() - 8:
            return
        size.moveCenter(QPointF(place.center().x(), self.pane.pixel_height / 2))
        painter.fillRect(size, self._theme.tokens.gap)
        painter.setFont(font)
        painter.setPen(self._theme.tokens.text_muted)
        painter.drawText(size, Qt.AlignmentFlag.AlignCenter, text)


def visible(gap: Gap, pane: TimePane) -> tuple[float, float]:
    """The pixels from the left that a gap takes of the pane; equal where it is out of sight."""
    left = max(0.0, min(pane.pixel_width, pane.to_left(gap.first)))
    return left, max(left, min(pane.pixel_width, pane.to_left(gap.last)))


def _hatch(ground: QColor, line: QColor, ratio: float) -> QPixmap:
    pitch = max(6, round(PITCH * ratio))
    # Many hatches to a tile: Qt copies a tile's rows at once, and long rows are fast.
    side = pitch * TILE
    tile = QPixmap(side, side)
    tile.fill(ground)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = QColor(line)
    ink.setAlphaF(OPACITY)
    painter.setPen(QPen(ink, HATCH * ratio))
    for left in range(-side, side + 1, pitch):
        painter.drawLine(QPointF(left - 2, side + 2), QPointF(left + side + 2, -2))
    painter.end()
    return tile
