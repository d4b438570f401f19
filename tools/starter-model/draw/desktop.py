"""The desktop screenshot kind: windows, dialogs, whole desktops, cut-outs."""

from PIL import Image, ImageFilter

from . import degrade, fonts, pen, words
from .dice import mix
from .picture import Picture, kind
from .theme import Theme
from .windows import window


def dialog(dice, size_hint=None):
    """A small dialog box with a message and buttons."""
    t = Theme(dice)
    w, h = size_hint or (dice.whole(170, 260), dice.whole(80, 170))
    p = pen.Pen((w, h), t.card)
    p.box(0, 0, w - 1, h - 1, None, t.edge)
    if dice.chance(0.7):
        p.box(0, 0, w, 14, dice.pick((t.accent, mix(t.ground, t.ink, 0.08))))
    y = 22
    p.icon(dice, 20, y + 12, 24, dice.pick(((220, 60, 50), (240, 180, 40), t.accent)), dice.pick((0xE002, 0xE88E, 0xE8FD)))
    p.text(42, y, t.tongue.label(4), t.face.at(11, True), t.ink, "la", w - 50)
    p.lines(42, y + 16, w - 54, t.tongue.sentence(6, 22), t.face.at(8), t.ink, most=4)
    for k in range(dice.whole(1, 3)):
        p.box(w - 54 - 52 * k, h - 22, w - 8 - 52 * k, h - 6, t.accent if k == 0 else t.ground, t.edge, r=t.round)
        p.text(w - 31 - 52 * k, h - 14, t.tongue.label(1), t.face.at(8), t.on_accent if k == 0 else t.ink, "mm", 42)
    return p.image, ["dialog box", "error message"] + t.facts()


def whole_desktop(dice, photos):
    """(RGB desktop, facts): wallpaper, icons, task bar or dock, up to three windows."""
    w, h = dice.pick(((400, 225), (384, 240), (360, 270), (420, 180)))
    paper = photos.filling(dice, (w, h), ("nature", "building", "animal-wild", "vehicle")) if dice.chance(0.6) else pen.gradient((w, h), [dice.colour(None, (0.2, 0.8), (0.1, 0.7)) for _ in range(4)])
    p = pen.Pen(None, paper.copy())
    dark = dice.chance(0.6)
    bar = (24, 26, 32) if dark else (232, 234, 240)
    tall = dice.whole(9, 14)
    dock = dice.chance(0.3)
    for k in range(dice.whole(0, 10)):
        x, y = 14 + 30 * (k // 6), 16 + 30 * (k % 6)
        p.icon(dice, x, y, 15, dice.pick(((250, 200, 80), (110, 170, 250), (255, 255, 255))))
        p.text(x, y + 9, words.Tongue(dice, "en").words(1), fonts.face(dice, "sans").at(5.5), (255, 255, 255), "ma")
    facts = ["whole desktop", "computer desktop"]
    for _ in range(dice.whole(0, 3)):
        ww, wh = w * dice.span(0.4, 0.85), h * dice.span(0.4, 0.8)
        image, more = window(dice, photos, (ww, wh))
        x, y = dice.span(0, w - ww), dice.span(4, max(5, h - wh - tall))
        p.paste(image, x, y, dice.pick((0, 4)))
        facts += more[:1]
    if dock:
        n = dice.whole(6, 13)
        p.box(w / 2 - n * 7, h - 18, w / 2 + n * 7, h - 3, mix(bar, (128, 128, 128), 0.3), r=5)
        for k in range(n):
            p.box(w / 2 - n * 7 + 3 + k * 14, h - 16, w / 2 - n * 7 + 13 + k * 14, h - 6, dice.colour(), r=3)
        p.box(0, 0, w, 9, bar)
    else:
        p.box(0, h - tall, w, h, bar)
        for k in range(dice.whole(3, 9)):
            p.icon(dice, 10 + k * 14 + (w * 0.3 if dice.chance(0.5) and k == 0 else 0), h - tall / 2, 9, dice.colour(None, (0.2, 0.9), (0.6, 1)))
        p.text(w - 4, h - tall / 2, words.clock(dice), fonts.face(dice, "sans").at(6), (230, 230, 230) if dark else (20, 20, 20), "rm")
    return p.image, facts


@kind("desktop", 6)
def draw_desktop(dice, photos):
    """A window, a whole desktop, a dialog or a cut-out of a window."""
    form = dice.weighted((("window", 7), ("desktop", 2), ("dialog", 1), ("crop", 2.5), ("several", 0.6)))
    if form == "desktop":
        image, facts = whole_desktop(dice, photos)
    elif form == "dialog":
        image, facts = dialog(dice)
        if dice.chance(0.3):
            m = dice.whole(8, 60)
            back = Image.new("RGB", (image.width + 2 * m, image.height + 2 * m), dice.grey(80, 245))
            back.paste(image, (m, m))
            image = back
    else:
        size = dice.pick(((400, 250), (384, 288), (420, 236), (340, 300), (300, 360), (420, 200), (420, 130)))
        image, facts = window(dice, photos, size)
        if form == "crop":
            w, h = int(size[0] * dice.span(0.35, 0.8)), int(size[1] * dice.span(0.3, 0.8))
            x, y = dice.whole(0, size[0] - w), dice.whole(0, size[1] - h)
            part = image.crop((x, y, x + w, y + h))
            if not pen.empty(part):
                image = part
                facts = facts + ["cropped screenshot"]
        elif dice.chance(0.1):
            m = dice.whole(6, 24)
            back = pen.gradient((image.width + 2 * m, image.height + 2 * m), [dice.colour() for _ in range(4)])
            soft = Image.new("L", back.size, 0)
            soft.paste(120, (m, m + 4, m + image.width, m + image.height + 4))
            back.paste((0, 0, 0), (0, 0), soft.filter(ImageFilter.GaussianBlur(6)))
            back.paste(image, (m, m))
            image = back
    return Picture(degrade.forwarded(dice, image), "screenshot-desktop", facts + ["desktop screenshot", "computer screen"])
