/**
 * Embeddings of a measured library: unit vectors in clusters, one to a scene. A given share of the photos lies near one
 * prompt, above the threshold, and below it for the prompts of every other category; the rest is below it for all.
 */
import { rowOf } from '../../../src/core/vector.ts';
import { BENCH_THRESHOLD, scaledToUnit } from './benchCategories.ts';
import { SCENES } from './calendar.ts';
import { createDice } from './dice.ts';

/** Of a scene's direction in each of its photos; the rest is the photo's own. */
const SCENE_WEIGHT = 0.8;

/** Cosines of matching photos with their prompt, as far above the threshold as real matches are. */
const MATCH = { from: BENCH_THRESHOLD + 0.03, to: BENCH_THRESHOLD + 0.3 };

/** Cosines this near to what is asked for are left as they are. */
const TOLERANCE = 0.01;

/** What is left between the threshold and the prompts a photo does not match. */
const MARGIN = 0.02;

/**
 * Prompts of a real model have much in common, so that moving a vector off one moves it onto others: the corrections
 * are repeated (projections onto convex sets) until all hold. A few rounds are enough.
 */
const ROUNDS = 60;

export interface VectorRecipe {
  readonly dim: number;
  readonly seed: number;
  /** Unit vectors of the prompts, those of one category together. */
  readonly prompts: readonly Float32Array[];
  readonly promptsPerCategory: number;
  /** Share of the photos that matches a category. */
  readonly matching: number;
}

/** The prompt a photo lies near to, or -1: the same whatever the model. */
export function promptOf(photo: number, { seed, prompts, matching }: Omit<VectorRecipe, 'dim'>): number {
  const dice = createDice(seed, 2, photo);
  return dice.next() < matching ? dice.whole(prompts.length) : -1;
}

/** A function from the photo's number and scene to its vector. */
export function createVectorDraw(recipe: VectorRecipe): (photo: number, scene: number) => Float32Array {
  const { dim, seed, prompts, promptsPerCategory } = recipe;
  const scenes = new Float32Array(SCENES * dim);
  for (let scene = 0; scene < SCENES; scene++) {
    const dice = createDice(seed, 3, scene);
    const direction = rowOf(scenes, dim, scene);
    for (let index = 0; index < dim; index++) direction[index] = dice.normal();
  }
  const dot = (a: Float32Array, b: Float32Array): number => {
    let sum = 0;
    for (let index = 0; index < dim; index++) sum += (a[index] ?? 0) * (b[index] ?? 0);
    return sum;
  };

  return (photo, scene) => {
    const dice = createDice(seed, 4, photo);
    const vector = new Float32Array(dim);
    const base = rowOf(scenes, dim, scene);
    for (let index = 0; index < dim; index++) {
      vector[index] = SCENE_WEIGHT * (base[index] ?? 0) + (1 - SCENE_WEIGHT) * 2 * dice.normal();
    }
    const near = promptOf(photo, recipe);
    const category = near === -1 ? -1 : Math.floor(near / promptsPerCategory);
    const wanted = MATCH.from + (MATCH.to - MATCH.from) * dice.next();
    for (let round = 0, isSettled = false; !isSettled && round < ROUNDS; round++) {
      scaledToUnit(vector);
      isSettled = true;
      for (const [index, prompt] of prompts.entries()) {
        const cosine = dot(vector, prompt);
        const isOwn = Math.floor(index / promptsPerCategory) === category;
        const short = index === near ? Math.max(0, wanted - cosine) : 0;
        const excess = isOwn ? 0 : Math.max(0, cosine - (BENCH_THRESHOLD - MARGIN));
        if (short < TOLERANCE && excess < TOLERANCE) continue;
        isSettled = false;
        for (let at = 0; at < dim; at++) {
          vector[at] = (vector[at] ?? 0) + (short - excess) * (prompt[at] ?? 0);
        }
      }
    }
    return scaledToUnit(vector);
  };
}
