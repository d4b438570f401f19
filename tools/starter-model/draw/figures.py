"""Charts, maps, diagrams, slides and whiteboards."""

import numpy as np
from PIL import Image

from . import degrade, fonts, pen, surfaces, words
from .dice import luma, mix
from .picture import Picture, kind


def _series(dice, n):
    steps = np.cumsum(surfaces.grain(dice, 1, n)[0]) * dice.pick((0.3, 1, 1)) + surfaces.grain(dice, 1, n)[0] * 0.3
    steps = steps - steps.min()
    return steps / max(1e-6, steps.max())


def bare_chart(dice, size, ground, ink):
    """The marks of a chart without title or axis names."""
    w, h = max(12, int(size[0])), max(12, int(size[1]))
    p = pen.Pen((w, h), ground)
    form = dice.pick(("bars", "line", "area", "scatter", "pie", "donut", "stack", "hbars", "heat", "lines", "histogram", "box"))
    hue = dice.random()
    colours = [dice.colour(hue + k * dice.pick((0.13, 0.31)), (0.4, 0.9), (0.4, 0.95)) for k in range(6)]
    if form in ("bars", "histogram", "stack"):
        n = dice.whole(3, 9) if form != "histogram" else dice.whole(10, 30)
        step = w / n
        gap = step * (0.02 if form == "histogram" else dice.span(0.1, 0.4))
        for k in range(n):
            if form == "stack":
                y = h
                for c in range(3):
                    t = dice.span(0.05, 0.3) * h
                    p.box(k * step + gap / 2, y - t, (k + 1) * step - gap / 2, y, colours[c])
                    y -= t
            else:
                t = h * (dice.span(0.1, 1) if form == "bars" else np.exp(-((k - n / 2) / n * 4) ** 2) * dice.span(0.7, 1))
                p.box(k * step + gap / 2, h - t, (k + 1) * step - gap / 2, h, colours[0 if form == "histogram" or k % 2 else 1])
    elif form == "hbars":
        n = dice.whole(3, 10)
        for k in range(n):
            p.box(0, k * h / n + 2, w * dice.span(0.1, 1), (k + 1) * h / n - 2, colours[0])
    elif form in ("line", "lines", "area"):
        for c in range(1 if form != "lines" else dice.whole(2, 5)):
            n = dice.whole(6, 90)
            ys = _series(dice, n)
            points = [(k * (w - 1) / (n - 1), h - 3 - v * (h - 6) * dice.span(0.97, 1)) for k, v in enumerate(ys)]
            if form == "area":
                p.draw.polygon(points + [(w, h), (0, h)], fill=mix(colours[c], ground, 0.5))
            p.line(points, colours[c], dice.pick((1, 1, 2, 3)))
    elif form == "scatter":
        for c in range(dice.whole(1, 3)):
            cx, cy = dice.span(0.2, 0.8), dice.span(0.2, 0.8)
            for _ in range(dice.whole(15, 90)):
                p.disc(w * dice.gauss(cx, 0.15), h * dice.gauss(cy, 0.15), dice.pick((1, 2, 3)), colours[c], None)
    elif form in ("pie", "donut"):
        r = min(w, h) * 0.47
        at = dice.span(0, 360)
        left = 360.0
        for c in range(dice.whole(2, 6)):
            part = left * dice.span(0.2, 0.6)
            p.draw.pieslice((w / 2 - r, h / 2 - r, w / 2 + r, h / 2 + r), at, at + part, fill=colours[c], outline=ground)
            at, left = at + part, left - part
        p.draw.pieslice((w / 2 - r, h / 2 - r, w / 2 + r, h / 2 + r), at, at + left, fill=colours[5], outline=ground)
        if form == "donut":
            p.disc(w / 2, h / 2, r * dice.span(0.4, 0.7), ground)
    elif form == "heat":
        n, m = dice.whole(5, 24), dice.whole(5, 24)
        field = surfaces.smooth(dice, m, n, 3)[..., None] * 0.3 + 0.5
        low, high = np.array(dice.colour(), np.float32), np.array(dice.colour(), np.float32)
        image = Image.fromarray(np.clip(low + (high - low) * field, 0, 255).astype(np.uint8))
        p.paste(image.resize((w, h), Image.Resampling.NEAREST), 0, 0)
    else:
        n = dice.whole(3, 7)
        for k in range(n):
            cx, half = (k + 0.5) * w / n, w / n * 0.25
            a, b = sorted((dice.span(0.2, 0.8), dice.span(0.2, 0.8)))
            p.line((cx, h * max(0, a - 0.15), cx, h * min(1, b + 0.15)), ink)
            p.box(cx - half, h * a, cx + half, h * b + 2, colours[k % 6], ink)
    return p.image


def chart(dice, size, ground=(255, 255, 255), ink=(40, 40, 40)):
    """A chart with axes, ticks, title and legend, as far as dice say."""
    w, h = int(size[0]), int(size[1])
    p = pen.Pen((w, h), ground)
    tongue = words.tongue(dice, scripts=fonts.scripts_available())
    face = fonts.face(dice, dice.pick(("sans", "sans", "serif")), tongue.script)
    small = face.at(max(6, h * dice.span(0.026, 0.045)))
    x0, y0, x1, y1 = w * dice.span(0.06, 0.14), h * 0.05, w * dice.span(0.8, 0.97), h * dice.span(0.85, 0.92)
    if dice.chance(0.6):
        p.text(dice.pick((w / 2, x0)), h * 0.03, tongue.label(4), face.at(h * dice.span(0.04, 0.07), True), ink, "ma")
        y0 = h * 0.14
    n = dice.whole(3, 7)
    grid = mix(ground, ink, 0.15)
    style = dice.pick(("grid", "ygrid", "none", "none"))
    p.paste(bare_chart(dice, (x1 - x0, y1 - y0), ground, ink), x0, y0)
    for k in range(n + 1):
        y = y0 + (y1 - y0) * k / n
        if style != "none":
            p.line((x0, y, x1, y), grid)
        p.text(x0 - 3, y, str((n - k) * dice.pick((1, 5, 10, 100))), small, ink, "rm")
        x = x0 + (x1 - x0) * k / n
        if style == "grid":
            p.line((x, y0, x, y1), grid)
        p.text(x, y1 + 3, str(2000 + k) if dice.chance(0.5) else tongue.words(1)[:4], small, ink, "ma")
    if dice.chance(0.8):
        p.line((x0, y0, x0, y1, x1, y1), ink)
    if x1 < w * 0.88:
        for k in range(dice.whole(2, 5)):
            p.box(x1 + 6, y0 + 6 + k * small.size * 1.7, x1 + 12, y0 + 12 + k * small.size * 1.7, dice.colour())
            p.text(x1 + 15, y0 + 9 + k * small.size * 1.7, tongue.words(1), small, ink, "lm", w - x1 - 16)
    return p.image


def street_map(dice, size, dark=False):
    """A street map: blocks, roads of several widths, water, parks, a route, pins and names."""
    w, h = int(size[0]), int(size[1])
    land = dice.grey(30, 50, 8) if dark else dice.colour(dice.span(0.08, 0.2), (0.02, 0.1), (0.9, 0.98))
    water = dice.colour(0.57, (0.2, 0.5), (0.15, 0.3) if dark else (0.75, 0.98))
    park = dice.colour(0.32, (0.15, 0.4), (0.2, 0.3) if dark else (0.75, 0.92))
    road = mix(land, (255, 255, 255), 0.2) if dark else (255, 255, 255)
    p = pen.Pen((w, h), land)
    for _ in range(dice.whole(1, 5)):
        cx, cy, r = dice.span(0, w), dice.span(0, h), dice.span(0.08, 0.3) * min(w, h)
        p.draw.polygon([(cx + r * dice.span(0.5, 1.3) * np.cos(a), cy + r * dice.span(0.5, 1.3) * np.sin(a)) for a in np.arange(0, 6.2, 0.7)], fill=park)
    if dice.chance(0.6):
        x, points = dice.span(-0.2, 0.3) * w, []
        for k in range(9):
            points.append((x, k * h / 8))
            x += dice.span(-0.05, 0.2) * w
        p.line(points, water, dice.span(8, 40))
    angle = dice.span(-0.6, 0.6)
    step = dice.span(14, 40)
    reach = w + h
    for turn in (angle, angle + 1.5708 + dice.gauss(0, 0.05)):
        at = -reach / 2
        while at < reach / 2:
            cx, cy = w / 2 + at * np.cos(turn + 1.5708), h / 2 + at * np.sin(turn + 1.5708)
            dx, dy = np.cos(turn) * reach, np.sin(turn) * reach
            wide = dice.pick((1, 1, 2, 2, 5))
            colour = road if wide < 5 or dice.chance(0.4) else mix((255, 210, 100), (0, 0, 0), 0.5 if dark else 0)
            p.line((cx - dx, cy - dy, cx + dx, cy + dy), colour, wide)
            at += step * dice.span(0.5, 1.8)
    if dice.chance(0.5):
        x, y, points = dice.span(0, w), h * 0.95, []
        for _ in range(6):
            points.append((x, y))
            if dice.chance(0.5):
                x = min(w, max(0, x + dice.span(-80, 80)))
            else:
                y -= dice.span(20, 90)
        p.line(points, dice.pick(((60, 120, 250), (220, 60, 60), (120, 60, 200))), 4)
    tongue = words.tongue(dice, scripts=fonts.scripts_available())
    face = fonts.face(dice, "sans", tongue.script)
    ink = (200, 200, 205) if dark else (90, 90, 100)
    for _ in range(dice.whole(3, 14)):
        p.text(dice.span(0, w), dice.span(0, h), tongue.label(2), face.at(dice.span(7, 13)), ink, "mm")
    for _ in range(dice.whole(0, 6)):
        x, y = dice.span(0, w), dice.span(0, h)
        c = dice.colour(0.0 if dice.chance(0.6) else None, (0.6, 0.9), (0.7, 0.95))
        p.draw.polygon(((x - 5, y - 9), (x + 5, y - 9), (x, y)), fill=c)
        p.disc(x, y - 11, 6, c)
        p.disc(x, y - 11, 2, (255, 255, 255))
    return p.image


def _diagram(dice, size, ground, ink, hand=False):
    w, h = int(size[0]), int(size[1])
    p = pen.Pen((w, h), ground)
    tongue = words.tongue(dice, scripts=fonts.scripts_available())
    face = fonts.face(dice, "hand" if hand else "sans", tongue.script)
    n = dice.whole(3, 9)
    spots = []
    for k in range(n):
        x = w * (0.15 + 0.7 * ((k * 2 + dice.whole(0, 1)) % 5) / 4)
        y = h * (0.12 + 0.76 * k / max(1, n - 1))
        spots.append((x, y))
    for (x0, y0), (x1, y1) in zip(spots, spots[1:]):
        p.line((x0, y0, x1, y1), ink, 1)
        p.disc(x1, y1, 2, ink)
    filled = dice.chance(0.5)
    for x, y in spots:
        half_w, half_h = w * dice.span(0.07, 0.13), h * dice.span(0.03, 0.06)
        fill = dice.colour(None, (0.1, 0.5), (0.8, 1)) if filled else ground
        p.box(x - half_w, y - half_h, x + half_w, y + half_h, fill, ink, r=dice.pick((0, 4, 20)))
        p.text(x, y, tongue.label(2), face.at(max(6, half_h * 0.9)), ink_for(fill), "mm", half_w * 1.9)
    return p.image


def ink_for(ground):
    """Near black or white, whichever reads on the ground."""
    return (20, 20, 24) if luma(ground) > 130 else (240, 240, 244)


@kind("chart", 3)
def draw_chart(dice, photos):
    """A chart or diagram as saved from a program, now and then photographed."""
    size = dice.pick(((360, 240), (300, 300), (400, 220), (260, 340)))
    dark = dice.chance(0.2)
    ground = dice.grey(10, 40, 8) if dark else dice.pick(((255, 255, 255), dice.grey(235, 255)))
    ink = (210, 210, 215) if dark else dice.grey(0, 90)
    facts = ["chart"]
    form = dice.weighted((("one", 6), ("several", 2), ("diagram", 2)))
    if form == "one":
        image = chart(dice, size, ground, ink)
        facts.append("graph")
    elif form == "several":
        p = pen.Pen(size, ground)
        n, m = dice.whole(1, 3), dice.whole(2, 3)
        for j in range(n):
            for k in range(m):
                p.paste(chart(dice, (size[0] / m - 4, size[1] / n - 4), ground, ink), k * size[0] / m + 2, j * size[1] / n + 2)
        image = p.image
        facts.append("several charts")
    else:
        image = _diagram(dice, size, ground, ink)
        facts = ["diagram", "flow chart"]
    if dice.chance(0.12):
        return Picture(degrade.photograph(dice, image, photos, crumple=0.1, fill=dice.span(0.95, 1.3)), "chart-or-map", facts, ["maybe:document"])
    return Picture(degrade.forwarded(dice, image), "chart-or-map", facts)


@kind("map", 1.5)
def draw_map(dice, photos):
    """A map without app chrome, or a folded paper map photographed."""
    size = dice.pick(((360, 240), (320, 320), (250, 360)))
    image = street_map(dice, size, dice.chance(0.15))
    if dice.chance(0.3):
        return Picture(degrade.photograph(dice, image, photos, crumple=0.7, fill=dice.span(0.8, 1.3)), "chart-or-map", ["map", "paper map"])
    return Picture(degrade.forwarded(dice, image), "chart-or-map", ["map", "street map"], ["maybe:screenshot-phone"] if size[1] > size[0] else [])


def slide(dice, photos, size=(384, 216)):
    """One presentation slide."""
    w, h = size
    dark = dice.chance(0.3)
    ground = dice.colour(None, (0.2, 0.8), (0.08, 0.4)) if dark else dice.pick(((255, 255, 255), dice.colour(None, (0.02, 0.15), (0.9, 1))))
    ink = ink_for(ground)
    accent = dice.colour()
    p = pen.Pen(size, ground)
    tongue = words.tongue(dice, scripts=fonts.scripts_available())
    face = fonts.face(dice, dice.pick(("sans", "serif", "heavy")), tongue.script)
    body = fonts.face(dice, "sans", tongue.script)
    deco = dice.pick(("bar", "side", "none", "foot"))
    if deco == "bar":
        p.box(0, 0, w, h * 0.2, accent)
    elif deco == "side":
        p.box(0, 0, w * 0.04, h, accent)
    elif deco == "foot":
        p.box(0, h * 0.94, w, h, accent)
    title_ink = ink_for(accent) if deco == "bar" else ink
    if dice.chance(0.2):
        p.lines(w * 0.1, h * 0.35, w * 0.8, tongue.label(5), face.at(h * 0.12, True), ink, most=2, anchor=dice.pick(("la", "ma")))
        p.text(w * 0.1, h * 0.72, tongue.name() + "  " + words.date(dice), body.at(h * 0.05), ink)
        return p.image
    p.text(w * 0.07, h * 0.05, tongue.label(5), face.at(h * 0.1, True), title_ink, "la", w * 0.86)
    split = dice.chance(0.55)
    right = w * (0.5 if split else 0.93)
    y = h * 0.26
    size_px = h * dice.span(0.045, 0.07)
    for _ in range(dice.whole(2, 7)):
        if y > h * 0.85:
            break
        p.disc(w * 0.085, y + size_px * 0.6, size_px * 0.16, accent)
        y = p.lines(w * 0.11, y, right - w * 0.12, tongue.sentence(3, 9), body.at(size_px), ink, most=2) + size_px * 0.4
    if split:
        box = (w * 0.4, h * 0.6)
        inner = photos.filling(dice, box) if dice.chance(0.45) else chart(dice, box, ground, ink)
        p.paste(inner, w * 0.54, h * 0.26)
    return p.image


@kind("slide", 2)
def draw_slide(dice, photos):
    """A slide: exported (a document of sorts, arguable) or photographed from a projector wall (a counter-example, arguable)."""
    image = slide(dice, photos, dice.pick(((384, 216), (340, 255))))
    if dice.chance(0.5):
        return Picture(degrade.forwarded(dice, image), "document", ["presentation slide", "slide"], ["maybe:document", "maybe:screenshot-desktop", "maybe:chart-or-map"])
    w, h = 400, dice.pick((300, 225))
    room = surfaces.surface(dice, (w, h), photos).point(lambda v: int(v * 0.35))
    glow = Image.eval(image, lambda v: int(40 + v * 0.8))
    shot = degrade.photograph(dice, glow, photos, crumple=0, tilt=dice.span(0.2, 0.9), fill=dice.span(0.6, 1.05), frame=(w, h), ground=room, finger=0)
    p = pen.Pen(None, shot)
    for _ in range(dice.pick((0, 0, 3, 6))):
        x = dice.span(0, w)
        p.disc(x, h + 6, dice.span(18, 34), dice.grey(5, 30))
    return Picture(p.image, "counter", ["projected slide", "lecture hall"], ["maybe:document", "maybe:chart-or-map", "maybe:whiteboard", "maybe:screenshot-desktop"])


@kind("whiteboard", 2)
def draw_whiteboard(dice, photos):
    """Marker writing and sketches on a board (white, black, flip chart), photographed in a room."""
    w, h = dice.pick(((400, 260), (360, 300), (300, 300)))
    kind_of = dice.weighted((("white", 7), ("black", 2), ("flip", 1.5)))
    ground = {"white": dice.grey(225, 252, 5), "black": dice.pick((dice.grey(30, 55), (32, 62, 48))), "flip": (250, 250, 246)}[kind_of]
    if kind_of == "flip":
        w, h = 260, 360
    p = pen.Pen((w, h), ground)
    inks = [(30, 30, 40), (30, 60, 180), (200, 40, 40), (30, 130, 60)] if kind_of != "black" else [(235, 235, 230), (240, 220, 120), (230, 150, 150)]
    tongue = words.tongue(dice, scripts=fonts.scripts_available())
    tongue = words.Tongue(dice, tongue.code, unaccented=True)
    face = fonts.face(dice, "hand", tongue.script)
    y = h * 0.06
    p.text(w * dice.span(0.05, 0.4), y, tongue.label(3), face.at(h * dice.span(0.08, 0.13)), dice.pick(inks))
    for _ in range(dice.whole(2, 9)):
        x, yy = dice.span(0.02, 0.7) * w, dice.span(0.2, 0.85) * h
        ink = dice.pick(inks)
        form = dice.pick(("words", "words", "box", "arrow", "graph", "circle", "list", "formula"))
        size = h * dice.span(0.05, 0.09)
        if form == "words":
            p.text(x, yy, tongue.words(dice.whole(1, 4)), face.at(size), ink)
        elif form == "formula":
            p.text(x, yy, dice.pick(("E = mc²", "a² + b² = c²", "f(x) = 2x + 1", "∑ x / n", "y' = 3x²", "P(A|B)")), fonts.face(dice, "hand").at(size), ink)
        elif form == "box":
            p.box(x, yy, x + size * 4, yy + size * 1.8, None, ink, 2, r=dice.pick((0, 5)))
            p.text(x + size * 2, yy + size * 0.9, tongue.words(1), face.at(size * 0.8), ink, "mm")
        elif form == "arrow":
            x2, y2 = x + dice.span(-80, 80), yy + dice.span(-60, 60)
            p.line((x, yy, x2, y2), ink, 2)
            p.line((x2 - 6, y2 - 4, x2, y2, x2 - 6, y2 + 4), ink, 2)
        elif form == "graph":
            p.line((x, yy - 40, x, yy, x + 60, yy), ink, 2)
            p.line([(x + k * 6, yy - 4 - 34 * v) for k, v in enumerate(_series(dice, 10))], dice.pick(inks), 2)
        elif form == "circle":
            p.disc(x + 20, yy, dice.span(10, 26), None, ink, 2)
        else:
            for k in range(dice.whole(2, 4)):
                p.text(x, yy + k * size * 1.2, "- " + tongue.words(2), face.at(size * 0.9), ink)
    if dice.chance(0.3):
        for _ in range(dice.whole(1, 6)):
            x, yy = dice.span(0.1, 0.85) * w, dice.span(0.15, 0.8) * h
            p.box(x, yy, x + 26, yy + 26, dice.colour(dice.pick((0.15, 0.93, 0.3, 0.55)), (0.3, 0.6), (0.9, 1)))
            p.text(x + 2, yy + 4, tongue.words(1), face.at(8), (30, 30, 30), "la", 22)
    rim = dice.grey(90, 220)
    if kind_of != "flip":
        p.box(0, 0, w - 1, h - 1, None, rim, dice.whole(2, 7))
    facts = {"white": ["whiteboard"], "black": ["blackboard", "chalkboard"], "flip": ["flip chart"]}[kind_of]
    if kind_of == "white" and dice.chance(0.2):
        # Cleaned by a scan app or drawn on a shared digital board.
        return Picture(degrade.forwarded(dice, p.image.point(lambda v: min(255, int(v * 1.1)))), "whiteboard", facts + ["handwritten notes on a board", "sketch"],
                       ["maybe:handwriting", "maybe:document", "maybe:chart-or-map"])
    image = degrade.photograph(dice, p.image, photos, crumple=0, tilt=dice.span(0, 0.7), fill=dice.span(0.75, 1.35), finger=0,
                               ground=surfaces.surface(dice, (400, 300), photos), frame=(400, 300))
    return Picture(image, "whiteboard", facts + ["handwritten notes on a board"], ["maybe:handwriting", "maybe:document"])
