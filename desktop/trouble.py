"""Faults of the program itself: logged, told once, and never the end of what was written."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from db.errors import DatabaseTrouble
from desktop.log import one_line, without_secrets
from desktop.versions import diagnosis

if TYPE_CHECKING:
    from desktop.dialogs.trouble import TroubleDialog

log = logging.getLogger("headframe")


class Faults(QObject):
    """Hears every uncaught exception, on whatever thread, and tells of it in a dialog.

    `settle` writes down what is being typed before anything is shown, and says if it could.
    Signals: `happened(str)`, the trace, from any thread to the window's; `troubled(object)`, the
    trouble with the database that nobody met: that is no fault of the program.
    """

    happened = Signal(str)
    troubled = Signal(object)

    def __init__(self, window: QWidget, settle: Callable[[], bool], folder: Path) -> None:
        super().__init__(window)
        self._window = window
        self._settle = settle
        self._folder = folder
        self._dialog: TroubleDialog | None = None
        self.happened.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def listen(self) -> None:
        """Be the one whom Python tells of what nobody caught."""
        sys.excepthook = self.hear
        threading.excepthook = lambda told: self.hear(
            told.exc_type, told.exc_value, told.exc_traceback
        )
        sys.unraisablehook = lambda told: self.hear(
            told.exc_type, told.exc_value, told.exc_traceback
        )

    def hear(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Log a fault, and tell of it on the window's thread."""
        if issubclass(kind, KeyboardInterrupt):
            self._window.close()
            return
        if isinstance(error, DatabaseTrouble):
            log.warning("%s", error)
            self.troubled.emit(error)
            return
        text = "".join(traceback.format_exception(kind, error, trace))
        log.error("%s", text)
        self.happened.emit(text)

    def _tell(self, trace: str) -> None:
        if self._dialog is not None:
            self._dialog.count()
            return
        is_saved = self._guarded(self._settle)
        self._guarded(partial(self._show, trace, bool(is_saved)))

    def _guarded(self, act: Callable[[], bool | None]) -> bool | None:
        try:
            return act()
        except Exception:  # a fault in telling of a fault must not be told of again
            log.exception("a fault could not be handled")
            return None

    def _show(self, trace: str, is_saved: bool) -> None:
        from desktop.dialogs.trouble import TroubleDialog

        shown = report(trace)
        self._dialog = TroubleDialog(shown, self._folder, self._window, is_saved=is_saved)
        self._dialog.quit_asked.connect(self._window.close)
        self._dialog.finished.connect(self._forget)
        self._dialog.open()

    def _forget(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None


def report(trace: str) -> str:
    """The versions and the trace, without secrets, to be sent to whoever can mend it."""
    lines = [f"{name} {value}" for name, value in diagnosis().items()]
    shown = [one_line(line) for line in without_secrets(trace).splitlines()]
    return "\n".join([*lines, "", *shown])
