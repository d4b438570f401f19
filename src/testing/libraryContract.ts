/**
 * The behaviour every library has: one suite, run against the in-memory stand-in in Node and against IndexedDB in a real
 * browser. What holds for one and not for the other would make the pipeline's tests worthless.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Collection, Library } from '../library/library.ts';
import { describeApiTokens } from './libraryContractApiTokens.ts';
import { describeConfigAndRuns } from './libraryContractConfig.ts';
import { describeDuplicates } from './libraryContractDuplicates.ts';
import { describeFolders } from './libraryContractFolders.ts';
import { describeFavourites } from './libraryContractFavourites.ts';
import { describeJobs } from './libraryContractJobs.ts';
import { describePhotos } from './libraryContractPhotos.ts';
import { describeReview } from './libraryContractReview.ts';
import { describeTagChanges } from './libraryContractTagChanges.ts';
import { describeTrash } from './libraryContractTrash.ts';
import { describeTags } from './libraryContractTags.ts';
import { describeUndo } from './libraryContractUndo.ts';
import { RANDOM, type LibraryInTest, type OpenLibrary } from './libraryFixtures.ts';

export function describeLibrary(name: string, open: OpenLibrary): void {
  describe(name, () => {
    let library: Library;

    beforeEach(async () => {
      library = await open(() => RANDOM);
    });

    afterEach(() => {
      library.close();
    });

    const inTest: LibraryInTest = () => library;
    describePhotos(inTest);
    describeTags(inTest);
    describeConfigAndRuns(inTest);
    describeJobs(inTest);
    describeApiTokens(inTest);
    describeUndo(inTest);
    describeDuplicates(inTest);
    describeFolders(inTest);
    describeReview(inTest);
    describeFavourites(inTest);
    describeTagChanges(inTest);
    describeTrash(inTest);

    describe('changes', () => {
      it('names the collections a write touched, until told to stop', async () => {
        const seen: string[] = [];
        const listener = vi.fn((changed: ReadonlySet<Collection>) => seen.push(...changed));
        const stop = library.subscribe(listener);
        await library.runs.start('scan', 1, 0);
        await vi.waitFor(() => expect(listener).toHaveBeenCalled());
        expect(seen).toEqual(['runs']);

        stop();
        const again = new Promise<void>((resolve) => {
          library.subscribe(() => resolve());
        });
        await library.jobs.setPaused('metadata', true);
        await again;
        expect(seen).toEqual(['runs']);
      });
    });

    describe('prompt vectors', () => {
      it('keeps a vector under its key', async () => {
        expect(await library.promptVectors.read('m::cat')).toBeNull();
        await library.promptVectors.write('m::cat', Float32Array.of(0.6, 0.8));
        expect(await library.promptVectors.read('m::cat')).toEqual(Float32Array.of(0.6, 0.8));
      });
    });
  });
}
