"""A listing's prices as they are wanted: with what came before it, adjusted, in a currency."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from db import prices, rates, succession
from db.prices import Bars
from desktop.analysis.adjusting import Mode, SetAside, adjusted
from desktop.analysis.currencies import NoRate, Rates, converted, route
from desktop.analysis.succession import Part, Seam, stitched


@dataclass(frozen=True, slots=True)
class PriceSeries:
    """Bars in the major unit of `currency`, and all that has to be said about them.

    `seams` are where one ticker's prices end and its successor's begin; `left_out` the codes of
    listings that belong before or after, in another currency. `set_aside` are dividends that no
    total return counts. `gaps` are days without a rate. `has_rate` is False where no rate is kept
    that leads to the wanted currency: the bars are then in the listing's own.
    """

    bars: Bars
    currency: str
    seams: tuple[Seam, ...] = ()
    left_out: tuple[str, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    gaps: tuple[NoRate, ...] = ()
    has_rate: bool = True


def price_series(
    session: Any, listing_id: int, mode: Mode = "split", currency: str | None = None
) -> PriceSeries:
    """Read a listing's prices: a query for `store.read`; raises Missing.

    `currency` None is the listing's own. Dividends are put back in before anything is converted.
    """
    links = succession.chain(session, listing_id)
    own = next(link.currency for link in links if link.listing_id == listing_id)
    parts = [
        Part(
            link.code,
            link.currency,
            prices.bars(session, link.listing_id),
            prices.actions(session, link.listing_id),
        )
        for link in links
    ]
    joined = stitched(parts, own, listing_id)
    found = adjusted(joined.bars, joined.actions, mode)
    wanted = currency or own
    series = PriceSeries(found.bars, own, joined.seams, joined.left_out, found.set_aside)
    if wanted == own:
        return series
    kept = {rate.pair: rate.listing_id for rate in rates.rates(session)}
    legs = route(own, wanted, kept)
    if legs is None:
        return replace(series, has_rate=False)
    along = [Rates(prices.bars(session, kept[leg.pair]), leg.is_inverse) for leg in legs]
    turned = converted(series.bars, wanted, along)
    return replace(series, bars=turned.bars, currency=wanted, gaps=turned.gaps)
