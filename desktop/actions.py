"""Every command of the window, once: its words, its key, and the menu it stands in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple, TypeAlias

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from desktop import wording

translate = QCoreApplication.translate
Role = QAction.MenuRole


@dataclass(frozen=True)
class Command:
    """A command: its name in the code, its words, its keys and what it does.

    `can` says whether it can be done now; without it, always.
    """

    name: str
    text: str
    keys: tuple[str, ...]
    act: Callable[[], object]
    is_checkable: bool = False
    can: Callable[[], bool] | None = None
    role: Role = Role.NoRole
    tip: str = ""
    is_checked: bool = False


@dataclass(frozen=True)
class Choices:
    """A menu within a menu; in an exclusive one exactly one command is checked.

    Where `fill` is given, the commands are asked for again each time that the menu is shown, and
    by `Commands.refill`. By a `name` it can stand in other menus too.
    """

    text: str
    commands: tuple[Command, ...]
    is_exclusive: bool = False
    fill: Callable[[], tuple[Command, ...]] | None = None
    name: str = ""


Entry: TypeAlias = Command | Choices | QAction | None


class Listed(NamedTuple):
    """A command as it is listed elsewhere: its menu, its words and its keys, all plain.

    The words of one in a menu within a menu begin with that one's: `Theme: Dark`.
    """

    action: QAction
    menu: str
    text: str
    keys: str


class Commands:
    """The actions of a window by name, put into menus in the order they are given."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._can: dict[str, Callable[[], bool]] = {}
        self._menus: dict[str, tuple[str, str]] = {}
        self._refills: list[Callable[[], None]] = []
        self._choices: dict[str, QMenu] = {}
        self.actions: dict[str, QAction] = {}

    def menu(self, title: str, *entries: Entry) -> QMenu | None:
        """Add a menu, where there is anything to stand in it; None is a separator."""
        if all(entry is None for entry in entries):
            return None
        menu = QMenu(title, self._window.menuBar())
        self._window.menuBar().addMenu(menu)
        menu.aboutToShow.connect(self.refresh)
        self._fill(menu, entries, (plain(title), ""))
        give_letters(menu)
        return menu

    def refresh(self) -> None:
        """Let every command say again whether it can be done."""
        for name, can in self._can.items():
            self.actions[name].setEnabled(can())

    def refill(self) -> None:
        """Ask again for the commands of every menu within a menu that changes."""
        for fill in self._refills:
            fill()

    def listed(self) -> list[Listed]:
        """Every command, in the order of the menus."""
        native = QKeySequence.SequenceFormat.NativeText
        return [
            Listed(
                action,
                self._menus[name][0],
                _below(self._menus[name][1], plain(action.text())),
                " · ".join(key.toString(native) for key in action.shortcuts()),
            )
            for name, action in self.actions.items()
        ]

    def context_menu(self, parent: QWidget, names: Iterable[str]) -> QMenu:
        """A menu of commands that stand in the menu bar too; an empty name is a separator."""
        self.refresh()
        menu = QMenu(parent)
        for name in names:
            if not name:
                menu.addSeparator()
            elif name in self._choices:
                menu.addMenu(self._choices[name])
            elif name in self.actions:
                menu.addAction(self.actions[name])
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _fill(self, menu: QMenu, entries: Iterable[Entry], within: tuple[str, str]) -> None:
        for entry in entries:
            if entry is None:
                menu.addSeparator()
            elif isinstance(entry, Choices):
                self._add_choices(menu, entry, within)
            else:
                action = entry if isinstance(entry, QAction) else self._action(entry)
                self.actions[action.objectName()] = action
                self._menus[action.objectName()] = within
                menu.addAction(action)

    def _add_choices(self, menu: QMenu, choices: Choices, within: tuple[str, str]) -> None:
        inner = QMenu(choices.text, menu)
        menu.addMenu(inner)
        inner.setToolTipsVisible(True)
        if choices.name:
            self._choices[choices.name] = inner
        below = within[0], plain(choices.text)
        self._fill_choices(inner, choices, choices.commands, below)
        if choices.fill is not None:
            refill = partial(self._refill, inner, choices, below)
            inner.aboutToShow.connect(refill)
            self._refills.append(refill)

    def _refill(self, menu: QMenu, choices: Choices, within: tuple[str, str]) -> None:
        assert choices.fill is not None
        for action in menu.actions():
            for held in (self.actions, self._menus, self._can):
                held.pop(action.objectName(), None)
            self._window.removeAction(action)
            action.deleteLater()
        menu.clear()
        commands = choices.fill()
        self._fill_choices(menu, choices, commands, within)
        menu.menuAction().setEnabled(bool(commands))
        self.refresh()

    def _fill_choices(
        self,
        menu: QMenu,
        choices: Choices,
        commands: tuple[Command, ...],
        within: tuple[str, str],
    ) -> None:
        self._fill(menu, commands, within)
        give_letters(menu)
        if choices.is_exclusive:
            for old in menu.findChildren(QActionGroup):
                old.deleteLater()
            group = QActionGroup(menu)
            for command in commands:
                group.addAction(self.actions[command.name])

    def _action(self, command: Command) -> QAction:
        action = QAction(command.text, self._window)
        action.setObjectName(command.name)
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        action.setCheckable(command.is_checkable)
        action.setChecked(command.is_checked)
        action.setMenuRole(command.role)
        if command.tip:
            action.setToolTip(command.tip)
        action.triggered.connect(lambda *_: command.act())
        if command.can is not None:
            self._can[command.name] = command.can
        self._window.addAction(action)
        return action


def plain(text: str) -> str:
    """The words of a command without the mark of its letter."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def give_letters(menu: QMenu) -> None:
    """Let every entry be typed by a letter of its own: the marked one, else one that is free.

    Letters with an accent are given to none: not every keyboard has them.
    """
    taken: set[str] = set()
    without: list[QAction] = []
    for entry in menu.actions():
        marked = _marked(entry.text())
        if marked and marked not in taken:
            taken.add(marked)
        elif not entry.isSeparator():
            without.append(entry)
    for entry in without:
        text = plain(entry.text())
        starts = [i for i, letter in enumerate(text) if i == 0 or not text[i - 1].isalnum()]
        places = [*starts, *range(len(text))]
        plain_ones = (i for i in places if text[i].isascii() and text[i].isalnum())
        free = (i for i in plain_ones if text[i].lower() not in taken)
        place = next(free, None)
        doubled = text.replace("&", "&&")
        if place is not None:
            taken.add(text[place].lower())
            before, after = text[:place].replace("&", "&&"), text[place:].replace("&", "&&")
            doubled = f"{before}&{after}"
        entry.setText(doubled)


def _below(within: str, text: str) -> str:
    return wording.told(within, text) if within else text


def _marked(text: str) -> str:
    """The letter that a text is typed by, small; nothing where none is marked."""
    _, mark, after = text.replace("&&", "").partition("&")
    return after[:1].lower() if mark else ""
