"""Watchlists made, ruled, ordered, filled and looked at in the window, by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from db import companies, watchlist_editing, watchlists
from db.records import Rule, WatchlistRecord
from desktop.analysis.story import Ref
from desktop.dialogs.add_company import AddCompanyForm
from desktop.dialogs.fields.checking import VALUE, CheckList
from desktop.dialogs.watchlist import ColumnsForm, NameForm, RuleForm, in_words
from desktop.main_window import MainWindow
from desktop.panels.watchlist_drag import carried

Open = Callable[[], MainWindow]
LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


def form(qtbot: QtBot, kind: type[Any]) -> Any:
    """The form that is open, and has the keyboard."""

    def has_keyboard() -> bool:
        opened = QApplication.activeModalWidget()
        focused = QApplication.focusWidget()
        return isinstance(opened, kind) and focused is not None and opened.isAncestorOf(focused)

    qtbot.waitUntil(has_keyboard)
    return QApplication.activeModalWidget()


def back(qtbot: QtBot, window: MainWindow) -> None:
    """Give the keyboard back to the window after a dialog, which no window system does here."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def do(window: MainWindow, name: str) -> None:
    """Choose a command, as its menu does: one that can't be done now is not."""
    window.commands.refresh()
    assert window.commands.actions[name].isEnabled(), name
    window.commands.actions[name].trigger()


def can(window: MainWindow, name: str) -> bool:
    window.commands.refresh()
    return window.commands.actions[name].isEnabled()


def lists(window: MainWindow) -> dict[str, WatchlistRecord]:
    return {found.name: found for found in window.store.read(watchlists.watchlists)}


def tickers(window: MainWindow) -> list[str]:
    """The first three letters of the companies in the shown list, as stored."""
    assert window.selection.list is not None
    rows = window.store.read(watchlists.rows, window.selection.list.id, window.today)
    return [row.short_name[:3] for row in rows]


def seen(window: MainWindow) -> list[str]:
    """The same of the rows as they are shown."""
    model = window.watchlist.view.model()
    return [model.index(row, 0).data()[:3] for row in range(model.rowCount())]


def shown(window: MainWindow) -> str:
    assert window.selection.list is not None
    assert window.watchlist.head.picker.accessibleName() == f"List: {window.selection.list.name}"
    return window.selection.list.name


def add(window: MainWindow, name: str, rule: Rule | None = None) -> int:
    return window.store.edit("Add", watchlist_editing.add, name, rule)


def entry(menu: QMenu, words: str) -> QPoint:
    """Where an entry of an open menu is."""
    action = next(x for x in menu.actions() if x.text().replace("&", "").startswith(words))
    return menu.actionGeometry(action).center()


def pick(qtbot: QtBot, window: MainWindow, words: str) -> None:
    """Click on the list's name, and on an entry of the menu that opens."""
    head = window.watchlist.head
    qtbot.mouseClick(head.picker, LEFT)
    qtbot.waitUntil(head.menu.isVisible)
    qtbot.mouseClick(head.menu, LEFT, pos=entry(head.menu, words))
    qtbot.waitUntil(lambda: not head.menu.isVisible())


# -- lists ----------------------------------------------------------------------------------------


def test_a_list_is_made_by_mouse_from_the_menu_of_lists(qtbot: QtBot, window: MainWindow) -> None:
    pick(qtbot, window, "New list…")
    opened = form(qtbot, NameForm)
    QTest.keyClicks(opened.name, "Magnets")
    qtbot.mouseClick(opened.act, LEFT)
    assert shown(window) == "Magnets"
    assert window.watchlist.head.count.text() == "0"
    assert window.watchlist.empty.isVisible()
    pick(qtbot, window, "Rare earths")
    assert shown(window) == "Rare earths"
    assert seen(window)[:2] == ["Def", "MP "]


def test_a_list_is_made_named_and_taken_back_by_keyboard(
    qtbot: QtBot, window: MainWindow, keyboard: Any
) -> None:
    assert QApplication.focusWidget() is window.watchlist.view
    keyboard.press("Ctrl+Shift+L")
    form(qtbot, NameForm)
    keyboard.write("rare EARTHS")
    keyboard.press("Return")
    refused = form(qtbot, NameForm)
    assert refused.trouble == "There is a list called “Rare earths” already"
    keyboard.press("Home")
    keyboard.write("More ")
    keyboard.press("Return")
    assert shown(window) == "More rare EARTHS"
    back(qtbot, window)
    assert QApplication.focusWidget() is window.watchlist.empty.button
    keyboard.press("Ctrl+Z")
    assert shown(window) == "Rare earths"
    assert list(lists(window)) == ["Rare earths"]


def test_the_menu_of_lists_is_reached_and_left_by_keys(
    qtbot: QtBot, window: MainWindow, keyboard: Any
) -> None:
    add(window, "Second")
    add(window, "Third & last", Rule())
    menu = window.watchlist.head.menu
    keyboard.press("L")
    qtbot.waitUntil(menu.isVisible)
    texts = [x.text() for x in menu.actions()][:3]
    assert texts == ["Rare earths\t16", "Second\t0", "Third && last\t16"]
    assert menu.actions()[2].toolTip() == "Filled by its rule: every company"
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert shown(window) == "Third & last"
    window.watchlist.head.picker.setFocus()
    keyboard.press("Return")
    qtbot.waitUntil(menu.isVisible)
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert shown(window) == "Third & last"


def test_lists_are_stepped_through_and_ordered_by_keys(window: MainWindow, keyboard: Any) -> None:
    for name in ("Second", "Third"):
        add(window, name)
    keyboard.press("Ctrl+PgDown")
    assert shown(window) == "Second"
    keyboard.press("Ctrl+PgUp", "Ctrl+PgUp")
    assert shown(window) == "Third"
    assert not can(window, "list_down")
    do(window, "list_up")
    do(window, "list_up")
    assert list(lists(window)) == ["Third", "Rare earths", "Second"]
    assert shown(window) == "Third"
    assert not can(window, "list_up")
    keyboard.press("Ctrl+Z")
    assert list(lists(window)) == ["Rare earths", "Third", "Second"]


def test_every_list_is_a_command_of_its_own(window: MainWindow) -> None:
    """So the palette and the menu find it by name, also after it was renamed."""
    second = add(window, "Second")
    uid = lists(window)["Second"].uid
    do(window, f"show_list_{uid}")
    assert shown(window) == "Second"
    assert window.commands.actions[f"show_list_{uid}"].isChecked()
    window.store.edit("Rename", watchlist_editing.rename, second, "Renamed")
    named = [x.text for x in window.commands.listed() if x.action.objectName().endswith(uid)]
    assert "Show list: Renamed" in named
    window.store.edit("Delete", watchlist_editing.delete, second)
    assert f"show_list_{uid}" not in window.commands.actions


def test_a_list_is_renamed_by_keyboard(qtbot: QtBot, window: MainWindow, keyboard: Any) -> None:
    do(window, "rename_list")
    opened = form(qtbot, NameForm)
    assert opened.name.text() == "Rare earths"
    keyboard.write("REE")
    keyboard.press("Return")
    assert shown(window) == "REE"


def test_a_deleted_list_says_what_goes_and_its_neighbour_is_shown(
    qtbot: QtBot, window: MainWindow
) -> None:
    assert not can(window, "delete_list"), "the last list stays"
    add(window, "Second")
    late = add(window, "Late", Rule(is_overdue=True, due_within=90, countries=("Canada",)))
    window.lists.show(late)
    before = window.store.read(companies.all_companies)
    do(window, "delete_list")
    box = form(qtbot, QMessageBox)
    assert "“Late” goes" in box.text()
    assert "overdue · due within 90 d · Canada" in box.text()
    qtbot.mouseClick(box.defaultButton(), LEFT)
    assert shown(window) == "Second"
    assert window.store.read(companies.all_companies) == before
    window.store.undo_stack.undo()
    assert list(lists(window)) == ["Rare earths", "Second", "Late"]


def test_deleting_can_be_called_off(qtbot: QtBot, window: MainWindow, keyboard: Any) -> None:
    add(window, "Second")
    do(window, "delete_list")
    form(qtbot, QMessageBox)
    keyboard.press("Escape")
    assert list(lists(window)) == ["Rare earths", "Second"]


def test_the_list_last_shown_is_shown_again_also_an_empty_one(opened: Open) -> None:
    window = opened()
    window.lists.show(add(window, "Mine"))
    again = opened()
    assert shown(again) == "Mine"
    assert again.watchlist.empty.isVisible()
    assert again.windowTitle() == "Headframe"
    again.lists.step(1)
    assert shown(opened()) == "Rare earths"


# -- rules ----------------------------------------------------------------------------------------


def stage(opened: RuleForm, code: str) -> QPoint:
    """Where a stage to check is."""
    field = opened.stages
    items = [field.item(row) for row in range(field.count())]
    item = next(x for x in items if x.data(VALUE) == code)
    return field.visualItemRect(item).center()


def test_a_list_by_rule_is_made_and_its_rule_changed_by_mouse(
    qtbot: QtBot, window: MainWindow
) -> None:
    pick(qtbot, window, "New list by rule…")
    opened = form(qtbot, RuleForm)
    assert opened._hint.text() == "16 companies fulfil it."
    QTest.keyClicks(opened.name, "Late")
    qtbot.mouseClick(opened.stages.viewport(), LEFT, pos=stage(opened, "pfs"))
    qtbot.waitUntil(lambda: opened._hint.text() == "2 companies fulfil it.")
    qtbot.mouseClick(opened.stages.viewport(), LEFT, pos=stage(opened, "production"))
    qtbot.mouseClick(opened.is_overdue, LEFT, pos=QPoint(8, opened.is_overdue.height() // 2))
    assert opened.rule() == Rule(stages=("pfs", "production"), is_overdue=True)
    qtbot.mouseClick(opened.act, LEFT)
    assert shown(window) == "Late"
    count = len(tickers(window))
    assert 1 < count < 16
    assert window.watchlist.head.count.text() == str(count)
    pick(qtbot, window, "Edit rule…")
    changed = form(qtbot, RuleForm)
    assert changed.rule() == Rule(stages=("pfs", "production"), is_overdue=True)
    qtbot.mouseClick(changed.stages.viewport(), LEFT, pos=stage(changed, "production"))
    qtbot.mouseClick(changed.act, LEFT)
    assert tickers(window) == ["Def", "USA"]
    window.store.undo_stack.undo()
    assert len(tickers(window)) == count


def test_a_list_by_rule_is_made_and_its_rule_changed_by_keyboard(
    qtbot: QtBot, window: MainWindow, keyboard: Any
) -> None:
    do(window, "new_ruled_list")
    form(qtbot, RuleForm)
    keyboard.write("Late")
    keyboard.press("Tab", "Right", "Right", "Space", "Tab", "Space", "Tab")
    keyboard.write("2.5")
    keyboard.press("Return")
    opened = form(qtbot, RuleForm)
    assert opened.trouble == "Whole days, please"
    assert opened.due_within.hasFocus()
    keyboard.press("Ctrl+A")
    keyboard.write("90")
    keyboard.press("Tab")
    keyboard.write("canada, Chile")
    keyboard.press("Tab", "Tab")
    keyboard.write("#late")
    assert opened.rule() == Rule(("resource",), True, 90, ("late",), ("canada", "Chile"))
    keyboard.press("Return")
    assert shown(window) == "Late"
    do(window, "edit_rule")
    form(qtbot, RuleForm)
    keyboard.press("Tab", "Tab", "Space", "Ctrl+Return")
    found = lists(window)["Late"].rule
    assert found == Rule(("resource",), False, 90, ("late",), ("canada", "Chile"))


def test_a_rule_says_how_many_companies_fulfil_it_while_it_is_typed(
    qtbot: QtBot, window: MainWindow, keyboard: Any
) -> None:
    do(window, "new_ruled_list")
    opened = form(qtbot, RuleForm)
    opened.due_within.setFocus()
    keyboard.write("x")
    assert opened._hint.text() == ""
    opened.due_within.clear()
    opened.countries.setFocus()
    keyboard.write("Nowhere")
    qtbot.waitUntil(lambda: opened._hint.text() == "0 companies fulfil it.")
    opened.reject()
    assert list(lists(window)) == ["Rare earths"]


def test_nobody_who_fulfils_a_rule_is_said_and_the_rule_offered(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.lists.show(add(window, "Nobody", Rule(tags=("nothing",), is_overdue=True)))
    assert window.watchlist.empty.words() == "No company fulfils the rule\noverdue · #nothing"
    assert window.panes.empty.words().startswith("No company in this list")
    assert not window.panes.empty.button.isVisible()
    qtbot.mouseClick(window.watchlist.empty.button, LEFT)
    opened = form(qtbot, RuleForm)
    opened.tags.clear()
    opened.submit()
    assert len(seen(window)) > 1
    assert window.selection.company is not None


def test_who_fulfils_a_rule_follows_what_is_written(window: MainWindow, keyboard: Any) -> None:
    window.lists.show(add(window, "Tagged", Rule(tags=("visit",))))
    company = window.store.read(companies.find, "MP Materials")
    window.go_to(Ref("company", company.id))
    assert seen(window) == []
    keyboard.press("N")
    keyboard.write("On site #visit")
    keyboard.press("Return")
    assert seen(window) == ["MP "]
    assert window.watchlist.head.count.text() == "1"
    keyboard.press("Ctrl+Z")
    assert seen(window) == []


def test_a_rules_list_is_not_filled_by_hand_until_it_is_kept(
    qtbot: QtBot, window: MainWindow, keyboard: Any
) -> None:
    add(window, "By hand")
    window.lists.show(add(window, "Late", Rule(stages=("pfs",))))
    uid = lists(window)["By hand"].uid
    for name in ("remove_from_list", "company_up", "company_down", f"move_to_{uid}"):
        assert not can(window, name), name
    assert can(window, f"add_to_{uid}")
    keyboard.press("Ctrl+Shift+N")
    form(qtbot, AddCompanyForm)
    keyboard.write("Ore Corp. (TSXV: ORE)")
    keyboard.press("Return")
    assert tickers(window) == ["Def", "USA"]
    assert window.selection.company is not None
    assert window.selection.company.name == "Ore Corp."
    back(qtbot, window)
    do(window, "keep_by_hand")
    assert lists(window)["Late"].rule is None
    assert tickers(window) == ["Def", "USA"]
    assert not can(window, "edit_rule")
    keyboard.press("Ctrl+Z")
    assert lists(window)["Late"].rule == Rule(stages=("pfs",))


def test_rules_in_words() -> None:
    rule = Rule(("pfs", "ramp_up"), True, 1000, ("x",), ("Canada", "USA"), ("Dy",))
    assert in_words(rule) == (
        "PFS or ramp-up · overdue · due within 1000 d · Canada or USA · Dy · #x"
    )
    assert in_words(Rule()) == "every company"


def test_a_click_on_the_words_checks_and_unchecks(qtbot: QtBot) -> None:
    field = CheckList([("a", "Alpha"), ("b", "Beta")])
    qtbot.addWidget(field)
    field.show()
    heard: list[tuple[str, ...]] = []
    field.changed.connect(lambda: heard.append(field.values()))
    place = field.visualItemRect(field.item(1)).center()
    for _ in range(2):
        qtbot.mouseClick(field.viewport(), LEFT, pos=place)
    assert heard == [("b",), ()]


# -- companies in lists ---------------------------------------------------------------------------


def test_companies_are_put_into_lists_moved_and_taken_out(
    window: MainWindow, keyboard: Any
) -> None:
    add(window, "Second")
    uid = lists(window)["Second"].uid
    keyboard.press("J")
    do(window, f"add_to_{uid}")
    assert window.status.saved.text() == "Added to “Second”: MP Materials."
    do(window, f"add_to_{uid}")
    assert window.status.saved.text() == "In “Second” already: MP Materials."
    do(window, f"move_to_{uid}")
    assert "MP " not in tickers(window)
    assert window.windowTitle().startswith("Lynas"), "the next one takes its place"
    keyboard.press("Shift+Del")
    assert tickers(window)[:2] == ["Def", "Ene"]
    assert window.windowTitle().startswith("Energy")
    keyboard.press("Ctrl+PgDown")
    assert tickers(window) == ["MP "]
    keyboard.press("Ctrl+Z", "Ctrl+Z")
    keyboard.press("Ctrl+PgUp")
    assert tickers(window)[:4] == ["Def", "MP ", "Lyn", "Ene"]


def test_a_company_moves_up_and_down_by_keys_past_what_the_filter_shows(
    window: MainWindow, keyboard: Any
) -> None:
    assert tickers(window)[:4] == ["Def", "MP ", "Lyn", "Ene"]
    keyboard.press("Alt+Shift+Down")
    assert seen(window)[:3] == ["MP ", "Def", "Lyn"]
    keyboard.press("Alt+Shift+Up", "Alt+Shift+Up")
    assert seen(window)[:3] == ["Def", "MP ", "Lyn"]
    keyboard.press("/")
    keyboard.write("e")
    keyboard.press("Return")
    filtered = seen(window)
    assert filtered[:2] == ["Def", "MP "]
    keyboard.press("/", "Ctrl+A")
    keyboard.write("rgy")
    keyboard.press("Return")
    assert seen(window) == ["Ene"]
    keyboard.press("Alt+Shift+Up")
    assert tickers(window)[:4] == ["Def", "MP ", "Lyn", "Ene"]
    keyboard.press("/", "Escape")
    keyboard.write("ne")
    keyboard.press("Return")
    first, second = seen(window)[:2]
    keyboard.press("Alt+Shift+Down")
    assert seen(window)[:2] == [second, first]
    everyone = tickers(window)
    assert everyone.index(first) == everyone.index(second) + 1


def test_a_company_taken_out_of_a_list_stays_and_comes_back(window: MainWindow) -> None:
    before = tickers(window)
    company = window.selection.company
    assert company is not None
    do(window, "remove_from_list")
    assert tickers(window) == before[1:]
    assert company.id in {c.id for c in window.store.read(companies.all_companies)}
    window.show_company(company.id)
    assert not can(window, "remove_from_list")
    uid = lists(window)["Rare earths"].uid
    do(window, f"add_to_{uid}")
    assert tickers(window) == [*before[1:], before[0]]
    assert window.selection.company is not None
    assert window.selection.company.id == company.id
    window.store.undo_stack.undo()
    window.store.undo_stack.undo()
    assert tickers(window) == before


def select(qtbot: QtBot, window: MainWindow, *rows: int) -> None:
    """Click on rows, those after the first with Ctrl held."""
    view = window.watchlist.view
    for row in rows:
        place = view.visualRect(view.model().index(row, 0)).center()
        held = Qt.KeyboardModifier.NoModifier if row == rows[0] else CTRL
        qtbot.mouseClick(view.viewport(), LEFT, held, place)


def test_several_companies_are_moved_put_elsewhere_and_taken_out_at_once(
    qtbot: QtBot, window: MainWindow, keyboard: Any
) -> None:
    add(window, "Second")
    uid = lists(window)["Second"].uid
    select(qtbot, window, 1, 3)
    keyboard.press("Alt+Shift+Down")
    assert tickers(window)[:5] == ["Def", "Lyn", "Uco", "MP ", "Ene"]
    keyboard.press("Alt+Shift+Up", "Alt+Shift+Up")
    assert tickers(window)[:5] == ["Def", "MP ", "Ene", "Lyn", "Uco"]
    do(window, f"add_to_{uid}")
    assert window.status.saved.text() == "Added to “Second”: 2 companies."
    keyboard.press("Shift+Del")
    assert tickers(window)[:3] == ["Def", "Lyn", "Uco"]
    window.lists.step(1)
    assert tickers(window) == ["MP ", "Ene"]


def test_companies_dropped_on_the_lists_name_go_to_the_list_that_is_chosen(
    qtbot: QtBot, window: MainWindow
) -> None:
    add(window, "Second")
    select(qtbot, window, 0, 2)
    chosen = window.watchlist.selected_companies()
    head = window.watchlist.head
    carrying = carried(chosen, ["a", "b"])
    place = head.rect().center()
    actions = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    given = actions, carrying, LEFT, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(place, *given)
    QApplication.sendEvent(head, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(head, QDropEvent(place.toPointF(), *given))
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [action.text().replace("&", "") for action in menu.actions()]
    assert words == ["Add to list", "Move to list"]
    moving = menu.actions()[1].menu()
    moving.aboutToShow.emit()
    qtbot.waitUntil(lambda: bool(moving.actions()))
    (target,) = moving.actions()
    target.trigger()
    menu.close()
    assert tickers(window)[:2] == ["MP ", "Ene"]
    window.lists.step(1)
    assert tickers(window) == ["Def", "Lyn"]


def test_the_menu_at_the_lists_name_holds_what_is_done_to_it(
    qtbot: QtBot, window: MainWindow
) -> None:
    picker = window.watchlist.head.picker
    QTest.keyClick(picker, Qt.Key.Key_Menu)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    named = {action.objectName() for action in menu.actions()}
    assert {"new_list", "rename_list", "delete_list", "columns"} <= named
    menu.close()


# -- how a list is shown --------------------------------------------------------------------------


def names(opened: ColumnsForm) -> list[str]:
    return [opened.list.item(row).data(VALUE) for row in range(opened.list.count())]


def test_columns_are_chosen_and_ordered_by_keyboard(
    qtbot: QtBot, window: MainWindow, keyboard: Any
) -> None:
    keyboard.press("Ctrl+L")
    opened = form(qtbot, ColumnsForm)
    assert names(opened)[:3] == ["company", "price", "change"]
    keyboard.press("Space")
    keyboard.press("Down", "Space", "Down", "Alt+Up", "Alt+Up")
    keyboard.press("Return")
    columns = lists(window)["Rare earths"].columns
    assert columns[:2] == ("change", "company")
    assert "price" not in columns
    back(qtbot, window)
    keyboard.press("Ctrl+Z")
    assert lists(window)["Rare earths"].columns == ()


def test_columns_are_chosen_and_ordered_by_mouse(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.mouseClick(window.watchlist.head.columns, LEFT)
    opened = form(qtbot, ColumnsForm)
    field = opened.list
    row = names(opened).index("country")
    field.scrollToItem(field.item(row))
    box = field.visualItemRect(field.item(row))
    qtbot.mouseClick(field.viewport(), LEFT, pos=QPoint(box.left() + 10, box.center().y()))
    for _ in range(row - 1):
        qtbot.mouseClick(opened.up, LEFT)
    qtbot.mouseClick(opened.act, LEFT)
    assert lists(window)["Rare earths"].columns[:3] == ("company", "country", "price")
    do(window, "columns")
    again = form(qtbot, ColumnsForm)
    assert names(again)[:3] == ["company", "country", "price"]
    again.shape.set_value(False)
    assert not again.list.isEnabled()
    qtbot.mouseClick(again.act, LEFT)
    assert lists(window)["Rare earths"].columns == ()


def test_the_row_of_the_company_can_not_be_left_out(qtbot: QtBot, window: MainWindow) -> None:
    do(window, "columns")
    opened = form(qtbot, ColumnsForm)
    field = opened.list
    for row in range(field.count()):
        field.setCurrentRow(row)
        if field.item(row).checkState() == Qt.CheckState.Checked:
            QTest.keyClick(field, Qt.Key.Key_Space)
    assert opened.columns() == ("company",)
    opened.reject()


def test_rows_of_two_lines_and_columns_change_places(window: MainWindow) -> None:
    assert window.commands.actions["two_lines"].isChecked()
    do(window, "two_lines")
    first = lists(window)["Rare earths"].columns
    assert first[0] == "company"
    assert not window.commands.actions["two_lines"].isChecked()
    window.store.edit("c", watchlist_editing.set_columns, 1, ["company", "slip"])
    do(window, "two_lines")
    assert lists(window)["Rare earths"].columns == ()
    do(window, "two_lines")
    assert lists(window)["Rare earths"].columns == ("company", "slip")


def test_a_list_is_sorted_upwards_downwards_and_by_hand_again(window: MainWindow) -> None:
    def sorting() -> tuple[str | None, bool]:
        found = lists(window)["Rare earths"]
        return found.sort_by, found.sort_descending

    assert not can(window, "sort_downwards")
    do(window, "sort_company")
    assert sorting() == ("company", False)
    assert window.commands.actions["sort_company"].isChecked()
    assert not can(window, "company_down"), "a sorted list has no order by hand"
    do(window, "sort_company")
    assert sorting() == ("company", True)
    assert window.commands.actions["sort_downwards"].isChecked()
    do(window, "sort_downwards")
    assert sorting() == ("company", False)
    do(window, "sort_by_hand")
    assert sorting() == (None, False)
    assert can(window, "company_down")


# -- where there is nothing -----------------------------------------------------------------------


def test_an_empty_list_offers_a_company_and_the_starter_only_where_there_is_none(
    qtbot: QtBot, opened: Open, place: Any, keyboard: Any
) -> None:
    place.unlink()
    window = opened()
    start = next(b for b in window.findChildren(QPushButton) if b.text() == "Start empty")
    qtbot.mouseClick(start, LEFT)
    assert window.panes.empty.button.text() == "Take the rare-earth starter"
    assert window.panes.empty.button.isVisible()
    assert window.watchlist.empty.words().startswith("This list is empty")
    window.watchlist.setFocus()
    keyboard.press("Space")
    form(qtbot, AddCompanyForm)
    keyboard.write("Ore Corp.")
    keyboard.press("Return")
    assert seen(window) == ["Ore"]
    window.lists.show(add(window, "Second"))
    assert window.watchlist.empty.isVisible()
    assert not window.panes.empty.button.isVisible()
    assert window.selection.company is None
    for name in ("company", "archive", "remove_from_list", "new_note"):
        assert not can(window, name), name


@pytest.mark.parametrize("theme", ["light", "dark", "high_contrast"])
def test_every_form_of_a_list_can_be_read_by_a_screen_reader(
    qtbot: QtBot, window: MainWindow, theme: Any
) -> None:
    window.theme.choose(theme)
    for name, kind in (
        ("new_list", NameForm),
        ("new_ruled_list", RuleForm),
        ("columns", ColumnsForm),
    ):
        do(window, name)
        opened = form(qtbot, kind)
        for widget in opened.findChildren(object):
            is_field = hasattr(widget, "focusPolicy") and hasattr(widget, "value")
            if is_field and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                assert widget.accessibleName(), (name, widget)
        opened.reject()
    head = window.watchlist.head
    assert head.count.accessibleName() == "16 companies"
    assert (head.add.accessibleName(), head.columns.accessibleName()) == (
        "Add a company",
        "Columns",
    )
