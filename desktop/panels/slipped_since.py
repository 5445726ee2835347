"""The box that narrows projects to those that slipped lately, or since a day that is asked for."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from desktop import wording
from desktop.theme import Theme

ASKED = "asked"  # the choice that stands for a day of the user's own


class SlippedSince(QComboBox):
    """Signals: `chosen()`, another span is wanted."""

    chosen = Signal()

    def __init__(self, theme: Theme, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._today = today
        self._day: dt.date | None = None
        self._before = 0
        for words, value in (
            (self.tr("Slipped or not"), None),
            (self.tr("Slipped in 30 days"), 30),
            (self.tr("Slipped in 90 days"), 90),
            (self.tr("Slipped in a year"), 365),
            (self.tr("Slipped in 3 years"), 1096),
            (self.tr("Slipped since…"), ASKED),
        ):
            self.addItem(words, value)
        self.activated.connect(self._take)
        self.currentIndexChanged.connect(self._follow)

    def since(self, today: dt.date) -> dt.date | None:
        """The day from which on a promise has to have slipped, as seen on a day; None for any."""
        value = self.currentData()
        if value == ASKED:
            return self._day
        return today - dt.timedelta(days=value) if value else None

    def set_day(self, day: dt.date) -> None:
        """Show what slipped since a day."""
        self._day = day
        last = self.count() - 1
        self.setItemText(last, self.tr("Slipped since {day}").format(day=wording.day(day)))
        if self.currentIndex() == last:
            self._follow(last)
        else:
            self.setCurrentIndex(last)

    def _follow(self, index: int) -> None:
        if self.itemData(index) == ASKED and self._day is None:
            return  # nothing is narrowed until the day is said
        self._before = index
        self.chosen.emit()

    def _take(self, index: int) -> None:
        from desktop.dialogs.since import SinceForm

        if self.itemData(index) != ASKED:
            return
        form = SinceForm(self._theme, self._day, self._today, self.window())
        form.submitted.connect(form.accept)
        form.accepted.connect(lambda: self.set_day(form.day()))
        form.rejected.connect(lambda: self.setCurrentIndex(self._before))
        form.finished.connect(form.deleteLater)
        form.open()
