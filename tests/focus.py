"""What Tab visits, in which order, and whether one sees where the focus is."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTabBar,
    QWidget,
)

from desktop.theme import Tokens

MOST = 120
AROUND, LEAST = 6, 80


class Stop(NamedTuple):
    """A widget that Tab came to, its place in its window then, and a picture of that."""

    widget: QWidget
    place: QRect
    picture: QImage


def name_of(widget: QWidget) -> str:
    """What a screen reader calls a widget."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


def told(widget: QWidget) -> str:
    """A widget, for the message of a test that fails."""
    return f"{type(widget).__name__} “{name_of(widget)}” in {type(widget.parent()).__name__}"


def acted_on(within: QWidget) -> list[QWidget]:
    """Everything that is seen and can be acted on."""
    return [
        w
        for w in within.findChildren(QWidget)
        if w.isVisible()
        and (w.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(w, QAbstractButton))
        and w.focusProxy() is None  # else another has the focus, and the name
        and not w.objectName().startswith("qt_")
    ]


def visited(within: QWidget, *, pictures: bool = False) -> list[Stop]:
    """Press Tab until the focus comes round; what it visited, from the first in reading order."""
    stops: list[Stop] = []
    start = here = QApplication.focusWidget()
    assert start is not None
    for _ in range(MOST):
        QTest.keyClick(here, Qt.Key.Key_Tab)
        QApplication.processEvents()
        found = QApplication.focusWidget()
        assert found is not None, f"Tab leads from {told(here)} to nowhere"
        here = found
        picture = within.window().grab().toImage() if pictures else QImage()
        stops.append(Stop(here, _place(within.window(), here), picture))
        if here is start:
            break
    else:
        raise AssertionError(f"Tab never comes back to {told(start)}")
    first = min(range(len(stops)), key=lambda i: (stops[i].place.top(), stops[i].place.left()))
    return stops[first:] + stops[:first]


def out_of_order(within: QWidget, widgets: Sequence[QWidget]) -> list[str]:
    """The steps of a way that lead neither to the right in a row nor down."""
    steps = itertools.pairwise(widgets)
    return [f"{told(a)} → {told(b)}" for a, b in steps if not _is_onward(within, a, b)]


def without_ring(stops: Sequence[Stop], tokens: Tokens) -> list[str]:
    """The stops at which no ring shows where the focus is."""
    elsewhere: list[tuple[QWidget | None, QImage]] = [(s.widget, s.picture) for s in stops]
    if len(stops) == 1:
        stops[0].widget.clearFocus()
        elsewhere.append((None, stops[0].widget.window().grab().toImage()))
    missing = []
    for at, stop in enumerate(stops):
        after = elsewhere[at + 1 :] + elsewhere[:at]
        other = next(picture for widget, picture in after if widget is not stop.widget)
        if not _has_ring(stop, other, tokens):
            missing.append(told(stop.widget))
    return missing


def fields(within: QWidget) -> list[QWidget]:
    """Everything that is seen and can be typed into."""
    kinds = QLineEdit | QPlainTextEdit
    found = [w for w in within.findChildren(QWidget) if isinstance(w, kinds) and w.isVisible()]
    return [w for w in found if w.isEnabled() and not w.isReadOnly()]  # type: ignore[attr-defined]


def unlabelled(within: QWidget) -> list[str]:
    """The fields that no label belongs to, and that say nothing themselves."""
    labels = [label for label in within.findChildren(QLabel) if label.isVisible()]
    buddies = {label.buddy() for label in labels if label.buddy() is not None}
    kinds = QLineEdit | QPlainTextEdit | QComboBox | QAbstractSpinBox
    wanted = [w for w in acted_on(within) if isinstance(w, kinds) and not _is_read(w)]
    return [told(w) for w in wanted if not _belongs(w, buddies, within) and not _speaks(w)]


def _is_read(widget: QWidget) -> bool:
    return isinstance(widget, QLineEdit | QPlainTextEdit) and widget.isReadOnly()


def _belongs(widget: QWidget, buddies: set[QWidget], within: QWidget) -> bool:
    above: Any = widget
    while above is not None and above is not within:
        if above in buddies:
            return True
        above = above.parentWidget()
    return False


def _speaks(widget: QWidget) -> bool:
    """Whether words in or beside the field itself say what it is for."""
    said: Callable[[], str] | None = getattr(widget, "placeholderText", None)
    return bool(said and said())


def _place(within: QWidget, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(within, QPoint(0, 0)), widget.size())


def _is_onward(within: QWidget, one: QWidget, other: QWidget) -> bool:
    page, other_page = _page(one), _page(other)
    if page is not None and page is other_page:
        within = page  # wherever it is scrolled to
    else:
        one, other = _area(one, page), _area(other, other_page)
    here, there = _place(within, one), _place(within, other)
    if here.contains(there):
        return True
    is_in_row = here.top() <= there.center().y() <= here.bottom() or (
        there.top() <= here.center().y() <= there.bottom()
    )
    if is_in_row and not (here.left() < there.right() and there.left() < here.right()):
        return there.left() >= here.left()
    return there.center().y() >= here.center().y()


def _page(widget: QWidget) -> QWidget | None:
    """What a widget is scrolled with."""
    above: QWidget | None = widget
    while above is not None:
        viewport = above.parentWidget()
        area = viewport.parentWidget() if viewport is not None else None
        if isinstance(area, QScrollArea) and area.widget() is above:
            return above
        above = viewport
    return None


def _area(widget: QWidget, page: QWidget | None) -> QWidget:
    """A widget, or the area that shows it."""
    viewport = page.parentWidget() if page is not None else None
    area = viewport.parentWidget() if viewport is not None else None
    return area or widget


def _has_ring(stop: Stop, other: QImage, tokens: Tokens) -> bool:
    place = stop.place
    if isinstance(stop.widget, QTabBar):  # the ring is round the tab
        tab = stop.widget.tabRect(stop.widget.currentIndex())
        place = tab.translated(place.topLeft())
    owner = stop.widget.parentWidget()
    if owner is not None and owner.property("kind") == "entry":  # its frame has the ring
        place = _place(stop.widget.window(), owner)
    box = place.adjusted(-AROUND, -AROUND, AROUND, AROUND)
    box = box.intersected(stop.picture.rect())
    ours, theirs = _pixels(stop.picture.copy(box)), _pixels(other.copy(box))
    inks = np.array([_code(tokens.focus), _code(tokens.text)])
    new = np.isin(ours, inks) & (ours != theirs)
    # Round a row or an item of a list it is shorter than round the list.
    return bool(new.sum() >= min((place.width() + place.height()) / 2, LEAST))


def _pixels(image: QImage) -> np.ndarray[Any, Any]:
    ready = image.convertToFormat(QImage.Format.Format_RGB32)
    flat = np.frombuffer(ready.constBits(), np.uint32)
    return flat.reshape(ready.height(), ready.bytesPerLine() // 4) & 0xFFFFFF


def _code(colour: QColor) -> int:
    return int(colour.rgb() & 0xFFFFFF)
