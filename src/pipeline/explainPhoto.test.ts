import { expect, test } from 'vitest';
import { EMPTY_TALLY } from '../core/run.ts';
import { buildCategory } from '../testing/builders.ts';
import { createTestDeps } from '../testing/testDeps.ts';
import { addEmbeddedPhotos, addPhotos, claimClassification, setCategories } from '../testing/worldSteps.ts';
import { classifyJob } from './classifyJob.ts';
import { explainPhoto } from './explainPhoto.ts';

test('every category says its score, its best prompt and what stands in the way', async () => {
  const deps = createTestDeps();
  const [id = 0] = await addEmbeddedPhotos(deps, 'receipt dog');
  const receipts = buildCategory({ action: 'tag_and_archive' });
  const pets = buildCategory({ name: 'Pets', prompts: ['a cat', 'a dog'] });
  const nature = buildCategory({ name: 'Nature', prompts: ['a mountain'], enabled: false });
  await setCategories(deps, [receipts, pets, nature]);
  const job = await claimClassification(deps, [id]);
  await classifyJob(deps, job, { runId: null, uncounted: EMPTY_TALLY }, new AbortController().signal);
  await deps.library.photos.moveByHand([id], 'timeline', deps.nowMs());
  const links = await deps.library.tags.readLinks(id);
  const petLink = links.find(({ tag }) => tag.path === 'Auto/Pets');
  await deps.library.tags.removeByHand([id], petLink?.tagId ?? 0, deps.nowMs());

  const half: unknown = expect.closeTo(Math.SQRT1_2, 6);
  expect(await explainPhoto(deps, id)).toEqual({
    ok: true,
    isSpared: false,
    rows: [
      {
        category: receipts,
        score: half,
        prompt: 'a photo of a receipt',
        matched: true,
        tagVetoed: false,
        archiveVetoed: true,
        linked: true,
      },
      {
        category: pets,
        score: half,
        prompt: 'a dog',
        matched: true,
        tagVetoed: true,
        archiveVetoed: false,
        linked: false,
      },
      {
        category: nature,
        score: 0,
        prompt: 'a mountain',
        matched: false,
        tagVetoed: false,
        archiveVetoed: false,
        linked: false,
      },
    ],
  });
});

test('a photo without embedding says so, with the reason where encoding failed', async () => {
  const deps = createTestDeps();
  const [waiting = 0, broken = 0] = await addPhotos(deps, 'receipt', 'dog');
  await deps.library.photos.recordFailure(broken, { stage: 'embedding', reason: 'The file ends early.' });
  expect(await explainPhoto(deps, waiting)).toEqual({
    ok: false,
    reason: 'no-embedding',
    detail: 'The photo has not been encoded yet.',
  });
  expect(await explainPhoto(deps, broken)).toMatchObject({ detail: 'The file ends early.' });
});

test('an encoder that is down is named as the cause', async () => {
  const deps = createTestDeps();
  const [id = 0] = await addEmbeddedPhotos(deps, 'receipt');
  await setCategories(deps, [buildCategory()]);
  const down = { ok: false, kind: 'transient', reason: 'The worker died.' } as const;
  deps.encoder.textFailures.push(down);
  const expected = { ok: false, reason: 'model-unavailable', detail: 'The worker died.' };
  expect(await explainPhoto(deps, id)).toEqual(expected);
  deps.encoder.loadFailure = down;
  expect(await explainPhoto(deps, id)).toEqual(expected);
});

test('every signal of a category says what won, what spoke against it and whether it holds', async () => {
  const deps = createTestDeps();
  const [id = 0, example = 0, other = 0] = await addEmbeddedPhotos(
    deps,
    'receipt page',
    'page',
    'receipt table',
  );
  const hashes = (await deps.library.photos.readFacts([example, other])).values();
  const [like = '', unlike = ''] = [...hashes].map(({ sha256 }) => sha256);
  const category = buildCategory({
    but_not: ['a book', 'a page'],
    examples: { like: [like], unlike: [unlike], similarity: 0.7 },
    metadata: { mode: 'enough', types: ['jpeg'], camera: 'any' },
  });
  await setCategories(deps, [category]);
  const explanation = await explainPhoto(deps, id);
  const half: unknown = expect.closeTo(Math.SQRT1_2, 6);
  expect(explanation.ok && explanation.rows).toMatchObject([
    {
      matched: true,
      score: half,
      prompt: '',
      verdicts: [
        {
          name: 'prompts',
          holds: false,
          score: half,
          threshold: 0.6,
          winner: 'a photo of a receipt',
          rival: half,
          rivalWinner: 'a page',
        },
        { name: 'examples', holds: true, score: half, winner: like, rivalWinner: unlike },
        { name: 'metadata', role: 'enough', holds: false, score: 0.5, winner: 'camera' },
      ],
    },
  ]);

  const job = await claimClassification(deps, [id]);
  await classifyJob(deps, job, { runId: null, uncounted: EMPTY_TALLY }, new AbortController().signal);
  const [link] = await deps.library.tags.readLinks(id);
  expect(link?.provenance).toMatchObject({
    signal: 'examples',
    example: like,
    prompt: '',
    score: half,
    threshold: 0.7,
  });
});

test('a favourite says that no category archives it, unless the configuration says otherwise', async () => {
  const deps = createTestDeps();
  const [id = 0] = await addEmbeddedPhotos(deps, 'receipt');
  await setCategories(deps, [buildCategory({ action: 'tag_and_archive' })]);
  expect(await explainPhoto(deps, id)).toMatchObject({ ok: true, isSpared: false });
  await deps.library.photos.setFavourite([id], true, deps.nowMs());
  expect(await explainPhoto(deps, id)).toMatchObject({ ok: true, isSpared: true });
  await setCategories(deps, [buildCategory({ action: 'tag' })]);
  expect(await explainPhoto(deps, id)).toMatchObject({ ok: true, isSpared: false });
});
