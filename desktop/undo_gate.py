"""Keys that a field leaves to the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit


class UndoGate(QObject):
    """Leaves Ctrl+Z to the window where a line has nothing of its own to take back."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Refuse the key before the line claims it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo)
            redo = event.matches(QKeySequence.StandardKey.Redo)
            if (undo and not self._line.isUndoAvailable()) or (
                redo and not self._line.isRedoAvailable()
            ):
                event.ignore()
                return True
        return super().eventFilter(watched, event)
