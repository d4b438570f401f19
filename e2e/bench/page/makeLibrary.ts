/**
 * Fills the default profile with a library of a given size, through the storage layer and in steps that may be
 * repeated: a photo that is there already keeps its id, and everything else about it is written again as it was.
 */
import { promptCacheKey } from '../../../src/core/promptCache.ts';
import { QUEUES } from '../../../src/core/jobs/job.ts';
import { createEncoder } from '../../../src/encoder/encoderClient.ts';
import type { ImportedPhoto, Library } from '../../../src/library/library.ts';
import { openLibrary } from '../../../src/library/openLibrary.ts';
import { BENCH_CONFIG, BENCH_MODEL_KEY, BENCH_PROMPTS, drawPromptVector } from './benchCategories.ts';
import { drawCalendar, type PhotoFactsDrawn } from './calendar.ts';
import { createDice } from './dice.ts';
import { drawPictures, numberedCopy, type DrawnPictures } from './drawnPictures.ts';
import { createVectorDraw } from './drawnVectors.ts';

export interface LibraryRecipe {
  readonly photos: number;
  /** Length of the stand-in model's vectors. */
  readonly dim: number;
  /** Share of the photos that matches one of the categories. */
  readonly matching: number;
  readonly seed: number;
}

export interface LibraryFacts {
  readonly photos: number;
  readonly archived: number;
  readonly openJobs: number;
  readonly starterKey: string;
}

/** Share of the photos that lies in the archive from the start. */
const ARCHIVED = 0.04;

const CLAIMED_AT_A_TIME = 1_000;

interface Making {
  readonly recipe: LibraryRecipe;
  readonly library: Library;
  readonly calendar: readonly PhotoFactsDrawn[];
  readonly pictures: DrawnPictures;
  readonly models: ReadonlyArray<{
    readonly key: string;
    readonly dim: number;
    readonly drawVector: (photo: number, scene: number) => Float32Array;
  }>;
}

let making: Making | null = null;

/** Opens the library and saves the categories. Answers how many photos are there already. */
export async function beginLibrary(recipe: LibraryRecipe): Promise<number> {
  const library = await openLibrary();
  const { revision } = await library.config.read();
  if (revision === 0) await library.config.save(BENCH_CONFIG, 0, 'page', [], Date.now());
  const starter = await encodePrompts(library);
  const shared = { seed: recipe.seed, matching: recipe.matching, promptsPerCategory: 5 };
  const benchPrompts = BENCH_PROMPTS.map((prompt) => drawPromptVector(prompt, recipe.dim));
  making = {
    recipe,
    library,
    calendar: drawCalendar(recipe.photos, recipe.seed),
    pictures: await drawPictures(recipe.seed),
    models: [
      {
        key: starter.key,
        dim: starter.dim,
        drawVector: createVectorDraw({ ...shared, dim: starter.dim, prompts: starter.vectors }),
      },
      {
        key: BENCH_MODEL_KEY,
        dim: recipe.dim,
        drawVector: createVectorDraw({ ...shared, dim: recipe.dim, prompts: benchPrompts }),
      },
    ],
  };
  const counts = await library.photos.readCounts();
  return counts.timeline + counts.archive + counts.trash;
}

/** The prompts' vectors of the model the app ships with, kept in the library as the app would. */
async function encodePrompts(
  library: Library,
): Promise<{ key: string; dim: number; vectors: Float32Array[] }> {
  const encoder = createEncoder();
  try {
    const model = await encoder.load();
    if (!model.ok) throw new Error(model.reason);
    const { key, dim } = model.value;
    const encoded = await encoder.encodeTexts(BENCH_PROMPTS, new AbortController().signal);
    if (!encoded.ok) throw new Error(encoded.reason);
    const vectors = encoded.value.map(({ vector }) => vector);
    for (const [index, vector] of vectors.entries()) {
      await library.promptVectors.write(promptCacheKey(key, BENCH_PROMPTS[index] ?? ''), vector);
    }
    return { key, dim, vectors };
  } finally {
    encoder.close();
  }
}

/** Makes the photos numbered `from` to `to` (exclusive), with embeddings and no work left to do. */
export async function makePhotos(from: number, to: number): Promise<void> {
  if (making === null) throw new Error('beginLibrary comes first.');
  const { library, calendar, models } = making;
  const batch: ImportedPhoto[] = [];
  for (let photo = from; photo < to; photo++) batch.push(await drawPhoto(making, photo));
  const results = await library.photos.addImported(batch);
  const ids = results.map((result) => {
    if (result.ok) return result.id;
    if (result.reason === 'storage-full') throw new Error('The browser has no room for the library.');
    return result.existingId;
  });
  for (const { key, dim, drawVector } of models) {
    const vectors = new Float32Array(ids.length * dim);
    ids.forEach((_, index) => {
      vectors.set(drawVector(from + index, calendar[from + index]?.scene ?? 0), index * dim);
    });
    await library.embeddings.putMany(key, dim, ids, vectors);
  }
  await settleEverything(library);
}

async function drawPhoto({ recipe, calendar, pictures }: Making, photo: number): Promise<ImportedPhoto> {
  const facts = calendar[photo];
  if (facts === undefined) throw new Error(`There is no photo ${photo} in the calendar.`);
  const dice = createDice(recipe.seed, 5, photo);
  const original = numberedCopy(pictures.original, photo);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', original));
  const isArchived = dice.next() < ARCHIVED;
  const importedAtMs = facts.takenMs + 86_400_000;
  return {
    photo: {
      sha256: Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join(''),
      fileName: facts.fileName,
      bytes: original.byteLength,
      format: 'jpeg',
      mimeType: 'image/jpeg',
      width: facts.width,
      height: facts.height,
      taken: {
        epochMs: facts.takenMs,
        offsetMinutes: null,
        source: facts.camera === null ? 'file-name' : 'exif',
      },
      metadata: facts.camera === null ? {} : { camera: facts.camera, iso: 100, fNumber: 2.8 },
      importedAtMs,
      visibility: isArchived ? 'archive' : 'timeline',
      archivedBy: isArchived ? 'user' : null,
      isFavourite: false,
      classifiedAtMs: importedAtMs,
      failure: null,
    },
    original,
    thumbnail: dice.pick(pictures.thumbnails[facts.shape] ?? []),
    preview: pictures.preview,
  };
}

/** The jobs an import leaves are done already here: the vectors are there. */
async function settleEverything(library: Library): Promise<void> {
  const nowMs = Date.now();
  for (const queue of QUEUES) {
    for (;;) {
      const claimed = await library.jobs.claim(queue, CLAIMED_AT_A_TIME, nowMs);
      if (claimed.length === 0) break;
      const settlements = claimed.map(({ id, attempts }) => ({
        id,
        attempts,
        outcome: { kind: 'success' } as const,
      }));
      await library.jobs.settle(settlements, nowMs);
    }
  }
}

/** What was made, asked of the library; closes it. */
export async function endLibrary(): Promise<LibraryFacts> {
  if (making === null) throw new Error('beginLibrary comes first.');
  const { library, models } = making;
  making = null;
  const counts = await library.photos.readCounts();
  const jobs = Object.values(await library.jobs.readCounts());
  library.close();
  return {
    photos: counts.timeline + counts.archive + counts.trash,
    archived: counts.archive,
    openJobs: jobs.reduce(
      (sum, { waiting, active, delayed, failed }) => sum + waiting + active + delayed + failed,
      0,
    ),
    starterKey: models[0]?.key ?? '',
  };
}
