"""The only source of chance in the renderer.

One Dice a picture, seeded by (seed, index), so that a picture does not depend on its neighbours or on the workers.
"""

import colorsys
import random


class Dice(random.Random):
    """random.Random with the draws that layouts need."""

    def chance(self, p):
        """True with probability p."""
        return self.random() < p

    def pick(self, items):
        """One item of a sequence."""
        return items[int(self.random() * len(items))]

    def weighted(self, pairs):
        """One item of ((item, weight), ...)."""
        total = sum(w for _, w in pairs)
        at = self.random() * total
        for item, weight in pairs:
            at -= weight
            if at <= 0:
                return item
        return pairs[-1][0]

    def span(self, low, high):
        """A float between low and high."""
        return low + (high - low) * self.random()

    def whole(self, low, high):
        """An integer from low to high, both included."""
        return low + int(self.random() * (high - low + 1))

    def digits(self, n):
        """A string of n decimal digits."""
        return "".join(self.pick("0123456789") for _ in range(n))

    def letters(self, n):
        """A string of n capital letters and digits, as in booking codes."""
        return "".join(self.pick("ABCDEFGHJKLMNPQRSTUVWXYZ23456789") for _ in range(n))

    def colour(self, hue=None, sat=(0.3, 0.9), val=(0.4, 0.95)):
        """An RGB colour; hue in 0..1, sat and val as (low, high) or a number."""
        h = self.random() if hue is None else hue % 1.0
        s = self.span(*sat) if isinstance(sat, tuple) else sat
        v = self.span(*val) if isinstance(val, tuple) else val
        r, g, b = colorsys.hsv_to_rgb(h, s, v)
        return (int(r * 255), int(g * 255), int(b * 255))

    def grey(self, low, high, tint=4):
        """A near grey between low and high (0..255), each channel off by up to tint."""
        base = self.whole(low, high)
        return tuple(max(0, min(255, base + self.whole(-tint, tint))) for _ in range(3))


def mix(a, b, t):
    """The colour between a (t=0) and b (t=1)."""
    return tuple(int(x + (y - x) * t) for x, y in zip(a, b))


def luma(c):
    """Perceived brightness of an RGB colour, 0..255."""
    return 0.299 * c[0] + 0.587 * c[1] + 0.114 * c[2]


def ink_on(c):
    """Black or white, whichever reads on colour c."""
    return (0, 0, 0) if luma(c) > 140 else (255, 255, 255)
