/** What stays true of a library whatever was done to it before; run against the stand-in and against IndexedDB. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { categoryKey, type Veto } from '../core/category.ts';
import type { Photo } from '../core/photo.ts';
import type { Library } from '../library/library.ts';
import {
  applyCommand,
  bringIntoPlay,
  categoriesArbitrary,
  commandArbitrary,
  describeState,
  save,
  scanArbitrary,
  type Command,
  type LibraryInPlay,
} from './libraryCommands.ts';
import { setCategories, type OpenLibrary } from './libraryFixtures.ts';

/** Begins with categories in force, or most scans would match nothing. */
const historyArbitrary = fc.tuple(categoriesArbitrary, fc.array(commandArbitrary, { maxLength: 14 }));

/** @param runs histories to draw for each property */
export function describeLibraryProperties(name: string, open: OpenLibrary, runs: number): void {
  async function inPlay(
    [categories, commands]: readonly [Parameters<typeof save>[1], readonly Command[]],
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

  describe(name, () => {
    it('a clean-up never moves what a person archived, and a second one finds nothing to do', () =>
      fc.assert(
        fc.asyncProperty(historyArbitrary, async (history) =>
          inPlay(history, async (play) => {
            const before = await readPhotos(play);
            const { document } = await play.library.config.read();
            const plan = document.classification.categories.map((category) => ({
              categoryKey: categoryKey(category.name),
              name: category.name,
              reason: 'removed' as const,
            }));
            await save(play.library, []);
            const after = await readPhotos(play);
            before.forEach((photo, index) => {
              if (photo.archivedBy !== 'classification') expect(after[index]).toEqual(photo);
            });
            const state = await describeState(play);
            const { revision, document: empty } = await play.library.config.read();
            const again = await play.library.config.save(empty, revision, 'page', plan, 2);
            expect(again).toMatchObject({ untagged: 0, returned: 0 });
            expect(await describeState(play)).toEqual(state);
          }),
        ),
        { numRuns: runs },
      ));

    it('says beforehand what deleting a category then does', () =>
      fc.assert(
        fc.asyncProperty(historyArbitrary, async (history) =>
          inPlay(history, async ({ library }) => {
            const { document } = await library.config.read();
            const [first, ...others] = document.classification.categories;
            if (first === undefined) return;
            const { links, photosReturning } = await library.tags.readCategoryConsequences(
              categoryKey(first.name),
            );
            expect(await save(library, others)).toMatchObject({
              untagged: links,
              returned: photosReturning,
            });
          }),
        ),
        { numRuns: runs },
      ));

    it('undoing a scan restores exactly what was before it', () =>
      fc.assert(
        fc.asyncProperty(historyArbitrary, scanArbitrary, async (history, scan) =>
          inPlay(history, async (play) => {
            // The one exception follows from the rule that a claim keeps a photo in the archive: libraryContractConfig.ts,
            // "stays in the archive where an older link claims it".
            fc.pre(!(await hasUnusedClaim(play)));
            const before = await describeState(play);
            await applyCommand(play, scan);
            await applyCommand(play, { kind: 'undo-run', index: play.runIds.length - 1 });
            expect(await describeState(play)).toEqual(before);
          }),
        ),
        { numRuns: runs },
      ));

    it('photos that classification archived have a link that answers for it, and nobody else is in the archive', () =>
      fc.assert(
        fc.asyncProperty(historyArbitrary, async ([categories, commands]) =>
          // Undo of a move puts a photo back as it was found, whatever became of its tags meanwhile.
          inPlay([categories, commands.filter(({ kind }) => kind !== 'undo-move')], async (play) => {
            for (const photo of await readPhotos(play)) {
              expect(photo.archivedBy !== null).toBe(photo.visibility === 'archive');
              if (photo.archivedBy === 'classification') {
                expect(await hasArchivingLink(play.library, photo)).toBe(true);
              }
            }
          }),
        ),
        { numRuns: runs },
      ));

    it('tags are counted as often as photos outside the trash carry them', () =>
      fc.assert(
        fc.asyncProperty(historyArbitrary, async (history) =>
          inPlay(history, async (play) => {
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
          }),
        ),
        { numRuns: runs },
      ));
  });
}

async function readPhotos({ library, photoIds }: LibraryInPlay): Promise<Photo[]> {
  const photos = await library.photos.readMany(photoIds);
  return photoIds.flatMap((id) => photos.get(id) ?? []);
}

/** A photo outside the archive that carries the link of a category that archives and that nobody vetoed. */
async function hasUnusedClaim(play: LibraryInPlay): Promise<boolean> {
  const { document } = await play.library.config.read();
  const archivingKeys = new Set(
    document.classification.categories
      .filter(({ action }) => action === 'tag_and_archive')
      .map(({ name }) => categoryKey(name)),
  );
  for (const { id, visibility } of await readPhotos(play)) {
    if (visibility === 'archive') continue;
    const vetoes = await play.library.tags.readVetoes(id);
    for (const { provenance } of await play.library.tags.readLinks(id)) {
      if (provenance === null || !archivingKeys.has(provenance.categoryKey)) continue;
      if (!isArchivingVetoed(vetoes, provenance.categoryKey)) return true;
    }
  }
  return false;
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
