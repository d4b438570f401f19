/** The scorer worker over a real library: what was stored by the page, scored and committed by another thread. */
import { expect, test } from 'vitest';
import { decide } from '../core/classify.ts';
import { PRIORITY } from '../core/jobs/job.ts';
import type { PhotoId } from '../core/photo.ts';
import { EMPTY_TALLY } from '../core/run.ts';
import { referenceKernel } from '../core/scoring/kernel.ts';
import { createCategoryScorer, type PreparedMethods } from '../core/scoring/methods.ts';
import { createPreviewMatcher } from '../core/scoring/previewColumns.ts';
import { rowOf } from '../core/vector.ts';
import type { Library } from '../library/library.ts';
import { openLibrary } from '../library/openLibrary.ts';
import { buildCategory, buildConfig, buildImported } from '../testing/builders.ts';
import { drawUnitRows } from '../testing/unitRows.ts';
import type { ClassifyRequest, Scorer } from './scorer.ts';
import { createScorer } from './scorerClient.ts';

const NEVER = new AbortController().signal;
const MODEL_KEY = 'test/drawn@1:fp32';
const DIM = 128;
const PHOTOS = 600;

const categories = [
  buildCategory({ name: 'Receipts', prompts: ['one', 'two'], similarity: 0.1 }),
  buildCategory({ name: 'Pets', prompts: ['three'], similarity: 0.05, action: 'tag_and_archive' }),
];
const vectors = drawUnitRows(PHOTOS, DIM, 1);
const prepared: PreparedMethods = {
  clip: {
    vectors: drawUnitRows(3, DIM, 2),
    dim: DIM,
    examples: categories.map(() => ({ like: [], unlike: [] })),
  },
  metadata: null,
};

interface World {
  readonly library: Library;
  readonly scorer: Scorer;
  readonly ids: readonly PhotoId[];
}

async function withWorld(use: (world: World) => Promise<void>): Promise<void> {
  const profileId = `scorer-${crypto.randomUUID()}`;
  const library = await openLibrary(profileId);
  const scorer = createScorer(profileId);
  try {
    const added = await library.photos.addImported(
      Array.from({ length: PHOTOS }, (_, index) => buildImported({ fileName: `${index}.jpg` })),
    );
    const ids = added.flatMap((result) => (result.ok ? [result.id] : []));
    await library.embeddings.putMany(MODEL_KEY, DIM, ids, vectors);
    await use({ library, scorer, ids });
  } finally {
    scorer.close();
    library.close();
    indexedDB.deleteDatabase(`winnow-${profileId}`);
  }
}

/** A scan's job for all photos, claimed, as a request under the configuration now in force. */
async function claimScan({ library, ids }: World): Promise<ClassifyRequest & { readonly runId: number }> {
  const { revision } = await library.config.read();
  const runId = await library.runs.start('scan', ids.length, 1);
  await library.jobs.add([
    { queue: 'classification', photoIds: ids, runId, priority: PRIORITY.scan, createdAtMs: 1 },
  ]);
  const [job] = await library.jobs.claim('classification', 1, 1);
  if (job === undefined) throw new Error('The job was not claimed.');
  return {
    job: { id: job.id, attempts: job.attempts },
    photoIds: ids,
    doneCount: 0,
    frame: { configRevision: revision, modelKey: MODEL_KEY, categories, prepared },
    runId,
    uncounted: EMPTY_TALLY,
  };
}

test('a job is scored, decided and committed by the worker, as the rule on the page says', async () => {
  await withWorld(async (world) => {
    const { library, scorer, ids } = world;
    const [vetoed = 0, trashed = 0] = ids;
    await library.photos.moveByHand([trashed], 'trash', 1);
    const request = await claimScan(world);
    const result = await scorer.classify(request, NEVER);
    expect(result.end).toEqual({ kind: 'done' });
    expect(result.doneCount).toBe(PHOTOS);

    const reference = createCategoryScorer(referenceKernel, categories, prepared);
    let tagged = 0;
    let archived = 0;
    for (const [index, id] of ids.entries()) {
      if (id === trashed) continue;
      const scores = reference
        .score({ ids: Uint32Array.of(id), vectors: rowOf(vectors, DIM, index), facts: new Map() })
        .scoresOf(0);
      const photo = { id, visibility: 'timeline', isFavourite: false } as const;
      const decision = decide({ photo, scores, vetoes: [], archivesFavourites: false });
      tagged += decision.matches.length;
      if (decision.archivedBy.length > 0) archived += 1;
    }
    expect(tagged).toBeGreaterThan(0);
    expect(result.tally).toMatchObject({ processed: PHOTOS, tagged, archived, skipped: 1, failed: 0 });
    expect((await library.runs.read(request.runId))?.tally).toEqual(result.tally);
    expect(await library.photos.readCounts()).toMatchObject({ archive: archived, trash: 1 });
    expect((await library.photos.read(vetoed))?.classifiedAtMs).not.toBeNull();
    expect((await library.photos.read(trashed))?.classifiedAtMs).toBeNull();
  });
});

test('a configuration saved meanwhile, and a job that was removed, commit nothing', async () => {
  await withWorld(async (world) => {
    const { library, scorer } = world;
    const request = await claimScan(world);
    await library.config.save(buildConfig(categories), 0, 'page', [], 1);
    expect(await scorer.classify(request, NEVER)).toMatchObject({
      end: { kind: 'stale' },
      tally: EMPTY_TALLY,
      doneCount: 0,
    });
    const { revision } = await library.config.read();
    const current = {
      ...request,
      frame: request.frame === null ? null : { ...request.frame, configRevision: revision },
    };
    await library.jobs.removeByRun(request.runId);
    expect((await scorer.classify(current, NEVER)).end).toEqual({ kind: 'job-gone' });
    expect(await library.photos.readCounts()).toMatchObject({ timeline: PHOTOS, archive: 0 });
  });
});

test('a ranking agrees with the reference, and sees what the page writes', async () => {
  await withWorld(async ({ library, scorer, ids }) => {
    const query = { modelKey: MODEL_KEY, dim: DIM, vectors: drawUnitRows(2, DIM, 3) };
    const first = await scorer.rank(query, NEVER);
    if (!first.ok) throw new Error(first.reason);
    const products = referenceKernel.prepare(query.vectors, DIM)(vectors);
    const best = ids.map((id, row) => {
      const [one = 0, two = 0] = products.values.subarray(row * products.stride);
      return { id, score: Math.max(one, two), winner: two > one ? 1 : 0 };
    });
    const byId = new Map(best.map((entry) => [entry.id, entry]));
    expect(first.ranking.photoIds).toHaveLength(PHOTOS);
    first.ranking.photoIds.forEach((id, place) => {
      const score = first.ranking.scores[place] ?? Number.NaN;
      expect(score).toBeCloseTo(byId.get(id)?.score ?? Number.NaN, 5);
      expect(first.ranking.winners[place]).toBe(byId.get(id)?.winner);
      expect(score).toBeLessThanOrEqual(first.ranking.scores[place - 1] ?? 1);
    });

    const top = first.ranking.photoIds[0] ?? 0;
    await library.photos.moveByHand([top], 'trash', 1);
    await expect
      .poll(async () => {
        const again = await scorer.rank(query, NEVER);
        return again.ok && [...again.ranking.photoIds].includes(top);
      })
      .toBe(false);
  });
});

const hashOf = (index: number): string => `sha-of-${index}.jpg`;

test('negative prompts, examples and file rules: what the preview counts is what is tagged, and a preview writes nothing', async () => {
  await withWorld(async (world) => {
    const { library, scorer, ids } = world;
    const category = buildCategory({
      name: 'All',
      prompts: ['one'],
      similarity: 0.05,
      but_not: ['two', 'three'],
      examples: { like: [hashOf(5), hashOf(6)], unlike: [hashOf(7)], similarity: 0.2 },
      metadata: { mode: 'require', file_names: ['*5.jpg', '*6.jpg', '*7.jpg'] },
    });
    const example = (index: number) => ({ photoId: ids[index] ?? 0, sha256: hashOf(index) });
    const rows = [5, 6, 7].flatMap((index) => [...rowOf(vectors, DIM, index)]);
    const clip = {
      vectors: Float32Array.from([...drawUnitRows(3, DIM, 2), ...rows]),
      dim: DIM,
      examples: [{ like: [example(5), example(6)], unlike: [example(7)] }],
    };
    const both: PreparedMethods = { clip, metadata: null };

    const before = JSON.stringify([await library.tags.readAll(), await library.runs.readRecent(9)]);
    const result = await scorer.preview({ modelKey: MODEL_KEY, category, prepared: both }, NEVER);
    if (!result.ok) throw new Error(result.reason);
    const again = await scorer.preview({ modelKey: MODEL_KEY, category, prepared: both }, NEVER);
    expect(again).toEqual(result);
    expect(JSON.stringify([await library.tags.readAll(), await library.runs.readRecent(9)])).toBe(before);
    const { columns } = result;
    const matcher = createPreviewMatcher(columns, { prompts: 0.05, examples: 0.2 });
    const expected = [...columns.photoIds].filter((_, place) => matcher.isMatch(place));
    expect(columns.photoIds).toHaveLength(PHOTOS);
    expect(expected).toEqual(expect.arrayContaining([ids[5], ids[6]]));
    expect(expected).not.toContain(ids[8]);
    expect(expected.length).toBeGreaterThan(2);

    const request = await claimScan(world);
    const frame =
      request.frame === null ? null : { ...request.frame, categories: [category], prepared: both };
    expect((await scorer.classify({ ...request, frame }, NEVER)).end).toEqual({ kind: 'done' });
    const [tag] = await library.tags.readAll();
    expect(tag).toMatchObject({ path: 'Auto/All', count: expected.length });
    for (const id of expected) expect((await library.tags.readLinks(id)).length).toBe(1);
    // An example that its prompts do not find is owed to itself.
    const owed = (await Promise.all([5, 6].map((index) => library.tags.readLinks(ids[index] ?? 0)))).flat();
    for (const { provenance } of owed) {
      if (provenance?.signal === 'examples') expect(provenance).toMatchObject({ score: 1, threshold: 0.2 });
    }
  });
});
