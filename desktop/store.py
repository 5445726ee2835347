"""The window's one way to the database: read, edit, undo, and word of what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from db import edits
from db.database import Database
from db.errors import DatabaseTrouble

P = ParamSpec("P")
T = TypeVar("T")


class Store(QObject):
    """Reads and edits on the window's thread.

    Signals: `changed(frozenset[str])`, the tables that a commit touched; `undo_failed(object)`, the
    trouble that kept an undo or redo from being done.
    """

    changed = Signal(object)
    undo_failed = Signal(object)

    def __init__(self, database: Database, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.database = database
        self.undo_stack = QUndoStack(self)

    def read(self, query: Callable[Concatenate[Any, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What a query of `db` answers; raises its trouble."""
        with self.database.reading() as session:
            return query(session, *args, **kwargs)

    def edit(
        self,
        label: str,
        act: Callable[Concatenate[Any, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Do one act: written first, then put on the undo stack, then told.

        A failure leaves neither a row nor an undo step, and is raised.
        """
        result, edit = edits.make(self.database, label, act, *args, **kwargs)
        if edit.changes:
            self.undo_stack.push(Step(self, edit))
            self.tell(edit.tables)
        return result

    def write(self, act: Callable[Concatenate[Any, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Write what is no act of the user's, such as a draft: no undo, nobody told."""
        with self.database.transaction() as session:
            return act(session, *args, **kwargs)

    def tell(self, tables: Iterable[str]) -> None:
        """Say that tables changed, by whichever hand."""
        self.changed.emit(frozenset(tables))

    def apply(self, edit: edits.Edit) -> edits.Edit | None:
        """Write an edit from the undo stack; the one that takes it back, None if it can't be."""
        try:
            back = edits.apply(self.database, edit)
        except DatabaseTrouble as trouble:
            self.undo_failed.emit(trouble)
            return None
        self.tell(edit.tables)
        return back


class Step(QUndoCommand):
    """An edit on the undo stack; one that conflicts makes itself obsolete."""

    def __init__(self, store: Store, edit: edits.Edit) -> None:
        super().__init__(edit.label)
        self._store = store
        self._next = edit.inverse()
        self._is_done = True

    def redo(self) -> None:
        """Do it again; the first call comes from the push, when it is done already."""
        if not self._is_done:
            self._apply()

    def undo(self) -> None:
        """Take it back."""
        if self._is_done:
            self._apply()

    def _apply(self) -> None:
        back = self._store.apply(self._next)
        if back is None:
            self.setObsolete(True)
            return
        self._next = back
        self._is_done = not self._is_done
