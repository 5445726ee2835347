"""The panes: their widths at every size, the drawer where it is narrow, and the way through."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSplitter, QTabWidget, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.analysis.story import Ref
from desktop.dialogs.event import EventForm
from desktop.main_window import MainWindow
from desktop.panels.drawer import Drawer, DrawerHandle
from desktop.panels.palette import SearchButton

Open = Callable[[], MainWindow]


def resize(window: MainWindow, width: int, height: int = 800) -> None:
    window.resize(window.theme.length(width), window.theme.length(height))
    QApplication.processEvents()


@pytest.fixture
def narrow(window: MainWindow) -> MainWindow:
    """The window at 1100, with its drawer closed and the chart in use."""
    resize(window, 1100)
    window.company.price_chart.setFocus()
    return window


def tabs(window: MainWindow) -> QTabWidget:
    return window.panes.findChildren(QTabWidget)[0]


def drawer(window: MainWindow) -> Drawer:
    return window.panes.findChildren(Drawer)[0]


def handle(window: MainWindow) -> DrawerHandle:
    return window.panes.findChildren(DrawerHandle)[0]


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


# -- the widths -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("width", "left", "right"), [(1440, 296, 336), (1600, 328, 360), (2560, 420, 480)]
)
def test_each_size_has_the_widths_of_the_design(
    window: MainWindow, width: int, left: int, right: int
) -> None:
    length = window.theme.length
    resize(window, 1000)
    resize(window, width)
    assert window.watchlist.width() == length(left)
    assert tabs(window).width() == length(right)
    rest = window.width() - length(left) - length(right)
    assert window.company.width() == pytest.approx(rest, abs=2)


def test_at_1100_the_centre_has_all_but_the_list(narrow: MainWindow) -> None:
    length = narrow.theme.length
    assert narrow.watchlist.width() == length(280)
    assert not tabs(narrow).isVisible()
    assert narrow.company.width() > length(1100 - 280 - 40)


def test_widths_chosen_by_hand_stay_at_every_size_and_after_a_restart(opened: Open) -> None:
    window = opened()
    resize(window, 1600)
    splitter = window.panes.findChildren(QSplitter)[0]
    bar = splitter.handle(1)
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(0, 5))
    QTest.mouseMove(bar, QPoint(60, 5))
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(60, 5))
    chosen = window.watchlist.width()
    assert chosen > window.theme.length(328)
    resize(window, 1700)
    assert window.watchlist.width() == chosen
    window = opened()
    resize(window, 1600)
    assert window.watchlist.width() == chosen


# -- beside ---------------------------------------------------------------------------------------


def test_the_right_pane_goes_and_comes_by_its_key_and_stays_so(opened: Open, keyboard: Any) -> None:
    window = opened()
    resize(window, 1600)
    window.story.list.setFocus()
    keyboard.press("F9")
    assert not tabs(window).isVisible()
    assert focused() is window.company.price_chart
    assert not window.commands.actions["beside"].isChecked()
    window = opened()
    resize(window, 1600)
    assert not tabs(window).isVisible()
    click(handle(window))
    assert tabs(window).isVisible()
    assert window.commands.actions["beside"].isChecked()
    assert not handle(window).isVisible()


def test_a_pane_that_was_sent_away_comes_when_its_tab_is_asked_for(
    window: MainWindow, keyboard: Any
) -> None:
    resize(window, 1600)
    for keys, panel in (("N", window.story), ("Alt+2", window.projects)):
        keyboard.press("F9")
        assert not tabs(window).isVisible()
        window.watchlist.setFocus()
        keyboard.press(keys)
        assert panel.isVisible()
        assert panel.isAncestorOf(focused())
        window.watchlist.setFocus()


def test_the_tab_at_the_front_is_remembered(opened: Open, keyboard: Any) -> None:
    window = opened()
    keyboard.press("Alt+4")
    window = opened()
    resize(window, 1600)
    assert window.documents.isVisible()


# -- the drawer -----------------------------------------------------------------------------------


@pytest.mark.parametrize("keys", ["F9", "Alt+1", "Shift+F6"])
def test_a_key_opens_the_drawer_and_escape_gives_the_focus_back(
    narrow: MainWindow, keyboard: Any, keys: str
) -> None:
    narrow.consent.hide()
    narrow.watchlist.setFocus()
    before = focused()
    keyboard.press(keys)
    assert drawer(narrow).isVisible()
    assert focused() is narrow.story.list
    assert narrow.commands.actions["beside"].isChecked()
    keyboard.press("Escape")
    assert not drawer(narrow).isVisible()
    assert focused() is before
    assert not narrow.commands.actions["beside"].isChecked()


def test_the_handle_opens_and_closes_it(narrow: MainWindow) -> None:
    click(handle(narrow))
    assert drawer(narrow).isVisible()
    click(handle(narrow))
    assert not drawer(narrow).isVisible()


def test_it_stands_over_the_centre_as_high_as_that(narrow: MainWindow) -> None:
    click(handle(narrow))
    for _ in range(2):
        QApplication.processEvents()
        box = drawer(narrow).geometry()
        assert box.height() == narrow.watchlist.height()
        assert box.right() < handle(narrow).geometry().left()
        assert box.left() > narrow.watchlist.width()
        narrow.consent.setVisible(not narrow.consent.isVisible())
    assert tabs(narrow).width() == narrow.theme.length(336)


def test_a_click_elsewhere_closes_it_and_does_what_it_does(narrow: MainWindow) -> None:
    click(handle(narrow))
    click(drawer(narrow).findChildren(QTabWidget)[0].tabBar())
    assert drawer(narrow).isVisible()
    row = narrow.watchlist.findChildren(QWidget, "qt_scrollarea_viewport")[0]
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(40, narrow.theme.length(78)))
    assert not drawer(narrow).isVisible()
    assert narrow.windowTitle().startswith("MP Materials")


def test_keys_and_chart_go_on_beside_it(narrow: MainWindow, keyboard: Any) -> None:
    click(handle(narrow))
    title = narrow.windowTitle()
    keyboard.press("J")
    assert narrow.windowTitle() != title
    keyboard.press("]")
    assert narrow.selection.ref is not None
    assert drawer(narrow).isVisible()
    narrow.company.price_chart.setFocus()
    keyboard.press("Escape")
    assert not drawer(narrow).isVisible()
    assert focused() is narrow.company.price_chart


def test_it_opens_at_the_tab_of_last_time(narrow: MainWindow, keyboard: Any) -> None:
    keyboard.press("Alt+2", "Escape", "F9")
    assert narrow.projects.isVisible()
    assert handle(narrow).text() == "Projects"


def test_what_is_chosen_in_it_is_kept_while_a_note_is_typed(
    narrow: MainWindow, keyboard: Any
) -> None:
    keyboard.press("N")
    assert focused() is narrow.story.quick.line
    keyboard.write("Half a thought")
    keyboard.press("Escape")
    assert drawer(narrow).isVisible()  # the line was left, not the drawer
    keyboard.press("Escape")
    assert not drawer(narrow).isVisible()
    keyboard.press("N")
    assert narrow.story.quick.text() == "Half a thought"


def test_a_wider_window_takes_it_in_and_a_narrower_one_keeps_the_focus(
    narrow: MainWindow, keyboard: Any
) -> None:
    keyboard.press("Alt+2")
    tree = narrow.projects.tree
    assert focused() is tree
    resize(narrow, 1600)
    assert not drawer(narrow).isVisible()
    assert tabs(narrow).isVisible()
    assert focused() is tree
    resize(narrow, 1100)
    assert drawer(narrow).isVisible()
    assert focused() is tree


def test_a_search_result_is_shown_in_it(narrow: MainWindow) -> None:
    timeline = narrow.company.timeline
    assert timeline is not None
    ref = Ref("project", timeline.projects[0].id)
    narrow.go_to(ref, timeline.company.id)
    assert narrow.projects.tree.isVisible()
    assert narrow.selection.ref == ref


def test_without_a_company_there_is_neither_drawer_nor_handle(
    opened: Open, place: Any, keyboard: Any
) -> None:
    place.unlink()
    window = opened()
    resize(window, 1100)
    keyboard.press("F9", "Alt+1")
    assert not drawer(window).isVisible()
    assert not handle(window).isVisible()


# -- the way through ------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [1100, 1600])
def test_f6_goes_through_every_pane_and_strip_and_shift_f6_back(
    window: MainWindow, keyboard: Any, width: int
) -> None:
    resize(window, width)
    window.refresh.say_stored()
    window.status.say("wifi-off", "Offline", again=lambda: None)
    window.watchlist.setFocus()
    company = window.company
    stops = [
        company.price_chart, company.lanes, window.story, window.consent, window.status,
        window.watchlist,
    ]  # fmt: skip
    for key, way in (("F6", stops), ("Shift+F6", [*reversed(stops[:-1]), stops[-1]])):
        for stop in way:
            keyboard.press(key)
            assert stop is focused() or stop.isAncestorOf(focused()), (key, stop)
            assert window.story.isVisible() == (width == 1600 or stop is window.story)


def test_f6_passes_over_what_is_not_there(window: MainWindow, keyboard: Any) -> None:
    resize(window, 1600)
    window.consent.hide()
    keyboard.press("F9")
    window.company.lanes.setFocus()
    keyboard.press("F6")
    assert window.watchlist.isAncestorOf(focused())


def every_menu_stands_in(window: MainWindow) -> bool:
    bar, corner = window.menuBar(), window.menuBar().cornerWidget()
    places = [bar.actionGeometry(action) for action in bar.actions()]
    return all(not place.isEmpty() and place.right() < corner.x() for place in places)


def test_the_field_of_the_palette_gives_way_to_the_menus(window: MainWindow) -> None:
    search = window.menuBar().cornerWidget().findChild(SearchButton)
    assert search is not None
    window.resize(window.theme.length(1440), window.theme.length(900))
    QApplication.processEvents()
    assert every_menu_stands_in(window)
    assert search.text() == "Search or do anything"
    window.resize(window.minimumSize())
    QApplication.processEvents()
    assert every_menu_stands_in(window)
    assert search.text() == ""
    assert search.accessibleName() == "Search or do anything"
    QTest.mouseClick(search, Qt.MouseButton.LeftButton)
    assert window.finder.isVisible()
    window.finder.close()
    window.resize(window.theme.length(1440), window.theme.length(900))
    QApplication.processEvents()
    assert search.text() == "Search or do anything"


def test_a_form_that_opened_the_drawer_may_be_gone_when_it_closes(
    qtbot: QtBot, narrow: MainWindow, keyboard: Any, dialog: Any, back_to: Any
) -> None:
    keyboard.press("E")
    form = dialog(EventForm)
    keyboard.write("Export ban")
    keyboard.press("Return")
    qtbot.waitUntil(lambda: not isValid(form))
    back_to(narrow)
    assert drawer(narrow).isVisible()
    narrow.story.list.setFocus()
    keyboard.press("Escape")
    assert not drawer(narrow).isVisible()
