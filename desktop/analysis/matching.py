"""How well what is typed fits a text: by the starts of its words, inside them, or nearly."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

# What a typed word is worth where it is all of a text, begins it, begins a word, stands inside one.
WHOLE, FIRST, WORD, INSIDE = 100.0, 90.0, 80.0, 45.0
OTHER_NAME, OWNER = 0.85, 0.55  # of that, in another name and in the name of what it belongs to
NEARLY = 0.45  # of that, for what only resembles
BETWEEN = "\0"
LEAST_ALIKE = 80  # per cent
LEAST_LETTERS = 4  # to be compared for likeness
LOOKED_THROUGH = 20_000  # letters of a text: a note may be as long as a book
IN_SIGHT, BEFORE = 60, 20  # letters of a line that are seen for sure; those before the first found


class Target(NamedTuple):
    """A text to be found, with the other names that count for it and what it belongs to."""

    text: str
    also: str
    of: str


@dataclass(frozen=True, slots=True)
class Match:
    """How well it fits (0 to 100), and which letters of the text do: starts and ends."""

    score: float
    spans: tuple[tuple[int, int], ...] = ()


def folded(text: str) -> str:
    """The text without capitals and accents, letter for letter, so that places stay the same."""
    if text.isascii():
        return text.lower()
    return "".join(_plain(letter) for letter in text)


def haystack(text: str, also: Sequence[str] = (), of: Sequence[str] = ()) -> str:
    """All that a typed word may stand in, folded: the text, its other names, its owners."""
    return folded(BETWEEN.join((text, " ".join(also), " ".join(of))))


def target(haystack: str) -> Target:
    """The parts of a haystack."""
    text, also, of = haystack.split(BETWEEN, 2)
    return Target(text, also, of)


def words_of(asked: str) -> tuple[str, ...]:
    """What is typed, as folded words."""
    return tuple(folded(asked).split())


def match(words: Sequence[str], target: Target) -> Match | None:
    """How all the typed words fit; None where one doesn't."""
    total, spans = 0.0, []
    for word in words:
        place, best = _best_place(word, target.text)
        if best:
            spans.append((place, place + len(word)))
        else:
            best = max(
                OTHER_NAME * _best_place(word, target.also)[1],
                OWNER * _best_place(word, target.of)[1],
            )
        if not best:
            return None
        total += best
    # Of two that fit alike the shorter is meant more likely.
    return Match(total / max(len(words), 1) - min(len(target.text), 100) / 25, _joined(spans))


def spans(words: Sequence[str], text: str) -> tuple[tuple[int, int], ...]:
    """Which letters of a folded text are those of the words that stand in it."""
    places = [(_best_place(word, text)[0], len(word)) for word in words]
    return _joined([(place, place + length) for place, length in places if place >= 0])


def line_with(words: Sequence[str], text: str) -> str:
    """The first line of a text that holds as many of the words as any, from where they stand.

    The first line that has words where none stands in the first letters of the text.
    """
    lines = [line for line in text[:LOOKED_THROUGH].splitlines() if line.strip()]
    lines = lines or text.strip().splitlines()[:1]
    texts = [folded(line) for line in lines]
    best = max(range(len(lines)), key=lambda n: sum(w in texts[n] for w in words), default=None)
    if best is None:
        return ""
    places = [place for word in words if (place := texts[best].find(word)) >= 0]
    first = min(places, default=0)
    if first < IN_SIGHT:
        return lines[best]
    start = lines[best].find(" ", first - BEFORE, first) + 1
    return f"… {lines[best][start or first - BEFORE :].lstrip()}"


def nearly(words: Sequence[str], texts: Sequence[str], limit: int) -> list[tuple[int, Match]]:
    """The texts most like what is typed, by their number; none for only a few letters."""
    asked = " ".join(words)
    if len(asked) < LEAST_LETTERS:
        return []
    from rapidfuzz import fuzz, process

    found = process.extract(
        asked, texts, scorer=fuzz.partial_ratio, score_cutoff=LEAST_ALIKE, limit=limit
    )
    matches = []
    for text, score, number in found:
        at = fuzz.partial_ratio_alignment(asked, text)
        # A text shorter than what is typed is found in it, not the other way round.
        if at is not None and len(text) >= len(asked):
            matches.append((number, Match(NEARLY * score, ((at.dest_start, at.dest_end),))))
    return matches


def _best_place(word: str, text: str) -> tuple[int, float]:
    """Where the word stands best in a text, and what that is worth; 0 if nowhere."""
    place = text.find(word)
    if place < 0:
        return -1, 0.0
    if place == 0:
        return 0, WHOLE if len(word) == len(text) else FIRST
    first = place
    while place >= 0:
        if not text[place - 1].isalnum():
            return place, WORD
        place = text.find(word, place + 1)
    return first, INSIDE


def _joined(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return tuple(joined)


def _plain(letter: str) -> str:
    return (unicodedata.normalize("NFKD", letter).casefold() or letter)[0]
