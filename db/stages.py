"""The ladders of stages, for mines and plants, as one order."""

from __future__ import annotations

LADDER = (
    "prospect",
    "exploration",
    "resource",
    "planned",
    "pea",
    "pilot",
    "pfs",
    "fs",
    "permitting",
    "financing",
    "construction",
    "commissioning",
    "ramp_up",
    "production",
)


def rank(stage: str | None) -> int:
    """How far up a stage stands; -1 where it stands off the ladder or is not known."""
    return LADDER.index(stage) if stage in LADDER else -1
