"""Read the command line: a window where no command is named, else the command."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from db.errors import DatabaseTrouble
from desktop import commands


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; its exit status."""
    try:
        args = commands.build_parser().parse_args(sys.argv[1:] if argv is None else argv)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else commands.WRONG_USAGE
    if args.command is None:
        return open_window(args)
    if args.command == "screenshot":
        return take_picture(args)
    return commands.run(args)


def open_window(args: argparse.Namespace) -> int:
    """Open the window on the database and stay until it is closed.

    Where there is one already, that comes to the front instead: without Qt, so at once.
    """
    from desktop import handing, surroundings
    from desktop.whereabouts import whereabouts

    try:
        handing.raise_window(whereabouts(args.db or surroundings.database_place()))
    except handing.NoAnswer as silence:
        from desktop import program

        return program.refuse(str(silence))
    except (handing.Nobody, DatabaseTrouble, OSError):
        # Whatever else is wrong with the database, the window meets it too, and says so.
        from desktop import program

        return program.run(args.db)
    return commands.DONE


def take_picture(args: argparse.Namespace) -> int:
    """Render the real window without a screen."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from desktop import screenshot

    return screenshot.take(args)


if __name__ == "__main__":
    sys.exit(main())
