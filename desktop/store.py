"""The window's one way to the database: read, edit, undo, and word of what changed."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterable
from typing import Any, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack
from shiboken6 import isValid

from db import edits
from db.database import Database
from db.errors import DatabaseTrouble, Unsure
from desktop.errors import Failure, may_pass

P = ParamSpec("P")
T = TypeVar("T")


class Store(QObject):
    """Reads and edits on the window's thread.

    Signals: `changed(frozenset[str])`, the tables that a commit touched; `undo_failed(object)`, the
    trouble that kept an undo or redo from being done, as a Failure where it can be tried again.
    """

    changed = Signal(object)
    undo_failed = Signal(object)

    def __init__(self, database: Database, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.database = database
        self.undo_stack = QUndoStack()
        # Python frees the steps of a lost store before the stack that still frees them, and then
        # the program goes down: the stack is kept until it is empty.
        weakref.finalize(self, _emptied, self.undo_stack)
        self._doubtful: tuple[Any, Any, edits.Edit] | None = None
        self._untaken: DatabaseTrouble | None = None

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

        A failure leaves neither a row nor an undo step, and is raised. Where the database fell
        silent over the commit, nobody knows: the next act finds out, and the same act tried again
        is not done twice.
        """
        asked = (act, args, kwargs)
        known = self._settle(asked)
        if known is not None:
            answer: T = known[0]
            return answer
        try:
            result, edit = edits.make(self.database, label, act, *args, **kwargs)
        except Unsure as unsure:
            self._doubtful = (asked, *unsure.outcome)
            raise
        self._put(edit)
        return result

    def write(self, act: Callable[Concatenate[Any, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Write what is no act of the user's, such as a draft: no undo, nobody told."""
        with self.database.transaction() as session:
            return act(session, *args, **kwargs)

    def tell(self, tables: Iterable[str]) -> None:
        """Say that tables changed, by whichever hand."""
        self.changed.emit(frozenset(tables))

    def undo(self) -> None:
        """Take the last act back."""
        self._turn(self.undo_stack.undo, self.undo_stack.redo, self.undo)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._turn(self.undo_stack.redo, self.undo_stack.undo, self.redo)

    def apply(self, edit: edits.Edit) -> edits.Edit:
        """Write an edit from the undo stack; the one that takes it back. Raises its trouble."""
        back = edits.apply(self.database, edit)
        self.tell(edit.tables)
        return back

    def fail(self, trouble: DatabaseTrouble) -> None:
        """Hear from a step why it could not be written."""
        if may_pass(trouble):
            self._untaken = trouble
        else:
            self.undo_failed.emit(trouble)

    def _turn(
        self, there: Callable[[], None], back: Callable[[], None], again: Callable[[], None]
    ) -> None:
        """Take a step; where the trouble may pass, stand where we stood, to take it again."""
        there()
        trouble, self._untaken = self._untaken, None
        if trouble is not None:
            back()  # the step knows that nothing was written, and writes nothing now
            self.undo_failed.emit(Failure(trouble, again))

    def _settle(self, asked: object) -> tuple[Any] | None:
        """Find out about an act in doubt; what it returned, if it was kept and is asked again."""
        if self._doubtful is None:
            return None
        before, result, edit = self._doubtful
        is_kept = edits.is_kept(self.database, edit)
        self._doubtful = None
        if not is_kept:
            return None
        self._put(edit)
        return (result,) if before == asked else None

    def _put(self, edit: edits.Edit) -> None:
        if edit.changes:
            self.undo_stack.push(Step(self, edit))
            self.tell(edit.tables)


def _emptied(stack: QUndoStack) -> None:
    if isValid(stack):
        stack.blockSignals(True)
        stack.clear()


class Step(QUndoCommand):
    """An edit on the undo stack; one that conflicts makes itself obsolete."""

    def __init__(self, store: Store, edit: edits.Edit) -> None:
        super().__init__(edit.label)
        self._weak_store = weakref.ref(store)  # see Store: what keeps the stack keeps its steps
        self._next = edit.inverse()
        self._is_done = True
        self._doubtful: edits.Edit | None = None

    @property
    def _store(self) -> Store:
        store = self._weak_store()
        assert store is not None
        return store

    def redo(self) -> None:
        """Do it again; the first call comes from the push, when it is done already."""
        if not self._is_done:
            self._apply()

    def undo(self) -> None:
        """Take it back."""
        if self._is_done:
            self._apply()

    def _apply(self) -> None:
        try:
            back = self._settled() or self._store.apply(self._next)
        except DatabaseTrouble as trouble:
            self._doubtful = trouble.outcome if isinstance(trouble, Unsure) else self._doubtful
            self.setObsolete(not may_pass(trouble))
            self._store.fail(trouble)
            return
        self._next = back
        self._is_done = not self._is_done

    def _settled(self) -> edits.Edit | None:
        """The way back from an edit that was written though nobody said so."""
        if self._doubtful is None or not edits.is_kept(self._store.database, self._next):
            return None
        back, self._doubtful = self._doubtful, None
        self._store.tell(self._next.tables)
        return back
