"""Real photographs used as backgrounds and as pictures inside pictures.

Only what --train-dir offers and --exclude-list does not name: held-out pictures must never reach training through a drawing.
"""

import functools
import os

from PIL import Image

# Folders whose pictures are plain everyday photographs.
PLAIN = ("people", "food", "nature", "pet-cat", "pet-dog", "animal-wild", "object", "indoor", "street", "vehicle", "building")
MAX_SIDE = 320


@functools.lru_cache(maxsize=300)
def _load(path):
    image = Image.open(path)
    image.draft("RGB", (MAX_SIDE, MAX_SIDE))
    image = image.convert("RGB")
    image.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.BILINEAR, reducing_gap=2.0)
    return image


class Photos:
    """The photographs that may be used, by class folder."""

    def __init__(self, train_dir=None, exclude_list=None):
        """train_dir: folder of class folders, or None; exclude_list: text file of paths or file names never to open."""
        banned = set()
        if exclude_list:
            with open(exclude_list, encoding="utf-8") as lines:
                for line in lines:
                    name = line.split("\t")[0].strip()
                    if name:
                        banned.add(os.path.basename(name))
        self._by_class = {}
        if train_dir:
            for name in PLAIN:
                folder = os.path.join(train_dir, name)
                if not os.path.isdir(folder):
                    continue
                files = [os.path.join(folder, f) for f in sorted(os.listdir(folder)) if f not in banned]
                files = [f for f in files if f.lower().endswith((".jpg", ".jpeg", ".png"))]
                if files:
                    self._by_class[name] = files

    def __bool__(self):
        return bool(self._by_class)

    def classes(self):
        """The folders that have pictures."""
        return tuple(self._by_class)

    def take(self, dice, names=None):
        """(class, picture up to 320 px) of one of the named folders, or of any; None if there is none."""
        names = [n for n in (names or PLAIN) if n in self._by_class]
        if not names:
            return None
        name = dice.pick(names)
        return name, _load(dice.pick(self._by_class[name]))

    def filling(self, dice, size, names=None):
        """A photograph cropped to exactly fill size (w, h); a soft gradient where there are no photographs."""
        w, h = max(1, int(size[0])), max(1, int(size[1]))
        got = self.take(dice, names)
        if got is None:
            image = Image.new("RGB", (2, 2))
            image.putdata([dice.colour() for _ in range(4)])
            return image.resize((w, h), Image.Resampling.BICUBIC)
        image = got[1]
        scale = max(w / image.width, h / image.height) * dice.span(1.0, 1.25)
        cw, ch = w / scale, h / scale
        x = dice.span(0, image.width - cw)
        y = dice.span(0, image.height - ch)
        return image.resize((w, h), Image.Resampling.BILINEAR, box=(x, y, x + cw, y + ch), reducing_gap=1.5)
