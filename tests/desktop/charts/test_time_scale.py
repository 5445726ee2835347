"""Days and seconds, and the range that every pane shares."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.charts.ranges import months_before, span_of
from desktop.charts.time_axis import ticks
from desktop.charts.time_scale import DAY, TimeRange, day_at, middle_of, x_of

TODAY = date(2026, 11, 23)


def label_width(text: str) -> float:
    return QFontMetricsF(QFont()).horizontalAdvance(text)


@given(st.dates())
def test_a_day_covers_its_seconds(day: date) -> None:
    assert day_at(x_of(day)) == day_at(middle_of(day)) == day_at(x_of(day) + DAY - 1) == day


def test_seconds_are_counted_from_1970() -> None:
    assert x_of(date(1970, 1, 2)) == DAY
    assert middle_of(date(1969, 12, 31)) == -DAY / 2


@pytest.mark.parametrize("x", [-1e15, 1e15])
def test_a_day_beyond_the_calendar_is_its_end(x: float) -> None:
    assert day_at(x) in (date.min, date.max)


def test_the_range_says_what_is_new_and_only_that(qtbot: QtBot) -> None:
    time = TimeRange()
    heard: list[tuple[float, float]] = []
    time.changed.connect(lambda first, last: heard.append((first, last)))
    time.set(x_of(date(2024, 1, 1)), x_of(date(2025, 1, 1)))
    time.set(time.first, time.last)
    assert heard == [(x_of(date(2024, 1, 1)), x_of(date(2025, 1, 1)))]


def test_two_panes_that_feed_each_other_come_to_rest(qtbot: QtBot) -> None:
    one, other = TimeRange(), TimeRange()
    one.changed.connect(other.set)
    other.changed.connect(one.set)
    one.set(0.0, 1e8)
    other.zoom(3, 2e7)
    assert (one.first, one.last) == (other.first, other.last)


@given(st.floats(-1e14, 1e14), st.floats(-1e14, 1e14))
def test_the_range_keeps_its_limits(first: float, last: float) -> None:
    time = TimeRange()
    time.set(first, last)
    assert DAY * 0.999 <= time.span <= 200.01 * 365.25 * DAY
    assert date.min <= day_at(time.first) <= day_at(time.last) <= date.max


@pytest.mark.parametrize("nonsense", [float("nan"), float("inf")])
def test_a_range_that_is_no_number_changes_nothing(nonsense: float) -> None:
    time = TimeRange()
    before = (time.first, time.last)
    time.set(nonsense, 0.0)
    assert (time.first, time.last) == before


def test_zooming_keeps_the_day_under_the_pointer() -> None:
    time = TimeRange()
    time.set(0.0, 1000 * DAY)
    pixel = time.to_pixel(300 * DAY, 800)
    time.zoom(2, 300 * DAY)
    assert time.span == pytest.approx(500 * DAY)
    assert time.to_pixel(300 * DAY, 800) == pytest.approx(pixel)
    assert time.from_pixel(pixel, 800) == pytest.approx(300 * DAY)


@given(
    st.floats(x_of(date(1800, 1, 1)), x_of(date(2200, 1, 1))),
    st.floats(DAY, 150 * 365 * DAY),
    st.integers(100, 2500),
)
def test_no_label_of_the_axis_meets_another(
    qapp: QApplication, first: float, span: float, width: int
) -> None:
    found = [tick for tick in ticks(first, first + span, width, label_width) if tick.text]
    ends = [
        (left := (tick.x - first) / span * width, left + label_width(tick.text)) for tick in found
    ]
    assert all(end < begin for (_, end), (begin, _) in pairwise(ends))
    assert all(begin >= 0 and end <= width for begin, end in ends)


@pytest.mark.parametrize(
    ("days", "labels"),
    [
        (36500, ["1930", "1940", "1950"]),
        (3650, ["2021", "2022", "2023"]),
        (500, ["Apr", "Jul", "Oct"]),
        (90, ["Feb 2024", "Mar"]),
        (12, ["4", "5", "6"]),
    ],
)
def test_labels_go_from_decades_to_days(qtbot: QtBot, days: int, labels: list[str]) -> None:
    first = date(2024, 1, 3) - timedelta(days=max(0, days - 1200))
    found = ticks(x_of(first), x_of(first) + days * DAY, 900, label_width)
    texts = [tick.text for tick in found]
    assert set(labels) <= set(texts)


@pytest.mark.parametrize("days", [3, 40, 150])
def test_the_year_is_named_though_none_begins_in_sight(qtbot: QtBot, days: int) -> None:
    found = ticks(x_of(date(2024, 3, 3)), x_of(date(2024, 3, 3)) + days * DAY, 700, label_width)
    assert sum("2024" in tick.text for tick in found) == 1


@pytest.mark.parametrize(
    ("first", "days", "named"),
    [
        (date(2023, 8, 14), 146, "Sep 2023"),  # 2024 begins where its label has no room
        (date(2023, 11, 24), 1.2, "25 Nov 2023"),
        (date(2023, 11, 24), 1.01, "24 Nov 2023"),  # and so does the next day
    ],
)
def test_a_year_without_room_for_its_label_names_none(
    qtbot: QtBot, first: date, days: float, named: str
) -> None:
    begin = x_of(first) + 60
    found = ticks(begin, begin + days * DAY, 660, label_width)
    assert [tick.text for tick in found if tick.rank == 2 and tick.text] == [named]


def test_ticks_stand_where_days_months_and_years_begin(qtbot: QtBot) -> None:
    for tick in ticks(x_of(date(2019, 5, 5)), x_of(TODAY), 900, label_width):
        assert day_at(tick.x).day == 1
        assert x_of(day_at(tick.x)) == tick.x


def test_a_named_range_ends_at_the_last_bar_with_some_future() -> None:
    days = [date(2024, 3, 8) - timedelta(days=n) for n in range(900, -1, -1)]
    first, last = span_of("1Y", days, TODAY, None)
    assert day_at(first) == date(2023, 3, 8)
    assert date(2024, 4, 1) < day_at(last) < date(2024, 6, 1)


def test_without_bars_a_named_range_ends_at_today() -> None:
    first, last = span_of("6M", [], TODAY, None)
    assert day_at(first) == date(2026, 5, 23)
    assert day_at(last) > TODAY


def test_all_of_it_takes_in_bars_today_and_extent() -> None:
    extent = (date(2019, 2, 1), date(2029, 1, 1))
    first, last = span_of("MAX", [date(2020, 6, 22), date(2024, 3, 8)], TODAY, extent)
    assert day_at(first) < extent[0] < extent[1] < day_at(last)


def test_months_before_a_long_one_end_with_the_shorter() -> None:
    assert months_before(date(2024, 3, 31), 1) == date(2024, 2, 29)
    assert months_before(date(2024, 2, 29), 12) == date(2023, 2, 28)


def test_an_unknown_range_is_refused() -> None:
    with pytest.raises(KeyError):
        span_of("2W", [], TODAY, None)
