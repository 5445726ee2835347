"""The databases that were opened last: where they are, the newest first, never with a password."""

from __future__ import annotations

import json
from pathlib import Path

from desktop.settings import RECENT, Settings

MOST = 10


def places(settings: Settings) -> tuple[str, ...]:
    """Files and addresses, the newest first."""
    try:
        found = json.loads(settings.get(RECENT) or "[]")
    except ValueError:
        return ()
    listed = found if isinstance(found, list) else []
    return tuple(place for place in listed if isinstance(place, str))[:MOST]


def remember(settings: Settings, place: str) -> None:
    """Put a place before all others."""
    others = (known for known in places(settings) if known != place)
    settings.put(RECENT, json.dumps([place, *others][:MOST]))


def forget(settings: Settings) -> None:
    """Forget all of them."""
    settings.put(RECENT, "")


def is_server(place: str) -> bool:
    """Whether a place is on a server, and no file."""
    return "://" in place


def is_gone(place: str) -> bool:
    """Whether a file isn't there any more; a server is not asked."""
    return not is_server(place) and not Path(place).exists()
