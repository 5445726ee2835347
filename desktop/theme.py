"""Colours, fonts, icons and lengths: the application's look, light, dark and high contrast."""

from __future__ import annotations

import dataclasses
import importlib.resources
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QByteArray, QObject, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
    QStyleHints,
)
from PySide6.QtWidgets import QApplication

from desktop.control_style import ControlStyle
from desktop.lettering import Lettering
from desktop.stylesheet import stylesheet

if TYPE_CHECKING:
    from PySide6.QtGui import QAccessibilityHints

Choice = Literal["system", "light", "dark", "high_contrast"]
Step = Literal[
    "tag", "key", "caption", "second", "control", "body", "title", "company", "heading", "figure",
    "display",
]  # fmt: skip

BODY = 13.0
SIZES: dict[Step, float] = {
    "tag": 9.5,
    "key": 10.5,
    "caption": 11,
    "second": 11.5,
    "control": 12.5,
    "body": BODY,
    "title": 14,
    "company": 16,
    "heading": 18,
    "figure": 20,
    "display": 30,
}
STROKE = 1.6  # the width of an icon's lines, whatever its size
LUCIDE_BOX = 24
ICON_SIZES = (14, 16, 20)
ICON_RATIOS = (1.0, 2.0)
FADED = 0.6  # what is left of the muted text in a disabled control


@dataclass(frozen=True)
class Tokens:
    """The colours by their roles; their meanings stand in the design's table."""

    name: str
    window: QColor
    panel: QColor
    raised: QColor
    sunken: QColor
    line: QColor
    line_strong: QColor
    text: QColor
    text_muted: QColor
    accent: QColor
    on_accent: QColor
    selection: QColor
    hover: QColor
    focus: QColor
    up: QColor
    down: QColor
    today: QColor
    on_today: QColor
    target: QColor
    target_soft: QColor
    ghost: QColor
    done: QColor
    overdue: QColor
    overdue_soft: QColor
    note: QColor
    financing: QColor
    policy: QColor
    guidance: QColor
    milestone: QColor
    error: QColor
    error_soft: QColor
    note_soft: QColor
    financing_soft: QColor
    policy_soft: QColor
    gap: QColor
    grid: QColor
    shadow: QColor

    @property
    def disabled(self) -> QColor:
        """The text of a control that can't be used now."""
        return mixed(self.text_muted, self.panel, FADED)

    @property
    def pressed(self) -> QColor:
        """The ground of a control while it is held down."""
        return mixed(self.text, self.hover, 0.06)


def mixed(above: QColor, below: QColor, share: float) -> QColor:
    """An opaque colour: `share` (0 to 1) of the one, the rest of the other."""
    parts = (
        (above.redF(), below.redF()),
        (above.greenF(), below.greenF()),
        (above.blueF(), below.blueF()),
    )
    return QColor.fromRgbF(*(a * share + b * (1 - share) for a, b in parts))


LIGHT = Tokens(
    name="light",
    window=QColor("#F3F4F6"),
    panel=QColor("#FFFFFF"),
    raised=QColor("#FFFFFF"),
    sunken=QColor("#F7F8FA"),
    line=QColor("#E1E5EA"),
    line_strong=QColor("#C3CAD4"),
    text=QColor("#161A20"),
    text_muted=QColor("#596473"),
    accent=QColor("#1D5FD1"),
    on_accent=QColor("#FFFFFF"),
    selection=QColor("#E4EDFC"),
    hover=QColor("#F1F4F8"),
    focus=QColor("#1D5FD1"),
    up=QColor("#007367"),
    down=QColor("#BC3E0A"),
    today=QColor("#161A20"),
    on_today=QColor("#FFFFFF"),
    target=QColor("#2766D4"),
    target_soft=QColor("#DCE8FC"),
    ghost=QColor("#7F8A9A"),
    done=QColor("#161A20"),
    overdue=QColor("#8F5300"),
    overdue_soft=QColor("#FDF0D9"),
    note=QColor("#6B46C1"),
    financing=QColor("#0B6E86"),
    policy=QColor("#A1246B"),
    guidance=QColor("#1D5FD1"),
    milestone=QColor("#161A20"),
    error=QColor("#B42318"),
    error_soft=QColor("#FDECEA"),
    note_soft=QColor("#F0EBFB"),
    financing_soft=QColor("#E0F2F6"),
    policy_soft=QColor("#FBE9F3"),
    gap=QColor("#F1F3F6"),
    grid=QColor("#EDF0F3"),
    shadow=QColor("#0B1220"),
)
DARK = Tokens(
    name="dark",
    window=QColor("#101317"),
    panel=QColor("#171B21"),
    raised=QColor("#20252D"),
    sunken=QColor("#13171C"),
    line=QColor("#282E37"),
    line_strong=QColor("#414A57"),
    text=QColor("#E8ECF1"),
    text_muted=QColor("#9CA7B5"),
    accent=QColor("#7AA9FF"),
    on_accent=QColor("#0B1424"),
    selection=QColor("#1E3252"),
    hover=QColor("#1E232B"),
    focus=QColor("#7AA9FF"),
    up=QColor("#3FC9B0"),
    down=QColor("#FF8F5E"),
    today=QColor("#E8ECF1"),
    on_today=QColor("#101317"),
    target=QColor("#5E95F7"),
    target_soft=QColor("#1C2F50"),
    ghost=QColor("#6F7B8C"),
    done=QColor("#E8ECF1"),
    overdue=QColor("#F2B34C"),
    overdue_soft=QColor("#3A2C10"),
    note=QColor("#B7A1FF"),
    financing=QColor("#52C7DD"),
    policy=QColor("#F291C7"),
    guidance=QColor("#7AA9FF"),
    milestone=QColor("#E8ECF1"),
    error=QColor("#FF8A80"),
    error_soft=QColor("#3D1B1A"),
    note_soft=QColor("#2A2444"),
    financing_soft=QColor("#12333B"),
    policy_soft=QColor("#3B1E30"),
    gap=QColor("#1B2027"),
    grid=QColor("#20262E"),
    shadow=QColor("#000000"),
)
HIGH_CONTRAST = Tokens(
    name="high_contrast",
    window=QColor("#000000"),
    panel=QColor("#000000"),
    raised=QColor("#000000"),
    sunken=QColor("#000000"),
    line=QColor("#8A8A8A"),
    line_strong=QColor("#FFFFFF"),
    text=QColor("#FFFFFF"),
    text_muted=QColor("#E0E0E0"),
    accent=QColor("#8CC8FF"),
    on_accent=QColor("#000000"),
    selection=QColor("#003C8F"),
    hover=QColor("#1F1F1F"),
    focus=QColor("#FFE14D"),
    up=QColor("#4DFFD8"),
    down=QColor("#FFA574"),
    today=QColor("#FFFFFF"),
    on_today=QColor("#000000"),
    target=QColor("#8CC8FF"),
    target_soft=QColor("#00295E"),
    ghost=QColor("#B5B5B5"),
    done=QColor("#FFFFFF"),
    overdue=QColor("#FFD24D"),
    overdue_soft=QColor("#332600"),
    note=QColor("#D2C2FF"),
    financing=QColor("#7FE7F7"),
    policy=QColor("#FFB0DA"),
    guidance=QColor("#8CC8FF"),
    milestone=QColor("#FFFFFF"),
    error=QColor("#FFB0A8"),
    error_soft=QColor("#3A0F0C"),
    note_soft=QColor("#221A3D"),
    financing_soft=QColor("#002B33"),
    policy_soft=QColor("#36142A"),
    gap=QColor("#141414"),
    grid=QColor("#3A3A3A"),
    shadow=QColor("#000000"),
)


def palette(tokens: Tokens) -> QPalette:
    """The palette that Fusion paints from."""
    role = QPalette.ColorRole
    result = QPalette()
    for name, colour in {
        role.Window: tokens.window,
        role.WindowText: tokens.text,
        role.Base: tokens.panel,
        role.AlternateBase: tokens.sunken,
        role.Text: tokens.text,
        role.PlaceholderText: tokens.text_muted,
        role.Button: tokens.raised,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.error,
        role.ToolTipBase: tokens.raised,
        role.ToolTipText: tokens.text,
        role.Highlight: tokens.selection,
        role.HighlightedText: tokens.text,
        role.Accent: tokens.accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.Light: tokens.raised,
        role.Midlight: tokens.line,
        role.Mid: tokens.line,
        role.Dark: tokens.line_strong,
        role.Shadow: tokens.shadow,
    }.items():
        result.setColor(name, colour)
    for name in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        result.setColor(QPalette.ColorGroup.Disabled, name, tokens.disabled)
    return result


class Theme(QObject):
    """The look that is in use; follows the system until something else is chosen.

    `is_dressed` says whether the style sheet is in force at once; else `dress` lets it.

    Signals:
        changed: the tokens are others now; whoever paints or tints by hand does it again.
    """

    changed = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        choice: Choice = "system",
        *,
        is_dressed: bool = True,
    ) -> None:
        super().__init__(parent)
        self._choice: Choice = choice
        self._is_dressed = is_dressed
        self._font = _tabular(QApplication.font())
        self._scale = _pixels(self._font) / BODY
        self._fonts: dict[tuple[Step, int], QFont] = {}
        self._letterings: dict[tuple[Step, int], Lettering] = {}
        self._drawings: dict[str, str] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}
        self._style: ControlStyle | None = None  # held, or Python lets go of what Qt still uses
        _hints().colorSchemeChanged.connect(self._follow)
        if (access := _access()) is not None:
            access.contrastPreferenceChanged.connect(self._follow)
        self.tokens = self._wanted()
        QApplication.setFont(self._font)
        self._apply()

    @property
    def choice(self) -> Choice:
        """What was chosen: `system`, `light`, `dark` or `high_contrast`."""
        return self._choice

    def choose(self, choice: Choice) -> None:
        """Take another look, at once and everywhere."""
        self._choice = choice
        schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        scheme = schemes.get(choice, Qt.ColorScheme.Unknown)
        _hints().setColorScheme(scheme)  # so that the window's frame agrees
        self._follow()

    def dress(self) -> None:
        """Put the style sheet in force, for the widgets that were built without.

        Beneath one, Qt matches a widget with its rules each time that it is given its place.
        """
        self._is_dressed = True
        self._apply_sheet()

    @contextmanager
    def on_paper(self) -> Iterator[None]:
        """Dark on light while something is printed, whatever the window looks like."""
        kept, self.tokens = self.tokens, LIGHT
        try:
            yield
        finally:
            self.tokens = kept

    def font(self, step: Step = "body", weight: int = 400) -> QFont:
        """The system's font at one of the design's steps, with figures of equal width."""
        if (step, weight) not in self._fonts:
            self._fonts[step, weight] = self._made_font(step, weight)
        return QFont(self._fonts[step, weight])

    def lettering(self, step: Step = "body", weight: int = 400) -> Lettering:
        """A font with what was measured in it."""
        lettering = self._letterings.get((step, weight))
        if lettering is None:
            lettering = self._letterings[step, weight] = Lettering(self.font(step, weight))
        return lettering

    def length(self, pixels: float) -> int:
        """A length of the design, which is drawn for a 13 px font, in pixels for the font here."""
        return max(1, round(pixels * self._scale)) if pixels > 0 else 0

    def pixmap(self, name: str, color: QColor, size: int = 16, ratio: float = 1.0) -> QPixmap:
        """An icon tinted, `size` logical pixels wide, for a screen of that device pixel ratio."""
        key = (name, color.name(QColor.NameFormat.HexArgb), size, ratio)
        if key not in self._pixmaps:
            if name not in self._drawings:
                self._drawings[name] = _drawing(name)
            self._pixmaps[key] = _drawn(self._drawings[name], color, size, ratio)
        return self._pixmaps[key]

    def icon(self, name: str, color: QColor | None = None) -> QIcon:
        """An icon tinted (in the text's colour where none is given), faded where disabled."""
        icon = QIcon()
        tints = {
            QIcon.Mode.Normal: color or self.tokens.text,
            QIcon.Mode.Disabled: self.tokens.disabled,
        }
        for mode, tint in tints.items():
            for size in ICON_SIZES:
                for ratio in ICON_RATIOS:
                    icon.addPixmap(self.pixmap(name, tint, self.length(size), ratio), mode)
        return icon

    def icon_size(self, pixels: int = 16) -> QSize:
        """The size at which an icon stands beside our font."""
        return QSize(self.length(pixels), self.length(pixels))

    def _wanted(self) -> Tokens:
        if self._choice != "system":
            return {"light": LIGHT, "dark": DARK, "high_contrast": HIGH_CONTRAST}[self._choice]
        access = _access()
        if access is not None and access.contrastPreference() == Qt.ContrastPreference.HighContrast:
            return HIGH_CONTRAST
        dark = _hints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if dark else LIGHT

    def _made_font(self, step: Step, weight: int) -> QFont:
        font = QFont(self._font)
        share = SIZES[step] / BODY
        if font.pointSizeF() > 0:
            font.setPointSizeF(font.pointSizeF() * share)
        else:
            font.setPixelSize(max(1, round(font.pixelSize() * share)))
        font.setWeight(QFont.Weight(weight))
        return font

    def _follow(self) -> None:
        wanted = self._wanted()
        if wanted is self.tokens:
            return
        self.tokens = wanted
        self._apply()
        self.changed.emit()

    def _apply(self) -> None:
        style = ControlStyle(self.tokens.focus)
        QApplication.setStyle(style)
        self._style = style  # not before: Qt paints with the old one until then
        QApplication.setPalette(palette(self.tokens))
        if self._is_dressed:
            self._apply_sheet()

    def _apply_sheet(self) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.setStyleSheet(stylesheet(_colours(self.tokens), self.length))


# Both are held for good: what Qt gives here is its own, and where Python lets go of it while it
# looks for lost cycles, PySide may later take what is freed for what it is asked for.
@cache
def _hints() -> QStyleHints:
    """What the system wishes."""
    return QApplication.styleHints()


@cache
def _access() -> QAccessibilityHints | None:
    """What it says of contrast; Qt before 6.10 can't."""
    return _hints().accessibility() if hasattr(_hints(), "accessibility") else None


def as_choice(stored: str) -> Choice:
    """A stored theme, or the system's where it is none of ours."""
    known: dict[str, Choice] = {
        "light": "light",
        "dark": "dark",
        "high_contrast": "high_contrast",
    }
    return known.get(stored, "system")


def _colours(tokens: Tokens) -> dict[str, str]:
    named = {f.name: getattr(tokens, f.name) for f in dataclasses.fields(tokens)}
    colours = {name: colour.name() for name, colour in named.items() if name != "name"}
    return colours | {
        "disabled": tokens.disabled.name(),
        "pressed": tokens.pressed.name(),
        "accent_hover": mixed(tokens.text, tokens.accent, 0.12).name(),
        "accent_pressed": mixed(tokens.text, tokens.accent, 0.24).name(),
        # On the accent itself a ring of the same colour would not be seen.
        "default_ring": (tokens.text if tokens.focus == tokens.accent else tokens.focus).name(),
        "selected_text": mixed(tokens.accent, tokens.panel, 0.3).name(),
    }


def _tabular(font: QFont) -> QFont:
    result = QFont(font)
    result.setFeature(QFont.Tag("tnum"), 1)
    return result


def _pixels(font: QFont) -> float:
    if font.pointSizeF() <= 0:
        return font.pixelSize()
    return font.pointSizeF() * QApplication.primaryScreen().logicalDotsPerInchY() / 72


def _drawing(name: str) -> str:
    file = importlib.resources.files("resources") / "icons" / f"{name}.svg"
    return file.read_text(encoding="utf-8")


def _drawn(drawing: str, color: QColor, size: int, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    text = drawing.replace("currentColor", color.name())
    box = float(text.split('viewBox="', 1)[1].split()[2])
    if box == LUCIDE_BOX:
        text = text.replace('stroke-width="2"', f'stroke-width="{STROKE * box / size:.3f}"')
    side = round(size * ratio)
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(text.encode())).render(painter)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
