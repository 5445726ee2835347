"""The one QApplication: named and with its icon, before any window."""

from __future__ import annotations

import builtins
import sys

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from desktop.surroundings import icon_file

# Seconds that a worker computes before the window has its turn: at Python's 5 ms, a query that
# waits for its turn at every step holds a frame up.
TURN = 0.001


def make_application() -> QApplication:
    """The one QApplication, named."""
    found = QApplication.instance()
    application = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    sys.setswitchinterval(TURN)
    application.setApplicationName("headframe")
    application.setApplicationDisplayName("Headframe")
    application.setDesktopFileName("io.github.headframe.Headframe")
    application.setWindowIcon(QIcon(str(icon_file())))
    return application


def import_plainly() -> None:
    """Take Python's own import again, in the place of the one that PySide6 puts there.

    That one reads the source of each module imported after it, and keeps it, to find whether that
    could ask for PySide6's other spelling of names (`from __feature__ import`). None of ours does.
    """
    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain
