/**
 * Tags of a person's own, renamed, merged and deleted. What is nested in a tag goes with it; a tag renamed to what another
 * is called already becomes one with it. Tags of categories follow the configuration and are not changed here.
 */
import { categoryKey, type TagId } from '../core/category.ts';
import type { PhotoId } from '../core/photo.ts';
import { foldTagPath, isAtOrBelow, isSameTagPath, renamedPath } from '../core/tagIdentity.ts';
import { readTagPath } from '../core/tagPath.ts';
import { readCurrentSnapshot } from './configSnapshots.ts';
import { recordLargeHandRun, type RecordPart } from './handRuns.ts';
import type { TagConsequences, TagFault, TagRemoval, TagRename } from './library.ts';
import type { LinkRow, ProfileDatabase, TagRow } from './schema.ts';
import { readStates } from './states.ts';
import { adjustTagCounts } from './tagCounts.ts';
import { readTagAt } from './tagRows.ts';
import { applyTakeBack, planTakeBack, readArchivingRule, takeBackTables } from './takeBack.ts';
import { journalTables } from './undoJournal.ts';
import { toHandLink } from './undoRule.ts';

/** Rows in memory at once while a tag on any number of photos is changed. */
const LINKS_AT_A_TIME = 2_000;

/** A category's tag may be put on by its path, but no other tag becomes one. */
const NO_CATEGORIES: readonly string[] = [];

/** A tag that photos carry, with the keys of its links. */
interface CarriedTag {
  readonly row: TagRow;
  readonly linkKeys: ReadonlyArray<[PhotoId, TagId]>;
}

function tables(db: ProfileDatabase) {
  return [...takeBackTables(db), db.configs, ...journalTables(db)];
}

/** The tag and what is nested in it, parents first; those that no photo carries are left out. */
async function readCarried(db: ProfileDatabase, path: string): Promise<CarriedTag[]> {
  const rows = (await db.tags.toArray()).filter((row) => isAtOrBelow(row.path, path));
  const carried: CarriedTag[] = [];
  for (const row of rows.toSorted((a, b) => (a.foldedPath < b.foldedPath ? -1 : 1))) {
    const linkKeys = await db.links.where('tagId').equals(row.id).primaryKeys();
    if (linkKeys.length > 0) carried.push({ row, linkKeys });
  }
  return carried;
}

/** What keeps the tags from being renamed or deleted by hand; a category's tag may go once its category has. */
async function faultOf(
  db: ProfileDatabase,
  carried: readonly CarriedTag[],
  change: 'rename' | 'delete',
): Promise<TagFault | null> {
  if (carried.length === 0) return 'gone';
  const { categories } = (await readCurrentSnapshot(db)).document.classification;
  const inForce = new Set(categories.map(({ name }) => categoryKey(name)));
  const isKept = ({ row }: CarriedTag): boolean =>
    row.kind === 'auto' && (change === 'rename' || inForce.has(row.categoryKey ?? ''));
  return carried.some(isKept) ? 'follows-category' : null;
}

type Target =
  { readonly ok: true; readonly path: string } | { readonly ok: false; readonly reason: TagFault };

function parseTarget(from: string, to: string): Target {
  const parsed = readTagPath(to, NO_CATEGORIES);
  if (!parsed.ok) return parsed;
  const isInside = isAtOrBelow(parsed.path, from) && !isSameTagPath(parsed.path, from);
  return isInside ? { ok: false, reason: 'inside-itself' } : parsed;
}

/** What renaming would do, or deleting where `to` is null; writes nothing. */
export function readTagConsequences(
  db: ProfileDatabase,
  from: string,
  to: string | null,
): Promise<TagConsequences> {
  return db.transaction('r', [db.tags, db.links, db.states, db.configs], async () => {
    const target = to === null ? null : parseTarget(from, to);
    if (target?.ok === false) return target;
    const carried = await readCarried(db, from);
    const fault = await faultOf(db, carried, target === null ? 'delete' : 'rename');
    if (fault !== null) return { ok: false, reason: fault };
    const ids = new Set(carried.flatMap(({ linkKeys }) => linkKeys.map(([photoId]) => photoId)));
    const shown = await readShownIds(db, [...ids]);
    let merged = 0;
    let both = 0;
    for (const { row, linkKeys } of target === null ? [] : carried) {
      const other = await readTagAt(db, renamedPath(row.path, from, target?.path ?? ''));
      if (other === undefined || isAtOrBelow(other.path, from)) continue;
      const otherIds = new Set(
        (await db.links.where('tagId').equals(other.id).primaryKeys()).map(([photoId]) => photoId),
      );
      if (otherIds.size === 0) continue;
      merged += 1;
      both += linkKeys.filter(([photoId]) => otherIds.has(photoId) && shown.has(photoId)).length;
    }
    return { ok: true, photos: shown.size, tags: carried.length, merged, both };
  });
}

async function readShownIds(db: ProfileDatabase, ids: readonly PhotoId[]): Promise<Set<PhotoId>> {
  const states = await readStates(db, ids);
  return new Set(ids.filter((id) => isShown(states.get(id)?.visibility)));
}

function isShown(visibility: string | undefined): boolean {
  return visibility !== undefined && visibility !== 'trash';
}

export function renameTag(db: ProfileDatabase, from: string, to: string, nowMs: number): Promise<TagRename> {
  return db.transaction('rw', tables(db), async (): Promise<TagRename> => {
    const target = parseTarget(from, to);
    if (!target.ok) return target;
    const carried = await readCarried(db, from);
    const fault = await faultOf(db, carried, 'rename');
    if (fault !== null) return { ok: false, reason: fault };
    let merged = 0;
    const change = await recordLargeHandRun(db, nowMs, async (recordPart) => {
      for (const tag of carried) {
        const isMerged = await renameOne(db, tag, renamedPath(tag.row.path, from, target.path), recordPart);
        if (isMerged) merged += 1;
      }
      return { kind: 'rename-tag', from, to: target.path, isMerge: merged > 0 };
    });
    return { ok: true, ...change, merged };
  });
}

/** Answers true where the tag became one with another that photos carry. */
async function renameOne(
  db: ProfileDatabase,
  tag: CarriedTag,
  path: string,
  recordPart: RecordPart,
): Promise<boolean> {
  const other = await readTagAt(db, path);
  if (other === undefined || other.id === tag.row.id) {
    await rewritePath(db, tag.row, path, recordPart);
    return false;
  }
  const carriers = await db.links.where('tagId').equals(other.id).count();
  // Left over from before, it is written as the person writes it now.
  if (carriers === 0) await rewritePath(db, other, path, recordPart);
  for (let start = 0; start < tag.linkKeys.length; start += LINKS_AT_A_TIME) {
    await moveLinks(db, tag.linkKeys.slice(start, start + LINKS_AT_A_TIME), other.id, recordPart);
  }
  return carriers > 0;
}

async function rewritePath(
  db: ProfileDatabase,
  row: TagRow,
  path: string,
  recordPart: RecordPart,
): Promise<void> {
  const { count, ...before } = row;
  const after = { ...before, path, foldedPath: foldTagPath(path) };
  await recordPart(async (journal) => {
    journal.tagChanged(before, after);
    await db.tags.put({ ...after, count });
  });
}

/** The tag comes off the photos, and the other goes on where it is not there yet. */
async function moveLinks(
  db: ProfileDatabase,
  keys: Array<[PhotoId, TagId]>,
  tagId: TagId,
  recordPart: RecordPart,
): Promise<void> {
  const links = (await db.links.bulkGet(keys)).filter((link) => link !== undefined);
  const there = await db.links.bulkGet(links.map(({ photoId }): [PhotoId, TagId] => [photoId, tagId]));
  const states = await readStates(
    db,
    links.map(({ photoId }) => photoId),
  );
  const added = links
    .filter((_, index) => there[index] === undefined)
    .map((link): LinkRow => ({ ...toHandLink(link), tagId, handTagId: tagId }));
  const countShown = (rows: readonly LinkRow[]): number =>
    rows.filter(({ photoId }) => isShown(states.get(photoId)?.visibility)).length;
  await recordPart(async (journal) => {
    for (const link of links) journal.linked(link, null);
    for (const link of added) journal.linked(null, link);
    await db.links.bulkDelete(keys);
    await db.links.bulkPut(added);
    const deltas = new Map(links.slice(0, 1).map((link) => [link.tagId, -countShown(links)]));
    await adjustTagCounts(db, deltas.set(tagId, countShown(added)));
  });
}

export function deleteTag(db: ProfileDatabase, path: string, nowMs: number): Promise<TagRemoval> {
  return db.transaction('rw', tables(db), async (): Promise<TagRemoval> => {
    const carried = await readCarried(db, path);
    const fault = await faultOf(db, carried, 'delete');
    if (fault !== null) return { ok: false, reason: fault };
    const archiving = await readArchivingRule(db);
    const change = await recordLargeHandRun(db, nowMs, async (recordPart) => {
      for (const { linkKeys } of carried) {
        for (let start = 0; start < linkKeys.length; start += LINKS_AT_A_TIME) {
          const links = await db.links.bulkGet(linkKeys.slice(start, start + LINKS_AT_A_TIME));
          const found = links.filter((link) => link !== undefined);
          // Whoever put them there, they go: this is the person's last word.
          const removed = found.map(withoutHand);
          const plan = await planTakeBack(db, { removed, archiving });
          await recordPart(async (journal) => {
            for (const link of found) journal.linked(link, null);
            await applyTakeBack(db, plan, journal);
          });
        }
      }
      return { kind: 'delete-tag', path };
    });
    return { ok: true, ...change };
  });
}

function withoutHand(row: LinkRow): LinkRow {
  const { isByHand: _, ...link } = row;
  return link;
}
