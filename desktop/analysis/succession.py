"""The prices of listings that follow each other, as one series with its seams."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from db.prices import Action, Bars


class Part(NamedTuple):
    """One listing's prices and actions as quoted; `code` is as people write it: `TSXV:DEFN`."""

    code: str
    currency: str
    bars: Bars
    actions: tuple[Action, ...] = ()


class Seam(NamedTuple):
    """Where one listing's prices end and its successor's begin: `last` and `first` are bars."""

    last: dt.date
    first: dt.date
    older: str
    newer: str


@dataclass(frozen=True, slots=True)
class Stitched:
    """Prices of several listings as one series, in the major unit, and their actions alike.

    `seams` are in the order of their days. `left_out` are the codes of listings in another
    currency, whose prices would look like a fall or a rise.
    """

    bars: Bars
    actions: tuple[Action, ...] = ()
    seams: tuple[Seam, ...] = ()
    left_out: tuple[str, ...] = ()


def stitched(parts: Sequence[Part], currency: str, listing_id: int) -> Stitched:
    """One series of listings that follow each other, given from the oldest to the newest.

    `currency` and `listing_id` are those of the listing that is asked for. From the first day on
    which a successor has a price of its own, it is the one that counts: a vendor may carry a
    history over to the new ticker, and days on which both were traded are the newer one's. Nothing
    is scaled: where a share was exchanged for another number of new ones, the seam shows it.
    """
    used = [part for part in parts if part.currency == currency and len(part.bars)]
    out = tuple(part.code for part in parts if part.currency != currency)
    pieces: list[Part] = []
    end: dt.date | None = None
    for part in reversed(used):
        piece = _before(part, end)
        if len(piece.bars):
            pieces.insert(0, piece)
            end = piece.bars.days[0]
    seams = tuple(
        Seam(older.bars.days[-1], newer.bars.days[0], older.code, newer.code)
        for older, newer in pairwise(pieces)
    )
    return Stitched(_joined(pieces, listing_id), _actions(pieces), seams, out)


def _before(part: Part, end: dt.date | None) -> Part:
    """A part in the major unit, up to before a day."""
    divisor, major = part.bars.unit_divisor, part.bars.in_major_unit()
    at = len(major) if end is None else bisect_left(major.days, end)
    is_whole = at == len(major)
    cut = Bars(
        major.listing_id,
        major.days[:at],
        major.open[:at],
        major.high[:at],
        major.low[:at],
        major.close[:at],
        major.volume[:at],
        provisional=major.provisional and is_whole,
    )
    acts = [
        act._replace(value=act.value / divisor) if act.kind == "dividend" else act
        for act in part.actions
        if end is None or act.day < end
    ]
    return Part(part.code, part.currency, cut, tuple(acts))


def _joined(pieces: Sequence[Part], listing_id: int) -> Bars:
    if len(pieces) == 1:
        return replace(pieces[0].bars, listing_id=listing_id)
    return Bars(
        listing_id,
        tuple(day for piece in pieces for day in piece.bars.days),
        tuple(price for piece in pieces for price in piece.bars.open),
        tuple(price for piece in pieces for price in piece.bars.high),
        tuple(price for piece in pieces for price in piece.bars.low),
        tuple(price for piece in pieces for price in piece.bars.close),
        tuple(shares for piece in pieces for shares in piece.bars.volume),
        provisional=bool(pieces) and pieces[-1].bars.provisional,
    )


def _actions(pieces: Sequence[Part]) -> tuple[Action, ...]:
    return tuple(sorted({act for piece in pieces for act in piece.actions}))
