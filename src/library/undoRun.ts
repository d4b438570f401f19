/**
 * Undoing a run: its journal is read backwards and put back by the rule of undoRule.ts, in the caller's transaction, a
 * bounded number of photos in memory at a time.
 */
import type { TagId, Veto } from '../core/category.ts';
import { isEqual } from '../core/config/isEqual.ts';
import type { PhotoId } from '../core/photo.ts';
import type { UndoCounts } from '../core/run.ts';
import { readByPhoto } from './photoRanges.ts';
import type { LinkRow, ProfileDatabase, UndoEntryRow } from './schema.ts';
import { codeToStanding, openStates, stateTables, type OpenStates } from './states.ts';
import { adjustTagCounts, countDeltas } from './tagCounts.ts';
import { readTagAt } from './tagRows.ts';
import { readArchivingRule } from './takeBack.ts';
import { journalTables } from './undoJournal.ts';
import { undoPhoto, type PhotoNow, type PhotoUndo, type UndoContext } from './undoRule.ts';
import { createUndoSum, type UndoSum } from './undoSum.ts';
import { vetoKey } from './vetoes.ts';

/** Photos in memory at once while a run of any size is undone. */
const PHOTOS_AT_A_TIME = 2_000;

/** Tables a caller's transaction must cover. */
export function undoTables(db: ProfileDatabase) {
  return [...stateTables(db), db.links, db.tags, db.vetoes, db.configs, ...journalTables(db)];
}

/**
 * Puts back what the run's journal says, or works out what that would do.
 * @param isQuestion nothing is written; what one entry would change is kept in mind for those before it
 */
export async function undoEntries(
  db: ProfileDatabase,
  runId: number,
  isQuestion: boolean,
): Promise<UndoCounts> {
  const archiving = await readArchivingRule(db);
  const sum = createUndoSum();
  const known = isQuestion ? new Map<PhotoId, PhotoNow>() : null;
  const names = new Map<TagId, string>();
  const entryIds = await db.undoEntries.where('runId').equals(runId).primaryKeys();
  for (const entryId of entryIds.toReversed()) {
    const entry = await db.undoEntries.get(entryId);
    if (entry === undefined) continue;
    const undoneRunIds = await readUndoneRunIds(db, entry);
    const context = { runId, atMs: entry.atMs, archiving, undoneRunIds };
    const changes = [...changesByPhoto(entry)];
    for (let start = 0; start < changes.length; start += PHOTOS_AT_A_TIME) {
      const some = new Map(changes.slice(start, start + PHOTOS_AT_A_TIME));
      await undoSome(db, some, context, sum, known);
    }
    sum.addTagsRenamed(await restoreTags(db, entry, known === null ? null : names));
  }
  return sum.counts();
}

/** Of the runs that made what the entry would put back, those that were undone: what they made does not come back. */
async function readUndoneRunIds(db: ProfileDatabase, { changedLinks }: UndoEntryRow): Promise<Set<number>> {
  const makers = new Set(changedLinks.flatMap(({ before }) => before?.provenance?.runId ?? []));
  const runs = await db.runs.bulkGet([...makers]);
  return new Set(runs.flatMap((run) => (run === undefined || run.undoneAtMs === null ? [] : [run.id])));
}

/** An entry, photo by photo. */
function changesByPhoto(entry: UndoEntryRow): Map<PhotoId, PhotoUndo> {
  const { movedIds, placesBefore, placesAfter, madeLinks, changedLinks, vetoesAdded, vetoesRemoved } = entry;
  const byPhoto = new Map<PhotoId, { -readonly [Key in keyof PhotoUndo]: PhotoUndo[Key] }>();
  const changeOf = (id: PhotoId) => {
    const known = byPhoto.get(id) ?? {
      place: null,
      wasFavourite: null,
      links: [],
      vetoesAdded: [],
      vetoesRemoved: [],
    };
    byPhoto.set(id, known);
    return known;
  };
  movedIds.forEach((id, index) => {
    const { isFavourite: wasFavourite, ...before } = codeToStanding(placesBefore[index] ?? 0);
    const { isFavourite, ...after } = codeToStanding(placesAfter[index] ?? 0);
    if (!isEqual(before, after)) changeOf(id).place = { before, after };
    if (wasFavourite !== isFavourite) changeOf(id).wasFavourite = wasFavourite;
  });
  for (let index = 0; index < madeLinks.length; index += 2) {
    const change = changeOf(madeLinks[index] ?? 0);
    change.links = [...change.links, { tagId: madeLinks[index + 1] ?? 0, before: null, after: 'made' }];
  }
  for (const { before, after } of changedLinks) {
    const link = before ?? after;
    if (link === null) continue;
    const change = changeOf(link.photoId);
    change.links = [...change.links, { tagId: link.tagId, before, after }];
  }
  for (const veto of vetoesAdded) {
    const change = changeOf(veto.photoId);
    change.vetoesAdded = [...change.vetoesAdded, veto];
  }
  for (const veto of vetoesRemoved) {
    const change = changeOf(veto.photoId);
    change.vetoesRemoved = [...change.vetoesRemoved, veto];
  }
  return byPhoto;
}

async function undoSome(
  db: ProfileDatabase,
  changes: ReadonlyMap<PhotoId, PhotoUndo>,
  context: UndoContext,
  sum: UndoSum,
  known: Map<PhotoId, PhotoNow> | null,
): Promise<void> {
  const ids = [...changes.keys()];
  const states = await openStates(db, ids);
  const links = await readByPhoto(db.links, ids);
  const vetoes = await readByPhoto(db.vetoes, ids);
  const differences: Difference[] = [];
  for (const [photoId, change] of changes) {
    const state = states.get(photoId);
    // Gone for good: nothing of it is left to be put back.
    if (state === null) continue;
    const { visibility, archivedBy, isFavourite } = state;
    const now = known?.get(photoId) ?? {
      place: { visibility, archivedBy },
      isFavourite,
      links: links.get(photoId) ?? [],
      vetoes: vetoes.get(photoId) ?? [],
    };
    const after = undoPhoto(now, change, context);
    sum.add(photoId, now, after);
    known?.set(photoId, after);
    if (!isEqual(now.place, after.place) || now.isFavourite !== after.isFavourite) {
      states.set(photoId, { ...state, ...after.place, isFavourite: after.isFavourite });
    }
    differences.push({ now, after });
  }
  if (known === null) await store(db, states, differences);
}

interface Difference {
  readonly now: PhotoNow;
  readonly after: PhotoNow;
}

async function store(
  db: ProfileDatabase,
  states: OpenStates,
  differences: readonly Difference[],
): Promise<void> {
  const linksGone: LinkRow[] = [];
  const linksPut: LinkRow[] = [];
  const vetoesGone: Veto[] = [];
  const vetoesPut: Veto[] = [];
  const tagDeltas = new Map<number, number>();
  const count = (links: readonly LinkRow[], { place }: PhotoNow, by: number): void => {
    if (place.visibility === 'trash') return;
    for (const [tagId, delta] of countDeltas(links, () => by)) {
      tagDeltas.set(tagId, (tagDeltas.get(tagId) ?? 0) + delta);
    }
  };
  for (const { now, after } of differences) {
    linksGone.push(...now.links.filter(({ tagId }) => !after.links.some((link) => link.tagId === tagId)));
    linksPut.push(...after.links.filter((link) => !now.links.includes(link)));
    vetoesGone.push(...now.vetoes.filter((veto) => !after.vetoes.includes(veto)));
    vetoesPut.push(...after.vetoes.filter((veto) => !now.vetoes.includes(veto)));
    count(now.links, now, -1);
    count(after.links, after, 1);
  }
  await db.links.bulkDelete(linksGone.map(({ photoId, tagId }): [number, number] => [photoId, tagId]));
  await db.links.bulkPut(linksPut);
  await db.vetoes.bulkDelete(vetoesGone.map(vetoKey));
  await db.vetoes.bulkPut(vetoesPut);
  await states.save();
  await adjustTagCounts(db, tagDeltas);
  await claimTags(db, linksPut);
}

/** A link that classification vouches for lies on a category's tag, also where the tag was a person's in between. */
async function claimTags(db: ProfileDatabase, links: readonly LinkRow[]): Promise<void> {
  const keyByTagId = new Map(
    links.flatMap(({ tagId, provenance }) => (provenance === null ? [] : [[tagId, provenance.categoryKey]])),
  );
  for (const tag of await db.tags.bulkGet([...keyByTagId.keys()])) {
    const categoryKey = tag === undefined ? undefined : keyByTagId.get(tag.id);
    if (tag === undefined || categoryKey === undefined || tag.categoryKey === categoryKey) continue;
    await db.tags.put({ ...tag, kind: 'auto', categoryKey });
  }
}

/**
 * Tags are called what they were, where nobody changed that since and no other tag is called so by now; and they are a
 * person's again where a category had taken them over and nothing of the category's is left on them. Answers how many of a
 * person's own have their old names again.
 * @param names of a question: folded paths that tags would have by now; nothing is written
 */
async function restoreTags(
  db: ProfileDatabase,
  { changedTags }: UndoEntryRow,
  names: Map<TagId, string> | null,
): Promise<number> {
  let renamed = 0;
  // What was renamed last makes room for what was renamed before it.
  for (const { before, after } of changedTags.toReversed()) {
    const tag = await db.tags.get(after.id);
    if (tag === undefined) continue;
    const { count, ...now } = tag;
    if (!isEqual(now, after)) continue;
    const namesake = await readTagAt(db, before.path);
    const isMoved = namesake !== undefined && names?.has(namesake.id) === true;
    const isTaken = namesake !== undefined && namesake.id !== tag.id && !isMoved;
    const auto = await db.links
      .where('tagId')
      .equals(tag.id)
      .and(({ provenance }) => provenance !== null)
      .first();
    if (isTaken || (auto !== undefined && before.kind !== 'auto')) continue;
    if (before.kind === 'user' && after.kind === 'user') renamed += 1;
    if (names === null) await db.tags.put({ ...before, count });
    else names.set(tag.id, before.foldedPath);
  }
  return renamed;
}
