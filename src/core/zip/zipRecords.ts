/**
 * The records of a zip as bytes (PKWARE APPNOTE 6.3.10, whose section numbers are given here), for whoever writes one.
 * Names are UTF-8 and say so; sizes and places above 4 GB, and more than 65,535 files, go into the Zip64 records (4.5.3).
 */

export const LOCAL_SIGNATURE = 0x04_03_4b_50;
export const CENTRAL_SIGNATURE = 0x02_01_4b_50;
export const END_SIGNATURE = 0x06_05_4b_50;
export const END64_SIGNATURE = 0x06_06_4b_50;
export const LOCATOR_SIGNATURE = 0x07_06_4b_50;
const DESCRIPTOR_SIGNATURE = 0x08_07_4b_50;

export const LOCAL_BYTES = 30;
export const CENTRAL_BYTES = 46;
export const END_BYTES = 22;
export const END64_BYTES = 56;
export const LOCATOR_BYTES = 20;

export const ZIP64_EXTRA = 0x00_01;
/** Info-ZIP's extended timestamp: seconds since 1970, UTC. The field all readers know is in local time, to two seconds. */
const TIME_EXTRA = 0x54_55;
const TIME_EXTRA_BYTES = 9;

/** General purpose bits (4.4.4): sizes come after the data; the name is UTF-8. */
const DESCRIPTOR_FLAG = 1 << 3;
const UTF8_FLAG = 1 << 11;
/** Bit 0: encrypted. */
export const ENCRYPTED_FLAG = 1;

/** Written in a field of 32 or 16 bits, it says that the figure is in the Zip64 record. */
export const IN_ZIP64 = 0xff_ff_ff_ff;
const COUNT_IN_ZIP64 = 0xff_ff;

/** Versions needed to extract (4.4.3): 2.0 for folders and deflate, 4.5 for Zip64. */
const VERSION = 20;
const VERSION_ZIP64 = 45;
/** Made on Unix, so that readers take the permissions: a file its owner writes and everybody reads. */
const MADE_BY = (3 << 8) | VERSION_ZIP64;
const PERMISSIONS = 0o10_0644;

export const METHOD = { stored: 0, deflated: 8 } as const;

type Bytes = Uint8Array<ArrayBuffer>;

/** A file of a zip. Sizes, the sum and the place are known where its record is written. */
export interface ZipFileFacts {
  /** The path in UTF-8, of at most 65,535 bytes. */
  readonly name: Uint8Array;
  readonly modifiedMs: number;
  readonly method: keyof typeof METHOD;
  readonly crc32: number;
  readonly storedBytes: number;
  readonly bytes: number;
  /** Where its local header begins. */
  readonly offset: number;
}

/** What stands before the file's bytes (4.3.7), where all is known of them. */
export function localHeader(file: Omit<ZipFileFacts, 'offset'>): Bytes {
  const isLarge = file.bytes >= IN_ZIP64 || file.storedBytes >= IN_ZIP64;
  const large = isLarge ? zip64Extra([file.bytes, file.storedBytes]) : new Uint8Array(0);
  return writeLocal(file, UTF8_FLAG, isLarge ? IN_ZIP64 : null, large);
}

/** The same for a file whose sizes and sum come after it, in {@link descriptor}. Room is kept for sizes of any length. */
export function streamedHeader(file: Pick<ZipFileFacts, 'name' | 'modifiedMs' | 'method'>): Bytes {
  const unknown = { ...file, crc32: 0, bytes: 0, storedBytes: 0 };
  return writeLocal(unknown, UTF8_FLAG | DESCRIPTOR_FLAG, IN_ZIP64, zip64Extra([0, 0]));
}

/** What stands after the bytes of a file that began with {@link streamedHeader} (4.3.9). */
export function descriptor({ crc32, bytes, storedBytes }: ZipFileFacts): Bytes {
  const record = new Uint8Array(24);
  const view = new DataView(record.buffer);
  view.setUint32(0, DESCRIPTOR_SIGNATURE, true);
  view.setUint32(4, crc32, true);
  view.setBigUint64(8, BigInt(storedBytes), true);
  view.setBigUint64(16, BigInt(bytes), true);
  return record;
}

function writeLocal(
  file: Omit<ZipFileFacts, 'offset'>,
  flags: number,
  sizes: typeof IN_ZIP64 | null,
  large: Bytes,
): Bytes {
  const time = timeExtra(file.modifiedMs);
  const record = new Uint8Array(LOCAL_BYTES + file.name.length + large.length + time.length);
  const view = new DataView(record.buffer);
  view.setUint32(0, LOCAL_SIGNATURE, true);
  view.setUint16(4, large.length > 0 ? VERSION_ZIP64 : VERSION, true);
  view.setUint16(6, flags, true);
  view.setUint16(8, METHOD[file.method], true);
  view.setUint32(10, dosTime(file.modifiedMs), true);
  view.setUint32(14, file.crc32, true);
  view.setUint32(18, sizes ?? file.storedBytes, true);
  view.setUint32(22, sizes ?? file.bytes, true);
  view.setUint16(26, file.name.length, true);
  view.setUint16(28, large.length + time.length, true);
  record.set(file.name, LOCAL_BYTES);
  record.set(large, LOCAL_BYTES + file.name.length);
  record.set(time, LOCAL_BYTES + file.name.length + large.length);
  return record;
}

/** The file's line in the directory at the end (4.3.12). */
export function centralRecord(file: ZipFileFacts, isStreamed: boolean): Bytes {
  // Only what does not fit is in the Zip64 field, in this order (4.5.3).
  const large = zip64Extra([file.bytes, file.storedBytes, file.offset].filter((value) => value >= IN_ZIP64));
  const time = timeExtra(file.modifiedMs);
  const record = new Uint8Array(CENTRAL_BYTES + file.name.length + large.length + time.length);
  const view = new DataView(record.buffer);
  view.setUint32(0, CENTRAL_SIGNATURE, true);
  view.setUint16(4, MADE_BY, true);
  view.setUint16(6, large.length > 0 || isStreamed ? VERSION_ZIP64 : VERSION, true);
  view.setUint16(8, isStreamed ? UTF8_FLAG | DESCRIPTOR_FLAG : UTF8_FLAG, true);
  view.setUint16(10, METHOD[file.method], true);
  view.setUint32(12, dosTime(file.modifiedMs), true);
  view.setUint32(16, file.crc32, true);
  view.setUint32(20, Math.min(file.storedBytes, IN_ZIP64), true);
  view.setUint32(24, Math.min(file.bytes, IN_ZIP64), true);
  view.setUint16(28, file.name.length, true);
  view.setUint16(30, large.length + time.length, true);
  view.setUint32(38, PERMISSIONS * 0x1_00_00, true);
  view.setUint32(42, Math.min(file.offset, IN_ZIP64), true);
  record.set(file.name, CENTRAL_BYTES);
  record.set(large, CENTRAL_BYTES + file.name.length);
  record.set(time, CENTRAL_BYTES + file.name.length + large.length);
  return record;
}

/** Where the directory is and how much it holds. */
export interface ZipEnd {
  readonly files: number;
  readonly offset: number;
  readonly bytes: number;
}

/** What a zip ends with (4.3.14 to 4.3.16). */
export function endRecords({ files, offset, bytes }: ZipEnd): Bytes {
  const isLarge = files >= COUNT_IN_ZIP64 || offset >= IN_ZIP64 || bytes >= IN_ZIP64;
  const largeBytes = isLarge ? END64_BYTES + LOCATOR_BYTES : 0;
  const records = new Uint8Array(largeBytes + END_BYTES);
  const view = new DataView(records.buffer);
  if (isLarge) {
    view.setUint32(0, END64_SIGNATURE, true);
    // Its size without this field and the one before it.
    view.setBigUint64(4, BigInt(END64_BYTES - 12), true);
    view.setUint16(12, MADE_BY, true);
    view.setUint16(14, VERSION_ZIP64, true);
    view.setBigUint64(24, BigInt(files), true);
    view.setBigUint64(32, BigInt(files), true);
    view.setBigUint64(40, BigInt(bytes), true);
    view.setBigUint64(48, BigInt(offset), true);
    view.setUint32(END64_BYTES, LOCATOR_SIGNATURE, true);
    view.setBigUint64(END64_BYTES + 8, BigInt(offset + bytes), true);
    view.setUint32(END64_BYTES + 16, 1, true);
  }
  view.setUint32(largeBytes, END_SIGNATURE, true);
  view.setUint16(largeBytes + 8, Math.min(files, COUNT_IN_ZIP64), true);
  view.setUint16(largeBytes + 10, Math.min(files, COUNT_IN_ZIP64), true);
  view.setUint32(largeBytes + 12, Math.min(bytes, IN_ZIP64), true);
  view.setUint32(largeBytes + 16, Math.min(offset, IN_ZIP64), true);
  return records;
}

function zip64Extra(values: readonly number[]): Bytes {
  if (values.length === 0) return new Uint8Array(0);
  const extra = new Uint8Array(4 + 8 * values.length);
  const view = new DataView(extra.buffer);
  view.setUint16(0, ZIP64_EXTRA, true);
  view.setUint16(2, 8 * values.length, true);
  values.forEach((value, index) => {
    view.setBigUint64(4 + 8 * index, BigInt(value), true);
  });
  return extra;
}

/** Left out where 32 bits of seconds do not reach: before December 1901 and after January 2038. */
function timeExtra(epochMs: number): Bytes {
  const seconds = Math.floor(epochMs / 1_000);
  if (!(seconds >= -0x80_00_00_00 && seconds < 0x80_00_00_00)) return new Uint8Array(0);
  const extra = new Uint8Array(TIME_EXTRA_BYTES);
  const view = new DataView(extra.buffer);
  view.setUint16(0, TIME_EXTRA, true);
  view.setUint16(2, TIME_EXTRA_BYTES - 4, true);
  // What is in it: the modification time.
  view.setUint8(4, 1);
  view.setInt32(5, seconds, true);
  return extra;
}

/** Time in the lower, date in the upper 16 bits (4.4.6), in this device's zone, the nearest of 1980 to 2107. */
function dosTime(epochMs: number): number {
  const date = new Date(epochMs);
  const year = date.getFullYear();
  if (!(year >= 1980)) return ((1 << 5) | 1) << 16;
  if (year > 2107) return (((127 << 9) | (12 << 5) | 31) << 16) >>> 0;
  const day = ((year - 1980) << 9) | ((date.getMonth() + 1) << 5) | date.getDate();
  const time = (date.getHours() << 11) | (date.getMinutes() << 5) | (date.getSeconds() >> 1);
  return ((day << 16) | time) >>> 0;
}
