"""Phone screens: status bar, many app layouts, keyboards, home and lock screens, store-style frames."""

from PIL import Image, ImageFilter

from . import codes, degrade, fonts, pen, words
from .dice import mix
from .picture import Picture, kind
from .theme import Theme

WIDTH = 216


class Screen:
    """A phone screen under way: a pen, a theme and the free band between bars."""

    def __init__(self, dice, photos, dark=None):
        self.dice, self.photos = dice, photos
        self.theme = Theme(dice, dark)
        ratio = dice.weighted(((2.16, 5), (2.05, 2), (1.78, 4), (1.6, 0.7), (1.33, 0.7)))
        self.w, self.h = WIDTH, int(WIDTH * ratio)
        self.pen = pen.Pen((self.w, self.h), self.theme.ground)
        self.top, self.bottom = 0, self.h
        self.unit = dice.span(0.85, 1.25)

    def font(self, size, bold=False):
        """The theme's face at a size in design pixels."""
        return self.theme.face.at(size * self.unit, bold)

    def text(self, x, y, text, size, fill=None, bold=False, anchor="la", limit=None):
        """Text that starts at the reading edge: mirrored for right-to-left languages."""
        if self.theme.tongue.rtl and anchor[0] in "lr":
            x, anchor = self.w - x, ("r" if anchor[0] == "l" else "l") + anchor[1]
        return self.pen.text(x, y, text, self.font(size, bold), fill or self.theme.ink, anchor, limit)

    def x(self, x):
        """x mirrored for right-to-left languages."""
        return self.w - x if self.theme.tongue.rtl else x

    def status(self, ink=None, back=None):
        """Clock, signal and battery at the top (left out in a fifth of pictures: cropped screenshots)."""
        d, p = self.dice, self.pen
        if d.chance(0.18):
            return
        tall = int(d.span(11, 18))
        if back:
            p.box(0, 0, self.w, tall, back)
        ink = ink or self.theme.ink
        font = fonts.face(d, "sans").at(tall * 0.62, d.chance(0.5))
        p.text(8, tall / 2, words.clock(d), font, ink, "lm")
        if d.chance(0.15):
            p.disc(self.w / 2, tall / 2, tall * 0.3, (0, 0, 0))
        elif d.chance(0.12):
            p.box(self.w * 0.34, 2, self.w * 0.66, tall - 2, (0, 0, 0), r=9)
        x = self.w - 8
        p.box(x - 11, tall / 2 - 3, x, tall / 2 + 3, fill=ink if d.chance(0.6) else None, line=ink, r=1)
        for k in range(d.whole(1, 3)):
            x -= 14
            p.icon(d, x - 5, tall / 2, tall * 0.7, ink, d.pick((0xE63E, 0xE1A7, 0xE1C8, 0xE192)))
        if d.chance(0.3):
            p.text(x - 16, tall / 2, f"{d.whole(5, 100)}%", font, ink, "rm")
        for k in range(d.pick((0, 0, 0, 1, 3))):
            p.icon(d, 44 + 11 * k, tall / 2, tall * 0.65, ink)
        self.top = tall

    def header(self):
        """An app bar: plain, coloured, large title, or a search field."""
        d, p, t = self.dice, self.pen, self.theme
        form = d.weighted((("plain", 3), ("coloured", 3), ("large", 2), ("search", 1.5), ("none", 1)))
        back = t.accent if form == "coloured" else t.ground
        ink = t.on_accent if form == "coloured" else t.ink
        self.status(ink, back if form == "coloured" else None)
        y = self.top
        if form == "none":
            return
        if form == "large":
            self.text(12, y + 16, t.tongue.label(2), d.span(17, 24), bold=True, limit=self.w - 24)
            self.top = y + 48
            return
        tall = d.span(24, 36)
        if form == "coloured":
            p.box(0, y, self.w, y + tall, back)
        if form == "search":
            p.box(10, y + 4, self.w - 10, y + tall - 2, mix(t.ground, t.ink, 0.08), r=d.pick((3, 15)))
            self.text(34, y + tall / 2 + 1, t.tongue.label(3), 9, t.faint, anchor="lm")
            p.icon(d, self.x(22), y + tall / 2 + 1, 11, t.faint, 0xE8B6)
        else:
            centred = d.chance(0.35)
            if d.chance(0.8):
                p.icon(d, self.x(16), y + tall / 2, 14, ink, d.pick((0xE5D2, 0xE5C4, 0xE5CD)))
            if centred:
                self.text(self.w / 2, y + tall / 2, t.tongue.label(2), 11, ink, True, "mm", self.w * 0.6)
            else:
                self.text(34, y + tall / 2, t.tongue.label(3), 12, ink, True, "lm", self.w * 0.5)
            for k in range(d.whole(0, 3)):
                p.icon(d, self.x(self.w - 14 - 22 * k), y + tall / 2, 13, ink)
        self.top = y + tall
        if d.chance(0.3):
            p.line((0, self.top, self.w, self.top), t.edge)
        if d.chance(0.2):
            tabs = d.whole(2, 4)
            for k in range(tabs):
                cx = (k + 0.5) * self.w / tabs
                self.text(cx, self.top + 10, t.tongue.label(1), 8, t.accent if k == 0 else t.faint, k == 0, "mm", self.w / tabs - 4)
            p.box(4, self.top + 18, self.w / tabs - 4, self.top + 20, t.accent)
            self.top += 22

    def footer(self):
        """Tab bar, floating button, gesture line or system buttons."""
        d, p, t = self.dice, self.pen, self.theme
        if d.chance(0.5):
            line = d.chance(0.6)
            tall = 11 if line else 22
            if line:
                p.box(self.w * 0.34, self.h - 6, self.w * 0.66, self.h - 4, t.ink, r=1)
            else:
                p.box(0, self.h - tall, self.w, self.h, (0, 0, 0) if d.chance(0.6) else t.ground)
                ink = (230, 230, 230)
                cy = self.h - tall / 2
                p.line((self.w * 0.2 + 4, cy - 4, self.w * 0.2 - 3, cy, self.w * 0.2 + 4, cy + 4), ink, 2)
                p.disc(self.w / 2, cy, 4, line=ink, width=2)
                p.box(self.w * 0.8 - 4, cy - 4, self.w * 0.8 + 4, cy + 4, line=ink, width=2)
            self.bottom -= tall
        if d.chance(0.5):
            tall = d.span(26, 38)
            p.box(0, self.bottom - tall, self.w, self.bottom, t.card)
            n = d.whole(3, 5)
            on = d.whole(0, n - 1)
            for k in range(n):
                cx = (k + 0.5) * self.w / n
                p.icon(d, cx, self.bottom - tall * 0.62, 14, t.accent if k == on else t.faint)
                if tall > 29:
                    self.text(cx, self.bottom - tall * 0.2, t.tongue.label(1), 6, t.accent if k == on else t.faint, anchor="mm", limit=self.w / n - 2)
            self.bottom -= tall
        elif d.chance(0.35):
            cx, cy = self.x(self.w - 28), self.bottom - 28
            p.disc(cx, cy, 16, t.accent)
            p.icon(d, cx, cy, 15, t.on_accent, d.pick((0xE145, 0xE3C9, 0xE163, 0xE0B7)))

    def avatar(self, x, y, r):
        """A round or square picture, initial or icon at (x, y)."""
        d, p = self.dice, self.pen
        form = d.weighted((("photo", 3), ("letter", 4), ("icon", 3)))
        if form == "photo":
            p.paste(self.photos.filling(d, (2 * r, 2 * r), ("people", "pet-cat", "pet-dog", "nature")), x - r, y - r, r)
            return
        colour = d.colour(None, (0.3, 0.9), (0.4, 0.95))
        p.disc(x, y, r, colour)
        if form == "letter":
            p.text(x, y, self.theme.tongue.words(1)[:1].upper(), self.theme.face.at(r * 1.1), (255, 255, 255), "mm")
        else:
            p.icon(d, x, y, r * 1.2, (255, 255, 255))


def _list(s):
    d, p, t = s.dice, s.pen, s.theme
    row = d.span(24, 52)
    y = s.top + d.span(0, 10)
    lead = d.weighted((("icon", 3), ("avatar", 3), ("none", 2), ("thumb", 2)))
    trail = d.weighted((("none", 3), ("switch", 2), ("arrow", 2), ("text", 2), ("box", 1)))
    two = row > 32 and d.chance(0.8)
    limit = d.weighted(((99, 7), (d.whole(1, 4), 3)))
    ruled = d.chance(0.5)
    thumbs = None
    sparse = d.chance(0.15)
    for k in range(int(min(limit, (s.bottom - y) / row))):
        if d.chance(0.06):
            s.text(14, y + row * 0.6, t.tongue.label(2), 8, t.accent, True, "lm")
            y += row * 0.7
            continue
        x = 14
        cy = y + row / 2
        if lead == "icon":
            p.icon(d, s.x(22), cy, 15, t.faint if d.chance(0.6) else t.accent)
            x = 42
        elif lead == "avatar":
            s.avatar(s.x(12 + row * 0.34), cy, row * 0.34)
            x = 20 + row * 0.7
        elif lead == "thumb":
            side = row * 0.8
            if thumbs is None or d.chance(0.5):
                thumbs = s.photos.filling(d, (side, side))
            p.paste(thumbs, s.x(10 + side / 2) - side / 2, cy - side / 2, t.round)
            x = 18 + side
        right = s.w - 44
        s.text(x, cy - (7 if two else 0), t.tongue.label(4), 10, bold=d.chance(0.2), anchor="lm", limit=right - x)
        if two:
            s.text(x, cy + 7, t.tongue.words(d.whole(2, 9)), 8, t.faint, anchor="lm", limit=right - x + 20)
        rx = s.x(s.w - 20)
        if trail == "switch" and (k * 7) % 3:
            on = d.chance(0.5)
            p.box(rx - 9, cy - 5, rx + 9, cy + 5, t.accent if on else t.edge, r=5)
            p.disc(rx + (4 if on else -4), cy, 4, (255, 255, 255))
        elif trail == "arrow":
            p.line((rx - 2, cy - 4, rx + 2, cy, rx - 2, cy + 4), t.faint, 1)
        elif trail == "text":
            s.text(s.w - 10, cy - (7 if two else 0), d.pick((words.clock(d), words.price(d), str(d.whole(1, 99)))), 7, t.faint, anchor="rm")
        elif trail == "box":
            p.box(rx - 5, cy - 5, rx + 5, cy + 5, line=t.faint, r=1)
        if ruled and not sparse:
            p.line((14, y + row, s.w, y + row), t.edge)
        y += row
    return ["list"]


def _settings(s):
    d, p, t = s.dice, s.pen, s.theme
    y = s.top + 8
    while y < s.bottom - 60:
        s.text(16, y, t.tongue.label(2), 8, t.accent if d.chance(0.5) else t.faint, True)
        y += 16
        rows = d.whole(1, 5)
        row = d.span(26, 36)
        p.box(8, y, s.w - 8, y + rows * row, mix(t.ground, t.ink, 0.05), r=t.round)
        for k in range(rows):
            cy = y + row / 2
            if d.chance(0.5):
                side = 8
                p.box(s.x(24) - side, cy - side, s.x(24) + side, cy + side, d.colour(), r=4)
                p.icon(d, s.x(24), cy, 10, (255, 255, 255))
            s.text(40, cy, t.tongue.label(3), 10, anchor="lm", limit=s.w * 0.55)
            rx = s.x(s.w - 26)
            if d.chance(0.5):
                on = d.chance(0.5)
                p.box(rx - 10, cy - 6, rx + 10, cy + 6, t.accent if on else t.edge, r=6)
                p.disc(rx + (4 if on else -4), cy, 5, (255, 255, 255))
            else:
                s.text(s.w - 18, cy, t.tongue.label(1), 8, t.faint, anchor="rm")
            y += row
        y += d.span(6, 16)
    return ["settings screen"]


def _feed(s):
    d, p, t = s.dice, s.pen, s.theme
    y = s.top + 4
    edge = d.pick((0, 8, 12))
    while y < s.bottom - 20:
        s.avatar(s.x(22), y + 14, 10)
        s.text(38, y + 9, t.tongue.name(), 9, bold=True, anchor="lm", limit=130)
        s.text(38, y + 19, words.clock(d), 7, t.faint, anchor="lm")
        y += 30
        if d.chance(0.7):
            y = p.lines(12, y, s.w - 24, t.tongue.sentence(4, 26), s.font(9), t.ink, most=5, anchor="ra" if t.tongue.rtl else "la") + 4
        if d.chance(0.7):
            tall = d.span(60, 190)
            p.paste(s.photos.filling(d, (s.w - 2 * edge, tall)), edge, y, t.round if edge else 0)
            y += tall
        for k in range(d.whole(2, 4)):
            p.icon(d, s.x(20 + 40 * k), y + 11, 12, t.faint, d.pick((0xE87D, 0xE0B7, 0xE80D, 0xE163)))
        y += 26
        if d.chance(0.5):
            p.line((0, y, s.w, y), t.edge)
        y += 6
    p.box(0, s.bottom, s.w, s.bottom + 1, t.edge)
    return ["social media feed"]


def _shop(s):
    d, p, t = s.dice, s.pen, s.theme
    columns = d.whole(1, 3)
    gap = d.span(4, 10)
    side = (s.w - gap * (columns + 1)) / columns
    y = s.top + gap
    if d.chance(0.4):
        p.box(gap, y, s.w - gap, y + 60, d.colour(), r=t.round)
        s.text(gap + 10, y + 20, t.tongue.label(3), 14, (255, 255, 255), True, limit=s.w - 40)
        y += 68
    tall = side * d.span(0.7, 1.3) if columns > 1 else side * d.span(0.5, 0.8)
    white = d.chance(0.4)
    while y < s.bottom - tall * 0.4:
        for k in range(columns):
            x = gap + k * (side + gap)
            if white:
                p.box(x, y, x + side, y + tall, (255, 255, 255), line=t.edge, r=t.round)
            inset = side * 0.12 if white else 0
            p.paste(s.photos.filling(d, (side - 2 * inset, tall - 2 * inset), ("object", "food")), x + inset, y + inset, t.round)
            p.text(x + 2, y + tall + 3, t.tongue.label(3), s.font(8), t.ink, "la", side - 4)
            p.text(x + 2, y + tall + 14, words.price(d), s.font(9, True), t.accent, "la", side - 4)
        y += tall + 30
    return ["online shop", "shopping app"]


def _map(s):
    from . import figures
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
        s.text(52, s.bottom - 18, t.tongue.label(1), 9, t.on_accent, anchor="mm") if not t.tongue.rtl else None
    return ["map app", "navigation on a phone"]


def _player(s):
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


def _calendar(s):
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


def _weather(s):
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


def _keyboard(s):
    d, p, t = s.dice, s.pen, s.theme
    tall = s.h * d.span(0.28, 0.4)
    y0 = s.h - tall
    base = mix(t.ground, t.ink, 0.12)
    p.box(0, y0, s.w, s.h, base)
    if d.chance(0.15):
        side = s.w / 8
        for r in range(int(tall / side)):
            for k in range(8):
                p.disc((k + 0.5) * side, y0 + (r + 0.5) * side, side * 0.34, d.colour(d.span(0.08, 0.17), (0.4, 0.9), (0.8, 1)))
    else:
        rows = d.pick((("qwertyuiop", "asdfghjkl", "zxcvbnm", "     "), ("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "     "),
                       ("йцукенгшщзх", "фывапролджэ", "ячсмитьбю", "     ")))
        step = (tall - 16) / len(rows)
        key = mix(base, (255, 255, 255), 0.9 if not t.dark else 0.15)
        plain = d.chance(0.3)
        face = fonts.face(d, "sans", "cyrl")
        for r, row in enumerate(rows):
            widths = [1] * len(row) if row.strip() else [1.4, 1, 5, 1, 1.4]
            unit = s.w / max(10, sum(widths))
            x = (s.w - unit * sum(widths)) / 2
            y = y0 + 10 + r * step
            for ch, width in zip(row, widths):
                if not plain:
                    p.box(x + 1.2, y + 2, x + unit * width - 1.2, y + step - 2, key, r=3)
                p.text(x + unit * width / 2, y + step / 2, ch.strip(), face.at(10 * s.unit), t.ink, "mm")
                x += unit * width
    s.bottom = int(y0)
    return ["on-screen keyboard"]


def _form(s):
    d, p, t = s.dice, s.pen, s.theme
    y = s.top + d.span(10, 50)
    if d.chance(0.5):
        p.disc(s.w / 2, y + 24, 24, t.accent)
        p.icon(d, s.w / 2, y + 24, 24, t.on_accent)
        y += 62
    s.text(s.w / 2, y, t.tongue.label(3), 15, bold=True, anchor="ma", limit=s.w - 20)
    y += 30
    for _ in range(d.whole(1, 5)):
        s.text(16, y, t.tongue.label(2), 8, t.faint)
        p.box(14, y + 11, s.w - 14, y + 33, None, t.edge, r=t.round)
        if d.chance(0.5):
            s.text(22, y + 22, t.tongue.name(), 9, anchor="lm")
        y += 44
    p.box(14, y, s.w - 14, y + 26, t.accent, r=t.round)
    s.text(s.w / 2, y + 13, t.tongue.label(1), 10, t.on_accent, True, "mm")
    if d.chance(0.5):
        p.lines(16, y + 40, s.w - 32, t.tongue.sentence(8, 22), s.font(8), t.faint, most=4, anchor="ma")
    return ["login form"] if d.chance(0.5) else ["form in an app"]


def _article(s):
    d, p, t = s.dice, s.pen, s.theme
    y = s.top + 6
    if d.chance(0.6):
        tall = d.span(70, 140)
        p.paste(s.photos.filling(d, (s.w, tall)), 0, y)
        y += tall + 8
    y = p.lines(12, y, s.w - 24, t.tongue.words(d.whole(4, 10)), s.font(d.span(14, 19), True), t.ink, most=4, anchor="ra" if t.tongue.rtl else "la") + 8
    size = d.span(7.5, 11)
    while y < s.bottom - 10:
        y = p.lines(12, y, s.w - 24, " ".join(t.tongue.sentence(5, 14) for _ in range(d.whole(2, 6))), s.font(size), t.ink, 1.4,
                    most=max(1, int((s.bottom - y) / size / 1.4 / s.unit)), anchor="ra" if t.tongue.rtl else "la") + 8
    return ["web page on a phone", "article on a phone"]


def _grid(s):
    d, p, t = s.dice, s.pen, s.theme
    n = d.whole(2, 5)
    gap = d.pick((1, 2, 5))
    side = (s.w - gap * (n - 1)) / n
    y = s.top
    pool = [s.photos.filling(d, (side, side)) for _ in range(6)]
    while y < s.bottom:
        for k in range(n):
            p.paste(d.pick(pool), k * (side + gap), y)
        y += side + gap
    p.box(0, s.bottom, s.w, s.h, t.ground)
    return ["photo gallery app"]


def _game(s):
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


def _dashboard(s):
    from . import figures
    d, p, t = s.dice, s.pen, s.theme
    y = s.top + 8
    while y < s.bottom - 40:
        tall = d.span(44, 130)
        p.box(8, y, s.w - 8, y + tall, mix(t.ground, t.ink, 0.05), r=max(4, t.round))
        s.text(16, y + 8, t.tongue.label(2), 8, t.faint)
        if tall > 80:
            chart = figures.bare_chart(d, (s.w - 40, tall - 34), mix(t.ground, t.ink, 0.05), t.ink)
            p.paste(chart, 20, y + 26)
        else:
            s.text(16, y + 20, d.pick((f"{d.whole(1, 9999)}", words.price(d, 10, 9000), f"{d.whole(1, 99)}%")), 17, bold=True)
        y += tall + 8
    return ["app dashboard", "statistics in an app"]


def _ticketless(s):
    """Departures, bank lists: rows of times or sums in columns."""
    d, p, t = s.dice, s.pen, s.theme
    y = s.top + 8
    row = d.span(30, 44)
    bank = d.chance(0.5)
    while y < s.bottom - row:
        if bank:
            s.text(14, y + 6, t.tongue.name(), 9, bold=True)
            s.text(14, y + 19, words.date(d), 7, t.faint)
            s.text(s.w - 12, y + 10, ("-" if d.chance(0.7) else "+") + words.price(d), 10, t.ink if d.chance(0.7) else (40, 160, 80), anchor="ra")
        else:
            s.text(14, y + 6, words.clock(d) + " - " + words.clock(d), 10, bold=True)
            s.text(14, y + 20, d.pick(words.PLACES) + " - " + d.pick(words.PLACES), 7, t.faint)
            p.box(s.x(s.w - 24) - 14, y + 6, s.x(s.w - 24) + 14, y + 20, d.colour(), r=3)
        p.line((14, y + row, s.w, y + row), t.edge)
        y += row
    return ["banking app"] if bank else ["timetable app"]


_LAYOUTS = ((_list, 6), (_settings, 3), (_feed, 3), (_shop, 2), (_map, 1.2), (_player, 1), (_calendar, 1), (_form, 2), (_article, 2), (_grid, 0.7),
            (_dashboard, 1.5), (_ticketless, 1.5))


def _overlay(s):
    """A dialog, sheet, snack bar or menu above the screen, at times."""
    d, p, t = s.dice, s.pen, s.theme
    if d.chance(0.14):
        dim = Image.new("RGB", (s.w, s.h), (0, 0, 0))
        p.image.paste(Image.blend(p.image, dim, 0.5), (0, 0))
        tall = d.span(70, 160)
        y = (s.h - tall) / 2 if d.chance(0.7) else s.h - tall
        p.box(16 if y < s.h - tall else 0, y, s.w - (16 if y < s.h - tall else 0), y + tall, mix(t.ground, t.ink, 0.06), r=t.round + 4)
        s.text(30, y + 12, t.tongue.label(3), 12, bold=True, limit=s.w - 60)
        p.lines(30, y + 32, s.w - 60, t.tongue.sentence(5, 16), s.font(9), t.faint, most=4)
        s.text(s.w - 34, y + tall - 18, t.tongue.label(1), 9, t.accent, True, "ra")
        return ["dialog on a phone"]
    if d.chance(0.06):
        # A navigation drawer over the dimmed screen.
        p.image.paste(Image.blend(p.image, Image.new("RGB", (s.w, s.h), (0, 0, 0)), 0.45), (0, 0))
        width = s.w * d.span(0.6, 0.85)
        p.box(0, 0, width, s.h, t.ground)
        y = s.h * d.span(0.06, 0.2)
        if d.chance(0.5):
            p.box(0, 0, width, y, t.accent)
        while y < s.h * d.span(0.6, 1.0):
            p.icon(d, 18, y + 14, 14, t.faint)
            p.text(38, y + 14, t.tongue.label(2), s.font(10), t.ink, "lm", width - 44)
            y += 28
        return ["menu drawer"]
    if d.chance(0.06):
        p.box(8, s.h - 60, s.w - 8, s.h - 36, (40, 40, 44), r=5)
        s.text(20, s.h - 48, t.tongue.label(4), 9, (255, 255, 255), anchor="lm", limit=s.w - 40)
    if d.chance(0.06):
        p.box(6, 6, s.w - 6, 46, mix(t.ground, t.ink, 0.1), r=10)
        s.avatar(s.x(26), 26, 10)
        s.text(44, 18, t.tongue.name(), 9, bold=True, anchor="lm")
        s.text(44, 32, t.tongue.sentence(3, 8), 8, t.faint, anchor="lm", limit=s.w - 60)
    return []


def app_screen(dice, photos, dark=None):
    """(RGB screen, facts) of one app."""
    s = Screen(dice, photos, dark)
    facts = []
    whole = dice.weighted((("app", 16), ("weather", 0.8), ("game", 1.4)))
    if whole == "weather":
        facts += _weather(s)
    elif whole == "game":
        facts += _game(s)
    else:
        s.header()
        if dice.chance(0.1):
            facts += _keyboard(s)
        else:
            s.footer()
        facts += dice.weighted(_LAYOUTS)(s)
        if "on-screen keyboard" in facts:
            # Content was drawn to the free band only, yet long rows may cross it.
            _keyboard(s)
        facts += s.theme.facts()
        facts += _overlay(s)
    return s.pen.image, facts


def home_screen(dice, photos):
    """(RGB screen, facts) of a home or lock screen over a wallpaper."""
    s = Screen(dice, photos)
    p, d = s.pen, dice
    if d.chance(0.6):
        paper = photos.filling(d, (s.w, s.h), ("nature", "building", "pet-cat", "pet-dog", "street", "people"))
        paper = paper.filter(ImageFilter.GaussianBlur(d.pick((0.5, 0.5, 3)))).point(lambda v: int(v * d.pick((0.6, 0.8, 0.9))))
    else:
        paper = pen.gradient((s.w, s.h), [d.colour(None, (0.2, 0.9), (0.1, 0.8)) for _ in range(4)])
    p.paste(paper, 0, 0)
    white = (255, 255, 255)
    if d.chance(0.4):
        s.status(white)
        big = fonts.face(d, d.pick(("sans", "heavy")))
        y = s.h * d.span(0.1, 0.25)
        p.text(s.w / 2, y, words.clock(d), big.at(d.span(36, 60)), white, "mm")
        p.text(s.w / 2, y + 36, s.theme.tongue.label(2) + " " + str(d.whole(1, 30)), s.theme.face.at(11), white, "mm")
        y = s.h * d.span(0.4, 0.6)
        for _ in range(d.whole(0, 4)):
            p.box(10, y, s.w - 10, y + 42, mix(d.grey(200, 245), (0, 0, 0), 0 if not s.theme.dark else 0.75), r=10)
            ink = (20, 20, 20) if not s.theme.dark else white
            p.box(18, y + 11, 38, y + 31, d.colour(), r=5)
            p.text(46, y + 8, s.theme.tongue.name(), s.font(9, True), ink, "la", 120)
            p.text(46, y + 22, s.theme.tongue.sentence(3, 8), s.font(8), ink, "la", s.w - 64)
            y += 48
        return p.image, ["lock screen"]
    s.status(white)
    columns = d.pick((4, 4, 5))
    step = s.w / columns
    rows = int((s.h - 90) / (step * 1.12))
    empty = d.span(0, 0.5)
    y0 = 26
    if d.chance(0.5):
        p.box(10, 24, s.w - 10, 24 + step * 1.5, mix(d.grey(220, 250), (0, 0, 0), d.pick((0, 0.7))), r=12)
        y0 = 36 + step * 1.5
        rows = int((s.h - y0 - 70) / (step * 1.12))
    r = d.pick((5, 9, 30))
    side = step * d.span(0.56, 0.68)

    def app(cx, cy):
        p.box(cx - side / 2, cy - side / 2, cx + side / 2, cy + side / 2, d.pick((d.colour(None, (0.3, 1), (0.4, 1)), white, (25, 25, 28))), r=r)
        p.icon(d, cx, cy, side * 0.62, d.pick((white, d.colour())))
    for j in range(rows):
        for k in range(columns):
            if d.chance(1 - empty):
                cx, cy = (k + 0.5) * step, y0 + (j + 0.4) * step * 1.12
                app(cx, cy)
                p.text(cx, cy + side / 2 + 2, s.theme.tongue.label(1), s.font(6.5), white, "ma", step - 2)
    if d.chance(0.7):
        p.box(6, s.h - step - 10, s.w - 6, s.h - 6, mix(paper.getpixel((5, s.h - 10)), white, 0.3), r=14)
    for k in range(columns):
        app((k + 0.5) * step, s.h - step / 2 - 8)
    return p.image, ["home screen", "app icons"]


def framed(dice, screen, photos):
    """A store-style picture: the screen in a device frame on a coloured ground, usually under a slogan."""
    w, h = dice.pick(((230, 420), (240, 360), (300, 300), (420, 250)))
    base = dice.colour(None, (0.1, 0.9), (0.4, 1.0))
    corners = [base] * 4 if dice.chance(0.4) else [mix(base, dice.colour(), dice.span(0, 0.6)) for _ in range(4)]
    p = pen.Pen(None, pen.gradient((w, h), corners))
    tongue = words.tongue(dice, scripts=fonts.scripts_available())
    ink = (255, 255, 255) if sum(base) < 500 else (20, 20, 30)
    head = fonts.face(dice, dice.pick(("sans", "heavy")), tongue.script)
    wide = w > h
    if dice.chance(0.85):
        p.lines(w * 0.06, h * 0.05, (w * 0.4 if wide else w * 0.88), tongue.sentence(2, 6), head.at(dice.span(17, 25), True), ink, most=4 if wide else 2, anchor="la" if wide else "ma")
    tall = h * dice.span(0.7, 1.0)
    wide_px = tall * screen.width / screen.height
    if wide_px > w * 0.86:
        wide_px = w * 0.86
        tall = wide_px * screen.height / screen.width
    small = screen.resize((int(wide_px), int(tall)), Image.Resampling.BILINEAR, reducing_gap=2.0)
    x = (w * 0.55 if wide else (w - wide_px) / 2)
    y = h * (0.12 if wide else 0.22)
    bezel = dice.span(3, 7)
    p.box(x - bezel, y - bezel, x + wide_px + bezel, y + tall + bezel, dice.pick(((12, 12, 14), (240, 240, 242), (60, 60, 66))), r=bezel * 3)
    p.paste(small, x, y, bezel * 2)
    if dice.chance(0.3):
        turn = dice.span(-9, 9) if dice.chance(0.6) else dice.span(-28, 28)
        grow = 1 + abs(turn) / 90
        p.image = p.image.rotate(turn, Image.Resampling.BILINEAR, fillcolor=corners[0])
        cut_w, cut_h = w / grow, h / grow
        x, y = dice.span(0, w - cut_w), dice.span(0, h - cut_h)
        p.image = p.image.crop((int(x), int(y), int(x + cut_w), int(y + cut_h)))
    return p.image


@kind("phone", 9)
def draw_phone(dice, photos):
    """A screenshot of an app."""
    image, facts = app_screen(dice, photos)
    if dice.chance(0.1):
        keep = dice.span(0.35, 0.9)
        top = int(image.height * dice.span(0, 1 - keep))
        part = image.crop((0, top, image.width, top + int(image.height * keep)))
        if not pen.empty(part):
            image = part
            facts.append("cropped screenshot")
    return Picture(degrade.forwarded(dice, image), "screenshot-phone", facts + ["phone screenshot", "app screenshot"])


@kind("phone-home", 1.6)
def draw_phone_home(dice, photos):
    """A home or lock screen."""
    image, facts = home_screen(dice, photos)
    return Picture(degrade.forwarded(dice, image), "screenshot-phone", facts + ["phone screenshot"])


@kind("phone-store", 1.6)
def draw_phone_store(dice, photos):
    """A store listing picture with the screen in a device frame."""
    image, facts = app_screen(dice, photos)
    return Picture(degrade.forwarded(dice, framed(dice, image, photos)), "screenshot-phone", facts + ["app store screenshot", "phone mockup"])


@kind("phone-sparse", 2.5)
def draw_phone_sparse(dice, photos):
    """Nearly empty screens: a spinner, one message, an error, an empty list, a splash, a consent page; often dark."""
    s = Screen(dice, photos, dark=dice.chance(0.6))
    d, p, t = dice, s.pen, s.theme
    form = d.pick(("message", "splash", "top", "bottom", "pin", "call"))
    if form == "splash":
        p.box(0, 0, s.w, s.h, t.accent if d.chance(0.5) else t.ground)
        s.status()
        p.icon(d, s.w / 2, s.h * 0.45, d.span(40, 80), t.on_accent if d.chance(0.5) else t.ink)
        s.text(s.w / 2, s.h * 0.6, t.tongue.label(1), 16, bold=True, anchor="mm")
    elif form == "pin":
        s.status()
        s.text(s.w / 2, s.h * 0.25, t.tongue.label(2), 12, anchor="mm")
        for k in range(4):
            p.disc(s.w / 2 + (k - 1.5) * 18, s.h * 0.33, 4, line=t.ink)
        for k in range(12):
            cx, cy = s.w / 2 + (k % 3 - 1) * 56, s.h * 0.5 + (k // 3) * 46
            if d.chance(0.9):
                p.disc(cx, cy, 20, t.edge)
                p.text(cx, cy, "123456789*0#"[k], s.font(15), t.ink, "mm")
    elif form == "call":
        s.status()
        s.avatar(s.w / 2, s.h * 0.25, 36)
        s.text(s.w / 2, s.h * 0.38, t.tongue.name(), 16, anchor="mm")
        s.text(s.w / 2, s.h * 0.43, f"00:{d.digits(2)}", 10, t.faint, anchor="mm")
        for k in range(3):
            p.disc(s.w / 2 + (k - 1) * 60, s.h * 0.8, 20, (220, 50, 50) if k == 1 else t.edge)
            p.icon(d, s.w / 2 + (k - 1) * 60, s.h * 0.8, 18, (255, 255, 255))
    else:
        s.header()
        s.footer()
        if form == "message":
            cy = (s.top + s.bottom) / 2 - 10
            if d.chance(0.7):
                p.icon(d, s.w / 2, cy - 26, d.span(28, 60), t.faint)
            s.text(s.w / 2, cy + 16, t.tongue.label(3), 12, anchor="mm", limit=s.w - 20)
            p.lines(24, cy + 30, s.w - 48, t.tongue.sentence(5, 14), s.font(9), t.faint, most=3, anchor="ma")
        else:
            y = s.top + 14 if form == "top" else s.bottom - 110
            for _ in range(d.whole(1, 3)):
                s.text(14, y, t.tongue.label(4), 10, limit=s.w - 28)
                s.text(14, y + 14, t.tongue.sentence(3, 7), 8, t.faint, limit=s.w - 28)
                y += 32
    return Picture(degrade.forwarded(dice, p.image), "screenshot-phone", ["phone screenshot", "app screenshot", "nearly empty screen"] + t.facts())


@kind("phone-picture", 1.8)
def draw_phone_picture(dice, photos):
    """Screens that are mostly one photograph or video: gallery viewer, story, reel, camera, video call, landscape player or game."""
    d = dice
    s = Screen(d, photos, dark=d.chance(0.75))
    p, t = s.pen, s.theme
    white = (255, 255, 255)
    form = d.pick(("viewer", "story", "camera", "call", "wide", "wide-game"))
    if form == "viewer":
        s.status()
        tall = s.w * d.span(0.56, 1.4)
        p.paste(photos.filling(d, (s.w, tall)), 0, (s.h - tall) / 2)
        for k in range(d.whole(2, 4)):
            p.icon(d, s.w * (k + 0.5) / 4, s.h - 26, 16, t.ink)
        if d.chance(0.7):
            p.icon(d, 16, s.top + 14, 15, t.ink, 0xE5C4)
            p.icon(d, s.w - 16, s.top + 14, 15, t.ink, 0xE5D4)
        facts = ["photo viewer on a phone"]
    elif form == "story":
        p.paste(photos.filling(d, (s.w, s.h)), 0, 0)
        s.status(white)
        for k in range(3):
            p.box(6 + k * (s.w - 12) / 3, s.top + 3, 3 + (k + 1) * (s.w - 12) / 3, s.top + 5, white if k == 0 else (150, 150, 150))
        s.avatar(20, s.top + 20, 9)
        p.text(34, s.top + 20, t.tongue.name(), s.font(9, True), white, "lm")
        if d.chance(0.5):
            for k in range(4):
                p.icon(d, s.w - 18, s.h * 0.5 + k * 36, 20, white, d.pick((0xE87D, 0xE0B7, 0xE80D, 0xE5D4)))
            p.lines(10, s.h - 60, s.w * 0.7, t.tongue.sentence(5, 12), s.font(9), white, most=3)
        else:
            p.box(12, s.h - 36, s.w - 50, s.h - 12, None, white, 1, 12)
            p.text(24, s.h - 24, t.tongue.label(2), s.font(9), white, "lm")
        facts = ["story on social media", "short video"]
    elif form == "camera":
        p.box(0, 0, s.w, s.h, (0, 0, 0))
        tall = s.w * 4 / 3
        p.paste(photos.filling(d, (s.w, tall)), 0, s.h * 0.1)
        y = s.h - (s.h - s.h * 0.1 - tall) / 2
        p.disc(s.w / 2, y, 20, white)
        p.disc(s.w / 2, y, 17, None, (0, 0, 0), 2)
        for k in range(4):
            p.text(s.w * (0.2 + 0.2 * k), s.h * 0.1 + tall + 8, t.tongue.label(1).upper(), s.font(6), white, "ma", 38)
        for k in range(4):
            p.icon(d, s.w * (0.15 + 0.23 * k), s.h * 0.05, 13, white)
        facts = ["camera app"]
    elif form == "call":
        p.paste(photos.filling(d, (s.w, s.h), ("people",)), 0, 0)
        p.paste(photos.filling(d, (s.w * 0.28, s.w * 0.4), ("people",)), s.w * 0.68, s.h * 0.08, 8)
        for k in range(4):
            p.disc(s.w * (0.2 + 0.2 * k), s.h - 36, 15, (220, 50, 50) if k == 3 else (60, 60, 64))
            p.icon(d, s.w * (0.2 + 0.2 * k), s.h - 36, 15, white)
        facts = ["video call"]
    else:
        w, h = s.h, s.w
        p = pen.Pen(None, photos.filling(d, (w, h)) if form == "wide" else pen.gradient((w, h), [d.colour() for _ in range(4)]))
        heavy = fonts.face(d, "heavy")
        if form == "wide":
            if d.chance(0.6):
                p.box(0, 0, w * 0.1, h, (0, 0, 0))
                p.box(w * 0.9, 0, w, h, (0, 0, 0))
            p.box(20, h - 24, w - 20, h - 22, (170, 170, 170))
            p.box(20, h - 24, w * d.span(0.1, 0.8), h - 22, (230, 40, 40))
            p.text(20, h - 18, f"{d.whole(0, 9)}:{d.digits(2)} / {d.whole(10, 59)}:{d.digits(2)}", fonts.face(d, "sans").at(9), white)
            for k, code in enumerate((0xE045, 0xE034, 0xE044)):
                p.icon(d, w / 2 + (k - 1) * 60, h / 2, 32, white, code)
            p.text(40, 14, t.tongue.label(4), t.face.at(12, True), white, "lm", w * 0.6)
        else:
            p.box(0, h * 0.75, w, h, d.colour(0.3, (0.3, 0.8), (0.2, 0.6)))
            for _ in range(d.whole(6, 20)):
                x, y = d.span(0, w), d.span(h * 0.2, h * 0.85)
                d.pick((lambda: p.disc(x, y, d.span(5, 16), d.colour()), lambda: p.box(x, y, x + d.span(10, 50), y + d.span(8, 30), d.colour(), r=3)))()
            for x, y in ((50, h - 46), (w - 50, h - 46), (w - 100, h - 30)):
                p.disc(x, y, 22, None, white, 2)
            for k in range(3):
                p.box(10 + k * 90, 8, 90 + k * 90, 28, (0, 0, 0), r=8)
                p.text(50 + k * 90, 18, d.digits(d.whole(1, 5)), heavy.at(14), (255, 235, 170), "mm")
        facts = ["landscape phone screenshot"] + (["video player"] if form == "wide" else ["mobile game"])
    if form in ("story", "call"):
        # Little but the photograph shows at 128 px: claiming a screenshot here would teach the model to see one in any photograph.
        return Picture(degrade.forwarded(d, p.image), "counter", facts, ["maybe:screenshot-phone"])
    return Picture(degrade.forwarded(d, p.image), "screenshot-phone", facts + ["phone screenshot"])


@kind("phone-paper", 0.9)
def draw_phone_paper(dice, photos):
    """A document or receipt seen inside an app: a screenshot; whether also the paper is arguable."""
    from . import documents, receipts
    s = Screen(dice, photos)
    s.header()
    s.footer()
    till = dice.chance(0.4)
    sheet = receipts.receipt_sheet(dice, photos)[0] if till else documents.page(dice, photos)[0]
    room = max(60, s.bottom - s.top - 12)
    s.pen.box(0, s.top, s.w, s.bottom, mix(s.theme.ground, (128, 128, 128), 0.35))
    wide = s.w * dice.span(0.75, 0.98)
    sheet = sheet.resize((int(wide), max(8, int(wide * sheet.height / sheet.width))), Image.Resampling.BILINEAR, reducing_gap=2.0)
    sheet = sheet.crop((0, 0, sheet.width, min(sheet.height, int(room))))
    s.pen.paste(sheet, (s.w - wide) / 2, s.top + 6)
    facts = ["phone screenshot"] + (["receipt in an app"] if till else ["document in an app"])
    return Picture(degrade.forwarded(dice, s.pen.image), "screenshot-phone", facts, ["maybe:receipt" if till else "maybe:document"])
