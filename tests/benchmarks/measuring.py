"""What a benchmark reports, and how two things are timed against each other."""

import math
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Figures(NamedTuple):
    """What was measured, in milliseconds; None is what there is not.

    The medians, the time that 95 of 100 of ours stay below, and what is to be said of them.
    """

    ours: float
    peer: float | None
    floor: float | None
    p95: float | None = None
    note: str = ""


@dataclass(frozen=True)
class Row:
    """One line of the report: milliseconds, their ratio, and the ratio aimed at.

    The ratio is to the floor, or, with `of_peer`, to the peer. `function` is what measures, as
    `module.name`; it takes the `arguments` and the rounds, and gives `Figures`; empty where none
    does yet, and then `note` says why.
    """

    work: str
    goal: float
    function: str = ""
    note: str = ""
    ours: float | None = None
    peer: float | None = None
    floor: float | None = None
    of_peer: bool = False
    arguments: tuple[object, ...] = ()
    p95: float | None = None

    @property
    def ratio(self) -> float | None:
        """How many times as long as the floor, or the peer, ours takes."""
        other = self.peer if self.of_peer else self.floor
        return self.ours / other if self.ours and other else None

    @property
    def met(self) -> bool | None:
        """Whether the goal is reached, as far as is known."""
        return None if self.ratio is None else self.ratio <= self.goal

    def as_json(self) -> dict[str, object]:
        """The row as scripts read it; what was not measured is null."""
        names = ("work", "ours", "p95", "peer", "floor", "ratio", "goal", "met", "note")
        return {name: getattr(self, name) for name in names}


def milliseconds(work: Callable[[], object]) -> float:
    """How long a call takes."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def p95(spent: Sequence[float]) -> float:
    """The time that 95 of 100 stay at or below."""
    return sorted(spent)[max(0, math.ceil(len(spent) * 0.95) - 1)]


def interleaved(rounds: int, ours: Callable[[], float], floor: Callable[[], float]) -> Figures:
    """Ours and the floor, taken in turn so that a busy moment meets both."""
    ours()
    floor()
    pairs = [(ours(), floor()) for _ in range(rounds)]
    of_ours, of_floor = zip(*pairs, strict=True)
    return Figures(statistics.median(of_ours), None, statistics.median(of_floor), p95(of_ours))


def interleaved_with_peer(
    rounds: int, ours: Callable[[], float], peer: Callable[[], float]
) -> Figures:
    """The same for ours and a peer, where there is no floor to speak of."""
    figures = interleaved(rounds, ours, peer)
    return figures._replace(peer=figures.floor, floor=None)
