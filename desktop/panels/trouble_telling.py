"""What could not be done: said in one sentence, with the way to do it again or to go on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from db.errors import Gone
from desktop.errors import Failure, may_pass, sentence
from desktop.panels.status import StatusPanel
from desktop.store import Store

SHOWN = 60  # letters of what was typed


class TroubleTelling(QObject):
    """Tells the status bar what was not done, and asks what to do where that is not enough.

    Signals: `export_wanted()` and `other_wanted()`, the file is gone and what is left shall be
    saved elsewhere, or another database be opened.
    """

    export_wanted = Signal()
    other_wanted = Signal()

    def __init__(self, store: Store, status: StatusPanel, window: QWidget) -> None:
        super().__init__(window)
        self._store = store
        self._status = status
        self._window = window
        self._is_told = False
        self._box: QMessageBox | None = None

    def tell(self, failed: Exception | Failure) -> None:
        """Say what was not done; what may go well later can be tried again."""
        trouble = failed.trouble if isinstance(failed, Failure) else failed
        again = failed.again if isinstance(failed, Failure) and may_pass(trouble) else None
        self._is_told = True
        self._status.say("triangle-alert", sentence(trouble), again=again)
        if again is not None:
            self._status.say_saved(self.tr("Not saved"))
        if isinstance(trouble, Gone):
            self._offer_ways(trouble, again)

    def hear(self, trouble: Exception) -> None:
        """Say what kept something from being read."""
        self.tell(Failure(trouble, self._read_all))
        self._status.say_saved("")

    def forget(self) -> bool:
        """An act went well; whether there was trouble that is over now."""
        was_told, self._is_told = self._is_told, False
        return was_told

    def may_leave(self, unsaved: Sequence[str], then: Callable[[], object]) -> bool:
        """Whether the window may go: where this could not be kept, the user is asked first.

        `then` is done when the user has it, or gives it up.
        """
        if not unsaved:
            return True
        text = "\n\n".join(unsaved)
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("What you typed is not saved"))
        box.setText(self.tr("The database could not take what you typed, so it would be lost:"))
        shown = " ".join(text.split())
        box.setInformativeText(shown[:SHOWN] + "…" * (len(shown) > SHOWN))
        box.setTextFormat(Qt.TextFormat.PlainText)
        role = QMessageBox.ButtonRole
        copy = box.addButton(self.tr("&Copy it and go on"), role.AcceptRole)
        box.addButton(self.tr("&Go on without it"), role.DestructiveRole)
        stay = box.addButton(self.tr("&Stay"), role.RejectRole)
        box.setDefaultButton(copy)
        box.setEscapeButton(stay)

        def go_on() -> None:
            chosen = box.clickedButton()
            box.deleteLater()
            if chosen is copy:
                QGuiApplication.clipboard().setText(text)
            if chosen is not stay:
                then()

        box.finished.connect(go_on)
        box.open()
        return False

    def _read_all(self) -> None:
        self._store.tell({"company", "listing", "price_bar", "watchlist"})

    def _offer_ways(self, trouble: Gone, again: Callable[[], object] | None) -> None:
        """Ask once, as long as it is open, what to do about a file that is gone."""
        if self._box is not None:
            return
        box = self._box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("The database is gone"))
        box.setText(self.tr("%s.") % trouble)
        box.setInformativeText(
            self.tr(
                "Nothing more is written. What it held can still be read here, as long as this "
                "window is open: save it elsewhere. If you put the file back, try again."
            )
        )
        box.setTextFormat(Qt.TextFormat.PlainText)
        role = QMessageBox.ButtonRole
        save = box.addButton(self.tr("&Save everything…"), role.AcceptRole)
        other = box.addButton(self.tr("&Open another…"), role.ActionRole)
        retry = box.addButton(self.tr("&Try again"), role.ActionRole)
        later = box.addButton(self.tr("Not &now"), role.RejectRole)
        box.setDefaultButton(save)
        box.setEscapeButton(later)
        ways: dict[object, Callable[[], object]] = {
            save: self.export_wanted.emit,
            other: self.other_wanted.emit,
            retry: again or self._read_all,
        }

        def go_on() -> None:
            self._box = None
            box.deleteLater()
            ways.get(box.clickedButton(), int)()

        box.finished.connect(go_on)
        box.open()
