"""Where the flags stand, and what they tell."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.records import NoteRecord
from desktop.analysis.story import KINDS, Entry, Ref, StoryDay
from desktop.charts import flag_places
from desktop.charts.flag_places import (
    BADGE,
    COLUMN,
    HEIGHT,
    LEVELS,
    SINGLE,
    SPACE,
    Flag,
    FlagDays,
    flag_at,
    flag_top,
    height_of,
)
from desktop.charts.flag_words import summary, tip_of
from desktop.charts.flags import FlagItem
from desktop.charts.time_pane import TimePane
from desktop.charts.time_scale import DAY, TimeRange, middle_of, x_of
from desktop.charts.time_view import TimeView
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


def place(days: list[StoryDay], width: float = WIDTH) -> tuple[Flag, ...]:
    """The flags of days, a pixel for each day from the first on."""
    first = middle_of(FIRST)
    return flag_places.place(FlagDays(days).feet(first, first + width * DAY, width), width)


DAYS = st.dictionaries(
    st.integers(-50, 650),
    st.lists(st.sampled_from(KINDS), min_size=1, max_size=4).map(tuple),
    max_size=80,
).map(lambda found: [story_day(after, kinds) for after, kinds in found.items()])


@given(DAYS)
def test_no_two_flags_of_a_level_overlap(days: list[StoryDay]) -> None:
    flags = place(days)
    for one, other in combinations(flags, 2):
        if one.level == other.level:
            left, right = sorted((one, other), key=lambda flag: flag.left)
            assert left.right + SPACE <= right.left


@given(DAYS)
def test_flags_stay_in_the_pane_and_on_their_levels(days: list[StoryDay]) -> None:
    for flag in place(days):
        assert flag.left >= 0
        assert flag.right <= WIDTH
        assert 0 <= flag.level < LEVELS


@given(DAYS)
def test_every_visible_day_is_in_exactly_one_flag(days: list[StoryDay]) -> None:
    flags = place(days)
    visible = sorted(day.day for day in days if 0 <= pixel(day.day) <= WIDTH)
    assert sorted(day.day for flag in flags for day in flag.days) == visible
    assert all(flag.count == len(flag.entries) for flag in flags)


@given(DAYS, st.randoms(use_true_random=False))
def test_the_order_in_which_days_come_does_not_matter(days: list[StoryDay], random: object) -> None:
    shuffled = list(days)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert place(days) == place(shuffled)


@given(DAYS)
def test_a_badge_has_the_colour_of_its_first_kind(days: list[StoryDay]) -> None:
    for flag in place(days):
        kinds = [entry.kind for entry in flag.entries]
        assert flag.kind == min(kinds, key=KINDS.index)


def test_a_crowd_climbs_four_levels_and_then_joins() -> None:
    flags = place([story_day(300 + n) for n in range(6)])
    assert [flag.level for flag in flags] == [0, 1, 2, 3]
    assert [flag.count for flag in flags] == [1, 1, 1, 3]
    assert flags[3].width == BADGE


def test_a_lone_flag_is_centred_over_its_foot() -> None:
    (flag,) = place([story_day(300)])
    assert flag.left + flag.width / 2 == flag.feet[0].x == 300


def test_a_point_finds_its_flag_or_its_foot() -> None:
    height = height_of(LEVELS)
    near, far = place([story_day(100), story_day(400)])
    middle = flag_top(near, height) + HEIGHT / 2
    assert flag_at((near, far), 100, middle, height) == near
    assert flag_at((near, far), 403, height - 2, height) == far
    assert flag_at((near, far), 250, middle, height) is None
    assert flag_at((near, far), 250, height - 2, height) is None
    assert flag_at((), 250, height - 2, height) is None


class Strip(TimeView):
    """A view that one pane fills."""

    @property
    def plot_rect(self) -> QRectF:
        return QRectF(self.rect())


@pytest.fixture
def flags(qtbot: QtBot, qapp: QApplication) -> Iterator[FlagItem]:
    theme, time = Theme(), TimeRange()
    view = Strip(theme, time)
    qtbot.addWidget(view)
    pane = TimePane(time)
    view.addItem(pane)
    item = FlagItem(theme)
    item.stand_in(pane)
    view.resize(600, 120)
    pane.setGeometry(view.plot_rect)
    view.show()
    time.set(x_of(FIRST), x_of(date(2025, 12, 31)))
    yield item
    view.close()


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


def test_a_click_chooses_and_a_badge_opens(qtbot: QtBot, flags: FlagItem) -> None:
    # Said of every click that a scene takes, by the test library.
    day, alone = story_day(100, ("done", "note")), story_day(200)
    flags.set_days([day, alone], {day.day: "A"})
    badge, single = flags.placed
    heard: list[Ref] = []
    opened: list[Flag] = []
    flags.chosen.connect(heard.append)
    flags.opened.connect(opened.append)
    click(qtbot, flags, badge)
    assert (heard, opened) == ([day.entries[0].ref], [badge])
    flags.set_chosen(day.entries[1].ref)
    click(qtbot, flags, badge)
    assert heard[-1] == day.entries[1].ref, "it keeps to what is chosen of it"
    click(qtbot, flags, single)
    assert (heard[-1], opened) == (alone.entries[0].ref, [badge, badge])


def test_a_flag_says_its_day_and_its_things(flags: FlagItem) -> None:
    day = story_day(48, ("done", "note"))
    flags.set_days([day], {day.day: "A"})
    (flag,) = flags.placed
    assert tip_of(flag, flags.letters) == "18 Feb 2025\nDone · Note 4800\nNote · Note 4801"
    assert flags.summary() == "A 18 Feb 2025: Done · Note 4800, Note · Note 4801"


def test_a_long_day_is_cut_with_a_count(flags: FlagItem) -> None:
    day = story_day(48, ("note",) * 12)
    flags.set_days([day], {})
    assert tip_of(flags.placed[0], {}).splitlines()[-1] == "and 5 more"


def test_a_badge_of_several_days_says_the_letter_of_each(flags: FlagItem) -> None:
    days = [story_day(100 + n) for n in range(6)]
    flags.set_days(days, {day.day: letter for day, letter in zip(days, "ABCDEF", strict=True)})
    badge = max(flags.placed, key=lambda flag: flag.count)
    said = tip_of(badge, flags.letters).splitlines()[::2]
    assert said == ["D 14 Apr 2025", "E 15 Apr 2025", "F 16 Apr 2025"]


def test_only_what_is_in_the_range_has_a_flag(flags: FlagItem) -> None:
    flags.set_days([story_day(100), story_day(900)], {})
    assert [flag.days[0].day for flag in flags.placed] == [FIRST + dt.timedelta(days=100)]
    view = flags.getViewBox()
    view.time.set(x_of(date(2027, 1, 1)), x_of(date(2027, 12, 31)))
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
        top = flag_top(flag, image.height()) + HEIGHT / 2
        row = {image.pixel(round(flag.left + 9 + n), round(top)) for n in range(-6, 15)}
        assert row != {ground.rgb()}


@pytest.mark.parametrize("choice", ["light", "dark", "high_contrast"])
def test_a_flag_without_a_letter_shows_the_mark_of_its_kind(
    qtbot: QtBot, flags: FlagItem, choice: str
) -> None:
    flags.set_days([story_day(40 * n + 20, (kind,)) for n, kind in enumerate(KINDS)], {})
    flags._theme.choose(choice)
    window = flags.getViewWidget()
    image = window.grab().toImage()
    for flag in flags.placed:
        middle = window.mapFromScene(flags.place_of(flag))
        inside = {
            image.pixel(middle.x() + x, middle.y() + y) for x in range(-6, 7) for y in range(-5, 6)
        }
        assert len(inside) > 1, flag.kind


def crowd(count: int) -> list[StoryDay]:
    return [story_day(n, (KINDS[n % 5],)) for n in range(count)]


def test_a_crowd_shares_feet_and_loses_nothing() -> None:
    days = crowd(5_000)
    feet = FlagDays(days).feet(middle_of(FIRST), middle_of(FIRST) + 5_000 * DAY, WIDTH)
    assert len(feet) <= WIDTH / COLUMN + 1
    assert [day for foot in feet for day in foot.days] == days
    assert all(foot.count == len(foot.days) for foot in feet)
    flags = flag_places.place(feet, WIDTH)
    assert sum(flag.count for flag in flags) == 5_000


def test_panning_a_crowd_regroups_nothing() -> None:
    days, span = FlagDays(crowd(5_000)), 3_000 * DAY
    first = middle_of(FIRST) + 500 * DAY
    here = days.feet(first, first + span, WIDTH)
    moved = days.feet(first + 77 * DAY, first + 77 * DAY + span, WIDTH)
    kept = {foot.day for foot in here[20:-20]} & {foot.day for foot in moved[20:-20]}
    assert {foot.days for foot in here if foot.day in kept} == {
        foot.days for foot in moved if foot.day in kept
    }
    assert len(kept) > 50


def test_days_that_could_all_have_a_flag_share_no_foot() -> None:
    most = int(LEVELS * WIDTH / (SINGLE + SPACE))
    feet = FlagDays(crowd(most)).feet(middle_of(FIRST), middle_of(FIRST) + most * DAY, WIDTH)
    assert [len(foot.days) for foot in feet] == [1] * most


def test_a_note_alone_says_all_of_its_text(flags: FlagItem) -> None:
    note = entry(1, FIRST)
    text = "Drills at the northern limb. " * 4
    record = replace(note.record, text=text)
    day = StoryDay(FIRST, (replace(note, record=record),))
    flags.set_days([day], {})
    said = tip_of(flags.placed[0], {})
    assert " ".join(said.split()).endswith("Note · " + text.strip())
    assert max(map(len, said.splitlines())) <= 60


def test_a_screen_reader_is_not_read_thousands_of_days(flags: FlagItem) -> None:
    flags.set_days(crowd(900), {})
    flags.getViewBox().time.set(x_of(FIRST), x_of(FIRST) + 900 * DAY)
    said = summary(flags.placed, {})
    assert said.startswith("860 earlier days; ")
    assert said.count(";") == 40


def test_a_crowd_that_is_panned_is_where_its_days_are(flags: FlagItem) -> None:
    flags.set_days(crowd(3_000), {})
    view, span = flags.getViewBox(), 600 * DAY
    start = x_of(FIRST) + 1_000 * DAY
    for moved in (0, 7, 14, 400, 900):
        view.time.set(start + moved * DAY, start + moved * DAY + span)
        flags.getViewWidget().grab()
        first, last = view.time.first, view.time.last
        width = view.pixel_width
        seen = [foot for flag in flags.placed for foot in flag.feet]
        for foot in seen:
            place = (middle_of(foot.day) - first) / (last - first) * width
            assert foot.x == pytest.approx(place, abs=0.01)
        days = {day.day for foot in seen for day in foot.days}
        inside = {d.day for d in crowd(3_000) if first + 60 * DAY <= x_of(d.day) <= last - 60 * DAY}
        assert inside <= days


def test_a_crowd_that_is_panned_is_clicked_where_it_is_seen(qtbot: QtBot, flags: FlagItem) -> None:
    flags.set_days(crowd(3_000), {})
    view, start = flags.getViewBox(), x_of(FIRST) + 1_000 * DAY
    for moved in (0, 11, 22):
        view.time.set(start + moved * DAY, start + (600 + moved) * DAY)
        flags.getViewWidget().grab()
    heard: list[Ref] = []
    flags.chosen.connect(heard.append)
    flag = flags.placed[len(flags.placed) // 2]
    click(qtbot, flags, flag)
    assert heard == [flag.entries[0].ref]
    flags.set_chosen(heard[0])
    found = flags.chosen_flag()
    assert found is not None
    assert flags.place_of(found) == flags.place_of(flag)


@pytest.mark.parametrize("letter", ["", "Q"])
def test_a_crowd_is_painted_the_same_moved_or_not(flags: FlagItem, letter: str) -> None:
    days = crowd(3_000)
    flags.set_days(days, {day.day: letter for day in days} if letter else {})
    view, start = flags.getViewBox(), x_of(FIRST) + 1_000 * DAY
    for moved in (0, 30, 60):
        view.time.set(start + moved * DAY, start + (600 + moved) * DAY)
        image = flags.getViewWidget().grab().toImage()
    ground = flags._theme.tokens.panel.rgb()
    flag = flags.placed[len(flags.placed) // 2]
    at = flags.place_of(flag).toPoint()
    inks = {image.pixel(at.x() + n, at.y()) for n in range(-10, 10)}
    assert len(inks - {ground}) > 2


def test_a_few_flags_that_are_panned_keep_their_letters_and_places(flags: FlagItem) -> None:
    days = [story_day(after) for after in (150, 153, 200, 260)]
    flags.set_days(days, {day.day: "ABCD"[n] for n, day in enumerate(days)})
    time, window = flags.getViewBox().time, flags.getViewWidget()
    span = time.span
    images = []
    for moved in (0, 10, 20, 20, 20):  # laid out, laid out for more, and then as it was
        time.set(x_of(FIRST) + moved * DAY, x_of(FIRST) + moved * DAY + span)
        window.viewport().update()
        images.append(window.grab().toImage())
        for flag in flags.placed:
            place = (
                (middle_of(flag.feet[0].day) - time.first) / span * flags.getViewBox().pixel_width
            )
            assert flag.feet[0].x == pytest.approx(place, abs=0.01)
    assert images[1] != images[2]
    assert images[2] == images[3] == images[4]
    middle = flags.place_of(flags.placed[0]).toPoint()
    inks = {images[4].pixel(middle.x() + n, middle.y()) for n in range(-6, 7)}
    assert len(inks) > 2


def test_what_panning_left_cut_at_the_edge_stands_within_at_rest(flags: FlagItem) -> None:
    flags.set_days([story_day(after) for after in (40, 200, 320)], {})
    time, pane = flags.getViewBox().time, flags.getViewBox()
    span = time.span
    for moved in (10, 20, 38):
        time.set(x_of(FIRST) + moved * DAY, x_of(FIRST) + moved * DAY + span)
        before = flags.placed
    assert before[0].left < 0
    flags.settle()
    assert all(flag.left >= 0 and flag.right <= pane.pixel_width for flag in flags.placed)
    assert [flag.feet[0].x for flag in flags.placed] == pytest.approx(
        [flag.feet[0].x for flag in before]
    )
