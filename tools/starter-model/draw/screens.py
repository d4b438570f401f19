"""The phone screen that all phone pictures are drawn on: bars, header, footer, avatars, keyboard."""

from . import fonts, pen, words
from .dice import mix
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


def keyboard(s):
    """An on-screen keyboard over the lower third; the free band shrinks to what is above. Returns facts."""
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
