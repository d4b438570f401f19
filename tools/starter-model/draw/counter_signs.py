"""Counter-examples that bear text or code-like patterns: signs, plates, banners, grids, stripes, quote cards."""

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from . import degrade, fonts, pen, surfaces, words
from .dice import luma, mix
from .picture import Picture, kind
from .theme import any_tongue


def _sign(dice):
    """(RGBA sign, fact): shop front, road, warning, street name, number plate, banner."""
    form = dice.weighted((("shop", 4), ("road", 2), ("warn", 2), ("street", 2), ("plate", 2), ("banner", 2), ("neon", 1), ("menu", 1.5)))
    tongue = any_tongue(dice)
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
    frame = dice.pick(degrade.FRAMES)
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
    tongue = any_tongue(dice)
    face = fonts.face(dice, dice.pick(("fancy", "serif", "sans")), tongue.script)
    if dice.chance(0.4):
        p.box(14, 14, w - 14, h - 14, None, ink, 1)
    p.lines(w * 0.1, h * 0.3, w * 0.8, tongue.sentence(5, 14), face.at(h * dice.span(0.045, 0.075)), ink, 1.3, 5, "ma")
    p.text(w / 2, h * 0.85, tongue.name(), face.at(h * 0.035), ink, "mm")
    return Picture(degrade.forwarded(dice, p.image), "counter", ["quote on a picture", "greeting"], ["maybe:meme", "maybe:document", "maybe:screenshot-phone"])
