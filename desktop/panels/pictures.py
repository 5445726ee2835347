"""Pictures of what is seen, taken away as files or on the clipboard."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMarginsF, QObject, QPoint, QRect, QSaveFile, QSizeF, Signal
from PySide6.QtGui import QGuiApplication, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QFileDialog, QWidget

from db.errors import NotExported

RATIO = 2.0  # device pixels a pixel
INCH = 96.0  # pixels of the window


class Pictures(QObject):
    """Saves widgets as PNG, SVG or PDF, by the ending of the name; vectors where the kind has them.

    Signals: `failed(object)`, the trouble that kept it from being done; `told(str)`, what became
    of it.
    """

    failed = Signal(object)
    told = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def ask(self, widget: QWidget, name: str) -> None:
        """Ask for a place and save what a widget shows there."""
        kinds = self.tr("Pictures (*.png);;Vector pictures (*.svg);;Documents (*.pdf)")
        chosen, kind = QFileDialog.getSaveFileName(
            self._window, self.tr("Save picture"), name, kinds
        )
        if not chosen:
            return
        path = Path(chosen)
        if path.suffix.lower() not in {".png", ".svg", ".pdf"}:
            path = path.with_name(path.name + kind[kind.index("*") + 1 : kind.index(")")])
        try:
            save(widget, path)
        except NotExported as trouble:
            self.failed.emit(trouble)
        else:
            self.told.emit(self.tr("Saved %s") % path.name)

    def copy(self, widget: QWidget) -> None:
        """Put what a widget shows on the clipboard."""
        QGuiApplication.clipboard().setImage(image(widget))
        self.told.emit(self.tr("Picture copied"))


def image(widget: QWidget) -> QImage:
    """What a widget shows, sharp on a screen of two device pixels a pixel."""
    found = QImage(widget.size() * RATIO, QImage.Format.Format_RGB32)
    found.setDevicePixelRatio(RATIO)
    widget.render(found)
    return found


def save(widget: QWidget, path: Path) -> None:
    """Save what a widget shows, whole or not at all; raises NotExported."""
    file = QSaveFile(str(path))
    if not file.open(QSaveFile.OpenModeFlag.WriteOnly):
        raise NotExported(f"{path} can't be written: {file.errorString().lower()}")
    if path.suffix.lower() == ".svg":
        _write_svg(widget, file)
    elif path.suffix.lower() == ".pdf":
        _write_pdf(widget, file)
    else:
        image(widget).save(file, "PNG")  # type: ignore[call-overload]  # bytes fail at run time
    if not file.commit():
        raise NotExported(f"{path} can't be written: {file.errorString().lower()}")


def _write_svg(widget: QWidget, file: QSaveFile) -> None:
    from PySide6.QtSvg import QSvgGenerator

    generator = QSvgGenerator()
    generator.setOutputDevice(file)
    generator.setSize(widget.size())
    generator.setViewBox(QRect(QPoint(), widget.size()))
    generator.setTitle(widget.accessibleName())
    painter = QPainter(generator)
    widget.render(painter, QPoint())
    painter.end()


def _write_pdf(widget: QWidget, file: QSaveFile) -> None:
    writer = QPdfWriter(file)
    writer.setTitle(widget.accessibleName())
    size = QSizeF(widget.size()) * 72 / INCH
    page = QPageSize(size, QPageSize.Unit.Point)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF()))
    painter = QPainter(writer)
    scale = writer.logicalDpiX() / INCH
    painter.scale(scale, scale)
    widget.render(painter, QPoint())
    painter.end()
