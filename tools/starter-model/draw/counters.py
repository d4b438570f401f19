"""Counter-examples: everyday pictures that bear text, squares, stripes or white rectangles yet are none of the clutter.

A wrongly archived family photo is worse than a missed receipt, so these get a large share.
"""

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from . import degrade, fonts, pen, surfaces, windows, words
from .dice import mix
from .phone_apps import app_screen
from .picture import Picture, kind
from .theme import any_tongue

CAPTIONS = {"people": "people", "food": "food", "nature": "landscape", "pet-cat": "cat", "pet-dog": "dog", "animal-wild": "wild animal", "object": "object",
            "indoor": "room", "street": "street", "vehicle": "vehicle", "building": "building"}


def _scene(dice, photos, names=None):
    """(facts of the photograph's class, picture of a usual photo shape)."""
    names = names or photos.classes() or ("nature",)
    name = dice.pick(names)
    return [CAPTIONS.get(name, "photo")] if photos else [], photos.filling(dice, dice.pick(degrade.FRAMES), (name,))


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
        tongue = any_tongue(dice)
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
        tongue = any_tongue(dice)
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


@kind("counter-screen", 3)
def draw_counter_screen(dice, photos):
    """A room or desk in which a lit screen is seen: laptop, television, phone, camera back. Arguably a screenshot: masked when it fills the frame."""
    frame = dice.pick(degrade.FRAMES)
    form = dice.weighted((("phone", 3), ("laptop", 4), ("tv", 3)))
    if form == "phone":
        image = app_screen(dice, photos)[0] if dice.chance(0.6) else photos.filling(dice, (200, 400))
        fact = "phone on a table"
    elif form == "laptop":
        image = windows.window(dice, photos, (320, 200))[0] if dice.chance(0.6) else photos.filling(dice, (320, 200))
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


@kind("counter-plain", 2.5)
def draw_counter_plain(dice, photos):
    """Pictures with next to nothing in them: bokeh, sky, gradients, dark or burnt frames, a table, a wall, blank paper, plates."""
    w, h = dice.pick(degrade.FRAMES)
    form = dice.weighted((("bokeh", 3), ("gradient", 1.5), ("dark", 1.5), ("surface", 4), ("blank", 2), ("plate", 2), ("meter", 1.5), ("sky", 1.5)))
    also = []
    if form == "bokeh":
        image = pen.gradient((w, h), [dice.colour(None, (0.2, 0.9), (0.05, 0.5)) for _ in range(4)])
        layer = Image.new("RGB", (w, h))
        draw = ImageDraw.Draw(layer)
        for _ in range(dice.whole(8, 50)):
            x, y, r = dice.span(0, w), dice.span(0, h), dice.span(4, 40)
            draw.ellipse((x - r, y - r, x + r, y + r), fill=dice.colour(None, (0.1, 0.8), (0.2, 0.7)))
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
