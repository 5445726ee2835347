"""A field to choose several of many: a list that is narrowed by typing, each with a box."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QListView,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.dialogs.fields.checking import WholeItemChecks
from desktop.dialogs.fields.texts import LineOverList
from desktop.theme import Theme

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex


class _RoomyChecks(WholeItemChecks):
    """Leaves room above and below the words."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Half as high again as the words."""
        return QSize(0, option.fontMetrics.height() * 3 // 2)


class CheckBoxes(QWidget):
    """The list, its filter, and how many are chosen.

    Signals: `changed()`.
    """

    changed = Signal()

    def __init__(self, theme: Theme, rows: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter = LineOverList()
        self.filter.setPlaceholderText(self.tr("Type to find"))
        self.filter.setClearButtonEnabled(True)
        self.said = QLabel()
        self.said.setFont(theme.font("second"))
        self.said.setProperty("tone", "muted")
        self._items = QStandardItemModel(self)
        self._shown = QSortFilterProxyModel(self)
        self._shown.setSourceModel(self._items)
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.list = QListView()
        self.list.setModel(self._shown)
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setProperty("kind", "boxed")
        self.list.setFixedHeight(self.list.fontMetrics().height() * rows * 3 // 2)
        self.list.setItemDelegate(_RoomyChecks(self.list))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.length(4))
        for part in (self.filter, self.list, self.said):
            column.addWidget(part)
        self.setFocusProxy(self.filter)
        self.filter.textChanged.connect(self._shown.setFilterFixedString)
        self.filter.left.connect(self._enter)
        self._items.itemChanged.connect(self._tell)

    def setAccessibleName(self, name: str) -> None:
        """Name the list, and the line that narrows it."""
        super().setAccessibleName(name)
        self.list.setAccessibleName(name)
        self.filter.setAccessibleName(self.tr("Find in: {name}").format(name=name))

    def _enter(self) -> None:
        if self._shown.rowCount():
            self.list.setCurrentIndex(self._shown.index(0, 0))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        self.changed.emit()


class SearchedChecks(CheckBoxes, Generic[T]):
    """Several of many values; those chosen at first stand at the top."""

    def __init__(
        self,
        theme: Theme,
        choices: Sequence[tuple[T, str]],
        chosen: Iterable[T] = (),
        *,
        rows: int = 6,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, rows, parent)
        wanted = set(chosen)
        ordered = sorted(choices, key=lambda choice: choice[0] not in wanted)
        self._values = [value for value, _ in ordered]
        for value, words in ordered:
            item = QStandardItem(words)
            item.setCheckable(True)
            on = Qt.CheckState.Checked if value in wanted else Qt.CheckState.Unchecked
            item.setCheckState(on)
            self._items.appendRow(item)
        self._count()
        self.changed.connect(self._count)

    def values(self) -> list[T]:
        """What is chosen."""
        rows = enumerate(self._values)
        return [v for i, v in rows if self._items.item(i).checkState() == Qt.CheckState.Checked]

    def set_values(self, chosen: Iterable[T]) -> None:
        """Choose exactly these."""
        wanted = set(chosen)
        self._items.blockSignals(True)
        for row, value in enumerate(self._values):
            on = Qt.CheckState.Checked if value in wanted else Qt.CheckState.Unchecked
            self._items.item(row).setCheckState(on)
        self._items.blockSignals(False)
        self.list.viewport().update()
        self.changed.emit()

    def _count(self) -> None:
        count, of = len(self.values()), len(self._values)
        self.said.setText(self.tr("{n} of {of} chosen").format(n=count, of=of))
