"""Flags switched by kind, badges opened, notes dragged and edited from the chart."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit, QToolTip

from db import notes
from desktop.analysis.story import KINDS, Ref
from desktop.charts.flag_places import Flag
from desktop.charts.time_scale import middle_of
from desktop.main_window import MainWindow
from desktop.models.story import Row, StoryRole
from desktop.panels.badge_menu import BadgeMenu

Open = Callable[[], MainWindow]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def _no_menu_stays() -> Iterator[None]:
    yield
    while (menu := QApplication.activePopupWidget()) is not None:
        menu.close()


def shown_kinds(window: MainWindow) -> set[str]:
    return {entry.kind for flag in window.company.flags.placed for entry in flag.entries}


def letters_in_chart(window: MainWindow) -> dict[dt.date, str]:
    item = window.company.flags
    return {day.day: item._letters[day.day] for flag in item.placed for day in flag.days}


def letters_in_story(window: MainWindow) -> dict[dt.date, str]:
    model = window.story.model
    rows: list[Row] = [model.index(n).data(StoryRole.ROW) for n in range(model.rowCount())]
    return {row.day: row.letter for row in rows if row.letter and row.day}


def at_flag(window: MainWindow, flag: Flag) -> QPoint:
    return window.company.flags.place_of(flag).toPoint()


def press_flag(window: MainWindow, flag: Flag, *, twice: bool = False) -> None:
    viewport, at = window.company.price_chart.viewport(), at_flag(window, flag)
    QTest.mouseMove(viewport, at)
    QTest.mouseClick(viewport, LEFT, pos=at)
    if twice:
        QTest.mouseDClick(viewport, LEFT, pos=at)
        QTest.mouseRelease(viewport, LEFT, pos=at)


def badge(window: MainWindow) -> Flag:
    return next(flag for flag in window.company.flags.placed if len(flag.entries) > 1)


def open_menu() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def things(menu: QMenu) -> list[QAction]:
    return [action for action in menu.actions() if isinstance(action.data(), Ref)]


def noted(window: MainWindow, day: dt.date, text: str = "Seen at the conference") -> Ref:
    """A note on a day of its own, in sight, with its flag at the window's reach."""
    company = window.company.company_id
    note = window.store.edit("Add note", notes.add, text, company_id=company, day=day)
    window.company.time.set(middle_of(day) - 60 * 86400.0, middle_of(day) + 60 * 86400.0)
    QApplication.processEvents()
    return Ref("note", note.id)


def flag_of(window: MainWindow, ref: Ref) -> Flag:
    flags = window.company.flags.placed
    return next(f for f in flags if any(e.ref == ref for e in f.entries))


def day_of(window: MainWindow, ref: Ref) -> dt.date | None:
    return window.store.read(notes.note, ref.id).day


# -- kinds ----------------------------------------------------------------------------------------


def test_a_kind_is_switched_off_in_the_chart_the_story_and_the_steps(window: MainWindow) -> None:
    assert "financing" in shown_kinds(window)
    window.commands.actions["flags_financing"].trigger()
    assert "financing" not in shown_kinds(window)
    assert letters_in_chart(window) == letters_in_story(window)
    seen = set()
    window.choose(None)
    for _ in range(200):
        window.commands.actions["next_event"].trigger()
        assert window.selection.ref is not None
        seen.add(window.selection.ref.kind)
    assert seen
    assert "financing" not in seen
    window.commands.actions["flags_financing"].trigger()
    assert "financing" in shown_kinds(window)


def test_what_is_switched_off_stays_so(window: MainWindow, opened: Open) -> None:
    for kind in KINDS[1:]:
        window.commands.actions[f"flags_{kind}"].trigger()
    again = opened()
    assert shown_kinds(again) <= {"done"}
    assert not again.commands.actions["flags_note"].isChecked()
    assert again.commands.actions["flags_done"].isChecked()


def test_the_kinds_are_in_the_menu_of_the_chart_too(window: MainWindow, keyboard: Any) -> None:
    window.company.price_chart.setFocus()
    keyboard.press("Shift+F10")
    within = [action.menu() for action in open_menu().actions() if action.menu()]
    names = [[action.objectName() for action in menu.actions()] for menu in within]
    assert [f"flags_{kind}" for kind in KINDS] in names


# -- badges ---------------------------------------------------------------------------------------


def test_a_click_opens_a_badge_and_a_line_of_it_chooses(window: MainWindow) -> None:
    flag = badge(window)
    press_flag(window, flag)
    menu = open_menu()
    assert isinstance(menu, BadgeMenu)
    assert [action.data() for action in things(menu)] == [e.ref for e in flag.entries]
    last = things(menu)[-1]
    QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(last).center())
    assert window.selection.ref == flag.entries[-1].ref
    assert window.company.lanes._chosen == window.selection.ref


def test_a_badge_is_opened_and_chosen_from_by_keyboard(
    window: MainWindow, keyboard: Any, back_to: Any
) -> None:
    flag = badge(window)
    window.choose(flag.entries[0].ref)
    window.company.price_chart.setFocus()
    keyboard.press("Return")
    menu = open_menu()
    assert menu.activeAction().data() == flag.entries[0].ref
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert window.selection.ref == flag.entries[1].ref
    back_to(window)
    keyboard.press("O")
    assert isinstance(open_menu(), BadgeMenu)
    QTest.keyClick(open_menu(), Qt.Key.Key_Escape)
    assert window.selection.ref == flag.entries[1].ref


def test_a_full_badge_says_how_many_there_are_and_lets_one_nearer(window: MainWindow) -> None:
    company, day = window.company.company_id, dt.date(2019, 5, 2)
    for n in range(30):
        window.store.edit(
            "Add", notes.add, f"No {n}", company_id=company, day=day + dt.timedelta(n)
        )
    window.commands.actions["range_MAX"].trigger()
    flag = next(f for f in window.company.flags.placed if f.count > 25)
    press_flag(window, flag)
    menu = open_menu()
    assert len(things(menu)) == 24
    letter = window.company.flags.letters[flag.days[0].day]
    assert menu.actions()[0].text() == f"{letter} 5 May 2019", "as the story has it"
    assert menu.actions()[-1].text() == f"See all {flag.count} nearer"
    span = window.company.time.span
    menu.actions()[-1].trigger()
    menu.close()
    assert window.company.time.span < span / 10


# -- hover and double click -----------------------------------------------------------------------


def test_a_flag_that_is_pointed_at_says_what_it_stands_for(window: MainWindow, hand: Any) -> None:
    ref = noted(window, dt.date(2024, 8, 14), "Drills at the northern limb")
    chart = window.company.price_chart
    at = at_flag(window, flag_of(window, ref))
    hand(chart.viewport()).hover(at)
    QApplication.sendEvent(
        chart.viewport(),
        QHelpEvent(QHelpEvent.Type.ToolTip, at, chart.viewport().mapToGlobal(at)),
    )
    assert QToolTip.text() == "14 Aug 2024\nNote · Drills at the northern limb"
    QToolTip.hideText()


def test_a_double_click_edits_a_note_where_it_stands(window: MainWindow) -> None:
    ref = noted(window, dt.date(2024, 8, 14))
    press_flag(window, flag_of(window, ref), twice=True)
    field = window.story.list.findChild(QPlainTextEdit)
    assert field is not None
    assert field.toPlainText() == "Seen at the conference"


def test_enter_in_the_chart_edits_what_is_chosen(window: MainWindow, keyboard: Any) -> None:
    ref = noted(window, dt.date(2024, 8, 14))
    window.choose(ref)
    window.company.price_chart.setFocus()
    keyboard.press("Return")
    assert isinstance(QApplication.focusWidget(), QPlainTextEdit)


# -- notes moved ----------------------------------------------------------------------------------


def flag_and_days_on(window: MainWindow, ref: Ref, days: int) -> tuple[QPoint, QPoint]:
    """Where a thing's flag stands, and where it would some days on."""
    at = at_flag(window, flag_of(window, ref))
    width = window.company.price_chart.plot_rect.width()
    far = days * 86400.0 / window.company.time.span * width
    return at, (QPointF(at) + QPointF(far, -2)).toPoint()


def test_a_note_is_dragged_to_another_day_and_undo_brings_it_back(
    window: MainWindow, keyboard: Any, hand: Any
) -> None:
    day = dt.date(2024, 8, 14)
    ref = noted(window, day)
    first = window.company.time.first
    hand(window.company.price_chart.viewport()).drag(*flag_and_days_on(window, ref, 20))
    assert day_of(window, ref) == day + dt.timedelta(20)
    assert window.company.time.first == first, "the range stays"
    window.watchlist.setFocus()
    keyboard.press("Ctrl+Z")
    assert day_of(window, ref) == day
    keyboard.press("Ctrl+Shift+Z")
    assert day_of(window, ref) == day + dt.timedelta(20)


def test_the_day_is_shown_on_the_way_and_escape_leaves_the_note(
    window: MainWindow, keyboard: Any, hand: Any
) -> None:
    day = dt.date(2024, 8, 14)
    ref = noted(window, day)
    steps = window.store.undo_stack.count()
    mouse = hand(window.company.price_chart.viewport())
    start, end = flag_and_days_on(window, ref, -10)
    mouse.press(start)
    mouse.move(end)
    carried = window.company.flags.carried
    assert carried is not None
    assert carried.text == "4 Aug 2024  −10 d"
    window.company.price_chart.grab()
    window.company.price_chart.setFocus()
    keyboard.press("Escape")
    assert window.company.flags.carried is None
    mouse.move(start + QPoint(90, 0))
    mouse.release()
    assert day_of(window, ref) == day
    assert window.store.undo_stack.count() == steps


def test_a_drag_of_anything_else_pans(window: MainWindow, hand: Any) -> None:
    flag = next(f for f in window.company.flags.placed if f.entries[0].ref.kind == "financing")
    first = window.company.time.first
    places = flag_and_days_on(window, flag.entries[0].ref, 300)
    hand(window.company.price_chart.viewport()).drag(*places)
    assert window.company.time.first < first


def test_the_chosen_note_moves_by_keys(window: MainWindow, keyboard: Any) -> None:
    day = dt.date(2024, 8, 14)
    ref = noted(window, day)
    assert not window.commands.actions["note_later"].isEnabled()
    window.choose(ref)
    window.company.price_chart.setFocus()
    keyboard.press("Alt+Right", "Alt+Right", "Alt+Left")
    assert day_of(window, ref) == day + dt.timedelta(1)
    assert window.selection.ref == ref
    keyboard.press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert day_of(window, ref) == day


def test_the_lanes_have_the_letters_of_the_flags(window: MainWindow) -> None:
    lanes = window.company.lanes
    wanted = {
        entry.ref: letter
        for flag in window.company.flags.placed
        for told in flag.days
        for entry in told.entries
        if (letter := window.company.flags._letters.get(told.day))
    }
    assert wanted
    assert lanes._letters == wanted
    bold = [run.text for run in lanes.picture().runs if run.style.role == "financing"]
    assert set(bold) & {letter for ref, letter in wanted.items() if ref.kind == "financing"}
    window.company.time.pan(0.4)
    assert lanes._letters != wanted


def test_a_note_that_is_being_written_is_not_moved(window: MainWindow, keyboard: Any) -> None:
    day = dt.date(2024, 8, 14)
    ref = noted(window, day)
    window.choose(ref)
    window.story.edit_note(ref.id)
    keyboard.press("Alt+Left")
    assert isinstance(QApplication.focusWidget(), QPlainTextEdit)
    assert day_of(window, ref) == day
