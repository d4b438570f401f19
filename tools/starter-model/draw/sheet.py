"""Draws a contact sheet of kinds at the size that the model sees, so that a person can judge them."""

import argparse
import time

from PIL import Image

from .dice import Dice
from .kinds import KINDS
from .photos import Photos


def main():
    """Command line entry: one row a kind."""
    parser = argparse.ArgumentParser(prog="draw.sheet")
    parser.add_argument("--out", required=True)
    parser.add_argument("--kinds")
    parser.add_argument("--each", type=int, default=12)
    parser.add_argument("--size", type=int, default=128)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--train-dir")
    parser.add_argument("--exclude-list")
    options = parser.parse_args()
    photos = Photos(options.train_dir, options.exclude_list)
    names = options.kinds.split(",") if options.kinds else list(KINDS)
    cell = options.size + 4
    sheet = Image.new("RGB", (options.each * cell, len(names) * cell), (110, 110, 110))
    for row, name in enumerate(names):
        begun = time.time()
        slowest = 0.0
        for column in range(options.each):
            one = time.time()
            picture = KINDS[name][0](Dice(f"{options.seed}:{name}:{column}"), photos)
            slowest = max(slowest, time.time() - one)
            scale = options.size / max(picture.image.size)
            small = picture.image.resize((max(1, round(picture.image.width * scale)), max(1, round(picture.image.height * scale))),
                                         Image.Resampling.BICUBIC, reducing_gap=3.0)
            sheet.paste(small, (column * cell + 2, row * cell + 2))
        print(f"{name}: {1000 * (time.time() - begun) / options.each:.1f} ms each, slowest {1000 * slowest:.0f}")
    sheet.save(options.out)


if __name__ == "__main__":
    main()
