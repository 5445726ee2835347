"""The head of the left pane: which list is shown, a menu of all of them, and what is done to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QDragEnterEvent,
    QDropEvent,
    QFontMetrics,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from db.records import WatchlistRecord
from desktop.panels.watchlist_drag import MIME
from desktop.theme import Theme
from desktop.wording import number

EDGE = 14
BELOW = ("new_list", "new_ruled_list", "", "rename_list", "edit_rule", "delete_list")


class Picker(QToolButton):
    """A button that the keys open which open a menu."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)


class WatchlistHead(QWidget):
    """Names the list and counts it; its name opens the menu of lists.

    Signals: `opening()`, the menu is about to show and wants to be filled; `list_chosen(int)`, the
    id of the list to show; `dropped(object)`, companies were let go here, at this place.
    """

    opening = Signal()
    list_chosen = Signal(int)
    dropped = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._list_name = ""
        self._below: list[QAction | None] = []
        self.setFixedHeight(theme.length(44))
        self.picker = Picker(self)
        self.picker.setFont(theme.font("title", 600))
        self.picker.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.picker.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.picker.setIconSize(theme.icon_size(14))
        self.picker.setMinimumWidth(1)
        self.menu = QMenu(self)
        self.menu.setToolTipsVisible(True)
        self.menu.setMinimumWidth(theme.length(240))
        self.menu.aboutToShow.connect(self.opening)
        self.picker.clicked.connect(self.open_menu)
        self.count = QLabel(self)
        self.count.setFont(theme.font("control"))
        self.count.setProperty("tone", "muted")
        self.add = self._button(self.tr("Add a company"))
        self.columns = self._button(self.tr("Columns"))
        for button in (self.picker, self.add, self.columns):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAcceptDrops(True)
        self._lay_out()
        theme.changed.connect(self._tint)
        self._tint()

    def take_commands(self, actions: Mapping[str, QAction]) -> None:
        """Let the buttons do what these commands do, and the menu end with some of them."""
        for button, name in ((self.add, "new_company"), (self.columns, "columns")):
            action = actions[name]
            button.clicked.connect(action.trigger)
            button.show()
            keys = " · ".join(key.toString() for key in action.shortcuts())
            button.setToolTip(f"{button.accessibleName()} ({keys})" if keys else button.toolTip())
        self._below = [actions[name] if name else None for name in BELOW]

    def set_list(self, name: str, count: int) -> None:
        """Say which list this is and how many companies it holds."""
        self._list_name = name
        self.count.setText(number(count, 0))
        told = self.tr("1 company") if count == 1 else self.tr("{n} companies")
        self.count.setAccessibleName(told.format(n=number(count, 0)))
        self.picker.setAccessibleName(self.tr("List: {name}").format(name=name))
        self._fit()

    def fill(
        self, lists: Sequence[WatchlistRecord], counts: Mapping[int, int], shown_id: int
    ) -> None:
        """Offer these lists, each with how many companies it holds."""
        from desktop.dialogs.watchlist import in_words

        self.menu.clear()
        group = QActionGroup(self.menu)
        for each in lists:
            name = each.name.replace("&", "&&")
            action = QAction(f"{name}\t{number(counts.get(each.id, 0), 0)}", self.menu)
            action.setCheckable(True)
            action.setChecked(each.id == shown_id)
            if each.rule is not None:
                rule = in_words(each.rule)
                action.setToolTip(self.tr("Filled by its rule: {rule}").format(rule=rule))
            action.triggered.connect(partial(self.list_chosen.emit, each.id))
            group.addAction(action)
            self.menu.addAction(action)
            if each.id == shown_id:
                self.menu.setActiveAction(action)
        self.menu.addSeparator()
        for command in self._below:
            if command is None:
                self.menu.addSeparator()
            else:
                self.menu.addAction(command)

    def open_menu(self) -> None:
        """Open the menu of lists below the name."""
        self.menu.popup(self.picker.mapToGlobal(self.picker.rect().bottomLeft()))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take companies: which list they go to is asked when they are let go."""
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask once the drag is over: a menu would keep it waiting."""
        event.acceptProposedAction()
        place = event.position().toPoint()
        QTimer.singleShot(0, self, lambda: self.dropped.emit(place))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Elide the name where it is too long for the pane."""
        super().resizeEvent(event)
        self._fit()

    def _button(self, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setIconSize(self._theme.icon_size())
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.hide()  # until there is a command behind it
        return button

    def _lay_out(self) -> None:
        length = self._theme.length
        row = QHBoxLayout(self)
        # The name, not the button around it, stands above the names of the companies.
        row.setContentsMargins(length(EDGE) - length(4) - 1, 0, length(EDGE) - length(4), 0)
        row.setSpacing(length(4))
        row.addWidget(self.picker)
        row.addWidget(self.count)
        row.addStretch()
        row.addWidget(self.add)
        row.addWidget(self.columns)

    def _fit(self) -> None:
        length = self._theme.length
        beside = sum(x.sizeHint().width() for x in (self.count, self.add, self.columns))
        around = 2 * length(EDGE) + 4 * length(4) + length(24)  # and the picker's own mark
        metrics = QFontMetrics(self.picker.font())
        elide = Qt.TextElideMode.ElideRight
        room = max(1, self.width() - beside - around)
        shown = metrics.elidedText(self._list_name, elide, room)
        self.picker.setText(shown.replace("&", "&&"))
        whole = self._list_name if shown != self._list_name else ""
        self.picker.setToolTip(whole)

    def _tint(self) -> None:
        tokens = self._theme.tokens
        self.picker.setIcon(self._theme.icon("chevrons-up-down", tokens.text_muted))
        self.add.setIcon(self._theme.icon("plus"))
        self.columns.setIcon(self._theme.icon("sliders-horizontal"))
