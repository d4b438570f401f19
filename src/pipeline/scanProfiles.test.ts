import { expect, it } from 'vitest';
import type { Profile } from '../core/profile.ts';
import { buildCategory } from '../testing/builders.ts';
import { addPhoto, setCategories } from '../testing/libraryFixtures.ts';
import { createMemoryLibrary, type MemoryLibrary } from '../testing/memoryLibrary.ts';
import { readOpenScans } from './scanLibrary.ts';
import { scanProfiles } from './scanProfiles.ts';

function profile(id: string): Profile {
  return { id, name: id, colour: 'amber', createdAtMs: 0, lastOpenedAtMs: null };
}

async function readyLibrary(): Promise<MemoryLibrary> {
  const library = createMemoryLibrary();
  await setCategories(library, buildCategory());
  await addPhoto(library);
  return library;
}

it('asks each profile for a scan of its own, and one that cannot be opened stands in no other’s way', async () => {
  const [anna, ben] = [await readyLibrary(), await readyLibrary()];
  const libraries = new Map([
    ['anna', anna],
    ['new', createMemoryLibrary()],
    ['ben', ben],
  ]);
  const scan = () =>
    scanProfiles(
      {
        openLibrary: (id) => {
          const library = libraries.get(id);
          return library === undefined
            ? Promise.reject(new Error('It was last used by a newer version.'))
            : Promise.resolve(library);
        },
        nowMs: () => 7,
      },
      ['anna', 'broken', 'new', 'ben'].map(profile),
    );

  const results = (await scan()).map(({ profile: { id }, result }) => [id, result]);
  expect(results).toMatchObject([
    ['anna', { ok: true }],
    ['broken', { ok: false, reason: 'unreadable', message: 'It was last used by a newer version.' }],
    ['new', { ok: false, reason: 'no-categories' }],
    ['ben', { ok: true }],
  ]);
  expect(await readOpenScans(anna)).toHaveLength(1);
  expect(await readOpenScans(ben)).toHaveLength(1);

  // Pressed twice, there is still one scan to a profile.
  expect((await scan())[0]?.result).toMatchObject({ ok: false, reason: 'already-running' });
  expect(await readOpenScans(anna)).toHaveLength(1);
});
