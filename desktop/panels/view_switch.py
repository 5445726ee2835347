"""The switch between one company and all projects, in the corner of the menu bar."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QToolButton, QWidget

from desktop.theme import Theme


class ViewSwitch(QFrame):
    """Signals: `overview_asked(bool)`, whether all projects are wanted."""

    overview_asked = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "segments")
        self.setAccessibleName(self.tr("View"))
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        words = (self.tr("Company"), "Ctrl+1"), (self.tr("All projects"), "Ctrl+2")
        for number, (text, key) in enumerate(words):
            button = QToolButton(self)
            button.setProperty("kind", "segment")
            button.setCheckable(True)
            button.setText(text)
            button.setFont(theme.font("control"))
            button.setToolTip(f"{text} ({key})")
            self._group.addButton(button, number)
            row.addWidget(button)
        self.check(False)
        self._group.idClicked.connect(lambda number: self.overview_asked.emit(number == 1))

    def check(self, is_overview: bool) -> None:
        """Show which view it is."""
        self._group.button(int(is_overview)).setChecked(True)
