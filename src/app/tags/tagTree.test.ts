import { expect, it } from 'vitest';
import { buildTagTree, filterTags } from './tagTree.ts';

const auto = { kind: 'auto', categoryKey: 'receipts' } as const;
const own = { kind: 'user', categoryKey: null } as const;

it('nests by path, counts each tag itself and orders siblings', () => {
  const tree = buildTagTree([
    { path: 'Auto/Receipts', ...auto, count: 42 },
    { path: 'auto/Paper/Forms', ...own, count: 3 },
    { path: 'Auto/Paper', ...auto, count: 5 },
    { path: 'Holidays', ...own, count: 7 },
  ]);
  expect(tree).toMatchObject([
    {
      path: 'Auto',
      count: null,
      categoryKey: null,
      isOwn: false,
      children: [
        {
          name: 'Paper',
          path: 'auto/Paper',
          count: 5,
          isOwn: false,
          children: [{ name: 'Forms', path: 'auto/Paper/Forms', count: 3, isOwn: true }],
        },
        { name: 'Receipts', path: 'Auto/Receipts', count: 42, categoryKey: 'receipts', children: [] },
      ],
    },
    { path: 'Holidays', count: 7, isOwn: true },
  ]);
});

it('is empty without tags', () => {
  expect(buildTagTree([])).toEqual([]);
});

it('finds tags by parts of their paths, whatever their case', () => {
  const tags = [{ path: 'Holidays/Sea' }, { path: 'holidays/Mountains' }, { path: 'Sea life' }];
  expect(filterTags(tags, ' sea ')).toEqual([{ path: 'Holidays/Sea' }, { path: 'Sea life' }]);
  expect(filterTags(tags, 'SEA holi')).toEqual([{ path: 'Holidays/Sea' }]);
  expect(filterTags(tags, '')).toEqual(tags);
});
