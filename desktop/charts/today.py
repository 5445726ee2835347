"""Today: the dashed line through a pane, its pill, and the ground of the future right of it."""

from __future__ import annotations

import math
from datetime import date

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from desktop import wording
from desktop.charts import marks
from desktop.charts.time_pane import Layer, TimePane, snap
from desktop.charts.time_scale import middle_of
from desktop.theme import Theme

DASH = 4.0
DASHES = 8  # in a tile
STROKE = 1.3
PILL = 18.0
PAD = 9.0
TOP = 8.0
UNDER = 32.0  # where the pill goes when the readout needs its place


class TodayDashes:
    """Draws the upright dashes of today; on a screen as a tile, which Qt draws far faster."""

    def __init__(self) -> None:
        self._tiles: dict[tuple[int, float], QPixmap] = {}

    def draw(
        self, painter: QPainter, x: float, span: tuple[float, float], colour: QColor, phase: float
    ) -> None:
        """From the first to the last pixel of `span`; `phase` pixels of dash were drawn above it.

        `x` is the middle of a device pixel.
        """
        top, foot = span
        if not marks.is_on_screen(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(_dashed(colour, phase))
            painter.drawLine(QPointF(x, top), QPointF(x, foot))
            return
        ratio = painter.device().devicePixelRatioF()
        key = (colour.rgba(), ratio)
        if key not in self._tiles:
            self._tiles[key] = _tile(colour, ratio)
        tile = self._tiles[key]
        wide = tile.width() / ratio
        box = QRectF(x - wide / 2, top, wide, foot - top)
        painter.drawTiledPixmap(box, tile, QPointF(0, phase % (2 * DASH)))


def _dashed(colour: QColor, phase: float) -> QPen:
    pen = QPen(colour, STROKE)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([DASH / STROKE, DASH / STROKE])
    pen.setDashOffset(phase / STROKE)
    return pen


def _tile(colour: QColor, ratio: float) -> QPixmap:
    """Some dashes, an odd number of device pixels wide: the line has one in its middle."""
    wide = 2 * math.ceil(STROKE * ratio / 2) + 1
    tile = QPixmap(wide, round(DASHES * 2 * DASH * ratio))
    tile.setDevicePixelRatio(ratio)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_dashed(colour, 0.0))
    x = wide / 2 / ratio
    painter.drawLine(QPointF(x, 0), QPointF(x, tile.height() / ratio))
    painter.end()
    return tile


class FutureItem(Layer):
    """The sunken ground right of today."""

    def __init__(self, pane: TimePane, theme: Theme) -> None:
        super().__init__(pane, -60)
        self._theme = theme
        self._today: date | None = None

    def set_today(self, today: date) -> None:
        """Lets the future begin at this day."""
        self._today = today
        self.changed()

    def draw(self, painter: QPainter, ratio: float) -> None:
        """Fills from the line to the right edge."""
        if self._today is None:
            return
        left = snap(self.pane.to_left(middle_of(self._today)), ratio)
        if left < self.pane.pixel_width:
            box = QRectF(max(left, 0.0), 0, self.pane.pixel_width, self.pane.pixel_height)
            painter.fillRect(box, self._theme.tokens.sunken)


class TodayLine(Layer):
    """The dashed line; `phase` pixels of dash were already drawn in the pane above."""

    def __init__(self, pane: TimePane, theme: Theme, z: float) -> None:
        super().__init__(pane, z)
        self._theme = theme
        self._dashes = TodayDashes()
        self._today: date | None = None
        self.phase = 0.0

    def set_today(self, today: date) -> None:
        """Moves the line to this day."""
        self._today = today
        self.changed()

    def draw(self, painter: QPainter, ratio: float) -> None:
        """Draws the line from the upper to the lower edge."""
        if self._today is None:
            return
        x = snap(self.pane.to_left(middle_of(self._today)), ratio)
        if not 0 <= x <= self.pane.pixel_width:
            return
        span = (0.0, self.pane.pixel_height)
        self._dashes.draw(painter, x, span, self._theme.tokens.today, self.phase)


class TodayPill(Layer):
    """`Today 23 Nov 2026` on the line, at the top; lower down where the readout stands."""

    def __init__(self, pane: TimePane, theme: Theme) -> None:
        super().__init__(pane, 50)
        self._theme = theme
        self._today: date | None = None
        self._is_past = False
        self._taken = 0.0

    def make_room(self, taken: float) -> None:
        """Leaves so many pixels at the left to the readout."""
        if taken == self._taken:
            return
        before = self.box()
        self._taken = taken
        if self.box() != before:
            self.changed()

    def set_today(self, today: date, *, is_past: bool = False) -> None:
        """Names this day; `is_past` says that it is one looked back to."""
        self._today, self._is_past = today, is_past
        self.changed()

    @property
    def text(self) -> str:
        """What the pill says."""
        if self._today is None:
            return ""
        form = QCoreApplication.translate("PriceChart", "Today {day}")
        if self._is_past:
            form = QCoreApplication.translate("PriceChart", "As of {day}")
        return form.format(day=wording.day(self._today))

    def box(self) -> QRectF:
        """Where the pill stands, within the pane; empty while today is out of sight."""
        if self._today is None:
            return QRectF()
        x = self.pane.to_left(middle_of(self._today))
        if not 0 <= x <= self.pane.pixel_width:
            return QRectF()
        width = round(self._theme.lettering("caption", 600).width(self.text) + 2 * PAD)
        left = max(0.0, min(round(x - width / 2), self.pane.pixel_width - width))
        length = self._theme.length
        top = length(UNDER) if left < self._taken + PAD else length(TOP)
        return QRectF(left, top, width, length(PILL))

    def draw(self, painter: QPainter, ratio: float) -> None:
        """Draws the pill."""
        box = self.box()
        if box.isEmpty():
            return
        tokens = self._theme.tokens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.today)
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(tokens.on_today)
        painter.setFont(self._theme.font("caption", 600))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text)
