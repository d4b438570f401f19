/** What the zip writer writes, read by the zip reader; zips of others and hostile ones too. */
import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { crc32 } from '../core/zip/crc32.ts';
import {
  centralRecord,
  endRecords,
  LOCAL_BYTES,
  localHeader,
  type ZipFileFacts,
} from '../core/zip/zipRecords.ts';
import { blobSource, openZip, type OpenedZip } from './zipReader.ts';
import { createZipWriter } from './zipWriter.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const AT_MS = Date.UTC(2019, 2, 4, 5, 6, 7);
const ANY = Number.MAX_SAFE_INTEGER;

function collect(): { readonly sink: WritableStream<Uint8Array>; readonly blob: () => Blob } {
  const parts: Bytes[] = [];
  const sink = new WritableStream<Uint8Array>({
    write(chunk) {
      parts.push(chunk.slice());
    },
  });
  return { sink, blob: () => new Blob(parts) };
}

function bytesOf(text: string): Bytes {
  return new TextEncoder().encode(text);
}

async function* some(...pieces: string[]): AsyncGenerator<Bytes> {
  for (const piece of pieces) yield await Promise.resolve(bytesOf(piece));
}

async function readText(zip: OpenedZip, path: string): Promise<string | null> {
  const file = await zip.read(path, ANY);
  return file === null ? null : file.text();
}

async function streamText(zip: OpenedZip, path: string): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const piece of zip.stream(path)) text += decoder.decode(piece, { stream: true });
  return text;
}

test('files come out as they went in', async () => {
  const { sink, blob } = collect();
  const writer = createZipWriter(sink);
  await writer.add('originals/2019-03-04/Ostern é 🐣.jpg', bytesOf('picture'), AT_MS);
  await writer.add('empty', new Uint8Array(0), AT_MS);
  await writer.addStream('library.ndjson', some('one\n', '', 'two\n'.repeat(10_000)), AT_MS);
  await writer.addStream('nothing', some(), AT_MS);
  await writer.close();
  const zip = await openZip(blobSource(blob()));
  expect(await readText(zip, 'originals/2019-03-04/Ostern é 🐣.jpg')).toBe('picture');
  expect(await readText(zip, 'empty')).toBe('');
  expect(await readText(zip, 'nothing')).toBe('');
  expect(await streamText(zip, 'library.ndjson')).toBe(`one\n${'two\n'.repeat(10_000)}`);
  expect(await readText(zip, 'other')).toBeNull();
  expect(blob().size).toBeLessThan(1_500);
});

test('more files than 16 bits count are written and read', { timeout: 60_000 }, async () => {
  const files = 66_000;
  const { sink, blob } = collect();
  const writer = createZipWriter(sink);
  for (let file = 0; file < files; file += 1) {
    await writer.add(`${String(file)}.txt`, bytesOf(String(file)), AT_MS);
  }
  await writer.close();
  const zip = await openZip(blobSource(blob()));
  for (const file of [0, 65_534, 65_535, 65_536, files - 1]) {
    expect(await readText(zip, `${String(file)}.txt`)).toBe(String(file));
  }
  expect(zip.has(`${String(files)}.txt`)).toBe(false);
});

async function* broken(): AsyncGenerator<Bytes> {
  yield await Promise.resolve(bytesOf('so far'));
  throw new Error('The library is gone.');
}

test('an error of what is written comes out, and so does one of the target', async () => {
  const writer = createZipWriter(collect().sink);
  await expect(writer.addStream('a', broken(), AT_MS)).rejects.toThrow('The library is gone.');
  const full = createZipWriter(
    new WritableStream({
      write() {
        throw new Error('The disk is full.');
      },
    }),
  );
  await expect(
    (async () => {
      await full.add('a', bytesOf('a'), AT_MS);
      await full.close();
    })(),
  ).rejects.toThrow('The disk is full.');
});

/** A zip as another program might make it, or somebody with bad intentions. */
function zipOf(
  content: string,
  change: Partial<ZipFileFacts> = {},
  { method = 'deflated', files = 1, copies = 1, flags = 0 } = {},
): Blob {
  const bytes = bytesOf(content);
  const packed = method === 'deflated' ? new Uint8Array(deflateRawSync(bytes)) : bytes;
  const file: ZipFileFacts = {
    name: bytesOf('a.jpg'),
    modifiedMs: AT_MS,
    method: method === 'deflated' ? 'deflated' : 'stored',
    crc32: crc32(bytes),
    storedBytes: packed.length,
    bytes: bytes.length,
    offset: 0,
    ...change,
  };
  const header = localHeader(file);
  const record = centralRecord(file, false);
  record[8] = (record[8] ?? 0) | flags;
  const directory = Array.from({ length: copies }, () => record);
  const end = endRecords({
    files,
    offset: header.length + packed.length,
    bytes: record.length * copies,
  });
  return new Blob([header, packed, ...directory, end]);
}

async function openAndRead(zip: Blob, mostBytes = ANY): Promise<string | undefined> {
  return (await (await openZip(blobSource(zip))).read('a.jpg', mostBytes))?.text();
}

test('what another program packed is unpacked', async () => {
  expect(await openAndRead(zipOf('a picture'))).toBe('a picture');
  expect(await openAndRead(zipOf('a picture', {}, { method: 'stored' }))).toBe('a picture');
});

const LONG = 'x'.repeat(100_000);

test.each<[string, Blob, RegExp, number?]>([
  ['more than it claims', zipOf(LONG, { bytes: 90_000 }), /more than it claims/],
  ['less than it claims', zipOf(LONG, { bytes: 100_001 }), /ends early/],
  ['a claim no file can keep', zipOf('x', { bytes: 2_000_000 }), /more than any file can/],
  ['a claim that is a trap', zipOf('x'.repeat(80_000_000)), /far more than it holds/],
  ['more than the list says', zipOf(LONG), /larger than it should be/, 99_999],
  ['another checksum', zipOf(LONG, { crc32: 1 }), /checksum/],
  ['a place outside the file', zipOf(LONG, { offset: 90_000_000 }), /outside the file/],
  ['a place in the middle', zipOf(LONG, { offset: 3 }), /not where the list of files says/],
  ['a length outside the file', zipOf(LONG, { storedBytes: 5_000_000_000 }), /outside the file/],
  ['a passphrase of its own', zipOf(LONG, {}, { flags: 1 }), /encrypted/],
  ['two of one name', zipOf(LONG, {}, { copies: 2, files: 2 }), /lists a.jpg twice/],
  ['fewer files than counted', zipOf(LONG, {}, { files: 2 }), /ends after 1 of 2/],
  ['more files than 32 bits count', zipOf(LONG, {}, { files: 5_000_000_000 }), /ends after 1 of 5000000000/],
  ['nothing', new Blob([]), /cut short/],
  ['a file that is cut', zipOf(LONG).slice(0, LOCAL_BYTES + 20), /cut short/],
])('%s is refused in words', async (_, zip, words, mostBytes) => {
  await expect(openAndRead(zip, mostBytes)).rejects.toThrow(words);
});

test('a directory that is longer than memory is not read', async () => {
  const end = endRecords({ files: 1, offset: 0, bytes: 600 * 1024 * 1024 });
  await expect(openZip(blobSource(new Blob([end])))).rejects.toThrow(/too long to be true/);
  const outside = endRecords({ files: 1, offset: 5, bytes: 200 });
  await expect(openZip(blobSource(new Blob([outside])))).rejects.toThrow(/cut short/);
});
