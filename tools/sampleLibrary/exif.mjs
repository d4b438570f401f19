/** What a camera writes into a JPEG: maker, model, moment and exposure, as an EXIF segment (CIPA DC-008, "Exif 2.32"). */

/**
 * @typedef {{
 *   make: string, model: string, takenAt: string, offset: string,
 *   fNumber: number, exposureSeconds: number, iso: number, focalLengthMm: number,
 * }} Exposure `takenAt` as EXIF writes it: `2025:09:14 09:41:12`; `offset` from UTC: `+02:00`
 */

const ASCII = 2;
const SHORT = 3;
const LONG = 4;
const RATIONAL = 5;

/** @typedef {{ tag: number, type: number, bytes: Buffer, count: number }} Entry */

/** @param {number} tag @param {string} text @returns {Entry} */
function ascii(tag, text) {
  const bytes = Buffer.from(`${text}\0`, 'ascii');
  return { tag, type: ASCII, bytes, count: bytes.length };
}

/** @param {number} tag @param {number} above @param {number} below @returns {Entry} */
function rational(tag, above, below) {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32LE(above, 0);
  bytes.writeUInt32LE(below, 4);
  return { tag, type: RATIONAL, bytes, count: 1 };
}

/** @param {number} tag @param {number} type @param {number} value @returns {Entry} */
function whole(tag, type, value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value, 0);
  return { tag, type, bytes, count: 1 };
}

/** One directory and the values that do not fit into it. @param {readonly Entry[]} entries ascending by tag @param {number} at where it begins */
function directory(entries, at) {
  const head = Buffer.alloc(2 + entries.length * 12 + 4);
  head.writeUInt16LE(entries.length, 0);
  /** @type {Buffer[]} */
  const values = [];
  let end = at + head.length;
  for (const [index, { tag, type, bytes, count }] of entries.entries()) {
    const place = 2 + index * 12;
    head.writeUInt16LE(tag, place);
    head.writeUInt16LE(type, place + 2);
    head.writeUInt32LE(count, place + 4);
    if (bytes.length <= 4) bytes.copy(head, place + 8);
    else {
      head.writeUInt32LE(end, place + 8);
      const padded = bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(1)]);
      values.push(padded);
      end += padded.length;
    }
  }
  return Buffer.concat([head, ...values]);
}

/**
 * Puts the segment at the front of a JPEG.
 * @param {Buffer} jpeg
 * @param {Exposure} exposure
 */
export function withExif(
  jpeg,
  { make, model, takenAt, offset, fNumber, exposureSeconds, iso, focalLengthMm },
) {
  const EXIF_POINTER = 0x8769;
  const own = (/** @type {number} */ pointer) => [
    ascii(0x010f, make),
    ascii(0x0110, model),
    whole(EXIF_POINTER, LONG, pointer),
  ];
  const begin = 8;
  const exifAt = begin + directory(own(0), begin).length;
  const exif = directory(
    [
      rational(0x829a, 1, Math.round(1 / exposureSeconds)),
      rational(0x829d, Math.round(fNumber * 10), 10),
      whole(0x8827, SHORT, iso),
      ascii(0x9003, takenAt),
      ascii(0x9011, offset),
      rational(0x920a, Math.round(focalLengthMm * 10), 10),
    ],
    exifAt,
  );
  const header = Buffer.from([0x49, 0x49, 42, 0, begin, 0, 0, 0]);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'ascii'), header, directory(own(exifAt), begin), exif]);
  const segment = Buffer.alloc(4);
  segment.writeUInt16BE(0xffe1, 0);
  segment.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), segment, body, jpeg.subarray(2)]);
}
