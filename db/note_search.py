"""Notes by their words: all of them asked, or those that an index of words points at."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import bindparam, func, or_, select
from sqlalchemy.orm import Session

from db.records import Thing, without_legal_form
from db.tables import Company, Note, NoteTag

TOKEN = re.compile(r"[^\W_]+")
LISTED = 4  # letters of which an index lists the notes with a word that begins so
NOTE, COMPANY = Note.__table__.c, Company.__table__.c
ALL = (
    select(NOTE.id, NOTE.uid, NOTE.company_id, NOTE.text, NOTE.day, COMPANY.name)
    .join_from(Note.__table__, Company.__table__, COMPANY.id == NOTE.company_id)
    .order_by(NOTE.day.desc().nulls_last(), NOTE.id.desc())
)
NAMED = ALL.where(NOTE.id.in_(bindparam("ids", expanding=True)))
Place = tuple[dt.date, int]


class Asked(NamedTuple):
    """What is typed, as an index of words can be asked, in FTS5's language, and what that leaves.

    `expression` asks for words that begin so; it is empty where nothing typed is more than a
    letter. `nearly` asks for all that and more, by beginnings that are listed, and is empty where
    that would be the same; what it finds holds what is asked for where all `beginnings` are found
    in it. `loose` is to be looked for in what is found. Both mean folded texts.
    """

    expression: str
    nearly: str
    beginnings: tuple[re.Pattern[str], ...]
    loose: tuple[str, ...]


def asked(words: Sequence[str]) -> Asked:
    """Take typed words apart; none of their letters means anything to FTS5."""
    phrases, listed, beginnings, loose = [], [], [], []
    for word in words:
        composed = unicodedata.normalize("NFC", word)
        tokens = TOKEN.findall(composed)
        if tokens != [composed] or len(composed) < 2:
            loose.append(folded(word))
        elif len(composed) > LISTED:
            beginnings.append(re.compile(rf"(?<![^\W_]){re.escape(folded(word))}"))
        if len("".join(tokens)) > 1:
            may_go_on = "*" if composed.endswith(tokens[-1]) else ""
            phrases.append(f'"{" ".join(tokens)}"{may_go_on}')
            listed.append(f'"{composed[:LISTED]}"*' if tokens == [composed] else phrases[-1])
    nearly = " AND ".join(listed) if beginnings else ""
    return Asked(" AND ".join(phrases), nearly, tuple(beginnings), tuple(loose))


def folded(text: str) -> str:
    """A text without capitals and accents, as it is compared with what is typed."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text)
    return "".join(part for part in parts if not unicodedata.combining(part)).casefold()


def notes_with(session: Session, words: Sequence[str], limit: int) -> tuple[Thing, ...]:
    """The newest notes that hold all of these words or are tagged so, whatever their letters' case.

    Every note is asked, and may hold them inside other words.
    """
    return _things(session, ALL.where(*map(_holds, words)).limit(limit))


def few_notes(session: Session, most: int) -> bool:
    """Whether there are at most so many notes: the measure of how long asking each takes."""
    some = select(Note.id).limit(most + 1).subquery()
    return (session.scalar(select(func.count()).select_from(some)) or 0) <= most


def notes_named(
    session: Session, ids: Collection[int], words: Iterable[str] = ()
) -> tuple[Thing, ...]:
    """Of these notes those that hold all the folded words, or are tagged so; newest first."""
    found = _things(session, NAMED, {"ids": list(ids)}) if ids else ()
    wanted = tuple(words)
    if not wanted or not found:
        return found
    rows = session.execute(select(NoteTag.note_id, NoteTag.name).where(NoteTag.note_id.in_(ids)))
    tags: dict[int, str] = {}
    for note, name in rows:
        tags[note] = f"{tags.get(note, '')} #{name}"
    texts = {thing.id: folded(f"{thing.name}{tags.get(thing.id, '')}") for thing in found}
    return tuple(thing for thing in found if all(word in texts[thing.id] for word in wanted))


def newest_first(notes: Iterable[Thing]) -> list[Thing]:
    """Notes in the order in which they are shown; those without a day last."""
    return sorted(notes, key=_place, reverse=True)


def _place(note: Thing) -> Place:
    return note.day or dt.date.min, note.id


def _holds(word: str) -> Any:
    tagged = select(NoteTag.note_id).where(
        NoteTag.name.icontains(word.removeprefix("#"), autoescape=True)
    )
    return or_(NOTE.text.icontains(word, autoescape=True), NOTE.id.in_(tagged))


def _things(
    session: Session, asked: Any, values: Mapping[str, Any] | None = None
) -> tuple[Thing, ...]:
    # By the connection: the ORM's own way takes twice as long for twenty notes.
    return tuple(
        Thing("note", id_, uid, company, text, of=(without_legal_form(name),), day=day)
        for id_, uid, company, text, day, name in session.connection().execute(asked, values)
    )
