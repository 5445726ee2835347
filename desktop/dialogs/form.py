"""A dialog of labelled fields: it collects, and stays open until what it collected is saved."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from db.errors import DatabaseTrouble
from desktop.errors import sentence
from desktop.labels import plain_label
from desktop.theme import Step, Theme

WIDTH = 480
EDGE = 24


class Form(QDialog):
    """Labelled fields and one button that hands them over.

    Signals: `submitted()`, the reader wants it done and every field is sound. A dialog never saves:
    who opened it does, and calls `accept` or `refuse`.
    """

    submitted = Signal()

    def __init__(
        self, theme: Theme, title: str, act: str, parent: QWidget | None, *, about: str = ""
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._act = act
        self._troubled: QLabel | None = None
        self._labels: dict[QWidget, QLabel] = {}
        self._said: dict[QWidget, QLabel] = {}
        self.setWindowTitle(title)
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = self._label(title, "title")
        self._title.setFont(theme.font("company", 600))
        self._about = self._label(about, "second", "muted")
        self._about.setVisible(bool(about))
        self._trouble = self._label("", "control", "error")
        self._trouble.hide()
        self._hint = self._label("", "second", "muted")
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.reject)
        self._as_opened: dict[QWidget, object] | None = None
        self._as_warned: dict[QWidget, object] | None = None
        self.act = QPushButton(act, self)
        self.act.setProperty("kind", "default")
        self.act.setDefault(True)
        self.act.clicked.connect(self.submit)
        for button in (self.cancel, self.act):
            button.setFont(theme.font("control", 500))
        QShortcut(QKeySequence("Ctrl+Return"), self, self.submit)
        self.fields = QVBoxLayout()
        self.fields.setSpacing(theme.length(4))
        self._lay_out()

    def add(self, label: str, field: QWidget, *, hint: str = "") -> QWidget:
        """Put a field below the others, over the whole width."""
        self.fields.addLayout(self._labelled(label, field, hint))
        return field

    def add_row(self, *fields: tuple[str, QWidget]) -> None:
        """Put short fields side by side."""
        row = QHBoxLayout()
        row.setSpacing(self.theme.length(12))
        for label, field in fields:
            column = self._labelled(label, field, "")
            column.addStretch(1)
            row.addLayout(column, 1)
        self.fields.addLayout(row)

    def add_widget(self, widget: QWidget) -> None:
        """Put something that is no labelled field below the others."""
        self.fields.addWidget(widget)
        self.fields.addSpacing(self.theme.length(8))

    def show_field(self, field: QWidget, *, is_shown: bool) -> None:
        """Show or hide a field with its label."""
        self._labels[field].setVisible(is_shown)
        field.setVisible(is_shown)
        self.refit()

    def set_title(self, title: str, act: str) -> None:
        """Name the form, and what its button does."""
        self.setWindowTitle(title)
        self._title.setText(title)
        self._act = act
        self.act.setText(act)

    def set_about(self, text: str) -> None:
        """Say below the title what this is about."""
        self._about.setText(text)
        self._about.setVisible(bool(text))

    def set_hint(self, text: str) -> None:
        """Say beside the buttons what will happen."""
        self._hint.setText(text)

    def check(self) -> tuple[QWidget, str] | None:
        """The first field that is not sound, and why; None where all are."""
        return None

    def submit(self) -> None:
        """Hand everything over, if it is sound."""
        self._forget_trouble()
        fault = self.check()
        if fault is not None:
            self.refuse(fault[1], fault[0])
        else:
            self.submitted.emit()

    def refuse(self, words: str, field: QWidget | None = None) -> None:
        """Say why it was not done; all that was typed stays."""
        said = self._said.get(field) if field is not None else None
        self._say(said or self._trouble, words)
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.act.setText(self.tr("Try again"))
            self.refit()

    def refit(self) -> None:
        """Be as high as the fields are now."""
        self.fields.activate()
        self._scroll.updateGeometry()
        layout = self.layout()
        if layout is not None:
            layout.activate()
        self.adjustSize()

    def showEvent(self, event: QShowEvent) -> None:
        """Remember what it opens with, and begin at the first field where none is chosen."""
        super().showEvent(event)
        if self._as_opened is not None:
            return
        self._as_opened = self._entered()
        if self.focusWidget() is None and self._said:
            next(iter(self._said)).setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self) -> None:
        """Go without doing it; where something was entered, only when that is asked for twice."""
        entered = self._entered()
        is_untouched = self._as_opened is None or entered == self._as_opened
        if is_untouched or entered == self._as_warned:
            super().reject()
            return
        self._as_warned = entered
        self._forget_trouble()
        self.cancel.setText(self.tr("Discard"))
        words = self.tr("What you entered is not saved. Esc once more, or Discard, drops it.")
        self._say(self._trouble, words)

    @property
    def trouble(self) -> str:
        """What is said against it now; empty where nothing is."""
        return self._troubled.accessibleName() if self._troubled else ""

    def _say(self, label: QLabel, words: str) -> None:
        self._troubled = label
        label.setText("⚠ " + words)
        label.setAccessibleName(words)
        label.show()
        self.refit()

    def _entered(self) -> dict[QWidget, object]:
        """Everything that stands in its fields; a calendar that is open over it is none."""
        entered: dict[QWidget, object] = {}
        for widget in self.findChildren(QWidget):
            if widget.window() is not self:
                continue
            if isinstance(widget, QLineEdit):
                entered[widget] = widget.text()
            elif isinstance(widget, QPlainTextEdit):
                entered[widget] = widget.toPlainText()
            elif isinstance(widget, QComboBox):
                entered[widget] = widget.currentText()
            elif isinstance(widget, QAbstractButton) and widget.isCheckable():
                entered[widget] = widget.isChecked()
        return entered

    def _forget_trouble(self) -> None:
        if self._troubled is not None:
            self._troubled.hide()
            self._troubled = None
        self.act.setText(self._act)
        self.cancel.setText(self.tr("Cancel"))

    def _labelled(self, label: str, field: QWidget, hint: str) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self.theme.length(4))
        name = self._label(label, "second", "muted")
        name.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(label)
        if hint:
            field.setAccessibleDescription(hint)
        said = self._label("", "second", "error")
        said.hide()
        self._labels[field], self._said[field] = name, said
        column.addWidget(name)
        column.addWidget(field)
        if hint:
            column.addWidget(self._label(hint, "second", "muted"))
        column.addWidget(said)
        column.addSpacing(self.theme.length(8))
        return column

    def _label(self, text: str, step: Step, tone: str = "") -> QLabel:
        return plain_label(text, self.theme, self, tone, step=step, wraps=True)

    def _lay_out(self) -> None:
        length = self.theme.length
        inner = QWidget(self)
        whole = QVBoxLayout(inner)
        whole.setContentsMargins(length(EDGE), 0, length(EDGE), 0)
        whole.addLayout(self.fields)
        whole.addStretch(1)
        self._scroll = FieldArea(inner, self)
        head = QVBoxLayout()
        head.setContentsMargins(length(EDGE), length(20), length(EDGE), length(12))
        head.setSpacing(length(2))
        head.addWidget(self._title)
        head.addWidget(self._about)
        foot = QHBoxLayout()
        foot.setContentsMargins(length(EDGE), length(8), length(EDGE), length(20))
        foot.setSpacing(length(8))
        foot.addWidget(self._hint, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.act)
        trouble = QVBoxLayout()
        trouble.setContentsMargins(length(EDGE), 0, length(EDGE), 0)
        trouble.addWidget(self._trouble)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        column.addLayout(trouble)
        column.addLayout(foot)
        self.setMinimumWidth(length(WIDTH))


class FieldArea(QScrollArea):
    """The fields, as high as they are, and to be scrolled where the screen is lower."""

    def __init__(self, inner: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._inner = inner
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def sizeHint(self) -> QSize:
        """As high as the fields, within the screen."""
        hint = self._inner.sizeHint()
        room = int(self.screen().availableGeometry().height() * 0.7)
        return QSize(hint.width(), min(hint.height(), room))

    def minimumSizeHint(self) -> QSize:
        """No less than its content wants, up to the room there is."""
        return self.sizeHint()

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        """Bring the field that has the focus into sight, wherever the focus came from."""
        if now is not None and self._inner.isAncestorOf(now):
            self.ensureWidgetVisible(now)


def open_form(form: Form, save: Callable[[], object]) -> None:
    """Show a form; its values are saved by `save`, whose trouble is said in it."""

    def done() -> None:
        try:
            save()
        except DatabaseTrouble as trouble:
            form.refuse(sentence(trouble))
        else:
            form.accept()

    form.submitted.connect(done)
    form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    form.open()
