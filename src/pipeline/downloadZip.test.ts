import { expect, test } from 'vitest';
import type { Library } from '../library/library.ts';
import { buildImported } from '../testing/builders.ts';
import { createMemoryLibrary } from '../testing/memoryLibrary.ts';
import { downloadZip, type DownloadZipProgress } from './downloadZip.ts';
import { blobSource, openZip } from './zipReader.ts';

const TAKEN_MS = Date.UTC(2019, 2, 4, 5, 6, 8);

async function addPhotos(library: Library, names: readonly string[]): Promise<number[]> {
  const results = await library.photos.addImported(
    names.map((fileName, index) =>
      buildImported(
        {
          fileName,
          sha256: index.toString(16).padStart(64, '0'),
          taken: { epochMs: TAKEN_MS, offsetMinutes: null, source: 'exif' },
        },
        `${fileName} ${String(index)}`,
      ),
    ),
  );
  return results.map((result) => (result.ok ? result.id : 0));
}

function collect() {
  const parts: Array<Uint8Array<ArrayBuffer>> = [];
  let ended: 'closed' | 'aborted' | null = null;
  const sink = new WritableStream<Uint8Array>({
    write(chunk) {
      parts.push(chunk.slice());
    },
    close() {
      ended = 'closed';
    },
    abort() {
      ended = 'aborted';
    },
  });
  return { sink, blob: () => new Blob(parts), ended: () => ended };
}

const untilTheEnd = { signal: new AbortController().signal, onProgress: () => undefined };

test('originals go in under their own names, duplicates numbered, in the order asked for', async () => {
  const library = createMemoryLibrary();
  const ids = await addPhotos(library, ['beach.jpg', 'Beach.JPG', 'beach (2).jpg', 'a/b.png', 'beach.jpg']);
  const { sink, blob, ended } = collect();
  const progress: DownloadZipProgress[] = [];
  const result = await downloadZip({ library }, ids, sink, {
    ...untilTheEnd,
    onProgress: (step) => progress.push(step),
  });
  expect(result).toEqual({ ok: true, photos: 5, bytes: blob().size, missing: [] });
  expect(ended()).toBe('closed');
  expect(progress.map(({ done }) => done)).toEqual([0, 1, 2, 3, 4]);
  const zip = await openZip(blobSource(blob()));
  const texts = await Promise.all(
    ['beach.jpg', 'Beach (2).JPG', 'beach (2) (2).jpg', 'a_b.png', 'beach (3).jpg'].map(async (name) =>
      (await zip.read(name, 1_000))?.text(),
    ),
  );
  expect(texts).toEqual([
    'picture: beach.jpg 0',
    'picture: Beach.JPG 1',
    'picture: beach (2).jpg 2',
    'picture: a/b.png 3',
    'picture: beach.jpg 4',
  ]);
});

test('what cannot be read is named, and the rest is there', async () => {
  const library = createMemoryLibrary();
  const [first = 0, second = 0] = await addPhotos(library, ['first.jpg', 'second.jpg']);
  const photos = {
    readMany: (ids: readonly number[]) => library.photos.readMany(ids),
    openOriginal: (id: number) =>
      id === first
        ? Promise.resolve({ ok: false, reason: 'gone' } as const)
        : library.photos.openOriginal(id),
  };
  const { sink, blob } = collect();
  const result = await downloadZip({ library: { photos } }, [first, second, 999], sink, untilTheEnd);
  expect(result).toMatchObject({ ok: true, photos: 1, missing: ['first.jpg'] });
  const zip = await openZip(blobSource(blob()));
  expect(zip.has('second.jpg')).toBe(true);
  expect(zip.has('first.jpg')).toBe(false);
});

test('where no original can be read, nothing is written', async () => {
  const library = createMemoryLibrary();
  const ids = await addPhotos(library, ['first.jpg', 'second.jpg']);
  const photos = {
    readMany: (some: readonly number[]) => library.photos.readMany(some),
    openOriginal: () => Promise.resolve({ ok: false, reason: 'gone' } as const),
  };
  const { sink, blob, ended } = collect();
  const result = await downloadZip({ library: { photos } }, ids, sink, untilTheEnd);
  expect(result).toEqual({ ok: false, reason: 'nothing-readable' });
  expect(ended()).toBe('aborted');
  expect(blob().size).toBe(0);
});

test('stopped, it leaves nothing that looks whole', async () => {
  const library = createMemoryLibrary();
  const ids = await addPhotos(library, ['a.jpg', 'b.jpg', 'c.jpg']);
  const stopping = new AbortController();
  const { sink, ended } = collect();
  const result = await downloadZip({ library }, ids, sink, {
    signal: stopping.signal,
    onProgress: ({ done }) => {
      if (done === 1) stopping.abort();
    },
  });
  expect(result).toEqual({ ok: false, reason: 'cancelled' });
  expect(ended()).toBe('aborted');
});

test('a disk that is full says so', async () => {
  const library = createMemoryLibrary();
  const ids = await addPhotos(library, ['a.jpg']);
  const full = new WritableStream<Uint8Array>({
    write() {
      throw new DOMException('The disk is full.', 'QuotaExceededError');
    },
  });
  expect(await downloadZip({ library }, ids, full, untilTheEnd)).toEqual({
    ok: false,
    reason: 'storage-full',
  });
});
