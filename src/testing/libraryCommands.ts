/**
 * Anything a person, a scan or a change of categories may do to a few photos, as commands that property tests draw at
 * random and apply to one library or to two beside each other.
 */
import * as fc from 'fast-check';
import type { Category, Veto } from '../core/category.ts';
import { planCleanUp } from '../core/config/cleanUp.ts';
import type { PhotoId, Visibility } from '../core/photo.ts';
import type { Library, PhotoMove, SaveConfigResult } from '../library/library.ts';
import { buildConfig } from './builders.ts';
import { addPhotos, match } from './libraryFixtures.ts';

const PHOTO_NAMES = ['a.jpg', 'b.jpg', 'c.jpg'];
const CATEGORY_NAMES = ['Receipts', 'Documents', 'Memes'];
/** One of the person's own, and one that a category may come to claim. */
const HAND_TAGS = ['Holidays', 'auto/receipts'];

export type Command =
  | { readonly kind: 'scan'; readonly photos: readonly number[]; readonly names: readonly string[] }
  | { readonly kind: 'move'; readonly photos: readonly number[]; readonly to: Visibility }
  | { readonly kind: 'undo-move' }
  | { readonly kind: 'tag'; readonly photo: number; readonly path: string }
  | { readonly kind: 'untag'; readonly photo: number; readonly index: number }
  | { readonly kind: 'withdraw'; readonly photo: number; readonly index: number }
  | { readonly kind: 'save'; readonly categories: readonly Category[] }
  | { readonly kind: 'undo-run'; readonly index: number };

/** A library and what commands refer to by position: ids differ between libraries. */
export interface LibraryInPlay {
  readonly library: Library;
  readonly photoIds: readonly PhotoId[];
  readonly runIds: number[];
  moves: readonly PhotoMove[];
}

const photo = fc.nat({ max: PHOTO_NAMES.length - 1 });
const photos = fc.uniqueArray(photo, { minLength: 1 });

export const categoriesArbitrary: fc.Arbitrary<Category[]> = fc
  .tuple(
    ...CATEGORY_NAMES.map((name) =>
      fc.option(
        fc.record({
          name: fc.constant(name),
          prompts: fc.constant([`a photo of ${name.toLowerCase()}`]),
          similarity: fc.constantFrom(0.3, 0.5),
          action: fc.constantFrom('tag' as const, 'tag_and_archive' as const, 'tag_and_archive' as const),
          enabled: fc.constant(true),
        }),
        { nil: null, freq: 4 },
      ),
    ),
  )
  .map((drawn) => drawn.filter((category) => category !== null));

export const scanArbitrary = fc.record({
  kind: fc.constant('scan' as const),
  photos,
  names: fc.uniqueArray(fc.constantFrom(...CATEGORY_NAMES), { minLength: 1 }),
});

export const commandArbitrary: fc.Arbitrary<Command> = fc.oneof(
  { arbitrary: scanArbitrary, weight: 4 },
  {
    arbitrary: fc.record({
      kind: fc.constant('move' as const),
      photos,
      to: fc.constantFrom<Visibility>('timeline', 'archive', 'trash'),
    }),
    weight: 3,
  },
  fc.constant({ kind: 'undo-move' } as const),
  fc.record({ kind: fc.constant('tag' as const), photo, path: fc.constantFrom(...HAND_TAGS) }),
  fc.record({ kind: fc.constant('untag' as const), photo, index: fc.nat({ max: 3 }) }),
  fc.record({ kind: fc.constant('withdraw' as const), photo, index: fc.nat({ max: 3 }) }),
  {
    arbitrary: fc.record({ kind: fc.constant('save' as const), categories: categoriesArbitrary }),
    weight: 2,
  },
  fc.record({ kind: fc.constant('undo-run' as const), index: fc.nat({ max: 5 }) }),
);

export async function bringIntoPlay(library: Library): Promise<LibraryInPlay> {
  return { library, photoIds: await addPhotos(library, ...PHOTO_NAMES), runIds: [], moves: [] };
}

/** Applies a command; those that refer to something that is not there do nothing. Answers what the library answered. */
export async function applyCommand(play: LibraryInPlay, command: Command): Promise<unknown> {
  const { library } = play;
  switch (command.kind) {
    case 'scan':
      return scan(play, command);
    case 'move':
      play.moves = await library.photos.moveByHand(idsOf(play, command.photos), command.to, 1);
      return play.moves.length;
    case 'undo-move':
      await library.photos.undoMove(play.moves);
      play.moves = [];
      return null;
    case 'tag':
      await library.tags.addByHand(idsOf(play, [command.photo]), command.path, 1);
      return null;
    case 'untag':
      return untag(play, command);
    case 'withdraw':
      return withdraw(play, command);
    case 'save':
      return save(library, command.categories);
    case 'undo-run':
      return undoRun(play, command.index);
    default:
      return command satisfies never;
  }
}

/** Saves categories with the clean-up that the change asks for. */
export async function save(library: Library, categories: readonly Category[]): Promise<SaveConfigResult> {
  const { revision, document } = await library.config.read();
  const next = buildConfig(categories);
  return library.config.save(
    next,
    revision,
    'page',
    planCleanUp(document.classification, next.classification),
    1,
  );
}

/** Everything the commands can change, in terms that are the same in every library. */
export async function describeState({ library, photoIds }: LibraryInPlay): Promise<unknown> {
  const shown = (await library.tags.readAll())
    .filter(({ count }) => count > 0)
    .map(({ path, count }) => `${path.toLowerCase()} ${count}`)
    .toSorted();
  const state: unknown[] = [shown, await library.photos.readCounts()];
  for (const id of photoIds) {
    const stored = await library.photos.read(id);
    const links = await library.tags.readLinks(id);
    const vetoes = await library.tags.readVetoes(id);
    state.push({
      visibility: stored?.visibility,
      archivedBy: stored?.archivedBy,
      links: links
        .map(({ tag, provenance }) => `${tag.path.toLowerCase()} ${describeOrigin(provenance !== null)}`)
        .toSorted(),
      vetoes: vetoes.map(({ kind, categoryKey }) => `${kind} ${categoryKey}`).toSorted(),
    });
  }
  return state;
}

function describeOrigin(isAuto: boolean): string {
  return isAuto ? 'by classification' : 'by hand';
}

async function undoRun({ library, runIds }: LibraryInPlay, index: number): Promise<unknown> {
  const runId = runIds[index];
  return runId === undefined ? null : library.runs.undo(runId, 1);
}

function idsOf({ photoIds }: LibraryInPlay, positions: readonly number[]): PhotoId[] {
  return positions.flatMap((position) => photoIds[position] ?? []);
}

/** Only categories of the configuration in force match, as in the pipeline. */
async function scan(
  play: LibraryInPlay,
  { photos: positions, names }: Extract<Command, { kind: 'scan' }>,
): Promise<unknown> {
  const { library, runIds } = play;
  const { document } = await library.config.read();
  const categories = document.classification.categories.filter(({ name }) => names.includes(name));
  const runId = await library.runs.start('scan', positions.length, 1);
  runIds.push(runId);
  const committed = await match(library, idsOf(play, positions), categories, runId);
  return committed.map(({ newlyLinked, archived }) => ({ newlyLinked, archived }));
}

async function untag(
  play: LibraryInPlay,
  { photo: position, index }: Extract<Command, { kind: 'untag' }>,
): Promise<null> {
  for (const photoId of idsOf(play, [position])) {
    const links = (await play.library.tags.readLinks(photoId)).toSorted((a, b) =>
      a.tag.path.toLowerCase() < b.tag.path.toLowerCase() ? -1 : 1,
    );
    const link = links[index];
    if (link !== undefined) await play.library.tags.removeByHand(photoId, link.tagId, 1);
  }
  return null;
}

function keyOf({ kind, categoryKey }: Veto): string {
  return `${kind} ${categoryKey}`;
}

async function withdraw(
  play: LibraryInPlay,
  { photo: position, index }: Extract<Command, { kind: 'withdraw' }>,
): Promise<null> {
  for (const photoId of idsOf(play, [position])) {
    const vetoes = (await play.library.tags.readVetoes(photoId)).toSorted((a, b) =>
      keyOf(a) < keyOf(b) ? -1 : 1,
    );
    const veto = vetoes[index];
    if (veto !== undefined) await play.library.tags.withdrawCorrections([veto]);
  }
  return null;
}
