"""The palette: one field over the dimmed window, and below it what fits."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.labels import rule
from desktop.models.palette import Group, Item, PaletteModel, PaletteRole, said
from desktop.panels.controls import Keycap, is_there
from desktop.panels.palette_delegate import FOOT, HEADING, ROW, PaletteDelegate
from desktop.theme import Theme

WIDTH, TOP, FIELD = 680, 128, 56
SEARCH, SHORT = (264, 24), 34
MARGIN, SHOWN_ROWS = 12, 10.5  # half a row tells that there are more
SCRIM = {"light": 0.25, "dark": 0.45, "high_contrast": 0.6}


class PaletteField(QLineEdit):
    """The field; it keeps every key from the window while it is typed into.

    Signals: `stepped(int)`, so many rows further; `left()`, the reader wants back.
    """

    stepped = Signal(int)
    left = Signal()

    def event(self, event: QEvent) -> bool:
        """No shortcut of the window fires from here; the key that opened it leaves it."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        tabs = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
        is_press = event.type() == QEvent.Type.KeyPress
        if is_press and isinstance(event, QKeyEvent) and event.key() in tabs:
            self.stepped.emit(tabs[Qt.Key(event.key())])
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: 8,
            Qt.Key.Key_PageUp: -8,
        }
        with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape or (event.key() == Qt.Key.Key_K and with_control):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Palette(QWidget):
    """Covers the window while it is open; what was typed into it is gone when it closes.

    Signals: `typed()`, other words are in the field; `closed()`; `chosen(object)`, an Item, after
    the palette has closed and the focus is back where it was.
    """

    typed = Signal()
    closed = Signal()
    chosen = Signal(object)

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._before: QWidget | None = None
        self._box = QFrame(self)
        self._field = PaletteField(self._box)
        self._search = QLabel(self._box)
        self._list = QListView(self._box)
        self._nothing = QLabel(self.tr("Nothing fits."), self._box)
        self._model = PaletteModel(self)
        self._set_up()
        self._lay_out()
        self._field.textChanged.connect(self._take_text)
        self._field.returnPressed.connect(self._take_current)
        self._field.stepped.connect(self._step)
        self._field.left.connect(self.close_again)
        self._list.clicked.connect(self._take)
        window.installEventFilter(self)
        theme.changed.connect(self._tint)
        self._tint()
        self.hide()

    def open(self) -> None:
        """Cover the window, with the cursor in an empty field."""
        if self.isVisible():
            return
        self._before = QApplication.focusWidget()
        self._field.clear()
        self._model.set_groups([])
        self._fit()
        self.show()
        self.raise_()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_again(self) -> None:
        """Go, and give the focus back."""
        self.hide()
        before, self._before = self._before, None
        if is_there(before):
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def set_waiting(self, is_waiting: bool) -> None:
        """While more is being read, Enter waits for it, unless a command is meant."""
        self._is_waiting = is_waiting
        if not is_waiting and self._is_entered and self.isVisible():
            self._take_current()

    def text(self) -> str:
        """What is typed."""
        return self._field.text()

    def show_groups(self, groups: Sequence[Group]) -> None:
        """List these; a choice moved by hand stays on its item, where that is still there."""
        kept = self._current()
        self._model.set_groups(groups)
        rows = [self._model.index(i).data(PaletteRole.ROW) for i in range(self._model.rowCount())]
        names = [row.name if isinstance(row, Item) else "" for row in rows]
        moved = kept is not None and self._was_stepped and kept.name in names
        row = names.index(kept.name) if moved and kept else self._model.step(-1, 1)
        self._set_row(row)
        self._nothing.setVisible(not rows and bool(self.text().strip()))
        self._fit()

    def rows(self) -> list[str]:
        """What is listed, as a screen reader says it."""
        role = Qt.ItemDataRole.AccessibleTextRole
        return [self._model.index(i).data(role) for i in range(self._model.rowCount())]

    def current(self) -> str:
        """What Enter would choose, as a screen reader says it."""
        item = self._current()
        return said(item) if item else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the window at every size of it."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._fit()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim the window, and let the box throw a shadow."""
        painter = QPainter(self)
        dim = QColor(0, 0, 0)
        dim.setAlphaF(SCRIM[self._theme.tokens.name])
        painter.fillRect(self.rect(), dim)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        shadow = QColor(self._theme.tokens.shadow)
        shadow.setAlphaF(0.03)
        painter.setBrush(shadow)
        box = QRectF(self._box.geometry())
        for spread in range(self._theme.length(16), 0, -2):
            grown = box.adjusted(-spread, -spread, spread, spread).translated(QPointF(0, 6))
            painter.drawRoundedRect(grown, spread + 10, spread + 10)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside it closes it."""
        self.close_again()

    def _set_up(self) -> None:
        theme = self._theme
        self._was_stepped = self._is_waiting = self._is_entered = False
        self._box.setProperty("kind", "palette")
        self._field.setFont(theme.font("company"))
        self._field.setProperty("kind", "bare")
        self._field.setPlaceholderText(self.tr("Search or do anything"))
        self._field.setAccessibleName(self.tr("Search or do anything"))
        self._field.setAccessibleDescription(
            self.tr("Down and Up choose, Enter opens. > lists commands only, @ companies only.")
        )
        view = self._list
        view.setModel(self._model)
        view.setItemDelegate(PaletteDelegate(theme, view))
        view.setAccessibleName(self.tr("What fits"))
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setMouseTracking(True)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nothing.setProperty("tone", "muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setFixedHeight(theme.length(2 * ROW))
        self._nothing.hide()

    def _lay_out(self) -> None:
        length = self._theme.length
        head = QHBoxLayout()
        head.setContentsMargins(length(20), 0, length(20), 0)
        head.setSpacing(length(12))
        head.addWidget(self._search)
        head.addWidget(self._field, 1)
        head.addWidget(
            Keycap(self._theme, self.tr("Esc"), self._box),
            alignment=Qt.AlignmentFlag.AlignVCenter,
        )
        self._field.setFixedHeight(length(FIELD))
        column = QVBoxLayout(self._box)
        column.setContentsMargins(1, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(rule())
        column.addWidget(self._list, 1)
        column.addWidget(self._nothing)
        column.addWidget(rule())
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        length = self._theme.length
        foot = QHBoxLayout()
        foot.setContentsMargins(length(20), length(8), length(20), length(8))
        foot.setSpacing(length(6))
        for key, words in (
            ("↑↓", self.tr("move")),
            (self.tr("Enter"), self.tr("open")),
            (">", self.tr("commands only")),
            ("@", self.tr("companies only")),
        ):
            foot.addWidget(Keycap(self._theme, key, self._box))
            label = QLabel(words, self._box)
            label.setFont(self._theme.font("second"))
            label.setProperty("tone", "muted")
            foot.addWidget(label)
            foot.addSpacing(length(12))
        foot.addStretch()
        return foot

    def _fit(self) -> None:
        """Cover the window and give the box the height that its rows need."""
        window, length = self._window, self._theme.length
        self.setGeometry(window.rect())
        width = min(length(WIDTH), window.width() - 2 * length(MARGIN))
        top = min(length(TOP), window.height() // 8)
        heights = [self._list.sizeHintForRow(i) for i in range(self._model.rowCount())]
        room = window.height() - top - length(FIELD + FOOT + 3 * MARGIN)
        listed = min(sum(heights) + length(8), room, length(SHOWN_ROWS * ROW + 2 * HEADING))
        self._list.setFixedHeight(listed if heights else 0)
        self._box.setFixedWidth(width)
        before = self._box.geometry()
        self._box.adjustSize()
        self._box.move((window.width() - width) // 2, top)
        if self._box.geometry() != before:  # to dim the window anew is to paint all of it anew
            self.update()

    def _tint(self) -> None:
        size = self._theme.length(18)
        ratio = self.devicePixelRatioF()
        tokens = self._theme.tokens
        self._search.setPixmap(self._theme.pixmap("search", tokens.text_muted, size, ratio))

    def _take_text(self) -> None:
        self._was_stepped = self._is_entered = False
        self.typed.emit()

    def _current(self) -> Item | None:
        row = self._list.currentIndex().data(PaletteRole.ROW)
        return row if isinstance(row, Item) else None

    def _step(self, by: int) -> None:
        self._was_stepped = True
        self._set_row(self._model.step(self._list.currentIndex().row(), by))

    def _set_row(self, row: int) -> None:
        index = self._model.index(row) if row >= 0 else QModelIndex()
        self._list.setCurrentIndex(index)
        if row <= 1:
            self._list.scrollToTop()  # the first heading too
        elif row > 0:
            self._list.scrollTo(index)
        # The focus stays in the field: what Enter would choose is said as the field's description.
        self._field.setAccessibleDescription(self.current())

    def _take_current(self) -> None:
        self._is_entered = self._is_waiting and not self._was_stepped and self.text()[:1] != ">"
        if not self._is_entered:
            self._take(self._list.currentIndex())

    def _take(self, index: QModelIndex) -> None:
        row = index.data(PaletteRole.ROW)
        if isinstance(row, Item):
            self.close_again()
            self.chosen.emit(row)


class SearchButton(QPushButton):
    """Looks like the field that it opens, or where there is no room for it is its icon."""

    def __init__(self, theme: Theme, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("kind", "search")
        self._words, self._is_short = self.tr("Search or do anything"), False
        self.setText(self._words)
        self.setAccessibleName(self._words)
        self.setToolTip(f"{self._words} ({keys.replace(' ', '+')})")
        self.setFont(theme.font("control"))
        self.setIconSize(theme.icon_size(14))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, theme.length(4), 0)
        row.addStretch()
        self._keys = Keycap(theme, keys, self)
        row.addWidget(self._keys)
        theme.changed.connect(self._tint)
        self._tint()

    def set_short(self, is_short: bool) -> None:
        """Be an icon alone, or show the words and the keys too."""
        self._is_short = is_short
        self.setText("" if is_short else self._words)
        self._keys.setVisible(not is_short)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        width, height = SEARCH
        return QSize(*map(self._theme.length, (SHORT if self._is_short else width, height)))

    def _tint(self) -> None:
        self.setIcon(self._theme.icon("search", self._theme.tokens.text_muted))
