/**
 * Reads the box structure of ISO base media files (HEIC, AVIF, MP4): enough to know what a file claims to be, how
 * large its pictures are and whether its end is missing. Nothing is decoded. Source: ISO/IEC 14496-12 and 23008-12.
 */

/** One box; offsets are into the file. */
export interface IsoBox {
  readonly type: string;
  readonly contentStart: number;
  /** As declared; may lie behind the end of the bytes. */
  readonly end: number;
}

/** Latin-1 text of `length` bytes; shorter at the end of the file. */
export function readAscii(bytes: Uint8Array, offset: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(offset, offset + length));
}

/** The boxes between two offsets. Stops at the first thing that is not a box (cameras append their own trailers). */
export function readBoxes(bytes: Uint8Array, start: number, end: number): IsoBox[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const boxes: IsoBox[] = [];
  let offset = start;
  while (offset + 8 <= end && offset + 8 <= bytes.length) {
    const type = readAscii(bytes, offset + 4, 4);
    let headerBytes = 8;
    let boxBytes = view.getUint32(offset);
    if (boxBytes === 1) {
      if (offset + 16 > bytes.length) break;
      headerBytes = 16;
      boxBytes = Number(view.getBigUint64(offset + 8));
    } else if (boxBytes === 0) {
      boxBytes = end - offset;
    }
    if (boxBytes < headerBytes || !/^[\x20-\x7e\xa9]{4}$/.test(type)) break;
    boxes.push({ type, contentStart: offset + headerBytes, end: offset + boxBytes });
    offset += boxBytes;
  }
  return boxes;
}

/** Major and compatible brands of the file type box, the major one first; empty if there is none. */
export function readBrands(head: Uint8Array): string[] {
  if (readAscii(head, 4, 4) !== 'ftyp') return [];
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const end = Math.min(view.getUint32(0), head.length);
  const brands = [readAscii(head, 8, 4)];
  for (let offset = 16; offset + 4 <= end; offset += 4) brands.push(readAscii(head, offset, 4));
  return brands;
}

/** All boxes of a file at a path of types, `['meta', 'iprp', 'ipco', 'ispe']`. */
export function findBoxes(bytes: Uint8Array, path: readonly string[]): IsoBox[] {
  let level: readonly IsoBox[] = [{ type: '', contentStart: 0, end: bytes.length }];
  for (const type of path) {
    level = level
      .flatMap((parent) => readBoxes(bytes, childrenStart(parent), Math.min(parent.end, bytes.length)))
      .filter((box) => box.type === type);
  }
  return [...level];
}

/** `meta` is a full box: four bytes of version and flags come before its children. */
function childrenStart({ type, contentStart }: IsoBox): number {
  return type === 'meta' ? contentStart + 4 : contentStart;
}

/**
 * The largest picture any item of a HEIC or AVIF file declares (`ispe` properties; a grid's whole size is one of
 * them), before rotation. Null where there is none.
 */
export function readLargestIspe(bytes: Uint8Array): { width: number; height: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let largest: { width: number; height: number } | null = null;
  for (const { contentStart } of findBoxes(bytes, ['meta', 'iprp', 'ipco', 'ispe'])) {
    if (contentStart + 12 > bytes.length) continue;
    const size = { width: view.getUint32(contentStart + 4), height: view.getUint32(contentStart + 8) };
    if (largest === null || size.width * size.height > largest.width * largest.height) largest = size;
  }
  return largest;
}
