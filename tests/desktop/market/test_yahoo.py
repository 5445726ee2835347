"""Answers and troubles of the vendor, through the real client."""

import datetime as dt
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from db.prices import Action
from desktop.market.yahoo import (
    BadResponse,
    MarketError,
    NoPrices,
    Offline,
    RateLimited,
    SymbolUnknown,
    Yahoo,
)

LAST = dt.date(2024, 3, 8)


def test_all_there_is_comes_as_recorded(yahoo: Any, source: Yahoo, evening: dt.datetime) -> None:
    answer = source.daily("MP", None, None, evening)
    assert len(answer.bars) == 935
    assert answer.bars[0][:6] == (dt.date(2020, 6, 22), 9.9, 10.0, 9.9, 10.0, 1600)
    last = answer.bars[-1]
    assert last[:6] == (LAST, 15.5, 15.54, 14.98, 15.24, 2871200)
    assert last.adjusted_close == 15.24
    assert not last.provisional
    assert answer.doubts == ()
    assert (answer.currency, answer.exchange_code) == ("USD", "NYQ")
    assert (answer.time_zone, answer.name) == ("America/New_York", "MP Materials Corp.")
    assert source.client.startswith("yfinance 1.")


def test_a_later_fetch_asks_only_for_the_days_since(
    yahoo: Any, source: Yahoo, evening: dt.datetime
) -> None:
    answer = source.daily("MP", dt.date(2024, 3, 1), "America/New_York", evening)
    assert [bar.day.day for bar in answer.bars] == [1, 4, 5, 6, 7, 8]
    assert len(yahoo.asked) == 1


@pytest.mark.parametrize(
    ("hour", "minute", "provisional"), [(15, 0, True), (21, 29, True), (21, 30, False)]
)
def test_todays_bar_is_provisional_until_half_an_hour_after_the_close(
    source: Yahoo, hour: int, minute: int, provisional: bool
) -> None:
    now = dt.datetime(2024, 3, 8, hour, minute, tzinfo=dt.UTC)
    answer = source.daily("MP", dt.date(2024, 3, 1), "America/New_York", now)
    assert [bar.provisional for bar in answer.bars[-2:]] == [False, provisional]


def test_pence_keep_their_unit_and_name_the_pound(source: Yahoo) -> None:
    answer = source.daily("OCDO.L", None, None, dt.datetime(2020, 1, 3, tzinfo=dt.UTC))
    assert answer.bars[0].close == 1259.5
    assert (answer.currency, answer.major_currency, answer.unit_divisor) == ("GBp", "GBP", 100)


def test_splits_and_dividends_come_along(source: Yahoo) -> None:
    now = dt.datetime(2025, 2, 20, tzinfo=dt.UTC)
    apple = source.daily("AAPL", None, None, now)
    assert apple.actions == (
        Action(dt.date(2020, 8, 31), "split", 4.0),
        Action(dt.date(2020, 11, 6), "dividend", 0.205),
    )
    nvidia = source.daily("NVDA", None, None, now)
    assert nvidia.actions == (Action(dt.date(2021, 7, 20), "split", 4.0),)


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("close", None, "missing"),
        ("open", 0.0, "not positive"),
        ("low", -3.63, "not positive"),
        ("high", 1e12, "absurd"),
        ("high", 1.0, "high below low"),
        ("volume", -5, "negative volume"),
    ],
)
def test_an_impossible_bar_is_dropped_and_its_neighbours_stay(
    yahoo: Any,
    source: Yahoo,
    evening: dt.datetime,
    column: str,
    value: float | None,
    reason: str,
) -> None:
    day = dt.date(2024, 3, 6)
    setattr(yahoo.charts["MP"].row(day), column, value)
    answer = source.daily("MP", dt.date(2024, 3, 1), "America/New_York", evening)
    assert [bar.day.day for bar in answer.bars] == [1, 4, 5, 7, 8]
    assert [(d.day, d.kind, d.reason) for d in answer.doubts] == [(day, "bar", reason)]


def test_a_bar_of_tomorrow_is_not_believed(source: Yahoo) -> None:
    now = dt.datetime(2024, 3, 8, 1, tzinfo=dt.UTC)  # still the 7th in New York
    answer = source.daily("MP", dt.date(2024, 3, 1), "America/New_York", now)
    assert answer.bars[-1].day == dt.date(2024, 3, 7)
    assert [(d.day, d.reason) for d in answer.doubts] == [(LAST, "future")]


@pytest.mark.parametrize(
    ("trouble", "kind"),
    [
        ("429", RateLimited),
        ("500", BadResponse),
        ("portal", BadResponse),
        ("truncated", BadResponse),
        ("cut", BadResponse),
        ("reset", Offline),
        ("unreachable", Offline),
    ],
)
@pytest.mark.parametrize("start", [None, dt.date(2024, 3, 1)])
def test_each_trouble_is_told_apart(
    yahoo: Any,
    source: Yahoo,
    evening: dt.datetime,
    trouble: str,
    kind: type[MarketError],
    start: dt.date | None,
) -> None:
    yahoo.trouble = trouble
    with pytest.raises(MarketError) as caught:
        source.daily("MP", start, None, evening)
    assert caught.type is kind
    assert str(caught.value)


def test_trouble_passes_and_is_not_remembered(
    yahoo: Any, source: Yahoo, evening: dt.datetime
) -> None:
    yahoo.trouble = "500"
    with pytest.raises(BadResponse):
        source.daily("MP", None, None, evening)
    yahoo.trouble = None
    assert len(source.daily("MP", None, None, evening).bars) == 935


def test_prices_come_without_a_crumb(yahoo: Any, source: Yahoo, evening: dt.datetime) -> None:
    yahoo.trouble = "crumb429"
    assert len(source.daily("MP", None, None, evening).bars) == 935


def test_an_ad_blocker_on_the_cookie_host_is_no_delisting(
    yahoo: Any, source: Yahoo, evening: dt.datetime
) -> None:
    yahoo.trouble = "blocked"
    assert len(source.daily("MP", None, None, evening).bars) == 935
    with pytest.raises(MarketError) as caught:
        source.daily("NOSUCH.V", None, None, evening)
    assert caught.type in {Offline, SymbolUnknown}


def test_no_answer_in_time_is_offline(yahoo: Any, tmp_path: Path, evening: dt.datetime) -> None:
    yahoo.trouble = "hang"
    with closing(Yahoo(tmp_path / "cache", timeout=0.2)) as hasty, pytest.raises(Offline):
        hasty.daily("MP", None, None, evening)


def test_a_refused_connection_is_offline(yahoo: Any, source: Yahoo, evening: dt.datetime) -> None:
    yahoo.stop()
    with pytest.raises(Offline):
        source.daily("MP", None, None, evening)


def test_an_unknown_symbol_is_said_to_be_one(source: Yahoo, evening: dt.datetime) -> None:
    for _ in range(3):
        with pytest.raises(SymbolUnknown, match="No data found"):
            source.daily("NOSUCH.V", None, None, evening)


def test_a_listed_symbol_without_rows_has_no_prices(
    yahoo: Any, source: Yahoo, evening: dt.datetime
) -> None:
    yahoo.charts["MP"].rows.clear()
    with pytest.raises(NoPrices):
        source.daily("MP", None, None, evening)


def test_only_impossible_bars_are_a_bad_answer(
    yahoo: Any, source: Yahoo, evening: dt.datetime
) -> None:
    for row in yahoo.charts["MP"].rows:
        row.close = None
    with pytest.raises(BadResponse, match="935"):
        source.daily("MP", None, None, evening)
