"""The price pane: candles and volume, the flags under them, and the time axis."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Literal

import pyqtgraph as pg
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGraphicsItem, QGraphicsView, QWidget

from desktop import wording
from desktop.charts.candles import CandlesItem, Interval, Series, interval_for
from desktop.charts.flags import FlagItem, height_of
from desktop.charts.gap_card import GapCard
from desktop.charts.gaps import Gap, GapsItem, gaps_of, visible
from desktop.charts.hairline import Hairline
from desktop.charts.price_scale import GutterName, LastPrice, PriceGrid, PriceScale
from desktop.charts.ranges import span_of
from desktop.charts.readout import ReadoutItem, candle_of, pieces_of
from desktop.charts.spot import Spot
from desktop.charts.time_axis import HEIGHT as AXIS
from desktop.charts.time_axis import TimeAxis, TimeGrid
from desktop.charts.time_pane import Layer, TimePane
from desktop.charts.time_scale import TimeRange, day_at, font_scale, gutter_width, middle_of
from desktop.charts.today import FutureItem, TodayLine, TodayPill
from desktop.charts.volume import VolumeItem, volume_height
from desktop.theme import Theme

if TYPE_CHECKING:
    from db.prices import Bars

Style = Literal["candles", "line"]

CAPTION = 20
HEAD, FOOT = 50.0, 24.0  # pixels over the highest and under the lowest price
HEAD_SHARE, FOOT_SHARE = 0.18, 0.08  # of the pane, where that is less
FLAT = 0.05  # of the price, above and below one that never moved
PAN, LEAP = 0.1, 0.5  # of the span, for an arrow key and for one with Shift
ZOOM = 1.25
SETTLED = 700  # ms without a change of range before the strip of flags gives room back


class PriceChart(pg.GraphicsView):  # type: ignore[misc]
    """The price of one listing on the shared time range.

    Signals:
        range_changed: first and last seconds that are shown now, whoever changed them.
        day_hovered: the day under the pointer, or None when it has left.
        fetch_asked: the user wants the missing prices.
    """

    range_changed = Signal(float, float)
    day_hovered = Signal(object)
    fetch_asked = Signal()

    def __init__(self, theme: Theme, time: TimeRange, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=theme.tokens.panel)
        self._theme = theme
        self._time = time
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
        self._crosshair: date | None = None
        self._caption = ""
        self._ring = False
        self._build()
        self._settled = QTimer(self, singleShot=True, interval=SETTLED)
        self._settled.timeout.connect(self._settle)
        self.setMinimumSize(theme.length(320), theme.length(170))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        time.changed.connect(self._on_range)
        theme.changed.connect(self._restyle)
        self.set_today(self._today)
        self._describe()

    @property
    def time(self) -> TimeRange:
        """The shared range."""
        return self._time

    @property
    def has_bars(self) -> bool:
        """Whether there is a price to show."""
        return self._series is not None

    @property
    def candles(self) -> CandlesItem:
        """The item that draws the price."""
        return self._candles

    @property
    def card(self) -> GapCard:
        """The card over the gap."""
        return self._card

    @property
    def readout(self) -> str:
        """The row of figures over the price, as one line."""
        return self._readout.text

    @property
    def interval(self) -> Interval:
        """How long one candle lasts in the present range."""
        return interval_for(self._time.span / max(self._price.pixel_width, 1.0))

    @property
    def plot_rect(self) -> QRectF:
        """Where the price is plotted, in pixels of this widget."""
        return QRectF(self._price.geometry())

    @property
    def price_range(self) -> tuple[float, float]:
        """The prices at the lower and the upper edge of the plot."""
        return self._price.low, self._price.high

    def set_bars(self, bars: Bars | None, *, currency: str, listing_code: str, live: bool) -> None:
        """Shows a listing's bars, prices as quoted in `currency`; None or no bars: the empty card.

        `live` says that the last bar is of today's fetch; the range stays as it is. An empty
        `listing_code` says that the company has no listing whose prices could be fetched.
        """
        self._bars = bars if bars is not None and len(bars) else None
        self._series = Series(self._bars) if self._bars is not None else None
        self._currency, self._listing, self._live = currency, listing_code, live
        last = self._last_price()
        self._candles.set_series(self._series)
        self._volume.set_series(self._series)
        self._scale.set_prices(currency, last)
        self._price_grid.set_last(last)
        self._find_gaps()
        self._refresh()
        self._describe()

    def set_caption(self, text: str) -> None:
        """Says under the chart where the prices come from; an empty text takes the line away."""
        self._caption = text
        self._source.text = text
        self._arrange()
        self._describe()

    def set_today(self, today: date) -> None:
        """Moves the line, the pill and the future to this day."""
        self._today = today
        self.look_back(None)
        self._find_gaps()
        self._refresh()

    def look_back(self, day: date | None) -> None:
        """Moves line, pill and future to a day that is looked back to; None is today again."""
        shown = day or self._today
        self._pill.set_today(shown, is_past=day is not None)
        for future, line in zip(self._futures, self._today_lines, strict=True):
            future.set_today(shown)
            line.set_today(shown)

    def set_extent(self, first: date | None, last: date | None) -> None:
        """Names the first and last day of flags and lanes, which MAX takes in."""
        self._extent = (first, last) if first is not None and last is not None else None

    def set_style(self, style: Style) -> None:
        """Draws `candles` or a `line`."""
        self._candles.set_style(style)

    def set_flag_item(self, item: FlagItem) -> None:
        """Hosts the flags in the strip over the axis, which grows with their levels."""
        if self._flags is not None:
            self._flags.levels_changed.disconnect(self._on_levels)
            self._strip.removeItem(self._flags)
        self._flags = item
        self._strip.addItem(item, ignoreBounds=True)
        item.levels_changed.connect(self._on_levels)
        self._settle()

    def set_crosshair(self, day: date | None) -> None:
        """Stands on a day, whose bar the readout then names; None takes the crosshair away."""
        if day == self._crosshair:
            return
        self._crosshair = day
        for line in self._crosshairs:
            line.set_day(day)
        self._axis.set_crosshair(day)
        self._read_out()

    def set_chosen(self, day: date | None) -> None:
        """Draws the hairline of the chosen day, or none."""
        for line in self._chosen:
            line.set_day(day)

    def set_range(self, first_x: float, last_x: float) -> None:
        """Shows these seconds, held to the limits of the shared range."""
        self._time.set(first_x, last_x)

    def choose_range(self, name: str) -> None:
        """Shows one of `1D 5D 1M 6M 1Y 5Y MAX`; raises `KeyError` for another name."""
        days = self._bars.days if self._bars is not None else ()
        self._time.set(*span_of(name, days, self._today, self._extent))
        self._settle()

    def fit(self) -> None:
        """Shows everything there is."""
        self.choose_range("MAX")

    def pan(self, fraction: float) -> None:
        """Moves by a fraction of the shown span; positive is later."""
        self._time.pan(fraction)

    def zoom(self, factor: float) -> None:
        """Zooms in by a factor around the crosshair where there is one, else around the middle."""
        around = None if self._crosshair is None else middle_of(self._crosshair)
        if around is not None and not self._time.first <= around <= self._time.last:
            around = None
        self._time.zoom(factor, around)

    def spot(self, at: QPoint | None) -> Spot:
        """What stands at a place: a flag or the chart itself; without a place, the chosen flag."""
        chosen = self._flags.chosen_place() if self._flags is not None else None
        if at is None and chosen is None:
            return Spot("chart", self.rect().center(), None, self._crosshair)
        point = QPointF(at) if at is not None else chosen
        assert point is not None
        flag = self._flags.flag_at(point) if self._flags is not None else None
        if flag is None or self._flags is None:
            return Spot("chart", point.toPoint(), None, self._day_under(point))
        ref = self._flags.ref_of(flag)
        return Spot(ref.kind, point.toPoint(), ref, flag.days[0].day)

    def close(self) -> bool:
        """Closes as any widget does: the library's own way takes the scene apart under Qt."""
        return QGraphicsView.close(self)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Puts the parts where they belong."""
        super().resizeEvent(event)
        if event is not None:
            self._arrange()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zooms around the pointer; sideways, or with Shift, pans."""
        turned = event.angleDelta()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if shift or abs(turned.x()) > abs(turned.y()):
            self._time.pan(-(turned.x() or turned.y()) / 120 * PAN)
        elif turned.y():
            x = max(0.0, event.position().x() - self._price.geometry().left())
            around = self._time.from_pixel(x, self._price.pixel_width)
            self._time.zoom(ZOOM ** (turned.y() / 120), around)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes every press: it may become a drag."""
        super().mousePressEvent(event)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Takes every release."""
        super().mouseReleaseEvent(event)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Takes every double click, which a pane or a flag then answers."""
        super().mouseDoubleClickEvent(event)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Moves the crosshair to the day under the pointer."""
        super().mouseMoveEvent(event)
        self._hover(self._day_under(event.position()))

    def leaveEvent(self, event: object) -> None:
        """Takes the crosshair away."""
        super().leaveEvent(event)
        self._hover(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows pan (with Shift by half a span), plus and minus zoom, Home shows everything."""
        step = LEAP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else PAN
        match event.key():
            case Qt.Key.Key_Left:
                self.pan(-step)
            case Qt.Key.Key_Right:
                self.pan(step)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom(ZOOM)
            case Qt.Key.Key_Minus:
                self.zoom(1 / ZOOM)
            case Qt.Key.Key_Home:
                self.fit()
            case _:
                event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows the ring when the keyboard brought the focus."""
        super().focusInEvent(event)
        self._ring = event.reason() != Qt.FocusReason.MouseFocusReason
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Takes the ring away."""
        super().focusOutEvent(event)
        self._ring = False
        self.viewport().update()

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        """Draws the focus ring over everything."""
        super().drawForeground(painter, rect)
        if not self._ring:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.tokens.focus, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 4, 4)

    def _build(self) -> None:
        theme, time = self._theme, self._time
        self._price, self._strip = TimePane(time), TimePane(time)
        self._axis = TimeAxis(time, theme)
        self._scale = PriceScale(self._price, theme)
        self._strip_name = GutterName(theme, self.tr("flags"))
        self._source = Caption(theme)
        for part in (
            self._price,
            self._strip,
            self._axis,
            self._scale,
            self._strip_name,
            self._source,
        ):
            self.addItem(part)
        panes = (self._price, self._strip)
        for pane in panes:
            pane.fit_asked.connect(self.fit)
        self._futures = [FutureItem(pane, theme) for pane in panes]
        self._today_lines = [TodayLine(pane, theme) for pane in panes]
        self._crosshairs = [Hairline(pane, theme, "text_muted") for pane in panes]
        self._chosen = [Hairline(pane, theme, "focus") for pane in panes]
        self._time_grids = [TimeGrid(pane, theme, self._axis) for pane in panes]
        for lines in (self._today_lines, self._crosshairs, self._chosen):
            lines[1].setZValue(-10)  # behind the flags
        self._price_grid = PriceGrid(self._price, theme, self._scale)
        self._hatch = GapsItem(self._price, theme)
        self._volume = VolumeItem(self._price, theme)
        self._candles = CandlesItem(self._price, theme)
        self._readout = ReadoutItem(self._price, theme)
        self._pill = TodayPill(self._price, theme)
        self._edges = Edges(theme)
        self.addItem(self._edges)
        self._card = GapCard(theme, self.viewport())
        self._card.fetch_asked.connect(self.fetch_asked)
        self._card.hide()

    def _arrange(self) -> None:
        length = self._theme.length
        width, height = self.width(), self.height()
        gutter = gutter_width(self._theme)
        caption = length(CAPTION) if self._caption else 0
        axis_top = height - caption - length(AXIS)
        strip = min(math.ceil(height_of(self._levels, font_scale())) + 4, max(0, axis_top - 80))
        strip_top = axis_top - strip
        plot = max(1, width - gutter)
        self._price.setGeometry(QRectF(gutter, 0, plot, max(1, strip_top)))
        self._scale.setGeometry(QRectF(0, 0, gutter, max(1, strip_top)))
        self._strip.setGeometry(QRectF(gutter, strip_top, plot, max(1, strip)))
        self._strip_name.setGeometry(QRectF(0, strip_top, gutter, max(1, strip)))
        self._axis.setGeometry(QRectF(0, axis_top, width, length(AXIS)))
        self._source.setGeometry(QRectF(gutter, height - caption, plot, caption))
        self._source.setVisible(bool(caption))
        self._edges.set(QRectF(0, 0, width, axis_top), gutter, strip_top)
        self._today_lines[1].phase = strip_top % 8
        self._refresh()

    def _refresh(self) -> None:
        self._fit_prices()
        self._read_out()
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
        low, high = float(candles.low[shown].min()), float(candles.high[shown].max())
        height = self._price.pixel_height
        length = self._theme.length
        head = min(length(HEAD), HEAD_SHARE * height)
        foot = min(length(FOOT), FOOT_SHARE * height) + volume_height(self._theme, height)
        self._price.set_values(*with_margins(low, high, height, head, foot))
        self._scale.update()

    def _read_out(self) -> None:
        if self._series is None:
            self._readout.set_pieces(())
        else:
            candles = self._series.at(self.interval)
            index = candle_of(candles, self._crosshair)
            self._readout.set_pieces(pieces_of(candles, index, self._crosshair))
        self._pill.make_room(self._readout.right)

    def _find_gaps(self) -> None:
        last = self._bars.days[-1] if self._bars is not None else None
        holes = self._series.holes if self._series is not None else ()
        self._gaps = gaps_of(last, self._today, holes)
        self._hatch.set_gaps(self._gaps)

    def _place_card(self) -> None:
        gap = self._gaps[-1] if self._gaps else None
        if gap is None or not gap.is_open:
            self._card.hide()
            return
        if self.has_bars:
            first, _ = gap.days
            until = self.tr("{day} to today").format(day=wording.day(first))
            self._card.say(self.tr("No prices stored"), until, self.tr("Fetch"), is_wide=False)
        else:
            self._say_empty()
        plot = self.plot_rect
        left, right = visible(gap, self._price)
        size = self._card.sizeHint()
        # Over prices that are there, the card would hide what it is not about.
        fits = right - left >= size.width() or not self.has_bars
        self._card.setVisible(fits and plot.width() >= size.width())
        middle = min(max((left + right) / 2, size.width() / 2), plot.width() - size.width() / 2)
        top = plot.top() + (plot.height() - size.height()) / 2
        self._card.resize(size)
        self._card.move(round(plot.left() + middle - size.width() / 2), round(max(0.0, top)))

    def _say_empty(self) -> None:
        line = self.tr("Flags, lanes and notes do not need them.")
        if not self._listing:
            self._card.say(self.tr("No listing, so no prices"), line, "", is_wide=True)
            return
        title = self.tr("No prices stored for {listing}").format(listing=self._listing)
        self._card.say(title, line, self.tr("Fetch prices"), is_wide=True)

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

    def _settle(self) -> None:
        levels = max(1, self._flags.levels) if self._flags is not None else 1
        if levels != self._levels:
            self._levels = levels
            self._arrange()
        self._describe()

    def _day_under(self, at: QPointF) -> date | None:
        plot = self._price.geometry()
        if not plot.left() <= at.x() < plot.right():
            return None
        return day_at(self._time.from_pixel(at.x() - plot.left(), self._price.pixel_width))

    def _hover(self, day: date | None) -> None:
        if day != self._crosshair:
            self.set_crosshair(day)
            self.day_hovered.emit(day)

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
        if self._flags is not None and self._flags.placed:
            parts.append(self.tr("Flags: {flags}.").format(flags=self._flags.summary()))
        self.setAccessibleDescription(" ".join([*parts, self._caption]).strip())

    def _restyle(self) -> None:
        self.setBackground(self._theme.tokens.panel)
        for item in self.scene().items():
            if isinstance(item, Layer):
                item.changed()
        self._card.restyle()
        self._arrange()


class Caption(pg.GraphicsWidget):  # type: ignore[misc]
    """A small muted line."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.text = ""

    def paint(self, painter: QPainter, option: object, widget: QWidget | None = None) -> None:
        """Paints the line, shortened where it doesn't fit."""
        del option, widget
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._theme.tokens.text_muted)
        box = QRectF(10, 0, self.size().width() - 20, self.size().height())
        text = painter.fontMetrics().elidedText(
            self.text, Qt.TextElideMode.ElideRight, int(box.width())
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)


class Edges(QGraphicsItem):
    """The lines between gutter, plot and strip."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._area = QRectF()
        self._gutter, self._strip = 0, 0.0
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def set(self, area: QRectF, gutter: int, strip_top: float) -> None:
        """Draws them within an area, at these distances from its left and its top."""
        self.prepareGeometryChange()
        self._area, self._gutter, self._strip = area, gutter, strip_top

    def boundingRect(self) -> QRectF:
        """The area."""
        return self._area

    def paint(self, painter: QPainter, option: object, widget: QWidget | None = None) -> None:
        """Paints the lines in the pixel left of the plot and in the last of the price."""
        del option, widget
        half = 0.5 / painter.device().devicePixelRatio()
        painter.setPen(QPen(self._theme.tokens.line, 0))
        x, y = self._gutter - half, self._strip - half
        painter.drawLine(QPointF(x, 0), QPointF(x, self._area.bottom()))
        painter.drawLine(QPointF(self._gutter, y), QPointF(self._area.right(), y))


def with_margins(
    low: float, high: float, height: float, head: float, foot: float
) -> tuple[float, float]:
    """The values at the lower and upper edge that leave `head` and `foot` pixels of `height`."""
    if high <= low:
        spread = abs(high) * FLAT or 1.0
        low, high = low - spread, high + spread
    unit = (high - low) / max(height - head - foot, 1.0)
    return low - foot * unit, high + head * unit
