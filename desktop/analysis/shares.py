"""Who owned which share of a project when, and days on which the shares are more than the whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from db.records import Span

WHOLE = Decimal(100)


class Held(NamedTuple):
    """A share in percent that somebody holds since some day of a span, until the next one's.

    `holder` None is the company itself; `since` None is as long as is known.
    """

    holder: str | None
    share: Decimal
    since: Span | None


@dataclass(frozen=True, slots=True)
class TooMuch:
    """The first day from which the shares surely add up to more than the whole.

    `day` is None where that is so as long as is known.
    """

    day: dt.date | None
    total: Decimal


def too_much(shares: Iterable[Held]) -> TooMuch | None:
    """Where the shares first add up to more than 100 per cent; None where they never do.

    A share whose day is known to a month or a year counts by the least that it can have been: one
    partner may have sold in that month before the other one bought.
    """
    by_holder: dict[str | None, list[Held]] = {}
    for held in shares:
        name = " ".join(held.holder.split()).casefold() if held.holder else None
        by_holder.setdefault(name, []).append(held)
    days = {held.since.end for mine in by_holder.values() for held in mine if held.since}
    for day in (None, *sorted(days)):
        total = sum((_least(mine, day) for mine in by_holder.values()), Decimal(0))
        if total > WHOLE:
            return TooMuch(day, total)
    return None


def _least(mine: Sequence[Held], day: dt.date | None) -> Decimal:
    """The least that a holder can have had on a day; None is before any day that is known."""
    ordered = sorted(mine, key=lambda held: held.since.end if held.since else dt.date.min)
    sure = [held for held in ordered if held.since is None]
    vague: list[Held] = []
    if day is not None:
        sure += [held for held in ordered if held.since and held.since.end <= day]
        vague = [held for held in ordered if held.since and held.since.start <= day]
    had = sure[-1].share if sure else Decimal(0)
    later = vague[vague.index(sure[-1]) + 1 :] if sure and sure[-1] in vague else vague
    return min((had, *(held.share for held in later)))
