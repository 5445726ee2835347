"""Fusion, with our own focus ring, check boxes, radio buttons and combo boxes."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QProxyStyle,
    QStyle,
    QStyleOption,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QWidget,
)

RADIUS = 4
INSET = 4


class ControlStyle(QProxyStyle):
    """Paints from the option's palette what would else have an edge too faint to see."""

    def __init__(self, focus: QColor) -> None:
        super().__init__("Fusion")
        self._focus = focus

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        paint = {
            QStyle.PrimitiveElement.PE_FrameFocusRect: self._ring,
            QStyle.PrimitiveElement.PE_IndicatorCheckBox: self._check_box,
            QStyle.PrimitiveElement.PE_IndicatorRadioButton: self._radio_button,
        }.get(element)
        if paint is None:
            super().drawPrimitive(element, option, painter, widget)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint(painter, option)
        painter.restore()

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if control != QStyle.ComplexControl.CC_ComboBox:
            super().drawComplexControl(control, option, painter, widget)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._combo_box(painter, option)
        painter.restore()

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element != QStyle.ControlElement.CE_ComboBoxLabel:
            super().drawControl(element, option, painter, widget)
            return
        painter.save()
        painter.translate(INSET, 0)  # where a field's words begin, too
        super().drawControl(element, self._elided(option, widget), painter, widget)
        painter.restore()

    def _elided(self, option: QStyleOption, widget: QWidget | None) -> QStyleOption:
        """A combo box whose words end before its arrow."""
        if widget is None or not isinstance(option, QStyleOptionComboBox):
            return option
        control, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.subControlRect(control, option, part, widget).width() - 2 * INSET
        short = QStyleOptionComboBox(option)
        end = Qt.TextElideMode.ElideRight
        short.currentText = option.fontMetrics.elidedText(option.currentText, end, room)
        return short

    def _ring(self, painter: QPainter, option: QStyleOption) -> None:
        painter.setPen(QPen(self._focus, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def _check_box(self, painter: QPainter, option: QStyleOption) -> None:
        ink = self._indicator(painter, option)
        box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(QPen(ink, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        if option.state & QStyle.StateFlag.State_On:
            painter.drawPolyline(_points(box, (0.24, 0.52), (0.43, 0.71), (0.77, 0.31)))
        elif option.state & QStyle.StateFlag.State_NoChange:
            painter.drawPolyline(_points(box, (0.27, 0.5), (0.73, 0.5)))

    def _radio_button(self, painter: QPainter, option: QStyleOption) -> None:
        ink = self._indicator(painter, option)
        box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawEllipse(box)
        if option.state & QStyle.StateFlag.State_On:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawEllipse(box.center(), box.width() * 0.2, box.height() * 0.2)

    def _indicator(self, painter: QPainter, option: QStyleOption) -> QColor:
        """Set pen and brush for an indicator's ground; the colour of the mark on it."""
        palette, flag = option.palette, QStyle.StateFlag
        enabled = bool(option.state & flag.State_Enabled)
        on = bool(option.state & (flag.State_On | flag.State_NoChange))
        accent = palette.color(QPalette.ColorRole.Accent)
        edge = accent if on and enabled else palette.color(QPalette.ColorRole.PlaceholderText)
        painter.setPen(QPen(edge if enabled else palette.color(QPalette.ColorRole.Dark), 1))
        ground = palette.color(QPalette.ColorRole.Base)
        painter.setBrush(accent if on and enabled else ground)
        return ground if enabled else palette.color(QPalette.ColorRole.Text)

    def _combo_box(self, painter: QPainter, option: QStyleOptionComplex) -> None:
        palette, flag = option.palette, QStyle.StateFlag
        focused = bool(option.state & flag.State_HasFocus)
        width = 2 if focused else 1
        inset = width / 2
        edge = self._focus if focused else palette.color(QPalette.ColorRole.Dark)
        painter.setPen(QPen(edge, width))
        is_field = isinstance(option, QStyleOptionComboBox) and option.editable
        ground = QPalette.ColorRole.Base if is_field else QPalette.ColorRole.Button
        painter.setBrush(palette.color(ground))
        box = QRectF(option.rect)
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)
        painter.setPen(QPen(palette.color(QPalette.ColorRole.PlaceholderText), 1.6))
        left = option.direction == Qt.LayoutDirection.RightToLeft
        middle = QPointF(box.left() + 13 if left else box.right() - 13, box.center().y())
        painter.drawPolyline(
            [middle + QPointF(-4, -2), middle + QPointF(0, 2), middle + QPointF(4, -2)]
        )


def _points(box: QRectF, *shares: tuple[float, float]) -> list[QPointF]:
    return [QPointF(box.left() + x * box.width(), box.top() + y * box.height()) for x, y in shares]
