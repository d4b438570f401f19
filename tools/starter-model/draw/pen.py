"""Drawing primitives: text that fits, boxes, icons, gradients, faces.

Everything takes RGB tuples and pixel coordinates; anchors are Pillow's ("la" left top, "mm" middle).
"""

import functools

from PIL import Image, ImageDraw, ImageStat

from . import fonts

# Code points of common Material icons: a fixed list, since the font does not tell which it lacks.
ICONS = [0xE5D2, 0xE5C4, 0xE8B6, 0xE8B8, 0xE7FD, 0xE88A, 0xE5D4, 0xE87D, 0xE80D, 0xE0B7, 0xE0CD, 0xE3B0, 0xE8CC, 0xE55F, 0xE037, 0xE034,
         0xE044, 0xE045, 0xE163, 0xE226, 0xE145, 0xE5CA, 0xE5CD, 0xE838, 0xE872, 0xE3C9, 0xE2C4, 0xE7F4, 0xE192, 0xE878, 0xE0BE, 0xE63E,
         0xE1A7, 0xE1A4, 0xE897, 0xE88E, 0xE8FD, 0xE894, 0xE532, 0xE530, 0xE570, 0xE539, 0xE56C, 0xE541, 0xE3F4, 0xE04B, 0xE3A1, 0xE029,
         0xE050, 0xE2C7, 0xE24D, 0xE051, 0xE150, 0xE158, 0xE002, 0xE417, 0xE91D, 0xE869, 0xE8B0, 0xE54F]


# Prose repeats a few dozen words in one face: measuring and rasterising each word once makes a page four times faster.
@functools.lru_cache(maxsize=30000)
def length(font, words):
    """Width of words in pixels."""
    return font.getlength(words)


@functools.lru_cache(maxsize=8000)
def _mask(font, word):
    return font.getmask2(word, "L", anchor="la")


class Pen:
    """An image with the drawing calls that the kinds share."""

    def __init__(self, size, ground):
        """size (w, h) in pixels; ground: RGB, or an RGB image to draw on."""
        if isinstance(ground, Image.Image):
            self.image = ground
        else:
            self.image = Image.new("RGB", (int(size[0]), int(size[1])), ground)
        self.draw = ImageDraw.Draw(self.image)
        self.w, self.h = self.image.size

    def box(self, x0, y0, x1, y1, fill=None, line=None, width=1, r=0):
        """A rectangle, rounded by r; nothing is drawn if it is empty."""
        if x1 <= x0 or y1 <= y0:
            return
        r = min(r, (x1 - x0) / 2, (y1 - y0) / 2)
        if r >= 1:
            self.draw.rounded_rectangle((x0, y0, x1, y1), r, fill=fill, outline=line, width=width)
        else:
            self.draw.rectangle((x0, y0, x1, y1), fill=fill, outline=line, width=width)

    def disc(self, x, y, r, fill=None, line=None, width=1):
        """A circle around (x, y)."""
        self.draw.ellipse((x - r, y - r, x + r, y + r), fill=fill, outline=line, width=width)

    def line(self, points, fill, width=1):
        """A polyline."""
        self.draw.line(points, fill=fill, width=max(1, int(width)), joint="curve" if width > 2 else None)

    def text(self, x, y, words, font, fill, anchor="la", limit=None, stroke=0, stroke_fill=None):
        """One line of text, cut to limit pixels if given. Returns its width."""
        if limit is not None:
            words = cut(words, font, limit)
        if not words:
            return 0
        self.draw.text((x, y), words, font=font, fill=fill, anchor=anchor, stroke_width=stroke, stroke_fill=stroke_fill)
        return length(font, words)

    def run(self, x, y, words, font, fill, extra=0.0, rtl=False):
        """A row of prose set word by word from (x, y) at its left top (right top if rtl), with extra pixels between words."""
        gap = length(font, " ") + extra
        # ImageDraw's own way to an ink number; there is no public one.
        ink = self.draw._getink(fill)[1] or self.draw._getink(fill)[0]
        for word in words.split(" "):
            if word:
                mask, offset = _mask(font, word)
                wide = length(font, word)
                at = x - wide if rtl else x
                self.draw.draw.draw_bitmap((round(at + offset[0]), round(y + offset[1])), mask, ink)
                x += -(wide + gap) if rtl else wide + gap

    def lines(self, x, y, width, words, font, fill, gap=1.25, most=99, anchor="la"):
        """Text wrapped to width, at most so many lines. Returns the y below it."""
        step = font.size * gap
        for row in wrap(words, font, width)[:most]:
            if anchor[0] == "l":
                self.run(x, y, row, font, fill)
            elif anchor[0] == "r":
                self.run(x + width, y, row, font, fill, rtl=True)
            else:
                self.draw.text((x + width / 2, y), row, font=font, fill=fill, anchor="ma")
            y += step
        return y

    def icon(self, dice, x, y, size, fill, code=None):
        """An icon centred at (x, y); a plain shape where the icon font is missing."""
        if fonts.icons_available():
            font = fonts.face(dice, "icons").at(size)
            self.draw.text((x, y), chr(code or dice.pick(ICONS)), font=font, fill=fill, anchor="mm")
        else:
            self.disc(x, y, size * 0.35, line=fill, width=max(1, int(size * 0.1)))

    def paste(self, image, x, y, r=0):
        """Another image at (x, y), corners rounded by r (a large r gives a disc)."""
        x, y = int(x), int(y)
        if r < 1:
            self.image.paste(image, (x, y))
            return
        mask = Image.new("L", image.size, 0)
        ImageDraw.Draw(mask).rounded_rectangle((0, 0, image.width - 1, image.height - 1), min(r, image.width / 2, image.height / 2), fill=255)
        self.image.paste(image, (x, y), mask)


def cut(words, font, limit):
    """words shortened to fit limit pixels."""
    if length(font, words) <= limit:
        return words
    keep = max(1, int(len(words) * limit / max(1.0, length(font, words))))
    return words[:keep]


def wrap(words, font, width):
    """words broken into lines no wider than width; unspaced text breaks anywhere."""
    parts = words.split(" ")
    rows, row = [], ""
    space = length(font, " ")
    used = 0.0
    for part in parts:
        wide = length(font, part)
        if wide > width:
            if row:
                rows.append(row)
            per = max(1, int(len(part) * width / wide))
            rows.extend(part[i:i + per] for i in range(0, len(part), per))
            row, used = "", 0.0
            continue
        if row and used + space + wide > width:
            rows.append(row)
            row, used = part, wide
        else:
            row = row + " " + part if row else part
            used += wide + (space if used else 0)
    if row:
        rows.append(row)
    return rows


def empty(image, least=5):
    """Whether a picture is so uniform that nobody could say what it shows (grey spread at 48 px under `least` of 255)."""
    return ImageStat.Stat(image.convert("L").resize((48, 48))).stddev[0] < least


def gradient(size, corners):
    """A smooth blend of four corner colours (top left, top right, bottom left, bottom right)."""
    tiny = Image.new("RGB", (2, 2))
    tiny.putdata(list(corners))
    w, h = max(1, int(size[0])), max(1, int(size[1]))
    # Box inside the pixel centres: without it the corners stay flat.
    return tiny.resize((w * 2, h * 2), Image.Resampling.BILINEAR).crop((w // 2, h // 2, w // 2 + w, h // 2 + h))
