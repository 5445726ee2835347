"""Everything that is kept at hand for the palette, and what of it fits the words typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from db.records import Thing
from desktop.analysis.matching import (
    INSIDE,
    Match,
    folded,
    haystack,
    line_with,
    match,
    nearly,
    spans,
    target,
)
from desktop.models.things import title

OWNERS = ("company", "project")
MOST_SCORED = 1_000  # of a kind: so many that fit, that a longer word is needed anyway
Kept: TypeAlias = tuple[Thing, str]


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that fits."""

    thing: Thing
    match: Match


class Index:
    """The things of the database with their words folded, kind by kind."""

    def __init__(self, things: Iterable[Thing]) -> None:
        self._kinds: dict[str, list[Kept]] = {}
        self._names: dict[str, list[str]] = {}
        self._asked: tuple[str, ...] = ()
        self._possible: dict[str, list[Kept]] = {}
        for thing in things:
            kept = thing, haystack(title(thing), thing.also, thing.of)
            self._kinds.setdefault(thing.kind, []).append(kept)

    def named(self, name: str) -> Thing | None:
        """The thing of a kind and uid written as `company:…`."""
        kind, _, uid = name.partition(":")
        return next((thing for thing, _ in self._kinds.get(kind, ()) if thing.uid == uid), None)

    def find(self, words: Sequence[str], kinds: Iterable[str]) -> list[Hit]:
        """What all the words fit, in no order; a single letter is looked for in owners only."""
        if len(words) == 1 and len(words[0]) == 1:
            kinds = [kind for kind in kinds if kind in OWNERS]
        narrows = all(any(old in new for new in words) for old in self._asked)
        before = self._possible if narrows and self._asked else {}
        self._asked, self._possible = tuple(words), {}
        hits: list[Hit] = []
        for kind in kinds:
            kept = before.get(kind, self._kinds.get(kind, []))
            self._possible[kind] = possible = _holding(words, kept)
            hits += _scored(words, possible)
        return hits

    def nearly(self, words: Sequence[str], kinds: Iterable[str], limit: int) -> list[Hit]:
        """The companies and projects that are called nearly so."""
        hits = []
        for kind in kinds:
            if kind in OWNERS:
                kept = self._kinds.get(kind, [])
                found = nearly(words, self._called(kind), limit)
                hits += [Hit(kept[number][0], match) for number, match in found]
        return hits

    def _called(self, kind: str) -> list[str]:
        """The names alone, kept from one letter to the next."""
        if kind not in self._names:
            self._names[kind] = [target(text).text for _, text in self._kinds.get(kind, ())]
        return self._names[kind]


def note_hits(notes: Iterable[Thing], words: Sequence[str]) -> list[Hit]:
    """Notes that were found by these words, each called by the line that holds most of them.

    All fit as well as the best, so that they stay in their order.
    """
    shown = [note._replace(name=line_with(words, note.name)) for note in notes]
    scores = [match(words, target(haystack(title(note), (), note.of))) for note in shown]
    score = max((fit.score for fit in scores if fit), default=INSIDE)
    return [Hit(note, Match(score, spans(words, folded(title(note))))) for note in shown]


def _holding(words: Sequence[str], kept: list[Kept]) -> list[Kept]:
    for word in words:
        kept = [pair for pair in kept if word in pair[1]]
    return kept


def _scored(words: Sequence[str], possible: list[Kept]) -> list[Hit]:
    """Those that fit; of very many, those that begin with what is typed come to be looked at."""
    if len(possible) > MOST_SCORED:
        possible = sorted(possible, key=lambda pair: not pair[1].startswith(words[0]))
    hits = []
    for thing, text in possible[:MOST_SCORED]:
        if (fit := match(words, target(text))) is not None:
            hits.append(Hit(thing, fit))
    return hits
