"""The sheet of keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

COLUMNS = 2


class KeysDialog(QDialog):
    """Every command that has a key, and the key."""

    def __init__(self, keys: Sequence[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        height = -(-len(keys) // COLUMNS)
        for i, (command, key) in enumerate(keys):
            column, row = divmod(i, height)
            cap = QLabel(key, self)
            cap.setProperty("kind", "keycap")
            grid.addWidget(cap, row, column * 2, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(QLabel(command, self), row, column * 2 + 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(grid)
        layout.addWidget(buttons)
