"""The theme: measured contrast, what Qt is given, and what follows a change of mind."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QIcon, QImage, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.charts.lane_painter import HIGHLIGHT
from desktop.theme import DARK, HIGH_CONTRAST, LIGHT, Choice, Theme, Tokens, mixed

PAIRS = Path(__file__).parents[1] / "data" / "contrast.csv"
ICONS = Path(__file__).parents[2] / "resources" / "icons"
TARGET_BAR, BAR_OPACITY = "target bar, 95 %", 0.95


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme(choice="light")
    yield theme
    theme.deleteLater()


def pairs() -> list[dict[str, str]]:
    with PAIRS.open(newline="") as file:
        return list(csv.DictReader(file))


def luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = map(linear, (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    dark, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


def ground(tokens: Tokens, name: str) -> QColor:
    if name == TARGET_BAR:
        return mixed(tokens.target, tokens.panel, BAR_OPACITY)
    colour = getattr(tokens, name)
    assert isinstance(colour, QColor)
    return colour


@pytest.mark.parametrize("tokens", [LIGHT, DARK, HIGH_CONTRAST], ids=lambda t: t.name)
@pytest.mark.parametrize("pair", pairs(), ids=lambda p: f"{p['text']} on {p['on']}")
def test_every_measured_pair_can_be_read(pair: dict[str, str], tokens: Tokens) -> None:
    ratio = contrast(getattr(tokens, pair["text"]), ground(tokens, pair["on"]))
    assert ratio >= 4.5
    assert ratio == pytest.approx(float(pair[tokens.name]), abs=0.02)


@pytest.mark.parametrize("tokens", [LIGHT, DARK, HIGH_CONTRAST], ids=lambda t: t.name)
def test_drawn_marks_stand_out_from_the_panel(tokens: Tokens) -> None:
    for colour in (tokens.ghost, tokens.target, tokens.guidance, tokens.focus, tokens.up):
        assert contrast(colour, tokens.panel) >= 3


SURFACES = ("window", "panel", "raised", "sunken", "hover", "selection")
INKS = (
    "text",
    "text_muted",
    "accent",
    "up",
    "down",
    "overdue",
    "note",
    "financing",
    "policy",
    "error",
)
# Words on a ground of their own: flags, badges, pills, the default button, what is typed over.
ON_THEIR_OWN = (
    ("on_accent", "accent"), ("on_today", "today"), ("on_today", "done"),
    ("guidance", "target_soft"), ("note", "note_soft"), ("financing", "financing_soft"),
    ("policy", "policy_soft"), ("overdue", "overdue_soft"), ("error", "error_soft"),
    ("on_accent", "guidance"), ("on_accent", "note"), ("on_accent", "financing"),
    ("on_accent", "policy"), ("text_muted", "gap"), ("text", "pressed"),
)  # fmt: skip
MARKS = ("today", "done", "target", "ghost", "guidance", "overdue", "note", "financing", "policy",
         "milestone", "focus", "accent", "up", "down", "error")  # fmt: skip


@pytest.mark.parametrize("tokens", [LIGHT, DARK, HIGH_CONTRAST], ids=lambda t: t.name)
def test_words_of_every_colour_can_be_read_on_every_surface(tokens: Tokens) -> None:
    pairs = [(ink, surface) for ink in INKS for surface in SURFACES] + list(ON_THEIR_OWN)
    faint = {
        (ink, on): round(ratio, 2)
        for ink, on in pairs
        if (ratio := contrast(getattr(tokens, ink), getattr(tokens, on))) < 4.5
    }
    assert faint == {}


@pytest.mark.parametrize("tokens", [LIGHT, DARK, HIGH_CONTRAST], ids=lambda t: t.name)
def test_marks_stand_out_from_everything_they_are_drawn_on(tokens: Tokens) -> None:
    # The lane of the chosen milestone has a tint of the selection; a ghost stands on no other.
    grounds = {"panel": tokens.panel, "sunken": tokens.sunken, "selection": tokens.selection}
    for name in ("panel", "sunken"):
        grounds[f"chosen lane on {name}"] = mixed(tokens.selection, grounds[name], HIGHLIGHT)
    faint = {
        (mark, name): round(ratio, 2)
        for mark in MARKS
        for name, ground in grounds.items()
        if (mark, name) != ("ghost", "selection")
        if (ratio := contrast(getattr(tokens, mark), ground)) < 3
    }
    assert faint == {}


@pytest.mark.parametrize(
    ("choice", "tokens"), [("light", LIGHT), ("dark", DARK), ("high_contrast", HIGH_CONTRAST)]
)
def test_a_choice_reaches_the_palette_and_is_told(
    choice: Choice, tokens: Tokens, theme: Theme, qtbot: QtBot
) -> None:
    theme.choose("dark" if choice == "light" else "light")
    with qtbot.waitSignal(theme.changed):
        theme.choose(choice)
    colours = QApplication.palette()
    assert theme.tokens is tokens
    assert theme.choice == choice
    assert colours.color(QPalette.ColorRole.Window) == tokens.window
    assert colours.color(QPalette.ColorRole.Base) == tokens.panel
    assert colours.color(QPalette.ColorRole.Highlight) == tokens.selection
    assert colours.color(QPalette.ColorRole.PlaceholderText) == tokens.text_muted


def test_the_same_choice_again_changes_nothing(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.choose("light")


def test_without_a_choice_the_system_decides(theme: Theme) -> None:
    theme.choose("dark")
    theme.choose("system")
    is_dark = QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    assert theme.tokens is (DARK if is_dark else LIGHT)


def test_buttons_are_painted_in_the_theme_colours(theme: Theme, qtbot: QtBot) -> None:
    button = QPushButton("Fetch")
    button.setProperty("kind", "default")
    qtbot.addWidget(button)
    button.resize(120, 34)
    button.show()
    assert button.grab().toImage().pixelColor(6, 17) == LIGHT.accent
    theme.choose("dark")
    assert button.grab().toImage().pixelColor(6, 17) == DARK.accent


def test_a_focused_control_has_a_ring_in_the_focus_colour(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    boxes = [QCheckBox("Log scale"), QCheckBox("Volume")]
    for box in boxes:
        column.addWidget(box)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    boxes[0].setFocus()
    qtbot.keyClick(boxes[0], Qt.Key.Key_Tab)
    assert LIGHT.focus.name() in colours(boxes[1].grab().toImage())


@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton])
def test_what_is_on_is_filled_and_what_is_off_has_an_edge(
    kind: type[QAbstractButton], theme: Theme, qtbot: QtBot
) -> None:
    theme.choose("dark")
    button = kind()
    button.setCheckable(True)
    qtbot.addWidget(button)
    button.show()
    off = colours(button.grab().toImage())
    button.setChecked(True)
    assert DARK.accent.name() not in off
    assert DARK.panel.name() in off
    assert DARK.accent.name() in colours(button.grab().toImage())


def colours(image: QImage) -> set[str]:
    places = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return {image.pixelColor(x, y).name() for x, y in places}


def test_fonts_keep_the_steps_and_have_figures_of_equal_width(theme: Theme) -> None:
    body, caption, figure = theme.font(), theme.font("caption"), theme.font("figure", 600)
    assert caption.pointSizeF() / body.pointSizeF() == pytest.approx(11 / 13)
    assert figure.pointSizeF() / body.pointSizeF() == pytest.approx(20 / 13)
    assert figure.weight() == QFont.Weight.DemiBold
    assert body.featureValue(QFont.Tag("tnum")) == 1


def test_lengths_grow_with_the_font(qapp: QApplication) -> None:
    font = QApplication.font()
    large = QFont(font)
    large.setPointSizeF(font.pointSizeF() * 2)
    normal = Theme(choice="light").length(52)
    try:
        QApplication.setFont(large)
        assert Theme(choice="light").length(52) == pytest.approx(2 * normal, abs=1)
    finally:
        QApplication.setFont(font)
        Theme(choice="light")


@pytest.mark.parametrize("file", sorted(ICONS.glob("*.svg")), ids=lambda file: file.stem)
def test_every_icon_is_drawn_in_the_colour_asked_for(file: Path, theme: Theme) -> None:
    image = theme.pixmap(file.stem, QColor("#B42318"), 24, 2.0).toImage()
    assert (image.width(), image.devicePixelRatio()) == (48, 2.0)
    drawn = [image.pixelColor(x, y) for x in range(48) for y in range(48)]
    solid = {colour.name() for colour in drawn if colour.alpha() == 255}
    assert solid == {"#b42318"}


def test_a_disabled_icon_is_faded(theme: Theme) -> None:
    icon = theme.icon("plus")
    size = theme.icon_size()
    normal = icon.pixmap(size, 1.0, QIcon.Mode.Normal).toImage()
    disabled = icon.pixmap(size, 1.0, QIcon.Mode.Disabled).toImage()
    assert normal != disabled


def test_the_icons_bring_their_licence() -> None:
    assert "ISC License" in (ICONS / "LICENSE").read_text(encoding="utf-8")
