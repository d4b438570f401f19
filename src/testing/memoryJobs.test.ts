/** The job engine's rules under whatever may happen to it: several runners, late news, crashes, pauses, retries. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { historyArbitrary, playHistory } from './jobHistory.ts';
import { createMemoryLibrary } from './memoryLibrary.ts';

const HISTORIES = 2_500;

test(
  'no job is lost, run twice at once or kept from its end, whatever happens',
  { timeout: 120_000 },
  async () => {
    const seed = Date.now() % 2 ** 31;
    console.log(`${HISTORIES} histories of jobs, seed ${seed}`);
    await fc.assert(
      fc.asyncProperty(
        historyArbitrary,
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        async (moves, dice) => {
          const library = createMemoryLibrary({ random: () => dice });
          await playHistory({ library, readRows: async () => [...library.state.jobs.values()] }, moves);
        },
      ),
      { numRuns: HISTORIES, seed },
    );
    expect.hasAssertions();
  },
);
