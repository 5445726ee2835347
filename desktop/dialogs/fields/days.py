"""A field for a day, or the month, quarter or year that is known."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QCalendarWidget,
    QHBoxLayout,
    QLabel,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from desktop import formats, wording
from desktop.dialogs.fields.texts import TextField
from desktop.formats import Formats
from desktop.theme import Theme

EXAMPLE = dt.date(2026, 11, 23)  # shown as the reader wants days
ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
# A quarter is Q4 in English and T4 in French; both are read in either.
QUARTER = re.compile(r"(?:[qt]([1-4])[\s/]*(\d{4})|(\d{4})[\s/-]*[qt]([1-4]))", re.IGNORECASE)
YEAR = re.compile(r"\d{4}")
WORDED = re.compile(r"(?:(\d{1,2})\s+)?([^\W\d]+)\.?\s+(?:(\d{1,2}),?\s+)?(\d{4})")

Read = tuple[dt.date, str]


def read_day(text: str, wanted: Formats) -> Read | None:
    """The first day and the precision of what is written; None where nothing is.

    Reads days as they are wanted, and always `2026-11-23`, `23 Nov 2026`, `Nov 23, 2026`,
    `Nov 2026`, `2026-11`, `Q1 2026` and `2026`; raises ValueError for all else.
    """
    typed = " ".join(text.split())
    if not typed:
        return None
    if found := ISO.fullmatch(typed):
        year, month, day = (int(part) if part else None for part in found.groups())
        return dt.date(year or 0, month or 0, day or 1), "day" if day else "month"
    if found := QUARTER.fullmatch(typed):
        first, year1, year2, second = found.groups()
        return dt.date(int(year1 or year2), int(first or second) * 3 - 2, 1), "quarter"
    if YEAR.fullmatch(typed):
        return dt.date(int(typed), 1, 1), "year"
    return _as_shown(typed, wanted) or _worded(typed, wanted.words)


def _as_shown(typed: str, wanted: Formats) -> Read | None:
    if day := wanted.day_in(typed):
        return day, "day"
    if month := wanted.month_in(typed):
        return month, "month"
    return None


def _worded(typed: str, locale: QLocale) -> Read:
    found = WORDED.fullmatch(typed)
    if not found:
        raise ValueError(typed)
    before, name, after, year = found.groups()
    month = _month(name, locale)
    if month is None or (before and after):
        raise ValueError(typed)
    day = before or after
    return dt.date(int(year), month, int(day or 1)), "day" if day else "month"


def _month(name: str, locale: QLocale) -> int | None:
    wanted = name.casefold()
    for language in (locale, QLocale(QLocale.Language.English)):
        for month in range(1, 13):
            full = language.standaloneMonthName(month).casefold()
            if wanted == full or (len(wanted) >= 3 and full.startswith(wanted)):
                return month
    return None


class DayField(QWidget):
    """A day as people type it; says what it understood.

    `precisions` are those it takes, of day, month, quarter and year.
    Signals: `changed()`.
    """

    changed = Signal()

    def __init__(
        self,
        theme: Theme,
        precisions: Sequence[str] = ("day",),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._precisions = tuple(precisions)
        self._theme = theme
        self.line = TextField()
        self.line.setPlaceholderText(self._hint())
        self._meant = QLabel()
        self._meant.setProperty("tone", "muted")
        self._meant.setFont(theme.font("second"))
        self._button = QToolButton()
        self._button.setProperty("kind", "field")
        self._button.setIcon(theme.icon("calendar"))
        self._button.setAccessibleName(self.tr("Choose in a calendar"))
        self._button.setToolTip(self._button.accessibleName())
        self._button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        # Not our child: a menu among the children of a field with a focus proxy traps Tab in it.
        self._menu = QMenu(self._button)
        self._menu.aboutToShow.connect(self._fill_calendar)
        self._button.setMenu(self._menu)
        self._calendar: QCalendarWidget | None = None
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.length(4))
        row.addWidget(self.line, 1)
        row.addWidget(self._button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.length(2))
        column.addLayout(row)
        column.addWidget(self._meant)
        self._meant.hide()
        self.setFocusProxy(self.line)
        self.line.changed.connect(self._tell)

    def setAccessibleName(self, name: str) -> None:
        """Name the line, which is what is typed into."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def value(self) -> Read | None:
        """The first day meant and the precision; None where nothing is typed.

        Raises ValueError with a sentence.
        """
        try:
            found = read_day(self.line.text(), formats.used())
        except ValueError as error:
            words = self.tr("“{text}” is no day; write it as {example}")
            raise ValueError(
                words.format(text=self.line.value(), example=self._example())
            ) from error
        if found is not None and found[1] not in self._precisions:
            raise ValueError(self.tr("A day is needed here, such as {x}").format(x=self._example()))
        return found

    def day(self) -> dt.date | None:
        """The day alone; raises ValueError with a sentence."""
        found = self.value()
        return found[0] if found else None

    def fault(self) -> str | None:
        """Why it is no day; None where it is one, or empty."""
        try:
            self.value()
        except ValueError as error:
            return str(error)
        return None

    def set_value(self, day: dt.date | None, precision: str = "day") -> None:
        """Show this day, or the month, quarter or year that begins with it."""
        if day is None:
            self.line.clear()
        elif precision == "quarter":
            self.line.setText(wording.span(day, precision))
        elif precision == "month":
            self.line.setText(formats.used().month(day))
        elif precision == "year":
            self.line.setText(str(day.year))
        else:
            self.line.setText(wording.day(day))
        self.line.setCursorPosition(0)

    def _hint(self) -> str:
        """An example short enough for half a row; it tells that no day is needed."""
        return wording.span(EXAMPLE, "month") if "month" in self._precisions else self._example()

    def _example(self) -> str:
        if self._precisions == ("day",):
            return "2026-11-23"
        return f"{wording.day(EXAMPLE)}, {wording.span(EXAMPLE, 'month')}"

    def _tell(self) -> None:
        said = ""
        if self.fault() is None and (found := self.value()) and found[1] != "day":
            said = {
                "month": self.tr("the month is known"),
                "quarter": self.tr("the quarter is known"),
                "year": self.tr("the year is known"),
            }[found[1]]
        self._meant.setText(said)
        self._meant.setVisible(bool(said))
        self.changed.emit()

    def _fill_calendar(self) -> None:
        if self._calendar is None:
            self._calendar = QCalendarWidget(self._menu)
            self._calendar.setVerticalHeaderFormat(
                QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader
            )
            self._calendar.setAccessibleName(self.tr("Calendar"))
            self._calendar.activated.connect(self._take)
            self._calendar.clicked.connect(self._take)
            action = QWidgetAction(self._menu)
            action.setDefaultWidget(self._calendar)
            self._menu.addAction(action)
        self._calendar.setLocale(formats.used().words)
        self._calendar.setFirstDayOfWeek(formats.used().weekday)
        if self.fault() is None and (found := self.value()):
            day = found[0]
            self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self._calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def _take(self, day: QDate) -> None:
        self.set_value(dt.date(day.year(), day.month(), day.day()))
        self._menu.close()
        self.line.setFocus()
