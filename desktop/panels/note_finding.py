"""Looks through the notes for what is typed: by the index of their words, then note by note."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from db import note_search
from db.errors import DatabaseTrouble
from db.note_index import NoteIndex
from db.records import Thing
from desktop.store import Store
from desktop.surroundings import index_folder
from desktop.tasks import Tasks

LISTED = 20
LEAST_LETTERS = 2
PAUSE = 80  # milliseconds of no typing before notes are looked through
AT_ONCE = 5_000  # notes asked one by one while the window waits; more are in the background


class NoteFinding(QObject):
    """Answers words with the newest notes that hold them.

    Signals: `found(object)`, the notes, first those in which words begin so, soon perhaps with
    those that hold them otherwise; `failed(object)`, the trouble that kept them from being read.
    """

    found = Signal(object)
    failed = Signal(object)

    def __init__(self, store: Store, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._tasks = tasks
        self._index = NoteIndex(store.database, index_folder())
        self._words: tuple[str, ...] = ()
        self._begin_so: tuple[Thing, ...] = ()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._look)

    def keep_index(self) -> None:
        """Let the index take in what changed, in the background."""
        task = self._tasks.run("note index", lambda task: self._index.keep(task.cancel))
        if task is not None:
            task.start()

    def ask(self, words: Sequence[str]) -> None:
        """Look for these words when no others are asked for a moment; for none, not at all."""
        self._words = tuple(words) if sum(map(len, words)) >= LEAST_LETTERS else ()
        if self._words:
            self._pause.start()
        else:
            self._pause.stop()

    def rest(self) -> None:
        """Look for nothing, and let go of the index."""
        self.ask(())
        self._index.close()

    def _look(self) -> None:
        try:
            found = self._store.read(self._index.found, self._words, LISTED)
            self._begin_so = found or ()
            is_full = len(self._begin_so) == LISTED
            are_few = not is_full and self._store.read(note_search.few_notes, AT_ONCE)
            rest = self._read(self._words) if are_few else ()
        except DatabaseTrouble as trouble:
            self.failed.emit(trouble)
            return
        self._tell(rest)
        if not (is_full or are_few):
            self._look_closely()

    def _look_closely(self) -> None:
        """Ask every note, in the background; what is typed meanwhile is asked for next."""
        words = self._words
        task = self._tasks.run("notes", lambda _: self._read(words))
        if task is not None:
            task.answered.connect(partial(self._take, words))
            task.failed.connect(self.failed)
            task.ended.connect(partial(self._go_on, words))
            task.start()

    def _read(self, words: tuple[str, ...]) -> tuple[Thing, ...]:
        return self._store.read(note_search.notes_with, words, LISTED)

    def _take(self, words: tuple[str, ...], notes: tuple[Thing, ...]) -> None:
        if words == self._words:
            self._tell(notes)

    def _go_on(self, words: tuple[str, ...]) -> None:
        is_asked_still = self._words and not self._pause.isActive()
        if words != self._words and is_asked_still and len(self._begin_so) < LISTED:
            self._look_closely()

    def _tell(self, rest: tuple[Thing, ...]) -> None:
        known = {note.id for note in self._begin_so}
        others = (note for note in rest if note.id not in known)
        self.found.emit((*self._begin_so, *others)[:LISTED])
