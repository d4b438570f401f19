/**
 * Screens of phones, in pixels: a screenshot has exactly such a size. From the makers' published specifications of phones
 * since about 2012; many models share one size.
 */
const LONG_SIDES_BY_SHORT: Readonly<Record<number, readonly number[]>> = {
  480: [854],
  540: [960],
  640: [1136],
  720: [1280, 1440, 1480, 1520, 1560, 1600, 1612, 1640],
  750: [1334],
  828: [1792],
  1008: [2244],
  1080: [
    1920, 2160, 2220, 2232, 2240, 2244, 2246, 2248, 2270, 2280, 2310, 2316, 2322, 2340, 2376, 2388, 2392,
    2400, 2404, 2408, 2412, 2424, 2448, 2460, 2520,
  ],
  1116: [2480],
  1125: [2436],
  1170: [2532],
  1179: [2556],
  1200: [2640, 2652, 2670],
  1206: [2622],
  1216: [2688],
  1220: [2656, 2712],
  1224: [2720],
  1236: [2676],
  1240: [2772],
  1242: [2208, 2688],
  1256: [2760],
  1260: [2720, 2736, 2800],
  1264: [2780],
  1280: [2856],
  1284: [2778],
  1290: [2796],
  1320: [2868],
  1344: [2992],
  1440: [2560, 2880, 2960, 2992, 3040, 3088, 3120, 3168, 3200, 3216],
  1644: [3840],
};

/** True for the exact size of a known phone's screen, upright or on its side. */
export function isPhoneScreen(width: number, height: number): boolean {
  return LONG_SIDES_BY_SHORT[Math.min(width, height)]?.includes(Math.max(width, height)) === true;
}
