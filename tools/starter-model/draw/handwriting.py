"""Notes, lists and letters by hand."""

from . import degrade, fonts, pen, words
from .picture import Picture, kind


@kind("handwriting", 3)
def draw_handwriting(dice, photos):
    """Notes, lists and letters by hand on plain, lined, squared, sticky or torn paper."""
    form = dice.weighted((("page", 5), ("note", 3), ("list", 3), ("letter", 2)))
    w, h = {"page": (290, 400), "note": (240, 240), "list": (210, 340), "letter": (290, 380)}[form]
    paper = dice.weighted((((255, 255, 255), 3), (dice.grey(232, 252, 6), 3), (dice.colour(dice.span(0.1, 0.17), (0.05, 0.3), (0.88, 1)), 2)))
    if form == "note" and dice.chance(0.6):
        paper = dice.colour(dice.pick((0.15, 0.93, 0.3, 0.55)), (0.25, 0.6), (0.88, 1))
    p = pen.Pen((w, h), paper)
    ruled = dice.weighted((("none", 4), ("lines", 4), ("squares", 2), ("dots", 1)))
    step = dice.span(15, 26)
    blue = dice.pick(((170, 190, 230), (200, 205, 215), (230, 180, 180)))
    y = step * 2
    while y < h and ruled in ("lines", "squares"):
        p.line((0, y, w, y), blue)
        y += step if ruled == "lines" else step / 2
    x = step / 2
    while x < w and ruled in ("squares", "dots"):
        if ruled == "squares":
            p.line((x, 0, x, h), blue)
        else:
            for k in range(int(h / step * 2)):
                p.disc(x, k * step / 2, 0.6, blue)
        x += step / 2
    if ruled == "lines" and dice.chance(0.5):
        p.line((w * 0.14, 0, w * 0.14, h), (230, 130, 130))
    tongue = words.tongue(dice, scripts=[s for s in fonts.scripts_available() if s in ("latn", "ja", "cyrl") and (s != "cyrl" or dice.chance(0.2))])
    tongue = words.Tongue(dice, tongue.code, unaccented=True)
    face = fonts.face(dice, "hand", tongue.script)
    ink = dice.weighted(((dice.colour(0.63, (0.6, 0.9), (0.3, 0.7)), 4), (dice.grey(10, 60), 4), (dice.grey(90, 130), 1.5), (dice.colour(0.98, (0.7, 0.9), (0.5, 0.8)), 0.7)))
    m = w * dice.span(0.05, 0.17)
    y = step * 2 - step * 0.85
    if dice.chance(0.5):
        p.text(m, y, tongue.label(3), face.at(step * 1.15), ink)
        if dice.chance(0.5):
            p.line((m, y + step * 1.25, m + w * 0.45, y + step * 1.22), ink, 2)
        y += step * 2
    end = h * dice.weighted(((0.95, 5), (dice.span(0.3, 0.9), 3)))
    while y < end - step:
        size = step * dice.span(0.8, 0.95)
        text = tongue.words(dice.whole(1, 3)) if form == "list" else tongue.words(40)
        row = pen.cut(text, face.at(size), w - 1.5 * m)
        drift = dice.gauss(0, 1.2)
        at = m + dice.gauss(0, 2) + (14 if form == "list" else 0)
        if form == "list":
            mark = dice.pick(("-", "•", "box", "num"))
            if mark == "box":
                p.box(m, y + size * 0.3, m + 8, y + size * 0.3 + 8, None, ink)
            else:
                p.text(m, y, mark if mark != "num" else str(int(y / step)), face.at(size), ink)
        # Words are set one by one, each a little off the line, as a hand does.
        for part in row.split(" "):
            font = face.at(size + dice.pick((0, 0, 1, -1)))
            p.run(at, y + drift + dice.gauss(0, 0.7), part, font, ink)
            at += pen.length(font, part) + pen.length(font, " ")
        if form == "list" and dice.chance(0.15):
            p.line((m, y + size * 0.6, m + w * 0.4, y + size * 0.55), ink, 2)
        y += step
    if dice.chance(0.15):
        cx, cy = dice.span(0.3, 0.8) * w, dice.span(0.6, 0.9) * h
        for _ in range(dice.whole(2, 5)):
            p.line([(cx + dice.span(-40, 40), cy + dice.span(-30, 30)) for _ in range(dice.whole(2, 4))], ink, 2)
    facts = {"page": ["page of handwriting"], "note": ["handwritten note", "sticky note"], "list": ["shopping list", "to-do list"], "letter": ["handwritten letter"]}[form]
    if dice.chance(0.25):
        image = degrade.scan(dice, p.image)
    else:
        image = degrade.photograph(dice, p.image, photos, crumple=dice.pick((0.05, 0.3, 0.8)), tilt=dice.span(0.1, 1.0), finger=0.1)
    return Picture(image, "handwriting", facts + ["handwriting", "handwritten notes"], ["maybe:document"])
