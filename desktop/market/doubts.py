"""Which rows of an answer are not believed: another unit, a split not applied, odd dividends.

A vendor now and then sends some days in a hundredth of the unit, leaves days out when it applies a
split, or invents dividends. Such rows are set aside and told, and the good ones around them kept.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from db.prices import Action, Bar

HUNDRED = (40.0, 250.0)  # a jump within these, or their inverse, is one of the unit
SPLIT_FITS = 0.15  # how near, in logarithms, a jump is to a split's factor
LEAST_SPLIT = log(1.5)  # smaller splits can't be told from a day's news
NEAR_SPLIT = dt.timedelta(days=45)
LONGEST_RUN = 60  # bars; what lasts longer is history, not a slip
ABSURD_SHARE = 0.5  # of the close before: no dividend is as large
LARGE_SHARE = 0.1
LEAST_DROP = 1 / 3  # of a large dividend, by which the price falls on its day
DOUBLED = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A row that was not believed.

    `kind` is bar, dividend or split; `reason` for bars one of hundredfold, split_not_applied, or
    what made the row no bar at all; for dividends absurd, no_drop or doubled; for splits
    not_applied. `quoted` is what was sent.
    """

    day: dt.date
    kind: str
    reason: str
    quoted: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Believed:
    """What is left of an answer, and what was set aside, by day."""

    bars: tuple[Bar, ...]
    actions: tuple[Action, ...]
    doubts: tuple[Doubt, ...]


def believed(
    bars: Sequence[Bar], actions: Sequence[Action], reference: float | None = None
) -> Believed:
    """Tell the rows to believe from the others; `bars` by day, all of them positive and finite.

    `reference` is a price known to be right, as quoted: the market's present one, else the last
    stored one. Without it the level that most days have is taken for the right one.
    """
    splits = [act for act in actions if act.kind == "split"]
    good, doubts = _by_level(list(bars), _is_hundred, "hundredfold", reference, None)
    for split in splits:
        if abs(log(split.value)) >= LEAST_SPLIT:
            good, found = _by_level(good, _is_of(split), "split_not_applied", reference, split.day)
            doubts += found
    kept, odd = _dividends(good, actions)
    told = sorted([*doubts, *odd], key=lambda doubt: (doubt.day, doubt.kind))
    return Believed(tuple(good), tuple(kept), tuple(told))


def bar_doubt(bar: Bar, reason: str) -> Doubt:
    """The doubt about a bar, with its prices as quoted."""
    names = ("open", "high", "low", "close", "volume")
    return Doubt(bar.day, "bar", reason, tuple(zip(names, map(float, bar[1:6]), strict=True)))


Jump = Callable[[float], bool]


def _is_hundred(ratio: float) -> bool:
    return HUNDRED[0] <= max(ratio, 1 / ratio) <= HUNDRED[1]


def _is_of(split: Action) -> Jump:
    def fits(ratio: float) -> bool:
        return min(abs(log(ratio * split.value)), abs(log(ratio / split.value))) <= SPLIT_FITS

    return fits


def _by_level(
    bars: list[Bar], is_jump: Jump, reason: str, reference: float | None, near: dt.date | None
) -> tuple[list[Bar], list[Doubt]]:
    """Set aside the runs of days that stand a jump away from the right level.

    `near` is the day of a split, away from which no run is doubted.
    """
    crooked = [bar for bar in bars if _has_jump_inside(bar, is_jump)]
    straight = [bar for bar in bars if bar not in crooked] if crooked else bars
    runs = list(_runs(straight, is_jump))
    at = _right_run(runs, is_jump, reference)
    wrong = set(_wrong_runs(runs, at, is_jump, near))
    doubts = [bar_doubt(bar, reason) for bar in crooked]
    doubts += [bar_doubt(bar, reason) for number in wrong for bar in runs[number]]
    return [bar for n, run in enumerate(runs) if n not in wrong for bar in run], doubts


def _wrong_runs(
    runs: Sequence[Sequence[Bar]], at: int, is_jump: Jump, near: dt.date | None
) -> Iterator[int]:
    """The runs that stand a jump away from the next believed one on the way to the right one."""
    if not runs:
        return
    believed_close = runs[at][-1].close
    for number in range(at + 1, len(runs)):
        if is_jump(runs[number][0].close / believed_close) and _may_doubt(runs[number], near):
            yield number
        else:
            believed_close = runs[number][-1].close
    believed_close = runs[at][0].close
    for number in range(at - 1, -1, -1):
        if is_jump(runs[number][-1].close / believed_close) and _may_doubt(runs[number], near):
            yield number
        else:
            believed_close = runs[number][0].close


def _runs(bars: Sequence[Bar], is_jump: Jump) -> Iterator[list[Bar]]:
    """The stretches of days between two jumps."""
    if not bars:
        return
    run = [bars[0]]
    for before, bar in pairwise(bars):
        if is_jump(bar.close / before.close):
            yield run
            run = []
        run.append(bar)
    yield run


def _right_run(runs: Sequence[Sequence[Bar]], is_jump: Jump, reference: float | None) -> int:
    """The run whose level is right: the last one near the reference, else the longest."""
    if reference is not None:
        fits = [n for n, run in enumerate(runs) if not is_jump(run[-1].close / reference)]
        if fits:
            return fits[-1]
    return max(range(len(runs)), key=lambda n: len(runs[n]), default=0)


def _may_doubt(run: Sequence[Bar], near: dt.date | None) -> bool:
    if near is None:
        return True
    is_near = run[0].day - NEAR_SPLIT <= near <= run[-1].day + NEAR_SPLIT
    return is_near and len(run) <= LONGEST_RUN


def _has_jump_inside(bar: Bar, is_jump: Jump) -> bool:
    return is_jump is _is_hundred and _is_hundred(bar.high / bar.low)


def _dividends(bars: Sequence[Bar], actions: Sequence[Action]) -> tuple[list[Action], list[Doubt]]:
    kept: list[Action] = []
    doubts: list[Doubt] = []
    falls = _falls(bars)
    for act in actions:
        reason = _oddity(act, falls.get(act.day)) if act.kind == "dividend" else None
        if reason:
            doubts.append(_dividend_doubt(act, reason))
        else:
            kept.append(act)
    for odd in _doubled([act for act in kept if act.kind == "dividend"], falls):
        kept.remove(odd)
        doubts.append(_dividend_doubt(odd, "doubled"))
    return kept, doubts


@dataclass(frozen=True, slots=True)
class Fall:
    """The close before a day, and how far the price fell to that day's open and close."""

    before: float
    to_open: float
    to_close: float


def _falls(bars: Sequence[Bar]) -> dict[dt.date, Fall]:
    return {
        bar.day: Fall(before.close, before.close - bar.open, before.close - bar.close)
        for before, bar in pairwise(bars)
    }


def _oddity(dividend: Action, fall: Fall | None) -> str | None:
    if fall is None:
        return None
    share = dividend.value / fall.before
    if share >= ABSURD_SHARE:
        return "absurd"
    if share >= LARGE_SHARE and fall.to_open < LEAST_DROP * dividend.value:
        return "no_drop"
    return None


def _doubled(dividends: Sequence[Action], falls: dict[dt.date, Fall]) -> list[Action]:
    """Of two dividends within a week, the one that the price followed less."""
    odd = []
    for first, second in pairwise(sorted(dividends)):
        if second.day - first.day <= DOUBLED:
            fits = [
                abs(falls[act.day].to_close / act.value - 1) if act.day in falls else float("inf")
                for act in (first, second)
            ]
            odd.append(second if fits[0] <= fits[1] else first)
    return odd


def _dividend_doubt(act: Action, reason: str) -> Doubt:
    return Doubt(act.day, act.kind, reason, (("value", act.value),))
