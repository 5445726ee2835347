"""Fields for words: one line, or several."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from desktop.undo_gate import UndoGate


class TextField(QLineEdit):
    """One line of words.

    Signals: `changed()`.
    """

    changed = Signal()

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        UndoGate(self)
        self.textChanged.connect(self.changed)
        self.setCursorPosition(0)

    def value(self) -> str:
        """The words, without blanks around them."""
        return self.text().strip()

    def set_value(self, value: str | None) -> None:
        """Show these words, from their beginning."""
        self.setText(value or "")
        self.setCursorPosition(0)


class LineOverList(TextField):
    """A line whose answers stand below it. Signals: `left()`, Down goes to them."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Down go out of the line."""
        if event.key() == Qt.Key.Key_Down:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class WordsField(QPlainTextEdit):
    """Several lines of words; Tab leaves it.

    Signals: `changed()`.
    """

    changed = Signal()

    def __init__(self, lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setProperty("kind", "words")
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 16)
        self.textChanged.connect(self.changed)

    def value(self) -> str | None:
        """The words; None where there are none."""
        return self.toPlainText().strip() or None

    def set_value(self, value: str | None) -> None:
        """Show these words."""
        self.setPlainText(value or "")


class NamesField(WordsField):
    """Several names, one on each line: a name may have commas in it."""

    def __init__(self, lines: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(lines, parent)

    def names(self) -> tuple[str, ...]:
        """The names in order, each once."""
        found = (" ".join(line.split()) for line in self.toPlainText().splitlines())
        return tuple(dict.fromkeys(name for name in found if name))

    def set_names(self, names: Sequence[str]) -> None:
        """Show these names."""
        self.setPlainText("\n".join(names))
