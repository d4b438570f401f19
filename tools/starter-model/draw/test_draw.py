"""Run from tools/starter-model: python3 -m unittest draw.test_draw"""

import os
import tempfile
import unittest

import numpy as np
from PIL import Image

from .dice import Dice
from .kinds import KINDS
from .make import draw_one, packed, shares_from
from .photos import Photos
from .picture import CLASSES


def _folder(root, names):
    os.makedirs(os.path.join(root, "people"))
    for k, name in enumerate(names):
        Image.new("RGB", (60, 40), (40 * k, 90, 120)).save(os.path.join(root, "people", name))


class Drawing(unittest.TestCase):
    def test_every_kind_draws_a_labelled_picture_without_photographs(self):
        for name, (routine, _) in KINDS.items():
            for k in range(4):
                picture = routine(Dice(f"test:{name}:{k}"), Photos())
                self.assertIn(picture.cls, CLASSES, name)
                self.assertTrue(picture.facts, name)
                self.assertTrue(all(c.removeprefix("maybe:") in (*CLASSES, "nature") for c in picture.also), name)
                self.assertLessEqual(max(picture.image.size), 520, name)

    def test_a_picture_depends_on_seed_and_index_only(self):
        shares = shares_from(None, None)
        first = [packed(draw_one(5, i, shares, Photos())[1].image)[0] for i in range(12)]
        again = [packed(draw_one(5, i, shares, Photos())[1].image)[0] for i in reversed(range(12))][::-1]
        for a, b in zip(first, again):
            self.assertTrue(np.array_equal(a, b))
        other = packed(draw_one(6, 0, shares, Photos())[1].image)[0]
        self.assertFalse(np.array_equal(first[0], other))

    def test_packed_lies_at_the_top_left_of_zeros(self):
        pixels, w, h = packed(Image.new("RGB", (100, 50), (255, 255, 255)))
        self.assertEqual((w, h), (192, 96))
        self.assertTrue((pixels[:96] == 255).all())
        self.assertTrue((pixels[96:] == 0).all())

    def test_excluded_pictures_are_never_offered(self):
        with tempfile.TemporaryDirectory() as root:
            _folder(root, ("keep.png", "held.png", "also.png"))
            listing = os.path.join(root, "held.txt")
            with open(listing, "w", encoding="utf-8") as lines:
                lines.write("people/held.png\n/elsewhere/also.png\n")
            photos = Photos(root, listing)
            seen = {photos.take(Dice(f"x{k}"))[1].getpixel((0, 0)) for k in range(40)}
            self.assertEqual(seen, {(0, 90, 120)})

    def test_unknown_kinds_stop_the_program(self):
        with self.assertRaises(SystemExit):
            shares_from("receipt-photo,nonsense", None)
        self.assertEqual(dict(shares_from("meme,chart", "meme=9"))["meme"], 9.0)


if __name__ == "__main__":
    unittest.main()
