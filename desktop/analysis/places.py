"""A place on the earth as people write it: `54°31′N 122°4′W`, `-28.86, 122.54778`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

DIGITS = 6  # after the point: a tenth of a metre
LETTERS = {"N": 1, "S": -1, "E": 1, "W": -1}
NORTHWARD = frozenset("NS")
NAMED = re.compile(r"\b(?:lat|lon|lng|long)(?:itude)?\b\s*[:=.]?", re.IGNORECASE)
WORDED = re.compile(r"\b([nsew])(?:orth|outh|ast|est)\b", re.IGNORECASE)
COMMA_IN_NUMBER = re.compile(r"(?<=\d),(?=\d)")
TOKEN = re.compile(
    r"\s*(?:(?P<number>[+\-\u2212\u2013]?\s*\d+(?:\.\d+)?)"
    r"|(?P<letter>[NSEWnsew])(?![a-z])"
    r"|(?P<degrees>[°º˚]|deg\b)"
    r"|(?P<seconds>[\"″”ʺ]|''|′′|’’|sec\b)"
    r"|(?P<minutes>['′’ʹ]|min\b)"
    r"|(?P<between>[,;/]))\s*"
)


class Place(NamedTuple):
    """Degrees north and degrees east; south and west are negative."""

    latitude: float
    longitude: float


@dataclass
class _Angle:
    """What is read of an angle so far: one to three numbers, and the letter beside them."""

    numbers: list[str] = field(default_factory=list)
    letter: str = ""
    is_closed: bool = False


def read_place(text: str) -> Place:
    """The place that is written, in degrees and decimals or degrees, minutes and seconds.

    Letters (or words) tell north, south, east and west, in either order; without them the latitude
    comes first and a minus means south or west. Raises ValueError for all else.
    """
    angles = _angles(text)
    if len(angles) == 1 and not angles[0].letter and len(angles[0].numbers) in {2, 4, 6}:
        numbers = angles[0].numbers
        half = len(numbers) // 2
        angles = [_Angle(numbers[:half]), _Angle(numbers[half:])]
    if len(angles) != 2:
        raise ValueError(text)
    first, second = angles
    if bool(first.letter) != bool(second.letter):
        raise ValueError(text)
    if first.letter and (first.letter in NORTHWARD) == (second.letter in NORTHWARD):
        raise ValueError(text)
    if first.letter and first.letter not in NORTHWARD:
        first, second = second, first
    latitude, longitude = _degrees(first), _degrees(second)
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise ValueError(text)
    return Place(latitude, longitude)


def place_text(place: Place) -> str:
    """`54.516667, -122.066667`: what `read_place` reads as this place again."""
    return ", ".join(_plain(value) for value in place)


def place_words(place: Place) -> str:
    """`54.5167° N, 122.0667° W`, to be read by people."""
    north = "N" if place.latitude >= 0 else "S"
    east = "E" if place.longitude >= 0 else "W"
    latitude, longitude = (_plain(round(abs(value), 4)) for value in place)
    return f"{latitude}° {north}, {longitude}° {east}"


def _plain(value: float) -> str:
    text = f"{value:.{DIGITS}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _angles(text: str) -> list[_Angle]:
    rest = WORDED.sub(lambda word: word[1], NAMED.sub(" ", text))
    rest = _with_points(rest).strip()
    found = [_Angle()]
    while rest:
        token = TOKEN.match(rest)
        if token is None or token.lastgroup is None:
            raise ValueError(text)
        _take(found, token.lastgroup, token[token.lastgroup], rest[token.end() :])
        rest = rest[token.end() :]
    return [angle for angle in found if angle.numbers]


def _with_points(text: str) -> str:
    """Decimal commas become points, where nothing else can be meant by them."""
    commas = len(COMMA_IN_NUMBER.findall(text))
    marked = ";" in text or re.search("[°º˚NSEWnsew]", text) is not None
    if "." not in text and (marked or commas == 2):
        return COMMA_IN_NUMBER.sub(".", text)
    return text


def _take(found: list[_Angle], kind: str, words: str, rest: str) -> None:
    """Add a token to the angle that it belongs to, or begin the next one with it."""
    angle = found[-1]
    if kind == "between":
        angle.is_closed = bool(angle.numbers)
        return
    if kind == "letter":
        if angle.numbers and (angle.letter or angle.is_closed):
            angle = _begin(found)
        angle.letter = words.upper()
        angle.is_closed = bool(angle.numbers)
        return
    if kind == "number":
        is_signed = not words[0].isdigit()
        next_degrees = TOKEN.match(rest)
        is_degrees = next_degrees is not None and next_degrees.lastgroup == "degrees"
        if angle.numbers and (angle.is_closed or is_signed or is_degrees):
            angle = _begin(found)
        angle.numbers.append(re.sub(r"\s", "", words).replace("\u2212", "-").replace("\u2013", "-"))


def _begin(found: list[_Angle]) -> _Angle:
    found.append(_Angle())
    return found[-1]


def _degrees(angle: _Angle) -> float:
    """An angle in degrees; raises ValueError where its numbers make none."""
    if not 1 <= len(angle.numbers) <= 3:
        raise ValueError(angle.numbers)
    whole, *parts = angle.numbers
    if any("." in number for number in angle.numbers[:-1]) or any(p[0] in "+-" for p in parts):
        raise ValueError(angle.numbers)
    if angle.letter and whole[0] in "+-":
        raise ValueError(angle.numbers)
    if any(float(part) >= 60 for part in parts):
        raise ValueError(angle.numbers)
    value = sum(float(n.lstrip("+-")) / (1, 60, 3600)[at] for at, n in enumerate(angle.numbers))
    sign = LETTERS[angle.letter] if angle.letter else -1 if whole[0] == "-" else 1
    return round(sign * value, DIGITS) + 0.0
