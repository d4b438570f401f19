/**
 * What there is to look through: tags that classification put on and nobody has looked at, or tags that a scan would put on
 * now. The first come from the library as they are; the second are asked of the scorer, category by category, and nothing
 * is written for them.
 */
import { categoryKey, DEFAULT_EXAMPLE_SIMILARITY, type Category, type TagId } from '../core/category.ts';
import type { PhotoId } from '../core/photo.ts';
import { createPreviewMatcher } from '../core/scoring/previewColumns.ts';
import type { OpenLink, OpenLinksOf } from '../library/library.ts';
import type { Deps } from './deps.ts';
import { previewCategory, type CategoryPreview } from './previewCategory.ts';

/** One photo and one category: the tag that is there, or the one that would come. */
export interface ReviewItem {
  readonly photoId: PhotoId;
  readonly categoryKey: string;
  readonly categoryName: string;
  /** Null for a tag that is not there yet. */
  readonly tagId: TagId | null;
  readonly score: number;
  readonly threshold: number;
  /** The prompt that won; empty where the match is owed to something else. */
  readonly prompt: string;
  /** What the match is owed to: `prompts`, `examples`, `metadata`. */
  readonly signal: string;
  /** The category moved the photo to the archive with this tag, or would. */
  readonly archives: boolean;
  /** Epoch ms of the tag; null for one that is not there yet. */
  readonly linkedAtMs: number | null;
}

export type ReviewSource =
  /** What all runs of the last NEW_DAYS days did. */
  | { readonly kind: 'new' }
  | { readonly kind: 'run'; readonly runId: number }
  /** Everything that is tagged, however long ago. */
  | { readonly kind: 'all' }
  /** What a scan would tag. */
  | { readonly kind: 'ahead' };

export type ReviewOrder = 'doubtful' | 'certain' | 'category' | 'newest';

/** As long as the library knows what runs did (docs/storage.md, "Undo"). */
export const NEW_DAYS = 30;
const DAY_MS = 86_400_000;

export type ReviewQueue =
  { readonly ok: true; readonly items: ReviewItem[] } | { readonly ok: false; readonly reason: string };

/**
 * Everything of that source which nobody has looked at, in no order.
 * @param only key of the one category to look at; null for all
 */
export async function readReviewQueue(
  deps: Pick<Deps, 'library' | 'encoder' | 'prompts' | 'scorer' | 'nowMs'>,
  source: ReviewSource,
  only: string | null,
  signal: AbortSignal,
): Promise<ReviewQueue> {
  const { categories } = (await deps.library.config.read()).document.classification;
  const concerned = categories.filter(({ name }) => only === null || categoryKey(name) === only);
  if (source.kind === 'ahead') return readAhead(deps, concerned, signal);
  const links = await deps.library.review.readOpen(toLinksOf(source, concerned, deps.nowMs()));
  const nameByKey = new Map(categories.map(({ name }) => [categoryKey(name), name]));
  return {
    ok: true,
    items: links.flatMap((link) =>
      only === null || link.provenance.categoryKey === only ? [linkToItem(link, nameByKey)] : [],
    ),
  };
}

function toLinksOf(
  source: Exclude<ReviewSource, { kind: 'ahead' }>,
  categories: readonly Category[],
  nowMs: number,
): OpenLinksOf {
  switch (source.kind) {
    case 'run':
      return { runId: source.runId };
    case 'new':
      return { sinceMs: nowMs - NEW_DAYS * DAY_MS };
    case 'all':
      return { categoryKeys: categories.map(({ name }) => categoryKey(name)) };
    default:
      return source satisfies never;
  }
}

function linkToItem(
  { photoId, tagId, linkedAtMs, provenance }: OpenLink,
  nameByKey: ReadonlyMap<string, string>,
): ReviewItem {
  const { categoryKey: key, score, threshold, prompt, signal = 'prompts', archived } = provenance;
  return {
    photoId,
    categoryKey: key,
    // A category that was removed has no links, but for a moment.
    categoryName: nameByKey.get(key) ?? key,
    tagId,
    score,
    threshold,
    prompt,
    signal,
    archives: archived,
    linkedAtMs,
  };
}

/** What enabled categories would tag that they have not tagged and may tag. */
async function readAhead(
  deps: Pick<Deps, 'library' | 'encoder' | 'prompts' | 'scorer'>,
  categories: readonly Category[],
  signal: AbortSignal,
): Promise<ReviewQueue> {
  const items: ReviewItem[] = [];
  for (const category of categories.filter(({ enabled }) => enabled)) {
    const result = await previewCategory(deps, category, signal);
    if (!result.ok) return result;
    const key = categoryKey(category.name);
    const [tagged, corrections] = await Promise.all([
      deps.library.tags.readTaggedIds(key),
      deps.library.tags.readCorrections(key),
    ]);
    const vetoed = corrections.flatMap(({ kind, photoId }) => (kind === 'tag' ? [photoId] : []));
    items.push(...matchesOf(category, result.preview, new Set([...tagged, ...vetoed])));
  }
  return { ok: true, items };
}

function matchesOf(
  category: Category,
  preview: CategoryPreview,
  isSettled: ReadonlySet<PhotoId>,
): ReviewItem[] {
  const thresholds: Readonly<Record<string, number>> = {
    prompts: category.similarity,
    examples: category.examples?.similarity ?? DEFAULT_EXAMPLE_SIMILARITY,
    metadata: 1,
  };
  const matcher = createPreviewMatcher(preview, thresholds);
  const items: ReviewItem[] = [];
  preview.photoIds.forEach((photoId, place) => {
    if (isSettled.has(photoId) || !matcher.isMatch(place)) return;
    const deciding = preview.signals.findIndex(
      ({ role }, index) => role === 'enough' && matcher.holds(place, index),
    );
    const signal = preview.signals[Math.max(0, deciding)];
    const name = signal?.name ?? 'prompts';
    items.push({
      photoId,
      categoryKey: categoryKey(category.name),
      categoryName: category.name,
      tagId: null,
      score: signal?.scores[place] ?? 0,
      threshold: thresholds[name] ?? 1,
      prompt: name === 'prompts' ? (category.prompts[signal?.winners[place] ?? -1] ?? '') : '',
      signal: name,
      archives: category.action === 'tag_and_archive',
      linkedAtMs: null,
    });
  });
  return items;
}

/**
 * The items in the order of looking. How doubtful one is: how little its score exceeds the threshold. Rules over metadata hold
 * or do not, so what they decided comes last. Equal ones: the later photo first.
 */
export function orderReview(items: readonly ReviewItem[], order: ReviewOrder): ReviewItem[] {
  const doubtful = (a: ReviewItem, b: ReviewItem): number =>
    marginOf(a) - marginOf(b) || b.photoId - a.photoId;
  switch (order) {
    case 'doubtful':
      return items.toSorted(doubtful);
    case 'certain':
      return items.toSorted((a, b) => marginOf(b) - marginOf(a) || b.photoId - a.photoId);
    case 'category':
      return items.toSorted((a, b) => a.categoryName.localeCompare(b.categoryName) || doubtful(a, b));
    case 'newest':
      return items.toSorted((a, b) => (b.linkedAtMs ?? 0) - (a.linkedAtMs ?? 0) || b.photoId - a.photoId);
    default:
      return order satisfies never;
  }
}

/** Finite, so that two of them can be compared by their difference. */
function marginOf({ signal, score, threshold }: ReviewItem): number {
  return signal === 'metadata' ? Number.MAX_VALUE : score - threshold;
}
