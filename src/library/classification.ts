/**
 * Applying what the classifier decided. Photos, corrections and links are read again inside the transaction that writes,
 * so a decision never rests on what a person has changed meanwhile; rows are read and written a batch at a time.
 */
import { autoTagPath, categoryKey, type LinkProvenance, type TagId } from '../core/category.ts';
import type { CategoryScore, Decision } from '../core/classify.ts';
import type { Photo, PhotoId } from '../core/photo.ts';
import { readCurrentRevision } from './configSnapshots.ts';
import type { ClassificationStore, CommittedDecision } from './library.ts';
import { editPhotos, putPhotos, readPhotoRows, rowToPhoto } from './photoRows.ts';
import { readByPhoto } from './photoRanges.ts';
import type { LinkRow, ProfileDatabase } from './schema.ts';
import { adjustTagCounts, countDeltas } from './tagCounts.ts';
import { upsertTag } from './tags.ts';

type Commit = ClassificationStore['commit'];
type CommitContext = Parameters<Commit>[2];

export function createClassificationStore(db: ProfileDatabase): ClassificationStore {
  return {
    commit: (entries, decide, context) =>
      db.transaction('rw', [db.photos, db.tags, db.links, db.vetoes, db.configs], async () => {
        const { configRevision } = context;
        if (configRevision !== undefined && configRevision !== (await readCurrentRevision(db))) return [];
        return commit(db, entries, decide, context);
      }),
    markClassified: (ids, nowMs) => editPhotos(db, ids, (photo) => ({ ...photo, classifiedAtMs: nowMs })),
  };
}

/** One photo as the transaction found it, and the decision about it. */
interface Decided {
  readonly photo: Photo;
  readonly decision: Decision;
}

async function commit(
  db: ProfileDatabase,
  entries: Parameters<Commit>[0],
  decide: Parameters<Commit>[1],
  context: CommitContext,
): Promise<CommittedDecision[]> {
  const ids = entries.map(({ photoId }) => photoId);
  const [rows, vetoes] = await Promise.all([readPhotoRows(db, ids), readByPhoto(db.vetoes, ids)]);

  const decidedById = new Map<PhotoId, Decided>();
  for (const { photoId, scores } of entries) {
    const row = rows.get(photoId);
    if (row === undefined || row.visibility === 'trash') continue;
    const photo = rowToPhoto(row);
    decidedById.set(photoId, {
      photo,
      decision: decide({ photo, scores, vetoes: vetoes.get(photoId) ?? [] }),
    });
  }
  const newlyLinkedById = await linkMatches(db, [...decidedById.values()], context);
  await putPhotos(
    db,
    [...decidedById.values()].map(({ photo, decision }) => markDecided(photo, decision, context.nowMs)),
  );

  return entries.map(({ photoId }): CommittedDecision => {
    const decided = decidedById.get(photoId);
    if (decided === undefined) return { photoId, decision: null, newlyLinked: [], archived: false };
    const { decision } = decided;
    return {
      photoId,
      decision,
      newlyLinked: newlyLinkedById.get(photoId) ?? [],
      archived: decision.archivedBy.length > 0,
    };
  });
}

function markDecided(photo: Photo, { archivedBy }: Decision, nowMs: number): Photo {
  return {
    ...photo,
    ...(archivedBy.length > 0 ? { visibility: 'archive', archivedBy: 'classification' } : {}),
    classifiedAtMs: nowMs,
  };
}

/** Links every match; answers the names of the categories that are new on each photo. */
async function linkMatches(
  db: ProfileDatabase,
  decided: readonly Decided[],
  context: CommitContext,
): Promise<Map<PhotoId, string[]>> {
  const matched = decided.filter(({ decision }) => decision.matches.length > 0);
  const tagIdByName = await upsertAutoTags(db, matched);
  const linksById = await readByPhoto(
    db.links,
    matched.map(({ photo }) => photo.id),
  );
  const newlyLinkedById = new Map<PhotoId, string[]>();
  const added: LinkRow[] = [];
  const changed: LinkRow[] = [];
  for (const { photo, decision } of matched) {
    const newlyLinked: string[] = [];
    for (const match of decision.matches) {
      const tagId = tagIdByName.get(match.category.name);
      if (tagId === undefined) throw new Error(`No tag was made for the category "${match.category.name}"`);
      const isArchiving = decision.archivedBy.includes(match);
      const existing = linksById.get(photo.id)?.find((link) => link.tagId === tagId);
      if (existing === undefined) {
        const provenance = provenanceOf(match, isArchiving, context);
        added.push({ photoId: photo.id, tagId, linkedAtMs: context.nowMs, provenance });
        newlyLinked.push(match.category.name);
      } else if (isArchiving) {
        changed.push(archivingLink(existing, match, context));
      }
    }
    newlyLinkedById.set(photo.id, newlyLinked);
  }
  await db.links.bulkAdd(added);
  await db.links.bulkPut(changed);
  await adjustTagCounts(
    db,
    countDeltas(added, () => 1),
  );
  return newlyLinkedById;
}

async function upsertAutoTags(db: ProfileDatabase, matched: readonly Decided[]): Promise<Map<string, TagId>> {
  const names = new Set(
    matched.flatMap(({ decision }) => decision.matches.map(({ category }) => category.name)),
  );
  const tagIdByName = new Map<string, TagId>();
  for (const name of names) {
    const tag = { kind: 'auto', categoryKey: categoryKey(name) } as const;
    tagIdByName.set(name, await upsertTag(db, autoTagPath(name), tag));
  }
  return tagIdByName;
}

function provenanceOf(
  { category, score, prompt }: CategoryScore,
  archived: boolean,
  { runId, modelKey }: CommitContext,
): LinkProvenance {
  const threshold = category.similarity;
  return { runId, categoryKey: categoryKey(category.name), score, prompt, threshold, modelKey, archived };
}

/**
 * The photo was linked before, when the category only tagged, or by hand; now it is archived as well. The link keeps its
 * origin and notes who archived, so that clean-up and undo find it.
 */
function archivingLink(row: LinkRow, match: CategoryScore, context: CommitContext): LinkRow {
  // Whoever archived through this link before was corrected since, or the photo would not be on the timeline.
  const { archiveRunId: _, ...link } = row;
  if (link.provenance === null) {
    return { ...link, isByHand: true, provenance: provenanceOf(match, true, context) };
  }
  const { runId } = context;
  const isOtherRun = runId !== null && runId !== link.provenance.runId;
  return {
    ...link,
    provenance: { ...link.provenance, archived: true },
    ...(isOtherRun ? { archiveRunId: runId } : {}),
  };
}
