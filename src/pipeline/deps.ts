/**
 * What every use case gets: the parts behind their interfaces, and the clock. Built once in compose.ts; tests pass
 * stand-ins from src/testing.
 */
import type { Encoder } from '../encoder/encoder.ts';
import type { Library } from '../library/library.ts';
import type { Media } from '../media/media.ts';

export interface Deps {
  readonly library: Library;
  readonly media: Media;
  readonly encoder: Encoder;
  readonly nowMs: () => number;
}
