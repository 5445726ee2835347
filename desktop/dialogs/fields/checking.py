"""A field of several values to check, each with its words, in as many columns as fit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionFocusRect,
    QStyleOptionViewItem,
    QWidget,
)

VALUE = Qt.ItemDataRole.UserRole
COLUMN, ROW = 150, 26  # pixels beside a 13 px font


class WholeItemChecks(QStyledItemDelegate):
    """Lets a click anywhere on an item check it, as a click on its words does in a check box."""

    def editorEvent(
        self,
        event: QEvent,
        model: object,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        if isinstance(event, QMouseEvent):
            if event.type() == QEvent.Type.MouseButtonRelease and option.rect.contains(
                event.position().toPoint()
            ):
                turned = Qt.CheckState.Checked
                if Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == turned:
                    turned = Qt.CheckState.Unchecked
                index.model().setData(index, turned, Qt.ItemDataRole.CheckStateRole)
            return True
        return super().editorEvent(event, model, option, index)  # type: ignore[arg-type]


class CheckList(QListWidget):
    """Values to check; the arrow keys go through them and Space checks one.

    Signals: `changed()`.
    """

    changed = Signal()

    def __init__(
        self,
        choices: Sequence[tuple[str, str]],
        unit: float = 1.0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._unit = unit
        self.setItemDelegate(WholeItemChecks(self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        for value, words in choices:
            item = QListWidgetItem(words, self)
            item.setData(VALUE, value)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
        self.itemChanged.connect(lambda _: self.changed.emit())
        self._fit(3)

    def values(self) -> tuple[str, ...]:
        """What is checked, in the order it is offered."""
        return tuple(item.data(VALUE) for item in self._items() if _is_on(item))

    def set_values(self, values: Sequence[str]) -> None:
        """Check exactly these."""
        for item in self._items():
            on = item.data(VALUE) in values
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show by the ring which one Space would check."""
        if not self.currentIndex().isValid():
            self.setCurrentRow(0)
        super().focusInEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A ring around all of it as well, as every field has."""
        super().paintEvent(event)
        if self.hasFocus():
            ring = QStyleOptionFocusRect()
            ring.initFrom(self.viewport())
            painter = QPainter(self.viewport())
            self.style().drawPrimitive(
                QStyle.PrimitiveElement.PE_FrameFocusRect, ring, painter, self
            )

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as fit."""
        super().resizeEvent(event)
        self._fit(max(1, self.viewport().width() // round(COLUMN * self._unit)))

    def _fit(self, columns: int) -> None:
        row = round(ROW * self._unit)
        lines = -(-self.count() // columns)
        self.setGridSize(QSize(max(1, (self.viewport().width() - 1) // columns), row))
        self.setFixedHeight(lines * row + 2 * self.frameWidth() + 2)

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]


def _is_on(item: QListWidgetItem) -> bool:
    return item.checkState() == Qt.CheckState.Checked
