"""Above the chart: the company, its listing and last price, the ranges and the chart's style."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db.records import CompanyRecord, ListingRecord
from desktop import wording
from desktop.formats import MINUS
from desktop.theme import Theme

RANGES = ("1D", "5D", "1M", "6M", "1Y", "5Y", "MAX")
SPACE = 12  # between two parts
GAPS = 76  # margins and spaces between the parts that are always there


class CompanyHeader(QWidget):
    """Signals: `listing_chosen(str)` a listing's uid, `listings_asked()` to change them,
    `range_chosen(str)`, `style_chosen(str)`, `log_turned()`, `compare_asked()`;
    `more_asked(object)` the place, on this widget, at which a menu of all else belongs."""

    listing_chosen = Signal(str)
    listings_asked = Signal()
    range_chosen = Signal(str)
    style_chosen = Signal(str)
    log_turned = Signal()
    compare_asked = Signal()
    more_asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._company = ""
        self.setProperty("surface", "panel")
        self.setProperty("edge", "bottom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(theme.length(52))
        self.name = QLabel(self)
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.name.setFont(theme.font("company", 600))
        self.listing = QToolButton(self)
        self.listing.setProperty("kind", "field")
        self.listing.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.listing.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.listing.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.listing.setAccessibleName(self.tr("Listing"))
        self.listing.setMenu(QMenu(self.listing))
        self.price = QLabel(self)
        self.price.setFont(theme.font("figure", 600))
        self.unpriced = QLabel(self.tr("no price yet"), self)
        self.unpriced.setProperty("tone", "muted")
        self.change = QLabel(self)
        self.change.setFont(theme.font("second", 500))
        self.day = QLabel(self)
        self.day.setFont(theme.font("caption"))
        self.day.setProperty("tone", "muted")
        self._range_menu = self._menu_of_ranges()
        self._range_buttons = QButtonGroup(self)
        self._style_buttons = QButtonGroup(self)
        self._log = self._segment(self.tr("Logarithmic scale"))
        self._log.setText(self.tr("log"))
        self._log.setToolTip(self.tr("Logarithmic scale (G)"))
        self._log.clicked.connect(self.log_turned)
        self._compare = self._quiet(self.tr("Compare with…"), self.tr("Compare with… (X)"))
        self._compare.clicked.connect(self.compare_asked)
        self._more = self._quiet(self.tr("More of the chart"), self.tr("More of the chart"))
        self._more.clicked.connect(self._ask_more)
        self._lay_out()
        self.restyle()

    def set_company(self, company: CompanyRecord, listing: ListingRecord | None) -> None:
        """Name the company and offer its listings."""
        self._company = company.short_name
        self.name.setToolTip(company.name)
        menu = self.listing.menu()
        menu.clear()
        group = QActionGroup(menu)
        for offered in company.listings:
            action = QAction(self._listing_text(offered), menu, checkable=True)
            action.setChecked(listing is not None and offered.uid == listing.uid)
            action.triggered.connect(partial(self.listing_chosen.emit, offered.uid))
            group.addAction(action)
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(self.tr("Change the listings…")).triggered.connect(self.listings_asked)
        self.listing.setVisible(bool(company.listings))
        is_listed = bool(company.listings)
        self.unpriced.setText(self.tr("no price yet") if is_listed else self.tr("not listed"))
        if listing is not None:
            others = len(company.listings) - 1
            more = f"  +{others}" if others else ""
            self.listing.setText(self._listing_text(listing) + more)
        self._fit(self.width())

    def set_price(
        self, close: float | None, previous: float | None, day: dt.date | None, currency: str
    ) -> None:
        """Show the last close (major unit), its change and its day; None where there is none."""
        known = close is not None
        self.change.setVisible(known and previous is not None)
        self.day.setVisible(known)
        self.price.setVisible(known)
        self.unpriced.setVisible(not known)
        if close is not None and day is not None:
            self.price.setText(wording.price(close))
            self.day.setText(self.tr("%s, close %s") % (currency, wording.day(day)))
            self._set_change(close, previous)
        self._fit(self.width())

    def check_range(self, name: str) -> None:
        """Mark a range as the one shown; an unknown name marks none."""
        self._range_menu.setText(name or self.tr("Range"))
        self._range_buttons.setExclusive(False)
        for button in self._range_buttons.buttons():
            button.setChecked(button.property("range") == name)
        self._range_buttons.setExclusive(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, the style stays in View; where narrower, the ranges are a menu."""
        super().resizeEvent(event)
        self._fit(event.size().width())

    def minimumSizeHint(self) -> QSize:
        """As narrow as it gets with the ranges in a menu."""
        return QSize(self._theme.length(480), self.height())

    def check_style(self, name: str) -> None:
        """Mark candles or line; another style marks none."""
        self._style_buttons.setExclusive(False)
        for button in self._style_buttons.buttons():
            button.setChecked(button.property("style") == name)
        self._style_buttons.setExclusive(True)

    def check_log(self, is_log: bool) -> None:
        """Mark whether the scale is logarithmic."""
        self._log.setChecked(is_log)

    def restyle(self) -> None:
        """Take the icons in the theme's colours."""
        tokens = self._theme.tokens
        self.listing.setIcon(self._theme.icon("chevron-down", tokens.text_muted))
        self._compare.setIcon(self._theme.icon("git-compare-arrows", tokens.text))
        self._more.setIcon(self._theme.icon("ellipsis", tokens.text))
        icons = {"candles": "chart-candlestick", "line": "chart-line"}
        for button in self._style_buttons.buttons():
            button.setIcon(self._theme.icon(icons[button.property("style")], tokens.text))

    def _fit(self, width: int) -> None:
        """Show the buttons where all else has its room, and the whole name where it can be."""
        shown = [self.listing, self.price, self.unpriced, self.change, self.day]
        beside = sum(part.sizeHint().width() for part in shown[:3] if not part.isHidden())
        under = (part.sizeHint().width() for part in shown[3:] if not part.isHidden())
        beside += max(under, default=0)
        bars = self._range_bar, self._style_bar, self._more
        ranges, styles, more = (bar.sizeHint().width() for bar in bars)
        gaps, space = self._theme.length(GAPS), self._theme.length(SPACE)
        styles, more = styles + space, more + space
        name = self.name.fontMetrics().horizontalAdvance(self._company) + 2
        left = width - name - beside - gaps
        # What the button opens stands in the menu too: it is the first to make room.
        has_ranges, has_styles = left >= ranges, left >= ranges + styles + more
        has_more = not has_ranges or left >= ranges + more
        self._range_bar.setVisible(has_ranges)
        self._style_bar.setVisible(has_styles)
        self._more.setVisible(has_more)
        self._range_menu.setVisible(not has_ranges)
        chosen = ranges + styles * has_styles if has_ranges else self._range_menu.sizeHint().width()
        chosen += more * has_more
        room = width - beside - gaps - chosen
        elide = Qt.TextElideMode.ElideRight
        self.name.setText(self.name.fontMetrics().elidedText(self._company, elide, max(room, 60)))

    def _set_change(self, close: float, previous: float | None) -> None:
        if previous is None:
            return
        moved = close - previous
        sign = "▲" if moved > 0 else "▼" if moved < 0 else "="
        percent = wording.percent(moved / previous * 100, 2)
        amount = wording.price(abs(moved))
        mark = "+" if moved > 0 else MINUS if moved < 0 else ""
        self.change.setText(f"{sign} {mark}{amount}  {percent}")
        tokens = self._theme.tokens
        color = tokens.up if moved > 0 else tokens.down if moved < 0 else tokens.text_muted
        self.change.setStyleSheet(f"color: {color.name()}")

    def _listing_text(self, listing: ListingRecord) -> str:
        return f"{listing.ticker}  {listing.exchange.replace('_', ' ')} · {listing.currency}"

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(self._theme.length(16), 0, self._theme.length(12), 0)
        row.setSpacing(self._theme.length(SPACE))
        row.addWidget(self.name)
        row.addWidget(self.listing)
        row.addWidget(self.price)
        row.addWidget(self.unpriced)
        moves = QVBoxLayout()
        moves.setSpacing(0)
        moves.addStretch(1)
        moves.addWidget(self.change)
        moves.addWidget(self.day)
        moves.addStretch(1)
        row.addLayout(moves)
        row.addStretch(1)
        self._range_bar = self._ranges()
        self._style_bar = self._styles()
        row.addWidget(self._range_bar, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._range_menu)
        row.addWidget(self._style_bar)
        row.addWidget(self._more)

    def _ranges(self) -> QWidget:
        frame = QFrame(self)
        frame.setProperty("kind", "segments")
        frame.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(frame)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        for number, name in enumerate(RANGES, start=1):
            button = self._segment(name)
            button.setText(name)
            button.setProperty("range", name)
            key = "0" if name == "MAX" else str(number)
            button.setToolTip(self.tr("Show %s (%s)") % (name, key))
            button.setAccessibleName(self.tr("Range %s") % name)
            button.clicked.connect(partial(self.range_chosen.emit, name))
            self._range_buttons.addButton(button)
            row.addWidget(button)
        return frame

    def _styles(self) -> QWidget:
        frame = QFrame(self)
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        words = {"candles": self.tr("Candles"), "line": self.tr("Line")}
        for name, title in words.items():
            button = self._segment(title)
            button.setProperty("style", name)
            button.setToolTip(title)
            button.setAccessibleName(title)
            button.clicked.connect(partial(self.style_chosen.emit, name))
            self._style_buttons.addButton(button)
            row.addWidget(button)
        row.addSpacing(self._theme.length(6))
        row.addWidget(self._log)
        row.addWidget(self._compare)
        return frame

    def _menu_of_ranges(self) -> QToolButton:
        """What stands for the buttons where there is no room for them."""
        button = QToolButton(self)
        button.setProperty("kind", "field")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setAccessibleName(self.tr("Range"))
        menu = QMenu(button)
        for name in RANGES:
            menu.addAction(name).triggered.connect(partial(self.range_chosen.emit, name))
        button.setMenu(menu)
        return button

    def _ask_more(self) -> None:
        self.more_asked.emit(self._more.geometry().bottomLeft())

    def _quiet(self, name: str, tip: str) -> QToolButton:
        button = self._segment(name)
        button.setCheckable(False)
        button.setToolTip(tip)
        return button

    def _segment(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("kind", "segment")
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(name)
        return button
