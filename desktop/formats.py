"""How days and numbers are written and read: as the system has it, or as the reader chose."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from PySide6.QtCore import QDate, QLocale, Qt

from desktop import settings as kept
from desktop.settings import Settings

ENGLISH = "en"
CENTURY = 2000  # of years that are written with two figures
MINUS = "\N{MINUS SIGN}"
SHORT = QLocale.FormatType.ShortFormat
LONG = QLocale.FormatType.LongFormat

DAY_FORMS = {"iso": "yyyy-MM-dd", "day_first": "d MMM yyyy", "month_first": "MMM d, yyyy"}
# The mark between thousands, and a country that writes so.
MARKS = {"comma": "en_US", "point": "de_DE", "space": "fr_FR"}
WEEKDAY = re.compile(r"^dddd[\s,،⹁.]*|[\s,،⹁]*dddd$")
PARTS = re.compile(r"d+|M+|y+")


@dataclass(frozen=True)
class Formats:
    """One choice of formats.

    `days` is `system` or one of DAY_FORMS, `numbers` is `system` or one of MARKS; `first_day` of
    the week from 1, Monday, to 7, 0 being as the system has it; `language` is the code of the
    language that the program speaks; `home` is the system's locale.
    """

    days: str = "system"
    numbers: str = "system"
    first_day: int = 0
    language: str = ENGLISH
    home: QLocale = field(default_factory=QLocale.system)

    @cached_property
    def words(self) -> QLocale:
        """Whose names the months have: the system's, or those of the program's language."""
        spoken = QLocale(self.language)
        is_home = self.days == "system" or spoken.language() == self.home.language()
        return self.home if is_home else spoken

    @cached_property
    def figures(self) -> QLocale:
        """Whose marks stand in numbers."""
        return QLocale(MARKS[self.numbers]) if self.numbers in MARKS else self.home

    @cached_property
    def weekday(self) -> Qt.DayOfWeek:
        """The first day of the week."""
        return Qt.DayOfWeek(self.first_day) if self.first_day else self.home.firstDayOfWeek()

    @cached_property
    def day_form(self) -> str:
        """The form of a day, for Qt; the system's is its long one without weekday, shortened."""
        if self.days in DAY_FORMS:
            return DAY_FORMS[self.days]
        form = WEEKDAY.sub("", self.home.dateFormat(LONG)).replace("MMMM", "MMM").strip()
        parts = sorted(part[0] for part in PARTS.findall(re.sub("'[^']*'", "", form)))
        return form if parts == ["M", "d", "y"] else DAY_FORMS["day_first"]

    @cached_property
    def month_form(self) -> str:
        """The form of a month with its year, for Qt."""
        if self.days == "iso":
            return "yyyy-MM"
        return "yyyy MMM" if self.day_form.startswith("y") else "MMM yyyy"

    def day(self, day: dt.date) -> str:
        """`23 Nov 2026`."""
        return self.words.toString(_date(day), self.day_form)

    def month(self, day: dt.date) -> str:
        """The month of a day with its year: `Nov 2026`."""
        return self.words.toString(_date(day), self.month_form)

    def month_mark(self, day: dt.date) -> str:
        """The month of a day where its year stands near: `Nov`."""
        is_iso = self.days == "iso"
        return self.month(day) if is_iso else self.words.standaloneMonthName(day.month, SHORT)

    @cached_property
    def month_marks(self) -> tuple[str, ...]:
        """The mark of each month of a year."""
        return tuple(self.month_mark(dt.date(2000, month, 1)) for month in range(1, 13))

    def year_mark(self, day: dt.date) -> str:
        """The year of a day: `2026`."""
        return self.words.toString(_date(day), "yyyy")

    def day_mark(self, day: dt.date) -> str:
        """A day where its month stands near: `23`."""
        return self.words.toString(_date(day), "d")

    def number(self, value: float | Decimal, decimals: int) -> str:
        """A number with so many decimals and a real minus sign."""
        return self.figures.toString(float(value), "f", decimals).replace("-", MINUS)

    def exact(self, value: Decimal) -> str:
        """A number with all its figures."""
        whole, _, rest = format(abs(value), "f").partition(".")
        minus = MINUS if value < 0 else ""
        shown = minus + self.figures.toString(int(whole))
        return shown + (self.figures.decimalPoint() + rest if rest else "")

    def file_size(self, size: int) -> str:
        """So many bytes: `3.4 MB`."""
        return self.figures.formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)

    def day_in(self, text: str) -> dt.date | None:
        """The day that a text says in this form, or in the system's short one; None if none."""
        if self.days != "system":  # who knows then whether 3/4 is in March or in April
            return self._first(text, [self.day_form])
        short = self.home.dateFormat(SHORT)
        return self._first(text, [self.day_form, short, re.sub("y+", "yyyy", short)])

    def month_in(self, text: str) -> dt.date | None:
        """The first day of the month that a text says in this form; None if none."""
        return self._first(text, [self.month_form])

    def _first(self, text: str, forms: list[str]) -> dt.date | None:
        dates = (self.words.toDate(text, form, CENTURY) for form in forms)
        days = (dt.date(x.year(), x.month(), x.day()) for x in dates if x.isValid())
        return next((day for day in days if day.year >= 1900), None)


def chosen(settings: Settings, language: str) -> Formats:
    """The formats of the settings, for a program that speaks this language."""
    days, numbers = settings.get(kept.DAYS), settings.get(kept.NUMBERS)
    return Formats(days, numbers, settings.get(kept.FIRST_DAY), language)


class _Chosen:
    """What is in use: one for the program, set at its start and when the reader chooses anew."""

    formats = Formats()


def used() -> Formats:
    """The formats in use."""
    return _Chosen.formats


def use(formats: Formats) -> None:
    """Write and read everything so from now on; what stands on the screen is to be written anew."""
    _Chosen.formats = formats
    QLocale.setDefault(formats.words)  # whose names Qt's own calendars have


def _date(day: dt.date) -> QDate:
    return QDate(day.year, day.month, day.day)
