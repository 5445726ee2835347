"""The boxes of flags as they are painted: each kind once on a pixmap, then stamped."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from desktop.charts import marks
from desktop.theme import Theme

EDGE = 4  # pixels around a mark


class FlagStamps:
    """Stamps flags and marks on a screen; on paper and in vectors each is drawn anew."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._stamps: dict[tuple[object, ...], QPixmap] = {}
        theme.changed.connect(self._stamps.clear)

    def box(self, painter: QPainter, box: QRectF, kind: str, count: int) -> None:
        """A flag without its letter; `box` begins at whole pixels."""
        if not marks.is_on_screen(painter):
            marks.draw_flag_box(painter, box, kind, count, self._theme)
            return
        ratio = painter.device().devicePixelRatioF()
        key = (kind, min(count, marks.MANY), box.width(), box.height(), ratio)
        if key not in self._stamps:
            stamp = _empty(box.width(), box.height(), ratio)
            on = QPainter(stamp)
            on.setRenderHint(QPainter.RenderHint.Antialiasing)
            at = QRectF(0, 0, box.width(), box.height())
            marks.draw_flag_box(on, at, kind, count, self._theme)
            on.end()
            self._stamps[key] = stamp
        painter.drawPixmap(box.topLeft(), self._stamps[key])

    def mark(
        self, painter: QPainter, kind: str, at: QPointF, scale: float, *, in_box: bool = False
    ) -> None:
        """The mark of a kind around a place on the axis, or in the box of a flag of that kind."""
        if not marks.is_on_screen(painter):
            draw_mark(painter, kind, at, scale, self._theme, in_box=in_box)
            return
        ratio = painter.device().devicePixelRatioF()
        key = (kind, scale, ratio, in_box)
        reach = EDGE * scale
        if key not in self._stamps:
            stamp = _empty(2 * reach, 2 * reach, ratio)
            on = QPainter(stamp)
            on.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_mark(on, kind, QPointF(reach, reach), scale, self._theme, in_box=in_box)
            on.end()
            self._stamps[key] = stamp
        x, y = (round(place * ratio) / ratio for place in (at.x() - reach, at.y() - reach))
        painter.drawPixmap(QPointF(x, y), self._stamps[key])


def draw_mark(
    painter: QPainter,
    kind: str,
    at: QPointF,
    scale: float,
    theme: Theme,
    *,
    in_box: bool = False,
) -> None:
    """The small mark of a kind at the foot of its flag, or `in_box` where its letter would be."""
    tokens = theme.tokens
    ink = marks.letter_ink(tokens, kind) if in_box else marks.ink_of(tokens, kind)
    x, y = at.x(), at.y()
    if kind == "done":
        marks.draw_done(painter, x, y, 3.5 * scale, ink)
    elif kind == "guidance":
        marks.draw_guidance(painter, x, y, 3 * scale, ink, tokens.panel)
    elif kind == "policy":
        marks.draw_policy(painter, x, y, 6 * scale, ink)
    else:
        radius = 2.5 if kind == "financing" else 1.5
        marks.draw_note(painter, x, y, radius * scale, ink)


def _empty(width: float, height: float, ratio: float) -> QPixmap:
    stamp = QPixmap(round(width * ratio + 0.499), round(height * ratio + 0.499))
    stamp.setDevicePixelRatio(ratio)
    stamp.fill(Qt.GlobalColor.transparent)
    return stamp
