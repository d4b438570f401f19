import { describe, expect, it } from 'vitest';
import { openModel, type Fetch } from './modelFiles.ts';
import type { FolderSource } from './modelSource.ts';

const SOURCE: FolderSource = {
  kind: 'folder',
  id: 'winnow/test',
  title: 'Test model',
  folder: 'https://winnow.test/models/test/',
  vision: { int8: 'onnx/vision.onnx' },
  text: { int8: 'onnx/text.onnx' },
};

const PREPROCESSOR = {
  size: 8,
  resize_mode: 'letterbox',
  image_mean: [0, 0, 0],
  image_std: [1, 1, 1],
  pad_color: [1, 2, 3],
};

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
}

function toBytes(content: unknown): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content));
}

/** A folder of a complete model, and a fetch that serves it; `changed` replaces what the manifest was made for. */
async function modelFolder({
  changed = {},
  manifest = {},
}: {
  readonly changed?: Readonly<Record<string, unknown>>;
  readonly manifest?: object;
} = {}) {
  const contents: Record<string, unknown> = {
    'onnx/vision.onnx': 'vision weights',
    'onnx/text.onnx': 'text weights',
    'preprocessor_config.json': PREPROCESSOR,
    'tokenizer.json': { model: {} },
    'tokenizer_config.json': {},
  };
  const files = await Promise.all(
    Object.entries(contents).map(async ([path, content]) => {
      const bytes = toBytes(content);
      return { path, bytes: bytes.length, sha256: await sha256(bytes) };
    }),
  );
  const served: Record<string, unknown> = {
    ...contents,
    'manifest.json': { id: SOURCE.id, revision: '3', dim: 4, files, defaultThreshold: 0.3, ...manifest },
    ...changed,
  };
  const asked: string[] = [];
  const fetchFile: Fetch = async (address, init) => {
    const path = address.slice(SOURCE.folder.length);
    asked.push(init?.cache === undefined ? path : `${path} (${init.cache})`);
    const content = served[path];
    return Promise.resolve(
      content === undefined ? new Response('', { status: 404 }) : new Response(toBytes(content)),
    );
  };
  return { fetchFile, asked, served };
}

async function reasonOf(folder: { readonly fetchFile: Fetch }): Promise<string> {
  const result = await openModel(SOURCE, 'int8', 'int8', { fetchFile: folder.fetchFile });
  return result.ok ? 'no failure' : result.reason;
}

const fetchOffline: Fetch = () => Promise.reject(new TypeError('Failed to fetch'));

describe('openModel', () => {
  it('reads a complete folder and names the model by repository, revision and precision', async () => {
    const { fetchFile } = await modelFolder();
    const result = await openModel(SOURCE, 'int8', 'int8', { fetchFile });
    expect(result).toMatchObject({
      ok: true,
      value: {
        info: {
          key: 'winnow/test@3:int8',
          dim: 4,
          defaultThreshold: 0.3,
          preprocessing: { size: 8, resizeMode: 'letterbox', padColor: [1, 2, 3] },
        },
        vision: toBytes('vision weights'),
        text: toBytes('text weights'),
      },
    });
  });

  it('names both sizes of a file of another size', async () => {
    const folder = await modelFolder({ changed: { 'onnx/vision.onnx': '<!doctype html>' } });
    expect(await reasonOf(folder)).toMatch(/vision\.onnx is 15 bytes long; the manifest says 14\./);
  });

  it('names both hashes of a file of the right size', async () => {
    const folder = await modelFolder({ changed: { 'onnx/text.onnx': 'TEXT weights' } });
    const [got, wanted] = await Promise.all([
      sha256(toBytes('TEXT weights')),
      sha256(toBytes('text weights')),
    ]);
    expect(await reasonOf(folder)).toBe(
      `${SOURCE.folder}onnx/text.onnx has SHA-256 ${got}; the manifest says ${wanted}.`,
    );
  });

  it('asks once more, past the browser’s cache, before it refuses a file', async () => {
    const folder = await modelFolder({ changed: { 'onnx/text.onnx': 'older weight' } });
    const fetchFresh: Fetch = async (address, init) => {
      if (init?.cache === 'reload') folder.served['onnx/text.onnx'] = 'text weights';
      return folder.fetchFile(address, init);
    };
    expect((await openModel(SOURCE, 'int8', 'int8', { fetchFile: fetchFresh })).ok).toBe(true);
    expect(folder.asked).toContain('onnx/text.onnx (reload)');
  });

  it('says which file is missing', async () => {
    const folder = await modelFolder({ changed: { 'tokenizer.json': undefined } });
    expect(await reasonOf(folder)).toBe(`${SOURCE.folder}tokenizer.json could not be read: 404.`);
  });

  it('says when nothing answers', async () => {
    expect(await reasonOf({ fetchFile: fetchOffline })).toBe(
      `${SOURCE.folder}manifest.json could not be reached.`,
    );
  });

  it.each([
    [{ dim: 0 }, 'dim'],
    [{ defaultThreshold: 28 }, 'defaultThreshold'],
    [{ files: [{ path: 'a', bytes: 1, sha256: 'abc' }] }, 'files.0.sha256'],
    [{ files: [{ path: 'a', bytes: 1, sha256: 'a'.repeat(64) }] }, 'does not list onnx/vision.onnx'],
    [{ id: 'somebody/else' }, 'describes somebody/else, not winnow/test'],
  ])('refuses the manifest %j', async (manifest, said) => {
    expect(await reasonOf(await modelFolder({ manifest }))).toContain(said);
  });
});
