"""The switch between one company, all projects and the inbox, in the corner of the menu bar."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QToolButton, QWidget

from desktop import wording
from desktop.theme import Theme

NAMES = ("company", "overview", "inbox")


class ViewSwitch(QFrame):
    """Signals: `view_asked(str)`, the name of the view that is wanted."""

    view_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "segments")
        self.setAccessibleName(self.tr("View"))
        self._group = QButtonGroup(self)
        self._words = (self.tr("Company"), self.tr("All projects"), self.tr("Inbox"))
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        for number, text in enumerate(self._words):
            button = QToolButton(self)
            button.setProperty("kind", "segment")
            button.setCheckable(True)
            button.setText(text)
            button.setFont(theme.font("control"))
            button.setToolTip(f"{text} (Ctrl+{number + 1})")
            self._group.addButton(button, number)
            row.addWidget(button)
        widest = button.fontMetrics().horizontalAdvance(f"{self._words[2]} 999")
        button.setMinimumWidth(widest + theme.length(20))  # it counts without moving the others
        self.check(NAMES[0])
        self._group.idClicked.connect(lambda number: self.view_asked.emit(NAMES[number]))

    def check(self, name: str) -> None:
        """Show which view it is."""
        self._group.button(NAMES.index(name)).setChecked(True)

    def count_unread(self, count: int) -> None:
        """Say how much of the inbox is unread; nothing where all is read."""
        button, words = self._group.button(2), self._words[2]
        button.setText(f"{words} {wording.number(count, 0)}" if count else words)
        unread = self.tr("{n} unread").format(n=wording.number(count, 0))
        button.setAccessibleName(f"{words}, {unread}" if count else words)
