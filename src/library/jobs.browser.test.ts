/** The same histories as the stand-in's, on IndexedDB; and what only a real database can show. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { historyArbitrary, playHistory } from '../testing/jobHistory.ts';
import { openLibrary } from './openLibrary.ts';
import { databaseName, ProfileDatabase } from './schema.ts';

const HISTORIES = 60;

test(
  'no job is lost, run twice at once or kept from its end, whatever happens',
  { timeout: 180_000 },
  async () => {
    const seed = Date.now() % 2 ** 31;
    console.log(`${HISTORIES} histories of jobs, seed ${seed}`);
    await fc.assert(
      fc.asyncProperty(
        historyArbitrary,
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        async (moves, dice) => {
          const profileId = `jobs-${crypto.randomUUID()}`;
          const library = await openLibrary(profileId, { random: () => dice });
          const db = new ProfileDatabase(databaseName(profileId));
          try {
            await playHistory({ library, readRows: () => db.jobs.toArray() }, moves);
          } finally {
            library.close();
            await db.delete();
          }
        },
      ),
      { numRuns: HISTORIES, seed },
    );
    expect.hasAssertions();
  },
);
