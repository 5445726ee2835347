"""The picture command: the window in a file of the size asked for."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from desktop.__main__ import main
from desktop.theme import DARK, LIGHT, Tokens

ROOT = Path(__file__).parents[2]
SMALL = (1000, 640)


def colours(image: QImage) -> set[str]:
    """The colours of every tenth pixel."""
    return {
        QColor(image.pixel(x, y)).name()
        for x in range(0, image.width(), 10)
        for y in range(0, image.height(), 10)
    }


@pytest.fixture
def arguments(place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The start of a command line that renders into `picture.png`."""
    monkeypatch.setenv("HEADFRAME_TODAY", "2026-11-23")
    return ["--db", str(place), "screenshot", str(tmp_path / "picture.png")]


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    return tmp_path / "picture.png"


@pytest.mark.parametrize(("theme", "tokens"), [("light", LIGHT), ("dark", DARK)])
def test_a_company_in_light_and_dark(
    arguments: list[str], picture: Path, theme: str, tokens: Tokens, qapp: object
) -> None:
    width, height = SMALL
    more = ["--company", "MP Materials", "--theme", theme, "--size", f"{width}x{height}"]
    assert main([*arguments, *more]) == 0
    image = QImage(str(picture))
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert (image.width(), image.height()) == SMALL
    found = colours(image)
    for token in (tokens.panel, tokens.up, tokens.down):
        assert token.name() in found, "a ground and candles"


def test_each_company_has_a_picture_of_its_own(
    arguments: list[str], picture: Path, qapp: object
) -> None:
    seen = set()
    for company in ("TSXV:DEFN", "NYSE:MP", "Lynas Rare Earths Limited"):
        assert main([*arguments, "--company", company, "--size", "1000x640"]) == 0
        seen.add(picture.read_bytes())
    assert len(seen) == 3


def test_the_same_is_the_same_picture_and_settings_stay(
    arguments: list[str], picture: Path, qapp: object
) -> None:
    assert main([*arguments, "--company", "NYSE:MP", "--theme", "dark"]) == 0
    first = QImage(str(picture))
    assert (first.width(), first.height()) == (1440, 900)
    assert main([*arguments, "--company", "NYSE:MP", "--theme", "dark"]) == 0
    assert QImage(str(picture)) == first


def test_an_unknown_company_is_one_line(
    arguments: list[str], picture: Path, qapp: object, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments, "--company", "Nobody at all"]) == 1
    out, error = capfd.readouterr()
    assert out == ""
    assert len(error.splitlines()) == 1
    assert "Nobody at all" in error
    assert not picture.exists()


def test_a_place_that_cannot_be_written_is_one_line(
    arguments: list[str], tmp_path: Path, qapp: object, capfd: pytest.CaptureFixture[str]
) -> None:
    arguments[-1] = str(tmp_path / "no such folder" / "picture.png")
    assert main(arguments) == 1
    assert len(capfd.readouterr().err.splitlines()) == 1


def test_an_empty_database_shows_the_first_run(
    arguments: list[str], place: Path, picture: Path, qapp: object
) -> None:
    place.unlink()
    assert main([*arguments, "--size", "1000x640"]) == 0
    assert len(colours(QImage(str(picture)))) > 5


def test_no_screen_is_needed(arguments: list[str], picture: Path) -> None:
    unseen = {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"}
    done = subprocess.run(
        [sys.executable, "-m", "desktop", *arguments, "--company", "NYSE:MP"],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name not in unseen},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert QImage(str(picture)).width() == 1440
