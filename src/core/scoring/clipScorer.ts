/**
 * Classification by CLIP. Two signals: the highest cosine similarity between the photo's embedding and the embeddings of a
 * category's prompts, and that between the photo's and those of its example photos; of equals the first wins. What
 * speaks against them (`but_not`, `unlike`) are more columns of the same product.
 */
import type { Category } from '../category.ts';
import type { MethodReader, PhotoBatch, PlacedReading, ScoringPart, SignalReader } from '../method.ts';
import type { PhotoId } from '../photo.ts';
import type { Products } from './kernel.ts';

/** What the scoring of CLIP needs to know of some categories. */
export interface ClipPrepared {
  /**
   * Category by category in their order: its prompts, its `but_not`, then its examples as {@link ExamplesHere} names them,
   * like and unlike. Unit rows, dim long.
   */
  readonly vectors: Float32Array<ArrayBuffer>;
  readonly dim: number;
  /** One for each category. */
  readonly examples: readonly ExamplesHere[];
}

/** Examples that are in this library and have an embedding under the model. */
interface ExamplesHere {
  readonly like: readonly ExampleHere[];
  readonly unlike: readonly ExampleHere[];
}

export interface ExampleHere {
  readonly photoId: PhotoId;
  readonly sha256: string;
}

/** Columns of products, from `start` to `end` (exclusive). */
interface Columns {
  readonly start: number;
  readonly end: number;
}

/** What the readers of one batch have in common. */
interface Loaded {
  products: Products;
  ids: Uint32Array;
}

/**
 * The kernel's scores are the ones compared and stored. Two kernels sum in different orders and may differ in the seventh
 * digit, so a photo that close to a threshold may fall on either side of it: no threshold means that much (the slider steps
 * by 0.01), and what is shown as the reason, to three digits, is the same.
 */
export const clipScoring: ScoringPart<ClipPrepared> = {
  readsFacts: () => false,
  createReader(kernel, categories, { vectors, dim, examples }): MethodReader {
    const loaded: Loaded = { products: { values: new Float32Array(), stride: 0 }, ids: new Uint32Array() };
    let next = 0;
    const take = (count: number): Columns => {
      const start = next;
      next += count;
      return { start, end: next };
    };
    const signals = categories.map((category, index) =>
      signalsOf(category, examples[index] ?? { like: [], unlike: [] }, take, loaded),
    );
    if (vectors.length !== next * dim) {
      throw new Error(`${next} vectors of ${dim} values cannot be ${vectors.length} values long`);
    }
    const multiply = kernel.prepare(vectors, dim);
    return {
      signals,
      load({ ids, vectors: photos }: PhotoBatch) {
        loaded.ids = ids;
        loaded.products = multiply(photos);
      },
    };
  },
};

function signalsOf(
  { prompts, similarity, but_not = [], examples }: Category,
  here: ExamplesHere,
  take: (count: number) => Columns,
  loaded: Loaded,
): SignalReader[] {
  const signals: SignalReader[] = [];
  const [wanted, unwanted] = [take(prompts.length), take(but_not.length)];
  const [like, unlike] = [take(here.like.length), take(here.unlike.length)];
  if (prompts.length > 0) {
    signals.push({
      name: 'prompts',
      role: 'enough',
      threshold: similarity,
      read: createRead(loaded, wanted, unwanted),
      winnerText: (at) => prompts[at] ?? '',
      rivalText: (at) => but_not[at] ?? '',
    });
  }
  if (examples !== undefined && examples.like.length > 0) {
    signals.push({
      name: 'examples',
      role: 'enough',
      threshold: examples.similarity,
      read: createExampleRead(loaded, here, like, unlike),
      winnerText: (at) => here.like[at]?.sha256 ?? '',
      rivalText: (at) => here.unlike[at]?.sha256 ?? '',
    });
  }
  return signals;
}

function createRead(loaded: Loaded, wanted: Columns, unwanted: Columns): SignalReader['read'] {
  const reading = { score: 0, rival: 0, winnerAt: -1, rivalAt: -1 };
  return (row) => {
    const { products } = loaded;
    const winner = bestColumn(products, row, wanted);
    const rival = bestColumn(products, row, unwanted);
    reading.score = productAt(products, row, winner);
    reading.rival = productAt(products, row, rival);
    reading.winnerAt = winner === -1 ? -1 : winner - wanted.start;
    reading.rivalAt = rival === -1 ? -1 : rival - unwanted.start;
    return reading;
  };
}

/** An example is like itself, whatever the last digit of its product says. */
function createExampleRead(
  loaded: Loaded,
  { like: likeHere, unlike: unlikeHere }: ExamplesHere,
  like: Columns,
  unlike: Columns,
): SignalReader['read'] {
  const read = createRead(loaded, like, unlike);
  const itselfAt = new Map<PhotoId, PlacedReading>([
    ...unlikeHere.map(({ photoId }, rivalAt): [PhotoId, PlacedReading] => [
      photoId,
      { score: Number.NEGATIVE_INFINITY, rival: 1, winnerAt: -1, rivalAt },
    ]),
    ...likeHere.map(({ photoId }, winnerAt): [PhotoId, PlacedReading] => [
      photoId,
      { score: 1, rival: Number.NEGATIVE_INFINITY, winnerAt, rivalAt: -1 },
    ]),
  ]);
  return (row) => itselfAt.get(loaded.ids[row] ?? -1) ?? read(row);
}

/** The column of the highest product from `start` to `end` (exclusive), the first of equals; -1 where none is a number. */
export function bestColumn({ values, stride }: Products, row: number, { start, end }: Columns): number {
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
