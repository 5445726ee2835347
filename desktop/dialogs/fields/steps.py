"""A field for a set of things in an order of their own, each on or off."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from desktop.theme import Theme

COLUMNS, ROW, MARGIN = 3, 26, 4
CODE = Qt.ItemDataRole.UserRole


class StepsField(QListWidget):
    """Steps to be ticked: one stop of Tab, arrows to move, Space to tick.

    Signals: `changed()`.
    """

    changed = Signal()

    def __init__(
        self, theme: Theme, known: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._row = theme.length(ROW)
        self._margins = 2 * theme.length(MARGIN) + 4  # and the edge
        self.setProperty("kind", "boxed")
        self.setFlow(QListWidget.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setViewportMargins(*(theme.length(MARGIN),) * 4)
        for code, words in known:
            self._add(code, words)
        self.setCurrentRow(0)
        self._fit()
        self.itemChanged.connect(lambda _: self.changed.emit())

    def values(self) -> tuple[str, ...]:
        """The codes of what is ticked, in the order of the steps."""
        items = (self.item(at) for at in range(self.count()))
        on = Qt.CheckState.Checked
        return tuple(item.data(CODE) for item in items if item.checkState() == on)

    def set_values(self, codes: Sequence[str]) -> None:
        """Tick these; one that is none of ours is added behind the others."""
        known = {self.item(at).data(CODE) for at in range(self.count())}
        for code in codes:
            if code not in known:
                self._add(code, code.replace("_", " "))
        for at in range(self.count()):
            item = self.item(at)
            is_on = item.data(CODE) in codes
            item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _add(self, code: str, words: str) -> None:
        item = QListWidgetItem(words)
        item.setData(CODE, code)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Unchecked)
        self.addItem(item)

    def _fit(self) -> None:
        room = self.viewport().width() - 2
        columns = min(max(1, room // self._widest()), COLUMNS)
        self.setGridSize(QSize(room // columns, self._row))
        self.setFixedHeight(-(-self.count() // columns) * self._row + self._margins)

    def _widest(self) -> int:
        """The width of the longest step with its box."""
        metrics = self.fontMetrics()
        words = (self.item(at).text() for at in range(self.count()))
        return max((metrics.horizontalAdvance(word) for word in words), default=1) + self._row * 2
