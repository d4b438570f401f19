"""Machine-readable marks: QR, Aztec, DataMatrix, PDF417-like and linear codes as images, and the qr-code and barcode kinds."""

import functools

import numpy as np
import qrcode
from PIL import Image, ImageDraw, ImageFilter

from . import counter_things, degrade, fonts, pen, surfaces, words
from .dice import luma, mix
from .picture import Picture, kind


@functools.lru_cache(maxsize=400)
def _matrix(version, level, mask, slot):
    # Mask given: letting the library try all eight costs more than drawing the picture.
    code = qrcode.QRCode(version=version, error_correction=level, border=0, mask_pattern=mask)
    room = max(4, int((version * version * 10 + 60) / 8 * 0.35))
    code.add_data(f"https://w{slot * 7919 % 9973}.example/" + ("%x" % (slot * 2654435761 % 2**32)) * 9, optimize=0)
    code.data_list[0].data = code.data_list[0].data[:room]
    code.make(fit=True)
    return np.array(code.get_matrix(), bool)


def qr_matrix(dice):
    """A valid QR symbol as a boolean matrix (True is dark), mostly of the sizes seen in life."""
    version = dice.weighted(((1, 2), (2, 4), (3, 5), (4, 4), (5, 3), (6, 2), (8, 1), (10, 0.7), (14, 0.4)))
    return _matrix(version, dice.pick((0, 1, 2, 3)), dice.whole(0, 7), dice.whole(0, 5))


def qr_image(dice, side=None, plain=False):
    """A QR code as an RGB image with its quiet zone: black on white, or (not plain) coloured, inverted, rounded, dotted, with a logo."""
    m = qr_matrix(dice)
    n = m.shape[0]
    dark, light = (0, 0, 0), (255, 255, 255)
    style = "square"
    if not plain:
        if dice.chance(0.3):
            dark = dice.colour(None, (0.4, 1.0), (0.1, 0.6))
        if dice.chance(0.15):
            light = dice.colour(None, (0.05, 0.3), (0.85, 1.0))
        if dice.chance(0.1):
            dark, light = light, dark
        style = dice.weighted((("square", 7), ("dot", 1.5), ("round", 1.5)))
    quiet = dice.weighted(((4, 4), (2, 3), (1, 2), (0, 0.6)))
    px = 8 if style != "square" else 4
    if style == "square":
        image = Image.new("RGB", ((n + 2 * quiet) * px,) * 2, light)
        mask = Image.fromarray(m.astype(np.uint8) * 255).resize((n * px, n * px), Image.Resampling.NEAREST)
        image.paste(dark, (quiet * px, quiet * px), mask)
    else:
        mask = Image.new("L", (n * px, n * px), 0)
        if style == "dot":
            tile = Image.new("L", (px, px), 0)
            ImageDraw.Draw(tile).ellipse((0, 0, px - 1, px - 1), fill=255)
            dots = np.kron(m, np.ones((px, px), np.uint8)) * np.tile(np.asarray(tile), (n, n))
            mask = Image.fromarray(dots.astype(np.uint8))
        else:
            raw = Image.fromarray(m.astype(np.uint8) * 255).resize((n * px, n * px), Image.Resampling.NEAREST)
            mask = raw.filter(ImageFilter.GaussianBlur(px * 0.3)).point(lambda v: 255 if v > 118 else 0)
        pencil = ImageDraw.Draw(mask)
        ring = px * dice.pick((0, 1.2, 2.4, 3.4))
        for fx, fy in ((0, 0), (n - 7, 0), (0, n - 7)):
            x, y = fx * px, fy * px
            pencil.rectangle((x, y, x + 7 * px - 1, y + 7 * px - 1), fill=0)
            pencil.rounded_rectangle((x, y, x + 7 * px - 1, y + 7 * px - 1), ring, fill=255)
            pencil.rounded_rectangle((x + px, y + px, x + 6 * px - 1, y + 6 * px - 1), ring * 0.7, fill=0)
            pencil.rounded_rectangle((x + 2 * px, y + 2 * px, x + 5 * px - 1, y + 5 * px - 1), ring * 0.6, fill=255)
        image = Image.new("RGB", ((n + 2 * quiet) * px,) * 2, light)
        image.paste(dark, (quiet * px, quiet * px), mask)
    if not plain and dice.chance(0.2):
        side_px = image.width * dice.span(0.18, 0.28)
        c = image.width / 2
        pencil = ImageDraw.Draw(image)
        shape = pencil.ellipse if dice.chance(0.5) else pencil.rectangle
        shape((c - side_px / 2, c - side_px / 2, c + side_px / 2, c + side_px / 2), fill=light)
        inner = side_px * 0.8
        shape((c - inner / 2, c - inner / 2, c + inner / 2, c + inner / 2), fill=dice.colour())
    if side:
        image = image.resize((int(side), int(side)), Image.Resampling.BOX if side < image.width else Image.Resampling.NEAREST)
    return image


def aztec_image(dice, side):
    """An Aztec-like code (bull's eye in the middle), as on many rail tickets."""
    n = dice.pick((23, 27, 31, 37, 41, 49))
    m = surfaces.grain(dice, n, n) > 0
    c = n // 2
    ys, xs = np.mgrid[0:n, 0:n]
    d = np.maximum(np.abs(xs - c), np.abs(ys - c))
    m = np.where(d <= 6, d % 2 == 0, m)
    return _blocks(m, side, 1)


def matrix_image(dice, side):
    """A DataMatrix-like code: solid left and bottom edges, dotted top and right."""
    n = dice.pick((14, 18, 22, 26, 32))
    m = surfaces.grain(dice, n, n) > 0
    m[:, 0] = True
    m[-1, :] = True
    m[0, :] = np.arange(n) % 2 == 0
    m[:, -1] = np.arange(n) % 2 == 1
    return _blocks(m, side, 1)


def stacked_image(dice, w, h):
    """A PDF417-like stacked code, as on boarding passes."""
    rows, columns = dice.whole(8, 26), dice.whole(50, 110)
    m = surfaces.grain(dice, rows, columns) > 0
    m[:, :8] = np.array((1, 1, 1, 1, 1, 0, 1, 0), bool)
    m[:, -8:] = np.array((1, 1, 1, 0, 1, 0, 0, 1), bool)
    return Image.fromarray(np.where(m, 0, 255).astype(np.uint8)).resize((int(w), int(h)), Image.Resampling.BOX).convert("RGB")


def _blocks(m, side, quiet):
    m = np.pad(m, quiet)
    image = Image.fromarray(np.where(m, 0, 255).astype(np.uint8))
    return image.resize((int(side), int(side)), Image.Resampling.BOX if side < m.shape[0] * 2 else Image.Resampling.NEAREST).convert("RGB")


def linear_image(dice, w, h, digits=None):
    """A linear barcode on white, with its number below half of the time."""
    modules = dice.pick((67, 95, 95, 113, 140))
    bars = np.zeros(modules, bool)
    at, dark = 0, True
    while at < modules:
        run = dice.pick((1, 1, 1, 2, 2, 3, 4))
        bars[at:at + run] = dark
        at, dark = at + run, not dark
    w, h = int(w), int(h)
    row = Image.fromarray(np.where(bars, 0, 255).astype(np.uint8)[None]).resize((w, 1), Image.Resampling.BOX)
    image = Image.new("RGB", (w, h), (255, 255, 255))
    numbered = dice.chance(0.6) if digits is None else digits
    tall = int(h * (0.8 if numbered else 1))
    image.paste(row.resize((w, tall)).convert("RGB"), (0, 0))
    if numbered and h - tall >= 5:
        font = fonts.face(dice, "mono").at((h - tall) * 0.95)
        ImageDraw.Draw(image).text((w / 2, h), dice.digits(13), font=font, fill=(0, 0, 0), anchor="mb")
    return image


def _poster(dice, photos, w, h, side):
    """A sheet with a QR code of about `side` pixels among headline, picture and text."""
    tongue = words.tongue(dice, scripts=fonts.scripts_available())
    ground = dice.weighted((((255, 255, 255), 4), (dice.colour(None, (0.2, 0.9), (0.4, 1.0)), 4), (dice.grey(10, 60), 1)))
    p = pen.Pen((w, h), ground)
    ink = (20, 20, 24) if luma(ground) > 130 else (245, 245, 245)
    if dice.chance(0.4):
        p.paste(photos.filling(dice, (w, h * dice.span(0.3, 0.5))), 0, 0)
    head = fonts.face(dice, dice.pick(("heavy", "sans", "fancy")), tongue.script)
    body = fonts.face(dice, "sans", tongue.script)
    y = h * dice.span(0.04, 0.12)
    p.lines(w * 0.06, y, w * 0.88, tongue.words(dice.whole(2, 5)).upper(), head.at(h * dice.span(0.06, 0.11), True), ink, most=2, anchor=dice.pick(("la", "ma")))
    x = dice.pick((w * 0.06, (w - side) / 2, w * 0.94 - side))
    qy = dice.span(h * 0.3, max(h * 0.31, h - side - h * 0.12))
    code = qr_image(dice, side)
    p.paste(code, x, qy)
    p.lines(w * 0.06, min(h * 0.92, qy + side + h * 0.02), w * 0.88, tongue.sentence(6, 20), body.at(h * 0.035), ink, most=3, anchor=dice.pick(("la", "ma")))
    return p.image


def _painted(dice, photos):
    """A code without paper of its own: printed, engraved or painted on stone, wood, cloth, food, metal, glass."""
    frame = dice.pick(((400, 300), (300, 400), (330, 330)))
    ground = photos.filling(dice, frame, ("food", "nature", "object", "building")) if dice.chance(0.4) else surfaces.surface(dice, frame, photos)
    m = qr_matrix(dice)
    n = m.shape[0]
    side = n * 5
    dark = dice.pick(((10, 10, 10), (60, 35, 20), (250, 250, 250), dice.colour(None, (0.3, 0.9), (0.1, 0.5))))
    cells = np.zeros((n, n, 4), np.uint8)
    cells[m] = (*dark, dice.whole(170, 255))
    if dice.chance(0.6):
        cells[~m] = (*mix(dark, (255, 255, 255) if luma(dark) < 128 else (0, 0, 0), 0.9), dice.whole(60, 230))
    code = Image.fromarray(cells, "RGBA").resize((side, side), Image.Resampling.NEAREST)
    half = dice.span(0.14, 0.42) * min(frame)
    cx, cy, turn = frame[0] * dice.span(0.35, 0.65), frame[1] * dice.span(0.35, 0.65), dice.gauss(0, 0.25)
    lean = dice.span(-0.2, 0.2)
    quad = [(cx + (x * np.cos(turn) - y * np.sin(turn)) * half * (1 + y * lean), cy + (x * np.sin(turn) + y * np.cos(turn)) * half)
            for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    laid = degrade.place(code, frame, quad, degrade.bender(dice, code.size, dice.pick((0.005, 0.02))))
    ground.paste(laid.convert("RGB"), (0, 0), laid.getchannel("A"))
    return degrade.camera(dice, ground)


def _plate(dice, photos):
    """An information sign outdoors with words and a smallish code."""
    w, h = dice.pick(((360, 200), (320, 240), (240, 320)))
    ground = dice.weighted(((dice.grey(200, 250), 4), (dice.colour(None, (0.2, 0.8), (0.2, 0.9)), 3), (dice.grey(20, 70), 1)))
    p = pen.Pen((w, h), ground)
    ink = (15, 15, 18) if luma(ground) > 130 else (245, 245, 245)
    tongue = words.tongue(dice, scripts=fonts.scripts_available())
    face = fonts.face(dice, dice.pick(("sans", "serif", "heavy")), tongue.script)
    side = min(w, h) * dice.span(0.28, 0.5)
    right = w > h
    p.lines(12, 12, w - 24, tongue.label(3), face.at(h * dice.span(0.08, 0.15), True), ink, most=2)
    p.lines(12, h * 0.36, (w - side - 36) if right else w - 24, tongue.sentence(8, 26), face.at(h * 0.05), ink, most=6)
    p.paste(qr_image(dice, side), w - side - 12, h - side - 12)
    frame = dice.pick(((400, 300), (300, 400), (400, 266)))
    back = photos.filling(dice, frame, ("nature", "building", "street"))
    return degrade.photograph(dice, p.image, photos, crumple=0, tilt=dice.span(0.1, 0.9), fill=dice.span(0.6, 1.1), frame=frame, ground=back, finger=0)


@kind("qr-full", 3)
def draw_qr_full(dice, photos):
    """The code itself, filling the picture: saved from a generator, cropped, or photographed close."""
    facts = ["QR code", "close-up of a QR code"]
    code = qr_image(dice, dice.whole(180, 320))
    if dice.chance(0.45):
        margin = int(code.width * dice.span(0, 0.35))
        w, h = code.width + 2 * margin, code.height + 2 * margin + dice.pick((0, 0, 40, 120))
        sheet = Image.new("RGB", (w, h), code.getpixel((1, 1)) if dice.chance(0.6) else dice.colour(None, (0, 0.5), (0.6, 1.0)))
        sheet.paste(code, (margin, margin))
        if h > code.height + 2 * margin + 20:
            p = pen.Pen(None, sheet)
            tongue = words.tongue(dice, scripts=fonts.scripts_available())
            p.text(w / 2, h - 18, tongue.label(4), fonts.face(dice, "sans", tongue.script).at(16), (30, 30, 30), "ms", w * 0.9)
        return Picture(degrade.forwarded(dice, sheet), "qr-code", facts + ["generated QR code"])
    sheet = degrade.photograph(dice, code, photos, crumple=dice.pick((0, 0.2, 0.8)), fill=dice.span(0.6, 1.25), tilt=dice.span(0.2, 1.2))
    if dice.chance(0.2):
        sheet = sheet.convert("L").filter(ImageFilter.GaussianBlur(dice.pick((0, 0.8, 1.6)))).convert("RGB")
    return Picture(sheet, "qr-code", facts + ["photo of a QR code"])


@kind("qr-scene", 5)
def draw_qr_scene(dice, photos):
    """A code on a poster, sticker, product, card or screen, from close to distant, often on a real photograph."""
    facts = ["QR code"]
    also = []
    mode = dice.weighted((("poster", 4), ("sticker", 4), ("several", 1), ("card", 2), ("screen", 1.5), ("painted", 2.5), ("plate", 2), ("product", 2)))
    if mode == "poster":
        w, h = dice.pick(((260, 360), (320, 320), (360, 250), (240, 400)))
        share = dice.weighted(((dice.span(0.4, 0.7), 3), (dice.span(0.2, 0.4), 3)))
        sheet = _poster(dice, photos, w, h, min(w, h) * share)
        facts += ["poster with a QR code", "QR code on a sign"]
        if dice.chance(0.3):
            return Picture(degrade.forwarded(dice, sheet), "qr-code", facts)
        image = degrade.photograph(dice, sheet, photos, crumple=dice.pick((0, 0, 0.5)), tilt=dice.span(0.3, 1.3), fill=dice.span(0.6, 1.2))
    elif mode == "painted":
        image = _painted(dice, photos)
        facts += ["photo of a QR code"]
    elif mode == "plate":
        image = _plate(dice, photos)
        facts += ["sign with a QR code", "QR code on a sign"]
    elif mode == "product":
        cover, fact = counter_things.cover(dice, photos)
        side = min(cover.size) * dice.span(0.25, 0.5)
        cover.paste(qr_image(dice, side), (int(dice.span(0.03, 0.5) * cover.width), int(cover.height - side - dice.span(0.02, 0.3) * cover.height)))
        image = degrade.photograph(dice, cover, photos, crumple=dice.pick((0, 0.3)), tilt=dice.span(0.1, 1.0), fill=dice.span(0.75, 1.3), finger=0.2)
        facts += [fact + " with a QR code"]
    elif mode == "several":
        w = h = 300
        p = pen.Pen((w, h), dice.pick(((255, 255, 255), dice.colour(None, (0, 0.3), (0.8, 1)))))
        n = dice.whole(2, 3)
        for j in range(n):
            for i in range(n):
                p.paste(qr_image(dice, w / n * 0.8), (i + 0.1) * w / n, (j + 0.1) * h / n)
        facts += ["several QR codes"]
        image = degrade.photograph(dice, p.image, photos, tilt=0.6) if dice.chance(0.7) else degrade.forwarded(dice, p.image)
    elif mode == "screen":
        w, h = 220, 400
        ground = dice.pick(((255, 255, 255), (18, 18, 20), dice.colour()))
        p = pen.Pen((w, h), ground)
        ink = (20, 20, 20) if luma(ground) > 130 else (240, 240, 240)
        tongue = words.tongue(dice, scripts=fonts.scripts_available())
        face = fonts.face(dice, "sans", tongue.script)
        p.text(w / 2, 60, tongue.label(3), face.at(18, True), ink, "ms", w * 0.9)
        p.box(25, 90, w - 25, 90 + w - 50, (255, 255, 255), r=10)
        p.paste(qr_image(dice, w - 74), 37, 102)
        p.text(w / 2, 310, tongue.label(4), face.at(12), mix(ink, ground, 0.3), "ms", w * 0.9)
        facts += ["QR code on a phone screen"]
        also.append("screenshot-phone" if dice.chance(0.6) else "maybe:screenshot-phone")
        if also[0] == "screenshot-phone":
            return Picture(degrade.forwarded(dice, p.image), "qr-code", facts, also)
        framed = Image.new("RGB", (w + 16, h + 16), (8, 8, 9))
        framed.paste(degrade.moire(dice, p.image), (8, 8))
        image = degrade.photograph(dice, framed, photos, crumple=0, tilt=dice.span(0.2, 1.0), finger=0.5)
    else:
        small = dice.weighted(((dice.span(0.3, 0.8), 4), (dice.span(0.17, 0.3), 2)))
        code = qr_image(dice, dice.whole(110, 200))
        if mode == "card":
            pad = int(code.width * dice.span(0.15, 0.6))
            sheet = Image.new("RGB", (code.width + 2 * pad, code.height + 2 * pad), dice.colour(None, (0, 0.8), (0.3, 1.0)))
            sheet.paste(code, (pad, pad))
            p = pen.Pen(None, sheet)
            tongue = words.tongue(dice, scripts=fonts.scripts_available())
            p.text(sheet.width / 2, sheet.height - pad * 0.3, tongue.label(3), fonts.face(dice, "sans", tongue.script).at(max(8, pad * 0.4)), (255, 255, 255), "ms", sheet.width * 0.9)
            code = sheet
        frame = dice.pick(((300, 400), (400, 300), (330, 330), (225, 400)))
        ground = photos.filling(dice, frame)
        if dice.chance(0.5):
            ground = ground.filter(ImageFilter.GaussianBlur(dice.span(0.3, 2.5)))
        image = degrade.photograph(dice, code, photos, crumple=dice.pick((0, 0, 0.6)), fill=small, tilt=dice.span(0.4, 1.5), frame=frame, ground=ground, finger=0.2)
        facts += ["small QR code in a photo"] if small < 0.35 else ["photo of a QR code", "QR code sticker"]
    return Picture(image, "qr-code", facts, also)


@kind("barcode", 2.4)
def draw_barcode(dice, photos):
    """Linear, stacked and other two-dimensional codes, printed and photographed."""
    form = dice.weighted((("linear", 6), ("matrix", 1.2), ("aztec", 1.2), ("stacked", 1.2)))
    if form == "linear":
        w = dice.whole(160, 300)
        code, facts = linear_image(dice, w, w * dice.span(0.25, 0.6)), ["barcode", "product barcode"]
    elif form == "stacked":
        w = dice.whole(180, 300)
        code, facts = stacked_image(dice, w, w * dice.span(0.2, 0.45)), ["barcode", "stacked barcode"]
    else:
        code = (matrix_image if form == "matrix" else aztec_image)(dice, dice.whole(140, 260))
        facts = ["two-dimensional barcode"]
    also = [] if form in ("linear", "stacked") else ["maybe:qr-code"]
    pad_x, pad_y = int(code.width * dice.span(0.05, 0.4)), int(code.height * dice.span(0.05, 0.6))
    ground = dice.pick(((255, 255, 255), (255, 255, 255), dice.colour()))
    sheet = Image.new("RGB", (code.width + 2 * pad_x, code.height + 2 * pad_y), ground)
    if ground != (255, 255, 255):
        ImageDraw.Draw(sheet).rectangle((pad_x - 8, pad_y - 6, sheet.width - pad_x + 8, sheet.height - pad_y + 6), fill=(255, 255, 255))
    sheet.paste(code, (pad_x, pad_y))
    p = pen.Pen(None, sheet)
    tongue = words.tongue(dice, scripts=fonts.scripts_available())
    face = fonts.face(dice, "sans", tongue.script)
    if pad_y > 14:
        p.text(6, 4, tongue.label(5), face.at(pad_y * 0.5, dice.chance(0.5)), (10, 10, 10), "la", sheet.width - 12)
    if dice.chance(0.18):
        return Picture(degrade.forwarded(dice, sheet), "barcode", facts, also)
    if dice.chance(0.3):
        # On a package, among its print.
        front, fact = counter_things.cover(dice, photos)
        wide = front.width * dice.span(0.35, 0.75)
        small = sheet.resize((int(wide), max(8, int(wide * sheet.height / sheet.width))), Image.Resampling.BILINEAR, reducing_gap=2.0)
        front.paste(small, (int(dice.span(0, 0.9) * (front.width - wide)), int(dice.span(0.3, 0.95) * max(1, front.height - small.height))))
        sheet = front
        facts.append("barcode on a package")
    image = degrade.photograph(dice, sheet, photos, crumple=dice.pick((0, 0.3, 0.9)), tilt=dice.span(0.2, 1.2),
                               fill=dice.weighted(((dice.span(0.6, 1.0), 4), (dice.span(1.0, 1.9), 5))))
    if dice.chance(0.35):
        image = image.convert("L").filter(ImageFilter.GaussianBlur(dice.pick((0, 0.6, 1.5)))).convert("RGB")
    return Picture(image, "barcode", facts + ["photo of a barcode"], also)
