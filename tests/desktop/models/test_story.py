"""The story's model: its lines, its letters, and what Qt is told when they change."""

import datetime as dt
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from db.records import (
    CompanyRecord,
    CompanyTimeline,
    EventRecord,
    GuidanceRecord,
    MilestoneRecord,
    NoteRecord,
    Span,
    Window,
)
from desktop.analysis.returns import Stretch
from desktop.analysis.story import Ref, Story, letters, story
from desktop.models.story import Row, Since, StoryModel, StoryRole

TODAY = date(2026, 11, 23)
DAY = date(2025, 3, 14)
NOW = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
COMPANY = CompanyRecord(1, "c1", "Alpha Corp.", (), False, None, "", ())


def note(number: int, day: date | None, text: str = "", tags: tuple[str, ...] = ()) -> NoteRecord:
    words = text or f"Note {number}"
    return NoteRecord(number, f"n{number}", 1, None, day, "day", words, tags, NOW, None)


def promise(number: int, said: date, end: date | None, text: str = "") -> GuidanceRecord:
    return GuidanceRecord(
        id=number,
        uid=f"g{number}",
        milestone_id=1,
        announced_on=said,
        announced_precision="day",
        announced_after=None,
        announced_before=None,
        window=Window(text or f"by {end}", end - timedelta(days=89) if end else None, end, "day"),
        said_by="CEO",
        in_error=False,
        remark=None,
        confidence=None,
        source=None,
    )


def milestone(number: int, *promises: GuidanceRecord, done: date | None = None) -> MilestoneRecord:
    return MilestoneRecord(
        id=number,
        uid=f"m{number}",
        company_id=1,
        project_id=None,
        name=f"Milestone {number}",
        type="pfs",
        phase="complete",
        status="done" if done else "planned",
        actual=Span(done, done, "day") if done else None,
        last_evidence_on=None,
        remark=None,
        confidence=None,
        source=None,
        guidance=promises,
    )


def told(
    *notes: NoteRecord,
    milestones: tuple[MilestoneRecord, ...] = (),
    events: tuple[EventRecord, ...] = (),
) -> Story:
    return story(CompanyTimeline(COMPANY, milestones, (), notes, (), events), TODAY)


def lettered(found: Story) -> dict[date, str]:
    return letters(found, date.min, date.max)


@pytest.fixture
def model(qapp: object) -> StoryModel:
    made = StoryModel()
    QAbstractItemModelTester(made, FATAL, made)
    return made


def rows(model: StoryModel) -> list[Row]:
    return [model.index(i).data(StoryRole.ROW) for i in range(model.rowCount())]


def spoken(model: StoryModel, row: int) -> str:
    text: str = model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)
    return text


def test_without_a_record_the_story_says_what_to_do(model: StoryModel) -> None:
    model.set_story(told(), {}, TODAY)
    assert [row.kind for row in rows(model)] == ["today", "empty"]
    assert rows(model)[0].title == "Today 23 Nov 2026"
    assert "Press N" in rows(model)[1].title


def test_what_ends_on_a_day_to_come_stands_above_today(model: StoryModel) -> None:
    ends = TODAY + timedelta(days=90)
    pause = EventRecord(3, "e3", "A pause", "policy", "China", DAY, "day", ends, None, None)
    found = told(note(1, DAY), events=(pause,))
    model.set_story(found, lettered(found), TODAY)
    assert [(row.kind, row.title) for row in rows(model)] == [
        ("heading", "Ahead"),
        ("entry", "A pause ends"),
        ("today", "Today 23 Nov 2026"),
        ("entry", "A pause"),
        ("entry", "Note 1"),
    ]


def test_ahead_then_today_then_the_days_newest_first_then_the_undated(model: StoryModel) -> None:
    found = told(
        note(1, DAY),
        note(2, DAY + timedelta(days=9)),
        note(3, None),
        milestones=(
            milestone(5, promise(7, DAY + timedelta(days=1), TODAY + timedelta(days=38))),
            milestone(6, promise(8, DAY + timedelta(days=2), TODAY - timedelta(days=10))),
        ),
    )
    model.set_story(found, lettered(found), TODAY)
    shown = [(row.kind, row.title, row.letter) for row in rows(model)]
    assert shown == [
        ("heading", "Ahead", ""),
        ("ahead", "Milestone 6", ""),
        ("ahead", "Milestone 5", ""),
        ("today", "Today 23 Nov 2026", ""),
        ("entry", rows(model)[4].title, "D"),
        ("entry", rows(model)[5].title, "C"),
        ("entry", rows(model)[6].title, "B"),
        ("entry", rows(model)[7].title, "A"),
        ("heading", "Undated", ""),
        ("entry", rows(model)[9].title, ""),
    ]
    assert rows(model)[0].side == "2 open"
    assert (rows(model)[1].side, rows(model)[1].is_late) == ("overdue 10 d", True)
    assert (rows(model)[2].side, rows(model)[2].is_late) == ("due in 38 d", False)
    assert [row.ref for row in rows(model)[4:8]] == [
        Ref("note", 2),
        Ref("guidance", 8),
        Ref("guidance", 7),
        Ref("note", 1),
    ]
    assert rows(model)[9].ref == Ref("note", 3)


def test_a_moved_promise_names_both_windows_and_the_days_between(model: StoryModel) -> None:
    first = promise(1, DAY, date(2026, 3, 31), "Q1 2026")
    second = promise(2, DAY + timedelta(days=30), date(2026, 6, 30), "Q2 2026")
    found = told(milestones=(milestone(5, first, second, done=date(2026, 7, 5)),))
    model.set_story(found, lettered(found), TODAY)
    done, moved, said = rows(model)[1:]
    assert (said.facts, said.shift) == ("Q1 2026 · CEO", "")
    assert (moved.facts, moved.shift) == ("Q1 2026 → Q2 2026 · CEO", "+91 d")
    assert (done.facts, done.shift) == ("after the first window (Q1 2026)", "+96 d")
    assert "Q1 2026 → Q2 2026" in spoken(model, 2)
    assert "+91 d" in spoken(model, 2)
    assert spoken(model, 1).startswith("C, 5 Jul 2026, done")


def test_a_note_gives_its_words_and_its_tags(model: StoryModel) -> None:
    found = told(note(1, DAY, "Spoke to them #ir #call", ("ir", "call")))
    model.set_story(found, lettered(found), TODAY)
    shown = rows(model)[1]
    assert (shown.body, shown.facts, shown.side) == (
        "Spoke to them #ir #call",
        "#ir, #call",
        "14 Mar 2025",
    )
    assert spoken(model, 1).endswith("Spoke to them #ir #call")


def test_only_what_names_a_thing_is_chosen_and_only_notes_are_edited(model: StoryModel) -> None:
    found = told(note(1, DAY), milestones=(milestone(5, promise(7, DAY, TODAY)),))
    model.set_story(found, lettered(found), TODAY)
    for i, row in enumerate(rows(model)):
        flags = model.flags(model.index(i))
        assert bool(flags & Qt.ItemFlag.ItemIsSelectable) == (row.ref is not None)
        is_note = row.ref is not None and row.ref.kind == "note"
        assert bool(flags & Qt.ItemFlag.ItemIsEditable) == is_note


def test_a_crowded_day_shows_two_and_opens(model: StoryModel) -> None:
    found = told(*(note(n, DAY) for n in range(1, 6)))
    model.set_story(found, lettered(found), TODAY)
    shown = rows(model)
    assert [row.kind for row in shown] == ["today", "entry", "entry", "more"]
    assert shown[3].title == "and 3 more that day"
    assert (shown[1].letter, shown[1].count) == ("A", 5)
    assert (shown[2].letter, shown[2].count) == ("", 0)
    model.open_day(DAY)
    assert [row.kind for row in rows(model)] == ["today", *["entry"] * 5]
    model.set_story(found, {}, TODAY)
    assert len(rows(model)) == 6, "an opened day stays open"


def test_three_a_day_are_no_crowd(model: StoryModel) -> None:
    found = told(*(note(n, DAY) for n in range(1, 4)))
    model.set_story(found, lettered(found), TODAY)
    assert [row.kind for row in rows(model)] == ["today", *["entry"] * 3]


def test_asking_for_a_hidden_line_opens_its_day(model: StoryModel) -> None:
    found = told(*(note(n, DAY) for n in range(1, 6)))
    model.set_story(found, lettered(found), TODAY)
    row = model.row_of(Ref("note", 5))
    assert rows(model)[row].ref == Ref("note", 5)
    assert model.row_of(Ref("note", 99)) == -1


def test_a_planned_milestone_is_found_ahead_and_a_done_one_on_its_day(model: StoryModel) -> None:
    planned, done = milestone(5, promise(7, DAY, TODAY)), milestone(6, done=DAY)
    found = told(milestones=(planned, done))
    model.set_story(found, lettered(found), TODAY)
    assert rows(model)[model.row_of(Ref("milestone", 5))].kind == "ahead"
    assert rows(model)[model.row_of(Ref("milestone", 6))].kind == "entry"


def test_other_letters_change_nothing_else(model: StoryModel, qtbot: QtBot) -> None:
    found = told(note(1, DAY), note(2, DAY + timedelta(days=9)))
    model.set_story(found, lettered(found), TODAY)
    signals = [model.rowsInserted, model.rowsRemoved, model.rowsMoved, model.modelReset]
    with qtbot.assertNotEmitted(signals[0]), qtbot.waitSignal(model.dataChanged):
        model.set_letters({DAY: "B", DAY + timedelta(days=9): "C"})
    assert [row.letter for row in rows(model)] == ["", "C", "B"]
    with qtbot.assertNotEmitted(model.dataChanged):
        model.set_letters({DAY: "B", DAY + timedelta(days=9): "C"})


NUMBERS = st.dictionaries(st.integers(1, 12), st.one_of(st.none(), st.integers(0, 4)), max_size=12)


def story_of(days: dict[int, int | None]) -> Story:
    """Notes 1–8 on days, and 9–12 as planned milestones that many days ahead."""
    notes = [
        note(n, None if after is None else DAY + timedelta(days=after))
        for n, after in days.items()
        if n <= 8
    ]
    milestones = tuple(
        milestone(n, promise(n, DAY, None if after is None else TODAY + timedelta(days=after)))
        for n, after in days.items()
        if n > 8
    )
    return told(*notes, milestones=milestones)


class Mirror:
    """A list kept by what the model tells, and by nothing else."""

    def __init__(self, model: StoryModel) -> None:
        self._model = model
        self.rows = rows(model)
        model.rowsInserted.connect(self._insert)
        model.rowsRemoved.connect(self._remove)
        model.rowsMoved.connect(self._move)
        model.dataChanged.connect(self._change)

    def _at(self, row: int) -> Row:
        found: Row = self._model.index(row).data(StoryRole.ROW)
        return found

    def _insert(self, _parent: QModelIndex, first: int, last: int) -> None:
        self.rows[first:first] = [self._at(i) for i in range(first, last + 1)]

    def _remove(self, _parent: QModelIndex, first: int, last: int) -> None:
        del self.rows[first : last + 1]

    def _move(self, _from: QModelIndex, first: int, last: int, _to: QModelIndex, to: int) -> None:
        assert first == last
        row = self.rows.pop(first)
        self.rows.insert(to if to < first else to - 1, row)

    def _change(self, first: QModelIndex, last: QModelIndex) -> None:
        for i in range(first.row(), last.row() + 1):
            self.rows[i] = self._at(i)


@given(st.lists(NUMBERS, min_size=1, max_size=6))
def test_what_is_told_is_what_changed(stories: list[dict[int, int | None]]) -> None:
    model = StoryModel()
    QAbstractItemModelTester(model, FATAL, model)
    mirror = Mirror(model)
    for days in stories:
        found = story_of(days)
        model.set_story(found, lettered(found), TODAY)
        assert mirror.rows == rows(model)


@given(NUMBERS, NUMBERS)
def test_what_stays_keeps_its_index(
    before: dict[int, int | None],
    after: dict[int, int | None],
) -> None:
    model = StoryModel()
    first, second = story_of(before), story_of(after)
    model.set_story(first, lettered(first), TODAY)
    for day in {d.day for d in (*first.days, *second.days)}:
        model.open_day(day)
    held = {
        row.identity: QPersistentModelIndex(model.index(i)) for i, row in enumerate(rows(model))
    }
    model.set_story(second, lettered(second), TODAY)
    for row in rows(model):
        if row.identity in held:
            index = held[row.identity]
            assert index.isValid()
            assert index.data(StoryRole.ROW) == row


@pytest.mark.parametrize(
    "change",
    [
        lambda kept, moved: (kept, moved, note(3, DAY)),
        lambda kept, moved: (kept,),
        lambda kept, moved: (kept, note(2, DAY - timedelta(days=400))),
        lambda kept, moved: (kept, note(2, DAY + timedelta(days=400)), note(3, DAY)),
        lambda kept, moved: (note(1, DAY, "other words"), moved),
    ],
    ids=["inserted", "removed", "moved down", "moved up", "edited"],
)
def test_the_chosen_line_stays_chosen(
    model: StoryModel, change: Callable[[NoteRecord, NoteRecord], tuple[NoteRecord, ...]]
) -> None:
    kept, moved = note(1, DAY), note(2, DAY + timedelta(days=30))
    found = told(kept, moved)
    model.set_story(found, lettered(found), TODAY)
    selection = QItemSelectionModel(model)
    flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
    selection.setCurrentIndex(model.index(model.row_of(Ref("note", 1))), flag)
    after = told(*change(kept, moved))
    model.set_story(after, lettered(after), TODAY)
    assert selection.currentIndex().data(StoryRole.REF) == Ref("note", 1)
    assert [i.data(StoryRole.REF) for i in selection.selectedIndexes()] == [Ref("note", 1)]


def test_a_note_says_what_the_price_did_since(model: StoryModel) -> None:
    found = told(note(1, DAY), note(2, DAY + timedelta(9)))
    stretches = {
        Ref("note", 1): Stretch(DAY, TODAY - timedelta(3), 10.0, 11.234, 400),
        Ref("note", 2): Stretch(DAY, TODAY - timedelta(30), 10.0, 9.5, 380),
    }
    model.set_story(found, lettered(found), TODAY, since=Since(stretches, "CAD"))
    lines = {row.ref: row for row in rows(model) if row.ref}
    assert lines[Ref("note", 1)].since == "+12\u202f% since"
    assert lines[Ref("note", 2)].since == "−5.0\u202f% by 24 Oct 2026"
    assert lines[Ref("note", 2)].is_down
    row = model.row_of(Ref("note", 1))
    assert "+12\u202f% since" in spoken(model, row)
    tip = model.index(row).data(Qt.ItemDataRole.ToolTipRole)
    assert "Close C$10.00 on 14 Mar 2025, C$11.23 on 20 Nov 2026" in tip


def test_a_hidden_kind_leaves_the_letter_to_the_next(model: StoryModel) -> None:
    found = told(note(1, DAY), note(2, DAY), milestones=(milestone(1, done=DAY),))
    model.set_story(found, lettered(found), TODAY)
    assert [(r.mark, r.letter, r.flagged) for r in rows(model) if r.letter] == [("done", "A", 3)]
    model.set_story(found, lettered(found), TODAY, hidden={"done"})
    assert [(r.mark, r.letter, r.flagged) for r in rows(model) if r.letter] == [("note", "A", 2)]
    model.set_letters({DAY: "F"})
    assert [(r.mark, r.letter) for r in rows(model) if r.letter] == [("note", "F")]
    model.set_story(found, {}, TODAY, hidden={"done", "note"})
    assert [r.letter for r in rows(model)] == [""] * model.rowCount()
