"""The language that the program speaks: which there are, and the catalogue in use."""

from __future__ import annotations

import importlib.resources
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from desktop.formats import ENGLISH

CATALOGUE = "headframe_"
NAMES = {"en": "English", "fr": "Français"}  # each in itself, as who looks for it would


def languages() -> tuple[str, ...]:
    """The codes of the languages whose catalogues are shipped, English first."""
    shipped = {file.stem.removeprefix(CATALOGUE) for file in _folder().glob(f"{CATALOGUE}*.qm")}
    return (ENGLISH, *sorted(shipped - {ENGLISH}))


def spoken(choice: str, system: Sequence[str] | None = None) -> str:
    """The code of the language that a choice means: `system` is the first of these that we have.

    `system` are the tags of the languages that the reader wants, best first.
    """
    known = languages()
    if choice in known:
        return choice
    tags = QLocale.system().uiLanguages() if system is None else system
    wanted = (tag.replace("_", "-").partition("-")[0] for tag in tags)
    return next((code for code in wanted if code in known), ENGLISH)


def speak(application: QCoreApplication, code: str) -> None:
    """Let everything that is worded from now on be in this language, else in English."""
    for old in application.findChildren(QTranslator):
        application.removeTranslator(old)
        old.deleteLater()
    qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    for folder, name in ((qt, "qtbase_"), (_folder(), CATALOGUE)):
        translator = QTranslator(application)
        if translator.load(f"{name}{code}", str(folder)):
            application.installTranslator(translator)


def _folder() -> Path:
    return Path(str(importlib.resources.files("resources"))) / "translations"
