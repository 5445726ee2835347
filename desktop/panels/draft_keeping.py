"""What is being typed, kept in the database; held in mind while that takes nothing."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, Signal

from db import notes
from db.errors import DatabaseTrouble
from db.records import Draft
from desktop.errors import Failure, may_pass
from desktop.store import Store

PAUSE_MS = 10_000  # to wait for a database that another holds would stop the typing each time


class DraftKeeping(QObject):
    """Writes drafts behind the typing, and loses none that can't be written.

    Signals: `failed(object)`, the Failure to write one; `recovered()`, all that was held is
    written now.
    """

    failed = Signal(object)
    recovered = Signal()

    def __init__(self, store: Store, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._held: dict[str, Draft] = {}
        self._since = QElapsedTimer()

    @property
    def unsaved(self) -> tuple[str, ...]:
        """The words that are only held."""
        return tuple(draft.text for draft in self._held.values() if draft.text.strip())

    def all(self) -> dict[str, Draft]:
        """Every draft by its place, the latest words of each."""
        return {draft.place: draft for draft in self._store.read(notes.drafts)} | self._held

    def keep(self, draft: Draft) -> None:
        """Write a draft; hold it where that can't be done, or could not just now."""
        if self._held and not self._since.hasExpired(PAUSE_MS):
            self._held[draft.place] = draft
        else:
            self._write(draft)

    def keep_after(self, trouble: DatabaseTrouble, draft: Draft) -> None:
        """Keep what could not be written as what it was to be, because of this trouble."""
        if may_pass(trouble):
            self._hold(draft)
        else:
            self.keep(draft)

    def let_go(self, place: str) -> None:
        """Forget what was held for a place: it is written as what it was to be."""
        self._held.pop(place, None)
        self.write_held()

    def write_held(self) -> None:
        """Write all that is held."""
        for draft in tuple(self._held.values()):
            if not self._write(draft):
                return

    def give_up(self) -> None:
        """Forget what is only held: the user has it, or does not want it."""
        self._held.clear()

    def _hold(self, draft: Draft) -> None:
        self._held[draft.place] = draft
        self._since.start()

    def _write(self, draft: Draft) -> bool:
        try:
            self._store.write(notes.keep_draft, draft.place, draft.text, draft.day)
        except DatabaseTrouble as trouble:
            self._hold(draft)
            self.failed.emit(Failure(trouble, self.write_held))
            return False
        if self._held.pop(draft.place, None) and not self._held:
            self.recovered.emit()
        return True
