"""Decodes the real pictures once into uint8 views and asks the teacher about each view.

A view is a picture, or a random crop of one, resized so that its longest side is 192 px and laid at the top left of a
192 x 192 square: the layout of the drawn shards. Photographs give three views, other pictures one.
Usage: prepare.py TRAIN_DIR TEACHER_ONNX OUT.npz-folder [--licence REGEX keep only matching licences]
"""
import argparse
import json
import os
import re

import numpy as np
import onnx
import onnxruntime
from PIL import Image

from splits import splitManifest

SIDE = 192
# Classes of photographs: crops of them are still of the class, and the teacher's opinion of them is worth having.
PHOTO_CLASSES = {"animal-wild", "building", "food", "imagenet", "indoor", "nature", "object", "people", "pet-cat",
                 "pet-dog", "street", "vehicle"}
CLIP_MEAN = np.array([0.48145466, 0.4578275, 0.40821073], np.float32)
CLIP_STD = np.array([0.26862954, 0.26130258, 0.27577711], np.float32)


def fit(image):
    """The picture with its longest side at SIDE px (enlarged too, as the browser's letterbox does)."""
    scale = SIDE / max(image.size)
    return image.resize((max(8, round(image.width * scale)), max(8, round(image.height * scale))), Image.BICUBIC)


def randomCrop(image, rng):
    area, ratio = rng.uniform(0.35, 0.9), np.exp(rng.uniform(-0.35, 0.35))
    w = min(image.width, round(np.sqrt(area * ratio) * image.width))
    h = min(image.height, round(np.sqrt(area / ratio) * image.height))
    x, y = rng.integers(0, image.width - w + 1), rng.integers(0, image.height - h + 1)
    return image.crop((x, y, x + w, y + h))


def teacherSession(path):
    """The teacher with its pooled 1280 features as a second output."""
    model = onnx.load(path)
    pooled = next(n.output[0] for n in model.graph.node if n.op_type == "GlobalAveragePool")
    model.graph.output.append(onnx.helper.make_tensor_value_info(pooled, onnx.TensorProto.FLOAT, None))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 2
    return onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("train")
    parser.add_argument("teacher")
    parser.add_argument("out")
    parser.add_argument("--licence", default="", help="keep only rows whose licence matches this expression")
    args = parser.parse_args()
    os.makedirs(args.out, exist_ok=True)
    rng = np.random.default_rng(7)
    session = teacherSession(args.teacher)
    train, held = splitManifest(args.train)
    for name, rows in (("held", held), ("train", train)):
        rows = [r for r in rows if re.search(args.licence, r["licence"])]
        pictures, meta, features, logits = [], [], [], []
        pending = []

        def flush():
            if pending:
                batch = np.stack(pending).transpose(0, 3, 1, 2).copy()
                l, f = session.run(None, {"pixel_values": batch})
                logits.append(l.astype(np.float16))
                features.append(f.reshape(len(f), -1).astype(np.float16))
                pending.clear()

        for row in rows:
            image = Image.open(f"{args.train}/{row['path']}").convert("RGB")
            crops = 3 if name == "train" and row["class"] in PHOTO_CLASSES else 1
            for index in range(crops):
                view = image if index == 0 else randomCrop(image, rng)
                small = fit(view)
                square = np.zeros((SIDE, SIDE, 3), np.uint8)
                square[:small.height, :small.width] = np.asarray(small)
                pictures.append(square)
                meta.append({"path": row["path"], "class": row["class"], "label": row["label"], "view": index,
                             "source": row["source_repo"], "w": small.width, "h": small.height})
                pixels = np.asarray(view.resize((224, 224), Image.BICUBIC), np.float32) / 255
                pending.append((pixels - CLIP_MEAN) / CLIP_STD)
                if len(pending) == 32:
                    flush()
        flush()
        np.save(f"{args.out}/{name}.npy", np.stack(pictures))
        np.save(f"{args.out}/{name}-logits.npy", np.concatenate(logits))
        np.save(f"{args.out}/{name}-features.npy", np.concatenate(features))
        with open(f"{args.out}/{name}.jsonl", "w", encoding="utf-8") as file:
            file.writelines(json.dumps(m) + "\n" for m in meta)
        print(name, len(pictures), "views")


if __name__ == "__main__":
    main()
