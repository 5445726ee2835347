"""The inbox: it counts quietly, leads to what it tells of, and remembers what was read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import settings as kept
from desktop.analysis.story import Ref
from desktop.dialogs.promise import PromiseForm
from desktop.main_window import MainWindow
from desktop.models.inbox import Role

Open = Callable[[], MainWindow]


def unread(window: MainWindow) -> int:
    return len(window.views.inbox.model.unread)


@pytest.fixture
def inbox(qtbot: QtBot, window: MainWindow, keyboard: Any) -> MainWindow:
    """The window with its inbox shown, by keyboard."""
    keyboard.press("Ctrl+3")
    qtbot.waitUntil(lambda: window.views.inbox.model.count > 0)
    return window


def test_it_is_read_by_keyboard_alone(qtbot: QtBot, inbox: MainWindow, keyboard: Any) -> None:
    window = inbox
    model = window.views.inbox.model
    assert QApplication.focusWidget() is window.views.inbox.list
    count = unread(window)
    assert count == model.count
    keyboard.press("Home")
    first = model.index(0).data(Role.ITEM)
    keyboard.press("Space")
    qtbot.waitUntil(lambda: unread(window) == count - 1)
    assert model.index(0).data(Role.ITEM).name == first.name
    assert not model.index(0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("unread")
    keyboard.press("Space")
    qtbot.waitUntil(lambda: unread(window) == count)
    keyboard.press("Down", "Return")
    assert window.panes.view == "company"
    second = model.index(1).data(Role.ITEM)
    assert window.company.company_id == second.company.id
    qtbot.waitUntil(lambda: unread(window) == count - 1)


def test_all_is_marked_by_mouse_and_taken_back(qtbot: QtBot, inbox: MainWindow) -> None:
    window, panel = inbox, inbox.views.inbox
    count = unread(window)
    qtbot.mouseClick(panel.read_all, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: unread(window) == 0)
    assert not panel.read_all.isEnabled()
    assert window.views.switch._group.button(2).text() == "Inbox"
    panel.unread_only.click()
    assert "All read" in panel._empty.words()
    window.store.undo_stack.undo()
    qtbot.waitUntil(lambda: unread(window) == count)
    assert window.views.switch._group.button(2).text() == f"Inbox {count}"


def test_a_double_click_goes_to_the_milestone(qtbot: QtBot, inbox: MainWindow) -> None:
    window, panel = inbox, inbox.views.inbox
    items = [panel.model.index(i).data(Role.ITEM) for i in range(panel.model.rowCount())]
    at = next(i for i, item in enumerate(items) if item.kind == "passed")
    index = panel.model.index(at)
    panel.list.scrollTo(index)
    where = panel.list.visualRect(index).center()
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    qtbot.mouseDClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert window.panes.view == "company"
    ref = window.selection.ref
    assert ref is not None
    assert items[at].milestone is not None
    assert ref.id == items[at].milestone.id


def test_keys_act_on_what_is_chosen_here(
    qtbot: QtBot, inbox: MainWindow, keyboard: Any, dialog: Any
) -> None:
    panel = inbox.views.inbox
    model = panel.model
    row = next(n for n in range(model.rowCount()) if "Final investment" in model.index(n, 0).data())
    panel.list.setCurrentIndex(model.index(row - 1, 0))
    item = model.index(row, 0).data(Role.ITEM)
    keyboard.press("Down")
    assert inbox.selection.ref == Ref("milestone", item.milestone.id)
    assert inbox.selection.company == item.company
    assert inbox.panes.view == "inbox"
    keyboard.press("R")
    form = dialog(PromiseForm)
    keyboard.write("Q2 2027")
    form.submit()
    qtbot.waitUntil(lambda: model.row_of(item.name) < 0)
    place = panel.list.visualRect(model.index(0, 0)).center()
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert inbox.selection.company == model.index(0, 0).data(Role.ITEM).company


def test_a_window_that_is_over_tells_as_many_days_as_elsewhere(inbox: MainWindow) -> None:
    model = inbox.views.inbox.model
    rows = [model.index(n, 0).data(Role.ROW) for n in range(model.rowCount())]
    when = {row.item.milestone.uid: row.when for row in rows if row.item.kind == "passed"}
    assert when["nolans-fid"] == "30 Jun 2026 · 146 d"  # in the list and the lanes: overdue 146 d


def test_what_was_read_stays_so_after_a_restart(qtbot: QtBot, opened: Open, keyboard: Any) -> None:
    window = opened()
    keyboard.press("Ctrl+3")
    qtbot.waitUntil(lambda: window.views.inbox.model.count > 0)
    count = unread(window)
    window.views.inbox.turn_read(window.views.inbox.model.unread[0])
    qtbot.waitUntil(lambda: unread(window) == count - 1)
    window = opened()
    window.panes.show_view("inbox")
    qtbot.waitUntil(lambda: window.views.inbox.model.count > 0)
    assert unread(window) == count - 1


def test_nothing_pops_up_unasked(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.views.inbox.arrived, timeout=10_000) as arrived:
        pass
    assert QApplication.activeModalWidget() is None
    assert window.views.notices._icon is None
    assert window.settings.get(kept.NOTIFY) is False
    assert window.views.notices.tell(arrived.args[0]) is False
    words = window.views.notices.words(arrived.args[0])
    assert words.startswith("MP Materials: ")
    assert words.endswith("more are due or late")


def test_where_there_is_no_tray_nothing_is_asked(window: MainWindow) -> None:
    window.settings.put(kept.NOTIFY, True)
    assert window.views.notices.tell(window.views.inbox.model.unread) is False


def test_the_model_keeps_to_the_rules(qtbot: QtBot, inbox: MainWindow) -> None:
    model = inbox.views.inbox.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    inbox.views.inbox.unread_only.click()
    inbox.views.inbox.mark_all()
    qtbot.waitUntil(lambda: model.rowCount() == 0)
    inbox.views.inbox.unread_only.click()
    assert model.rowCount() == model.count


def test_an_empty_database_has_nothing_due(qtbot: QtBot, window: MainWindow) -> None:
    panel = window.views.inbox
    panel._take(((), frozenset()))
    assert "Nothing is due" in panel._empty.words()
