/** A restore as a run: in Activity, taken back, and cut at any moment. */
import { afterAll, expect, test } from 'vitest';
import type { PhotoId } from '../core/photo.ts';
import type { Run } from '../core/run.ts';
import {
  add,
  addPictures,
  back,
  closeWorlds,
  decideThings,
  describeCounts,
  describeLibrary,
  openWorld,
  restore,
  type World,
} from '../testing/backupWorlds.ts';
import { pictureFile } from '../testing/pictureFiles.ts';
import { closeAbandonedRuns } from './classifyQueue.ts';

afterAll(closeWorlds);

async function lastRestore({ library }: World): Promise<Run | undefined> {
  return (await library.runs.readRecent(50)).find(({ kind }) => kind === 'restore');
}

async function readTagPaths({ library }: World, id: PhotoId): Promise<string[]> {
  return (await library.tags.readLinks(id)).map(({ tag }) => tag.path).toSorted();
}

test('a merge is one run; undone, what it added is in the trash and the rest is as it was', async () => {
  const from = await openWorld();
  await decideThings(from);
  await from.library.photos.setFavourite(await idsOf(from, 'a', 'h'), true, 210);
  const { file } = await back(from);
  const to = await openWorld();
  await addPictures(to, 'a', 'b', 'c', 'd', 'own');
  const [a = 0, b = 0] = await idsOf(to, 'a', 'b');
  await to.library.tags.addByHand([a], 'Mine', 300);
  const before = await describeLibrary(to);

  expect(await restore(to, file)).toMatchObject({ imported: 4, known: 4 });
  const run = await lastRestore(to);
  expect(run).toMatchObject({
    state: 'done',
    total: 8,
    tally: { processed: 8, skipped: 4, failed: 0 },
    canUndo: true,
    cause: 'page',
  });
  expect(await describeLibrary(to)).not.toEqual(before);
  expect(await readTagPaths(to, b)).toContain('Auto/Receipts');
  const asked = await to.library.runs.readUndoCounts(run?.id ?? 0);
  const counts = await to.library.runs.undo(run?.id ?? 0, Date.now());
  expect(counts).toEqual(asked);
  expect(counts).toMatchObject({ leftAlone: 0 });

  const after = await describeLibrary(to);
  for (const [sha256, { state, ...photo }] of Object.entries(before)) {
    // That classification looked at it stays known.
    const { classifiedAtMs: _, ...standing } = state;
    expect(after[sha256]).toMatchObject({ ...photo, state: standing });
  }
  const added = Object.entries(after).filter(([sha256]) => !(sha256 in before));
  expect(added).toHaveLength(4);
  for (const [, { state }] of added) expect(state.visibility).toBe('trash');
  const [h = 0, g = 0] = await idsOf(to, 'h', 'g');
  expect(await readTagPaths(to, g)).toEqual(['Auto/Receipts', 'Holidays/2019']);
  expect((await to.library.photos.read(h))?.isFavourite).toBe(true);
  const { tags } = await describeCounts(to);
  expect(tags.filter(({ count }) => count > 0)).toEqual([{ path: 'Mine', kind: 'user', count: 1 }]);

  // What a person put in the trash stays there, and so does this.
  expect(await restore(to, file)).toMatchObject({ imported: 0, known: 8 });
  expect((await to.library.photos.readCounts()).trash).toBe(4);
});

async function idsOf({ library }: World, ...names: string[]): Promise<PhotoId[]> {
  const ids: PhotoId[] = [];
  for (const name of names) {
    const bytes = new TextEncoder().encode(`picture: picture ${name}`);
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    const sha256 = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
    const found = (await library.photos.readIdsBySha256([sha256])).get(sha256);
    if (found !== undefined) ids.push(found);
  }
  return ids;
}

test('the days of a restored trash begin with the restore', async () => {
  const from = await openWorld();
  await decideThings(from);
  const { file } = await back(from);
  const to = await openWorld();
  const beganAtMs = Date.now();
  await restore(to, file);
  const dates = [...(await to.library.trash.readDates()).values()];
  expect(dates).toHaveLength(1);
  expect(dates[0]).toBeGreaterThanOrEqual(beganAtMs);
});

test('replacing is in Activity and cannot be undone', async () => {
  const from = await openWorld();
  await decideThings(from);
  const { file } = await back(from);
  const to = await openWorld();
  await addPictures(to, 'own');
  expect(await restore(to, file, 'replace')).toMatchObject({ kind: 'done' });
  const run = await lastRestore(to);
  expect(run).toMatchObject({ state: 'done', total: 8 });
  expect(run?.canUndo).toBeUndefined();
});

test('a restore whose tab was closed at any moment goes on, and what it added before can be taken back', async () => {
  const from = await openWorld();
  await decideThings(from);
  await add(
    from,
    ...Array.from({ length: 120 }, (_, index) =>
      pictureFile(`many ${String(index)}`, `${String(index)}.jpg`),
    ),
  );
  const { file } = await back(from);
  const to = await openWorld();
  let cut = 0;
  const delays: number[] = [];
  for (let round = 0; round < 8; round += 1) {
    const delayMs = Math.round(Math.random() * 600);
    delays.push(delayMs);
    if ((await closeAfter(to, file, delayMs)) === 'cut') cut += 1;
    await closeAbandonedRuns(to.deps);
  }
  expect(await restore(to, file)).toMatchObject({ kind: 'done', problems: [] });
  const when = `closed after ${delays.join(', ')} ms`;
  expect(await describeLibrary(to), when).toEqual(await describeLibrary(from));
  expect(await describeCounts(to), when).toEqual(await describeCounts(from));
  expect(cut, when).toBeGreaterThan(0);

  const restores = (await to.library.runs.readRecent(50)).filter(({ kind }) => kind === 'restore');
  expect(restores.every(({ state }) => state !== 'running')).toBe(true);
  for (const { id } of restores) await to.library.runs.undo(id, Date.now());
  expect(await to.library.photos.readCounts()).toEqual({ timeline: 0, archive: 0, trash: 128 });
});

/** Restores in a thread that is ended after so long. */
async function closeAfter({ profile }: World, file: Blob, delayMs: number): Promise<'cut' | 'restored'> {
  const tab = new Worker(new URL('../testing/restoring.browserWorker.ts', import.meta.url), {
    type: 'module',
  });
  try {
    return await new Promise((resolve, reject) => {
      tab.addEventListener('message', () => resolve('restored'));
      tab.addEventListener('error', ({ message }) => reject(new Error(message)));
      tab.postMessage({ profile, file }, {});
      setTimeout(() => resolve('cut'), delayMs);
    });
  } finally {
    tab.terminate();
  }
}
