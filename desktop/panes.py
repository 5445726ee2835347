"""The panes of the window: where they stand, how they share the width, and the way through them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.panels.company import CompanyPanel
from desktop.panels.controls import EmptyState, Entered
from desktop.panels.drawer import HANDLE, Drawer, DrawerHandle
from desktop.panels.status import ConsentStrip, StatusPanel
from desktop.panels.story import StoryPanel
from desktop.panels.tab_order import as_read, is_stop
from desktop.panels.watchlist import WatchlistPanel
from desktop.theme import Theme

COMPANY = "company"
LEFT, CENTRE, RIGHT = 280, 480, 300
# From this width on: the left and the right pane's width; the centre has the rest. Below the last
# but one, what stands beside is a drawer over the centre.
SHARES = ((2400, 420, 480), (1500, 328, 360), (1300, 296, 336), (0, 280, 336))
BESIDE_FROM = 1300
ROOMY = 0.45  # of the window, for columns that would need more


class Panes(QStackedWidget):
    """The work page, of three panes and the strip below them, and a page before there is work.

    Signals: `beside_turned(bool)`, whether the right pane, or the drawer in its stead, is shown;
    `view_turned(str)`, the name of the view in the centre: company, or another one's object name;
    `view_wanted()`, it is another one than the company's, and `add_views` has not brought them yet.
    """

    beside_turned = Signal(bool)
    view_turned = Signal(str)
    view_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._widths: tuple[int, int] | None = None
        self._columns = 0  # how wide those of the list are together; 0 for rows of two lines
        self._wide: int | None = None  # what the reader gave the left pane while it has columns
        self._is_beside_wanted = True
        self._has_company = False
        self._views: dict[str, QWidget] = {}
        self._tabs = QTabWidget(self)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._centre = QStackedWidget(self)
        self._work = QWidget(self)
        self._handle = DrawerHandle(theme, self._work)
        self._drawer = Drawer(theme, self._handle, self._work)
        self.empty = EmptyState(theme, "pickaxe", self.tr("Take the rare-earth starter"))

    def lay_out(
        self,
        watchlist: WatchlistPanel,
        company: CompanyPanel,
        tabs: Sequence[QWidget],
        consent: ConsentStrip,
        status: StatusPanel,
    ) -> None:
        """Put the panels where they belong; `status` is only gone to, it stands elsewhere.

        `tabs` are the story and the places of the projects, the financing, the documents and the
        record.
        """
        self._watchlist, self._company, self._beside = watchlist, company, tabs
        self._strips = consent, status
        self._lay_out_tabs()
        self._centre.addWidget(company)
        self._no_company_page = self._no_company()
        self._centre.addWidget(self._no_company_page)
        self._splitter.setChildrenCollapsible(False)
        for pane in (watchlist, self._centre, self._tabs):
            self._splitter.addWidget(pane)
        self._splitter.setStretchFactor(1, 1)
        watchlist.setMinimumWidth(self._theme.length(LEFT))
        self._centre.setMinimumWidth(self._theme.length(CENTRE))
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._splitter, 1)
        row.addWidget(self._handle)
        column = QVBoxLayout(self._work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(consent)
        self.addWidget(self._work)
        self._splitter.installEventFilter(self)
        self._splitter.splitterMoved.connect(self._take_widths)
        self._handle.clicked.connect(self.turn_beside)
        self._drawer.turned.connect(self._settle)
        self._drawer.turned.connect(self._handle.point)
        self._tabs.currentChanged.connect(self._name_handle)
        self._name_handle()
        self._settle()

    def add_views(self, views: Sequence[QWidget]) -> None:
        """Let these, named by their object names, stand in the company's place when turned to."""
        self._views = {view.objectName(): view for view in views}
        for view in views:
            self._centre.addWidget(view)

    def parts(self) -> tuple[QWidget, ...]:
        """Everything of the work page in the order in which it is read."""
        centre, beside = self._centre, (self._tabs.tabBar(), *self._beside)
        return (self._watchlist, centre, *beside, self._handle, *self._strips)

    # -- what is shown ----------------------------------------------------------------------------

    def show_work(self) -> bool:
        """Show the panes; whether another page was shown before."""
        was_elsewhere = self.currentWidget() is not self._work
        self.setCurrentWidget(self._work)
        return was_elsewhere

    def show_page(self, page: QWidget) -> None:
        """Show a page instead of the panes."""
        if self.indexOf(page) < 0:
            self.addWidget(page)
        self.setCurrentWidget(page)

    @property
    def shows_company(self) -> bool:
        """Whether there is a company to look at."""
        return self._has_company

    @property
    def view(self) -> str:
        """The name of the view in the centre."""
        shown = self._centre.currentWidget()
        return next((name for name, view in self._views.items() if view is shown), COMPANY)

    def show_company(self, is_there: bool) -> None:
        """Show the company's panes, or that there is none; another view stays where it is."""
        self._has_company = is_there
        if not is_there or self.view == COMPANY:
            self.show_view(COMPANY)

    def show_view(self, name: str) -> None:
        """Show another view in the place of one company, or the company again."""
        if name != COMPANY and not self._views:
            self.view_wanted.emit()
        before = self.view
        company = self._company if self._has_company else self._no_company_page
        page = self._views.get(name, company)
        self._centre.setCurrentWidget(page)
        if page is not self._company:
            self._drawer.close_again()
        self._settle()
        if self.view != before:
            self.view_turned.emit(self.view)

    # -- what stands beside -----------------------------------------------------------------------

    @property
    def is_narrow(self) -> bool:
        """Whether there is no room beside the centre, so that the right pane is a drawer."""
        return self.width() < self._theme.length(BESIDE_FROM)

    @property
    def shows_beside(self) -> bool:
        """Whether the right pane is shown, or the drawer is open."""
        wanted = self._drawer.is_open if self.is_narrow else self._is_beside_wanted
        return self.shows_company and wanted and self.view == COMPANY

    @property
    def keeps_beside(self) -> bool:
        """Whether the right pane is wanted wherever there is room for it."""
        return self._is_beside_wanted

    def turn_beside(self) -> None:
        """Show the right pane or open the drawer, or the other way round."""
        if self.is_narrow:
            self._turn_drawer(not self._drawer.is_open)
        else:
            self.keep_beside(not self._is_beside_wanted)

    def keep_beside(self, is_wanted: bool) -> None:
        """Show the right pane wherever there is room, or never."""
        focused = QApplication.focusWidget()
        has_focus = focused is not None and self._tabs.isAncestorOf(focused)
        self._is_beside_wanted = is_wanted
        self._settle()
        if has_focus and not self.shows_beside:
            self._company.price_chart.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_tab(self, panel: QWidget) -> None:
        """Bring one of the right pane's tabs to the front, and the company and the pane with it."""
        place = next(tab for tab in self._beside if tab is panel or tab.isAncestorOf(panel))
        self._tabs.setCurrentWidget(place)
        if not self.shows_company:
            return
        self.show_view(COMPANY)
        if not self.shows_beside:
            self.turn_beside()

    def enter_tab(self, panel: QWidget) -> None:
        """Bring a tab to the front and give it the focus."""
        self.show_tab(panel)
        first_stop(panel).setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def centre(self) -> QWidget:
        """The view in the middle, whichever it is."""
        return self._centre

    @property
    def beside(self) -> QWidget:
        """The tabs, wherever they stand."""
        return self._tabs

    @property
    def tab_bar(self) -> QTabBar:
        """What the tabs are chosen by."""
        return self._tabs.tabBar()

    @property
    def tab(self) -> str:
        """The name of the tab at the front."""
        return self._tabs.currentWidget().objectName()

    def restore_tab(self, name: str) -> None:
        """Bring a tab to the front by its name, if there is such a one."""
        found = next((panel for panel in self._beside if panel.objectName() == name), None)
        if found is not None:
            self._tabs.setCurrentWidget(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that nothing else had a use for closes the drawer."""
        if event.key() == Qt.Key.Key_Escape and self._drawer.is_open:
            self._drawer.close_again()
        else:
            super().keyPressEvent(event)

    # -- the way through --------------------------------------------------------------------------

    def go_through(self, by: int) -> None:
        """Give the focus to the next (+1) or the previous (-1) pane, in the order they are read.

        The drawer opens when it is come to, and closes when it is left.
        """
        stops = self._stops()
        focused = QApplication.focusWidget()
        here = [
            i
            for i, (pane, _) in enumerate(stops)
            if focused and (pane is focused or pane.isAncestorOf(focused))
        ]
        start = here[0] if here else (-1 if by > 0 else 0)
        pane, stop = stops[(start + by) % len(stops)]
        if pane is self._tabs and self.is_narrow:
            self._drawer.open()
        stop.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if here and stops[here[0]][0] is self._tabs and self.is_narrow:
            self._drawer.close_again()

    def offer_starter(self, is_offered: bool) -> None:
        """Offer the starter where there is no company to show, or say just that."""
        self.empty.button.setVisible(is_offered)
        self.empty.set_words(
            self.tr("No company yet") if is_offered else self.tr("No company in this list"),
            self.tr("The price and the promises of a company stand here."),
        )

    def _stops(self) -> list[tuple[QWidget, QWidget]]:
        """Each pane with what takes the focus in it."""
        stops: list[tuple[QWidget, QWidget]] = [(self._watchlist, self._watchlist)]
        if self.view != COMPANY:
            shown = self._views[self.view]
            stops.append((shown, shown))
        elif self.shows_company:
            stops += [(stop, stop) for stop in self._company.stops()]
            if self.is_narrow or self._is_beside_wanted:
                stops.append((self._tabs, first_stop(self._tabs.currentWidget())))
        elif self.empty.button.isVisible():
            stops.append((self._centre, self.empty.button))
        for strip in self._strips:
            buttons = strip.findChildren(QAbstractButton)
            stops += [(strip, button) for button in buttons if button.isVisible()][:1]
        return stops

    # -- how the width is shared ------------------------------------------------------------------

    def widths(self) -> str:
        """The widths that the reader gave the outer panes, to be remembered; else nothing.

        A third one is that of the left pane with columns in it.
        """
        if self._wide is None:
            return " ".join(str(width) for width in self._widths or ())
        return " ".join(str(width) for width in (*self._usual(), self._wide))

    def restore_widths(self, text: str) -> None:
        """Give the outer panes the widths that are remembered; strange words are passed over."""
        parts = text.split()
        if len(parts) in {2, 3} and all(part.isdecimal() for part in parts):
            self._widths = int(parts[0]), int(parts[1])
            self._wide = int(parts[2]) if len(parts) == 3 else None
        self._settle()

    def give_room(self, columns: int) -> None:
        """Make the left pane wider while its rows have columns, so wide together; 0 for none."""
        if bool(columns) != bool(self._columns):
            self._columns = columns
            self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self._settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The drawer is as high as what it stands over."""
        if event.type() == QEvent.Type.Resize:
            self._place_drawer()
        return False

    def _settle(self) -> None:
        """Let everything stand where it belongs at this width."""
        if self.is_narrow == (self._splitter.indexOf(self._tabs) >= 0):
            self._move_tabs()
        beside = self.shows_beside
        if not self.is_narrow:
            self._tabs.setVisible(beside)
        has_beside = self.shows_company and self.view == COMPANY
        self._handle.setVisible(has_beside and (self.is_narrow or not beside))
        self._share()
        self.beside_turned.emit(beside)

    def _move_tabs(self) -> None:
        """Between the splitter and the drawer; what has the focus in them keeps it."""
        focused = QApplication.focusWidget()
        has_focus = focused is not None and self._tabs.isAncestorOf(focused)
        if self.is_narrow:
            self._drawer.hold(self._tabs)
            if has_focus:
                self._drawer.open()
        else:
            self._drawer.close_again()
            self._splitter.addWidget(self._tabs)
        if has_focus and focused is not None:
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def _share(self) -> None:
        """Give every pane its width: what the reader gave it, else what the design does."""
        left, right = self._outer()
        handle = self._theme.length(HANDLE) if self._handle.isVisibleTo(self._work) else 0
        room = self.width() - handle
        if self.is_narrow:
            self._splitter.setSizes([left, room - left])
            self._place_drawer()
        else:
            self._splitter.setSizes([left, room - left - right, right])

    def _outer(self) -> tuple[int, int]:
        """The widths of the left and the right pane."""
        left, right = self._usual()
        if self._columns:
            beside = 0 if self.is_narrow else right
            most = self.width() - beside - self._theme.length(CENTRE)
            wide = self._wide or min(self._columns, round(self.width() * ROOMY))
            left = max(left, min(wide, most))
        return left, right

    def _usual(self) -> tuple[int, int]:
        length, width = self._theme.length, self.width()
        shares = ((length(left), length(right)) for n, left, right in SHARES if width >= length(n))
        return self._widths or next(shares)

    def _place_drawer(self) -> None:
        area = QRectF(self._splitter.geometry())
        if self.is_narrow:
            self._drawer.place(area, min(self._outer()[1], int(area.width() * 0.9)))

    def _take_widths(self) -> None:
        sizes = self._splitter.sizes()
        right = self._tabs.width() if self.is_narrow or not self._is_beside_wanted else sizes[2]
        if self._columns:
            self._wide, self._widths = sizes[0], (self._usual()[0], right)
        else:
            self._widths = sizes[0], right

    def _turn_drawer(self, is_open: bool) -> None:
        if is_open:
            self._drawer.open()
            first_stop(self._tabs.currentWidget()).setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._drawer.close_again()

    # -- what it is made of -----------------------------------------------------------------------

    def _lay_out_tabs(self) -> None:
        story, projects, financing, documents, record = self._beside
        self._tabs.setDocumentMode(True)
        self._tabs.setMinimumWidth(self._theme.length(RIGHT))
        # Its bar is the stop; as a stop of its own that gives the focus on, it would trap Tab.
        self._tabs.setFocusProxy(None)  # type: ignore[arg-type]
        self._tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._tabs.tabBar().setFont(self._theme.font("control"))
        self._tabs.setUsesScrollButtons(False)
        self._tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self._tabs.setAccessibleName(self.tr("Beside the chart"))
        self._tabs.tabBar().setAccessibleName(self.tr("Beside the chart"))
        self._tabs.setProperty("surface", "panel")
        self._tabs.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        for name, panel, title in (
            ("story", story, self.tr("Story")),
            ("projects", projects, self.tr("Projects")),
            ("financing", financing, self.tr("Financing")),
            ("documents", documents, self.tr("Documents")),
            ("record", record, self.tr("Record")),
        ):
            panel.setObjectName(name)
            self._tabs.addTab(panel, title)

    def _name_handle(self) -> None:
        self._handle.name_tab(self._tabs.tabText(self._tabs.currentIndex()))

    def _no_company(self) -> QWidget:
        self.offer_starter(True)
        centre = QWidget(self)
        column = QVBoxLayout(centre)
        column.addStretch(1)
        column.addWidget(self.empty)
        column.addStretch(2)
        return centre


def first_stop(panel: QWidget) -> QWidget:
    """What takes the focus when a tab is entered: the panel's own choice, or its first control."""
    if isinstance(panel, StoryPanel):
        return panel.list
    chosen = panel
    while isinstance(chosen, Entered) and chosen.entrance is not None:
        chosen = chosen.entrance
    stops = (chosen, *as_read(panel))
    return next((w for w in stops if is_stop(w) and w.isVisibleTo(panel)), panel)
