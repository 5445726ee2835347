"""The price over its lanes: how high each is, by what it holds or by hand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from desktop.charts.lanes_chart import LanesChart
from desktop.charts.price_chart import PriceChart

LANES, LANES_ALONE = (34, 46), (52, 62)  # of the height in per cent, at least and at most
WHOLE = 1000


class Heights(QSplitter):
    """Gives the lanes what they need, within bounds; without prices they take the rest.

    Signals: `chosen(int)`, thousandths of the height that the reader gave the lanes by dragging the
    bar between them; 0 where a double click on it left that to the program again.
    """

    chosen = Signal(int)

    def __init__(self, chart: PriceChart, lanes: LanesChart, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._chart, self._lanes = chart, lanes
        self._by_hand = 0
        self.setChildrenCollapsible(False)
        self.addWidget(chart)
        self.addWidget(lanes)
        self.splitterMoved.connect(self._take)
        self.handle(1).installEventFilter(self)

    def choose(self, share: int) -> None:
        """Give the lanes so many thousandths of the height; 0: what they need."""
        self._by_hand = min(max(share, 0), WHOLE)
        self.share()

    def share(self) -> None:
        """Share the height anew."""
        height = self.height()
        least, most = LANES if self._chart.has_bars else LANES_ALONE
        wanted = self._lanes.natural_height()
        lanes = min(max(wanted, height * least // 100), height * most // 100)
        if self._by_hand:
            lanes = round(height * self._by_hand / WHOLE)
        self.setSizes([height - lanes, lanes])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new height."""
        super().resizeEvent(event)
        self.share()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A double click on the bar leaves the heights to the program."""
        if event.type() == QEvent.Type.MouseButtonDblClick:
            self.choose(0)
            self.chosen.emit(0)
            return True
        return super().eventFilter(watched, event)

    def _take(self) -> None:
        sizes = self.sizes()
        self._by_hand = max(1, round(WHOLE * sizes[1] / max(1, sum(sizes))))
        self.chosen.emit(self._by_hand)
