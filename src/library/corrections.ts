/**
 * A person's word about one photo and one tag: put on, taken off, left to classification again. Tags put on by hand are
 * links with the mark `handTagId`; what a category may not do is a row among the vetoes.
 */
import type { TagId, Veto } from '../core/category.ts';
import type { Correction } from '../core/corrections.ts';
import type { PhotoId } from '../core/photo.ts';
import type { LinkRow, ProfileDatabase } from './schema.ts';
import { readStates } from './states.ts';
import { adjustTagCounts, countDeltas } from './tagCounts.ts';
import { readCategoryTag } from './tagRows.ts';
import { applyTakeBack, planTakeBack, readArchivingRule } from './takeBack.ts';
import type { UndoJournal } from './undoJournal.ts';
import { vetoKey } from './vetoes.ts';

/** Everything corrected about a category, latest first. */
export async function readCorrections(db: ProfileDatabase, categoryKey: string): Promise<Correction[]> {
  const vetoes = await db.vetoes.where('categoryKey').equals(categoryKey).toArray();
  const tag = await readCategoryTag(db, categoryKey);
  const byHand = tag === undefined ? [] : await db.links.where('handTagId').equals(tag.id).toArray();
  const kept = byHand.map(({ photoId, linkedAtMs }): Correction => ({
    photoId,
    categoryKey,
    kind: 'always',
    atMs: linkedAtMs,
  }));
  return [...vetoes, ...kept].toSorted((a, b) => b.atMs - a.atMs || b.photoId - a.photoId);
}

/** True where a person put the tag on, or said that it stays. */
export function isByHand({ provenance, handTagId }: LinkRow): boolean {
  return provenance === null || handTagId !== undefined;
}

/**
 * Puts a tag on by hand. A category's tag says that the category belongs on the photos, so that the vetoes against it go.
 */
export async function putOnByHand(
  db: ProfileDatabase,
  ids: readonly PhotoId[],
  tagId: TagId,
  nowMs: number,
  journal: UndoJournal,
): Promise<void> {
  const states = await readStates(db, ids);
  const photoIds = [...states.keys()];
  const existing = await db.links.bulkGet(photoIds.map((photoId): [number, number] => [photoId, tagId]));
  const added = photoIds
    .filter((_, index) => existing[index] === undefined)
    .map((photoId): LinkRow => ({ photoId, tagId, linkedAtMs: nowMs, provenance: null, handTagId: tagId }));
  const confirmed = existing.flatMap((link) =>
    link === undefined || isByHand(link)
      ? []
      : [{ before: link, after: { ...link, isByHand: true as const, handTagId: tagId } }],
  );
  await db.links.bulkPut([...added, ...confirmed.map(({ after }) => after)]);
  for (const link of added) journal.linked(null, link);
  for (const { before, after } of confirmed) journal.linked(before, after);
  await adjustTagCounts(
    db,
    countDeltas(added, ({ photoId }) => (states.get(photoId)?.visibility === 'trash' ? 0 : 1)),
  );
  const key = (await db.tags.get(tagId))?.categoryKey ?? null;
  if (key === null) return;
  const vetoKeys = photoIds.map((photoId): [PhotoId, 'tag', string] => [photoId, 'tag', key]);
  for (const veto of await db.vetoes.bulkGet(vetoKeys)) if (veto !== undefined) journal.vetoed(veto, null);
  await db.vetoes.bulkDelete(vetoKeys);
}

/** Rows in memory at once while a tag is taken off many photos. */
const LINKS_AT_A_TIME = 2_000;

/** Takes a tag off by hand; a category's leaves a veto on each photo that carried it. Answers how many came back from the archive. */
export async function takeOffByHand(
  db: ProfileDatabase,
  ids: readonly PhotoId[],
  tagId: TagId,
  nowMs: number,
  journal: UndoJournal,
): Promise<number> {
  let returned = 0;
  const key = (await db.tags.get(tagId))?.categoryKey ?? null;
  const archiving = await readArchivingRule(db);
  const distinct = [...new Set(ids)];
  for (let start = 0; start < distinct.length; start += LINKS_AT_A_TIME) {
    const keys = distinct
      .slice(start, start + LINKS_AT_A_TIME)
      .map((photoId): [PhotoId, TagId] => [photoId, tagId]);
    const found = (await db.links.bulkGet(keys)).filter((link) => link !== undefined);
    // Whoever put it there as well, it goes: this is the person's last word.
    const removed = found.map((row) => {
      const { isByHand: _, ...link } = row;
      return link;
    });
    const plan = await planTakeBack(db, { removed, archiving });
    for (const link of found) journal.linked(link, null);
    await applyTakeBack(db, plan, journal);
    returned += plan.returning.length;
    if (key !== null) await forbid(db, found, key, nowMs, journal);
  }
  return returned;
}

async function forbid(
  db: ProfileDatabase,
  links: readonly LinkRow[],
  categoryKey: string,
  nowMs: number,
  journal: UndoJournal,
): Promise<void> {
  const vetoes = links.map(({ photoId }): Veto => ({ photoId, categoryKey, kind: 'tag', atMs: nowMs }));
  const known = await db.vetoes.bulkGet(vetoes.map(vetoKey));
  vetoes.forEach((veto, index) => {
    journal.vetoed(known[index] ?? null, veto);
  });
  await db.vetoes.bulkPut(vetoes);
}

/** Leaves one photo to classification again, in the caller's transaction. */
export async function withdrawCorrection(
  db: ProfileDatabase,
  { photoId, categoryKey, kind }: Omit<Correction, 'atMs'>,
  journal: UndoJournal,
): Promise<void> {
  if (kind !== 'always') {
    const key = vetoKey({ photoId, kind, categoryKey });
    journal.vetoed((await db.vetoes.get(key)) ?? null, null);
    await db.vetoes.delete(key);
    return;
  }
  const tag = await readCategoryTag(db, categoryKey);
  const link = tag === undefined ? undefined : await db.links.get([photoId, tag.id]);
  if (link === undefined || !isByHand(link)) return;
  if (link.provenance !== null) {
    const { isByHand: _, handTagId: __, ...auto } = link;
    await db.links.put(auto);
    journal.linked(link, auto);
    return;
  }
  await db.links.delete([photoId, link.tagId]);
  journal.linked(link, null);
  const states = await readStates(db, [photoId]);
  const isShown = states.get(photoId)?.visibility !== 'trash';
  await adjustTagCounts(
    db,
    countDeltas([link], () => (isShown ? -1 : 0)),
  );
}
