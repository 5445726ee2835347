"""Fields for what a vague date word means: a range, a number, or one of some ways."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop import window_wording
from desktop.analysis.conventions import Convention, Count, Days, Months, OneOf, Value
from desktop.dialogs.fields.choosing import Choice
from desktop.dialogs.fields.texts import TextField
from desktop.theme import Theme

LAST_DAY = 31
NUMBER = 56


class ConventionField(QWidget):
    """The value of one convention.

    Signals: `changed()`.
    """

    changed = Signal()

    def __init__(self, theme: Theme, convention: Convention, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._convention = convention
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.length(6))
        self._parts: list[Choice[int]] = []
        self._way: Choice[str] = Choice()
        self._number = TextField()
        self._build(theme)
        self._row.addStretch(1)

    def setAccessibleName(self, name: str) -> None:
        """Name each part, which is what is chosen in."""
        super().setAccessibleName(name)
        for part in self.findChildren(QWidget):
            part.setAccessibleName(name)
        if self._parts:
            self._parts[0].setAccessibleName(self.tr("%s: first") % name)
            self._parts[1].setAccessibleName(self.tr("%s: last") % name)

    def value(self) -> Value | None:
        """What it means; None where what is typed can't be meant."""
        shape = self._convention.shape
        found: Value | None
        if isinstance(shape, OneOf):
            found = self._way.value()
        elif isinstance(shape, Count):
            typed = self._number.value()
            found = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 6 else None
        else:
            first, last = (part.value() for part in self._parts)
            found = (int(first or 0), int(last or 0))
        return found if found is not None and shape.accepts(found) else None

    def set_value(self, value: Value) -> None:
        """Show what it means."""
        if isinstance(value, tuple):
            for part, number in zip(self._parts, value, strict=True):
                part.set_value(number)
        elif isinstance(value, int):
            self._number.setText(str(value))
        else:
            self._way.set_value(value)

    def fault(self) -> str:
        """Why it can't be meant; empty where it can."""
        if self.value() is not None:
            return ""
        shape = self._convention.shape
        if isinstance(shape, Count):
            return self.tr("A number from %s to %s is needed") % (shape.least, shape.most)
        return self.tr("The last day lies before the first")

    def _build(self, theme: Theme) -> None:
        shape = self._convention.shape
        if isinstance(shape, Months):
            self._add_range([(n, window_wording.month(n)) for n in range(1, 13)])
        elif isinstance(shape, Days):
            self._add_range([(n, str(n)) for n in range(1, LAST_DAY)] + [(LAST_DAY, self._end())])
        elif isinstance(shape, OneOf):
            name = self._convention.name
            self._way.set_choices([(way, window_wording.value(name, way)) for way in shape.ways])
            self._way.changed.connect(self.changed)
            self._row.addWidget(self._way)
            self.setFocusProxy(self._way)
        else:
            self._number.setFixedWidth(theme.length(NUMBER))
            self._number.changed.connect(self.changed)
            self._row.addWidget(self._number)
            self._row.addWidget(QLabel(self._unit(shape.unit)))
            self.setFocusProxy(self._number)

    def _add_range(self, choices: list[tuple[int, str]]) -> None:
        for at in range(2):
            part: Choice[int] = Choice(choices)
            part.changed.connect(self.changed)
            self._parts.append(part)
            if at:
                self._row.addWidget(QLabel(self.tr("to")))
            self._row.addWidget(part)
        self.setFocusProxy(self._parts[0])

    def _end(self) -> str:
        return self.tr("the end")

    def _unit(self, unit: str) -> str:
        words = {"day": self.tr("days"), "week": self.tr("weeks"), "month": self.tr("months")}
        return words[unit]
