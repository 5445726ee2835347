"""Read the command line: a window where no command is named, else the command.

What was last on the screen is shown before anything large is imported.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from desktop.snapshot import SnapshotWindow

# By these a benchmark times the start and sees that it is light; see tests/benchmarks/starting.py.
END_AFTER_PICTURE = "HEADFRAME_BENCH_EXIT_AFTER_PICTURE"
HEAVY = ("alembic", "numpy", "pandas", "pyqtgraph", "sqlalchemy", "yfinance")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; its exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    if _asks_for_window(words):
        # What is imported and built stays: to search it for lost cycles again and again was a
        # sixth of the start. `program.run` lets the search begin.
        gc.disable()
    picture = last_picture(words)
    if picture is not None and os.environ.get(END_AFTER_PICTURE):
        print(" ".join(name for name in HEAVY if name in sys.modules))
        return 0
    if _asks_for_window(words):
        return open_window(_named(words), picture)
    from desktop import commands

    try:
        args = commands.build_parser().parse_args(words)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else commands.WRONG_USAGE
    if args.command is None:
        return open_window(args.db, picture)
    if args.command == "screenshot":
        return take_picture(args)
    return commands.run(args)


def last_picture(words: Sequence[str]) -> SnapshotWindow | None:
    """Show what was last on the screen, where a window on a file is all that is asked for.

    None where there is no such picture, or another program seems to have the file open.
    """
    if not _asks_for_window(words):
        return None
    from desktop import surroundings

    try:
        named = _named(words) or surroundings.database_place()
        file = Path(named).expanduser().resolve()
        if "://" in named or not file.is_file() or file.with_name(f"{file.name}.lock").exists():
            return None
        day, folder = surroundings.today(), surroundings.snapshot_folder()
    except (OSError, ValueError):
        return None  # what is wrong is met and said when the window is built
    from desktop import snapshot
    from desktop.application import import_plainly, make_application

    import_plainly()
    make_application()
    picture = snapshot.recalled(file, folder, day)
    if picture is not None:
        picture.show_painted()
    return picture


def _asks_for_window(words: Sequence[str]) -> bool:
    if len(words) == 2:
        return words[0] == "--db" and not words[1].startswith("-")
    return not words or (len(words) == 1 and words[0].startswith("--db="))


def _named(words: Sequence[str]) -> str | None:
    """The database that the words of a window name."""
    return words[-1].removeprefix("--db=") if words else None


def open_window(named: str | None, picture: SnapshotWindow | None = None) -> int:
    """Open the window on a database, or the usual one, and stay until it is closed.

    Where there is one already, that comes to the front instead: without Qt, so at once.
    """
    from db.errors import DatabaseTrouble
    from desktop import handing, surroundings
    from desktop.whereabouts import whereabouts

    try:
        handing.raise_window(whereabouts(named or surroundings.database_place()))
    except handing.NoAnswer as silence:
        from desktop import program

        return program.refuse(str(silence))
    except (handing.Nobody, DatabaseTrouble, OSError):
        # Whatever else is wrong with the database, the window meets it too, and says so.
        from desktop.application import import_plainly

        import_plainly()
        from desktop import program

        return program.run(named, picture)
    return 0


def take_picture(args: argparse.Namespace) -> int:
    """Render the real window without a screen."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from desktop import screenshot

    return screenshot.take(args)


if __name__ == "__main__":
    sys.exit(main())
