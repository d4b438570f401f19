"""The phone screenshot kinds: apps, home and lock screens, store pictures, sparse screens, picture viewers, papers in apps."""

from PIL import Image, ImageFilter

from . import degrade, fonts, pen, receipts, sheets, words
from .dice import mix
from .phone_apps import app_screen
from .picture import Picture, kind
from .screens import Screen


def home_screen(dice, photos):
    """(RGB screen, facts) of a home or lock screen over a wallpaper."""
    s = Screen(dice, photos)
    p, d = s.pen, dice
    if d.chance(0.6):
        paper = photos.filling(d, (s.w, s.h), ("nature", "building", "pet-cat", "pet-dog", "street", "people"))
        paper = paper.filter(ImageFilter.GaussianBlur(d.pick((0.5, 0.5, 3)))).point(lambda v: int(v * d.pick((0.6, 0.8, 0.9))))
    else:
        paper = pen.gradient((s.w, s.h), [d.colour(None, (0.2, 0.9), (0.1, 0.8)) for _ in range(4)])
    p.paste(paper, 0, 0)
    white = (255, 255, 255)
    if d.chance(0.4):
        s.status(white)
        big = fonts.face(d, d.pick(("sans", "heavy")))
        y = s.h * d.span(0.1, 0.25)
        p.text(s.w / 2, y, words.clock(d), big.at(d.span(36, 60)), white, "mm")
        p.text(s.w / 2, y + 36, s.theme.tongue.label(2) + " " + str(d.whole(1, 30)), s.theme.face.at(11), white, "mm")
        y = s.h * d.span(0.4, 0.6)
        for _ in range(d.whole(0, 4)):
            p.box(10, y, s.w - 10, y + 42, mix(d.grey(200, 245), (0, 0, 0), 0 if not s.theme.dark else 0.75), r=10)
            ink = (20, 20, 20) if not s.theme.dark else white
            p.box(18, y + 11, 38, y + 31, d.colour(), r=5)
            p.text(46, y + 8, s.theme.tongue.name(), s.font(9, True), ink, "la", 120)
            p.text(46, y + 22, s.theme.tongue.sentence(3, 8), s.font(8), ink, "la", s.w - 64)
            y += 48
        return p.image, ["lock screen"]
    s.status(white)
    columns = d.pick((4, 4, 5))
    step = s.w / columns
    rows = int((s.h - 90) / (step * 1.12))
    empty = d.span(0, 0.5)
    y0 = 26
    if d.chance(0.5):
        p.box(10, 24, s.w - 10, 24 + step * 1.5, mix(d.grey(220, 250), (0, 0, 0), d.pick((0, 0.7))), r=12)
        y0 = 36 + step * 1.5
        rows = int((s.h - y0 - 70) / (step * 1.12))
    r = d.pick((5, 9, 30))
    side = step * d.span(0.56, 0.68)

    def app(cx, cy):
        p.box(cx - side / 2, cy - side / 2, cx + side / 2, cy + side / 2, d.pick((d.colour(None, (0.3, 1), (0.4, 1)), white, (25, 25, 28))), r=r)
        p.icon(d, cx, cy, side * 0.62, d.pick((white, d.colour())))
    for j in range(rows):
        for k in range(columns):
            if d.chance(1 - empty):
                cx, cy = (k + 0.5) * step, y0 + (j + 0.4) * step * 1.12
                app(cx, cy)
                p.text(cx, cy + side / 2 + 2, s.theme.tongue.label(1), s.font(6.5), white, "ma", step - 2)
    if d.chance(0.7):
        p.box(6, s.h - step - 10, s.w - 6, s.h - 6, mix(paper.getpixel((5, s.h - 10)), white, 0.3), r=14)
    for k in range(columns):
        app((k + 0.5) * step, s.h - step / 2 - 8)
    return p.image, ["home screen", "app icons"]


def framed(dice, screen, photos):
    """A store-style picture: the screen in a device frame on a coloured ground, usually under a slogan."""
    w, h = dice.pick(((230, 420), (240, 360), (300, 300), (420, 250)))
    base = dice.colour(None, (0.1, 0.9), (0.4, 1.0))
    corners = [base] * 4 if dice.chance(0.4) else [mix(base, dice.colour(), dice.span(0, 0.6)) for _ in range(4)]
    p = pen.Pen(None, pen.gradient((w, h), corners))
    tongue = words.tongue(dice, scripts=fonts.scripts_available())
    ink = (255, 255, 255) if sum(base) < 500 else (20, 20, 30)
    head = fonts.face(dice, dice.pick(("sans", "heavy")), tongue.script)
    wide = w > h
    if dice.chance(0.85):
        p.lines(w * 0.06, h * 0.05, (w * 0.4 if wide else w * 0.88), tongue.sentence(2, 6), head.at(dice.span(17, 25), True), ink, most=4 if wide else 2, anchor="la" if wide else "ma")
    tall = h * dice.span(0.7, 1.0)
    wide_px = tall * screen.width / screen.height
    if wide_px > w * 0.86:
        wide_px = w * 0.86
        tall = wide_px * screen.height / screen.width
    small = screen.resize((int(wide_px), int(tall)), Image.Resampling.BILINEAR, reducing_gap=2.0)
    x = (w * 0.55 if wide else (w - wide_px) / 2)
    y = h * (0.12 if wide else 0.22)
    bezel = dice.span(3, 7)
    p.box(x - bezel, y - bezel, x + wide_px + bezel, y + tall + bezel, dice.pick(((12, 12, 14), (240, 240, 242), (60, 60, 66))), r=bezel * 3)
    p.paste(small, x, y, bezel * 2)
    if dice.chance(0.3):
        turn = dice.span(-9, 9) if dice.chance(0.6) else dice.span(-28, 28)
        grow = 1 + abs(turn) / 90
        p.image = p.image.rotate(turn, Image.Resampling.BILINEAR, fillcolor=corners[0])
        cut_w, cut_h = w / grow, h / grow
        x, y = dice.span(0, w - cut_w), dice.span(0, h - cut_h)
        p.image = p.image.crop((int(x), int(y), int(x + cut_w), int(y + cut_h)))
    return p.image


@kind("phone", 9)
def draw_phone(dice, photos):
    """A screenshot of an app."""
    image, facts = app_screen(dice, photos)
    if dice.chance(0.1):
        keep = dice.span(0.35, 0.9)
        top = int(image.height * dice.span(0, 1 - keep))
        part = image.crop((0, top, image.width, top + int(image.height * keep)))
        if not pen.empty(part):
            image = part
            facts.append("cropped screenshot")
    return Picture(degrade.forwarded(dice, image), "screenshot-phone", facts + ["phone screenshot", "app screenshot"])


@kind("phone-home", 1.6)
def draw_phone_home(dice, photos):
    """A home or lock screen."""
    image, facts = home_screen(dice, photos)
    return Picture(degrade.forwarded(dice, image), "screenshot-phone", facts + ["phone screenshot"])


@kind("phone-store", 1.6)
def draw_phone_store(dice, photos):
    """A store listing picture with the screen in a device frame."""
    image, facts = app_screen(dice, photos)
    return Picture(degrade.forwarded(dice, framed(dice, image, photos)), "screenshot-phone", facts + ["app store screenshot", "phone mockup"])


@kind("phone-sparse", 2.5)
def draw_phone_sparse(dice, photos):
    """Nearly empty screens: a spinner, one message, an error, an empty list, a splash, a consent page; often dark."""
    s = Screen(dice, photos, dark=dice.chance(0.6))
    d, p, t = dice, s.pen, s.theme
    form = d.pick(("message", "splash", "top", "bottom", "pin", "call"))
    if form == "splash":
        p.box(0, 0, s.w, s.h, t.accent if d.chance(0.5) else t.ground)
        s.status()
        p.icon(d, s.w / 2, s.h * 0.45, d.span(40, 80), t.on_accent if d.chance(0.5) else t.ink)
        s.text(s.w / 2, s.h * 0.6, t.tongue.label(1), 16, bold=True, anchor="mm")
    elif form == "pin":
        s.status()
        s.text(s.w / 2, s.h * 0.25, t.tongue.label(2), 12, anchor="mm")
        for k in range(4):
            p.disc(s.w / 2 + (k - 1.5) * 18, s.h * 0.33, 4, line=t.ink)
        for k in range(12):
            cx, cy = s.w / 2 + (k % 3 - 1) * 56, s.h * 0.5 + (k // 3) * 46
            if d.chance(0.9):
                p.disc(cx, cy, 20, t.edge)
                p.text(cx, cy, "123456789*0#"[k], s.font(15), t.ink, "mm")
    elif form == "call":
        s.status()
        s.avatar(s.w / 2, s.h * 0.25, 36)
        s.text(s.w / 2, s.h * 0.38, t.tongue.name(), 16, anchor="mm")
        s.text(s.w / 2, s.h * 0.43, f"00:{d.digits(2)}", 10, t.faint, anchor="mm")
        for k in range(3):
            p.disc(s.w / 2 + (k - 1) * 60, s.h * 0.8, 20, (220, 50, 50) if k == 1 else t.edge)
            p.icon(d, s.w / 2 + (k - 1) * 60, s.h * 0.8, 18, (255, 255, 255))
    else:
        s.header()
        s.footer()
        if form == "message":
            cy = (s.top + s.bottom) / 2 - 10
            if d.chance(0.7):
                p.icon(d, s.w / 2, cy - 26, d.span(28, 60), t.faint)
            s.text(s.w / 2, cy + 16, t.tongue.label(3), 12, anchor="mm", limit=s.w - 20)
            p.lines(24, cy + 30, s.w - 48, t.tongue.sentence(5, 14), s.font(9), t.faint, most=3, anchor="ma")
        else:
            y = s.top + 14 if form == "top" else s.bottom - 110
            for _ in range(d.whole(1, 3)):
                s.text(14, y, t.tongue.label(4), 10, limit=s.w - 28)
                s.text(14, y + 14, t.tongue.sentence(3, 7), 8, t.faint, limit=s.w - 28)
                y += 32
    return Picture(degrade.forwarded(dice, p.image), "screenshot-phone", ["phone screenshot", "app screenshot", "nearly empty screen"] + t.facts())


@kind("phone-picture", 1.8)
def draw_phone_picture(dice, photos):
    """Screens that are mostly one photograph or video: gallery viewer, story, reel, camera, video call, landscape player or game."""
    d = dice
    s = Screen(d, photos, dark=d.chance(0.75))
    p, t = s.pen, s.theme
    white = (255, 255, 255)
    form = d.pick(("viewer", "story", "camera", "call", "wide", "wide-game"))
    if form == "viewer":
        s.status()
        tall = s.w * d.span(0.56, 1.4)
        p.paste(photos.filling(d, (s.w, tall)), 0, (s.h - tall) / 2)
        for k in range(d.whole(2, 4)):
            p.icon(d, s.w * (k + 0.5) / 4, s.h - 26, 16, t.ink)
        if d.chance(0.7):
            p.icon(d, 16, s.top + 14, 15, t.ink, 0xE5C4)
            p.icon(d, s.w - 16, s.top + 14, 15, t.ink, 0xE5D4)
        facts = ["photo viewer on a phone"]
    elif form == "story":
        p.paste(photos.filling(d, (s.w, s.h)), 0, 0)
        s.status(white)
        for k in range(3):
            p.box(6 + k * (s.w - 12) / 3, s.top + 3, 3 + (k + 1) * (s.w - 12) / 3, s.top + 5, white if k == 0 else (150, 150, 150))
        s.avatar(20, s.top + 20, 9)
        p.text(34, s.top + 20, t.tongue.name(), s.font(9, True), white, "lm")
        if d.chance(0.5):
            for k in range(4):
                p.icon(d, s.w - 18, s.h * 0.5 + k * 36, 20, white, d.pick((0xE87D, 0xE0B7, 0xE80D, 0xE5D4)))
            p.lines(10, s.h - 60, s.w * 0.7, t.tongue.sentence(5, 12), s.font(9), white, most=3)
        else:
            p.box(12, s.h - 36, s.w - 50, s.h - 12, None, white, 1, 12)
            p.text(24, s.h - 24, t.tongue.label(2), s.font(9), white, "lm")
        facts = ["story on social media", "short video"]
    elif form == "camera":
        p.box(0, 0, s.w, s.h, (0, 0, 0))
        tall = s.w * 4 / 3
        p.paste(photos.filling(d, (s.w, tall)), 0, s.h * 0.1)
        y = s.h - (s.h - s.h * 0.1 - tall) / 2
        p.disc(s.w / 2, y, 20, white)
        p.disc(s.w / 2, y, 17, None, (0, 0, 0), 2)
        for k in range(4):
            p.text(s.w * (0.2 + 0.2 * k), s.h * 0.1 + tall + 8, t.tongue.label(1).upper(), s.font(6), white, "ma", 38)
        for k in range(4):
            p.icon(d, s.w * (0.15 + 0.23 * k), s.h * 0.05, 13, white)
        facts = ["camera app"]
    elif form == "call":
        p.paste(photos.filling(d, (s.w, s.h), ("people",)), 0, 0)
        p.paste(photos.filling(d, (s.w * 0.28, s.w * 0.4), ("people",)), s.w * 0.68, s.h * 0.08, 8)
        for k in range(4):
            p.disc(s.w * (0.2 + 0.2 * k), s.h - 36, 15, (220, 50, 50) if k == 3 else (60, 60, 64))
            p.icon(d, s.w * (0.2 + 0.2 * k), s.h - 36, 15, white)
        facts = ["video call"]
    else:
        w, h = s.h, s.w
        p = pen.Pen(None, photos.filling(d, (w, h)) if form == "wide" else pen.gradient((w, h), [d.colour() for _ in range(4)]))
        heavy = fonts.face(d, "heavy")
        if form == "wide":
            if d.chance(0.6):
                p.box(0, 0, w * 0.1, h, (0, 0, 0))
                p.box(w * 0.9, 0, w, h, (0, 0, 0))
            p.box(20, h - 24, w - 20, h - 22, (170, 170, 170))
            p.box(20, h - 24, w * d.span(0.1, 0.8), h - 22, (230, 40, 40))
            p.text(20, h - 18, f"{d.whole(0, 9)}:{d.digits(2)} / {d.whole(10, 59)}:{d.digits(2)}", fonts.face(d, "sans").at(9), white)
            for k, code in enumerate((0xE045, 0xE034, 0xE044)):
                p.icon(d, w / 2 + (k - 1) * 60, h / 2, 32, white, code)
            p.text(40, 14, t.tongue.label(4), t.face.at(12, True), white, "lm", w * 0.6)
        else:
            p.box(0, h * 0.75, w, h, d.colour(0.3, (0.3, 0.8), (0.2, 0.6)))
            for _ in range(d.whole(6, 20)):
                x, y = d.span(0, w), d.span(h * 0.2, h * 0.85)
                d.pick((lambda: p.disc(x, y, d.span(5, 16), d.colour()), lambda: p.box(x, y, x + d.span(10, 50), y + d.span(8, 30), d.colour(), r=3)))()
            for x, y in ((50, h - 46), (w - 50, h - 46), (w - 100, h - 30)):
                p.disc(x, y, 22, None, white, 2)
            for k in range(3):
                p.box(10 + k * 90, 8, 90 + k * 90, 28, (0, 0, 0), r=8)
                p.text(50 + k * 90, 18, d.digits(d.whole(1, 5)), heavy.at(14), (255, 235, 170), "mm")
        facts = ["landscape phone screenshot"] + (["video player"] if form == "wide" else ["mobile game"])
    if form in ("story", "call"):
        # Little but the photograph shows at 128 px: claiming a screenshot here would teach the model to see one in any photograph.
        return Picture(degrade.forwarded(d, p.image), "counter", facts, ["maybe:screenshot-phone"])
    return Picture(degrade.forwarded(d, p.image), "screenshot-phone", facts + ["phone screenshot"])


@kind("phone-paper", 0.9)
def draw_phone_paper(dice, photos):
    """A document or receipt seen inside an app: a screenshot; whether also the paper is arguable."""
    s = Screen(dice, photos)
    s.header()
    s.footer()
    till = dice.chance(0.4)
    sheet = receipts.receipt_sheet(dice, photos)[0] if till else sheets.page(dice, photos)[0]
    room = max(60, s.bottom - s.top - 12)
    s.pen.box(0, s.top, s.w, s.bottom, mix(s.theme.ground, (128, 128, 128), 0.35))
    wide = s.w * dice.span(0.75, 0.98)
    sheet = sheet.resize((int(wide), max(8, int(wide * sheet.height / sheet.width))), Image.Resampling.BILINEAR, reducing_gap=2.0)
    sheet = sheet.crop((0, 0, sheet.width, min(sheet.height, int(room))))
    s.pen.paste(sheet, (s.w - wide) / 2, s.top + 6)
    facts = ["phone screenshot"] + (["receipt in an app"] if till else ["document in an app"])
    return Picture(degrade.forwarded(dice, s.pen.image), "screenshot-phone", facts, ["maybe:receipt" if till else "maybe:document"])
