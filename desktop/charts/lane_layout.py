"""Where everything in the lanes stands, in pixels: values in, shapes and places to click out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from PySide6.QtCore import QCoreApplication

from desktop import wording
from desktop.analysis.story import Ref
from desktop.charts.lane_shapes import (
    CHOSEN_SMALL,
    CHOSEN_TITLE,
    EDGE,
    INSIDE_BAR,
    LATE,
    MUTED,
    MUTED_FIGURE,
    NOTHING,
    SMALL,
    TITLE,
    Arrangement,
    Arrow,
    Heading,
    Hit,
    Line,
    Mark,
    Measure,
    Picture,
    Ring,
    Run,
    Shape,
    Slot,
    Stretch,
    Style,
    Tick,
    Told,
    View,
)
from desktop.charts.lanes import Bar, Fade, Lane, MilestoneRow, Point, PointRow, Promise, Row
from desktop.charts.time_scale import DAY

translate = QCoreApplication.translate

SPACE = 8.0  # between a mark and its label
BETWEEN = 8.0  # between two labels in a row
LEAST_LABEL = 44.0  # an elided label narrower than this says nothing
INSIDE = 22.0  # what must remain of a bar beside the words in it
FAR = 365  # days beyond which the bar alone says when
GHOST_PITCH = 6.0
CROWD = 200  # notes from which only those in sight are looked at
TIPS = 8  # things of one mark that are told of
MARK_SIZE = {"done": 12.0, "financing": 12.0, "note": 10.0, "policy": 4.0}
SOLID = {  # the part of a bar's length on which words can be read
    Fade.NONE: (0.0, 1.0),
    Fade.SOFT: (0.12, 0.88),
    Fade.VAGUE: (0.22, 0.78),
    Fade.RISING: (0.6, 1.0),
    Fade.FALLING: (0.0, 0.35),
}

NO_LETTERS: Mapping[Ref, str] = {}


def arrange(
    lanes: Sequence[Lane], opened: Ref | None, height: float, scale: float = 1.0
) -> Arrangement:
    """Stack the lanes; rows grow with the room, and what is left over is shared by all lanes."""
    tight, roomy = _total(lanes, opened, 0, scale), _total(lanes, opened, 1, scale)
    growth = 0.0
    if roomy > tight:
        growth = max(0.0, min(1.0, (height - tight) / (roomy - tight)))
    total = _total(lanes, opened, growth, scale)
    spare = max(0.0, height - total) / max(1, len(lanes))
    headings: list[Heading] = []
    slots: list[Slot] = []
    top = 0.0
    for number, lane in enumerate(lanes):
        own = _lane_height(lane, opened, growth, scale) + spare
        headings.append(Heading(lane, top, own))
        slots += _slots(number, lane, top, own, opened, growth, scale)
        top += own
    return Arrangement(tuple(headings), tuple(slots), top, (17 + 12 * growth) * scale)


def draw(
    arrangement: Arrangement,
    view: View,
    measure: Measure,
    chosen: Ref | None = None,
    top: float = 0.0,
    letters: Mapping[Ref, str] = NO_LETTERS,
) -> Picture:
    """Place what is in the rows visible from `top` on, in coordinates of the whole stack.

    `letters` are those of the flags that stand for the same things.
    """
    pen = _Pen(view, measure, chosen, arrangement.promise)
    pen.letters = letters
    for slot in arrangement.slots:
        if slot.top < top + view.height and slot.top + slot.height > top:
            pen.slot(slot)
    return Picture(tuple(pen.shapes), tuple(pen.hits))


def elide(text: str, style: Style, width: float, measure: Measure) -> str:
    """The text, or as much of it as fits with an ellipsis; empty if nothing does."""
    if measure(text, style) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle].rstrip() + "…", style) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…" if low else ""


def _total(lanes: Sequence[Lane], opened: Ref | None, growth: float, scale: float) -> float:
    return sum(_lane_height(lane, opened, growth, scale) for lane in lanes)


def _lane_height(lane: Lane, opened: Ref | None, growth: float, scale: float) -> float:
    if lane.kind is not None:
        return (34 + 16 * growth) * scale
    rows = sum(_row_height(row, opened, growth) for row in lane.rows)
    return max(46.0, 12 + 4 * growth + rows) * scale


def _row_height(row: Row, opened: Ref | None, growth: float) -> float:
    base = 22 + 8 * growth
    if isinstance(row, PointRow):
        return base
    if row.ref == opened:
        return base + 9 + (17 + 12 * growth) * len(row.promises)
    return base + GHOST_PITCH * len(row.earlier)


def _slots(
    number: int,
    lane: Lane,
    top: float,
    height: float,
    opened: Ref | None,
    growth: float,
    scale: float,
) -> Iterator[Slot]:
    if lane.kind is not None:
        for row in lane.rows:
            yield Slot(number, row, top, height, top + height / 2)
        return
    y = top + (4 + 4 * growth) * scale
    for row in lane.rows:
        own = _row_height(row, opened, growth) * scale
        is_open = isinstance(row, MilestoneRow) and row.ref == opened
        half = (11 + 4 * growth + is_open) * scale
        told = _told(row) if isinstance(row, MilestoneRow) else NOTHING
        yield Slot(number, row, y, own, y + half, is_open, told)
        y += own


class _Pen:
    """Collects shapes and places to click for one picture."""

    def __init__(self, view: View, measure: Measure, chosen: Ref | None, promise: float) -> None:
        self.shapes: list[Shape] = []
        self.hits: list[Hit] = []
        self._view = view
        self._measure = measure
        self._chosen = chosen
        self._promise = promise
        self._scale = view.scale
        self._tip = ""
        self.letters: Mapping[Ref, str] = NO_LETTERS

    def slot(self, slot: Slot) -> None:
        """Draw a row."""
        if isinstance(slot.row, PointRow):
            self._points(slot.row, slot.center)
            return
        self._milestone(slot.row, slot)
        if slot.is_open:
            self._promises(slot.row, slot.center)
        else:
            self._ghosts(slot.row.earlier, slot.center)

    def _milestone(self, row: MilestoneRow, slot: Slot) -> None:
        y, title = slot.center, CHOSEN_TITLE if slot.is_open else TITLE
        self._tip = slot.told.tip
        current = row.current
        if row.state.kind == "done" and row.done is not None:
            self._done(row, y, title, slot.told)
        elif current is not None and (current.bar is not None or current.said is not None):
            self._target(row, current, y, title, slot.told)
        else:
            today = self._view.x(self._view.today)
            state = (slot.told.state, MUTED)
            self._labels(today, today, y, [], [(row.title, MUTED), state], ref=row.ref)
        self._tip = ""

    def _done(self, row: MilestoneRow, y: float, title: Style, told: Told) -> None:
        assert row.done is not None
        x, radius = self._view.x(row.done), 7 * self._scale
        left, right = x - radius, x + radius
        if row.first_end is not None:
            end = self._view.x(row.first_end)
            near = min(end, x - radius + 1) if end < x else max(end, x + radius - 1)
            if abs(end - x) > radius:
                edge = left if end < x else right
                self.shapes.append(Line(min(near, edge), max(near, edge), y, "done", "dots", 1.2))
            self.shapes.append(Tick(end, y, 10 * self._scale, "done"))
            left, right = min(left, end), max(right, end)
        if row.done_from is not None:
            since = self._view.x(row.done_from)
            self.shapes.append(Line(since, x, y, "done", opacity=0.55))
            left = min(left, since)
        self.shapes.append(Mark("done", x, y, radius))
        self._hit(left, right, y, row.ref)
        runs = [(row.title, title), *self._letter(row.ref, "done"), *_slip_run(row, told)]
        self._labels(left, right, y, [], runs, ref=row.ref)

    def _target(
        self, row: MilestoneRow, current: Promise, y: float, title: Style, told: Told
    ) -> None:
        view, planned = self._view, row.state.kind in {"due", "overdue", "open_ended", "undated"}
        if current.bar is None:
            assert current.said is not None
            left, right = self._withdrawn(view.x(current.said), y, 5 * self._scale)
        else:
            left, right = self._bar(current.bar, y, 12 * self._scale, planned)
        reach = right
        if row.state.kind == "overdue":
            today, half = view.x(view.today), 7 * self._scale
            self.shapes.append(Line(right + 2, today - half, y, "overdue", "dashes", 2))
            self.shapes.append(Mark("overdue", today, y, 2 * half))
            reach = today + half - 3
        self._hit(left, reach, y, row.ref)
        style = LATE if row.state.kind == "overdue" else MUTED
        state = [] if _is_far(row) else [(told.state, style)]
        state += _slip_run(row, told, MUTED_FIGURE)
        name = (row.title, title if planned else MUTED)
        inside = self._labels(left, reach, y, [name], state, ref=row.ref)
        if current.bar is not None and planned and not inside:
            self._words_inside(current.bar, left, right, y)

    def _bar(self, bar: Bar, y: float, height: float, is_current: bool) -> tuple[float, float]:
        x0, x1 = self._view.x(bar.first), self._view.x(bar.last)
        least = 3 * self._scale
        if x1 - x0 < least:
            x0, x1 = (x0 + x1 - least) / 2, (x0 + x1 + least) / 2
        role = "target" if is_current else "ghost"
        self.shapes.append(Stretch(x0, x1, y, height, bar.fade, role))
        if height > GHOST_PITCH * self._scale:
            if bar.fade is Fade.RISING:
                self.shapes.append(Tick(x1 - 1, y, height + 4, role))
            elif bar.fade is Fade.FALLING:
                self.shapes.append(Tick(x0 + 1, y, height + 4, role))
        return x0, x1

    def _withdrawn(self, x: float, y: float, size: float) -> tuple[float, float]:
        self.shapes.append(Mark("withdrawn", x, y, size))
        return x - size - 3, x + size + 3

    def _words_inside(self, bar: Bar, x0: float, x1: float, y: float) -> None:
        view = self._view
        start, end = SOLID[bar.fade]
        solid0 = max(x0 + (x1 - x0) * start, view.left + 4)
        solid1 = min(x0 + (x1 - x0) * end, view.right - 4)
        width = self._measure(bar.words, INSIDE_BAR)
        seen = min(x1, view.right) - max(x0, view.left)
        if seen >= width + INSIDE and solid1 - solid0 >= width + 4:
            x = (solid0 + solid1 - width) / 2
            self.shapes.append(Run(x, y, width, bar.words, INSIDE_BAR, on_bar=True))

    def _ghosts(self, earlier: Sequence[Promise], y: float) -> None:
        for number, promise in enumerate(earlier):
            center = y + (12 + GHOST_PITCH * number) * self._scale
            self._ghost(promise, center, 4 * self._scale)

    def _ghost(self, promise: Promise, y: float, height: float) -> None:
        if promise.bar is not None:
            x0, x1 = self._bar(promise.bar, y, height, False)
        elif promise.said is not None:
            x0, x1 = self._withdrawn(self._view.x(promise.said), y, 2.5 * self._scale)
        else:
            return
        tip = f"{promise.words}\n{promise.said_words}"
        self._hit(x0, x1, y, promise.ref, tip, reach=3)

    def _promises(self, row: MilestoneRow, y: float) -> None:
        y += 11 * self._scale + self._promise / 2
        newest_first = row.promises[::-1]
        for promise, older in zip_longest(newest_first, newest_first[1:]):
            moved = moved_days(older, promise) if older else None
            if moved:
                self._move(older, promise, y)
            is_current = promise is row.current and row.state.kind != "done"
            self._said(promise, y, is_current, moved)
            y += self._promise

    def _move(self, older: Promise, newer: Promise, y: float) -> None:
        """An arrow from the older window's end, in the row below, to the newer one's."""
        assert older.bar is not None
        assert newer.bar is not None
        role = "overdue" if newer.bar.last > older.bar.last else "ghost"
        x0, x1 = self._view.x(older.bar.last), self._view.x(newer.bar.last)
        gap = 6 * self._scale
        self.shapes.append(Arrow(x0, y + self._promise - gap, x1, y + gap, role))

    def _said(self, promise: Promise, y: float, is_current: bool, moved: int | None) -> None:
        view, edges = self._view, []
        if promise.said is not None:
            x = view.x(promise.said)
            edges.append(x)
            if promise.said_from is not None:
                since = view.x(promise.said_from)
                self.shapes.append(Line(since, x, y, "guidance", opacity=0.55))
                edges.append(since)
        if promise.bar is not None:
            bar0 = view.x(promise.bar.first)
            if promise.said is not None and bar0 > edges[0] + 5:
                self.shapes.append(Line(edges[0] + 5, bar0, y, "ghost", "fine", 1))
            edges += self._bar(promise.bar, y, 8 * self._scale, is_current)
        if promise.said is not None:
            kind = "guidance" if promise.bar is not None else "withdrawn"
            self.shapes.append(Mark(kind, edges[0], y, 4 * self._scale))
            if promise.ref == self._chosen:
                self.shapes.append(Ring(edges[0], y, 8 * self._scale))
        if not edges:
            edges = [view.x(view.today)]
        size = (4 if promise.bar is not None else 7) * self._scale
        diamond = edges[:1] if promise.said is not None else []
        left = min([*edges, *(x - size for x in diamond)])
        right = max([*edges, *(x + size for x in diamond)])
        self._hit(left, right, y, promise.ref, f"{promise.words}\n{promise.said_words}")
        style = CHOSEN_TITLE if promise.ref == self._chosen else TITLE
        letter = self._letter(promise.ref, "guidance")
        runs = [(promise.words, style), *letter, (promise.said_words, MUTED)]
        if moved:
            runs.append((wording.slip(moved), LATE if moved > 0 else MUTED_FIGURE))
        self._labels(left, right, y, [], runs, ref=promise.ref)

    def _labels(
        self,
        left: float,
        right: float,
        y: float,
        before: list[tuple[str, Style]],
        after: list[tuple[str, Style]],
        ref: Ref,
    ) -> bool:
        """Set labels beside what reaches from `left` to `right`; True if they stand on it.

        `before` wants the left side and `after` the right; where one lacks room both go to one
        side, and where neither suffices the first is elided.
        """
        view = self._view
        if right < view.left + 2 or left > view.right - 2:
            self._outside(y, before + after, right < view.left + 2, ref)
            return False
        seen0, seen1 = max(left, view.left), min(right, view.right)
        room_before = seen0 - SPACE - (view.left + EDGE)
        room_after = view.edge - (seen1 + SPACE)
        runs = before + after
        wide, wide_after = self._width(before), self._width(after)
        if before and wide_after > room_after >= self._width(after[:1]):
            before, after = [*before, *after[1:]], after[:1]
            wide, wide_after = self._width(before), self._width(after)
        in_all = wide + wide_after + (BETWEEN if before and after else 0.0)
        if wide <= room_before and wide_after <= room_after:
            self._set(seen0 - SPACE - wide, y, before, ref)
            self._set(seen1 + SPACE, y, after, ref)
        elif in_all <= room_after:
            self._set(seen1 + SPACE, y, runs, ref)
        elif in_all <= room_before:
            self._set(seen0 - SPACE - in_all, y, runs, ref)
        elif max(room_before, room_after) < LEAST_LABEL * 2:
            fitted = self._fitted(runs, seen1 - seen0 - 2 * SPACE)
            self._set(seen0 + SPACE, y, fitted, ref)
            return True
        elif room_after >= room_before:
            self._set(seen1 + SPACE, y, self._fitted(runs, room_after), ref)
        else:
            fitted = self._fitted(runs, room_before)
            self._set(seen0 - SPACE - self._width(fitted), y, fitted, ref)
        return False

    def _outside(self, y: float, runs: list[tuple[str, Style]], is_left: bool, ref: Ref) -> None:
        view = self._view
        arrow = ("‹" if is_left else "›", MUTED)
        quiet = [(text, style._replace(weight=400, role="text_muted")) for text, style in runs]
        quiet = self._fitted(quiet, view.edge - view.left - EDGE - 2 * BETWEEN)
        runs = [arrow, *quiet] if is_left else [*quiet, arrow]
        x = view.left + EDGE if is_left else view.edge - self._width(runs)
        self._set(x, y, runs, ref)

    def _fitted(self, runs: list[tuple[str, Style]], width: float) -> list[tuple[str, Style]]:
        """Elide the first label; where that is not enough, drop labels from the end."""
        while runs:
            rest = self._width(runs[1:]) + (BETWEEN if len(runs) > 1 else 0)
            text, style = runs[0]
            if len(runs) == 1 or width - rest >= LEAST_LABEL:
                short = elide(text, style, width - rest, self._measure)
                return [(short, style), *runs[1:]] if short else []
            runs = runs[:-1]
        return runs

    def _width(self, runs: Sequence[tuple[str, Style]]) -> float:
        if not runs:
            return 0.0
        wide = BETWEEN * (len(runs) - 1)
        for text, style in runs:
            wide += self._measure(text, style)
        return wide

    def _set(self, x: float, y: float, runs: Sequence[tuple[str, Style]], ref: Ref) -> None:
        for number, (text, style) in enumerate(runs):
            width = self._measure(text, style)
            trail = BETWEEN if number < len(runs) - 1 else 0.0
            self.shapes.append(Run(x, y, width, text, style, trail=trail))
            self._hit(x, x + width, y, ref)
            x += width + BETWEEN

    def _hit(
        self, x0: float, x1: float, y: float, ref: Ref, tip: str = "", reach: float = 8
    ) -> None:
        view, grown = self._view, reach * self._scale
        if x1 < view.left or x0 > view.right:
            return
        self.hits.append(
            Hit(
                max(x0 - 4, view.left),
                y - grown,
                min(x1 + 4, view.right),
                y + grown,
                ref,
                tip or self._tip,
            )
        )

    def _points(self, row: PointRow, y: float) -> None:
        view = self._view
        if not row.points:
            if row.empty:
                width = view.edge - view.left - 12
                text = elide(row.empty, MUTED, width, self._measure)
                size = self._measure(text, MUTED)
                self.shapes.append(Run(view.left + 12, y, size, text, MUTED))
            return
        clusters = self._clusters(row.points)
        self._chains(clusters, y)
        for cluster in clusters:
            self._spans(cluster, y)
        for cluster in clusters:
            self._mark(cluster, y)
        self._cluster_labels(clusters, y)

    def _clusters(self, points: Sequence[Point]) -> list[tuple[float, tuple[Point, ...]]]:
        """Marks that would overlap, joined, with the middle of each."""
        if len(points) > CROWD and points[0].kind == "note":
            return self._crowd(points)
        size = MARK_SIZE[points[0].kind] * self._scale
        found: list[list[Point]] = []
        for point in points:
            is_near = found and self._view.x(point.x) - self._view.x(found[-1][0].x) < size
            if is_near and point.kind != "policy":
                found[-1].append(point)
            else:
                found.append([point])
        return [((self._view.x(c[0].x) + self._view.x(c[-1].x)) / 2, tuple(c)) for c in found]

    def _crowd(self, points: Sequence[Point]) -> list[tuple[float, tuple[Point, ...]]]:
        """Very many marks in sight, joined by columns that lie the same however one pans."""
        view = self._view
        wide = MARK_SIZE[points[0].kind] * self._scale / (view.right - view.left)
        column = wide * (view.last - view.first)
        at = bisect_left(points, view.first - column, key=_moment)
        end = bisect_right(points, view.last + column, key=_moment)
        found = []
        while at < end:
            edge = (points[at].x // column + 1) * column
            after = bisect_left(points, edge, at, key=_moment)
            joined = tuple(points[at:after])
            found.append(((view.x(joined[0].x) + view.x(joined[-1].x)) / 2, joined))
            at = after
        return found

    def _chains(self, clusters: Sequence[tuple[float, tuple[Point, ...]]], y: float) -> None:
        places = {point.ref: x for x, cluster in clusters for point in cluster}
        for x, cluster in clusters:
            for point in cluster:
                other = places.get(point.revises) if point.revises else None
                if other is not None and other != x:
                    self.shapes.append(Line(min(x, other), max(x, other), y, "financing", width=1))

    def _spans(self, cluster: tuple[float, tuple[Point, ...]], y: float) -> None:
        for point in cluster[1]:
            x = self._view.x(point.x)
            if point.until is not None:
                end, width = self._view.x(point.until), 4 * self._scale
                self.shapes.append(Line(x, end, y, point.kind, width=width, opacity=0.35))
                self._hit(x, end, y, point.ref, point.tip, reach=4)
            if point.since is not None:
                since = self._view.x(point.since)
                self.shapes.append(Line(since, x, y, point.kind, opacity=0.55))

    def _mark(self, cluster: tuple[float, tuple[Point, ...]], y: float) -> None:
        x, points = cluster
        kind = points[0].kind
        size = {"done": 5.5, "financing": 5.0, "note": 4.0, "policy": 12.0}[kind] * self._scale
        self.shapes.append(Mark(kind, x, y, size, _firmest(points)))
        if any(point.ref == self._chosen for point in points):
            radius = 8 if kind == "policy" else size / self._scale + 4
            self.shapes.append(Ring(x, y, radius * self._scale))
        tip = _joined_tips(points)
        hit = points
        if len(points) > TIPS:  # a click means the first of so many, or stays at the chosen one
            hit = (points[0], *(point for point in points[1:] if point.ref == self._chosen))
        for point in hit:
            self._hit(x, x, y, point.ref, tip)

    def _cluster_labels(
        self, clusters: Sequence[tuple[float, tuple[Point, ...]]], y: float
    ) -> None:
        view = self._view
        today, taken = view.x(view.today), view.left
        for number, (x, points) in enumerate(clusters):
            half = MARK_SIZE[points[0].kind] / 2 * self._scale
            if not view.left <= x <= view.right:
                continue
            following = clusters[number + 1][0] if number + 1 < len(clusters) else None
            limit = view.edge
            if following is not None:
                limit = min(limit, following - half - SPACE / 2)
            if x < today:
                limit = min(limit, today - EDGE)
            start = self._cluster_letter(points, y, x + half + 4, limit)
            end = start
            if points[0].kind != "policy":
                end = self._cluster_label(points, y, start, limit, x - half - 4, taken)
            taken = max(x + half, end)

    def _letter(self, ref: Ref, kind: str) -> list[tuple[str, Style]]:
        """The letter of a thing's flag, where it has one in sight."""
        letter = self.letters.get(ref)
        return [(letter, Style("caption", 600, kind))] if letter else []

    def _cluster_letter(
        self, points: tuple[Point, ...], y: float, start: float, limit: float
    ) -> float:
        """Set the letters of a mark's flags right of it, where there is room; where they end."""
        found = [letter for point in points if (letter := self.letters.get(point.ref))]
        if not found:
            return start
        text = found[0] if found[-1] == found[0] else f"{found[0]}–{found[-1]}"
        style = Style("caption", 600, points[0].kind)
        width = self._measure(text, style)
        if width > limit - start:
            return start
        self.shapes.append(Run(start, y, width, text, style))
        self._hit(start, start + width, y, points[0].ref, _joined_tips(points))
        return start + width + SPACE / 2

    def _cluster_label(
        self,
        points: tuple[Point, ...],
        y: float,
        start: float,
        limit: float,
        left_end: float,
        taken: float,
    ) -> float:
        """Set one label and return where it ends: right of the mark, else left, else nowhere."""
        text = points[0].text if len(points) == 1 else _count(points[0].kind, len(points))
        is_chosen = any(point.ref == self._chosen for point in points)
        style = CHOSEN_SMALL if is_chosen else SMALL
        width = self._measure(text, style)
        can_shorten = points[0].kind != "financing"
        x = start
        if width > limit - start:
            if width <= left_end - taken - BETWEEN:
                x = left_end - width
            elif can_shorten and limit - start >= LEAST_LABEL:
                text = elide(text, style, limit - start, self._measure)
                width = self._measure(text, style)
            else:
                return start
        if text:
            self.shapes.append(Run(x, y, width, text, style))
            self._hit(x, x + width, y, points[0].ref, _joined_tips(points))
        return x + width


def moved_days(older: Promise, newer: Promise) -> int | None:
    """How many days later the newer promise ends; None where an end is open or none is named."""
    bars = older.bar, newer.bar
    if bars[0] is None or bars[1] is None or Fade.FALLING in {bars[0].fade, bars[1].fade}:
        return None
    return round((bars[1].last - bars[0].last) / DAY)


def _slip_run(row: MilestoneRow, told: Told, style: Style = LATE) -> list[tuple[str, Style]]:
    if not row.slip:
        return []
    return [(told.slip, style if row.slip > 0 else MUTED_FIGURE)]


def _is_far(row: MilestoneRow) -> bool:
    return row.state.kind == "due" and (row.state.days or 0) > FAR


def _told(row: MilestoneRow) -> Told:
    state, slip = wording.state(row.state), wording.slip(row.slip) if row.slip else ""
    words = row.current.words if row.current is not None else ""
    facts = " · ".join(filter(None, (words, state, slip)))
    return Told(state, slip, "\n".join(filter(None, (row.title, facts))))


def _moment(point: Point) -> float:
    return point.x


def _joined_tips(points: Sequence[Point]) -> str:
    tips = [point.tip for point in points[:TIPS]]
    if len(points) > TIPS:
        more = translate("Lanes", "and {count} more")
        tips.append(more.format(count=wording.number(len(points) - TIPS, 0)))
    return "\n".join(tips)


def _firmest(points: Sequence[Point]) -> str:
    ladder = list(wording.FIRMNESS)
    known = [point.firmness for point in points if point.firmness in ladder]
    return max(known, key=ladder.index, default="")


def _count(kind: str, count: int) -> str:
    forms = {
        "financing": translate("Lanes", "{count} deals"),
        "note": translate("Lanes", "{count} notes"),
        "done": translate("Lanes", "{count} done"),
    }
    return forms[kind].format(count=count)
