"""What a company's date words mean: the window they name, by our own grammar, and never a guess.

Words that can't be read are refused with what was understood; where something is missing that they
rest on, or they mean two things, that is asked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from db.records import Span, Window
from desktop.analysis.conventions import BY_NAME, USUAL, Conventions
from desktop.analysis.date_words import grammar
from desktop.analysis.phrases import ENDING, Matching, tokens
from desktop.analysis.pieces import TWOFOLD, Context, Extent, Meaning, Unknown
from desktop.analysis.vocabulary import GLUED, SHORT

if TYPE_CHECKING:
    from db.conventions import Said

LONGEST = 300  # letters; more is no date phrase
YEARS = range(1900, 2300)

Announced: TypeAlias = (
    dt.date | Span | None
)  # a span where only the month, or two bounds, are known


@dataclass(frozen=True, slots=True)
class Reading:
    """The window that words mean, and by which rules, the outermost first.

    `rules` name conventions too. `is_over` where it had ended before it was said.
    """

    window: Window
    rules: tuple[str, ...]
    is_over: bool = False

    @property
    def conventions(self) -> tuple[str, ...]:
        """The conventions that it rests on."""
        return tuple(rule for rule in self.rules if rule in BY_NAME)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Date words inside a longer text: where they stand, and what they mean or ask."""

    start: int
    end: int
    text: str
    reading: Reading | None
    question: Question | None = None


class WordsTrouble(Exception):  # noqa: N818  (named as a person names it)
    """Date words that give no window."""


class Unreadable(WordsTrouble):
    """They are no date phrase; `understood` is what was, `rest` the words at which it stopped."""

    def __init__(self, text: str, understood: Reading | None = None, rest: str = "") -> None:
        said = f'"{text}" is no date phrase that can be read'
        if understood is not None:
            said += f'; understood "{understood.window.text}" ({in_days(understood.window)})'
        if rest and rest != text:
            said += f', stopped at "{rest}"'
        super().__init__(said)
        self.text = text
        self.understood = understood
        self.rest = rest


class Question(WordsTrouble):
    """Something has to be known first.

    `asks` is announcement (the day on which it was said), fiscal_year_end (its month) or meaning
    (which of the `options` is meant).
    """

    def __init__(self, text: str, asks: str, options: Sequence[Reading] = ()) -> None:
        said = {
            "announcement": "depends on the day on which it was said",
            "fiscal_year_end": "depends on the month in which the company's fiscal year ends",
            "meaning": "can mean " + " or ".join(in_days(o.window) for o in options),
        }
        super().__init__(f'"{text}" {said[asks]}')
        self.text = text
        self.asks = asks
        self.options = tuple(options)


def read(
    text: str,
    *,
    announced: Announced = None,
    fiscal_year_end_month: int | None = None,
    conventions: Conventions = USUAL,
) -> Reading:
    """The window that words mean, which have to be a date phrase and nothing else.

    `fiscal_year_end_month` is 1 to 12. Raises Unreadable and Question.
    """
    words = " ".join(text.split())
    asked = _Asked(announced, fiscal_year_end_month, conventions)
    if not words or len(words) > LONGEST:
        raise Unreadable(words[:LONGEST])
    matching = _matching(words)
    start = _first_word(matching)
    found = matching.readings("window", start)
    meanings = [meaning for meaning, end in found if matching.is_end(end)]
    try:
        return asked.reading(words, meanings)
    except Unreadable:
        understood, end = _understood(words, matching, start, asked)
        raise Unreadable(words, understood, words[end:].strip()) from None


def read_again(conventions: Conventions, said: Said) -> Window | None:
    """The window that a promise's words mean by these conventions; None where none can be read.

    Where its words mean two things, what was chosen when it was entered stays chosen.
    """
    try:
        return read(
            said.text,
            announced=said.announced,
            fiscal_year_end_month=said.fiscal_year_end_month,
            conventions=conventions,
        ).window
    except Question as question:
        days = said.window.start, said.window.end
        windows = (option.window for option in question.options)
        return next((found for found in windows if (found.start, found.end) == days), None)
    except Unreadable:
        return None


def find(
    text: str,
    *,
    announced: Announced = None,
    fiscal_year_end_month: int | None = None,
    conventions: Conventions = USUAL,
) -> tuple[Phrase, ...]:
    """The date phrases inside a text, each the longest that begins where it does."""
    asked = _Asked(announced, fiscal_year_end_month, conventions)
    return tuple(_found(text, _matching(text), asked))


def in_days(window: Window) -> str:
    """The days of a window in ISO, without its words: `2026-01-01 to 2026-03-31`."""
    if window.is_empty:
        return "no time"
    if window.start == window.end:
        return str(window.start)
    return f"{window.start or '...'} to {window.end or '...'}"


@dataclass(frozen=True, slots=True)
class _Asked:
    """Who spoke and when, as far as is known."""

    announced: Announced
    fiscal_year_end_month: int | None
    conventions: Conventions

    def reading(self, text: str, meanings: Sequence[Meaning]) -> Reading:
        """What meanings of the same words come to; raises Unreadable and Question."""
        found: dict[tuple[dt.date | None, dt.date | None], Reading] = {}
        unknown: list[str] = []
        for meaning in meanings:
            for turn in (0, 1):
                try:
                    extent = self._extent(meaning, turn)
                except Unknown as missing:
                    unknown.append(str(missing))
                    break
                except (ValueError, OverflowError):
                    break
                found.setdefault((extent.start, extent.end), self._reading(text, extent))
                if not TWOFOLD & set(extent.rules):
                    break
        if unknown:
            raise Question(text, unknown[0])
        if not found:
            raise Unreadable(text)
        if len(found) > 1:
            raise Question(text, "meaning", sorted(found.values(), key=_by_days))
        return next(iter(found.values()))

    def _extent(self, meaning: Meaning, turn: int) -> Extent:
        """The days meant whenever it was said; raises Unknown where they depend on that."""
        first, last = self._said_between()
        context = Context(first, self.fiscal_year_end_month, self.conventions, turn)
        early = meaning.extent(context)
        late = early if first == last else meaning.extent(replace(context, said=last))
        starts_apart = early.start != late.start and not early.start_slides
        if starts_apart or (early.end != late.end and not early.end_slides):
            raise Unknown("announcement")
        days = [day for day in (early.start, late.end) if day is not None]
        if any(day.year not in YEARS for day in days):
            raise ValueError("beyond all years")
        return replace(early, end=late.end)

    def _said_between(self) -> tuple[dt.date | None, dt.date | None]:
        if isinstance(self.announced, Span):
            return self.announced.start, self.announced.end
        return self.announced, self.announced

    def _reading(self, text: str, extent: Extent) -> Reading:
        window = Window(text, extent.start, extent.end, extent.precision)
        said = self._said_between()[0]
        is_over = said is not None and extent.end is not None and extent.end < said
        return Reading(window, tuple(dict.fromkeys(extent.rules)), is_over)


def _matching(text: str) -> Matching:
    return Matching(grammar(), tokens(text, GLUED, SHORT))


def _first_word(matching: Matching) -> int:
    places = (n for n, token in enumerate(matching.tokens) if token.text not in ENDING)
    return next(places, 0)


def _understood(
    text: str, matching: Matching, start: int, asked: _Asked
) -> tuple[Reading | None, int]:
    """The longest beginning that can be read, else the first phrase inside; where it ends."""
    by_end: dict[int, list[Meaning]] = {}
    for meaning, end in matching.readings("window", start):
        by_end.setdefault(end, []).append(meaning)
    for end in sorted(by_end, reverse=True):
        last = matching.tokens[end - 1].end
        try:
            return asked.reading(text[matching.tokens[start].start : last], by_end[end]), last
        except WordsTrouble:
            continue
    inside = next((p for p in _found(text, matching, asked) if p.reading is not None), None)
    return (inside.reading, 0) if inside else (None, 0)


def _found(text: str, matching: Matching, asked: _Asked) -> Iterator[Phrase]:
    place = 0
    while place < len(matching.tokens):
        phrase, place = _phrase_at(text, matching, place, asked)
        if phrase is not None:
            yield phrase


def _phrase_at(
    text: str, matching: Matching, place: int, asked: _Asked
) -> tuple[Phrase | None, int]:
    """The longest phrase that begins at a token, and the token to go on with."""
    by_end: dict[int, list[Meaning]] = {}
    if matching.tokens[place].text not in ENDING:
        for meaning, end in matching.readings("phrase", place):
            by_end.setdefault(end, []).append(meaning)
    for end in sorted(by_end, reverse=True):
        start, last = matching.tokens[place].start, matching.tokens[end - 1].end
        words = text[start:last]
        if end - place == 1 and not _stands_alone(words, matching, place):
            continue
        try:
            return Phrase(start, last, words, asked.reading(words, by_end[end])), end
        except Question as question:
            return Phrase(start, last, words, None, question), end
        except Unreadable:
            continue
    return None, place + 1


def _stands_alone(word: str, matching: Matching, place: int) -> bool:
    """Whether one word is a date within a sentence: `June`, not `may`; a year after `in` or so."""
    before = matching.tokens[place - 1].text if place else ""
    return before in {"in", "for", "of", "during"} if word.isdecimal() else word[:1].isupper()


def _by_days(reading: Reading) -> tuple[dt.date, dt.date]:
    return reading.window.start or dt.date.min, reading.window.end or dt.date.max
