"""The style sheet: what Fusion and the palette alone don't give, from one table of colours."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from string import Template

SURFACES = """
*[surface="window"] { background: $window; }
*[surface="panel"] { background: $panel; }
*[surface="raised"] { background: $raised; }
*[surface="sunken"] { background: $sunken; }
*[surface="looking-back"] { background: $overdue_soft; border-bottom: 1px solid $line; }
*[kind="card"] { background: $panel; border: 1px solid $line; border-radius: ${r6}px; }
*[kind="tile"] { background: $sunken; border: none; border-radius: ${r6}px; }
*[kind="late-tile"] { background: $overdue_soft; border: none; border-radius: ${r6}px; }
*[kind="rule"] { background: $line; border: none; }
*[kind="page"] {
    background: $panel; border: 1px solid $line; border-radius: ${r8}px; padding: 1px;
}
*[kind="chosen-card"] { background: $panel; border: 2px solid $accent; border-radius: ${r8}px; }
*[kind="palette"] {
    background: $raised; border: 1px solid $line_strong; border-radius: ${r10}px;
}
QLabel[tone="muted"] { color: $text_muted; }
QLabel:disabled, QLabel[tone="muted"]:disabled { color: $disabled; }
QLabel[tone="overdue"] { color: $overdue; }
QLabel[tone="error"] { color: $error; }
QLabel[kind="keycap"] {
    color: $text_muted; background: $sunken; border: 1px solid $line;
    border-radius: ${r4}px; padding: 1px ${p5}px;
}
QToolTip { color: $text; background: $raised; border: 1px solid $line_strong; padding: ${p4}px; }
"""

BUTTONS = """
QPushButton, QToolButton { outline: none; }
QPushButton {
    color: $text; background: $raised; border: 1px solid $line_strong; border-radius: ${r4}px;
    padding: ${p5}px ${p13}px;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $pressed; }
QPushButton:focus { border: 2px solid $focus; padding: ${p4}px ${p12}px; }
QPushButton:disabled { color: $disabled; background: $sunken; border: 1px solid $line; }
QPushButton[kind="default"] { color: $on_accent; background: $accent; border-color: $accent; }
QPushButton[kind="default"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="default"]:pressed { background: $accent_pressed; border-color: $accent_pressed; }
QPushButton[kind="default"]:focus { border: 2px solid $default_ring; }
QPushButton[kind="default"]:disabled {
    color: $disabled; background: $sunken; border: 1px solid $line;
}
QPushButton[kind="plain"], QPushButton[kind="link"] {
    background: transparent; border: 1px solid transparent;
}
QPushButton[kind="link"] { color: $accent; padding: ${p4}px; }
QPushButton[kind="plain"]:hover { background: $hover; }
QPushButton[kind="plain"]:pressed { background: $pressed; }
QPushButton[kind="plain"]:focus, QPushButton[kind="link"]:focus { border: 2px solid $focus; }
QPushButton[kind="link"]:focus { padding: ${p3}px; }
QPushButton[kind="search"] {
    color: $text_muted; background: $sunken; border: 1px solid $line; text-align: left;
    padding: ${p3}px ${p8}px;
}
QPushButton[kind="search"]:hover { background: $hover; }
QPushButton[kind="search"]:focus { border: 2px solid $focus; padding: ${p2}px ${p7}px; }
QToolButton {
    color: $text; background: transparent; border: 1px solid transparent;
    border-radius: ${r4}px; padding: ${p4}px;
}
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:open { background: $pressed; }
QToolButton:checked { color: $accent; background: $selection; }
QToolButton:focus { border: 2px solid $focus; padding: ${p3}px; }
QToolButton:disabled { color: $disabled; }
QToolButton[kind="field"] { background: $raised; border: 1px solid $line_strong; }
QToolButton[kind="field"]:hover { background: $hover; }
QToolButton[kind="field"]:focus { border: 2px solid $focus; }
QToolButton::menu-indicator { image: none; width: 0; }
*[kind="segments"] { background: $sunken; border: 1px solid $line; border-radius: ${r4}px; }
*[kind="segment"] {
    color: $text_muted; background: transparent; border: 1px solid transparent;
    border-radius: ${r3}px; padding: ${p3}px ${p7}px;
}
*[kind="segment"]:hover { color: $text; background: $hover; }
*[kind="segment"]:checked {
    color: $text; background: $raised; border: 1px solid $line_strong;
}
*[kind="segment"]:focus { border: 2px solid $focus; padding: ${p2}px ${p6}px; }
*[kind="segment"]:disabled { color: $disabled; }
"""

FIELDS = """
QLineEdit, QPlainTextEdit, QTextEdit {
    color: $text; background: $panel; border: 1px solid $line_strong; border-radius: ${r4}px;
    placeholder-text-color: $text_muted;
    selection-color: $text; selection-background-color: $selected_text;
}
QLineEdit { padding: ${p5}px ${p8}px; }
QPlainTextEdit[kind="words"] { padding: ${p2}px ${p4}px; }
QComboBox { min-height: ${p24}px; padding: ${p2}px ${p8}px; }
*[kind="quiet"], *[kind="filter"] { background: $sunken; border: 1px solid $line; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $focus; }
QLineEdit:focus { padding: ${p4}px ${p7}px; }
*[kind="filter"] { padding: 0 1px; }
*[kind="filter"]:focus { padding: 0; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit, QAbstractSpinBox QLineEdit:focus,
QComboBox QLineEdit:focus { background: transparent; border: none; padding: 0; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled {
    color: $disabled; background: $sunken; border: 1px solid $line;
}
*[kind="bare"], *[kind="bare"]:focus { background: transparent; border: none; padding: 0; }
QDateEdit QLineEdit { color: $text_muted; background: transparent; border: none; padding: 0; }
QDateEdit QLineEdit:focus { color: $accent; border: none; padding: 0; }
QFrame[kind="entry"] {
    background: $sunken; border: 1px solid $line; border-radius: ${r4}px; margin: 1px;
}
QFrame[kind="entry"][focused="true"] {
    background: $panel; border: 2px solid $focus; margin: 0;
}
"""

MENUS = """
QMenuBar { color: $text; background: $window; border-bottom: 1px solid $line; padding: 2px; }
QMenuBar::item { background: transparent; border-radius: ${r4}px; padding: ${p5}px ${p9}px; }
QMenuBar::item:selected { background: $pressed; }
QMenu { color: $text; background: $raised; border: 1px solid $line_strong; padding: ${p4}px; }
QMenu::item { border-radius: ${r4}px; padding: ${p5}px ${p28}px ${p5}px ${p10}px; }
QMenu::item:selected { background: $selection; }
QMenu::item:disabled { color: $disabled; background: transparent; }
QMenu::icon { padding-left: ${p8}px; }
QMenu::separator { height: 1px; background: $line; margin: ${p4}px ${p6}px; }
QStatusBar { color: $text_muted; background: $window; border-top: 1px solid $line; }
QStatusBar::item { border: none; }
"""

VIEWS = """
QAbstractItemView, QScrollArea { border: none; }
*[kind="boxed"] { border: 1px solid $line_strong; border-radius: ${r4}px; padding: 1px; }
*[kind="boxed"]:focus { border: 2px solid $focus; padding: 0; }
QScrollArea[kind="page-of-lines"] { border: 2px solid transparent; border-radius: ${r4}px; }
QScrollArea[kind="page-of-lines"]:focus { border-color: $focus; }
QTreeView::item { padding: ${p4}px 0; }
QListView[kind="pages"] { background: transparent; }
QListView[kind="pages"]::item {
    color: $text; padding: 0 ${p8}px; border-radius: ${r4}px;
}
QListView[kind="pages"]::item:hover { background: $hover; }
QListView[kind="pages"]::item:selected { background: $selection; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab {
    color: $text_muted; background: transparent; border: none;
    border-bottom: 2px solid transparent; padding: ${p14}px ${p2}px ${p12}px ${p2}px;
    margin: 0 ${p4}px;
}
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:focus { color: $accent; }
QTabBar::tab:disabled { color: $disabled; }
*[edge="bottom"] { border-bottom: 1px solid $line; }
*[edge="right"] { border-right: 1px solid $line; }
*[edge="top"] { border-top: 1px solid $line; }
QSplitter::handle { background: $line; }
QSplitter::handle:hover { background: $accent; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QHeaderView { background: $panel; border: none; }
QTableView::item { padding: 0 ${p8}px; }
QHeaderView::section {
    color: $text_muted; background: $panel; border: none; border-bottom: 1px solid $line;
    padding: ${p4}px ${p8}px;
}
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: ${p10}px; }
QScrollBar:horizontal { height: ${p10}px; }
QScrollBar::handle { background: $line_strong; border-radius: ${r3}px; margin: 2px; }
QScrollBar::handle:vertical { min-height: ${p28}px; }
QScrollBar::handle:horizontal { min-width: ${p28}px; }
QScrollBar::handle:hover { background: $ghost; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: $line; border: none; border-radius: ${r3}px; max-height: ${p6}px; }
QProgressBar::chunk { background: $accent; border-radius: ${r3}px; }
"""

LENGTHS = (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 14, 24, 28)
RADII = (3, 4, 6, 8, 10)


def stylesheet(colours: Mapping[str, str], length: Callable[[float], int]) -> str:
    """The whole sheet; `length` turns pixels beside a 13 px font into pixels beside ours."""
    values = dict(colours)
    values |= {f"p{n}": str(length(n)) for n in LENGTHS}
    values |= {f"r{n}": str(length(n)) for n in RADII}
    return Template(SURFACES + BUTTONS + FIELDS + MENUS + VIEWS).substitute(values)
