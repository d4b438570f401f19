import { expect, it } from 'vitest';
import { CLIP_BANDS } from '../../core/model.ts';
import { similarityBand } from './similarityBand.ts';

it.each([
  [0, 'very-loose'],
  [0.15, 'loose'],
  [0.21, 'loose'],
  [0.22, 'normal'],
  [0.28, 'normal'],
  [0.35, 'strict'],
  [0.45, 'strict'],
  [0.46, 'very-strict'],
  [1, 'very-strict'],
])('%f is %s', (similarity, band) => {
  expect(similarityBand(similarity, CLIP_BANDS)).toBe(band);
});
