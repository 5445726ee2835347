"""A dialog over rows: one is chosen and acted on, and the dialog stays open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.dialogs.fields.texts import TextField
from desktop.dialogs.rows_table import RowsTable
from desktop.labels import plain_label
from desktop.models.rows import FittingRows, Row, RowRole, RowsModel
from desktop.theme import Step, Theme

EDGE, ROWS_HEIGHT, SEARCHED_FROM = 24, 240, 8
UNDO, REDO = "undo", "redo"


class RowsDialog(QDialog):
    """Rows under headings, a field to look for one, and buttons that act on the chosen row.

    Signals: `acted(str, object)`, the act's name and the row's id, None where the act needs none;
    `undo` and `redo` are such acts. A dialog never saves: who opened it does, and shows it what
    became of the rows.
    """

    acted = Signal(str, object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.model = RowsModel(self)
        self._fitting = FittingRows(self)
        self._fitting.setSourceModel(self.model)
        self.table = RowsTable(theme, self)
        self.search = TextField()
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search these rows"))
        self._title = self._label("", "title")
        self._title.setFont(theme.font("company", 600))
        self._about = self._label("", "second", "muted")
        self._empty = self._label("", "control", "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing = ""
        self._waits = False  # whether the rows have the focus as soon as there are any
        self._trouble = self._label("", "control", "error")
        self._trouble.hide()
        self._buttons = QHBoxLayout()
        self._needing: list[tuple[QPushButton, Callable[[int], bool] | None]] = []
        self._keys: dict[int, str] = {}
        self._set_up_table()
        self._lay_out()
        self.search.textChanged.connect(self._narrow)
        self.search.returnPressed.connect(partial(self._press, int(Qt.Key.Key_Return)))
        self.search.installEventFilter(self)
        for name, key in ((UNDO, "Ctrl+Z"), (REDO, "Ctrl+Shift+Z")):
            QShortcut(QKeySequence(key), self, partial(self.acted.emit, name, None))

    def set_words(self, title: str, about: str, headings: Sequence[str], empty: str) -> None:
        """Name the dialog and its columns, and say what stands where there are no rows."""
        self.setWindowTitle(title)
        self._title.setText(title)
        self._about.setText(about)
        self._about.setVisible(bool(about))
        self._nothing = empty
        self.table.setAccessibleName(title)
        self.model.set_headings(headings)

    def add_act(
        self,
        name: str,
        words: str,
        key: Qt.Key | None = None,
        *,
        needs_row: bool = True,
        can: Callable[[int], bool] | None = None,
    ) -> QPushButton:
        """Add a button for an act on the chosen row, with a key in the table; `can` asks by id."""
        button = QPushButton(words, self)
        button.setFont(self.theme.font("control", 500))
        button.setAutoDefault(False)
        button.clicked.connect(partial(self._act, name, needs_row))
        if needs_row:
            self._needing.append((button, can))
        if key is not None:
            self._keys[int(key)] = name
            button.setToolTip(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText))
        button.setProperty("act", name)
        button.setProperty("needs_row", needs_row)
        self._buttons.insertWidget(self._buttons.count() - 2, button)
        self.setTabOrder(button, self.close_button)
        return button

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the chosen one stays so, or its neighbour is chosen."""
        chosen, at = self.chosen(), max(0, self.table.currentIndex().row())
        self.say("")
        self.model.set_rows(rows)
        self.table.fit_columns()
        row = self.model.row_of(chosen) if chosen is not None else -1
        index = self._fitting.mapFromSource(self.model.index(row, 0)) if row >= 0 else QModelIndex()
        if not index.isValid():
            index = self._fitting.index(min(at, self._fitting.rowCount() - 1), 0)
        self.search.setVisible(len(rows) >= SEARCHED_FROM or bool(self.search.value()))
        self._show_page()
        self.table.setCurrentIndex(index)
        self._settle()

    def chosen(self) -> int | None:
        """The id of the chosen row."""
        found = self.table.currentIndex().data(RowRole.ID)
        return found if isinstance(found, int) else None

    def choose(self, id_: int) -> None:
        """Choose the row of a thing."""
        row = self.model.row_of(id_)
        self.table.setCurrentIndex(self._fitting.mapFromSource(self.model.index(row, 0)))

    def say(self, words: str) -> None:
        """Say why an act was not done; nothing where all is well."""
        self._trouble.setText("⚠ " + words if words else "")
        self._trouble.setAccessibleName(words)
        self._trouble.setVisible(bool(words))

    @property
    def trouble(self) -> str:
        """What is said against the last act; empty where nothing is."""
        return self._trouble.accessibleName()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the search into the rows."""
        is_press = watched is self.search and event.type() == QEvent.Type.KeyPress
        if is_press and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down:
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().eventFilter(watched, event)

    def _act(self, name: str, needs_row: bool) -> None:
        chosen = self.chosen() if needs_row else None
        if chosen is not None or not needs_row:
            self.acted.emit(name, chosen)

    def _press(self, key: int) -> None:
        name = self._keys.get(key)
        for button in self.findChildren(QPushButton):
            if name is not None and button.property("act") == name and button.isEnabled():
                self._act(name, bool(button.property("needs_row")))
                return

    def _narrow(self, text: str) -> None:
        self._fitting.look_for(text)
        self._show_page()
        if not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self._fitting.index(0, 0))
        self._settle()

    def _show_page(self) -> None:
        words = self.tr("Nothing fits “{text}”.").format(text=self.search.value())
        self._empty.setText(words if self.model.rowCount() else self._nothing)
        self._pages.setCurrentIndex(0 if self._fitting.rowCount() else 1)
        if self.focusWidget() is self._empty:  # Qt gives it to a page that takes none by itself
            self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
            self._waits = True
        elif self._waits and self._fitting.rowCount():  # a row is back, by undo
            self._waits = False
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _settle(self) -> None:
        chosen = self.chosen()
        for button, can in self._needing:
            button.setEnabled(chosen is not None and (can is None or can(chosen)))

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self._fitting)
        table.key_pressed.connect(self._press)
        table.doubleClicked.connect(lambda _: self._press(int(Qt.Key.Key_Return)))
        table.selectionModel().currentChanged.connect(lambda *_: self._settle())

    def _lay_out(self) -> None:
        length = self.theme.length
        column = QVBoxLayout(self)
        column.setContentsMargins(length(EDGE), length(20), length(EDGE), length(20))
        column.setSpacing(length(8))
        for widget in (self._title, self._about, self.search):
            column.addWidget(widget)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.table)
        self._pages.addWidget(self._empty)
        self._pages.setMinimumHeight(length(ROWS_HEIGHT))
        column.addWidget(self._pages, 1)
        column.addWidget(self._trouble)
        self.close_button = QPushButton(self.tr("Close"), self)
        self.close_button.setFont(self.theme.font("control", 500))
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.accept)
        self._buttons.setSpacing(length(8))
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.close_button)
        column.addLayout(self._buttons)
        self.setMinimumWidth(length(680))

    def _label(self, text: str, step: Step, tone: str = "") -> QLabel:
        return plain_label(text, self.theme, self, tone, step=step, wraps=True)
