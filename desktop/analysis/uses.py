"""How often something was chosen lately: each use counts half after a fortnight."""

from __future__ import annotations

import datetime as dt
import json
import math

HALVED_AFTER = 14  # days
KEPT = 200  # the most used ones that are remembered
MOST = 30.0  # points that use adds to a match at most
PER_DOUBLING = 10.0


class Uses:
    """Counts by name, as they stand on a day."""

    def __init__(self, text: str, today: dt.date) -> None:
        self._today = today
        self._counts = _read(text)

    def add(self, name: str) -> None:
        """Count one use."""
        self._counts[name] = (self.count(name) + 1, self._today)

    def count(self, name: str) -> float:
        """The uses of late; 0 for what was never chosen."""
        count, day = self._counts.get(name, (0.0, self._today))
        return float(count * 0.5 ** (max((self._today - day).days, 0) / HALVED_AFTER))

    def points(self, name: str) -> float:
        """What its use is worth beside a match."""
        return min(MOST, PER_DOUBLING * math.log2(1 + self.count(name)))

    def most(self, limit: int) -> list[str]:
        """The names used most, at least about once in the last month."""
        names = [name for name in self._counts if self.count(name) > 0.2]
        return sorted(names, key=lambda name: -self.count(name))[:limit]

    def text(self) -> str:
        """Everything, to be kept."""
        today = self._today.isoformat()
        return json.dumps({name: [round(self.count(name), 3), today] for name in self._kept()})

    def _kept(self) -> list[str]:
        return sorted(self._counts, key=lambda name: -self.count(name))[:KEPT]


def _read(text: str) -> dict[str, tuple[float, dt.date]]:
    """What was kept; nothing where it can't be read."""
    try:
        stored = json.loads(text)
        return {
            str(name): (float(count), dt.date.fromisoformat(day))
            for name, (count, day) in stored.items()
        }
    except (ValueError, TypeError, AttributeError):
        return {}
