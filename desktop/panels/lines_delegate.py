"""How a line is painted: its mark, its words, and muted below them its detail."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionFocusRect,
    QStyleOptionViewItem,
    QTreeView,
)

from desktop.charts import marks
from desktop.models.lines import Line, LineRole
from desktop.panels.wrapping import wrapped
from desktop.theme import Theme

Index = QModelIndex | QPersistentModelIndex
FINANCING, DRAWN = "financing:", "mark:"
DISC, DIAMOND = 5.0, 5.5
LABEL = 52  # as wide as the longest word before a line's own words
MOST = {True: 12, False: 2}  # rows of the words of a fact, and of any other words


class LinesDelegate(QStyledItemDelegate):
    """Paints lines that may have a mark and a second row; words are wrapped to the tree's width."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As many rows as the words need, and one for what stands below, with room around."""
        line: Line = index.data(LineRole.LINE)
        room = self._inner(_row_of(option, index), line).width()
        rows = len(self._rows(line, room))
        height = rows * QFontMetrics(self._font(line)).height() + self._theme.length(8)
        if line.has_second:
            height += QFontMetrics(self._theme.font("second")).height()
        return QSize(0, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the line in the colours of the theme."""
        line: Line = index.data(LineRole.LINE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option)
        length = self._theme.length
        if line.mark:
            at_mark = option.rect.adjusted(length(4), length(4), 0, 0)
            self._mark(painter, at_mark, line)
        self._words(painter, self._inner(option.rect, line), line)
        painter.restore()

    def _inner(self, row: QRect, line: Line) -> QRect:
        """Where the words of a line stand: right of its mark."""
        length = self._theme.length
        left = length(4) + (length(20) if line.mark else 0)
        return row.adjusted(left, length(4), -length(8), -length(4))

    def _rows(self, line: Line, room: int) -> list[str]:
        """The words of a line in rows of that room."""
        room -= self._theme.length(LABEL) if line.label else 0
        if line.side and line.is_title:
            room -= self._side_width(line)
        return wrapped(line.words, self._font(line), room, MOST[bool(line.label)])

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        tokens, state = self._theme.tokens, option.state
        if state & QStyle.StateFlag.State_Selected:
            active = bool(state & QStyle.StateFlag.State_Active)
            painter.fillRect(option.rect, tokens.selection if active else tokens.hover)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, tokens.hover)
        if state & QStyle.StateFlag.State_HasFocus and option.widget is not None:
            ring = QStyleOptionFocusRect()
            ring.rect = option.rect
            frame = QStyle.PrimitiveElement.PE_FrameFocusRect
            option.widget.style().drawPrimitive(frame, ring, painter, option.widget)

    def _mark(self, painter: QPainter, rect: QRect, line: Line) -> None:
        tokens = self._theme.tokens
        size = self._theme.length(14)
        row = QFontMetrics(self._font(line)).height()
        box = QRect(rect.left(), rect.top() + (row - size) // 2, size, size)
        if line.mark.startswith(DRAWN):
            self._drawn(painter, box, line)
            return
        if line.mark.startswith(FINANCING):
            at, firm = box.center(), line.mark.removeprefix(FINANCING)
            ink = tokens.text_muted if line.is_struck else tokens.financing
            marks.draw_financing(painter, at.x(), at.y(), DISC, firm, ink, tokens.panel)
            return
        ink = tokens.overdue if line.is_late else tokens.text_muted
        self._theme.icon(line.mark, ink).paint(painter, box)

    def _drawn(self, painter: QPainter, box: QRect, line: Line) -> None:
        """The diamond of a milestone or a promise."""
        tokens, at = self._theme.tokens, QRectF(box).center()
        kind = line.mark.removeprefix(DRAWN)
        ink = tokens.text_muted if line.is_struck else tokens.guidance
        if kind == "done":
            marks.draw_done(painter, at.x(), at.y(), DIAMOND, tokens.done)
        elif kind == "withdrawn":
            marks.draw_withdrawn(painter, at.x(), at.y(), DIAMOND - 1, ink, tokens.panel)
        else:
            marks.draw_guidance(painter, at.x(), at.y(), DIAMOND - 1, ink, tokens.panel)

    def _words(self, painter: QPainter, rect: QRect, line: Line) -> None:
        tokens = self._theme.tokens
        ink = tokens.overdue if line.is_late and not line.side else tokens.text
        font, second = self._font(line), self._theme.font("second")
        rows = self._rows(line, rect.width())
        high = QFontMetrics(font).height()
        below = rect.adjusted(0, len(rows) * high, 0, 0)
        if line.label:
            self._text(painter, rect, line.label, tokens.text_muted, second)
            rect = rect.adjusted(self._theme.length(LABEL), 0, 0, 0)
        if line.side and line.is_title:
            rect = self._side(painter, rect, line)
        elif line.side:
            below = self._side(painter, below, line)
        ink = tokens.text_muted if line.is_struck else ink
        for at, words in enumerate(rows):
            self._text(painter, rect.adjusted(0, at * high, 0, 0), words, ink, font)
        if line.detail:
            self._text(painter, below, line.detail, tokens.text_muted, second)

    def _side(self, painter: QPainter, rect: QRect, line: Line) -> QRect:
        """Paint what stands at the right; the room that is left for the rest."""
        tokens = self._theme.tokens
        font = self._theme.font("second", 600 if line.is_late else 400)
        width = self._side_width(line) - self._theme.length(8)
        at_right = rect.adjusted(max(0, rect.width() - width), 0, 0, 0)
        ink = tokens.overdue if line.is_late else tokens.text_muted
        self._text(painter, at_right, line.side, ink, font)
        return rect.adjusted(0, 0, -width - self._theme.length(8), 0)

    def _side_width(self, line: Line) -> int:
        """The room that what stands at the right takes from the rest."""
        font = self._theme.font("second", 600 if line.is_late else 400)
        return QFontMetrics(font).horizontalAdvance(line.side) + 2 + self._theme.length(8)

    def _text(self, painter: QPainter, rect: QRect, text: str, ink: QColor, font: QFont) -> None:
        measure = QFontMetrics(font)
        shown = measure.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.setPen(ink)
        painter.setFont(font)
        row = QRect(rect.left(), rect.top(), rect.width(), measure.height())
        painter.drawText(row, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def _font(self, line: Line) -> QFont:
        font = self._theme.font("control", 600 if line.is_title else 400)
        font.setStrikeOut(line.is_struck)
        return font


def _row_of(option: QStyleOptionViewItem, index: Index) -> QRect:
    """The place of a row in its tree, as far as it is known before the tree is laid out."""
    tree = option.widget
    if not isinstance(tree, QTreeView):
        return option.rect
    depth, above = 1, index.parent()
    while above.isValid():
        depth, above = depth + 1, above.parent()
    return QRect(0, 0, tree.viewport().width() - depth * tree.indentation(), 0)
