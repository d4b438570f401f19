"""App layouts made of rows and cards, the overlays above them, and app_screen, which composes one."""

from PIL import Image

from . import figures, phone_media, words
from .dice import mix
from .screens import Screen, keyboard


def _list(s):
    d, p, t = s.dice, s.pen, s.theme
    row = d.span(24, 52)
    y = s.top + d.span(0, 10)
    lead = d.weighted((("icon", 3), ("avatar", 3), ("none", 2), ("thumb", 2)))
    trail = d.weighted((("none", 3), ("switch", 2), ("arrow", 2), ("text", 2), ("box", 1)))
    two = row > 32 and d.chance(0.8)
    limit = d.weighted(((99, 7), (d.whole(1, 4), 3)))
    ruled = d.chance(0.5)
    thumbs = None
    sparse = d.chance(0.15)
    for k in range(int(min(limit, (s.bottom - y) / row))):
        if d.chance(0.06):
            s.text(14, y + row * 0.6, t.tongue.label(2), 8, t.accent, True, "lm")
            y += row * 0.7
            continue
        x = 14
        cy = y + row / 2
        if lead == "icon":
            p.icon(d, s.x(22), cy, 15, t.faint if d.chance(0.6) else t.accent)
            x = 42
        elif lead == "avatar":
            s.avatar(s.x(12 + row * 0.34), cy, row * 0.34)
            x = 20 + row * 0.7
        elif lead == "thumb":
            side = row * 0.8
            if thumbs is None or d.chance(0.5):
                thumbs = s.photos.filling(d, (side, side))
            p.paste(thumbs, s.x(10 + side / 2) - side / 2, cy - side / 2, t.round)
            x = 18 + side
        right = s.w - 44
        s.text(x, cy - (7 if two else 0), t.tongue.label(4), 10, bold=d.chance(0.2), anchor="lm", limit=right - x)
        if two:
            s.text(x, cy + 7, t.tongue.words(d.whole(2, 9)), 8, t.faint, anchor="lm", limit=right - x + 20)
        rx = s.x(s.w - 20)
        if trail == "switch" and (k * 7) % 3:
            on = d.chance(0.5)
            p.box(rx - 9, cy - 5, rx + 9, cy + 5, t.accent if on else t.edge, r=5)
            p.disc(rx + (4 if on else -4), cy, 4, (255, 255, 255))
        elif trail == "arrow":
            p.line((rx - 2, cy - 4, rx + 2, cy, rx - 2, cy + 4), t.faint, 1)
        elif trail == "text":
            s.text(s.w - 10, cy - (7 if two else 0), d.pick((words.clock(d), words.price(d), str(d.whole(1, 99)))), 7, t.faint, anchor="rm")
        elif trail == "box":
            p.box(rx - 5, cy - 5, rx + 5, cy + 5, line=t.faint, r=1)
        if ruled and not sparse:
            p.line((14, y + row, s.w, y + row), t.edge)
        y += row
    return ["list"]


def _settings(s):
    d, p, t = s.dice, s.pen, s.theme
    y = s.top + 8
    while y < s.bottom - 60:
        s.text(16, y, t.tongue.label(2), 8, t.accent if d.chance(0.5) else t.faint, True)
        y += 16
        rows = d.whole(1, 5)
        row = d.span(26, 36)
        p.box(8, y, s.w - 8, y + rows * row, mix(t.ground, t.ink, 0.05), r=t.round)
        for k in range(rows):
            cy = y + row / 2
            if d.chance(0.5):
                side = 8
                p.box(s.x(24) - side, cy - side, s.x(24) + side, cy + side, d.colour(), r=4)
                p.icon(d, s.x(24), cy, 10, (255, 255, 255))
            s.text(40, cy, t.tongue.label(3), 10, anchor="lm", limit=s.w * 0.55)
            rx = s.x(s.w - 26)
            if d.chance(0.5):
                on = d.chance(0.5)
                p.box(rx - 10, cy - 6, rx + 10, cy + 6, t.accent if on else t.edge, r=6)
                p.disc(rx + (4 if on else -4), cy, 5, (255, 255, 255))
            else:
                s.text(s.w - 18, cy, t.tongue.label(1), 8, t.faint, anchor="rm")
            y += row
        y += d.span(6, 16)
    return ["settings screen"]


def _feed(s):
    d, p, t = s.dice, s.pen, s.theme
    y = s.top + 4
    edge = d.pick((0, 8, 12))
    while y < s.bottom - 20:
        s.avatar(s.x(22), y + 14, 10)
        s.text(38, y + 9, t.tongue.name(), 9, bold=True, anchor="lm", limit=130)
        s.text(38, y + 19, words.clock(d), 7, t.faint, anchor="lm")
        y += 30
        if d.chance(0.7):
            y = p.lines(12, y, s.w - 24, t.tongue.sentence(4, 26), s.font(9), t.ink, most=5, anchor="ra" if t.tongue.rtl else "la") + 4
        if d.chance(0.7):
            tall = d.span(60, 190)
            p.paste(s.photos.filling(d, (s.w - 2 * edge, tall)), edge, y, t.round if edge else 0)
            y += tall
        for k in range(d.whole(2, 4)):
            p.icon(d, s.x(20 + 40 * k), y + 11, 12, t.faint, d.pick((0xE87D, 0xE0B7, 0xE80D, 0xE163)))
        y += 26
        if d.chance(0.5):
            p.line((0, y, s.w, y), t.edge)
        y += 6
    p.box(0, s.bottom, s.w, s.bottom + 1, t.edge)
    return ["social media feed"]


def _shop(s):
    d, p, t = s.dice, s.pen, s.theme
    columns = d.whole(1, 3)
    gap = d.span(4, 10)
    side = (s.w - gap * (columns + 1)) / columns
    y = s.top + gap
    if d.chance(0.4):
        p.box(gap, y, s.w - gap, y + 60, d.colour(), r=t.round)
        s.text(gap + 10, y + 20, t.tongue.label(3), 14, (255, 255, 255), True, limit=s.w - 40)
        y += 68
    tall = side * d.span(0.7, 1.3) if columns > 1 else side * d.span(0.5, 0.8)
    white = d.chance(0.4)
    while y < s.bottom - tall * 0.4:
        for k in range(columns):
            x = gap + k * (side + gap)
            if white:
                p.box(x, y, x + side, y + tall, (255, 255, 255), line=t.edge, r=t.round)
            inset = side * 0.12 if white else 0
            p.paste(s.photos.filling(d, (side - 2 * inset, tall - 2 * inset), ("object", "food")), x + inset, y + inset, t.round)
            p.text(x + 2, y + tall + 3, t.tongue.label(3), s.font(8), t.ink, "la", side - 4)
            p.text(x + 2, y + tall + 14, words.price(d), s.font(9, True), t.accent, "la", side - 4)
        y += tall + 30
    return ["online shop", "shopping app"]


def _form(s):
    d, p, t = s.dice, s.pen, s.theme
    y = s.top + d.span(10, 50)
    if d.chance(0.5):
        p.disc(s.w / 2, y + 24, 24, t.accent)
        p.icon(d, s.w / 2, y + 24, 24, t.on_accent)
        y += 62
    s.text(s.w / 2, y, t.tongue.label(3), 15, bold=True, anchor="ma", limit=s.w - 20)
    y += 30
    for _ in range(d.whole(1, 5)):
        s.text(16, y, t.tongue.label(2), 8, t.faint)
        p.box(14, y + 11, s.w - 14, y + 33, None, t.edge, r=t.round)
        if d.chance(0.5):
            s.text(22, y + 22, t.tongue.name(), 9, anchor="lm")
        y += 44
    p.box(14, y, s.w - 14, y + 26, t.accent, r=t.round)
    s.text(s.w / 2, y + 13, t.tongue.label(1), 10, t.on_accent, True, "mm")
    if d.chance(0.5):
        p.lines(16, y + 40, s.w - 32, t.tongue.sentence(8, 22), s.font(8), t.faint, most=4, anchor="ma")
    return ["login form"] if d.chance(0.5) else ["form in an app"]


def _article(s):
    d, p, t = s.dice, s.pen, s.theme
    y = s.top + 6
    if d.chance(0.6):
        tall = d.span(70, 140)
        p.paste(s.photos.filling(d, (s.w, tall)), 0, y)
        y += tall + 8
    y = p.lines(12, y, s.w - 24, t.tongue.words(d.whole(4, 10)), s.font(d.span(14, 19), True), t.ink, most=4, anchor="ra" if t.tongue.rtl else "la") + 8
    size = d.span(7.5, 11)
    while y < s.bottom - 10:
        y = p.lines(12, y, s.w - 24, " ".join(t.tongue.sentence(5, 14) for _ in range(d.whole(2, 6))), s.font(size), t.ink, 1.4,
                    most=max(1, int((s.bottom - y) / size / 1.4 / s.unit)), anchor="ra" if t.tongue.rtl else "la") + 8
    return ["web page on a phone", "article on a phone"]


def _grid(s):
    d, p, t = s.dice, s.pen, s.theme
    n = d.whole(2, 5)
    gap = d.pick((1, 2, 5))
    side = (s.w - gap * (n - 1)) / n
    y = s.top
    pool = [s.photos.filling(d, (side, side)) for _ in range(6)]
    while y < s.bottom:
        for k in range(n):
            p.paste(d.pick(pool), k * (side + gap), y)
        y += side + gap
    p.box(0, s.bottom, s.w, s.h, t.ground)
    return ["photo gallery app"]


def _dashboard(s):
    d, p, t = s.dice, s.pen, s.theme
    y = s.top + 8
    while y < s.bottom - 40:
        tall = d.span(44, 130)
        p.box(8, y, s.w - 8, y + tall, mix(t.ground, t.ink, 0.05), r=max(4, t.round))
        s.text(16, y + 8, t.tongue.label(2), 8, t.faint)
        if tall > 80:
            chart = figures.bare_chart(d, (s.w - 40, tall - 34), mix(t.ground, t.ink, 0.05), t.ink)
            p.paste(chart, 20, y + 26)
        else:
            s.text(16, y + 20, d.pick((f"{d.whole(1, 9999)}", words.price(d, 10, 9000), f"{d.whole(1, 99)}%")), 17, bold=True)
        y += tall + 8
    return ["app dashboard", "statistics in an app"]


def _ticketless(s):
    """Departures, bank lists: rows of times or sums in columns."""
    d, p, t = s.dice, s.pen, s.theme
    y = s.top + 8
    row = d.span(30, 44)
    bank = d.chance(0.5)
    while y < s.bottom - row:
        if bank:
            s.text(14, y + 6, t.tongue.name(), 9, bold=True)
            s.text(14, y + 19, words.date(d), 7, t.faint)
            s.text(s.w - 12, y + 10, ("-" if d.chance(0.7) else "+") + words.price(d), 10, t.ink if d.chance(0.7) else (40, 160, 80), anchor="ra")
        else:
            s.text(14, y + 6, words.clock(d) + " - " + words.clock(d), 10, bold=True)
            s.text(14, y + 20, d.pick(words.PLACES) + " - " + d.pick(words.PLACES), 7, t.faint)
            p.box(s.x(s.w - 24) - 14, y + 6, s.x(s.w - 24) + 14, y + 20, d.colour(), r=3)
        p.line((14, y + row, s.w, y + row), t.edge)
        y += row
    return ["banking app"] if bank else ["timetable app"]

_LAYOUTS = ((_list, 6), (_settings, 3), (_feed, 3), (_shop, 2), (phone_media.map_app, 1.2), (phone_media.player_app, 1), (phone_media.calendar_app, 1), (_form, 2), (_article, 2), (_grid, 0.7),
            (_dashboard, 1.5), (_ticketless, 1.5))


def _overlay(s):
    """A dialog, sheet, snack bar or menu above the screen, at times."""
    d, p, t = s.dice, s.pen, s.theme
    if d.chance(0.14):
        dim = Image.new("RGB", (s.w, s.h), (0, 0, 0))
        p.image.paste(Image.blend(p.image, dim, 0.5), (0, 0))
        tall = d.span(70, 160)
        y = (s.h - tall) / 2 if d.chance(0.7) else s.h - tall
        p.box(16 if y < s.h - tall else 0, y, s.w - (16 if y < s.h - tall else 0), y + tall, mix(t.ground, t.ink, 0.06), r=t.round + 4)
        s.text(30, y + 12, t.tongue.label(3), 12, bold=True, limit=s.w - 60)
        p.lines(30, y + 32, s.w - 60, t.tongue.sentence(5, 16), s.font(9), t.faint, most=4)
        s.text(s.w - 34, y + tall - 18, t.tongue.label(1), 9, t.accent, True, "ra")
        return ["dialog on a phone"]
    if d.chance(0.06):
        # A navigation drawer over the dimmed screen.
        p.image.paste(Image.blend(p.image, Image.new("RGB", (s.w, s.h), (0, 0, 0)), 0.45), (0, 0))
        width = s.w * d.span(0.6, 0.85)
        p.box(0, 0, width, s.h, t.ground)
        y = s.h * d.span(0.06, 0.2)
        if d.chance(0.5):
            p.box(0, 0, width, y, t.accent)
        while y < s.h * d.span(0.6, 1.0):
            p.icon(d, 18, y + 14, 14, t.faint)
            p.text(38, y + 14, t.tongue.label(2), s.font(10), t.ink, "lm", width - 44)
            y += 28
        return ["menu drawer"]
    if d.chance(0.06):
        p.box(8, s.h - 60, s.w - 8, s.h - 36, (40, 40, 44), r=5)
        s.text(20, s.h - 48, t.tongue.label(4), 9, (255, 255, 255), anchor="lm", limit=s.w - 40)
    if d.chance(0.06):
        p.box(6, 6, s.w - 6, 46, mix(t.ground, t.ink, 0.1), r=10)
        s.avatar(s.x(26), 26, 10)
        s.text(44, 18, t.tongue.name(), 9, bold=True, anchor="lm")
        s.text(44, 32, t.tongue.sentence(3, 8), 8, t.faint, anchor="lm", limit=s.w - 60)
    return []


def app_screen(dice, photos, dark=None):
    """(RGB screen, facts) of one app."""
    s = Screen(dice, photos, dark)
    facts = []
    whole = dice.weighted((("app", 16), ("weather", 0.8), ("game", 1.4)))
    if whole == "weather":
        facts += phone_media.weather_app(s)
    elif whole == "game":
        facts += phone_media.game_app(s)
    else:
        s.header()
        if dice.chance(0.1):
            facts += keyboard(s)
        else:
            s.footer()
        facts += dice.weighted(_LAYOUTS)(s)
        if "on-screen keyboard" in facts:
            # Content was drawn to the free band only, yet long rows may cross it.
            keyboard(s)
        facts += s.theme.facts()
        facts += _overlay(s)
    return s.pen.image, facts
