"""What cameras, scanners, screens and messengers do to a picture: composable steps, each PIL image in, PIL image out."""

import io

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from . import surfaces


# Picture shapes of phones and cameras, long side 400.
FRAMES = ((300, 400), (400, 300), (330, 330), (225, 400), (400, 225))


def _solve(source, target):
    """The eight numbers of the perspective map that takes the target quad's corners to the source quad's."""
    rows, values = [], []
    for (u, v), (x, y) in zip(source, target):
        rows.append((x, y, 1, 0, 0, 0, -u * x, -u * y))
        rows.append((0, 0, 0, x, y, 1, -v * x, -v * y))
        values += [u, v]
    return np.linalg.solve(np.array(rows, np.float64), np.array(values, np.float64))


def place(sheet, size, quad, bend=None, cells=7):
    """A sheet laid on a transparent canvas of `size` so that its corners fall on `quad` (clockwise from top left).

    bend: function (n) -> n x 2 displacements in sheet pixels for curling or crumpling, or None for a flat sheet.
    """
    sheet = sheet.convert("RGBA")
    w, h = sheet.size
    a = _solve(((0, 0), (w, 0), (w, h), (0, h)), quad)
    if bend is None:
        return sheet.transform(size, Image.Transform.PERSPECTIVE, tuple(a), Image.Resampling.BILINEAR)
    x0, y0 = max(0, int(min(p[0] for p in quad)) - 8), max(0, int(min(p[1] for p in quad)) - 8)
    x1, y1 = min(size[0], int(max(p[0] for p in quad)) + 8), min(size[1], int(max(p[1] for p in quad)) + 8)
    if x1 - x0 < 8 or y1 - y0 < 8:
        return sheet.transform(size, Image.Transform.PERSPECTIVE, tuple(a), Image.Resampling.BILINEAR)
    xs = np.linspace(x0, x1, cells + 1).astype(int)
    ys = np.linspace(y0, y1, cells + 1).astype(int)
    gx, gy = np.meshgrid(xs, ys)
    low = a[6] * gx + a[7] * gy + 1
    u = (a[0] * gx + a[1] * gy + a[2]) / low
    v = (a[3] * gx + a[4] * gy + a[5]) / low
    shift = bend(cells + 1)
    u, v = u + shift[..., 0], v + shift[..., 1]
    mesh = []
    for j in range(cells):
        for i in range(cells):
            mesh.append(((int(xs[i]), int(ys[j]), int(xs[i + 1]), int(ys[j + 1])),
                         (u[j, i], v[j, i], u[j + 1, i], v[j + 1, i], u[j + 1, i + 1], v[j + 1, i + 1], u[j, i + 1], v[j, i + 1])))
    return sheet.transform(size, Image.Transform.MESH, mesh, Image.Resampling.BILINEAR)


def shade(image, field):
    """The image's colours multiplied by a field (h x w floats around 1)."""
    bands = np.asarray(image).astype(np.float32)
    bands[..., :3] *= field[..., None]
    return Image.fromarray(np.clip(bands, 0, 255).astype(np.uint8), image.mode)


def creases(dice, h, w, strength, folds=True):
    """Light on a handled sheet: facets of a crumple and, with folds, a few straight fold lines. About 1, h x w."""
    n = 72
    ys, xs = np.mgrid[0:n, 0:n].astype(np.float32) / n
    field = np.zeros((n, n), np.float32)
    for _ in range(dice.whole(3, 12)):
        angle = dice.span(0, 3.14159)
        d = (xs - dice.random()) * np.cos(angle) + (ys - dice.random()) * np.sin(angle)
        field += dice.span(-1, 1) * np.tanh(d / dice.span(0.01, 0.1)) * np.exp(-np.abs(d) * dice.span(1, 6))
    field *= 0.12 * strength
    if folds and dice.chance(0.5):
        for _ in range(dice.whole(1, 3)):
            d = (ys if dice.chance(0.7) else xs) - dice.span(0.15, 0.85)
            field += dice.span(-0.5, 0.5) * strength * 0.3 * np.tanh(d * 25) + dice.pick((-0.25, 0.18)) * strength * np.exp(-(d * 40) ** 2)
    wide = Image.fromarray(field).resize((w, h), Image.Resampling.BICUBIC)
    return 1 + np.asarray(wide)


def lamp(dice, h, w, strength=1.0):
    """Uneven room light: a slope, a soft spot, now and then the hard shadow of a hand or phone. About 1, h x w."""
    n = 48
    ys, xs = np.mgrid[0:n, 0:n].astype(np.float32) / n - 0.5
    angle = dice.span(0, 6.283)
    field = 1 + strength * dice.span(0, 0.35) * (xs * np.cos(angle) + ys * np.sin(angle)) * 2
    if dice.chance(0.5):
        cx, cy = dice.span(-0.5, 0.5), dice.span(-0.5, 0.5)
        field = field * (1 - strength * dice.span(0.1, 0.5) * np.clip((xs - cx) ** 2 + (ys - cy) ** 2, 0, 1))
    if dice.chance(0.3):
        angle = dice.span(0, 6.283)
        d = (xs - dice.span(-0.3, 0.3)) * np.cos(angle) + (ys - dice.span(-0.3, 0.3)) * np.sin(angle)
        field = field * (1 - strength * dice.span(0.15, 0.5) * (1 / (1 + np.exp(-d * dice.pick((12, 30, 80))))))
    return np.asarray(Image.fromarray(field.astype(np.float32)).resize((w, h), Image.Resampling.BICUBIC))


def jpeg(dice, image, low=25, high=92):
    """Saved as JPEG and read back."""
    held = io.BytesIO()
    image.save(held, "JPEG", quality=dice.whole(low, high))
    return Image.open(held).convert("RGB")


def camera(dice, image, strength=1.0):
    """Exposure, white balance, focus, shake, sensor noise and JPEG of a hand-held camera. RGB in and out."""
    w, h = image.size
    if dice.chance(0.3 * strength):
        image = image.filter(ImageFilter.GaussianBlur(dice.span(0.4, 2.2)))
    if dice.chance(0.1 * strength):
        image = shake(dice, image)
    bands = np.asarray(image).astype(np.float32)
    bands *= lamp(dice, h, w, strength)[..., None]
    warm = dice.span(-0.14, 0.18) * strength
    gain = dice.weighted(((dice.span(0.85, 1.15), 6), (dice.span(0.4, 0.85), 1.2), (dice.span(1.1, 1.45), 1)))
    if dice.chance(0.8):
        # Cameras meter: they pull the mean towards a middle tone.
        gain *= min(2.2, max(0.7, (dice.span(95, 150) / (float(bands[::4, ::4].mean()) + 4)) ** 0.75))
    bands *= np.array((1 + warm, 1 + dice.span(-0.04, 0.04), 1 - warm), np.float32) * gain
    if dice.chance(0.5):
        bands = 255 * (np.clip(bands, 0, 255) / 255) ** dice.span(0.75, 1.35)
    if dice.chance(0.3):
        bands = (bands - 128) * dice.span(0.6, 1.2) + 128
    if dice.chance(0.7):
        bands += (dice.span(1, 5) if dice.chance(0.75) else dice.span(5, 16)) * strength * surfaces.grain(dice, h, w)[..., None]
    image = Image.fromarray(np.clip(bands, 0, 255).astype(np.uint8))
    if dice.chance(0.06):
        image = image.convert("L").convert("RGB")
    return jpeg(dice, image, 30, 90) if dice.chance(0.7) else image


def shake(dice, image):
    """Motion blur along a random direction."""
    length = dice.span(2, 6)
    angle = dice.span(0, 6.283)
    dx, dy = length * np.cos(angle), length * np.sin(angle)
    result = image
    for k in range(1, 4):
        moved = ImageChops.offset(image, int(round(dx * k / 3)), int(round(dy * k / 3)))
        result = Image.blend(result, moved, 1 / (k + 1))
    return result


def bender(dice, size, amount):
    """A displacement for place(): long curls plus small crumples, amount as a share of the sheet's width."""
    w, h = size
    amp = amount * min(w, h)
    curl_x, curl_y = dice.span(-1, 1) * amp, dice.span(-1, 1) * amp
    phase = dice.span(0, 6.28)

    def bend(n):
        t = np.linspace(0, 1, n)
        field = np.zeros((n, n, 2))
        field[..., 0] = curl_x * np.sin(t * dice.span(2, 5) + phase)[:, None] + 0.25 * amp * surfaces.grain(dice, n, n)
        field[..., 1] = curl_y * np.sin(t * dice.span(2, 5) + phase)[None, :] + 0.25 * amp * surfaces.grain(dice, n, n)
        return field
    return bend


def _finger(dice, layer, side):
    """A thumb or finger reaching in over the sheet from one side of the frame."""
    w, h = layer.size
    tone = dice.pick(((236, 188, 160), (214, 160, 128), (180, 120, 88), (130, 84, 60), (92, 58, 42), (245, 208, 188)))
    thick = dice.span(0.13, 0.24) * min(w, h)
    reach = dice.span(0.12, 0.34) * min(w, h)
    length = reach + 160
    n = int(length + thick)
    patch = Image.new("L", (n, int(thick)), 0)
    ImageDraw.Draw(patch).rounded_rectangle((0, 0, n - 1, int(thick) - 1), thick / 2, fill=255)
    curve = 1 - 0.35 * np.abs(np.linspace(-1, 1, int(thick))) ** 2
    skin = np.clip(np.array(tone, np.float32)[None, None] * curve[:, None, None] * np.ones((1, n, 1), np.float32), 0, 255).astype(np.uint8)
    body = Image.fromarray(skin)
    if dice.chance(0.6):
        nail = tuple(min(255, c + 25) for c in tone)
        ImageDraw.Draw(body).ellipse((n - thick * 0.75, thick * 0.22, n - thick * 0.12, thick * 0.78), fill=nail)
    body.putalpha(patch)
    angle = {"left": 0, "right": 180, "bottom": 90, "top": 270}[side] + dice.span(-30, 30)
    body = body.rotate(angle, expand=True, resample=Image.Resampling.BILINEAR)
    along = dice.span(0.2, 0.8)
    x, y = {"left": (-160, along * h), "right": (w - reach, along * h), "bottom": (along * w, h - reach), "top": (along * w, -160)}[side]
    shade_layer = Image.new("RGBA", body.size, (0, 0, 0, 0))
    shade_layer.putalpha(body.getchannel("A").point(lambda v: int(v * 0.35)))
    layer.paste((0, 0, 0), (int(x) + 3, int(y) + 5), shade_layer.getchannel("A"))
    layer.paste(body.convert("RGB"), (int(x), int(y)), body.getchannel("A"))


def photograph(dice, sheet, photos, crumple=0.4, fill=None, tilt=0.5, finger=0.12, frame=None, ground=None):
    """A hand-held photograph of a flat thing on a surface. sheet RGB or RGBA; returns RGB.

    crumple 0..1: bending and creases. fill: share of the frame that the sheet spans (above 1 cuts its edges off), or None for a
    usual spread. tilt 0..1: perspective and rotation. finger: chance of a hand holding it. frame (w, h): picture size, or None.
    ground: an RGB image to lie on, or None for a random surface.
    """
    if frame is None:
        shape = dice.weighted((((300, 400), 6), ((400, 300), 3), ((225, 400), 3), ((330, 330), 1), ((400, 225), 1)))
        if sheet.width > sheet.height * 1.3 and shape[0] < shape[1] and dice.chance(0.6):
            shape = (shape[1], shape[0])
        frame = shape if dice.chance(0.7) else (int(shape[0] * dice.span(0.85, 1.15)), shape[1])
    fw, fh = frame
    back = ground or surfaces.surface(dice, frame, photos)
    fill = fill or dice.weighted(((dice.span(0.75, 1.0), 6), (dice.span(1.0, 1.35), 2.5), (dice.span(0.4, 0.75), 2)))
    scale = fill * min(fw / sheet.width, fh / sheet.height)
    half_w, half_h = sheet.width * scale / 2, sheet.height * scale / 2
    turn = dice.gauss(0, 0.12) * (0.3 + tilt * 1.6)
    if dice.chance(0.06 * tilt):
        turn += dice.pick((1.57, -1.57, 3.14))
    lean = 0.22 * tilt
    cx = fw / 2 + dice.span(-0.08, 0.08) * fw
    cy = fh / 2 + dice.span(-0.08, 0.08) * fh
    quad = []
    lx, ly = dice.span(-lean, lean), dice.span(-lean, lean)
    for sx, sy in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        x = sx * half_w * (1 + sy * lx) * (1 + dice.span(-0.03, 0.03) * tilt)
        y = sy * half_h * (1 + sx * ly) * (1 + dice.span(-0.03, 0.03) * tilt)
        quad.append((cx + x * np.cos(turn) - y * np.sin(turn), cy + x * np.sin(turn) + y * np.cos(turn)))
    if crumple > 0:
        sheet = shade(sheet, creases(dice, sheet.height, sheet.width, crumple * dice.span(0.3, 1.3)))
    bend = bender(dice, sheet.size, 0.035 * crumple * dice.span(0.2, 1.5)) if crumple > 0.05 else None
    laid = place(sheet, frame, quad, bend)
    alpha = laid.getchannel("A")
    if dice.chance(0.8):
        soft = alpha.filter(ImageFilter.GaussianBlur(dice.span(1, 7))).point(lambda v: int(v * 0.45))
        back.paste((0, 0, 0), (0, 0), ImageChops.offset(soft, dice.whole(-5, 5), dice.whole(0, 6)))
    back.paste(laid.convert("RGB"), (0, 0), alpha)
    if dice.chance(finger):
        for side in dice.sample(("left", "right", "bottom"), dice.whole(1, 2)):
            _finger(dice, back, side)
    return camera(dice, back)


def scan(dice, page, straight=0.5):
    """A flatbed or app scan: small skew, paper tone, edge shadow, threshold or grey, noise. RGB in and out."""
    w, h = page.size
    if not dice.chance(straight):
        rim = dice.pick(((255, 255, 255), (255, 255, 255), (10, 10, 10), dice.grey(180, 250)))
        page = page.rotate(dice.gauss(0, 1.6), Image.Resampling.BILINEAR, fillcolor=rim)
    bands = np.asarray(page).astype(np.float32)
    look = dice.weighted((("clean", 4), ("grey", 3), ("paper", 3), ("hard", 2)))
    if look == "grey":
        bands[:] = bands.mean(axis=2, keepdims=True)
        bands = (bands - 128) * dice.span(0.6, 1.0) + dice.span(118, 138)
    elif look == "paper":
        tone = np.array(dice.colour(dice.span(0.07, 0.15), (0.02, 0.4), (0.75, 1.0)), np.float32) / 255
        bands *= tone * (1 + 0.05 * surfaces.smooth(dice, h, w, 4)[..., None])
    elif look == "hard":
        grey = bands.mean(axis=2, keepdims=True) + dice.span(2, 25) * surfaces.grain(dice, h, w)[..., None]
        bands[:] = np.clip((grey - dice.span(90, 190)) * 8 + 128, 0, 255)
    if dice.chance(0.25):
        edge = np.ones((h, w), np.float32)
        ramp = 1 - dice.span(0.3, 0.9) * np.exp(-np.arange(w, dtype=np.float32) / dice.span(4, 25))
        edge *= ramp if dice.chance(0.5) else ramp[::-1]
        bands *= edge[..., None]
    if dice.chance(0.5):
        bands += dice.span(1, 8) * surfaces.grain(dice, h, w)[..., None]
    image = Image.fromarray(np.clip(bands, 0, 255).astype(np.uint8))
    return jpeg(dice, image, 30, 92) if dice.chance(0.6) else image


def forwarded(dice, image):
    """What a messenger or a re-save does to a screen picture: often nothing, sometimes JPEG or a small copy made large."""
    if dice.chance(0.2):
        s = dice.span(0.45, 0.9)
        small = image.resize((max(8, int(image.width * s)), max(8, int(image.height * s))), Image.Resampling.BILINEAR)
        image = small.resize(image.size, Image.Resampling.BILINEAR)
    return jpeg(dice, image, 20, 90) if dice.chance(0.45) else image


def moire(dice, image):
    """The stripes and colour fringes of a photographed screen."""
    w, h = image.size
    ys, xs = np.mgrid[0:h, 0:w].astype(np.float32)
    bands = np.asarray(image).astype(np.float32)
    for channel in range(3):
        angle, period = dice.span(0, 3.14), dice.span(3, 14)
        wave = np.sin((xs * np.cos(angle) + ys * np.sin(angle)) * 6.28 / period + 2 * surfaces.smooth(dice, h, w, 2))
        bands[..., channel] *= 1 + dice.span(0.02, 0.12) * wave
    return Image.fromarray(np.clip(bands + dice.span(0, 18), 0, 255).astype(np.uint8))
