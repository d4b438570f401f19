/**
 * What turns a database of one version into the next. An upgrade is one transaction: interrupted, the browser keeps the
 * old version whole. Published upgrades are never edited (docs/storage.md, "Migrations").
 */
import type { Transaction } from 'dexie';

/** A photo's row as version 1 wrote it, as far as the upgrade reads it. */
interface Version1Photo {
  readonly id: number;
  readonly fileName: string;
  readonly width: number;
  readonly height: number;
  readonly taken: { readonly epochMs: number };
  readonly visibility: 'timeline' | 'archive' | 'trash';
  readonly archivedBy: 'user' | 'classification' | null;
  readonly classifiedAtMs: number | null;
}

/** A job's row as version 1 wrote it, as far as the upgrade reads it. */
interface Version1Job {
  readonly queue: string;
  readonly state: string;
  readonly photoIds: readonly number[];
}

/** Packs and places as version 2 stores them; written out, because later versions may change theirs. */
const IDS_TO_A_PACK = 256;
const PACKS_AT_A_TIME = 8;

function placeOf({ visibility, archivedBy }: Version1Photo): number {
  if (visibility === 'trash') return 3;
  if (visibility === 'timeline') return 0;
  return archivedBy === 'classification' ? 2 : 1;
}

/** From version 1 to 2. */
export async function upgradeToVersion2(transaction: Transaction): Promise<void> {
  await packStates(transaction);
  await countJobs(transaction);
}

/** Photos by queue and state of their jobs; what is done was counted before. */
async function countJobs(transaction: Transaction): Promise<void> {
  const photosByName = new Map<string, number>();
  await transaction.table<Version1Job, number>('jobs').each(({ queue, state, photoIds }) => {
    const name = `${state}:${queue}`;
    photosByName.set(name, (photosByName.get(name) ?? 0) + photoIds.length);
  });
  await transaction.table('counters').bulkPut([...photosByName].map(([name, count]) => ({ name, count })));
}

/**
 * States and the columns of lists are packed, photos counted by place. The photos' own rows stay as
 * they are, with a state nobody reads any more: rewriting a hundred thousand of them would make a person wait for nothing.
 */
async function packStates(transaction: Transaction): Promise<void> {
  const photos = transaction.table<Version1Photo, number>('photos');
  const counts = { timeline: 0, archive: 0, trash: 0 };
  const lastId = (await photos.orderBy(':id').last())?.id ?? -1;
  const step = IDS_TO_A_PACK * PACKS_AT_A_TIME;
  for (let first = 0; first <= lastId; first += step) {
    const rows = await photos
      .where(':id')
      .between(first, first + step, true, false)
      .toArray();
    const packs = new Map<number, Version1Photo[]>();
    for (const row of rows) {
      counts[row.visibility] += 1;
      const pack = Math.floor(row.id / IDS_TO_A_PACK);
      packs.set(pack, [...(packs.get(pack) ?? []), row]);
    }
    await transaction.table('states').bulkAdd(
      [...packs].map(([pack, members]) => ({
        pack,
        ids: Uint32Array.from(members, ({ id }) => id),
        places: Uint8Array.from(members, placeOf),
        classifiedAtMs: Float64Array.from(members, ({ classifiedAtMs }) => classifiedAtMs ?? Number.NaN),
      })),
    );
    await transaction.table('cells').bulkAdd(
      [...packs].map(([pack, members]) => ({
        pack,
        ids: Uint32Array.from(members, ({ id }) => id),
        takenMs: Float64Array.from(members, ({ taken }) => taken.epochMs),
        widths: Uint16Array.from(members, ({ width }) => width),
        heights: Uint16Array.from(members, ({ height }) => height),
        fileNames: members.map(({ fileName }) => fileName),
      })),
    );
  }
  await transaction
    .table('photoCounts')
    .bulkAdd(Object.entries(counts).map(([visibility, count]) => ({ visibility, count })));
  // A retry began counting attempts anew in version 1, so all that a job has are its fresh ones.
  await transaction.table('jobs').toCollection().modify({ key: null, freshFrom: 0 });
}

/** A link's row as version 3 wrote it, as far as the upgrade reads it. */
interface Version3Link {
  readonly photoId: number;
  readonly tagId: number;
  readonly linkedAtMs: number;
  readonly provenance: { readonly runId: number | null; readonly archived: boolean } | null;
  readonly archiveRunId?: number;
  readonly isByHand?: true;
}

/** A run's row as version 3 wrote it, as far as the upgrade reads it. */
interface Version3Run {
  readonly id: number;
  readonly kind: string;
  readonly undoneAtMs: number | null;
  readonly startedAtMs: number;
  readonly tally: object;
}

const LINKS_AT_A_TIME = 2_000;

/** Places as version 2 numbered them. */
const ON_TIMELINE = 0;
const ARCHIVED_BY_CLASSIFICATION = 2;

/** From version 3 to 4. */
export async function upgradeToVersion4(transaction: Transaction): Promise<void> {
  const runs = transaction.table<Version3Run, number>('runs');
  await runs.toCollection().modify((run: Version3Run & { tally: object }) => {
    run.tally = { untagged: 0, untaggedByCategory: {}, returned: 0, ...run.tally };
  });
  const undoable = await runs
    .filter(
      ({ kind, undoneAtMs }) => (kind === 'scan' || kind === 'upload-classification') && undoneAtMs === null,
    )
    .toArray();
  const startedById = new Map(undoable.map(({ id, startedAtMs }) => [id, startedAtMs]));

  const links = transaction.table<Version3Link, [number, number]>('links');
  let batch = await links.orderBy(':id').limit(LINKS_AT_A_TIME).toArray();
  while (batch.length > 0) {
    await links.bulkPut(
      batch
        .filter(({ provenance, isByHand }) => provenance === null || isByHand === true)
        .map((link) => ({ ...link, handTagId: link.tagId })),
    );
    await noteRuns(transaction, batch, startedById);
    const last = batch.at(-1);
    if (last === undefined) return;
    batch = await links.where(':id').above([last.photoId, last.tagId]).limit(LINKS_AT_A_TIME).toArray();
  }
}

/** What runs left in links becomes their journal, so that what could be undone still can. */
async function noteRuns(
  transaction: Transaction,
  links: readonly Version3Link[],
  startedById: ReadonlyMap<number, number>,
): Promise<void> {
  const movedIds = new Map<number, number[]>();
  const madeLinks = new Map<number, number[]>();
  const changedLinks = new Map<number, object[]>();
  const note = <T>(byRun: Map<number, T[]>, runId: number, ...items: T[]): void => {
    if (startedById.has(runId)) byRun.set(runId, [...(byRun.get(runId) ?? []), ...items]);
  };
  for (const { archiveRunId, isByHand, ...link } of links) {
    const { photoId, tagId, provenance } = link;
    if (provenance === null) continue;
    const { runId, archived } = provenance;
    if (runId !== null) {
      if (isByHand === true) {
        const after = { ...link, isByHand, handTagId: tagId };
        const before = { ...link, provenance: null, handTagId: tagId };
        note(changedLinks, runId, { before, after });
      } else note(madeLinks, runId, photoId, tagId);
    }
    const archiver = archived ? (archiveRunId ?? runId) : null;
    if (archiver !== null) note(movedIds, archiver, photoId);
    if (archiveRunId !== undefined) {
      const byHand = isByHand === true ? { isByHand, handTagId: tagId } : {};
      const after = { ...link, ...byHand, archiveRunId };
      const before = { ...link, ...byHand, provenance: { ...provenance, archived: false } };
      note(changedLinks, archiveRunId, { before, after });
    }
  }
  for (const runId of new Set([...movedIds.keys(), ...madeLinks.keys(), ...changedLinks.keys()])) {
    const moved = [...new Set(movedIds.get(runId) ?? [])];
    await transaction.table('undoEntries').add({
      runId,
      atMs: startedById.get(runId),
      movedIds: Uint32Array.from(moved),
      placesBefore: Uint8Array.from(moved, () => ON_TIMELINE),
      placesAfter: Uint8Array.from(moved, () => ARCHIVED_BY_CLASSIFICATION),
      madeLinks: Uint32Array.from(madeLinks.get(runId) ?? []),
      changedLinks: changedLinks.get(runId) ?? [],
      vetoesAdded: [],
      vetoesRemoved: [],
      changedTags: [],
    });
    await transaction.table('runs').update(runId, { canUndo: true });
  }
}
