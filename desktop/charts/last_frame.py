"""The last frame of a view, kept so that what follows the pointer is painted over it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPixmap, QRegion
from PySide6.QtWidgets import QGraphicsView


class LastFrame:
    """A picture of a view's scene without what is painted over it."""

    def __init__(self, view: QGraphicsView) -> None:
        self._view = view
        self._picture: QPixmap | None = None

    @property
    def is_kept(self) -> bool:
        """Whether there is a picture that still holds."""
        return self._picture is not None

    def forget(self) -> None:
        """The scene looks otherwise now."""
        self._picture = None

    def paint(self, region: QRegion, over: QRegion, paint_over: Callable[[QPainter], None]) -> bool:
        """Paint a region from the picture, if nothing but what is over it changed; whether it was.

        `over` is where that can be: a change of the scene reaches beyond it.
        """
        if not region.subtracted(over).isEmpty():
            self.forget()
            return False
        picture = self._taken()
        painter = QPainter(self._view.viewport())
        painter.setClipRegion(region)
        painter.drawPixmap(0, 0, picture)
        paint_over(painter)
        painter.end()
        return True

    def _taken(self) -> QPixmap:
        """The picture, taken when it is first asked for."""
        viewport = self._view.viewport()
        ratio = viewport.devicePixelRatioF()
        size = viewport.size() * ratio
        picture = self._picture
        if picture is None or picture.size() != size or picture.devicePixelRatio() != ratio:
            picture = QPixmap(size)
            picture.setDevicePixelRatio(ratio)
            painter = QPainter(picture)
            self._view.render(painter, QRectF(viewport.rect()), viewport.rect())
            painter.end()
            self._picture = picture
        return picture
