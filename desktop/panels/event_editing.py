"""Policy and other events entered and changed."""

from __future__ import annotations

from typing import ClassVar

from desktop.panels.editing import Editing


class EventEditing(Editing):
    """Edits events."""

    kinds: ClassVar[frozenset[str]] = frozenset({"event", "event_end"})
