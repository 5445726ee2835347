"""Companies on the way from one place to another: what is carried, and its picture."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from desktop.charts.marks import hair
from desktop.panels.watchlist_drawing import Drawing
from desktop.wording import number

MIME = "application/x-headframe-companies"
WIDEST = 260


def carried(company_ids: Sequence[int], names: Sequence[str]) -> QMimeData:
    """Companies to be carried within this window; elsewhere they are their names."""
    data = QMimeData()
    told = {"process": os.getpid(), "companies": list(company_ids)}
    data.setData(MIME, json.dumps(told).encode())
    data.setText("\n".join(names))
    return data


def companies_in(data: QMimeData) -> tuple[int, ...]:
    """The ids of the companies that are carried; none where they are another window's."""
    if not data.hasFormat(MIME):
        return ()
    told = json.loads(bytes(data.data(MIME).data()))
    return tuple(told["companies"]) if told["process"] == os.getpid() else ()


def picture(draw: Drawing, names: Sequence[str], ratio: float) -> QPixmap:
    """What hangs on the pointer meanwhile: the company's name, or how many there are."""
    several = QCoreApplication.translate("Watchlist", "{n} companies")
    text = names[0] if len(names) == 1 else several.format(n=number(len(names), 0))
    ink, pad = draw.strong, draw.px(10)
    width = min(ink.width(text) + 2 * pad, draw.px(WIDEST))
    height = draw.px(28)
    found = QPixmap(round(width * ratio), round(height * ratio))
    found.setDevicePixelRatio(ratio)
    found.fill(Qt.GlobalColor.transparent)
    painter = QPainter(found)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    tokens = draw.theme.tokens
    painter.setPen(hair(tokens.accent))
    painter.setBrush(tokens.raised)
    painter.drawRoundedRect(QRectF(0.5, 0.5, width - 1, height - 1), draw.px(4), draw.px(4))
    at = QPointF(pad, height / 2 + ink.drop)
    draw.left(painter, ink, tokens.text, text, at, width - pad)
    painter.end()
    return found
