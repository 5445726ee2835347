"""A field for a folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.dialogs.choosing_files import ask_folder
from desktop.dialogs.fields.texts import TextField
from desktop.theme import Theme


class FolderField(QWidget):
    """A folder, typed or chosen; nothing where none is wanted.

    Signals: `changed()`, once what is typed was left or a folder was chosen.
    """

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = TextField()
        self.button = QPushButton(self.tr("Choose…"))
        self.button.setAccessibleName(self.tr("Choose a folder"))
        self.button.setAutoDefault(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.length(8))
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        self.setFocusProxy(self.line)
        self.line.editingFinished.connect(self.changed)
        self.button.clicked.connect(self._ask)

    def setAccessibleName(self, name: str) -> None:
        """Name the line, which is what is typed into."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def value(self) -> str:
        """The folder as it was typed; empty where none is."""
        return self.line.value()

    def set_value(self, value: str) -> None:
        """Show a folder."""
        self.line.setText(value)
        self.changed.emit()

    def _ask(self) -> None:
        start = Path(self.value()) if self.value() else Path.home()
        title = self.tr("Folder for backups")
        ask_folder(self.window(), title, start, lambda path: self.set_value(str(path)))
