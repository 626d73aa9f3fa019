"""Mountains and towers of rock: a crest through given points, a lit face beside each peak, gouges down the slopes."""

import itertools
from collections.abc import Sequence

from articles.illustrations.palette import Colour, mix
from articles.illustrations.sheet import HEIGHT, WIDTH, Point, Sheet


def crest(sheet: Sheet, controls: Sequence[Point], rough: float = 0.16, depth: int = 4) -> list[Point]:
    """A broken line through `controls` (x rising), by midpoint displacement; `rough` is relative to the span."""
    points = list(controls)
    for _ in range(depth):
        finer = [points[0]]
        for (x0, y0), (x1, y1) in itertools.pairwise(points):
            shift = sheet.random.uniform(-rough, rough) * (x1 - x0)
            finer += [((x0 + x1) / 2, (y0 + y1) / 2 + shift), (x1, y1)]
        points = finer
    return points


def range_of_peaks(
    sheet: Sheet,
    controls: Sequence[Point],
    colour: Colour,
    foot: Colour,
    light: Colour,
    *,
    depth: float = 170,
    rough: float = 0.16,
    lit_from_left: bool = True,
) -> list[Point]:
    """A mountain range from edge to edge, fading into `foot` within `depth`; give its crest back."""
    points = crest(sheet, controls, rough)
    top = min(y for _, y in points)
    sheet.wash([(top, colour), (top + depth * 1.6, foot)], [*points, (WIDTH, HEIGHT), (0, HEIGHT)])
    for at in range(1, len(controls) - 1):
        before, peak, after = controls[at - 1], controls[at], controls[at + 1]
        if peak[1] < before[1] and peak[1] < after[1]:
            valley = before if lit_from_left else after
            _lit_face(sheet, points, valley, peak, mix(colour, light, 0.42), depth)
    return points


def _lit_face(
    sheet: Sheet, points: list[Point], valley: Point, peak: Point, colour: Colour, depth: float
) -> None:
    """The side of a peak in the light: bounded by a spur that wanders down, torn into teeth at its lower edge."""
    random = sheet.random
    low, high = sorted((valley[0], peak[0]))
    edge = [point for point in points if low <= point[0] <= high]
    if valley[0] > peak[0]:
        edge.reverse()
    away = 1 if peak[0] > valley[0] else -1
    drop = min(depth, (valley[1] - peak[1]) * 1.1 + 30)
    spur, x = [], peak[0]
    for step in range(1, 8):
        x += away * random.uniform(-9, 12) * drop / 120
        spur.append((x, peak[1] + drop * step / 7))
    teeth: list[Point] = []
    end, count = spur[-1], 9
    for step in range(1, count + 1):
        along = step / (count + 1)
        chord = (end[0] + (valley[0] - end[0]) * along, end[1] + (valley[1] + 4 - end[1]) * along)
        notch = (chord[0], chord[1] - drop * random.uniform(0.22, 0.5) * (1 - along))
        tip = (chord[0] - away * 7, chord[1] + drop * random.uniform(0, 0.16))
        teeth += [notch, tip]
    sheet.shape([*edge, *spur, *teeth], colour)


def hatch(
    sheet: Sheet,
    points: Sequence[Point],
    colour: Colour,
    *,
    count: int,
    lean: float = 0.3,
    length: tuple[float, float] = (25, 80),
    below: float = 120,
    width: float = 3,
) -> None:
    """Gouges that run down from a crest, denser near it."""
    random = sheet.random
    for _ in range(count):
        x, y = points[random.randrange(len(points))]
        y += 6 + below * random.random() ** 1.8
        long = random.uniform(*length)
        start, end = (x, y), (x + lean * long * random.uniform(0.6, 1.4), y + long)
        sheet.gouge(start, end, random.uniform(0.5, 1) * width, colour, bend=random.uniform(-4, 4))


def tower(
    sheet: Sheet,
    x: float,
    foot: float,
    width: float,
    height: float,
    colour: Colour,
    light: Colour,
    mist: Colour,
) -> None:
    """A karst tower: steep, round-shouldered, lit from the left, its foot in the mist."""
    random = sheet.random
    left: list[Point] = []
    right: list[Point] = []
    tilt = random.uniform(-0.08, 0.08) * width
    for step in range(13):
        up = step / 12
        half = width / 2 * (1 - up**3.2) ** 0.55
        wobble = width * 0.035
        left.append((x - half + tilt * up + random.uniform(-wobble, wobble), foot - height * up))
        right.append((x + half + tilt * up + random.uniform(-wobble, wobble), foot - height * up))
    sheet.wash([(foot - height, colour), (foot - height * 0.35, colour), (foot, mist)], [*left, *right[::-1]])
    for step in range(1, 10):
        (lx, ly), (rx, _) = left[12 - step], right[12 - step]
        span = rx - lx
        for mark in range(3):
            start = lx + span * (0.06 + 0.13 * mark + random.uniform(-0.03, 0.03))
            long = height * random.uniform(0.05, 0.11)
            shade = mix(mix(colour, light, 0.5), mist, max(0.0, step / 12 - 0.3))
            top = ly + random.uniform(-8, 8)
            sheet.gouge((start, top), (start - span * 0.03, top + long), span * 0.045 + 1.5, shade, bend=2)
