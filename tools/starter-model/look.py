"""Prints each picture's score for every starter category: look.py CHECKPOINT PICTURES_DIR [--sheet OUT.png NAME ...]."""
import argparse
import os

import numpy as np
import torch
from PIL import Image, ImageDraw, ImageOps

from measure import STARTER, embedTexts
from model import ImageEncoder, TextEncoder, imageVector

EVERYDAY = ["a photo of people", "a plate of food", "a building", "a city street", "a vehicle", "furniture in a room", "a bird", "a handwritten note", "a barcode", "a chart", "a map", "flowers"]


def letterbox(picture, side):
    scale = side / max(picture.size)
    small = picture.resize((max(1, round(picture.width * scale)), max(1, round(picture.height * scale))), Image.BICUBIC)
    square = Image.new("RGB", (side, side), (128, 128, 128))
    square.paste(small, ((side - small.width) // 2, (side - small.height) // 2))
    return square


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("checkpoint")
    parser.add_argument("folder")
    parser.add_argument("--sheet", nargs="+")
    args = parser.parse_args()
    saved = torch.load(args.checkpoint, weights_only=False)
    image, text = ImageEncoder().eval(), TextEncoder(len(saved["vocabulary"])).eval()
    image.load_state_dict(saved["image"])
    text.load_state_dict(saved["text"])
    prompts = [(c, p) for c, ps in STARTER.items() for p in ps] + [(None, p) for p in EVERYDAY]
    texts = embedTexts(text, [p for _, p in prompts], saved["vocabulary"])
    tiles = []
    names = args.sheet[1:] if args.sheet else sorted(os.listdir(args.folder))
    for name in names:
        try:
            picture = ImageOps.exif_transpose(Image.open(os.path.join(args.folder, name))).convert("RGB")
        except Exception as error:
            print(f"{name}: {type(error).__name__}")
            continue
        square = letterbox(picture, saved["side"])
        pixels = (torch.from_numpy(np.asarray(square)).permute(2, 0, 1)[None].float() / 255 - 0.5) / 0.5
        with torch.no_grad():
            scores = texts @ imageVector(image(pixels)[0])[0].numpy()
        best = {c: max(s for (k, _), s in zip(prompts, scores) if k == c) for c in STARTER}
        top = [f"{prompts[i][1]} {scores[i]:.2f}" for i in np.argsort(-scores)[:3]]
        print(f"{name[:36]:36s}", " ".join(f"{c[:6]} {s:.2f}{'*' if s >= 0.28 else ' '}" for c, s in best.items()), "|", top[0])
        tiles.append((letterbox(picture, 200), name, top))
    if args.sheet:
        sheet = Image.new("RGB", (4 * 230, (len(tiles) + 3) // 4 * 270), "white")
        pen = ImageDraw.Draw(sheet)
        for i, (tile, name, top) in enumerate(tiles):
            x, y = i % 4 * 230 + 15, i // 4 * 270 + 5
            sheet.paste(tile, (x, y))
            for row, line in enumerate([name[:36], *top]):
                pen.text((x - 10, y + 203 + row * 14), line[:42], fill="black")
        sheet.save(args.sheet[0])


if __name__ == "__main__":
    main()
