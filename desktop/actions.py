"""Every command of the window, once: its words, its key and the menu it stands in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Command:
    """A command: its name in the code, its words, its keys and what it does."""

    name: str
    text: str
    keys: tuple[str, ...]
    act: Callable[[], object]
    is_checkable: bool = False


class Commands:
    """The actions of a window by name, put into menus in the order they are given."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self.actions: dict[str, QAction] = {}

    def menu(self, title: str, *commands: Command | QAction | QMenu | None) -> QMenu:
        """Add a menu; None stands for a separator."""
        menu = self._window.menuBar().addMenu(title)
        self.fill(menu, *commands)
        return menu

    def fill(self, menu: QMenu, *commands: Command | QAction | QMenu | None) -> None:
        """Put commands into a menu."""
        for command in commands:
            if command is None:
                menu.addSeparator()
            elif isinstance(command, QMenu):
                menu.addMenu(command)
            elif isinstance(command, QAction):
                menu.addAction(command)
            else:
                menu.addAction(self._action(command))

    def keys(self) -> list[tuple[str, str]]:
        """Every command that has a key, with the key as the system writes it."""
        native = QKeySequence.SequenceFormat.NativeText
        return [
            (action.text().replace("&", ""), " · ".join(k.toString(native) for k in found))
            for action in self.actions.values()
            if (found := action.shortcuts())
        ]

    def _action(self, command: Command) -> QAction:
        action = QAction(command.text, self._window)
        action.setObjectName(command.name)
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        action.setCheckable(command.is_checkable)
        action.triggered.connect(lambda *_: command.act())
        self._window.addAction(action)
        self.actions[command.name] = action
        return action
