/** The page's half of classification by CLIP: the vectors of all prompts, through the cache, and those of example photos. */
import type { Category } from '../core/category.ts';
import type { PagePart } from '../core/method.ts';
import type { PhotoId } from '../core/photo.ts';
import type { ClipPrepared, ExampleHere } from '../core/scoring/clipScorer.ts';
import { joinRows } from '../core/vector.ts';
import type { MethodParts } from './methods.ts';

const NO_EXAMPLES = { like: [], unlike: [] } as const;

export const clipPage: PagePart<ClipPrepared, MethodParts> = {
  async prepare(parts, categories) {
    const encoded = await parts.encodePrompts(categories.flatMap(promptsOf));
    if (!encoded.ok) return encoded;
    const embedded = await readExamples(parts, categories);
    const examplesIn = (hashes: readonly string[]): ExampleHere[] =>
      hashes.flatMap((sha256) => {
        const found = embedded.get(sha256);
        return found === undefined ? [] : [{ photoId: found.photoId, sha256 }];
      });
    const examples = categories.map(({ examples: { like, unlike } = NO_EXAMPLES }) => ({
      like: examplesIn(like),
      unlike: examplesIn(unlike),
    }));

    let taken = 0;
    const rows = categories.flatMap((category, index) => {
      const start = taken;
      taken += promptsOf(category).length;
      const { like, unlike } = examples[index] ?? NO_EXAMPLES;
      return [
        ...encoded.value.slice(start, taken),
        ...[...like, ...unlike].flatMap(({ sha256 }) => embedded.get(sha256)?.vector ?? []),
      ];
    });
    return { ok: true, prepared: { vectors: joinRows(rows, parts.dim), dim: parts.dim, examples } };
  },
};

function promptsOf({ prompts, but_not = [] }: Category): readonly string[] {
  return [...prompts, ...but_not];
}

interface EmbeddedExample {
  readonly photoId: PhotoId;
  readonly vector: Float32Array;
}

/** Those of the categories' examples that are in the library and were encoded by the model, by hash. */
async function readExamples(
  { library, modelKey }: MethodParts,
  categories: readonly Category[],
): Promise<Map<string, EmbeddedExample>> {
  const hashes = new Set(
    categories.flatMap(({ examples: { like, unlike } = NO_EXAMPLES }) => [...like, ...unlike]),
  );
  const ids = await library.photos.readIdsBySha256([...hashes]);
  const vectors = await library.embeddings.readMany(modelKey, [...ids.values()]);
  return new Map(
    [...ids].flatMap(([sha256, photoId]): Array<[string, EmbeddedExample]> => {
      const vector = vectors.get(photoId);
      return vector === undefined ? [] : [[sha256, { photoId, vector }]];
    }),
  );
}
