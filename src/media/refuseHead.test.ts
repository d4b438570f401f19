import { expect, test } from 'vitest';
import { refuseByHead } from './refuseHead.ts';

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

test('what does not call itself a picture is told by its content', async () => {
  expect(await refuseByHead(new File(['a letter'], 'letter.txt'))).toMatchObject({ kind: 'not-an-image' });
  expect(await refuseByHead(new File(['%PDF-1.7'], 'invoice'))).toMatchObject({ kind: 'unsupported-type' });
  expect(await refuseByHead(new File([], 'empty.txt'))).toMatchObject({ kind: 'empty-file' });
  expect(await refuseByHead(new File([PNG], 'picture.txt'))).toBeNull();
});

test('what calls itself a picture is left to the import', async () => {
  expect(await refuseByHead(new File(['a letter'], 'letter.JPG'))).toBeNull();
});

test('what cannot be read is left to the import, which says so', async () => {
  const file = new File(['a letter'], 'letter.txt');
  file.slice = () => {
    throw new DOMException('It was moved.', 'NotFoundError');
  };
  expect(await refuseByHead(file)).toBeNull();
});
