"""The page of the preferences that says what vague date words mean in this database."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtWidgets import QGridLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from db.records import Span
from desktop import window_wording, wording
from desktop.analysis.conventions import BY_NAME, CONVENTIONS, Conventions, Value
from desktop.analysis.windows import Question, Unreadable, read
from desktop.dialogs.fields.conventions import ConventionField
from desktop.labels import plain_label
from desktop.theme import Theme

EDGE, NAMES = 24, 170


class ConventionsPage(QWidget):
    """Every convention with what it means, an example, and the way back to what is usual."""

    def __init__(
        self, theme: Theme, known: Conventions, database: str, today: dt.date, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._known = known
        self._today = today
        self.fields: dict[str, ConventionField] = {}
        self.resets: dict[str, QToolButton] = {}
        self.meanings: dict[str, QLabel] = {}
        column = QVBoxLayout(self)
        edge = theme.length(EDGE)
        column.setContentsMargins(edge, theme.length(20), edge, theme.length(20))
        title = self._label(self.title)
        title.setFont(theme.font("company", 600))
        about = self._label(
            self.tr(
                "What companies mean by vague words, in %s alone. Done works out the windows of "
                "its promises again, but for those set by hand; Ctrl+Z takes that back."
            )
            % database,
            "muted",
        )
        about.setFont(theme.font("second"))
        column.addWidget(title)
        column.addWidget(about)
        column.addSpacing(theme.length(8))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.length(12))
        grid.setVerticalSpacing(theme.length(2))
        grid.setColumnMinimumWidth(0, theme.length(NAMES))
        grid.setColumnStretch(1, 1)
        for convention in CONVENTIONS:
            self._add(grid, convention.name)
        column.addLayout(grid)
        column.addStretch(1)

    @property
    def title(self) -> str:
        """What the page is called."""
        return self.tr("Date words")

    @property
    def words(self) -> str:
        """All words of the page, to be looked through."""
        found = (f"{window_wording.convention(c.name)} {c.example}" for c in CONVENTIONS)
        return f"{self.title} {' '.join(found)}"

    def changes(self) -> dict[str, Value | None]:
        """What is to mean something else than until now; None where it is to be the usual."""
        found: dict[str, Value | None] = {}
        for name, field in self.fields.items():
            value = field.value()
            if value is not None and value != self._known.value(name):
                found[name] = None if value == BY_NAME[name].usual else value
        return found

    def fault(self) -> QWidget | None:
        """The first field whose value can't be meant."""
        return next((field for field in self.fields.values() if field.fault()), None)

    def restore(self) -> None:
        """Let every word mean what is usual."""
        for name in self.fields:
            self._reset(name)

    def _add(self, grid: QGridLayout, name: str) -> None:
        convention, at = BY_NAME[name], grid.rowCount()
        words = window_wording.convention(name)
        field, reset = ConventionField(self._theme, convention), QToolButton(self)
        meaning = self._label("", "muted")
        meaning.setFont(self._theme.font("second"))
        label = self._label(words[:1].upper() + words[1:])
        label.setBuddy(field)
        reset.setIcon(self._theme.icon("history"))
        reset.setAccessibleName(self.tr("%s: as is usual") % words)
        usual = window_wording.value(name, convention.usual)
        reset.setToolTip(self.tr("Back to what is usual: %s") % usual)
        reset.clicked.connect(partial(self._reset, name))
        self.fields[name], self.resets[name], self.meanings[name] = field, reset, meaning
        grid.addWidget(label, at, 0)
        grid.addWidget(field, at, 1)
        grid.addWidget(reset, at, 2)
        grid.addWidget(meaning, at + 1, 1, 1, 2)
        grid.setRowMinimumHeight(at + 2, self._theme.length(8))
        field.set_value(self._known.value(name))
        field.setAccessibleName(words)
        field.changed.connect(partial(self._tell, name))
        self._tell(name)

    def _reset(self, name: str) -> None:
        self.fields[name].set_value(BY_NAME[name].usual)

    def _tell(self, name: str) -> None:
        """Say what the example means now, or what is wrong; offer the way back from a change."""
        field, label = self.fields[name], self.meanings[name]
        fault = field.fault()
        label.setText("⚠ " + fault if fault else self._meaning(name))
        label.setProperty("tone", "error" if fault else "muted")
        label.style().unpolish(label)
        label.style().polish(label)
        value = field.value()
        self.resets[name].setEnabled(value != BY_NAME[name].usual)

    def _meaning(self, name: str) -> str:
        """`“early 2027”: 1 Jan 2027 – 31 Mar 2027`, said today."""
        value = self.fields[name].value()
        assert value is not None
        said = BY_NAME[name].example.format(year=self._today.year + 1)
        known = Conventions({name: value})
        try:
            window = read(
                said, announced=Span(self._today, self._today, "day"), conventions=known
            ).window
        except (Question, Unreadable):
            return wording.quoted(said)
        return wording.told(wording.quoted(said), window_wording.days(window))

    def _label(self, text: str, tone: str = "") -> QLabel:
        return plain_label(text, self._theme, self, tone, wraps=True)
