/**
 * Applies what a backup says of photos, in one transaction: reads what is known of them here, merges by the rule of
 * restoreRule.ts, and writes what came of it with the counts that hang on it.
 */
import type { BackupPhoto, BackupTag } from '../core/backup/manifest.ts';
import { autoTagPath, categoryKey, type TagId, type Veto } from '../core/category.ts';
import { archivingRuleOf } from '../core/archiving.ts';
import { isEqual } from '../core/config/isEqual.ts';
import type { PhotoId, PhotoState } from '../core/photo.ts';
import type { RunTally } from '../core/run.ts';
import { addTallies } from '../core/tally.ts';
import { readCurrentSnapshot } from './configSnapshots.ts';
import { isByHand as isPutOnByHand } from './corrections.ts';
import { readByPhoto } from './photoRanges.ts';
import type { HandChanges } from './restoreHandChanges.ts';
import { mergeRecords, type PhotoRecord } from './restoreRule.ts';
import type { LinkRow, ProfileDatabase } from './schema.ts';
import { readByTexts } from './textIndex.ts';
import { openStates, stateTables } from './states.ts';
import { adjustTagCounts } from './tagCounts.ts';
import { upsertTag } from './tagRows.ts';
import { addUndoEntry, UndoEntryBuilder, type UndoJournal } from './undoJournal.ts';
import { vetoKey } from './vetoes.ts';

export interface AppliedCounts {
  /** Photos that are different now. */
  readonly changed: number;
  /** Tags left out because their category is not in force. */
  readonly tagsLeftOut: number;
}

export type BackupBatch = ReadonlyArray<{
  readonly id: PhotoId;
  readonly photo: BackupPhoto;
  /** This restore imported it: what hangs on it goes to the trash with it, should the restore be undone. */
  readonly isNew: boolean;
}>;

/** The run a batch belongs to. */
export interface RestoreStep {
  readonly runId: number;
  readonly atMs: number;
  /** What the batch adds to the run's counts. */
  readonly tally: RunTally;
  /** Replacing is not undone. */
  readonly canUndo: boolean;
}

export function restoreTables(db: ProfileDatabase) {
  return [...stateTables(db), db.links, db.tags, db.vetoes, db.configs, db.undoEntries, db.runs];
}

/** Runs in the caller's transaction. Photos that are gone are passed over. */
export async function applyBackup(
  db: ProfileDatabase,
  batch: BackupBatch,
  handChanges: HandChanges,
  step: RestoreStep,
): Promise<AppliedCounts> {
  const ids = batch.map(({ id }) => id);
  const { classification } = (await readCurrentSnapshot(db)).document;
  const pathByCategory = new Map(
    classification.categories.map(({ name }) => [categoryKey(name), autoTagPath(name)]),
  );
  const knownKeys = new Set(pathByCategory.keys());
  const archiving = archivingRuleOf(classification);
  const [states, links, vetoes] = [
    await openStates(db, ids),
    await readByPhoto(db.links, ids),
    await readByPhoto(db.vetoes, ids),
  ];
  await handChanges.refresh();
  const journal = new UndoEntryBuilder();
  const tagIdByPath = await upsertTags(db, batch, pathByCategory, journal);
  const tagIdByCategory = await readCategoryTagIds(db, knownKeys);

  const writes = new Writes();
  let tagsLeftOut = 0;
  for (const { id, photo, isNew } of batch) {
    const state = states.get(id);
    if (state === null) continue;
    const here: PhotoRecord = {
      state,
      links: new Map((links.get(id) ?? []).map((link) => [link.tagId, link])),
      vetoes: vetoes.get(id) ?? [],
    };
    const backup = toRecord(id, photo, { tagIdByPath, knownKeys, runId: step.runId });
    tagsLeftOut += photo.tags.length - backup.links.size;
    const after = mergeRecords(isNew ? withoutOwnLinks(here, backup) : here, backup, {
      since: {
        isMoved: handChanges.isMoved(id),
        isFavouriteChanged: handChanges.isFavouriteChanged(id),
        tagsRemoved: handChanges.tagsRemoved(id),
        vetoesRemoved: handChanges.vetoesRemoved(id),
      },
      tagIdByCategory,
      archiving,
    });
    // Days in the trash begin anew: those of an old backup would else be deleted at the next start.
    if (!isEqual(after.state, state)) states.set(id, after.state, step.atMs);
    writes.add(id, here, after);
    note(journal, id, here, after, isNew);
  }
  await states.save();
  await writes.save(db);
  await noteRun(db, journal, step);
  return { changed: writes.changed, tagsLeftOut };
}

/**
 * A photo that came in a moment ago may have been classified since. Of tags that the backup has too, the backup says who put
 * them on and when: undoing that classification then takes off only what it found by itself.
 */
function withoutOwnLinks(here: PhotoRecord, backup: PhotoRecord): PhotoRecord {
  const kept = [...here.links].filter(([tagId, link]) => isPutOnByHand(link) || !backup.links.has(tagId));
  return { ...here, links: new Map(kept) };
}

/** What undoing the restore puts back. A photo that it added takes its tags to the trash, and brings them back from there. */
function note(
  journal: UndoJournal,
  id: PhotoId,
  before: PhotoRecord,
  after: PhotoRecord,
  isNew: boolean,
): void {
  const { isFavourite } = after.state;
  journal.moved(id, isNew ? { ...before.state, isFavourite } : before.state, after.state);
  if (isNew) return;
  for (const tagId of new Set([...before.links.keys(), ...after.links.keys()])) {
    journal.linked(before.links.get(tagId) ?? null, after.links.get(tagId) ?? null);
  }
  for (const veto of before.vetoes) if (!after.vetoes.includes(veto)) journal.vetoed(veto, null);
  for (const veto of after.vetoes) if (!before.vetoes.includes(veto)) journal.vetoed(null, veto);
}

async function noteRun(
  db: ProfileDatabase,
  journal: UndoEntryBuilder,
  { runId, atMs, tally, canUndo }: RestoreStep,
): Promise<void> {
  const run = await db.runs.get(runId);
  if (run === undefined) return;
  const isNoted = canUndo && (await addUndoEntry(db, journal, runId, atMs));
  await db.runs.put({
    ...run,
    tally: addTallies(run.tally, tally),
    ...(isNoted ? { canUndo: true as const } : {}),
  });
}

/**
 * The tags the batch needs, made where there is none, by path as the backup writes it. A category's tag follows the way
 * of writing that is in force.
 */
async function upsertTags(
  db: ProfileDatabase,
  batch: BackupBatch,
  pathByCategory: ReadonlyMap<string, string>,
  journal: UndoJournal,
): Promise<Map<string, TagId>> {
  const tags = new Map<string, BackupTag>();
  for (const { photo } of batch) {
    for (const tag of photo.tags) if (isKept(tag, pathByCategory)) tags.set(tag.path, tag);
  }
  const idByPath = new Map<string, TagId>();
  for (const [path, { categoryKey: key }] of tags) {
    const ownPath = key === null ? undefined : pathByCategory.get(key);
    const identity =
      ownPath === undefined
        ? { kind: 'user' as const, categoryKey: null }
        : { kind: 'auto' as const, categoryKey: key };
    idByPath.set(path, await upsertTag(db, ownPath ?? path, identity, journal));
  }
  return idByPath;
}

/** What classification alone put on goes with its category. */
function isKept(
  { isByHand, categoryKey: key }: BackupTag,
  known: { readonly has: (key: string) => boolean },
): boolean {
  return isByHand || (key !== null && known.has(key));
}

async function readCategoryTagIds(
  db: ProfileDatabase,
  knownKeys: ReadonlySet<string>,
): Promise<Map<string, TagId>> {
  const rows = await readByTexts(db.tags, 'categoryKey', knownKeys);
  return new Map(
    rows.flatMap(({ id, categoryKey: key }): Array<[string, TagId]> => (key === null ? [] : [[key, id]])),
  );
}

/** What turns a backup's tags into links of this library. */
interface LinkContext {
  readonly tagIdByPath: ReadonlyMap<string, TagId>;
  readonly knownKeys: ReadonlySet<string>;
  readonly runId: number;
}

/** The backup's word on the photo, in the ids of this library. */
function toRecord(
  photoId: PhotoId,
  { tags, vetoes, visibility, archivedBy, isFavourite, classifiedAtMs }: BackupPhoto,
  context: LinkContext,
): PhotoRecord {
  const links = new Map<TagId, LinkRow>();
  for (const tag of tags) {
    const tagId = context.tagIdByPath.get(tag.path);
    if (tagId !== undefined && isKept(tag, context.knownKeys)) {
      links.set(tagId, toLink(photoId, tagId, tag, context));
    }
  }
  return {
    state: { visibility, archivedBy, isFavourite, classifiedAtMs },
    links,
    vetoes: vetoes.map((veto): Veto => ({ ...veto, photoId })),
  };
}

/** The run that put it on is the restore: the one of then is not in the backup. */
function toLink(
  photoId: PhotoId,
  tagId: TagId,
  { linkedAtMs, isByHand, provenance }: BackupTag,
  { knownKeys, runId }: LinkContext,
): LinkRow {
  const isVouchedFor = provenance !== null && knownKeys.has(provenance.categoryKey);
  const link = {
    photoId,
    tagId,
    linkedAtMs,
    provenance: isVouchedFor ? { ...provenance, runId } : null,
  };
  if (!isByHand) return link;
  return { ...link, handTagId: tagId, ...(isVouchedFor ? { isByHand: true as const } : {}) };
}

/** What is to be written, gathered over a batch. */
class Writes {
  changed = 0;
  readonly #putLinks: LinkRow[] = [];
  readonly #deletedLinks: Array<[PhotoId, TagId]> = [];
  readonly #putVetoes: Veto[] = [];
  readonly #deletedVetoes: Array<[PhotoId, Veto['kind'], string]> = [];
  readonly #countDeltas = new Map<TagId, number>();

  add(id: PhotoId, before: PhotoRecord, after: PhotoRecord): void {
    if (isEqual(toComparable(before), toComparable(after))) return;
    this.changed += 1;
    for (const [tagId, link] of after.links) {
      if (!isEqual(before.links.get(tagId), link)) this.#putLinks.push(link);
    }
    for (const tagId of before.links.keys())
      if (!after.links.has(tagId)) this.#deletedLinks.push([id, tagId]);
    this.#putVetoes.push(...after.vetoes);
    const kept = new Set(after.vetoes.map((veto) => vetoKey(veto).join(' ')));
    this.#deletedVetoes.push(...before.vetoes.map(vetoKey).filter((key) => !kept.has(key.join(' '))));
    this.#count(before, -1);
    this.#count(after, 1);
  }

  /** Tags count the photos outside the trash. */
  #count({ state, links }: PhotoRecord, delta: number): void {
    if (isInTrash(state)) return;
    for (const tagId of links.keys()) {
      this.#countDeltas.set(tagId, (this.#countDeltas.get(tagId) ?? 0) + delta);
    }
  }

  async save(db: ProfileDatabase): Promise<void> {
    await db.links.bulkDelete(this.#deletedLinks);
    await db.links.bulkPut(this.#putLinks);
    await db.vetoes.bulkDelete(this.#deletedVetoes);
    await db.vetoes.bulkPut(this.#putVetoes);
    await adjustTagCounts(db, this.#countDeltas);
  }
}

function isInTrash({ visibility }: PhotoState): boolean {
  return visibility === 'trash';
}

function toComparable({ state, links, vetoes }: PhotoRecord): unknown {
  return { state, links: [...links.values()], vetoes };
}
