"""Days and numbers as the reader wants them: written, read again, and by one module alone."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, Qt

from desktop import formats
from desktop import settings as kept
from desktop.dialogs.fields.days import read_day
from desktop.dialogs.fields.numbers import read_number
from desktop.formats import Formats
from desktop.settings import Settings

DAY = dt.date(2026, 11, 3)
HOMES = [
    "ar_EG",
    "bg_BG",
    "ca_ES",
    "cs_CZ",
    "de_DE",
    "el_GR",
    "en_GB",
    "en_US",
    "es_ES",
    "et_EE",
    "fa_IR",
    "fi_FI",
    "fr_FR",
    "he_IL",
    "hi_IN",
    "hu_HU",
    "it_IT",
    "ja_JP",
    "ko_KR",
    "lt_LT",
    "lv_LV",
    "nb_NO",
    "nl_NL",
    "pl_PL",
    "pt_BR",
    "ru_RU",
    "sv_SE",
    "th_TH",
    "tr_TR",
    "uk_UA",
    "vi_VN",
    "zh_CN",
]
DAYS = kept.DAYS.allowed
NUMBERS = kept.NUMBERS.allowed
ROOT = Path(__file__).parents[2] / "desktop"


def at_home(name: str, days: str = "system", numbers: str = "system") -> Formats:
    return Formats(days, numbers, home=QLocale(name))


@pytest.mark.parametrize(
    ("wanted", "text", "month"),
    [
        (Formats(home=QLocale.c()), "3 Nov 2026", "Nov 2026"),
        (at_home("en_US"), "Nov 3, 2026", "Nov 2026"),
        (at_home("en_GB"), "3 Nov 2026", "Nov 2026"),
        (at_home("de_DE"), "3. Nov. 2026", "Nov. 2026"),
        (at_home("ja_JP"), "2026年11月3日", "2026 11月"),
        (at_home("de_DE", "iso"), "2026-11-03", "2026-11"),
        (at_home("de_DE", "day_first"), "3 Nov 2026", "Nov 2026"),
        (at_home("de_DE", "month_first"), "Nov 3, 2026", "Nov 2026"),
        (Formats("day_first", language="fr", home=QLocale("fr_CA")), "3 nov. 2026", "nov. 2026"),
    ],
)
def test_a_day_is_written_as_it_is_wanted(wanted: Formats, text: str, month: str) -> None:
    assert wanted.day(DAY) == text
    assert wanted.month(DAY) == month


@pytest.mark.parametrize("home", HOMES)
@pytest.mark.parametrize("days", list(DAYS))  # type: ignore[arg-type]
def test_every_day_that_is_written_is_read_again(home: str, days: str) -> None:
    wanted = at_home(home, days)
    for month in range(1, 13):
        for number in (1, 9, 12, 28):
            day = dt.date(2026, month, number)
            assert read_day(wanted.day(day), wanted) == (day, "day")
            assert read_day(day.isoformat(), wanted) == (day, "day")
        first = dt.date(2026, month, 1)
        assert read_day(wanted.month(first), wanted) == (first, "month")


def test_a_short_day_is_read_in_the_order_of_the_system_alone() -> None:
    assert read_day("3/4/2026", at_home("en_US")) == (dt.date(2026, 3, 4), "day")
    assert read_day("03/04/2026", at_home("en_GB")) == (dt.date(2026, 4, 3), "day")
    assert read_day("03.04.26", at_home("de_DE")) == (dt.date(2026, 4, 3), "day")
    with pytest.raises(ValueError, match="3/4/2026"):
        read_day("3/4/2026", at_home("en_US", "day_first"))


@pytest.mark.parametrize(
    ("numbers", "text"),
    [
        ("comma", "−1,234,567.50"),
        ("point", "−1.234.567,50"),
        ("space", "−1\u202f234\u202f567,50"),
    ],
)
def test_a_number_has_the_marks_that_are_wanted(numbers: str, text: str) -> None:
    assert at_home("en_US", numbers=numbers).number(-1234567.5, 2) == text


@given(
    st.decimals(-(10**12), 10**12, places=4),
    st.sampled_from(list(NUMBERS)),  # type: ignore[arg-type]
    st.sampled_from(["en_US", "de_DE", "fr_FR", "sv_SE"]),
)
def test_every_number_that_is_written_is_read_again(
    value: Decimal, numbers: str, home: str
) -> None:
    wanted = at_home(home, numbers=numbers)
    assert read_number(wanted.exact(value), wanted.figures) == value


def test_the_first_day_of_the_week() -> None:
    assert at_home("en_US").weekday == Qt.DayOfWeek.Sunday
    assert at_home("de_DE").weekday == Qt.DayOfWeek.Monday
    assert Formats(first_day=6).weekday == Qt.DayOfWeek.Saturday


def test_the_settings_say_which(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    assert formats.chosen(settings, "en") == Formats()
    settings.put(kept.DAYS, "iso")
    settings.put(kept.NUMBERS, "point")
    settings.put(kept.FIRST_DAY, 7)
    assert formats.chosen(settings, "fr") == Formats("iso", "point", 7, "fr")


def test_nobody_else_asks_the_locale_of_the_system() -> None:
    """Whoever did would write a day or a number in another way than the reader chose."""
    asking = [
        str(file.relative_to(ROOT))
        for file in ROOT.rglob("*.py")
        if "QLocale()" in file.read_text(encoding="utf-8")
    ]
    assert asking == []


def test_marks_of_an_axis_have_the_figures_of_the_language() -> None:
    arabic = Formats(home=QLocale("ar_EG"))
    assert (arabic.year_mark(DAY), arabic.day_mark(DAY)) == ("٢٠٢٦", "٣")
    english = Formats(home=QLocale("en_US"))
    assert (english.year_mark(DAY), english.day_mark(DAY)) == ("2026", "3")
