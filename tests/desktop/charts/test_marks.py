"""The marks of the kinds and of a deal's firmness: told apart without any colour."""

from collections.abc import Callable
from itertools import combinations

from PySide6.QtGui import QColor, QImage, QPainter

from desktop.charts import marks

INK, GROUND = QColor("black"), QColor("white")
SIDE, AT, RADIUS = 24, 12.0, 7.0
LEAST = 20  # pixels that are others, of a mark 14 wide


def drawn(draw: Callable[[QPainter], None]) -> QImage:
    """A mark in black on white."""
    image = QImage(SIDE, SIDE, QImage.Format.Format_Mono)
    image.fill(1)
    painter = QPainter(image)
    draw(painter)
    painter.end()
    return image


def apart(one: QImage, other: QImage) -> int:
    """In how many pixels two marks differ."""
    places = [(x, y) for x in range(SIDE) for y in range(SIDE)]
    return sum(one.pixelIndex(x, y) != other.pixelIndex(x, y) for x, y in places)


def test_every_kind_has_a_shape_of_its_own() -> None:
    shapes = {
        "done": drawn(lambda p: marks.draw_done(p, AT, AT, RADIUS, INK)),
        "guidance": drawn(lambda p: marks.draw_guidance(p, AT, AT, RADIUS, INK, GROUND)),
        "withdrawn": drawn(lambda p: marks.draw_withdrawn(p, AT, AT, RADIUS, INK, GROUND)),
        "financing": drawn(
            lambda p: marks.draw_financing(p, AT, AT, RADIUS, "closed", INK, GROUND)
        ),
        "policy": drawn(lambda p: marks.draw_policy(p, AT, AT, 2 * RADIUS, INK)),
        "note": drawn(lambda p: marks.draw_note(p, AT, AT, 2.5, INK)),
    }
    alike = [
        (one, other)
        for one, other in combinations(shapes, 2)
        if apart(shapes[one], shapes[other]) < LEAST
    ]
    assert alike == []


def test_talk_a_bond_and_money_in_hand_have_discs_of_their_own() -> None:
    discs = [
        drawn(lambda p, f=firm: marks.draw_financing(p, AT, AT, RADIUS, f, INK, GROUND))
        for firm in ("indicative", "signed", "closed")
    ]
    assert all(apart(one, other) >= LEAST for one, other in combinations(discs, 2))
