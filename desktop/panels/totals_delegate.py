"""How a sum and its rung are painted."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionFocusRect,
    QStyleOptionViewItem,
)

from desktop.charts import marks
from desktop.models.financing import ASSUMED, FigureRole
from desktop.theme import Theme

Index = QModelIndex | QPersistentModelIndex
DISC = 5.0


class TotalsDelegate(QStyledItemDelegate):
    """Paints the rung's disc and word, and sums in figures of equal width."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        tokens, length = self._theme.tokens, self._theme.length
        state, rect = option.state, option.rect
        words = index.data() or ""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if words and state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, tokens.hover)
        if words and state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, tokens.selection)
        painter.setPen(QPen(tokens.line, 0))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(length(8), 0, -length(8), 0)
        side = Qt.AlignmentFlag.AlignRight
        if index.column() == 0:
            side = Qt.AlignmentFlag.AlignLeft
            at = rect.center().y() + 0.5
            firm = index.data(FigureRole.RUNG)
            left = inner.left() + DISC
            marks.draw_financing(painter, left, at, DISC, firm, tokens.financing, tokens.panel)
            inner.setLeft(inner.left() + length(20))
        painter.setPen(tokens.text)
        painter.setFont(self._theme.font("control", 400 if index.column() == 0 else 500))
        plain = words.removesuffix(ASSUMED)
        painter.drawText(inner, side | Qt.AlignmentFlag.AlignVCenter, plain)
        if plain != words:
            painter.setPen(tokens.text_muted)
            beside = QRect(inner.right() + 1, inner.top(), length(8), inner.height())
            painter.drawText(beside, Qt.AlignmentFlag.AlignCenter, "*")
        painter.restore()
        if state & QStyle.StateFlag.State_HasFocus and option.widget is not None:
            ring = QStyleOptionFocusRect()
            ring.rect = rect
            frame = QStyle.PrimitiveElement.PE_FrameFocusRect
            option.widget.style().drawPrimitive(frame, ring, painter, option.widget)
