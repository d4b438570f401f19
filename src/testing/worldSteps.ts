/**
 * Steps that tests of the pipeline share: a library with photos whose words are known, and a configuration.
 */
import type { Category } from '../core/category.ts';
import { PRIORITY, type Job } from '../core/jobs/job.ts';
import type { PhotoId } from '../core/photo.ts';
import { saveConfig } from '../pipeline/applyConfig.ts';
import { buildConfig, buildImported } from './builders.ts';
import type { TestDeps } from './testDeps.ts';

/** Stores one photo for each text; their embedding jobs wait. */
export async function addPhotos(deps: TestDeps, ...words: string[]): Promise<PhotoId[]> {
  const first = deps.library.state.nextId;
  const results = await deps.library.photos.addImported(
    words.map((text, index) => buildImported({ fileName: `${text}-${first + index}.jpg` }, text)),
  );
  return results.flatMap((result) => (result.ok ? [result.id] : []));
}

/** Photos that have their embeddings already and owe nothing but a classification. */
export async function addEmbeddedPhotos(deps: TestDeps, ...words: string[]): Promise<PhotoId[]> {
  const ids = await addPhotos(deps, ...words);
  const encoded = await deps.encoder.encodeTexts(words, new AbortController().signal);
  if (!encoded.ok) throw new Error(encoded.reason);
  const vectors = new Float32Array(encoded.value.flatMap(({ vector }) => [...vector]));
  await deps.library.embeddings.putMany(deps.encoder.model.key, deps.encoder.model.dim, ids, vectors);
  for (const [id, job] of deps.library.state.jobs) {
    if (job.photoIds.some((photoId) => ids.includes(photoId))) deps.library.state.jobs.delete(id);
  }
  deps.encoder.promptsEncoded.length = 0;
  return ids;
}

/** Saves a configuration with those categories. */
export async function setCategories(
  deps: TestDeps,
  categories: readonly Category[],
  options: Parameters<typeof buildConfig>[1] = {},
): Promise<void> {
  const { revision } = await deps.library.config.read();
  const saved = await saveConfig(deps, buildConfig(categories, options), revision, 'page');
  if (!saved.ok) throw new Error(`The configuration was not saved: ${saved.reason}`);
}

/** Adds a classification job and claims it. */
export async function claimClassification(
  { library, nowMs }: TestDeps,
  photoIds: readonly PhotoId[],
  runId: number | null = null,
): Promise<Job> {
  const [id] = await library.jobs.add([
    { queue: 'classification', photoIds, runId, priority: PRIORITY.upload, createdAtMs: nowMs() },
  ]);
  const claimed = await library.jobs.claim('classification', 100, nowMs());
  const job = claimed.find((candidate) => candidate.id === id);
  if (job === undefined) throw new Error('The job was not claimed.');
  return job;
}

/** Paths of a photo's tags, sorted. */
export async function readTags(deps: TestDeps, id: PhotoId | undefined): Promise<string[]> {
  if (id === undefined) throw new Error('There is no such photo');
  return (await deps.library.tags.readLinks(id)).map(({ tag }) => tag.path).toSorted();
}

export function areAllClassified(deps: TestDeps): boolean {
  return [...deps.library.state.photos.values()].every(({ classifiedAtMs }) => classifiedAtMs !== null);
}
