"""Everything that is kept at hand for the palette, and what of it fits the words typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from db.records import Thing
from desktop.analysis.matching import Match, Target, match, nearly, target
from desktop.models.things import title

OWNERS = ("company", "project")
MOST_SCORED = 4_000  # of a kind: so many that fit, that a longer word is needed anyway


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that fits."""

    thing: Thing
    match: Match


class Index:
    """The things of the database with their words folded, kind by kind."""

    def __init__(self, things: Iterable[Thing]) -> None:
        self._kinds: dict[str, list[tuple[Thing, Target]]] = {}
        self.add(things)

    def add(self, things: Iterable[Thing]) -> None:
        """Keep more things at hand."""
        for thing in things:
            found = target(title(thing), thing.also, thing.of)
            self._kinds.setdefault(thing.kind, []).append((thing, found))

    def merge(self, other: Index) -> None:
        """Keep what another one holds too."""
        for kind, kept in other._kinds.items():
            self._kinds.setdefault(kind, []).extend(kept)

    def named(self, name: str) -> Thing | None:
        """The thing of a kind and uid written as `company:…`."""
        kind, _, uid = name.partition(":")
        return next((thing for thing, _ in self._kinds.get(kind, ()) if thing.uid == uid), None)

    def find(self, words: Sequence[str], kinds: Iterable[str]) -> list[Hit]:
        """What all the words fit, in no order; a single letter is looked for in owners only."""
        if len(words) == 1 and len(words[0]) == 1:
            kinds = [kind for kind in kinds if kind in OWNERS]
        hits: list[Hit] = []
        for kind in kinds:
            hits += self._fitting(words, kind)
        return hits

    def nearly(self, words: Sequence[str], kinds: Iterable[str], limit: int) -> list[Hit]:
        """The companies and projects that are called nearly so."""
        kept = [pair for kind in kinds if kind in OWNERS for pair in self._kinds.get(kind, ())]
        found = nearly(words, [target.text for _, target in kept], limit)
        return [Hit(kept[number][0], match) for number, match in found]

    def _fitting(self, words: Sequence[str], kind: str) -> list[Hit]:
        possible = [
            pair
            for pair in self._kinds.get(kind, ())
            if all(word in pair[1].everything for word in words)
        ]
        hits = []
        for thing, found in possible[:MOST_SCORED]:
            if (fit := match(words, found)) is not None:
                hits.append(Hit(thing, fit))
        return hits
