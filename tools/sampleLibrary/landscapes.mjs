/** The places of the sample library, by the light they are seen in. */

const ALPINE = {
  low: /** @type {const} */ ([86, 112, 52]),
  high: /** @type {const} */ ([118, 128, 74]),
  rock: /** @type {const} */ ([116, 108, 100]),
  snow: /** @type {const} */ ([240, 244, 250]),
  tree: /** @type {const} */ ([34, 62, 34]),
  water: /** @type {const} */ ([30, 66, 78]),
};

/** @typedef {import('./terrain.mjs').Scene} Scene */

/** @type {Scene} */
const lake = {
  seed: 11,
  width: 1080,
  height: 720,
  eye: { height: 9, pitch: -0.04 },
  ground: { hills: 26, mountains: 330, scale: 0.006, nearer: 300, water: -3, trees: 0.42 },
  colours: ALPINE,
  snowLine: 120,
  light: { azimuth: 0.9, height: 0.5, colour: [255, 236, 205], ambient: 0.34 },
  sky: { top: [62, 118, 190], horizon: [196, 216, 232], clouds: 0.32, cloudColour: [250, 250, 252] },
  mist: 0.0007,
};

/** @type {Readonly<Record<string, Scene>>} */
export const LANDSCAPES = {
  lake,
  /** Two steps to the side and a moment later: a near duplicate. */
  lakeAgain: { ...lake, eye: { ...lake.eye, x: 1.2, z: 0.5 }, light: { ...lake.light, height: 0.52 } },
  peaks: {
    ...lake,
    seed: 23,
    eye: { height: 46, pitch: -0.02 },
    ground: { hills: 30, mountains: 420, scale: 0.0055, nearer: 420, water: null, trees: 0.35 },
    snowLine: 70,
    light: { azimuth: -0.9, height: 0.42, colour: [255, 240, 220], ambient: 0.4 },
    sky: { top: [36, 92, 170], horizon: [178, 206, 232], clouds: 0.15, cloudColour: [255, 255, 255] },
  },
  hills: {
    ...lake,
    seed: 5,
    eye: { height: 16, pitch: 0.03 },
    ground: { hills: 48, mountains: 60, scale: 0.007, nearer: 500, water: null, trees: 0.3, treeHeight: 4 },
    colours: { ...ALPINE, low: [104, 142, 52], high: [146, 164, 70], tree: [44, 84, 36] },
    snowLine: 900,
    light: { azimuth: 1.2, height: 0.7, colour: [255, 246, 222], ambient: 0.42 },
    sky: { top: [70, 136, 208], horizon: [206, 226, 240], clouds: 0.45, cloudColour: [255, 255, 255] },
    mist: 0.0006,
  },
  sunset: {
    ...lake,
    seed: 31,
    eye: { height: 6, pitch: 0.02 },
    ground: { hills: 18, mountains: 90, scale: 0.004, nearer: 900, water: 8, trees: 0 },
    snowLine: 900,
    light: { azimuth: 0.12, height: 0.05, colour: [255, 190, 110], ambient: 0.3 },
    sky: { top: [52, 60, 120], horizon: [250, 160, 96], clouds: 0.4, cloudColour: [214, 122, 110] },
    colours: { ...ALPINE, water: [40, 44, 80] },
    mist: 0.0009,
  },
  dunes: {
    ...lake,
    seed: 47,
    eye: { height: 18, pitch: 0 },
    ground: { hills: 30, mountains: 0, scale: 0.006, water: null, trees: 0, dunes: 34 },
    colours: { ...ALPINE, low: [206, 158, 98], high: [224, 178, 116], rock: [196, 146, 88] },
    snowLine: 900,
    light: { azimuth: -1.25, height: 0.36, colour: [255, 226, 180], ambient: 0.34 },
    sky: { top: [76, 132, 196], horizon: [236, 214, 184], clouds: 0.05, cloudColour: [255, 250, 240] },
    mist: 0.0006,
  },
  forest: {
    ...lake,
    seed: 8,
    width: 720,
    height: 960,
    eye: { height: 52, pitch: 0.08 },
    ground: { hills: 60, mountains: 150, scale: 0.006, nearer: 300, water: null, trees: 0.9, treeHeight: 9 },
    colours: { ...ALPINE, low: [96, 112, 48], high: [150, 116, 44], tree: [58, 92, 40] },
    snowLine: 900,
    light: { azimuth: 1.1, height: 0.5, colour: [255, 226, 178], ambient: 0.5 },
    sky: { top: [96, 140, 190], horizon: [224, 222, 208], clouds: 0.4, cloudColour: [246, 246, 242] },
    mist: 0.0013,
  },
  aurora: {
    ...lake,
    seed: 71,
    eye: { height: 7, pitch: -0.1 },
    ground: { hills: 22, mountains: 200, scale: 0.006, nearer: 300, water: 7, trees: 0.35 },
    colours: {
      ...ALPINE,
      low: [28, 36, 44],
      high: [36, 44, 52],
      tree: [10, 18, 20],
      snow: [120, 136, 150],
      water: [8, 18, 30],
    },
    snowLine: 60,
    light: { azimuth: -0.6, height: 0.5, colour: [120, 220, 180], ambient: 0.3 },
    sky: {
      top: [8, 12, 34],
      horizon: [28, 52, 68],
      clouds: 0,
      cloudColour: [0, 0, 0],
      stars: 0.05,
      aurora: 0.9,
    },
    mist: 0.0006,
  },
};
