"""The strip that takes the reader back to a day: a field, a slider, and what counts."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QSlider, QWidget

from desktop.dialogs.fields.days import DayField
from desktop.panels.controls import Entered
from desktop.theme import Theme

MONTH = 30  # days that a page of the slider goes


class LookBackStrip(Entered):
    """Signals: `moved(object, bool)`, the day to show and whether what was recorded by then counts;
    `left()`, back to today."""

    moved = Signal(object, bool)
    left = Signal()

    def __init__(self, theme: Theme, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._first = self._last = self._day = today
        self._is_settling = False
        self.setProperty("surface", "looking-back")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Looking back"))
        self._icon = QLabel(self)
        words = QLabel(self.tr("&As of"), self)
        words.setFont(theme.font("control", 600))
        self.field = DayField(theme, parent=self)
        self.field.setAccessibleName(self.tr("Day to look back to"))
        self.field.setFixedWidth(theme.length(180))
        words.setBuddy(self.field.line)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setAccessibleName(self.tr("Day to look back to"))
        self.slider.setPageStep(MONTH)
        self.recorded = QCheckBox(self.tr("as &recorded here"), self)
        self.recorded.setToolTip(
            self.tr("Only what was written down here by then, not all that was said by then")
        )
        self.back = QPushButton(self.tr("Back to today"), self)
        for control in (self.recorded, self.back):
            control.setFont(theme.font("control"))
        self._lay_out(words)
        self._connect()
        self._tint()

    def set_span(self, first: dt.date, last: dt.date) -> None:
        """Offer the days from `first` to `last`, and the day that is shown, which stays.

        What stands in the field is left as it is: it may be half typed.
        """
        self._first, self._last = min(first, last, self._day), max(last, self._day)
        self._is_settling = True
        self.slider.setRange(0, (self._last - self._first).days)
        self.slider.setValue((self._day - self._first).days)
        self._is_settling = False

    def show_day(self, day: dt.date, recorded: bool) -> None:
        """Show what is looked back to, wherever that was chosen; without a signal."""
        self._is_settling = True
        self.recorded.setChecked(recorded)
        self._is_settling = False
        if day != self._day:
            self._day = day
            self.set_span(self._first, self._last)
            self._show(day)

    def begin(self) -> None:
        """Start from the last day, with the cursor in the field."""
        self._show(self._last)
        self.field.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.line.selectAll()

    def day(self) -> dt.date:
        """The day that is looked back to."""
        return self._day

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to today."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _show(self, day: dt.date) -> None:
        self._is_settling, self._day = True, day
        self.slider.setValue((day - self._first).days)
        self.field.set_value(day)
        self._is_settling = False

    def _slid(self) -> None:
        if self._is_settling:
            return
        self._show(self._first + dt.timedelta(days=self.slider.value()))
        self._tell()

    def _typed(self) -> None:
        if self._is_settling or self.field.fault() is not None:
            return
        day = self.field.day()
        if day is not None and self._first <= day <= self._last:
            self._is_settling, self._day = True, day
            self.slider.setValue((day - self._first).days)
            self._is_settling = False
            self._tell()

    def _tell(self) -> None:
        if self._is_settling:
            return
        self.moved.emit(self.day(), self.recorded.isChecked())

    def _lay_out(self, words: QLabel) -> None:
        length = self._theme.length
        row = QHBoxLayout(self)
        row.setContentsMargins(length(16), length(5), length(12), length(5))
        row.setSpacing(length(8))
        row.addWidget(self._icon)
        row.addWidget(words)
        row.addWidget(self.field)
        row.addWidget(self.slider, 1)
        row.addWidget(self.recorded)
        row.addWidget(self.back)
        self.entrance = self.field

    def _connect(self) -> None:
        self.slider.valueChanged.connect(self._slid)
        self.field.changed.connect(self._typed)
        self.recorded.toggled.connect(self._tell)
        self.back.clicked.connect(self.left)
        self._theme.changed.connect(self._tint)

    def _tint(self) -> None:
        size, ratio = self._theme.length(16), self.devicePixelRatioF()
        color = self._theme.tokens.overdue
        self._icon.setPixmap(self._theme.pixmap("history", color, size, ratio))
