/** The queues on the real library, in a real browser: what a stand-in cannot show. */
import { expect, test } from 'vitest';
import { openLibrary } from '../library/openLibrary.ts';
import { createScorer } from '../scorer/scorerClient.ts';
import { buildCategory, buildConfig } from '../testing/builders.ts';
import { createMemoryMedia } from '../testing/memoryMedia.ts';
import { pictureFile } from '../testing/pictureFiles.ts';
import { createWordEncoder } from '../testing/wordEncoder.ts';
import { saveConfig } from './applyConfig.ts';
import type { Deps } from './deps.ts';
import { createFreshInputs } from './freshInputs.ts';
import { importPhotos } from './importPhotos.ts';
import { createLockLeadership } from './leadership.ts';
import { createPromptEncoder } from './promptEncoder.ts';
import { startQueues, type QueueRunner } from './runQueues.ts';
import { startScan } from './scanLibrary.ts';

/** Workers start and threads take turns: on a busy machine that is seconds. */
const PATIENCE = { timeout: 30_000 };

async function openDeps(profileId: string): Promise<Deps> {
  const library = await openLibrary(profileId);
  const encoder = createWordEncoder();
  return {
    library,
    encoder,
    media: createMemoryMedia(),
    prompts: createPromptEncoder({ library, encoder }),
    scorer: createScorer(profileId),
    nowMs: () => Date.now(),
  };
}

function start(deps: Deps, lock: string): QueueRunner {
  return startQueues(deps, {
    acquireLeadership: createLockLeadership({ locks: navigator.locks, name: lock }),
  });
}

test('dropped photos are tagged and archived, a scan finds them again, and then all is quiet', async () => {
  const profileId = `queues-${crypto.randomUUID()}`;
  const deps = await openDeps(profileId);
  const runner = start(deps, profileId);
  await saveConfig(deps, buildConfig([buildCategory({ action: 'tag_and_archive' })]), 0, 'page');
  const words = Array.from({ length: 60 }, (_, index) =>
    index % 3 === 0 ? `receipt ${index}` : `dog ${index}`,
  );
  const progress = await importPhotos(
    deps,
    words.map((text) => ({ file: pictureFile(text), path: text })),
    {
      signal: new AbortController().signal,
      onProgress: () => undefined,
      freshInputs: createFreshInputs(),
      onStored: () => runner.wake(),
    },
  );
  expect(progress).toMatchObject({ imported: 60, refused: [] });
  await expect
    .poll(() => deps.library.photos.readCounts(), PATIENCE)
    .toEqual({ timeline: 40, archive: 20, trash: 0 });
  await expect
    .poll(async () => (await deps.library.runs.readRecent(1))[0], PATIENCE)
    .toMatchObject({ kind: 'upload-classification', state: 'done', tally: { processed: 60, archived: 20 } });

  const scan = await startScan(deps);
  expect(scan).toMatchObject({ ok: true });
  await expect
    .poll(async () => (await deps.library.runs.readRecent(1))[0], PATIENCE)
    .toMatchObject({ kind: 'scan', state: 'done', total: 60, tally: { processed: 60, unchanged: 60 } });

  // An idle app must not keep the machine busy: nothing is written once the work is done.
  await expect
    .poll(async () => (await deps.library.jobs.readCounts()).classification.active, PATIENCE)
    .toBe(0);
  let writes = 0;
  await new Promise((resolve) => setTimeout(resolve, 300));
  const stop = deps.library.subscribe(() => (writes += 1));
  await new Promise((resolve) => setTimeout(resolve, 700));
  stop();
  expect(writes).toBe(0);
  await runner.stop();
  deps.scorer.close();
  deps.library.close();
});

test('of two windows one runs the queues, and the other takes over when it goes', async () => {
  const profileId = `queues-${crypto.randomUUID()}`;
  const first = await openDeps(profileId);
  const second = await openDeps(profileId);
  const leader = start(first, profileId);
  const follower = start(second, profileId);
  const importOne = async (words: string): Promise<void> => {
    await importPhotos(second, [{ file: pictureFile(words), path: words }], {
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
  };
  const readDone = async (): Promise<number> => (await second.library.jobs.readCounts())['smart-search'].done;

  await importOne('dog');
  await expect.poll(readDone, PATIENCE).toBe(1);
  await leader.stop();
  await importOne('cat');
  await expect.poll(readDone, PATIENCE).toBe(2);
  await follower.stop();
  first.scorer.close();
  second.scorer.close();
  first.library.close();
  second.library.close();
});
