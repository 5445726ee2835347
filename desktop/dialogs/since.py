"""The form that asks from which day on slips are shown."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QWidget

from desktop.dialogs.fields import DayField
from desktop.dialogs.form import Form
from desktop.theme import Theme


class SinceForm(Form):
    """A day up to today, typed or taken from a calendar."""

    def __init__(
        self, theme: Theme, day: dt.date | None, today: dt.date, parent: QWidget | None
    ) -> None:
        super().__init__(theme, "", "", parent)
        self.set_title(self.tr("Slipped since"), self.tr("Show"))
        self._today = today
        self.field = DayField(theme)
        self.field.set_value(day)
        self.add(
            self.tr("Day"),
            self.field,
            hint=self.tr("Projects with a promise that moved back on that day or later."),
        )
        self.field.setFocus()

    def check(self) -> tuple[QWidget, str] | None:
        """A day is needed, and one that has come."""
        day = self.field.day()
        if day is None:
            return self.field, self.tr("Say from which day on")
        if day > self._today:
            return self.field, self.tr("That day is still to come")
        return None

    def day(self) -> dt.date:
        """The day, as was checked."""
        day = self.field.day()
        assert day is not None
        return day
