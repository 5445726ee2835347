"""The bars in sight as a table between tabs."""

from datetime import date

from db.prices import Bars
from desktop.models.bars_copy import copied

DAYS = tuple(date(2024, 3, day) for day in (4, 5, 6))
BARS = Bars(
    1,
    DAYS,
    (10.0, 0.1 + 0.2, 1e-7),
    (11.0, 1.0, 1.0),
    (9.0, 0.1, 1e-8),
    (10.5, 0.5, 0.5),
    (100, 0, 2_000_000_000),
    provisional=True,
)


def rows(text: str) -> list[list[str]]:
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")][1:]


def test_both_ends_are_in_it_and_nothing_else() -> None:
    assert [row[0] for row in rows(copied(BARS, DAYS[1], DAYS[2], ()))] == [
        "2024-03-05",
        "2024-03-06",
    ]
    assert rows(copied(BARS, date(2025, 1, 1), date(2025, 2, 1), ())) == []


def test_figures_mean_the_very_price_without_an_exponent() -> None:
    found = rows(copied(BARS, DAYS[0], DAYS[2], ()))
    assert float(found[1][1]) == 0.1 + 0.2
    assert found[2][1:4] == ["0.0000001", "1.0", "0.00000001"]
    assert found[2][5] == "2000000000"


def test_only_the_last_bar_may_still_change() -> None:
    assert [row[6] for row in rows(copied(BARS, DAYS[0], DAYS[2], ()))] == ["", "", "yes"]


def test_notes_stand_over_it_each_on_one_line() -> None:
    lines = copied(BARS, DAYS[0], DAYS[0], ("A\nB", "", "C")).splitlines()
    assert lines[:2] == ["# A B", "# C"]
    assert lines[2].startswith("day\topen\t")
