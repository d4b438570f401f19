/**
 * QR codes of version 1 at error correction level M: up to 14 bytes, 21 by 21 modules. ISO/IEC 18004; the section numbers
 * below are those of its 2015 edition.
 */

const SIZE = 21;
const DATA_WORDS = 16;
const CHECK_WORDS = 10;
/** Level M in the format bits (7.9.1). */
const LEVEL_M = 0b00;

/** Multiplication in GF(256) over x^8 + x^4 + x^3 + x^2 + 1 (7.5.2). @param {number} a @param {number} b */
function multiply(a, b) {
  let product = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d);
    product ^= ((b >>> bit) & 1) * a;
  }
  return product;
}

/** Reed-Solomon check words (7.5.2, annex A). @param {readonly number[]} data */
function checkWords(data) {
  let generator = [1];
  let root = 1;
  for (let degree = 0; degree < CHECK_WORDS; degree += 1) {
    const longer = [...generator, 0];
    for (const [index, factor] of generator.entries()) {
      longer[index + 1] = (longer[index + 1] ?? 0) ^ multiply(factor, root);
    }
    generator = longer;
    root = multiply(root, 2);
  }
  const rest = [...data, ...Array.from({ length: CHECK_WORDS }, () => 0)];
  for (let index = 0; index < data.length; index += 1) {
    const lead = rest[index] ?? 0;
    for (const [offset, factor] of generator.entries()) {
      rest[index + offset] = (rest[index + offset] ?? 0) ^ multiply(factor, lead);
    }
  }
  return rest.slice(data.length);
}

/** Byte mode, terminator and padding (7.4). @param {string} text */
function dataWords(text) {
  const bytes = [...new TextEncoder().encode(text)];
  if (bytes.length > DATA_WORDS - 2) throw new Error(`A code of this size holds 14 bytes, not "${text}".`);
  const bits = [
    0b0100,
    bytes.length >> 4,
    bytes.length & 15,
    ...bytes.flatMap((byte) => [byte >> 4, byte & 15]),
    0,
  ];
  const words = [];
  for (let index = 0; index < bits.length; index += 2) {
    words.push(((bits[index] ?? 0) << 4) | (bits[index + 1] ?? 0));
  }
  while (words.length < DATA_WORDS) words.push((words.length - bytes.length) % 2 === 0 ? 0xec : 0x11);
  return words;
}

/** The eight masks (7.8.2). @type {ReadonlyArray<(row: number, column: number) => boolean>} */
const MASKS = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
];

/** Level and mask with their BCH check bits (7.9, annex C). @param {number} mask */
function formatBits(mask) {
  const data = (LEVEL_M << 3) | mask;
  let rest = data;
  for (let step = 0; step < 10; step += 1) rest = (rest << 1) ^ ((rest >>> 9) * 0x537);
  return ((data << 10) | rest) ^ 0x5412;
}

/** Finder, separator, timing and format areas: everything that is no data. @param {number} row @param {number} column */
function isFunction(row, column) {
  const inCorner =
    (row < 9 && column < 9) || (row < 9 && column >= SIZE - 8) || (row >= SIZE - 8 && column < 9);
  return inCorner || row === 6 || column === 6;
}

/** @param {number} row @param {number} column */
function functionModule(row, column) {
  const fromLeft = column < 9 ? column - 3 : column - (SIZE - 4);
  const fromTop = row < 9 ? row - 3 : row - (SIZE - 4);
  const ring = Math.max(Math.abs(fromLeft), Math.abs(fromTop));
  const inFinder =
    ring <= 4 && (row < 8 || column < 8) && (row < 8 || row > 12) && (column < 8 || column > 12);
  if (inFinder) return ring <= 1 || ring === 3;
  return (row === 6 || column === 6) && (row + column) % 2 === 0;
}

/** @param {readonly number[]} words @param {number} mask */
function drawCode(words, mask) {
  const modules = Array.from({ length: SIZE }, (_, row) =>
    Array.from({ length: SIZE }, (__, column) => isFunction(row, column) && functionModule(row, column)),
  );
  /** @param {number} row @param {number} column @param {boolean} isDark */
  const set = (row, column, isDark) => {
    const line = modules[row];
    if (line !== undefined) line[column] = isDark;
  };
  // Upwards and downwards in columns of two, from the right (7.7.3).
  let bit = 0;
  for (let right = SIZE - 1; right > 0; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < SIZE; step += 1) {
      const isUpwards = ((right + 1) & 2) === 0;
      const row = isUpwards ? SIZE - 1 - step : step;
      for (const column of [right, right - 1]) {
        if (isFunction(row, column)) continue;
        const word = words[bit >> 3] ?? 0;
        const isSet = ((word >> (7 - (bit & 7))) & 1) === 1;
        set(row, column, isSet !== (MASKS[mask]?.(row, column) === true));
        bit += 1;
      }
    }
  }
  const format = formatBits(mask);
  for (let index = 0; index < 15; index += 1) {
    const isDark = ((format >> index) & 1) === 1;
    // Around the upper left finder.
    if (index < 6) set(index, 8, isDark);
    else if (index < 8) set(index + 1, 8, isDark);
    else if (index === 8) set(8, 7, isDark);
    else set(8, 14 - index, isDark);
    // Once more beside the two others.
    if (index < 8) set(8, SIZE - 1 - index, isDark);
    else set(SIZE - 15 + index, 8, isDark);
  }
  set(SIZE - 8, 8, true);
  return modules;
}

/** How hard the code would be to read (7.8.3). @param {readonly (readonly boolean[])[]} modules */
function penalty(modules) {
  let sum = 0;
  let dark = 0;
  const columns = modules.map((_, column) => modules.map((row) => row[column] === true));
  for (const line of [...modules, ...columns]) {
    const text = line.map((isDark) => (isDark ? '1' : '0')).join('');
    for (const run of text.match(/0{5,}|1{5,}/g) ?? []) sum += run.length - 2;
    for (const [index] of line.entries()) {
      if (['10111010000', '00001011101'].includes(text.slice(index, index + 11))) sum += 40;
    }
  }
  for (let row = 0; row < SIZE; row += 1) {
    for (let column = 0; column < SIZE; column += 1) {
      const isDark = modules[row]?.[column] === true;
      if (isDark) dark += 1;
      const square = [modules[row]?.[column + 1], modules[row + 1]?.[column], modules[row + 1]?.[column + 1]];
      if (square.every((other) => other === isDark)) sum += 3;
    }
  }
  return sum + Math.floor(Math.abs((dark * 20) / (SIZE * SIZE) - 10)) * 10;
}

/**
 * @param {string} text at most 14 bytes of UTF-8
 * @returns {readonly (readonly boolean[])[]} rows of modules, true where dark, without the quiet zone
 */
export function makeQrCode(text) {
  const data = dataWords(text);
  const words = [...data, ...checkWords(data)];
  const codes = MASKS.map((_, mask) => drawCode(words, mask));
  return codes.reduce((best, code) => (penalty(code) < penalty(best) ? code : best));
}
