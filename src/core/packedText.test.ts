import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { packTexts, textAt } from './packedText.ts';

test('every text comes out as it went in, half pairs and empty ones included', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
      const packed = packTexts(texts);
      expect(texts.map((_, index) => textAt(packed, index))).toEqual(texts);
    }),
  );
  expect(textAt(packTexts(['\ud83d', 'ü.jpg', '']), 0)).toBe('\ud83d');
});

test('outside there is nothing', () => {
  expect(textAt(packTexts(['a']), 1)).toBe('');
});
