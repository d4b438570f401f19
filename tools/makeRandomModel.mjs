/**
 * `npm run model:random [-- --out DIR] [--seed N]`: a model of CLIP ViT-B/32's exact shape whose weights are random, in
 * float and in 8 bits, laid out and quantised as the hub's files are. It sorts nothing; it costs what the real one costs,
 * so loading, speed, memory and agreement between runtimes can be measured where the real weights are not to be had.
 *
 * About 760 MB under `.cache/random-vit-b32`, never part of the project. The tokenizer is CLIP's own where the shared
 * files lie beside the project; without it only the image encoder is of use. The same seed gives the same bytes.
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { PROJECT_ROOT } from './install.mjs';
import { makeTextEncoder, makeVisionEncoder, VIT_B32 } from './randomClip/encoders.mjs';

const SHARED_TOKENIZER = join(
  PROJECT_ROOT,
  '..',
  'shared',
  'models',
  'reference',
  'xenova-clip-vit-base-patch32-reconstructed',
);
const TOKENIZER_FILES = ['tokenizer.json', 'tokenizer_config.json'];

/** Goes into the revision: a change of the graphs or of the weights makes another model. */
const RECIPE = 1;

/** As in the hub's repository (Hugging Face CLIPImageProcessor). */
const PREPROCESSOR_CONFIG = {
  crop_size: { height: VIT_B32.vision.size, width: VIT_B32.vision.size },
  do_center_crop: true,
  do_convert_rgb: true,
  do_normalize: true,
  do_rescale: true,
  do_resize: true,
  image_mean: [0.48145466, 0.4578275, 0.40821073],
  image_std: [0.26862954, 0.26130258, 0.27577711],
  image_processor_type: 'CLIPImageProcessor',
  resample: 3,
  rescale_factor: 1 / 255,
  size: { shortest_edge: VIT_B32.vision.size },
};

const CONFIG = {
  model_type: 'clip',
  projection_dim: VIT_B32.dim,
  text_config: { model_type: 'clip_text_model' },
  vision_config: { model_type: 'clip_vision_model', image_size: VIT_B32.vision.size },
};

/** @param {string} path @param {readonly Uint8Array[]} chunks */
function writeChunks(path, chunks) {
  const file = openSync(path, 'w');
  try {
    for (const chunk of chunks) {
      for (let written = 0; written < chunk.byteLength;) written += writeSync(file, chunk, written);
    }
  } finally {
    closeSync(file);
  }
}

/** @param {string} folder @param {string} path */
function describeFile(folder, path) {
  const bytes = readFileSync(join(folder, path));
  return { path, bytes: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/**
 * Writes the model and returns its manifest.
 * @param {string} folder
 * @param {number} seed
 */
function makeRandomModel(folder, seed) {
  mkdirSync(join(folder, 'onnx'), { recursive: true });
  // Gone until all is written: a folder without a manifest is not a model, so one that was interrupted is made again.
  rmSync(join(folder, 'manifest.json'), { force: true });
  for (const isQuantised of [false, true]) {
    const suffix = isQuantised ? '_quantized' : '';
    writeChunks(
      join(folder, 'onnx', `vision_model${suffix}.onnx`),
      makeVisionEncoder(VIT_B32, { seed, isQuantised }),
    );
    writeChunks(
      join(folder, 'onnx', `text_model${suffix}.onnx`),
      makeTextEncoder(VIT_B32, { seed, isQuantised }),
    );
  }
  writeFileSync(join(folder, 'config.json'), `${JSON.stringify(CONFIG, null, 2)}\n`);
  writeFileSync(
    join(folder, 'preprocessor_config.json'),
    `${JSON.stringify(PREPROCESSOR_CONFIG, null, 2)}\n`,
  );
  const tokenizer = TOKENIZER_FILES.filter((file) => existsSync(join(SHARED_TOKENIZER, file)));
  for (const file of tokenizer) copyFileSync(join(SHARED_TOKENIZER, file), join(folder, file));
  const paths = [
    'config.json',
    'preprocessor_config.json',
    ...tokenizer,
    'onnx/vision_model.onnx',
    'onnx/vision_model_quantized.onnx',
    'onnx/text_model.onnx',
    'onnx/text_model_quantized.onnx',
  ];
  const manifest = {
    id: 'winnow/random-vit-b32',
    revision: `recipe${RECIPE}-seed${seed}`,
    dim: VIT_B32.dim,
    files: paths.map((path) => describeFile(folder, path)),
    defaultThreshold: 0.28,
  };
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return { manifest, hasTokenizer: tokenizer.length === TOKENIZER_FILES.length };
}

const { values } = parseArgs({
  options: { out: { type: 'string' }, seed: { type: 'string', default: '1' } },
});
const seed = Number(values.seed);
if (!Number.isInteger(seed)) throw new Error(`--seed is a whole number, not "${values.seed}".`);
const folder =
  values.out === undefined ? join(PROJECT_ROOT, '.cache', 'random-vit-b32') : resolve(values.out);
const { manifest, hasTokenizer } = makeRandomModel(folder, seed);
console.log(`${manifest.id}@${manifest.revision} in ${folder}:`);
for (const { path, bytes } of manifest.files)
  console.log(`  ${(bytes / 1e6).toFixed(1).padStart(6)} MB  ${path}`);
if (!hasTokenizer) console.warn(`No tokenizer: ${SHARED_TOKENIZER} is not there. Pictures only.`);
