"""Dashed lines: tiles on a screen, true lines on paper and in vectors."""

from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication

from desktop.charts.dashes import Dashes

INK = QColor("black")


def test_dashes_and_spaces_keep_their_lengths_where_the_line_is_cut(qapp: QApplication) -> None:
    rows = []
    for cut in (0, 3):
        image = QImage(60, 9, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        Dashes().draw(painter, QRectF(cut, 4, 50 - cut, 1), (2.0, 3.0), INK, cut)
        painter.end()
        rows.append([image.pixelColor(x, 4) == INK for x in range(60)])
    whole, cut_row = rows
    assert whole == [x < 50 and x % 5 < 2 for x in range(60)]
    assert cut_row[3:] == whole[3:]
    assert not any(cut_row[:3])


def test_a_vector_file_holds_a_line_and_no_picture_of_one(
    qapp: QApplication, tmp_path: Path
) -> None:
    file = tmp_path / "line.svg"
    canvas = QSvgGenerator()
    canvas.setFileName(str(file))
    painter = QPainter(canvas)
    Dashes().draw(painter, QRectF(0, 4, 50, 1), (2.0, 3.0), INK)
    painter.end()
    written = file.read_text()
    assert "stroke-dasharray" in written
    assert "<image" not in written
