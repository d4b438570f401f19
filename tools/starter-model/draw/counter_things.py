"""Counter-examples that are things: covers, packages, cards, notes, tags, logos, cartoons."""

import numpy as np
from PIL import Image, ImageEnhance, ImageFilter, ImageOps

from . import degrade, fonts, pen, surfaces, words
from .dice import luma, mix
from .picture import Picture, kind
from .theme import any_tongue


def cover(dice, photos):
    """(RGB face of a book, package, poster, record or magazine, fact)."""
    form = dice.weighted((("book", 4), ("package", 4), ("poster", 3), ("record", 1), ("magazine", 1.5), ("card", 1)))
    w, h = {"book": (220, 320), "package": dice.pick(((220, 300), (300, 200), (180, 330))), "poster": (250, 350), "record": (280, 280), "magazine": (240, 310), "card": (300, 215)}[form]
    ground = dice.colour(None, (0.1, 1), (0.15, 1))
    p = pen.Pen((w, h), ground)
    ink = (250, 250, 250) if luma(ground) < 145 else (20, 20, 22)
    if form in ("poster", "magazine", "record") or dice.chance(0.5):
        whole = form == "magazine" or dice.chance(0.4)
        ph = h if whole else h * dice.span(0.35, 0.6)
        pw = w if whole or dice.chance(0.5) else w * 0.8
        p.paste(photos.filling(dice, (pw, ph)), (w - pw) / 2, 0 if whole else h * dice.span(0.1, 0.35))
        ink = (255, 255, 255) if whole else ink
    else:
        for _ in range(dice.whole(1, 5)):
            x, y, r = dice.span(0, w), dice.span(0, h), dice.span(20, 120)
            dice.pick((p.disc, lambda a, b, c, fill: p.box(a - c, b - c, a + c, b + c, fill)))(x, y, r, fill=dice.colour())
    tongue = any_tongue(dice)
    face = fonts.face(dice, dice.pick(("heavy", "fancy", "serif", "sans")), tongue.script)
    y = h * dice.pick((0.05, 0.1, 0.6))
    p.lines(w * 0.06, y, w * 0.88, (dice.pick(words.GOODS).upper() if form == "package" and tongue.script == "latn" else tongue.label(4)), face.at(h * dice.span(0.07, 0.16), True), ink, most=3, anchor=dice.pick(("ma", "la")))
    p.text(w / 2, h * dice.pick((0.9, 0.95)), tongue.name(), fonts.face(dice, "sans", tongue.script).at(h * 0.045), ink, "ms", w * 0.9)
    if form == "package":
        p.text(w * 0.9, h * 0.85, dice.pick(("500 g", "1 L", "250 ml", "12x", "NEW")), fonts.face(dice, "sans").at(h * 0.05, True), ink, "rs")
        if dice.chance(0.4):
            p.disc(w * 0.8, h * 0.2, w * 0.11, dice.colour())
    return p.image, {"book": "book cover", "package": "product package", "poster": "poster", "record": "record cover", "magazine": "magazine cover", "card": "greeting card"}[form]


@kind("counter-cover", 4)
def draw_counter_cover(dice, photos):
    """Book covers, packages, posters, record sleeves and cards, photographed."""
    front, fact = cover(dice, photos)
    frame = dice.pick(degrade.FRAMES)
    ground = None
    facts = [fact]
    if dice.chance(0.35):
        ground = surfaces.surface(dice, frame, photos)
        for _ in range(dice.whole(1, 4)):
            other, more = cover(dice, photos)
            facts.append(more)
            half = dice.span(0.12, 0.3) * frame[1]
            hw = half * other.width / other.height
            cx, cy, t = dice.span(0, frame[0]), dice.span(0, frame[1]), dice.gauss(0, 0.3)
            laid = degrade.place(other, frame, [(cx + x * hw * np.cos(t) - y * half * np.sin(t), cy + x * hw * np.sin(t) + y * half * np.cos(t)) for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1))])
            ground.paste(laid.convert("RGB"), (0, 0), laid.getchannel("A"))
    image = degrade.photograph(dice, front, photos, crumple=dice.pick((0, 0, 0.3)), tilt=dice.span(0.1, 1.0), finger=0.2, frame=frame, ground=ground)
    also = ["maybe:document"] if fact in ("poster", "greeting card", "magazine cover") else []
    return Picture(image, "counter", facts + ["photo"], also)


@kind("counter-graphic", 2.5)
def draw_counter_graphic(dice, photos):
    """Graphics without being clutter: logos, badges, word marks, icons, stickers, simple cartoon drawings, paintings, cartoon-like photos."""
    form = dice.weighted((("badge", 3), ("word", 2), ("icon", 2), ("toon", 3), ("cartoon", 2.5), ("shapes", 1.5)))
    w, h = dice.pick(((300, 300), (300, 300), (360, 240), (240, 340)))
    ground = dice.weighted((((255, 255, 255), 3), ((0, 0, 0), 1), (dice.colour(None, (0, 1), (0.1, 1)), 5)))
    p = pen.Pen((w, h), ground)
    tongue = any_tongue(dice)
    heavy = fonts.face(dice, dice.pick(("heavy", "fancy", "serif")), tongue.script)
    also = []
    if form == "badge":
        c = dice.colour()
        ink = (255, 255, 255) if luma(c) < 150 else (15, 15, 15)
        r = min(w, h) * 0.42
        if dice.chance(0.5):
            p.disc(w / 2, h / 2, r, c)
            p.disc(w / 2, h / 2, r * 0.86, None, ink, 3)
        else:
            p.box(w / 2 - r, h / 2 - r, w / 2 + r, h / 2 + r, c, r=dice.pick((0, 30)))
        for k in range(dice.whole(1, 3)):
            p.text(w / 2, h / 2 + (k - 1) * r * 0.4, tongue.words(1).upper()[:9], heavy.at(r * dice.span(0.2, 0.36)), ink, "mm", r * 1.6)
        facts = ["badge", "logo"]
    elif form == "word":
        p.text(w / 2, h / 2, tongue.words(1)[:9].upper() if dice.chance(0.5) else tongue.words(1)[:9], heavy.at(min(w, h) * dice.span(0.15, 0.3)), dice.colour(), "mm", w * 0.95)
        facts = ["logo", "single word"]
    elif form == "icon":
        p.icon(dice, w / 2, h / 2, min(w, h) * dice.span(0.3, 0.8), dice.colour())
        facts = ["icon", "logo"]
    elif form == "shapes":
        for _ in range(dice.whole(3, 20)):
            x, y, r = dice.span(0, w), dice.span(0, h), dice.span(10, 90)
            if dice.chance(0.5):
                p.disc(x, y, r, dice.colour())
            else:
                p.box(x - r, y - r, x + r, y + r * dice.span(-0.5, 1), dice.colour())
        facts = ["abstract art", "painting"]
    elif form == "toon":
        p.paste(toon(dice, photos, (w, h)), 0, 0)
        facts = ["drawing", "painting"]
    else:
        p.paste(cartoon(dice, (w, h)), 0, 0)
        facts = ["cartoon", "drawing"]
    image = p.image
    if dice.chance(0.2):
        image = degrade.photograph(dice, image, photos, crumple=0.1)
    return Picture(image, "counter", facts, also)


def toon(dice, photos, size):
    """A photograph made flat-coloured, as a cartoon frame or painting is."""
    # At half size: rank filters are slow, and flat patches lose nothing.
    image = photos.filling(dice, (max(8, size[0] // 2), max(8, size[1] // 2)))
    image = image.filter(ImageFilter.ModeFilter(5) if dice.chance(0.5) else ImageFilter.MedianFilter(5)).resize(size, Image.Resampling.BILINEAR)
    image = ImageEnhance.Color(ImageOps.posterize(image, dice.pick((2, 3, 3)))).enhance(dice.span(1.0, 2.2))
    if dice.chance(0.5):
        edges = image.convert("L").filter(ImageFilter.FIND_EDGES).point(lambda v: 255 if v > 70 else 0)
        image.paste((15, 15, 20), (0, 0), edges)
    return image


def cartoon(dice, size):
    """A drawn scene with a simple figure: flat colours, outlines, eyes."""
    w, h = size
    sky, land = dice.colour(None, (0.1, 0.7), (0.5, 1)), dice.colour(None, (0.2, 0.8), (0.3, 0.9))
    p = pen.Pen(size, sky)
    p.box(0, h * dice.span(0.5, 0.8), w, h, land)
    for _ in range(dice.whole(0, 6)):
        x, y, r = dice.span(0, w), dice.span(0, h), dice.span(8, 50)
        dice.pick((lambda: p.disc(x, y, r, dice.colour(), (20, 20, 20), 2), lambda: p.box(x, y, x + r, y + r, dice.colour(), (20, 20, 20), 2, 5)))()
    for _ in range(dice.whole(1, 2)):
        skin, edge = dice.colour(None, (0.2, 0.8), (0.6, 1)), (20, 20, 24)
        r = min(w, h) * dice.span(0.15, 0.32)
        cx, cy = dice.span(0.3, 0.7) * w, dice.span(0.3, 0.6) * h
        p.box(cx - r * 0.6, cy + r * 0.6, cx + r * 0.6, cy + r * 2.4, dice.colour(), edge, 3, r * 0.2)
        if dice.chance(0.5):
            p.disc(cx, cy, r, skin, edge, 3)
        else:
            p.box(cx - r, cy - r, cx + r, cy + r, skin, edge, 3, r * 0.3)
        for side in (-1, 1):
            if dice.chance(0.4):
                p.draw.polygon(((cx + side * r * 0.9, cy - r * 0.3), (cx + side * r * 0.8, cy - r * 1.4), (cx + side * r * 0.2, cy - r * 0.85)), fill=skin, outline=edge)
            eye = r * dice.span(0.14, 0.3)
            p.disc(cx + side * r * 0.4, cy - r * 0.15, eye, (255, 255, 255), edge, 2)
            p.disc(cx + side * r * 0.4 + eye * 0.2, cy - r * 0.15, eye * 0.45, (10, 10, 10))
        mouth = (cx - r * 0.5, cy + r * 0.1, cx + r * 0.5, cy + r * 0.7)
        if dice.chance(0.5):
            p.draw.chord(mouth, 0, 180, fill=(140, 30, 40), outline=edge)
        else:
            p.draw.arc(mouth, 180 if dice.chance(0.4) else 0, 360 if dice.chance(0.4) else 180, fill=edge, width=3)
    return p.image


def _small_thing(dice, photos):
    """(sheet, fact, arguable classes) of a small flat thing that is no ticket, receipt or page: bank card, note, playing card, tag, envelope, label."""
    form = dice.weighted((("bank", 3), ("note", 2), ("playing", 2), ("tag", 2), ("envelope", 2), ("label", 2), ("shirt", 2)))
    tongue = any_tongue(dice)
    face = fonts.face(dice, "sans", tongue.script)
    base = dice.colour(None, (0.1, 0.9), (0.2, 1))
    ink = (250, 250, 250) if luma(base) < 145 else (20, 20, 24)
    if form == "bank":
        p = pen.Pen(None, pen.gradient((320, 202), (base, mix(base, (0, 0, 0), 0.4), mix(base, dice.colour(), 0.5), base)))
        p.text(18, 16, tongue.label(1), face.at(24, True), ink)
        p.box(24, 74, 64, 104, (212, 180, 90), (120, 100, 40), 1, 5)
        mono = fonts.face(dice, "mono")
        p.text(24, 128, " ".join(dice.digits(4) for _ in range(4)), mono.at(23), ink, "lm")
        p.text(24, 178, tongue.name().upper(), face.at(14), ink, "lm", 180)
        p.disc(262, 172, 18, (230, 60, 50))
        p.disc(284, 172, 18, (245, 165, 50))
        return p.image, "bank card", []
    if form == "note":
        p = pen.Pen(None, pen.gradient((360, 170), (base, mix(base, (255, 255, 255), 0.6), mix(base, (255, 255, 255), 0.4), base)))
        for k in range(30):
            p.line([(x, 5 + k * 6 + 8 * np.sin(x / 30 + k)) for x in range(0, 360, 10)], mix(base, (255, 255, 255), 0.25))
        p.paste(photos.filling(dice, (90, 120), ("people", "building")).convert("L").convert("RGB"), 200, 24, 44)
        amount = dice.pick(("5", "10", "20", "50", "100"))
        p.text(16, 12, amount, fonts.face(dice, "serif").at(52, True), mix(base, (0, 0, 0), 0.6))
        p.text(344, 158, amount, fonts.face(dice, "serif").at(30, True), mix(base, (0, 0, 0), 0.6), "rs")
        return p.image, "banknote", []
    if form == "playing":
        p = pen.Pen((200, 290), (250, 250, 248))
        red = dice.chance(0.5)
        ink = (200, 30, 40) if red else (15, 15, 20)
        mark = dice.pick("A23456789JQK")
        p.text(12, 8, mark, fonts.face(dice, "serif").at(40, True), ink)
        p.text(188, 282, mark, fonts.face(dice, "serif").at(40, True), ink, "rs")
        for _ in range(dice.whole(1, 9)):
            x, y = dice.span(60, 140), dice.span(60, 230)
            p.draw.polygon(((x, y - 18), (x + 14, y), (x, y + 18), (x - 14, y)), fill=ink)
        return p.image, "playing card", []
    if form == "tag":
        p = pen.Pen((200, 130), dice.pick(((255, 230, 60), (255, 255, 255), (230, 40, 40))))
        ink = (255, 255, 255) if p.image.getpixel((0, 0))[1] < 60 else (15, 15, 15)
        p.text(12, 8, tongue.label(2), face.at(18), ink, "la", 176)
        p.text(100, 80, words.price(dice, 1, 99), fonts.face(dice, "heavy").at(54), ink, "mm", 190)
        return p.image, "price tag", []
    if form == "envelope":
        p = pen.Pen((340, 210), dice.pick(((250, 250, 248), (205, 170, 120), dice.grey(225, 250, 8))))
        for k in range(dice.whole(3, 4)):
            p.text(140, 100 + k * 20, dice.pick((tongue.name(), dice.pick(words.PLACES), dice.digits(5))), fonts.face(dice, dice.pick(("hand", "sans"))).at(17), (30, 30, 60))
        p.paste(photos.filling(dice, (44, 54)), 284, 12)
        p.disc(272, 46, 24, None, (60, 60, 70), 2)
        return p.image, "envelope", ["maybe:document", "maybe:handwriting"]
    if form == "label":
        p = pen.Pen((200, 260), dice.pick((base, (245, 240, 225), (20, 20, 22))))
        ink = (240, 225, 180) if luma(p.image.getpixel((0, 0))) < 130 else (40, 20, 20)
        p.box(8, 8, 191, 251, None, ink, 2)
        p.text(100, 70, (dice.pick(words.LAST)), fonts.face(dice, "fancy").at(40), ink, "mm", 176)
        p.text(100, 130, str(dice.whole(1975, 2024)), fonts.face(dice, "serif").at(28), ink, "mm")
        p.lines(24, 180, 152, tongue.sentence(4, 10), face.at(10), ink, most=4, anchor="ma")
        return p.image, "bottle label", []
    p = pen.Pen((260, 300), base)
    p.lines(40, 110, 180, tongue.words(dice.whole(1, 3)).upper(), fonts.face(dice, "heavy", tongue.script).at(dice.span(30, 56)), dice.colour() if dice.chance(0.4) else ink, most=3, anchor="ma")
    return degrade.shade(p.image, 1 + 0.2 * surfaces.smooth(dice, 300, 260, 5)), "printed T-shirt", []


@kind("counter-thing", 2)
def draw_counter_thing(dice, photos):
    """Bank cards, banknotes, playing cards, price tags, envelopes, labels and printed shirts, photographed."""
    sheet, fact, also = _small_thing(dice, photos)
    image = degrade.photograph(dice, sheet, photos, crumple=dice.pick((0, 0.2, 0.6)), tilt=dice.span(0.1, 1.1), finger=0.25,
                               fill=dice.weighted(((dice.span(0.35, 0.75), 4), (dice.span(0.75, 1.3), 4))))
    return Picture(image, "counter", [fact, "photo"], also)
