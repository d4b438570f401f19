import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { buildImported } from '../../testing/builders.ts';
import { createMemoryLibrary } from '../../testing/memoryLibrary.ts';
import { findSamples, parseManifest } from './samplePhotos.ts';

const FOLDER = new URL('../../../public/sample/', import.meta.url);

describe('the samples that ship', () => {
  const manifest = parseManifest(JSON.parse(readFileSync(new URL('manifest.json', FOLDER), 'utf8')));

  test('are what their manifest says, and small enough to wait for', () => {
    let bytes = 0;
    for (const { file, sha256 } of manifest.photos) {
      const content = readFileSync(new URL(encodeURIComponent(file), FOLDER));
      expect(createHash('sha256').update(content).digest('hex'), file).toBe(sha256);
      bytes += content.length;
    }
    expect(manifest.bytes).toBe(bytes);
    expect(bytes).toBeLessThanOrEqual(1_200_000);
  });
});

test('something else than a manifest is refused', () => {
  for (const value of [null, [], {}, { bytes: 1 }, { bytes: 1, photos: [{ file: 'a.jpg' }] }]) {
    expect(() => parseManifest(value)).toThrow('The list of sample photos is not one.');
  }
});

test('samples are found by their content, wherever they are but in the trash', async () => {
  const library = createMemoryLibrary();
  const hashes = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(64));
  const added = await library.photos.addImported(hashes.map((sha256) => buildImported({ sha256 })));
  const [first = 0, second = 0, third = 0] = added.map((result) => (result.ok ? result.id : 0));
  await library.photos.moveByHand([second], 'archive', 1);
  await library.photos.moveByHand([third], 'trash', 1);
  const manifest = {
    bytes: 0,
    photos: [...hashes.slice(0, 3), 'e'.repeat(64)].map((sha256) => ({ file: sha256, sha256 })),
  };
  expect((await findSamples(library, manifest)).toSorted((a, b) => a - b)).toEqual([first, second]);
});
