"""Looks at what free prompts find among the held-out pictures: probe.py CHECKPOINT REAL LABELS [prompt ...]."""
import sys
from collections import Counter

import numpy as np
import torch

from measure import embedPictures, embedTexts
from model import ImageEncoder, TextEncoder
from pictures import Pictures

PROMPTS = """submarine cable; a photo of a submarine cable; a restaurant; till slip; a till receipt on a wooden table; bill gates; a daguerreotype; a spacecraft docking; love;
my homework; a violin; an old car; people having dinner; a phone; a photo of a phone; a train; train; a handwritten letter; a boarding pass; a bar code; a red bus;
a street at night; two dogs; a corgi; a tabby kitten; a sleeping cat; whatsapp chat; a spreadsheet; error message; a bar chart; a city map; a whiteboard; wildflowers; the beach; snowy peaks;
a birthday party; a woman smiling; a plate of pasta; a book cover; the moon; a wedding; a stuffed toy; children playing in the snow; a photo of the; picture; blurry photo; tax return; x ray; payment slip""".replace("\n", " ").split(";")


def main():
    checkpoint, real, labels, *prompts = sys.argv[1:]
    saved = torch.load(checkpoint, weights_only=False)
    image, text = ImageEncoder(), TextEncoder(len(saved["vocabulary"]))
    image.load_state_dict(saved["image"])
    text.load_state_dict(saved["text"])
    held = Pictures(real, [], labels, "held")
    vectors = embedPictures(image, held, saved["side"])
    kinds = [r["class"] for r in held.rows]
    for prompt in [p.strip() for p in prompts or PROMPTS]:
        scores = vectors @ embedTexts(text, [prompt], saved["vocabulary"])[0]
        hits = Counter(kinds[i] for i in np.flatnonzero(scores >= 0.28))
        top = [f"{held.rows[i]['class']}:{held.rows[i]['label']}" for i in np.argsort(-scores)[:3]]
        print(f"{prompt:40s} max {scores.max():.2f} median {np.median(scores):.2f} hits {dict(hits.most_common(5))} top {top}")


if __name__ == "__main__":
    main()
