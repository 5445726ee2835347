"""Pictures of what is seen, taken away as files, on the clipboard or on paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QMarginsF, QObject, QPoint, QRect, QSaveFile, QSize, QSizeF, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)
from PySide6.QtWidgets import QFileDialog, QWidget

from db.errors import NotExported

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

RATIO = 2.0  # device pixels a pixel
POINTS = 72.0  # of an inch
ENDINGS = (".png", ".svg", ".pdf")


class Picture(Protocol):
    """What can be drawn anywhere: its title, and its size in pixels of the window."""

    @property
    def title(self) -> str:
        """What it shows, in a line."""

    def size(self) -> QSize:
        """How large it is."""

    def draw(self, painter: QPainter) -> None:
        """Draw it from the origin on."""


class WidgetPicture:
    """What a widget shows."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget

    @property
    def title(self) -> str:
        """What the widget is called."""
        return self._widget.accessibleName()

    def size(self) -> QSize:
        """As large as the widget."""
        return self._widget.size()

    def draw(self, painter: QPainter) -> None:
        """Draw the widget."""
        self._widget.render(painter, QPoint())


class Pictures(QObject):
    """Saves as PNG, SVG or PDF, by the ending of the name; vectors where the kind has them.

    Signals: `failed(object)`, the trouble that kept it from being done; `told(str)`, what became
    of it.
    """

    failed = Signal(object)
    told = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def ask(self, picture: Picture, name: str) -> None:
        """Ask for a place and save a picture there."""
        kinds = self.tr("Pictures (*.png);;Vector pictures (*.svg);;Documents (*.pdf)")
        chosen, kind = QFileDialog.getSaveFileName(
            self._window, self.tr("Save picture"), name, kinds
        )
        if not chosen:
            return
        path = Path(chosen)
        if path.suffix.lower() not in ENDINGS:
            path = path.with_name(path.name + kind[kind.index("*") + 1 : kind.index(")")])
        try:
            save(picture, path)
        except NotExported as trouble:
            self.failed.emit(trouble)
        else:
            self.told.emit(self.tr("Saved %s") % path.name)

    def copy(self, picture: Picture) -> None:
        """Put a picture on the clipboard."""
        QGuiApplication.clipboard().setImage(image(picture))
        self.told.emit(self.tr("Picture copied"))

    def ask_print(self, picture: Picture) -> None:
        """Ask for a printer and print a picture on a page of its own."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        printer.setDocName(picture.title)
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
        dialog = QPrintDialog(printer, self._window)
        dialog.accepted.connect(lambda *_: self._print(picture, printer))  # it names its printer
        dialog.finished.connect(dialog.deleteLater)
        dialog.setModal(True)
        dialog.show()

    def _print(self, picture: Picture, printer: QPrinter) -> None:
        try:
            print_on(picture, printer)
        except NotExported as trouble:
            self.failed.emit(trouble)
        else:
            self.told.emit(self.tr("Sent to the printer"))


def image(picture: Picture) -> QImage:
    """A picture, sharp on a screen of two device pixels a pixel."""
    found = QImage(picture.size() * RATIO, QImage.Format.Format_RGB32)
    found.setDevicePixelRatio(RATIO)
    painter = QPainter(found)
    picture.draw(painter)
    painter.end()
    return found


def save(picture: Picture, path: Path) -> None:
    """Save a picture, whole or not at all; raises NotExported."""
    file = QSaveFile(str(path))
    is_written = file.open(QSaveFile.OpenModeFlag.WriteOnly)
    if is_written and path.suffix.lower() == ".svg":
        _write_svg(picture, file)
    elif is_written and path.suffix.lower() == ".pdf":
        _write_pdf(picture, file)
    elif is_written:
        made = image(picture)
        is_written = made.save(file, "PNG")  # type: ignore[call-overload]  # bytes fail at run time
    if not is_written or not file.commit():
        raise NotExported(f"{path} can't be written: {file.errorString().lower()}")


def print_on(picture: Picture, printer: QPrinter) -> None:
    """Print a picture as large as the page has room for it; raises NotExported."""
    painter = QPainter()
    if not painter.begin(printer):
        raise NotExported("The printer can't be reached")
    room = printer.pageLayout().paintRectPixels(printer.resolution()).size()
    size = picture.size()
    scale = min(room.width() / size.width(), room.height() / size.height())
    painter.translate((room.width() - scale * size.width()) / 2, 0)
    painter.scale(scale, scale)
    picture.draw(painter)
    if not painter.end():
        raise NotExported("The page can't be printed")


def _write_svg(picture: Picture, file: QSaveFile) -> None:
    from PySide6.QtSvg import QSvgGenerator

    # The older version knows no clipping, so that what is out of sight would be seen.
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(file)
    generator.setSize(picture.size())
    generator.setViewBox(QRect(QPoint(), picture.size()))
    generator.setResolution(_resolution())
    generator.setTitle(picture.title)
    painter = QPainter(generator)
    picture.draw(painter)
    painter.end()


def _write_pdf(picture: Picture, file: QSaveFile) -> None:
    writer = QPdfWriter(file)
    writer.setTitle(picture.title)
    # The resolution of the screen: then fonts have their size, and lines of a pixel their width.
    writer.setResolution(_resolution())
    size = QSizeF(picture.size()) * POINTS / _resolution()
    _set_page(writer, size)
    painter = QPainter(writer)
    picture.draw(painter)
    painter.end()


def _set_page(device: QPagedPaintDevice, points: QSizeF) -> None:
    page = QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    device.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF()))


def _resolution() -> int:
    """Pixels of the window in an inch."""
    return round(QGuiApplication.primaryScreen().logicalDotsPerInch())
