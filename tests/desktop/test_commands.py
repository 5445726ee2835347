"""The commands that need no screen: shapes, exit status, and what is said of bad input."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from importlib import metadata
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from db import conventions, watchlist_editing
from db.database import Database
from db.records import Rule
from desktop import commands

ROOT = Path(__file__).parents[2]
Run = Callable[..., Any]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database that isn't there yet, named by the environment, on a fixed day."""
    file = tmp_path / "watch.db"
    monkeypatch.setenv("HEADFRAME_DB", str(file))
    monkeypatch.setenv("HEADFRAME_TODAY", "2026-11-23")
    return file


@pytest.fixture
def starter(place: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The same with the starter in it."""
    assert commands.main(["import", "--starter"]) == 0
    capsys.readouterr()
    return place


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Runs a command that must succeed without a word on standard error; what it printed."""

    def run(*argv: str) -> str:
        assert commands.main(argv) == 0
        out, err = capsys.readouterr()
        assert err == ""
        return out

    return run


@pytest.fixture
def answered(printed: Callable[..., str]) -> Run:
    """The same with `--json`; the document."""
    return lambda *argv: json.loads(printed(*argv, "--json"))


@pytest.fixture
def refused(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Runs a command that must fail with a status; the one line that it said."""

    def run(status: int, *argv: str) -> str:
        assert commands.main(argv) == status
        out, err = capsys.readouterr()
        assert out == ""
        assert err.endswith("\n")
        assert err.count("\n") == 1
        return err

    return run


def test_list(starter: Path, answered: Run) -> None:
    rows = answered("list")
    assert len(rows) == 16
    assert {tuple(row) for row in rows} == {
        (
            "company",
            "listing",
            "price",
            "price_day",
            "source",
            "currency",
            "change_percent",
            "stage",
            "next",
            "slip_days",
            "last_note",
            "comment",
        )
    }
    by_name = {row["company"]: row for row in rows}
    assert by_name["Defense Metals Corp."] == {
        "company": "Defense Metals Corp.",
        "listing": "TSXV:DEFN",
        "price": None,
        "price_day": None,
        "source": None,
        "currency": "CAD",
        "change_percent": None,
        "stage": "pfs",
        "next": {
            "title": "Definitive (bankable) Feasibility Study starts",
            "project": "Wicheeda Rare Earth Project",
            "start": "2026-01-01",
            "end": "2026-03-31",
            "text": "early 2026",
        },
        "slip_days": 365,
        "last_note": "2025-06-04",
        "comment": "",
    }
    mp = by_name["MP Materials Corp."]
    assert (mp["price"], mp["price_day"]) == (15.24, "2024-03-08")
    assert mp["source"] == "recorded sample"
    assert mp["change_percent"] == pytest.approx((15.24 / 15.27 - 1) * 100)
    assert by_name["Torngat Metals Ltd."]["listing"] is None


def test_list_for_people(starter: Path, printed: Callable[..., str]) -> None:
    head, first, second, *_ = printed("list").splitlines()
    assert head.split()[:3] == ["Company", "Price", "Change"]
    assert first.startswith("Defense Metals ")
    assert "overdue 237 d" in first
    assert "+365 d" in first
    assert "15.24  USD  −0.2\u202f%  2024-03-08" in second
    assert printed("list", "--watchlist", "Rare earths").splitlines()[0] == head


def test_the_rows_stand_as_the_window_sorts_them(starter: Path, answered: Run) -> None:
    with closing(Database(str(starter))) as database:
        before = [row["company"] for row in answered("list")]
        with database.transaction() as session:
            watchlist_editing.set_sorting(session, 1, "price", descending=True)
        rows = answered("list")
        assert sorted(row["company"] for row in rows) == sorted(before)
        prices = [row["price"] for row in rows if row["price"] is not None]
        assert prices == sorted(prices, reverse=True)
        assert [row["price"] is None for row in rows] == [False] * 2 + [True] * (len(rows) - 2)
        with database.transaction() as session:
            watchlist_editing.set_sorting(session, 1, "company", descending=False)
        assert [row["company"] for row in answered("list")] == sorted(before, key=str.casefold)


def test_an_empty_list(place: Path, answered: Run, printed: Callable[..., str]) -> None:
    assert answered("list") == []
    assert printed("list") == "The watchlist is empty\n"


def test_a_list_with_a_rule_holds_who_fulfils_it(
    starter: Path,
    answered: Run,
    printed: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with closing(Database(str(starter))) as database, database.transaction() as session:
        watchlist_editing.add(
            session, "Late Canadians", Rule(("pfs",), True, None, (), ("Canada",))
        )
    assert [row["company"] for row in answered("list", "--watchlist", "late canadians")] == [
        "Defense Metals Corp."
    ]
    monkeypatch.setenv("HEADFRAME_TODAY", "2020-01-01")
    nobody = printed("list", "--watchlist", "Late Canadians")
    assert nobody == "No company fulfils the rule of this list\n"


def test_note(starter: Path, answered: Run) -> None:
    note = answered("note", "DEFN.V", "Late again #slip", "--tag", "doubt", "--tag", "#pfs")
    assert set(note) == {"company", "id", "date", "text", "tags"}
    assert note["company"] == "Defense Metals Corp."
    assert (note["date"], note["text"]) == ("2026-11-23", "Late again #slip")
    assert note["tags"] == ["slip", "doubt", "pfs"]
    dated = answered("note", "TSXV:DEFN", "Then", "--date", "2025-02-18")
    assert dated["date"] == "2025-02-18"
    kept = answered("timeline", "Defense Metals")["notes"]
    assert {n["id"] for n in kept} >= {note["id"], dated["id"]}
    assert {tuple(n) for n in kept} == {("id", "date", "text", "tags")}


def test_timeline(starter: Path, answered: Run) -> None:
    found = answered("timeline", "DEFN")
    assert list(found) == ["company", "milestones", "projects", "notes", "financings", "events"]
    (project,) = found["projects"]
    assert (project["name"], project["stage"]) == ("Wicheeda Rare Earth Project", "pfs")
    by_title = {milestone["title"]: milestone for milestone in project["milestones"]}
    study = by_title["Pre-Feasibility Study results"]
    assert {k: v for k, v in study.items() if k != "guidance"} == {
        "title": "Pre-Feasibility Study results",
        "type": "pfs",
        "phase": "complete",
        "status": "done",
        "window": {
            "text": "early February, 2025",
            "start": "2025-02-01",
            "end": "2025-02-10",
            "precision": "part_month",
        },
        "actual": {"start": "2025-02-18", "end": "2025-02-18", "precision": "day"},
        "overdue": False,
        "slip_days": 233,
    }
    assert len(study["guidance"]) == 5
    assert study["guidance"][3] == {
        "announced_on": "2024-10",
        "announced_precision": "month",
        "announced_after": None,
        "announced_before": None,
        "text": "Q1 2025",
        "start": "2025-01-01",
        "end": "2025-03-31",
        "precision": "quarter",
        "said_by": "company",
        "source": "https://rareearthexchanges.com/?p=490",
    }
    assert by_title["Preliminary Economic Assessment"]["window"] is None
    assert by_title["Definitive (bankable) Feasibility Study starts"]["overdue"] is True
    (loi,) = [deal for deal in found["financings"] if deal["kind"] == "letter_of_interest"]
    assert loi["money"] == {"amount": 250000000, "currency": "USD"}
    assert "DoD price floor and offtake for MP Materials" not in {
        event["name"] for event in found["events"]
    }


def test_the_timelines_of_all_companies(starter: Path, answered: Run) -> None:
    every = answered("timeline")
    assert len(every) == 16
    assert (
        sum(len(t["milestones"]) for t in every)
        + sum(len(p["milestones"]) for t in every for p in t["projects"])
        == 69
    )


def test_timeline_for_people(starter: Path, printed: Callable[..., str]) -> None:
    text = printed("timeline", "DEFN")
    assert "Pre-Feasibility Study results: done 2025-02-18, moved +233 d" in text
    assert "by 2025-01-31  “early February, 2025”  2025-02-01 to 2025-02-10" in text
    assert "undated     Insiders took part" in text


def test_prices(starter: Path, answered: Run, printed: Callable[..., str]) -> None:
    found = answered("prices", "NYSE:MP", "--from", "2024-03-07", "--to", "2024-03-08")
    assert found == {
        "listing": "NYSE:MP",
        "symbol": "MP",
        "currency": "USD",
        "source": "recorded sample",
        "fetched_at": None,
        "bars": [
            {
                "day": "2024-03-07",
                "open": 14.98,
                "high": 15.61,
                "low": 14.85,
                "close": 15.27,
                "volume": 3722400,
                "provisional": False,
            },
            {
                "day": "2024-03-08",
                "open": 15.5,
                "high": 15.54,
                "low": 14.98,
                "close": 15.24,
                "volume": 2871200,
                "provisional": False,
            },
        ],
        "actions": [],
    }
    assert answered("prices", "DEFN")["bars"] == []
    assert answered("prices", "DEFN")["symbol"] == "DEFN.V"
    assert "2024-03-08  15.50  15.54  14.98  15.24  2,871,200" in printed(
        "prices", "MP", "--from", "2024-03-08"
    )
    assert printed("prices", "DEFN") == "TSXV:DEFN: no prices are stored\n"


def test_import_and_export(starter: Path, tmp_path: Path, printed: Callable[..., str]) -> None:
    one, two = tmp_path / "one.json", tmp_path / "two.json"
    printed("export", str(one))
    again = printed("import", str(one))
    assert again == "one.json: 0 added, 0 changed, 475 unchanged, 0 skipped\n"
    fresh = str(tmp_path / "fresh.db")
    assert "475 added" in printed("import", str(one), "--db", fresh)
    printed("--db", fresh, "export", str(two))
    assert one.read_bytes() == two.read_bytes()


def test_all_files_of_an_import_or_none(
    place: Path, tmp_path: Path, refused: Callable[..., str], printed: Callable[..., str]
) -> None:
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    head = {"format": "headframe", "format_version": 1}
    company = {"id": "ore", "name": "Ore Corp."}
    good.write_text(json.dumps(head | {"companies": [company]}))
    bad.write_text(json.dumps(head | {"companies": [company | {"id": "b", "source": "x"}]}))
    said = refused(1, "import", str(good), str(bad))
    assert said == "headframe: bad.json: companies[0].source: nothing in sources has the id 'x'\n"
    assert "1 added" in printed("import", str(good))


def test_check(starter: Path, printed: Callable[..., str], refused: Callable[..., str]) -> None:
    assert printed("check") == f"{starter}: sound\n"
    missing = str(starter.with_name("missing.db"))
    assert "There is no database" in refused(1, "check", "--db", missing)
    assert "There is no database" in refused(1, "--db", missing, "export", "x.json")
    assert not Path(missing).exists()
    starter.write_bytes(b"not a database at all, but long enough to look at" * 99)
    for beside in ("-wal", "-shm"):
        Path(f"{starter}{beside}").unlink(missing_ok=True)
    assert "is not a Headframe database" in refused(1, "check")


def test_backup_and_restore(
    starter: Path, tmp_path: Path, printed: Callable[..., str], refused: Callable[..., str]
) -> None:
    copy, before, after = (str(tmp_path / name) for name in ("copy.db", "1.json", "2.json"))
    printed("export", before)
    assert printed("backup", copy) == f"{copy}: written\n"
    printed("note", "DEFN", "Written since")
    said = printed("restore", copy).splitlines()
    assert said[0] == f"{starter}: brought back from {copy}"
    aside = said[1].removeprefix("what it was before: ")
    printed("export", after)
    assert Path(before).read_bytes() == Path(after).read_bytes()
    assert "Written since" in printed("--db", aside, "timeline", "DEFN")
    assert "itself" in refused(1, "backup", str(starter))
    assert "There is no file" in refused(1, "restore", str(tmp_path / "gone.db"))
    with closing(Database(str(starter))) as window, window.reading() as session:
        session.connection()
        assert "in use by another program" in refused(1, "restore", copy)


def test_a_server_is_not_brought_back_here(refused: Callable[..., str]) -> None:
    assert "pg_restore" in refused(1, "--db", "postgresql://localhost/ore", "restore", "x.db")


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["timeline", "Nobody"], "No company is called 'Nobody'"),
        (["timeline", "Ar"], "American Rare Earths Limited, Arafura Rare Earths Limited"),
        (["note", "Nobody", "text"], "No company is called 'Nobody'"),
        (["note", "DEFN", "  "], "A note needs words"),
        (["list", "--watchlist", "x"], "No watchlist is called 'x'"),
        (["prices", "torngat"], "Torngat Metals Ltd. has no listing"),
        (["refresh", "Nobody"], "No company is called 'Nobody'"),
        (["import", "missing.json"], "missing.json: the file: no such file"),
        (["import", "rows.xyz"], "rows.xyz: its ending is none of"),
        (["export", "rows.xyz"], "rows.xyz: its ending is none of"),
        (["export", "nowhere/out.json"], "can't be written"),
        (["--db", "nowhere/x.db", "list"], "There is no folder"),
    ],
)
def test_what_is_refused(
    starter: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    refused: Callable[..., str],
    argv: list[str],
    words: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert words in refused(1, *argv)


def test_a_file_that_is_not_json(place: Path, tmp_path: Path, refused: Callable[..., str]) -> None:
    file = tmp_path / "bad.json"
    file.write_text('{\n "format": oops\n}')
    assert "bad.json: line 2, column 12: this is not JSON" in refused(1, "import", str(file))


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        ([], "name a command"),
        (["dance"], "invalid choice: 'dance'"),
        (["note", "DEFN"], "TEXT"),
        (["note", "DEFN", "x", "--date", "2026-02-30"], "'2026-02-30' is no day"),
        (["note", "DEFN", "x", "--date", "2026-02"], "'2026-02' is no day"),
        (["list", "--jason"], "--jason"),
        (["import"], "FILE --starter"),
        (["import", "--starter", "a.json"], "not allowed with"),
        (["prices", "MP", "--from", "2026-02-02", "--to", "2026-02-01"], "--from lies after --to"),
        (["screenshot"], "OUT.png"),
        (["screenshot", "a.png", "--size", "big"], "'big' is no size"),
        (["screenshot", "a.png", "--theme", "pink"], "'pink'"),
    ],
)
def test_wrong_usage(place: Path, refused: Callable[..., str], argv: list[str], words: str) -> None:
    assert words in refused(2, *argv)
    assert not place.exists()


def test_a_day_that_the_environment_fixes_must_be_one(
    starter: Path, monkeypatch: pytest.MonkeyPatch, refused: Callable[..., str]
) -> None:
    monkeypatch.setenv("HEADFRAME_TODAY", "tomorrow")
    assert "HEADFRAME_TODAY" in refused(2, "list")


def test_what_this_machine_lacks(place: Path, refused: Callable[..., str]) -> None:
    if importlib.util.find_spec("psycopg"):
        pytest.skip("here the driver is installed")
    said = refused(4, "--db", "postgresql+psycopg://nobody@127.0.0.1:9/none", "list")
    assert said == "headframe: psycopg is not installed: python3 -m pip install psycopg\n"


def test_screenshot_is_parsed_for_the_window() -> None:
    asked = ["screenshot", "out.png", "--company", "DEFN", "--theme", "dark", "--size", "800x600"]
    args = commands.build_parser().parse_args(asked)
    assert (args.command, args.out, args.company) == ("screenshot", Path("out.png"), "DEFN")
    assert (args.view, args.theme, args.size) == ("company", "dark", (800, 600))


def test_the_default_database_lies_in_the_users_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, printed: Callable[..., str]
) -> None:
    monkeypatch.delenv("HEADFRAME_DB", raising=False)
    for variable in ("XDG_DATA_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(variable, str(tmp_path))
    printed("list")
    (file,) = tmp_path.rglob("headframe.db")
    if os.name == "posix":
        assert file.parent.stat().st_mode & 0o777 == 0o700


def program(*argv: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The whole program in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "desktop", *argv],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=100,
        check=False,
    )


def installed(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True


@pytest.mark.skipif(not installed("headframe"), reason="a checkout that is not installed")
def test_version() -> None:
    ended = program("--version")
    assert ended.returncode == 0
    names = [line.split()[0] for line in ended.stdout.splitlines()]
    assert names == ["Headframe", "Python", "Qt", "SQLite", "Schema"]


def test_a_process_prints_json_alone_and_starts_no_qt(starter: Path) -> None:
    ended = program("list", "--json")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert len(json.loads(ended.stdout)) == 16
    looked = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from desktop import commands; commands.main(['list']);"
            " sys.exit(any(name.startswith('PySide6') for name in sys.modules))",
        ],
        cwd=ROOT,
        capture_output=True,
        timeout=100,
        check=False,
    )
    assert looked.returncode == 0


def test_a_reader_that_goes_away_is_no_trouble(starter: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "desktop", "prices", "MP", "--json"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(100) == 0


def yahoo_server() -> ModuleType:
    """The stand-in's module, by its path: `tests` is no package."""
    spec = importlib.util.spec_from_file_location("yahoo_server", ROOT / "tests/yahoo_server.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules.setdefault("yahoo_server", module)
    spec.loader.exec_module(module)
    return module


def test_refresh(starter: Path, tmp_path: Path) -> None:
    with yahoo_server().YahooServer(tmp_path) as server:
        ended = program("refresh", "MP", "--json", **server.environment())
        assert (ended.returncode, ended.stderr) == (0, "")
        (outcome,) = json.loads(ended.stdout)
        assert list(outcome) == ["listing", "outcome", "new", "changed", "rejected", "message"]
        assert (outcome["listing"], outcome["outcome"]) == ("NYSE:MP", "ok")
        ended = program("refresh", "MP", **server.environment())
        assert ended.stdout.split()[:2] == ["NYSE:MP", "unchanged"]
        assert json.loads(program("prices", "MP", "--json").stdout)["source"] == "Yahoo Finance"


def test_refresh_without_a_network(starter: Path) -> None:
    ended = program("refresh", "DEFN", "--json")
    assert (ended.returncode, ended.stderr) == (3, "")
    outcomes = json.loads(ended.stdout)
    assert [o["outcome"] for o in outcomes] == ["offline"] * 3
    people = program("refresh", "MP")
    assert people.returncode == 3
    assert people.stdout.startswith("NYSE:MP               offline")


def test_window(place: Path, answered: Run, printed: Run) -> None:
    assert answered("window", "by mid-2027", "--announced", "2026-01-15") == {
        "text": "by mid-2027",
        "start": "2026-01-15",
        "end": "2027-08-31",
        "precision": "by_mid",
    }
    assert answered("window", "as early as FY27", "--fiscal-year-end", "6")["start"] == "2026-07-01"
    assert answered("window", "in due course") == {
        "text": "in due course",
        "start": None,
        "end": None,
        "precision": None,
    }
    assert printed("window", "early 2026") == "2026-01-01 to 2026-03-31\n"
    over = printed("window", "Q1 2025", "--announced", "2026-01-15")
    assert over == "2025-01-01 to 2025-03-31  over before it was said\n"
    assert not place.exists()


def test_window_says_what_it_understood_or_needs(place: Path, refused: Callable[..., str]) -> None:
    said = refused(1, "window", "Q3 2026, subject to permits")
    assert "no date phrase" in said
    assert 'understood "Q3 2026" (2026-07-01 to 2026-09-30), stopped at ", subject' in said
    assert "fiscal year ends" in refused(1, "window", "FY26", "--json")
    assert "the day on which it was said" in refused(1, "window", "next year")
    assert "2026-03-04 or 2026-04-03" in refused(1, "window", "03/04/2026")
    assert refused(2, "window", "FY26", "--fiscal-year-end", "13")
    assert refused(2, "window", "Q1 2026", "--announced", "yesterday")
    assert not place.exists()


def test_window_keeps_to_the_conventions_of_the_database(starter: Path, answered: Run) -> None:
    database = Database(str(starter))
    with database.transaction() as session:
        conventions.set_convention(session, "early_year", [1, 4])
        conventions.set_convention(session, "mid_year", "of no use")
        conventions.set_convention(session, "of a newer program", 5)
    database.close()
    assert answered("window", "early 2026")["end"] == "2026-04-30"
    assert answered("window", "mid-2026")["start"] == "2026-05-01"
