"""Writes shards of drawn pictures; the format is described in README.md."""

import argparse
import json
import multiprocessing
import os
import time

import numpy as np
from PIL import Image

from .dice import Dice
from .kinds import KINDS
from .pen import empty
from .photos import Photos
from .picture import CLASSES

SIDE = 192
_state = {}


def draw_one(seed, index, shares, photos):
    """(kind, Picture) number `index` of a seed; shares: ((kind, weight), ...)."""
    dice = Dice(f"{seed}:{index}")
    name = dice.weighted(shares)
    picture = KINDS[name][0](dice, photos)
    for _ in range(4):
        # Bleached, black or blank by bad luck: a label on nothing teaches nothing.
        if picture.cls == "counter" or not empty(picture.image, 3):
            break
        picture = KINDS[name][0](dice, photos)
    if picture.cls not in CLASSES:
        raise ValueError(f"{name} gave an unknown class {picture.cls}")
    return name, picture


def packed(image):
    """(192 x 192 x 3 uint8 with the picture at the top left, w, h)."""
    image = image.convert("RGB")
    scale = SIDE / max(image.size)
    w, h = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    canvas = np.zeros((SIDE, SIDE, 3), np.uint8)
    canvas[:h, :w] = np.asarray(image.resize((w, h), Image.Resampling.BICUBIC, reducing_gap=3.0))
    return canvas, w, h


def _start(train_dir, exclude_list, shares, seed):
    _state.update(photos=Photos(train_dir, exclude_list), shares=shares, seed=seed)


def _shard(job):
    out, number, first, count = job
    pixels = np.zeros((count, SIDE, SIDE, 3), np.uint8)
    rows = []
    for i in range(count):
        name, picture = draw_one(_state["seed"], first + i, _state["shares"], _state["photos"])
        pixels[i], w, h = packed(picture.image)
        rows.append({"kind": name, "class": picture.cls, "facts": picture.facts, "also": picture.also, "w": w, "h": h})
    stem = os.path.join(out, f"shard-{number:03d}")
    with open(stem + ".jsonl", "w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    with open(stem + ".npy.part", "wb") as held:
        np.save(held, pixels)
    os.replace(stem + ".npy.part", stem + ".npy")
    return number, count


def shares_from(kinds, weights):
    """((kind, weight), ...) from the --kinds and --weights options; unknown names stop the program."""
    chosen = [k for k in kinds.split(",") if k] if kinds else list(KINDS)
    table = {k: KINDS[k][1] for k in chosen if k in KINDS}
    for name in chosen:
        if name not in KINDS:
            raise SystemExit(f"unknown kind {name}; known: {', '.join(KINDS)}")
    for part in (weights or "").split(","):
        if part:
            name, _, value = part.partition("=")
            if name not in KINDS:
                raise SystemExit(f"unknown kind {name} in --weights")
            table[name] = float(value)
    return tuple(table.items())


def main():
    """Command line entry."""
    parser = argparse.ArgumentParser(prog="draw.make")
    parser.add_argument("--out")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--train-dir")
    parser.add_argument("--exclude-list")
    parser.add_argument("--kinds")
    parser.add_argument("--weights")
    parser.add_argument("--shard", type=int, default=1000)
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    if options.list:
        for name, (_, weight) in KINDS.items():
            print(f"{name}\t{weight}")
        return
    if not options.out:
        parser.error("--out is needed")
    os.makedirs(options.out, exist_ok=True)
    shares = shares_from(options.kinds, options.weights)
    jobs = [(options.out, n, first, min(options.shard, options.count - first))
            for n, first in enumerate(range(0, options.count, options.shard))]
    begun, done = time.time(), 0
    start = (options.train_dir, options.exclude_list, shares, options.seed)
    with multiprocessing.Pool(options.workers, _start, start) as pool:
        for number, count in pool.imap_unordered(_shard, jobs):
            done += count
            print(f"shard {number}: {done}/{options.count} pictures, {1000 * (time.time() - begun) / done:.1f} ms each", flush=True)


if __name__ == "__main__":
    main()
