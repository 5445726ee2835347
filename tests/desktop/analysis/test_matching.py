"""What is typed finds what is meant: starts before middles, accents aside, near misses last."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.analysis.matching import (
    folded,
    haystack,
    line_with,
    match,
    nearly,
    spans,
    target,
    words_of,
)

NAMES = ["Defense Metals Corp.", "MP Materials Corp.", "Wicheeda Rare Earth Project"]


def score(asked: str, *parts: object) -> float:
    fit = match(words_of(asked), target(haystack(*parts)))  # type: ignore[arg-type]
    return fit.score if fit else 0.0


@pytest.mark.parametrize(
    ("asked", "better", "worse"),
    [
        ("mp", "MP", "MP Materials"),
        ("metals", "Metals of Defense", "Defense Metals"),
        ("tals", "Tals and more", "Defense Metals"),
        ("met", "Defense Metals", "Cermet"),
        ("pfs", "PFS results", "PFS results of a much longer name than the other"),
        ("def met", "Defense Metals", "Definitely cermet"),
    ],
)
def test_what_begins_fits_better(asked: str, better: str, worse: str) -> None:
    assert score(asked, better) > score(asked, worse) > 0


def test_a_name_counts_more_than_an_alias_and_that_more_than_an_owner() -> None:
    own, alias = score("wich", "Wicheeda"), score("wich", "Mine", ["Wicheeda"])
    owner = score("wich", "PFS results", [], ["Wicheeda"])
    assert own > alias > owner > 0


def test_every_word_has_to_fit() -> None:
    assert score("wich pfs", "PFS results", [], ["Wicheeda"]) > 0
    assert score("wich dfs", "PFS results", [], ["Wicheeda"]) == 0


@pytest.mark.parametrize(
    ("asked", "text", "letters"),
    [
        ("wich", "The Wicheeda PFS", ["Wich"]),
        ("pfs wich", "Wicheeda PFS", ["Wich", "PFS"]),
        ("ete", "Été à Québec", ["Été"]),
        ("quebec", "Été à Québec", ["Québec"]),
        ("straße", "STRASSE straße", ["straße"]),
    ],
)
def test_the_letters_that_fit_are_told(asked: str, text: str, letters: list[str]) -> None:
    fit = match(words_of(asked), target(haystack(text)))
    assert fit is not None
    assert [text[start:end] for start, end in fit.spans] == letters


@given(st.text(max_size=30), st.text(max_size=8))
def test_places_stay_where_they_are(text: str, asked: str) -> None:
    assert len(folded(text)) == len(text)
    fit = match(words_of(asked), target(haystack(text.replace("\0", ""))))
    if fit is not None:
        spans = [number for span in fit.spans for number in span]
        assert spans == sorted(set(spans))
        assert all(0 <= number <= len(text) for number in spans)


@pytest.mark.parametrize(
    ("asked", "found"),
    [("defence metals", 0), ("wicheda", 2), ("materails", 1), ("xyzzy", None), ("wi", None)],
)
def test_a_slip_of_the_finger_is_forgiven(asked: str, found: int | None) -> None:
    texts = [folded(name) for name in NAMES]
    near = nearly(words_of(asked), texts, 1)
    assert [number for number, _ in near] == ([] if found is None else [found])
    for _, fit in near:
        assert fit.score < score("metals", "Defense Metals")


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        ("pit", "# The pit"),
        ("pit dry", "The dry pit"),
        ("DRY", "The dry pit"),
        ("nothing", "# The pit"),
        ("far", "… and so on until far away"),
        ("", "# The pit"),
    ],
)
def test_a_long_text_is_called_by_the_line_that_is_meant(asked: str, line: str) -> None:
    text = "\n\n# The pit\nThe dry pit\n" + "And so on, " * 9 + "and so on until far away\n"
    assert line_with(words_of(asked), text) == line


@given(st.text(max_size=200), st.text(max_size=8))
def test_any_text_has_such_a_line(text: str, asked: str) -> None:
    words = words_of(asked)
    line = line_with(words, text)
    assert len(line.splitlines()) == bool(text.strip())
    assert all(0 <= start < end <= len(line) for start, end in spans(words, folded(line)))
