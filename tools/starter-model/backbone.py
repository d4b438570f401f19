"""The image backbone: MobileNetV2 1.0, initialised from the reference teacher's dequantised weights.

Owns the mapping between the teacher's ONNX file and a PyTorch module, so that training starts from features that
already know what animals, food and landscapes look like. The teacher's batch norms are folded into its weights; the
module keeps that form (a bias for each convolution, no batch norm), which also makes export exact.
"""
import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import nn
from torch.nn import functional as F

# (expansion, output channels, repeats, stride of the first), from Sandler et al. 2018, table 2.
STAGES = ((1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1))
FEATURES = 1280


class Conv(nn.Conv2d):
    """Convolution with TensorFlow's SAME padding: a stride of two on an even size pads right and bottom only."""

    def __init__(self, inputs, outputs, kernel, stride=1, groups=1):
        super().__init__(inputs, outputs, kernel, stride, 0 if stride == 2 else kernel // 2, groups=groups)

    def forward(self, x):
        if self.stride[0] == 2:
            x = F.pad(x, (0, 1, 0, 1))
        return super().forward(x)


class InvertedResidual(nn.Module):
    def __init__(self, inputs, outputs, stride, expansion):
        super().__init__()
        hidden = inputs * expansion
        self.expand = Conv(inputs, hidden, 1) if expansion > 1 else None
        self.depthwise = Conv(hidden, hidden, 3, stride, groups=hidden)
        self.project = Conv(hidden, outputs, 1)
        self.residual = stride == 1 and inputs == outputs

    def forward(self, x):
        h = x if self.expand is None else F.relu6(self.expand(x))
        h = self.project(F.relu6(self.depthwise(h)))
        return x + h if self.residual else h


class Backbone(nn.Module):
    """pixel_values [b,3,S,S] with (x - 0.5) / 0.5 normalisation -> feature map [b,1280,S/32,S/32]."""

    def __init__(self):
        super().__init__()
        self.stem = Conv(3, 32, 3, 2)
        blocks, channels = [], 32
        for expansion, outputs, repeats, stride in STAGES:
            for index in range(repeats):
                blocks.append(InvertedResidual(channels, outputs, stride if index == 0 else 1, expansion))
                channels = outputs
        self.blocks = nn.ModuleList(blocks)
        self.last = Conv(channels, FEATURES, 1)

    def convolutions(self):
        """Every convolution in the order in which it runs: the teacher's file lists them in the same order."""
        yield self.stem
        for block in self.blocks:
            if block.expand is not None:
                yield block.expand
            yield block.depthwise
            yield block.project
        yield self.last

    def early(self, x, blocks):
        """The stem and the first `blocks` blocks, without gradients: edges and textures need no further training."""
        with torch.no_grad():
            x = F.relu6(self.stem(x))
            for block in self.blocks[:blocks]:
                x = block(x)
        return x

    def late(self, x, blocks):
        for block in self.blocks[blocks:]:
            x = block(x)
        return F.relu6(self.last(x))

    def forward(self, x):
        x = F.relu6(self.stem(x))
        for block in self.blocks:
            x = block(x)
        return F.relu6(self.last(x))


def readTeacher(path):
    """Dequantised (weight, bias) pairs of the teacher's convolutions in order, the 1001-way classifier last."""
    graph = onnx.load(path).graph
    tensors = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    for node in graph.node:
        if node.op_type == "DequantizeLinear":
            q, scale, zero = (tensors[name] for name in node.input)
            tensors[node.output[0]] = (q.astype(np.float32) - zero.astype(np.float32)) * scale.astype(np.float32)
    pairs = []
    for node in graph.node:
        if node.op_type == "Conv":
            pairs.append((tensors[node.input[1]], tensors[node.input[2]]))
    norm = {n.op_type: tensors[n.input[1]].reshape(-1) for n in graph.node[:2]}
    return pairs, norm


def initialise(backbone, path):
    """Copies the teacher's convolutions into `backbone`; returns the classifier's (weight, bias) as tensors."""
    pairs, _ = readTeacher(path)
    convolutions = list(backbone.convolutions())
    assert len(pairs) == len(convolutions) + 1, (len(pairs), len(convolutions))
    for conv, (weight, bias) in zip(convolutions, pairs):
        assert tuple(conv.weight.shape) == weight.shape, (conv.weight.shape, weight.shape)
        conv.weight.data.copy_(torch.from_numpy(weight))
        conv.bias.data.copy_(torch.from_numpy(bias.astype(np.float32)))
    weight, bias = pairs[-1]
    return torch.from_numpy(weight[:, :, 0, 0].copy()), torch.from_numpy(bias.astype(np.float32))
