"""What a photographed sheet lies on, and the smooth fields that light and texture are made of."""

import functools

import numpy as np
from PIL import Image, ImageFilter

from .dice import mix


@functools.lru_cache(maxsize=1)
def _pool():
    return np.random.default_rng(12345).normal(size=(640, 640)).astype(np.float32)


def grain(dice, h, w):
    """Unit normal noise h x w, cut from one pool (drawing fresh normals would cost more than the whole picture)."""
    pool = _pool()
    y, x = dice.whole(0, 639), dice.whole(0, 639)
    rows = np.arange(y, y + h) % 640
    columns = np.arange(x, x + w) % 640
    return pool[rows[:, None], columns[None, :]]


def smooth(dice, h, w, cells=4):
    """A smooth random field h x w of about unit size, with some `cells` bumps across."""
    coarse = grain(dice, cells + 2, cells + 2)
    field = Image.fromarray(coarse).resize((w, h), Image.Resampling.BICUBIC, box=(1, 1, cells + 1, cells + 1))
    return np.asarray(field)


def fractal(dice, h, w, first=3, octaves=4, stretch=1):
    """Layered smooth noise; stretch > 1 makes it streak along x."""
    total = np.zeros((h, w), np.float32)
    size, cells = 1.0, first
    for _ in range(octaves):
        coarse = grain(dice, cells * stretch + 2, cells + 2)
        field = Image.fromarray(np.ascontiguousarray(coarse)).resize((w, h), Image.Resampling.BICUBIC)
        total += size * np.asarray(field)
        size *= 0.55
        cells *= 2
    return total


def _tinted(field, dark, light):
    t = np.clip(field, 0, 1)[..., None]
    dark, light = np.array(dark, np.float32), np.array(light, np.float32)
    return Image.fromarray((dark + (light - dark) * t).astype(np.uint8))


def _wood(dice, w, h):
    # Broad boards' tone, then grain: streaks long along x, a pixel or two across.
    field = 0.5 + 0.16 * fractal(dice, h, w, 2, 3, stretch=8)
    fine = np.asarray(Image.fromarray(np.ascontiguousarray(grain(dice, h, w // 30 + 3))).resize((w, h), Image.Resampling.BICUBIC))
    field = field + dice.span(0.03, 0.16) * fine
    if dice.chance(0.6):
        for _ in range(dice.whole(1, 4)):
            y = dice.whole(0, h - 1)
            field[y:y + dice.whole(1, 3)] -= 0.4
    hue = dice.span(0.04, 0.11)
    light = dice.colour(hue, (0.15, 0.65), (0.45, 0.95))
    image = _tinted(field, mix(light, (20, 10, 5), dice.span(0.3, 0.7)), light)
    return image.rotate(90, expand=True).resize((w, h)) if dice.chance(0.4) else image


def _cloth(dice, w, h):
    ys, xs = np.arange(h, dtype=np.float32)[:, None], np.arange(w, dtype=np.float32)[None]
    period = dice.span(2.5, 9)
    weave = 0.5 + 0.15 * (np.sin(xs * 6.28 / period) + np.sin(ys * 6.28 / period))
    field = weave + 0.2 * smooth(dice, h, w, 3) + 0.08 * grain(dice, h, w)
    if dice.chance(0.3):
        broad = dice.span(12, 50)
        field = field + 0.25 * (np.sin(xs * 6.28 / broad) > 0) + (0.25 * (np.sin(ys * 6.28 / broad) > 0) if dice.chance(0.6) else 0)
    base = dice.colour(None, (0.0, 0.8), (0.2, 0.95))
    return _tinted(field, mix(base, (0, 0, 0), 0.5), mix(base, (255, 255, 255), 0.15))


def _stone(dice, w, h):
    field = 0.5 + 0.2 * fractal(dice, h, w, dice.whole(2, 7), 5) + dice.span(0, 0.15) * grain(dice, h, w)
    base = dice.colour(None, (0.0, 0.3), (0.15, 0.98))
    return _tinted(field, mix(base, (0, 0, 0), dice.span(0.1, 0.6)), mix(base, (255, 255, 255), dice.span(0.0, 0.5)))


def _plain(dice, w, h):
    base = dice.colour(None, (0.0, 0.5), (0.03, 0.98))
    field = 0.6 + dice.span(0.05, 0.3) * smooth(dice, h, w, 2) + dice.span(0, 0.05) * grain(dice, h, w)
    return _tinted(field, mix(base, (0, 0, 0), 0.6), base)


def _dark(dice, w, h):
    field = 0.4 + 0.2 * smooth(dice, h, w, 3) + 0.05 * grain(dice, h, w)
    return _tinted(field, (2, 2, 3), dice.grey(20, 75, 10))


def surface(dice, size, photos=None):
    """A background w x h: wood, cloth, stone, plain, dark, or a real photograph, usually out of focus."""
    w, h = int(size[0]), int(size[1])
    choice = dice.weighted((("wood", 5), ("cloth", 3), ("stone", 3), ("plain", 4), ("dark", 3), ("photo", 5 if photos else 0)))
    if choice == "photo":
        image = photos.filling(dice, (w, h), ("indoor", "object", "street", "people", "food", "nature", "vehicle", "building"))
        return image.filter(ImageFilter.GaussianBlur(dice.span(0.5, 6)))
    return {"wood": _wood, "cloth": _cloth, "stone": _stone, "plain": _plain, "dark": _dark}[choice](dice, w, h)
