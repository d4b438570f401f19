/**
 * The sample library: what each picture shows, when and with what it was taken. Invented, like the cameras' makers; spread over
 * two years, so that a timeline has something to scroll through.
 */
import { LANDSCAPES } from './landscapes.mjs';
import { codeCard, letter, receipt, trainTicket } from './paper.mjs';
import { cat, dog } from './pets.mjs';
import { budgetScreen, chatScreen, meme, settingsScreen, weatherScreen } from './screens.mjs';

/**
 * A landscape, a page drawn by the browser, or a page that stands on another picture.
 * @typedef {{ kind: 'landscape', scene: import('./terrain.mjs').Scene }
 *   | { kind: 'page', html: string, scale?: number }
 *   | { kind: 'captioned', picture: Drawing, width: number, height: number, html: (address: string) => string }} Drawing
 * @typedef {{
 *   file: string,
 *   takenAt: string,
 *   camera?: 'camera' | 'phone',
 *   width: number,
 *   height: number,
 *   quality?: number,
 *   drawing: Drawing,
 * }} Sample `takenAt` is `YYYY-MM-DD HH:MM:SS` on the camera's clock; a picture without a camera has its date in its name
 */

const OAK = { colour: '#9a6b3f', grain: '.004 .09' };
const SLATE = { colour: '#4b5157', grain: '.02 .02' };
const LINEN = { colour: '#b9ad97', grain: '.03 .05' };

/** @param {keyof typeof LANDSCAPES} name @param {string} file @param {string} takenAt @param {Partial<Sample>} [more] @returns {Sample} */
function landscape(name, file, takenAt, more) {
  const scene = LANDSCAPES[name];
  if (scene === undefined) throw new Error(`There is no landscape "${name}".`);
  return {
    file,
    takenAt,
    camera: 'camera',
    width: scene.width,
    height: scene.height,
    quality: 0.62,
    drawing: { kind: 'landscape', scene },
    ...more,
  };
}

/** Pixels of the picture for one of the drawing's. */
const PHOTO_SCALE = 0.8;
const SCREEN_SCALE = 1.4;

/** @param {string} file @param {string} takenAt @param {string} html @param {{ width: number, height: number }} [size] of the drawing @returns {Sample} */
function photo(file, takenAt, html, { width, height } = { width: 900, height: 1200 }) {
  return {
    file,
    takenAt,
    camera: 'phone',
    width: width * PHOTO_SCALE,
    height: height * PHOTO_SCALE,
    quality: 0.58,
    drawing: { kind: 'page', html, scale: PHOTO_SCALE },
  };
}

/** @param {string} file @param {string} takenAt @param {string} html @returns {Sample} */
function screen(file, takenAt, html) {
  const drawing = /** @type {const} */ ({ kind: 'page', html, scale: SCREEN_SCALE });
  return { file, takenAt, width: 400 * SCREEN_SCALE, height: 866 * SCREEN_SCALE, drawing };
}

/** @param {string} file @param {string} takenAt @param {Drawing} picture @param {readonly [string, string]} words @returns {Sample} */
function captioned(file, takenAt, picture, [above, below]) {
  const size = picture.kind === 'landscape' ? { width: 800, height: 533 } : { width: 800, height: 800 };
  return {
    file,
    takenAt,
    ...size,
    quality: 0.7,
    drawing: {
      kind: 'captioned',
      picture,
      ...size,
      html: (address) => meme({ picture: address, above, below }),
    },
  };
}

const TABBY = {
  seed: 5,
  coat: ['#a58a68', '#8f7452', '#bfa684', '#7a6146'],
  dark: '#4a3726',
  pale: '#e9dcc6',
  eyes: '#b8b444',
  nose: '#c98a80',
};

/** @type {readonly Sample[]} */
export const SAMPLES = [
  landscape('lake', 'DSC_0412.jpg', '2025-09-14 09:41:12'),
  landscape('lakeAgain', 'DSC_0413.jpg', '2025-09-14 09:41:15'),
  landscape('peaks', 'DSC_0437.jpg', '2025-09-14 12:20:48'),
  landscape('forest', 'DSC_0451.jpg', '2025-09-13 17:02:30'),
  landscape('hills', 'DSC_0288.jpg', '2025-05-25 11:15:09'),
  landscape('sunset', 'DSC_0303.jpg', '2025-05-25 20:48:51'),
  landscape('dunes', 'DSC_0107.jpg', '2024-10-19 08:12:33'),
  landscape('aurora', 'DSC_0033.jpg', '2024-02-11 23:05:17'),
  photo('IMG_20250608_184210.jpg', '2025-06-08 18:42:10', cat({ ...TABBY, stand: { scale: 0.55, x: 337 } }), {
    width: 900,
    height: 900,
  }),
  photo(
    'IMG_20241224_103355.jpg',
    '2024-12-24 10:33:55',
    cat({
      seed: 9,
      coat: ['#8b8f96', '#757a82', '#a4a8ae', '#62666e'],
      dark: '#4c5057',
      pale: '#d7dadd',
      eyes: '#d19a2e',
      nose: '#8a6f70',
      stand: { scale: 0.55, x: 337 },
    }),
    { width: 900, height: 1100 },
  ),
  photo(
    'IMG_20250412_151907.jpg',
    '2025-04-12 15:19:07',
    dog({
      seed: 12,
      coat: ['#6b4428', '#5a3820', '#7d5535', '#4a2e1a'],
      dark: '#3a2414',
      pale: '#c8a47a',
      stand: { scale: 0.9, x: 150 },
    }),
    { width: 1000, height: 900 },
  ),
  photo(
    'IMG_20250503_120418.jpg',
    '2025-05-03 12:04:18',
    receipt({
      shop: 'CAFE FERN',
      place: '7 Quay Street, Larkwood',
      when: '03.05.2025 12:01',
      tilt: -2,
      seed: 4,
      table: OAK,
      thanks: 'Thank you, come again',
      items: [
        ['2 x Flat white', 7.6],
        ['1 x Carrot cake', 4.2],
        ['1 x Soup of the day', 6.9],
        ['1 x Sourdough', 2.5],
      ],
    }),
  ),
  photo(
    'IMG_20250517_175902.jpg',
    '2025-05-17 17:59:02',
    receipt({
      shop: 'GREEN BASKET',
      place: 'Market Hall 3, Larkwood',
      when: '17.05.2025 17:52',
      tilt: 3,
      seed: 7,
      table: SLATE,
      thanks: 'Keep this receipt for returns',
      items: [
        ['Apples 1.2 kg', 3.48],
        ['Oat milk 1 l', 1.89],
        ['Bread rye', 3.2],
        ['Tomatoes 0.6 kg', 2.34],
        ['Butter 250 g', 2.79],
        ['Coffee 500 g', 8.95],
        ['Rice 1 kg', 2.49],
        ['Eggs x 10', 3.69],
      ],
    }),
  ),
  photo(
    'IMG_20241102_110845.jpg',
    '2024-11-02 11:08:45',
    receipt({
      shop: 'HOLM HARDWARE',
      place: '21 Station Road',
      when: '02.11.2024 11:05',
      tilt: 1,
      seed: 2,
      table: LINEN,
      thanks: 'Exchange within 14 days',
      items: [
        ['Wood screws 4x40', 5.99],
        ['Paint brush 50 mm', 6.49],
        ['White paint 2.5 l', 24.9],
        ['Sandpaper set', 4.25],
        ['Wall plugs', 3.1],
      ],
    }),
  ),
  photo(
    'IMG_20250304_094412.jpg',
    '2025-03-04 09:44:12',
    letter({ seed: 3, title: 'Survey of the boundary wall', tilt: 0.8, hasTable: false, table: OAK }),
  ),
  photo(
    'Scan_20240620.jpg',
    '2024-06-20 10:00:00',
    letter({
      seed: 15,
      title: 'Statement of works, second quarter',
      tilt: 0,
      hasTable: true,
      table: { colour: '#d9d8d4', grain: '.02 .03' },
    }),
  ),
  photo('IMG_20250717_101533.jpg', '2025-07-17 10:15:33', codeCard({ text: 'Winnow', seed: 6 }), {
    width: 900,
    height: 1000,
  }),
  photo(
    'IMG_20250913_085820.jpg',
    '2025-09-13 08:58:20',
    trainTicket({ seed: 10, from: 'LARKWOOD', to: 'NORTH LAKE', date: '13 SEP 25', table: SLATE }),
    { width: 1200, height: 700 },
  ),
  screen('Screenshot_20250519-130702.png', '2025-05-19 13:07:02', weatherScreen()),
  screen('Screenshot_20250506-085214.png', '2025-05-06 08:52:14', budgetScreen()),
  screen('Screenshot_20250913-092431.png', '2025-09-13 09:24:31', chatScreen()),
  screen('Screenshot_20240328-224009.png', '2024-03-28 22:40:09', settingsScreen()),
  captioned(
    'IMG-20250609-WA0003.webp',
    '2025-06-09 00:00:00',
    { kind: 'page', html: cat({ ...TABBY, stand: { scale: 1, x: 0 } }) },
    ['I sorted your photos', 'They are all of me'],
  ),
  captioned('IMG-20250120-WA0011.webp', '2025-01-20 00:00:00', landscape('dunes', '', '').drawing, [
    'Me looking for',
    'that one receipt',
  ]),
];
