"""How the cells of a row to choose are painted: one ground, one edge and one ring for the row."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.theme import Theme

Index = QModelIndex | QPersistentModelIndex
EDGE, PADDING = 3, 8


class RowsDelegate(QStyledItemDelegate):
    """Paints cells as the headings stand, and the chosen row as one."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell in the colours of the theme."""
        tokens, state = self._theme.tokens, option.state
        if state & QStyle.StateFlag.State_Selected:
            is_active = bool(state & QStyle.StateFlag.State_Active)
            painter.fillRect(option.rect, tokens.selection if is_active else tokens.hover)
            if index.column() == 0:
                edge = QRect(option.rect.topLeft(), option.rect.bottomLeft())
                edge.setWidth(EDGE)
                painter.fillRect(edge, tokens.accent)
        font = self._theme.font("control", 500 if index.column() == 0 else 400)
        padding = self._theme.length(PADDING)
        room = option.rect.adjusted(padding, 0, -padding, 0)
        words = QFontMetrics(font).elidedText(
            index.data() or "", Qt.TextElideMode.ElideRight, room.width()
        )
        painter.setFont(font)
        painter.setPen(tokens.text if index.column() == 0 else tokens.text_muted)
        aligned = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, aligned, words)
