"""Where the flags stand, and what they tell."""

import datetime as dt
from collections.abc import Callable, Iterator
from datetime import date
from itertools import combinations

import pyqtgraph as pg
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.records import NoteRecord
from desktop.analysis.story import KINDS, Entry, Ref, StoryDay
from desktop.charts.flags import (
    BADGE,
    HEIGHT,
    LEVELS,
    SPACE,
    Flag,
    FlagItem,
    flag_at,
    flag_top,
    height_of,
    place,
)
from desktop.charts.time_scale import x_of
from desktop.theme import Theme

FIRST = date(2025, 1, 1)
WIDTH = 600.0


def entry(number: int, day: date, kind: str = "note") -> Entry:
    now = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
    record = NoteRecord(number, str(number), 1, None, day, "day", f"Note {number}", (), now, None)
    return Entry(Ref("note", number), None, kind, day, record)


def story_day(after: int, kinds: tuple[str, ...] = ("note",)) -> StoryDay:
    day = FIRST + dt.timedelta(days=after)
    ordered = sorted(kinds, key=KINDS.index)
    return StoryDay(day, tuple(entry(100 * after + n, day, k) for n, k in enumerate(ordered)))


def pixel(day: date) -> float:
    return float((day - FIRST).days)


DAYS = st.dictionaries(
    st.integers(-50, 650),
    st.lists(st.sampled_from(KINDS), min_size=1, max_size=4).map(tuple),
    max_size=80,
).map(lambda found: [story_day(after, kinds) for after, kinds in found.items()])


@given(DAYS)
def test_no_two_flags_of_a_level_overlap(days: list[StoryDay]) -> None:
    flags = place(days, pixel, WIDTH)
    for one, other in combinations(flags, 2):
        if one.level == other.level:
            left, right = sorted((one, other), key=lambda flag: flag.left)
            assert left.right + SPACE <= right.left


@given(DAYS)
def test_flags_stay_in_the_pane_and_on_their_levels(days: list[StoryDay]) -> None:
    for flag in place(days, pixel, WIDTH):
        assert flag.left >= 0
        assert flag.right <= WIDTH
        assert 0 <= flag.level < LEVELS


@given(DAYS)
def test_every_visible_day_is_in_exactly_one_flag(days: list[StoryDay]) -> None:
    flags = place(days, pixel, WIDTH)
    visible = sorted(day.day for day in days if 0 <= pixel(day.day) <= WIDTH)
    assert sorted(day.day for flag in flags for day in flag.days) == visible
    assert all(flag.count == len(flag.entries) for flag in flags)


@given(DAYS, st.randoms(use_true_random=False))
def test_the_order_in_which_days_come_does_not_matter(days: list[StoryDay], random: object) -> None:
    shuffled = list(days)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert place(days, pixel, WIDTH) == place(shuffled, pixel, WIDTH)


@given(DAYS)
def test_a_badge_has_the_colour_of_its_first_kind(days: list[StoryDay]) -> None:
    for flag in place(days, pixel, WIDTH):
        kinds = [entry.kind for entry in flag.entries]
        assert flag.kind == min(kinds, key=KINDS.index)


def test_a_crowd_climbs_four_levels_and_then_joins() -> None:
    flags = place([story_day(300 + n) for n in range(6)], pixel, WIDTH)
    assert [flag.level for flag in flags] == [0, 1, 2, 3]
    assert [flag.count for flag in flags] == [1, 1, 1, 3]
    assert flags[3].width == BADGE


def test_a_lone_flag_is_centred_over_its_foot() -> None:
    (flag,) = place([story_day(300)], pixel, WIDTH)
    assert flag.left + flag.width / 2 == flag.feet[0] == 300


def test_a_point_finds_its_flag_or_its_foot() -> None:
    height = height_of(LEVELS)
    near, far = place([story_day(100), story_day(400)], pixel, WIDTH)
    middle = flag_top(near, height) + HEIGHT / 2
    assert flag_at((near, far), 100, middle, height) == near
    assert flag_at((near, far), 403, height - 2, height) == far
    assert flag_at((near, far), 250, middle, height) is None
    assert flag_at((near, far), 250, height - 2, height) is None
    assert flag_at((), 250, height - 2, height) is None


@pytest.fixture
def flags(qtbot: QtBot, qapp: QApplication) -> Iterator[FlagItem]:
    theme = Theme()
    window = pg.GraphicsLayoutWidget()
    qtbot.addWidget(window)
    view = window.addViewBox(enableMenu=False, enableMouse=False)
    item = FlagItem(theme)
    view.addItem(item)
    window.resize(600, 120)
    window.show()
    view.setRange(xRange=(x_of(FIRST), x_of(date(2025, 12, 31))), padding=0)
    yield item
    window.close()


def click(qtbot: QtBot, item: FlagItem, flag: Flag) -> None:
    view = item.getViewBox()
    pane = view.sceneBoundingRect()
    top = flag_top(flag, pane.height())
    at = pane.topLeft() + QPointF(flag.left + flag.width / 2, top + HEIGHT / 2)
    window = item.getViewWidget()
    point = window.mapFromScene(at)
    qtbot.mouseMove(window.viewport(), point)
    qtbot.mouseClick(window.viewport(), Qt.MouseButton.LeftButton, pos=point)


def test_levels_are_known_before_painting(flags: FlagItem) -> None:
    flags.set_days([story_day(100), story_day(101), story_day(300)], {})
    assert flags.levels == 2
    flags.set_days([], {})
    assert flags.levels == 0


def test_a_click_chooses_and_the_next_goes_on(
    qtbot: QtBot, flags: FlagItem, expected_log: Callable[[str], None]
) -> None:
    # Said of every click that a scene takes, by the test library.
    expected_log("not accepted by receiving widget")
    day = story_day(100, ("done", "note"))
    flags.set_days([day], {day.day: "A"})
    (flag,) = flags.placed
    heard: list[Ref] = []
    flags.chosen.connect(heard.append)
    click(qtbot, flags, flag)
    flags.set_chosen(heard[0])
    QApplication.processEvents()
    click(qtbot, flags, flag)
    assert heard == [day.entries[0].ref, day.entries[1].ref]


def test_a_flag_says_its_day_and_its_things(flags: FlagItem) -> None:
    day = story_day(48, ("done", "note"))
    flags.set_days([day], {day.day: "A"})
    (flag,) = flags.placed
    assert flags.tooltip_of(flag) == "18 Feb 2025\nDone · Note 4800\nNote · Note 4801"
    assert flags.summary() == "A 18 Feb 2025: Done · Note 4800, Note · Note 4801"


def test_a_long_day_is_cut_with_a_count(flags: FlagItem) -> None:
    day = story_day(48, ("note",) * 12)
    flags.set_days([day], {})
    assert flags.tooltip_of(flags.placed[0]).splitlines()[-1] == "and 5 more"


def test_only_what_is_in_the_range_has_a_flag(flags: FlagItem) -> None:
    flags.set_days([story_day(100), story_day(900)], {})
    assert [flag.days[0].day for flag in flags.placed] == [FIRST + dt.timedelta(days=100)]
    view = flags.getViewBox()
    view.setRange(xRange=(x_of(date(2027, 1, 1)), x_of(date(2027, 12, 31))), padding=0)
    assert [flag.days[0].day for flag in flags.placed] == [FIRST + dt.timedelta(days=900)]


@pytest.mark.parametrize("choice", ["light", "dark", "high_contrast"])
def test_every_kind_is_painted_in_every_theme(qtbot: QtBot, flags: FlagItem, choice: str) -> None:
    days = [story_day(40 * n + 20, (kind,)) for n, kind in enumerate(KINDS)]
    days += [story_day(40 * n + 220, (kind, kind)) for n, kind in enumerate(KINDS[:3])]
    flags.set_days(days, {day.day: "A" for day in days})
    flags.set_chosen(days[0].entries[0].ref)
    flags._theme.choose(choice)
    ground = flags._theme.tokens.panel
    window = flags.getViewWidget()
    window.setBackground(ground)
    image = window.grab().toImage()
    for flag in flags.placed:
        top = flag_top(flag, image.height() - 9) + HEIGHT / 2
        row = {image.pixel(round(flag.left + 9 + n), round(top)) for n in range(-6, 15)}
        assert row != {ground.rgb()}
