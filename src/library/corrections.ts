/**
 * A person's word about one photo and one tag: put on, taken off, left to classification again. Tags put on by hand are
 * links with the mark `handTagId`; what a category may not do is a row among the vetoes.
 */
import { autoTagPath, type TagId, type Veto } from '../core/category.ts';
import type { Correction } from '../core/corrections.ts';
import type { PhotoId } from '../core/photo.ts';
import type { LinkRow, ProfileDatabase } from './schema.ts';
import { readStates } from './states.ts';
import { adjustTagCounts, countDeltas } from './tagCounts.ts';
import { readCategoryTag, upsertTag } from './tagRows.ts';
import { applyTakeBack, planTakeBack, readArchivingKeys } from './takeBack.ts';
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
): Promise<void> {
  const states = await readStates(db, ids);
  const photoIds = [...states.keys()];
  const existing = await db.links.bulkGet(photoIds.map((photoId): [number, number] => [photoId, tagId]));
  const added = photoIds
    .filter((_, index) => existing[index] === undefined)
    .map((photoId): LinkRow => ({ photoId, tagId, linkedAtMs: nowMs, provenance: null, handTagId: tagId }));
  const confirmed = existing.flatMap((link): LinkRow[] =>
    link === undefined || isByHand(link) ? [] : [{ ...link, isByHand: true, handTagId: tagId }],
  );
  await db.links.bulkPut([...added, ...confirmed]);
  await adjustTagCounts(
    db,
    countDeltas(added, ({ photoId }) => (states.get(photoId)?.visibility === 'trash' ? 0 : 1)),
  );
  const key = (await db.tags.get(tagId))?.categoryKey ?? null;
  if (key === null) return;
  await db.vetoes.bulkDelete(photoIds.map((photoId): [PhotoId, 'tag', string] => [photoId, 'tag', key]));
}

/** Takes a tag off by hand; a category's leaves a veto. */
export async function takeOffByHand(
  db: ProfileDatabase,
  photoId: PhotoId,
  tagId: TagId,
  nowMs: number,
): Promise<void> {
  const found = await db.links.get([photoId, tagId]);
  if (found === undefined) return;
  // Whoever put it there as well, it goes: this is the person's last word.
  const { isByHand: _, ...link } = found;
  const plan = await planTakeBack(db, { removed: [link], archivingKeys: await readArchivingKeys(db) });
  await applyTakeBack(db, plan);
  const key = (await db.tags.get(tagId))?.categoryKey ?? null;
  if (key === null) return;
  const veto: Veto = { photoId, categoryKey: key, kind: 'tag', atMs: nowMs };
  await db.vetoes.put(veto);
}

/** Puts one correction in force, in the caller's transaction. */
export async function addCorrection(
  db: ProfileDatabase,
  { photoId, categoryKey, kind, atMs }: Correction,
): Promise<void> {
  const tag = await readCategoryTag(db, categoryKey);
  if (kind === 'always') {
    // A tag that is gone is made again under the key; classification writes it as the category does.
    const named = { kind: 'auto', categoryKey } as const;
    await putOnByHand(db, [photoId], tag?.id ?? (await upsertTag(db, autoTagPath(categoryKey), named)), atMs);
    return;
  }
  const link = tag === undefined ? undefined : await db.links.get([photoId, tag.id]);
  if (link !== undefined && kind === 'tag') {
    await takeOffByHand(db, photoId, link.tagId, atMs);
    return;
  }
  if (link !== undefined && link.provenance !== null && link.provenance.archived) {
    const unarchived = [{ ...link, provenance: link.provenance }];
    const archivingKeys = await readArchivingKeys(db);
    await applyTakeBack(db, await planTakeBack(db, { removed: [], unarchived, archivingKeys }));
  }
  await db.vetoes.put({ photoId, categoryKey, kind, atMs });
}

/** Leaves one photo to classification again, in the caller's transaction. */
export async function withdrawCorrection(
  db: ProfileDatabase,
  { photoId, categoryKey, kind }: Omit<Correction, 'atMs'>,
): Promise<void> {
  if (kind !== 'always') {
    await db.vetoes.delete(vetoKey({ photoId, kind, categoryKey }));
    return;
  }
  const tag = await readCategoryTag(db, categoryKey);
  const link = tag === undefined ? undefined : await db.links.get([photoId, tag.id]);
  if (link === undefined || !isByHand(link)) return;
  if (link.provenance !== null) {
    const { isByHand: _, handTagId: __, ...auto } = link;
    await db.links.put(auto);
    return;
  }
  await db.links.delete([photoId, link.tagId]);
  const states = await readStates(db, [photoId]);
  const isShown = states.get(photoId)?.visibility !== 'trash';
  await adjustTagCounts(
    db,
    countDeltas([link], () => (isShown ? -1 : 0)),
  );
}
