"""What others measured of delays, with their source; all of it about construction."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BaseRate:
    """A published share in per cent (`lowest` to `highest`) of what happened, and who says so.

    `kind` is late or longer; `projects` is how many were looked at, None where it isn't said.
    """

    kind: str
    lowest: int
    highest: int
    publisher: str
    year: int
    projects: int | None


# EY, "Opportunities to enhance capital productivity", 2015, as reported by mining.com: 108 projects
# of more than US$1 bn each. McKinsey, "The capex crystal ball", 2024: large projects in mining and
# metals. Neither speaks of studies, permits or financings.
BASE_RATES = (
    BaseRate("late", 50, 50, "EY", 2015, 108),
    BaseRate("longer", 20, 30, "McKinsey", 2024, None),
)
