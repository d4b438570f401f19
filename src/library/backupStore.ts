/**
 * What backup and restore ask of storage beyond `library.ts`: everything that hangs on photos, read and written by the
 * batch. Apart from it, and opened while a backup or restore is on, since nothing else may write such things wholesale.
 */
import type { BackupPhoto, BackupTag, BackupVeto } from '../core/backup/manifest.ts';
import type { Tag, TagId } from '../core/category.ts';
import type { PhotoId } from '../core/photo.ts';
import type { DataKey } from '../core/profileLock.ts';
import { isByHand } from './corrections.ts';
import { readByPhoto } from './photoRanges.ts';
import { createHandChanges } from './restoreHandChanges.ts';
import {
  applyBackup,
  restoreTables,
  type AppliedCounts,
  type BackupBatch,
  type RestoreStep,
} from './restorePhotos.ts';
import { withKey } from './lock/withKey.ts';
import { openDatabase } from './openDatabase.ts';
import type { LinkRow, ProfileDatabase } from './schema.ts';

/** What hangs on a photo. */
type PhotoAttachments = Pick<BackupPhoto, 'tags' | 'vetoes'>;

export interface BackupStore {
  /** Tags and corrections of the photos, of each that was asked for. */
  readAttachments(ids: readonly PhotoId[]): Promise<Map<PhotoId, PhotoAttachments>>;
  /**
   * Merges what a backup says of photos into what is known of them here, one transaction for the batch with its part of
   * the run and of what it takes to undo that. Tags of
   * categories that are not in force are left out, since nobody would ever take them off; those a person put on stay.
   */
  apply(batch: BackupBatch, step: RestoreStep): Promise<AppliedCounts>;
  /** Deletes every photo with all that hangs on it, and what is queued; configurations stay. One transaction. */
  deletePhotos(): Promise<void>;
  close(): void;
}

/**
 * Opens the profile's database once more. It has to exist.
 * @param madeAtMs when the backup in hand was made: what a person did here later wins over it
 * @param key of a locked profile
 */
export async function openBackupStore(
  profileId: string,
  madeAtMs = 0,
  key: DataKey | null = null,
): Promise<BackupStore> {
  const { db, close } = await openDatabase(profileId, withKey(key));
  const handChanges = createHandChanges(db, madeAtMs);
  return {
    readAttachments: (ids) =>
      db.transaction('r', [db.links, db.tags, db.vetoes], async () => readAttachments(db, ids)),

    apply: (batch, step) =>
      db.transaction('rw', restoreTables(db), async () => applyBackup(db, batch, handChanges, step)),

    deletePhotos: () => deletePhotos(db),
    close,
  };
}

async function readAttachments(
  db: ProfileDatabase,
  ids: readonly PhotoId[],
): Promise<Map<PhotoId, PhotoAttachments>> {
  const links = await readByPhoto(db.links, ids);
  const vetoes = await readByPhoto(db.vetoes, ids);
  const tagIds = [...new Set([...links.values()].flat().map(({ tagId }) => tagId))];
  const tags = await db.tags.bulkGet(tagIds);
  const tagById = new Map<TagId, Tag>(tags.flatMap((tag) => (tag === undefined ? [] : [[tag.id, tag]])));
  return new Map(
    ids.map((id) => [
      id,
      {
        tags: (links.get(id) ?? []).flatMap((link) => {
          const tag = tagById.get(link.tagId);
          return tag === undefined ? [] : [toBackupTag(link, tag)];
        }),
        vetoes: (vetoes.get(id) ?? []).map(({ categoryKey, kind, atMs }): BackupVeto => ({
          categoryKey,
          kind,
          atMs,
        })),
      },
    ]),
  );
}

function toBackupTag(link: LinkRow, { path, kind, categoryKey }: Tag): BackupTag {
  const { runId: _, ...provenance } = link.provenance ?? { runId: null };
  return {
    path,
    kind,
    categoryKey,
    linkedAtMs: link.linkedAtMs,
    isByHand: isByHand(link),
    provenance: 'score' in provenance ? provenance : null,
  };
}

/** Nothing in these is about photos. A table that comes later is about them until it is named here. */
const KEPT_TABLES: ReadonlySet<string> = new Set([
  'configs',
  'promptVectors',
  'apiTokens',
  'pausedQueues',
  // Which folders are linked; their files are found out again by the next look through them.
  'folders',
]);

async function deletePhotos(db: ProfileDatabase): Promise<void> {
  const tables = db.tables.filter(({ name }) => !KEPT_TABLES.has(name));
  await db.transaction('rw', tables, async () => {
    for (const table of tables) await table.clear();
  });
}
