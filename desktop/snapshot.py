"""What was last on the screen: a picture that stands there until the window is built.

Read before anything else, so with the standard library and Qt's widgets alone. A picture that is
old, broken, of another file or another screen is left aside.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QRect, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QHideEvent,
    QImage,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

FORMAT = 1
OLDEST = dt.timedelta(days=14)
LARGEST = 40_000_000  # bytes; no picture of a window is as large
PAINTED_WITHIN = 500  # ms


class SnapshotWindow(QWidget):
    """The picture where the window was; `is_of` names the day on which it was taken."""

    def __init__(self, image: QImage, place: QRect, is_maximized: bool, words: str) -> None:
        super().__init__(None)
        self._image = image
        self._words = words
        self._is_maximized = is_maximized
        self.setWindowTitle("Headframe")
        self.setGeometry(place)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)

    def show_painted(self) -> None:
        """Show it, and come back when it stands on the screen."""
        waits = QEventLoop()
        painted = Painted(waits, self)
        self.installEventFilter(painted)
        QTimer.singleShot(PAINTED_WITHIN, waits.quit)
        self.showMaximized() if self._is_maximized else self.show()
        waits.exec()
        self.removeEventFilter(painted)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._image.pixelColor(1, 1))
        painter.drawImage(0, 0, self._image)
        if self._words:
            self._paint_words(painter)
        painter.end()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go of the picture, which is large, though somebody may still hold its window."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._image = QImage()

    def _paint_words(self, painter: QPainter) -> None:
        """Say that it is of another day, at the right end of the status bar."""
        ground = self._image.pixelColor(2, self._image.height() - 2)
        metrics = painter.fontMetrics()
        box = QRect(0, self.height() - 28, self.width(), 28)
        width = metrics.horizontalAdvance(self._words) + 28
        box.setLeft(box.right() - width)
        painter.fillRect(box, ground)
        dark = ground.lightness() < 128
        painter.setPen(QColor("#E8ECF1" if dark else "#161A20"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._words)


class Painted(QObject):
    """Ends a loop after the first paint."""

    def __init__(self, loop: QEventLoop, parent: QObject) -> None:
        super().__init__(parent)
        self._loop = loop

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the paint end, then go on."""
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self._loop, self._loop.quit)
        return False


def taken(window: QWidget, file: Path, folder: Path) -> Path | None:
    """Take a window's picture, to be named by `sealed`; its path, None where it can't be kept."""
    picture = _picture(file, folder)
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _told(picture).unlink(missing_ok=True)
        image = window.grab().toImage()
        # Not compressed: that would take longer than all else at the end, and again at the start.
        if image.save(str(picture), "PPM"):  # type: ignore[call-overload]
            picture.chmod(0o600)
            place = window.geometry()
            told = {
                "format": FORMAT,
                "file": str(file),
                "place": [place.x(), place.y(), place.width(), place.height()],
                "maximized": window.isMaximized(),
                "ratio": image.devicePixelRatio(),
                "screen": _screen(),
            }
            _part(picture).write_text(json.dumps(told), encoding="utf-8")
            return picture
    return None


def sealed(picture: Path, file: Path, day: dt.date) -> None:
    """Name the state of the database that a picture shows, which is closed now: it may be used."""
    with suppress(OSError, ValueError):
        told = json.loads(_part(picture).read_text(encoding="utf-8"))
        told |= {"day": day.isoformat(), "state": _state(file)}
        _part(picture).write_text(json.dumps(told), encoding="utf-8")
        _part(picture).replace(_told(picture))


def recalled(file: Path, folder: Path, day: dt.date) -> SnapshotWindow | None:
    """The picture of what was last on the screen of a database, where it still is of it."""
    picture = _picture(file, folder)
    try:
        told = json.loads(_told(picture).read_text(encoding="utf-8"))
        if not _is_of(told, file, day) or picture.stat().st_size > LARGEST:
            return None
        place = QRect(*(int(number) for number in told["place"]))
        words = _words(dt.date.fromisoformat(told["day"]), day)
        image = QImage(str(picture))
        image.setDevicePixelRatio(float(told["ratio"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, OverflowError):
        return None
    if image.isNull() or place.isEmpty() or not _is_on_screen(place):
        return None
    return SnapshotWindow(image, place, bool(told.get("maximized")), words)


def _is_of(told: Mapping[str, Any], file: Path, day: dt.date) -> bool:
    age = day - dt.date.fromisoformat(told["day"])
    return (
        told["format"] == FORMAT
        and told["file"] == str(file)
        and told["state"] == _state(file)
        and told["screen"] == _screen()
        and dt.timedelta(0) <= age <= OLDEST
    )


def _words(then: dt.date, today: dt.date) -> str:
    if then == today:
        return ""
    form = QCoreApplication.translate("Snapshot", "Opening… as it was on {day}")
    return form.format(day=then.isoformat())


def _state(file: Path) -> list[int]:
    """The size of a file and the moment of its last change, in nanoseconds."""
    found = file.stat()
    return [found.st_size, found.st_mtime_ns]


def _screen() -> list[float]:
    screen = QGuiApplication.primaryScreen()
    size = screen.size()
    return [size.width(), size.height(), screen.devicePixelRatio()]


def _is_on_screen(place: QRect) -> bool:
    return any(screen.geometry().intersects(place) for screen in QGuiApplication.screens())


def _picture(file: Path, folder: Path) -> Path:
    mark = hashlib.sha256(os.fsencode(file)).hexdigest()[:16]
    return folder / f"{mark}.ppm"


def _told(picture: Path) -> Path:
    return picture.with_suffix(".json")


def _part(picture: Path) -> Path:
    return picture.with_suffix(".part")
