"""Writes the shipped files from a checkpoint: two ONNX graphs, tokenizer, configurations and manifest.

Note "Weights". They are stored as int8, one scale for each output channel, behind Cast and Mul. Runtimes fold those two
into float constants when the session starts (they do not fold DequantizeLinear), so inference runs on plain float
kernels at full speed while the file stays a quarter of the size.
"""
import argparse
import hashlib
import json
import os
import shutil

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from measure import STARTER
from model import A, DIM, HEADS, LAYERS, MAX_WORDS, SHARED, UNKNOWN_WEIGHT, WIDTH, ImageEncoder, TextEncoder, imageVector
from words import PAD, UNKNOWN, encode

OPSET = 17


class Graph:
    """Collects nodes and constants of one ONNX graph."""

    def __init__(self):
        self.nodes, self.constants, self.count = [], [], 0

    def add(self, kind, inputs, **attributes):
        self.count += 1
        name = f"{kind.lower()}{self.count}"
        self.nodes.append(helper.make_node(kind, inputs, [name], **attributes))
        return name

    def constant(self, value, dtype=np.float32):
        self.count += 1
        name = f"c{self.count}"
        self.constants.append(numpy_helper.from_array(np.array(value, dtype, order="C"), name))
        return name

    def weight(self, value, axis=0):
        """An int8 weight with a scale along `axis`, as float32 inside the graph."""
        value = value.detach().numpy().astype(np.float32)
        others = tuple(i for i in range(value.ndim) if i != axis)
        scale = np.maximum(np.abs(value).max(axis=others, keepdims=True) / 127, 1e-12)
        stored = self.constant(np.clip(np.round(value / scale), -127, 127), np.int8)
        return self.add("Mul", [self.add("Cast", [stored], to=TensorProto.FLOAT), self.constant(scale)])

    def save(self, path, inputs, outputs, result):
        self.nodes.append(helper.make_node("Identity", [result], [outputs[0].name]))
        graph = helper.make_graph(self.nodes, "winnow-starter", inputs, outputs, self.constants)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], producer_name="winnow starter-model")
        model.ir_version = 8
        onnx.checker.check_model(model)
        onnx.save(model, path)


def vector(name, kind, *shape):
    return helper.make_tensor_value_info(name, kind, list(shape))


def exportVision(image, side, path):
    g = Graph()
    low, high = g.constant(0.0), g.constant(6.0)

    def conv(module, x, clip=True):
        stride, kernel = module.stride[0], module.kernel_size[0]
        pads = [0, 0, 1, 1] if stride == 2 else [kernel // 2] * 4
        x = g.add("Conv", [x, g.weight(module.weight), g.constant(module.bias.detach().numpy())],
                  kernel_shape=[kernel] * 2, strides=[stride] * 2, pads=pads, group=module.groups)
        return g.add("Clip", [x, low, high]) if clip else x

    b = image.backbone
    x = conv(b.stem, "pixel_values")
    for block in b.blocks:
        h = x if block.expand is None else conv(block.expand, x)
        h = conv(block.project, conv(block.depthwise, h), clip=False)
        x = g.add("Add", [x, h]) if block.residual else h
    maps = conv(b.last, x)
    average = g.add("Flatten", [g.add("GlobalAveragePool", [maps])])
    strongest = g.add("Flatten", [g.add("GlobalMaxPool", [maps])])
    x = g.add("Gemm", [average, g.weight(image.average.weight), g.constant(image.average.bias.detach().numpy())], transB=1)
    x = g.add("Add", [x, g.add("Gemm", [strongest, g.weight(image.strongest.weight)], transB=1)])
    x = g.add("Div", [x, g.add("ReduceL2", [x], axes=[1], keepdims=1)])
    first = g.add("Mul", [g.add("Slice", [x, g.constant([0], np.int64), g.constant([1], np.int64), g.constant([1], np.int64)]), g.constant(0.0)])
    x = g.add("Concat", [g.add("Mul", [x, g.constant(A ** 0.5)]), g.add("Add", [first, g.constant((1 - A) ** 0.5)]), first], axis=1)
    g.save(path, [vector("pixel_values", TensorProto.FLOAT, "batch", 3, side, side)], [vector("image_embeds", TensorProto.FLOAT, "batch", DIM)], x)


def exportText(text, path):
    g = Graph()

    def linear(module, x):
        return g.add("Add", [g.add("MatMul", [x, g.weight(module.weight.T, 1)]), g.constant(module.bias.detach().numpy())])

    def norm(module, x):
        return g.add("LayerNormalization", [x, g.constant(module.weight.detach().numpy()), g.constant(module.bias.detach().numpy())], axis=-1, epsilon=module.eps)

    mask = g.add("Cast", ["attention_mask"], to=TensorProto.FLOAT)
    away = g.add("Mul", [g.add("Sub", [g.constant(1.0), mask]), g.constant(-1e4)])
    length = g.add("Slice", [g.add("Shape", ["input_ids"]), g.constant([1], np.int64), g.constant([2], np.int64)])
    places = g.add("Slice", [g.constant(text.places.detach().numpy()), g.constant([0], np.int64), length, g.constant([0], np.int64)])
    h = g.add("Add", [g.add("Gather", [g.weight(text.words.weight), "input_ids"]), places])
    hidden = g.add("Unsqueeze", [away, g.constant([1, 2], np.int64)])
    for layer in text.layers:
        split = g.add("Reshape", [linear(layer.qkv, norm(layer.norm1, h)), g.constant([0, 0, 3, HEADS, WIDTH // HEADS], np.int64)])
        split = g.add("Transpose", [split], perm=[2, 0, 3, 1, 4])
        q, k, v = (g.add("Gather", [split, g.constant(i, np.int64)], axis=0) for i in range(3))
        scores = g.add("Mul", [g.add("MatMul", [q, g.add("Transpose", [k], perm=[0, 1, 3, 2])]), g.constant((WIDTH // HEADS) ** -0.5)])
        mixed = g.add("MatMul", [g.add("Softmax", [g.add("Add", [scores, hidden])], axis=3), v])
        mixed = g.add("Reshape", [g.add("Transpose", [mixed], perm=[0, 2, 1, 3]), g.constant([0, 0, WIDTH], np.int64)])
        h = g.add("Add", [h, linear(layer.out, mixed)])
        h = g.add("Add", [h, linear(layer.down, g.add("Relu", [linear(layer.up, norm(layer.norm2, h))]))])
    h = norm(text.norm, h)
    weights = g.add("Squeeze", [linear(text.weigh, h), g.constant([2], np.int64)])
    weights = g.add("Unsqueeze", [g.add("Softmax", [g.add("Add", [weights, away])], axis=1), g.constant([2], np.int64)])
    pooled = g.add("ReduceSum", [g.add("Mul", [h, weights]), g.constant([1], np.int64)], keepdims=0)
    t = linear(text.head, g.add("Relu", [linear(text.hidden, pooled)]))
    t = g.add("Div", [t, g.add("ReduceL2", [t], axes=[1], keepdims=1)])
    known, unknown = (g.add("ReduceSum", [g.add("Gather", [g.constant(v.numpy()), "input_ids"]), g.constant([1], np.int64)], keepdims=1)
                      for v in (text.known, text.unknown))
    whole = g.add("Add", [g.add("Add", [known, g.add("Mul", [unknown, g.constant(UNKNOWN_WEIGHT)])]), g.constant(1e-6)])
    t = g.add("Slice", [t, g.constant([0], np.int64), g.constant([DIM - 1], np.int64), g.constant([1], np.int64)])
    t = g.add("Mul", [t, g.add("Div", [known, whole])])
    rest = g.add("Sub", [g.constant(1.0), g.add("ReduceSum", [g.add("Mul", [t, t]), g.constant([1], np.int64)], keepdims=1)])
    t = g.add("Concat", [t, g.add("Sqrt", [g.add("Max", [rest, g.constant(0.0)])])], axis=1)
    ids = [vector(n, TensorProto.INT64, "batch", "words") for n in ("input_ids", "attention_mask")]
    g.save(path, ids, [vector("text_embeds", TensorProto.FLOAT, "batch", DIM)], t)


def writeJson(path, value):
    with open(path, "w", encoding="utf-8") as file:
        json.dump(value, file, indent=2, ensure_ascii=False)
        file.write("\n")


def tokenizerFiles(vocabulary, out):
    """WordPiece without any continuation piece is a whole-word vocabulary, and every runtime knows it."""
    special = [{"id": i, "content": t, "single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True}
               for i, t in enumerate((PAD, UNKNOWN))]
    writeJson(f"{out}/tokenizer.json", {
        "version": "1.0",
        "truncation": {"direction": "Right", "max_length": MAX_WORDS, "strategy": "LongestFirst", "stride": 0},
        "padding": {"strategy": {"Fixed": MAX_WORDS}, "direction": "Right", "pad_to_multiple_of": None, "pad_id": 0, "pad_type_id": 0, "pad_token": PAD},
        "added_tokens": special,
        "normalizer": {"type": "Sequence", "normalizers": [{"type": "NFKD"}, {"type": "StripAccents"}, {"type": "Lowercase"}]},
        "pre_tokenizer": {"type": "Split", "pattern": {"Regex": "[^\\p{L}\\p{N}]+"}, "behavior": "Removed", "invert": False},
        "post_processor": None, "decoder": None,
        "model": {"type": "WordPiece", "unk_token": UNKNOWN, "continuing_subword_prefix": "##", "max_input_chars_per_word": 100, "vocab": vocabulary}})
    writeJson(f"{out}/tokenizer_config.json", {"tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": MAX_WORDS, "pad_token": PAD,
                                               "unk_token": UNKNOWN, "padding_side": "right", "clean_up_tokenization_spaces": False})


def goldenPixels(side, which):
    """Test pictures by formula, so that none is shipped: see manifest.json, golden.pictures."""
    y, x = np.mgrid[0:side, 0:side].astype(np.float64)
    if which == "gradient":
        channels = [x / (side - 1), y / (side - 1), (x + y) / (2 * side - 2)]
    elif which == "checks":
        channels = [((x // 8 + y // 8) % 2)] * 3
    else:
        channels = [0.95 - 0.75 * ((y % 10 < 3) & (x > 16) & (x < side - 16 - (y // 10 * 37) % 40))] * 3
    return ((np.stack(channels) - 0.5) / 0.5).astype(np.float32)[None]


FORMULAS = {"gradient": "r = x/(S-1), g = y/(S-1), b = (x+y)/(2S-2)", "checks": "r = g = b = (floor(x/8) + floor(y/8)) mod 2",
            "lines": "r = g = b = 0.95, less 0.75 where y mod 10 < 3 and 16 < x < S - 16 - (floor(y/10) * 37) mod 40"}
GOLDEN_PROMPTS = ["a photo of a dog", "a photo of a paper receipt", "a QR code", "a daguerreotype", "a photo of the"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("checkpoint")
    parser.add_argument("out")
    parser.add_argument("--revision", required=True)
    parser.add_argument("--side", type=int, help="network input, px; the checkpoint's own by default")
    parser.add_argument("--thresholds", help="JSON file of category name -> threshold")
    args = parser.parse_args()
    saved = torch.load(args.checkpoint, weights_only=False)
    side = args.side or saved["side"]
    vocabulary = saved["vocabulary"]
    image, text = ImageEncoder(), TextEncoder(len(vocabulary))
    image.load_state_dict(saved["image"])
    text.load_state_dict(saved["text"])
    image.eval(), text.eval()
    os.makedirs(f"{args.out}/onnx", exist_ok=True)
    exportVision(image, side, f"{args.out}/onnx/vision_model_quantized.onnx")
    exportText(text, f"{args.out}/onnx/text_model_quantized.onnx")
    tokenizerFiles(vocabulary, args.out)
    writeJson(f"{args.out}/config.json", {
        "model_type": "clip", "projection_dim": DIM,
        "text_config": {"model_type": "clip_text_model", "vocab_size": len(vocabulary), "max_position_embeddings": MAX_WORDS, "hidden_size": WIDTH, "num_hidden_layers": LAYERS, "num_attention_heads": HEADS, "projection_dim": DIM},
        "vision_config": {"model_type": "clip_vision_model", "image_size": side, "projection_dim": DIM}})
    writeJson(f"{args.out}/preprocessor_config.json", {
        "image_processor_type": "CLIPImageProcessor", "do_resize": True, "size": {"height": side, "width": side}, "resample": 3, "do_center_crop": False,
        "do_rescale": True, "rescale_factor": 1 / 255, "do_normalize": True, "image_mean": [0.5] * 3, "image_std": [0.5] * 3, "do_convert_rgb": True,
        "resize_mode": "letterbox", "pad_color": [128, 128, 128]})

    import onnxruntime
    vision = onnxruntime.InferenceSession(f"{args.out}/onnx/vision_model_quantized.onnx", providers=["CPUExecutionProvider"])
    words = onnxruntime.InferenceSession(f"{args.out}/onnx/text_model_quantized.onnx", providers=["CPUExecutionProvider"])

    def textVector(prompt):
        ids, mask = encode([prompt], vocabulary)
        padded = [np.pad(v, ((0, 0), (0, MAX_WORDS - v.shape[1]))) for v in (ids, mask)]
        return words.run(None, {"input_ids": padded[0], "attention_mask": padded[1]})[0][0]

    prompts = [{"text": p, "ids": encode([p], vocabulary)[0][0].tolist(), "first": [round(float(v), 5) for v in textVector(p)[:8]],
                "last": round(float(textVector(p)[-1]), 5)} for p in GOLDEN_PROMPTS]
    pictures = []
    for name, formula in FORMULAS.items():
        v = vision.run(None, {"pixel_values": goldenPixels(side, name)})[0][0]
        pictures.append({"name": name, "formula": formula, "first": [round(float(n), 5) for n in v[:8]]})
        plain = imageVector(image(torch.from_numpy(goldenPixels(side, name)))[0])[0].detach().numpy()
        print(name, "cosine of the quantised vector with the float one:", float(plain @ v))
    print("text cosines:", [round(float(textVector(p) @ text.embed(*(torch.from_numpy(a) for a in encode([p], vocabulary)))[0].detach().numpy()), 5) for p in GOLDEN_PROMPTS])
    thresholds = {}
    if args.thresholds:
        with open(args.thresholds, encoding="utf-8") as file:
            thresholds = json.load(file)
    here = os.path.dirname(os.path.abspath(__file__))
    card = f"{here}/card.md"
    if os.path.exists(card):
        shutil.copyfile(card, f"{args.out}/README.md")
    files = []
    for path in ("config.json", "preprocessor_config.json", "tokenizer.json", "tokenizer_config.json", "onnx/vision_model_quantized.onnx", "onnx/text_model_quantized.onnx"):
        with open(f"{args.out}/{path}", "rb") as file:
            data = file.read()
        files.append({"path": path, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()})
    writeJson(f"{args.out}/manifest.json", {
        "id": "winnow/starter", "revision": args.revision, "dim": DIM, "files": files, "defaultThreshold": 0.28,
        "bands": {"loose": [0.15, 0.22], "normal": [0.22, 0.35], "strict": [0.35, 0.45]},
        "starterSet": [{"name": n, "prompts": p, "similarity": thresholds.get(n, 0.28), "action": "tag"} for n, p in STARTER.items()],
        "functionWords": saved["functions"],
        "unknownWords": {"neutralWords": saved["neutral"], "weight": UNKNOWN_WEIGHT,
                         "rule": "a prompt's vector keeps known / (known + weight * unknown) of its length; function and neutral words count for nothing"},
        "golden": {"tolerance": 0.005, "size": side, "prompts": prompts,
                   "pictures": pictures, "note": "picture values are in [0,1] before normalisation; x and y are pixel columns and rows from 0; S is size"}})
    print("bytes:", sum(f["bytes"] for f in files))


if __name__ == "__main__":
    main()
