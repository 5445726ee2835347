"""The Story pane: choosing, and notes typed, edited and deleted where they stand."""

import datetime as dt
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt, SignalInstance
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDateEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from db.records import CompanyRecord, CompanyTimeline, Draft, NoteRecord
from desktop.analysis.story import Ref, letters, story
from desktop.models.story import Row, StoryRole
from desktop.panels.story import StoryPanel
from desktop.panels.story_delegate import StoryDelegate
from desktop.theme import Theme

TODAY = date(2026, 11, 23)
DAY = date(2025, 3, 14)
NOW = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
COMPANY = CompanyRecord(1, "c1", "Alpha Corp.", (), False, None, "", ())

Heard = Callable[[SignalInstance], list[Any]]


def note(number: int, day: date | None, text: str) -> NoteRecord:
    return NoteRecord(number, f"n{number}", 1, None, day, "day", text, (), NOW, None)


def show(panel: StoryPanel, *notes: NoteRecord) -> None:
    found = story(CompanyTimeline(COMPANY, (), (), notes, (), ()), TODAY)
    panel.set_story(found, letters(found, date.min, date.max), TODAY)


@pytest.fixture
def panel(qtbot: QtBot) -> StoryPanel:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    made = StoryPanel(Theme(application, "light"))
    qtbot.addWidget(made)
    made.resize(340, 600)
    with qtbot.waitActive(made):
        made.show()
    show(made, note(1, DAY, "the first"), note(2, DAY + timedelta(days=9), "the second"))
    made.list.setFocus()
    return made


@pytest.fixture
def heard() -> Heard:
    """Collects what a signal says from now on."""

    def listen(signal: SignalInstance) -> list[Any]:
        said: list[Any] = []
        signal.connect(lambda *args: said.append(args[0] if len(args) == 1 else args))
        return said

    return listen


def middle_of(panel: StoryPanel, number: int) -> QPoint:
    index = panel.model.index(panel.model.row_of(Ref("note", number)))
    return panel.list.visualRect(index).center()


def click(panel: StoryPanel, at: QPoint) -> None:
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=at)


def double_click(panel: StoryPanel, at: QPoint) -> None:
    click(panel, at)
    QTest.mouseDClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=at)


def words(panel: StoryPanel) -> QPlainTextEdit | None:
    """The field of the note being edited."""
    found = panel.list.findChildren(QPlainTextEdit)
    return next((field for field in found if field.isVisible()), None)


def editing(panel: StoryPanel) -> QPlainTextEdit:
    field = words(panel)
    assert field is not None
    assert QApplication.focusWidget() is field
    return field


def select(panel: StoryPanel, number: int) -> None:
    panel.list.setCurrentIndex(panel.model.index(panel.model.row_of(Ref("note", number))))


def test_a_click_chooses_and_the_arrows_step(panel: StoryPanel, heard: Heard) -> None:
    chosen = heard(panel.chosen)
    click(panel, middle_of(panel, 2))
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    assert chosen == [Ref("note", 2), Ref("note", 1)]


def test_to_be_told_what_is_chosen_says_nothing_back(panel: StoryPanel, heard: Heard) -> None:
    chosen = heard(panel.chosen)
    panel.choose(Ref("note", 1))
    assert panel.list.currentIndex().data(StoryRole.REF) == Ref("note", 1)
    panel.choose(None)
    assert panel.list.selectedIndexes() == []
    assert chosen == []


def test_the_chosen_line_is_scrolled_to(panel: StoryPanel) -> None:
    show(panel, *(note(n, DAY - timedelta(days=n), f"note {n}") for n in range(1, 80)))
    panel.choose(Ref("note", 79))
    assert panel.list.viewport().rect().contains(middle_of(panel, 79))
    panel.choose(Ref("note", 1))
    assert panel.list.viewport().rect().contains(middle_of(panel, 1))


def test_a_new_story_leaves_the_scroll_where_it_is(panel: StoryPanel, qtbot: QtBot) -> None:
    many = [note(n, DAY - timedelta(days=n), f"note {n}") for n in range(1, 80)]
    show(panel, *many)
    panel.choose(Ref("note", 40))
    before = panel.list.verticalScrollBar().value()
    assert before > 0
    show(panel, *many, note(99, DAY - timedelta(days=200), "the oldest"))
    assert panel.list.currentIndex().data(StoryRole.REF) == Ref("note", 40)
    assert panel.list.verticalScrollBar().value() == before


def by_double_click(panel: StoryPanel) -> None:
    double_click(panel, middle_of(panel, 1))


def by_f2(panel: StoryPanel) -> None:
    select(panel, 1)
    QTest.keyClick(panel.list, Qt.Key.Key_F2)


def by_enter(panel: StoryPanel) -> None:
    select(panel, 1)
    QTest.keyClick(panel.list, Qt.Key.Key_Return)


def by_command(panel: StoryPanel) -> None:
    panel.edit_note(1)


@pytest.mark.parametrize("begin", [by_double_click, by_f2, by_enter, by_command])
def test_a_note_is_edited_where_it_stands(
    panel: StoryPanel, begin: Callable[[StoryPanel], None], heard: Heard
) -> None:
    edited = heard(panel.note_edited)
    begin(panel)
    field = editing(panel)
    assert field.toPlainText() == "the first"
    field.selectAll()
    QTest.keyClicks(field, "other words")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, "#tag")
    assert edited == [], "Enter alone is a new line"
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert edited == [(1, "other words\n#tag", DAY)]
    assert QApplication.focusWidget() is panel.list


def test_escape_leaves_the_note_as_it_was(panel: StoryPanel, heard: Heard, qtbot: QtBot) -> None:
    edited, left = heard(panel.note_edited), heard(panel.note_edit_left)
    by_f2(panel)
    QTest.keyClicks(editing(panel), "half a thought ")
    QTest.keyClick(editing(panel), Qt.Key.Key_Escape)
    assert (edited, left) == ([], [1])
    qtbot.waitUntil(lambda: words(panel) is None)
    by_f2(panel)
    assert editing(panel).toPlainText() == "the first"


def test_what_is_typed_is_told_before_long(panel: StoryPanel, qtbot: QtBot) -> None:
    by_f2(panel)
    editing(panel).selectAll()
    with qtbot.waitSignal(panel.note_edit_typed, timeout=1000) as typed:
        QTest.keyClicks(editing(panel), "half")
    assert typed.args == [1, "half", DAY]


def test_typing_without_a_pause_is_told_all_the_same(panel: StoryPanel, qtbot: QtBot) -> None:
    said: list[str] = []
    panel.note_typed.connect(lambda text, _day: said.append(text))
    line = panel.quick.line
    line.setFocus()

    def type_on() -> bool:
        QTest.keyClick(line, Qt.Key.Key_X)
        return bool(said)

    qtbot.waitUntil(type_on, timeout=5000)
    assert said[0].strip("x") == ""


def test_an_edit_is_taken_up_from_its_draft(panel: StoryPanel, heard: Heard) -> None:
    edited = heard(panel.note_edited)
    panel.set_edit_drafts({1: Draft("note:n1", "half a thou", DAY + timedelta(days=1))})
    by_f2(panel)
    QTest.keyClicks(editing(panel), "")
    field = editing(panel)
    assert field.toPlainText() == "half a thou"
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert edited == [(1, "half a thou", DAY + timedelta(days=1))]


def test_the_day_is_edited_below_the_words(panel: StoryPanel, heard: Heard) -> None:
    edited = heard(panel.note_edited)
    by_f2(panel)
    QTest.keyClick(editing(panel), Qt.Key.Key_Tab)
    field = QApplication.focusWidget()
    assert isinstance(field, QDateEdit)
    QTest.keyClick(field, Qt.Key.Key_Up)
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [(i, text) for i, text, _day in edited] == [(1, "the first")]
    assert edited[0][2] != DAY


def test_an_undated_note_stays_undated(panel: StoryPanel, heard: Heard) -> None:
    show(panel, note(1, None, "some time"))
    edited = heard(panel.note_edited)
    by_f2(panel)
    assert not any(field.isVisible() for field in panel.list.findChildren(QDateEdit))
    QTest.keyClicks(editing(panel), "at ")
    QTest.keyClick(editing(panel), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert edited == [(1, "at some time", None)]


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_a_key_asks_to_delete(panel: StoryPanel, key: Qt.Key, heard: Heard) -> None:
    asked = heard(panel.delete_asked)
    select(panel, 2)
    QTest.keyClick(panel.list, key)
    assert asked == [Ref("note", 2)]


def test_keys_in_the_field_delete_letters_not_notes(panel: StoryPanel, heard: Heard) -> None:
    asked = heard(panel.delete_asked)
    by_f2(panel)
    field = editing(panel)
    QTest.keyClick(field, Qt.Key.Key_Delete)
    assert field.toPlainText() == "he first"
    assert asked == []


def test_the_quick_line_saves_on_enter_and_keeps_on_escape(panel: StoryPanel, heard: Heard) -> None:
    added, left = heard(panel.note_added), heard(panel.left)
    panel.quick.begin(DAY)
    QTest.keyClick(panel.quick.line, Qt.Key.Key_Return)
    QTest.keyClicks(panel.quick.line, "  a note #tag ")
    QTest.keyClick(panel.quick.line, Qt.Key.Key_Escape)
    assert (added, len(left)) == ([], 1)
    assert QApplication.focusWidget() is panel.list
    panel.quick.begin(DAY + timedelta(days=5))
    QTest.keyClick(panel.quick.line, Qt.Key.Key_Return)
    assert added == [("a note #tag", DAY)], "the day is the one that was typed under"


def test_a_click_opens_a_crowded_day(panel: StoryPanel) -> None:
    show(panel, *(note(n, DAY, f"note {n}") for n in range(1, 6)))
    more = panel.model.index(panel.model.rowCount() - 1)
    click(panel, panel.list.visualRect(more).center())
    assert panel.model.rowCount() == 6


def test_to_go_elsewhere_saves(panel: StoryPanel, heard: Heard) -> None:
    edited = heard(panel.note_edited)
    by_f2(panel)
    QTest.keyClicks(editing(panel), "and ")
    panel.quick.line.setFocus()
    assert edited == [(1, "and the first", DAY)]


def test_news_leave_an_open_field_alone(panel: StoryPanel, heard: Heard) -> None:
    edited = heard(panel.note_edited)
    by_f2(panel)
    QTest.keyClicks(editing(panel), "and ")
    later = note(3, DAY + timedelta(days=30), "the third")
    show(panel, note(1, DAY, "the first"), note(2, DAY + timedelta(days=9), "new words"), later)
    field = editing(panel)
    assert field.toPlainText() == "and the first"
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert edited == [(1, "and the first", DAY)]


@pytest.fixture
def large_font(qapp: QApplication) -> Iterator[None]:
    """A system font of twice the usual size."""
    usual = QApplication.font()
    large = QFont(usual)
    large.setPointSizeF(usual.pointSizeF() * 2)
    QApplication.setFont(large)
    yield
    QApplication.setFont(usual)
    Theme(qapp, "light")


def test_a_badge_leaves_its_words_alone_with_a_large_font(
    qtbot: QtBot, qapp: QApplication, large_font: None
) -> None:
    theme = Theme(qapp, "light")
    panel = StoryPanel(theme)
    qtbot.addWidget(panel)
    panel.resize(theme.length(340), theme.length(600))
    panel.show()
    show(panel, note(1, DAY, "the first"), note(2, DAY, "the second"))
    model = panel.list.model()
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    entry = next(at for at in rows if at.data(StoryRole.ROW).letter)
    box = panel.list.visualRect(entry).adjusted(0, 4, 0, 0)
    box.setHeight(theme.length(18))
    drawn = panel.list.viewport().grab(box).toImage()

    def is_empty(x: int) -> bool:
        return len({drawn.pixel(x, y) for y in range(drawn.height())}) == 1

    start = next(x for x in range(drawn.width()) if not is_empty(x))
    beyond = start + theme.length(34)
    assert not is_empty(beyond - 4)
    assert all(is_empty(x) for x in range(beyond + 1, beyond + 4))
    assert any(not is_empty(x) for x in range(beyond + 4, drawn.width()))


def test_other_letters_are_seen_at_once(panel: StoryPanel) -> None:
    before = panel.list.viewport().grab().toImage()
    panel.set_letters({DAY: "Q", DAY + timedelta(days=9): "R"})
    assert panel.list.viewport().grab().toImage() != before


def test_a_new_note_is_measured_alone_and_a_narrower_pane_measures_all(
    panel: StoryPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured: list[str] = []
    measure = StoryDelegate._height

    def listened(delegate: StoryDelegate, row: Row, width: int) -> int:
        measured.append(row.body)
        return measure(delegate, row, width)

    monkeypatch.setattr(StoryDelegate, "_height", listened)
    kept = [note(n, DAY + timedelta(days=n), f"note {n} " * (n % 40)) for n in range(3, 80)]
    show(panel, *kept)
    QApplication.processEvents()
    before = [panel.list.visualRect(panel.model.index(row)) for row in (3, 9)]
    measured.clear()
    show(panel, *kept, note(99, DAY, "and another one"))
    QApplication.processEvents()
    assert measured == ["and another one"]
    assert [panel.list.visualRect(panel.model.index(row)) for row in (3, 9)] == before
    panel.resize(600, 600)
    QApplication.processEvents()
    assert len(measured) > 60
    assert panel.list.visualRect(panel.model.index(9)) != before[1]
