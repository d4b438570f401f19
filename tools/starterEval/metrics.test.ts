import { expect, test } from 'vitest';
import { confusionByClass, measureCategory, measureFalseClutter } from './metrics.mjs';

const truth = {
  receipt: { categories: ['Receipts'], ambiguous: ['Documents'] },
  document: { categories: ['Documents'], ambiguous: [] },
  people: { categories: [], ambiguous: [] },
};
const photos = [
  { className: 'receipt', file: 'a', scores: [0.3, 0.4] },
  { className: 'receipt', file: 'b', scores: [0.2, 0.1] },
  { className: 'document', file: 'c', scores: [0.31, 0.5] },
  { className: 'people', file: 'd', scores: [0.28, 0.1] },
];
const categories = [
  { name: 'Receipts', threshold: 0.28 },
  { name: 'Documents', threshold: 0.28 },
];

test('counts what is right, what is wrong and what was missed', () => {
  expect(measureCategory(photos, truth, { name: 'Receipts', threshold: 0.28 }, 0)).toEqual({
    name: 'Receipts',
    threshold: 0.28,
    precision: 1 / 3,
    recall: 1 / 2,
    support: 2,
  });
});

test('leaves ambiguous photos out', () => {
  expect(measureCategory(photos, truth, { name: 'Documents', threshold: 0.28 }, 1)).toMatchObject({
    precision: 1,
    recall: 1,
    support: 1,
  });
});

test('an everyday photo given several clutter categories is one wrong photo', () => {
  const twice = [{ className: 'people', file: 'e', scores: [0.9, 0.9] }, ...photos.slice(3)];
  expect(measureFalseClutter(twice, categories)).toMatchObject({ rate: 1, photos: 2 });
});

test('the confusion table gives shares a class', () => {
  expect(confusionByClass(photos, categories)).toContainEqual({
    className: 'receipt',
    photos: 2,
    shares: [0.5, 0.5],
  });
});

test('a category that no class belongs to has no figures', () => {
  expect(measureCategory(photos, truth, { name: 'Boats', threshold: 0.1 }, 0)).toEqual({
    name: 'Boats',
    threshold: 0.1,
    precision: null,
    recall: null,
    support: 0,
  });
});

test('only clutter counts as clutter', () => {
  const named = [
    { name: 'Nature', threshold: 0.28 },
    { name: 'Boats', threshold: 0.1 },
  ];
  expect(measureFalseClutter(photos, named)).toMatchObject({ rate: 0, photos: 1 });
});
