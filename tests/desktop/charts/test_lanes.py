"""What the lanes hold, where it stands, and what the pane does when it is touched."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.records import (
    IN_ERROR,
    CompanyRecord,
    CompanyTimeline,
    DealRecord,
    EventRecord,
    GuidanceRecord,
    MilestoneRecord,
    Money,
    NoteRecord,
    ProjectRecord,
    Span,
    Window,
)
from desktop.analysis.story import Ref, story
from desktop.charts.lane_layout import arrange, draw, moved_days
from desktop.charts.lane_shapes import Arrow, Mark, Picture, Run, Stretch, Style, View
from desktop.charts.lanes import (
    Fade,
    Lane,
    MilestoneRow,
    PointRow,
    bar_of,
    fade_of,
    lanes_of,
    milestone_rows,
    refs_of,
)
from desktop.charts.lanes_chart import LanesChart
from desktop.charts.time_scale import DAY, TimeRange, gutter_width, middle_of, x_of
from desktop.theme import Theme

TODAY = date(2026, 11, 23)
PRECISIONS = [
    "year",
    "quarter",
    "late",
    "manual",
    "by_year",
    "half",
    "mid",
    "early",
    "by_year_end",
    "by_mid",
    "by_quarter",
    "month",
    "from_season_north",
    "rest_of_year",
    "part_month",
    "by_part_month",
    "coming_months",
    "fy_end",
    "fiscal_year",
    "from_year",
    "about_months",
    "by_half_end",
    "day",
    "by_early",
    "coming_weeks",
]


def promise(
    number: int,
    text: str,
    start: str,
    end: str,
    precision: str = "quarter",
    said: str = "2025-10-31",
) -> GuidanceRecord:
    return GuidanceRecord(
        id=number,
        uid=f"g{number}",
        milestone_id=1,
        announced_on=date.fromisoformat(said) if said else None,
        announced_precision="day" if said else "unknown",
        announced_after=None,
        announced_before=None,
        window=Window(
            text,
            date.fromisoformat(start) if start else None,
            date.fromisoformat(end) if end else None,
            precision,
        ),
        said_by="analyst (Noble Capital Markets)",
        in_error=False,
        remark=None,
        confidence=None,
        source=None,
    )


def milestone(
    number: int,
    name: str,
    *promises: GuidanceRecord,
    status: str = "planned",
    actual: Span | None = None,
) -> MilestoneRecord:
    return MilestoneRecord(
        id=number,
        uid=f"m{number}",
        company_id=1,
        project_id=1,
        name=name,
        type="pfs",
        phase="none",
        status=status,
        actual=actual,
        last_evidence_on=None,
        remark=None,
        confidence=None,
        source=None,
        guidance=promises,
    )


def on(day: str) -> Span:
    return Span(date.fromisoformat(day), date.fromisoformat(day), "day")


def project(*milestones: MilestoneRecord, name: str = "Wicheeda") -> ProjectRecord:
    return ProjectRecord(
        id=1,
        uid="p",
        company_id=1,
        name=name,
        aliases=(),
        kind="mine",
        country="Canada",
        region=None,
        stage="pfs",
        stage_status="complete",
        stage_as_of=None,
        chain_steps=(),
        remark=None,
        milestones=milestones,
    )


def deal(
    number: int,
    day: str | None,
    amount: int = 8_000_000,
    firmness: str = "proposed",
    revises: int | None = None,
) -> DealRecord:
    return DealRecord(
        category="financing",
        id=number,
        uid=f"d{number}",
        company_id=1,
        project_id=1,
        kind="private_placement",
        firmness=firmness,
        day=date.fromisoformat(day) if day else None,
        day_precision="day",
        money=Money(Decimal(amount), "CAD"),
        currency_explicit=True,
        amount_text=None,
        counterparty=None,
        revision_of_id=revises,
        unit=None,
        remark=None,
        source=None,
    )


def note(number: int, day: str) -> NoteRecord:
    now = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
    when = date.fromisoformat(day)
    return NoteRecord(number, f"n{number}", 1, None, when, "day", "NPV8 US$1.8 bn", (), now, None)


PFS = milestone(
    1,
    "Pre-Feasibility Study results",
    promise(11, "H1/24", "2024-01-01", "2024-06-30", "half", "2023-08-17"),
    promise(12, "Q2 2024", "2024-04-01", "2024-06-30", "quarter", "2023-12-27"),
    promise(13, "mid-2024", "2024-05-01", "2024-08-31", "mid", "2024-01-31"),
    promise(14, "Q1 2025", "2025-01-01", "2025-03-31", "quarter", "2024-10-31"),
    promise(15, "early February, 2025", "2025-02-01", "2025-02-10", "part_month", "2025-01-31"),
    status="done",
    actual=on("2025-02-18"),
)
DFS = milestone(
    2,
    "DFS start",
    promise(21, "Q1 2025", "2025-01-01", "2025-03-31", "quarter", "2024-10-31"),
    promise(22, "early 2026", "2026-01-01", "2026-03-31", "early", "2025-10-31"),
)
DYSPROSIUM = milestone(
    3, "First Dy", promise(31, "late in the year", "2026-10-01", "2026-12-31", "late")
)
NEVER_DATED = milestone(4, "Offtake")
WITHDRAWN = milestone(
    5,
    "FID",
    promise(51, "2025", "2025-01-01", "2025-12-31", "year"),
    promise(52, "in due course", "", "", "manual", "2026-02-01"),
)
CANCELLED = milestone(
    6, "Texas plant", promise(61, "2026", "2026-01-01", "2026-12-31", "year"), status="cancelled"
)
REPORT = milestone(7, "Technical report", status="done", actual=on("2025-04-07"))
ALL = (PFS, DFS, DYSPROSIUM, NEVER_DATED, WITHDRAWN, CANCELLED, REPORT)
PAUSE = EventRecord(
    1,
    "e",
    "Suspension of controls",
    "export_control",
    "China",
    date(2025, 11, 7),
    "day",
    date(2026, 11, 10),
    None,
    None,
)


def timeline(
    *milestones: MilestoneRecord,
    company: tuple[MilestoneRecord, ...] = (),
    notes: tuple[NoteRecord, ...] = (),
    deals: tuple[DealRecord, ...] = (),
    events: tuple[EventRecord, ...] = (PAUSE,),
) -> CompanyTimeline:
    record = CompanyRecord(1, "c", "Defense Metals Corp.", (), False, None, "", ())
    return CompanyTimeline(record, company, (project(*milestones),), notes, deals, events)


def measure(text: str, style: Style) -> float:
    return 6.5 * len(text)


def view(first: str = "2023-06-01", last: str = "2027-12-31", width: float = 900) -> View:
    return View(
        x_of(date.fromisoformat(first)),
        x_of(date.fromisoformat(last)),
        112,
        width,
        400,
        middle_of(TODAY),
    )


def drawn(
    told: CompanyTimeline,
    chosen: Ref | None = None,
    seen: View | None = None,
    letters: Mapping[Ref, str] | None = None,
) -> tuple[Picture, tuple[Lane, ...]]:
    lanes = lanes_of(told, TODAY)
    opened = chosen if chosen and chosen.kind == "milestone" else None
    arrangement = arrange(lanes, opened, 2000)
    looked_at = replace(seen or view(), height=2000)
    return draw(arrangement, looked_at, measure, chosen, letters=letters or {}), lanes


def lettered(told: CompanyTimeline, letter: str) -> dict[Ref, str]:
    """One letter for everything that has a flag."""
    found = story(told, TODAY)
    return {entry.ref: letter for day in found.days for entry in day.entries}


def texts(picture: Picture) -> list[str]:
    return [run.text for run in picture.runs]


def row_of(lanes: tuple[Lane, ...], number: int) -> MilestoneRow:
    return next(row for row in milestone_rows(lanes) if row.ref.id == number)


def test_a_lane_per_project_then_three_more() -> None:
    lanes = lanes_of(timeline(PFS), TODAY)
    assert [lane.name for lane in lanes] == ["Wicheeda", "Financing", "Notes", "World"]
    assert lanes[0].detail == "mine · PFS"


def test_the_company_has_a_lane_only_with_milestones_of_its_own() -> None:
    lanes = lanes_of(timeline(PFS, company=(REPORT,)), TODAY)
    assert lanes[0].name == "Defense Metals"


def test_every_milestone_is_somewhere() -> None:
    lanes = lanes_of(timeline(*ALL), TODAY)
    refs = refs_of(lanes)
    assert {ref.id for ref in refs if ref.kind == "milestone"} == {m.id for m in ALL}


@pytest.mark.parametrize("precision", PRECISIONS)
def test_every_precision_has_a_fade(precision: str) -> None:
    assert isinstance(fade_of(precision), Fade)


@pytest.mark.parametrize(
    ("precision", "fade"),
    [
        ("day", Fade.NONE),
        ("quarter", Fade.SOFT),
        ("half", Fade.SOFT),
        ("year", Fade.SOFT),
        ("early", Fade.VAGUE),
        ("mid", Fade.VAGUE),
        ("late", Fade.VAGUE),
        ("by_mid", Fade.RISING),
        ("rest_of_year", Fade.RISING),
    ],
)
def test_vague_words_fade(precision: str, fade: Fade) -> None:
    assert fade_of(precision) is fade


def test_a_window_covers_its_last_day() -> None:
    bar = bar_of(Window("12 May 2026", date(2026, 5, 12), date(2026, 5, 12), "day"), None)
    assert bar is not None
    assert bar.last - bar.first == DAY


def test_open_windows_fade_where_they_are_open() -> None:
    early = bar_of(Window("as early as July 2027", date(2027, 7, 1), None, "from_year"), None)
    by = bar_of(Window("by 2027", None, date(2027, 12, 31), "by_year"), date(2026, 1, 1))
    assert early is not None
    assert by is not None
    assert early.fade is Fade.FALLING
    assert early.first == x_of(date(2027, 7, 1))
    assert by.fade is Fade.RISING
    assert (by.first, by.last) == (x_of(date(2026, 1, 1)), x_of(date(2028, 1, 1)))
    assert bar_of(Window("in due course", None, None, "manual"), None) is None


def test_an_overdue_milestone_says_so_beside_the_icon() -> None:
    picture, _ = drawn(timeline(DFS))
    assert [run for run in texts(picture) if run in {"DFS start", "overdue 237 d", "+365 d"}]
    icon = next(s for s in picture.shapes if isinstance(s, Mark) and s.kind == "overdue")
    assert icon.x == pytest.approx(view().x(middle_of(TODAY)))


def test_a_done_milestone_shows_its_slip_and_all_its_promises() -> None:
    picture, lanes = drawn(timeline(PFS))
    assert "+233 d" in texts(picture)
    assert row_of(lanes, 1).earlier == row_of(lanes, 1).promises[::-1]
    ghosts = [s for s in picture.shapes if isinstance(s, Stretch) and s.role == "ghost"]
    assert len(ghosts) == 5
    tops = [ghost.y for ghost in ghosts]
    assert tops == sorted(tops)
    assert {round(b - a, 6) for a, b in pairwise(tops)} == {6}


def test_the_chosen_milestone_opens_a_row_for_each_promise() -> None:
    picture, _ = drawn(timeline(PFS, DFS), Ref("milestone", 1))
    found = texts(picture)
    assert "H1/24" in found
    assert "said 17 Aug 2023 · analyst" in found
    diamonds = [s for s in picture.shapes if isinstance(s, Mark) and s.kind == "guidance"]
    assert len(diamonds) == 5


def test_arrows_lead_from_promise_to_promise_with_the_days() -> None:
    picture, lanes = drawn(timeline(PFS), Ref("milestone", 1))
    row = row_of(lanes, 1)
    moves = [moved_days(*pair) for pair in pairwise(row.promises)]
    assert moves == [0, 62, 212, -49]
    arrows = [s for s in picture.shapes if isinstance(s, Arrow)]
    assert [arrow.role for arrow in arrows] == ["ghost", "overdue", "overdue"]
    for arrow, (older, newer) in zip(arrows, list(pairwise(row.promises))[:0:-1], strict=True):
        assert older.bar is not None
        assert newer.bar is not None
        assert (arrow.x0, arrow.x1) == (view().x(older.bar.last), view().x(newer.bar.last))
        assert arrow.y1 < arrow.y0
    assert {"+62 d", "+212 d", "−49 d"} <= set(texts(picture))


def test_a_closed_milestone_has_no_arrows() -> None:
    picture, _ = drawn(timeline(PFS))
    assert not any(isinstance(shape, Arrow) for shape in picture.shapes)


def test_a_withdrawn_promise_has_a_mark_and_no_bar() -> None:
    picture, _ = drawn(timeline(WITHDRAWN))
    marks = [s.kind for s in picture.shapes if isinstance(s, Mark) and s.kind == "withdrawn"]
    targets = [s for s in picture.shapes if isinstance(s, Stretch) and s.role == "target"]
    assert marks == ["withdrawn"]
    assert targets == []
    assert "no date given" in texts(picture)


def test_a_milestone_never_dated_is_named_near_today() -> None:
    picture, _ = drawn(timeline(NEVER_DATED))
    run = next(run for run in picture.runs if run.text == "Offtake")
    assert abs(run.x - view().x(middle_of(TODAY))) < 20
    assert run.style.role == "text_muted"


@pytest.mark.parametrize("status", ["cancelled", "suspended", "superseded"])
def test_what_was_given_up_says_so_and_is_grey(status: str) -> None:
    picture, _ = drawn(timeline(replace(CANCELLED, status=status)))
    assert status in texts(picture)
    assert all(s.role == "ghost" for s in picture.shapes if isinstance(s, Stretch))


def test_words_stand_in_a_bar_that_has_room() -> None:
    picture, _ = drawn(timeline(replace(CANCELLED, status="planned")))
    inside = [run for run in picture.runs if run.on_bar]
    assert [run.text for run in inside] == ["2026"]
    narrow, _ = drawn(timeline(replace(CANCELLED, status="planned")), seen=view(width=300))
    assert not [run for run in narrow.runs if run.on_bar]


def test_deals_of_one_day_are_joined() -> None:
    deals = (deal(1, "2025-07-10"), deal(2, "2025-07-10"), deal(3, "2025-07-11"))
    picture, _ = drawn(timeline(deals=deals))
    discs = [s for s in picture.shapes if isinstance(s, Mark) and s.kind == "financing"]
    assert len(discs) == 1
    assert "3 deals" in texts(picture)
    assert {hit.ref.id for hit in picture.hits if hit.ref.kind == "financing"} == {1, 2, 3}


def test_things_have_the_letters_of_their_flags() -> None:
    deals = (deal(1, "2025-07-10"), deal(2, "2025-07-11"), deal(3, "2026-02-11"))
    letters = {
        Ref("financing", 1): "D",
        Ref("financing", 2): "E",
        Ref("financing", 3): "G",
        Ref("milestone", PFS.id): "H",
        Ref("guidance", PFS.guidance[0].id): "A",
        Ref("event", PAUSE.id): "F",
    }
    told = timeline(PFS, deals=deals, events=(PAUSE,))
    picture, _ = drawn(told, letters=letters)
    said = {run.text: run.style.role for run in picture.runs if run.text in {*"ABFGH", "D–E"}}
    assert said == {"D–E": "financing", "G": "financing", "H": "done", "F": "policy"}
    opened, _ = drawn(told, Ref("milestone", PFS.id), letters=letters)
    assert "A" in texts(opened), "an open milestone has one for each promise"


def test_a_revised_deal_is_tied_to_the_one_before() -> None:
    deals = (deal(1, "2024-02-01"), deal(2, "2025-08-01", revises=1))
    lanes = lanes_of(timeline(deals=deals), TODAY)
    row = lanes[1].rows[0]
    assert isinstance(row, PointRow)
    assert row.points[1].revises == Ref("financing", 1)


def test_an_undated_deal_is_left_to_the_story() -> None:
    lanes = lanes_of(timeline(deals=(deal(1, None),)), TODAY)
    assert lanes[1].rows == (PointRow(()),)


def test_an_event_that_ends_has_two_bars() -> None:
    picture, _ = drawn(timeline())
    bars = [s for s in picture.shapes if isinstance(s, Mark) and s.kind == "policy"]
    assert len(bars) == 2


def test_an_end_is_drawn_where_no_start_is_known() -> None:
    unknown = replace(PAUSE, day=None, day_precision="unknown")
    (row,) = lanes_of(timeline(events=(unknown,)), TODAY)[-1].rows
    assert isinstance(row, PointRow)
    assert [(point.ref, point.until) for point in row.points] == [(Ref("event_end", 1), None)]
    assert row.points[0].tip == "Suspension of controls\nChina · until 10 Nov 2026"


def test_a_deal_in_error_is_not_drawn() -> None:
    wrong = replace(deal(1, "2025-01-01"), confidence=IN_ERROR)
    assert lanes_of(timeline(deals=(wrong,)), TODAY)[1].rows == (PointRow(()),)


def test_without_notes_the_lane_says_what_to_do() -> None:
    picture, _ = drawn(timeline())
    assert "No notes yet. Press N to write the first." in texts(picture)


MOMENTS = st.dates(date(2019, 1, 1), date(2033, 1, 1))


@st.composite
def views(draw: st.DrawFn) -> View:
    first = draw(MOMENTS)
    days = draw(st.integers(20, 5000))
    right = draw(st.integers(360, 1600))
    start = x_of(first)
    return View(start, start + days * DAY, 112, right, 2000, middle_of(TODAY))


def told(count: int) -> CompanyTimeline:
    deals = tuple(deal(n, f"2025-{n % 12 + 1:02}-{n * 7 % 28 + 1:02}") for n in range(1, count))
    notes = tuple(note(n, f"2025-{n % 12 + 1:02}-{n * 5 % 28 + 1:02}") for n in range(1, count))
    return timeline(*ALL, deals=deals, notes=notes)


CHOICES = st.sampled_from([None, Ref("milestone", 1), Ref("milestone", 2), Ref("milestone", 5)])


def overlap(one: Run, other: Run) -> bool:
    apart = one.x + one.width <= other.x + 0.01 or other.x + other.width <= one.x + 0.01
    return one.y == other.y and not apart


@given(views(), CHOICES, st.integers(1, 30), st.sampled_from(["", "Q", "WM"]))
def test_no_label_covers_another_or_leaves_the_pane(
    seen: View, chosen: Ref | None, count: int, letter: str
) -> None:
    letters = lettered(told(count), letter) if letter else None
    picture, _ = drawn(told(count), chosen, seen, letters)
    for run in picture.runs:
        assert run.x >= seen.left
        assert run.x + run.width <= seen.right
    assert not [pair for pair in combinations(picture.runs, 2) if overlap(*pair)]


def many(count: int) -> CompanyTimeline:
    first = date(2024, 1, 1)
    days = (first + dt.timedelta(n * 700 // count) for n in range(count))
    return timeline(notes=tuple(note(n, day.isoformat()) for n, day in enumerate(days)))


def noted(picture: Picture) -> list[Mark]:
    return [s for s in picture.shapes if isinstance(s, Mark) and s.kind == "note"]


def test_very_many_notes_share_marks_that_stay_as_they_are_when_panned() -> None:
    told = many(2_000)
    seen = view("2024-03-01", "2025-03-01")
    picture, _ = drawn(told, seen=seen)
    marks = noted(picture)
    assert all(b.x - a.x >= 5 for a, b in pairwise(marks))
    assert len(marks) <= (seen.right - seen.left) / 10 + 5
    step = 30 * DAY
    later = replace(seen, first=seen.first + step, last=seen.last + step)
    moved = later.x(0) - seen.x(0)
    other, _ = drawn(told, seen=later)
    before = {round(mark.x + moved, 3) for mark in marks if 200 < mark.x + moved < 800}
    after = {round(mark.x, 3) for mark in noted(other) if 200 < mark.x < 800}
    assert before == after
    assert before


def test_a_mark_of_very_many_tells_of_some_and_how_many_more() -> None:
    picture, _ = drawn(many(2_000), seen=view("2020-01-01", "2030-01-01"))
    tips = [hit.tip for hit in picture.hits if hit.ref.kind == "note"]
    assert max(len(tip.splitlines()) for tip in tips) == 2 * 8 + 1
    assert any(tip.splitlines()[-1].startswith("and ") for tip in tips)


@given(views(), CHOICES)
def test_no_milestone_vanishes_whatever_the_range(seen: View, chosen: Ref | None) -> None:
    picture, lanes = drawn(timeline(*ALL), chosen, seen)
    found = {hit.ref for hit in picture.hits}
    assert {row.ref for row in milestone_rows(lanes)} <= found


@given(views(), CHOICES)
def test_hits_stay_in_the_pane(seen: View, chosen: Ref | None) -> None:
    picture, _ = drawn(told(9), chosen, seen)
    assert all(seen.left <= hit.x0 <= hit.x1 <= seen.right for hit in picture.hits)


@given(st.integers(0, 3000), CHOICES)
def test_lanes_fill_the_height_and_rows_never_overlap(height: int, chosen: Ref | None) -> None:
    found = arrange(lanes_of(timeline(*ALL), TODAY), chosen, height)
    assert found.height >= height - 0.01
    for above, below in pairwise(found.slots):
        assert above.top + above.height <= below.top + 0.01
    last = found.headings[-1]
    assert last.top + last.height == pytest.approx(found.height)


@pytest.fixture
def time() -> TimeRange:
    time = TimeRange()
    time.set(x_of(date(2023, 6, 1)), x_of(date(2027, 12, 31)))
    return time


@pytest.fixture
def chart(qtbot: QtBot, time: TimeRange) -> Iterator[LanesChart]:
    chart = LanesChart(Theme(), time)
    qtbot.addWidget(chart)
    chart.resize(900, 420)
    chart.set_timeline(timeline(*ALL, deals=(deal(1, "2025-04-24"),)), TODAY)
    chart.show()
    yield chart
    chart.close()


def place_of(chart: LanesChart, ref: Ref) -> QPoint:
    hit = next(hit for hit in chart.picture().hits if hit.ref == ref)
    return QPoint(round((hit.x0 + hit.x1) / 2), round((hit.y0 + hit.y1) / 2))


def turn(chart: LanesChart, at: QPoint, across: int, along: int, shift: bool = False) -> None:
    keys = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        QPointF(at),
        QPointF(chart.mapToGlobal(at)),
        QPoint(),
        QPoint(across, along),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(chart, event)


def test_a_click_on_a_bar_chooses_its_milestone(qtbot: QtBot, chart: LanesChart) -> None:
    with qtbot.waitSignal(chart.chosen) as heard:
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=place_of(chart, Ref("milestone", 2)))
    assert heard.args == [Ref("milestone", 2)]
    assert "early 2026" in texts(chart.picture())


def test_a_chosen_promise_opens_its_milestone(chart: LanesChart) -> None:
    chart.set_chosen(Ref("guidance", 13))
    assert "mid-2024" in texts(chart.picture())
    chart.set_chosen(None)
    assert "mid-2024" not in texts(chart.picture())


def test_a_drag_pans_and_chooses_nothing(qtbot: QtBot, chart: LanesChart, time: TimeRange) -> None:
    first, span = time.first, time.span
    heard: list[object] = []
    chart.chosen.connect(heard.append)
    start = place_of(chart, Ref("milestone", 2))
    qtbot.mousePress(chart, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(chart, start + QPoint(100, 0))
    qtbot.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=start + QPoint(100, 0))
    assert time.first == pytest.approx(first - span * 100 / (900 - gutter_width(Theme())))
    assert heard == []


def test_the_wheel_zooms_around_the_pointer(chart: LanesChart, time: TimeRange) -> None:
    at = QPoint(500, 100)
    width = chart.width() - gutter_width(Theme())
    before = time.from_pixel(500 - gutter_width(Theme()), width)
    span = time.span
    turn(chart, at, 0, 120)
    assert time.span < span
    assert time.from_pixel(500 - gutter_width(Theme()), width) == pytest.approx(before)


def test_the_wheel_scrolls_over_the_gutter_and_with_shift(
    chart: LanesChart, time: TimeRange
) -> None:
    chart.resize(900, 120)
    first = time.first
    top = min(hit.y0 for hit in chart.picture().hits)
    turn(chart, QPoint(20, 60), 0, -600)
    scrolled = min(hit.y0 for hit in chart.picture().hits)
    turn(chart, QPoint(500, 60), 0, 600, shift=True)
    assert scrolled > top
    assert min(hit.y0 for hit in chart.picture().hits) == top
    assert time.first == first


def test_the_chosen_thing_is_scrolled_into_view(chart: LanesChart) -> None:
    chart.resize(900, 120)
    last = refs_of(lanes_of(timeline(*ALL), TODAY))[-1]
    assert not [hit for hit in chart.picture().hits if hit.ref == last]
    chart.set_chosen(last)
    assert [hit for hit in chart.picture().hits if hit.ref == last]


def test_arrow_keys_pan_and_step(qtbot: QtBot, chart: LanesChart, time: TimeRange) -> None:
    first = time.first
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert time.first > first
    heard: list[Ref] = []
    chart.chosen.connect(heard.append)
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    qtbot.keyClick(chart, Qt.Key.Key_Up)
    refs = refs_of(lanes_of(timeline(*ALL), TODAY))
    assert heard == [refs[0], refs[1], refs[0]]


def test_the_pointer_says_its_day(qtbot: QtBot, chart: LanesChart, time: TimeRange) -> None:
    heard: list[date | None] = []
    chart.day_hovered.connect(heard.append)
    left = gutter_width(Theme())
    x = left + time.to_pixel(middle_of(date(2025, 2, 18)), 900 - left)
    qtbot.mouseMove(chart, QPoint(20, 100))
    qtbot.mouseMove(chart, QPoint(round(x), 100))
    assert heard[0] is None
    assert heard[-1] is not None
    assert abs((heard[-1] - date(2025, 2, 18)).days) <= 2


def test_the_extent_reaches_from_the_first_promise_to_the_last_window(chart: LanesChart) -> None:
    assert chart.extent() == (date(2023, 8, 17), date(2026, 12, 31))
    chart.set_timeline(None, TODAY)
    assert chart.extent() == (TODAY, TODAY)


def test_a_screen_reader_hears_the_lanes(chart: LanesChart) -> None:
    reader = QAccessible.queryAccessibleInterface(chart)
    assert reader.text(QAccessible.Text.Name) == "Lanes"
    told = reader.text(QAccessible.Text.Description)
    assert "DFS start, early 2026, overdue 237 d, +365 d" in told
    assert told == chart.summary()
    chart.set_timeline(None, TODAY)
    assert reader.text(QAccessible.Text.Description) == "No company is chosen."


@pytest.mark.parametrize("choice", ["light", "dark", "high_contrast"])
def test_the_lanes_are_painted_in_every_theme(qtbot: QtBot, time: TimeRange, choice: str) -> None:
    theme = Theme()
    chart = LanesChart(theme, time)
    qtbot.addWidget(chart)
    chart.resize(900, 420)
    chart.set_timeline(timeline(*ALL, deals=(deal(1, "2025-04-24"),)), TODAY)
    theme.choose(choice)  # type: ignore[arg-type]
    chart.set_chosen(Ref("milestone", 2))
    chart.set_crosshair(date(2025, 6, 1))
    image = chart.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(900) for y in range(0, 420, 2)}
    tokens = theme.tokens
    wanted = (tokens.panel, tokens.sunken, tokens.done, tokens.line)
    assert {colour.name() for colour in wanted} <= colours
