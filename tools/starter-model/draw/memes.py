"""Memes: captions on pictures in the usual shapes, in several languages."""

import math

from PIL import Image, ImageDraw, ImageFilter

from . import counter_things, degrade, fonts, pen, words
from .dice import mix
from .picture import Picture, kind

REACTION = ("people", "pet-cat", "pet-dog", "animal-wild", "people", "pet-cat", "pet-dog", "object", "food", "vehicle", "indoor")
LINES = ("when the code works", "me at 3 am", "nobody:", "one does not simply", "not sure if", "wait what", "I should sleep", "my cat on monday", "that feeling when",
         "expectation", "reality", "but why", "and then he said", "trust me", "so you are telling me", "it is friday", "me explaining to my mom",
         "they said it would be fun", "plot twist", "five more minutes", "when you forgot the keys", "such wow", "nope", "how it started", "how it is going")


def _line(dice, tongue, most=6):
    if tongue.code == "en" and dice.chance(0.5):
        return dice.pick(LINES)
    return tongue.words(dice.whole(2, most))


def _caption(p, dice, text, face, x, width, y, top, size, fill=(255, 255, 255), edge=(0, 0, 0)):
    """Big outlined text, centred; y is its top, or its bottom if not top."""
    font = face.at(size)
    rows = pen.wrap(text, font, width)
    while (len(rows) > 3 or any(font.getlength(r) > width for r in rows)) and size > 12:
        size *= 0.85
        font = face.at(size)
        rows = pen.wrap(text, font, width)
    step = font.size * 1.08
    at = y if top else y - step * len(rows)
    for row in rows:
        p.text(x + width / 2, at, row, font, fill, "ma", None, max(1, int(size * 0.075)) if edge else 0, edge)
        at += step
    return at


def _subject(dice, photos, size, names=REACTION):
    """The picture under a caption: mostly a photograph, sometimes a cartoon or a cartoon-like frame."""
    if dice.chance(0.8):
        return photos.filling(dice, size, names)
    size = (max(1, int(size[0])), max(1, int(size[1])))
    return counter_things.toon(dice, photos, size) if dice.chance(0.5) else counter_things.cartoon(dice, size)


@kind("meme", 6)
def draw_meme(dice, photos):
    """Caption over a picture, white-bar caption, panels, two-panel choice, labelled picture, demotivational frame."""
    tongue = words.tongue(dice, scripts=fonts.scripts_available())
    if dice.chance(0.35):
        tongue = words.Tongue(dice, "en")
    heavy = fonts.face(dice, "heavy", tongue.script)
    plain = fonts.face(dice, "sans", tongue.script)
    form = dice.weighted((("classic", 6), ("bar", 4), ("panels", 2), ("choice", 1.6), ("labels", 1.2), ("poster", 1), ("before", 0.8), ("grid", 0.6), ("table", 1)))
    size = dice.pick(((320, 320), (360, 270), (280, 360), (400, 240), (330, 300)))
    w, h = size
    upper = dice.chance(0.75)

    def say(most=6):
        text = _line(dice, tongue, most)
        return text.upper() if upper else text
    facts = ["meme"]
    if form == "classic":
        image = _subject(dice, photos, size, REACTION) if dice.chance(0.85) else _burst(dice, size, photos)
        p = pen.Pen(None, image.copy())
        big = h * dice.weighted(((dice.span(0.08, 0.15), 7), (dice.span(0.05, 0.08), 2)))
        where = dice.weighted((("both", 6), ("bottom", 3), ("top", 2)))
        fill = (255, 255, 255) if dice.chance(0.88) else (255, 230, 60)
        if where != "bottom":
            _caption(p, dice, say(), heavy, w * 0.03, w * 0.94, h * 0.02, True, big, fill)
        if where != "top":
            _caption(p, dice, say(), heavy, w * 0.03, w * 0.94, h * 0.97, False, big, fill)
        facts.append("caption over a picture")
    elif form == "bar":
        dark = dice.chance(0.12)
        ground, ink = ((12, 12, 12), (250, 250, 250)) if dark else ((255, 255, 255), (10, 10, 10))
        font_size = dice.span(17, 27)
        upper = dice.chance(0.15)
        font = plain.at(font_size, dice.chance(0.4))
        text = " ".join(say(8) for _ in range(dice.whole(1, 3)))
        rows = pen.wrap(text, font, w * 0.93)[:4]
        bar = int(len(rows) * font.size * 1.25 + 18)
        p = pen.Pen((w, h + bar), ground)
        below = dice.chance(0.1)
        p.paste(_subject(dice, photos, (w, h), REACTION), 0, 0 if below else bar)
        y = h + 8 if below else 8
        left = dice.chance(0.6)
        for row in rows:
            p.text(w * 0.035 if left else w / 2, y, row, font, ink, "la" if left else "ma")
            y += font.size * 1.25
        facts += ["captioned picture", "picture with text above"]
    elif form in ("panels", "grid"):
        n = dice.whole(2, 4) if form == "panels" else 2
        m = 1 if form == "panels" else 2
        ph = dice.whole(110, 170)
        p = pen.Pen((w, ph * n), (255, 255, 255))
        same = _subject(dice, photos, (w // m, ph), REACTION)
        for j in range(n):
            for i in range(m):
                image = same if dice.chance(0.3) else _subject(dice, photos, (w // m, ph), REACTION)
                p.paste(image, i * (w // m), j * ph)
                if dice.chance(0.85):
                    _caption(p, dice, say(4), heavy if dice.chance(0.6) else plain, i * w / m + 4, w / m - 8, (j + 1) * ph - 4, False, ph * dice.span(0.12, 0.2))
            p.line((0, j * ph, w, j * ph), dice.pick(((255, 255, 255), (0, 0, 0))), 3)
        facts += ["comic panels", "multi-panel meme"]
    elif form == "choice":
        side = dice.whole(120, 170)
        p = pen.Pen((side * 2, side * 2), (255, 255, 255))
        kind_of = dice.pick(REACTION)
        for j in range(2):
            p.paste(_subject(dice, photos, (side, side), (kind_of,)), 0, j * side)
            font = plain.at(side * dice.span(0.11, 0.17), dice.chance(0.5))
            rows = pen.wrap(_line(dice, tongue, 7), font, side * 0.9)[:5]
            y = j * side + (side - len(rows) * font.size * 1.2) / 2
            for row in rows:
                p.text(side * 1.5, y, row, font, (10, 10, 10), "ma")
                y += font.size * 1.2
        p.line((0, side, side * 2, side), (0, 0, 0), 2)
        p.line((side, 0, side, side * 2), (0, 0, 0), 2)
        facts.append("two-panel meme")
    elif form == "table":
        # Rows of reaction picture and words, or statements over one closing picture.
        n = dice.whole(2, 4)
        ph = dice.whole(80, 120)
        p = pen.Pen((ph * 3, ph * n), (255, 255, 255))
        split = ph * dice.pick((1.2, 1.5))
        word_first = dice.chance(0.3)
        bold = dice.chance(0.6)
        for j in range(n):
            tight = (split - 2, ph - 2)
            p.paste(_subject(dice, photos, tight), (ph * 3 - split) if word_first else 0, j * ph)
            x, width = (4, ph * 3 - split - 8) if word_first else (split + 4, ph * 3 - split - 8)
            font = plain.at(ph * dice.span(0.15, 0.26), bold)
            rows = pen.wrap(say(3), font, width)[:3]
            for k, row in enumerate(rows):
                p.text(x + width / 2, (j + 0.5) * ph + (k - len(rows) / 2 + 0.5) * font.size * 1.15, row, font, (10, 10, 10), "mm")
            p.line((0, j * ph, ph * 3, j * ph), (0, 0, 0), 2)
        facts.append("multi-panel meme")
    elif form == "labels":
        p = pen.Pen(None, _subject(dice, photos, size, REACTION).copy())
        for _ in range(dice.whole(2, 4)):
            x, y = dice.span(0.02, 0.6) * w, dice.span(0.08, 0.85) * h
            _caption(p, dice, say(3), heavy if dice.chance(0.5) else plain, x, w * 0.38, y, True, h * dice.span(0.055, 0.1))
        facts.append("labelled picture")
    elif form == "poster":
        p = pen.Pen((w, int(h * 1.25)), (0, 0, 0))
        p.box(w * 0.1 - 3, h * 0.07 - 3, w * 0.9 + 2, h * 0.82 + 2, None, (255, 255, 255), 1)
        p.paste(_subject(dice, photos, (w * 0.8, h * 0.75), REACTION), w * 0.1, h * 0.07)
        serif = fonts.face(dice, "serif", tongue.script)
        p.text(w / 2, h * 0.96, tongue.words(1).upper(), serif.at(h * 0.12), (255, 255, 255), "mm", w * 0.9)
        p.text(w / 2, h * 1.1, _line(dice, tongue), serif.at(h * 0.05), (230, 230, 230), "mm", w * 0.9)
        facts.append("demotivational poster")
    else:
        p = pen.Pen((w, h), (255, 255, 255))
        strip = int(h * 0.14)
        for i in range(2):
            p.paste(_subject(dice, photos, (w // 2 - 2, h - strip), REACTION), i * (w // 2 + 1), strip)
            p.text(w * (0.25 + 0.5 * i), strip / 2, _line(dice, tongue, 3), plain.at(strip * 0.5, True), (0, 0, 0), "mm", w * 0.48)
        facts += ["two-panel meme", "before and after"]
    image = p.image
    if dice.chance(0.2):
        q = pen.Pen(None, image)
        q.text(w - 4, image.height - 3, dice.pick(("memes.example", "@" + dice.pick(words.FIRST).lower(), "mfw.example")), plain.at(8), (220, 220, 220), "rs")
    if dice.chance(0.06):
        image = degrade.jpeg(dice, image, 5, 18)
    return Picture(degrade.forwarded(dice, image), "meme", facts + ["funny picture with a caption"])


def _burst(dice, size, photos):
    """Coloured rays behind a cut-out square, as old advice animals have."""
    w, h = size
    image = Image.new("RGB", size, dice.colour(None, (0.4, 0.9), (0.4, 0.9)))
    draw = ImageDraw.Draw(image)
    other = mix(image.getpixel((0, 0)), dice.colour(), 0.6)
    n = dice.whole(4, 10)
    r = w + h
    for k in range(n):
        a, b = 6.2832 * k / n, 6.2832 * (k + 0.5) / n
        draw.polygon(((w / 2, h / 2), (w / 2 + r * math.cos(a), h / 2 + r * math.sin(a)), (w / 2 + r * math.cos(b), h / 2 + r * math.sin(b))), fill=other)
    side = int(min(w, h) * 0.62)
    cut = photos.filling(dice, (side, side), REACTION)
    mask = Image.new("L", (side, side), 0)
    ImageDraw.Draw(mask).ellipse((side * 0.06, side * 0.04, side * 0.94, side * 1.2), fill=255)
    image.paste(cut, ((w - side) // 2, h - side), mask.filter(ImageFilter.GaussianBlur(3)))
    return image
