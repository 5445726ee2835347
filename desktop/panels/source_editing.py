"""Sources entered, changed and merged."""

from __future__ import annotations

from typing import ClassVar

from desktop.panels.editing import Editing


class SourceEditing(Editing):
    """Edits sources."""

    kinds: ClassVar[frozenset[str]] = frozenset({"source"})
