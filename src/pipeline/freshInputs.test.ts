import { expect, test } from 'vitest';
import { createFreshInputs } from './freshInputs.ts';

const pixels = (bytes: number): Uint8Array => new Uint8Array(bytes);

test('pixels are handed over once', () => {
  const inputs = createFreshInputs();
  const input = pixels(3);
  inputs.put('m', 1, input);
  expect(inputs.take('m', 1)).toBe(input);
  expect(inputs.take('m', 1)).toBeNull();
  expect(inputs.bytes).toBe(0);
});

test('when full, newcomers are refused: the oldest are needed first', () => {
  const inputs = createFreshInputs({ maxBytes: 10 });
  for (const id of [1, 2, 3]) inputs.put('m', id, pixels(4));
  expect(inputs.bytes).toBe(8);
  expect(inputs.take('m', 3)).toBeNull();
  expect(inputs.take('m', 1)).not.toBeNull();
  inputs.put('m', 3, pixels(4));
  expect(inputs.take('m', 3)).not.toBeNull();
});

test('pixels made for another model are no use', () => {
  const inputs = createFreshInputs();
  inputs.put('old', 1, pixels(3));
  expect(inputs.take('new', 1)).toBeNull();
  inputs.put('new', 2, pixels(5));
  expect(inputs.take('old', 1)).toBeNull();
  expect(inputs.bytes).toBe(5);
});
