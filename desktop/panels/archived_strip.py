"""What stands above the price of a company that was put out of sight."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from desktop.theme import Theme


class ArchivedStrip(QWidget):
    """Says that the shown company is archived.

    Signals: `back_asked()`.
    """

    back_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "raised")
        self.setProperty("edge", "bottom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Archived"))
        words = QLabel(self.tr("Archived: in no list; nothing of it was deleted."), self)
        words.setWordWrap(True)
        self.back = QPushButton(self.tr("Bring back"), self)
        self.back.setFont(theme.font("control", 500))
        self.back.clicked.connect(self.back_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.length(16), theme.length(6), theme.length(16), theme.length(6))
        row.addWidget(words, 1)
        row.addWidget(self.back)
        self.hide()
