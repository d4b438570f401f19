/**
 * When the photos of a measured library were taken and with what: twenty years of trips, feasts and quiet months, drawn
 * from a seed. Photos of one burst lie close together in time, come from one camera and look alike.
 */
import { createDice, type Dice } from './dice.ts';

const FIRST_YEAR = 2005;
const YEARS = 20;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** How busy each month is, January first. */
const MONTH_WEIGHTS = [5, 4, 6, 8, 10, 12, 20, 22, 10, 9, 5, 14];

/** One burst in so many was put into the library long after it was taken: an old phone's copy, somebody else's photos. */
const LATE_SHARE = 0.08;

export interface PhotoFactsDrawn {
  readonly takenMs: number;
  readonly fileName: string;
  readonly width: number;
  readonly height: number;
  readonly camera: string | null;
  /** Which of the drawn pictures it may show: see {@link SHAPES}. */
  readonly shape: number;
  /** What it looks like: photos of one scene have similar vectors. */
  readonly scene: number;
}

/** Aspect ratios that occur, width to height. */
export const SHAPES: readonly number[] = [4 / 3, 3 / 4, 3 / 2, 2 / 3, 16 / 9, 9 / 16, 1, 1170 / 2532];

export const SCENES = 240;

interface Source {
  readonly camera: string | null;
  /** From which year on it was in use, and until which. */
  readonly years: readonly [number, number];
  readonly sizes: ReadonlyArray<readonly [number, number]>;
  readonly name: (date: Date, counter: number) => string;
}

const pad = (value: number, digits: number): string => String(value).padStart(digits, '0');
const dateDigits = (date: Date): string => date.toISOString().slice(0, 10).replaceAll('-', '');
const timeDigits = (date: Date): string => date.toISOString().slice(11, 19).replaceAll(':', '');

const SOURCES: readonly Source[] = [
  {
    camera: 'Canon PowerShot A620',
    years: [2005, 2011],
    sizes: [[3072, 2304]],
    name: (_, counter) => `IMG_${pad(counter, 4)}.JPG`,
  },
  {
    camera: 'NIKON D90',
    years: [2008, 2018],
    sizes: [
      [4288, 2848],
      [2848, 4288],
    ],
    name: (_, counter) => `DSC_${pad(counter, 4)}.JPG`,
  },
  {
    camera: 'SONY ILCE-7M3',
    years: [2018, 2026],
    sizes: [
      [6000, 4000],
      [4000, 6000],
    ],
    name: (_, counter) => `DSC0${pad(counter, 4)}.JPG`,
  },
  {
    camera: 'Apple iPhone 6s',
    years: [2013, 2020],
    sizes: [
      [4032, 3024],
      [3024, 4032],
      [3024, 3024],
    ],
    name: (_, counter) => `IMG_${pad(counter, 4)}.JPG`,
  },
  {
    camera: 'Google Pixel 7',
    years: [2019, 2026],
    sizes: [
      [4080, 3072],
      [3072, 4080],
      [4080, 2296],
    ],
    name: (date, counter) => `PXL_${dateDigits(date)}_${timeDigits(date)}${pad(counter % 1000, 3)}.jpg`,
  },
  {
    camera: null,
    years: [2012, 2026],
    sizes: [
      [1600, 1200],
      [1200, 1600],
      [1600, 900],
    ],
    name: (date, counter) => `IMG-${dateDigits(date)}-WA${pad(counter % 10_000, 4)}.jpg`,
  },
  {
    camera: null,
    years: [2011, 2026],
    sizes: [[1170, 2532]],
    name: (date) => `Screenshot_${dateDigits(date)}-${timeDigits(date)}.png`,
  },
];

/** Facts of `photos` photos in the order in which they come into the library. */
export function drawCalendar(photos: number, seed: number): PhotoFactsDrawn[] {
  const dice = createDice(seed, 1);
  const inTime: PhotoFactsDrawn[][] = [];
  const late: PhotoFactsDrawn[][] = [];
  let left = photos;
  while (left > 0) {
    const burst = drawBurst(dice, left);
    left -= burst.length;
    (dice.next() < LATE_SHARE ? late : inTime).push(burst);
  }
  inTime.sort((a, b) => (a[0]?.takenMs ?? 0) - (b[0]?.takenMs ?? 0));
  return [...inTime, ...late].flat();
}

function drawBurst(dice: Dice, most: number): PhotoFactsDrawn[] {
  // Later years are fuller: a square root leans towards the end.
  const year = FIRST_YEAR + Math.floor(YEARS * Math.sqrt(dice.next()));
  const startMs = Date.UTC(year, drawMonth(dice), 1 + dice.whole(28), 7 + dice.whole(14), dice.whole(60));
  const source = dice.pick(SOURCES.filter(({ years }) => years[0] <= year && year < years[1]));
  const isScreen = source.name(new Date(startMs), 0).startsWith('Screenshot');
  const size = isScreen ? 1 + dice.whole(3) : Math.ceil(Math.exp(2.1 + 1.3 * dice.normal()));
  const count = Math.min(most, size, 600);
  // A trip takes days, a feast an evening.
  const gapMs = size > 80 ? DAY_MS / 40 : 2 * MINUTE_MS;
  const scene = dice.whole(SCENES);
  const firstNumber = dice.whole(9_000);
  let takenMs = startMs;
  return Array.from({ length: count }, (_, index) => {
    takenMs += Math.ceil(-Math.log(1 - dice.next()) * gapMs) + 1_000;
    const [width, height] = dice.pick(source.sizes);
    return {
      takenMs,
      fileName: source.name(new Date(takenMs), firstNumber + index),
      width,
      height,
      camera: source.camera,
      shape: nearestShape(width / height),
      scene: dice.next() < 0.7 ? scene : dice.whole(SCENES),
    };
  });
}

function drawMonth(dice: Dice): number {
  let draw = dice.next() * MONTH_WEIGHTS.reduce((sum, weight) => sum + weight, 0);
  return Math.max(
    0,
    MONTH_WEIGHTS.findIndex((weight) => (draw -= weight) < 0),
  );
}

function nearestShape(ratio: number): number {
  const distances = SHAPES.map((shape) => Math.abs(Math.log(shape / ratio)));
  return distances.indexOf(Math.min(...distances));
}
