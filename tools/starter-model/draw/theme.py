"""Colours and typefaces that one drawn program or phone uses throughout."""

from . import fonts, words
from .dice import luma, mix


def any_tongue(dice):
    """A random language in a script for which fonts are installed."""
    return words.tongue(dice, scripts=fonts.scripts_available())


class Theme:
    """Ground, card, ink, faint ink and accent colours, a language and its faces."""

    def __init__(self, dice, dark=None, latin=False):
        self.dark = dice.chance(0.42) if dark is None else dark
        hue = dice.random()
        tint = dice.weighted(((0.0, 3), (0.04, 3), (0.1, 2), (0.3, 0.6)))
        if self.dark:
            self.ground = dice.colour(hue, tint * 3, (0.0, 0.16) if dice.chance(0.8) else (0.16, 0.3))
            self.ink = dice.grey(215, 255)
            self.card = mix(self.ground, (255, 255, 255), dice.pick((0.0, 0.05, 0.1)))
        else:
            self.ground = dice.pick(((255, 255, 255), dice.colour(hue, tint, (0.92, 1.0))))
            self.ink = dice.grey(0, 60)
            self.card = dice.pick(((255, 255, 255), mix(self.ground, (0, 0, 0), 0.04), self.ground))
        self.faint = mix(self.ink, self.ground, dice.span(0.35, 0.65))
        self.edge = mix(self.ground, self.ink, dice.span(0.06, 0.2))
        self.accent = dice.colour(None, (0.45, 1.0), (0.5, 0.95))
        self.on_accent = (255, 255, 255) if luma(self.accent) < 170 else (10, 10, 10)
        self.tongue = words.tongue(dice, latin=latin, scripts=fonts.scripts_available())
        self.face = fonts.face(dice, "sans", self.tongue.script)
        self.round = dice.pick((0, 2, 4, 8, 14))

    def facts(self):
        """Caption fragments of the look."""
        return ["dark mode"] if self.dark else (["light theme"] if luma(self.ground) > 200 else [])
