"""The window: one choice in all panes, keys, notes with undo, and what a restart brings back."""

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QAccessible, QAction, QColor, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QScrollBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from db import notes
from db.database import Database
from db.interchange import json_file
from db.records import NoteRecord
from desktop.analysis.story import Ref
from desktop.charts.flag_places import HEIGHT, Flag, flag_top
from desktop.charts.lane_shapes import CHOSEN_SMALL, CHOSEN_TITLE, Ring
from desktop.charts.time_scale import DAY, day_at, font_scale, x_of
from desktop.main_window import MainWindow
from desktop.models.story import StoryRole
from desktop.panels.company_header import RANGES

TODAY = dt.date(2026, 11, 23)
VERTICAL = Qt.Orientation.Vertical
LETTERS = "njk[]0123456/"

Open = Callable[[], MainWindow]
Lines = Callable[[MainWindow], list[str]]


# -- what is seen ---------------------------------------------------------------------------------


def company_name(window: MainWindow) -> str:
    assert window.company.timeline is not None
    return window.company.timeline.company.short_name


def shown_days(window: MainWindow) -> tuple[dt.date, dt.date]:
    time = window.company.time
    return day_at(time.first), day_at(time.last - 1)


def story_choice(window: MainWindow) -> Ref | None:
    """The line that is selected in the story."""
    selected = window.story.list.selectedIndexes()
    return selected[0].data(StoryRole.REF) if selected else None


def flag_of(window: MainWindow, ref: Ref) -> Flag:
    flags = window.company.flags.placed
    return next(f for f in flags if any(e.ref == ref for e in f.entries))


def flag_box(window: MainWindow, flag: Flag) -> tuple[QPoint, QPoint]:
    """The corners of a flag in pixels of the price chart."""
    pane = window.company.flags.sceneBoundingRect()
    top = pane.top() + round(flag_top(flag, pane.height(), font_scale()))
    left = pane.left() + round(flag.left)
    return (
        QPointF(left, top).toPoint(),
        QPointF(left + flag.width, top + HEIGHT * font_scale()).toPoint(),
    )


def has_ring(window: MainWindow, flag: Flag) -> bool:
    """Whether a ring in the focus colour runs over the upper edge of a flag."""
    QApplication.processEvents()
    image = window.company.price_chart.viewport().grab().toImage()
    first, last = flag_box(window, flag)
    focus = window.theme.tokens.focus
    edge = [(x, y) for x in range(first.x() + 6, last.x() - 6) for y in (first.y() - 2,)]
    return all(QColor(image.pixel(*at)) == focus for at in edge)


def lane_marks(window: MainWindow) -> list[str]:
    """How the lanes show what is chosen: by rings, and by titles in bold."""
    picture = window.company.lanes.picture()
    rings = ["ring" for shape in picture.shapes if isinstance(shape, Ring)]
    return rings + [run.text for run in picture.runs if run.style in {CHOSEN_TITLE, CHOSEN_SMALL}]


def lane_scroll(window: MainWindow) -> int:
    return window.company.lanes.findChildren(QScrollBar)[0].value()


def click_lane(window: MainWindow, ref: Ref) -> None:
    """Click the widest thing in the lanes that names `ref`."""
    lanes = window.company.lanes
    hits = [h for h in lanes.picture().hits if h.ref == ref]
    widest = max(hits, key=lambda h: h.x1 - h.x0)
    at = QPointF((widest.x0 + widest.x1) / 2, (widest.y0 + widest.y1) / 2 - lane_scroll(window))
    QTest.mouseClick(lanes, Qt.MouseButton.LeftButton, pos=at.toPoint())


def click_flag(window: MainWindow, flag: Flag) -> None:
    first, last = flag_box(window, flag)
    at, viewport = (first + last) / 2, window.company.price_chart.viewport()
    QTest.mouseMove(viewport, at)
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=at)


def click_line(window: MainWindow, ref: Ref) -> None:
    view = window.story.list
    index = window.story.model.index(window.story.model.row_of(ref))
    view.scrollTo(index)
    at = view.visualRect(index).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def note_of(window: MainWindow, words: str) -> NoteRecord:
    assert window.company.timeline is not None
    return next(n for n in window.company.timeline.notes if words in n.text)


def written(window: MainWindow) -> list[str]:
    """The notes about the shown company that another program would find."""
    other = Database(window.store.database.url)
    try:
        with other.reading() as session:
            rows = session.query(notes.Note).filter_by(company_id=window.company.company_id)
            return [row.text for row in rows]
    finally:
        other.close()


def add_note(window: MainWindow, keyboard: Any, words: str) -> NoteRecord:
    keyboard.press("Ctrl+N")
    keyboard.write(words)
    keyboard.press("Return")
    return note_of(window, words)


def action(window: MainWindow, name: str) -> QAction:
    return window.commands.actions[name]


# -- one choice -----------------------------------------------------------------------------------


def a_dated(window: MainWindow, kind: str) -> Ref:
    """A thing of this kind that has a flag; one that has it for itself, where there is one."""
    flags = sorted(window.company.flags.placed, key=lambda flag: flag.count)
    return next(e.ref for f in flags for e in f.entries if e.ref.kind == kind)


def assert_chosen_everywhere(window: MainWindow, ref: Ref) -> None:
    assert has_ring(window, flag_of(window, ref))
    others = [f for f in window.company.flags.placed if f != flag_of(window, ref)]
    assert not any(has_ring(window, f) for f in others[:3])
    assert lane_marks(window) != []
    assert story_choice(window) == ref
    line = window.story.list.currentIndex()
    assert window.story.list.viewport().rect().intersects(window.story.list.visualRect(line))


def test_at_first_nothing_is_chosen(window: MainWindow) -> None:
    assert story_choice(window) is None
    assert lane_marks(window) == []
    assert not any(has_ring(window, flag) for flag in window.company.flags.placed[:3])


@pytest.mark.parametrize("kind", ["milestone", "guidance"])
def test_a_flag_chooses_in_all_three(window: MainWindow, kind: str) -> None:
    ref = a_dated(window, kind)
    click_flag(window, flag_of(window, ref))
    assert_chosen_everywhere(window, ref)


@pytest.mark.parametrize("kind", ["milestone", "note", "guidance"])
def test_a_line_of_the_story_chooses_in_all_three(window: MainWindow, kind: str) -> None:
    ref = a_dated(window, kind)
    click_line(window, ref)
    assert_chosen_everywhere(window, ref)


def test_a_bar_and_a_diamond_choose_in_all_three(window: MainWindow) -> None:
    bar = a_dated(window, "milestone")
    click_lane(window, bar)
    assert_chosen_everywhere(window, bar)
    click_line(window, a_dated(window, "guidance"))  # opens its milestone
    diamond = next(h.ref for h in window.company.lanes.picture().hits if h.ref.kind == "guidance")
    click_lane(window, diamond)
    assert_chosen_everywhere(window, diamond)


def test_what_is_ahead_is_chosen_in_lanes_and_story(window: MainWindow) -> None:
    ahead = Ref("milestone", window.company.story.ahead[0].milestone.id)
    click_line(window, ahead)
    assert lane_marks(window) != []
    assert story_choice(window) == ahead


def test_a_choice_out_of_sight_is_brought_into_view(window: MainWindow, keyboard: Any) -> None:
    keyboard.press("1")
    oldest = window.company.story.days[-1]
    span = window.company.time.span
    first, last = shown_days(window)
    assert not first <= oldest.day <= last
    click_line(window, oldest.entries[0].ref)
    first, last = shown_days(window)
    assert first <= oldest.day <= last
    assert window.company.time.span == pytest.approx(span)
    assert has_ring(window, flag_of(window, oldest.entries[0].ref))


def test_the_brackets_step_through_the_days(window: MainWindow, keyboard: Any) -> None:
    days = list(reversed(window.company.story.days))
    keyboard.press("]", "]", "]")
    assert_chosen_everywhere(window, days[2].entries[0].ref)
    keyboard.press("[")
    assert_chosen_everywhere(window, days[1].entries[0].ref)
    for _ in range(len(days) + 2):
        keyboard.press("]")
    assert story_choice(window) == days[-1].entries[0].ref
    for _ in range(len(days) + 2):
        keyboard.press("[")
    assert story_choice(window) == days[0].entries[0].ref


@pytest.mark.parametrize(("key", "which"), [("]", 4), ("[", 7)])
def test_the_brackets_begin_with_what_is_in_sight(
    window: MainWindow, keyboard: Any, key: str, which: int
) -> None:
    days = list(reversed(window.company.story.days))
    time = window.company.time
    time.set(x_of(days[4].day), x_of(days[7].day) + DAY)
    shown = time.first, time.last
    keyboard.press(key)
    assert story_choice(window) == days[which].entries[0].ref
    assert (time.first, time.last) == shown


def test_another_company_begins_without_a_choice(window: MainWindow, keyboard: Any) -> None:
    keyboard.press("]")
    keyboard.press("J")
    assert story_choice(window) is None
    assert lane_marks(window) == []


# -- keys -----------------------------------------------------------------------------------------


def test_j_and_k_step_through_the_companies(window: MainWindow, keyboard: Any) -> None:
    names = [company_name(window)]
    for _ in range(3):
        keyboard.press("J")
        names.append(company_name(window))
    assert len(set(names)) == 4
    assert window.windowTitle().startswith(names[3])
    keyboard.press("K")
    assert company_name(window) == names[2]
    keyboard.press("K", "K", "K", "K")
    assert company_name(window) == names[0]


@pytest.mark.parametrize("company", [0, 1], ids=["without prices", "with prices"])
def test_digits_choose_the_range(window: MainWindow, keyboard: Any, company: int) -> None:
    keyboard.press(*["J"] * company)
    spans = []
    for key, name in zip("1234560", RANGES, strict=True):
        keyboard.press(key)
        marked = [b.text() for b in buttons(window) if b.property("range") and b.isChecked()]
        assert marked == [name]
        spans.append(window.company.time.span)
    assert spans == sorted(spans)
    assert len(set(spans)) == len(spans)


def buttons(window: MainWindow) -> list[QToolButton]:
    return window.company.header.findChildren(QToolButton)


def test_the_slash_filters(window: MainWindow, keyboard: Any) -> None:
    keyboard.press("/")
    keyboard.write("lynas")
    view = window.watchlist.view
    assert view.model().rowCount() == 1
    keyboard.press("Return")
    assert company_name(window) == "Lynas Rare Earths"


def keys_sheet(window: MainWindow, keyboard: Any, qtbot: QtBot) -> QDialog:
    keyboard.press("F1")
    sheet = next(d for d in window.findChildren(QDialog) if d.isVisible())
    qtbot.waitUntil(sheet.isActiveWindow)
    return sheet


def shown_words(sheet: QDialog) -> set[str]:
    return {label.text() for label in sheet.findChildren(QLabel) if label.isVisible()}


def test_f1_lists_every_key(window: MainWindow, keyboard: Any, qtbot: QtBot) -> None:
    sheet = keys_sheet(window, keyboard, qtbot)
    words = shown_words(sheet)
    for listed in window.commands.listed():
        if listed.keys:
            assert {listed.menu, listed.text, *listed.keys.split(" · ")} <= words
    keyboard.press("Escape")
    assert not sheet.isVisible()


def test_the_sheet_of_keys_is_narrowed_by_typing(
    window: MainWindow, keyboard: Any, qtbot: QtBot
) -> None:
    sheet = keys_sheet(window, keyboard, qtbot)
    keyboard.write("go event")
    words = shown_words(sheet)
    assert {"Go", "Next event", "Previous event", "]", "["} <= words
    assert "New note" not in words
    keyboard.write(" xyzzy")
    assert "No key fits." in shown_words(sheet)
    keyboard.press("Return")
    assert not sheet.isVisible()


def test_the_sheet_of_keys_fits_a_small_window(
    window: MainWindow, keyboard: Any, qtbot: QtBot
) -> None:
    window.resize(window.minimumSize())
    sheet = keys_sheet(window, keyboard, qtbot)
    assert sheet.height() <= window.height()
    bar = next(b for b in sheet.findChildren(QScrollBar) if b.orientation() == VERTICAL)
    assert bar.maximum() > 0
    keyboard.press("Escape")


def test_every_command_has_words_a_name_and_keys_of_its_own(window: MainWindow) -> None:
    found = commands_of(window)
    assert len(found) > 25
    assert all(a.text() for a in found)
    assert all(a.objectName() for a in found), [a.text() for a in found if not a.objectName()]
    assert len({a.objectName() for a in found}) == len(found)
    every = [*window.findChildren(QAction), *window.findChildren(QShortcut)]
    keys = [
        key.toString()
        for holder in every
        for key in (holder.shortcuts() if isinstance(holder, QAction) else [holder.key()])
        if not key.isEmpty()
    ]
    assert sorted(set(keys)) == sorted(keys)


def commands_of(window: MainWindow) -> list[QAction]:
    """Every command in the menus, those of menus within menus too."""
    found: list[QAction] = []
    menus = [a.menu() for a in window.menuBar().actions()]
    while menus:
        menu = menus.pop()
        assert isinstance(menu, QMenu)
        for entry in menu.actions():
            if isinstance(entry.menu(), QMenu):
                menus.append(entry.menu())
            elif not entry.isSeparator():
                found.append(entry)
    return found


def interactive(window: QWidget) -> list[QWidget]:
    return [
        w
        for w in window.findChildren(QWidget)
        if w.isVisible()
        and (w.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(w, QAbstractButton))
        and w.focusProxy() is None  # else another has the focus, and the name
        and not w.objectName().startswith("qt_")
    ]


@pytest.mark.parametrize("width", [1000, 1600])
def test_all_one_can_act_on_has_a_name(window: MainWindow, width: int, keyboard: Any) -> None:
    window.resize(window.theme.length(width), window.theme.length(900))
    click_line(window, a_dated(window, "note"))
    keyboard.press("F2")
    QApplication.processEvents()
    nameless = []
    for widget in interactive(window):
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(QAccessible.Text.Name).strip():
            nameless.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    assert nameless == []


def focus_quick_line(window: MainWindow, keyboard: Any) -> QWidget:
    keyboard.press("N")
    return window.story.quick.line


def focus_filter(window: MainWindow, keyboard: Any) -> QWidget:
    keyboard.press("/")
    return window.watchlist.findChildren(QLineEdit)[0]


def focus_editor(window: MainWindow, keyboard: Any) -> QWidget:
    click_line(window, a_dated(window, "note"))
    keyboard.press("F2")
    field = window.story.list.findChildren(QPlainTextEdit)[0]
    field.clear()
    return field


@pytest.mark.parametrize("focus", [focus_quick_line, focus_filter, focus_editor])
def test_single_letters_are_typed_where_one_types(
    window: MainWindow, focus: Callable[[MainWindow, Any], QWidget], keyboard: Any
) -> None:
    field = focus(window, keyboard)
    before = company_name(window), window.company.time.span, story_choice(window)
    keyboard.write(LETTERS)
    assert QApplication.focusWidget() is field
    assert (company_name(window), window.company.time.span, story_choice(window)) == before
    if isinstance(field, QPlainTextEdit):
        assert field.toPlainText() == LETTERS
    else:
        assert isinstance(field, QLineEdit)
        assert field.text() == LETTERS


def test_a_note_takes_the_day_of_the_crosshair(
    window: MainWindow, keyboard: Any, qtbot: QtBot
) -> None:
    chart = window.company.price_chart
    rect = chart.plot_rect
    with qtbot.waitSignal(chart.day_hovered) as hovered:
        QTest.mouseMove(chart.viewport(), QPointF(rect.left() + 40, rect.center().y()).toPoint())
    day = hovered.args[0]
    keyboard.press("N")
    assert window.story.quick.day_field.day() == day
    keyboard.write("Seen in the chart")
    keyboard.press("Return")
    assert note_of(window, "Seen in the chart").day == day


def test_without_a_crosshair_a_note_is_of_today(window: MainWindow, keyboard: Any) -> None:
    assert add_note(window, keyboard, "Of today").day == TODAY


# -- notes ----------------------------------------------------------------------------------------


def test_a_new_note_is_chosen_in_all_panes(window: MainWindow, keyboard: Any) -> None:
    keyboard.press("1")
    note = add_note(window, keyboard, "Spoke to them #ir")
    assert note.tags == ("ir",)
    assert_chosen_everywhere(window, Ref("note", note.id))
    assert QApplication.focusWidget() is window.story.quick.line


def test_edit_delete_undo_and_redo_name_the_act(
    window: MainWindow, keyboard: Any, story_lines: Lines
) -> None:
    undo, redo = action(window, "undo"), action(window, "redo")
    assert not undo.isEnabled()
    note = add_note(window, keyboard, "First words")
    before = written(window)
    window.story.list.setFocus()
    keyboard.press("F2")
    keyboard.press("Ctrl+A")
    keyboard.write("Other words")
    keyboard.press("Ctrl+Return")
    assert undo.text() == "&Undo Edit note"
    assert note_of(window, "Other words").id == note.id
    assert story_choice(window) == Ref("note", note.id)
    keyboard.press("Del")
    assert undo.text() == "&Undo Delete note"
    assert not any("Other words" in line for line in story_lines(window))
    assert "Ctrl+Z" in window.status.saved.text()
    keyboard.press("Ctrl+Z")
    assert redo.text() == "&Redo Delete note"
    assert any("Other words" in line for line in story_lines(window))
    keyboard.press("Ctrl+Z")
    assert redo.text() == "&Redo Edit note"
    assert written(window) == before
    assert any("First words" in line for line in story_lines(window))
    keyboard.press("Ctrl+Y")
    assert any("Other words" in line for line in story_lines(window))
    keyboard.press("Ctrl+Z", "Ctrl+Z")
    assert not undo.isEnabled()
    assert not any("words" in text for text in written(window))


def test_an_edited_day_moves_the_note_and_keeps_it_chosen(
    window: MainWindow, keyboard: Any
) -> None:
    note = add_note(window, keyboard, "Moved")
    window.story.list.setFocus()
    keyboard.press("F2", "Tab", "Down", "Ctrl+Return")
    moved = note_of(window, "Moved")
    assert moved.id == note.id
    assert moved.day != note.day
    assert_chosen_everywhere(window, Ref("note", note.id))


def test_an_edit_to_the_same_words_is_no_act(window: MainWindow, keyboard: Any) -> None:
    click_line(window, a_dated(window, "note"))
    keyboard.press("F2", "Ctrl+Return")
    assert not action(window, "undo").isEnabled()


def test_a_note_can_be_deleted_by_its_command(window: MainWindow, keyboard: Any) -> None:
    note = add_note(window, keyboard, "Taken away")
    window.story.list.setFocus()
    keyboard.press("Ctrl+Backspace")
    assert "Taken away" not in written(window)
    assert story_choice(window) != Ref("note", note.id)


def test_an_undo_that_conflicts_says_so_and_changes_nothing(
    window: MainWindow, keyboard: Any
) -> None:
    note = add_note(window, keyboard, "Mine")
    other = Database(window.store.database.url)
    with other.transaction() as session:
        notes.change(session, note.id, "Theirs", note.day)
    other.close()
    keyboard.press("Ctrl+Z")
    assert "Theirs" in written(window)
    assert window.status.sentence() == "This was changed meanwhile, so it was left as it is now."
    assert not action(window, "undo").isEnabled()


def test_a_locked_database_leaves_the_words_in_the_line(window: MainWindow, keyboard: Any) -> None:
    with window.store.database.engine.connect() as pooled:
        pooled.exec_driver_sql("PRAGMA busy_timeout=1")
    other = Database(window.store.database.url)
    try:
        with other.engine.connect() as holder:
            holder.exec_driver_sql("ROLLBACK")
            holder.exec_driver_sql("BEGIN EXCLUSIVE")
            keyboard.press("Ctrl+N")
            keyboard.write("Not lost")
            keyboard.press("Return")
            said = window.status.sentence()
            assert said == "Another program holds the database; close it and try again."
            assert window.story.quick.text() == "Not lost"
            assert not action(window, "undo").isEnabled()
            holder.exec_driver_sql("ROLLBACK")
            holder.exec_driver_sql("BEGIN")
    finally:
        other.close()
    keyboard.press("Return")
    assert "Not lost" in written(window)
    assert window.story.quick.text() == ""
    assert "Another program" not in window.status.sentence()


def test_a_full_disk_leaves_the_words_in_the_line(
    window: MainWindow, keyboard: Any, pragma: Any
) -> None:
    words = "Much to say. " * 20_000
    pragma(window, "max_page_count", 1)  # as many as there are
    before = written(window)
    keyboard.press("Ctrl+N")
    window.story.quick.line.setMaxLength(len(words))
    window.story.quick.line.setText(words)
    keyboard.press("Return")
    assert window.status.sentence() == "The disk is full; make room and try again."
    assert window.story.quick.text() == words
    assert written(window) == before
    assert not action(window, "undo").isEnabled()


def test_an_edit_that_fails_is_kept_as_a_draft(window: MainWindow, keyboard: Any) -> None:
    ref = a_dated(window, "note")
    with window.store.database.engine.connect() as pooled:
        pooled.exec_driver_sql("PRAGMA busy_timeout=1")
    click_line(window, ref)
    keyboard.press("F2", "Ctrl+A")
    keyboard.write("Not lost")
    other = Database(window.store.database.url)
    try:
        with other.engine.connect() as holder:
            holder.exec_driver_sql("ROLLBACK")
            holder.exec_driver_sql("BEGIN EXCLUSIVE")
            keyboard.press("Ctrl+Return")
            assert "Another program" in window.status.sentence()
            holder.exec_driver_sql("ROLLBACK")
            holder.exec_driver_sql("BEGIN")
    finally:
        other.close()
    window.story.list.setFocus()
    keyboard.press("F2")
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPlainTextEdit)
    assert focused.toPlainText() == "Not lost"


def test_an_edit_under_way_survives_a_closed_window(opened: Open, keyboard: Any) -> None:
    window = opened()
    ref = a_dated(window, "note")
    click_line(window, ref)
    keyboard.press("F2", "Ctrl+A")
    keyboard.write("half an edit")
    window = opened()
    window.panes.enter_tab(window.story)
    click_line(window, ref)
    keyboard.press("F2")
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPlainTextEdit)
    assert focused.toPlainText() == "half an edit"


# -- looks and memory -----------------------------------------------------------------------------


def test_another_theme_keeps_the_choice(window: MainWindow, keyboard: Any) -> None:
    keyboard.press("]", "]")
    ref = story_choice(window)
    assert ref is not None
    for choice in ("dark", "high_contrast", "light"):
        action(window, f"theme_{choice}").trigger()
        assert window.theme.choice == choice
        checked = [
            n for n, a in window.commands.actions.items() if n.startswith("theme") and a.isChecked()
        ]
        assert checked == [f"theme_{choice}"]
        assert_chosen_everywhere(window, ref)


def test_a_restart_brings_everything_back(opened: Open, keyboard: Any) -> None:
    window = opened()
    keyboard.press("J", "K")
    size = QSize(window.minimumWidth(), window.theme.length(700))  # the test's screen is small
    window.resize(size)
    listings = window.company.header.listing.menu().actions()
    assert len(listings) > 1
    listings[1].trigger()
    text = window.company.header.listing.text()
    keyboard.press("5")
    action(window, "line").trigger()
    action(window, "theme_dark").trigger()
    name, span = company_name(window), window.company.time.span

    window = opened()
    assert window.size() == size
    assert company_name(window) == name
    assert window.company.header.listing.text() == text
    assert window.company.time.span == span
    checked = {b.text() or b.accessibleName() for b in buttons(window) if b.isChecked()}
    assert checked == {"1Y", "Line"}
    assert window.theme.choice == "dark"
    assert action(window, "theme_dark").isChecked()


def test_the_company_of_last_time_is_shown(opened: Open, keyboard: Any) -> None:
    window = opened()
    keyboard.press("J", "J", "J")
    name = company_name(window)
    assert company_name(opened()) == name


def test_strange_settings_are_passed_over(opened: Open, tmp_path: Path) -> None:
    (tmp_path / "settings.ini").write_text(
        "[view]\ntheme=purple\n[chart]\nrange=9Y\nstyle=pie\n"
        "[choice]\ncompany=nobody\nwatchlist=none\nlisting=none\n"
        "[window]\ngeometry=nonsense\npanes=nonsense\n"
    )
    window = opened()
    assert window.theme.choice == "system"
    assert company_name(window) == "Defense Metals"
    checked = {b.text() or b.accessibleName() for b in buttons(window) if b.isChecked()}
    assert checked == {"MAX", "Candles"}


def test_where_there_is_no_company_nothing_can_be_done_to_one(
    opened: Open, place: Path, keyboard: Any
) -> None:
    place.unlink()
    window = opened()
    for name in ("new_note", "edit", "next_company", "fetch_all", "next_event", "range_1Y"):
        assert not action(window, name).isEnabled(), name
    action(window, "starter").trigger()
    assert not action(window, "delete").isEnabled()  # nothing is chosen yet
    keyboard.press("]")
    for name in ("new_note", "edit", "next_company", "fetch_all", "next_event", "range_1Y"):
        assert action(window, name).isEnabled(), name


def test_an_import_is_shown_at_once_and_comes_undone(
    window: MainWindow, keyboard: Any, story_lines: Lines, tmp_path: Path
) -> None:
    known = json.loads(window.store.read(json_file.export_text))
    known["watchlists"][0]["name"] = "Renamed"
    note = next(n for n in known["notes"] if n["text"].startswith("PFS (Feb 2025)"))
    note["text"] = "Words from a file"
    file = tmp_path / "other.json"
    file.write_text(json.dumps(known), encoding="utf-8")
    window.import_file(file)
    assert action(window, "undo").text() == "&Undo Import other.json"
    assert any("Words from a file" in line for line in story_lines(window))
    keyboard.press("Ctrl+Z")
    assert not any("Words from a file" in line for line in story_lines(window))
    assert any("PFS (Feb 2025)" in line for line in story_lines(window))


def test_a_bad_file_is_one_sentence_and_changes_nothing(window: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "bad.json"
    file.write_text('{"format": ', encoding="utf-8")
    window.import_file(file)
    window.import_file(tmp_path / "nowhere.json")
    assert "nowhere.json" in window.status.sentence()
    assert len(window.status.sentence().splitlines()) == 1
    assert not action(window, "undo").isEnabled()


def test_a_company_that_an_undo_takes_away_makes_room_for_another(
    window: MainWindow, keyboard: Any, tmp_path: Path
) -> None:
    known = json.loads(window.store.read(json_file.export_text))
    company = dict(known["companies"][0], id="new", name="New Corp.")
    known = {
        **{key: [] for key, value in known.items() if isinstance(value, list)},
        **{key: value for key, value in known.items() if not isinstance(value, list)},
        "companies": [company],
        "watchlists": [{**known["watchlists"][0], "companies": ["new"]}],
    }
    file = tmp_path / "one.json"
    file.write_text(json.dumps(known), encoding="utf-8")
    window.import_file(file)
    for _ in range(20):
        keyboard.press("J")
    assert company_name(window) == "New"
    keyboard.press("Ctrl+Z")
    assert company_name(window) == "Defense Metals"
    assert window.windowTitle().startswith("Defense Metals")


def test_the_starter_undone_and_done_again(opened: Open, place: Path, keyboard: Any) -> None:
    place.unlink()
    window = opened()
    action(window, "starter").trigger()
    title = window.windowTitle()
    assert title.startswith("Defense Metals")
    keyboard.press("Ctrl+Z")
    assert window.windowTitle() == "Headframe"
    keyboard.press("Ctrl+Y")
    assert window.windowTitle() == title
    assert add_note(window, keyboard, "Once more").day == TODAY


def test_an_empty_list_names_no_company(opened: Open, place: Path, keyboard: Any) -> None:
    place.unlink()
    window = opened()
    keyboard.press("Tab", "Return")
    action(window, "starter").trigger()
    assert window.windowTitle().startswith("Defense Metals")
    keyboard.press("Ctrl+Z")
    assert window.windowTitle() == "Headframe"
    assert not action(window, "new_note").isEnabled()


def test_the_consent_strip_asks_once(opened: Open) -> None:
    window = opened()
    assert window.consent.isVisible()
    later = next(b for b in window.consent.findChildren(QPushButton) if b.text() == "Not now")
    QTest.mouseClick(later, Qt.MouseButton.LeftButton)
    assert not window.consent.isVisible()
    assert not opened().consent.isVisible()
