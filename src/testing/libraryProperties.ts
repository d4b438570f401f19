/**
 * What stays true of a library whatever was done to it before: random histories of scans, re-evaluations, changes of
 * categories, corrections, crashes and undo; run against the stand-in and against IndexedDB.
 */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { categoryKey, type Category, type Veto } from '../core/category.ts';
import type { Photo } from '../core/photo.ts';
import { NOTHING_UNDONE } from '../core/run.ts';
import type { Library } from '../library/library.ts';
import {
  applyCommand,
  bringIntoPlay,
  categoriesArbitrary,
  commandArbitrary,
  deedArbitrary,
  describeState,
  readRunIds,
  save,
  type Command,
  type LibraryInPlay,
} from './libraryCommands.ts';
import { setCategories, type OpenLibrary } from './libraryFixtures.ts';

type History = readonly [categories: readonly Category[], commands: readonly Command[]];

/** Begins with categories in force, or most scans would match nothing. */
const historyArbitrary: fc.Arbitrary<History> = fc.tuple(
  categoriesArbitrary,
  fc.array(commandArbitrary, { maxLength: 14 }),
);

/** Of one property on a busy machine; usually it is a second or two. */
const LONGEST_MS = 60_000;

/** @param runs histories to draw for each property */
export function describeLibraryProperties(name: string, open: OpenLibrary, runs: number): void {
  const seed = Math.floor(Math.random() * 0x7fff_ffff);
  // So that a failure elsewhere can be drawn again here.
  console.info(`${name}: seed ${seed}, ${runs} histories for each property`);

  async function inPlay(
    [categories, commands]: History,
    check: (play: LibraryInPlay) => Promise<void>,
  ): Promise<void> {
    const library = await open(() => 0.5);
    try {
      const play = await bringIntoPlay(library);
      await setCategories(library, ...categories);
      for (const command of commands) await applyCommand(play, command);
      await check(play);
    } finally {
      library.close();
    }
  }

  const holds = (check: (play: LibraryInPlay) => Promise<void>): Promise<void> =>
    fc.assert(
      fc.asyncProperty(historyArbitrary, async (history) => inPlay(history, check)),
      { numRuns: runs, seed },
    );

  const holdsFor = (check: (play: LibraryInPlay, deed: Command) => Promise<void>): Promise<void> =>
    fc.assert(
      fc.asyncProperty(historyArbitrary, deedArbitrary, async (history, deed) =>
        inPlay(history, async (play) => check(play, deed)),
      ),
      { numRuns: runs, seed },
    );

  describe(name, { timeout: LONGEST_MS }, () => {
    it('undoing the last run restores exactly what was before it, and says so beforehand', () =>
      holdsFor(async (play, deed) => {
        const { library } = play;
        const runsBefore = await readRunIds(library);
        const before = await describeState(play);
        await applyCommand(play, deed);
        const runId = (await readRunIds(library)).at(-1);
        if (runId === undefined || runsBefore.includes(runId)) {
          expect(await describeState(play)).toEqual(before);
          return;
        }
        const expected = await library.runs.readUndoCounts(runId);
        expect(expected.leftAlone).toBe(0);
        expect(await library.runs.undo(runId, play.nowMs)).toEqual(expected);
        expect(await describeState(play)).toEqual(before);
        expect(await library.runs.undo(runId, play.nowMs)).toEqual(NOTHING_UNDONE);
        expect(await describeState(play)).toEqual(before);
      }));

    it('doing anything twice changes nothing more', () =>
      holdsFor(async (play, deed) => {
        // A broken-off look is a different one the second time; positions of tags and vetoes move with the first.
        fc.pre(deed.kind !== 'untag' && deed.kind !== 'withdraw');
        const whole = 'failsAt' in deed ? { ...deed, failsAt: null } : deed;
        await applyCommand(play, whole);
        const once = await describeState(play);
        await applyCommand(play, whole);
        expect(await describeState(play)).toEqual(once);
      }));

    it('what a person archived stays in the archive whatever classification does', () =>
      holdsFor(async (play, deed) => {
        fc.pre(deed.kind === 'scan' || deed.kind === 're-evaluate' || deed.kind === 'save');
        const before = await readPhotos(play);
        await applyCommand(play, deed);
        const after = await readPhotos(play);
        before.forEach(({ archivedBy, visibility }, index) => {
          if (archivedBy !== 'user' && visibility !== 'trash') return;
          expect(after[index]).toMatchObject({ archivedBy, visibility });
        });
      }));

    it('classification leaves favourites where they are, unless the configuration says otherwise', () =>
      holdsFor(async (play, deed) => {
        fc.pre(deed.kind === 'scan' || deed.kind === 're-evaluate' || deed.kind === 'save');
        const before = await readPhotos(play);
        await applyCommand(play, deed);
        const { archive_favourites: isTold } = (await play.library.config.read()).document.classification;
        const after = await readPhotos(play);
        before.forEach(({ isFavourite, visibility }, index) => {
          expect(after[index]?.isFavourite).toBe(isFavourite);
          if (!isFavourite || visibility !== 'timeline' || isTold === true) return;
          expect(after[index]?.visibility).toBe('timeline');
        });
      }));

    it('without categories nothing is tagged or archived by them; tags and places by hand stay', () =>
      fc.assert(
        fc.asyncProperty(historyArbitrary, async ([categories, commands]) =>
          // An undone clean-up leaves tags of categories that are gone, which is what it is for.
          inPlay([categories, commands.filter(({ kind }) => kind !== 'undo')], async (play) => {
            const handBefore = await readHandTags(play);
            const before = await readPhotos(play);
            await save(play, []);
            const after = await readPhotos(play);
            expect(after.filter(({ archivedBy }) => archivedBy === 'classification')).toEqual([]);
            before.forEach((photo, index) => {
              if (photo.archivedBy !== 'classification') expect(after[index]).toEqual(photo);
            });
            for (const { id } of after) {
              for (const { provenance } of await play.library.tags.readLinks(id)) {
                expect(provenance).toBeNull();
              }
            }
            expect(await readHandTags(play)).toEqual(handBefore);
          }),
        ),
        { numRuns: runs, seed },
      ));

    it('says beforehand what deleting a category then does', () =>
      holds(async (play) => {
        const { library } = play;
        const { classification } = (await library.config.read()).document;
        const [first, ...others] = classification.categories;
        if (first === undefined) return;
        const { links, photosReturning } = await library.tags.readCategoryConsequences(
          categoryKey(first.name),
        );
        expect(await save(play, others, classification.archive_favourites)).toMatchObject({
          untagged: links,
          returned: photosReturning,
        });
      }));

    it('photos that classification archived have a link that answers for it, and nobody else is in the archive', () =>
      holds(async (play) => {
        for (const photo of await readPhotos(play)) {
          expect(photo.archivedBy !== null).toBe(photo.visibility === 'archive');
          if (photo.archivedBy === 'classification') {
            expect(await hasArchivingLink(play.library, photo)).toBe(true);
          }
        }
      }));

    it('tags are counted as often as photos outside the trash carry them', () =>
      holds(async (play) => {
        const carried = new Map<number, number>();
        for (const { id, visibility } of await readPhotos(play)) {
          if (visibility === 'trash') continue;
          for (const { tagId } of await play.library.tags.readLinks(id)) {
            carried.set(tagId, (carried.get(tagId) ?? 0) + 1);
          }
        }
        for (const { id, count } of await play.library.tags.readAll()) {
          expect(count).toBe(carried.get(id) ?? 0);
        }
      }));
  });
}

async function readPhotos({ library, photoIds }: LibraryInPlay): Promise<Photo[]> {
  const photos = await library.photos.readMany(photoIds);
  return photoIds.flatMap((id) => photos.get(id) ?? []);
}

/** Photo and path of every tag that a person vouches for. */
async function readHandTags({ library, photoIds }: LibraryInPlay): Promise<string[]> {
  const tags: string[] = [];
  for (const id of photoIds) {
    for (const { tag, isByHand } of await library.tags.readLinks(id)) {
      if (isByHand) tags.push(`${id} ${tag.path}`);
    }
  }
  return tags;
}

function isArchivingVetoed(vetoes: readonly Veto[], key: string): boolean {
  return vetoes.some((veto) => veto.kind === 'archive' && veto.categoryKey === key);
}

async function hasArchivingLink(library: Library, { id }: Photo): Promise<boolean> {
  const vetoes = await library.tags.readVetoes(id);
  const links = await library.tags.readLinks(id);
  return links.some(
    ({ provenance }) => provenance?.archived === true && !isArchivingVetoed(vetoes, provenance.categoryKey),
  );
}
