"""Single words of date phrases, and shorthand for words that stand in many lines of the table."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from desktop.analysis.phrases import Test

MONTHS = (
    "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug"
    "|september sept sep|october oct|november nov|december dec"
)
UNITS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
)
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
MONTH = {word: n for n, names in enumerate(MONTHS.split("|"), 1) for word in names.split()}
SHORT_MONTH = {
    word: n for n, names in enumerate(MONTHS.split("|"), 1) for word in names.split()[1:]
}
UNIT = {"a": 1, "an": 1} | {word: n for n, word in enumerate(UNITS.split(), 1)}
TEN = {word: 10 * n for n, word in enumerate(TENS.split(), 2)}

# Letters that are two words: the `hfy` of `1HFY26`, the `fq` of `FQ2 2026`.
GLUED = {
    first + last: (first, last)
    for first, last in (
        *((piece, year) for piece in "qh" for year in ("fy", "cy")),
        *((year, piece) for year in "fc" for piece in "qh"),
        *((month, "q") for month in ("mar", "jun", "sep", "sept", "dec")),
        *((th, piece) for th in ("st", "nd", "rd", "th") for piece in "qh"),
    )
}
DOTTED = (
    "jan feb mar apr jun jul aug sept sep oct nov dec approx est ca c"
    " mon tue tues wed thu thur thurs fri sat sun"
)
SHORT = frozenset(DOTTED.split())


def _number(least: int, most: int, text: str) -> int | None:
    is_short = text.isdecimal() and len(text) <= len(str(most))
    return int(text) if is_short and least <= int(text) <= most else None


def _two_digits(text: str) -> int | None:
    return 2000 + int(text) if len(text) == 2 and text.isdecimal() else None


TESTS: Mapping[str, Test] = {
    "yyyy": partial(_number, 1900, 2199),
    "yy": _two_digits,
    "day": partial(_number, 1, 31),
    "mm": partial(_number, 1, 12),
    "1-4": partial(_number, 1, 4),
    "1-2": partial(_number, 1, 2),
    "1-53": partial(_number, 1, 53),
    "count": partial(_number, 1, 999),
    "month": MONTH,
    "short month": SHORT_MONTH,
    "unit word": UNIT,
    "ten word": TEN,
}

_EXPECTED = "(expected|anticipated|likely|planned|scheduled|due|possible)"
_PUT = "(delayed|deferred|postponed|pushed|moved|slipped|extended|rescheduled|brought)"
_STARTS = "(start|starts|starting|begin|begins|beginning|commence|commences|commencing)"
_FISCAL = "(fiscal|financial)"

SHORTHAND: Mapping[str, str] = {
    # between a piece and its year, and between a part and its whole
    "of": "(of|in|for|during|on)?",
    "through": "(of|in|on|during|through|into|within)?",
    "to word": "(to|through|thru|until|till|and|or|&)",
    "to": "(to|through|thru|until|till|into|and|or|and / or|&|/|-)",
    # bounds
    "by": "(by|by no later than|by not later than|no later than|not later than|on or before"
    "|in or before|at or before|latest|latest by|at latest by|by at latest|by or before)",
    "before": "(before|prior to|ahead of)",
    "from": "(as early as|as soon as|not before|no earlier than|not earlier than|no sooner than"
    "|not sooner than|not until|earliest|at earliest|from|from as early as|starting from"
    f"|beginning from|since|(not|no longer) {_EXPECTED} (before|until))",
    "about": "(about|around|approximately|approx|roughly|circa|ca|c|~|\u2248|near|on or about"
    "|on or around|in or around|in or about)",
    "within": "(within|inside|inside of|in less than|in under|in no more than|no more than"
    "|not more than|at most|up to|in up to)",
    "from now": "((from|of|after) (now|today|announcement|date of announcement"
    "|date of this announcement|this announcement|date of this release)|' time|time|hence|away"
    "|out)?",
    # kinds of time
    "next": "(next|coming|upcoming|following)",
    "this": "(this|current|present|same)",
    "weekday": "(monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    "|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)?",
    "th": "(st|nd|rd|th)?",
    "qtr": "(quarter|qtr)",
    "half": "(half|half year)",
    "fiscal": _FISCAL,
    "fy": f"(fy|fye|{_FISCAL}|{_FISCAL} (year|years))",
    "ending": "(ending|ended|ends|to)",
    # what stands around a date and adds nothing to it
    "lead": "(expected|expecting|anticipated|anticipating|targeted|targeting|target|targets"
    "|scheduled|planned|planning|slated|set|due|likely|possibly|potentially|tentatively"
    "|provisionally|estimated|est|guided|aimed|aiming|on track|on schedule|on target|currently"
    "|now|still|is|are|be|toward|towards|sometime|some time|anytime|any time|for|in|during|at"
    f"|on|to|completion|delivery|results|{_STARTS}|{_PUT} (out|back|forward)? (to|until|till)"
    "|to be (completed|delivered|finished|finalised|finalized)|at some (point|stage) (in|during)?"
    "|(could|might|should|will) be|probably|hopefully|most likely|ideally)*",
    "tail": "(expected|anticipated|targeted|planned|scheduled|estimated|est|e|tentative"
    "|tentatively|target|provisional|current estimate|currently)*",
}
