"""Companies and listings entered, changed, merged and deleted."""

from __future__ import annotations

from typing import ClassVar

from desktop.panels.editing import Editing


class CompanyEditing(Editing):
    """Edits companies and their listings."""

    kinds: ClassVar[frozenset[str]] = frozenset({"company", "listing"})
