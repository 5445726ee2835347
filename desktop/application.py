"""The one QApplication: named and with its icon, before any window."""

from __future__ import annotations

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
