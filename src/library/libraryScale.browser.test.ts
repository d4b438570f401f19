/**
 * What a library of 100,000 photos costs to ask. Prints figures for docs/storage.md; nothing is timed as an assertion.
 *   VITE_BENCH=1 npx vitest run --project browser src/library/libraryScale
 */
import { Dexie } from 'dexie';
import { describe, expect, it } from 'vitest';
import { buildConfig, buildImported } from '../testing/builders.ts';
import { archiving, match } from '../testing/libraryFixtures.ts';
import { openLibrary } from './openLibrary.ts';
import { photoToRow } from './photoRows.ts';
import { databaseName, ProfileDatabase } from './schema.ts';

const PHOTOS = 100_000;
const PROFILE = 'scale-test';
/** One photo in this many matches the category. */
const MATCHING = 8;
const COMMIT = 1_000;

describe.skipIf(import.meta.env['VITE_BENCH'] === undefined)('a library of 100,000 photos', () => {
  it('answers', { timeout: 600_000 }, async () => {
    await fill();
    const library = await openLibrary(PROFILE);
    const category = archiving('Receipts');
    await library.config.save(buildConfig([category]), 0, 'page', [], 1);
    const figures: string[] = [];
    async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
      const started = performance.now();
      const answer = await work();
      figures.push(`${name} ${(performance.now() - started).toFixed(0)} ms`);
      return answer;
    }

    const list = await timed('list', () => library.photos.readList({ visibility: 'timeline' }));
    expect(list.ids).toHaveLength(PHOTOS);
    await timed('counts', () => library.photos.readCounts());
    expect(await timed('unembedded', () => library.photos.readUnembeddedIds('m'))).toHaveLength(PHOTOS);
    const ids: number[] = [];
    await timed('ids', async () => {
      for await (const batch of library.photos.streamIds(1_000)) ids.push(...batch);
    });
    const runId = await library.runs.start('scan', PHOTOS, 1);
    await timed('commit all', async () => {
      for (let start = 0; start < PHOTOS; start += COMMIT) {
        const some = ids.slice(start, start + COMMIT);
        await match(
          library,
          some.filter((id) => id % MATCHING === 0),
          [category],
          runId,
        );
        await library.classification.markClassified(
          some.filter((id) => id % MATCHING !== 0),
          1,
        );
      }
    });
    await timed('list by tag', () => library.photos.readList({ tagPath: 'Auto/Receipts' }));
    const archived = await timed('recently archived', () => library.review.readArchived(0));
    expect(archived).toHaveLength(PHOTOS / MATCHING);
    await timed('open to review', () => library.review.readOpen({ sinceMs: 0 }));
    await timed('consequences', () => library.tags.readCategoryConsequences('receipts'));
    const undone = await timed('undo', () => library.runs.undo(runId, 2));
    expect(undone).toEqual({ untagged: PHOTOS / MATCHING, returned: PHOTOS / MATCHING });
    await timed('100,000 jobs added', () =>
      library.jobs.add(
        ids.map((id) => ({
          queue: 'smart-search',
          photoIds: [id],
          runId: null,
          priority: 0,
          createdAtMs: 1,
        })),
      ),
    );
    await timed('job counts', () => library.jobs.readCounts());
    await timed('claim of 8', () => library.jobs.claim('smart-search', 8, 1));
    console.log(`scale: ${figures.join(', ')}`);
    library.close();
    await Dexie.delete(databaseName(PROFILE));
  });
});

async function fill(): Promise<void> {
  const db = new ProfileDatabase(databaseName(PROFILE));
  for (let start = 0; start < PHOTOS; start += 5_000) {
    await db.photos.bulkAdd(
      Array.from({ length: 5_000 }, (_, index) =>
        photoToRow(
          buildImported({
            fileName: `IMG_${start + index}.jpg`,
            taken: { epochMs: (start + index) * 3_600_000, offsetMinutes: null, source: 'exif' },
          }).photo,
        ),
      ),
    );
  }
  db.close();
}
