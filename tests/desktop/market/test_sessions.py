"""When prices are worth asking for again."""

from __future__ import annotations

import datetime as dt

import pytest

from desktop.market.sessions import CALENDARS, _calendar, is_due
from desktop.market.symbols import EXCHANGES


def utc(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)


# Toronto and New York close at 21:00 UTC in winter; 2026-11-26 is Thanksgiving in the USA only.
@pytest.mark.parametrize(
    ("prefix", "checked", "now", "due"),
    [
        ("NYSE", None, "2026-11-25 12:00", True),
        ("NYSE", "2026-11-24 22:00", "2026-11-25 12:00", False),
        ("NYSE", "2026-11-24 22:00", "2026-11-25 21:15", False),
        ("NYSE", "2026-11-24 22:00", "2026-11-25 21:31", True),
        ("NYSE", "2026-11-25 15:00", "2026-11-25 15:10", False),
        ("NYSE", "2026-11-25 15:00", "2026-11-25 15:16", True),
        ("NYSE", "2026-11-25 22:00", "2026-11-26 22:00", False),
        ("TSXV", "2026-11-25 22:00", "2026-11-26 22:00", True),
        ("OTCQB", "2026-11-27 22:00", "2026-11-29 22:00", False),
        ("FSE", "2026-11-25 12:00", "2026-11-25 22:00", True),
        ("HKEX", "2026-11-25 09:00", "2026-11-25 20:00", False),
        ("NYSE", "2026-11-26 12:00", "2026-11-25 12:00", True),
        ("MOON", "2026-11-25 12:00", "2026-11-25 17:00", False),
        ("MOON", "2026-11-25 12:00", "2026-11-25 18:00", True),
        ("MOON", "2026-11-27 19:00", "2026-11-29 23:00", False),
    ],
)
def test_prices_are_due_when_a_session_has_ended(
    prefix: str, checked: str | None, now: str, due: bool
) -> None:
    assert is_due(prefix, utc(checked) if checked else None, utc(now)) is due


def test_a_day_ends_where_the_exchange_is() -> None:
    checked, now = utc("2026-11-25 01:00"), utc("2026-11-25 09:30")
    assert is_due("MOON", checked, now, "Asia/Tokyo")
    assert not is_due("MOON", checked, now, "America/New_York")
    assert not is_due("MOON", checked, now, "No/Where")


def test_every_calendar_named_is_there() -> None:
    import exchange_calendars

    known = set(exchange_calendars.get_calendar_names(include_aliases=True))
    assert set(CALENDARS.values()) <= known
    assert _calendar("XNYS") is not None
    assert _calendar("NONE") is None


def test_the_suffixes_are_those_of_the_exchanges() -> None:
    assert CALENDARS.keys() <= {known.suffix for known in EXCHANGES.values()}


def test_an_exchange_rate_is_due_on_every_weekday() -> None:
    friday, sunday, monday = (
        utc("2026-11-27 19:00"),
        utc("2026-11-29 19:00"),
        utc("2026-11-30 19:00"),
    )
    assert not is_due("FX", friday, sunday, "Europe/London")
    assert is_due("FX", friday, monday, "Europe/London")
