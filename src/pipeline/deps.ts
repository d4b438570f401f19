/**
 * What every use case gets: the parts behind their interfaces, and the clock. Built once in compose.ts; tests pass
 * stand-ins from src/testing.
 */
import type { Encoder } from '../encoder/encoder.ts';
import type { Library } from '../library/library.ts';
import type { Media } from '../media/media.ts';
import type { Scorer } from '../scorer/scorer.ts';
import type { PromptEncoder } from './promptEncoder.ts';

export interface Deps {
  readonly library: Library;
  readonly media: Media;
  readonly encoder: Encoder;
  /** Prompt vectors through the cache; one instance for the whole app, made by `createPromptEncoder`. */
  readonly prompts: PromptEncoder;
  readonly scorer: Scorer;
  readonly nowMs: () => number;
}
