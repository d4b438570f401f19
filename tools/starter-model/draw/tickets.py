"""Tickets: train (paper, strip, printed at home, on a phone), bus and metro, boarding passes, concert and cinema."""

import math

from PIL import Image, ImageDraw

from . import codes, degrade, fonts, pen, surfaces, words
from .dice import luma, mix
from .picture import Picture, kind
from .screens import Screen
from .sheets import Sheet

TRAINS = ("IC", "ICE", "TGV", "RE", "EC", "S", "IR", "AVE", "Regional", "Express", "Nightjet")
WORDS = {"train": ("TRAIN TICKET", "Rail ticket", "BILLET", "Fahrkarte", "Billete de tren", "BIGLIETTO", "Bilet", "Off-Peak Return", "Online-Ticket", "Ticket",
                   "Einzelfahrt", "Single", "Anytime Day", "BILHETE", "Jízdenka", "Biljett"),
         "bus": ("BUS TICKET", "METRO", "Tageskarte", "Day ticket", "SINGLE RIDE", "TRAM", "Transit pass"),
         "flight": ("BOARDING PASS", "Boarding pass", "Bordkarte", "Carte d'embarquement"),
         "event": ("CONCERT", "ADMIT ONE", "CINEMA", "LIVE", "FESTIVAL", "THEATRE", "MUSEUM", "ENTRADA", "Eintrittskarte")}
FACTS = {"train": ["train ticket", "rail ticket"], "bus": ["bus ticket", "public transport ticket"], "flight": ["boarding pass", "plane ticket"],
         "event": ["concert ticket", "admission ticket"]}


def _sort(dice):
    return dice.weighted((("train", 7), ("bus", 1.5), ("flight", 1.8), ("event", 1.6)))


def _fields(dice, sort, tongue):
    """Label and value pairs that such a ticket carries."""
    local = tongue.label(1) if dice.chance(0.5) else None
    pairs = {"train": (("From", dice.pick(words.PLACES)), ("To", dice.pick(words.PLACES)), ("Date", words.date(dice)), ("Dep", words.clock(dice)),
                       ("Arr", words.clock(dice)), ("Coach", str(dice.whole(1, 18))), ("Seat", f"{dice.whole(1, 99)}{dice.pick('ABCD')}"),
                       ("Class", dice.pick(("1", "2", "STD", "2nd"))), ("Train", f"{dice.pick(TRAINS)} {dice.digits(3)}"), ("Price", words.price(dice, 3, 180)),
                       ("Via", dice.pick(words.PLACES)), ("Valid", words.date(dice)), ("Platform", str(dice.whole(1, 14)))),
             "bus": (("Zone", dice.pick("ABC123")), ("Valid", words.clock(dice)), ("Date", words.date(dice)), ("Line", dice.digits(2)), ("Price", words.price(dice, 1, 9))),
             "flight": (("From", dice.letters(3)), ("To", dice.letters(3)), ("Gate", f"{dice.pick('ABCD')}{dice.whole(1, 60)}"), ("Seat", f"{dice.whole(1, 38)}{dice.pick('ABCDEF')}"),
                        ("Flight", dice.pick("ABKLWU") + dice.pick("AFKZ") + dice.digits(3)), ("Boarding", words.clock(dice)), ("Date", words.date(dice)), ("Group", dice.digits(1))),
             "event": (("Row", dice.digits(1)), ("Seat", dice.digits(2)), ("Date", words.date(dice)), ("Doors", words.clock(dice)), ("Block", dice.pick("ABCDE")), ("Price", words.price(dice, 8, 90)))}[sort]
    keep = list(pairs)
    dice.shuffle(keep)
    keep = keep[:dice.whole(3, len(keep))]
    return [(local if local and dice.chance(0.5) else a, b) for a, b in keep]


def _mark(dice, sort, side):
    """The machine-readable code of a ticket: (image, also)."""
    form = dice.weighted((("qr", 5), ("aztec", 5 if sort == "train" else 1.5), ("stacked", 4 if sort == "flight" else 0.5), ("linear", 2), ("none", 1.6)))
    if form == "qr":
        return codes.qr_image(dice, side, plain=True), ["qr-code"]
    if form == "aztec":
        return codes.aztec_image(dice, side), ["barcode", "maybe:qr-code"]
    if form == "stacked":
        return codes.stacked_image(dice, side * 1.7, side * 0.6), ["barcode"]
    if form == "linear":
        return codes.linear_image(dice, side * 1.4, side * 0.5), ["barcode"]
    return None, []


def card_ticket(dice, sort):
    """(RGB sheet, also) of a stiff printed ticket, wide or tall."""
    w, h = dice.weighted((((340, 145), 5), ((340, 205), 4), ((300, 120), 2), ((190, 330), 2), ((330, 250), 1.5)))
    hue = dice.random()
    ground = dice.weighted((((255, 255, 255), 3), (dice.colour(hue, (0.03, 0.3), (0.88, 1)), 6), (dice.colour(hue, (0.3, 0.8), (0.6, 0.95)), 1.5)))
    p = pen.Pen((w, h), ground)
    accent = dice.colour(hue if dice.chance(0.5) else None, (0.5, 1), (0.3, 0.85))
    ink = (15, 15, 20) if luma(ground) > 120 else (250, 250, 250)
    guilloche = dice.weighted((("none", 4), ("waves", 2), ("rows", 2), ("words", 1)))
    pale = mix(ground, accent, dice.span(0.08, 0.3))
    if guilloche == "waves":
        for k in range(0, h, 5):
            p.line([(x, k + 3 * math.sin(x / 14 + k)) for x in range(0, w, 6)], pale)
    elif guilloche == "rows":
        for k in range(0, w, 9):
            p.line((k, 0, k - h / 2, h), pale)
    elif guilloche == "words":
        font = fonts.face(dice, "sans").at(8)
        for k in range(0, h, 11):
            p.text(-(k % 17), k, "RAIL TICKET  " * 8, font, pale)
    band = dice.weighted((("top", 4), ("edges", 2.5), ("left", 1), ("none", 2)))
    tongue = words.tongue(dice, scripts=fonts.scripts_available())
    face = fonts.face(dice, dice.pick(("sans", "sans", "mono", "thermal")), tongue.script if dice.chance(0.4) else "latn")
    heading = fonts.face(dice, dice.pick(("heavy", "sans")))
    top = h * dice.span(0.03, 0.07)
    left = w * 0.04
    if band == "top":
        p.box(0, 0, w, h * 0.17 if w > h else h * 0.1, accent)
        p.text(left, (h * 0.085 if w > h else h * 0.05), dice.pick(WORDS[sort]), heading.at(h * 0.1 if w > h else h * 0.055), (255, 255, 255) if luma(accent) < 170 else (0, 0, 0), "lm", w * 0.7)
        top = h * 0.2 if w > h else h * 0.13
    elif band == "edges":
        p.box(0, 0, w, h * 0.07, accent)
        p.box(0, h * 0.93, w, h, accent)
        top = h * 0.1
    elif band == "left":
        p.box(0, 0, w * 0.1, h, accent)
        left = w * 0.13
    if band != "top":
        p.text(left, top, dice.pick(WORDS[sort]), heading.at(h * 0.1 if w > h else h * 0.05), accent if dice.chance(0.5) else ink, "la", w * 0.6)
        top += h * 0.14 if w > h else h * 0.07
    side = (h * dice.span(0.45, 0.75)) if w > h else w * dice.span(0.4, 0.75)
    mark, also = _mark(dice, sort, side)
    right = w * 0.96
    bottom = h * 0.95
    if mark is not None:
        if w > h:
            x = right - mark.width
            p.box(x - 4, (h - mark.height) / 2 + 4, x + mark.width + 4, (h + mark.height) / 2 + 12, (255, 255, 255))
            p.paste(mark, x, (h - mark.height) / 2 + 8)
            right = x - 8
        else:
            y = h * 0.95 - mark.height
            p.paste(mark, (w - mark.width) / 2, y)
            bottom = y - 6
    big = h * 0.115 if w > h else h * 0.05
    if sort in ("train", "flight"):
        a, b = (dice.pick(words.PLACES), dice.pick(words.PLACES)) if sort == "train" else (dice.letters(3), dice.letters(3))
        route_face = fonts.face(dice, "sans")
        if tongue.script != "latn" and sort == "train" and dice.chance(0.7) and not tongue.rtl:
            a, b, route_face = tongue.words(1), tongue.words(1), fonts.face(dice, "sans", tongue.script)
        route = dice.pick((f"{a} - {b}", f"{a} > {b}", f"{a} / {b}"))
        p.text(left, top, route.upper() if dice.chance(0.3) else route, route_face.at(big, True), ink, "la", right - left)
        top += big * 1.5
    elif sort == "event":
        p.text(left, top, (dice.pick(words.LAST) + " " + dice.pick(("Band", "Quartet", "Tour", "Night", "Show"))), fonts.face(dice, dice.pick(("fancy", "heavy"))).at(big * 1.3), ink, "la", right - left)
        top += big * 1.9
    small = max(5.5, (h * 0.05 if w > h else h * 0.022))
    value = small * dice.span(1.2, 1.7)
    columns = dice.whole(2, 4) if w > h else 2
    width = (right - left) / columns
    row = small + value * 1.35 + 3
    for k, (name, text) in enumerate(_fields(dice, sort, tongue)):
        x, y = left + (k % columns) * width, top + (k // columns) * row
        if y + row > bottom:
            break
        p.text(x, y, name, fonts.face(dice, "sans", tongue.script).at(small), mix(ink, ground, 0.35), "la", width - 2)
        p.text(x, y + small * 1.15, text, face.at(value, True), ink, "la", width - 2)
    if w > h and dice.chance(0.4):
        x = w * dice.pick((0.27, 0.72))
        for y in range(0, h, 8):
            p.line((x, y, x, y + 4), mix(ground, ink, 0.4))
    sheet = p.image
    if dice.chance(0.35):
        sheet = sheet.convert("RGBA")
        mask = Image.new("L", sheet.size, 0)
        ImageDraw.Draw(mask).rounded_rectangle((0, 0, w - 1, h - 1), dice.whole(4, 14), fill=255)
        if sort == "event" and dice.chance(0.6):
            for cy in (0, h):
                ImageDraw.Draw(mask).ellipse((w * 0.7 - 9, cy - 9, w * 0.7 + 9, cy + 9), fill=0)
        sheet.putalpha(mask)
    return sheet, also


def old_ticket(dice, sort):
    """(RGB sheet, also) of a small pasteboard or magnetic ticket: bold type, pale pattern, stripe, any script."""
    w, h = dice.pick(((300, 165), (300, 158), (320, 210), (300, 190)))
    hue = dice.random()
    ground = dice.weighted((((245, 242, 235), 3), (dice.colour(hue, (0.08, 0.35), (0.82, 0.98)), 6)))
    p = pen.Pen((w, h), ground)
    accent = dice.weighted(((dice.colour(0.06, (0.7, 0.95), (0.85, 1)), 3), (dice.colour(hue, (0.4, 0.8), (0.5, 0.9)), 5)))
    pale = mix(ground, accent, dice.span(0.15, 0.35))
    pattern = dice.pick(("none", "dots", "mark", "diagonal"))
    if pattern == "dots":
        for j in range(0, h, 9):
            for i in range(0, w, 9):
                p.disc(i + (j // 9 % 2) * 4, j, 2, pale)
    elif pattern == "mark":
        for j in range(0, h, 30):
            for i in range(0, w, 46):
                p.text(i + (j // 30 % 2) * 20, j, dice.pick(("JR", "RAIL", "SBB", "TR")), fonts.face(dice, "heavy").at(17), pale)
    elif pattern == "diagonal":
        for i in range(-h, w, 7):
            p.line((i, 0, i + h, h), pale)
    stripes = dice.pick(("ends", "foot", "none", "none"))
    if stripes == "ends":
        p.box(0, 0, w, h * 0.1, accent)
        p.box(0, h * 0.9, w, h, accent)
    elif stripes == "foot":
        p.box(0, h * 0.82, w, h, dice.pick(((40, 30, 25), accent)))
    tongue = words.Tongue(dice, dice.pick(("zh", "ja", "ja", "zh", "ko", "en", "en", "de", "fr", "it", "es", "ru", "hi", "pl", "th")))
    face = fonts.face(dice, dice.pick(("sans", "serif", "heavy")), tongue.script)
    ink = dice.grey(10, 50)
    far = lambda: tongue.words(1)[:3 if tongue.script in ("zh", "ja", "ko") else 9] if tongue.script != "latn" or dice.chance(0.2) else dice.pick(words.PLACES)
    y = h * 0.13
    p.text(w * 0.05, y, dice.pick(WORDS[sort]) if tongue.script == "latn" else tongue.words(2), face.at(h * 0.08), ink, "la", w * 0.5)
    p.text(w * 0.95, y, words.date(dice), fonts.face(dice, "sans").at(h * 0.07), ink, "ra")
    y += h * 0.13
    big = face.at(h * dice.span(0.15, 0.22), True)
    p.text(w * 0.06, y, far(), big, ink, "la", w * 0.38)
    p.text(w * 0.94, y, far(), big, ink, "ra", w * 0.38)
    ay = y + big.size * 0.6
    p.line((w * 0.45, ay, w * 0.55, ay), ink, 2)
    p.draw.polygon(((w * 0.55, ay - 5), (w * 0.55, ay + 5), (w * 0.58, ay)), fill=ink)
    y += big.size * 1.35
    mid = fonts.face(dice, "sans").at(h * 0.1, True)
    if dice.chance(0.7):
        p.text(w * 0.06, y, words.clock(dice), mid, ink)
        p.text(w * 0.94, y, words.clock(dice), mid, ink, "ra")
    y += h * 0.14
    x = w * 0.06
    for _ in range(dice.whole(2, 4)):
        x += p.text(x, y, tongue.words(1)[:4], face.at(h * 0.075), ink) + 3
        x += p.text(x, y - 3, dice.pick((dice.digits(1), dice.digits(2) + dice.pick("ABCD"), words.price(dice, 3, 90))), mid, ink) + 10
        if x > w * 0.75:
            break
    p.text(w * 0.06, h * 0.8, dice.digits(4) + "-" + dice.digits(5), fonts.face(dice, "mono").at(h * 0.07), ink, "lm")
    also = []
    if dice.chance(0.3):
        mark, also = _mark(dice, sort, h * 0.32)
        if mark is not None:
            p.paste(mark, w * 0.95 - mark.width, h * 0.8 - mark.height / 2 - 14)
    if dice.chance(0.2):
        p.disc(dice.span(0.1, 0.9) * w, dice.span(0.3, 0.9) * h, 5, (40, 40, 44))
    return p.image, also


def strip_ticket(dice, sort):
    """(RGB sheet, also) of a till-paper ticket from a machine or conductor: near a receipt, yet a ticket."""
    w = dice.whole(150, 210)
    h = int(w * dice.span(1.2, 2.3))
    p = pen.Pen((w, h), dice.pick(((255, 255, 255), dice.grey(230, 252), dice.colour(0.14, (0.1, 0.3), (0.9, 1)))))
    ink = dice.grey(0, 70)
    face = fonts.face(dice, dice.pick(("thermal", "sans")))
    y = 8.0
    p.text(w / 2, y, dice.pick(("RAIL", "TRANSIT", "BAHN", "TRENI", "FERRO", "METRO")) + " " + dice.pick(words.PLACES).upper(), face.at(14, True), ink, "ma")
    y += 22
    p.text(w / 2, y, dice.pick(WORDS[sort]), face.at(dice.span(12, 18), True), ink, "ma", w - 10)
    y += 26
    if sort == "train":
        for name in (dice.pick(words.PLACES), dice.pick(words.PLACES)):
            p.text(w / 2, y, name, face.at(17, True), ink, "ma")
            y += 22
    for name, text in _fields(dice, sort, words.Tongue(dice, "en")):
        if y > h - 20:
            break
        p.text(8, y, name, face.at(10), ink)
        p.text(w - 8, y, text, face.at(11, True), ink, "ra")
        y += 15
    side = min(w * 0.6, h - y - 10)
    mark, also = _mark(dice, sort, side) if side > 36 else (None, [])
    if mark is not None:
        p.paste(mark, (w - mark.width) / 2, y + 4)
    return p.image, also


def home_ticket(dice, photos, sort):
    """(RGB page, also) of a ticket printed at home on a full sheet."""
    s = Sheet(dice, photos, (290, 410), "sans")
    p = s.pen
    if dice.chance(0.6):
        p.box(0, 0, s.w, 34, s.accent)
    p.text(s.m, 17, dice.pick(WORDS[sort]), s.head.at(15, True) if s.tongue.script == "latn" else fonts.face(dice, "sans").at(15, True), s.ink, "lm")
    mark, also = _mark(dice, sort, s.w * dice.span(0.25, 0.45))
    y = 48.0
    if mark is not None:
        p.paste(mark, s.w - s.m - mark.width, y)
    font = fonts.face(dice, "sans")
    for name, text in _fields(dice, sort, s.tongue):
        p.text(s.m, y, name, s.face.at(6.5), mix(s.ink, s.paper, 0.4))
        p.text(s.m, y + 8, text, font.at(10, True), s.ink)
        y += 23
    y = max(y, 48 + (mark.height if mark is not None else 0)) + 14
    if dice.chance(0.6):
        for _ in range(dice.whole(1, 4)):
            p.box(s.m, y, s.w - s.m, y + 18, mix(s.paper, s.accent, 0.12))
            p.text(s.m + 4, y + 9, f"{words.clock(dice)}  {dice.pick(words.PLACES)}", font.at(8), s.ink, "lm")
            p.text(s.w - s.m - 4, y + 9, f"{dice.pick(TRAINS)} {dice.digits(3)}" if sort == "train" else dice.digits(4), font.at(8), s.ink, "rm")
            y += 20
    s.size = 5.5
    s.prose(s.m, y + 8, s.w - 2 * s.m, s.h - s.m)
    return p.image, also


@kind("ticket-paper", 5)
def draw_ticket_paper(dice, photos):
    """A ticket on paper or card, photographed or scanned."""
    sort = _sort(dice)
    form = dice.weighted((("card", 6), ("old", 4), ("strip", 2), ("home", 2)))
    extra = ["paper ticket"]
    if form == "card":
        sheet, also = card_ticket(dice, sort)
    elif form == "old":
        sort = sort if sort in ("train", "bus") else "train"
        sheet, also = old_ticket(dice, sort)
    elif form == "strip":
        sort = sort if sort in ("train", "bus") else "train"
        sheet, also = strip_ticket(dice, sort)
        also = also + ["maybe:receipt"]
    else:
        sheet, also = home_ticket(dice, photos, sort)
        also = also + ["maybe:document"]
        extra = ["printed ticket"]
    facts = FACTS[sort] + ["ticket"] + extra
    if dice.chance(0.14):
        return Picture(degrade.scan(dice, sheet.convert("RGB")), "ticket", facts, also)
    if form == "card" and dice.chance(0.12):
        back = dice.colour(None, (0, 0.7), (0.2, 1))
        flat = Image.new("RGB", (sheet.width + 30, sheet.height + 30), back)
        flat.paste(sheet.convert("RGB"), (15, 15), sheet.convert("RGBA").getchannel("A"))
        return Picture(degrade.forwarded(dice, flat), "ticket", facts, also)
    fill = dice.weighted(((dice.span(0.7, 1.05), 5), (dice.span(1.05, 1.6), 2.5), (dice.span(0.4, 0.7), 1.5)))
    frame = ground = None
    if dice.chance(0.15):
        # Several together: outward and return, or a handful.
        frame = dice.pick(((400, 300), (300, 400)))
        ground = surfaces.surface(dice, frame, photos)
        for _ in range(dice.whole(1, 2)):
            other = (card_ticket if form == "card" else old_ticket)(dice, sort)[0]
            hw = dice.span(0.3, 0.45) * frame[0]
            hh = hw * other.height / other.width
            cx, cy, t = dice.span(0.2, 0.8) * frame[0], dice.pick((0.2, 0.8)) * frame[1], dice.gauss(0, 0.2)
            laid = degrade.place(other, frame, [(cx + x * hw * math.cos(t) - y * hh * math.sin(t), cy + x * hw * math.sin(t) + y * hh * math.cos(t)) for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1))])
            ground.paste(laid.convert("RGB"), (0, 0), laid.getchannel("A"))
        fill = dice.span(0.6, 0.9)
        facts.append("several tickets")
    image = degrade.photograph(dice, sheet, photos, crumple=dice.weighted(((0.05, 4), (0.35, 4), (1.0, 1))), tilt=dice.span(0.1, 1.0), finger=0.3,
                               fill=fill, frame=frame, ground=ground)
    return Picture(image, "ticket", facts, also)


def e_ticket_screen(dice, photos, sort):
    """(RGB screen, also) of a ticket in an app or wallet."""
    s = Screen(dice, photos)
    d, p, t = dice, s.pen, s.theme
    wallet = d.chance(0.45)
    if wallet:
        ground = (0, 0, 0) if d.chance(0.6) else t.ground
        p.box(0, 0, s.w, s.h, ground)
        s.status((240, 240, 240) if luma(ground) < 120 else (20, 20, 20))
        card = d.colour(None, (0.2, 0.9), (0.2, 0.9)) if d.chance(0.8) else (245, 245, 245)
        top = s.top + d.span(8, 30)
        p.box(8, top, s.w - 8, s.h - d.span(10, 60), card, r=9)
        ink = (255, 255, 255) if luma(card) < 150 else (10, 10, 10)
        faint = mix(ink, card, 0.35)
        if sort == "event" and d.chance(0.5):
            p.paste(photos.filling(d, (s.w - 16, 90)), 8, top + 26)
            s.top = int(top + 116)
        else:
            s.top = int(top + 22)
        p.text(18, top + 12, d.pick(WORDS[sort]), s.font(9, True), ink, "lm")
        p.text(s.w - 18, top + 12, words.date(d), fonts.face(d, "sans").at(8), faint, "rm")
    else:
        s.header()
        s.footer()
        ink, faint = t.ink, t.faint
    y = s.top + 8.0
    sans = fonts.face(d, "sans")
    if sort in ("train", "flight"):
        a, b = (d.pick(words.PLACES), d.pick(words.PLACES)) if sort == "train" else (d.letters(3), d.letters(3))
        big = sans.at(16 if sort == "train" else 26, True)
        p.text(18, y, a, big, ink, "la", s.w / 2 - 24)
        p.text(s.w - 18, y, b, big, ink, "ra")
        p.icon(d, s.w / 2, y + 10, 14, faint, 0xE570 if sort == "train" else 0xE539)
        y += 34
        p.text(18, y, words.clock(d), sans.at(11), ink)
        p.text(s.w - 18, y, words.clock(d), sans.at(11), ink, "ra")
        y += 22
    columns = d.whole(2, 3)
    fields = _fields(d, sort, t.tongue)[:d.whole(2, 7)]
    for k, (name, text) in enumerate(fields):
        x = 18 + (k % columns) * (s.w - 36) / columns
        p.text(x, y + (k // columns) * 30, name, s.font(7), faint, "la", 60)
        p.text(x, y + (k // columns) * 30 + 9, text, sans.at(11, True), ink, "la", (s.w - 36) / columns - 3)
    y += ((len(fields) + columns - 1) // columns) * 30 + 8
    room = min(s.w * d.span(0.45, 0.8), s.bottom - y - 14)
    also = []
    if room > 44:
        mark, also = _mark(d, sort, room)
        if mark is not None:
            if mark.width > s.w - 30:
                mark = mark.resize((s.w - 30, int(mark.height * (s.w - 30) / mark.width)))
            x = (s.w - mark.width) / 2
            p.box(x - 7, y - 7 + 8, x + mark.width + 7, y + mark.height + 15, (255, 255, 255), r=6)
            p.paste(mark, x, y + 8)
    return p.image, also


@kind("ticket-phone", 3)
def draw_ticket_phone(dice, photos):
    """An e-ticket on a phone: the screenshot itself, or the phone photographed."""
    sort = _sort(dice)
    screen, also = e_ticket_screen(dice, photos, sort)
    facts = FACTS[sort] + ["ticket", "e-ticket", "mobile ticket"]
    if dice.chance(0.7):
        return Picture(degrade.forwarded(dice, screen), "ticket", facts, also + ["screenshot-phone"])
    framed = Image.new("RGB", (screen.width + 14, screen.height + 14), (8, 8, 10))
    framed.paste(degrade.moire(dice, screen), (7, 7))
    image = degrade.photograph(dice, framed, photos, crumple=0, tilt=dice.span(0.2, 0.9), finger=0.6)
    return Picture(image, "ticket", facts + ["ticket on a phone"], also + ["maybe:screenshot-phone"])
