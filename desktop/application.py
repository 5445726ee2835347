"""The one QApplication: named and with its icon, before any window."""

from __future__ import annotations

import sys

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from desktop.surroundings import icon_file


def make_application() -> QApplication:
    """The one QApplication, named."""
    found = QApplication.instance()
    application = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("headframe")
    application.setApplicationDisplayName("Headframe")
    application.setDesktopFileName("io.github.headframe.Headframe")
    application.setWindowIcon(QIcon(str(icon_file())))
    return application
