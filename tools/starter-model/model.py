"""The dual encoder: MobileNetV2 features and a two-layer transformer over words, in one space with a fixed scale.

Note "Scale". An image is [sqrt(A) x, sqrt(1 - A), 0] with x a unit vector; a text is [u, v, r], a unit vector as a whole.
The cosine is sqrt(A) x.u + sqrt(1 - A) v: v is a bias that each text learns, r is a direction that no picture has.
Training says P(match) = sigmoid(KAPPA (cosine - MIDDLE)), so 0.28 means the same for every prompt. A text that the
vocabulary does not cover is turned towards r (see `coverage`), away from every picture.
"""
import torch
from torch import nn
from torch.nn import functional as F

from backbone import FEATURES, Backbone

DIM = 128
SHARED = DIM - 2
A = 0.75
KAPPA = 40.0
MIDDLE = 0.25
WIDTH, HEADS, LAYERS, MAX_WORDS = 96, 4, 2, 24
UNKNOWN_WEIGHT = 0.45


class ImageEncoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.backbone = Backbone()
        self.average = nn.Linear(FEATURES, SHARED)
        self.strongest = nn.Linear(FEATURES, SHARED, bias=False)
        nn.init.normal_(self.average.weight, std=0.03)
        nn.init.normal_(self.strongest.weight, std=0.003)

    def forward(self, pixels):
        """pixels [b,3,S,S] -> (unit vectors x [b,126], pooled features [b,1280])"""
        maps = self.backbone(pixels).float()
        pooled = maps.mean((2, 3))
        x = self.average(pooled) + self.strongest(maps.amax((2, 3)))
        return F.normalize(x, dim=1), pooled


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.qkv, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.up, self.down = nn.Linear(WIDTH, 2 * WIDTH), nn.Linear(2 * WIDTH, WIDTH)

    def forward(self, h, mask):
        b, n, _ = h.shape
        q, k, v = self.qkv(self.norm1(h)).view(b, n, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        scores = q @ k.transpose(2, 3) / (WIDTH // HEADS) ** 0.5 + (1 - mask[:, None, None, :]) * -1e4
        h = h + self.out((scores.softmax(3) @ v).transpose(1, 2).reshape(b, n, WIDTH))
        return h + self.down(F.relu(self.up(self.norm2(h))))


class TextEncoder(nn.Module):
    """known, unknown [vocabulary]: 1 where a word carries meaning that was learned, 1 where it is the unknown token."""

    def __init__(self, size, start=None):
        super().__init__()
        self.words = nn.Embedding(size, WIDTH)
        self.places = nn.Parameter(torch.randn(MAX_WORDS, WIDTH) * 0.02)
        nn.init.normal_(self.words.weight, std=0.1)
        if start is not None:
            self.words.weight.data.add_(start)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.norm = nn.LayerNorm(WIDTH)
        self.weigh = nn.Linear(WIDTH, 1)
        self.hidden, self.head = nn.Linear(WIDTH, 2 * WIDTH), nn.Linear(2 * WIDTH, DIM)
        self.register_buffer("known", torch.zeros(size))
        self.register_buffer("unknown", torch.zeros(size))

    def forward(self, ids, mask):
        """ids, mask [b,n] -> unit vectors [b,128] before coverage is applied."""
        m = mask.float()
        h = self.words(ids) + self.places[:ids.shape[1]]
        for layer in self.layers:
            h = layer(h, m)
        h = self.norm(h)
        weights = (self.weigh(h)[:, :, 0] + (1 - m) * -1e4).softmax(1)
        pooled = (h * weights[:, :, None]).sum(1)
        return F.normalize(self.head(F.relu(self.hidden(pooled))), dim=1)

    def coverage(self, ids):
        """Share in [0,1] of what the words mean that was learned: 0 for function words alone or unknown words alone."""
        known, unknown = self.known[ids].sum(1), self.unknown[ids].sum(1)
        return known / (known + UNKNOWN_WEIGHT * unknown + 1e-6)

    def embed(self, ids, mask):
        """Unit vectors [b,128] as shipped: what is not covered goes to the last axis, where no picture is."""
        t = self.forward(ids, mask)[:, :-1] * self.coverage(ids)[:, None]
        return torch.cat([t, (1 - (t * t).sum(1, keepdim=True)).clamp_min(0).sqrt()], 1)


def imageVector(x):
    """Unit image vectors [b,128] as shipped, from x [b,126]."""
    one = torch.ones_like(x[:, :1])
    return torch.cat([A ** 0.5 * x, (1 - A) ** 0.5 * one, 0 * one], 1)
