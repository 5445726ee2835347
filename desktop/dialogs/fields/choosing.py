"""Fields to choose: one of several, several words, yes or no."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QWidget

from desktop.dialogs.fields.texts import TextField

T = TypeVar("T")


class ChoiceBox(QComboBox):
    """A box of choices that the wheel never changes by chance.

    Signals: `changed()`.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.currentIndexChanged.connect(self.changed)
        self.editTextChanged.connect(self.changed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the form scroll instead."""
        event.ignore()


class Choice(ChoiceBox, Generic[T]):
    """One of several values, each with its words; free words too where it is editable."""

    def __init__(
        self,
        choices: Sequence[tuple[T, str]] = (),
        *,
        editable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._values: list[T] = []
        self.setEditable(editable)
        if editable:
            self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            completer = QCompleter(self.model(), self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            self.setCompleter(completer)
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[tuple[T, str]]) -> None:
        """Offer these; the value stays chosen where it is among them."""
        kept = self.value() if self._values else None
        self.blockSignals(True)
        self.clear()
        self._values = [value for value, _ in choices]
        self.addItems([words for _, words in choices])
        self.blockSignals(False)
        if kept is not None and kept in self._values:
            self.set_value(kept)
        elif self.isEditable():
            self.setCurrentIndex(-1)
            self.setEditText("")

    def value(self) -> T | str | None:
        """What is chosen; the words themselves where they are none of the choices."""
        if self.isEditable():
            typed = self.currentText().strip()
            at = self.findText(typed, Qt.MatchFlag.MatchFixedString)
            return self._values[at] if at >= 0 else typed or None
        at = self.currentIndex()
        return self._values[at] if 0 <= at < len(self._values) else None

    def set_value(self, value: T | str | None) -> None:
        """Choose it, or type it where it is none of the choices."""
        if value in self._values:
            self.setCurrentIndex(self._values.index(value))
        elif self.isEditable():
            self.setCurrentIndex(-1)
            self.setEditText("" if value is None else str(value))


class ChipsField(TextField):
    """Several words with commas between them, completed as they are typed."""

    def __init__(self, known: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._known = list(known)
        self._words = QCompleter(self._known, self)
        self._words.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._words.setWidget(self)
        self._words.activated.connect(self._take)
        self.textEdited.connect(self._offer)

    def values(self) -> tuple[str, ...]:
        """The words in order, each once."""
        found = (word.strip() for word in self.text().split(","))
        return tuple(dict.fromkeys(word for word in found if word))

    def set_values(self, values: Sequence[str]) -> None:
        """Show these words."""
        self.setText(", ".join(values))

    def _offer(self, text: str) -> None:
        begun = text[: self.cursorPosition()].rpartition(",")[2].strip()
        self._words.setCompletionPrefix(begun)
        if begun and self._words.completionCount():
            self._words.complete()
        else:
            popup = self._words.popup()
            if popup is not None:
                popup.hide()

    def _take(self, word: str) -> None:
        before, comma, _ = self.text()[: self.cursorPosition()].rpartition(",")
        rest = self.text()[self.cursorPosition() :]
        start = f"{before}{comma} {word}" if comma else word
        self.setText(start + rest)
        self.setCursorPosition(len(start))


class Toggle(QCheckBox):
    """Yes or no.

    Signals: `changed()`.
    """

    changed = Signal()

    def __init__(self, words: str, is_on: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(words.replace("&", "&&"), parent)  # a name may hold one
        self.setChecked(is_on)
        self.setAccessibleName(words)
        self.toggled.connect(lambda _: self.changed.emit())

    def value(self) -> bool:
        """Whether it is on."""
        return self.isChecked()

    def set_value(self, value: bool) -> None:
        """Turn it on or off."""
        self.setChecked(value)
