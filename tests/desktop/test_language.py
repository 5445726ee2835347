"""The language of the window: chosen, fallen back from, and always one that is shipped."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import PySide6
import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from db import notes
from desktop import formats, language
from desktop import settings as kept
from desktop.dialogs.event import EventForm
from desktop.dialogs.preferences import PreferencesDialog
from desktop.dialogs.server import ServerForm
from desktop.main_window import MainWindow
from desktop.program import Program

CATALOGUES = Path(__file__).parents[2] / "resources" / "translations"
translate = QCoreApplication.translate


@pytest.fixture(autouse=True)
def _speak_english_again(qapp: QApplication) -> Iterator[None]:
    yield
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)


def dialog(qtbot: QtBot) -> PreferencesDialog:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), PreferencesDialog))
    found = QApplication.activeModalWidget()
    assert isinstance(found, PreferencesDialog)
    return found


def menus(window: MainWindow) -> list[str]:
    return [a.text().replace("&", "") for a in window.menuBar().actions()]


def in_french(program: Program, qtbot: QtBot) -> MainWindow:
    """Choose French in the dialog; the window that then stands there."""
    first = program.window
    first.preferences.open("appearance")
    shown = dialog(qtbot)
    field: Any = shown.fields[kept.LANGUAGE]
    field.setCurrentText("Français")
    shown.accept()
    assert program.window is not first
    with qtbot.waitActive(program.window):
        pass
    return program.window


def test_french_is_spoken_as_soon_as_the_dialog_is_closed(program: Program, qtbot: QtBot) -> None:
    window = in_french(program, qtbot)
    assert window.commands.actions["preferences"].text().replace("&", "") == "Préférences…"
    assert window.status.words.text() == "Prêt"
    assert ServerForm(window.theme, window).cancel.text() == "Annuler", "words of a base class"
    window.preferences.open("prices")
    shown = dialog(qtbot)
    assert shown.windowTitle() == "Préférences"
    assert [shown.pages.item(i).text() for i in range(3)] == [
        "Apparence",
        "Dates et nombres",
        "Cours",
    ]
    assert (
        shown.fields[kept.OFFLINE].accessibleName() == "Hors ligne\u00a0: ne faire aucune requête"
    )
    shown.accept()


def test_every_menu_is_french(program: Program, qtbot: QtBot) -> None:
    assert menus(in_french(program, qtbot)) == [
        "Fichier",
        "Édition",
        "Affichage",
        "Graphique",
        "Liste",
        "Société",
        "Projet",
        "Saisie",
        "Aller",
        "Aide",
    ]


def test_what_is_not_translated_stays_english(qapp: QApplication) -> None:
    language.speak(qapp, "fr")
    assert translate("MainWindow", "&File") == "&Fichier"
    assert translate("MainWindow", "Words of nobody") == "Words of nobody"


def test_qts_own_buttons_and_month_names_follow(program: Program, qtbot: QtBot) -> None:
    program.window.settings.put(kept.DAYS, "day_first")
    window = in_french(program, qtbot)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(buttons)
    cancel = buttons.button(QDialogButtonBox.StandardButton.Cancel)
    assert cancel.text().replace("&", "") == "Annuler"
    assert formats.used().language == "fr"
    assert "nov. 2026" in window.story.quick.day_field.text()


def test_another_language_keeps_what_one_was_doing(
    program: Program, qtbot: QtBot, keyboard: Any
) -> None:
    keyboard.press("J", "N")
    keyboard.write("Kept by undo")
    keyboard.press("Return")
    keyboard.write("Half a thought")
    company = program.window.company.company_id
    window = in_french(program, qtbot)
    assert window.company.company_id == company
    assert window.story.quick.text() == "Half a thought"
    window.commands.actions["undo"].trigger()
    assert company is not None
    assert window.company.timeline is not None
    assert "Kept by undo" not in [note.text for note in window.company.timeline.notes]
    window.commands.actions["redo"].trigger()
    assert window.store.read(notes.drafts)[0].text == "Half a thought"


def test_a_start_speaks_the_language_of_the_settings(
    program: Program, qtbot: QtBot, opened: Any
) -> None:
    in_french(program, qtbot)
    program.window.settings.flush()
    assert opened().status.words.text() == "Prêt"


def test_a_kind_chosen_in_french_is_kept_as_the_one_it_is(program: Program, qtbot: QtBot) -> None:
    window = in_french(program, qtbot)
    window.commands.actions["new_event"].trigger()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), EventForm))
    form = QApplication.activeModalWidget()
    assert isinstance(form, EventForm)
    assert form.kind.currentText() == "politique publique"
    line = form.kind.lineEdit()
    assert line is not None
    line.selectAll()
    QTest.keyClicks(line, "Droits de douane")
    assert form.facts().kind == "tariff"
    form.reject()


def test_cancel_leaves_the_language(program: Program, qtbot: QtBot) -> None:
    first = program.window
    first.preferences.open("appearance")
    shown = dialog(qtbot)
    field: Any = shown.fields[kept.LANGUAGE]
    field.setCurrentText("Français")
    shown.reject()
    assert program.window is first
    assert first.settings.get(kept.LANGUAGE) == "system"


def test_only_what_is_shipped_is_offered(program: Program, qtbot: QtBot) -> None:
    shipped = {file.stem.removeprefix("headframe_") for file in CATALOGUES.glob("*.qm")}
    assert set(language.languages()) == shipped == set(language.NAMES)
    program.window.preferences.open("appearance")
    shown = dialog(qtbot)
    field: Any = shown.fields[kept.LANGUAGE]
    offered = [field.itemText(i) for i in range(field.count())]
    assert offered == ["As the system", "English", "Français"]
    shown.reject()


@pytest.mark.parametrize(
    ("choice", "system", "code"),
    [
        ("fr", ["en-US"], "fr"),
        ("system", ["fr-CA", "fr", "en"], "fr"),
        ("system", ["de-DE", "fr-FR"], "fr"),
        ("system", ["de_DE"], "en"),
        ("system", [], "en"),
        ("tlh", ["fr"], "fr"),
    ],
)
def test_the_first_language_that_we_have_is_spoken(
    choice: str, system: list[str], code: str
) -> None:
    assert language.spoken(choice, system) == code


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("en", ["0 listings", "1 listing", "2 listings"]),
        ("fr", ["0 titre", "1 titre", "2 titres"]),
    ],
)
def test_plurals_are_those_of_the_language(qapp: QApplication, code: str, words: list[str]) -> None:
    language.speak(qapp, code)
    said = [translate("PriceRefresh", "%n listing(s)", "", n) for n in range(3)]
    assert said == words


@pytest.mark.parametrize("catalogue", sorted(CATALOGUES.glob("*.ts")), ids=lambda x: x.stem)
def test_what_is_shipped_is_what_was_written(catalogue: Path, tmp_path: Path) -> None:
    made = tmp_path / "made.qm"
    subprocess.run([tool("lrelease"), "-silent", catalogue, "-qm", made], check=True, timeout=60)
    assert made.read_bytes() == catalogue.with_suffix(".qm").read_bytes()
    assert 'type="unfinished"' not in catalogue.read_text(encoding="utf-8")


def tool(name: str) -> Path:
    """A program of Qt for translators."""
    ending = ".exe" if sys.platform == "win32" else ""
    return Path(PySide6.__file__).parent / f"{name}{ending}"


def test_all_that_is_said_is_said_in_french_too(tmp_path: Path) -> None:
    """Gathered anew from the code, no words are without French and each has whose they are."""
    root = CATALOGUES.parents[1]
    gathered = tmp_path / "headframe_fr.ts"
    shutil.copy(CATALOGUES / gathered.name, gathered)
    files = sorted(str(file.relative_to(root)) for file in (root / "desktop").rglob("*.py"))
    gather = [tool("lupdate"), "-silent", "-locations", "none", "-no-obsolete", *files]
    subprocess.run([*gather, "-ts", gathered], check=True, timeout=60, cwd=root)
    found = [
        (context.findtext("name", ""), message.findtext("source"), message.find("translation"))
        for context in ElementTree.parse(gathered).iter("context")
        for message in context.iter("message")
    ]
    assert len(found) > 1500
    assert [words for context, words, _ in found if not context.isidentifier()] == []
    without = [
        f"{context}: {words}"
        for context, words, french in found
        if french is None or french.get("type") == "unfinished"
    ]
    assert without == [], (
        "These have no French yet. From the root of the checkout, with FILES.py for all of "
        "desktop/**/*.py: pyside6-lupdate -locations none -no-obsolete FILES.py "
        "-ts resources/translations/headframe_fr.ts; fill in what is marked unfinished there, and "
        "take the mark away; then pyside6-lrelease resources/translations/headframe_fr.ts "
        "-qm resources/translations/headframe_fr.qm"
    )


PLACEHOLDER = re.compile(r"\{\w*\}|%n|%s|%\d")


def messages() -> Iterator[tuple[str, list[str]]]:
    """Every English text of the French catalogue and its French, both numbers of a plural."""
    for message in ElementTree.parse(CATALOGUES / "headframe_fr.ts").iter("message"):
        french = message.find("translation")
        assert french is not None
        forms = [form.text or "" for form in french] or [french.text or ""]
        yield message.findtext("source", ""), forms


def test_french_keeps_what_stands_for_other_words() -> None:
    """And ellipses, the letters of menus, and the spaces at the ends."""

    def kept(text: str) -> list[Any]:
        return [
            sorted(PLACEHOLDER.findall(text)),
            text.count("…"),
            text.count("\n"),
            bool(re.search(r"&\w", text)) and text != "C&M",
            text[:1].isspace(),
            text[-1:].isspace(),
        ]

    wrong = [
        (text, form) for text, forms in messages() for form in forms if kept(text) != kept(form)
    ]
    assert wrong == []


def test_french_is_set_as_the_french_do() -> None:
    """A space that never breaks stands before two-part marks and within the angled quotes."""
    breaks = re.compile(r" [:;?!»]|« |\w'|“")
    assert [form for _, forms in messages() for form in forms if breaks.search(form)] == []


def test_every_menu_stands_in_the_smallest_window(program: Program, qtbot: QtBot) -> None:
    window = in_french(program, qtbot)
    window.resize(window.minimumSize())
    QApplication.processEvents()
    bar, corner = window.menuBar(), window.menuBar().cornerWidget()
    cut = [a.text() for a in bar.actions() if bar.actionGeometry(a).right() >= corner.x()]
    assert cut == []
