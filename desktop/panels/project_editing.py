"""Projects, milestones and promises entered and changed."""

from __future__ import annotations

from typing import ClassVar

from desktop.panels.editing import Editing


class ProjectEditing(Editing):
    """Edits projects, milestones and promises."""

    kinds: ClassVar[frozenset[str]] = frozenset({"project", "milestone", "guidance"})
