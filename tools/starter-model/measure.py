"""Precision and recall of the starter set on held-out pictures, by the same rule as the app: best prompt, threshold."""
import json
import os

import numpy as np
import torch

from model import imageVector
from pictures import toInput
from words import encode

HERE = os.path.dirname(os.path.abspath(__file__))
STARTER = {
    "Screenshots": ["a screenshot of a phone screen", "a screenshot of a website", "a screenshot of a chat conversation"],
    "Receipts": ["a photo of a paper receipt", "a receipt from a store", "a restaurant bill"],
    "Documents": ["a scanned document", "a photo of a printed page", "a page of text"],
    "Nature": ["a landscape photo of mountains", "a photo of a forest", "a sunset over water"],
    "Pets": ["a photo of a dog", "a photo of a cat playing", "a close-up of a pet"],
    "Memes": ["an internet meme", "a funny picture with a caption", "a photo with text over it"],
    "QR codes": ["a QR code", "a photo of a QR code", "a code to scan"],
    "Train tickets": ["a train ticket", "a photo of a paper ticket", "a mobile ticket on a phone"],
}
CLUTTER = [c for c in STARTER if c not in ("Nature", "Pets")]
EVERYDAY = {"people", "food", "indoor", "street", "object", "building", "vehicle", "animal-wild", "nature", "pet-cat", "pet-dog"}


def readJson(name):
    with open(os.path.join(HERE, name), encoding="utf-8") as file:
        return json.load(file)


def embedPictures(image, pictures, side, batch=100):
    size = torch.from_numpy(pictures.size)
    out = []
    image.eval()
    with torch.no_grad():
        for i in range(0, len(pictures.rows), batch):
            indices = np.arange(i, min(i + batch, len(pictures.rows)))
            out.append(imageVector(image(toInput(pictures.pixels(indices), size[indices], side))[0]))
    return torch.cat(out).numpy()


def embedTexts(text, prompts, vocabulary):
    text.eval()
    with torch.no_grad():
        return np.stack([text.embed(*(torch.from_numpy(a) for a in encode([p], vocabulary)))[0].numpy() for p in prompts])


def categoryTruth(tags, opened, name, table, kind):
    """1, 0 or -1 (left out) for one held-out picture and one category: truth.json by class, finer where tags know."""
    entry = table.get(kind, {"categories": [], "ambiguous": []})
    if kind == "imagenet":
        wanted = {"Pets": {"dog", "cat"}, "Nature": {"nature"}}.get(name)
        if wanted is None:
            return -1 if "texty" in tags or "receipt" in opened else 0
        if tags & wanted:
            return 1
        return -1 if opened & wanted or tags & {"small-pet", "outdoor-open"} or name == "Nature" and "animal" in tags or name == "Pets" and tags & {"wild-canine", "wild-cat"} and False else 0
    if name in entry["ambiguous"]:
        return -1
    return 1 if name in entry["categories"] else 0


def scoreTable(scores, truth, threshold):
    """(precision, recall, support) of one category: scores, truth [n] with -1 left out."""
    match = scores >= threshold
    right = (match & (truth == 1)).sum()
    shown = (match & (truth >= 0)).sum()
    return right / max(1, shown), right / max(1, (truth == 1).sum()), int((truth == 1).sum())


def report(models, held, vocabulary, side, thresholds=None, show=True):
    image, text = models
    vectors = embedPictures(image, held, side)
    table = readJson("truth.json")
    paraphrases = readJson("paraphrases.json")
    result, clutter = {}, np.zeros(len(held.rows), bool)
    kinds = np.array([r["class"] for r in held.rows])
    for name, prompts in STARTER.items():
        truth = np.array([categoryTruth(*held.tags[i], name, table, held.rows[i]["class"]) for i in range(len(held.rows))])
        scores = (vectors @ embedTexts(text, prompts, vocabulary).T).max(1)
        other = (vectors @ embedTexts(text, paraphrases[name], vocabulary).T).max(1)
        cut = (thresholds or {}).get(name, 0.28)
        p, r, n = scoreTable(scores, truth, cut)
        p2, r2, _ = scoreTable(other, truth, cut)
        result[name] = (p, r, n, scores, truth)
        if name in CLUTTER:
            clutter |= (scores >= cut) & (truth == 0)
        if show:
            best = max(((scoreTable(scores, truth, t)), t) for t in ()) if () else None
            line = " ".join(f"{t:.2f}:{scoreTable(scores, truth, t)[0]:.2f}/{scoreTable(scores, truth, t)[1]:.2f}" for t in (0.22, 0.25, 0.31, 0.34, 0.38))
            wrong = {k: int(((scores >= cut) & (truth == 0) & (kinds == k)).sum()) for k in set(kinds)}
            print(f"{name:14s} P {p:.3f} R {r:.3f} n {n:3d} | words P {p2:.3f} R {r2:.3f} | {line} | wrong {({k: v for k, v in wrong.items() if v})}", flush=True)
    everyday = np.isin(kinds, list(EVERYDAY)) | (kinds == "imagenet")
    if show:
        print(f"everyday in clutter: {clutter[everyday].mean():.4f} of {everyday.sum()}", flush=True)
    return result, vectors
