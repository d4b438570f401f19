"""App layouts that are one big thing: map, player, calendar, weather, game."""

from PIL import ImageFilter

from . import figures, fonts, pen, words
from .dice import mix


def map_app(s):
    """A street map with search field and route card. Draws on a Screen, returns facts."""
    d, p, t = s.dice, s.pen, s.theme
    chart = figures.street_map(d, (s.w, s.bottom - s.top), t.dark)
    p.paste(chart, 0, s.top)
    if d.chance(0.6):
        p.box(10, s.top + 8, s.w - 10, s.top + 34, t.card, r=d.pick((4, 13)))
        s.text(24, s.top + 21, t.tongue.label(3), 10, t.faint, anchor="lm")
    if d.chance(0.6):
        tall = d.span(60, 140)
        p.box(0, s.bottom - tall, s.w, s.bottom + 10, t.card, r=12)
        s.text(14, s.bottom - tall + 12, f"{d.whole(2, 58)} min ({d.whole(1, 40)} km)", 13, bold=True)
        s.text(14, s.bottom - tall + 34, t.tongue.label(4), 9, t.faint)
        p.box(14, s.bottom - 28, 90, s.bottom - 8, t.accent, r=10)
        p.text(52, s.bottom - 18, t.tongue.label(1), s.font(9), t.on_accent, "mm")
    return ["map app", "navigation on a phone"]


def player_app(s):
    """A music player with its cover. Draws on a Screen, returns facts."""
    d, p, t = s.dice, s.pen, s.theme
    side = s.w * d.span(0.6, 0.9)
    cover = s.photos.filling(d, (side, side))
    y = s.top + d.span(4, 40)
    if d.chance(0.4):
        p.paste(cover.resize((s.w, s.h)).filter(ImageFilter.GaussianBlur(20)).point(lambda v: int(v * 0.45)), 0, 0)
        t.ink, t.faint = (255, 255, 255), (190, 190, 190)
    p.paste(cover, (s.w - side) / 2, y, t.round)
    y += side + 18
    s.text(s.w / 2, y, t.tongue.label(3), 14, bold=True, anchor="ma", limit=s.w - 20)
    s.text(s.w / 2, y + 20, t.tongue.name(), 10, t.faint, anchor="ma")
    y += 48
    p.box(18, y, s.w - 18, y + 2, t.edge)
    at = d.span(30, s.w - 30)
    p.box(18, y, at, y + 2, t.accent)
    p.disc(at, y + 1, 4, t.accent)
    y += 40
    for k, code in enumerate((0xE045, 0xE034, 0xE044)):
        p.icon(d, s.w / 2 + (k - 1) * 52, y, 34 if k == 1 else 22, t.ink, code)
    return ["music player"]


def calendar_app(s):
    """A month with entries. Draws on a Screen, returns facts."""
    d, p, t = s.dice, s.pen, s.theme
    cell = s.w / 7
    y = s.top + 10
    for k in range(7):
        p.text((k + 0.5) * cell, y, "MTWTFSS"[k], s.font(8), t.faint, "ma")
    y += 16
    start, day = d.whole(0, 6), 1
    tall = d.pick((cell, cell, (s.bottom - y) / 6))
    today = d.whole(1, 30)
    for r in range(6):
        for k in range(7):
            if (r or k >= start) and day <= 30:
                cx, cy = (k + 0.5) * cell, y + (r + 0.5) * tall if tall == cell else y + r * tall + 10
                if day == today:
                    p.disc(cx, cy, cell * 0.36, t.accent)
                p.text(cx, cy, str(day), s.font(9), t.on_accent if day == today else t.ink, "mm")
                if tall > cell * 1.2 and d.chance(0.4):
                    for j in range(d.whole(1, 2)):
                        p.box(k * cell + 1, cy + 9 + 9 * j, (k + 1) * cell - 1, cy + 17 + 9 * j, d.colour(), r=2)
                day += 1
    y += 6 * tall
    while y < s.bottom - 36 and tall == cell:
        p.box(10, y, s.w - 10, y + 30, d.colour(None, (0.2, 0.7), (0.5, 0.9)), r=6)
        s.text(18, y + 9, t.tongue.label(3), 9, (255, 255, 255), True)
        y += d.span(34, 60)
    return ["calendar app"]


def weather_app(s):
    """A forecast over a sky. Draws on a Screen, returns facts."""
    d, p, t = s.dice, s.pen, s.theme
    sky = d.pick(((60, 130, 220), (30, 40, 80), (120, 140, 170), (240, 160, 80)))
    p.paste(pen.gradient((s.w, s.h), (sky, sky, mix(sky, (255, 255, 255), 0.4), mix(sky, (0, 0, 0), 0.3))), 0, 0)
    white = (255, 255, 255)
    s.status(white)
    p.text(s.w / 2, s.h * 0.12, d.pick(words.PLACES), s.font(16), white, "mm")
    p.text(s.w / 2, s.h * 0.23, f"{d.whole(-12, 38)}°", s.font(d.span(36, 60)), white, "mm")
    p.text(s.w / 2, s.h * 0.33, t.tongue.label(2), s.font(11), white, "mm")
    y = s.h * 0.4
    for k in range(6):
        cx = (k + 0.5) * s.w / 6
        p.text(cx, y, f"{(9 + k) % 24}", s.font(8), white, "ma")
        p.icon(d, cx, y + 22, 14, d.pick((white, (255, 220, 90))), d.pick((0xE430, 0xE42D, 0xE3A1, 0xE430)))
        p.text(cx, y + 34, f"{d.whole(-3, 30)}°", s.font(9), white, "ma")
    y += 60
    while y < s.h - 24:
        p.text(16, y, t.tongue.label(1), s.font(10), white)
        p.box(110, y + 5, 150, y + 8, mix(white, sky, 0.4), r=2)
        p.text(s.w - 14, y, f"{d.whole(0, 15)}° {d.whole(15, 30)}°", s.font(10), white, "ra")
        y += 24
    return ["weather app"]


def game_app(s):
    """A tile, board or jumping game. Draws on a Screen, returns facts."""
    d, p = s.dice, s.pen
    p.paste(pen.gradient((s.w, s.h), [d.colour() for _ in range(4)]), 0, 0)
    form = d.pick(("match", "tiles", "runner", "board"))
    if form in ("match", "board", "tiles"):
        n = d.whole(4, 9)
        side = s.w * 0.92 / n
        x0, y0 = s.w * 0.04, d.span(0.2, 0.4) * s.h
        colours = [d.colour(k / 6, (0.5, 0.9), (0.6, 1)) for k in range(6)]
        p.box(x0 - 4, y0 - 4, x0 + side * n + 4, y0 + side * n + 4, d.colour(None, (0.2, 0.6), (0.1, 0.4)), r=6)
        for j in range(n):
            for k in range(n):
                cx, cy = x0 + (k + 0.5) * side, y0 + (j + 0.5) * side
                c = d.pick(colours)
                if form == "match":
                    p.disc(cx, cy, side * 0.42, c)
                    p.disc(cx - side * 0.12, cy - side * 0.14, side * 0.1, mix(c, (255, 255, 255), 0.6))
                elif form == "tiles":
                    p.box(cx - side * 0.46, cy - side * 0.46, cx + side * 0.46, cy + side * 0.46, c, r=4)
                    p.text(cx, cy, str(2 ** d.whole(1, 10)), s.font(side * 0.3, True), (255, 255, 255), "mm")
                else:
                    p.box(cx - side / 2, cy - side / 2, cx + side / 2, cy + side / 2, colours[0] if (j + k) % 2 else colours[1])
                    if d.chance(0.3):
                        p.disc(cx, cy, side * 0.34, d.pick(((20, 20, 20), (240, 240, 240))))
    else:
        y = s.h * 0.8
        p.box(0, y, s.w, s.h, d.colour(0.3, (0.4, 0.8), (0.3, 0.7)))
        for _ in range(14):
            x, yy = d.span(0, s.w), d.span(s.h * 0.2, y)
            p.box(x, yy, x + 30, yy + 10, d.colour(), r=3)
            p.disc(x + 15, yy - 8, 5, (250, 210, 60))
    heavy = fonts.face(d, "heavy")
    for k in range(3):
        p.box(8 + k * s.w / 3, 20, s.w / 3 * (k + 1) - 4, 42, (0, 0, 0), r=10)
        p.text(s.w / 3 * (k + 0.5), 31, str(d.whole(5, 9999)), heavy.at(13), (255, 240, 200), "mm")
    if d.chance(0.5):
        p.box(40, s.h * 0.85, s.w - 40, s.h * 0.93, d.colour(0.3), r=12)
        p.text(s.w / 2, s.h * 0.89, "PLAY", heavy.at(20), (255, 255, 255), "mm")
    return ["mobile game", "game screenshot"]
