/** The page's halves of all methods: what is prepared once for a configuration (core/method.ts). */
import type { Category } from '../core/category.ts';
import type { PageParts, PreparedMethod } from '../core/method.ts';
import type { PreparedMethods } from '../core/scoring/methods.ts';
import type { EncodeOutcome } from '../encoder/encoder.ts';
import type { Library } from '../library/library.ts';
import { clipPage } from './clipMethod.ts';

/** What methods may use on the page. */
export interface MethodParts {
  readonly library: Pick<Library, 'photos' | 'embeddings'>;
  /** The active model's. */
  readonly modelKey: string;
  /** Length of its vectors. */
  readonly dim: number;
  /** Unit vectors of prompts, in order. */
  readonly encodePrompts: (prompts: readonly string[]) => Promise<EncodeOutcome<Float32Array[]>>;
}

const PAGE_METHODS: PageParts<PreparedMethods, MethodParts> = {
  clip: clipPage,
  metadata: { prepare: () => Promise.resolve({ ok: true, prepared: null }) },
};

/** Prepares all methods for some categories; the answer can cross threads. */
export async function prepareMethods(
  parts: MethodParts,
  categories: readonly Category[],
): Promise<PreparedMethod<PreparedMethods>> {
  const clip = await PAGE_METHODS.clip.prepare(parts, categories);
  if (!clip.ok) return clip;
  const metadata = await PAGE_METHODS.metadata.prepare(parts, categories);
  if (!metadata.ok) return metadata;
  return { ok: true, prepared: { clip: clip.prepared, metadata: metadata.prepared } };
}
