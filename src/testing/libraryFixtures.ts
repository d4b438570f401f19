/** What tests of a library do over and over: photos by name, a category that matches, the state of a photo in a word. */
import type { Category } from '../core/category.ts';
import { decide, type CommittedDecision } from '../core/classify.ts';
import type { PhotoId } from '../core/photo.ts';
import type { Library } from '../library/library.ts';
import { buildCategory, buildConfig, buildImported } from './builders.ts';

/** Opens an empty library whose back-off dice always show `random`. */
export type OpenLibrary = (random: () => number) => Promise<Library>;

/** A fresh library for each test. */
export interface LibraryInTest {
  (): Library;
}

/** Dice that make the longest delay nearly whole, so that tests can tell it. */
export const RANDOM = 0.5;

export const MODEL_KEY = 'winnow/test@1:fp32';

/** Adds photos named as given, a day apart, the first the oldest; answers their ids. */
export async function addPhotos(library: Library, ...fileNames: string[]): Promise<PhotoId[]> {
  const results = await library.photos.addImported(
    fileNames.map((fileName, index) =>
      buildImported({
        fileName,
        taken: { epochMs: Date.UTC(2024, 0, 1 + index), offsetMinutes: null, source: 'exif' },
      }),
    ),
  );
  return results.map((result) => {
    if (!result.ok) throw new Error(`A test photo was not stored: ${result.reason}`);
    return result.id;
  });
}

export async function addPhoto(library: Library, fileName = 'a.jpg'): Promise<PhotoId> {
  const [id] = await addPhotos(library, fileName);
  if (id === undefined) throw new Error('A test photo was not stored');
  return id;
}

/** A category that archives. */
export function archiving(name: string): Category {
  return buildCategory({ name, action: 'tag_and_archive' });
}

/** Makes these the categories in force, cleaning nothing up. */
export async function setCategories(library: Library, ...categories: Category[]): Promise<number> {
  const { revision } = await library.config.read();
  const saved = await library.config.save(buildConfig(categories), revision, 'page', [], 1);
  if (!saved.ok) throw new Error('The configuration changed under the test');
  return saved.revision;
}

/** Classifies the photos: each category matches with a score well above its threshold. */
export async function match(
  library: Library,
  photoIds: readonly PhotoId[],
  categories: readonly Category[],
  runId: number | null = null,
): Promise<readonly CommittedDecision[]> {
  const result = await library.classification.commit(
    photoIds.map((photoId) => ({
      photoId,
      scores: categories.map((category) => ({ category, score: 0.9, prompt: category.prompts[0] ?? '' })),
    })),
    decide,
    { runId, modelKey: MODEL_KEY, nowMs: 100 },
  );
  if (!result.ok) throw new Error(`Nothing was committed: ${result.reason}`);
  return result.committed;
}

/** `archive by classification: Auto/Receipts, Holidays`: where a photo is, who put it there, and its tags. */
export async function describePhoto(library: Library, id: PhotoId): Promise<string> {
  const photo = await library.photos.read(id);
  if (photo === null) return 'gone';
  const tags = (await library.tags.readLinks(id)).map(({ tag }) => tag.path).toSorted();
  const place = photo.archivedBy === null ? photo.visibility : `${photo.visibility} by ${photo.archivedBy}`;
  return tags.length === 0 ? place : `${place}: ${tags.join(', ')}`;
}
