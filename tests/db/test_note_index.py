"""The index of words finds what a reader of all notes would find, whoever wrote them."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.orm import Session

from db import edits, note_index, note_search, notes
from db.database import Database
from db.interchange import json_file
from db.note_index import PENDING, NoteIndex
from db.note_search import folded
from db.tables import Company, Note, NoteTag

WORDS = (
    "permit", "Permits", "perm", "Wicheeda", "São", "sao", "Ärger", "2026", "Q3/2026", "100%",
    "metro-paris", "中国稀土", "稀土", "🚧", "\"quoted\"", "AND", "NEAR(", "it's", "a", "C$5.1",
    "#pfs",
)  # fmt: skip
TYPED = (*WORDS, "per", "wich", "sã", "arg", "20", "10", "metro", "par", "*", "(", "OR", "稀", "$")
DAYS = (None, dt.date(2025, 3, 1), dt.date(2026, 11, 23), dt.date(2026, 11, 24))
ALL = 1_000


class Notebook:
    """A database with a company, its index, and a history of acts to take back."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database = database
        self.folder = folder
        self.index = NoteIndex(database, folder)
        with database.transaction() as session:
            companies = [Company(name="Abc Corp."), Company(name="Other")]
            session.add_all(companies)
            session.flush()
            self.company, self.other = (company.id for company in companies)
        self._undo: list[edits.Edit] = []
        self._redo: list[edits.Edit] = []

    def keep(self) -> None:
        self.index.keep(threading.Event())

    def do(self, act: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        result, edit = edits.make(self.database, "Act", act, *args, **kwargs)
        self._undo.append(edit.inverse())
        self._redo.clear()
        return result

    def undo(self) -> None:
        if self._undo:
            self._redo.append(edits.apply(self.database, self._undo.pop()))

    def redo(self) -> None:
        if self._redo:
            self._undo.append(edits.apply(self.database, self._redo.pop()))

    def add(self, words: str, day: dt.date | None = None, tags: tuple[str, ...] = ()) -> int:
        found: int = self.do(notes.add, words, company_id=self.company, day=day, tags=tags).id
        return found

    def ids(self) -> list[int]:
        with self.database.reading() as session:
            return [note.id for note in session.query(Note).order_by(Note.id)]

    def find(self, *words: str, limit: int = ALL) -> list[int] | None:
        with self.database.reading() as session:
            found = self.index.found(session, words, limit)
        return None if found is None else [thing.id for thing in found]

    def naive(self, *words: str, is_inside: bool) -> list[int]:
        """Which notes hold these words, looked at one by one."""
        with self.database.reading() as session:
            read = [(note, haystack(note)) for note in session.query(Note)]
            fits = [note for note, hay in read if all(holds(hay, w, is_inside) for w in words)]
            ordered = sorted(fits, key=lambda n: (n.day or dt.date.min, n.id), reverse=True)
            return [note.id for note in ordered]


def haystack(note: Note) -> str:
    return folded(" ".join((note.text, *(f"#{tag.name}" for tag in note.tags))))


def holds(hay: str, word: str, is_inside: bool) -> bool:
    """Whether a text holds a word, at the start of one of its own unless `is_inside`."""
    before = "" if is_inside or not word[0].isalnum() else r"(?<![^\W_])"
    return re.search(before + re.escape(folded(word)), hay) is not None


@pytest.fixture
def notebook(sqlite_files: Any, tmp_path: Path) -> Iterator[Notebook]:
    url = sqlite_files.make()
    with closing(Database(url)) as database:
        yield Notebook(database, tmp_path / "index")
    sqlite_files.drop(url)


texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)
days = st.sampled_from(DAYS)
picks = st.integers(min_value=0)
acts = st.one_of(
    st.tuples(st.just("add"), texts, days, st.sampled_from([(), ("pfs",), ("wicheeda",)])),
    st.tuples(st.just("change"), picks, texts, days),
    st.tuples(st.just("move"), picks, days.filter(bool)),
    st.tuples(st.just("delete"), picks),
    st.tuples(st.sampled_from(["undo", "redo", "keep", "import", "merge", "lose"])),
)


@settings(max_examples=20)
@given(st.lists(acts, max_size=15), st.lists(st.sampled_from(TYPED), min_size=1, max_size=3))
def test_whatever_happens_it_finds_what_reading_all_finds(
    sqlite_files: Any, tmp_path_factory: Any, done: list[Any], words: list[str]
) -> None:
    url = sqlite_files.make()
    with closing(Database(url)) as database:
        notebook = Notebook(database, tmp_path_factory.mktemp("index"))
        notebook.keep()
        for act in done:
            perform(notebook, *act)
            check(notebook, words)
        notebook.keep()
        found = check(notebook, words)
        is_asked = any(len(token) > 1 for w in words for token in re.findall(r"[^\W_]+", w))
        assert (found is not None) == is_asked
    sqlite_files.drop(url)


def check(notebook: Notebook, words: list[str]) -> list[int] | None:
    """All that begin so are found, none that don't hold the words, and the newest come first."""
    found = notebook.find(*words)
    if found is not None:
        inside = notebook.naive(*words, is_inside=True)
        assert set(notebook.naive(*words, is_inside=False)) <= set(found)
        assert found == [id_ for id_ in inside if id_ in set(found)]
        assert notebook.find(*words, limit=2) in (None, found[:2])
    return found


def perform(notebook: Notebook, name: str, *values: Any) -> None:
    """Do what an act's name says."""
    ids = notebook.ids()
    if name == "add":
        notebook.add(*values)
    elif name in {"change", "move", "delete"} and ids:
        note = ids[values[0] % len(ids)]
        notebook.do(getattr(notes, name), note, *values[1:])
    elif name == "import":
        said = {"id": f"n{len(ids)}", "company": "imported", "text": "Permits of São", "tags": []}
        read_in(notebook, said)
    elif name == "merge":
        notebook.do(swap_owner, notebook.company, notebook.other)
    elif name == "lose":
        for file in notebook.folder.glob("*"):
            file.unlink()
    elif name in {"undo", "redo", "keep"}:
        getattr(notebook, name)()


def read_in(notebook: Notebook, note: dict[str, Any]) -> None:
    document = {
        "format": "headframe",
        "format_version": 1,
        "recorded_at": "2025-03-01T10:00:00Z",
        "companies": [{"id": "imported", "name": "Imported Corp."}],
        "notes": [note],
    }
    notebook.do(json_file.import_text, json.dumps(document), "file.json")


def swap_owner(session: Session, one: int, other: int) -> None:
    """Give the notes of one company to another one."""
    for note in session.query(Note).filter_by(company_id=one):
        note.company_id = other


@pytest.mark.parametrize(
    ("typed", "is_found"),
    [
        (["permit"], True),
        (["PERM", "sao"], True),
        (["São", "perm"], True),
        (["ermit"], False),
        (["q3/2026"], True),
        (["3/20"], False),
        (["100%"], True),
        (["100", "%"], True),
        (["100", "&"], False),
        (['"', "perm"], False),
        (["NOT", "permits"], False),
        (["中国"], True),
        (["wicheeda"], True),
        (["#wicheeda"], True),
        (["#permits"], False),
    ],
)
def test_what_is_typed_is_words_and_nothing_else(
    notebook: Notebook, typed: list[str], is_found: bool
) -> None:
    note = notebook.add("Permits: 100% in São Q3/2026, 中国稀土", tags=("wicheeda",))
    notebook.add("Something else")
    notebook.keep()
    assert notebook.find(*typed) == ([note] if is_found else [])


@pytest.mark.parametrize("typed", [["%"], ["稀"], ["a"], ["🚧"], ['"'], []])
def test_what_is_no_word_is_left_to_who_reads_all(notebook: Notebook, typed: list[str]) -> None:
    notebook.add("a % 稀 🚧")
    notebook.keep()
    assert notebook.find(*typed) is None


def test_the_newest_come_first_and_those_without_a_day_last(notebook: Notebook) -> None:
    old = notebook.add("permit", DAYS[1])
    undated = notebook.add("permit")
    new = notebook.add("permit", DAYS[3])
    notebook.keep()
    pending = notebook.add("permit", DAYS[2])
    assert notebook.find("permit") == [new, pending, old, undated]
    assert notebook.find("permit", limit=1) == [new]


def test_what_another_program_writes_is_found_at_once(notebook: Notebook) -> None:
    note = notebook.add("permit")
    notebook.keep()
    assert notebook.database.file is not None
    with closing(sqlite3.connect(notebook.database.file)) as stranger:
        stranger.execute("PRAGMA trusted_schema=OFF")
        stranger.execute("UPDATE note SET text = 'refused' WHERE id = ?", (note,))
        stranger.commit()
    assert (notebook.find("permit"), notebook.find("refused")) == ([], [note])
    notebook.keep()
    assert (notebook.find("permit"), notebook.find("refused")) == ([], [note])


def test_a_file_that_was_put_in_the_place_is_another_one(
    notebook: Notebook, sqlite_files: Any
) -> None:
    notebook.add("permit")
    notebook.keep()
    with notebook.database.transaction() as session:
        session.execute(text("UPDATE note_change SET mark = mark + 1"))  # as in a copy's own log
    assert notebook.find("permit") is None
    notebook.keep()
    assert notebook.find("permit") == notebook.ids()


def test_a_log_that_lost_a_trigger_is_begun_anew(notebook: Notebook) -> None:
    notebook.keep()
    with notebook.database.transaction() as session:
        session.execute(text("DROP TRIGGER note_added"))
    notebook.add("permit")
    assert notebook.find("permit") is None
    notebook.keep()
    assert notebook.find("permit") == notebook.ids()


def test_a_damaged_index_is_thrown_away_and_no_note_with_it(notebook: Notebook) -> None:
    note = notebook.add("permit")
    notebook.keep()
    (file,) = notebook.folder.glob("*.db")
    file.write_bytes(b"nothing that SQLite reads" * 400)
    assert notebook.find("permit") is None
    notebook.add("refused")
    notebook.keep()
    assert notebook.find("permit") == [note]
    assert notebook.database.check() == []


def test_one_that_holds_too_few_is_made_anew(notebook: Notebook) -> None:
    notebook.add("permit")
    notebook.keep()
    (file,) = notebook.folder.glob("*.db")
    with closing(sqlite3.connect(file)) as index:
        index.execute("DELETE FROM word")
        index.execute("DELETE FROM placed")
        index.commit()
    assert notebook.find("permit") == []
    notebook.keep()
    assert notebook.find("permit") == notebook.ids()


def test_it_says_nothing_while_it_is_made_or_far_behind(notebook: Notebook) -> None:
    assert notebook.find("permit") is None
    stopped = threading.Event()
    stopped.set()
    notebook.index.keep(stopped)
    assert notebook.find("permit") is None
    notebook.keep()
    notebook.do(add_many, notebook.company, PENDING)
    found = notebook.find("permit")
    assert found is not None
    assert len(found) == PENDING
    notebook.add("permit")
    assert notebook.find("permit") is None
    notebook.keep()
    assert notebook.find("permit") == notebook.naive("permit", is_inside=False)


def add_many(session: Session, company: int, number: int) -> None:
    session.add_all(Note(company_id=company, text=f"permit {n}") for n in range(number))


def test_it_takes_in_many_by_and_by_and_shortens_the_log(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(note_index, "CHUNK", 700)
    notebook.do(add_many, notebook.company, 800)
    notebook.keep()
    assert notebook.find("permit", limit=3) == notebook.ids()[:-4:-1]
    notebook.do(add_many, notebook.company, 1100)
    notebook.keep()
    assert notebook.find("permit", limit=3) == notebook.ids()[:-4:-1]
    with notebook.database.reading() as session:
        assert session.scalar(text("SELECT count(*) FROM note_change")) == 1


def test_what_nobody_keeps_any_more_goes_after_a_while(notebook: Notebook) -> None:
    notebook.folder.mkdir()
    left, lately = notebook.folder / "left.db", notebook.folder / "lately.db"
    for file, days in ((left, 100), (lately, 50)):
        file.touch()
        then = dt.datetime.now().timestamp() - days * 86_400
        os.utime(file, (then, then))
    notebook.keep()
    assert lately.exists()
    assert not left.exists()
    assert notebook.find("permit") == []


def test_a_folder_that_can_not_be_made_leaves_the_notes_alone(
    notebook: Notebook, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    note = notebook.add("permit")
    (tmp_path / "file").write_text("no folder")
    index = NoteIndex(notebook.database, tmp_path / "file" / "index")
    index.keep(threading.Event())
    assert "without an index" in caplog.text
    with notebook.database.reading() as session:
        assert index.found(session, ["permit"], 1) is None
        assert [n.id for n in note_search.notes_with(session, ["permit"], 1)] == [note]


def test_tags_are_found_without_the_index_too(filled: Database) -> None:
    with filled.transaction() as session:
        company = session.query(Company).first()
        assert company is not None
        note = Note(company_id=company.id, text="Visited", tags=[NoteTag(position=0, name="siteX")])
        session.add(note)
        session.flush()
        for word in ("sitex", "#sitex"):
            assert [n.id for n in note_search.notes_with(session, [word], 9)] == [note.id]
        assert note_search.few_notes(session, 10_000)
        assert not note_search.few_notes(session, 0)


def test_there_is_none_on_a_server(filled: Database, tmp_path: Path) -> None:
    if filled.is_sqlite:
        return
    index = NoteIndex(filled, tmp_path)
    index.keep(threading.Event())
    with filled.reading() as session:
        assert index.found(session, ["permit"], 1) is None
    assert list(tmp_path.iterdir()) == []
