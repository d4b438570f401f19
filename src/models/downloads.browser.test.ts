/** Downloads over real HTTP from a server that behaves like the hub, into the browser's real file system. */
import { bytesToHex } from '../core/hex.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { commands } from 'vitest/browser';
import type { StartedHub } from '../../e2e/fixtures/hubCommands.ts';
import { CLIP_BANDS, type ModelEntry, type ModelFile } from '../core/model.ts';
import { openModelFileStore, ROOT_FOLDER } from './modelFileStore.ts';
import type { Models } from './models.ts';
import { createModels } from './modelsClient.ts';
import type { ModelProblem } from './problem.ts';

const ID = 'somebody/tiny-clip';
const REVISION = 'a'.repeat(40);
const VISION = 'onnx/vision_model_quantized.onnx';
const TEXT = 'onnx/text_model_quantized.onnx';
const VISION_BYTES = 3_000_000;
const TEXT_BYTES = 700_000;

const FILES = [
  { path: 'config.json', content: { text: '{"model_type":"clip","projection_dim":4}' } },
  {
    path: 'preprocessor_config.json',
    content: { text: '{"size":8,"image_mean":[0,0,0],"image_std":[1,1,1]}' },
  },
  { path: 'tokenizer.json', content: { text: '{"model":{}}' } },
  { path: 'tokenizer_config.json', content: { text: '{}' } },
  { path: VISION, content: { bytes: VISION_BYTES, seed: 1 } },
  { path: TEXT, content: { bytes: TEXT_BYTES, seed: 2 } },
] as const;

let hub: StartedHub;
let models: Models;

function file(path: string, known: Partial<ModelFile> = {}): ModelFile {
  return { path, bytes: null, sha256: null, hashSource: 'hub', ...known };
}

function buildEntry(change: Partial<ModelEntry> = {}): ModelEntry {
  return {
    id: ID,
    title: 'Tiny CLIP',
    description: '',
    revision: null,
    dim: 4,
    vision: { int8: file(VISION) },
    text: { int8: file(TEXT) },
    recommended: { vision: 'int8', text: 'int8' },
    outputs: { vision: 'image_embeds', text: 'text_embeds' },
    shared: FILES.slice(0, 4).map(({ path }) => file(path)),
    preprocessing: null,
    textLength: 77,
    score: { kind: 'cosine' },
    defaultThreshold: 0.28,
    bands: CLIP_BANDS,
    starterSet: [],
    functionWords: [],
    licence: { name: 'MIT', url: '', notice: null },
    ...change,
  };
}

/** What stopped the last download. */
function problemNow(): ModelProblem | null {
  return models.readDownloads().get(ID)?.problem ?? null;
}

async function until(isSo: () => boolean): Promise<void> {
  if (isSo()) return;
  await new Promise<void>((resolve) => {
    const stop = models.subscribe(() => {
      if (!isSo()) return;
      stop();
      resolve();
    });
  });
}

async function readSha256(path: string): Promise<string | null> {
  const bytes = await openModelFileStore().read({ id: ID, revision: REVISION }, path);
  if (bytes === null) return null;
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return bytesToHex(new Uint8Array(digest));
}

async function expectWhole(): Promise<void> {
  for (const { path } of FILES) expect(await readSha256(path), path).toBe(hub.sha256ByPath[path]);
}

async function removeEverything(): Promise<void> {
  const origin = await navigator.storage.getDirectory();
  for await (const name of origin.keys()) {
    if (name === ROOT_FOLDER) await origin.removeEntry(name, { recursive: true });
  }
}

beforeAll(async () => {
  hub = await commands.startHub(ID, REVISION, FILES);
});

afterAll(async () => {
  await commands.stopHub();
});

beforeEach(async () => {
  await removeEverything();
  await commands.takeHubRequests();
  for (const { path } of FILES) await commands.planHub(path, []);
  models = createModels({ hubBase: hub.base, siteBase: `${location.origin}/no-such-site/` });
});

afterEach(removeEverything);

describe('a download', () => {
  it('asks the hub for what is open, follows redirects, stores and verifies every file', async () => {
    const stored = await models.download(buildEntry());
    expect(stored).toMatchObject({ id: ID, revision: REVISION });
    await expectWhole();
    expect(stored?.vision.int8).toEqual({
      path: VISION,
      bytes: VISION_BYTES,
      sha256: hub.sha256ByPath[VISION],
      hashSource: 'hub',
    });
    // The hub names no SHA-256 of small files: what came first is what they are held to.
    expect(stored?.shared[0]).toMatchObject({ path: 'config.json', hashSource: 'first-download' });
    const [model] = await models.list();
    expect(model?.files.every(({ verifiedSha256 }) => verifiedSha256 !== null)).toBe(true);
    expect(models.readDownloads().size).toBe(0);
  });

  it('is not repeated for what is stored', async () => {
    await models.download(buildEntry());
    await commands.takeHubRequests();
    expect(await models.download(buildEntry())).not.toBeNull();
    expect(await commands.takeHubRequests()).toEqual([]);
  });

  it('goes on by itself behind a cut in the middle', async () => {
    await commands.planHub(VISION, [
      { kind: 'cut', afterBytes: 1_000_000 },
      { kind: 'cut', afterBytes: 500_000 },
    ]);
    expect(await models.download(buildEntry())).not.toBeNull();
    await expectWhole();
    const ranges = (await commands.takeHubRequests())
      .filter(({ path }) => path === VISION)
      .map(({ range }) => Number(/^bytes=(\d+)-$/.exec(range ?? 'bytes=0-')?.[1]));
    expect(ranges).toHaveLength(3);
    expect(ranges[0]).toBe(0);
    expect(ranges).toEqual(ranges.toSorted((a, b) => a - b));
    // What had come was not asked for again.
    expect(ranges[2]).toBeGreaterThan(0);
  });

  it('pauses, and goes on in another page from where it stopped', async () => {
    await commands.planHub(VISION, [{ kind: 'drip', pieceBytes: 100_000, everyMs: 20 }]);
    const downloading = models.download(buildEntry());
    await until(() => (models.readDownloads().get(ID)?.storedBytes ?? 0) > 500_000);
    models.pause(ID);
    expect(await downloading).toBeNull();
    expect(problemNow()).toBeNull();
    const [paused] = await models.list();
    const part = paused?.files.find(({ path }) => path === VISION);
    expect(part?.verifiedSha256).toBeNull();
    expect(part?.storedBytes).toBeGreaterThan(0);
    expect(part?.storedBytes).toBeLessThan(VISION_BYTES);
    expect(await readSha256(VISION)).toBeNull();

    await commands.takeHubRequests();
    models = createModels({ hubBase: hub.base, siteBase: `${location.origin}/no-such-site/` });
    expect(await models.download(paused?.entry ?? buildEntry())).not.toBeNull();
    const [resumed] = await commands.takeHubRequests();
    expect(resumed).toEqual({ path: VISION, range: `bytes=${String(part?.storedBytes)}-` });
    await expectWhole();
  });

  it('starts anew where the file changed meanwhile', async () => {
    await commands.planHub(VISION, [{ kind: 'drip', pieceBytes: 100_000, everyMs: 20 }]);
    const downloading = models.download(buildEntry());
    await until(() => (models.readDownloads().get(ID)?.storedBytes ?? 0) > 500_000);
    models.pause(ID);
    await downloading;
    await commands.planHub(VISION, [{ kind: 'new-version' }]);
    expect(await models.download(buildEntry())).not.toBeNull();
    await expectWhole();
    const ranges = (await commands.takeHubRequests()).filter(({ path }) => path === VISION);
    expect(ranges.at(-1)?.range).toBeNull();
  });

  it('starts anew where the server knows no ranges', async () => {
    await commands.planHub(VISION, [{ kind: 'cut', afterBytes: 1_000_000 }, { kind: 'no-ranges' }]);
    expect(await models.download(buildEntry())).not.toBeNull();
    await expectWhole();
  });

  it('waits as long as a busy server asks, and backs off from one in trouble', async () => {
    await commands.planHub(VISION, [
      { kind: 'status', status: 429, retryAfter: '0.3', exposes: true },
      { kind: 'status', status: 500 },
    ]);
    const waits: string[] = [];
    const stop = models.subscribe(() => {
      const wait = models.readDownloads().get(ID)?.wait ?? null;
      if (wait?.problem.kind === 'server') waits.push(`${wait.problem.status} ${wait.delayMs}`);
    });
    expect(await models.download(buildEntry())).not.toBeNull();
    stop();
    await expectWhole();
    expect([...new Set(waits)]).toEqual(['429 300', '500 2000']);
  });

  it.each([
    ['a page instead of a file', { kind: 'page' }, 'page-instead'],
    ['a file that is gone', { kind: 'status', status: 404 }, 'missing'],
    ['a file that is not for everybody', { kind: 'status', status: 403 }, 'refused'],
    ['a wait of an hour', { kind: 'status', status: 429, retryAfter: '3600', exposes: true }, 'rate-limited'],
  ] as const)('says so: %s', async (_case, misbehaviour, kind) => {
    await commands.planHub(VISION, [misbehaviour]);
    expect(await models.download(buildEntry())).toBeNull();
    expect(problemNow()).toMatchObject({ kind });
    expect(await readSha256(VISION)).toBeNull();
  });

  it('says when nothing answers', async () => {
    const nobody = createModels({
      hubBase: 'http://localhost:9',
      siteBase: `${location.origin}/no-such-site/`,
    });
    expect(await nobody.download(buildEntry())).toBeNull();
    expect(nobody.readDownloads().get(ID)?.problem).toMatchObject({ kind: 'offline' });
  });

  it('never completes a file with a wrong byte, and names both hashes', async () => {
    await commands.planHub(VISION, [{ kind: 'wrong-byte' }]);
    expect(await models.download(buildEntry())).toBeNull();
    const problem = problemNow();
    expect(problem).toMatchObject({
      kind: 'mismatch',
      path: VISION,
      expectedSha256: hub.sha256ByPath[VISION],
      hashSource: 'hub',
    });
    expect(problem?.kind === 'mismatch' && problem.actualSha256 !== problem.expectedSha256).toBe(true);
    expect(await readSha256(VISION)).toBeNull();

    const [model] = await models.list();
    if (model === undefined) throw new Error('The model is not listed.');
    await models.forgetFile(model.entry, VISION);
    expect(problemNow()).toBeNull();
    expect(await models.download(model.entry)).not.toBeNull();
    await expectWhole();
  });

  it('is used all the same when a person says so and only a public list spoke against it', async () => {
    const expected = 'b'.repeat(64);
    const vision = file(VISION, { bytes: VISION_BYTES, sha256: expected, hashSource: 'public-list' });
    const entry = buildEntry({ vision: { int8: vision } });
    expect(await models.download(entry)).toBeNull();
    expect(problemNow()).toMatchObject({ kind: 'mismatch', expectedSha256: expected });

    await commands.takeHubRequests();
    const actual = hub.sha256ByPath[VISION] ?? '';
    const stored = await models.download(entry, { [VISION]: actual });
    expect(stored?.vision.int8).toMatchObject({ sha256: actual, hashSource: 'first-download' });
    // What had come is used: nothing of it is asked for again.
    expect((await commands.takeHubRequests()).filter(({ path }) => path === VISION)).toEqual([]);
  });

  it('is made by one page at a time', async () => {
    await commands.planHub(VISION, [{ kind: 'drip', pieceBytes: 100_000, everyMs: 20 }]);
    const downloading = models.download(buildEntry());
    await until(() => (models.readDownloads().get(ID)?.storedBytes ?? 0) > 300_000);
    const other = createModels({ hubBase: hub.base, siteBase: `${location.origin}/no-such-site/` });
    expect(await other.download(buildEntry())).toBeNull();
    expect(other.readDownloads().get(ID)?.problem).toEqual({ kind: 'busy' });
    expect(await downloading).not.toBeNull();
    await expectWhole();
  });

  it('leaves nothing behind when it is deleted', async () => {
    await models.download(buildEntry());
    await models.delete({ id: ID, revision: REVISION });
    expect(await models.list()).toEqual([]);
    expect(await readSha256(VISION)).toBeNull();
  });
});

describe('another repository', () => {
  it('is described by its own files', async () => {
    const found = await models.lookUp(ID);
    if (!found.ok) throw new Error(found.problem.kind);
    expect(found.value).toMatchObject({ id: ID, revision: REVISION, dim: 4, licence: { name: 'mit' } });
    expect(found.value.vision).toEqual({
      int8: { path: VISION, bytes: VISION_BYTES, sha256: hub.sha256ByPath[VISION], hashSource: 'hub' },
    });
    expect(await models.download(found.value)).not.toBeNull();
    await expectWhole();
  });

  it('says when there is none of that name', async () => {
    expect(await models.lookUp('nobody/nothing')).toMatchObject({ ok: false, problem: { kind: 'missing' } });
  });
});

/** The hub's files as somebody downloaded them by hand: all in one folder. */
async function pick(): Promise<File[]> {
  const picked: File[] = [];
  for (const { path } of FILES) {
    const bytes = await (await fetch(`${hub.base}/${ID}/resolve/${REVISION}/${path}`)).arrayBuffer();
    picked.push(new File([bytes], path.split('/').at(-1) ?? path));
  }
  return picked;
}

describe('picked files', () => {
  it('are copied and held to what is known of the model', async () => {
    const entry = buildEntry({
      revision: REVISION,
      vision: { int8: file(VISION, { sha256: hub.sha256ByPath[VISION] ?? '', hashSource: 'public-list' }) },
    });
    const picked = await models.readPicked(await pick(), entry);
    if (!picked.ok) throw new Error(picked.problem.kind);
    expect(await models.addPicked(picked.value)).toMatchObject({ id: ID, revision: REVISION });
    await expectWhole();
  });

  it('are refused by name where one is another file', async () => {
    const entry = buildEntry({
      revision: REVISION,
      text: { int8: file(TEXT, { sha256: 'c'.repeat(64), hashSource: 'pinned' }) },
    });
    const picked = await models.readPicked(await pick(), entry);
    if (!picked.ok) throw new Error(picked.problem.kind);
    expect(await models.addPicked(picked.value)).toBeNull();
    expect(problemNow()).toMatchObject({ kind: 'mismatch', path: TEXT, expectedSha256: 'c'.repeat(64) });
  });

  it('name what is missing', async () => {
    const files = (await pick()).filter(({ name }) => name !== 'tokenizer.json');
    const picked = await models.readPicked(files, buildEntry());
    if (picked.ok || picked.problem.kind !== 'incomplete') throw new Error('Something is missing.');
    expect(picked.problem.detail).toContain('tokenizer.json');
  });

  it('of a model nobody knows are named by their image encoder', async () => {
    const picked = await models.readPicked(await pick(), null);
    expect(picked).toMatchObject({
      ok: true,
      value: {
        entry: {
          id: 'local/picked-files',
          revision: `sha256-${hub.sha256ByPath[VISION]?.slice(0, 16) ?? ''}`,
        },
      },
    });
  });
});
