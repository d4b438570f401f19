/**
 * Taking back what classification did: links go, and photos that only those links kept in the archive return. Clean-up,
 * re-evaluation, removing a tag by hand and the question "what would deleting do" are all this one rule. Undo goes by what
 * was noted (undoRule.ts).
 *
 * Who keeps a photo in the archive. A photo returns when (1) a link that goes archived it, (2) it is in the archive by
 * classification, not by a person's hand, (3) that archiving was not already corrected by a veto, and (4) no link that
 * stays claims it: one made by classification, of a category that archives under the configuration given and is not
 * vetoed, and no favourite unless that configuration archives favourites. Where a link that stays claims it, the archiving passes to that link, so that taking that one back later
 * returns the photo and it is never left in the archive with nobody answering for it.
 */
import { archivingRuleOf, isSpared, withoutCategories, type ArchivingRule } from '../core/archiving.ts';
import { isVetoed } from '../core/category.ts';
import type { CleanedUp } from '../core/config/cleanUp.ts';
import type { PhotoId } from '../core/photo.ts';
import { readCurrentSnapshot } from './configSnapshots.ts';
import { readByPhoto } from './photoRanges.ts';
import type { AutoLinkRow, LinkChange, LinkRow, ProfileDatabase } from './schema.ts';
import { readByTexts } from './textIndex.ts';
import { openStates, stateTables, type OpenStates } from './states.ts';
import { adjustTagCounts, countDeltas } from './tagCounts.ts';
import type { UndoJournal } from './undoJournal.ts';
import { toHandLink } from './undoRule.ts';

/** Rows in memory at once while a category of any size is taken back. */
const LINKS_AT_A_TIME = 2_000;

/** Tables a caller's transaction must cover to apply a plan. */
export function takeBackTables(db: ProfileDatabase) {
  return [db.links, ...stateTables(db), db.tags, db.vetoes];
}

export interface TakeBackRequest {
  /** Links that go. Where a person had put the tag on as well, the tag stays as the person's. */
  readonly removed: readonly LinkRow[];
  /** Links that stay, but whose archiving of the photo is taken back. */
  readonly unarchived?: readonly AutoLinkRow[];
  /** Links about to be stored: they claim like those that are. */
  readonly added?: readonly LinkRow[];
  /** Whose links keep a photo in the archive. */
  readonly archiving: ArchivingRule;
}

export interface TakeBackPlan {
  readonly deleted: readonly LinkRow[];
  readonly changed: readonly LinkChange[];
  readonly returning: readonly PhotoId[];
  /** Of every photo the request is about. */
  readonly states: OpenStates;
}

/** What is archived under the configuration in force. */
export async function readArchivingRule(db: ProfileDatabase): Promise<ArchivingRule> {
  return archivingRuleOf((await readCurrentSnapshot(db)).document.classification);
}

/** True for a link that classification vouches for. */
export function isAutoLink(link: LinkRow): link is AutoLinkRow {
  return link.provenance !== null;
}

/**
 * Reads what a taking back would change, and changes nothing. Runs in the caller's transaction.
 * @param open states of the photos, where the caller has them open already
 */
export async function planTakeBack(
  db: ProfileDatabase,
  { removed, unarchived = [], added = [], archiving }: TakeBackRequest,
  open?: OpenStates,
): Promise<TakeBackPlan> {
  const ids = [...new Set([...removed, ...unarchived].map(({ photoId }) => photoId))];
  const states = open ?? (await openStates(db, ids));
  const deleted = removed.filter(({ isByHand }) => isByHand !== true);
  const changed: LinkChange[] = [
    ...removed
      .filter(({ isByHand }) => isByHand === true)
      .map((link) => ({ before: link, after: toHandLink(link) })),
    ...unarchived.map((link) => ({ before: link, after: withArchived(link, false) })),
  ];
  const released = [...removed, ...unarchived].filter(
    (link): link is AutoLinkRow =>
      isAutoLink(link) &&
      link.provenance.archived &&
      states.get(link.photoId)?.archivedBy === 'classification',
  );
  if (released.length === 0) return { deleted, changed, returning: [], states };

  const releasedIds = [...new Set(released.map(({ photoId }) => photoId))];
  const links = await readByPhoto(db.links, releasedIds);
  const vetoes = await readByPhoto(db.vetoes, releasedIds);
  const goingTagIds = tagIdsByPhoto([...removed, ...unarchived]);
  const returning: PhotoId[] = [];
  for (const photoId of releasedIds) {
    const ofPhoto = vetoes.get(photoId) ?? [];
    const isHeld = released.some(
      (link) => link.photoId === photoId && !isVetoed(ofPhoto, link.provenance.categoryKey, 'archive'),
    );
    if (!isHeld) continue;
    const isClaimable = !isSpared({ isFavourite: states.get(photoId)?.isFavourite === true }, archiving);
    const isOfPhoto = (link: LinkRow): boolean => link.photoId === photoId;
    const claims = [...(links.get(photoId) ?? []), ...added.filter(isOfPhoto)].filter(
      (link): link is AutoLinkRow =>
        goingTagIds.get(photoId)?.has(link.tagId) !== true &&
        isClaimable &&
        isAutoLink(link) &&
        archiving.keys.has(link.provenance.categoryKey) &&
        !isVetoed(ofPhoto, link.provenance.categoryKey, 'archive'),
    );
    const heir = claims[0];
    if (heir === undefined) {
      returning.push(photoId);
    } else if (!claims.some(({ provenance }) => provenance.archived)) {
      changed.push({ before: heir, after: withArchived(heir, true) });
    }
  }
  return { deleted, changed, returning, states };
}

/** Applies a plan made in the same transaction. */
export async function applyTakeBack(
  db: ProfileDatabase,
  { deleted, changed, returning, states }: TakeBackPlan,
  journal: UndoJournal,
): Promise<void> {
  await db.links.bulkDelete(deleted.map(({ photoId, tagId }): [number, number] => [photoId, tagId]));
  await db.links.bulkPut(changed.flatMap(({ after }) => after ?? []));
  for (const link of deleted) journal.linked(link, null);
  for (const { before, after } of changed) journal.linked(before, after);
  for (const id of returning) {
    const state = states.get(id);
    if (state === null) continue;
    const after = { ...state, visibility: 'timeline', archivedBy: null } as const;
    journal.moved(id, state, after);
    states.set(id, after);
  }
  await states.save();
  await adjustTagCounts(
    db,
    countDeltas(deleted, ({ photoId }) => (isOutsideTrash(states, photoId) ? -1 : 0)),
  );
}

type LinkKey = [photoId: PhotoId, tagId: number];

/**
 * Takes back everything categories did, in the caller's transaction: any number of links, a bounded number in memory at a
 * time, by photo, so that neighbours share range reads. Where a photo's links fall into two turns, the first may name an
 * heir that the second takes back: the outcome is the same.
 * @param archiving as in {@link TakeBackRequest}; the categories taken back claim nothing, whatever it says
 * @param apply what to do with each plan; a question does nothing
 */
export async function takeBackCategories(
  db: ProfileDatabase,
  keys: ReadonlySet<string>,
  archiving: ArchivingRule,
  apply: (plan: TakeBackPlan) => Promise<void>,
): Promise<CleanedUp> {
  const tagIds = (await readByTexts(db.tags, 'categoryKey', keys)).map(({ id }) => id);
  const linkKeys = await db.links.where('tagId').anyOf(tagIds).primaryKeys();
  const sorted = linkKeys.toSorted(([a]: LinkKey, [b]: LinkKey) => a - b);
  const staying = withoutCategories(archiving, keys);
  const untaggedByKey = new Map<string, number>();
  let untagged = 0;
  let returned = 0;
  for (let start = 0; start < sorted.length; start += LINKS_AT_A_TIME) {
    const links = (await db.links.bulkGet(sorted.slice(start, start + LINKS_AT_A_TIME))).filter(
      (link) => link !== undefined,
    );
    const removed = links.filter(isAutoLink).filter(({ provenance }) => keys.has(provenance.categoryKey));
    const plan = await planTakeBack(db, { removed, archiving: staying });
    await apply(plan);
    // Where a person vouches for the tag as well, it stays.
    const takenOff = removed.filter(({ isByHand }) => isByHand !== true);
    for (const { provenance } of takenOff) {
      untaggedByKey.set(provenance.categoryKey, (untaggedByKey.get(provenance.categoryKey) ?? 0) + 1);
    }
    untagged += takenOff.length;
    returned += plan.returning.length;
  }
  return { untagged, returned, untaggedByKey };
}

function isOutsideTrash(states: OpenStates, id: PhotoId): boolean {
  const state = states.get(id);
  return state !== null && state.visibility !== 'trash';
}

function withArchived(row: AutoLinkRow, archived: boolean): LinkRow {
  const { archiveRunId: _, ...link } = row;
  return { ...link, provenance: { ...link.provenance, archived } };
}

function tagIdsByPhoto(links: readonly LinkRow[]): Map<PhotoId, Set<number>> {
  const tagIds = new Map<PhotoId, Set<number>>();
  for (const { photoId, tagId } of links) {
    const ofPhoto = tagIds.get(photoId) ?? new Set();
    tagIds.set(photoId, ofPhoto.add(tagId));
  }
  return tagIds;
}
