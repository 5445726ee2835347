"""What is remembered between starts."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QByteArray

from desktop import settings as kept
from desktop.settings import Setting, Settings, settings_file

ALL = [found for found in vars(kept).values() if isinstance(found, Setting)]
OTHERS: dict[type, Any] = {
    str: "Ünïcode, with = and ;",
    bool: True,
    QByteArray: QByteArray(b"\x00\xff state"),
}


def another(setting: Setting[Any]) -> Any:
    """A value that a setting may have, and not its default."""
    if setting.allowed is not None:
        return next(value for value in setting.allowed if value != setting.default)
    return OTHERS[type(setting.default)]


@pytest.mark.parametrize("setting", ALL, ids=lambda s: s.key)
def test_what_is_put_is_there_after_a_restart(setting: Setting[Any], tmp_path: Path) -> None:
    file = tmp_path / "new" / "headframe.ini"
    before = Settings(file)
    assert before.get(setting) == setting.default
    value = another(setting)
    before.put(setting, value)
    before.flush()
    after = Settings(file)
    assert after.get(setting) == value
    assert type(after.get(setting)) is type(setting.default)
    assert all(after.get(other) == other.default for other in ALL if other is not setting)


def test_every_setting_has_a_key_of_its_own() -> None:
    assert len({setting.key for setting in ALL}) == len(ALL)


@pytest.mark.parametrize("setting", ALL, ids=lambda s: s.key)
def test_a_damaged_file_gives_the_defaults(setting: Setting[Any], tmp_path: Path) -> None:
    file = tmp_path / "headframe.ini"
    file.write_bytes(b"\x00\x01\xfe\xff no ini at all ]][[\n%%%")
    assert Settings(file).get(setting) == setting.default


LIMITED = [setting for setting in ALL if setting.allowed is not None]


@pytest.mark.parametrize("setting", LIMITED, ids=lambda s: s.key)
def test_a_value_that_is_not_allowed_gives_the_default(
    setting: Setting[Any], tmp_path: Path
) -> None:
    file = tmp_path / "headframe.ini"
    group, name = setting.key.split("/")
    file.write_text(f"[{group}]\n{name}=-77\n")
    assert Settings(file).get(setting) == setting.default


def test_who_listens_hears_of_every_change_once(tmp_path: Path) -> None:
    settings, heard = Settings(tmp_path / "headframe.ini"), []
    settings.changed.connect(heard.append)
    for theme in ("dark", "dark", "light"):
        settings.put(kept.THEME, theme)
    assert heard == [kept.THEME, kept.THEME]


def test_the_file_lies_in_the_users_configuration() -> None:
    assert settings_file().name == "headframe.ini"
    assert settings_file().is_relative_to(Path.home())
