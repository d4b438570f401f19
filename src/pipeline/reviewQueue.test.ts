import {
  array,
  assert,
  boolean,
  constant,
  constantFrom,
  float,
  nat,
  option,
  property,
  record,
} from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_TALLY } from '../core/run.ts';
import { buildCategory } from '../testing/builders.ts';
import { createTestDeps, type TestDeps } from '../testing/testDeps.ts';
import { addEmbeddedPhotos, claimClassification, setCategories } from '../testing/worldSteps.ts';
import { classifyJob } from './classifyJob.ts';
import { acceptItems, rejectItem, reopenItems } from './reviewAnswer.ts';
import {
  NEW_DAYS,
  orderReview,
  readReviewQueue,
  type ReviewItem,
  type ReviewOrder,
  type ReviewSource,
} from './reviewQueue.ts';

const NEVER = new AbortController().signal;

async function read(deps: TestDeps, source: ReviewSource, only: string | null = null): Promise<ReviewItem[]> {
  const queue = await readReviewQueue(deps, source, only, NEVER);
  if (!queue.ok) throw new Error(queue.reason);
  return orderReview(queue.items, 'doubtful');
}

async function classify(deps: TestDeps, ids: readonly number[]): Promise<void> {
  const job = await claimClassification(deps, [...ids]);
  await classifyJob(deps, job, { runId: null, uncounted: EMPTY_TALLY }, NEVER);
}

const receipts = buildCategory({ action: 'tag_and_archive' });
const pets = buildCategory({ name: 'Pets', prompts: ['a cat', 'a dog'] });

describe('what there is to review', () => {
  it('is what was tagged and nobody looked at, the most doubtful first, with its reasons', async () => {
    const deps = createTestDeps();
    const [sure = 0, unsure = 0, none = 0] = await addEmbeddedPhotos(deps, 'receipt', 'receipt dog', 'tree');
    await setCategories(deps, [receipts, pets]);
    await classify(deps, [sure, unsure, none]);
    const items = await read(deps, { kind: 'new' });
    expect(items).toHaveLength(3);
    expect(items.map(({ photoId, categoryName }) => [photoId, categoryName]).slice(-1)).toEqual([
      [sure, receipts.name],
    ]);
    expect(items.find(({ categoryName }) => categoryName === 'Pets')).toMatchObject({
      photoId: unsure,
      prompt: 'a dog',
      signal: 'prompts',
      threshold: pets.similarity,
      archives: false,
    });
    expect(await read(deps, { kind: 'new' }, 'pets')).toHaveLength(1);
    expect(await read(deps, { kind: 'all' }, 'pets')).toHaveLength(1);
  });

  it('forgets what is old among the new, and keeps it among all', async () => {
    const deps = createTestDeps();
    const [id = 0] = await addEmbeddedPhotos(deps, 'dog');
    await setCategories(deps, [pets]);
    await classify(deps, [id]);
    await deps.clock.advance((NEW_DAYS + 1) * 86_400_000);
    expect(await read(deps, { kind: 'new' })).toEqual([]);
    expect(await read(deps, { kind: 'all' })).toHaveLength(1);
  });

  it('takes an answer and takes it back: right notes it, wrong corrects and returns the photo', async () => {
    const deps = createTestDeps();
    const [id = 0] = await addEmbeddedPhotos(deps, 'receipt');
    await setCategories(deps, [receipts]);
    await classify(deps, [id]);
    const [item] = await read(deps, { kind: 'new' });
    if (item === undefined) throw new Error('Nothing to review');
    expect(item.archives).toBe(true);

    await acceptItems(deps, [item]);
    expect(await read(deps, { kind: 'new' })).toEqual([]);
    await reopenItems(deps, [item]);
    expect(await read(deps, { kind: 'new' })).toEqual([item]);

    const runId = await rejectItem(deps, item);
    expect(await deps.library.photos.read(id)).toMatchObject({ visibility: 'timeline' });
    expect(await deps.library.tags.readVetoes(id)).toMatchObject([
      { kind: 'tag', categoryKey: item.categoryKey },
    ]);
    await deps.library.runs.undo(runId ?? 0, deps.nowMs());
    expect(await read(deps, { kind: 'new' })).toEqual([item]);
    expect(await deps.library.photos.read(id)).toMatchObject({ visibility: 'archive' });
  });

  it('is, ahead of a scan, what the scan then tags; a photo that was refused is left alone', async () => {
    const deps = createTestDeps();
    const ids = await addEmbeddedPhotos(deps, 'receipt', 'dog', 'receipt dog', 'cat');
    const [receipt = 0, dog = 0, both = 0, cat = 0] = ids;
    await setCategories(deps, [receipts, pets, buildCategory({ name: 'Off', enabled: false })]);
    await classify(deps, [receipt]);
    const ahead = await read(deps, { kind: 'ahead' });
    expect(ahead.every(({ tagId }) => tagId === null)).toBe(true);
    expect(ahead.map(({ photoId, categoryName }) => `${String(photoId)} ${categoryName}`).toSorted()).toEqual(
      [
        `${String(dog)} Pets`,
        `${String(both)} Pets`,
        `${String(both)} ${receipts.name}`,
        `${String(cat)} Pets`,
      ].toSorted(),
    );
    const refused = ahead.find(({ photoId }) => photoId === cat);
    if (refused === undefined) throw new Error('The cat was not found');
    await rejectItem(deps, refused);
    await classify(deps, ids);
    expect(await deps.library.tags.readLinks(cat)).toEqual([]);
    expect(await read(deps, { kind: 'ahead' })).toEqual([]);
    expect(await read(deps, { kind: 'all' })).toHaveLength(4);
  });

  it('says why it cannot be known', async () => {
    const deps = createTestDeps();
    await setCategories(deps, [pets]);
    deps.encoder.loadFailure = { ok: false, kind: 'transient', reason: 'No model is there.' };
    expect(await readReviewQueue(deps, { kind: 'ahead' }, null, NEVER)).toEqual({
      ok: false,
      reason: 'No model is there.',
    });
  });
});

describe('the order of a review', () => {
  const items = array(
    record({
      photoId: nat(),
      categoryKey: constantFrom('a', 'b'),
      categoryName: constantFrom('A', 'B'),
      tagId: constant(1),
      score: float({ min: 0, max: 1, noNaN: true }),
      threshold: float({ min: 0, max: 1, noNaN: true }),
      prompt: constant(''),
      signal: constantFrom('prompts', 'metadata'),
      archives: boolean(),
      linkedAtMs: option(nat()),
    }),
  );

  it('keeps every item, whatever it is', () => {
    assert(
      property(
        items,
        constantFrom<ReviewOrder>('doubtful', 'certain', 'category', 'newest'),
        (all, order) => {
          expect(new Set(orderReview(all, order))).toEqual(new Set(all));
        },
      ),
    );
  });

  it('puts the least margin first and rules last, or the other way round', () => {
    assert(
      property(items, (all) => {
        const margins = orderReview(all, 'doubtful').map(({ signal, score, threshold }) =>
          signal === 'metadata' ? Infinity : score - threshold,
        );
        expect(margins.every((margin, index) => index === 0 || (margins[index - 1] ?? 0) <= margin)).toBe(
          true,
        );
        expect(orderReview(all, 'certain').map(({ signal }) => signal === 'metadata')).toEqual(
          margins.map((margin) => margin === Infinity).toReversed(),
        );
      }),
    );
  });
});
