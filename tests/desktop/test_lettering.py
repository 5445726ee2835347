"""A font's lettering measures and writes as Qt itself does."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication

from desktop import lettering
from desktop.lettering import Lettering
from desktop.theme import Step, Theme

TEXTS = ["Nov 2026", "−3.4 %", "<b>12</b> & more", ""]
FONTS: list[tuple[Step, int]] = [("caption", 400), ("caption", 600), ("second", 500)]


@pytest.fixture(scope="module")
def theme(qapp: QApplication) -> Theme:
    return Theme(choice="light")


def canvas() -> QImage:
    image = QImage(200, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    return image


@pytest.mark.parametrize(("step", "weight"), FONTS)
@pytest.mark.parametrize("text", TEXTS)
def test_a_text_looks_and_measures_as_when_qt_writes_it(
    theme: Theme, step: Step, weight: int, text: str
) -> None:
    ours, qt = canvas(), canvas()
    font = theme.font(step, weight)
    painter = QPainter(qt)
    painter.setFont(font)
    painter.drawText(QPointF(10.25, 25), text)
    painter.end()
    written = theme.lettering(step, weight)
    for _ in range(2):  # laid out, then known
        ours = canvas()
        painter = QPainter(ours)
        written.write(painter, 10.25, 25, text)
        painter.end()
        assert ours == qt
        assert written.width(text) == QFontMetricsF(font).horizontalAdvance(text)


def test_what_is_kept_has_a_bound(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lettering, "KEPT", 3)
    written = Lettering(theme.font("caption"))
    image = canvas()
    painter = QPainter(image)
    for number in range(10):
        written.write(painter, 0, 20, str(number))
        assert written.width(str(number)) > 0
        assert len(written._texts) <= 3
        assert len(written._widths) <= 3
    painter.end()
