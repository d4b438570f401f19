/**
 * Scoring by CLIP: a category's score is the highest cosine similarity between the photo's embedding and the embeddings
 * of the category's prompts; of equal prompts the first wins.
 */
import type { Category } from '../category.ts';
import { isMatch, type CategoryScore } from '../classify.ts';
import type { BatchScorer } from '../method.ts';
import type { Products, ScoringKernel } from './kernel.ts';

/** What the scoring of CLIP needs to know of some categories. */
export interface ClipPrompts {
  /** Vectors of all prompts, category by category in their order: k x dim, unit rows. */
  readonly vectors: Float32Array<ArrayBuffer>;
  readonly dim: number;
}

/** A category and the columns of products its prompts have. */
interface CategoryColumns {
  readonly category: Category;
  readonly start: number;
  readonly end: number;
}

/**
 * The kernel's scores are the ones compared and stored. Two kernels sum in different orders and may differ in the seventh
 * digit, so a photo that close to a threshold may fall on either side of it: no threshold means that much (the slider steps
 * by 0.01), and what is shown as the reason, to three digits, is the same.
 */
export function createClipScorer(
  kernel: ScoringKernel,
  categories: readonly Category[],
  { vectors, dim }: ClipPrompts,
): BatchScorer {
  const columns = columnsOf(categories);
  const prompts = columns.at(-1)?.end ?? 0;
  if (vectors.length !== prompts * dim) {
    throw new Error(`${prompts} prompts of ${dim} values cannot be ${vectors.length} values long`);
  }
  const multiply = kernel.prepare(vectors, dim);
  return {
    score(photos) {
      const products = multiply(photos);
      return {
        matchesOf: (row) =>
          columns.flatMap((entry): CategoryScore[] => {
            const { category } = entry;
            const best = bestColumn(products, row, entry);
            const score = productAt(products, row, best);
            return isMatch({ category, score }) ? [scoreOf(entry, best, score)] : [];
          }),
        scoresOf: (row) =>
          columns.map((entry) => {
            const best = bestColumn(products, row, entry);
            return scoreOf(entry, best, productAt(products, row, best));
          }),
      };
    },
  };
}

/** The column of the highest product from `start` to `end` (exclusive), the first of equals; -1 where none is a number. */
export function bestColumn(
  { values, stride }: Products,
  row: number,
  { start, end }: { readonly start: number; readonly end: number },
): number {
  let best = -1;
  let highest = Number.NEGATIVE_INFINITY;
  for (let column = start; column < end; column++) {
    const value = values[row * stride + column] ?? Number.NEGATIVE_INFINITY;
    if (value > highest) {
      highest = value;
      best = column;
    }
  }
  return best;
}

/** The product in a column of {@link bestColumn}; lower than any threshold where there is none. */
export function productAt({ values, stride }: Products, row: number, column: number): number {
  return column === -1
    ? Number.NEGATIVE_INFINITY
    : (values[row * stride + column] ?? Number.NEGATIVE_INFINITY);
}

function scoreOf({ category, start }: CategoryColumns, column: number, score: number): CategoryScore {
  return { category, score, prompt: category.prompts[column - start] ?? '' };
}

function columnsOf(categories: readonly Category[]): CategoryColumns[] {
  let next = 0;
  return categories.map((category) => {
    const start = next;
    next += category.prompts.length;
    return { category, start, end: next };
  });
}
