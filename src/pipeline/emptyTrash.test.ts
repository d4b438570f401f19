import { describe, expect, it, test } from 'vitest';
import { buildImported } from '../testing/builders.ts';
import { createTestDeps, type TestDeps } from '../testing/testDeps.ts';
import { daysLeft, deleteExpired, deleteForEver } from './emptyTrash.ts';

const DAY_MS = 86_400_000;

async function addTrashed(deps: TestDeps, count: number): Promise<number[]> {
  const added = await deps.library.photos.addImported(
    Array.from({ length: count }, (_, index) => buildImported({ fileName: `${String(index)}.jpg` })),
  );
  const ids = added.flatMap((result) => (result.ok ? [result.id] : []));
  await deps.library.photos.moveByHand(ids, 'trash', deps.nowMs());
  return ids;
}

test('everything is deleted a batch at a time, in one record', async () => {
  const deps = createTestDeps();
  const ids = await addTrashed(deps, 600);
  const seen: number[] = [];
  const deleted = await deleteForEver(deps, ids, {
    cause: 'page',
    onProgress: (done) => {
      seen.push(done);
    },
  });
  expect(deleted).toBe(600);
  expect(seen).toEqual([250, 500, 600]);
  expect(await deps.library.photos.readCounts()).toEqual({ timeline: 0, archive: 0, trash: 0 });
  const [run] = await deps.library.runs.readRecent(1);
  expect(run).toMatchObject({ total: 600, cause: 'page', subject: { kind: 'delete-for-ever' } });
  expect(run?.canUndo).toBeUndefined();
});

test('stopped half-way, the rest is still there and is deleted the next time', async () => {
  const deps = createTestDeps();
  const ids = await addTrashed(deps, 300);
  const stop = new AbortController();
  const deleted = await deleteForEver(deps, ids, {
    signal: stop.signal,
    onProgress: () => {
      stop.abort();
    },
  });
  expect(deleted).toBe(250);
  expect(await deps.library.photos.readCounts()).toMatchObject({ trash: 50 });
  expect(await deleteForEver(deps, ids)).toBe(50);
});

describe('by itself', () => {
  it('nothing is deleted unless the person said so', async () => {
    const deps = createTestDeps();
    await addTrashed(deps, 1);
    await deps.clock.advance(365 * DAY_MS);
    expect(await deleteExpired(deps)).toBe(0);
  });

  it('what has been there long enough is deleted, and what was restored meanwhile is not', async () => {
    const deps = createTestDeps();
    const [first = 0, second = 0, third = 0] = await addTrashed(deps, 3);
    await deps.library.trash.setKeepDays(30);
    await deps.clock.advance(29 * DAY_MS);
    expect(await deleteExpired(deps)).toBe(0);
    await deps.library.photos.moveByHand([second, third], 'timeline', deps.nowMs());
    await deps.library.photos.moveByHand([third], 'trash', deps.nowMs());
    await deps.clock.advance(2 * DAY_MS);
    expect(await deleteExpired(deps)).toBe(1);
    expect(await deps.library.photos.read(first)).toBeNull();
    expect(await deps.library.photos.readCounts()).toEqual({ timeline: 1, archive: 0, trash: 1 });
    const [run] = await deps.library.runs.readRecent(1);
    expect(run).toMatchObject({ total: 1, subject: { kind: 'delete-for-ever' } });
    expect(run?.cause).toBeUndefined();
  });

  it('a photo of which nobody knows since when is kept for the whole time from now on', async () => {
    const deps = createTestDeps();
    const [id = 0] = await addTrashed(deps, 1);
    deps.library.state.trashedAtMs.delete(id);
    await deps.library.trash.setKeepDays(30);
    await deps.clock.advance(100 * DAY_MS);
    expect(await deleteExpired(deps)).toBe(0);
    await deps.clock.advance(30 * DAY_MS);
    expect(await deleteExpired(deps)).toBe(1);
  });
});

it('says how many days are left, a begun one counted', () => {
  expect(daysLeft(0, 30, 0)).toBe(30);
  expect(daysLeft(0, 30, 1)).toBe(30);
  expect(daysLeft(0, 30, 29.5 * DAY_MS)).toBe(1);
  expect(daysLeft(0, 30, 30 * DAY_MS)).toBe(0);
  expect(daysLeft(0, 30, 40 * DAY_MS)).toBe(0);
  expect(daysLeft(Number.NaN, 30, 0)).toBe(30);
});
