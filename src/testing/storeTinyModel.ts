/** Puts the tiny model into the device's store of models, as a finished download would have left it. */
import { CLIP_BANDS, SHARED_FILES, type ModelFile, type Precision } from '../core/model.ts';
import { STARTER_MODEL } from '../encoder/registry.ts';
import type { DeviceSource } from '../encoder/modelSource.ts';
import {
  fileNameOf,
  folderNameOf,
  openRoot,
  STATE_SUFFIX,
  type StoredEntry,
} from '../models/modelFileStore.ts';
import { TINY_DIM, TINY_SIZE, TINY_TEXT_LENGTH, writeTinyText, writeTinyVision } from './tinyModel.ts';

const PREPROCESSOR = {
  size: TINY_SIZE,
  crop_size: TINY_SIZE,
  do_center_crop: true,
  resample: 3,
  image_mean: [0.5, 0.5, 0.5],
  image_std: [0.5, 0.5, 0.5],
};

/** Files by path; fp16 is the same weights as fp32, in half the bits. */
export async function storeTinyModel(
  precisions: ReadonlyArray<Exclude<Precision, 'int8'>>,
): Promise<DeviceSource> {
  const contents = new Map<string, Uint8Array<ArrayBuffer>>([['onnx/text.onnx', writeTinyText()]]);
  for (const precision of precisions) {
    contents.set(`onnx/vision_${precision}.onnx`, writeTinyVision({ isHalf: precision === 'fp16' }));
  }
  // The tokenizer is the starter model's: words to ids is all that is needed of it.
  for (const path of ['config.json', 'tokenizer.json', 'tokenizer_config.json']) {
    contents.set(path, new Uint8Array(await (await fetch(STARTER_MODEL.folder + path)).arrayBuffer()));
  }
  contents.set('preprocessor_config.json', new TextEncoder().encode(JSON.stringify(PREPROCESSOR)));

  const fileOf = (path: string): ModelFile => {
    const bytes = contents.get(path)?.length ?? null;
    return { path, bytes, sha256: '0'.repeat(64), hashSource: 'pinned' };
  };
  const entry: StoredEntry = {
    id: 'winnow/tiny',
    title: 'Tiny model',
    description: '',
    revision: 'test',
    dim: TINY_DIM,
    vision: Object.fromEntries(
      precisions.map((precision) => [precision, fileOf(`onnx/vision_${precision}.onnx`)]),
    ),
    text: { fp32: fileOf('onnx/text.onnx') },
    recommended: { vision: 'fp32', text: 'fp32' },
    outputs: { vision: 'image_embeds', text: 'text_embeds' },
    shared: SHARED_FILES.map(fileOf),
    preprocessing: null,
    textLength: TINY_TEXT_LENGTH,
    score: { kind: 'cosine' },
    defaultThreshold: 0.28,
    bands: CLIP_BANDS,
    starterSet: [],
    functionWords: [],
    licence: { name: 'MIT', url: '', notice: null },
  };
  const root = await openRoot({ create: true });
  if (root === null) throw new Error('This browser has no private file system.');
  const folder = await root.getDirectoryHandle(folderNameOf(entry), { create: true });
  for (const [path, bytes] of contents) {
    await write(folder, fileNameOf(path), bytes);
    const state = { etag: null, verifiedSha256: fileOf(path).sha256 };
    await write(folder, fileNameOf(path) + STATE_SUFFIX, new TextEncoder().encode(JSON.stringify(state)));
  }
  return { kind: 'device', entry };
}

async function write(
  folder: FileSystemDirectoryHandle,
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const handle = await folder.getFileHandle(name, { create: true });
  const stream = await handle.createWritable();
  await stream.write(bytes);
  await stream.close();
}
