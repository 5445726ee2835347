"""Financings and agreements entered, revised and changed."""

from __future__ import annotations

from typing import ClassVar

from desktop.panels.editing import Editing


class DealEditing(Editing):
    """Edits financings and agreements."""

    kinds: ClassVar[frozenset[str]] = frozenset({"financing", "agreement"})
