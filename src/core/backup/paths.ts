/**
 * Names of files in a backup: by day, under the photo's own name where every common file system takes it, numbered where
 * two photos would have the same one.
 */
import type { TakenDate } from '../photo.ts';

/** What Windows, the strictest of them, does not take in a name, besides control characters. */
const FORBIDDEN = /[<>:"/\\|?*]/g;
/** Names Windows keeps for devices, whatever follows the dot. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
/** Most file systems take 255 bytes of UTF-8; there is to be room for a number and `.xmp`. */
const LONGEST_NAME_BYTES = 240;
const LONGEST_EXTENSION = 8;

const MINUTE_MS = 60_000;

/** The day a photo was taken where it was taken, else on this device: `2019-03-04`. */
export function dayOf({ epochMs, offsetMinutes }: Pick<TakenDate, 'epochMs' | 'offsetMinutes'>): string {
  const eastMinutes = offsetMinutes ?? -new Date(epochMs).getTimezoneOffset();
  return new Date(epochMs + eastMinutes * MINUTE_MS).toISOString().slice(0, 10);
}

/** The name as every common file system takes it. Characters that cannot stand become `_`. */
export function toSafeName(fileName: string): string {
  const plain = Array.from(fileName.normalize('NFC'), (char) => (isControl(char) ? '_' : char))
    .join('')
    .replaceAll(FORBIDDEN, '_')
    .replace(/[. ]+$/, '')
    .trimStart();
  const named = plain === '' ? 'photo' : RESERVED.test(plain) ? `_${plain}` : plain;
  const { stem, extension } = splitName(named);
  return cutToBytes(stem, LONGEST_NAME_BYTES - 4 * LONGEST_EXTENSION) + extension;
}

function cutToBytes(text: string, mostBytes: number): string {
  let bytes = 0;
  let kept = '';
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x8_00 ? 2 : code < 0x1_00_00 ? 3 : 4;
    if (bytes > mostBytes) break;
    kept += char;
  }
  return kept;
}

/** U+FFFD is what became of half a surrogate pair; zero-width and direction marks would hide what a name is. */
function isControl(char: string): boolean {
  const code = char.codePointAt(0) ?? 0;
  return (
    code < 0x20 || (code >= 0x7f && code < 0xa0) || (code >= 0xd800 && code < 0xe000) || /\p{Cf}/u.test(char)
  );
}

/** Hands out a path to each photo. Names that differ in case only are one name to many file systems. */
export function createPaths(): (fileName: string, day: string) => string {
  const taken = new Set<string>();
  return (fileName, day) => {
    const { stem, extension } = splitName(toSafeName(fileName));
    for (let number = 1; ; number += 1) {
      const name = number === 1 ? stem + extension : `${stem} (${String(number)})${extension}`;
      const path = `originals/${day}/${name}`;
      const folded = path.toLowerCase();
      if (taken.has(folded) || taken.has(`${folded}.xmp`)) continue;
      taken.add(folded);
      taken.add(`${folded}.xmp`);
      return path;
    }
  };
}

/** Hands out a name to each photo of one folder, by the same rule. */
export function createFileNames(): (fileName: string) => string {
  const taken = new Set<string>();
  /** Where counting goes on: of ten thousand `image.jpg` each would try the numbers of all before it. */
  const nextByName = new Map<string, number>();
  return (fileName) => {
    const safe = toSafeName(fileName);
    const { stem, extension } = splitName(safe);
    const key = safe.toLowerCase();
    for (let number = nextByName.get(key) ?? 1; ; number += 1) {
      const name = number === 1 ? safe : `${stem} (${String(number)})${extension}`;
      const folded = name.toLowerCase();
      if (taken.has(folded)) continue;
      taken.add(folded);
      nextByName.set(key, number + 1);
      return name;
    }
  };
}

function splitName(name: string): { stem: string; extension: string } {
  const dot = name.lastIndexOf('.');
  const isExtension = dot > 0 && name.length - dot <= LONGEST_EXTENSION;
  return isExtension
    ? { stem: name.slice(0, dot), extension: name.slice(dot) }
    : { stem: name, extension: '' };
}
