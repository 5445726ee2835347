"""Any phrase that the grammar knows: read, put into words, and read again; and any text at all."""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from db.records import Span, Window
from desktop.analysis.conventions import BY_NAME, Conventions, OneOf
from desktop.analysis.date_words import LINES, grammar
from desktop.analysis.naming import words
from desktop.analysis.windows import Question, Unreadable, WordsTrouble, find, read

YEARS = st.integers(2000, 2070)
ORDINALS = ("first", "second", "third", "fourth")
MONTHS = (
    "January",
    "Feb",
    "march",
    "Apr.",
    "May",
    "June",
    "Jul",
    "AUG",
    "Sept.",
    "Oct",
    "nov",
    "Dec",
)


def numbered(letter: str, word: str, most: int) -> st.SearchStrategy[str]:
    """A quarter or half in its spellings, with its year."""
    number, year = st.integers(1, most), YEARS
    forms = st.sampled_from(
        (
            "{l}{n} {y}", "{n}{l}{s}", "{l}{n}/{s}", "{l}{n}'{s}", "{l}{n}-{y}", "{y} {l}{n}",
            "{nth} {w} of {y}", "{nth}-{w} {y}", "{nth} {w} of calendar {y}", "c{l}{n} {y}",
            "{l}{n} FY{s}", "{n}{l}FY{s}", "fiscal {l}{n} {y}", "{nth} {w} of fiscal {y}",
            "{nth} {w} of next year", "next year's {nth} {w}", "{l}{n}", "the {nth} {w}",
            "early in {l}{n} {y}", "mid-{l}{n} {y}", "late {l}{n} {y}", "end of {l}{n} {y}",
            "start of the {nth} {w} of {y}", "end of {l}{n}",
        )
    )  # fmt: skip
    return st.builds(
        lambda form, n, y: form.format(
            l=letter, n=n, y=y, s=f"{y % 100:02}", nth=ORDINALS[n - 1], w=word
        ),
        forms,
        number,
        year,
    )


def formed(*forms: str, **parts: st.SearchStrategy[Any]) -> st.SearchStrategy[str]:
    """Forms filled in with drawn parts."""
    return st.builds(lambda form, filled: form.format(**filled), st.sampled_from(forms),
                     st.fixed_dictionaries(parts))  # fmt: skip


MONTH = st.sampled_from(MONTHS)
YEAR_PHRASES = formed(
    "{y}", "in {y}", "CY{y}", "calendar year {y}", "FY{y}", "fiscal {y}", "next year",
    "the following year", "this fiscal year", "early {y}", "mid-{y}", "late {y}", "later in {y}",
    "beginning of {y}", "end of {y}", "year-end {y}", "mid-year {y}", "year-end", "mid-year",
    "early next year", "late this year", "end of FY{y}", "early FY{y}", "first third of {y}",
    "summer {y}", "the fall of {y}", "spring of {y}", "winter {y}", "this summer",
    "southern fall {y}",
    "austral winter {y}", y=YEARS,
)  # fmt: skip
MONTH_PHRASES = formed(
    "{m} {y}", "{m}", "early {m} {y}", "mid-{m} {y}", "late {m} {y}", "end of {m} {y}", "early {m}",
    "{m} quarter {y}", "the {m} quarter", "{m} {y} quarter", "first half of {m} {y}", "next month",
    "first week of {m} {y}", "last week of {m}", "{m} of next year", "week of 9 {m} {y}", "{m}/{s}",
    m=MONTH, y=YEARS, s=st.integers(32, 70),
)  # fmt: skip
DAY_PHRASES = formed(
    "{d} {m} {y}", "{m} {d}, {y}", "{d} {m}", "{m} {d}", "{y}-{n:02}-{d:02}", "{d:02}.{n:02}.{y}",
    "{d}/{n}/{y}", "around {d} {m} {y}", "week ending {d} {m} {y}",
    d=st.integers(1, 28), m=MONTH, n=st.integers(1, 12), y=YEARS,
)  # fmt: skip
PERIODS = st.one_of(
    numbered("Q", "quarter", 4), numbered("h", "half", 2), YEAR_PHRASES, MONTH_PHRASES, DAY_PHRASES
)
BOUNDED = formed(
    "by {p}", "before {p}", "no later than {p}", "prior to {p}", "by the end of {p}",
    "{p} at the latest", "as early as {p}", "not before {p}", "after {p}", "from {p} onward",
    "within {p}", "about {p}", "{p} or later", "{p} to {q}", "{p} or {q}", "between {p} and {q}",
    "from {p} to {q}", p=PERIODS, q=PERIODS,
)  # fmt: skip
DURATIONS = formed(
    "within {n} {u}", "within the next {n} {u}", "about {n} {u}", "in {n} {u}", "{n} {u}",
    "approximately {n} {u}", "over the next {n} {u}", "{n} to {k} {u}", "in the coming {s}",
    "within a few {s}", "over the next several {s}", "~{n} {u}",
    n=st.one_of(st.integers(1, 24), st.sampled_from(("six", "eighteen", "twenty-four", "a"))),
    k=st.integers(25, 40),
    u=st.sampled_from(("days", "weeks", "months", "business days", "quarters", "years", "month")),
    s=st.sampled_from(("days", "weeks", "months", "quarters")),
)  # fmt: skip
OTHERS = st.sampled_from(
    ("later this year", "this year", "rest of the year", "later this quarter", "TBD", "on hold",
     "in due course", "this quarter", "next quarter", "2026/27", "next week", "mid to late 2031",
     "later this fiscal year", "by the new year", "in the new year", "after the new year",
     "early in the year", "second half of the year", "by the end of the decade", "later this week",
     "Q3-Q4 FY31", "Q4 to Q1 FY32", "H1 to H2 FY31", "FY31 to FY33", "within six (6) months",
     "Jun 27", "not expected before 2033", "delayed to mid-2031", "Q1 end", "a few weeks")
)  # fmt: skip
PHRASES = st.one_of(PERIODS, BOUNDED, DURATIONS, OTHERS)
ANNOUNCED = st.one_of(
    st.dates(dt.date(1995, 1, 1), dt.date(2070, 12, 31)),
    st.builds(
        lambda day, length: Span(day, day + dt.timedelta(length), "unknown"),
        st.dates(dt.date(1995, 1, 1), dt.date(2070, 12, 31)),
        st.integers(0, 60),
    ),
    st.none(),
)
KNOWN = st.fixed_dictionaries(
    {"announced": ANNOUNCED, "fiscal_year_end_month": st.one_of(st.none(), st.integers(1, 12))}
)


def window_of(text: str, known: dict[str, Any]) -> Window:
    """What it means; the draw is thrown away where that has to be asked or is senseless."""
    try:
        return read(text, **known).window
    except WordsTrouble:
        assume(False)
        raise


@given(PHRASES, KNOWN)
@example("by the end of H2 2030", {"announced": dt.date(2026, 1, 1), "fiscal_year_end_month": 6})
@example("March 29", {"announced": dt.date(2027, 3, 30), "fiscal_year_end_month": None})
def test_a_window_in_words_reads_as_the_same_window(text: str, known: dict[str, Any]) -> None:
    window = window_of(text, known)
    said = words(window, **known)
    again = read(said, **known).window
    assert (again.start, again.end) == (window.start, window.end), said
    assert words(again, **known) == said


@given(PHRASES, KNOWN)
def test_what_is_read_lies_in_sane_years_and_starts_before_it_ends(
    text: str, known: dict[str, Any]
) -> None:
    try:
        reading = read(text, **known)
    except WordsTrouble:
        return
    window = reading.window
    assert window.text == text
    ends = [day for day in (window.start, window.end) if day is not None]
    assert ends == sorted(ends)
    assert all(1990 <= day.year <= 2150 for day in ends)
    assert bool(ends) == (window.precision != "none")
    assert 0 < len(window.precision) <= 32


@given(
    PHRASES,
    KNOWN,
    st.sampled_from(("{}.", "  {} ", "“{}”", "expected in {}", "targeted for {}", "({})", "{}!")),
    st.sampled_from((str.upper, str.lower, str.title)),
    st.sampled_from(("-", "\u2010", "\u2011", "\u2013", "\u2014", "\u2212")),
    st.sampled_from((" ", "\u00a0", "\u202f", "\n", "  ")),
)
def test_case_dashes_blanks_hedges_and_punctuation_do_not_matter(
    text: str, known: dict[str, Any], frame: str, case: Any, dash: str, blank: str
) -> None:
    window = window_of(text, known)
    assume(window.precision != "none" and not re.match(r"\d|in |within|a |six|eigh|twen", text))
    typed = frame.format(case(text)).replace("-", dash).replace("'", "’").replace(" ", blank)
    found = read(typed, **known).window
    assert (found.start, found.end, found.precision) == (
        window.start,
        window.end,
        window.precision,
    )


@given(PHRASES, KNOWN, st.sampled_from((28, -28)))
def test_later_years_mean_later_windows(text: str, known: dict[str, Any], later: int) -> None:
    """The calendar repeats after 28 years, week days and 29 February too."""

    def moved(day: dt.date | None) -> dt.date | None:
        return day and day.replace(year=day.year + later)

    def in_text(found: re.Match[str]) -> str:
        return str(int(found[0]) + later)

    announced = known["announced"]
    assume(all(len(number) != 2 for number in re.findall(r"(?<=[/'QqHhY\d])\d\d\b", text)))
    window = window_of(text, known)
    if isinstance(announced, Span):
        first, last = moved(announced.start), moved(announced.end)
        assert first is not None
        assert last is not None
        announced = Span(first, last, announced.precision)
    else:
        announced = moved(announced)
    shifted = re.sub(r"\b(19|20)\d\d\b|(?<=FY)20\d\d|(?<=CY)20\d\d", in_text, text)
    assume("2026/27" not in text)
    found = read(shifted, **{**known, "announced": announced}).window
    assert (found.start, found.end) == (moved(window.start), moved(window.end))


VALUES = st.dictionaries(
    st.sampled_from(sorted(BY_NAME)),
    st.one_of(st.tuples(st.integers(1, 12), st.integers(1, 12)), st.integers(0, 40)),
)


@given(PHRASES, KNOWN, VALUES)
def test_by_any_conventions_there_is_a_window_or_a_question(
    text: str, known: dict[str, Any], values: dict[str, Any]
) -> None:
    fitting = {
        name: value
        for name, value in values.items()
        if not isinstance(BY_NAME[name].shape, OneOf) and BY_NAME[name].shape.accepts(value)
    }
    conventions = Conventions(fitting)
    try:
        window = read(text, **known, conventions=conventions).window
    except WordsTrouble:
        return
    assert window.start is None or window.end is None or window.start <= window.end
    said = words(window, **known, conventions=conventions)
    again = read(said, **known, conventions=conventions).window
    assert (again.start, again.end) == (window.start, window.end), said


WORDS = sorted({word for line in LINES for word in re.findall(r"[a-z]+|\d+|['/.-]", line.pattern)})
ANY_WORDS = st.lists(
    st.one_of(st.sampled_from(WORDS), st.sampled_from(MONTHS), st.integers(0, 2200).map(str)),
    max_size=8,
).map(" ".join)


@given(
    st.one_of(st.text(max_size=60), ANY_WORDS, st.text(alphabet="0123456789/-. QHFY", max_size=20))
)
@example("٣/٤/٢٠٢٦")
@example("9" * 250)
@example("Q" + "²")
@example("İ 2026 ﬁscal")
@example("29 February 2100")
def test_any_text_gives_a_window_or_a_typed_refusal(text: str) -> None:
    for known in ({}, {"announced": dt.date(2026, 2, 28), "fiscal_year_end_month": 2}):
        with contextlib.suppress(Unreadable, Question):
            assert read(text, **known).window.text == " ".join(text.split())


@given(st.text(max_size=80), PHRASES, st.text(max_size=20))
def test_phrases_are_found_where_they_stand(before: str, phrase: str, after: str) -> None:
    text = f"{before} {phrase} {after}"
    last = 0
    for found in find(text, announced=dt.date(2026, 5, 20), fiscal_year_end_month=6):
        assert text[found.start : found.end] == found.text
        assert last <= found.start < found.end
        assert (found.reading is None) != (found.question is None)
        last = found.end


def test_no_line_of_the_table_is_written_twice() -> None:
    lines = [(line.kind, line.pattern) for line in LINES]
    assert len(lines) == len(set(lines))


@pytest.mark.parametrize("kind", sorted({line.kind for line in LINES} - {"window"}))
def test_every_kind_of_the_table_is_asked_for_by_another_line(kind: str) -> None:
    assert any(f"<{kind}>" in line.pattern for line in LINES)
    assert grammar().first(kind)
