"""The way of Tab through a window: everything in the order in which it is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QSplitter, QStackedWidget, QWidget


def order_stops(parts: Sequence[QWidget]) -> None:
    """Let Tab go through these parts of a window one after the other, each as it is laid out."""
    stops = [widget for part in parts for widget in as_read(part) if _may_be_one(widget)]
    for one, other in pairwise(stops):
        QWidget.setTabOrder(one, other)


def as_read(widget: QWidget) -> Iterator[QWidget]:
    """A widget and all within it: what a layout holds in its order, then what stands over that."""
    yield widget
    for part in _parts(widget):
        yield from as_read(part)


def is_stop(widget: QWidget) -> bool:
    """Whether a control takes the focus by itself."""
    return _may_be_one(widget) and widget.isEnabled()


def _may_be_one(widget: QWidget) -> bool:
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None


def _parts(widget: QWidget) -> list[QWidget]:
    laid = list(dict.fromkeys(_laid(widget)))
    children = (c for c in widget.children() if isinstance(c, QWidget) and not c.isWindow())
    return laid + [child for child in children if child not in laid]


def _laid(widget: QWidget) -> Iterator[QWidget]:
    pages: list[QWidget | None] = []
    if isinstance(widget, QSplitter | QStackedWidget):
        pages = [widget.widget(number) for number in range(widget.count())]
    elif isinstance(widget, QScrollArea):
        pages = [widget.widget()]
    yield from (page for page in pages if page is not None)
    if pages:
        return
    if (layout := widget.layout()) is not None:
        yield from _held(layout)


def _held(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        widget = item.widget() if item is not None else None
        inner = item.layout() if item is not None else None
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _held(inner)
