"""The sheet of keys: every command by its menu, with a field that narrows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.labels import plain_label, rule
from desktop.theme import Theme
from desktop.undo_gate import UndoGate

WIDTH, HEIGHT = 760, 620
COLUMNS = 2
EDGE = 24


@dataclass(frozen=True)
class Section:
    """The commands of one menu, each with its keys."""

    title: str
    lines: tuple[tuple[str, tuple[str, ...]], ...]


class KeysDialog(QDialog):
    """Every command that has a key, and the key."""

    def __init__(self, theme: Theme, sections: Sequence[Section], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: list[tuple[QWidget, list[tuple[QWidget, str]]]] = []
        self.setWindowTitle(self.tr("Keys"))
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.filter = QLineEdit(self)
        self._nothing = self._label(self.tr("No key fits."), tone="muted")
        self._columns = self._made_columns([*sections, self._where_the_focus_is()])
        self._lay_out()
        self._fit_screen()
        self.filter.textChanged.connect(self._narrow)
        self.filter.setFocus()

    def _lay_out(self) -> None:
        length = self._theme.length
        title = self._label(self.tr("Keys"))
        title.setFont(self._theme.font("company", 600))
        self.filter.setPlaceholderText(self.tr("Filter"))
        self.filter.setAccessibleName(self.tr("Filter the keys"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(length(220))
        UndoGate(self.filter)
        head = QHBoxLayout()
        head.setContentsMargins(length(EDGE), length(20), length(EDGE), length(12))
        head.addWidget(title)
        head.addStretch()
        head.addWidget(self.filter)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setWidget(self._columns)
        area.setAccessibleName(self.tr("Keys"))
        area.setProperty("kind", "page-of-lines")
        foot = QHBoxLayout()
        foot.setContentsMargins(length(EDGE), length(12), length(EDGE), length(20))
        hint = self._label(
            self.tr("Single letters wait while text is typed. Ctrl+K finds any command."),
            tone="muted",
        )
        hint.setWordWrap(True)
        close = QPushButton(self.tr("Close"), self)
        close.setDefault(True)
        close.clicked.connect(self.reject)
        foot.addWidget(hint, 1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(rule())
        column.addWidget(area, 1)
        column.addWidget(rule())
        column.addLayout(foot)

    def _fit_screen(self) -> None:
        """As tall as the keys need, as far as window and screen allow."""
        length = self._theme.length
        room = QApplication.primaryScreen().availableSize()
        owner = self.parentWidget()
        height = min(length(HEIGHT), room.height() - length(48))
        if owner is not None:
            height = min(height, max(owner.height() - length(48), length(320)))
        self.resize(min(length(WIDTH), room.width() - length(48)), height)

    def _made_columns(self, sections: Sequence[Section]) -> QWidget:
        """The sections in columns of about the same height, in the order they are read."""
        inner = QWidget(self)
        inner.setProperty("surface", "panel")
        inner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(inner)
        edge = self._theme.length(EDGE)
        row.setContentsMargins(edge, self._theme.length(8), edge, self._theme.length(16))
        row.setSpacing(self._theme.length(40))
        whole = sum(len(section.lines) + 2 for section in sections)
        columns = [QVBoxLayout() for _ in range(COLUMNS)]
        used = 0
        for section in sections:
            # A section begins a new column as soon as the middle of it lies beyond the last one.
            middle = used + (len(section.lines) + 2) / 2
            place = min(int(middle * COLUMNS / max(whole, 1)), COLUMNS - 1)
            columns[place].addWidget(self._section(section))
            used += len(section.lines) + 2
        columns[0].addWidget(self._nothing)
        self._nothing.hide()
        for column in columns:
            column.setSpacing(self._theme.length(8))
            column.addStretch(1)
            row.addLayout(column, 1)
        return inner

    def _where_the_focus_is(self) -> Section:
        """Keys that are no command, because they mean what has the focus."""
        lines = (
            (self.tr("Chart, lanes: earlier, later"), ("←", "→")),
            (self.tr("Chart, lanes: closer, farther"), ("+", "−")),
            (self.tr("Lanes, lists: line by line"), ("↑", "↓")),
            (self.tr("A line: edit it"), (self.tr("Enter"),)),
            (self.tr("A line: delete it"), (self.tr("Del"),)),
            (self.tr("What can be done to it"), (self.tr("Menu"), self.tr("Shift+F10"))),
        )
        return Section(self.tr("Where the focus is"), lines)

    def _section(self, section: Section) -> QWidget:
        box = QWidget(self)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, self._theme.length(8), 0, self._theme.length(8))
        column.setSpacing(self._theme.length(2))
        title = self._label(section.title, tone="muted")
        title.setFont(self._theme.font("second", 600))
        column.addWidget(title)
        lines: list[tuple[QWidget, str]] = []
        for text, keys in section.lines:
            line = self._line(text, keys)
            column.addWidget(line)
            lines.append((line, f"{section.title} {text} {' '.join(keys)}".casefold()))
        self._rows.append((box, lines))
        return box

    def _line(self, text: str, keys: Sequence[str]) -> QWidget:
        line = QWidget(self)
        line.setMinimumHeight(self._theme.length(26))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.length(4))
        row.addWidget(self._label(text), 1)
        for key in keys:
            cap = self._label(key)
            cap.setFont(self._theme.font("key", 500))
            cap.setProperty("kind", "keycap")
            row.addWidget(cap, alignment=Qt.AlignmentFlag.AlignVCenter)
        return line

    def _label(self, text: str, tone: str = "") -> QLabel:
        return plain_label(text, self._theme, self, tone)

    def _narrow(self, text: str) -> None:
        """Show the lines that hold every word of the text."""
        words = text.casefold().split()
        found = False
        for box, lines in self._rows:
            fitting = [all(word in held for word in words) for _, held in lines]
            for (line, _), fits in zip(lines, fitting, strict=True):
                line.setVisible(fits)
            box.setVisible(any(fitting))
            found = found or any(fitting)
        self._nothing.setVisible(not found)
