"""The log: one line per record in a file that never grows large, without secrets."""

from __future__ import annotations

import logging
import re
from logging.handlers import RotatingFileHandler
from pathlib import Path

import platformdirs
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from desktop.surroundings import APPLICATION

SIZE = 1_000_000
KEPT = 5
PASSWORD = re.compile(r"(?<=://)([^:/@\s]+):\S+@")
# A PostgreSQL server repeats the row that it refuses, and with it what the user wrote.
ROW = re.compile(r"^(DETAIL|CONTEXT): .*?(?=^\[SQL|^HINT:|^LINE \d|\Z)", re.DOTALL | re.MULTILINE)
LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class OneLine(logging.Formatter):
    """A record with its trace as one line: controls escaped, passwords left out."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        return one_line(super().format(record))


def without_secrets(text: str) -> str:
    """A text without passwords, and without rows of tables."""
    return ROW.sub(r"\1 left out\n", PASSWORD.sub(r"\1:***@", text))


def one_line(text: str) -> str:
    """The same on one line, controls and marks of direction written out."""
    hidden = without_secrets(text)
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in hidden)


def log_folder() -> Path:
    """Where the log lies."""
    return platformdirs.user_log_path(APPLICATION, appauthor=False)


def open_log(folder: Path) -> logging.Handler | None:
    """Write warnings and worse into the folder from now on.

    None where nothing can be written there: the program runs without a log then.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "headframe.log", maxBytes=SIZE, backupCount=KEPT, encoding="utf-8", delay=True
        )
    except OSError:
        return None
    handler.setLevel(logging.WARNING)
    handler.setFormatter(OneLine("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.getLogger().addHandler(handler)
    return handler


def log_qt() -> None:
    """Let what Qt says go into the log too."""
    qInstallMessageHandler(_hear_qt)


def _hear_qt(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    logging.getLogger("qt").log(LEVELS.get(kind, logging.WARNING), "%s", message)
