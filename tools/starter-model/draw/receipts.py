"""Receipts: till slips, restaurant bills, card slips, flat or handled, scanned or photographed."""

import numpy as np
from PIL import Image, ImageChops, ImageDraw

from . import codes, degrade, fonts, pen, surfaces, words
from .picture import Picture, kind


def receipt_sheet(dice, photos):
    """(RGB sheet, facts) of one receipt before anything happens to it."""
    form = dice.weighted((("shop", 6), ("restaurant", 3), ("card", 1.5), ("fuel", 1), ("taxi", 0.7)))
    tongue = words.tongue(dice, scripts=fonts.scripts_available())
    w = dice.weighted(((dice.whole(150, 235), 5), (dice.whole(235, 320), 3)))
    items = {"shop": dice.weighted(((dice.whole(2, 8), 5), (dice.whole(8, 20), 3), (dice.whole(20, 40), 1))),
             "restaurant": dice.whole(2, 10), "card": 0, "fuel": dice.whole(1, 2), "taxi": dice.whole(1, 3)}[form]
    size = dice.span(8, 12.5)
    face = fonts.face(dice, dice.weighted((("thermal", 5), ("mono", 2), ("sans", 2))), tongue.script)
    font, bold = face.at(size), face.at(size, True)
    line = size * dice.span(1.08, 1.5)
    paper = dice.weighted((((255, 255, 255), 4), (dice.grey(228, 252, 5), 4), (dice.colour(dice.span(0.1, 0.17), (0.05, 0.25), (0.85, 1)), 1.2),
                           (dice.colour(dice.pick((0.55, 0.95, 0.35)), (0.05, 0.2), (0.9, 1)), 0.6)))
    ink = dice.weighted(((dice.grey(0, 50), 6), (dice.grey(60, 130), 3), (dice.colour(0.65, (0.3, 0.7), (0.3, 0.6)), 1)))
    p = pen.Pen((w, 1400), paper)
    m = w * dice.span(0.03, 0.11)
    y = dice.span(6, 26)
    currency = dice.pick(words.CURRENCIES)

    def centre(text, f):
        nonlocal y
        p.text(w / 2, y, text, f, ink, "ma", w - 2 * m)
        y += f.size * 1.25

    def pair(left, right, f=font):
        nonlocal y
        used = pen.length(f, right)
        p.text(m, y, left, f, ink, "la", max(10, w - 2 * m - used - 6))
        p.text(w - m, y, right, f, ink, "ra")
        y += line

    rule_style = dice.pick(("dash", "line", "stars", "equals", "none"))

    def rule():
        nonlocal y
        if rule_style == "line":
            p.line((m, y + line / 2, w - m, y + line / 2), ink)
        elif rule_style != "none":
            mark = {"dash": "-", "stars": "*", "equals": "="}[rule_style]
            n = int((w - 2 * m) / max(1, font.getlength(mark)))
            p.text(m, y, mark * n, font, ink)
        y += line

    if dice.chance(0.4):
        r = w * dice.span(0.06, 0.14)
        shape = dice.pick(("disc", "box", "ring", "wide"))
        if shape == "disc":
            p.disc(w / 2, y + r, r, fill=ink)
        elif shape == "ring":
            p.disc(w / 2, y + r, r, line=ink, width=3)
        else:
            half = r * (3 if shape == "wide" else 1)
            p.box(w / 2 - half, y, w / 2 + half, y + 2 * r, fill=ink, r=3)
            p.text(w / 2, y + r, dice.pick(words.SHOPS)[:10], fonts.face(dice, "heavy").at(r * 1.1), paper, "mm", half * 1.9)
        y += 2 * r + line * 0.6
    head = fonts.face(dice, dice.pick(("heavy", "sans", "serif", "fancy")))
    if tongue.script == "latn" or dice.chance(0.3):
        centre(dice.pick(words.LAST).upper() + " " + dice.pick(words.SHOPS), (head if dice.chance(0.6) else face).at(size * dice.span(1.0, 2.0), True))
    else:
        centre(tongue.words(2), face.at(size * dice.span(1.1, 1.8), True))
    for _ in range(dice.whole(1, 5)):
        centre(dice.pick((f"{dice.whole(1, 400)} {dice.pick(words.PLACES)} St", tongue.words(3), f"Tel {dice.digits(3)}-{dice.digits(7)}",
                          f"VAT {dice.digits(9)}", f"{dice.digits(5)} {dice.pick(words.PLACES)}")), font)
    y += line * dice.span(0, 1)
    if dice.chance(0.5):
        pair(words.date(dice), words.clock(dice))
    if dice.chance(0.5):
        pair(dice.pick(("Table ", "Cashier ", "No. ", "Bon ")) + dice.digits(2), "#" + dice.digits(5))
    rule()
    facts = {"shop": ["shop receipt", "till slip"], "restaurant": ["restaurant bill", "restaurant receipt"], "card": ["card payment slip"],
             "fuel": ["petrol receipt"], "taxi": ["taxi receipt"]}[form]
    two_rows = dice.chance(0.25)
    count_first = dice.chance(0.4)
    for _ in range(items):
        name = dice.pick(words.DISHES if form == "restaurant" else words.GOODS) if tongue.script == "latn" and dice.chance(0.6) else tongue.words(dice.whole(1, 3))
        if dice.chance(0.5):
            name = name.upper()
        if count_first:
            name = f"{dice.whole(1, 4)} " + ("x " if dice.chance(0.3) else "") + name
        cost = words.price(dice, 0.4, 60, "" if dice.chance(0.8) else currency)
        if dice.chance(0.15):
            cost += dice.pick((" A", " B", " *"))
        pair(name, cost)
        if two_rows and dice.chance(0.7):
            p.text(m + size * 2, y, f"{dice.whole(1, 9)} x {words.price(dice, 0.4, 20, '')}", font, ink)
            y += line
    if form == "card":
        for left, right in (("CARD", "**** **** " + dice.digits(4)), ("AID", "A000000" + dice.digits(7)), ("AUTH", dice.digits(6)), ("TID", dice.digits(8))):
            pair(left, right)
    rule()
    total = dice.pick(("TOTAL", "Total", "SUMME", "TOTALE", "Amount due", "Subtotal", tongue.label(1)))
    if dice.chance(0.5):
        pair(dice.pick(("Subtotal", "Netto", "Sous-total")), words.price(dice, 5, 90, ""))
        pair(dice.pick(("Tax", "VAT 20%", "MwSt 19%", "GST", "TVA", "Service 10%")), words.price(dice, 0.5, 15, ""))
    big = face.at(size * dice.pick((1, 1.2, 1.5, 1.9)), True)
    pair(total, words.price(dice, 5, 120, currency), big)
    y += big.size - size
    if dice.chance(0.6):
        pair(dice.pick(("CASH", "VISA", "MASTERCARD", "Bar", "Card", "CHANGE")), words.price(dice, 5, 120, ""))
    if dice.chance(0.4):
        rule()
        for _ in range(dice.whole(1, 4)):
            pair(dice.pick(("A 7%", "B 19%", "Net", "Points", "Items", "Ref")), dice.digits(dice.whole(2, 6)))
    y += line * dice.span(0, 1.5)
    also = []
    if form == "restaurant" and dice.chance(0.2):
        p.text(m, y, "Tip ________", font, ink)
        y += line * 2
        p.line((m, y, w - m, y), ink)
        y += line
    for _ in range(dice.whole(0, 3)):
        centre(dice.pick(("THANK YOU", "Thank you for your visit", "Danke", "Merci", "Grazie", tongue.words(3), "www.example.com")), font)
    if dice.chance(0.25):
        p.paste(codes.linear_image(dice, w * 0.7, w * 0.18), w * 0.15, y + 4)
        y += w * 0.18 + 10
        also.append("barcode")
    elif dice.chance(0.14):
        side = w * dice.span(0.25, 0.42)
        p.paste(codes.qr_image(dice, side, plain=True), (w - side) / 2, y + 4)
        y += side + 10
        also.append("qr-code")
    y += dice.span(4, 40)
    sheet = p.image.crop((0, 0, w, int(min(1400, y))))
    if dice.chance(0.3):
        # Worn print heads and old paper: whole columns or patches are pale.
        fade = np.asarray(Image.fromarray(_patches(dice)).resize(sheet.size, Image.Resampling.BICUBIC))
        bands = np.asarray(sheet).astype(np.float32)
        bands += (np.array(paper, np.float32) - bands) * np.clip(fade, 0, 0.85)[..., None]
        sheet = Image.fromarray(bands.astype(np.uint8))
        facts.append("faded receipt")
    if dice.chance(0.08):
        hand = ImageDraw.Draw(sheet)
        colour = dice.pick(((30, 50, 160), (170, 30, 30), (20, 20, 20)))
        if dice.chance(0.5):
            cx, cy = dice.span(0.3, 0.8) * w, dice.span(0.5, 0.95) * sheet.height
            hand.ellipse((cx - 30, cy - 10, cx + 30, cy + 10), outline=colour, width=2)
        else:
            hand.text((w * 0.2, sheet.height * dice.span(0.1, 0.8)), dice.pick(words.FIRST), font=fonts.face(dice, "hand").at(22), fill=colour)
    if sheet.height > 3 * w:
        facts.append("long receipt")
    return sheet, facts, also


def _patches(dice):
    return (0.35 + 0.45 * surfaces.grain(dice, dice.whole(2, 6), dice.whole(2, 6))).astype(np.float32)


def _torn(dice, sheet):
    """The sheet as RGBA with a torn, serrated or rounded end."""
    sheet = sheet.convert("RGBA")
    w, h = sheet.size
    mask = Image.new("L", sheet.size, 255)
    d = ImageDraw.Draw(mask)
    step = dice.pick((3, 4, 7, 12))
    deep = dice.span(1, 5)
    for y, out in ((0, -1), (h, 1)):
        if dice.chance(0.6):
            points = [(0, y + out * 9)]
            x = 0
            while x <= w + step:
                points.append((x, y - out * dice.span(0, deep)))
                x += step
            points.append((w, y + out * 9))
            d.polygon(points, fill=0)
    sheet.putalpha(ImageChops.multiply(mask, sheet.getchannel("A")))
    return sheet


@kind("receipt-photo", 8)
def draw_receipt_photo(dice, photos):
    """A receipt photographed by hand: on a table, in a hand, crumpled, cut off, on dark grounds, sometimes two."""
    sheet, facts, also = receipt_sheet(dice, photos)
    if sheet.height > sheet.width * 2.4 and dice.chance(0.75):
        # People photograph the part that matters, or fold it.
        tall = int(sheet.width * dice.span(1.3, 2.6))
        top = dice.pick((0, sheet.height - tall, dice.whole(0, sheet.height - tall)))
        sheet = sheet.crop((0, top, sheet.width, top + tall))
    crumple = dice.weighted(((0.15, 2), (0.5, 4), (1.0, 3), (1.6, 1)))
    frame = dice.pick(((300, 400), (300, 400), (225, 400), (400, 300), (320, 320)) if sheet.height < 2 * sheet.width else ((300, 400), (225, 400), (225, 400)))
    ground = None
    if dice.chance(0.12):
        other, _, _ = receipt_sheet(dice, photos)
        ground = surfaces.surface(dice, frame, photos)
        placed = degrade.place(other, frame, _loose_quad(dice, frame, other))
        ground.paste(placed.convert("RGB"), (0, 0), placed.getchannel("A"))
        facts.append("two receipts")
    image = degrade.photograph(dice, _torn(dice, sheet), photos, crumple=crumple, tilt=dice.span(0.1, 1.0), finger=0.22, frame=frame, ground=ground)
    facts += ["receipt", "photo of a receipt"] + (["crumpled receipt"] if crumple > 0.8 else [])
    return Picture(image, "receipt", facts, also)


def _loose_quad(dice, frame, sheet):
    w, h = frame
    half_h = h * dice.span(0.3, 0.6)
    half_w = half_h * sheet.width / sheet.height
    cx, cy, turn = dice.span(0, w), dice.span(0, h), dice.span(-0.6, 0.6)
    return [(cx + x * half_w * np.cos(turn) - y * half_h * np.sin(turn), cy + x * half_w * np.sin(turn) + y * half_h * np.cos(turn))
            for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1))]


@kind("receipt-scan", 4)
def draw_receipt_scan(dice, photos):
    """A receipt from a scanner or scan app: flat, tight or on a white page."""
    sheet, facts, also = receipt_sheet(dice, photos)
    if sheet.height > sheet.width * 3 and dice.chance(0.6):
        sheet = sheet.crop((0, 0, sheet.width, int(sheet.width * dice.span(1.6, 3))))
    if dice.chance(0.3):
        # Bleached by the scanner: pale grey print on pure white, as office scanners give thermal paper.
        low = dice.whole(0, 130)
        sheet = sheet.point(lambda v: 255 if v > 200 else low + int(v * 0.45))
    if dice.chance(0.4):
        mx, my = int(sheet.width * dice.span(0.02, 0.8)), int(sheet.height * dice.span(0.02, 0.3))
        page = Image.new("RGB", (sheet.width + 2 * mx, sheet.height + 2 * my), dice.pick(((255, 255, 255), (255, 255, 255), dice.grey(0, 60), dice.grey(190, 250))))
        at = dice.pick((mx, 0, 2 * mx))
        page.paste(sheet, (at, dice.pick((my, 0))))
        sheet = page
    if dice.chance(0.5):
        sheet = degrade.shade(sheet, degrade.creases(dice, sheet.height, sheet.width, dice.span(0.05, 0.4)))
    return Picture(degrade.scan(dice, sheet), "receipt", facts + ["receipt", "scanned receipt"], also)
