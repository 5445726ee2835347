"""Every dialog, found by looking: named, in order, seen where it is, and nothing typed is lost."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from shiboken6 import isValid

from desktop.dialogs.form import Form
from desktop.dialogs.rows import RowsDialog
from desktop.main_window import MainWindow
from desktop.program import build
from desktop.settings import Settings
from tests import focus
from tests.samples import TODAY, Sample, dialogs, samples

# Together these have every kind of control.
OF_ALL_KINDS = {"ProjectForm", "RuleForm", "PreferencesDialog", "ListingsDialog", "KeysDialog"}
EVERY = pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.name)
FORMS = pytest.mark.parametrize(
    "sample", [s for s in samples() if issubclass(s.dialog, Form)], ids=lambda s: s.name
)


@pytest.fixture(scope="module")
def desk(
    qapp: QApplication, tmp_path_factory: pytest.TempPathFactory, starter_file: Path
) -> Iterator[MainWindow]:
    """One window for all of them."""
    folder = tmp_path_factory.mktemp("dialogs")
    place = shutil.copy(starter_file, folder / "headframe.db")
    program = build(str(place), TODAY, Settings(folder / "settings.ini"), "light")
    program.window.show()
    QTest.qWaitForWindowActive(program.window)
    yield program.window
    program.end()


@pytest.fixture
def dialog(desk: MainWindow, sample: Sample) -> Iterator[QDialog]:
    built = sample.build(desk.theme, desk.store, desk)
    built.open()
    QTest.qWaitForWindowActive(built)
    yield built
    if isValid(built):
        built.hide()
        built.deleteLater()
    desk.theme.choose("light")


def lines(dialog: QWidget) -> list[QLineEdit]:
    return [field for field in focus.fields(dialog) if isinstance(field, QLineEdit)]


def test_there_are_dialogs_and_each_says_what_it_is() -> None:
    assert len(dialogs()) > 10
    assert all((dialog.__doc__ or "").strip() for dialog in dialogs())


@EVERY
def test_it_opens_named_labelled_in_order_and_ready(dialog: QDialog, sample: Sample) -> None:
    assert dialog.windowTitle().strip()
    assert [focus.told(w) for w in focus.acted_on(dialog) if not focus.name_of(w)] == []
    assert focus.unlabelled(dialog) == []
    default = [b for b in dialog.findChildren(QPushButton) if b.isDefault() and b.isVisible()]
    assert len(default) == 1 or isinstance(dialog, RowsDialog)  # there Enter acts on the row
    focused = QApplication.focusWidget()
    assert focused is not None
    assert dialog.isAncestorOf(focused)
    assert not focus.fields(dialog) or not isinstance(focused, QPushButton)
    way = [stop.widget for stop in focus.visited(dialog)]
    assert focus.out_of_order(dialog, way) == []
    tabbed = Qt.FocusPolicy.TabFocus
    wanted = [w for w in focus.acted_on(dialog) if w.focusPolicy() & tabbed and w.isEnabled()]
    assert [focus.told(w) for w in wanted if w not in way] == []


@pytest.mark.parametrize(
    ("sample", "theme"),
    [(sample, "light") for sample in samples()]
    + [
        (s, theme)
        for s in samples()
        if s.name in OF_ALL_KINDS
        for theme in ("dark", "high_contrast")
    ],
    ids=str,
)
def test_one_sees_where_the_focus_is(
    dialog: QDialog, sample: Sample, desk: MainWindow, theme: str
) -> None:
    desk.theme.choose(theme)  # type: ignore[arg-type]
    QApplication.processEvents()
    stops = focus.visited(dialog, pictures=True)
    assert focus.without_ring(stops, desk.theme.tokens) == []


@EVERY
def test_escape_closes_it_untouched(dialog: QDialog, sample: Sample) -> None:
    results: list[int] = []
    dialog.finished.connect(results.append)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert results == [QDialog.DialogCode.Rejected.value]


@FORMS
def test_escape_asks_before_it_drops_what_was_typed(dialog: QDialog, sample: Sample) -> None:
    assert isinstance(dialog, Form)
    for field in lines(dialog)[:1]:
        field.setFocus()
        QTest.keyClicks(field, "Not to be lost")
        QTest.keyClick(field, Qt.Key.Key_Escape)
        assert dialog.isVisible()
        assert "not saved" in dialog.trouble
        assert dialog.cancel.text() == "Discard"
        assert "Not to be lost" in field.text()
        QTest.keyClicks(field, ", nor this")
        QTest.keyClick(field, Qt.Key.Key_Escape)
        assert dialog.isVisible()  # more was typed, so it asks again
        QTest.keyClick(field, Qt.Key.Key_Escape)
        assert not dialog.isVisible()


@FORMS
def test_enter_submits_from_every_field_or_says_why_not(dialog: QDialog, sample: Sample) -> None:
    assert isinstance(dialog, Form)
    submitted: list[bool] = []
    dialog.submitted.connect(lambda: submitted.append(True))
    for field in focus.fields(dialog):
        held = [w for w in (field.parentWidget(), field) if isinstance(w, QComboBox)]
        submitted.clear()
        field.setFocus()
        is_long = isinstance(field, QPlainTextEdit)
        with_control = Qt.KeyboardModifier.ControlModifier
        QTest.keyClick(
            field, Qt.Key.Key_Return, with_control if is_long else Qt.KeyboardModifier.NoModifier
        )
        assert len(submitted) == 1 or dialog.trouble, (focus.told(field), held)
        assert dialog.isVisible()
