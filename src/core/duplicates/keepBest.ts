/** Which of several copies of one picture is worth keeping; the page says this rule in the same order. */
import type { PhotoFacts } from '../photo.ts';

export type Copy = Pick<PhotoFacts, 'id' | 'width' | 'height' | 'bytes' | 'taken'> & {
  readonly sharpness: number;
};

/** Sorts the best copy first: most pixels, then most bytes (less compressed), then sharpest, then oldest. */
export function compareCopies(a: Copy, b: Copy): number {
  return (
    b.width * b.height - a.width * a.height ||
    b.bytes - a.bytes ||
    b.sharpness - a.sharpness ||
    a.taken.epochMs - b.taken.epochMs ||
    a.id - b.id
  );
}
