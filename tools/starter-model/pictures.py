"""The training pictures in memory, and the cheap augmentation that turns uint8 squares into network input."""
import glob
import json

import numpy as np
import torch
from torch.nn import functional as F

from lexicon import CONCEPTS
from truth import CLASS_TAGS, drawnTags, factTable, realTags, truthTable

MEAN, STD, PAD = 0.5, 0.5, 128 / 255
SIDE = 192


def readRows(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def labelIndices(rows, labelFile):
    """ImageNet index of each row from its label's name, or None. The file's first line is the background class."""
    with open(labelFile, encoding="utf-8") as file:
        names = file.read().splitlines()[1:]
    index = {}
    for i, line in enumerate(names):
        for name in line.split(","):
            index.setdefault(name.strip().lower(), i)
    ordered = sorted({(r["source"], r["label"]) for r in rows if r["class"] == "imagenet"})
    missing = [l for _, l in ordered if l.lower() not in index]
    if missing:
        print("labels without an index:", missing[:20])
    return [index.get(r["label"].lower()) for r in rows], names


class Pictures:
    """Everything a training step or a measurement reads; arrays are aligned by picture."""

    def __init__(self, realFolder, drawnFolders, labelFile, name="train"):
        rows = readRows(f"{realFolder}/{name}.jsonl")
        blocks = [np.load(f"{realFolder}/{name}.npy", mmap_mode="r")]
        logits = np.load(f"{realFolder}/{name}-logits.npy").astype(np.float32)[:, 1:]
        e = np.exp(logits - logits.max(1, keepdims=True))
        teacher = e / e.sum(1, keepdims=True)
        labels, self.labelNames = labelIndices(rows, labelFile)
        tags = [realTags(r, l, p) for r, l, p in zip(rows, labels, teacher)]
        self.realCount = len(rows)
        for folder in drawnFolders:
            for shard in sorted(glob.glob(f"{folder}/shard-*.npy")):
                more = readRows(shard[:-3] + "jsonl")
                blocks.append(np.load(shard, mmap_mode="r"))
                rows += more
                tags += [drawnTags(r) for r in more]
        self.rows, self.tags, self.blocks = rows, tags, blocks
        self.starts = np.cumsum([0] + [len(b) for b in blocks])
        self.size = np.array([(r["w"], r["h"]) for r in rows], np.float32)
        self.teacher = teacher.astype(np.float16)
        self.labels = labels + [None] * (len(rows) - self.realCount)
        self.truth = truthTable(tags)
        self.facts, self.factTruth = factTable(tags)
        self.group = [("drawn:" + r["kind"]) if i >= self.realCount else groupOf(r, t) for i, (r, (t, _)) in enumerate(zip(rows, tags))]

    def pixels(self, indices):
        out = np.empty((len(indices), SIDE, SIDE, 3), np.uint8)
        block = np.searchsorted(self.starts, indices, side="right") - 1
        for i, (index, b) in enumerate(zip(indices, block)):
            out[i] = self.blocks[b][index - self.starts[b]]
        return torch.from_numpy(out)


def groupOf(row, tags):
    """Sampling group of a real picture: ImageNet's pets, landscapes and plants are drawn more often than its objects."""
    if row["class"] == "imagenet":
        return "imagenet-pet" if tags & {"dog", "cat"} else "imagenet-nature" if "nature" in tags else "imagenet"
    return row["class"]


PHOTOS = {"animal-wild", "building", "food", "imagenet", "indoor", "nature", "object", "people", "pet-cat", "pet-dog", "street", "vehicle"}


def letterboxGrid(size, side, generator=None, flip=None):
    """Sampling grid [b,side,side,2] into 192 px squares whose pictures of size (w,h) lie at the top left.

    Without a generator: the plain letterbox. With one: a little rotation, zoom (out and in), stretch and shift.
    """
    b = len(size)
    w, h = size[:, 0], size[:, 1]
    longest = torch.maximum(w, h)
    ys, xs = torch.meshgrid(*(((torch.arange(side) + 0.5) / side - 0.5,) * 2), indexing="ij")
    x, y = xs.expand(b, -1, -1).clone(), ys.expand(b, -1, -1).clone()
    if generator is not None:
        def spread(low, high):
            return (torch.rand(b, 1, 1, generator=generator) * (high - low) + low)
        angle = spread(-1, 1) ** 3 * 0.30
        zoom = torch.exp(spread(-1, 1) ** 3 * 0.30 + 0.02)
        stretch = torch.exp(spread(-1, 1) * 0.10)
        shear = spread(-1, 1) ** 3 * 0.15
        x, y = x * torch.cos(angle) - y * torch.sin(angle) + shear * y, x * torch.sin(angle) + y * torch.cos(angle)
        x, y = x * zoom * stretch + spread(-1, 1) ** 3 * 0.12, y * zoom / stretch + spread(-1, 1) ** 3 * 0.12
        x = torch.where(flip[:, None, None], -x, x)
    px = x * longest[:, None, None] + (w / 2)[:, None, None]
    py = y * longest[:, None, None] + (h / 2)[:, None, None]
    inside = (px > 0) & (px < w[:, None, None]) & (py > 0) & (py < h[:, None, None])
    return torch.stack([px / SIDE * 2 - 1, py / SIDE * 2 - 1], 3), inside


def toInput(pixels, size, side, generator=None, flip=None):
    """uint8 [b,192,192,3] -> float [b,3,side,side], letterboxed on the pad colour and normalised."""
    x = pixels.permute(0, 3, 1, 2).float().div_(255)
    grid, inside = letterboxGrid(size, side, generator, flip)
    x = F.grid_sample(x, grid, mode="bilinear", padding_mode="border", align_corners=False)
    if generator is not None:
        b = len(x)
        def spread(low, high, channels=1):
            return torch.rand(b, channels, 1, 1, generator=generator) * (high - low) + low
        x = x.clamp_(0, 1) ** torch.exp(spread(-0.35, 0.35))
        mean = x.mean((1, 2, 3), keepdim=True)
        x = (x - mean) * spread(0.65, 1.25) + mean + spread(-0.12, 0.12)
        grey = x.mean(1, keepdim=True)
        x = grey + (x - grey) * torch.where(spread(0, 1) < 0.08, torch.zeros(b, 1, 1, 1), spread(0.6, 1.35))
        x = x * spread(0.9, 1.1, 3)
        some = torch.randperm(b, generator=generator)
        blurred, noisy = some[: b // 8], some[b // 8: b // 4]
        x[blurred] = F.avg_pool2d(F.pad(x[blurred], (1, 1, 1, 1), mode="replicate"), 3, 1)
        x[noisy] += torch.randn(x[noisy].shape, generator=generator) * 0.04
        x = x.clamp_(0, 1)
    x = torch.where(inside[:, None], x, torch.full((), PAD))
    return ((x - MEAN) / STD).contiguous(memory_format=torch.channels_last)
