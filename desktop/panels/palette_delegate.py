"""How a row of the palette is painted: mark, words with the letters that fit, detail, key."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.charts import marks
from desktop.models.palette import Heading, Item, PaletteRole
from desktop.theme import Theme

Index = QModelIndex | QPersistentModelIndex
ROW, HEADING, FOOT = 38, 30, 38
EDGE, TEXT, MARK, INSET = 20, 50, 28, 8
DRAWN = "mark:"
KEYCAP_PAD = 6


class PaletteDelegate(QStyledItemDelegate):
    """Paints a `Heading` or an `Item`; every length follows the font."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._heading = theme.font("second", 600)
        self._plain = theme.font("body")
        self._fit = theme.font("body", 600)
        self._detail = theme.font("control")
        self._late = theme.font("control", 600)
        self._key = theme.font("key", 500)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(PaletteRole.ROW)
        height = HEADING if isinstance(row, Heading) else ROW
        return QSize(self._theme.length(200), self._theme.length(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(PaletteRole.ROW)
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Heading):
            self._paint_heading(painter, area, row.text)
        elif isinstance(row, Item):
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
            self._paint_ground(painter, area, chosen=chosen, hovered=hovered)
            self._paint_mark(painter, area, row)
            end = self._paint_end(painter, area, row, chosen=chosen)
            self._paint_text(painter, area, row, end)
        painter.restore()

    def _px(self, pixels: float) -> float:
        return float(self._theme.length(pixels))

    def _paint_heading(self, painter: QPainter, area: QRectF, text: str) -> None:
        painter.setFont(self._heading)
        painter.setPen(self._theme.tokens.text_muted)
        box = area.adjusted(self._px(EDGE), self._px(6), -self._px(EDGE), 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def _paint_ground(
        self, painter: QPainter, area: QRectF, *, chosen: bool, hovered: bool
    ) -> None:
        if not chosen and not hovered:
            return
        tokens = self._theme.tokens
        inset = self._px(INSET)
        box = area.adjusted(inset, 1, -inset, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.selection if chosen else tokens.hover)
        painter.drawRoundedRect(box, self._px(6), self._px(6))
        if chosen:
            edge = QRectF(box.left(), box.top() + 6, self._px(3), box.height() - 12)
            painter.setBrush(tokens.accent)
            painter.drawRoundedRect(edge, 1.5, 1.5)

    def _paint_mark(self, painter: QPainter, area: QRectF, item: Item) -> None:
        tokens = self._theme.tokens
        centre = QPointF(area.left() + self._px(MARK), area.center().y())
        radius = self._px(5)
        x, y = centre.x(), centre.y()
        if not item.mark.startswith(DRAWN):
            size = self._theme.length(16)
            ink = tokens.overdue if item.is_late else tokens.text_muted
            ratio = painter.device().devicePixelRatioF()
            pixmap = self._theme.pixmap(item.mark, ink, size, ratio)
            painter.drawPixmap(QPointF(round(x - size / 2), round(y - size / 2)), pixmap)
            return
        kind = item.mark.removeprefix(DRAWN)
        ink = marks.ink_of(tokens, kind)
        if kind == "done":
            marks.draw_done(painter, x, y, radius, ink)
        elif kind == "guidance":
            marks.draw_guidance(painter, x, y, radius, ink, tokens.raised)
        elif kind == "financing":
            marks.draw_financing(painter, x, y, radius, "closed", ink, tokens.raised)
        elif kind == "policy":
            marks.draw_policy(painter, x, y, 2 * radius, ink)
        else:
            marks.draw_note(painter, x, y, radius / 2, ink)

    def _paint_end(self, painter: QPainter, area: QRectF, item: Item, *, chosen: bool) -> float:
        """Paint what stands at the right; where the text has to end."""
        right = area.right() - self._px(EDGE)
        if item.keys:
            right = self._paint_keys(painter, area, item.keys, right)
        elif chosen:
            size = self._theme.length(16)
            ratio = painter.device().devicePixelRatioF()
            pixmap = self._theme.pixmap(
                "corner-down-left", self._theme.tokens.text_muted, size, ratio
            )
            right -= size
            painter.drawPixmap(QPointF(round(right), round(area.center().y() - size / 2)), pixmap)
            right -= self._px(8)
        if item.detail:
            tokens = self._theme.tokens
            font = self._late if item.is_late else self._detail
            ink = tokens.overdue if item.is_late else tokens.text_muted
            room = (right - area.left()) / 2
            text = QFontMetricsF(font).elidedText(item.detail, Qt.TextElideMode.ElideRight, room)
            right -= QFontMetricsF(font).horizontalAdvance(text)
            self._write(painter, font, ink, text, right, area)
            right -= self._px(12)
        return right

    def _paint_keys(self, painter: QPainter, area: QRectF, keys: str, right: float) -> float:
        tokens = self._theme.tokens
        metrics = QFontMetricsF(self._key)
        for key in reversed(keys.split(" · ")):
            width = max(metrics.horizontalAdvance(key) + 2 * self._px(KEYCAP_PAD), self._px(18))
            height = metrics.height() + self._px(3)
            box = QRectF(right - width, area.center().y() - height / 2, width, height)
            painter.setPen(QPen(tokens.line, 1))
            painter.setBrush(tokens.sunken)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.setPen(tokens.text_muted)
            painter.setFont(self._key)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
            right -= width + self._px(4)
        return right - self._px(8)

    def _paint_text(self, painter: QPainter, area: QRectF, item: Item, end: float) -> None:
        left = area.left() + self._px(TEXT)
        tokens = self._theme.tokens
        shown = QFontMetricsF(self._fit).elidedText(
            item.text, Qt.TextElideMode.ElideRight, max(end - left, 1)
        )
        for text, fits in _runs(shown, item.spans, len(item.text)):
            font = self._fit if fits else self._plain
            self._write(painter, font, tokens.accent if fits else tokens.text, text, left, area)
            left += QFontMetricsF(font).horizontalAdvance(text)

    def _write(
        self, painter: QPainter, font: QFont, ink: QColor, text: str, left: float, area: QRectF
    ) -> None:
        metrics = QFontMetricsF(font)
        baseline = area.center().y() + (metrics.ascent() - metrics.descent()) / 2
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(QPointF(left, baseline), text)


def _runs(shown: str, spans: tuple[tuple[int, int], ...], whole: int) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is what was typed; a cut end is never."""
    limit = len(shown) if len(shown) == whole else len(shown) - 1
    runs, at = [], 0
    for start, end in spans:
        first, last = min(start, limit), min(end, limit)
        runs += [(shown[at:first], False), (shown[first:last], True)]
        at = last
    runs.append((shown[at:], False))
    return [run for run in runs if run[0]]
