/**
 * Reads a zip that may come from anybody, a file at a time. What is kept of it is its directory as bytes, and where in it
 * each wanted name is: a library of a hundred thousand photos has twice as many lines there.
 */
import { reasonOf } from '../core/reasonOf.ts';
import { crc32 } from '../core/zip/crc32.ts';
import {
  BadZipError,
  dataOffset,
  findEnd,
  LONGEST_END,
  parseEnd64,
  parseRecord,
  walkDirectory,
  type ZipFile,
} from '../core/zip/zipDirectory.ts';
import { END64_BYTES, LOCAL_BYTES, LOCATOR_BYTES, type ZipEnd } from '../core/zip/zipRecords.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Bytes that can be read at any place. */
export interface ByteSource {
  readonly size: number;
  /** A blob of those bytes, which a file need not read before somebody reads the blob. */
  slice(offset: number, bytes: number): Promise<Blob>;
}

export function blobSource(blob: Blob): ByteSource {
  return {
    size: blob.size,
    slice: (offset, bytes) => Promise.resolve(blob.slice(offset, offset + bytes)),
  };
}

export interface OpenedZip {
  /** True where the zip lists it. */
  has(path: string): boolean;
  /** The file's bytes unpacked; rejects with {@link BadZipError}. Null where there is none of that path. */
  read(path: string, mostBytes: number): Promise<Blob | null>;
  /** The same bit by bit, with the checksum found right at the end. */
  stream(path: string): AsyncGenerator<Bytes>;
}

/** A directory of about two million photos; it is held in memory. */
const LARGEST_DIRECTORY_BYTES = 512 * 1024 * 1024;
/** No bytes deflate to less than this part of themselves (https://zlib.net/zlib_tech.html). */
const MOST_DEFLATED = 1_032;
/** What other programs deflate of pictures shrinks little. Beyond both, a file is a trap rather than a picture. */
const MOST_SHRUNK = 100;
const SHRINKS_FREELY_BYTES = 64 * 1024 * 1024;

/**
 * Opens a zip; rejects with {@link BadZipError}.
 * @param isWanted names that are never asked for need no place in memory
 */
export async function openZip(
  source: ByteSource,
  isWanted: (path: string) => boolean = () => true,
): Promise<OpenedZip> {
  const end = await readEnd(source);
  if (end.bytes > LARGEST_DIRECTORY_BYTES) throw new BadZipError('Its list of files is too long to be true.');
  if (end.offset + end.bytes > source.size) throw new BadZipError('Its list of files is cut short.');
  const directory = await readBytes(source, end.offset, end.bytes);
  const placeByPath = new Map<string, number>();
  const decoder = new TextDecoder();
  walkDirectory(directory, end.files, (name, at) => {
    const path = decoder.decode(name);
    if (!isWanted(path)) return;
    if (placeByPath.has(path)) throw new BadZipError(`It lists ${path} twice.`);
    placeByPath.set(path, at);
  });

  const find = (path: string): ZipFile | null => {
    const at = placeByPath.get(path);
    return at === undefined ? null : parseRecord(directory, at, end.offset);
  };
  const pack = async (file: ZipFile): Promise<Blob> => {
    const start = dataOffset(await readBytes(source, file.offset, LOCAL_BYTES), file);
    if (start + file.storedBytes > end.offset) throw new BadZipError('It is cut short.');
    return source.slice(start, file.storedBytes);
  };

  return {
    has: (path) => placeByPath.has(path),

    async read(path, mostBytes) {
      const file = find(path);
      if (file === null) return null;
      if (file.bytes > mostBytes) throw new BadZipError('It is larger than it should be.');
      if (file.method === 'stored') return pack(file);
      if (file.bytes > SHRINKS_FREELY_BYTES && file.bytes > file.storedBytes * MOST_SHRUNK) {
        throw new BadZipError('It claims to unpack to far more than it holds.');
      }
      const pieces: Bytes[] = [];
      for await (const piece of unpack(file, await pack(file))) pieces.push(piece);
      return new Blob(pieces);
    },

    async *stream(path) {
      const file = find(path);
      if (file === null) throw new BadZipError(`It holds no ${path}.`);
      yield* unpack(file, await pack(file));
    },
  };
}

async function readEnd(source: ByteSource): Promise<ZipEnd> {
  const tailBytes = Math.min(source.size, LONGEST_END + LOCATOR_BYTES);
  const found = findEnd(await readBytes(source, source.size - tailBytes, tailBytes));
  return found.kind === 'end' ? found.end : parseEnd64(await readBytes(source, found.offset, END64_BYTES));
}

async function readBytes(source: ByteSource, offset: number, bytes: number): Promise<Bytes> {
  return new Uint8Array(await (await source.slice(offset, bytes)).arrayBuffer());
}

/** Never more than the file claims, and an error where it is less or other than it claims. */
async function* unpack(file: ZipFile, packed: Blob): AsyncGenerator<Bytes> {
  if (file.bytes > file.storedBytes * MOST_DEFLATED) {
    throw new BadZipError('It claims to unpack to more than any file can.');
  }
  const stored: ReadableStream<Bytes> = packed.stream();
  const reader = (
    file.method === 'stored' ? stored : stored.pipeThrough(new DecompressionStream('deflate-raw'))
  ).getReader();
  let bytes = 0;
  let sum = 0;
  try {
    for (;;) {
      const next = await readNext(reader);
      if (next === null) break;
      bytes += next.length;
      if (bytes > file.bytes) throw new BadZipError('It unpacks to more than it claims.');
      sum = crc32(next, sum);
      yield next;
    }
  } finally {
    // Whoever has seen enough lets the rest go; an error was heard of above.
    await reader.cancel().catch(() => undefined);
  }
  if (bytes !== file.bytes) throw new BadZipError('It ends early.');
  if (sum !== file.crc32) throw new BadZipError('Its checksum is wrong.');
}

async function readNext(reader: ReadableStreamDefaultReader<Bytes>): Promise<Bytes | null> {
  try {
    const next = await reader.read();
    return next.done ? null : next.value;
  } catch (error) {
    throw new BadZipError(`It cannot be unpacked: ${reasonOf(error)}`);
  }
}
