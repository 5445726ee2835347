"""The real window in a picture, without a screen."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication

from db import companies
from db.errors import DatabaseTrouble
from desktop.errors import sentence
from desktop.market.symbols import line_of
from desktop.program import REFUSED, build
from desktop.settings import Settings
from desktop.surroundings import today


def take(args: argparse.Namespace) -> int:
    """Render the window as the arguments say; the exit status."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(Path(folder) / "picture.ini")
        try:
            return _render(args, settings)
        except (DatabaseTrouble, OSError) as trouble:
            print(sentence(trouble), file=sys.stderr)
            return REFUSED


def _render(args: argparse.Namespace, settings: Settings) -> int:
    program = build(args.db, args.today or today(), settings, args.theme)
    try:
        window = program.window
        window.resize(*args.size)
        window.show()
        QApplication.processEvents()
        if args.company:
            found = window.store.read(companies.find, args.company, line_of)
            window.show_company(found.id)
        if args.view == "projects":
            window.panes.show_view("overview")
            window.overview.wait()
        QApplication.processEvents()
        if not window.grab().save(str(args.out), "PNG"):
            print(f"{args.out} can't be written", file=sys.stderr)
            return REFUSED
    finally:
        program.end()
    return 0
