/**
 * Builders: a valid thing of each kind, of which a test says only what matters to it.
 */
import type { Category } from '../core/category.ts';
import type { ConfigDocument } from '../core/config/document.ts';
import { CLIP_BANDS, type ModelInfo, type Preprocessing } from '../core/model.ts';
import type { NewPhoto } from '../core/photo.ts';
import type { ImportedPhoto } from '../library/library.ts';

export function buildCategory(edit: Partial<Category> = {}): Category {
  return {
    name: 'Receipts',
    prompts: ['a photo of a receipt'],
    similarity: 0.6,
    action: 'tag',
    enabled: true,
    ...edit,
  };
}

export function buildConfig(
  categories: readonly Category[] = [],
  {
    enabled = true,
    archivesFavourites = false,
    concurrency = 1,
  }: {
    readonly enabled?: boolean;
    readonly archivesFavourites?: boolean;
    readonly concurrency?: number;
  } = {},
): ConfigDocument {
  const favourites = archivesFavourites ? { archive_favourites: true } : {};
  return {
    classification: { enabled, ...favourites, categories },
    job: { classification: { concurrency } },
  };
}

/** What a model does with pictures; its numbers are the pixels, from 0 to 1. */
export function buildPreprocessing(edit: Partial<Preprocessing> = {}): Preprocessing {
  return {
    size: 224,
    resizeMode: 'crop',
    resample: 'bicubic',
    mean: [0, 0, 0],
    std: [1, 1, 1],
    padColor: [0, 0, 0],
    ...edit,
  };
}

/** A model that compares as CLIP does. */
export function buildModel(edit: Partial<ModelInfo> = {}): ModelInfo {
  return {
    key: 'test/model@1:fp32',
    title: 'Test model',
    dim: 4,
    preprocessing: buildPreprocessing(),
    score: { kind: 'cosine' },
    defaultThreshold: 0.28,
    bands: CLIP_BANDS,
    starterSet: [],
    ...edit,
  };
}

function buildNewPhoto(edit: Partial<NewPhoto> = {}): NewPhoto {
  const fileName = edit.fileName ?? 'IMG_0001.jpg';
  return {
    sha256: `sha-of-${fileName}`,
    fileName,
    bytes: 4,
    format: 'jpeg',
    mimeType: 'image/jpeg',
    width: 640,
    height: 480,
    taken: { epochMs: Date.UTC(2024, 4, 31, 12), offsetMinutes: null, source: 'exif' },
    metadata: {},
    importedAtMs: 1_700_000_000_000,
    visibility: 'timeline',
    archivedBy: null,
    isFavourite: false,
    classifiedAtMs: null,
    failure: null,
    ...edit,
  };
}

/** A photo with its bytes; `words` are what the test world's encoder sees on it. */
export function buildImported(edit: Partial<NewPhoto> = {}, words = 'nothing'): ImportedPhoto {
  const image = { bytes: new ArrayBuffer(4), mimeType: 'image/webp', width: 4, height: 3 };
  return {
    photo: buildNewPhoto(edit),
    original: new TextEncoder().encode(`picture: ${words}`).buffer,
    thumbnail: image,
    preview: image,
  };
}
