"""The bars in sight as a table for other programs."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from db.prices import Bars

COLUMNS = ("day", "open", "high", "low", "close", "volume", "may change")


def copied(bars: Bars, first: dt.date, last: dt.date, notes: Sequence[str]) -> str:
    """The bars from `first` to `last`, both included, between tabs, under what is noted of them.

    Days are ISO and prices as they are stored, with a point, so that any program reads them; a
    note stands on a line of its own that begins with #.
    """
    begin, end = bisect_left(bars.days, first), bisect_right(bars.days, last)
    lines = [f"# {' '.join(note.split())}" for note in notes if note]
    lines.append("\t".join(COLUMNS))
    for n in range(begin, end):
        prices = (bars.open[n], bars.high[n], bars.low[n], bars.close[n])
        may_change = "yes" if bars.provisional and n == len(bars) - 1 else ""
        cells = [bars.days[n].isoformat(), *map(_plain, prices), str(bars.volume[n]), may_change]
        lines.append("\t".join(cells))
    return "\n".join(lines) + "\n"


def _plain(price: float) -> str:
    """The shortest figures that mean this very price, never with an exponent."""
    text = repr(float(price))
    return text if "e" not in text else f"{price:.12f}".rstrip("0")
