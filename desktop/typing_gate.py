"""Single letters stay in what is typed into, and never become commands of the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QCalendarWidget, QComboBox, QWidget

PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class TypingGate(QObject):
    """Lets boxes of choices, spin boxes and calendars have their letters, as fields of text do."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claim a letter before a shortcut of the window does."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_letter = event.text().isprintable() and bool(event.text())
            if is_letter and not event.modifiers() & ~PLAIN:
                event.accept()
                return True
        return False

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if new is not None and _takes_letters(new):
            new.installEventFilter(self)


def _takes_letters(widget: QWidget) -> bool:
    if isinstance(widget, QComboBox | QAbstractSpinBox):
        return True
    above: QWidget | None = widget
    while above is not None and not above.isWindow():
        if isinstance(above, QCalendarWidget):
            return True
        above = above.parentWidget()
    return False
