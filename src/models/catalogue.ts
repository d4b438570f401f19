/**
 * The models a person can download. To add a model, add an entry.
 *
 * Revisions, sizes and hashes marked `public-list` were taken from what several public projects that download the same files
 * pin, which agree with each other; the hub itself was not asked. What is null is asked of the hub at the download.
 */
import {
  CLIP_BANDS,
  type ModelEntry,
  type ModelFile,
  type Preprocessing,
  type StarterCategory,
} from '../core/model.ts';

const MB = 1_000_000;

/** A file whose size and hash public lists agree on. */
function listed(path: string, bytes: number | null, sha256: string): ModelFile {
  return { path, bytes, sha256, hashSource: 'public-list' };
}

/** A file only the hub knows; `aboutMb` is to be said beforehand. */
function open(path: string, aboutMb?: number): ModelFile {
  const about = aboutMb === undefined ? {} : { aboutBytes: aboutMb * MB };
  return { path, bytes: null, sha256: null, hashSource: 'hub', ...about };
}

/** openai/CLIP `clip.py`, as every model card of that family repeats it. */
const CLIP_PREPROCESSING: Preprocessing = {
  size: 224,
  resizeMode: 'crop',
  resample: 'bicubic',
  mean: [0.48145466, 0.4578275, 0.40821073],
  std: [0.26862954, 0.26130258, 0.27577711],
  padColor: [0, 0, 0],
};

const CLIP_OUTPUTS = { vision: 'image_embeds', text: 'text_embeds' } as const;

/** Prompts for the ready categories. No photos with known answers were scored with these models: the threshold is the model's own. */
function starterSet(similarity: number): StarterCategory[] {
  const prompts: Readonly<Record<string, readonly string[]>> = {
    Screenshots: ['a screenshot of a phone screen', 'a screenshot of a website', 'a screenshot of a chat'],
    Receipts: ['a photo of a paper receipt', 'a receipt from a store', 'a restaurant bill'],
    Documents: ['a scanned document', 'a photo of a printed page', 'a page of text'],
    Nature: ['a landscape photo of mountains', 'a photo of a forest', 'a sunset over water'],
    Pets: ['a photo of a dog', 'a photo of a cat', 'a close-up of a pet'],
    Memes: ['an internet meme', 'a funny picture with a caption', 'a photo with text over it'],
    'QR codes': ['a QR code', 'a photo of a QR code', 'a code to scan'],
    'Train tickets': ['a train ticket', 'a photo of a paper ticket', 'a mobile ticket on a phone'],
  };
  return Object.entries(prompts).map(([name, words]) => ({
    name,
    prompts: words,
    similarity,
    action: 'tag',
  }));
}

const CLIP_LICENCE = {
  name: 'MIT',
  url: 'https://github.com/openai/CLIP/blob/main/LICENSE',
  notice: null,
} as const;

/** What OpenAI's CLIP models have in common. */
const CLIP_COMMON = {
  dim: 512,
  recommended: { vision: 'int8', text: 'int8' },
  outputs: CLIP_OUTPUTS,
  preprocessing: CLIP_PREPROCESSING,
  textLength: 77,
  score: { kind: 'cosine' },
  defaultThreshold: 0.28,
  bands: CLIP_BANDS,
  starterSet: starterSet(0.28),
  functionWords: [],
  licence: CLIP_LICENCE,
} as const;

const CLIP_VIT_B32: ModelEntry = {
  ...CLIP_COMMON,
  id: 'Xenova/clip-vit-base-patch32',
  title: 'CLIP ViT-B/32',
  description: 'The one to begin with: understands free wording, and thresholds in guides are made for it.',
  revision: 'd15189d7028b43f1d3e65039190477f6af591c2a',
  vision: {
    int8: listed(
      'onnx/vision_model_quantized.onnx',
      89_117_001,
      '583fd1110a514667812fee7d684952aaf82a99b959760c8d7dca7e0ab9839299',
    ),
    fp16: open('onnx/vision_model_fp16.onnx', 176),
    fp32: listed(
      'onnx/vision_model.onnx',
      351_685_709,
      'fd6e1402a588279d1723c7534d4bcba5bc0b14b47dfab0e46f8c47b8270d7d40',
    ),
  },
  text: {
    int8: listed(
      'onnx/text_model_quantized.onnx',
      64_504_507,
      '73baab855d406190da9faa498cfedf65f15cf309f4cc7385b7b032e6d08e5c3a',
    ),
    fp16: open('onnx/text_model_fp16.onnx', 127),
    fp32: listed(
      'onnx/text_model.onnx',
      254_058_553,
      '3f6571f5bad13a97c469c1622e1cfc4d9aef78b79fdbfcff804ca357bfada8cc',
    ),
  },
  shared: [
    listed('config.json', 4_524, '493ef57ff783e42d1530c91b53469b7fdf8db8a9c1408e86998fcb7899a4f495'),
    listed(
      'preprocessor_config.json',
      520,
      '6f638fb9401a6d6296feff533ee7efe657b787c49f954f82f5906b36ef2a1b1f',
    ),
    listed('tokenizer.json', 2_224_119, 'f7f3b7af117d467b58374797691a6438d3e6b9e9cef800dfd5dced7f697a90cd'),
    listed('tokenizer_config.json', 775, '60ba2912bc6344c94bc16bbdec27fa1209409167b6f2fdf3cfe9e65462ea3967'),
  ],
};

const CLIP_VIT_B16: ModelEntry = {
  ...CLIP_COMMON,
  id: 'Xenova/clip-vit-base-patch16',
  title: 'CLIP ViT-B/16',
  description: 'Sees finer detail than ViT-B/32 and takes about four times as long for each photo.',
  revision: null,
  vision: {
    int8: open('onnx/vision_model_quantized.onnx', 87.5),
    fp32: open('onnx/vision_model.onnx', 345),
  },
  text: { int8: open('onnx/text_model_quantized.onnx', 64.5), fp32: open('onnx/text_model.onnx', 254) },
  shared: [
    open('config.json'),
    open('preprocessor_config.json'),
    open('tokenizer.json', 2.2),
    open('tokenizer_config.json'),
  ],
};

/** Scale (already exponentiated) and bias: google/siglip-base-patch16-224, `logit_scale` and `logit_bias`. */
const SIGLIP_SCORE = { kind: 'sigmoid', scale: 117.330765, bias: -12.932437 } as const;

const SIGLIP: ModelEntry = {
  id: 'Xenova/siglip-base-patch16-224',
  title: 'SigLIP base',
  description: 'The most accurate of these. Its scores are low numbers: 0.11 is already as likely as not.',
  revision: '4649052661e53c7000355844105f8a1792088239',
  dim: 768,
  vision: {
    int8: listed(
      'onnx/vision_model_quantized.onnx',
      99_499_129,
      'ef14a954f3d57e1806666432bd9785004c1dc27100aa260eee0cb0f10a5de058',
    ),
    fp16: {
      ...open('onnx/vision_model_fp16.onnx', 186),
      sha256: '7287a8e9cbf4f2eedd66e8dc5cf584be03108f4e4a24331879ac6ef7ac7c878f',
      hashSource: 'public-list',
    },
    fp32: listed(
      'onnx/vision_model.onnx',
      371_819_850,
      'f89d41bac7f4d4b87e010a467d93f98689d708916ed22f5a07f96fdfa26f475f',
    ),
  },
  text: {
    int8: listed(
      'onnx/text_model_quantized.onnx',
      111_475_220,
      'ad0329b1f35acc66d8953ff2559ce358da8eb0a7011794cf951523d63a4dbce2',
    ),
    fp16: {
      ...open('onnx/text_model_fp16.onnx', 221),
      sha256: 'ebffbfd71ae11b3f9df5233095815953f44b02ca241c317722edd8c49a9de0f6',
      hashSource: 'public-list',
    },
    fp32: listed(
      'onnx/text_model.onnx',
      441_332_132,
      '3aa7fdbd20eaa8740cce17bf82913de641fcb632a768fed59f661cdcd0c32553',
    ),
  },
  recommended: { vision: 'int8', text: 'int8' },
  // SigLIP has no projection: the pooled output is the vector (transformers, modeling_siglip.py).
  outputs: { vision: 'pooler_output', text: 'pooler_output' },
  shared: [
    open('config.json'),
    open('preprocessor_config.json'),
    listed('tokenizer.json', 2_398_744, '4a17c975210be5ab4c36b47d8dae4eefb866dbfb1e676e394aad85dc30a3ae08'),
    open('tokenizer_config.json'),
  ],
  preprocessing: {
    size: 224,
    resizeMode: 'stretch',
    resample: 'bicubic',
    mean: [0.5, 0.5, 0.5],
    std: [0.5, 0.5, 0.5],
    padColor: [0, 0, 0],
  },
  textLength: 64,
  score: SIGLIP_SCORE,
  // Where the sigmoid is one half; the bands are where it is about 1 %, 97 % and beyond. Not measured on photos.
  defaultThreshold: 0.11,
  bands: { loose: [0.07, 0.1], normal: [0.1, 0.14], strict: [0.14, 0.2] },
  starterSet: starterSet(0.11),
  functionWords: [],
  licence: {
    name: 'Apache-2.0',
    url: 'https://huggingface.co/google/siglip-base-patch16-224',
    notice: null,
  },
};

const MOBILECLIP_S0: ModelEntry = {
  id: 'Xenova/mobileclip_s0',
  title: 'MobileCLIP S0',
  description: 'Small and quick, for phones: about as good as ViT-B/16 at a fraction of its work.',
  revision: '757d59c9c6870a76a4b0306f05f5061bca15c39f',
  dim: 512,
  // Its int8 image encoder is left out: projects that measured it found its ranking near random.
  vision: {
    fp16: listed(
      'onnx/vision_model_fp16.onnx',
      22_876_479,
      '22b1d36ecc6837e8205aee05003440a25e1c1ee0c7e2945dbb9dd597211c59dc',
    ),
    fp32: listed(
      'onnx/vision_model.onnx',
      45_543_630,
      '17d3c037b1d488c10c50e09f6009ea5a198caef4e0e8f4ea5617b7cb2d067ac0',
    ),
  },
  text: {
    int8: listed(
      'onnx/text_model_quantized.onnx',
      42_799_238,
      'b8557b10e5c23a0126c6d2e6eba48d240484979007917d128953b31618a04211',
    ),
    fp16: open('onnx/text_model_fp16.onnx', 85),
  },
  recommended: { vision: 'fp32', text: 'int8' },
  outputs: CLIP_OUTPUTS,
  shared: [
    listed('config.json', null, '8e33c1f2634a33de3e38715f9809ef86742aacbe31c310c66fc2636755458d56'),
    listed(
      'preprocessor_config.json',
      null,
      'b031f09fbd69e22a605b6cc7433993249ee893b7fc1b79321f669cd015493dd4',
    ),
    listed('tokenizer.json', 2_224_081, '72ed5c96db5729294468543e4bc75fce14ca63f58e37300290189ba1c1e52b85'),
    listed('tokenizer_config.json', null, 'a7d9d24f248071b792e4a3b56ab0539c2f40eec8da56d6fd91fb3a50058acebd'),
  ],
  preprocessing: {
    size: 256,
    resizeMode: 'crop',
    resample: 'bilinear',
    mean: [0, 0, 0],
    std: [1, 1, 1],
    padColor: [0, 0, 0],
  },
  textLength: 77,
  score: { kind: 'cosine' },
  // Not measured on photos; its cosines are spread much as CLIP's are, and a little lower.
  defaultThreshold: 0.25,
  bands: { loose: [0.14, 0.2], normal: [0.2, 0.32], strict: [0.32, 0.42] },
  starterSet: starterSet(0.25),
  functionWords: [],
  licence: {
    name: 'Apple ML Research',
    url: 'https://github.com/apple/ml-mobileclip/blob/main/LICENSE_weights_data',
    notice: 'For research only: the licence of these weights does not allow commercial or product use.',
  },
};

/** Models a person can download, the recommended one first. */
export const DOWNLOADABLE_MODELS: readonly ModelEntry[] = [CLIP_VIT_B32, CLIP_VIT_B16, SIGLIP, MOBILECLIP_S0];
