"""What every controller of edits has: acts, what became of them, and the kinds it edits."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from db.errors import DatabaseTrouble
from desktop.actions import Entry
from desktop.analysis.story import Ref
from desktop.errors import Failure
from desktop.panels.selection import Selection
from desktop.store import Store
from desktop.theme import Theme

P = ParamSpec("P")
T = TypeVar("T")


class Editing(QObject):
    """Enters, changes and deletes things of some kinds, by dialogs and commands.

    Signals: `failed(object)`, the Failure of an act that was not done; `told(str)`, what
    became of one; `shown(object)`, the Ref to go to now.
    """

    failed = Signal(object)
    told = Signal(str)
    shown = Signal(object)
    kinds: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, store: Store, theme: Theme, selection: Selection, parent: QWidget) -> None:
        super().__init__(parent)
        self.store = store
        self.theme = theme
        self.selection = selection
        self.window = parent

    def commands(self) -> list[Entry]:
        """Its commands, in the order of its menu; None is a separator."""
        return []

    def edit(self, ref: Ref) -> None:
        """Open what changes a thing of one of its kinds."""

    def delete(self, ref: Ref) -> None:
        """Delete a thing of one of its kinds."""

    def undo_or_redo(self, name: str) -> None:
        """Take back the last act or bring it again, from a dialog that stays open."""
        {"undo": self.store.undo, "redo": self.store.redo}[name]()

    def do(
        self,
        label: str,
        act: Callable[Concatenate[Any, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T | None:
        """Do an act; trouble is told, and None comes back."""
        try:
            return self.store.edit(label, act, *args, **kwargs)
        except DatabaseTrouble as trouble:
            self.failed.emit(Failure(trouble, partial(self.do, label, act, *args, **kwargs)))
            return None

    def do_telling(
        self,
        words: str,
        label: str,
        act: Callable[Concatenate[Any, P], object],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """Do an act and say so in these words; trouble is told instead."""
        try:
            self.store.edit(label, act, *args, **kwargs)
        except DatabaseTrouble as trouble:
            again = partial(self.do_telling, words, label, act, *args, **kwargs)
            self.failed.emit(Failure(trouble, again))
        else:
            self.told.emit(words)
