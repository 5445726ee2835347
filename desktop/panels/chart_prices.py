"""The prices that the chart shows: a listing's, adjusted or not, and those it is compared with."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QObject

from db import prices
from db.comparables import Comparable, comparables_of
from db.prices import Bars
from db.records import CompanyRecord, ListingRecord
from desktop import wording
from desktop.analysis.adjusting import Mode
from desktop.charts.comparison import Other
from desktop.charts.price_chart import PriceChart
from desktop.charts.seams import SeamMark
from desktop.panels.company_header import CompanyHeader
from desktop.panels.price_series import PriceSeries, price_series
from desktop.store import Store


class ChartPrices(QObject):
    """Reads prices and gives them to the chart and its header.

    `compared` are the uids of the listings that stand beside whichever is shown; with
    `compares_own` all other listings of its company do, too. `mode` says how dividends count.
    """

    def __init__(
        self, store: Store, chart: PriceChart, header: CompanyHeader, today: dt.date
    ) -> None:
        super().__init__(chart)
        self._store = store
        self._chart = chart
        self._header = header
        self._today = today
        self._company: CompanyRecord | None = None
        self._listing: ListingRecord | None = None
        self.mode: Mode = "split"
        self.compared: tuple[str, ...] = ()
        self.compares_own = False
        self.bars = Bars(0)
        self.source = ""  # of the bars, in a sentence
        self._is_joined = False

    @property
    def quoted(self) -> Bars:
        """The bars of the listing itself, as quoted: nothing joined, no dividend put back in."""
        if self._listing is None or (self.mode == "split" and not self._is_joined):
            return self.bars
        return self._store.read(prices.bars, self._listing.id).in_major_unit()

    def show(self, company: CompanyRecord, listing: ListingRecord | None) -> None:
        """Read and show the prices of a listing of a company; None where it has none."""
        self._company, self._listing = company, listing
        self.bars, self.source, self._is_joined = Bars(0), "", False
        if listing is None:
            self._chart.set_bars(None, currency="", listing_code="", live=False)
            self._chart.set_seams(())
            self._chart.set_comparison(())
            self._chart.set_caption("")
            self._header.set_price(None, None, None, "")
            return
        series = self._store.read(price_series, listing.id, self.mode)
        self.bars, self._is_joined = series.bars, bool(series.seams)
        self.source = self._caption(listing, series)
        is_live = listing.fetched_at is not None and listing.last_day == self._today
        # What is compared waits for bars that it stands beside.
        self._chart.set_comparison(())
        self._chart.set_bars(
            series.bars, currency=listing.currency, listing_code=listing.code, live=is_live
        )
        self._chart.set_seams([SeamMark(x.first, x.older, x.newer) for x in series.seams])
        others = self._others(listing)
        self._chart.set_comparison([other for _, other in others])
        if self.source:
            self.source = " · ".join([self.source, *(self._beside(*each) for each in others)])
        self._chart.set_caption(self.source)
        self._head(listing)

    def show_again(self) -> None:
        """Read and show the same listing's prices anew."""
        if self._company is not None:
            self.show(self._company, self._listing)

    def _head(self, listing: ListingRecord) -> None:
        """The header says the price as it is quoted, however the chart counts dividends."""
        if self.mode == "split" or not len(self.bars):
            last = self.bars.close[-2:]
        else:
            quoted = self._store.read(prices.bars, listing.id, self.bars.days[-2:][0])
            last = quoted.in_major_unit().close
        close = last[-1] if last else None
        previous = last[-2] if len(last) > 1 else None
        self._header.set_price(close, previous, listing.last_day, listing.currency)

    def _others(self, listing: ListingRecord) -> list[tuple[Comparable, Other]]:
        assert self._company is not None
        own = [x.uid for x in self._company.listings] if self.compares_own else []
        uids = dict.fromkeys([*own, *self.compared])
        uids.pop(listing.uid, None)
        found = self._store.read(comparables_of, tuple(uids))
        others = [(each, self._other(each, listing)) for each in found]
        return [(each, other) for each, other in others if len(other.bars)]

    def _beside(self, each: Comparable, other: Other) -> str:
        """Where the prices are from that stand beside the listing's own, and how far they reach."""
        source = each.source if each.fetched_at is not None else self.tr("recorded sample")
        form = self.tr("beside it {name}: {source} to {day}")
        return form.format(name=other.name, source=source, day=wording.day(other.bars.days[-1]))

    def _other(self, each: Comparable, listing: ListingRecord) -> Other:
        """A listing in the currency of the one shown, where a rate is kept."""
        wanted = listing.currency
        series = self._store.read(price_series, each.listing_id, self.mode, wanted)
        is_own = each.company_id == listing.company_id
        exchange, _, ticker = each.code.rpartition(":")
        name = f"{each.name} {ticker}" if each.is_company else each.name
        if is_own:
            name = f"{ticker} {exchange.replace('_', ' ')}"
        if not series.has_rate:
            name = self.tr("{name}, in {currency}").format(name=name, currency=series.currency)
        return Other(name, series.bars, is_rebased=not is_own or not series.has_rate)

    def _caption(self, listing: ListingRecord, series: PriceSeries) -> str:
        if not len(series.bars):
            return ""
        last = wording.day(series.bars.days[-1])
        if listing.fetched_at is None:
            parts = [self.tr("Recorded sample to %s, not live") % last]
        else:
            when = wording.day(listing.fetched_at.astimezone().date())
            parts = [self.tr("%s, to %s, fetched %s") % (listing.price_source, last, when)]
        parts.append(series.currency)
        age = (self._today - series.bars.days[-1]).days
        if age > 0:
            parts.append(self.tr("{time} old").format(time=wording.days(age)))
        if series.bars.provisional:
            parts.append(self.tr("last day unfinished"))
        if self.mode == "total_return":
            parts.append(self.tr("total return, dividends put back in"))
        if series.set_aside:
            odd = self.tr("dividends not believed: {days}")
            days = ", ".join(wording.day(each.day) for each in series.set_aside)
            parts.append(odd.format(days=days))
        if series.left_out:
            apart = self.tr("not joined, in another currency: {listings}")
            parts.append(apart.format(listings=", ".join(series.left_out)))
        if listing.price_remark:
            parts.append(listing.price_remark)
        return " · ".join(parts)
