"""What the card over the last gap says, and where it stands."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF

from desktop import wording
from desktop.charts.gap_card import GapCard
from desktop.charts.gaps import Gap, visible
from desktop.charts.time_pane import TimePane

translate = QCoreApplication.translate


def place(
    card: GapCard,
    gap: Gap,
    pane: TimePane,
    plot: QRectF,
    listing: str,
    *,
    has_bars: bool,
    words: float = 0.0,
) -> None:
    """Shows the card in the middle of a gap, where it fits; without bars it is about all of them.

    `plot` is where the pane stands in the chart, `listing` whose prices are missing; none if empty.
    The upper `words` pixels of the plot are taken.
    """
    _say(card, gap, listing, has_bars)
    left, right = visible(gap, pane)
    size = card.sizeHint()
    # Over prices that are there, the card would hide what it is not about.
    top = max((plot.height() - size.height()) / 2, words if has_bars else 0.0)
    fits = (right - left >= size.width() and top + size.height() <= plot.height()) or not has_bars
    card.setVisible(fits and plot.width() >= size.width())
    middle = min(max((left + right) / 2, size.width() / 2), plot.width() - size.width() / 2)
    card.resize(size)
    card.move(round(plot.left() + middle - size.width() / 2), round(plot.top() + top))


def _say(card: GapCard, gap: Gap, listing: str, has_bars: bool) -> None:
    if has_bars:
        first, _ = gap.days
        until = translate("PriceChart", "{day} to today").format(day=wording.day(first))
        title, fetch = translate("PriceChart", "No prices stored"), translate("PriceChart", "Fetch")
        card.say(title, until, fetch, is_wide=False)
        return
    line = translate("PriceChart", "Flags, lanes and notes do not need them.")
    if not listing:
        card.say(translate("PriceChart", "No listing, so no prices"), line, "", is_wide=True)
        return
    title = translate("PriceChart", "No prices stored for {listing}").format(listing=listing)
    card.say(title, line, translate("PriceChart", "Fetch prices"), is_wide=True)
