"""Counter-examples: everyday pictures that bear text, squares, stripes or white rectangles yet are none of the clutter.

A wrongly archived family photo is worse than a missed receipt, so these get a large share.
"""

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from . import degrade, desktop, fonts, pen, phone, surfaces, words
from .dice import luma, mix
from .picture import Picture, kind

FRAMES = ((300, 400), (400, 300), (330, 330), (225, 400), (400, 225))
CAPTIONS = {"people": "people", "food": "food", "nature": "landscape", "pet-cat": "cat", "pet-dog": "dog", "animal-wild": "wild animal", "object": "object",
            "indoor": "room", "street": "street", "vehicle": "vehicle", "building": "building"}


def _tongue(dice):
    return words.tongue(dice, scripts=fonts.scripts_available())


def _scene(dice, photos, names=None):
    """(facts of the photograph's class, picture of a usual photo shape)."""
    names = names or photos.classes() or ("nature",)
    name = dice.pick(names)
    return [CAPTIONS.get(name, "photo")] if photos else [], photos.filling(dice, dice.pick(FRAMES), (name,))


@kind("counter-photo", 6)
def draw_counter_photo(dice, photos):
    """A photograph as libraries hold it: date stamp, watermark, frame, collage, filter, dim or overexposed; never a caption."""
    facts, image = _scene(dice, photos)
    form = dice.weighted((("stamp", 3), ("mark", 2), ("frame", 3), ("collage", 4), ("camera", 4), ("story", 1)))
    w, h = image.size
    also = []
    if form == "stamp":
        p = pen.Pen(None, image.copy())
        font = fonts.face(dice, dice.pick(("segment", "sans", "mono"))).at(h * dice.span(0.03, 0.055))
        p.text(w * 0.97, h * 0.97, dice.pick((words.date(dice), words.date(dice) + " " + words.clock(dice))), font,
               dice.pick(((255, 150, 40), (255, 220, 60), (255, 255, 255), (255, 70, 50))), "rs")
        image = p.image
        facts += ["photo with a date stamp"]
    elif form == "mark":
        p = pen.Pen(None, image.copy())
        tongue = _tongue(dice)
        spot = dice.pick(((w * 0.97, h * 0.97, "rs"), (w * 0.03, h * 0.97, "ls"), (w / 2, h / 2, "mm")))
        p.text(spot[0], spot[1], dice.pick(("© ", "", "@")) + tongue.name(), fonts.face(dice, dice.pick(("fancy", "sans")), tongue.script).at(h * dice.span(0.03, 0.06)),
               mix((255, 255, 255), image.getpixel((w // 2, h // 2)), dice.span(0, 0.5)), spot[2])
        image = p.image
        facts += ["photo with a watermark"]
    elif form == "frame":
        rim = dice.weighted((((255, 255, 255), 5), ((0, 0, 0), 3), (dice.colour(), 1)))
        m = int(min(w, h) * dice.span(0.02, 0.12))
        foot = int(m * dice.pick((1, 1, 3, 4)))
        back = Image.new("RGB", (w + 2 * m, h + m + foot), rim)
        back.paste(image, (m, m))
        image = back
        facts += ["framed photo"]
        if foot > m * 2 and dice.chance(0.4):
            tongue = words.tongue(dice, latin=True)
            pen.Pen(None, image).text(image.width / 2, image.height - foot / 2, tongue.words(2), fonts.face(dice, "hand").at(foot * 0.5), (60, 60, 70), "mm")
        if dice.chance(0.4):
            image = degrade.photograph(dice, image, photos, crumple=0.1)
            facts += ["printed photo"]
    elif form == "collage":
        n, m = dice.pick(((1, 2), (2, 1), (2, 2), (3, 3), (1, 3), (3, 1)))
        gap = dice.pick((0, 3, 6, 10))
        cw, ch = dice.pick(((130, 130), (150, 110), (110, 150)))
        back = Image.new("RGB", (m * cw + (m + 1) * gap, n * ch + (n + 1) * gap), dice.pick(((255, 255, 255), (0, 0, 0), dice.colour())))
        names = None if dice.chance(0.3) else (dice.pick(photos.classes() or ("nature",)),)
        for j in range(n):
            for i in range(m):
                back.paste(photos.filling(dice, (cw, ch), names), (gap + i * (cw + gap), gap + j * (ch + gap)))
        image = back
        facts = ["photo collage"] + ([CAPTIONS[names[0]]] if names and names[0] in CAPTIONS else [])
    elif form == "camera":
        if dice.chance(0.3):
            image = degrade.shake(dice, image)
            facts += ["blurry photo"]
        image = degrade.camera(dice, image, dice.span(0.6, 1.6))
    else:
        p = pen.Pen(None, image.copy())
        tongue = _tongue(dice)
        y = dice.span(0.1, 0.85) * h
        text = tongue.label(2)
        font = fonts.face(dice, dice.pick(("sans", "fancy")), tongue.script).at(h * dice.span(0.035, 0.06))
        width = font.getlength(text)
        if dice.chance(0.6):
            p.box(w / 2 - width / 2 - 6, y - font.size * 0.8, w / 2 + width / 2 + 6, y + font.size * 0.8, dice.pick(((255, 255, 255), (0, 0, 0), dice.colour())), r=5)
            p.text(w / 2, y, text, font, (128, 128, 128) if dice.chance(0.1) else (20, 20, 20), "mm")
        else:
            p.text(w / 2, y, text, font, (255, 255, 255), "mm")
        image = p.image
        facts += ["photo with a small text"]
        also = ["maybe:meme"]
    return Picture(image, "counter", facts + ["photo"], also)


def _sign(dice):
    """(RGBA sign, fact): shop front, road, warning, street name, number plate, banner."""
    form = dice.weighted((("shop", 4), ("road", 2), ("warn", 2), ("street", 2), ("plate", 2), ("banner", 2), ("neon", 1), ("menu", 1.5)))
    tongue = _tongue(dice)
    if form == "shop":
        w, h = dice.whole(240, 360), dice.whole(50, 100)
        ground = dice.colour(None, (0.2, 1), (0.1, 0.9))
        p = pen.Pen((w, h), ground)
        p.text(w / 2, h / 2, (dice.pick(words.LAST) + " " + dice.pick(words.SHOPS) if tongue.script == "latn" else tongue.words(2)).upper()[:16],
               fonts.face(dice, dice.pick(("heavy", "fancy", "serif")), tongue.script).at(h * 0.5, True), (255, 255, 255) if luma(ground) < 150 else (20, 20, 20), "mm", w * 0.94)
        return p.image, "shop sign"
    if form == "road":
        w, h = dice.whole(180, 300), dice.whole(90, 170)
        ground = dice.pick(((0, 90, 50), (0, 70, 150), (20, 60, 130), (240, 240, 235), (120, 70, 30)))
        ink = (255, 255, 255) if luma(ground) < 150 else (10, 10, 10)
        p = pen.Pen((w, h), ground)
        p.box(4, 4, w - 5, h - 5, None, ink, 3, 8)
        for k in range(dice.whole(1, 3)):
            p.text(w * 0.1, h * (0.2 + 0.28 * k), dice.pick(words.PLACES), fonts.face(dice, "road").at(h * 0.2), ink, "lm", w * 0.6)
            p.text(w * 0.92, h * (0.2 + 0.28 * k), dice.pick((">", str(dice.whole(1, 300)), "km")), fonts.face(dice, "sans").at(h * 0.2), ink, "rm")
        return p.image, "road sign"
    if form == "warn":
        side = 160
        image = Image.new("RGBA", (side, side), (0, 0, 0, 0))
        draw = ImageDraw.Draw(image)
        shape = dice.pick(("tri", "disc", "diamond", "stop"))
        red, white, yellow = (200, 30, 35, 255), (250, 250, 250, 255), (250, 200, 30, 255)
        if shape == "tri":
            draw.polygon(((80, 4), (156, 148), (4, 148)), fill=red)
            draw.polygon(((80, 34), (132, 134), (28, 134)), fill=white)
        elif shape == "disc":
            draw.ellipse((4, 4, 156, 156), fill=red)
            draw.ellipse((24, 24, 136, 136), fill=white)
        elif shape == "diamond":
            draw.polygon(((80, 2), (158, 80), (80, 158), (2, 80)), fill=yellow)
        else:
            draw.polygon([(80 + 76 * np.cos(a), 80 + 76 * np.sin(a)) for a in np.arange(8) * 0.7854 + 0.39], fill=red)
        draw.text((80, 86), "STOP" if shape == "stop" else dice.pick(("!", "30", "50", "120", "P")), font=fonts.face(dice, "road").at(44), fill=white if shape == "stop" else (10, 10, 10, 255), anchor="mm")
        return image, "traffic sign"
    if form == "street":
        w, h = dice.whole(220, 320), dice.whole(45, 70)
        ground = dice.pick(((20, 50, 140), (245, 245, 240), (0, 100, 60), (30, 30, 30)))
        ink = (255, 255, 255) if luma(ground) < 150 else (10, 10, 10)
        p = pen.Pen((w, h), ground)
        p.box(3, 3, w - 4, h - 4, None, ink, 2, 5)
        p.text(w / 2, h / 2, tongue.label(2), fonts.face(dice, "sans", tongue.script).at(h * 0.5, True), ink, "mm", w * 0.9)
        return p.image, "street name sign"
    if form == "plate":
        w, h = 230, dice.pick((52, 110))
        p = pen.Pen((w, h), dice.pick(((250, 250, 248), (245, 205, 60))))
        p.box(2, 2, w - 3, h - 3, None, (20, 20, 20), 2, 6)
        p.text(w / 2, h / 2, dice.letters(2) + " " + dice.digits(dice.whole(3, 4)) + dice.letters(1), fonts.face(dice, "road").at(42), (15, 15, 20), "mm")
        return p.image, "number plate"
    if form == "neon":
        w, h = 280, 110
        glow = dice.colour(None, (0.6, 1), (0.9, 1))
        base = Image.new("RGB", (w, h), (10, 8, 14))
        ImageDraw.Draw(base).text((w / 2, h / 2), dice.pick(words.SHOPS).title(), font=fonts.face(dice, "fancy").at(56), fill=glow, anchor="mm")
        soft = base.filter(ImageFilter.GaussianBlur(7))
        from PIL import ImageChops
        return ImageChops.add(base, soft), "neon sign"
    w, h = (dice.whole(200, 320), dice.whole(120, 200)) if form == "banner" else (220, 300)
    ground = dice.colour(None, (0.3, 1), (0.3, 1)) if form == "banner" else dice.pick(((30, 32, 34), (40, 30, 25), (248, 244, 230)))
    ink = (250, 250, 250) if luma(ground) < 150 else (20, 20, 20)
    p = pen.Pen((w, h), ground)
    if form == "banner":
        p.lines(w * 0.06, h * 0.12, w * 0.88, tongue.words(dice.whole(2, 5)).upper(), fonts.face(dice, "heavy", tongue.script).at(h * 0.24), ink, most=3, anchor="ma")
        return p.image, "banner"
    face = fonts.face(dice, dice.pick(("hand", "fancy", "sans")), tongue.script)
    p.text(w / 2, 26, "Menu" if tongue.script == "latn" else tongue.label(1), face.at(30), ink, "mm")
    for k in range(dice.whole(4, 10)):
        p.text(16, 54 + k * 23, tongue.label(2), face.at(15), ink, "la", w * 0.6)
        p.text(w - 16, 54 + k * 23, str(dice.whole(3, 30)), face.at(15), ink, "ra")
    return p.image, "menu board"


@kind("counter-sign", 4)
def draw_counter_sign(dice, photos):
    """Signs, plates, banners and boards in a street or room."""
    frame = dice.pick(FRAMES)
    ground = photos.filling(dice, frame, ("street", "building", "vehicle", "nature", "indoor", "people", "people"))
    facts = []
    menu = False
    for _ in range(dice.pick((1, 1, 1, 2))):
        sign, fact = _sign(dice)
        facts.append(fact)
        menu = menu or fact == "menu board"
        sign = degrade.shade(sign, 1 + 0.12 * surfaces.smooth(dice, sign.height, sign.width, 3))
        scale = dice.span(0.25, 0.8) * frame[0] / sign.width
        hw, hh = sign.width * scale / 2, sign.height * scale / 2
        cx, cy = dice.span(0.25, 0.75) * frame[0], dice.span(0.2, 0.8) * frame[1]
        lean, turn = dice.span(-0.2, 0.2), dice.gauss(0, 0.08)
        quad = [(cx + (x * np.cos(turn) - y * np.sin(turn)), cy + (x * np.sin(turn) + y * np.cos(turn)) * (1 + lean * s))
                for x, y, s in ((-hw, -hh, -1), (hw, -hh, 1), (hw, hh, 1), (-hw, hh, -1))]
        laid = degrade.place(sign, frame, quad)
        ground.paste(laid.convert("RGB"), (0, 0), laid.getchannel("A"))
    return Picture(degrade.camera(dice, ground), "counter", facts + ["photo", "street photo"], ["maybe:document"] if menu else [])


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
    tongue = _tongue(dice)
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
    frame = dice.pick(FRAMES)
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


@kind("counter-screen", 3)
def draw_counter_screen(dice, photos):
    """A room or desk in which a lit screen is seen: laptop, television, phone, camera back. Arguably a screenshot: masked when it fills the frame."""
    frame = dice.pick(FRAMES)
    form = dice.weighted((("phone", 3), ("laptop", 4), ("tv", 3)))
    if form == "phone":
        image = phone.app_screen(dice, photos)[0] if dice.chance(0.6) else photos.filling(dice, (200, 400))
        fact = "phone on a table"
    elif form == "laptop":
        image = desktop.window(dice, photos, (320, 200))[0] if dice.chance(0.6) else photos.filling(dice, (320, 200))
        fact = "laptop on a desk"
    else:
        image = photos.filling(dice, (352, 198))
        fact = "television"
    rim = dice.whole(6, 14)
    body = Image.new("RGB", (image.width + 2 * rim, image.height + 2 * rim + (rim if form != "phone" else 0)), dice.pick(((10, 10, 12), (30, 30, 34), (200, 200, 205))))
    body.paste(degrade.moire(dice, image) if dice.chance(0.6) else image, (rim, rim))
    if form == "laptop":
        keys = pen.Pen((body.width, int(body.width * 0.42)), dice.grey(40, 200))
        step = body.width / 15
        tone = mix(keys.image.getpixel((0, 0)), (0, 0, 0), 0.6)
        for r in range(5):
            for k in range(14):
                keys.box((k + 0.5) * step + 1, 6 + r * step * 0.7, (k + 1.5) * step - 1, 6 + (r + 1) * step * 0.7 - 2, tone, r=2)
        keys.box(body.width * 0.36, 8 + 5 * step * 0.7, body.width * 0.64, keys.h - 3, mix(tone, (255, 255, 255), 0.3), r=3)
        joined = Image.new("RGB", (body.width, body.height + keys.h))
        joined.paste(body, (0, 0))
        joined.paste(keys.image, (0, body.height))
        body = joined
    fill = dice.weighted(((dice.span(0.3, 0.65), 5), (dice.span(0.65, 1.0), 2)))
    shot = degrade.photograph(dice, body, photos, crumple=0, tilt=dice.span(0.2, 1.2), fill=fill, frame=frame, finger=0.3 if form == "phone" else 0)
    also = ["maybe:screenshot-phone", "maybe:screenshot-desktop"] if fill > 0.5 else []
    return Picture(shot, "counter", [fact, "photo of a screen"], also)


@kind("counter-pattern", 3)
def draw_counter_pattern(dice, photos):
    """Squares, stripes and grids that are no codes: chessboards, tiles, mosaics, blinds, keyboards, windows, crosswords, dice, cloth."""
    form = dice.weighted((("check", 3), ("mosaic", 3), ("stripes", 3), ("facade", 2), ("crossword", 1), ("dots", 1.5), ("keys", 1.5), ("pieces", 1.5)))
    w, h = 300, 300
    a, b = (dice.colour(None, (0, 0.8), (0.1, 0.6)), dice.colour(None, (0, 0.4), (0.6, 1))) if dice.chance(0.65) else ((15, 15, 15), (245, 245, 245))
    p = pen.Pen((w, h), b)
    also = []
    if form in ("check", "pieces"):
        n = dice.pick((4, 6, 8, 8, 10, 16))
        s = w / n
        for j in range(n):
            for i in range(n):
                if (i + j) % 2:
                    p.box(i * s, j * s, (i + 1) * s - 1, (j + 1) * s - 1, a)
                if form == "pieces" and dice.chance(0.3):
                    p.disc((i + 0.5) * s, (j + 0.5) * s, s * 0.36, dice.pick(((20, 20, 20), (240, 235, 225), (180, 30, 30))))
        fact = "chessboard" if n in (8, 10) else "checked pattern"
    elif form == "mosaic":
        n = dice.whole(5, 16)
        s = w / n
        palette = [dice.colour(None, (0.1, 0.9), (0.2, 1)) for _ in range(dice.whole(3, 8))]
        for j in range(n):
            for i in range(n):
                p.box(i * s + 1, j * s + 1, (i + 1) * s - 1, (j + 1) * s - 1, dice.pick(palette))
        fact = "mosaic tiles"
    elif form == "stripes":
        x = 0.0
        while x < w:
            s = dice.span(3, 26) if dice.chance(0.3) else 14
            p.box(x, 0, x + s, h, a)
            x += s * 2
        if dice.chance(0.5):
            p.image = p.image.rotate(90)
        fact = "stripes"
    elif form == "facade":
        n, m = dice.whole(3, 9), dice.whole(3, 9)
        for j in range(n):
            for i in range(m):
                x, y = (i + 0.2) * w / m, (j + 0.2) * h / n
                p.box(x, y, x + w / m * 0.6, y + h / n * 0.6, a if dice.chance(0.8) else (255, 220, 120))
        fact = "windows of a building"
    elif form == "crossword":
        n = dice.whole(8, 15)
        s = w / n
        p = pen.Pen((w, h), (250, 250, 248))
        for j in range(n):
            for i in range(n):
                p.box(i * s, j * s, (i + 1) * s, (j + 1) * s, (10, 10, 10) if dice.chance(0.22) else None, (10, 10, 10))
                if dice.chance(0.25):
                    p.text((i + 0.5) * s, (j + 0.5) * s, dice.letters(1), fonts.face(dice, "sans").at(s * 0.6), (20, 20, 20), "mm")
        also = ["maybe:document"]
        fact = "crossword puzzle"
    elif form == "dots":
        n = dice.whole(6, 20)
        for j in range(n):
            for i in range(n):
                p.disc((i + 0.5 + 0.5 * (j % 2)) * w / n, (j + 0.5) * h / n, w / n * dice.span(0.2, 0.4), a)
        fact = "polka dots"
    else:
        n, m = 5, 10
        p = pen.Pen((360, 180), dice.grey(20, 200))
        tone = dice.grey(10, 240)
        ink = (250, 250, 250) if luma(tone) < 130 else (20, 20, 20)
        for j in range(n):
            for i in range(m):
                p.box(i * 36 + 2, j * 36 + 2, i * 36 + 33, j * 36 + 33, tone, r=4)
                p.text(i * 36 + 12, j * 36 + 14, dice.letters(1), fonts.face(dice, "sans").at(13), ink, "mm")
        fact = "keyboard"
    image = degrade.photograph(dice, p.image, photos, crumple=dice.pick((0, 0.4)), tilt=dice.span(0.3, 1.4), fill=dice.pick((dice.span(0.5, 0.9), dice.span(1.2, 1.9))))
    return Picture(image, "counter", [fact, "pattern"], also)


@kind("counter-plain", 2.5)
def draw_counter_plain(dice, photos):
    """Pictures with next to nothing in them: bokeh, sky, gradients, dark or burnt frames, a table, a wall, blank paper, plates."""
    w, h = dice.pick(FRAMES)
    form = dice.weighted((("bokeh", 3), ("gradient", 1.5), ("dark", 1.5), ("surface", 4), ("blank", 2), ("plate", 2), ("meter", 1.5), ("sky", 1.5)))
    also = []
    if form == "bokeh":
        image = pen.gradient((w, h), [dice.colour(None, (0.2, 0.9), (0.05, 0.5)) for _ in range(4)])
        layer = Image.new("RGB", (w, h))
        draw = ImageDraw.Draw(layer)
        for _ in range(dice.whole(8, 50)):
            x, y, r = dice.span(0, w), dice.span(0, h), dice.span(4, 40)
            draw.ellipse((x - r, y - r, x + r, y + r), fill=dice.colour(None, (0.1, 0.8), (0.2, 0.7)))
        from PIL import ImageChops
        image = ImageChops.add(image, layer.filter(ImageFilter.GaussianBlur(dice.span(1, 6))))
        facts = ["blurred lights"]
    elif form == "gradient":
        image = pen.gradient((w, h), [dice.colour() for _ in range(4)])
        facts = ["colour gradient", "abstract background"]
        if dice.chance(0.3):
            image = Image.new("RGB", (w, h), dice.colour(None, (0, 1), (0, 1)))
            facts = ["plain colour"]
    elif form == "dark":
        image = degrade.camera(dice, photos.filling(dice, (w, h)).point(lambda v: int(v * 0.12)))
        facts = ["very dark photo"]
    elif form == "surface":
        image = degrade.camera(dice, surfaces.surface(dice, (w, h)))
        facts = ["table top", "texture"]
    elif form == "blank":
        sheet = Image.new("RGB", dice.pick(((290, 400), (220, 120), (160, 330), (240, 240))), dice.grey(225, 255, 6))
        image = degrade.photograph(dice, sheet, photos, crumple=dice.pick((0.1, 0.6, 1.4)))
        facts = ["blank paper", "napkin"]
        also = ["maybe:document"]
    elif form == "plate":
        image = surfaces.surface(dice, (w, h))
        draw = ImageDraw.Draw(image)
        r = min(w, h) * dice.span(0.3, 0.48)
        cx, cy = w * dice.span(0.4, 0.6), h * dice.span(0.4, 0.6)
        white = dice.grey(220, 255)
        draw.ellipse((cx - r, cy - r, cx + r, cy + r), fill=white, outline=mix(white, (0, 0, 0), 0.2), width=3)
        draw.ellipse((cx - r * 0.72, cy - r * 0.72, cx + r * 0.72, cy + r * 0.72), outline=mix(white, (0, 0, 0), 0.12), width=2)
        if dice.chance(0.7):
            side = int(r * 1.25)
            mask = Image.new("L", (side, side), 0)
            ImageDraw.Draw(mask).ellipse((4, 4, side - 4, side - 4), fill=255)
            image.paste(photos.filling(dice, (side, side), ("food",)), (int(cx - side / 2), int(cy - side / 2)), mask.filter(ImageFilter.GaussianBlur(2)))
        image = degrade.camera(dice, image)
        facts = ["plate on a table"]
    elif form == "meter":
        p = pen.Pen((300, 150), dice.grey(20, 230))
        p.box(30, 30, 270, 110, dice.pick(((170, 190, 160), (10, 12, 10), (20, 30, 60))), r=4)
        dark_glass = p.image.getpixel((40, 40))[0] < 100
        p.text(255, 70, dice.pick((dice.digits(6), words.clock(dice), f"{dice.whole(10, 39)}.{dice.digits(1)}")), fonts.face(dice, "segment").at(44),
               dice.pick(((255, 60, 40), (80, 255, 120), (120, 220, 255))) if dark_glass else (20, 25, 20), "rm")
        p.text(150, 130, dice.pick(("kWh", "SET", "°C", "MODE  -  +", "m³")), fonts.face(dice, "sans").at(14), (120, 120, 120), "mm")
        image = degrade.photograph(dice, p.image, photos, crumple=0, fill=dice.span(0.5, 1.2))
        facts = ["digital display", "meter"]
    else:
        top = dice.colour(dice.span(0.52, 0.65), (0.2, 0.8), (0.4, 1))
        low = mix(top, dice.pick(((255, 255, 255), (255, 180, 120))), 0.7)
        image = pen.gradient((w, h), (top, top, low, low))
        cloud = np.clip(surfaces.fractal(dice, h, w, 3, 4) - 0.3, 0, 1)[..., None]
        image = Image.fromarray((np.asarray(image) * (1 - cloud) + 250 * cloud).astype(np.uint8))
        facts = ["sky", "clouds"]
        return Picture(degrade.camera(dice, image, 0.6), "counter", facts, ["maybe:nature"])
    return Picture(image, "counter", facts, also)


@kind("counter-quote", 1)
def draw_counter_quote(dice, photos):
    """Quote cards, invitations and greetings made in a program: text pictures that a person may or may not call a meme or a document."""
    w, h = dice.pick(((300, 300), (260, 360), (225, 400)))
    if dice.chance(0.5):
        image = photos.filling(dice, (w, h), ("nature", "street", "building")).point(lambda v: int(v * 0.6))
        ink = (255, 255, 255)
    else:
        base = dice.colour(None, (0.1, 0.7), (0.2, 1))
        image = pen.gradient((w, h), (base, base, mix(base, dice.colour(), 0.5), base))
        ink = (255, 255, 255) if luma(base) < 150 else (30, 30, 34)
    p = pen.Pen(None, image)
    tongue = _tongue(dice)
    face = fonts.face(dice, dice.pick(("fancy", "serif", "sans")), tongue.script)
    if dice.chance(0.4):
        p.box(14, 14, w - 14, h - 14, None, ink, 1)
    p.lines(w * 0.1, h * 0.3, w * 0.8, tongue.sentence(5, 14), face.at(h * dice.span(0.045, 0.075)), ink, 1.3, 5, "ma")
    p.text(w / 2, h * 0.85, tongue.name(), face.at(h * 0.035), ink, "mm")
    return Picture(degrade.forwarded(dice, p.image), "counter", ["quote on a picture", "greeting"], ["maybe:meme", "maybe:document", "maybe:screenshot-phone"])


@kind("counter-graphic", 2.5)
def draw_counter_graphic(dice, photos):
    """Graphics without being clutter: logos, badges, word marks, icons, stickers, simple cartoon drawings, paintings, cartoon-like photos."""
    form = dice.weighted((("badge", 3), ("word", 2), ("icon", 2), ("toon", 3), ("cartoon", 2.5), ("shapes", 1.5)))
    w, h = dice.pick(((300, 300), (300, 300), (360, 240), (240, 340)))
    ground = dice.weighted((((255, 255, 255), 3), ((0, 0, 0), 1), (dice.colour(None, (0, 1), (0.1, 1)), 5)))
    p = pen.Pen((w, h), ground)
    tongue = _tongue(dice)
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
    from PIL import ImageEnhance, ImageOps
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
    tongue = _tongue(dice)
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
