"""The preferences: pages of settings that apply as soon as they are chosen, or not at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple, Protocol, cast

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop import settings as kept
from desktop import wording
from desktop.analysis.conventions import Conventions
from desktop.dialogs.conventions import ConventionsPage
from desktop.dialogs.fields import Choice, Toggle
from desktop.dialogs.fields.folder import FolderField
from desktop.dialogs.preference_words import FORMATS, PAGES, Page, Row
from desktop.labels import plain_label, rule
from desktop.settings import Setting
from desktop.theme import Theme
from desktop.undo_gate import UndoGate

WIDTH, HEIGHT = 780, 540
LIST, NAMES, FIELD = 190, 150, 300
EDGE = 24
SAMPLE = dt.date(2026, 11, 23)

WORDS = "words"

Values = Mapping[Setting[Any], Any]


class DateWords(NamedTuple):
    """What vague date words mean now, in which database, and the day that examples are said on."""

    known: Conventions
    database: str
    today: dt.date


class Field(Protocol):
    """What every field of a setting can do."""

    changed: SignalInstance

    def value(self) -> Any:
        """What is chosen."""

    def set_value(self, value: Any) -> None:
        """Show a value."""


class PreferencesDialog(QDialog):
    """Every setting by its page; Cancel puts all of them back as they were.

    `languages` are codes with their names. Signals: `chosen(object, object)`, a Setting and the
    value that it is to have now; `conventions_chosen(object)`, at the end, the date words that are
    to mean something else, by name.
    """

    chosen = Signal(object, object)
    conventions_chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        values: Values,
        languages: Sequence[tuple[str, str]],
        words: DateWords,
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._before = dict(values)
        self._values = dict(values)
        self._languages = languages
        self.fields: dict[Setting[Any], QWidget] = {}
        self._parts: dict[Setting[Any], list[QWidget]] = {}
        self.setWindowTitle(self.tr("Preferences"))
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.filter = QLineEdit(self)
        self.pages = QListWidget(self)
        self.pages.setProperty("kind", "pages")
        self._stack = QStackedWidget(self)
        self._example = self._label("", "muted")
        for page in PAGES:
            self._add_page(page)
        self.words = ConventionsPage(theme, words.known, words.database, words.today, self)
        self._add_line(self.words.title)
        self._words_area = self._add_area(self.words)
        self.restore = QPushButton(self.tr("Restore defaults of this page"), self)
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.done_ = QPushButton(self.tr("Done"), self)
        self._lay_out()
        self._connect()
        self._follow_needs()
        self.pages.setCurrentRow(0)
        self.pages.setFocus()

    def show_page(self, name: str) -> None:
        """Turn to a page."""
        names = [*(page.name for page in PAGES), WORDS]
        at = names.index(name) if name in names else 0
        self.pages.setCurrentRow(at)

    def accept(self) -> None:
        """Take what is still being typed, and close; not where it can't be meant."""
        wrong = self.words.fault()
        if wrong is not None:
            self.show_page(WORDS)
            wrong.setFocus()
            self._words_area.ensureWidgetVisible(wrong)
            return
        for setting in self.fields:
            self._take(setting)
        if changes := self.words.changes():
            self.conventions_chosen.emit(changes)
        super().accept()

    def reject(self) -> None:
        """Put everything back as it was, and close."""
        for setting, value in self._before.items():
            self._choose(setting, value)
        super().reject()

    def set_example(self) -> None:
        """Write the example anew, in the formats that are in use now."""
        words = self.tr("For example: {day} · {number} · {percent}")
        number, percent = wording.number(1234567.5, 2), wording.percent(-0.2)
        day = wording.day(SAMPLE)
        self._example.setText(words.format(day=day, number=number, percent=percent))

    # -- what is chosen ---------------------------------------------------------------------------

    def _choose(self, setting: Setting[Any], value: Any) -> None:
        if value == self._values[setting]:
            return
        self._values[setting] = value
        self.chosen.emit(setting, value)
        self.set_example()
        self._follow_needs()

    def _take(self, setting: Setting[Any]) -> None:
        value = cast(Field, self.fields[setting]).value()
        if setting.allows(value):
            self._choose(setting, value)

    def _restore_page(self) -> None:
        at = self.pages.currentRow()
        if at == len(PAGES):
            self.words.restore()
            return
        for row in PAGES[at].rows:
            cast(Field, self.fields[row.setting]).set_value(row.setting.default)

    def _follow_needs(self) -> None:
        """Let what would mean nothing now not be chosen."""
        for page in PAGES:
            for row in page.rows:
                can = all(self._values[switch] == is_on for switch, is_on in row.needs.items())
                for part in self._parts[row.setting]:
                    part.setEnabled(can)

    # -- pages ------------------------------------------------------------------------------------

    def _add_page(self, page: Page) -> None:
        self._add_line(_said(page.title))
        inner = QWidget(self)
        grid = QGridLayout(inner)
        length = self._theme.length
        grid.setContentsMargins(length(EDGE), length(20), length(EDGE), length(20))
        grid.setHorizontalSpacing(length(16))
        grid.setVerticalSpacing(length(4))
        grid.setColumnMinimumWidth(0, length(NAMES))
        grid.setColumnStretch(1, 1)
        title = self._label(_said(page.title))
        title.setFont(self._theme.font("company", 600))
        grid.addWidget(title, 0, 0, 1, 2)
        grid.setRowMinimumHeight(1, length(8))
        for row in page.rows:
            self._add_row(grid, row)
        if page is FORMATS:
            self.set_example()
            grid.addWidget(self._example, grid.rowCount(), 1)
        grid.setRowStretch(grid.rowCount(), 1)
        self._add_area(inner)

    def _add_line(self, title: str) -> None:
        line = QListWidgetItem(title, self.pages)
        line.setSizeHint(QSize(0, self._theme.length(28)))

    def _add_area(self, inner: QWidget) -> QScrollArea:
        area = QScrollArea(self)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        area.setWidget(inner)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        self._stack.addWidget(area)
        return area

    def _add_row(self, grid: QGridLayout, row: Row) -> None:
        at = grid.rowCount()
        field = self._field(row)
        name = _said(row.name)
        hint = self._label(_said(row.hint), "muted")
        hint.setFont(self._theme.font("second"))
        field.setAccessibleName(name)
        field.setAccessibleDescription(hint.text())
        self.fields[row.setting] = field
        self._parts[row.setting] = [field, hint]
        if isinstance(field, Toggle):
            grid.addWidget(field, at, 0, 1, 2)
            hint.setIndent(self._theme.length(EDGE))
            grid.addWidget(hint, at + 1, 0, 1, 2)
        else:
            label = self._label(name)
            label.setBuddy(field)
            self._parts[row.setting].append(label)
            grid.addWidget(label, at, 0)
            if isinstance(field, Choice):
                field.setFixedWidth(self._theme.length(FIELD))
                grid.addWidget(field, at, 1, Qt.AlignmentFlag.AlignLeft)
            else:
                grid.addWidget(field, at, 1)
            grid.addWidget(hint, at + 1, 1)
        hint.setVisible(bool(row.hint))
        grid.setRowMinimumHeight(at + 2, self._theme.length(10))

    def _field(self, row: Row) -> QWidget:
        value = self._values[row.setting]
        field: Toggle | Choice[Any] | FolderField
        if isinstance(value, bool):
            field = Toggle(_said(row.name))
        elif row.setting is kept.LANGUAGE:
            field = Choice([("system", _said("As the system")), *self._languages])
        elif isinstance(value, str) and not row.values:
            field = FolderField(self._theme)
        else:
            field = Choice([(value, _said(words)) for value, words in row.values.items()])
        field.set_value(value)
        field.changed.connect(partial(self._take, row.setting))
        return field

    # -- finding ----------------------------------------------------------------------------------

    def _narrow(self, text: str) -> None:
        """Show the pages that hold every word typed, and turn to the first of them."""
        words = text.casefold().split()
        held = [*map(_held, PAGES), self.words.words.casefold()]
        fitting = [all(word in page for word in words) for page in held]
        for at, fits in enumerate(fitting):
            self.pages.item(at).setHidden(not fits)
        if True in fitting and not fitting[self.pages.currentRow()]:
            self.pages.setCurrentRow(fitting.index(True))

    # -- looks ------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.pages.currentRowChanged.connect(self._stack.setCurrentIndex)
        self.filter.textChanged.connect(self._narrow)
        self.restore.clicked.connect(self._restore_page)
        self.cancel.clicked.connect(self.reject)
        self.done_.clicked.connect(self.accept)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)
        QShortcut(QKeySequence.StandardKey.Find, self, self.filter.setFocus)

    def _lay_out(self) -> None:
        length = self._theme.length
        self.filter.setPlaceholderText(self.tr("Search"))
        self.filter.setAccessibleName(self.tr("Search the preferences"))
        self.filter.setClearButtonEnabled(True)
        UndoGate(self.filter)
        self.pages.setAccessibleName(self.tr("Pages"))
        for button in (self.restore, self.cancel, self.done_):
            button.setFont(self._theme.font("control", 500))
            button.setAutoDefault(False)
        self.done_.setProperty("kind", "default")
        self.done_.setDefault(True)
        left = QVBoxLayout()
        left.setContentsMargins(length(12), length(20), length(12), length(12))
        left.setSpacing(length(8))
        left.addWidget(self.filter)
        left.addWidget(self.pages, 1)
        side = QWidget(self)
        side.setFixedWidth(length(LIST))
        side.setProperty("surface", "window")
        side.setProperty("edge", "right")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side.setLayout(left)
        foot = QHBoxLayout()
        foot.setContentsMargins(length(EDGE), length(12), length(EDGE), length(16))
        foot.setSpacing(length(8))
        foot.addWidget(self.restore)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.done_)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._stack, 1)
        right.addWidget(rule())
        right.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addLayout(right, 1)
        self.resize(length(WIDTH), length(HEIGHT))

    def _label(self, text: str, tone: str = "") -> QLabel:
        return plain_label(text, self._theme, self, tone, wraps=True)


def _said(words: Any) -> str:
    return QCoreApplication.translate("Preferences", words) if words else ""


def _held(page: Page) -> str:
    """All words of a page, to be looked through."""
    words = [page.title]
    for row in page.rows:
        words += [row.name, row.hint, *row.values.values()]
    return " ".join(_said(word) for word in words).casefold()
