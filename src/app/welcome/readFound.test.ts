import { expect, test } from 'vitest';
import { buildCategory } from '../../testing/builders.ts';
import { addPhotos, match, setCategories } from '../../testing/libraryFixtures.ts';
import { createMemoryLibrary } from '../../testing/memoryLibrary.ts';
import { readFound } from './readFound.ts';

const RECEIPTS = buildCategory({ name: 'Receipts', action: 'tag' });
const SCREENSHOTS = buildCategory({ name: 'Screenshots', action: 'tag_and_archive' });
const NATURE = buildCategory({ name: 'Nature', action: 'tag' });

test('nothing is found in a library that nothing matched', async () => {
  const library = createMemoryLibrary();
  await addPhotos(library, 'a.jpg');
  expect(await readFound(library)).toEqual({
    found: [],
    tagged: 0,
    clutter: 0,
    archived: 0,
    clutterKeys: new Set(),
  });
});

test('a photo counts once whatever matches it, and what one keeps is no clutter', async () => {
  const library = createMemoryLibrary();
  await setCategories(library, RECEIPTS, SCREENSHOTS, NATURE);
  const [lake = 0, hills = 0, bill = 0, both = 0] = await addPhotos(library, 'lake', 'hills', 'bill', 'both');
  await match(library, [lake, hills], [NATURE]);
  await match(library, [bill], [RECEIPTS]);
  await match(library, [both], [RECEIPTS, SCREENSHOTS]);
  await library.tags.addByHand([lake], 'Sample', 1);

  const { found, tagged, clutter, archived, clutterKeys } = await readFound(library);
  expect(found.map(({ name, path, count, coverId }) => ({ name, path, count, coverId }))).toEqual([
    { name: 'Nature', path: 'Auto/Nature', count: 2, coverId: hills },
    { name: 'Receipts', path: 'Auto/Receipts', count: 2, coverId: both },
    { name: 'Screenshots', path: 'Auto/Screenshots', count: 1, coverId: both },
  ]);
  expect(tagged).toBe(4);
  // Screenshots archived theirs as they were tagged.
  expect({ clutter, archived }).toEqual({ clutter: 1, archived: 1 });
  expect(clutterKeys).toEqual(new Set(['receipts', 'screenshots']));
});

test('a favourite would stay on the timeline', async () => {
  const library = createMemoryLibrary();
  await setCategories(library, RECEIPTS);
  const ids = await addPhotos(library, 'a', 'b');
  await match(library, ids, [RECEIPTS]);
  await library.photos.setFavourite(ids.slice(0, 1), true, 1);
  expect((await readFound(library)).clutter).toBe(1);
});
