"""The right corner of the menu bar: the switch of views and the palette's field."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenuBar,
    QStyle,
    QStyleOptionMenuItem,
    QWidget,
)

from desktop.panels.palette import SearchButton
from desktop.panels.view_switch import ViewSwitch
from desktop.theme import Theme


class MenuCorner(QWidget):
    """Gives way to the menus: where these need the room, the field is an icon alone."""

    def __init__(
        self, theme: Theme, switch: ViewSwitch, search: SearchButton, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._search = search
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, theme.length(12), 0)
        row.setSpacing(theme.length(12))
        row.addWidget(switch)
        row.addWidget(search)

    def stand_in(self, bar: QMenuBar) -> None:
        """Stand in the corner of a menu bar."""
        bar.installEventFilter(self)  # before the bar lays itself out for its new width
        bar.setCornerWidget(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the width of the menu bar."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QMenuBar):
            self._search.set_short(False)
            self._search.set_short(menus_width(watched) + self.sizeHint().width() > watched.width())
        return False


def menus_width(bar: QMenuBar) -> int:
    """What all menus of a bar need beside each other, in pixels."""
    style, metrics = bar.style(), bar.fontMetrics()
    width = 2 * style.pixelMetric(QStyle.PixelMetric.PM_MenuBarPanelWidth, None, bar)
    width += 2 * style.pixelMetric(QStyle.PixelMetric.PM_MenuBarHMargin, None, bar)
    between = style.pixelMetric(QStyle.PixelMetric.PM_MenuBarItemSpacing, None, bar)
    for action in bar.actions():
        option = QStyleOptionMenuItem()
        bar.initStyleOption(option, action)
        words = metrics.size(Qt.TextFlag.TextShowMnemonic, action.text())
        contents = QStyle.ContentsType.CT_MenuBarItem
        width += style.sizeFromContents(contents, option, words, bar).width() + between
    return width
