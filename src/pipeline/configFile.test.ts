import { beforeEach, describe, expect, it } from 'vitest';
import { buildCategory } from '../testing/builders.ts';
import { createTestDeps, type TestDeps } from '../testing/testDeps.ts';
import { addEmbeddedPhotos, claimClassification, readTags, setCategories } from '../testing/worldSteps.ts';
import { EMPTY_TALLY } from '../core/run.ts';
import { classifyJob } from './classifyJob.ts';
import { applyConfigFile } from './configFile.ts';
import { isFileMode, type ConfigFileReading, type ConfigFileSource } from './configFileSource.ts';
import { startScan } from './scanLibrary.ts';

const URL = 'https://site.example/winnow.config.yaml';

/** A site whose file can be changed, taken away and cut off. */
function createSite(reading: ConfigFileReading): ConfigFileSource & { reading: ConfigFileReading } {
  let kept: string | null = null;
  let isKnown = false;
  return {
    url: URL,
    reading,
    async read() {
      return this.reading.kind === 'unreachable'
        ? { ...this.reading, lastGood: kept, isKnown }
        : this.reading;
    },
    async keep(text) {
      kept = text;
      isKnown = true;
    },
    async remember() {
      isKnown = true;
    },
    async forget() {
      kept = null;
      isKnown = false;
    },
  };
}

function present(text: string): ConfigFileReading {
  return { kind: 'present', text };
}

function fileWith(similarity: number): ConfigFileReading {
  return present(`# ours
classification:
  categories:
    - { name: Receipts, prompts: [a photo of a receipt], similarity: ${String(similarity)}, action: tag_and_archive }
`);
}

const OFFLINE: ConfigFileReading = { kind: 'unreachable', reason: 'offline', lastGood: null, isKnown: false };
const NO_CATEGORIES = present('classification: { categories: [] }');

let deps: TestDeps;
let said: string[];

async function start(site: ConfigFileSource) {
  await deps.clock.advance(1_000);
  return applyConfigFile(deps, site, (line) => said.push(line));
}

async function readState() {
  const { revision, cause } = await deps.library.config.read();
  const runs = await deps.library.runs.readRecent(10);
  return {
    revision,
    cause,
    runs: runs
      .filter(({ kind }) => kind === 'scan' || kind === 'clean-up')
      .map(({ kind, state }) => `${kind} ${state}`),
  };
}

/** A photo that the file's category has tagged and archived. */
async function addArchivedReceipt(): Promise<number> {
  const [id = 0] = await addEmbeddedPhotos(deps, 'receipt');
  const job = await claimClassification(deps, [id]);
  await classifyJob(deps, job, { runId: null, uncounted: EMPTY_TALLY }, new AbortController().signal);
  expect((await deps.library.photos.read(id))?.visibility).toBe('archive');
  return id;
}

beforeEach(() => {
  deps = createTestDeps();
  said = [];
});

describe('without a file', () => {
  it('leaves the configuration to the pages', async () => {
    await setCategories(deps, [buildCategory()]);
    expect(await start(createSite({ kind: 'absent' }))).toEqual({ kind: 'page' });
    expect(await readState()).toEqual({ revision: 1, cause: 'page', runs: [] });
  });

  it('does so offline too, where there never was one', async () => {
    expect(await start(createSite(OFFLINE))).toEqual({ kind: 'page' });
  });

  it('gives the configuration back to the pages when the file is gone, offline afterwards too', async () => {
    const site = createSite(fileWith(0.6));
    await start(site);
    site.reading = { kind: 'absent' };
    expect(await start(site)).toEqual({ kind: 'page' });
    site.reading = OFFLINE;
    expect(await start(site)).toEqual({ kind: 'page' });
    expect((await deps.library.config.read()).document.classification.categories).toHaveLength(1);
  });
});

describe('with a file', () => {
  it('stores a baseline where nothing was stored, and its text with it', async () => {
    expect(await start(createSite(NO_CATEGORIES))).toEqual({
      kind: 'file',
      url: URL,
      problem: null,
      unknownKeys: [],
    });
    expect(await readState()).toEqual({ revision: 1, cause: 'file', runs: [] });
    expect((await deps.library.config.read()).source).toBe('classification: { categories: [] }');
  });

  it('stores nothing while the file says what is in force', async () => {
    const site = createSite(fileWith(0.6));
    await start(site);
    await addArchivedReceipt();
    await start(site);
    expect(await readState()).toEqual({ revision: 1, cause: 'file', runs: [] });
    expect(said).toEqual([]);
  });

  it('cleans up what the file no longer has, and says so', async () => {
    const site = createSite(fileWith(0.6));
    await start(site);
    const id = await addArchivedReceipt();
    site.reading = NO_CATEGORIES;
    await start(site);
    expect(await readTags(deps, id)).toEqual([]);
    expect((await deps.library.photos.read(id))?.visibility).toBe('timeline');
    expect(await readState()).toEqual({ revision: 2, cause: 'file', runs: ['clean-up done'] });
    expect((await deps.library.runs.readRecent(1))[0]?.note).toBe(
      'By the configuration file: Category Receipts was removed.',
    );
    expect(said).toEqual([
      'Category Receipts was removed.',
      'Tags taken off: 1. Photos returned to the timeline: 1.',
    ]);
  });

  it('cleans up what became stricter, and scans again by itself, once', async () => {
    const site = createSite(fileWith(0.6));
    await start(site);
    const id = await addArchivedReceipt();
    site.reading = fileWith(0.7);
    await start(site);
    expect(await readTags(deps, id)).toEqual([]);
    expect(said.join(' ')).toMatch(/Receipts became stricter\..*Scanning the library again/);
    const expected = { revision: 2, cause: 'file', runs: ['scan running', 'clean-up done'] };
    expect(await readState()).toEqual(expected);
    expect((await deps.library.runs.readRecent(1))[0]?.cause).toBe('file');
    await start(site);
    expect(await readState()).toEqual(expected);
  });

  it('begins a scan anew that has looked at photos with the older threshold', async () => {
    const site = createSite(fileWith(0.6));
    await start(site);
    await addArchivedReceipt();
    await startScan(deps);
    site.reading = fileWith(0.7);
    await start(site);
    expect((await readState()).runs).toEqual(['scan running', 'clean-up done', 'scan cancelled']);
  });

  it('owes the scan to the next start where the tab was closed before it', async () => {
    const site = createSite(fileWith(0.6));
    await start(site);
    await addArchivedReceipt();
    site.reading = fileWith(0.7);
    const { library } = deps;
    const closing = {
      ...library,
      runs: { ...library.runs, startScan: () => Promise.reject(new Error('The tab is closed.')) },
    };
    await expect(applyConfigFile({ ...deps, library: closing }, site, () => undefined)).rejects.toThrow(
      'The tab is closed.',
    );
    await start(site);
    expect((await readState()).runs).toEqual(['scan running', 'clean-up done']);
  });

  it('is compared with what the pages saved before there was a file', async () => {
    await setCategories(deps, [buildCategory({ action: 'tag_and_archive' })]);
    const id = await addArchivedReceipt();
    await start(createSite(NO_CATEGORIES));
    expect(await readTags(deps, id)).toEqual([]);
  });

  it('cleans up once, however many tabs start', async () => {
    const site = createSite(fileWith(0.6));
    await start(site);
    await addArchivedReceipt();
    site.reading = NO_CATEGORIES;
    await Promise.all([start(site), start(site), start(site)]);
    expect(await readState()).toEqual({ revision: 2, cause: 'file', runs: ['clean-up done'] });
  });

  it('names what it does not know', async () => {
    const mode = await start(createSite(present('classification: { categories: [], extra: 1 }')));
    expect(mode).toMatchObject({ unknownKeys: ['classification.extra'] });
    expect(said).toEqual([`${URL}: classification.extra means nothing to Winnow.`]);
  });
});

describe('with a file that cannot be used', () => {
  it('keeps the last good configuration and cleans nothing up', async () => {
    const site = createSite(fileWith(0.6));
    await start(site);
    const id = await addArchivedReceipt();
    site.reading = present('classification: { categories: [{ name: Receipts, prompts: [] }] }');
    expect(await start(site)).toEqual({
      kind: 'file',
      url: URL,
      problem: {
        kind: 'invalid',
        errors: [{ path: 'classification.categories[0].prompts', message: 'must not be empty' }],
      },
      unknownKeys: [],
    });
    expect(await readTags(deps, id)).toEqual(['Auto/Receipts']);
    expect(await readState()).toEqual({ revision: 1, cause: 'file', runs: [] });
  });

  it('stays in file mode with the last good copy while the site cannot be reached', async () => {
    const site = createSite(fileWith(0.6));
    await start(site);
    site.reading = OFFLINE;
    expect(await start(site)).toEqual({
      kind: 'file',
      url: URL,
      problem: { kind: 'unreachable', reason: 'offline', hasCopy: true },
      unknownKeys: [],
    });
    // A profile made meanwhile gets that copy too.
    deps = createTestDeps();
    await start(site);
    expect((await deps.library.config.read()).document.classification.categories).toHaveLength(1);
  });
});

describe('a file that was never valid', () => {
  const INVALID = present('classification: {}');

  it('decides all the same, and what was in force before stays so', async () => {
    await setCategories(deps, [buildCategory()]);
    const site = createSite(INVALID);
    expect(await start(site)).toMatchObject({ kind: 'file', problem: { kind: 'invalid' } });
    site.reading = OFFLINE;
    expect(await start(site)).toEqual({
      kind: 'file',
      url: URL,
      problem: { kind: 'unreachable', reason: 'offline', hasCopy: false },
      unknownKeys: [],
    });
    expect(await readState()).toEqual({ revision: 1, cause: 'page', runs: [] });
  });

  it('is forgotten with the file', async () => {
    const site = createSite(INVALID);
    await start(site);
    site.reading = { kind: 'absent' };
    await start(site);
    site.reading = OFFLINE;
    expect(await start(site)).toEqual({ kind: 'page' });
  });
});

describe('file mode', () => {
  it.each<[ConfigFileReading, boolean]>([
    [{ kind: 'absent' }, false],
    [present(''), true],
    [OFFLINE, false],
    [{ ...OFFLINE, isKnown: true }, true],
  ])('%j: %j', (reading, expected) => {
    expect(isFileMode(reading)).toBe(expected);
  });
});
