/**
 * Writes a zip as a stream, of any size and any number of files: what is kept of a written file is its line in the
 * directory, as bytes, about its name and sixty more (docs/backup.md, "Memory"). Files that are whole in memory are stored
 * as they are, since pictures are compressed already; what comes as a stream is deflated.
 */
import { crc32 } from '../core/zip/crc32.ts';
import {
  centralRecord,
  descriptor,
  endRecords,
  localHeader,
  streamedHeader,
  type ZipFileFacts,
} from '../core/zip/zipRecords.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export interface ZipWriter {
  /** Stores a file as it is. Paths are the caller's to keep apart. */
  add(path: string, bytes: Bytes, modifiedMs: number): Promise<void>;
  /** Deflates a file whose length nobody knows yet. */
  addStream(path: string, pieces: AsyncIterable<Bytes>, modifiedMs: number): Promise<void>;
  /** Writes the directory and closes the sink. */
  close(): Promise<void>;
}

/** Bytes of the directory that are kept together. */
const BLOCK_BYTES = 64 * 1024;

/**
 * @param sink takes pieces that are its own only until it has written them. After an error of its own or of a stream that
 * was added, nothing more is to be written; whoever made the sink aborts it.
 */
export function createZipWriter(sink: WritableStream<Uint8Array>): ZipWriter {
  const out = sink.getWriter();
  const directory = createBlocks();
  const encoder = new TextEncoder();
  let offset = 0;
  let files = 0;

  async function write(bytes: Uint8Array): Promise<void> {
    await out.ready;
    await out.write(bytes);
    offset += bytes.length;
  }

  function list(file: ZipFileFacts, isStreamed: boolean): void {
    directory.add(centralRecord(file, isStreamed));
    files += 1;
  }

  return {
    async add(path, bytes, modifiedMs) {
      const file: ZipFileFacts = {
        name: encoder.encode(path),
        modifiedMs,
        method: 'stored',
        crc32: crc32(bytes),
        storedBytes: bytes.length,
        bytes: bytes.length,
        offset,
      };
      await write(localHeader(file));
      if (bytes.length > 0) await write(bytes);
      list(file, false);
    },

    async addStream(path, pieces, modifiedMs) {
      const beginning = { name: encoder.encode(path), modifiedMs, method: 'deflated' } as const;
      const start = offset;
      const read = { crc32: 0, bytes: 0 };
      await write(streamedHeader(beginning));
      const dataStart = offset;
      for await (const part of deflate(countPieces(pieces, read))) await write(part);
      const file: ZipFileFacts = { ...beginning, ...read, storedBytes: offset - dataStart, offset: start };
      await write(descriptor(file));
      list(file, true);
    },

    async close() {
      const start = offset;
      for (const block of directory.blocks()) await write(block);
      await write(endRecords({ files, offset: start, bytes: offset - start }));
      await out.close();
    },
  };
}

async function* countPieces(
  pieces: AsyncIterable<Bytes>,
  read: { crc32: number; bytes: number },
): AsyncGenerator<Bytes> {
  for await (const piece of pieces) {
    read.crc32 = crc32(piece, read.crc32);
    read.bytes += piece.length;
    yield piece;
  }
}

/** The next piece is asked for when the compressor has taken the one before; an error in them comes out here. */
async function* deflate(pieces: AsyncGenerator<Bytes>): AsyncGenerator<Uint8Array> {
  const source = new ReadableStream<Bytes>({
    async pull(controller) {
      const next = await pieces.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
  const reader = source.pipeThrough(new CompressionStream('deflate-raw')).getReader();
  try {
    for (;;) {
      const next = await reader.read();
      if (next.done) return;
      yield next.value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** Bytes that only grow, without ever being copied to a larger place. */
function createBlocks() {
  const full: Bytes[] = [];
  let block = new Uint8Array(BLOCK_BYTES);
  let filled = 0;
  return {
    add(bytes: Uint8Array): void {
      for (let at = 0; at < bytes.length;) {
        if (filled === block.length) {
          full.push(block);
          block = new Uint8Array(BLOCK_BYTES);
          filled = 0;
        }
        const part = bytes.subarray(at, at + block.length - filled);
        block.set(part, filled);
        filled += part.length;
        at += part.length;
      }
    },
    blocks: (): Bytes[] => [...full, block.subarray(0, filled)],
  };
}
