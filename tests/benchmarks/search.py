"""Notes found as one types, among a million of them, against LIKE over the same notes."""

import datetime as dt
import itertools
import random
import tempfile
import threading
from collections.abc import Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from measuring import Figures, interleaved_with_peer, milliseconds, p95
from sqlalchemy import text
from sqlalchemy.orm import Session

from db.database import Database
from db.note_index import NoteIndex
from db.tables import Company

NOTES = 1_000_000
WORDS, PHRASES, WORDS_IN_PHRASE, PHRASES_IN_NOTE = 20_000, 100_000, 4, 3
SYLLABLES = "ba co di fer ga hu jo ka lem mi no pra qui ro sta tu ve wi xe za the pro con"
SHOWN = 20
LIMIT_MS = 2.0
LIKE = text("SELECT id FROM note WHERE text LIKE :word ORDER BY day DESC, id DESC LIMIT 20")
INSERT = (
    "INSERT INTO note (id, uid, company_id, day, day_precision, text, recorded_at, version)"
    " VALUES (?, ?, 1, ?, 'day', ?, '2026-11-26 00:00:00', 1)"
)


class Library(NamedTuple):
    """A database of notes with its index, and the words in them, common ones first."""

    database: Database
    note_index: NoteIndex
    words: Sequence[str]
    folder: tempfile.TemporaryDirectory[str]

    def find(self, session: Session, typed: Sequence[str]) -> None:
        """What the palette asks while somebody types."""
        if self.note_index.found(session, typed, SHOWN) is None:
            raise RuntimeError(f"the index can't tell of {typed}")


def rare(rounds: int) -> Figures:
    """A word that stands in some sixty notes of the million."""
    made = library()
    with made.database.reading() as session:
        turn = itertools.cycle(made.words[-100:])

        def ours() -> float:
            word = next(turn)
            return milliseconds(lambda: made.find(session, [word]))

        def like() -> float:
            asked = {"word": f"%{next(turn)}%"}
            return milliseconds(lambda: session.execute(LIKE, asked).all())

        return interleaved_with_peer(rounds, ours, like)


def slowest(rounds: int) -> Figures:
    """The 95th of 100 answers while words, common and rare, are typed letter by letter."""
    chance = random.Random(5)
    made = library()
    with made.database.reading() as session:
        typed = [
            word[:letters]
            for word in (*chance.sample(made.words[:500], 40), *chance.sample(made.words, 40))
            for letters in range(2, len(word) + 1)
        ]
        spent = [
            milliseconds(partial(made.find, session, [asked]))
            for _ in range(max(1, rounds // 3))
            for asked in typed
        ]
        return Figures(p95(spent), None, LIMIT_MS)


@cache
def library() -> Library:
    """A million made-up notes of a dozen words, always the same, and the index of them."""
    chance = random.Random(1)
    words = _made_up_words(chance)
    folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
    database = Database(str(Path(folder.name) / "headframe.db"))
    with database.transaction() as session:
        session.add(Company(name="Benchmark Mines"))
        session.flush()
        session.connection().exec_driver_sql(INSERT, list(_made_up_notes(words, chance)))
    index = NoteIndex(database, Path(folder.name) / "index")
    index.keep(threading.Event())
    return Library(database, index, words, folder)


def _made_up_words(chance: random.Random) -> list[str]:
    found: dict[str, None] = {}
    syllables = SYLLABLES.split()
    while len(found) < WORDS:
        found["".join(chance.choices(syllables, k=chance.choice((1, 2, 2, 3, 3, 4))))] = None
    return list(found)


def _made_up_notes(
    words: Sequence[str], chance: random.Random
) -> Iterator[tuple[int, str, str, str]]:
    weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(WORDS)))
    drawn = chance.choices(words, cum_weights=weights, k=PHRASES * WORDS_IN_PHRASE)
    phrases = [
        " ".join(drawn[at : at + WORDS_IN_PHRASE]) for at in range(0, len(drawn), WORDS_IN_PHRASE)
    ]
    first = dt.date(2010, 1, 1)
    days = [(first + dt.timedelta(n)).isoformat() for n in range(5_500)]
    for number in range(1, NOTES + 1):
        note = " ".join(chance.choices(phrases, k=PHRASES_IN_NOTE))
        yield number, f"{number:032x}", chance.choice(days), note
