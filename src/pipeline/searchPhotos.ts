/**
 * A search from its query to the photos to show: what is looked for becomes vectors of the active model, the scorer ranks
 * the library by them, the ranking is cut, and the filters are applied where lists are read. Nothing is stored.
 */
import type { ModelInfo } from '../core/model.ts';
import type { PhotoId } from '../core/photo.ts';
import type { Ranking } from '../core/scoring/ranking.ts';
import { findCut } from '../core/search/relevanceCut.ts';
import type { SearchQuery, SearchSubject } from '../core/search/searchQuery.ts';
import { isUnit, joinRows } from '../core/vector.ts';
import type { PhotoLists, SearchedList } from '../lists/photoLists.ts';
import type { Deps } from './deps.ts';

/** Photos shown at once of what is below the cut. */
const BELOW_AT_A_TIME = 200;

/** A picture to search by that was handed over: read and encoded where it is, and kept nowhere. */
export interface HeldPicture {
  readonly file: File;
  /** What it was encoded to last; forgotten with the picture. */
  encoded: { readonly modelKey: string; readonly vector: Float32Array } | null;
}

/** How the photos found were ranked. */
interface SearchRanking {
  /** The lowest score that is a match. */
  readonly cut: number;
  /** Photos that could be ranked: outside the trash and encoded by the model. */
  readonly searchable: number;
  /** Photos outside the trash. */
  readonly inLibrary: number;
  /** Words that the model never learned. */
  readonly unknownWords: readonly string[];
}

type SearchFailure =
  /** The model, or the scorer. */
  | { readonly kind: 'unavailable'; readonly reason: string }
  /** The photo to search by has no embedding: it is gone, or still waiting for one. */
  | { readonly kind: 'photo-not-encoded' }
  /** The page that took the picture is gone. */
  | { readonly kind: 'picture-gone' }
  | { readonly kind: 'picture-unreadable'; readonly reason: string };

export type SearchAnswer =
  /** `ranking` is null for filters alone. */
  | ({ readonly ok: true; readonly ranking: SearchRanking | null } & SearchedList)
  | { readonly ok: false; readonly failure: SearchFailure };

type SearchDeps = Pick<Deps, 'encoder' | 'library' | 'media' | 'prompts' | 'scorer'>;

type Step<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: SearchFailure };

interface SubjectVectors {
  readonly vectors: readonly Float32Array[];
  readonly unknownWords: readonly string[];
  /** Photos that are what is looked for, and so no answer. */
  readonly without: readonly PhotoId[];
}

/**
 * @param picture what the query's token stands for, null where the page does not know it
 */
export async function searchPhotos(
  deps: SearchDeps,
  lists: Pick<PhotoLists, 'search'>,
  { subject, filters, more }: SearchQuery,
  picture: HeldPicture | null,
  signal: AbortSignal,
): Promise<SearchAnswer> {
  if (subject.kind === 'none') {
    const list = await lists.search({ filters, ranking: null, cut: 0, below: 0 }, signal);
    return { ok: true, ranking: null, ...list };
  }
  const ranked = await rankBy(deps, subject, picture, signal);
  if (!ranked.ok) return ranked;
  const { ranking, facts } = ranked.value;
  const below = more * BELOW_AT_A_TIME;
  const list = await lists.search({ filters, ranking, cut: facts.cut, below }, signal);
  return { ok: true, ranking: facts, ...list };
}

async function rankBy(
  deps: SearchDeps,
  subject: Exclude<SearchSubject, { kind: 'none' }>,
  picture: HeldPicture | null,
  signal: AbortSignal,
): Promise<Step<{ readonly ranking: Pick<Ranking, 'photoIds' | 'scores'>; readonly facts: SearchRanking }>> {
  const model = await deps.encoder.load();
  if (!model.ok) return unavailable(model.reason);
  const found = await readVectors(deps, model.value, subject, picture, signal);
  if (!found.ok) return found;
  const { key, dim } = model.value;
  const { vectors, unknownWords, without } = found.value;
  const [ranked, counts] = await Promise.all([
    deps.scorer.rank({ modelKey: key, dim, vectors: joinRows(vectors, dim) }, signal),
    deps.library.photos.readCounts(),
  ]);
  if (!ranked.ok) return unavailable(ranked.reason);
  const ranking = leaveOut(ranked.ranking, new Set(without));
  const cut = findCut(ranking.scores, subject.kind === 'words' ? model.value : null);
  const searchable = ranked.ranking.photoIds.length;
  const inLibrary = counts.timeline + counts.archive;
  return { ok: true, value: { ranking, facts: { cut, searchable, inLibrary, unknownWords } } };
}

async function readVectors(
  deps: SearchDeps,
  model: ModelInfo,
  subject: Exclude<SearchSubject, { kind: 'none' }>,
  picture: HeldPicture | null,
  signal: AbortSignal,
): Promise<Step<SubjectVectors>> {
  if (subject.kind === 'words') {
    const encoded = await deps.prompts.readDrafts(model.key, [subject.words]);
    if (!encoded.ok) return unavailable(encoded.reason);
    const vectors = encoded.value.map(({ vector }) => vector);
    const unknownWords = [...new Set(encoded.value.flatMap((encoding) => encoding.unknownWords))];
    return { ok: true, value: { vectors, unknownWords, without: [] } };
  }
  if (subject.kind === 'photos') {
    const vectorById = await deps.library.embeddings.readMany(model.key, subject.ids);
    if (vectorById.size === 0) return { ok: false, failure: { kind: 'photo-not-encoded' } };
    const vectors = [...vectorById.values()];
    return { ok: true, value: { vectors, unknownWords: [], without: subject.ids } };
  }
  if (picture === null) return { ok: false, failure: { kind: 'picture-gone' } };
  const vector = await encodePicture(deps, model, picture, signal);
  return vector.ok ? { ok: true, value: { vectors: [vector.value], unknownWords: [], without: [] } } : vector;
}

async function encodePicture(
  { media, encoder }: Pick<Deps, 'media' | 'encoder'>,
  { key, preprocessing }: ModelInfo,
  picture: HeldPicture,
  signal: AbortSignal,
): Promise<Step<Float32Array>> {
  if (picture.encoded?.modelKey === key) return { ok: true, value: picture.encoded.vector };
  const inspected = await media.inspect(picture.file, signal);
  if (!inspected.ok) return unreadable(inspected.refusal.detail);
  const { original, format } = inspected.value;
  const input = await media.renderInput(original, format, preprocessing, signal);
  if (!input.ok) return unreadable(input.refusal.detail);
  const encoded = await encoder.encodeImages([input.value], signal);
  if (!encoded.ok) {
    return encoded.kind === 'permanent' ? unreadable(encoded.reason) : unavailable(encoded.reason);
  }
  if (!isUnit(encoded.value)) return unavailable('The encoder answered with an unusable vector.');
  picture.encoded = { modelKey: key, vector: encoded.value };
  return { ok: true, value: encoded.value };
}

function unavailable(reason: string): { readonly ok: false; readonly failure: SearchFailure } {
  return { ok: false, failure: { kind: 'unavailable', reason } };
}

function unreadable(reason: string): { readonly ok: false; readonly failure: SearchFailure } {
  return { ok: false, failure: { kind: 'picture-unreadable', reason } };
}

function leaveOut(
  { photoIds, scores }: Ranking,
  without: ReadonlySet<PhotoId>,
): Pick<Ranking, 'photoIds' | 'scores'> {
  if (without.size === 0) return { photoIds, scores };
  const isKept = (_: number, place: number): boolean => !without.has(photoIds[place] ?? 0);
  return { photoIds: photoIds.filter(isKept), scores: scores.filter(isKept) };
}
