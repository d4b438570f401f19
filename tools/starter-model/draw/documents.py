"""The document kinds: a printed page clean, scanned or photographed, and cards."""

import numpy as np
from PIL import Image

from . import degrade, figures, fonts, pen, sheets, words
from .dice import mix
from .picture import Picture, kind


@kind("page-clean", 3)
def draw_page_clean(dice, photos):
    """A page as exported or rendered from a file."""
    image, facts, also = sheets.page(dice, photos)
    if dice.chance(0.1):
        # Two pages side by side, as viewers export them.
        other, more, _ = sheets.page(dice, photos)
        wide = Image.new("RGB", (image.width + other.width + 6, max(image.height, other.height)), dice.grey(120, 255))
        wide.paste(image, (0, 0))
        wide.paste(other, (image.width + 6, 0))
        image, facts = wide, facts + more
    elif dice.chance(0.14):
        keep = dice.span(0.3, 0.7)
        top = int(image.height * dice.span(0, 1 - keep))
        image = image.crop((0, top, image.width, top + int(image.height * keep)))
    elif dice.chance(0.16):
        image, facts = sheets.snippet(dice, photos), ["text document", "text snippet"]
    return Picture(degrade.forwarded(dice, image), "document", facts + ["document", "page of text"], also)


@kind("page-scan", 4)
def draw_page_scan(dice, photos):
    """A scanned page: skew, paper tone, dark edges, thresholding."""
    image, facts, also = sheets.page(dice, photos)
    if dice.chance(0.25):
        rim = dice.grey(0, 70) if dice.chance(0.6) else dice.grey(200, 255)
        border = dice.whole(4, 26)
        framed = Image.new("RGB", (image.width + border, image.height + border), rim)
        framed.paste(image, (dice.pick((0, border)), dice.pick((0, border))))
        image = framed
    return Picture(degrade.scan(dice, image, straight=0.35), "document", facts + ["document", "scanned document"], also)


@kind("page-photo", 6)
def draw_page_photo(dice, photos):
    """A page photographed: on a desk, in a hand, open book, folded, cut off, in poor light."""
    image, facts, also = sheets.page(dice, photos)
    if dice.chance(0.18):
        other, _, _ = sheets.page(dice, photos)
        h = min(image.height, other.height)
        wide = Image.new("RGB", (image.width + other.width, h), (255, 255, 255))
        wide.paste(image.crop((0, 0, image.width, h)), (0, 0))
        wide.paste(other.crop((0, 0, other.width, h)), (image.width, 0))
        gutter = 1 - 0.5 * np.exp(-np.abs(np.arange(wide.width) - image.width) / dice.span(5, 30))
        image = degrade.shade(wide, np.repeat(gutter[None].astype(np.float32), h, axis=0))
        facts = facts + ["open book"]
    crumple = dice.weighted(((0.05, 3), (0.3, 4), (0.8, 1.5)))
    shot = degrade.photograph(dice, image, photos, crumple=crumple, tilt=dice.span(0.1, 1.0), finger=0.1,
                              fill=dice.weighted(((dice.span(0.75, 1.05), 5), (dice.span(1.05, 1.7), 3), (dice.span(0.45, 0.75), 1.5))))
    return Picture(shot, "document", facts + ["document", "photo of a document"], also)


@kind("card", 1.2)
def draw_card(dice, photos):
    """An identity-like, member or business card, photographed: a document, arguably."""
    w, h = 320, 202
    base = dice.colour(None, (0.05, 0.5), (0.7, 1))
    p = pen.Pen(None, pen.gradient((w, h), (base, mix(base, (255, 255, 255), 0.5), mix(base, dice.colour(), 0.3), base)))
    tongue = words.tongue(dice, scripts=fonts.scripts_available())
    face = fonts.face(dice, "sans", tongue.script)
    ink = figures.ink_for(base)
    business = dice.chance(0.4)
    if business:
        p.text(24, 40, tongue.name(), face.at(22, True), ink)
        p.text(24, 68, tongue.label(2), face.at(12), ink)
        for k in range(3):
            p.text(24, 120 + k * 18, dice.pick((dice.digits(9), "mail@example.com", dice.pick(words.PLACES))), face.at(11), ink)
        facts = ["business card"]
    else:
        for k in range(24):
            p.line([(x, 20 + k * 9 + 6 * ((x * (k + 3)) % 7) / 7) for x in range(0, w, 12)], mix(base, (255, 255, 255), 0.3))
        p.text(14, 10, tongue.label(3).upper(), face.at(14, True), ink)
        p.paste(photos.filling(dice, (80, 104), ("people",)), 16, 44)
        for k in range(5):
            p.text(108, 44 + k * 23, tongue.label(1), face.at(7), mix(ink, base, 0.3))
            p.text(108, 52 + k * 23, dice.pick((tongue.name(), words.date(dice), dice.letters(9))), face.at(12, True), ink)
        if dice.chance(0.5):
            p.text(14, h - 36, "P<" + dice.letters(8) + "<<<<<<<<" + dice.letters(9) + "<<", fonts.face(dice, "mono").at(13), ink)
        facts = ["identity card"]
    image = degrade.photograph(dice, p.image, photos, crumple=0, tilt=dice.span(0.1, 0.9), finger=0.3)
    return Picture(image, "document", facts + ["card"], ["maybe:document", "maybe:ticket"])
