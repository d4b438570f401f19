import { expect, it } from 'vitest';
import { buildTagTree } from './tagTree.ts';

it('nests by path, counts each tag itself and orders siblings', () => {
  const tree = buildTagTree([
    { path: 'Auto/Receipts', kind: 'auto', count: 42 },
    { path: 'auto/Paper/Forms', kind: 'auto', count: 3 },
    { path: 'Auto/Paper', kind: 'auto', count: 5 },
    { path: 'Holidays', kind: 'user', count: 7 },
  ]);
  expect(tree).toMatchObject([
    {
      path: 'Auto',
      count: null,
      children: [
        {
          name: 'Paper',
          path: 'auto/Paper',
          count: 5,
          children: [{ name: 'Forms', path: 'auto/Paper/Forms', count: 3 }],
        },
        { name: 'Receipts', path: 'Auto/Receipts', count: 42, children: [] },
      ],
    },
    { path: 'Holidays', count: 7, kind: 'user' },
  ]);
});

it('is empty without tags', () => {
  expect(buildTagTree([])).toEqual([]);
});
