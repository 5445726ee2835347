"""Menus where one would right-click: what they hold, what they are about, and the keys for them."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QMenu,
    QTabBar,
    QWidget,
)

from desktop.analysis.story import Ref
from desktop.charts.flag_places import HEIGHT, flag_top
from desktop.charts.time_scale import font_scale
from desktop.main_window import MainWindow
from desktop.models.story import StoryRole
from desktop.panels.context_menus import MENUS

Open = Callable[[], MainWindow]


@pytest.fixture(autouse=True)
def _no_menu_stays() -> Iterator[None]:
    yield
    while (menu := QApplication.activePopupWidget()) is not None:
        menu.close()


def right_click(widget: QWidget, at: QPoint) -> None:
    """Ask for a menu at a place, as the mouse does."""
    target = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
    QTest.mouseClick(target, Qt.MouseButton.RightButton, pos=at)
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(target, QContextMenuEvent(reason, at, target.mapToGlobal(at)))


def offered() -> list[str]:
    """The names of the commands in the open menu."""
    return [a.objectName() for a in open_menu().actions() if not a.isSeparator()]


def open_menu() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(name: str) -> None:
    """Click an entry of the open menu."""
    menu = open_menu()
    action = next(a for a in menu.actions() if a.objectName() == name)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    QApplication.processEvents()


def click_row(view: QAbstractItemView, row: int) -> None:
    index = view.model().index(row, 0)
    view.scrollTo(index)
    right_click(view, view.visualRect(index).center())


def story_row(window: MainWindow, kind: str) -> int:
    model = window.story.model
    rows = range(model.rowCount())
    return next(r for r in rows if (ref := model.index(r).data(StoryRole.REF)) and ref.kind == kind)


def lane_place(window: MainWindow, kind: str) -> tuple[QPoint, Ref]:
    """The middle of the widest thing of a kind that can be seen in the lanes."""
    lanes = window.company.lanes
    hits = [h for h in lanes.picture().hits if h.ref.kind == kind and h.y1 < lanes.height()]
    widest = max(hits, key=lambda h: h.x1 - h.x0)
    return QPointF((widest.x0 + widest.x1) / 2, (widest.y0 + widest.y1) / 2).toPoint(), widest.ref


def flag_place(window: MainWindow, kind: str) -> tuple[QPoint, tuple[Ref, ...]]:
    item = window.company.flags
    flag = next(f for f in item.placed if f.entries[0].ref.kind == kind)
    pane = item.getViewBox().sceneBoundingRect()
    top = pane.top() + flag_top(flag, pane.height(), font_scale()) + HEIGHT / 2
    at = QPointF(pane.left() + flag.left + flag.width / 2, top).toPoint()
    return at, tuple(entry.ref for entry in flag.entries)


# -- everywhere -----------------------------------------------------------------------------------


def test_a_row_of_the_watchlist_is_chosen_and_has_the_commands_of_a_company(
    window: MainWindow,
) -> None:
    click_row(window.watchlist.view, 1)
    assert window.windowTitle().startswith("MP Materials")
    assert {"company", "listings", "archive", "delete_company", "fetch"} <= set(offered())


def test_beside_the_rows_stands_what_a_list_can_do(window: MainWindow) -> None:
    window.resize(window.theme.length(1500), window.theme.length(1400))
    QApplication.processEvents()
    view = window.watchlist.view
    right_click(view, QPoint(20, view.viewport().height() - 5))
    assert "new_company" in offered()
    assert "company" not in offered()


@pytest.mark.parametrize(
    ("kind", "name"),
    [("note", "delete"), ("financing", "revise_deal"), ("event", "edit"), ("milestone", "revise")],
)
def test_an_entry_of_the_story_is_chosen_and_has_the_commands_of_its_kind(
    window: MainWindow, kind: str, name: str
) -> None:
    row = story_row(window, kind)
    click_row(window.story.list, row)
    assert window.selection.ref == window.story.model.index(row).data(StoryRole.REF)
    assert name in offered()


def test_flags_have_the_commands_of_what_they_stand_for(window: MainWindow) -> None:
    at, refs = flag_place(window, "financing")
    right_click(window.company.price_chart, at)
    assert window.selection.ref == refs[0]
    assert "revise_deal" in offered()


def test_a_badge_keeps_to_the_thing_that_is_chosen_of_it(window: MainWindow) -> None:
    item = window.company.flags
    badge = next(f for f in item.placed if f.count > 1)
    second = badge.entries[1].ref
    window.choose(second)
    pane = item.getViewBox().sceneBoundingRect()
    top = pane.top() + flag_top(badge, pane.height(), font_scale()) + HEIGHT / 2
    right_click(window.company.price_chart, QPointF(pane.left() + badge.left + 5, top).toPoint())
    assert window.selection.ref == second


@pytest.mark.parametrize("kind", ["milestone", "financing", "note"])
def test_bars_and_marks_of_the_lanes_have_the_commands_of_their_kind(
    window: MainWindow, kind: str
) -> None:
    at, ref = lane_place(window, kind)
    right_click(window.company.lanes, at)
    assert window.selection.ref == ref
    assert set(offered()) <= set(MENUS[kind])
    assert {"edit", "delete"} <= set(offered())


def test_the_name_of_a_project_and_its_empty_lane_stand_for_the_project(
    window: MainWindow,
) -> None:
    timeline = window.company.timeline
    assert timeline is not None
    project = Ref("project", timeline.projects[0].id)
    right_click(window.company.lanes, QPoint(30, 20))
    assert window.selection.ref == project
    assert {"new_milestone", "edit", "delete"} <= set(offered())


def test_an_empty_lane_offers_what_belongs_there(window: MainWindow) -> None:
    lanes = window.company.lanes
    seen = {}
    for y in range(4, lanes.height(), 8):
        spot = lanes.spot(QPoint(30, y))
        seen[spot.kind] = y
    assert {"financing_lane", "note_lane", "policy_lane"} <= set(seen)
    for kind, name in (("note_lane", "new_note"), ("financing_lane", "new_financing")):
        right_click(lanes, QPoint(30, seen[kind]))
        assert offered()[0] == name
        open_menu().close()


def test_lines_of_projects_and_documents_have_the_commands_of_their_kind(
    window: MainWindow, keyboard: Any
) -> None:
    keyboard.press("Alt+2")
    click_row(window.projects.tree, 0)
    assert window.selection.ref is not None
    assert window.selection.ref.kind == "project"
    assert {"new_milestone", "edit"} <= set(offered())
    open_menu().close()
    keyboard.press("Alt+3")
    below = window.documents.tree.viewport().height() - 3
    right_click(window.documents.tree, QPoint(20, below))


def test_the_tabs_and_the_header_have_theirs(window: MainWindow) -> None:
    bar = window.panes.findChildren(QTabBar)[0]
    right_click(bar, QPoint(10, 10))
    assert offered() == [
        "show_story",
        "show_projects",
        "show_financing",
        "show_documents",
        "show_record",
        "beside",
    ]
    choose("show_projects")
    assert window.projects.isVisible()
    right_click(window.company.header, QPoint(20, 20))
    assert "listings" in offered()


# -- what they do ---------------------------------------------------------------------------------


def test_a_note_that_is_begun_in_the_chart_is_of_the_day_pointed_at(window: MainWindow) -> None:
    chart = window.company.price_chart
    rect = chart.plot_rect
    at = QPointF(rect.left() + rect.width() / 3, rect.top() + 40).toPoint()
    spot = chart.spot(at)
    assert isinstance(spot.day, dt.date)
    right_click(chart, at)
    assert offered()[0] == "new_note"
    QTest.mouseMove(window.watchlist, QPoint(5, 5))  # the pointer leaves the chart for the menu
    choose("new_note")
    assert window.story.quick.day_field.day() == spot.day
    assert window.company.hovered_day != spot.day


def test_what_is_chosen_is_done_to_what_was_pointed_at(window: MainWindow) -> None:
    row = story_row(window, "note")
    ref = window.story.model.index(row).data(StoryRole.REF)
    click_row(window.story.list, row)
    choose("delete")
    assert window.story.model.row_of(ref) < 0
    assert window.commands.actions["undo"].isEnabled()


def test_a_command_that_can_not_be_done_there_is_off(window: MainWindow) -> None:
    timeline = window.company.timeline
    assert timeline is not None
    for is_done in (True, False):
        found = (m for m in timeline.all_milestones if (m.status == "done") == is_done)
        row = window.story.model.row_of(Ref("milestone", next(found).id))
        click_row(window.story.list, row)
        state = {a.objectName(): a.isEnabled() for a in open_menu().actions()}
        assert state["plan_again"] == is_done
        open_menu().close()


# -- by keyboard ----------------------------------------------------------------------------------


@pytest.mark.parametrize("keys", ["Menu", "Shift+F10"])
def test_the_keys_ask_for_the_menu_of_what_is_chosen(
    window: MainWindow, keyboard: Any, keys: str
) -> None:
    window.watchlist.setFocus()
    keyboard.press(keys)
    assert "delete_company" in offered()
    open_menu().close()
    row = story_row(window, "financing")
    window.choose(window.story.model.index(row).data(StoryRole.REF))
    for widget in (window.story.list, window.company.lanes, window.company.price_chart):
        widget.setFocus()
        keyboard.press(keys)
        assert "revise_deal" in offered(), widget
        open_menu().close()


def test_with_nothing_chosen_the_keys_ask_for_the_menu_of_the_chart(
    window: MainWindow, keyboard: Any
) -> None:
    for widget in (window.company.lanes, window.company.price_chart):
        widget.setFocus()
        keyboard.press("Shift+F10")
        assert offered()[0] == "new_note"
        open_menu().close()


def test_the_arrow_keys_and_enter_choose_and_the_focus_comes_back(
    window: MainWindow, keyboard: Any
) -> None:
    tabs = window.panes.findChildren(QTabBar)[0]
    tabs.setFocus()
    keyboard.press("Menu")
    QTest.keyClick(open_menu(), Qt.Key.Key_Down)
    QTest.keyClick(open_menu(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is tabs


# -- nothing stands only here ---------------------------------------------------------------------


def test_every_command_stands_in_the_menu_bar_with_the_same_action(window: MainWindow) -> None:
    in_bar = set(window.commands.actions)
    for kind, names in MENUS.items():
        menu = window.commands.context_menu(window, names)
        for action in menu.actions():
            if action.menu() is not None:
                assert action.menu().parent() is not menu, "it stands in the menu bar too"
                continue
            assert action.isSeparator() or action.objectName() in in_bar, kind
            if not action.isSeparator():
                assert action is window.commands.actions[action.objectName()]
        menu.deleteLater()


def test_every_name_in_them_is_a_command(window: MainWindow) -> None:
    menus_within = {"add_to", "move_to", "style", "flags", "take_away", "indicators"}
    names = {name for names in MENUS.values() for name in names if name} - menus_within
    assert names - set(window.commands.actions) == set()


def test_before_there_is_work_nothing_is_offered(opened: Open, place: Any, keyboard: Any) -> None:
    place.unlink()
    window = opened()
    right_click(window.panes.currentWidget(), QPoint(20, 20))
    assert QApplication.activePopupWidget() is None


def test_deals_and_sources_have_theirs_in_their_tabs(window: MainWindow) -> None:
    window.panes.enter_tab(window.financing)
    click_row(window.financing.tree, 0)
    assert {"revise_deal", "deal_in_error", "set_source", "open_source", "delete"} <= set(offered())
    open_menu().close()
    window.panes.enter_tab(window.documents)
    view = window.documents.tree
    source = view.model().index(0, 0, view.model().index(0, 0))
    right_click(view, view.visualRect(source).center())
    assert {"open_source", "attach_here", "merge_source", "edit", "delete"} <= set(offered())


def test_a_kept_file_has_its_menu_by_key(window: MainWindow, tmp_path: Path, keyboard: Any) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"%PDF")
    window.file_keeping.attach([file], None)
    window.documents.tree.setFocus()
    keyboard.press("Shift+F10")
    assert offered() == ["open_file", "save_file", "edit", "delete"]
