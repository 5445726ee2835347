"""What a start does without: nothing is imported or read that the window does not show yet."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from desktop.main_window import MainWindow
from desktop.settings import TAB, Settings

START = """
import linecache, sys
from desktop.__main__ import main

assert main(["--db", sys.argv[1]]) == 0
print(sum(name.endswith(".py") for name in linecache.cache))
print(*sys.modules)
"""
# What a window that nobody has used yet has no need of: pandas and yfinance belong to the fetching
# process, and each form, format and reader of dates is imported by its first use.
NOT_YET = (
    "alembic",
    "exchange_calendars",
    "icalendar",
    "pandas",
    "psycopg",
    "pydantic",
    "rapidfuzz",
    "yfinance",
    "db.interchange",
    "desktop.acts",
    "desktop.analysis.date_words",
    "desktop.analysis.record",
    "desktop.analysis.windows",
    "desktop.capture",
    "desktop.commands",
    "desktop.dialogs.add_company",
    "desktop.dialogs.fields",
    "desktop.dialogs.milestone",
    "desktop.dialogs.promise",
    "desktop.market",
    "desktop.panels.documents",
    "desktop.panels.financing",
    "desktop.panels.first_run",
    "desktop.panels.inbox",
    "desktop.panels.overview",
    "desktop.panels.projects",
    "desktop.panels.record",
    "desktop.panels.trend",
    "desktop.printing",
)


def test_a_window_is_there_without_what_its_first_use_imports(place: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", START, str(place)],
        env={**os.environ, "HEADFRAME_BENCH_EXIT_AFTER_PAINT": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=110,
    )
    assert (done.returncode, done.stderr) == (0, "")
    sources, modules = done.stdout.splitlines()
    imported = set(modules.split())
    assert {"PySide6.QtWidgets", "sqlalchemy", "desktop.main_window"} <= imported
    assert not imported & set(NOT_YET)
    assert int(sources) < 40, "PySide6 reads and keeps the source of what is imported"


class Shown(QObject):
    """Keeps the kinds of the windows that are shown."""

    def __init__(self) -> None:
        super().__init__()
        self.kinds: set[str] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.kinds.add(type(watched).__name__)
        return False


def test_nothing_but_the_window_appears_while_it_and_its_views_are_made(
    opened: Callable[[], MainWindow], qapp: QApplication
) -> None:
    """What is shown before it has its place is a window for a moment, and takes the keyboard."""
    shown = Shown()
    qapp.installEventFilter(shown)
    window = opened()
    window.views.make()
    window.beside.make()
    qapp.processEvents()
    qapp.removeEventFilter(shown)
    assert shown.kinds == {"MainWindow"}
    assert window.isActiveWindow()


def test_a_tab_that_is_at_the_front_from_the_start_has_room_for_its_lines(
    opened: Callable[[], MainWindow], tmp_path: Path
) -> None:
    """It takes its heights from lines as high as the style sheet makes them."""
    settings = Settings(tmp_path / "settings.ini")
    settings.put(TAB, "financing")
    settings.flush()
    window = opened()
    assert window.financing.table.isVisible()
    assert window.financing.sums.rowCount() > 1
    assert window.financing.table.verticalScrollBar().maximum() == 0
