"""Watchlists made, named, ordered and filled by hand."""

from __future__ import annotations

from desktop.panels.editing import Editing


class WatchlistEditing(Editing):
    """Edits watchlists."""
