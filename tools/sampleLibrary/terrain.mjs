/**
 * Landscapes, walked through column by column from the eye to the horizon (the "voxel space" way of NovaLogic's Comanche,
 * 1992): each point of the ground that rises above what is nearer is lit, misted by its distance, and drawn. Water mirrors
 * what stands above it.
 */
import { createNoise, fractal, ridges } from './noise.mjs';

/** @typedef {readonly [number, number, number]} Colour red, green and blue, 0 to 255 */

/**
 * @typedef {{
 *   seed: number,
 *   width: number,
 *   height: number,
 *   eye: { height: number, pitch: number, x?: number, z?: number },
 *   ground: {
 *     hills: number, mountains: number, scale: number, nearer?: number,
 *     water: number | null, trees: number, treeHeight?: number, dunes?: number,
 *   },
 *   colours: { low: Colour, high: Colour, rock: Colour, snow: Colour, tree: Colour, water: Colour },
 *   snowLine: number,
 *   light: { azimuth: number, height: number, colour: Colour, ambient: number },
 *   sky: { top: Colour, horizon: Colour, clouds: number, cloudColour: Colour, stars?: number, aurora?: number },
 *   mist: number,
 * }} Scene
 */

const FAR = 1500;
/** Nearer ones would be cones as large as the picture. */
const NEAREST_TREE = 45;

/** @param {number} value @param {number} low @param {number} high */
function ramp(value, low, high) {
  const share = Math.min(1, Math.max(0, (value - low) / (high - low)));
  return share * share * (3 - 2 * share);
}

/** @param {Colour} from @param {Colour} to @param {number} share @returns {Colour} */
function mix(from, to, share) {
  return [
    from[0] + (to[0] - from[0]) * share,
    from[1] + (to[1] - from[1]) * share,
    from[2] + (to[2] - from[2]) * share,
  ];
}

/**
 * The height of the ground at a place, with what grows on it.
 * @param {Scene} scene
 */
function createGround({ seed, ground }) {
  const noise = createNoise(seed);
  const { hills, mountains, scale, water, trees, treeHeight = 5, dunes = 0, nearer = 260 } = ground;
  /** @param {number} x @param {number} z */
  const bare = (x, z) => {
    let height = hills * fractal(noise, x * scale, z * scale, 6);
    // Mountains stand in the distance, so that they do not stand in the way.
    if (mountains > 0)
      height +=
        mountains * ramp(z, nearer, nearer * 3) * ridges(noise, x * scale * 0.6 + 40, z * scale * 0.6, 7);
    if (dunes > 0) height += dunes * (1 - Math.abs(noise(x * scale * 2 + 9, z * scale * 1.1))) ** 3;
    return height;
  };
  /** @param {number} x @param {number} z @param {number} base */
  const growth = (x, z, base) => {
    if (trees === 0 || (water !== null && base < water + 1)) return 0;
    const cellX = Math.floor(x / 4);
    const cellZ = Math.floor(z / 4);
    const chance = noise(cellX * 7.13 + 0.5, cellZ * 5.71 + 0.5);
    const grove = fractal(noise, x * 0.01 + 70, z * 0.01, 3);
    if (chance + grove * 1.6 < 1 - trees * 2) return 0;
    const middleX = (cellX + 0.5 + 0.3 * noise(cellX * 3.3, cellZ * 1.7)) * 4;
    const middleZ = (cellZ + 0.5 + 0.3 * noise(cellX * 1.9, cellZ * 4.1)) * 4;
    const away = Math.hypot(x - middleX, z - middleZ) / 2;
    return away >= 1 ? 0 : treeHeight * (0.7 + 0.3 * chance) * (1 - away);
  };
  return { bare, growth, noise };
}

/**
 * @param {Scene} scene
 * @returns {Uint8ClampedArray} RGBA, row by row
 */
export function drawLandscape(scene) {
  const { width, height, eye, ground, colours, light, sky, mist, snowLine } = scene;
  const { bare, growth, noise } = createGround(scene);
  const pixels = new Float32Array(width * height * 3);
  /** Where there is water, so that it can mirror afterwards; how far away it is. */
  const waterAt = new Float32Array(width * height);
  const horizon = height * (0.5 - eye.pitch);
  const focal = width * 0.9;
  const eyeX = eye.x ?? 0;
  const eyeZ = eye.z ?? 0;
  const eyeHeight = eye.height + Math.max(bare(eyeX, eyeZ), ground.water ?? -Infinity);
  const sunX = Math.sin(light.azimuth) * Math.cos(light.height);
  const sunY = Math.sin(light.height);
  const sunZ = Math.cos(light.azimuth) * Math.cos(light.height);

  /** @param {number} x column @param {number} y row @returns {Colour} */
  const skyAt = (x, y) => {
    const up = Math.max(0.001, (horizon - y) / height);
    let colour = mix(sky.horizon, sky.top, ramp(up, 0, 0.55) ** 0.7);
    const rayX = (x - width / 2) / focal;
    const rayY = (horizon - y) / focal;
    const length = Math.hypot(rayX, rayY, 1);
    const towardsSun = (rayX * sunX + rayY * sunY + sunZ) / length;
    const glow = Math.max(0, towardsSun);
    colour = mix(colour, light.colour, 0.75 * glow ** 40 + 0.35 * glow ** 8);
    if (towardsSun > 0.9994 && sky.stars === undefined) colour = mix(colour, [255, 252, 240], 0.95);
    if (sky.clouds > 0) {
      const cloudX = (rayX / (up + 0.08)) * 1.3;
      const cloudZ = 1 / (up + 0.08);
      const cover =
        fractal(noise, cloudX + 31, cloudZ * 1.1 + 11, 7) + 0.25 * fractal(noise, cloudX * 3, cloudZ * 3, 4);
      const share = ramp(cover, 0.42 - sky.clouds * 0.6, 0.8 - sky.clouds * 0.4) * ramp(up, 0, 0.12);
      colour = mix(colour, mix(sky.cloudColour, light.colour, 0.5 * glow ** 3), 0.9 * share);
    }
    if (sky.stars !== undefined) {
      const cellX = Math.floor(x / 3);
      const cellY = Math.floor(y / 3);
      const spark = noise(cellX * 1.37 + 3.1, cellY * 2.11 + 8.3);
      if (spark > 1 - sky.stars) colour = mix(colour, [255, 250, 240], (spark - (1 - sky.stars)) / sky.stars);
    }
    if (sky.aurora !== undefined) {
      const wave = fractal(noise, (x / width) * 4 + 0.4 * fractal(noise, (x / width) * 9, 3, 3), 2.7, 3);
      const centre = 0.28 + 0.3 * wave;
      const ray = 0.7 + 0.5 * noise((x / width) * 60, 4.4);
      const band = up > centre ? Math.exp(-((up - centre) * 7)) : Math.exp(-(((up - centre) * 26) ** 2));
      const share = sky.aurora * band * ray;
      colour = mix(
        colour,
        mix([70, 230, 150], [150, 80, 200], ramp(up - centre, 0.02, 0.3)),
        Math.min(0.85, share),
      );
    }
    return colour;
  };

  for (let x = 0; x < width; x += 1) {
    const rayX = (x - width / 2) / focal;
    let bottom = height;
    let step = 0.3;
    for (let z = 2; z < FAR && bottom > 0; z += step) {
      step = Math.max(0.3, z * 0.0035);
      const worldX = eyeX + rayX * z;
      const worldZ = eyeZ + z;
      const base = bare(worldX, worldZ);
      const isWater = ground.water !== null && base < ground.water;
      const grown = isWater || z < NEAREST_TREE ? 0 : growth(worldX, worldZ, base);
      const top = isWater ? (ground.water ?? base) : base + grown;
      const row = Math.max(0, Math.floor(horizon + ((eyeHeight - top) / z) * focal));
      if (row >= bottom) continue;

      /** @type {Colour} */
      let colour;
      if (isWater) {
        colour = colours.water;
      } else {
        const reach = Math.max(0.25, z * 0.004);
        const slopeX = (bare(worldX + reach, worldZ) - bare(worldX - reach, worldZ)) / (2 * reach);
        const slopeZ = (bare(worldX, worldZ + reach) - bare(worldX, worldZ - reach)) / (2 * reach);
        const long = Math.hypot(slopeX, 1, slopeZ);
        const lit = Math.max(0, (-slopeX * sunX + sunY - slopeZ * sunZ) / long);
        const steep = 1 - 1 / long;
        const grain = fractal(noise, worldX * 0.35, worldZ * 0.35, 4);
        const fine = noise(worldX * 3.1, worldZ * 3.1) * Math.max(0, 1 - z / 160);
        colour = mix(colours.low, colours.high, ramp(base + grain * 14, -8, 46));
        colour = mix(colour, colours.rock, ramp(steep + grain * 0.12, 0.2, 0.42));
        colour = mix(colour, colours.snow, ramp(base + grain * 22 - steep * 90, snowLine, snowLine + 16));
        if (grown > 0.2) colour = mix(colours.tree, colours.high, 0.18 * Math.max(0, grain));
        if (ground.water !== null) {
          const beach = 1 - ramp(base - ground.water, 0.2, 1.6);
          colour = mix(colour, mix(colours.rock, [214, 200, 170], 0.4), beach * 0.7);
        }
        const shade = light.ambient + (1 - light.ambient) * lit * (grown > 0.2 ? 0.55 + 0.1 * grown : 1);
        const strength = Math.max(0.05, shade * (1 + 0.16 * grain + 0.16 * fine));
        colour = [
          Math.min(255, colour[0] * strength * (0.55 + (0.45 * light.colour[0]) / 255)),
          Math.min(255, colour[1] * strength * (0.55 + (0.45 * light.colour[1]) / 255)),
          Math.min(255, colour[2] * strength * (0.55 + (0.45 * light.colour[2]) / 255)),
        ];
      }
      const haze = 1 - Math.exp(-((z * mist) ** 1.3));
      colour = mix(colour, skyAt(x, horizon - height * 0.02), haze);
      for (let y = row; y < bottom; y += 1) {
        const at = y * width + x;
        pixels.set(colour, at * 3);
        waterAt[at] = isWater ? z : 0;
      }
      bottom = row;
    }
    for (let y = 0; y < bottom; y += 1) pixels.set(skyAt(x, y), (y * width + x) * 3);
  }
  mirror(scene, pixels, waterAt, { horizon, skyAt, noise });
  return toRgba(pixels);
}

/**
 * @param {Scene} scene
 * @param {Float32Array} pixels
 * @param {Float32Array} waterAt
 * @param {{ horizon: number, skyAt: (x: number, y: number) => Colour, noise: (x: number, y: number) => number }} seen
 */
function mirror({ width, height, colours, light }, pixels, waterAt, { horizon, skyAt, noise }) {
  for (let y = height - 1; y > horizon; y -= 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      const z = waterAt[at] ?? 0;
      if (z === 0) continue;
      const rayX = ((x - width / 2) / width) * z;
      const ripple = fractal(noise, rayX * 0.9, z * 0.35, 4) * Math.min(1, 30 / z + 0.15);
      const fromY = Math.round(2 * horizon - y + ripple * height * 0.05);
      const fromX = Math.min(width - 1, Math.max(0, Math.round(x + ripple * width * 0.01)));
      /** @type {Colour} */
      let seen;
      if (fromY < 0) seen = skyAt(fromX, fromY);
      else {
        const from = (Math.min(fromY, Math.floor(horizon)) * width + fromX) * 3;
        seen = [pixels[from] ?? 0, pixels[from + 1] ?? 0, pixels[from + 2] ?? 0];
      }
      // The flatter one looks at it, the more water mirrors (Fresnel).
      const share = 0.35 + 0.55 * (1 - (y - horizon) / (height - horizon));
      const glint = Math.max(0, ripple - 0.25) * 0.5;
      pixels.set(mix(mix(colours.water, seen, share), light.colour, glint), at * 3);
    }
  }
}

/** @param {Float32Array} pixels */
function toRgba(pixels) {
  const rgba = new Uint8ClampedArray((pixels.length / 3) * 4);
  for (let at = 0; at < pixels.length / 3; at += 1) {
    for (let channel = 0; channel < 3; channel += 1) {
      // A little contrast, as cameras add.
      const value = (pixels[at * 3 + channel] ?? 0) / 255;
      rgba[at * 4 + channel] = 255 * (value + 0.12 * value * (1 - value) * (2 * value - 1) * 2);
    }
    rgba[at * 4 + 3] = 255;
  }
  return rgba;
}
