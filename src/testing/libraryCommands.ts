/**
 * Anything a person, a scan or a change of categories may do to a few photos, as commands that property tests draw at
 * random and apply to one library or to two beside each other.
 */
import * as fc from 'fast-check';
import type { Category, Veto } from '../core/category.ts';
import { planCleanUp } from '../core/config/cleanUp.ts';
import type { PhotoId, Visibility } from '../core/photo.ts';
import { decide } from '../core/classify.ts';
import { isEqual } from '../core/config/isEqual.ts';
import type {
  ClassificationEntry,
  HandChange,
  Library,
  SaveConfigResult,
  TagRemoval,
  TagRename,
} from '../library/library.ts';
import { buildConfig } from './builders.ts';
import { addPhotos, MODEL_KEY } from './libraryFixtures.ts';

const PHOTO_NAMES = ['a.jpg', 'b.jpg', 'c.jpg'];
const CATEGORY_NAMES = ['Receipts', 'Documents', 'Memes'];
/** One of the person's own, and one that a category may come to claim. */
const HAND_TAGS = ['Holidays', 'holidays/Sea', 'auto/receipts', 'Auto/Memes'];
/** What tags are renamed to: one that is there, one that is not, another way of writing, up and down the tree. */
const NEW_NAMES = ['Trips', 'HOLIDAYS', 'Trips/Sea', 'Holidays/Sea', 'sea'];

export type Command =
  /**
   * Photos looked at one transaction after the other. `until`: the browser is gone after so many; `failsAt`: that one's
   * transaction breaks off in the middle.
   */
  | {
      readonly kind: 'scan' | 're-evaluate';
      readonly photos: readonly number[];
      readonly names: readonly string[];
      readonly until: number;
      readonly failsAt: number | null;
    }
  | { readonly kind: 'move'; readonly photos: readonly number[]; readonly to: Visibility }
  | { readonly kind: 'favourite'; readonly photos: readonly number[]; readonly isFavourite: boolean }
  | { readonly kind: 'tag'; readonly photo: number; readonly path: string }
  | { readonly kind: 'rename-tag'; readonly from: string; readonly to: string }
  | { readonly kind: 'delete-tag'; readonly path: string }
  | { readonly kind: 'untag'; readonly photo: number; readonly index: number }
  | { readonly kind: 'withdraw'; readonly photo: number; readonly index: number }
  | {
      readonly kind: 'save';
      readonly categories: readonly Category[];
      readonly archivesFavourites: boolean;
    }
  /** `back`: how many runs before the last. */
  | { readonly kind: 'undo'; readonly back: number };

/** A library and what commands refer to by position: ids differ between libraries. */
export interface LibraryInPlay {
  readonly library: Library;
  readonly photoIds: readonly PhotoId[];
  /** Every command has a time of its own. */
  nowMs: number;
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
          enabled: fc.constantFrom(true, true, true, false),
        }),
        { nil: null, freq: 4 },
      ),
    ),
  )
  .map((drawn) => drawn.filter((category) => category !== null));

const lookArbitrary = fc.record({
  kind: fc.constantFrom('scan' as const, 'scan' as const, 're-evaluate' as const),
  photos,
  names: fc.uniqueArray(fc.constantFrom(...CATEGORY_NAMES)),
  until: fc.constantFrom(PHOTO_NAMES.length, PHOTO_NAMES.length, 1),
  failsAt: fc.option(fc.nat({ max: 2 }), { freq: 5 }),
});

/** What changes something, by itself. */
export const deedArbitrary: fc.Arbitrary<Command> = fc.oneof(
  { arbitrary: lookArbitrary, weight: 5 },
  {
    arbitrary: fc.record({
      kind: fc.constant('move' as const),
      photos,
      to: fc.constantFrom<Visibility>('timeline', 'archive', 'trash'),
    }),
    weight: 3,
  },
  {
    arbitrary: fc.record({ kind: fc.constant('favourite' as const), photos, isFavourite: fc.boolean() }),
    weight: 2,
  },
  {
    arbitrary: fc.record({ kind: fc.constant('tag' as const), photo, path: fc.constantFrom(...HAND_TAGS) }),
    weight: 2,
  },
  fc.record({
    kind: fc.constant('rename-tag' as const),
    from: fc.constantFrom('Holidays', 'Holidays/Sea', 'trips', 'Sea', 'auto/receipts'),
    to: fc.constantFrom(...NEW_NAMES),
  }),
  fc.record({
    kind: fc.constant('delete-tag' as const),
    path: fc.constantFrom('Holidays', 'Trips', 'Auto/Memes'),
  }),
  fc.record({ kind: fc.constant('untag' as const), photo, index: fc.nat({ max: 3 }) }),
  fc.record({ kind: fc.constant('withdraw' as const), photo, index: fc.nat({ max: 3 }) }),
  {
    arbitrary: fc.record({
      kind: fc.constant('save' as const),
      categories: categoriesArbitrary,
      archivesFavourites: fc.constantFrom(false, false, true),
    }),
    weight: 2,
  },
);

export const commandArbitrary: fc.Arbitrary<Command> = fc.oneof(
  { arbitrary: deedArbitrary, weight: 6 },
  fc.record({ kind: fc.constant('undo' as const), back: fc.nat({ max: 3 }) }),
);

export async function bringIntoPlay(library: Library): Promise<LibraryInPlay> {
  return { library, photoIds: await addPhotos(library, ...PHOTO_NAMES), nowMs: 1_000 };
}

/** Applies a command; those that refer to something that is not there do nothing. Answers what the library answered. */
export async function applyCommand(play: LibraryInPlay, command: Command): Promise<unknown> {
  const { library } = play;
  play.nowMs += 10;
  switch (command.kind) {
    case 'scan':
    case 're-evaluate':
      return look(play, command);
    case 'move':
      return countOf(await library.photos.moveByHand(idsOf(play, command.photos), command.to, play.nowMs));
    case 'favourite': {
      const ids = idsOf(play, command.photos);
      const { runId: _, ...changed } = await library.photos.setFavourite(
        ids,
        command.isFavourite,
        play.nowMs,
      );
      return changed;
    }
    case 'tag':
      return countOf(await library.tags.addByHand(idsOf(play, [command.photo]), command.path, play.nowMs));
    case 'rename-tag':
      return withoutRunId(await library.tags.rename(command.from, command.to, play.nowMs));
    case 'delete-tag':
      return withoutRunId(await library.tags.remove(command.path, play.nowMs));
    case 'untag':
      return untag(play, command);
    case 'withdraw':
      return withdraw(play, command);
    case 'save':
      return save(play, command.categories, command.archivesFavourites);
    case 'undo':
      return undo(play, command.back);
    default:
      return command satisfies never;
  }
}

/** Ids differ between libraries. */
function withoutRunId(answer: TagRename | TagRemoval): unknown {
  if (!answer.ok) return answer;
  const { runId: _, ...change } = answer;
  return change;
}

function countOf({ photos: changed }: HandChange): number {
  return changed;
}

/** Saves categories with the clean-up that the change asks for. */
export async function save(
  { library, nowMs }: Pick<LibraryInPlay, 'library' | 'nowMs'>,
  categories: readonly Category[],
  archivesFavourites = false,
): Promise<SaveConfigResult> {
  const { revision, document } = await library.config.read();
  const next = buildConfig(categories, { archivesFavourites });
  return library.config.save(
    next,
    revision,
    'page',
    planCleanUp(document.classification, next.classification),
    nowMs,
  );
}

/** Everything the commands can change but the configuration, in terms that are the same in every library. */
export async function describeState({ library, photoIds }: LibraryInPlay): Promise<unknown> {
  const runIds = await readRunIds(library);
  const shown = (await library.tags.readAll())
    .filter(({ count }) => count > 0)
    .map(({ path, kind, categoryKey, count }) => ({ path, kind, categoryKey, count }));
  const state: unknown[] = [shown, await library.photos.readCounts()];
  for (const id of photoIds) {
    const stored = await library.photos.read(id);
    const links = await library.tags.readLinks(id);
    const vetoes = await library.tags.readVetoes(id);
    state.push({
      visibility: stored?.visibility,
      archivedBy: stored?.archivedBy,
      isFavourite: stored?.isFavourite,
      links: links
        .map(({ tag, linkedAtMs, isByHand, provenance }) => ({
          path: tag.path,
          linkedAtMs,
          isByHand,
          provenance: provenance && { ...provenance, runId: runIds.indexOf(provenance.runId ?? -1) },
        }))
        .toSorted((a, b) => (a.path < b.path ? -1 : 1)),
      vetoes: vetoes.map(({ kind, categoryKey, atMs }) => `${kind} ${categoryKey} ${atMs}`).toSorted(),
    });
  }
  return state;
}

/** Of all runs, oldest first. */
export async function readRunIds(library: Library): Promise<number[]> {
  return (await library.runs.readRecent(1_000)).map(({ id }) => id).toReversed();
}

async function undo({ library, nowMs }: LibraryInPlay, back: number): Promise<unknown> {
  const runId = (await readRunIds(library)).at(-1 - back);
  return runId === undefined ? null : library.runs.undo(runId, nowMs);
}

function idsOf({ photoIds }: LibraryInPlay, positions: readonly number[]): PhotoId[] {
  return positions.flatMap((position) => photoIds[position] ?? []);
}

class BrokenOff extends Error {}

/** Only enabled categories of the configuration in force match, as in the pipeline. */
async function look(
  play: LibraryInPlay,
  { kind, photos: positions, names, until, failsAt }: Extract<Command, { kind: 'scan' | 're-evaluate' }>,
): Promise<unknown> {
  const { library, nowMs } = play;
  const enabled = await readEnabled(library);
  const runId = await library.runs.start(kind, positions.length, nowMs);
  const tallies: unknown[] = [];
  for (const [turn, photoId] of idsOf(play, positions).slice(0, until).entries()) {
    const entries = [judged(photoId, enabled, names)];
    const reevaluated = kind === 'scan' ? {} : { reevaluated: enabled.map(({ name }) => name) };
    const context = { runId, modelKey: MODEL_KEY, nowMs: nowMs + turn, ...reevaluated };
    const expected = await library.classification.preview(entries, decide, reevaluated);
    const breakOff: typeof decide = () => {
      throw new BrokenOff();
    };
    try {
      const result = await library.classification.commit(
        entries,
        turn === failsAt ? breakOff : decide,
        context,
      );
      tallies.push(result.ok ? isEqual(result.tally, expected) && expected : result.reason);
    } catch (error) {
      if (!(error instanceof BrokenOff)) throw error;
    }
  }
  await library.runs.setState(runId, 'done', nowMs);
  return tallies;
}

/** A photo that matches the categories so named. */
function judged(
  photoId: PhotoId,
  enabled: readonly Category[],
  names: readonly string[],
): ClassificationEntry {
  const matching = enabled.filter(({ name }) => names.includes(name));
  return { photoId, scores: matching.map((category) => ({ category, score: 0.9, prompt: 'p' })) };
}

async function readEnabled(library: Library): Promise<Category[]> {
  const { categories } = (await library.config.read()).document.classification;
  return categories.filter(({ enabled }) => enabled);
}

async function untag(
  play: LibraryInPlay,
  { photo: position, index }: Extract<Command, { kind: 'untag' }>,
): Promise<unknown> {
  for (const photoId of idsOf(play, [position])) {
    const links = (await play.library.tags.readLinks(photoId)).toSorted((a, b) =>
      a.tag.path.toLowerCase() < b.tag.path.toLowerCase() ? -1 : 1,
    );
    const link = links[index];
    if (link !== undefined)
      return countOf(await play.library.tags.removeByHand([photoId], link.tagId, play.nowMs));
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
    if (veto !== undefined) await play.library.tags.withdrawCorrections([veto], play.nowMs);
  }
  return null;
}
