/**
 * Reads the directory of a zip that may come from anybody: every figure in it is checked against the bytes that are
 * there before it is used. What is wrong is said in words, by a {@link BadZipError}. Section numbers are those of PKWARE's
 * APPNOTE 6.3.10.
 */
import {
  CENTRAL_BYTES,
  CENTRAL_SIGNATURE,
  ENCRYPTED_FLAG,
  END64_BYTES,
  END64_SIGNATURE,
  END_BYTES,
  END_SIGNATURE,
  IN_ZIP64,
  LOCAL_BYTES,
  LOCAL_SIGNATURE,
  LOCATOR_BYTES,
  LOCATOR_SIGNATURE,
  METHOD,
  ZIP64_EXTRA,
  type ZipEnd,
} from './zipRecords.ts';

/** A comment follows the last record, of a length that 16 bits hold. */
export const LONGEST_END = END_BYTES + 0xff_ff;

/** The zip cannot be read; the message is a sentence for the person. */
export class BadZipError extends Error {
  override readonly name = 'BadZipError';
}

/** What is to be read next to find the directory. */
export type FoundEnd =
  | { readonly kind: 'end'; readonly end: ZipEnd }
  /** The figures are in the Zip64 record at `offset`: see {@link parseEnd64}. */
  | { readonly kind: 'zip64'; readonly offset: number };

/**
 * Looks for the record a zip ends with.
 * @param tail the last bytes of the zip, {@link LONGEST_END} and a locator's length of them if there are as many
 */
export function findEnd(tail: Uint8Array): FoundEnd {
  const view = viewOf(tail);
  for (let at = tail.length - END_BYTES; at >= 0; at -= 1) {
    if (view.getUint32(at, true) !== END_SIGNATURE) continue;
    if (at + END_BYTES + view.getUint16(at + 20, true) !== tail.length) continue;
    const locator = at - LOCATOR_BYTES;
    if (locator >= 0 && view.getUint32(locator, true) === LOCATOR_SIGNATURE) {
      return { kind: 'zip64', offset: readNumber(view, locator + 8) };
    }
    const end = {
      files: view.getUint16(at + 10, true),
      bytes: view.getUint32(at + 12, true),
      offset: view.getUint32(at + 16, true),
    };
    return { kind: 'end', end };
  }
  throw new BadZipError('Its end is missing: the file was cut short.');
}

/** The Zip64 record of the end, of {@link END64_BYTES}. */
export function parseEnd64(record: Uint8Array): ZipEnd {
  const view = viewOf(record);
  if (record.length < END64_BYTES || view.getUint32(0, true) !== END64_SIGNATURE) {
    throw new BadZipError('Its end does not say where its list of files is.');
  }
  return { files: readNumber(view, 32), bytes: readNumber(view, 40), offset: readNumber(view, 48) };
}

/** A file as the directory has it. */
export interface ZipFile {
  readonly method: keyof typeof METHOD;
  readonly crc32: number;
  readonly storedBytes: number;
  readonly bytes: number;
  /** Of its local header. */
  readonly offset: number;
}

/** Calls back with the name, a view into `directory`, and the place of each record. */
export function walkDirectory(
  directory: Uint8Array,
  files: number,
  visit: (name: Uint8Array, at: number) => void,
): void {
  const view = viewOf(directory);
  let at = 0;
  let count = 0;
  while (at + CENTRAL_BYTES <= directory.length && view.getUint32(at, true) === CENTRAL_SIGNATURE) {
    const nameEnd = at + CENTRAL_BYTES + view.getUint16(at + 28, true);
    const next = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > directory.length) break;
    visit(directory.subarray(at + CENTRAL_BYTES, nameEnd), at);
    at = next;
    count += 1;
  }
  if (count !== files) {
    throw new BadZipError(`Its list of files ends after ${String(count)} of ${String(files)}.`);
  }
}

/**
 * The record at a place that {@link walkDirectory} named.
 * @param before where the directory begins in the zip: files end before it
 */
export function parseRecord(directory: Uint8Array, at: number, before: number): ZipFile {
  const view = viewOf(directory);
  if ((view.getUint16(at + 8, true) & ENCRYPTED_FLAG) !== 0) throw new BadZipError('It is encrypted.');
  const number = view.getUint16(at + 10, true);
  const method = number === METHOD.stored ? 'stored' : number === METHOD.deflated ? 'deflated' : null;
  if (method === null)
    throw new BadZipError(`It is compressed in a way that is not known (${String(number)}).`);
  const large = readZip64(directory, at);
  const file: ZipFile = {
    method,
    crc32: view.getUint32(at + 16, true),
    // In the order of the Zip64 field.
    bytes: large(view.getUint32(at + 24, true)),
    storedBytes: large(view.getUint32(at + 20, true)),
    offset: large(view.getUint32(at + 42, true)),
  };
  if (file.offset + LOCAL_BYTES + file.storedBytes > before) {
    throw new BadZipError('It is said to lie outside the file.');
  }
  if (method === 'stored' && file.bytes !== file.storedBytes) {
    throw new BadZipError('Its two sizes differ.');
  }
  return file;
}

/** Where a file's bytes begin, behind its local header (4.3.7), whose name and fields may differ from the directory's. */
export function dataOffset(header: Uint8Array, { offset }: ZipFile): number {
  const view = viewOf(header);
  if (header.length < LOCAL_BYTES || view.getUint32(0, true) !== LOCAL_SIGNATURE) {
    throw new BadZipError('It is not where the list of files says.');
  }
  return offset + LOCAL_BYTES + view.getUint16(26, true) + view.getUint16(28, true);
}

/** Reads the figures that do not fit their fields, in turn. */
function readZip64(directory: Uint8Array, at: number): (value: number) => number {
  const view = viewOf(directory);
  const start = at + CENTRAL_BYTES + view.getUint16(at + 28, true);
  const end = start + view.getUint16(at + 30, true);
  let next = 0;
  let fieldEnd = 0;
  for (let field = start; field + 4 <= end; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== ZIP64_EXTRA) continue;
    next = field + 4;
    fieldEnd = Math.min(end, next + view.getUint16(field + 2, true));
    break;
  }
  return (value) => {
    if (value !== IN_ZIP64) return value;
    if (next + 8 > fieldEnd) throw new BadZipError('Its size is missing.');
    next += 8;
    return readNumber(view, next - 8);
  };
}

/** 64 bits; what a number cannot hold is larger than any file. */
function readNumber(view: DataView, at: number): number {
  const value = Number(view.getBigUint64(at, true));
  if (!Number.isSafeInteger(value)) throw new BadZipError('It claims to be larger than files can be.');
  return value;
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}
