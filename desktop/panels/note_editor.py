"""The field in which a note is typed: the quick line, and the entry edited in place."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtCore import QDate, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QDateEdit,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyleOptionFocusRect,
    QVBoxLayout,
    QWidget,
)

from desktop import formats
from desktop.panels.controls import Keycap
from desktop.theme import Theme
from desktop.undo_gate import UndoGate

DRAFT_DELAY_MS = 300


def is_key(event: QEvent, *keys: Qt.Key, control: bool = False) -> bool:
    """Whether an event is the press of one of these keys, with Ctrl where that is asked."""
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
        return False
    held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return event.key() in keys and held == control


class DayField(QDateEdit):
    """The day of a note, written as the reader wants days; the arrow keys step."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._take_form()
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setFrame(False)
        self.setButtonSymbols(QDateEdit.ButtonSymbols.NoButtons)
        clear = self.palette()
        clear.setBrush(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(clear)
        self.setAccessibleName(self.tr("Day of the note"))

    def changeEvent(self, event: QEvent) -> None:
        """Days are written in another form now."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LocaleChange:
            self._take_form()

    def set_day(self, day: dt.date) -> None:
        """Show a day."""
        self.setDate(QDate(day.year, day.month, day.day))

    def day(self) -> dt.date:
        """The day shown."""
        date = self.date()
        return dt.date(date.year(), date.month(), date.day())

    def _take_form(self) -> None:
        wanted = formats.used()
        if self.locale() != wanted.words:
            self.setLocale(wanted.words)
        self.setDisplayFormat(wanted.day_form)
        days = (wanted.day(dt.date(2000, month, 30 - 2 * (month == 2))) for month in range(1, 13))
        width = self.fontMetrics().horizontalAdvance
        self.setMinimumWidth(max(width(day) for day in days) + 8)
        self.setMinimumHeight(self.fontMetrics().height() + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        """It has no frame, so the ring goes round the words."""
        super().paintEvent(event)
        if self.hasFocus():
            ring = QStyleOptionFocusRect()
            ring.initFrom(self)
            frame = QStyle.PrimitiveElement.PE_FrameFocusRect
            self.style().drawPrimitive(frame, ring, QPainter(self), self)


class QuickNote(QFrame):
    """One line: type, Enter.

    Signals: `saved(str, date)` on Enter; `typed(str, date)` at most 300 ms after a key, for the
    draft; `left()` on Escape, the words staying.
    """

    saved = Signal(str, object)
    typed = Signal(str, object)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("kind", "entry")
        self.setFixedHeight(theme.length(36))
        self._pencil = QLabel(self)
        self.line = QLineEdit(self)
        self.line.setProperty("kind", "bare")
        self.line.setPlaceholderText(self.tr("Add a note…"))
        self.line.setAccessibleName(self.tr("Add a note"))
        self.line.setAccessibleDescription(self.tr("Enter saves, Escape keeps what is typed"))
        self.day_field = DayField(self)
        self._key = Keycap(theme, "N", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.length(8), 2, theme.length(6), 2)
        row.addWidget(self._pencil)
        row.addWidget(self.line, 1)
        row.addWidget(self.day_field)
        row.addWidget(self._key)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_DELAY_MS)
        self._timer.timeout.connect(self.tell_typed)
        self.line.textEdited.connect(self._edited)
        self.day_field.userDateChanged.connect(self._edited)
        self.line.returnPressed.connect(self._save)
        UndoGate(self.line)
        self.line.installEventFilter(self)
        theme.changed.connect(self._tint)
        self._tint()

    def text(self) -> str:
        """What is typed."""
        return self.line.text()

    def set_content(self, text: str, day: dt.date) -> None:
        """Fill the line without that counting as typing."""
        for field in (self.line, self.day_field):
            field.blockSignals(True)
        self.line.setText(text)
        self.day_field.set_day(day)
        for field in (self.line, self.day_field):
            field.blockSignals(False)
        self._timer.stop()

    def begin(self, day: dt.date) -> None:
        """Put the cursor in the line; the day is taken over while nothing is typed."""
        if not self.text():
            self.set_content("", day)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.end(False)

    def settle(self) -> None:
        """Give the draft out now, if any of it is still waiting."""
        if self._timer.isActive():
            self.tell_typed()

    def tell_typed(self) -> None:
        """Give the draft out now."""
        self._timer.stop()
        self.typed.emit(self.text(), self.day_field.day())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape leaves; leaving writes the draft; the ring follows the focus."""
        if is_key(event, Qt.Key.Key_Escape):
            self.tell_typed()
            self.left.emit()
            return True
        if isinstance(event, QFocusEvent):
            self.settle()
            if event.gotFocus() and event.reason() != Qt.FocusReason.MouseFocusReason:
                # Qt selects everything then, and the next key would replace a draft.
                QTimer.singleShot(0, self.line, partial(self.line.end, False))
            self.setProperty("focused", event.gotFocus())
            self.style().unpolish(self)
            self.style().polish(self)
        return super().eventFilter(watched, event)

    def _tint(self) -> None:
        size, ratio = self._theme.length(14), self.devicePixelRatioF()
        color = self._theme.tokens.text_muted
        self._pencil.setPixmap(self._theme.pixmap("pencil-line", color, size, ratio))

    def _edited(self, *_: object) -> None:
        # Not restarted while it runs: what is typed without pause is written all the same.
        if not self._timer.isActive():
            self._timer.start()

    def _save(self) -> None:
        if self.text().strip():
            self._timer.stop()
            self.saved.emit(self.text().strip(), self.day_field.day())


class NoteEditor(QFrame):
    """A note edited where it stands: words above, its day below.

    Ctrl+Enter or going elsewhere saves, Escape leaves it as it was. Signals: `saved()`,
    `abandoned()`, `typed(str, object)` at most 300 ms after a key.
    """

    saved = Signal()
    abandoned = Signal()
    typed = Signal(str, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "entry")
        self.setProperty("focused", True)
        self.setAutoFillBackground(True)
        self.words = QPlainTextEdit(self)
        self.words.setProperty("kind", "bare")
        self.words.setAccessibleName(self.tr("Words of the note"))
        self.words.setTabChangesFocus(True)
        self.day_field = DayField(self)
        hint = QLabel(self.tr("Ctrl+Enter saves · Esc leaves it"), self)
        hint.setProperty("tone", "muted")
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self.day_field)
        foot.addStretch(1)
        foot.addWidget(hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 6)
        column.addWidget(self.words, 1)
        column.addLayout(foot)
        self.setFocusProxy(self.words)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_DELAY_MS)
        self._timer.timeout.connect(self._tell)
        self._has_day = True
        self._is_finished = False
        self.words.installEventFilter(self)
        self.day_field.installEventFilter(self)

    def set_content(self, text: str, day: dt.date | None) -> None:
        """Fill in a note; an unknown day stays unknown and is not shown."""
        self.words.setPlainText(text)
        self._has_day = day is not None
        self.day_field.setVisible(self._has_day)
        if day is not None:
            self.day_field.set_day(day)
        self.words.textChanged.connect(self._edited)
        self.day_field.userDateChanged.connect(self._edited)

    def content(self) -> tuple[str, dt.date | None]:
        """The words and the day as they stand."""
        return self.words.toPlainText(), self.day_field.day() if self._has_day else None

    def settle(self) -> None:
        """Give the draft out now, if any of it is still waiting."""
        if self._timer.isActive():
            self._tell()

    def finish(self) -> None:
        """Say nothing any more: what stands here was handed over or given up."""
        self._is_finished = True
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that end the editing, and the way out of both fields."""
        if is_key(event, Qt.Key.Key_Return, Qt.Key.Key_Enter, control=True):
            self.saved.emit()
            return True
        if is_key(event, Qt.Key.Key_Escape):
            self.finish()
            self.abandoned.emit()
            return True
        if isinstance(event, QFocusEvent) and event.lostFocus() and self._is_left():
            self.saved.emit()
        return super().eventFilter(watched, event)

    def _is_left(self) -> bool:
        """Whether the focus went elsewhere in this program; not so when the field goes itself."""
        focused = QApplication.focusWidget()
        is_open = self.isVisible() and not self._is_finished
        return is_open and focused is not None and not self.isAncestorOf(focused)

    def _edited(self, *_: object) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _tell(self) -> None:
        self._timer.stop()
        self.typed.emit(*self.content())
