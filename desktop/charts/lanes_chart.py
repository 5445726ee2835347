"""The pane under the price: every project, promise, deal, note and event on the same time axis."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QScrollBar, QToolTip, QWidget

from db.records import CompanyTimeline
from desktop import wording
from desktop.analysis.story import Ref
from desktop.charts import marks
from desktop.charts.lane_layout import arrange, draw, elide
from desktop.charts.lane_painter import LanePainter
from desktop.charts.lane_shapes import Arrangement, Heading, Hit, Picture, Style, View
from desktop.charts.lanes import (
    Lane,
    MilestoneRow,
    PointRow,
    extent_of,
    lanes_of,
    milestone_of,
    moment_of,
    refs_of,
)
from desktop.charts.spot import Spot
from desktop.charts.time_axis import GridLines, ticks
from desktop.charts.time_pane import snap
from desktop.charts.time_scale import (
    TimeRange,
    day_at,
    font_scale,
    gutter_width,
    middle_of,
)
from desktop.charts.today import TodayDashes
from desktop.theme import Theme

NAME = Style("control", 600, "text")
DETAIL = Style("caption", 400, "text_muted")
PADDING = 16
ZOOM_STEP = 1.2
PAN_STEP = 0.1
NOTCH = 120.0  # of a wheel, in eighths of a degree


class LanesChart(QWidget):
    """The lanes of one company; choosing, panning and zooming are told, never kept to itself."""

    chosen = Signal(object)
    day_hovered = Signal(object)

    def __init__(self, theme: Theme, time: TimeRange, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._time = time
        self._painter = LanePainter(theme)
        self._lanes: tuple[Lane, ...] = ()
        self._today = dt.date.min
        self._chosen: Ref | None = None
        self._chosen_moment: float | None = None
        self._letters: Mapping[Ref, str] = {}
        self._crosshair: dt.date | None = None
        self._arrangement: Arrangement | None = None
        self._picture: Picture | None = None
        self._is_painted = False  # as it is now
        self._drawn: QPixmap | None = None
        self._grid = GridLines()
        self._today_dashes = TodayDashes()
        self._pressed: QPointF | None = None
        self._is_dragging = False
        self._has_ring = False
        self._scroll = QScrollBar(Qt.Orientation.Vertical, self)
        self._scroll.setAccessibleName(self.tr("Scroll the lanes"))
        self._scroll.valueChanged.connect(self._redraw)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Lanes"))
        self._describe()
        time.changed.connect(self._redraw)
        theme.changed.connect(self._restyle)

    def set_timeline(self, timeline: CompanyTimeline | None, today: dt.date) -> None:
        """Show a company as it stands on `today`, or nothing."""
        self._lanes = lanes_of(timeline, today) if timeline else ()
        self._today = today
        self._rearrange()
        self._describe()

    def set_chosen(self, ref: Ref | None) -> None:
        """Open, ring and scroll to what `ref` names; ignored quietly where it is not here."""
        if ref == self._chosen:
            return
        self._chosen = ref
        self._rearrange()
        self._reveal()

    def set_letters(self, letters: Mapping[Ref, str]) -> None:
        """Let things have the letters of their flags."""
        if letters != self._letters:
            self._letters = letters
            self._redraw()

    def set_crosshair(self, day: dt.date | None) -> None:
        """Draw the hairline on a day, or none."""
        if day != self._crosshair:
            self._crosshair = day
            self.update()

    def extent(self) -> tuple[dt.date, dt.date]:
        """The first and the last day of anything drawn, today included."""
        found = extent_of(self._lanes)
        if found is None:
            return self._today, self._today
        first, last = day_at(found[0]), day_at(found[1] - 1)
        return min(first, self._today), max(last, self._today)

    def scroll_to_top(self) -> None:
        """Show the first lanes."""
        self._scroll.setValue(0)

    def natural_height(self) -> int:
        """The least height in which nothing needs to be scrolled, in pixels."""
        return round(arrange(self._lanes, self._opened(), 0, font_scale()).height) + 1

    def summary(self) -> str:
        """The lanes in words, for those who can't see them."""
        return " ".join(_lane_in_words(lane) for lane in self._lanes if lane.rows)

    def picture(self) -> Picture:
        """What is drawn now, in coordinates of the whole stack of lanes."""
        self._lay_out()
        assert self._picture is not None
        return self._picture

    def spot(self, at: QPoint | None) -> Spot:
        """What stands at a place: a thing, else its lane; without a place, what is chosen."""
        if at is None:
            return self._chosen_spot()
        point = QPointF(at)
        hit, day = self._hit(point), self._day_under(point)
        if hit is not None:
            return Spot(hit.ref.kind, at, hit.ref, day)
        y = at.y() + self._scroll.value()
        headings = self._arrangement.headings if self._arrangement else ()
        lane = next((h.lane for h in headings if h.top <= y < h.top + h.height), None)
        if lane is None:
            return Spot("chart", at, None, day)
        if lane.ref is not None:
            return Spot("project", at, lane.ref, day)
        return Spot(f"{lane.kind or 'company'}_lane", at, None, day)

    def sizeHint(self) -> QSize:
        """Wide, and as high as its rows."""
        return QSize(800, max(120, self.natural_height()))

    def minimumSizeHint(self) -> QSize:
        """Room for the gutter and three lanes."""
        return QSize(gutter_width(self._theme) + 160, round(100 * font_scale()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lanes, then hairlines and the focus ring over them.

        What was painted before is kept as a picture, for what moves over it.
        """
        self._lay_out()
        if self._is_painted and self._drawn is None:
            self._drawn = self._render()
        painter = QPainter(self)
        if self._drawn is not None:
            painter.drawPixmap(0, 0, self._drawn)
        else:
            painter.save()
            self.draw_on(painter)
            painter.restore()
            self._is_painted = event.region() == QRegion(self.rect())
        tokens = self._theme.tokens
        if self._crosshair is not None:
            self._hairline(painter, middle_of(self._crosshair), 0.8, 0, self.height())
        if self._has_ring:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(tokens.focus, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 4, 4)

    def draw_on(self, painter: QPainter) -> None:
        """Draw the lanes from the origin on, in whatever the painter draws in."""
        self._lay_out()
        painter.fillRect(self.rect(), self._theme.tokens.panel)
        self._paint_all(painter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room among the rows."""
        self._rearrange()

    def event(self, event: QEvent) -> bool:
        """Say what is under the pointer when the desktop asks for a tool tip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            hit = self._hit(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), hit.tip if hit else "", self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew when the font changes."""
        if event.type() == QEvent.Type.FontChange:
            self._restyle()
        super().changeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click or a drag began."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position()
            self._is_dragging = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan while dragging, else say which day the pointer is on."""
        at = event.position()
        if self._pressed is not None:
            far = (at - self._pressed).manhattanLength() >= QApplication.startDragDistance()
            if self._is_dragging or far:
                self._is_dragging = True
                self._time.pan((self._pressed.x() - at.x()) / self._plot_width())
                self._pressed = at
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
            return
        hit = self._hit(at)
        shape = Qt.CursorShape.PointingHandCursor if hit else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        self.day_hovered.emit(self._day_under(at))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag, or choose what was clicked."""
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        self._pressed = None
        self.unsetCursor()
        if not self._is_dragging and (hit := self._hit(event.position())) is not None:
            self._choose(hit.ref)
        self._is_dragging = False

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is on no day any more."""
        self.day_hovered.emit(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the pointer; scroll over the gutter or with Shift; pan sideways."""
        across, along = event.angleDelta().x(), event.angleDelta().y()
        is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if is_shifted or event.position().x() < self._left():
            # With Shift some systems turn the wheel sideways.
            turned = (along or across) / NOTCH
            self._scroll.setValue(round(self._scroll.value() - turned * self._scroll.singleStep()))
        elif abs(across) > abs(along):
            self._time.pan(-across / NOTCH * PAN_STEP)
        elif along:
            around = self._moment(event.position().x())
            self._time.zoom(ZOOM_STEP ** (along / NOTCH), around)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pan with left and right, step with up and down, zoom with plus and minus."""
        key = event.key()
        if key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._time.pan(PAN_STEP if key == Qt.Key.Key_Right else -PAN_STEP)
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus}:
            self._time.zoom(1 / ZOOM_STEP if key == Qt.Key.Key_Minus else ZOOM_STEP)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring when the keyboard brought the focus."""
        self._has_ring = event.reason() != Qt.FocusReason.MouseFocusReason
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        self._has_ring = False
        self.update()

    def _chosen_spot(self) -> Spot:
        hits = [hit for hit in self.picture().hits if hit.ref == self._chosen]
        if self._chosen is None or not hits:
            return Spot("chart", self.rect().center())
        widest = max(hits, key=lambda hit: hit.x1 - hit.x0)
        x = min(max((widest.x0 + widest.x1) / 2, self._left()), self.width())
        y = (widest.y0 + widest.y1) / 2 - self._scroll.value()
        return Spot(self._chosen.kind, QPointF(x, y).toPoint(), self._chosen)

    def _describe(self) -> None:
        what = self.summary() or self.tr("No company is chosen.")
        self.setAccessibleDescription(what)

    def _step(self, by: int) -> None:
        refs = refs_of(self._lanes)
        if not refs:
            return
        here = milestone_of(self._lanes, self._chosen) or self._chosen
        if here in refs:
            self._choose(refs[max(0, min(len(refs) - 1, refs.index(here) + by))])
        else:
            self._choose(refs[0 if by > 0 else -1])

    def _choose(self, ref: Ref) -> None:
        self.set_chosen(ref)
        self.chosen.emit(ref)

    def _opened(self) -> Ref | None:
        return milestone_of(self._lanes, self._chosen)

    def _restyle(self) -> None:
        self._rearrange()

    def _rearrange(self) -> None:
        self._chosen_moment = moment_of(self._lanes, self._chosen)
        self._arrangement = arrange(self._lanes, self._opened(), self.height(), font_scale())
        spare = round(self._arrangement.height) - self.height()
        width = self._scroll.sizeHint().width()
        self._scroll.setGeometry(self.width() - width, 0, width, self.height())
        self._scroll.setRange(0, max(0, spare))
        self._scroll.setPageStep(max(1, self.height()))
        self._scroll.setSingleStep(round(44 * font_scale()))
        self._scroll.setVisible(spare > 1)
        self.updateGeometry()
        self._redraw()

    def _redraw(self) -> None:
        self._picture = None
        self._is_painted = False
        self._drawn = None
        self.update()

    def _reveal(self) -> None:
        """Scroll to the chosen row; the time range is the window's to move."""
        assert self._arrangement is not None
        for slot in self._arrangement.slots:
            row = slot.row
            refs = [p.ref for p in row.points] if isinstance(row, PointRow) else [row.ref]
            if self._opened() in refs or self._chosen in refs:
                bottom = round(slot.top + slot.height) - self.height()
                top = max(self._scroll.value(), bottom)
                self._scroll.setValue(min(top, round(slot.top)))
                return

    def _left(self) -> int:
        return gutter_width(self._theme)

    def _plot_width(self) -> float:
        return float(max(1, self.width() - self._left()))

    def _moment(self, x: float) -> float:
        return self._time.from_pixel(x - self._left(), self._plot_width())

    def _day_under(self, at: QPointF) -> dt.date | None:
        return day_at(self._moment(at.x())) if at.x() >= self._left() else None

    def _hit(self, at: QPointF) -> Hit | None:
        return self.picture().at(at.x(), at.y() + self._scroll.value())

    def _view(self) -> View:
        return View(
            self._time.first,
            self._time.last,
            self._left(),
            self.width(),
            self.height(),
            middle_of(self._today),
            font_scale(),
            self._scroll.width() if self._scroll.isVisibleTo(self) else 0,
        )

    def _lay_out(self) -> None:
        if self._picture is not None:
            return
        assert self._arrangement is not None
        self._picture = draw(
            self._arrangement,
            self._view(),
            self._painter.width,
            self._chosen,
            float(self._scroll.value()),
            self._letters,
        )

    def _render(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        painter = QPainter(pixmap)
        self.draw_on(painter)
        painter.end()
        return pixmap

    def _paint_all(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        arrangement, left = self._arrangement, self._left()
        assert arrangement is not None
        today = self._upright(middle_of(self._today))
        opened = next(((s.top, s.top + s.height) for s in arrangement.slots if s.is_open), None)
        self._painter.set_ground(left, self.width(), today, opened)
        painter.translate(0, -self._scroll.value())
        self._paint_ground(painter, arrangement, today, opened)
        top = self._scroll.value()
        for heading in arrangement.headings:
            if heading.top < top + self.height() and heading.top + heading.height > top:
                self._paint_heading(painter, heading)
        seen = QRectF(left, 0, self.width() - left, arrangement.height)
        painter.setClipRect(seen, Qt.ClipOperation.IntersectClip)
        self._painter.paint(painter, self.picture())

    def _paint_ground(
        self,
        painter: QPainter,
        arrangement: Arrangement,
        today: float,
        opened: tuple[float, float] | None,
    ) -> None:
        tokens, left, right = self._theme.tokens, self._left(), self.width()
        top = float(self._scroll.value())
        foot = top + self.height()
        future = QRectF(max(left, today), top, right - max(left, today), self.height())
        if future.width() > 0:
            painter.fillRect(future, tokens.sunken)
        if opened is not None:
            band = QRectF(left, opened[0], right - left, opened[1] - opened[0])
            for start, end in ((left, min(today, right)), (max(left, today), right)):
                if end > start:
                    part = QRectF(start, band.top(), end - start, band.height())
                    painter.fillRect(part, self._painter.ground(opened[0], start))
            painter.fillRect(QRectF(left, band.top(), 3, band.height()), tokens.accent)
        self._paint_grid(painter, top, foot)
        fine = 1 / painter.device().devicePixelRatio()
        for heading in arrangement.headings[:-1]:
            y = round(heading.top + heading.height) - fine
            painter.fillRect(QRectF(0, y, right, fine), tokens.line)
        painter.fillRect(QRectF(left - fine, top, fine, foot - top), tokens.line)
        if left <= today <= right:
            # The dashes keep their place while the lanes are scrolled.
            self._today_dashes.draw(painter, today, (top, foot), tokens.today, top)

        if self._chosen_moment is not None:
            self._hairline(painter, self._chosen_moment, 0.35, top, foot)

    def _paint_grid(self, painter: QPainter, top: float, foot: float) -> None:
        """Draw the boundaries that the axis names, or of these only the years where it has many."""
        width_of = self._theme.lettering("caption", 600).width
        named = ticks(self._time.first, self._time.last, self._plot_width(), width_of)
        painter.save()
        painter.translate(self._left(), top)
        size = QSizeF(self._plot_width(), foot - top)
        self._grid.draw(painter, named, self._time, size, self._theme)
        painter.restore()

    def _paint_heading(self, painter: QPainter, heading: Heading) -> None:
        lane, scale = heading.lane, font_scale()
        room = self._left() - PADDING * scale - 4
        if lane.kind is not None:
            middle = heading.top + heading.height / 2
            mark = self._left() - 18 * scale
            self._paint_text(painter, lane.name, NAME, middle, mark - PADDING * scale - 8)
            self._paint_kind(painter, lane.kind, mark, middle)
            return
        first = heading.top + 17 * scale
        self._paint_text(painter, lane.name, NAME, first, room)
        self._paint_text(painter, lane.detail, DETAIL, first + 16 * scale, room)

    def _paint_text(
        self, painter: QPainter, text: str, style: Style, middle: float, room: float
    ) -> None:
        tokens, lettering = self._theme.tokens, self._theme.lettering(style.step, style.weight)
        painter.setPen(tokens.text if style.role == "text" else tokens.text_muted)
        short = elide(text, style, room, self._painter.width)
        left, base = PADDING * font_scale(), middle + lettering.cap_height / 2
        lettering.write(painter, left, base, short)

    def _paint_kind(self, painter: QPainter, kind: str, x: float, y: float) -> None:
        tokens, scale = self._theme.tokens, font_scale()
        if kind == "financing":
            marks.draw_note(painter, x, y, 4 * scale, tokens.financing)
        elif kind == "note":
            marks.draw_note(painter, x, y, 2 * scale, tokens.note)
        else:
            marks.draw_policy(painter, x, y, 9 * scale, tokens.policy)

    def _upright(self, moment: float) -> float:
        """Where an upright line of one device pixel stands, in step with the pane above."""
        x = self._time.to_pixel(moment, self._plot_width())
        return self._left() + snap(x, self.devicePixelRatioF())

    def _hairline(
        self, painter: QPainter, moment: float, opacity: float, top: float, foot: float
    ) -> None:
        x = self._upright(moment)
        if x >= self._left():
            colour = QColor(self._theme.tokens.accent)
            colour.setAlphaF(opacity)
            painter.setPen(QPen(colour, 0))
            painter.drawLine(QPointF(x, top), QPointF(x, foot))


def _lane_in_words(lane: Lane) -> str:
    things = []
    for row in lane.rows:
        if isinstance(row, MilestoneRow):
            words = [row.title]
            if row.current is not None:
                words.append(row.current.words)
            words.append(wording.state(row.state))
            if row.slip:
                words.append(wording.slip(row.slip))
            things.append(", ".join(words))
        else:
            things += [point.tip.replace("\n", ", ") for point in row.points]
            things += [row.empty] if row.empty and not row.points else []
    return wording.told(lane.name, f"{'; '.join(things)}.") if things else ""
