"""Trouble in a person's words: one sentence that says what happened and what to do."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from db import errors

translate = QCoreApplication.translate


def sentence(trouble: Exception) -> str:
    """What to tell the user."""
    advice = {
        errors.Conflict: translate(
            "Errors", "This was changed meanwhile, so it was left as it is now."
        ),
        errors.Locked: translate(
            "Errors", "Another program holds the database; close it and try again."
        ),
        errors.Full: translate("Errors", "The disk is full; make room and try again."),
        errors.NotWritable: translate(
            "Errors", "The database may not be written; check the rights of its folder."
        ),
    }
    for kind, words in advice.items():
        if isinstance(trouble, kind):
            return words
    return str(trouble)
