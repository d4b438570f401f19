"""Averages checkpoints of one line of training: soup.py OUT --image A.pt=0.25 B.pt=0.75 --text ... --side PX.

A mean of earlier and later points keeps more of what the teacher's features knew of other sources than the last point alone
(Wortsman et al. 2022, "Robust fine-tuning of zero-shot models"). Words are matched by spelling; the last checkpoint of
--text gives the vocabulary.
"""
import argparse

import torch


def readWeighted(texts):
    pairs = [t.rsplit("=", 1) for t in texts]
    total = sum(float(w) for _, w in pairs)
    return [(torch.load(path, weights_only=False), float(w) / total) for path, w in pairs]


def meanWords(checkpoints, vocabulary):
    """Word vectors for `vocabulary`: the mean over the checkpoints that know the word."""
    last = checkpoints[-1][0]["text"]["words.weight"]
    sums, weights = torch.zeros_like(last), torch.zeros(len(last), 1)
    for saved, weight in checkpoints:
        for word, i in vocabulary.items():
            at = saved["vocabulary"].get(word)
            if at is not None:
                sums[i] += weight * saved["text"]["words.weight"][at]
                weights[i] += weight
    return sums / weights


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("out")
    parser.add_argument("--image", nargs="+", required=True)
    parser.add_argument("--text", nargs="+", required=True)
    parser.add_argument("--side", type=int, required=True)
    args = parser.parse_args()
    images, texts = readWeighted(args.image), readWeighted(args.text)
    last = texts[-1][0]
    image = {k: sum(w * s["image"][k] for s, w in images) for k in last["image"]}
    text = {k: v if k in ("known", "unknown", "words.weight") else sum(w * s["text"][k] for s, w in texts) for k, v in last["text"].items()}
    text["words.weight"] = meanWords(texts, last["vocabulary"])
    torch.save({**last, "image": image, "text": text, "side": args.side}, args.out)


if __name__ == "__main__":
    main()
