"""Trouble in a person's words: one sentence that says what happened and what to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from db import errors

translate = QCoreApplication.translate
PASSING = (errors.Full, errors.Gone, errors.Locked, errors.NotWritable, errors.Silent)


@dataclass(frozen=True)
class Failure:
    """An act that was not done, and how to do it again with the same values."""

    trouble: Exception
    again: Callable[[], object]


def may_pass(trouble: Exception) -> bool:
    """Whether the same act may go well later."""
    return isinstance(trouble, PASSING)


def sentence(trouble: Exception) -> str:
    """What to tell the user."""
    whole = {
        errors.Conflict: translate(
            "Errors", "This was changed meanwhile, so it was left as it is now."
        ),
        errors.Locked: translate(
            "Errors", "Another program holds the database; close it and try again."
        ),
        errors.Full: translate("Errors", "The disk is full; make room and try again."),
        errors.Unsure: translate(
            "Errors", "%s; whether this was saved shows when you try again, and never is it twice."
        ),
        errors.Silent: translate("Errors", "%s; try again in a moment."),
        errors.Gone: translate("Errors", "%s; nothing more is written to it."),
        errors.NotWritable: translate("Errors", "%s; check who may write there, and try again."),
    }
    for kind, words in whole.items():
        if isinstance(trouble, kind):
            return words.replace("%s", str(trouble))
    return str(trouble)
