"""Places as people write them, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.analysis.places import Place, place_text, place_words, read_place

WICHEEDA = Place(54.516667, -122.066667)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("54°31′N 122°4′W", WICHEEDA),
        ("54°31'N, 122°4'W", WICHEEDA),
        ("54° 31' 0\" N 122° 4' 0\" W", WICHEEDA),
        ("54°31’00”N / 122°04’00”W", WICHEEDA),
        ("N54°31′ W122°4′", WICHEEDA),
        ("122°4′W 54°31′N", WICHEEDA),
        ("54 31 N 122 4 W", WICHEEDA),
        ("54 31 0 -122 4 0", WICHEEDA),
        ("54°31′ -122°4′", WICHEEDA),
        ("54 deg 31 min north, 122 deg 4 min west", WICHEEDA),
        ("54.516667, -122.066667", WICHEEDA),
        ("54.516667 −122.066667", WICHEEDA),
        ("54.516667° N, 122.066667° W", WICHEEDA),
        ("54.516667N 122.066667W", WICHEEDA),
        ("Latitude: 54.516667 Longitude: -122.066667", WICHEEDA),
        ("lat 54.516667, lon -122.066667", WICHEEDA),
        ("54,516667; -122,066667", WICHEEDA),
        ("54,516667 -122,066667", WICHEEDA),
        ("54,516667° N 122,066667° W", WICHEEDA),
        ("54°31,0′N 122°4,0′W", WICHEEDA),
        ("-28.86, 122.54778", Place(-28.86, 122.54778)),
        ("28.86 S 122.54778 E", Place(-28.86, 122.54778)),
        ("28°51′36″S 122°32′52″E", Place(-28.86, 122.547778)),
        ("54,122", Place(54.0, 122.0)),
        ("0, 0", Place(0.0, 0.0)),
    ],
)
def test_a_place_is_read(text: str, place: Place) -> None:
    assert read_place(text) == place


@pytest.mark.parametrize(
    "text",
    [
        "",
        "somewhere",
        "54.5",
        "54.5, -122, 7",
        "91, 0",
        "0, 181",
        "54°61′N 122°4′W",
        "54°31′N 122°4′N",
        "54°31′N 122.07",
        "-54.5 N 122 W",
        "54.5 31 N 122 4 W",
        "80 km northeast of Prince George",
        "54.5 N 122 W or so",
    ],
)
def test_what_is_no_place_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  (the text itself is all it says)
        read_place(text)


def test_a_place_is_told_to_people() -> None:
    assert place_words(WICHEEDA) == "54.5167° N, 122.0667° W"
    assert place_words(Place(-28.86, 122.5)) == "28.86° S, 122.5° E"


degrees = st.integers(-90_000_000, 90_000_000).map(lambda n: n / 1_000_000)


@given(degrees, st.integers(-180_000_000, 180_000_000).map(lambda n: n / 1_000_000))
def test_what_is_written_is_read_again(latitude: float, longitude: float) -> None:
    assert read_place(place_text(Place(latitude, longitude))) == Place(latitude, longitude)


SIXTIETHS = st.integers(0, 59)


@given(
    st.tuples(st.integers(0, 89), SIXTIETHS, SIXTIETHS, st.sampled_from("NS")),
    st.tuples(st.integers(0, 179), SIXTIETHS, SIXTIETHS, st.sampled_from("EW")),
)
def test_minutes_and_seconds_are_sixtieths(
    north: tuple[int, int, int, str], east: tuple[int, int, int, str]
) -> None:
    found = read_place(" ".join(f"{d}°{m}′{s}″{letter}" for d, m, s, letter in (north, east)))
    for value, (d, m, s, letter) in zip(found, (north, east), strict=True):
        exact = d + m / 60 + s / 3600
        assert value == pytest.approx(-exact if letter in "SW" else exact, abs=1e-6)


@given(st.text(max_size=30))
def test_any_text_is_a_place_or_refused(text: str) -> None:
    try:
        found = read_place(text)
    except ValueError:
        return
    assert -90 <= found.latitude <= 90
    assert -180 <= found.longitude <= 180
