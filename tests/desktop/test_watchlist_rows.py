"""The rows of a watchlist in the window: sorted, put in columns, commented, dragged and copied."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QSplitter
from pytestqt.qtbot import QtBot

from db import notes, watchlist_editing, watchlists
from db.database import Database
from db.records import Rule, WatchlistRecord
from desktop.main_window import MainWindow
from desktop.models.watchlist_columns import COLUMNS
from desktop.panels.watchlist_comment import CommentField
from desktop.panels.watchlist_drag import MIME, carried, companies_in, picture
from desktop.panels.watchlist_drawing import Drawing
from desktop.panels.watchlist_table import CompanyTable

Open = Callable[[], MainWindow]
LEFT = Qt.MouseButton.LeftButton
NONE, CTRL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
SHOWN = ("company", "price", "state", "comment")


def table(window: MainWindow) -> CompanyTable:
    return window.watchlist.view


def record(window: MainWindow) -> WatchlistRecord:
    return window.store.read(watchlists.watchlists)[0]


def names(window: MainWindow, column: int = 0) -> list[str]:
    """What stands in a column, from the top down."""
    model = table(window).model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def in_columns(window: MainWindow, *columns: str) -> None:
    """Show the list in these columns."""
    wanted = columns or SHOWN
    window.store.edit("Columns", watchlist_editing.set_columns, record(window).id, wanted)
    window.panes.show_tab(window.story)


def undo(window: MainWindow) -> None:
    window.commands.actions["undo"].trigger()


def company(window: MainWindow) -> str:
    assert window.company.timeline is not None
    return window.company.timeline.company.short_name


def cell(window: MainWindow, row: int, column: int = 0) -> QPoint:
    view = table(window)
    view.scrollTo(view.model().index(row, column))
    return view.visualRect(view.model().index(row, column)).center()


def click(window: MainWindow, row: int, held: Qt.KeyboardModifier = NONE, column: int = 0) -> None:
    QTest.mouseClick(table(window).viewport(), LEFT, held, cell(window, row, column))


def head(window: MainWindow, column: int) -> QPoint:
    header = table(window).header
    left = header.sectionViewportPosition(column)
    return QPoint(left + header.sectionSize(column) // 2, header.height() // 2)


def field(window: MainWindow) -> CommentField | None:
    """The field of a comment, while one is open."""
    found = [x for x in window.watchlist.findChildren(CommentField) if x.isVisible()]
    return found[0] if found else None


def told(window: MainWindow) -> str:
    """All that the status bar says."""
    return "\n".join(label.text() for label in window.status.findChildren(QLabel))


def selected(window: MainWindow) -> list[str]:
    return [index.data() for index in table(window).selectionModel().selectedRows()]


# -- sorting --------------------------------------------------------------------------------------


def test_a_head_sorts_up_then_down_then_as_by_hand(window: MainWindow, qtbot: QtBot) -> None:
    by_hand = names(window)
    in_columns(window)
    heads = table(window).header.viewport()
    seen = []
    for _ in range(3):
        qtbot.mouseClick(heads, LEFT, pos=head(window, 1))
        seen.append((names(window), record(window).sort_by, record(window).sort_descending))
    up, down, back = seen
    assert up[0][:2] == ["Energy Fuels", "MP Materials"]
    assert down[0][:2] == ["MP Materials", "Energy Fuels"]
    without = [name for name in by_hand if name not in {"Energy Fuels", "MP Materials"}]
    assert up[0][2:] == down[0][2:] == without
    assert (up[1:], down[1:], back) == (("price", False), ("price", True), (by_hand, None, False))
    undo(window)
    assert names(window) == down[0]


def test_sorting_keeps_who_is_shown_and_selected(window: MainWindow, qtbot: QtBot) -> None:
    in_columns(window)
    click(window, 1)
    click(window, 4, CTRL)
    before = company(window), sorted(selected(window))
    qtbot.mouseClick(table(window).header.viewport(), LEFT, pos=head(window, 0))
    assert (company(window), sorted(selected(window))) == before


def test_rows_of_two_lines_sort_by_what_their_menu_names(window: MainWindow) -> None:
    window.commands.actions["sort_company"].trigger()
    assert names(window) == sorted(names(window), key=str.casefold)
    assert not table(window).header.isVisible()


# -- columns --------------------------------------------------------------------------------------


def drag(widget: Any, start: QPoint, end: QPoint) -> None:
    """Press, move in steps and let go."""
    QTest.mousePress(widget, LEFT, NONE, start)
    for step in range(1, 6):
        QTest.mouseMove(widget, start + (end - start) * step / 5)
    QTest.mouseRelease(widget, LEFT, NONE, end)


def test_a_head_is_dragged_to_another_place(window: MainWindow) -> None:
    in_columns(window, "company", "price", "stage")
    heads = table(window).header.viewport()
    drag(heads, head(window, 1), head(window, 0) - QPoint(60, 0))
    assert record(window).columns == ("price", "company", "stage")
    assert names(window, 1)[:2] == ["Defense Metals", "MP Materials"]
    undo(window)
    assert record(window).columns == ("company", "price", "stage")
    assert names(window)[:2] == ["Defense Metals", "MP Materials"]


def test_columns_that_are_not_known_here_are_kept(window: MainWindow) -> None:
    in_columns(window, "company", "from_the_future", "price")
    assert table(window).model().columnCount() == 2
    heads = table(window).header.viewport()
    drag(heads, head(window, 1), head(window, 0) - QPoint(60, 0))
    assert record(window).columns == ("price", "company", "from_the_future")


def test_a_width_is_kept_for_its_list(opened: Open) -> None:
    window = opened()
    in_columns(window)
    header = table(window).header
    edge = QPoint(header.sectionViewportPosition(1) - 1, header.height() // 2)
    drag(header.viewport(), edge, edge + QPoint(50, 0))
    width = header.sectionSize(0)
    assert width > window.theme.length(COLUMNS["company"].width) + 30
    again = opened()
    assert abs(table(again).header.sectionSize(0) - width) <= 1
    other = again.store.edit("New", watchlist_editing.add, "Other")
    again.store.edit("Columns", watchlist_editing.set_columns, other, ["company", "price"])
    again.lists.show(other)
    usual = again.theme.length(COLUMNS["company"].width)
    assert table(again).header.sectionSize(0) == usual


def test_widths_that_are_not_ours_are_passed_over(opened: Open, tmp_path: Any) -> None:
    window = opened()
    uid = record(window).uid
    in_columns(window)
    window.close()
    for strange in ("[1, 2]", "{", '{"company": "wide"}', "{}"):
        text = (tmp_path / "settings.ini").read_text()
        kept = "\n".join(line for line in text.splitlines() if uid not in line)
        (tmp_path / "settings.ini").write_text(f"{kept}\n[columns]\n{uid}={strange}\n")
        again = opened()
        usual = again.theme.length(COLUMNS["company"].width)
        assert table(again).header.sectionSize(0) == usual, strange


def test_wide_columns_scroll_sideways(window: MainWindow) -> None:
    in_columns(window, *COLUMNS)
    bar = table(window).horizontalScrollBar()
    assert bar.isVisible()
    assert bar.maximum() > 500
    window.store.edit("Rows", watchlist_editing.set_columns, record(window).id, ())
    assert not bar.isVisible()
    assert bar.value() == 0


def test_the_keyboard_goes_from_cell_to_cell(window: MainWindow, keyboard: Any) -> None:
    in_columns(window)
    window.watchlist.setFocus()
    keyboard.press("Right", "Right", "Down")
    current = table(window).currentIndex()
    assert (current.row(), current.column()) == (1, 2)
    assert company(window) == "MP Materials"
    assert current.data(Qt.ItemDataRole.AccessibleTextRole) == "State: overdue 84 d"


# -- comments -------------------------------------------------------------------------------------


def comment(window: MainWindow, row: int = 0) -> str:
    shown = window.watchlist.row(window.selection.listed[row])
    assert shown is not None
    return shown.comment


def test_a_comment_is_changed_by_mouse_where_it_stands(window: MainWindow, qtbot: QtBot) -> None:
    in_columns(window)
    place = cell(window, 0, 3)
    viewport = table(window).viewport()
    QTest.mouseClick(viewport, LEFT, NONE, place)
    QTest.mouseDClick(viewport, LEFT, NONE, place)
    opened = field(window)
    assert opened is not None
    qtbot.keyClicks(opened, "Waits for the  DFS")
    qtbot.keyClick(opened, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: field(window) is None)
    assert comment(window) == "Waits for the DFS"
    assert names(window, 3)[0] == "Waits for the DFS"
    undo(window)
    assert comment(window) == ""


@pytest.mark.parametrize("columns", [(), SHOWN, ("company", "price")], ids=len)
@pytest.mark.parametrize("key", ["Return", "Ctrl+Shift+M"])
def test_a_comment_is_changed_by_keyboard_alone(
    columns: tuple[str, ...], key: str, window: MainWindow, keyboard: Any, qtbot: QtBot
) -> None:
    if columns:
        in_columns(window, *columns)
    window.watchlist.setFocus()
    keyboard.press("Down", key)
    opened = field(window)
    assert opened is not None
    assert opened.hasFocus()
    assert "MP Materials" in opened.accessibleName()
    keyboard.write("jk N only words")
    keyboard.press("Return")
    qtbot.waitUntil(lambda: field(window) is None)
    assert comment(window, 1) == "jk N only words"
    assert company(window) == "MP Materials"
    assert table(window).hasFocus()
    keyboard.press("Ctrl+Z")
    assert comment(window, 1) == ""


def test_f2_changes_the_comment_it_stands_on(
    window: MainWindow, keyboard: Any, qtbot: QtBot
) -> None:
    in_columns(window)
    window.watchlist.setFocus()
    keyboard.press("Right", "Right", "Right", "F2")
    keyboard.write("Here")
    keyboard.press("Return")
    qtbot.waitUntil(lambda: field(window) is None)
    assert comment(window) == "Here"


def test_escape_leaves_a_comment_as_it_was(window: MainWindow, keyboard: Any, qtbot: QtBot) -> None:
    window.watchlist.setFocus()
    keyboard.press("Return")
    keyboard.write("No")
    keyboard.press("Esc")
    assert field(window) is None
    assert comment(window) == ""
    assert not window.commands.actions["undo"].isEnabled()
    keyboard.press("Return")
    opened = field(window)
    assert opened is not None
    assert opened.text() == ""


def test_going_elsewhere_saves_a_comment(window: MainWindow, keyboard: Any, qtbot: QtBot) -> None:
    window.watchlist.setFocus()
    keyboard.press("Return")
    keyboard.write("Yes")
    click(window, 3)
    assert comment(window) == "Yes"
    assert company(window) == "Energy Fuels"


def test_what_is_typed_outlives_the_window(opened: Open, keyboard: Any) -> None:
    window = opened()
    window.watchlist.setFocus()
    keyboard.press("Return")
    keyboard.write("Half a sen")
    first = field(window)
    assert first is not None
    first.settle()
    draft = window.store.read(notes.drafts)[0]
    assert draft.text == "Half a sen"
    first.finish()
    table(window).itemDelegate().blockSignals(True)  # as a program that is cut off
    again = opened()
    assert comment(again) == ""
    again.watchlist.setFocus()
    keyboard.press("Return")
    second = field(again)
    assert second is not None
    assert second.text() == "Half a sen"
    keyboard.press("End")
    keyboard.write("tence")
    keyboard.press("Return")
    QApplication.processEvents()
    assert comment(again) == "Half a sentence"
    assert again.store.read(notes.drafts) == ()


def test_rows_read_again_leave_what_is_typed(window: MainWindow, keyboard: Any) -> None:
    window.watchlist.setFocus()
    keyboard.press("Return")
    keyboard.write("Typing")
    window.store.edit("Note", notes.add, "meanwhile", company_id=window.selection.listed[0])
    opened = field(window)
    assert opened is not None
    assert opened.text() == "Typing"


def test_a_comment_that_can_not_be_written_stays_typed(
    window: MainWindow, keyboard: Any, qtbot: QtBot
) -> None:
    with window.store.database.engine.connect() as pooled:
        pooled.exec_driver_sql("PRAGMA busy_timeout=1")
    window.watchlist.setFocus()
    keyboard.press("Return")
    keyboard.write("Not lost")
    other = Database(window.store.database.url)
    try:
        with other.engine.connect() as holder:
            holder.exec_driver_sql("ROLLBACK")
            holder.exec_driver_sql("BEGIN EXCLUSIVE")
            keyboard.press("Return")
            qtbot.waitUntil(lambda: "Another program" in window.status.sentence())
            holder.exec_driver_sql("ROLLBACK")
            holder.exec_driver_sql("BEGIN")
    finally:
        other.close()

    def stands_there() -> bool:
        opened = field(window)
        return opened is not None and opened.hasFocus() and opened.text() == "Not lost"

    qtbot.waitUntil(stands_there)
    keyboard.press("Return")
    qtbot.waitUntil(lambda: comment(window) == "Not lost")


# -- several, dragged, copied ---------------------------------------------------------------------


def test_several_are_selected_while_one_is_shown(window: MainWindow) -> None:
    click(window, 1)
    click(window, 4, CTRL)
    click(window, 6, CTRL)
    assert company(window) == "MP Materials"
    assert selected(window) == ["MP Materials", "Ucore Rare Metals", "Arafura Rare Earths"]
    click(window, 8, SHIFT)
    assert company(window) == "MP Materials"
    click(window, 4)
    assert company(window) == "Ucore Rare Metals"
    assert selected(window) == ["Ucore Rare Metals"]


def test_the_keyboard_selects_several_too(window: MainWindow, keyboard: Any) -> None:
    click(window, 2)
    table(window).setFocus()
    keyboard.press("Shift+Down", "Shift+Down")
    assert len(selected(window)) == 3
    assert company(window) == "Lynas Rare Earths"
    keyboard.press("Down")
    assert selected(window) == ["Aclara Resources"]
    assert company(window) == "Aclara Resources"


def drop(window: MainWindow, rows: list[int], above: int) -> bool:
    """Drag the rows and let them go above another one; whether the list takes them."""
    view, ids = table(window), window.selection.listed
    shown = [view.model().index(row, 0).data() for row in rows]
    data = carried([ids[row] for row in rows], shown)
    height = view.rowHeight(0)
    at = QPoint(20, above * height - view.verticalScrollBar().value() + 2)
    move = Qt.DropAction.MoveAction
    entering = QDragEnterEvent(at, move, data, LEFT, NONE)
    view.dragEnterEvent(entering)
    if not entering.isAccepted():
        view.dragLeaveEvent(QDragLeaveEvent())
        return False
    view.dragMoveEvent(QDragMoveEvent(at, move, data, LEFT, NONE))
    view.dropEvent(QDropEvent(QPointF(at), move, data, LEFT, NONE))
    return True


def test_rows_are_dragged_to_another_place(window: MainWindow) -> None:
    before = names(window)
    assert drop(window, [1, 4], 0)
    moved = ["MP Materials", "Ucore Rare Metals"]
    assert names(window) == moved + [name for name in before if name not in moved]
    undo(window)
    assert names(window) == before
    assert drop(window, [0], len(before))
    assert names(window) == [*before[1:], before[0]]


def test_where_a_filter_hides_some_a_row_goes_right_below_the_one_above(
    window: MainWindow,
) -> None:
    before = names(window)
    window.watchlist.focus_filter()
    window.watchlist._filter.setText("metals")
    assert names(window) == [
        "Defense Metals",
        "Ucore Rare Metals",
        "Vital Metals",
        "Torngat Metals",
    ]
    ids = dict(zip(before, window.selection.listed, strict=True))
    data = carried([ids["Torngat Metals"]], ["Torngat Metals"])
    view, move = table(window), Qt.DropAction.MoveAction
    at = QPoint(20, view.rowHeight(0) + 3)
    view.dragEnterEvent(QDragEnterEvent(at, move, data, LEFT, NONE))
    view.dropEvent(QDropEvent(QPointF(at), move, data, LEFT, NONE))
    window.watchlist._filter.clear()
    now = [name for name in before if name != "Torngat Metals"]
    assert names(window) == [now[0], "Torngat Metals", *now[1:]]


def test_a_sorted_list_refuses_a_drop_and_says_why(window: MainWindow) -> None:
    window.commands.actions["sort_price"].trigger()
    before = names(window)
    assert not drop(window, [1], 5)
    assert names(window) == before
    assert "sorted by “Price”" in told(window)


def test_a_ruled_list_refuses_a_drop_and_says_why(window: MainWindow) -> None:
    ruled = window.store.edit("New", watchlist_editing.add, "Late", Rule(is_overdue=True))
    window.lists.show(ruled)
    assert not drop(window, [1], 0)
    assert "filled by its rule" in told(window)


def test_what_comes_from_elsewhere_has_no_place_here(window: MainWindow) -> None:
    data = carried([1], ["x"])
    data.setData(MIME, b'{"process": 1, "companies": [1]}')
    assert companies_in(data) == ()
    event = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.MoveAction, data, LEFT, NONE)
    table(window).dragEnterEvent(event)
    assert not event.isAccepted()


def test_what_is_dragged_can_be_read(window: MainWindow) -> None:
    draw = Drawing(window.theme)
    one = picture(draw, ["MP Materials"], 1.0)
    several = picture(draw, ["a", "b", "c"], 2.0)
    assert one.width() > draw.strong.width("MP Materials")
    assert several.devicePixelRatio() == 2.0
    long = picture(draw, ["A company with a name that is as long as a street"], 1.0)
    assert long.width() <= window.theme.length(260)


def test_rows_are_copied_with_the_heads_of_their_columns(window: MainWindow, keyboard: Any) -> None:
    in_columns(window)
    click(window, 1)
    click(window, 3, CTRL)
    table(window).setFocus()
    keyboard.press("Ctrl+C")
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0] == "Company\tPrice\tState\tComment"
    assert [line.split("\t")[0] for line in copied[1:]] == ["MP Materials", "Energy Fuels"]
    assert "2 rows copied" in told(window)


# -- the filter -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("estonia", ["Neo Performance Materials"]),
        ("#visited", ["MP Materials"]),
        ("OTCQB:DFMTF", ["Defense Metals"]),
    ],
)
def test_the_filter_finds_country_tag_and_other_listings(
    typed: str, found: list[str], window: MainWindow, keyboard: Any
) -> None:
    window.store.edit("Note", notes.add, "#visited it", company_id=window.selection.listed[1])
    keyboard.press("/")
    keyboard.write(typed)
    assert names(window) == found


def test_a_tag_written_while_the_filter_is_on_is_found(window: MainWindow, keyboard: Any) -> None:
    keyboard.press("/")
    keyboard.write("#fresh")
    assert names(window) == []
    window.store.edit("Note", notes.add, "a #fresh one", company_id=window.selection.listed[2])
    assert names(window) == ["Lynas Rare Earths"]


# -- room -----------------------------------------------------------------------------------------


def test_columns_have_more_room_than_rows_of_two_lines(opened: Open) -> None:
    window = opened()
    window.resize(1600, 900)
    QApplication.processEvents()
    narrow = window.watchlist.width()
    in_columns(window)
    QApplication.processEvents()
    wide = window.watchlist.width()
    assert narrow + 100 < wide <= 800
    assert window.company.width() >= 480
    splitter = window.watchlist.parentWidget()
    assert isinstance(splitter, QSplitter)
    splitter.moveSplitter(wide - 60, 1)
    window.commands.actions["two_lines"].trigger()
    QApplication.processEvents()
    assert window.watchlist.width() == narrow
    window.commands.actions["two_lines"].trigger()
    QApplication.processEvents()
    assert window.watchlist.width() == wide - 60
    again = opened()
    again.resize(1600, 900)
    QApplication.processEvents()
    assert again.watchlist.width() == wide - 60
