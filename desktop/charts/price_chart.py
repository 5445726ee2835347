"""The price pane: candles and volume, the flags under them, and the time axis."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QRegion, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGraphicsView, QWidget

from desktop import formats, wording
from desktop.analysis.indicators import Indicator
from desktop.charts.comparison import Other
from desktop.charts.flags import FlagItem
from desktop.charts.gap_card import SHADOW, GapCard
from desktop.charts.gap_notice import place
from desktop.charts.gaps import Gap, gaps_of
from desktop.charts.hairline import Hairline
from desktop.charts.indicator_lines import OWN_PANES
from desktop.charts.last_frame import LastFrame
from desktop.charts.measure_tool import MeasureTool
from desktop.charts.overlays import Overlays
from desktop.charts.price_item import PriceItem, Style
from desktop.charts.price_parts import PriceParts
from desktop.charts.price_scale import LastPrice
from desktop.charts.price_ticks import with_margins
from desktop.charts.ranges import span_of
from desktop.charts.readout import Piece, candle_of, pieces_of
from desktop.charts.seams import SeamMark
from desktop.charts.series import Interval, Series, interval_for
from desktop.charts.spot import Spot
from desktop.charts.time_pane import Layer
from desktop.charts.time_scale import TimeRange, day_at, middle_of, x_of
from desktop.charts.time_view import PAN, TimeView
from desktop.charts.volume import volume_height
from desktop.theme import Theme

if TYPE_CHECKING:
    from db.prices import Bars

HEAD, FOOT = 50.0, 24.0  # pixels over the highest and under the lowest price
NAMES_SHARE = 0.4  # of the pane, the most that the names of lines keep free of prices
HEAD_SHARE, FOOT_SHARE = 0.18, 0.08  # of the pane, where that is less
SETTLED = 700  # ms without a change of range before the strip of flags gives room back


class PriceChart(TimeView):
    """The price of one listing on the shared time range.

    Signals:
        range_changed: first and last seconds that are shown now, whoever changed them.
        fetch_asked: the user wants the missing prices.
        day_picked: the day of a bar that was clicked, or None when that was left.
        measure_turned: whether the measuring tool is in the hand.
    """

    range_changed = Signal(float, float)
    fetch_asked = Signal()
    day_picked = Signal(object)
    measure_turned = Signal(bool)

    def __init__(self, theme: Theme, time: TimeRange, parent: QWidget | None = None) -> None:
        super().__init__(theme, time, parent)
        self._bars: Bars | None = None
        self._series: Series | None = None
        self._currency = ""
        self._listing = ""
        self._live = False
        self._today = datetime.now(UTC).date()
        self._extent: tuple[date, date] | None = None
        self._gaps: tuple[Gap, ...] = ()
        self._flags: FlagItem | None = None
        self._levels = 1
        self._is_stale = True
        self._said: tuple[object, ...] | None = None  # what the readout tells of
        self._parts = PriceParts(time, theme)
        self._overlays = Overlays(self._parts, time)
        for part in self._parts.tops:
            self.addItem(part)
        for pane in self._parts.panes:
            pane.fit_asked.connect(self.fit)
        self._frame = LastFrame(self)
        self._stood_on: list[date | None] = []  # since the last painting
        self._is_whole = False  # what is being painted, with what is over it
        self._measure = MeasureTool(self._parts.panes, self._parts.measure, self)
        self._measure.changed.connect(self._describe)
        self._measure.turned.connect(self.measure_turned)
        self._measure.clicked.connect(self.day_picked)
        self._card = GapCard(theme, self.viewport())
        self._card.fetch_asked.connect(self.fetch_asked)
        self._card.hide()
        self._settled = QTimer(self, singleShot=True, interval=SETTLED)
        self._settled.timeout.connect(self._come_to_rest)
        self._at_leisure = QTimer(self, singleShot=True)
        self._at_leisure.timeout.connect(self._gather)
        self.setMinimumSize(theme.length(320), theme.length(170))
        time.changed.connect(self._on_range)
        theme.changed.connect(self._restyle)
        self.set_today(self._today)
        self._describe()

    @property
    def has_bars(self) -> bool:
        """Whether there is a price to show."""
        return self._series is not None

    @property
    def candles(self) -> PriceItem:
        """The item that draws the price."""
        return self._parts.candles

    @property
    def card(self) -> GapCard:
        """The card over the gap."""
        return self._card

    @property
    def readout(self) -> str:
        """The row of figures over the price, as one line."""
        return self._parts.readout.text

    @property
    def interval(self) -> Interval:
        """How long one candle lasts in the present range."""
        return interval_for(self._time.span / max(self._parts.price.pixel_width, 1.0))

    @property
    def days(self) -> tuple[date, ...]:
        """The last day of each candle, oldest first."""
        return self._series.last_days(self.interval) if self._series is not None else ()

    @property
    def last_day_in_sight(self) -> date:
        """The day of the last bar that is in sight; the middle of what is, where none is."""
        first, last = day_at(self._time.first), day_at(self._time.last)
        seen = [day for day in self.days if first <= day <= last]
        return seen[-1] if seen else day_at((self._time.first + self._time.last) / 2)

    @property
    def measure(self) -> MeasureTool:
        """The measuring tool."""
        return self._measure

    @property
    def plot_rect(self) -> QRectF:
        """Where the price is plotted, in pixels of this widget."""
        return QRectF(self._parts.price.geometry())

    @property
    def price_range(self) -> tuple[float, float]:
        """The prices at the lower and the upper edge of the plot."""
        return self._parts.price.low, self._parts.price.high

    def set_bars(self, bars: Bars | None, *, currency: str, listing_code: str, live: bool) -> None:
        """Shows a listing's bars, prices as quoted in `currency`; None or no bars: the empty card.

        `live` says that the last bar is of today's fetch; the range stays as it is. An empty
        `listing_code` says that the company has no listing whose prices could be fetched.
        """
        self._bars = bars if bars is not None and len(bars) else None
        self._series = Series(self._bars) if self._bars is not None else None
        self._at_leisure.start()
        self._currency, self._listing, self._live = currency, listing_code, live
        shown = self._bars
        self._measure.set_prices(shown.days if shown else (), shown.close if shown else ())
        last = self._last_price()
        self._parts.set_series(self._series)
        self._parts.scale.set_prices(currency, last)
        self._parts.price_grid.set_last(last)
        self._find_gaps()
        self._overlays.set_series(self._series, listing_code.rpartition(":")[2])
        self._refresh()
        self._describe()

    def set_comparison(self, others: Sequence[Other]) -> None:
        """Draws other listings beside the price, in per cent since the left where they need it."""
        self._overlays.set_others(others)
        self._refresh()
        self._describe()

    def set_seams(self, marks: Sequence[SeamMark]) -> None:
        """Marks where one ticker's prices go on as another's."""
        self._parts.seams.set_marks(marks)

    def set_indicators(self, slots: Sequence[Indicator | None]) -> None:
        """Draws these over the price, or in panes of their own; an empty slot keeps its look."""
        own = [slot for slot in slots if slot is not None and slot.kind in OWN_PANES]
        while len(self._parts.studies) < len(own):
            study = self._parts.add_study()
            self.addItem(study.pane)
            self.addItem(study.gutter)
            study.pane.fit_asked.connect(self.fit)
        self._overlays.set_slots(slots)
        self._arrange()
        self._describe()

    def set_caption(self, text: str) -> None:
        """Says under the chart where the prices come from; an empty text takes the line away."""
        self._parts.source.text = text
        self._arrange()
        self._describe()

    @contextmanager
    def as_picture(self) -> Iterator[None]:
        """In the theme's colours of this moment, without the ring and the shortened caption."""
        source, ring, ground = self._parts.source.text, self._ring, self.backgroundBrush()
        self._ring = False
        self.setBackgroundBrush(self._theme.tokens.panel)
        self._forget()
        self.set_caption("")
        try:
            yield
        finally:
            self._ring = ring
            self.setBackgroundBrush(ground)
            self._forget()
            self.set_caption(source)

    def set_today(self, today: date) -> None:
        """Moves the line, the pill and the future to this day."""
        self._today = today
        self._parts.candles.set_now(x_of(today))
        self.look_back(None)
        self._find_gaps()
        self._refresh()

    def look_back(self, day: date | None) -> None:
        """Moves line, pill and future to a day that is looked back to; None is today again."""
        shown = day or self._today
        self._parts.set_today(shown, is_past=day is not None)

    def set_extent(self, first: date | None, last: date | None) -> None:
        """Names the first and last day of flags and lanes, which MAX takes in."""
        self._extent = (first, last) if first is not None and last is not None else None

    def set_style(self, style: Style) -> None:
        """Draws `candles`, `bars`, a `line` or an `area`."""
        self._parts.candles.set_style(style)

    def set_log(self, is_log: bool) -> None:
        """Lets equal heights be equal ratios, or equal amounts again."""
        self._parts.price.set_log(is_log)
        self._refresh()

    def set_flag_item(self, item: FlagItem) -> None:
        """Hosts the flags in the strip over the axis, which grows with their levels."""
        if self._flags is not None:
            self._flags.levels_changed.disconnect(self._on_levels)
            self.removeItem(self._flags)
        self._flags = item
        item.stand_in(self._parts.strip)
        item.levels_changed.connect(self._on_levels)
        self._settle()

    def set_crosshair(self, day: date | None) -> None:
        """Stands on a day, whose bar the readout then names; None takes the crosshair away."""
        if day == self._crosshair:
            return
        self._stood_on.append(self._crosshair)
        self._crosshair = day
        self._parts.set_crosshair(day)
        self._read_out()

    def set_remark(self, name: str, words: str) -> None:
        """Says something of the crosshair's day under its figures: a muted name, and words."""
        self._parts.readout.set_remark(Piece(name, words) if words else None)

    def reveal(self, day: date) -> None:
        """Pans as far as it takes to have a day in sight."""
        x, room = middle_of(day), self._time.span * PAN / 2
        if x < self._time.first:
            self._time.set(x - room, x - room + self._time.span)
        elif x > self._time.last:
            self._time.set(x + room - self._time.span, x + room)

    def set_chosen(self, day: date | None) -> None:
        """Draws the hairline of the chosen day, or none."""
        self._parts.set_chosen(day)

    def choose_range(self, name: str) -> None:
        """Shows one of `1D 5D 1M 6M 1Y 5Y MAX`; raises `KeyError` for another name."""
        days = self._bars.days if self._bars is not None else ()
        self._time.set(*span_of(name, days, self._today, self._extent))
        self._settle()

    def fit(self) -> None:
        """Shows everything there is."""
        self.choose_range("MAX")

    def spot(self, at: QPoint | None) -> Spot:
        """What stands at a place: a flag or the chart itself; without a place, the chosen flag."""
        chosen = self._chosen_place()
        if at is None and chosen is None:
            return Spot("chart", self.rect().center(), None, self._crosshair)
        point = QPointF(at) if at is not None else chosen
        assert point is not None
        flag = self._flags.flag_at(point) if self._flags is not None else None
        if flag is None or self._flags is None:
            return Spot("chart", point.toPoint(), None, self.day_under(point))
        ref = self._flags.ref_of(flag)
        return Spot(ref.kind, point.toPoint(), ref, flag.days[0].day)

    def _chosen_place(self) -> QPointF | None:
        flag = self._flags.chosen_flag() if self._flags is not None else None
        return self._flags.place_of(flag) if self._flags is not None and flag is not None else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The measuring tool has its keys first; Escape leaves what is dragged or picked."""
        if self._measure.take_key(event, self.days):
            if self._measure.end is not None:
                self.reveal(self._measure.end)
            return
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._flags is None or not self._flags.let_go():
            before = self._crosshair
            self.day_picked.emit(None)
            if self._crosshair == before:  # nothing was picked: Escape is somebody else's
                super().keyPressEvent(event)

    def turn_measure(self) -> None:
        """Takes the measuring tool, at the crosshair or the last bar in sight; or puts it away."""
        self._measure.turn(self._crosshair or self.last_day_in_sight)

    def showEvent(self, event: QShowEvent) -> None:
        """Works out what was left undone while nobody looked."""
        super().showEvent(event)
        if self._is_stale:
            self._refresh()
            self._describe()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the scene, or the last frame of it, and over it what follows the pointer."""
        days = {day for day in (*self._stood_on, self._crosshair) if day is not None}
        self._stood_on = [self._crosshair]
        if days:
            over = self._parts.over_region(days)
            if self._frame.paint(event.region(), over, self.paint_over):
                return
        self._frame.forget()
        self._is_whole = True
        QGraphicsView.paintEvent(self, event)  # the library's own way only readies its transforms
        self._is_whole = False

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        """Draws the ring, and where nothing is to be kept of the picture, what is over it."""
        super().drawForeground(painter, rect)
        if self._is_whole:
            self.paint_over(painter)

    def paint_over(self, painter: QPainter) -> None:
        """Paints what follows the pointer: crosshair, figures and the day on the axis."""
        for item in self._parts.over:
            host = item.pane if isinstance(item, Layer) else item
            if item.is_blank or not host.isVisible():
                continue
            painter.save()
            if isinstance(item, Hairline) and not (before := self._before_crosshair()).isEmpty():
                is_cut = painter.hasClipping()
                clip = painter.clipRegion() if is_cut else QRegion(self.viewport().rect())
                painter.setClipRegion(clip - before)
            painter.translate(host.scenePos())
            item.paint_now(painter)
            painter.restore()

    def _before_crosshair(self) -> QRegion:
        """What stands before the crosshair: flags, the pill of today and what is measured."""
        region = QRegion()
        if self._crosshair is None:
            return region
        pane = self._parts.price.geometry().topLeft()
        x = self._parts.price.to_left(middle_of(self._crosshair))
        for box in (self._parts.pill.box(), self._parts.measure.card):
            if box.left() - 1 <= x <= box.right() + 1:
                region += box.translated(pane).toAlignedRect()
        if self._flags is not None:
            for box in self._flags.boxes_at(pane.x() + x):
                region += box.toAlignedRect()
        return region

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Puts the parts where they belong."""
        super().resizeEvent(event)
        if event is not None:
            self._arrange()

    def _arrange(self) -> None:
        self._parts.arrange(self.width(), self.height(), self._levels)
        self._refresh()

    def _gather(self) -> None:
        if self._series is not None:
            self._series.gather()

    def _refresh(self) -> None:
        self._is_stale = not self.isVisible()
        if self._is_stale:
            return  # nobody looks: what is shown then is worked out then
        taken = self._parts.legend.foot
        self._fit_prices()
        self._read_out()
        if self._parts.legend.foot != taken:
            self._fit_prices()  # another row of names leaves less to the prices
        self._place_card()
        self.viewport().update()

    def _fit_prices(self) -> None:
        if self._series is None:
            return
        candles = self._series.at(self.interval)
        shown = candles.within(self._time.first, self._time.last)
        if shown.start == shown.stop:  # where no bar is in sight, the nearest sets the scale
            nearest = min(max(shown.start, 0), len(candles) - 1)
            shown = slice(nearest, nearest + 1)
        least, most = self._overlays.fit()
        low = min(least, float(candles.low[shown].min()))
        high = max(most, float(candles.high[shown].max()))
        pane = self._parts.price
        height = pane.pixel_height
        length = self._theme.length
        head = min(length(HEAD), HEAD_SHARE * height)
        if self._parts.legend.text:
            head = max(head, min(self._parts.legend.foot, NAMES_SHARE * height))
        foot = min(length(FOOT), FOOT_SHARE * height) + volume_height(self._theme, height)
        pane.set_values(*with_margins(low, high, height, head, foot, is_log=pane.is_log))
        self._parts.scale.update()

    def _read_out(self) -> None:
        if self._series is None:
            self._said = None
            self._parts.readout.set_pieces(())
        else:
            candles = self._series.at(self.interval)
            index = candle_of(candles, self._crosshair)
            is_last = index == len(candles) - 1
            is_open = is_last and self._series.is_unfinished(self.interval, x_of(self._today))
            said = (candles, index, self._crosshair, is_open, formats.used())
            if said != self._said:
                self._said = said
                pieces = pieces_of(candles, index, self._crosshair, is_unfinished=is_open)
                self._parts.readout.set_pieces(pieces)
        self._parts.pill.make_room(self._parts.readout.right)
        self._overlays.read_out(self._crosshair)
        self._parts.readout.set_under(self._parts.legend.foot)
        self._parts.measure.set_top(self._parts.legend.foot)

    def _find_gaps(self) -> None:
        last = self._bars.days[-1] if self._bars is not None else None
        holes = self._series.holes if self._series is not None else ()
        halts = self._series.halts if self._series is not None else ()
        self._gaps = gaps_of(last, self._today, holes, halts)
        self._parts.hatch.set_gaps(self._gaps)

    def _place_card(self) -> None:
        gap = self._gaps[-1] if self._gaps else None
        if gap is None or not gap.is_open:
            self._card.hide()
        else:
            pane, plot, has_bars = self._parts.price, self.plot_rect, self.has_bars
            words = self._parts.legend.foot - SHADOW
            place(self._card, gap, pane, plot, self._listing, has_bars=has_bars, words=words)

    def _last_price(self) -> LastPrice | None:
        if self._bars is None:
            return None
        return LastPrice(self._bars.close[-1], middle_of(self._bars.days[-1]), self._live)

    def _on_range(self, first: float, last: float) -> None:
        if self._flags is not None and self._flags.levels > self._levels:
            self._settle()
        self._settled.start()
        self._refresh()
        self.range_changed.emit(first, last)

    def _on_levels(self, levels: int) -> None:
        if levels > self._levels:
            # Told while the strip is being painted, too: it is laid out once that is over.
            QTimer.singleShot(0, self, self._settle)
        else:
            self._settled.start()

    def _come_to_rest(self) -> None:
        if self._flags is not None:
            self._flags.settle()
        self._settle()

    def _settle(self) -> None:
        levels = max(1, self._flags.levels) if self._flags is not None else 1
        if levels != self._levels:
            self._levels = levels
            self._arrange()
        self._describe()

    def _describe(self) -> None:
        name = self.tr("Price of {listing}").format(listing=self._listing)
        self.setAccessibleName(name if self._listing else self.tr("Price"))
        parts = [self.tr("No prices stored.")]
        if self._bars is not None:
            last = wording.price(self._bars.close[-1], self._currency)
            text = self.tr("{count} bars to {day}, last {price}.")
            day = wording.day(self._bars.days[-1])
            parts = [text.format(count=len(self._bars), day=day, price=last)]
        shown = self.tr("Shown: {first} to {last}.")
        first, last = wording.day(day_at(self._time.first)), wording.day(day_at(self._time.last))
        parts.append(shown.format(first=first, last=last))
        parts += self._overlays.described()
        if self._flags is not None and self._flags.placed:
            parts.append(self.tr("Flags: {flags}.").format(flags=self._flags.summary()))
        if (measured := self._measure.measured) is not None:
            parts.insert(0, f"{measured.text}.")
        self.setAccessibleDescription(" ".join([*parts, self._parts.source.text]).strip())

    def _restyle(self) -> None:
        self.setBackground(self._theme.tokens.panel)
        self._forget()
        self._card.restyle()
        self._arrange()

    def _forget(self) -> None:
        """Lets every layer lay itself out anew."""
        for pane in self._parts.panes:
            for layer in pane.layers:
                layer.changed()
