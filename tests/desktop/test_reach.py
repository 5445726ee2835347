"""Walks over the whole window: every command, every control, every field, in every tab."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QWidget,
)

from desktop.actions import plain
from desktop.main_window import MainWindow
from desktop.program import build
from desktop.settings import Settings
from tests import focus
from tests.samples import TODAY

LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789[]/$+-"
STATES = ("nothing", "list", "bare", "starter")
# These go on outside of the window: they end it, or ask the desktop for a file.
OUTSIDE = {"quit"}


@pytest.fixture(scope="module")
def desk(
    qapp: QApplication, tmp_path_factory: pytest.TempPathFactory, starter_file: Path
) -> Iterator[MainWindow]:
    """A window for what only looks."""
    folder = tmp_path_factory.mktemp("reach")
    place = shutil.copy(starter_file, folder / "headframe.db")
    program = build(str(place), TODAY, Settings(folder / "settings.ini"), "light")
    program.window.resize(program.window.theme.length(1600), program.window.theme.length(900))
    program.window.show()
    QTest.qWaitForWindowActive(program.window)
    inbox = program.window.views.inbox
    read = QEventLoop()
    inbox.counted.connect(read.quit)
    while not inbox.model.count:  # else its button turns on under way
        read.exec()
    yield program.window
    program.end()


def tabs(window: MainWindow) -> list[str]:
    """The commands that show the views and the tabs, those of the company last."""
    names = list(window.commands.actions)
    views = [n for n in names if n.startswith("view_") and n != "view_company"]
    shown = [n for n in names if n.startswith("show_") and not n.startswith("show_list")]
    return [*views, "view_company", *shown]


def shown_tab(window: MainWindow, name: str) -> None:
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    window.commands.actions[name].trigger()
    QApplication.processEvents()


# -- commands -------------------------------------------------------------------------------------


def test_every_command_has_plain_words_that_begin_big(desk: MainWindow) -> None:
    for listed in desk.commands.listed():
        words = plain(listed.action.text())
        assert words == words.strip()
        assert words[0].isupper() or not words[0].isalpha(), words
        assert not words.endswith("."), words
        assert "..." not in words, words
        assert "\t" not in words, words


def test_a_command_that_asks_first_says_so_by_its_dots(desk: MainWindow) -> None:
    asking = {"edit", "revise", "done", "new_milestone", "new_project", "import", "palette"}
    for name in asking & set(desk.commands.actions):
        assert plain(desk.commands.actions[name].text()).endswith("…"), name


def test_the_commands_that_the_system_moves_have_their_role(desk: MainWindow) -> None:
    roles = {
        "quit": QAction.MenuRole.QuitRole,
        "about": QAction.MenuRole.AboutRole,
        "preferences": QAction.MenuRole.PreferencesRole,
    }
    for name, role in roles.items():
        assert desk.commands.actions[name].menuRole() == role
    for listed in desk.commands.listed():
        if listed.action.objectName() not in roles:
            assert listed.action.menuRole() == QAction.MenuRole.NoRole, listed.text


def test_every_command_is_listed_once_and_all_actions_are_commands(desk: MainWindow) -> None:
    names = [listed.action.objectName() for listed in desk.commands.listed()]
    assert len(names) == len(set(names))
    keyed = [a for a in desk.findChildren(QAction) if not a.shortcut().isEmpty()]
    assert [a.text() for a in keyed if a.objectName() not in names] == []


# -- controls -------------------------------------------------------------------------------------


def test_everything_one_can_act_on_has_a_name_in_every_tab(desk: MainWindow) -> None:
    nameless = []
    for name in tabs(desk):
        shown_tab(desk, name)
        nameless += [focus.told(w) for w in focus.acted_on(desk) if not focus.name_of(w)]
        nameless += nameless_in(QAccessible.queryAccessibleInterface(desk), 8)
    assert nameless == []


def nameless_in(interface: QAccessibleInterface, depth: int) -> list[str]:
    """The parts of an accessible tree that can take the focus and have no name."""
    found = []
    state = interface.state()
    widget = interface.object()
    is_inner = isinstance(widget, QWidget) and widget.objectName().startswith("qt_")
    proxied = isinstance(widget, QWidget) and widget.focusProxy() is not None
    is_stop = state.focusable and not state.invisible and not is_inner and not proxied
    is_stop = is_stop and interface.role() != QAccessible.Role.Cell  # which may be empty
    if is_stop and not interface.text(QAccessible.Text.Name).strip():
        found.append(f"{interface.role()} {widget}")
    for number in range(min(interface.childCount(), 40) if depth else 0):
        child = interface.child(number)
        if child is not None and child.isValid() and not child.state().invisible:
            found += nameless_in(child, depth - 1)
    return found


def test_tab_visits_every_pane_as_it_is_read(desk: MainWindow) -> None:
    for name in tabs(desk):
        shown_tab(desk, name)
        desk.watchlist.setFocus()
        way = [stop.widget for stop in focus.visited(desk)]
        wanted = [w for w in focus.acted_on(desk) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
        wanted = [w for w in wanted if w.isEnabled() and w not in way and not is_in_menu_bar(w)]
        assert [focus.told(w) for w in wanted] == [], name
        centre = desk.panes.centre
        panes = [desk.watchlist, centre, desk.panes.beside, desk.consent, desk.status]
        at = [next((i for i, p in enumerate(panes) if p.isAncestorOf(w)), -1) for w in way]
        assert at == sorted(at), name
        for pane in panes:
            inside = [w for w in way if pane.isAncestorOf(w)]
            assert focus.out_of_order(desk, inside) == [], name


def is_in_menu_bar(widget: QWidget) -> bool:
    above: Any = widget
    while above is not None:
        if above.objectName() == "menubar" or type(above).__name__ == "QMenuBar":
            return True
        above = above.parentWidget()
    return False


@pytest.mark.parametrize("theme", ["light", "dark", "high_contrast"])
def test_one_sees_where_the_focus_is(desk: MainWindow, theme: str) -> None:
    desk.theme.choose(theme)  # type: ignore[arg-type]
    for name in tabs(desk) if theme == "light" else ("view_overview", "show_financing"):
        shown_tab(desk, name)
        desk.watchlist.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        stops = focus.visited(desk, pictures=True)
        assert focus.without_ring(stops, desk.theme.tokens) == [], name
    desk.theme.choose("light")
