import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { createApiToken, type NewApiToken } from '../../../src/api/apiToken.ts';
import { CATEGORY_FIELDS } from '../../../src/core/config/categoryFields.ts';
import { parseConfigDocument } from '../../../src/core/config/validate.ts';
import { buildCategory, buildConfig, buildImported } from '../../../src/testing/builders.ts';
import { describePhoto, match, setCategories } from '../../../src/testing/libraryFixtures.ts';
import { createMemoryLibrary, type MemoryLibrary } from '../../../src/testing/memoryLibrary.ts';
import { handleApi, type ApiSurroundings } from './handleApi.ts';
import { MOST_BODY_BYTES } from './readJsonBody.ts';

const ORIGIN = 'https://winnow.example';
const CONFIG = '/api/system-config';
const SCAN = '/api/classification/scan';
const NOW_MS = 5_000;

const receipts = buildCategory({ action: 'tag_and_archive' });
const VALID = JSON.stringify(buildConfig([receipts]));

interface World {
  readonly library: MemoryLibrary;
  readonly token: NewApiToken;
  surroundings: ApiSurroundings;
}

let world: World;

beforeEach(async () => {
  const library = createMemoryLibrary();
  const token = await createApiToken();
  await library.apiTokens.replace({ sha256: token.sha256, start: token.start, createdAtMs: 1 });
  world = {
    library,
    token,
    surroundings: {
      openByToken: async (sha256) =>
        (await library.apiTokens.isValid(sha256)) ? { kind: 'opened', library } : { kind: 'unknown' },
      isFileMode: () => Promise.resolve(false),
      nowMs: () => NOW_MS,
    },
  };
});

interface Call {
  readonly method: string;
  readonly path: string;
  readonly body?: string | Uint8Array<ArrayBuffer> | ReadableStream | undefined;
  /** Beside the token and, with a body, `application/json`; null leaves one out. */
  readonly headers?: Readonly<Record<string, string | null>>;
}

function call({ method, path, body, headers: edits = {} }: Call): Promise<Response> {
  const headers = new Headers({ Authorization: `Bearer ${world.token.token}` });
  if (body !== undefined) headers.set('Content-Type', 'application/json');
  for (const [name, value] of Object.entries(edits)) {
    if (value === null) headers.delete(name);
    else headers.set(name, value);
  }
  // Node wants to be told that a stream is sent before the answer comes; the type does not know.
  const init = { method, headers, duplex: 'half', ...(body === undefined ? {} : { body }) };
  return handleApi(new Request(ORIGIN + path, init), world.surroundings);
}

const get = (headers: Call['headers'] = {}): Call => ({ method: 'GET', path: CONFIG, headers });
const put = (body: Call['body'], headers: Call['headers'] = {}): Call => ({
  method: 'PUT',
  path: CONFIG,
  body,
  headers,
});
const scan = (headers: Call['headers'] = {}): Call => ({ method: 'POST', path: SCAN, headers });

const errorSchema = z.object({
  error: z.strictObject({
    message: z.string().min(1),
    errors: z.array(z.strictObject({ path: z.string(), message: z.string().min(1) })).optional(),
  }),
});

async function readError(response: Response) {
  return errorSchema.parse(await response.json()).error;
}

function inFileMode(): void {
  world.surroundings = { ...world.surroundings, isFileMode: () => Promise.resolve(true) };
}

function unableToOpen(): void {
  const reason = new Error('This library was last used by a newer version of Winnow.');
  world.surroundings = { ...world.surroundings, openByToken: () => Promise.reject(reason) };
}

function locked(): void {
  world.surroundings = {
    ...world.surroundings,
    openByToken: () => Promise.resolve({ kind: 'locked' }),
  };
}

const full = () => Promise.reject(new DOMException('No room', 'QuotaExceededError'));

function outOfSpace(): void {
  vi.spyOn(world.library.config, 'save').mockImplementation(full);
  vi.spyOn(world.library.runs, 'startScan').mockImplementation(full);
}

function broken(): void {
  vi.spyOn(console, 'error').mockImplementationOnce(() => undefined);
  vi.spyOn(world.library.config, 'read').mockRejectedValue(new Error('The database is gone.'));
}

const withReceipts = () => setCategories(world.library, receipts);

async function withPhotos(): Promise<void> {
  await withReceipts();
  await world.library.photos.addImported([buildImported()]);
}

/** Sent in pieces, its length not announced. */
function streamOf(bytes: number): ReadableStream {
  let left = bytes;
  return new ReadableStream({
    pull(controller) {
      const size = Math.min(left, 64_000);
      left -= size;
      if (size === 0) controller.close();
      else controller.enqueue(new Uint8Array(size).fill(32));
    },
  });
}

/** Every answer there is: what makes it, the call, its status and a word of its message. */
const ANSWERS: ReadonlyArray<{
  readonly when: string;
  readonly given?: () => unknown;
  readonly call: Call;
  readonly status: number;
  readonly says?: string;
}> = [
  { when: 'it is read', call: get(), status: 200 },
  { when: 'there is no token', call: get({ Authorization: null }), status: 401, says: 'missing' },
  {
    when: 'the token is wrong',
    call: get({ Authorization: 'Bearer winnow_no' }),
    status: 401,
    says: 'wrong',
  },
  { when: 'the scheme is another', call: get({ Authorization: 'Basic abc' }), status: 401, says: 'missing' },
  { when: 'the token was revoked', given: () => world.library.apiTokens.revoke(), call: get(), status: 401 },
  {
    when: 'another site asks',
    call: get({ Origin: 'https://elsewhere.example' }),
    status: 403,
    says: 'own origin',
  },
  { when: 'a part fails', given: broken, call: get(), status: 500, says: 'The database is gone.' },
  {
    when: 'the library cannot be opened',
    given: unableToOpen,
    call: get(),
    status: 503,
    says: 'newer version',
  },
  { when: 'the profile is locked', given: locked, call: get(), status: 423, says: 'passphrase' },

  { when: 'a document is put', call: put(VALID), status: 200 },
  { when: 'the profile is locked', given: locked, call: put(VALID), status: 423 },
  {
    when: 'it says its charset',
    call: put(VALID, { 'Content-Type': 'application/json; charset=UTF-8' }),
    status: 200,
  },
  { when: 'it is as it was read', given: withReceipts, call: put(VALID, { 'If-Match': '"1"' }), status: 200 },
  { when: 'one of several tags fits', call: put(VALID, { 'If-Match': '"7", "0"' }), status: 200 },
  { when: 'any revision will do', call: put(VALID, { 'If-Match': '*' }), status: 200 },
  { when: 'the body is not JSON', call: put('{"classification":'), status: 400, says: 'JSON' },
  { when: 'the body is empty', call: put(''), status: 400, says: 'JSON' },
  { when: 'the body is not UTF-8', call: put(Uint8Array.of(0x22, 0xff, 0x22)), status: 400, says: 'UTF-8' },
  { when: 'the document is not valid', call: put('{}'), status: 400, says: 'not valid' },
  { when: 'there is no token', call: put(VALID, { Authorization: null }), status: 401 },
  { when: 'another site asks', call: put(VALID, { 'Sec-Fetch-Site': 'cross-site' }), status: 403 },
  { when: 'a file is the source', given: inFileMode, call: put(VALID), status: 409, says: 'file' },
  {
    when: 'it was changed meanwhile',
    given: withReceipts,
    call: put(VALID, { 'If-Match': '"0"' }),
    status: 412,
  },
  { when: 'a weak tag is sent', call: put(VALID, { 'If-Match': 'W/"0"' }), status: 412 },
  { when: 'a byte too many comes', call: put(new Uint8Array(MOST_BODY_BYTES + 1).fill(32)), status: 413 },
  {
    when: 'it never says how long it is',
    call: put(streamOf(MOST_BODY_BYTES + 1)),
    status: 413,
    says: '1,000,000',
  },
  { when: 'a long one is announced', call: put('{}', { 'Content-Length': '1000001' }), status: 413 },
  {
    when: 'it is another type',
    call: put(VALID, { 'Content-Type': 'text/plain' }),
    status: 415,
    says: 'text/plain',
  },
  { when: 'it is a patch', call: put(VALID, { 'Content-Type': 'application/json-patch+json' }), status: 415 },
  {
    when: 'it has no type',
    call: put(VALID, { 'Content-Type': null }),
    status: 415,
    says: 'application/json',
  },
  { when: 'a part fails', given: broken, call: put(VALID), status: 500 },
  { when: 'the library cannot be opened', given: unableToOpen, call: put(VALID), status: 503 },
  { when: 'storage is full', given: outOfSpace, call: put(VALID), status: 507, says: 'full' },

  { when: 'a scan is asked for', given: withPhotos, call: scan(), status: 204 },
  { when: 'there are no photos', given: withReceipts, call: scan(), status: 204 },
  { when: 'a file is the source', given: () => withPhotos().then(inFileMode), call: scan(), status: 204 },
  { when: 'there is no token', call: scan({ Authorization: null }), status: 401 },
  { when: 'another site asks', call: scan({ Origin: 'null' }), status: 403 },
  { when: 'the profile is locked', given: locked, call: scan(), status: 423 },
  { when: 'there is no category', call: scan(), status: 409, says: 'No category' },
  {
    when: 'classification is off',
    given: () => world.library.config.save(buildConfig([receipts], { enabled: false }), 0, 'page', [], 1),
    call: scan(),
    status: 409,
    says: 'disabled',
  },
  { when: 'a part fails', given: broken, call: scan(), status: 500 },
  { when: 'the library cannot be opened', given: unableToOpen, call: scan(), status: 503 },
  {
    when: 'storage is full',
    given: async () => {
      await withPhotos();
      outOfSpace();
    },
    call: scan(),
    status: 507,
  },

  {
    when: 'there is no such thing',
    call: { method: 'GET', path: '/api/assets' },
    status: 404,
    says: '/api/assets',
  },
  { when: 'a name is the language’s own', call: { method: 'GET', path: '/api/constructor' }, status: 404 },
  { when: 'it cannot be deleted', call: { method: 'DELETE', path: CONFIG }, status: 405, says: 'GET, PUT' },
  { when: 'a scan cannot be read', call: { method: 'GET', path: SCAN }, status: 405, says: 'POST' },
  { when: 'nobody asks beforehand', call: { method: 'OPTIONS', path: CONFIG }, status: 405 },
];

describe('every answer', () => {
  test.each(ANSWERS)(
    '$call.method $call.path, $when: $status',
    async ({ given, call: made, status, says }) => {
      await given?.();
      const response = await call(made);
      expect(response.status).toBe(status);
      expect(response.headers.get('Access-Control-Allow-Origin')).toBeNull();
      expect(response.headers.get('Cache-Control')).toBe('no-store');
      if (status >= 400) expect((await readError(response)).message).toContain(says ?? '');
      if (status === 401) expect(response.headers.get('WWW-Authenticate')).toMatch(/^Bearer/);
      if (status === 405) expect(response.headers.get('Allow')).not.toBeNull();
      if (status === 204) expect(await response.text()).toBe('');
    },
  );
});

describe('the description', () => {
  const description = z
    .object({
      paths: z.record(
        z.string(),
        z.record(z.string(), z.object({ responses: z.record(z.string(), z.unknown()) })),
      ),
      components: z.object({ schemas: z.record(z.string(), z.looseObject({})) }),
    })
    .parse(JSON.parse(readFileSync(new URL('../../../public/api/openapi.json', import.meta.url), 'utf8')));

  test('names the answers that are given, and no others', () => {
    const described = Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { responses }]) =>
        Object.keys(responses).map((status) => `${method.toUpperCase()} ${path} ${status}`),
      ),
    );
    // Any path and method may be answered so; the file itself is served like any other.
    const general = new Set([404, 405]);
    const given = ANSWERS.filter(({ status }) => !general.has(status)).map(
      ({ call: { method, path }, status }) => `${method} ${path} ${status}`,
    );
    expect(new Set(given.concat('GET /api/openapi.json 200'))).toEqual(new Set(described));
  });

  test('names every field of a category', () => {
    const { properties } = z
      .object({ properties: z.record(z.string(), z.unknown()) })
      .parse(description.components.schemas['Category']);
    expect(Object.keys(properties).toSorted()).toEqual(CATEGORY_FIELDS.toSorted());
  });
});

describe('GET', () => {
  test('answers the document in force and its revision', async () => {
    await withReceipts();
    const response = await call(get());
    expect(await response.json()).toEqual(buildConfig([receipts]));
    expect(response.headers.get('ETag')).toBe('"1"');
  });

  test('notes that the token was used; a wrong one notes nothing', async () => {
    await call(get({ Authorization: 'Bearer winnow_no' }));
    expect((await world.library.apiTokens.read())?.lastUsedAtMs).toBeNull();
    await call(get());
    expect((await world.library.apiTokens.read())?.lastUsedAtMs).toBe(NOW_MS);
  });
});

describe('PUT', () => {
  test('stores the document, says so, and answers what it stored', async () => {
    const response = await call(
      put('{"classification":{"categories":[{"name":" Pets ","prompts":["a dog","a dog",""]}]}}'),
    );
    const pets = buildCategory({ name: 'Pets', prompts: ['a dog'], similarity: 0.28 });
    expect(await response.json()).toEqual(buildConfig([pets]));
    expect(response.headers.get('ETag')).toBe('"1"');
    expect(await world.library.config.readHistory()).toMatchObject([
      { revision: 1, cause: 'api', savedAtMs: NOW_MS, document: buildConfig([pets]) },
    ]);
  });

  test('cleans up as the page does', async () => {
    await withPhotos();
    const [id = 0] = world.library.state.photos.keys();
    await match(world.library, [id], [receipts]);
    expect(await describePhoto(world.library, id)).toBe('archive by classification: Auto/Receipts');
    expect((await call(put(JSON.stringify(buildConfig())))).status).toBe(200);
    expect(await describePhoto(world.library, id)).toBe('timeline');
    expect((await world.library.runs.readRecent(1))[0]?.note).toBe('Category Receipts was removed.');
  });

  test('the document that is there already makes no snapshot', async () => {
    await call(put(VALID));
    expect((await call(put(VALID))).headers.get('ETag')).toBe('"1"');
    expect(await world.library.config.readHistory()).toHaveLength(1);
  });

  test.each([
    ['is replaced without a condition', null, 200, '"2"'],
    ['stays where a condition was set', '"0"', 412, '"1"'],
  ])('what somebody saves in the moment between %s', async (_, condition, status, tag) => {
    const { config } = world.library;
    vi.spyOn(config, 'save').mockImplementationOnce(async () => {
      await config.save(buildConfig([], { concurrency: 2 }), 0, 'page', [], 1);
      return { ok: false, reason: 'stale', current: await config.read() };
    });
    const response = await call(put(VALID, { 'If-Match': condition }));
    expect(response.status).toBe(status);
    expect(response.headers.get('ETag')).toBe(tag);
  });

  test('names the path of every fault, unknown keys included', async () => {
    const faults = await readError(
      await call(
        put(
          JSON.stringify({
            classification: {
              categories: [
                { ...receipts, similarity: 2 },
                { ...receipts, prompts: [] },
              ],
            },
          }),
        ),
      ),
    );
    expect(faults.errors?.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        'classification.categories[0].similarity',
        'classification.categories[1].prompts',
      ]),
    );
    const unknown = await readError(
      await call(
        put(JSON.stringify({ ...buildConfig([Object.assign({ similarty: 0.5 }, receipts)]), oauth: {} })),
      ),
    );
    expect(unknown.errors?.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['classification.categories[0].similarty', 'oauth']),
    );
    expect(await world.library.config.readHistory()).toEqual([]);
  });

  test('exactly as many bytes as allowed are read', async () => {
    const response = await call(put(VALID.padEnd(MOST_BODY_BYTES)));
    expect(response.status).toBe(200);
  });

  test('whatever is sent, it answers, and only what is valid is stored', () =>
    fc.assert(
      fc.asyncProperty(bodyArbitrary, async (body) => {
        const before = await world.library.config.read();
        const response = await call(put(body));
        const after = await world.library.config.read();
        expect([200, 400]).toContain(response.status);
        if (response.status === 400) {
          await readError(response);
          expect(after).toEqual(before);
        } else {
          expect(parseConfigDocument(after.document)).toEqual({
            ok: true,
            document: after.document,
            unknownKeys: [],
          });
          expect(await response.json()).toEqual(after.document);
        }
      }),
      { numRuns: 400 },
    ));
});

describe('scan', () => {
  test('starts one run, however often it is asked for', async () => {
    await withPhotos();
    await Promise.all([call(scan()), call(scan()), call(scan())]);
    expect(await world.library.runs.readRecent(5)).toMatchObject([
      { kind: 'scan', state: 'running', total: 0, startedAtMs: NOW_MS },
    ]);
  });

  test('of a library without photos starts none', async () => {
    await withReceipts();
    await call(scan());
    expect(await world.library.runs.readRecent(5)).toEqual([]);
  });
});

test('every library that was opened is closed, whatever is answered', async () => {
  const close = vi.spyOn(world.library, 'close');
  const calls = [get(), put('{}'), put(VALID), scan()];
  for (const made of calls) await call(made);
  broken();
  await call(get());
  expect(close).toHaveBeenCalledTimes(calls.length + 1);
});

/** Documents that are nearly right, JSON of any shape, and text that is not JSON. */
const bodyArbitrary = fc.oneof(
  fc
    .record(
      {
        classification: fc.record(
          {
            enabled: fc.oneof(fc.boolean(), fc.jsonValue()),
            categories: fc.array(
              fc.record(
                {
                  name: fc.oneof(
                    fc.constantFrom('Pets', 'pets ', 'A/B', '/', ''),
                    fc.string({ unit: 'binary' }),
                  ),
                  prompts: fc.oneof(fc.array(fc.string({ unit: 'binary' })), fc.constant('a dog')),
                  similarity: fc.oneof(fc.double(), fc.constantFrom(0, 0.3, 1, -1, '0.3')),
                  action: fc.constantFrom('tag', 'tag_and_archive', 'delete'),
                  enabled: fc.boolean(),
                },
                { requiredKeys: ['name', 'prompts'] },
              ),
              { maxLength: 3 },
            ),
          },
          { requiredKeys: ['categories'] },
        ),
        job: fc.oneof(fc.constant({ classification: { concurrency: 3 } }), fc.jsonValue()),
      },
      { requiredKeys: ['classification'] },
    )
    .map((document) => JSON.stringify(document)),
  fc.json(),
  fc.constantFrom('{"__proto__":{"classification":{"categories":[]}}}', '['.repeat(100_000), '1e999', 'null'),
  fc.string({ unit: 'binary' }),
);
