"""Backups: sound before they replace anything, kept in steps, and brought back whole."""

from __future__ import annotations

import datetime as dt
import os
import random
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import backup, notes
from db.backup import back_up, back_up_in_time, backups, kept, restore
from db.database import Database
from db.errors import Damaged, DatabaseTrouble, Locked, NotExported, Refused, TooNew, Unreachable
from db.interchange import json_file

NOON = dt.datetime(2026, 11, 26, 12, 0, tzinfo=dt.UTC)
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


@pytest.fixture
def place(sqlite_files: Any) -> Path:
    """A file with the starter in it, which nobody has open."""
    return Path(sqlite_files.make(with_starter=True).database)


@pytest.fixture
def database(place: Path) -> Iterator[Database]:
    opened = Database(str(place))
    yield opened
    opened.close()


def exported(where: Path) -> str:
    database = Database(str(where))
    try:
        with database.reading() as session:
            return json_file.export_text(session)
    finally:
        database.close()


def write(database: Database, text: str) -> None:
    with database.transaction() as session:
        notes.add(session, text)


def left_over(folder: Path) -> list[str]:
    """Files that nobody asked for."""
    return sorted(x.name for x in folder.iterdir() if x.name.startswith(".") or "-wal" in x.name)


class StoppedError(Exception):
    pass


def stop_at(step: int) -> backup.Progress:
    """Give up at the n-th word of progress."""
    steps = iter(range(step, -1, -1))

    def tell(_done: int, _total: int) -> None:
        if next(steps) == 0:
            raise StoppedError

    return tell


# -- one backup -----------------------------------------------------------------------------------


def test_a_backup_holds_all_that_the_log_held_too(database: Database, tmp_path: Path) -> None:
    write(database, "Only in the log so far")
    back_up(database, tmp_path / "copy.db")
    database.close()
    assert database.file is not None
    assert exported(tmp_path / "copy.db") == exported(database.file)
    assert "Only in the log so far" in exported(tmp_path / "copy.db")
    assert left_over(tmp_path) == []


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such rights")
def test_a_backup_is_for_its_owners_eyes_only(database: Database, tmp_path: Path) -> None:
    back_up(database, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").stat().st_mode & 0o777 == 0o600


def test_what_is_written_meanwhile_neither_waits_nor_begins_it_again(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "STEP", 20)
    told: list[tuple[int, int]] = []

    def tell(done: int, total: int) -> None:
        told.append((done, total))
        write(database, f"Meanwhile {done}")

    back_up(database, tmp_path / "copy.db", tell)
    assert [done for done, _ in told] == sorted({done for done, _ in told})
    assert told[-1][0] == told[-1][1]
    assert len(told) > 5
    assert "Meanwhile" not in exported(tmp_path / "copy.db")


@pytest.mark.parametrize("step", [0, 1, 3])
def test_a_backup_that_is_cut_short_leaves_the_one_before(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    target = tmp_path / "copy.db"
    back_up(database, target)
    before = target.read_bytes()
    write(database, "Newer")
    monkeypatch.setattr(backup, "STEP", 20)
    with pytest.raises(StoppedError):
        back_up(database, target, stop_at(step))
    assert target.read_bytes() == before
    assert left_over(tmp_path) == []


def test_a_bad_copy_never_replaces_a_good_one(place: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    opened = Database(str(place))
    back_up(opened, target)
    before = target.read_bytes()
    opened.close()
    damage(place)
    opened = Database(str(place))
    with pytest.raises(DatabaseTrouble, match="damaged"):
        back_up(opened, target)
    opened.close()
    assert target.read_bytes() == before
    assert left_over(tmp_path) == []


def damage(file: Path) -> None:
    """Overwrite the last pages, as a failing disk does; the tables are still known."""
    chance = random.Random(7)
    size = file.stat().st_size
    with file.open("r+b") as held:
        for _ in range(200):
            held.seek(chance.randrange(size * 3 // 4, size - 4096))
            held.write(chance.randbytes(2048))


def test_no_room_and_no_folder_are_said_plainly(database: Database, tmp_path: Path) -> None:
    with pytest.raises(NotExported, match="can't be written"):
        back_up(database, tmp_path / "nowhere" / "copy.db")


def test_the_database_itself_is_no_place_for_its_backup(database: Database) -> None:
    assert database.file is not None
    with pytest.raises(Refused, match="file of its own"):
        back_up(database, database.file)


def test_a_server_is_backed_up_with_its_own_tools(
    postgresql_databases: Any, tmp_path: Path
) -> None:
    url = postgresql_databases.make()
    opened = Database(url)
    try:
        with pytest.raises(Refused, match="pg_dump"):
            back_up(opened, tmp_path / "copy.db")
        with pytest.raises(Refused, match="pg_dump"):
            backups(opened, tmp_path)
    finally:
        opened.close()
        postgresql_databases.drop(url)


# -- one a day, kept in steps ---------------------------------------------------------------------


def test_one_a_day_and_no_more(database: Database, place: Path) -> None:
    folder = place.parent / "backups"
    first = back_up_in_time(database, folder, NOON)
    assert first is not None
    assert first.name == "headframe.2026-11-26T12-00-00Z.db"
    assert back_up_in_time(database, folder, NOON + 11 * HOUR) is None
    second = back_up_in_time(database, folder, NOON + 13 * HOUR)
    assert [each.path for each in backups(database, folder)] == [second, first]
    assert backups(database, folder)[0].size > 100_000


def test_a_day_is_one_of_the_readers(database: Database, place: Path) -> None:
    folder, there = place.parent / "backups", dt.timezone(-5 * HOUR)
    evening = dt.datetime(2026, 11, 26, 23, 0, tzinfo=there)
    assert back_up_in_time(database, folder, evening) is not None
    assert back_up_in_time(database, folder, evening + HOUR / 2) is None
    assert back_up_in_time(database, folder, evening + 2 * HOUR) is not None


def test_what_the_steps_let_go_is_dropped_and_nothing_else(database: Database, place: Path) -> None:
    folder = place.parent / "backups"
    folder.mkdir()
    names = ["headframe.2026-11-15T12-00-00Z.db", "headframe.2026-11-14T12-00-00Z.db"]
    strange = ["other.2026-11-14T12-00-00Z.db", "headframe.db", "headframe.yesterday.db", "a.txt"]
    for name in [*names, *strange]:
        (folder / name).write_bytes(b"x")
    made = back_up_in_time(database, folder, NOON)
    assert made is not None
    assert {x.name for x in folder.iterdir()} == {made.name, names[0], *strange}


def test_two_databases_of_one_name_share_a_folder(sqlite_files: Any, tmp_path: Path) -> None:
    folder, made = tmp_path / "all backups", []
    for _ in range(2):
        opened = Database(sqlite_files.make())
        made.append(back_up_in_time(opened, folder, NOON))
        assert [each.path for each in backups(opened, folder)] == made[-1:]
        opened.close()
    assert len(set(made)) == 2


def test_a_folder_that_can_not_be_made_is_said(database: Database, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(NotExported, match="can't be made"):
        back_up_in_time(database, tmp_path / "file" / "backups", NOON)


def thinned(instants: list[dt.datetime], now: dt.datetime) -> list[dt.datetime]:
    return sorted(kept(instants, now))


def test_the_steps_of_a_year_of_days() -> None:
    stay: list[dt.datetime] = []
    now = NOON
    for _ in range(365):
        stay = thinned([*stay, now], now)
        now += DAY
    now -= DAY
    ages = sorted((now - each).days for each in stay)
    assert ages[:2] == [0, 1]
    assert [age for age in ages if 2 <= age < 7] == [2, 3, 4, 5, 6]
    assert 3 <= len([age for age in ages if 7 <= age < 31]) <= 5
    assert 10 <= len([age for age in ages if age >= 31]) <= 12


@given(st.lists(st.integers(0, 24 * 800), min_size=1, max_size=60), st.integers(0, 100))
def test_the_newest_always_stays_and_no_step_is_ever_empty(hours: list[int], later: int) -> None:
    made = [NOON - hour * HOUR for hour in hours]
    now = NOON + later * HOUR
    stay = kept(made, now)
    assert stay <= set(made)
    assert max(made) in stay
    assert {x for x in made if now - x < 2 * DAY} <= stay
    assert {(x.year, x.month) for x in made} == {(x.year, x.month) for x in stay}
    assert kept(stay, now) == stay


# -- bringing one back ----------------------------------------------------------------------------


def test_a_backup_is_brought_back_and_what_was_there_is_kept(place: Path, tmp_path: Path) -> None:
    before = exported(place)
    opened = Database(str(place))
    back_up(opened, tmp_path / "copy.db")
    write(opened, "Written since")
    opened.close()
    after = exported(place)
    aside = restore(tmp_path / "copy.db", place, NOON)
    assert aside == place.with_name("headframe.before-restore.2026-11-26T12-00-00Z.db")
    assert exported(place) == before
    assert exported(aside) == after != before
    assert (tmp_path / "copy.db").exists()
    assert left_over(place.parent) == []


@pytest.mark.parametrize("seed", range(5))
def test_any_state_comes_back_as_it_was(place: Path, tmp_path: Path, seed: int) -> None:
    chance, states = random.Random(seed), []
    opened = Database(str(place))
    for number in range(4):
        for _ in range(chance.randrange(4)):
            write(opened, f"Note {chance.random()}")
        back_up(opened, tmp_path / f"{number}.db")
        with opened.reading() as session:
            states.append(json_file.export_text(session))
    opened.close()
    replaced = {}
    for _ in range(4):
        number, before = chance.randrange(4), exported(place)
        replaced[restore(tmp_path / f"{number}.db", place, NOON)] = before
        assert exported(place) == states[number]
    assert len(replaced) == 4, "none replaced one that was kept before"
    assert all(exported(aside) == before for aside, before in replaced.items() if aside)


def test_a_place_where_nothing_is_gets_it_too(place: Path, tmp_path: Path) -> None:
    assert restore(place, tmp_path / "new.db", NOON) is None
    assert exported(tmp_path / "new.db") == exported(place)


def test_a_database_that_is_open_elsewhere_stays(place: Path, tmp_path: Path) -> None:
    shutil.copy(place, tmp_path / "copy.db")
    opened = Database(str(place))
    write(opened, "In use")
    with pytest.raises(Locked, match="in use"):
        restore(tmp_path / "copy.db", place, NOON)
    write(opened, "Still in use")
    opened.close()
    assert "Still in use" in exported(place)
    assert left_over(place.parent) == []


def test_what_is_no_sound_backup_is_refused_before_anything_changes(
    place: Path, tmp_path: Path
) -> None:
    held = place.read_bytes()
    strange, newer, broken = (tmp_path / name for name in ("a.db", "b.db", "c.db"))
    with sqlite3.connect(strange) as connection:
        connection.execute("CREATE TABLE diary (day)")
    connection.close()
    shutil.copy(place, newer)
    with sqlite3.connect(newer) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    shutil.copy(place, broken)
    damage(broken)
    text = tmp_path / "d.db"
    text.write_text("Dear diary, " * 1000)
    for file, kind in ((strange, Damaged), (newer, TooNew), (broken, Damaged), (text, Damaged)):
        with pytest.raises(kind, match=file.name):
            restore(file, place, NOON)
    with pytest.raises(Unreachable, match="no file"):
        restore(tmp_path / "gone.db", place, NOON)
    with pytest.raises(Refused, match="itself"):
        restore(place, place, NOON)
    assert place.read_bytes() == held
    assert left_over(place.parent) == []


def test_a_damaged_database_is_kept_with_its_log(place: Path, tmp_path: Path) -> None:
    shutil.copy(place, tmp_path / "copy.db")
    place.write_bytes(b"not a database any more " * 400)
    log = place.with_name(place.name + "-wal")
    log.write_bytes(b"its log")
    aside = restore(tmp_path / "copy.db", place, NOON)
    assert aside is not None
    assert ".damaged." in aside.name
    assert aside.read_bytes().startswith(b"not a database")
    assert aside.with_name(aside.name + "-wal").read_bytes() == b"its log"
    assert exported(place) == exported(tmp_path / "copy.db")


def test_without_hard_links_the_file_is_copied_aside(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(place, tmp_path / "copy.db")

    def refuse(self: Path, target: Path) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    held = exported(place)
    aside = restore(tmp_path / "copy.db", place, NOON)
    assert aside is not None
    assert exported(aside) == held
