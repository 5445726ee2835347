"""What the lanes are made of: the view, rows in their places, shapes and places to click."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from desktop.analysis.story import Ref
from desktop.charts.lanes import Fade, Lane, Row
from desktop.theme import Step

EDGE = 6.0  # between a label and the edge of the pane

Measure: TypeAlias = Callable[[str, "Style"], float]


class Style(NamedTuple):
    """How a label is set: a step of the design's sizes, a weight, and the token of its colour."""

    step: Step
    weight: int
    role: str


TITLE = Style("second", 500, "text")
CHOSEN_TITLE = Style("second", 600, "text")
MUTED = Style("second", 400, "text_muted")
MUTED_FIGURE = Style("second", 500, "text_muted")
LATE = Style("second", 600, "overdue")
SMALL = Style("caption", 400, "text_muted")
CHOSEN_SMALL = Style("caption", 600, "text")
INSIDE_BAR = Style("caption", 600, "on_accent")


@dataclass(frozen=True, slots=True)
class View:
    """What is looked at: moments from `first` to `last` on the pixels `left` to `right`.

    `height` is the pane's, `today` the moment of the dashed line, `scale` the size of the font
    against the design's, `inset` what a scroll bar covers at the right.
    """

    first: float
    last: float
    left: float
    right: float
    height: float
    today: float
    scale: float = 1.0
    inset: float = 0.0

    @property
    def edge(self) -> float:
        """The right end of labels."""
        return self.right - self.inset - EDGE

    def x(self, moment: float) -> float:
        """The pixel of a moment, which may lie outside the pane."""
        return self.left + (moment - self.first) / (self.last - self.first) * (
            self.right - self.left
        )


class Told(NamedTuple):
    """What is said of a milestone wherever the range moves: its state, its slip, all of it."""

    state: str
    slip: str
    tip: str


NOTHING = Told("", "", "")


@dataclass(frozen=True, slots=True)
class Slot:
    """A row in its place: `center` is the middle of its main line."""

    lane: int
    row: Row
    top: float
    height: float
    center: float
    is_open: bool = False
    told: Told = NOTHING


@dataclass(frozen=True, slots=True)
class Heading:
    """A lane in its place."""

    lane: Lane
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Lanes and rows from the top down; `height` is theirs in all, `promise` that of a promise."""

    headings: tuple[Heading, ...]
    slots: tuple[Slot, ...]
    height: float
    promise: float


class Run(NamedTuple):
    """A label: its left edge and middle, and the space to the next one of the same thing.

    `on_bar` ones need no ground behind them.
    """

    x: float
    y: float
    width: float
    text: str
    style: Style
    on_bar: bool = False
    trail: float = 0.0


class Stretch(NamedTuple):
    """A bar: `x0` to `x1` may lie outside the pane; the fade runs over the whole of it."""

    x0: float
    x1: float
    y: float
    height: float
    fade: Fade
    role: str


class Line(NamedTuple):
    """A level line; `dash` is one of solid, dots, dashes, fine."""

    x0: float
    x1: float
    y: float
    role: str
    dash: str = "solid"
    width: float = 1.4
    opacity: float = 1.0


class Tick(NamedTuple):
    """A short upright line."""

    x: float
    y: float
    height: float
    role: str


class Mark(NamedTuple):
    """The mark of a kind: done, guidance, withdrawn, financing, note, policy or overdue."""

    kind: str
    x: float
    y: float
    size: float
    firmness: str = ""


class Ring(NamedTuple):
    """The ring around what is chosen."""

    x: float
    y: float
    radius: float


class Arrow(NamedTuple):
    """Where the end of a window moved to, from the row of one promise to that of the next."""

    x0: float
    y0: float
    x1: float
    y1: float
    role: str


Shape: TypeAlias = Stretch | Line | Tick | Mark | Ring | Arrow | Run


class Hit(NamedTuple):
    """A place to point at, what it names, and what it says."""

    x0: float
    y0: float
    x1: float
    y1: float
    ref: Ref
    tip: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything of the visible rows, in the order of painting."""

    shapes: tuple[Shape, ...]
    hits: tuple[Hit, ...]

    @property
    def runs(self) -> tuple[Run, ...]:
        """The labels."""
        return tuple(shape for shape in self.shapes if isinstance(shape, Run))

    def at(self, x: float, y: float) -> Hit | None:
        """What is under a point: the last painted, and of those the nearest."""
        found = [hit for hit in self.hits if hit.x0 <= x <= hit.x1 and hit.y0 <= y <= hit.y1]
        return min(
            found, key=lambda hit: (hit.x1 - hit.x0, abs(hit.x0 + hit.x1 - 2 * x)), default=None
        )
