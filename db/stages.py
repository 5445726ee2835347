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

MINE = tuple(stage for stage in LADDER if stage not in {"planned", "pilot"})
PLANT = ("planned", "pilot", "construction", "commissioning", "ramp_up", "production")
OFF_THE_LADDER = ("care_maintenance", "suspended", "cancelled", "closed")


def ladder(kind: str) -> tuple[str, ...]:
    """The stages that a mine or a plant climbs, in their order."""
    return PLANT if kind == "plant" else MINE


def rank(stage: str | None) -> int:
    """How far up a stage stands; -1 where it stands off the ladder or is not known."""
    return LADDER.index(stage) if stage in LADDER else -1
