"""Message threads and conversation lists, on phones and in desktop windows."""

from PIL import Image

from . import degrade, pen, words
from .dice import luma, mix
from .phone import framed
from .picture import Picture, kind
from .screens import Screen, keyboard
from .theme import Theme


def _wallpaper(s):
    d, t = s.dice, s.theme
    form = d.weighted((("plain", 6), ("tint", 3), ("photo", 1), ("gradient", 1)))
    p = s.pen
    if form == "tint":
        base = d.colour(None, (0.05, 0.3), (0.05, 0.2) if t.dark else (0.82, 0.97))
        p.box(0, s.top, s.w, s.bottom, base)
        if d.chance(0.5):
            for _ in range(40):
                p.icon(d, d.span(0, s.w), d.span(s.top, s.bottom), 12, mix(base, t.ink, 0.08))
    elif form == "photo":
        image = s.photos.filling(d, (s.w, s.bottom - s.top))
        p.paste(Image.blend(image, Image.new("RGB", image.size, t.ground), d.span(0.2, 0.6)), 0, s.top)
    elif form == "gradient":
        p.paste(pen.gradient((s.w, s.bottom - s.top), [d.colour(None, (0.1, 0.5), (0.1, 0.4) if t.dark else (0.7, 1)) for _ in range(4)]), 0, s.top)


def _thread(s, sparse):
    d, p, t = s.dice, s.pen, s.theme
    _wallpaper(s)
    mine = d.pick((t.accent, d.colour(0.33, (0.15, 0.4), (0.75, 0.95)), d.colour(0.58, (0.6, 0.9), (0.7, 1))))
    theirs = mix(t.ground, t.ink, 0.1) if d.chance(0.7) else t.card
    r = d.pick((3, 7, 11))
    y = s.top + d.span(6, 30)
    gap = d.span(3, 12)
    avatars = d.chance(0.35)
    left = d.whole(1, 3) if sparse else 99
    face_size = d.span(8, 11)
    font = s.font(face_size)
    step = font.size * 1.28
    if sparse and d.chance(0.5):
        y = s.bottom - d.span(60, 150)
    while y < s.bottom - 24 and left:
        left -= 1
        if d.chance(0.12):
            stamp = d.pick((words.clock(d), words.date(d), t.tongue.label(1)))
            p.text(s.w / 2, y + 6, stamp, s.font(7), t.faint, "mm")
            y += 18
        own = d.chance(0.48)
        fill = mine if own else theirs
        ink = (250, 250, 250) if luma(fill) < 140 else (20, 20, 22)
        widest = s.w * d.span(0.6, 0.78)
        if d.chance(0.09):
            pw, ph = s.w * d.span(0.4, 0.65), s.w * d.span(0.3, 0.7)
            ph = min(ph, s.bottom - y - 4)
            if ph < 20:
                break
            x = s.w - pw - 8 if own else 8
            p.paste(s.photos.filling(d, (pw, ph)), x, y, r)
            y += ph + gap
            continue
        text = t.tongue.words(d.weighted(((d.whole(1, 4), 3), (d.whole(4, 12), 4), (d.whole(12, 30), 1))))
        rows = pen.wrap(text, font, widest - 16)
        bw = max(font.getlength(row) for row in rows) + 16 + (22 if d.chance(0.5) else 0)
        bw = max(26, min(widest, bw))
        bh = len(rows) * step + 9
        room = s.bottom - y - 3
        if room < bh:
            break
        x = s.w - bw - 8 if own else (30 if avatars else 8)
        p.box(x, y, x + bw, y + bh, fill, r=r)
        if avatars and not own:
            s.avatar(16, y + bh - 9, 9)
        for k, row in enumerate(rows):
            if t.tongue.rtl:
                p.text(x + bw - 8, y + 4 + k * step, row, font, ink, "ra")
            else:
                p.text(x + 8, y + 4 + k * step, row, font, ink)
        if d.chance(0.5):
            p.text(x + bw - 4, y + bh - 1, words.clock(d), s.font(5.5), mix(ink, fill, 0.4), "rs")
        y += bh + gap + (gap * 2 if d.chance(0.2) else 0)


def _composer(s):
    d, p, t = s.dice, s.pen, s.theme
    tall = d.span(26, 36)
    y = s.bottom - tall
    if d.chance(0.8):
        p.box(0, y, s.w, s.bottom, t.ground if d.chance(0.6) else mix(t.ground, t.ink, 0.06))
    p.box(s.x(24) if not t.tongue.rtl else 34, y + 5, s.w - 34 if not t.tongue.rtl else s.w - 24, s.bottom - 5, mix(t.ground, t.ink, 0.08), r=d.pick((4, 12)))
    s.text(34, y + tall / 2, t.tongue.label(2), 9, t.faint, anchor="lm")
    p.icon(d, s.x(13), y + tall / 2, 14, t.faint, d.pick((0xE145, 0xE226, 0xE24E)))
    if d.chance(0.5):
        p.disc(s.x(s.w - 17), y + tall / 2, 11, t.accent)
        p.icon(d, s.x(s.w - 17), y + tall / 2, 11, t.on_accent, d.pick((0xE163, 0xE029)))
    else:
        p.icon(d, s.x(s.w - 17), y + tall / 2, 14, t.accent, d.pick((0xE163, 0xE029)))
    s.bottom = int(y)


def chat_screen(dice, photos, sparse=False, dark=None):
    """(RGB screen, facts) of a conversation on a phone."""
    s = Screen(dice, photos, dark)
    d, p, t = dice, s.pen, s.theme
    coloured = d.chance(0.35)
    ink = t.on_accent if coloured else t.ink
    s.status(ink, t.accent if coloured else None)
    tall = d.span(26, 38)
    if coloured:
        p.box(0, s.top, s.w, s.top + tall, t.accent)
    cy = s.top + tall / 2
    p.icon(d, s.x(12), cy, 14, ink, 0xE5C4)
    if d.chance(0.7):
        s.avatar(s.x(34), cy, tall * 0.32)
        s.text(50, cy - (5 if d.chance(0.6) else 0), t.tongue.name(), 10, ink, True, "lm", 100)
        if d.chance(0.6):
            s.text(50, cy + 8, t.tongue.label(1), 7, mix(ink, t.ground, 0.3), anchor="lm")
    else:
        s.text(s.w / 2, cy, t.tongue.name(), 11, ink, True, "mm")
    for k in range(d.whole(0, 2)):
        p.icon(d, s.x(s.w - 14 - 22 * k), cy, 14, ink, d.pick((0xE0CD, 0xE04B, 0xE5D4)))
    s.top = int(s.top + tall)
    facts = ["chat", "text messages", "messaging app"]
    if d.chance(0.25):
        facts += keyboard(s)
    elif d.chance(0.5):
        s.bottom -= 10
    _composer(s)
    _thread(s, sparse)
    return p.image, facts + t.facts()


@kind("chat-phone", 6)
def draw_chat_phone(dice, photos):
    """A conversation on a phone; one in four nearly empty; some in store frames."""
    image, facts = chat_screen(dice, photos, sparse=dice.chance(0.28), dark=dice.chance(0.48))
    if dice.chance(0.08):
        image = framed(dice, image, photos)
        facts.append("phone mockup")
    elif dice.chance(0.12):
        keep = dice.span(0.3, 0.8)
        top = int(image.height * dice.span(0, 1 - keep))
        part = image.crop((0, top, image.width, top + int(image.height * keep)))
        image = image if pen.empty(part) else part
    return Picture(degrade.forwarded(dice, image), "screenshot-chat", facts + ["chat screenshot", "conversation"], ["screenshot-phone"])


@kind("chat-list", 1.5)
def draw_chat_list(dice, photos):
    """The list of conversations."""
    s = Screen(dice, photos)
    d, p, t = dice, s.pen, s.theme
    s.header()
    s.footer()
    row = d.span(34, 50)
    y = s.top + 2
    limit = d.weighted(((99, 5), (d.whole(1, 4), 2)))
    while y < s.bottom - row and limit:
        limit -= 1
        cy = y + row / 2
        s.avatar(s.x(12 + row * 0.36), cy, row * 0.36)
        x = 22 + row * 0.72
        s.text(x, cy - 8, t.tongue.name(), 10, bold=True, anchor="lm", limit=s.w - x - 50)
        s.text(x, cy + 8, t.tongue.sentence(3, 10), 8, t.faint, anchor="lm", limit=s.w - x - 34)
        s.text(s.w - 10, cy - 8, words.clock(d), 7, t.faint, anchor="rm")
        if d.chance(0.3):
            p.disc(s.x(s.w - 16), cy + 8, 6, t.accent)
            p.text(s.x(s.w - 16), cy + 8, str(d.whole(1, 9)), s.font(7), t.on_accent, "mm")
        y += row
    return Picture(degrade.forwarded(d, p.image), "screenshot-chat", ["list of chats", "messaging app", "inbox"] + t.facts(), ["screenshot-phone"])


@kind("chat-desktop", 2)
def draw_chat_desktop(dice, photos):
    """A messenger or team chat in a window or browser."""
    d = dice
    t = Theme(d)
    w, h = d.pick(((400, 250), (384, 288), (420, 236)))
    p = pen.Pen((w, h), t.ground)
    side = w * d.span(0.16, 0.3) if d.chance(0.85) else 0
    small = t.face.at(6.5)
    bar = t.accent if d.chance(0.3) else mix(t.ground, t.ink, d.span(0.03, 0.15))
    if d.chance(0.3):
        bar = d.colour(None, (0.3, 0.7), (0.12, 0.3))
    bar_ink = (235, 235, 240) if luma(bar) < 140 else (30, 30, 34)
    if side:
        p.box(0, 0, side, h, bar)
        y = 8.0
        row = d.span(11, 24)
        while y < h - row:
            if row > 16:
                p.disc(12, y + row / 2, row * 0.32, d.colour())
            p.text(22 if row > 16 else 8, y + row / 2, ("# " if row < 16 else "") + t.tongue.label(2), small, bar_ink, "lm", side - 28)
            y += row
    p.box(side, 0, w, 18, mix(t.ground, t.ink, 0.05))
    p.text(side + 8, 9, t.tongue.label(3), t.face.at(8, True), t.ink, "lm")
    y = 24.0
    bubbles = d.chance(0.5)
    end = h - 26
    mine = d.pick((t.accent, d.colour(0.33, (0.15, 0.4), (0.75, 0.95))))
    sparse = d.whole(1, 4) if d.chance(0.25) else 99
    while y < end - 16 and sparse:
        sparse -= 1
        if bubbles:
            own = d.chance(0.5)
            fill = mine if own else mix(t.ground, t.ink, 0.1)
            ink = (250, 250, 250) if luma(fill) < 140 else (20, 20, 22)
            rows = pen.wrap(t.tongue.words(d.whole(1, 18)), small, (w - side) * 0.5)
            bw = max(small.getlength(r) for r in rows) + 12
            bh = len(rows) * 9 + 6
            if y + bh > end:
                break
            x = w - bw - 8 if own else side + 8
            p.box(x, y, x + bw, y + bh, fill, r=5)
            for k, r in enumerate(rows):
                p.text(x + 6, y + 3 + 9 * k, r, small, ink)
            y += bh + d.span(3, 9)
        else:
            p.box(side + 8, y, side + 20, y + 12, d.colour(), r=d.pick((2, 6)))
            p.text(side + 26, y, t.tongue.name() + "  " + words.clock(d), t.face.at(7, True), t.ink)
            y = p.lines(side + 26, y + 9, w - side - 40, t.tongue.sentence(3, 30), small, t.ink, most=3) + 4
            if d.chance(0.1) and y < end - 50:
                p.paste(photos.filling(d, (70, 46)), side + 26, y, 3)
                y += 50
    p.box(side, end, w, h, t.ground)
    p.box(side + 8, h - 20, w - 8, h - 5, None, t.edge, r=4)
    p.text(side + 14, h - 12.5, t.tongue.label(3), small, t.faint, "lm")
    return Picture(degrade.forwarded(d, p.image), "screenshot-chat", ["chat", "team chat", "chat screenshot", "desktop chat window"] + t.facts(), ["screenshot-desktop"])
