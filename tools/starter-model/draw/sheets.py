"""Layouts of printed pages: papers, letters, books, forms, tables, invoices, newspapers, certificates, snippets."""

from . import codes, figures, fonts, pen, words
from .dice import mix


class Sheet:
    """A page under way: pen, language, faces and the ink that it is printed in."""

    def __init__(self, dice, photos, size=None, role=None):
        self.dice, self.photos = dice, photos
        size = size or dice.weighted((((290, 410), 6), ((300, 388), 3), ((270, 400), 1), ((410, 290), 0.7), ((250, 400), 0.5)))
        self.paper = dice.weighted((((255, 255, 255), 6), (dice.grey(238, 253), 3), (dice.colour(dice.span(0.09, 0.15), (0.03, 0.22), (0.85, 1)), 2)))
        self.ink = dice.grey(0, 60)
        self.pen = pen.Pen(size, self.paper)
        self.w, self.h = self.pen.w, self.pen.h
        self.tongue = words.tongue(dice, scripts=fonts.scripts_available())
        self.face = fonts.face(dice, role or dice.pick(("serif", "serif", "sans")), self.tongue.script)
        self.head = fonts.face(dice, dice.pick(("serif", "sans")), self.tongue.script)
        self.size = dice.span(5.5, 9.5)
        self.gap = dice.span(1.15, 1.7)
        self.m = self.w * dice.span(0.06, 0.15)
        self.edge = "ra" if self.tongue.rtl else "la"
        self.accent = dice.colour(None, (0.5, 0.9), (0.3, 0.7))
        # Justified text is what most print looks like: rows are drawn as words spread over the width.
        self.justified = dice.chance(0.6)

    def prose(self, x, y, width, bottom, paragraphs=99, indent=True):
        """Running text in a column down to bottom. Returns the y below it."""
        d, font = self.dice, self.face.at(self.size)
        step = font.size * self.gap
        while paragraphs and y < bottom - step:
            paragraphs -= 1
            count = d.whole(12, 110) if self.tongue.gap else d.whole(12, 80)
            text = self.tongue.words(count)
            rows = pen.wrap(text[:1].upper() + text[1:] + ".", font, width)
            for k, row in enumerate(rows):
                if y > bottom - step:
                    break
                parts = row.split(" ")
                if self.justified and not self.tongue.rtl and k < len(rows) - 1 and 2 < len(parts):
                    used = sum(pen.length(font, part) for part in parts)
                    spare = (width - used) / (len(parts) - 1) - pen.length(font, " ")
                    if spare < font.size * 1.5:
                        self.pen.run(x, y, row, font, self.ink, spare)
                        y += step
                        continue
                self.pen.run(x + width if self.tongue.rtl else x, y, row, font, self.ink, rtl=self.tongue.rtl)
                y += step
            y += step * d.pick((0, 0.5, 1)) if indent else 0
        return y

    def title(self, text, y, size, x=None, width=None, centred=None):
        """A bold heading. Returns the y below it."""
        x = self.m if x is None else x
        width = self.w - 2 * self.m if width is None else width
        centred = self.dice.chance(0.4) if centred is None else centred
        return self.pen.lines(x, y, width, text, self.head.at(size, True), self.ink, 1.2, 3, "ma" if centred else self.edge)

    def footer(self):
        """A page number, at times with a running line."""
        if self.dice.chance(0.6):
            self.pen.text(self.w / 2, self.h - self.m * 0.6, str(self.dice.whole(1, 480)), self.face.at(self.size), self.ink, "mm")


def _paper(s):
    """A scientific paper: title, authors, abstract, two columns, figure or table."""
    d = s.dice
    y = s.m
    if d.chance(0.5):
        y = s.title(s.tongue.label(9), y, s.size * 2, centred=True) + 4
        s.pen.text(s.w / 2, y, ", ".join(s.tongue.name() for _ in range(3)), s.face.at(s.size), s.ink, "ma", s.w - 2 * s.m)
        y += s.size * 3
    columns = d.pick((1, 2, 2))
    gap = 10
    width = (s.w - 2 * s.m - gap * (columns - 1)) / columns
    bottom = s.h - s.m
    fig = d.chance(0.5)
    fig_at = d.whole(0, columns - 1)
    for c in range(columns):
        x = s.m + c * (width + gap)
        top = y
        if fig and c == fig_at:
            tall = d.span(50, 120)
            image = s.photos.filling(d, (width, tall)).convert("L").convert("RGB") if d.chance(0.3) else figures.chart(d, (width, tall), s.paper, s.ink)
            s.pen.paste(image, x, top)
            s.pen.text(x + width / 2, top + tall + 3, f"Fig. {d.whole(1, 9)}. " + s.tongue.label(4), s.face.at(s.size * 0.9), s.ink, "ma", width)
            top += tall + s.size * 2.5
        while top < bottom - 20:
            if d.chance(0.5):
                s.pen.text(x, top, f"{d.whole(1, 8)}. " + s.tongue.label(3), s.head.at(s.size * 1.2, True), s.ink, "la", width)
                top += s.size * 2
            top = s.prose(x, top, width, bottom, d.whole(1, 4))
            if d.chance(0.2) and top < bottom - 20:
                s.pen.text(x + width / 2, top + 4, "f(x) = ∑ aᵢxⁱ + c", fonts.face(d, "serif").at(s.size * 1.3), s.ink, "ma")
                top += s.size * 3
    s.footer()
    return ["scientific paper", "two-column page"] if columns == 2 else ["report page"]


def _letter(s):
    d = s.dice
    y = s.m
    font = s.face.at(s.size)
    if d.chance(0.5):
        s.pen.text(s.m if d.chance(0.5) else s.w / 2, y, s.tongue.label(2), s.head.at(s.size * 2, True), s.accent, "la")
        y += s.size * 4
    right = d.chance(0.5)
    for _ in range(d.whole(2, 5)):
        s.pen.text(s.w - s.m if right else s.m, y, d.pick((s.tongue.name(), f"{d.whole(1, 99)} {d.pick(words.PLACES)}", d.digits(5))), font, s.ink, "ra" if right else "la")
        y += font.size * 1.3
    y += s.size * 2
    s.pen.text(s.w - s.m, y, words.date(d), font, s.ink, "ra")
    y += s.size * 3
    if d.chance(0.6):
        s.pen.text(s.m, y, s.tongue.label(5), s.head.at(s.size * 1.1, True), s.ink, "la", s.w - 2 * s.m)
        y += s.size * 3
    y = s.prose(s.m, y, s.w - 2 * s.m, s.h * d.span(0.45, 0.85))
    y += s.size * 2
    if d.chance(0.7) and y < s.h - 40:
        s.pen.text(s.m, y, d.pick(words.FIRST), fonts.face(d, "hand").at(s.size * 2.4), d.pick(((20, 30, 120), s.ink)))
        s.pen.text(s.m, y + s.size * 4, s.tongue.name(), font, s.ink)
    return ["letter"]


def _book(s):
    d = s.dice
    y = s.m * 1.2
    if d.chance(0.6):
        s.pen.text(s.w / 2, s.m * 0.6, s.tongue.label(3).upper(), s.face.at(s.size * 0.9), s.ink, "mm")
    if d.chance(0.25):
        y = s.title(s.tongue.label(3), y + s.h * 0.1, s.size * 2, centred=True) + s.size * 4
    s.prose(s.m, y, s.w - 2 * s.m, s.h - s.m)
    s.footer()
    return ["book page"]


def _form(s):
    d, p = s.dice, s.pen
    y = s.title(s.tongue.label(4), s.m, s.size * 1.8) + 6
    font = s.face.at(s.size)
    tint = mix(s.paper, s.accent, d.pick((0, 0.1, 0.25)))
    hand = fonts.face(d, "hand", s.tongue.script) if d.chance(0.4) else None
    while y < s.h - s.m - 20:
        form = d.pick(("row", "boxes", "ticks", "two", "text"))
        if form in ("row", "two"):
            n = 1 if form == "row" else 2
            width = (s.w - 2 * s.m - 6 * (n - 1)) / n
            for k in range(n):
                x = s.m + k * (width + 6)
                p.text(x, y, s.tongue.label(3), s.face.at(s.size * 0.8), s.ink, "la", width)
                p.box(x, y + s.size * 1.1, x + width, y + s.size * 3, tint, s.ink)
                if hand and d.chance(0.8):
                    p.text(x + 4, y + s.size * 1.2, s.tongue.name(), hand.at(s.size * 1.4), (20, 30, 130))
            y += s.size * 3.8
        elif form == "boxes":
            p.text(s.m, y, s.tongue.label(2), font, s.ink, "la", 90)
            for k in range(d.whole(6, 14)):
                x = s.m + 95 + k * 10
                if x < s.w - s.m:
                    p.box(x, y, x + 9, y + 11, None, s.ink)
            y += 18
        elif form == "ticks":
            for k in range(d.whole(2, 4)):
                x = s.m + k * (s.w - 2 * s.m) / 4
                p.box(x, y, x + 7, y + 7, None, s.ink)
                if d.chance(0.3):
                    p.line((x, y, x + 7, y + 7), s.ink)
                    p.line((x + 7, y, x, y + 7), s.ink)
                p.text(x + 10, y, s.tongue.label(1), font, s.ink)
            y += s.size * 2
        else:
            y = s.prose(s.m, y, s.w - 2 * s.m, min(s.h - s.m, y + s.size * 8), 1) + 4
    return ["form", "filled-in form"] if hand else ["form", "printed form"]


def _table(s, y=None):
    d, p = s.dice, s.pen
    y = s.title(s.tongue.label(4), s.m, s.size * 1.6) + 8 if y is None else y
    font = s.face.at(s.size * 0.95)
    n = d.whole(3, 8)
    row = s.size * d.span(1.4, 2.4)
    total = s.w - 2 * s.m
    cuts = [0.0] + sorted(d.span(0.15, 0.95) for _ in range(n - 1)) + [1.0]
    lines = d.pick(("all", "rows", "none", "zebra"))
    first = True
    while y < s.h - s.m - row:
        if first and d.chance(0.7):
            p.box(s.m, y, s.w - s.m, y + row, mix(s.paper, s.accent, d.pick((0.2, 0.6, 1))))
        elif lines == "zebra" and int(y / row) % 2:
            p.box(s.m, y, s.w - s.m, y + row, mix(s.paper, s.ink, 0.08))
        for k in range(n):
            x0, x1 = s.m + cuts[k] * total, s.m + cuts[k + 1] * total
            if d.chance(0.92) and x1 - x0 > 8:
                text = s.tongue.label(2) if k == 0 or first else d.pick((d.digits(3), words.price(d, currency=""), s.tongue.words(1)))
                p.text(x0 + 2, y + row / 2, text, font, s.ink, "lm", x1 - x0 - 3)
            if lines == "all":
                p.box(x0, y, x1, y + row, None, s.ink)
        if lines == "rows":
            p.line((s.m, y + row, s.w - s.m, y + row), s.ink)
        y += row
        first = False
        if d.chance(0.04):
            break
    return ["table", "printed table"]


def _invoice(s):
    d, p = s.dice, s.pen
    font = s.face.at(s.size)
    y = s.m
    if d.chance(0.5):
        p.box(0, 0, s.w, y * 0.8, s.accent)
    if d.chance(0.7):
        p.disc(s.m + 14, y + 14, 14, s.accent)
    word = d.pick(("INVOICE", "Invoice", "Rechnung", "FACTURE", "Factura", "Fattura", "Faktura", "請求書" if s.tongue.script == "ja" else "INVOICE"))
    if s.tongue.script not in ("latn", "ja"):
        word = s.tongue.label(1)
    p.text(s.w - s.m, y, word, s.head.at(s.size * 2.6, True), s.accent if d.chance(0.5) else s.ink, "ra")
    y += 44
    for x in (s.m, s.w * 0.58):
        for k in range(d.whole(3, 5)):
            p.text(x, y + k * font.size * 1.3, d.pick((s.tongue.name(), f"{d.whole(1, 99)} {d.pick(words.PLACES)}", words.date(d), "No. " + d.digits(6))), font, s.ink)
    y += font.size * 8
    row = s.size * 2.2
    p.box(s.m, y, s.w - s.m, y + row, s.accent if d.chance(0.5) else mix(s.paper, s.ink, 0.15))
    for _ in range(d.whole(1, 10)):
        y += row
        if y > s.h * 0.72:
            break
        p.text(s.m + 3, y + row / 2, s.tongue.label(3), font, s.ink, "lm", s.w * 0.45)
        p.text(s.w * 0.66, y + row / 2, str(d.whole(1, 20)), font, s.ink, "rm")
        p.text(s.w - s.m, y + row / 2, words.price(d, 5, 900), font, s.ink, "rm")
        p.line((s.m, y + row, s.w - s.m, y + row), mix(s.paper, s.ink, 0.25))
    y += row * 1.6
    for k in range(3):
        p.text(s.w * 0.6, y, s.tongue.label(1), s.face.at(s.size, k == 2), s.ink)
        p.text(s.w - s.m, y, words.price(d, 50, 2000), s.face.at(s.size, k == 2), s.ink, "ra")
        y += font.size * 1.7
    also = []
    if d.chance(0.15) and y < s.h - 90:
        p.paste(codes.qr_image(d, 56, plain=True), s.m, y - 10)
        also.append("qr-code")
    if d.chance(0.7):
        p.lines(s.m, s.h - s.m - 18, s.w - 2 * s.m, s.tongue.sentence(8, 20), s.face.at(s.size * 0.8), mix(s.ink, s.paper, 0.4), most=2, anchor="ma")
    return ["invoice", "bill"], also


def _outline(s):
    d = s.dice
    y = s.title(s.tongue.label(4), s.m, s.size * d.span(1.6, 2.8)) + 8
    while y < s.h - s.m - 16:
        if d.chance(0.35):
            y = s.title(s.tongue.label(4), y + 4, s.size * 1.35, centred=False) + 4
        if d.chance(0.4):
            for _ in range(d.whole(2, 6)):
                if y > s.h - s.m - 12:
                    break
                s.pen.disc(s.m + 8, y + s.size * 0.6, 1.5, s.ink)
                y = s.pen.lines(s.m + 14, y, s.w - 2 * s.m - 14, s.tongue.sentence(3, 14), s.face.at(s.size), s.ink, s.gap, 2) + 2
        elif d.chance(0.2):
            tall = d.span(40, 110)
            if y + tall > s.h - s.m:
                break
            s.pen.paste(s.photos.filling(d, (s.w - 2 * s.m, tall)), s.m, y)
            y += tall + 8
        else:
            y = s.prose(s.m, y, s.w - 2 * s.m, s.h - s.m, 1) + 5
    s.footer()
    return ["report", "text document"]


def _newspaper(s):
    d = s.dice
    y = s.m * 0.6
    s.pen.text(s.w / 2, y, s.tongue.label(2), fonts.face(d, "serif", s.tongue.script).at(s.size * 4, True), s.ink, "ma", s.w - s.m)
    y += s.size * 5.5
    s.pen.line((s.m / 2, y, s.w - s.m / 2, y), s.ink)
    columns = d.whole(3, 5)
    gap = 5
    m = s.m / 2
    width = (s.w - 2 * m - gap * (columns - 1)) / columns
    s.size = d.span(4.5, 5.5)
    for c in range(columns):
        x, top = m + c * (width + gap), y + 6
        while top < s.h - m - 12:
            if d.chance(0.35):
                top = s.pen.lines(x, top, width, s.tongue.label(5), s.head.at(s.size * 1.8, True), s.ink, 1.15, 3) + 2
            if d.chance(0.2) and top < s.h - 80:
                tall = d.span(30, 70)
                s.pen.paste(s.photos.filling(d, (width, tall)).convert("L").convert("RGB"), x, top)
                top += tall + 3
            top = s.prose(x, top, width, s.h - m, 1)
    return ["newspaper page"]


def _certificate(s):
    d, p = s.dice, s.pen
    p.box(6, 6, s.w - 6, s.h - 6, None, s.accent, d.whole(1, 5))
    p.box(14, 14, s.w - 14, s.h - 14, None, s.accent)
    fancy = fonts.face(d, "fancy", s.tongue.script)
    p.text(s.w / 2, s.h * 0.2, s.tongue.label(2), fancy.at(s.w * 0.09), s.ink, "mm", s.w * 0.8)
    p.text(s.w / 2, s.h * 0.45, s.tongue.name(), fancy.at(s.w * 0.07), s.accent, "mm")
    p.lines(s.w * 0.2, s.h * 0.55, s.w * 0.6, s.tongue.sentence(8, 18), s.face.at(s.size), s.ink, most=3, anchor="ma")
    p.disc(s.w * d.pick((0.2, 0.5, 0.8)), s.h * 0.8, 18, s.accent)
    p.line((s.w * 0.6, s.h * 0.84, s.w * 0.85, s.h * 0.84), s.ink)
    return ["certificate"]


def _sparse(s):
    d = s.dice
    form = d.pick(("cover", "short", "numbers"))
    if form == "cover":
        y = s.title(s.tongue.label(6), s.h * d.span(0.15, 0.4), s.size * d.span(2, 3.6), centred=True)
        s.pen.text(s.w / 2, y + 14, s.tongue.name(), s.face.at(s.size * 1.3), s.ink, "ma")
        return ["title page"]
    if form == "short":
        s.prose(s.m, s.m, s.w - 2 * s.m, s.h * d.span(0.15, 0.35))
        return ["printed page"]
    y = s.m
    for _ in range(d.whole(3, 14)):
        s.pen.text(s.m, y, s.tongue.label(3), s.face.at(s.size * 1.2), s.ink)
        s.pen.text(s.w - s.m, y, str(d.whole(1, 300)), s.face.at(s.size * 1.2), s.ink, "ra")
        y += s.size * 2.4
    return ["table of contents", "printed page"]

_PAGES = ((_paper, 4), (_letter, 4), (_book, 4), (_form, 3), (_table, 2), (_outline, 4), (_newspaper, 1), (_sparse, 1.2))


def page(dice, photos):
    """(RGB page, facts, also) of one printed page, clean."""
    if dice.chance(0.14):
        s = Sheet(dice, photos, role="sans" if dice.chance(0.7) else None)
        facts, also = _invoice(s)
        return s.pen.image, facts, also
    if dice.chance(0.03):
        s = Sheet(dice, photos, (400, 290))
        return s.pen.image, _certificate(s), []
    s = Sheet(dice, photos)
    facts = dice.weighted(_PAGES)(s)
    if dice.chance(0.06):
        # A stamp or a marker stroke, as office papers carry.
        p = s.pen
        if dice.chance(0.5):
            x, y = dice.span(0.2, 0.8) * s.w, dice.span(0.5, 0.9) * s.h
            p.disc(x, y, 22, None, dice.pick(((40, 60, 170), (190, 40, 40))), 2)
        else:
            p.text(dice.span(0.3, 0.7) * s.w, dice.span(0.1, 0.9) * s.h, dice.pick(words.FIRST), fonts.face(dice, "hand").at(18), (30, 50, 160))
    return s.pen.image, facts, []


def snippet(dice, photos):
    """A cut from a text: large type, few lines, little or no margin."""
    s = Sheet(dice, photos, dice.pick(((360, 240), (360, 160), (320, 320), (400, 200), (260, 360))), dice.pick(("serif", "sans", "mono")))
    s.size = dice.span(9, 24)
    s.m = s.w * dice.span(0.02, 0.1)
    y = s.m
    if dice.chance(0.3):
        y = s.title(s.tongue.label(4), y, s.size * 1.5, centred=False) + 4
    s.prose(s.m, y, s.w - 2 * s.m, s.h * dice.pick((1.0, 1.0, 0.7, 0.5)))
    return s.pen.image
