"""Words matched against a table of lines, each a pattern of one kind of thing and what it means.

A pattern is words in order: `(a|b c)` is one of several, `?` after anything makes it optional, `*`
lets it come any number of times, `<kind>` is whatever another line, or a test of one word, says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol, TypeAlias

WORD = re.compile(r"\n\s*\n|\d{4}[sS]\b|\d+|[^\W\d_]+|[^\w\s]|_")  # the 2030s are no year
PLAIN = str.maketrans(
    dict.fromkeys("\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u0060\u00b4", "'")
    | dict.fromkeys('\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"', '"')
    | dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff", " ")
)
UNHEARD = frozenset({"the", "-", ",", "(", ")", "[", "]", '"', "*"})  # between other words
ENDING = frozenset({".", ";", ":", "!", "?", "\u2026", "'"}) | UNHEARD

Found: TypeAlias = tuple[Any, int]
Values: TypeAlias = tuple[Any, ...]


class Token(NamedTuple):
    """A word, a number or a sign: lower-case and plain, and where it stands in the text."""

    text: str
    start: int
    end: int


class Line(NamedTuple):
    """One way to say a thing: its kind, the pattern, and what it means.

    `means` is a value, or a function of what each `<kind>` in the pattern means; where that gives
    None, the words do not fit together after all.
    """

    kind: str
    pattern: str
    means: Any


# What a single word means: by a table of words, or by a test of a number (None for others).
Test: TypeAlias = Mapping[str, Any] | Callable[[str], Any]
NUMBER = "0"  # stands for every number among the words that something may begin with


def tokens(text: str, glued: Mapping[str, Sequence[str]], short: frozenset[str]) -> list[Token]:
    """The tokens of a text; `glued` words come apart, a `short` one's dot is left out."""
    found: list[Token] = []
    for match in WORD.finditer(text.translate(PLAIN)):
        word, start = match.group().lower(), match.start()
        if word == "." and found and found[-1].text in short and found[-1].end == start:
            continue
        for part in glued.get(word, (word,)):
            end = start + len(part) if word in glued else match.end()
            found.append(Token(part, start, end))
            start = end
    return found


class Grammar:
    """Lines by their kind and by the words that they begin with, ready to be matched."""

    def __init__(
        self, lines: Iterable[Line], tests: Mapping[str, Test], shorthand: Mapping[str, str]
    ) -> None:
        """Take in a table; `{name}` in a pattern stands for its shorthand."""
        self.tests = tests
        self._patterns: dict[str, list[tuple[Pattern, Any]]] = {}
        for line in lines:
            pattern = _pattern(line.pattern.format_map(shorthand))
            self._patterns.setdefault(line.kind, []).append((pattern, line.means))
        self._first: dict[str, frozenset[str]] = {}
        self._by_word: dict[str, dict[str, list[tuple[Pattern, Any]]]] = {}
        for kind, found in self._patterns.items():
            index = self._by_word.setdefault(kind, {})
            for pattern, means in found:
                for word in pattern.begins(self.first)[0]:
                    index.setdefault(word, []).append((pattern, means))

    def lines(self, kind: str, word: str) -> Sequence[tuple[Pattern, Any]]:
        """The lines of a kind that may begin with a word, in their order."""
        return self._by_word[kind].get(NUMBER if word.isdecimal() else word, ())

    def first(self, kind: str) -> frozenset[str]:
        """The words that a kind may begin with."""
        if kind not in self._first:
            self._first[kind] = frozenset()  # what a line asks of itself adds nothing
            test = self.tests.get(kind)
            if test is None:
                words = (pattern.begins(self.first)[0] for pattern, _ in self._patterns[kind])
                self._first[kind] = frozenset().union(*words)
            else:
                self._first[kind] = frozenset(test if isinstance(test, Mapping) else (NUMBER,))
        return self._first[kind]


@dataclass
class Matching:
    """One text matched: what can be read at which place, each worked out once."""

    grammar: Grammar
    tokens: Sequence[Token]
    known: dict[tuple[str, int], list[Found]] = field(default_factory=dict)

    def readings(self, kind: str, place: int) -> list[Found]:
        """Everything of a kind that begins at a token, and the token after each."""
        name = kind, place
        if name not in self.known:
            self.known[name] = []  # what a line asks of itself at the same place is nothing
            test = self.grammar.tests.get(kind)
            found = self._tested(test, place) if test else self._matched(kind, place)
            self.known[name] = list(dict.fromkeys(found))
        return self.known[name]

    def places(self, place: int) -> Iterator[int]:
        """Where the next word may stand: here, or after what is not heard."""
        while place < len(self.tokens):
            yield place
            if self.tokens[place].text not in UNHEARD:
                return
            place += 1

    def _is_heard(self, place: int) -> bool:
        return self.tokens[place].text not in UNHEARD

    def is_end(self, place: int) -> bool:
        """Whether nothing but signs follows."""
        return all(token.text in ENDING for token in self.tokens[place:])

    def _tested(self, test: Test, place: int) -> Iterator[Found]:
        for at in self.places(place):
            text = self.tokens[at].text
            value = test.get(text) if isinstance(test, Mapping) else test(text)
            if value is not None:
                yield value, at + 1

    def _matched(self, kind: str, place: int) -> Iterator[Found]:
        word = next((self.tokens[at].text for at in self.places(place) if self._is_heard(at)), "")
        for pattern, means in self.grammar.lines(kind, word):
            for values, end in pattern.matches(self, place):
                value = means(*values) if callable(means) else means
                if value is not None:
                    yield value, end


First: TypeAlias = tuple[frozenset[str], bool]


class Pattern(Protocol):
    """Something that words may match."""

    def matches(self, matching: Matching, place: int) -> Iterator[tuple[Values, int]]:
        """What its `<kind>`s mean in each way it matches, and the token after."""

    def begins(self, of_kind: Callable[[str], frozenset[str]]) -> First:
        """The words that it may begin with, and whether it may be nothing at all."""


@dataclass(frozen=True)
class _OneOf:
    words: frozenset[str]

    def matches(self, matching: Matching, place: int) -> Iterator[tuple[Values, int]]:
        for at in matching.places(place):
            if matching.tokens[at].text in self.words:
                yield (), at + 1
                return

    def begins(self, _of_kind: Callable[[str], frozenset[str]]) -> First:
        return frozenset(NUMBER if word.isdecimal() else word for word in self.words), False


@dataclass(frozen=True)
class _Kind:
    name: str

    def matches(self, matching: Matching, place: int) -> Iterator[tuple[Values, int]]:
        for value, end in matching.readings(self.name, place):
            yield (value,), end

    def begins(self, of_kind: Callable[[str], frozenset[str]]) -> First:
        return of_kind(self.name), False


@dataclass(frozen=True)
class _Row:
    parts: tuple[Pattern, ...]

    def matches(self, matching: Matching, place: int) -> Iterator[tuple[Values, int]]:
        yield from self._after(matching, place, 0)

    def _after(self, matching: Matching, place: int, done: int) -> Iterator[tuple[Values, int]]:
        if done == len(self.parts):
            yield (), place
            return
        for values, end in self.parts[done].matches(matching, place):
            for more, last in self._after(matching, end, done + 1):
                yield values + more, last

    def begins(self, of_kind: Callable[[str], frozenset[str]]) -> First:
        words: frozenset[str] = frozenset()
        for part in self.parts:
            more, is_empty = part.begins(of_kind)
            words |= more
            if not is_empty:
                return words, False
        return words, True


@dataclass(frozen=True)
class _Either:
    ways: tuple[Pattern, ...]

    def matches(self, matching: Matching, place: int) -> Iterator[tuple[Values, int]]:
        for way in self.ways:
            yield from way.matches(matching, place)

    def begins(self, of_kind: Callable[[str], frozenset[str]]) -> First:
        found = [way.begins(of_kind) for way in self.ways]
        words = frozenset[str]().union(*(words for words, _ in found))
        return words, any(is_empty for _, is_empty in found)


@dataclass(frozen=True)
class _Times:
    part: Pattern
    most: int

    def matches(self, matching: Matching, place: int) -> Iterator[tuple[Values, int]]:
        ends: list[tuple[Values, int]] = [((), place)]
        seen = {place}
        yield (), place
        for _ in range(self.most):
            ends = [
                (before + values, end)
                for before, at in ends
                for values, end in self.part.matches(matching, at)
                if end not in seen
            ]
            seen.update(end for _, end in ends)
            yield from ends
            if not ends:
                return

    def begins(self, of_kind: Callable[[str], frozenset[str]]) -> First:
        return self.part.begins(of_kind)[0], True


MANY = 99
SIGNS = re.compile(r"[()|?*]|<[\w -]+>|[^\s()|?*<>]+")


def _pattern(text: str) -> Pattern:
    signs = SIGNS.findall(text)
    pattern, rest = _either(signs)
    assert not rest, text
    return pattern


def _either(signs: list[str]) -> tuple[Pattern, list[str]]:
    ways: list[list[Pattern]] = []
    row: list[Pattern] = []
    while signs and signs[0] != ")":
        if signs[0] == "|":
            ways.append(row)
            row, signs = [], signs[1:]
        else:
            part, signs = _part(signs)
            row.append(part)
    ways.append(row)
    single = [way[0] for way in ways if len(way) == 1]
    words = [one.words for one in single if isinstance(one, _OneOf)]
    if len(words) == len(ways):
        return _OneOf(frozenset[str]().union(*words)), signs
    rows = tuple(way[0] if len(way) == 1 else _Row(tuple(way)) for way in ways)
    return (rows[0] if len(rows) == 1 else _Either(rows)), signs


def _part(signs: list[str]) -> tuple[Pattern, list[str]]:
    sign, rest = signs[0], signs[1:]
    part: Pattern
    if sign == "(":
        part, rest = _either(rest)
        rest = rest[1:]
    elif sign.startswith("<"):
        part = _Kind(sign[1:-1])
    else:
        part = _OneOf(frozenset({sign}))
    while rest and rest[0] in {"?", "*"}:
        part, rest = _Times(part, 1 if rest[0] == "?" else MANY), rest[1:]
    return part, rest
