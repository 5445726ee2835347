"""What commands in the terminal hand to the open window: done here, undoable, and answered."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from db.errors import DatabaseTrouble
from desktop.instance import Conversation
from desktop.panels.price_refresh import PriceRefresh
from desktop.store import Store

if TYPE_CHECKING:
    from desktop.acts import Act, Refresh
    from desktop.market.update import Outcome, Progress


# What reads and words requests is imported when the first one comes: most windows never hear one.
class Handed(QObject):
    """Does what other programs ask of the window.

    Signals: `told(str)`, what became of an act; `fetching()`, prices are fetched because somebody
    asked for it.
    """

    told = Signal(str)
    fetching = Signal()

    def __init__(self, store: Store, refresh: PriceRefresh, window: QWidget) -> None:
        super().__init__(window)
        self._store = store
        self._refresh = refresh
        self._window = window

    def take(self, talk: Conversation, line: bytes) -> None:
        """Do what a line asks, and answer it."""
        from desktop import acts

        try:
            request = acts.understood(line)
        except ValueError:
            talk.refuse("This window does not know what it was asked")
            return
        if isinstance(request, acts.Raise):
            self._come_up(request.token)
            talk.answer(None)
        elif isinstance(request, acts.Refresh):
            self._fetch(talk, request)
        else:
            self._write(talk, request)

    def _come_up(self, token: str) -> None:
        """Bring the window to the front, wherever it is."""
        if token:
            os.environ["XDG_ACTIVATION_TOKEN"] = token
        window, minimised = self._window, Qt.WindowState.WindowMinimized
        window.setWindowState(window.windowState() & ~minimised)
        window.show()
        window.raise_()
        window.activateWindow()

    def _write(self, talk: Conversation, act: Act) -> None:
        from desktop import acts

        try:
            answer = self._store.edit(self._label(act), acts.write, act)
        except (DatabaseTrouble, OSError) as trouble:
            talk.refuse(str(trouble))
        except Exception:
            talk.refuse("The window made a mistake; its log tells which")
            raise
        else:
            talk.answer(answer)
            self.told.emit(self.tr("Done for a command in the terminal. Ctrl+Z takes it back."))

    def _label(self, act: Act) -> str:
        from desktop import acts

        if isinstance(act, acts.AddNote):
            return self.tr("Add note")
        return self.tr("Import %s") % ", ".join(file.name for file in act.named())

    def _fetch(self, talk: Conversation, request: Refresh) -> None:
        try:
            listing_ids = self._store.read(request.listings)
        except DatabaseTrouble as trouble:
            talk.refuse(str(trouble))
            return
        if self._refresh.is_offline:
            talk.refuse("The window is offline by choice; Preferences ▸ Prices ends that")
            return
        if not self._refresh.start(listing_ids):
            talk.refuse("The window is fetching prices already; wait, or cancel that there")
            return
        self.fetching.emit()
        told = Telling(talk)
        self._refresh.progressed.connect(told.progress)
        self._refresh.ended.connect(told.end)
        self._refresh.failed.connect(told.fail)
        talk.left.connect(self._refresh.cancel)


class Telling(QObject):
    """Tells another program how far the refresh is that it asked for."""

    def __init__(self, talk: Conversation) -> None:
        super().__init__(talk)
        self._talk = talk

    def progress(self, progress: Progress) -> None:
        """A listing is done."""
        from desktop import printing

        self._talk.progress(printing.outcome(progress.outcome))

    def end(self, outcomes: Sequence[Outcome]) -> None:
        """All are."""
        from desktop import answers

        self._talk.answer([answers.outcome(found) for found in outcomes])

    def fail(self, error: Exception) -> None:
        """It came to nothing."""
        self._talk.refuse(str(error))
