"""One program's window: title or browser bar and what it shows."""

from . import figures, fonts, pen, words
from .dice import luma, mix
from .theme import Theme


class Window:
    """A window's inside: a pen and the box (x0, y0, x1, y1) to fill."""

    def __init__(self, dice, photos, p, theme, box):
        self.dice, self.photos, self.pen, self.theme = dice, photos, p, theme
        self.x0, self.y0, self.x1, self.y1 = box
        self.size = dice.span(5.5, 8.5)

    def font(self, scale=1.0, bold=False):
        """The theme's face at a multiple of the window's text size."""
        return self.theme.face.at(self.size * scale, bold)

    @property
    def w(self):
        """Inner width."""
        return self.x1 - self.x0

    @property
    def h(self):
        """Inner height."""
        return self.y1 - self.y0

    def side(self, share):
        """A navigation column at the left. The box shrinks by it."""
        d, p, t = self.dice, self.pen, self.theme
        width = self.w * share
        ground = d.pick((mix(t.ground, t.ink, 0.06), t.accent, d.colour(None, (0.2, 0.6), (0.1, 0.3)), t.ground))
        ink = (240, 240, 244) if luma(ground) < 130 else (40, 40, 46)
        p.box(self.x0, self.y0, self.x0 + width, self.y1, ground)
        y = self.y0 + 5
        row = self.size * d.span(1.5, 2.8)
        on = d.whole(0, 6)
        k = 0
        while y < self.y1 - row:
            if k == on:
                p.box(self.x0 + 2, y, self.x0 + width - 2, y + row, mix(ground, ink, 0.15), r=t.round)
            p.icon(d, self.x0 + 8, y + row / 2, self.size * 1.3, mix(ink, ground, 0.2))
            if width > 30:
                p.text(self.x0 + 17, y + row / 2, t.tongue.label(2), self.font(), ink, "lm", width - 20)
            y += row
            k += 1
            if d.chance(0.06):
                y += row
            if k > 6 and d.chance(0.1):
                break
        self.x0 += width


def _page(v):
    d, p, t = v.dice, v.pen, v.theme
    y = v.y0 + 4
    if d.chance(0.7):
        p.box(v.x0, v.y0, v.x1, v.y0 + 16, d.pick((t.accent, t.ground, t.card)))
        for k in range(d.whole(2, 6)):
            p.text(v.x0 + 20 + k * v.w * 0.13, v.y0 + 8, t.tongue.label(1), v.font(), t.ink, "lm", v.w * 0.12)
        y += 18
    if d.chance(0.4):
        v.side(d.span(0.12, 0.24))
    if d.chance(0.45):
        tall = v.h * d.span(0.2, 0.45)
        p.paste(v.photos.filling(d, (v.w, tall)), v.x0, y)
        p.text(v.x0 + v.w / 2, y + tall / 2, t.tongue.label(3), v.font(2.2, True), (255, 255, 255), "mm", v.w * 0.8)
        y += tall + 6
    m = v.w * d.pick((0.04, 0.04, 0.16))
    columns = d.weighted(((1, 5), (3, 3), (4, 2)))
    if columns == 1:
        p.text(v.x0 + m, y, t.tongue.label(4), v.font(1.8, True), t.ink, "la", v.w - 2 * m)
        y += v.size * 3
        while y < v.y1 - v.size * 2:
            if d.chance(0.12):
                tall = min(v.y1 - y - 2, d.span(24, 60))
                if tall > 12:
                    p.paste(v.photos.filling(d, (v.w * 0.4, tall)), v.x0 + m, y)
                y += tall + 4
            y = p.lines(v.x0 + m, y, v.w - 2 * m, t.tongue.sentence(10, 40), v.font(), t.ink, 1.4,
                        max(1, int((v.y1 - y) / v.size / 1.4)), "ra" if t.tongue.rtl else "la") + v.size
    else:
        gap = 6
        side = (v.w - 2 * m - gap * (columns - 1)) / columns
        while y < v.y1 - 10:
            for k in range(columns):
                x = v.x0 + m + k * (side + gap)
                tall = min(side * 0.66, v.y1 - y - 1)
                if tall > 6:
                    p.paste(v.photos.filling(d, (side, tall)), x, y, t.round)
                if y + side * 0.66 + 8 < v.y1:
                    p.text(x, y + side * 0.66 + 2, t.tongue.label(3), v.font(1, True), t.ink, "la", side)
                if y + side * 0.66 + 18 < v.y1:
                    p.text(x, y + side * 0.66 + 11, d.pick((words.price(d), t.tongue.words(4))), v.font(0.9), t.faint, "la", side)
            y += side * 0.66 + 26
    return ["web page", "browser window"]


def _code(v):
    d, p, t = v.dice, v.pen, v.theme
    if d.chance(0.6):
        v.side(d.span(0.14, 0.25))
    font = fonts.face(d, "mono").at(v.size)
    step = font.size * 1.3
    y, n = v.y0 + 3, d.whole(1, 400)
    inks = [d.colour(d.random(), (0.4, 0.8), (0.7, 1.0) if t.dark else (0.3, 0.7)) for _ in range(4)] + [t.ink]
    keys = "def return import for if const let function class self = ( ) { } [ ] => 0 1 true null : ; await new string".split()
    depth = 0
    numbered = d.chance(0.8)
    while y < v.y1 - step:
        if numbered:
            p.text(v.x0 + 20, y, str(n), font, t.faint, "ra")
        n += 1
        if d.chance(0.86):
            x = v.x0 + (26 if numbered else 5) + depth * font.size * 1.2
            if d.chance(0.12):
                p.text(x, y, "# " + words.Tongue(d, "en").words(d.whole(2, 8)), font, inks[0], "la", v.x1 - x)
            else:
                for _ in range(d.whole(1, 8)):
                    word = d.pick(keys) if d.chance(0.5) else d.pick(words.GOODS).lower()
                    if x > v.x1 - 30:
                        break
                    x += p.text(x, y, word, font, d.pick(inks)) + font.size * 0.5
        depth = max(0, min(5, depth + d.pick((-1, 0, 0, 0, 1))))
        y += step
    return ["code editor", "source code"]


def _terminal(v):
    d, p = v.dice, v.pen
    ground, ink = d.pick((((8, 8, 10), (220, 220, 220)), ((0, 0, 0), (80, 240, 100)), ((44, 0, 30), (240, 240, 240)), ((253, 246, 227), (88, 110, 117)), ((255, 255, 255), (20, 20, 20)), ((1, 36, 86), (230, 230, 230))))
    p.box(v.x0, v.y0, v.x1, v.y1, ground)
    font = fonts.face(d, "mono").at(v.size)
    y = v.y0 + 3
    stop = v.y1 if d.chance(0.6) else v.y0 + v.h * d.span(0.1, 0.6)
    en = words.Tongue(d, "en")
    while y < stop - font.size:
        if d.chance(0.2):
            x = p.text(v.x0 + 4, y, "user@host:~$ ", font, mix(ink, (60, 220, 90), 0.6))
            p.text(v.x0 + 4 + x, y, en.words(2), font, ink, "la", v.w * 0.6)
        else:
            p.text(v.x0 + 4, y, d.pick((f"[{words.clock(d)}] ", "", "  ", "-rw-r--r-- 1 root ")) + en.words(d.whole(1, 9)), font, d.pick((ink, ink, ink, (230, 90, 90), (240, 200, 80))), "la", v.w - 8)
        y += font.size * 1.25
    return ["terminal", "command line"]


def _grid(v):
    d, p, t = v.dice, v.pen, v.theme
    p.box(v.x0, v.y0, v.x1, v.y0 + 12, mix(t.ground, t.ink, 0.06))
    for k in range(14):
        p.icon(d, v.x0 + 8 + k * 13, v.y0 + 6, 8, t.faint)
    y0 = v.y0 + 14
    row, column = v.size * d.span(1.25, 1.8), v.w / d.whole(6, 13)
    edge = mix(t.ground, t.ink, 0.18)
    filled_rows = int((v.y1 - y0) / row * d.pick((1, 1, 0.5, 0.3)))
    filled_columns = d.whole(3, 12)
    r, y = 0, y0
    while y < v.y1:
        p.line((v.x0, y, v.x1, y), edge)
        k, x = 0, v.x0
        while x < v.x1:
            if r == 0 or k == 0:
                p.box(x, y, x + column, y + row, mix(t.ground, t.ink, 0.07))
                p.text(x + column / 2, y + row / 2, str(r) if k == 0 else chr(64 + min(26, k)), v.font(0.8), t.faint, "mm")
            elif r <= filled_rows and k <= filled_columns and d.chance(0.9):
                if d.chance(0.03):
                    p.box(x, y, x + column, y + row, d.colour(None, (0.1, 0.5), (0.8, 1)))
                text = t.tongue.label(1) if k == 1 or r == 1 else d.pick((d.digits(3), words.price(d, currency="")))
                p.text(x + column - 2, y + row / 2, text, v.font(0.9, r == 1), t.ink, "rm")
            x += column
            k += 1
        y += row
        r += 1
    for k in range(int(v.w / column) + 1):
        p.line((v.x0 + k * column, y0, v.x0 + k * column, v.y1), edge)
    if d.chance(0.25):
        cw, ch = v.w * 0.4, v.h * 0.5
        p.paste(figures.chart(d, (cw, ch)), v.x1 - cw - 10, v.y1 - ch - 10)
    return ["spreadsheet"]


def _dashboard(v):
    d, p, t = v.dice, v.pen, v.theme
    if d.chance(0.7):
        v.side(d.span(0.06, 0.2))
    n, m = d.whole(1, 3), d.whole(2, 4)
    gap = 5
    card = mix(t.ground, (255, 255, 255) if not t.dark else t.ink, 0.06)
    y = v.y0 + gap
    if d.chance(0.6):
        width = (v.w - gap * (m + 1)) / m
        for k in range(m):
            x = v.x0 + gap + k * (width + gap)
            p.box(x, y, x + width, y + 30, card, t.edge, r=t.round)
            p.text(x + 4, y + 4, t.tongue.label(2), v.font(0.9), t.faint, "la", width - 6)
            p.text(x + 4, y + 13, d.pick((d.digits(4), f"{d.whole(0, 99)}%", words.price(d, 10, 9000))), v.font(1.7, True), d.pick((t.ink, t.accent)), "la", width - 6)
        y += 30 + gap
    width, tall = (v.w - gap * (n + 1)) / n, (v.y1 - y - gap * 2) / d.whole(1, 2)
    while y < v.y1 - tall * 0.8:
        for k in range(n):
            x = v.x0 + gap + k * (width + gap)
            p.box(x, y, x + width, y + tall, card, t.edge, r=t.round)
            p.text(x + 4, y + 3, t.tongue.label(2), v.font(1, True), t.ink, "la", width - 8)
            p.paste(figures.bare_chart(d, (width - 14, tall - 24), card, t.ink), x + 7, y + 15)
        y += tall + gap
    return ["dashboard"]


def _mail(v):
    d, p, t = v.dice, v.pen, v.theme
    if d.chance(0.7):
        v.side(d.span(0.12, 0.22))
    listing = v.w * d.pick((0.35, 0.4, 1.0))
    row = v.size * d.span(1.9, 4.2)
    y = v.y0 + 3
    while y < v.y1 - row:
        if row > v.size * 3:
            p.text(v.x0 + 6, y, t.tongue.name(), v.font(1, d.chance(0.4)), t.ink, "la", listing - 40)
            p.text(v.x0 + 6, y + v.size * 1.4, t.tongue.sentence(3, 10), v.font(0.9), t.faint, "la", listing - 14)
        else:
            p.box(v.x0 + 5, y + 2, v.x0 + 9, y + 6, None, t.faint)
            p.text(v.x0 + 14, y, t.tongue.name(), v.font(1, d.chance(0.4)), t.ink, "la", listing * 0.22)
            p.text(v.x0 + 14 + listing * 0.24, y, t.tongue.sentence(3, 14), v.font(), t.ink, "la", listing * 0.6)
        p.text(v.x0 + listing - 5, y, words.clock(d), v.font(0.8), t.faint, "ra")
        p.line((v.x0, y + row - 2, v.x0 + listing, y + row - 2), t.edge)
        y += row
    if listing < v.w:
        x = v.x0 + listing
        p.line((x, v.y0, x, v.y1), t.edge)
        p.text(x + 8, v.y0 + 6, t.tongue.label(4), v.font(1.5, True), t.ink, "la", v.x1 - x - 12)
        p.lines(x + 8, v.y0 + 26, v.x1 - x - 16, t.tongue.words(70), v.font(), t.ink, 1.4, max(1, int((v.h - 30) / v.size / 1.4)), "ra" if t.tongue.rtl else "la")
    return ["email inbox", "mail program"]


def _files(v):
    d, p, t = v.dice, v.pen, v.theme
    v.side(d.span(0.14, 0.25))
    if d.chance(0.5):
        cell = d.span(28, 48)
        y = v.y0 + 6
        thumbs = d.chance(0.4)
        while y < v.y1 - cell:
            x = v.x0 + 6
            while x < v.x1 - cell:
                if d.chance(0.9):
                    if thumbs and d.chance(0.7):
                        p.paste(v.photos.filling(d, (cell * 0.7, cell * 0.5)), x + cell * 0.15, y)
                    else:
                        p.icon(d, x + cell / 2, y + cell * 0.3, cell * 0.6, d.pick(((240, 190, 60), (90, 150, 230), t.faint)), d.pick((0xE2C7, 0xE24D)))
                    p.text(x + cell / 2, y + cell * 0.6, t.tongue.words(1), v.font(0.85), t.ink, "ma", cell - 2)
                x += cell
            y += cell
    else:
        row = v.size * d.span(1.5, 2.2)
        y = v.y0 + 2
        while y < v.y1 - row:
            p.icon(d, v.x0 + 8, y + row / 2, v.size * 1.3, d.pick(((240, 190, 60), t.faint)), d.pick((0xE2C7, 0xE24D)))
            p.text(v.x0 + 16, y + row / 2, t.tongue.words(2) + d.pick((".pdf", ".txt", "", ".jpg")), v.font(), t.ink, "lm", v.w * 0.45)
            p.text(v.x0 + v.w * 0.6, y + row / 2, words.date(d), v.font(0.9), t.faint, "lm")
            p.text(v.x1 - 8, y + row / 2, f"{d.whole(1, 999)} KB", v.font(0.9), t.faint, "rm")
            y += row
    return ["file manager"]


def _settings(v):
    d, p, t = v.dice, v.pen, v.theme
    if d.chance(0.7):
        v.side(d.span(0.18, 0.3))
    y = v.y0 + 8
    p.text(v.x0 + 12, y, t.tongue.label(2), v.font(1.8, True), t.ink, "la", v.w - 20)
    y += v.size * 3.4
    limit = d.weighted(((99, 6), (d.whole(1, 3), 4)))
    while y < v.y1 - v.size * 3 and limit:
        limit -= 1
        form = d.pick(("field", "tick", "switch", "text", "button"))
        if form == "field":
            p.text(v.x0 + 12, y, t.tongue.label(2), v.font(0.95, True), t.ink, "la", v.w * 0.3)
            x = v.x0 + 12 + (v.w * 0.3 if d.chance(0.5) else 0)
            if x < v.x0 + 20:
                y += v.size * 1.4
            p.box(x, y - 1, min(v.x1 - 10, x + v.w * 0.5), y + v.size * 1.7, t.card, t.edge, r=t.round)
            if d.chance(0.6):
                p.text(x + 4, y + 1, t.tongue.name(), v.font(), t.ink, "la", v.w * 0.4)
        elif form in ("tick", "switch"):
            if form == "tick":
                p.box(v.x0 + 12, y, v.x0 + 12 + v.size, y + v.size, t.accent if d.chance(0.5) else None, t.faint, r=1)
            else:
                p.box(v.x0 + 8, y, v.x0 + 12 + v.size, y + v.size, t.accent if d.chance(0.5) else t.faint, r=6)
            p.text(v.x0 + 18 + v.size, y, t.tongue.label(4), v.font(), t.ink, "la", v.w * 0.7)
        elif form == "text":
            y = p.lines(v.x0 + 12, y, v.w - 30, t.tongue.sentence(8, 24), v.font(0.9), t.faint, most=2)
        else:
            p.box(v.x0 + 12, y, v.x0 + 60, y + v.size * 2, t.accent, r=t.round)
            p.text(v.x0 + 36, y + v.size, t.tongue.label(1), v.font(0.9), t.on_accent, "mm", 44)
        y += v.size * d.span(2.3, 3.4)
    return ["settings window", "preferences"]


def _media(v):
    d, p = v.dice, v.pen
    p.box(v.x0, v.y0, v.x1, v.y1, (10, 10, 12))
    tall = v.h * d.span(0.75, 1.0)
    p.paste(v.photos.filling(d, (v.w, tall)), v.x0, v.y0)
    y = v.y1 - 12
    p.box(v.x0, y - 4, v.x1, v.y1, (15, 15, 18))
    p.box(v.x0 + 6, y - 3, v.x1 - 6, y - 1, (120, 120, 120))
    p.box(v.x0 + 6, y - 3, v.x0 + v.w * d.span(0.1, 0.8), y - 1, (230, 40, 40))
    for k in range(4):
        p.icon(d, v.x0 + 12 + 14 * k, y + 5, 9, (230, 230, 230))
    return ["video player", "photo viewer"]

_INSIDE = ((_page, 5), (_code, 3), (_terminal, 1.6), (_grid, 2), (_dashboard, 2), (_mail, 2), (_files, 1.5), (_settings, 4), (_media, 0.8))


def window(dice, photos, size, theme=None, inside=None):
    """(RGB window, facts): title or browser bar and contents, filling `size`."""
    t = theme or Theme(dice)
    w, h = int(size[0]), int(size[1])
    p = pen.Pen((w, h), t.ground)
    top = 0
    inside = inside or dice.weighted(_INSIDE)
    bar = mix(t.ground, t.ink, dice.pick((0.04, 0.1, 0.2))) if dice.chance(0.8) else t.accent
    ink = (240, 240, 244) if luma(bar) < 130 else (40, 40, 46)
    chrome = dice.weighted((("browser", 5 if inside in (_page, _dashboard, _mail, _settings) else 0.5), ("title", 4), ("none", 3)))
    if chrome != "none":
        tall = int(dice.span(9, 13))
        p.box(0, 0, w, tall, bar)
        if dice.chance(0.4):
            for k, c in enumerate(((240, 90, 80), (240, 190, 70), (90, 200, 90)) if dice.chance(0.7) else ((150,) * 3,) * 3):
                p.disc(7 + k * 8, tall / 2, 2.5, c)
        else:
            for k, mark in enumerate("x□-"):
                p.text(w - 8 - 11 * k, tall / 2, mark, fonts.face(dice, "sans").at(8), ink, "mm")
        p.text(dice.pick((w / 2, 60)), tall / 2, t.tongue.label(3), t.face.at(tall * 0.6), ink, "mm" if dice.chance(0.5) else "lm")
        top = tall
        if chrome == "browser":
            for k in range(dice.whole(1, 5)):
                p.box(36 + k * 52, 2, 84 + k * 52, tall, t.ground if k == 0 else bar, r=3)
            p.box(0, top, w, top + 13, t.ground)
            p.box(44, top + 2, w - 40, top + 11, mix(t.ground, t.ink, 0.08), r=5)
            p.text(52, top + 6.5, "https://" + dice.pick(words.LAST).lower() + ".example/" + words.Tongue(dice, "en").words(1), fonts.face(dice, "sans").at(7), t.faint, "lm")
            for k in range(3):
                p.icon(dice, 8 + 11 * k, top + 6.5, 8, t.faint)
            top += 13
        elif dice.chance(0.5):
            x = 5.0
            for _ in range(dice.whole(3, 8)):
                x += p.text(x, top + 2, t.tongue.label(1), t.face.at(6.5), t.ink) + 7
            top += 11
    facts = inside(Window(dice, photos, p, t, (0, top, w, h)))
    return p.image, facts + t.facts()
