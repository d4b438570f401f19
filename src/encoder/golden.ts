/**
 * Golden outputs: what a model answered where it was made, for pictures drawn by formula and a few prompts. They travel in
 * the model's manifest, so that a device can find out whether it runs the model right.
 */
import * as z from '../core/zod.ts';

const numbers = z.array(z.number()).check(z.minLength(1));

export const goldenSchema = z.object({
  /** Largest difference of a vector's element from the recorded one. */
  tolerance: z.number().check(z.positive()),
  /** Side of the drawn pictures, pixels; the model's own. */
  size: z.int().check(z.positive()),
  /** `first`: the first elements of the unit vector, `last`: its last. `ids`: the tokens, start and end included. */
  prompts: z
    .array(z.object({ text: z.string(), ids: z.array(z.int()), first: numbers, last: z.number() }))
    .check(z.minLength(1)),
  pictures: z.array(z.object({ name: z.string(), first: numbers })).check(z.minLength(1)),
});

export type Golden = z.infer<typeof goldenSchema>;

/** Red, green and blue, 0..1, at column x and row y of a square of S pixels. As tools/starter-model/export.py draws them. */
const FORMULAS: Readonly<Record<string, (x: number, y: number, size: number) => readonly number[]>> = {
  gradient: (x, y, size) => [x / (size - 1), y / (size - 1), (x + y) / (2 * size - 2)],
  checks: (x, y) => Array<number>(3).fill((Math.floor(x / 8) + Math.floor(y / 8)) % 2),
  lines: (x, y, size) => {
    const isInk = y % 10 < 3 && x > 16 && x < size - 16 - ((Math.floor(y / 10) * 37) % 40);
    return Array<number>(3).fill(isInk ? 0.2 : 0.95);
  },
};

/** size x size x 3, RGB 0..255. Throws for a name without a formula. */
export function drawGoldenPicture(name: string, size: number): Uint8Array {
  const formula = FORMULAS[name];
  if (formula === undefined) throw new Error(`No formula for the golden picture ${name}.`);
  const pixels = new Uint8Array(size * size * 3);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      pixels.set(
        formula(x, y, size).map((value) => Math.round(value * 255)),
        (y * size + x) * 3,
      );
    }
  }
  return pixels;
}
