"""Trains the dual encoder. See README.md for commands; the learning rate follows the wall clock, not a step count."""
import argparse
import copy
import random
import time

import numpy as np
import torch
from torch.nn import functional as F

from backbone import initialise
from captions import Captions
from lexicon import CONCEPTS
from measure import report
from model import A, DIM, KAPPA, MIDDLE, WIDTH, ImageEncoder, TextEncoder, imageVector
from pictures import PHOTOS, Pictures, toInput
from truth import CLASS_TAGS
from words import encode

# Share of each group in a batch (real classes and drawn kinds); others get OTHER.
SHARES = {"imagenet": 10, "imagenet-pet": 4, "imagenet-nature": 4, "nature": 7, "pet-cat": 6, "pet-dog": 6, "food": 4, "people": 5, "object": 4, "indoor": 2, "street": 2, "building": 3,
          "vehicle": 3, "animal-wild": 5, "receipt": 4, "document": 4, "screenshot-phone": 5, "screenshot-desktop": 3, "screenshot-chat": 1,
          "qr-code": 5, "barcode": 1.5, "meme": 4, "chart-or-map": 2, "handwriting": 1.5, "whiteboard": 0.7,
          "drawn:receipt-photo": 4.5, "drawn:receipt-scan": 1.5, "drawn:qr-scene": 4.5, "drawn:qr-full": 2, "drawn:ticket-paper": 4, "drawn:ticket-phone": 1.5,
          "drawn:meme": 4, "drawn:phone": 4, "drawn:phone-sparse": 1.5, "drawn:chat-phone": 2.5, "drawn:desktop": 3, "drawn:page-photo": 4,
          "drawn:page-scan": 3, "drawn:page-clean": 2, "drawn:counter-photo": 3, "drawn:counter-sign": 2.5, "drawn:counter-cover": 2.5,
          "drawn:counter-screen": 1.5, "drawn:counter-quote": 0.6}
OTHER = 1.0


def sampler(pictures, rng):
    groups = {}
    for i, name in enumerate(pictures.group):
        groups.setdefault(name, []).append(i)
    names = sorted(groups)
    shares = np.array([SHARES.get(n, OTHER) * min(1, len(groups[n]) / 60) for n in names])
    shares /= shares.sum()
    members = [np.array(groups[n]) for n in names]
    return lambda count: np.array([rng.choice(members[g]) for g in rng.choice(len(names), count, p=shares)])


def labelTruth(pictures, indices, labels):
    """float [b, labels]: the teacher's probability of each ImageNet label (-1: open); own label 1."""
    out = np.full((len(indices), len(labels)), -1, np.float32)
    for i, index in enumerate(indices):
        tags = pictures.tags[index][0]
        if index < pictures.realCount and pictures.rows[index]["class"] in PHOTOS:
            p = pictures.teacher[index][labels].astype(np.float32)
            out[i] = np.where((p > 0.15) & (p < 0.6), -1, np.where(p >= 0.6, 1, 0))
            own = pictures.labels[index]
            if own is not None:
                out[i] = np.where(labels == own, 1, out[i])
        elif tags & {"receipt", "document", "handwriting", "ticket", "chart-or-map"} or tags & {"screenshot"}:
            natural = (labels < 398) | ((labels >= 923) & (labels != 922))
            out[i] = np.where(natural, 0, -1)
    return out


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--real", required=True)
    parser.add_argument("--drawn", nargs="*", default=[])
    parser.add_argument("--teacher", required=True)
    parser.add_argument("--labels", required=True)
    parser.add_argument("--glove", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--init", help="checkpoint to go on from")
    parser.add_argument("--minutes", type=float, required=True)
    parser.add_argument("--side", type=int, default=128)
    parser.add_argument("--batch", type=int, default=80)
    parser.add_argument("--rate", type=float, default=8e-4)
    parser.add_argument("--backbone-rate", type=float, default=2.5e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--freeze", type=int, default=3, help="first blocks of the backbone that stay as they are")
    parser.add_argument("--floor", type=float, default=0.02)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(2)
    rng, words = np.random.default_rng(args.seed), random.Random(args.seed)
    generator = torch.Generator().manual_seed(args.seed)
    began = time.time()
    pictures = Pictures(args.real, args.drawn, args.labels)
    held = Pictures(args.real, [], args.labels, "held")
    captions = Captions(pictures.facts, pictures.labelNames, "paraphrases.json")
    print(f"{len(pictures.rows)} pictures, {len(captions.wordings)} concepts, {len(captions.vocabulary)} words, {time.time() - began:.0f} s", flush=True)

    image = ImageEncoder().to(memory_format=torch.channels_last)
    weight, bias = initialise(image.backbone, args.teacher)
    text = TextEncoder(len(captions.vocabulary), torch.from_numpy(captions.start(args.glove, WIDTH)))
    text.known, text.unknown = (torch.from_numpy(t) for t in captions.tables())
    classify = torch.nn.Linear(1280, 1000)
    classify.weight.data.copy_(weight[1:])
    classify.bias.data.copy_(bias[1:])
    if args.init:
        saved = torch.load(args.init, weights_only=False)
        image.load_state_dict(saved["image"])
        classify.load_state_dict(saved["classify"])
        old, state = saved["vocabulary"], saved["text"]
        rows = text.words.weight.data.clone()
        for word, i in captions.vocabulary.items():
            if word in old:
                rows[i] = state["words.weight"][old[word]]
        state["words.weight"], state["known"], state["unknown"] = rows, text.known, text.unknown
        text.load_state_dict(state)
    averages = [copy.deepcopy(m) for m in (image, text)]
    for module in (image.backbone.stem, *image.backbone.blocks[:args.freeze]):
        module.requires_grad_(False)
    slow, fast = [p for p in image.backbone.parameters() if p.requires_grad], [*image.average.parameters(), *image.strongest.parameters(), *text.parameters()]
    groups = [{"params": slow, "lr": args.backbone_rate}, {"params": fast, "lr": args.rate}, {"params": classify.parameters(), "lr": args.backbone_rate}]
    tops = [g["lr"] for g in groups]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.02, betas=(0.9, 0.98))
    draw = sampler(pictures, rng)
    photo = np.array([i < pictures.realCount and r["class"] in PHOTOS for i, r in enumerate(pictures.rows)])
    flips = np.array([n.split("-pet")[0].split("-nature")[0] in PHOTOS or n in PHOTOS or n == "drawn:counter-photo" for n in pictures.group])
    concepts, facts = len(CONCEPTS), len(pictures.facts)
    size = torch.from_numpy(pictures.size)
    start, step, sums, lastSave, lastReport = time.time(), 0, np.zeros(3), time.time(), time.time()

    def save():
        torch.save({"image": averages[0].state_dict(), "text": averages[1].state_dict(), "classify": classify.state_dict(),
                    "vocabulary": captions.vocabulary, "functions": sorted(captions.functions), "neutral": sorted(captions.neutral),
                    "side": args.side, "step": step}, args.out + ".part")
        import os
        os.replace(args.out + ".part", args.out)

    while True:
        done = (time.time() - start) / (60 * args.minutes)
        if done >= 1:
            break
        factor = min(1, (step + 1) / 150) * (args.floor + (1 - args.floor) * 0.5 * (1 + np.cos(np.pi * done)))
        for group, top in zip(groups, tops):
            group["lr"] = top * factor
        indices = draw(args.batch)
        flip = torch.from_numpy(flips[indices] & (rng.random(len(indices)) < 0.5))
        inputs = toInput(pictures.pixels(indices), size[indices], args.side, generator, flip)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=True):
            maps = image.backbone.late(image.backbone.early(inputs, args.freeze), args.freeze)
        maps = maps.float()
        pooled = maps.mean((2, 3))
        x = F.normalize(image.average(pooled) + image.strongest(maps.amax((2, 3))), dim=1)

        top = pictures.teacher[indices[photo[indices]]].argsort(1)[:, -2:].ravel() if photo[indices].any() else np.array([], int)
        own = [pictures.labels[i] for i in indices if pictures.labels[i] is not None]
        pool = np.unique(np.concatenate([top, np.array(own, int), rng.integers(0, 1000, 20)]))
        labels = rng.permutation(pool)[:70]
        factIds = rng.permutation(facts)[:40]
        # Each lexicon concept once, the clutter ones and pets/nature twice, in different words.
        ids = list(range(concepts)) + list(range(concepts)) + list(concepts + factIds) + list(captions.labelStart + labels)
        tokens, mask = encode([captions.word(c, words) for c in ids], captions.vocabulary)
        t = text(torch.from_numpy(tokens), torch.from_numpy(mask))
        truth = np.concatenate([pictures.truth[indices], pictures.truth[indices], pictures.factTruth[indices][:, factIds],
                                labelTruth(pictures, indices, labels)], 1).astype(np.float32)
        y = torch.from_numpy(truth)
        cosine = A ** 0.5 * (x @ t[:, :-2].T) + (1 - A) ** 0.5 * t[:, -2]
        logit = KAPPA * (cosine - MIDDLE)
        weights = torch.where(y < 0, 0.0, torch.where(y > 0, 2.0, 1.0))
        weights[:, 2 * concepts:] *= 0.5
        match = (F.binary_cross_entropy_with_logits(logit, y.clamp_min(0) * 0.98 + 0.005, reduction="none") * weights).sum(1).mean() / 10
        chosen = torch.from_numpy(photo[indices])
        if chosen.any():
            wanted = torch.from_numpy(pictures.teacher[indices[photo[indices]]].astype(np.float32))
            distil = F.kl_div(classify(pooled[chosen]).log_softmax(1), wanted, reduction="batchmean")
        else:
            distil = match * 0
        loss = match + 0.25 * distil
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(slow + fast, 5.0)
        optimizer.step()
        step += 1
        decay = min(0.998, (step + 1) / (step + 20))
        with torch.no_grad():
            for average, module in zip(averages, (image, text)):
                for a, p in zip(average.parameters(), module.parameters()):
                    a.lerp_(p, 1 - decay)
        sums += (match.item(), distil.item(), 1)
        if step % 25 == 0:
            print(f"{done:5.1%} step {step} match {sums[0] / sums[2]:.4f} distil {sums[1] / sums[2]:.3f} {step * args.batch / (time.time() - start):.0f} pictures/s", flush=True)
            sums[:] = 0
        if time.time() - lastSave > 120:
            lastSave = time.time()
            save()
        if time.time() - lastReport > 420:
            lastReport = time.time()
            report(averages, held, captions.vocabulary, args.side)
    save()
    report(averages, held, captions.vocabulary, args.side)


if __name__ == "__main__":
    main()
