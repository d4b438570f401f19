/**
 * What classification did, for a person to look through. What runs did is found by their undo journal, so that nothing here
 * reads all photos; that a link was looked at is noted on the link and goes with it.
 */
import { autoTagPath, categoryKey } from '../core/category.ts';
import type { TagId, Veto } from '../core/category.ts';
import type { PhotoId } from '../core/photo.ts';
import type { Run } from '../core/run.ts';
import { isByHand } from './corrections.ts';
import { recordHandRun } from './handRuns.ts';
import type { ArchivedPhoto, OpenLink, OpenLinksOf, ReviewStore } from './library.ts';
import { readByPhoto } from './photoRanges.ts';
import type { LinkRow, ProfileDatabase, UndoEntryRow } from './schema.ts';
import { readByTexts } from './textIndex.ts';
import { codeToStanding, readStates } from './states.ts';
import { journalTables } from './undoJournal.ts';
import { vetoKey } from './vetoes.ts';

/** Photos whose links are in memory at once. */
const PHOTOS_AT_A_TIME = 2_000;

export function createReviewStore(db: ProfileDatabase): ReviewStore {
  return {
    // No transaction around what may be many rows: it would hold up whoever writes, and nothing is decided by it.
    readOpen: (source) => readOpen(db, source),

    readArchived: (sinceMs) => readArchived(db, sinceMs),

    mark: (links, atMs) =>
      db.transaction('rw', db.links, async () => {
        const rows = await db.links.bulkGet(links.map(({ photoId, tagId }): LinkKey => [photoId, tagId]));
        await db.links.bulkPut(
          rows.flatMap((row) => {
            if (row === undefined) return [];
            const { reviewedAtMs: _, ...link } = row;
            return [atMs === null ? link : { ...link, reviewedAtMs: atMs }];
          }),
        );
      }),

    keepOff: (photoId, name, nowMs) =>
      db.transaction('rw', [db.vetoes, ...journalTables(db)], async () =>
        recordHandRun(db, nowMs, async (journal) => {
          const veto: Veto = { photoId, categoryKey: categoryKey(name), kind: 'tag', atMs: nowMs };
          const known = (await db.vetoes.get(vetoKey(veto))) ?? null;
          if (known === null) {
            journal.vetoed(null, veto);
            await db.vetoes.put(veto);
          }
          return { kind: 'untag', path: autoTagPath(name) };
        }),
      ),
  };
}

type LinkKey = [photoId: PhotoId, tagId: TagId];

async function readOpen(db: ProfileDatabase, source: OpenLinksOf): Promise<OpenLink[]> {
  const rows =
    'categoryKeys' in source ? await readOfCategories(db, source.categoryKeys) : await readOfRuns(db, source);
  const open = rows.filter(isOpenToReview);
  const states = await readStates(db, [...new Set(open.map(({ photoId }) => photoId))]);
  return open.flatMap(({ photoId, tagId, linkedAtMs, provenance }): OpenLink[] => {
    const visibility = states.get(photoId)?.visibility;
    if (visibility === undefined || visibility === 'trash' || provenance === null) return [];
    return [{ photoId, tagId, linkedAtMs, provenance }];
  });
}

/** True for a link that only classification vouches for and nobody has looked at. */
function isOpenToReview(link: LinkRow): boolean {
  return !isByHand(link) && link.reviewedAtMs === undefined;
}

async function readOfCategories(db: ProfileDatabase, keys: readonly string[]): Promise<LinkRow[]> {
  const tagIds = (await readByTexts(db.tags, 'categoryKey', keys)).map(({ id }) => id);
  return db.links.where('tagId').anyOf(tagIds).toArray();
}

/** Links that the runs made and that are still theirs. */
async function readOfRuns(
  db: ProfileDatabase,
  source: Extract<OpenLinksOf, { sinceMs: number } | { runId: number }>,
): Promise<LinkRow[]> {
  const entries = await readEntries(db, source);
  const tagIdsById = new Map<PhotoId, Set<TagId>>();
  for (const { madeLinks } of entries) {
    for (const [photoId, tagId] of pairsOf(madeLinks)) {
      tagIdsById.set(photoId, (tagIdsById.get(photoId) ?? new Set()).add(tagId));
    }
  }
  const runIds = new Set(entries.map(({ runId }) => runId));
  return collectLinks(db, tagIdsById.keys(), (photoId, links) =>
    links.filter(
      ({ tagId, provenance }) =>
        tagIdsById.get(photoId)?.has(tagId) === true &&
        provenance !== null &&
        provenance.runId !== null &&
        runIds.has(provenance.runId),
    ),
  );
}

/** What classification's runs did, latest first; those that were undone have no entries any more. */
async function readEntries(
  db: ProfileDatabase,
  source: { readonly sinceMs: number } | { readonly runId: number },
): Promise<UndoEntryRow[]> {
  if ('runId' in source) return db.undoEntries.where('runId').equals(source.runId).toArray();
  // Keys of an index, each once: the journal is bounded (docs/storage.md, "Undo"), and so is this.
  const runIds = (await db.undoEntries.orderBy('runId').uniqueKeys()).filter((id) => typeof id === 'number');
  const runs = await db.runs.bulkGet(runIds);
  const concerned = runs.flatMap((run) =>
    run !== undefined && isByClassification(run) && (run.endedAtMs ?? Infinity) >= source.sinceMs
      ? [run.id]
      : [],
  );
  const entries = await db.undoEntries.where('runId').anyOf(concerned).toArray();
  return entries
    .filter(({ atMs }) => atMs >= source.sinceMs)
    .toSorted((a, b) => b.atMs - a.atMs || b.id - a.id);
}

function isByClassification({ kind }: Run): boolean {
  return kind === 'scan' || kind === 're-evaluate' || kind === 'upload-classification';
}

/** What is wanted of the links of many photos, a bounded number of photos in memory at a time. */
async function collectLinks<Found>(
  db: ProfileDatabase,
  ids: Iterable<PhotoId>,
  pick: (photoId: PhotoId, links: readonly LinkRow[]) => readonly Found[],
): Promise<Found[]> {
  const sorted = Uint32Array.from(ids).toSorted();
  const found: Found[] = [];
  for (let start = 0; start < sorted.length; start += PHOTOS_AT_A_TIME) {
    const links = await readByPhoto(db.links, [...sorted.subarray(start, start + PHOTOS_AT_A_TIME)]);
    for (const [photoId, ofPhoto] of links) for (const one of pick(photoId, ofPhoto)) found.push(one);
  }
  return found;
}

async function readArchived(db: ProfileDatabase, sinceMs: number): Promise<ArchivedPhoto[]> {
  const entries = await readEntries(db, { sinceMs });
  /** Of each photo its last archiving, with the tags that may have been the reason. */
  const moves = new Map<PhotoId, { readonly atMs: number; readonly tagIds: readonly TagId[] }>();
  for (const entry of entries) {
    const tagIdsById = archivingCandidates(entry);
    entry.movedIds.forEach((photoId, index) => {
      const { archivedBy } = codeToStanding(entry.placesAfter[index] ?? 0);
      if (archivedBy !== 'classification' || moves.has(photoId)) return;
      moves.set(photoId, { atMs: entry.atMs, tagIds: tagIdsById.get(photoId) ?? [] });
    });
  }
  const states = await readStates(db, [...moves.keys()]);
  const held = [...moves].filter(([id]) => states.get(id)?.archivedBy === 'classification');
  const keyByTag = new Map((await db.tags.toArray()).map(({ id, categoryKey: key }) => [id, key]));
  // Where a photo got one tag only, that one archived it; the others' links say which did.
  const unclear = held.flatMap(([id, { tagIds }]) => (tagIds.length === 1 ? [] : [id]));
  const keysById = new Map(
    await collectLinks(db, unclear, (id, links): Array<[PhotoId, string[]]> => [
      [
        id,
        links.flatMap(({ provenance }) => (provenance?.archived === true ? [provenance.categoryKey] : [])),
      ],
    ]),
  );
  return held.map(([photoId, { atMs, tagIds }]): ArchivedPhoto => ({
    photoId,
    atMs,
    categoryKeys: keysById.get(photoId) ?? tagIds.flatMap((tagId) => keyByTag.get(tagId) ?? []),
  }));
}

/** By photo, the tags through which the transaction may have archived it. */
function archivingCandidates({ madeLinks, changedLinks }: UndoEntryRow): Map<PhotoId, TagId[]> {
  const tagIdsById = new Map<PhotoId, TagId[]>();
  const add = (photoId: PhotoId, tagId: TagId): void => {
    const known = tagIdsById.get(photoId);
    if (known === undefined) tagIdsById.set(photoId, [tagId]);
    else known.push(tagId);
  };
  for (const [photoId, tagId] of pairsOf(madeLinks)) add(photoId, tagId);
  for (const { after } of changedLinks)
    if (after?.provenance?.archived === true) add(after.photoId, after.tagId);
  return tagIdsById;
}

function* pairsOf(madeLinks: Uint32Array): Iterable<LinkKey> {
  for (let index = 0; index < madeLinks.length; index += 2) {
    yield [madeLinks[index] ?? 0, madeLinks[index + 1] ?? 0];
  }
}
