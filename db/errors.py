"""Known trouble with the database, told apart by kind; the window words it for people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


class DatabaseTrouble(Exception):  # noqa: N818  (its kinds are named as a person names them)
    """Trouble that a user can do something about; never a fault of the program."""


class Missing(DatabaseTrouble):
    """The record that was asked for is not there (any more)."""


class Refused(DatabaseTrouble):
    """What was asked breaks a rule of the record keeper; the message names the rule."""


class Conflict(DatabaseTrouble):
    """What an edit or undo would overwrite is no longer what it was."""


class Unreachable(DatabaseTrouble):
    """The database can't be opened: no such folder, server or file."""


class Silent(Unreachable):
    """The database could be opened and does not answer now; it may come back."""


class Unsure(Silent):
    """The database fell silent when all was sent: what was done may be kept, or may not be.

    `outcome` is what would have been returned; `db.edits.is_kept` finds out later.
    """

    def __init__(self, message: str, outcome: Any) -> None:
        super().__init__(message)
        self.outcome = outcome


class Gone(DatabaseTrouble):
    """The file was moved, deleted or replaced while it was open; nothing more is written to it."""


class NotWritable(DatabaseTrouble):
    """The database, or the folder it lies in, may not be written."""


class NotExported(DatabaseTrouble):
    """A file that was asked for can't be written; the message names it and why."""


class Locked(DatabaseTrouble):
    """Somebody else holds the database, longer than we wait."""


class Full(DatabaseTrouble):
    """The disk is full."""


class Damaged(DatabaseTrouble):
    """The file is no database, or a broken one."""


class TooNew(DatabaseTrouble):
    """The file was written by a newer program; it was left unchanged."""


class Ambiguous(DatabaseTrouble):
    """A name fits several records; `candidates` lists them."""

    def __init__(self, asked: str, candidates: Sequence[str]) -> None:
        super().__init__(f"{asked!r} fits {len(candidates)}: {', '.join(candidates)}")
        self.asked = asked
        self.candidates = tuple(candidates)


@dataclass(frozen=True)
class Fault:
    """One thing wrong in a file: where (`milestones[3].guidance[0].text`) and what."""

    place: str
    message: str


class BadFile(DatabaseTrouble):
    """A file that can't be imported; every fault names its place, and nothing was written."""

    def __init__(self, name: str, faults: Sequence[Fault]) -> None:
        first = faults[0]
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        super().__init__(f"{name}: {first.place}: {first.message}{more}")
        self.name = name
        self.faults = tuple(faults)
