import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeValue, encodeValue } from './rowCodec.ts';

const leaf = fc.oneof(
  fc.constantFrom(undefined, null, true, false, -0, Number.NaN, Infinity, -Infinity),
  fc.double(),
  fc.maxSafeInteger(),
  fc.bigInt(),
  fc.string({ unit: 'binary' }),
  // Lone surrogates too.
  fc.array(fc.integer({ min: 0xd7f0, max: 0xe010 })).map((units) => String.fromCharCode(...units)),
  fc.date({ noInvalidDate: false }),
  fc.uint8Array().map((bytes) => bytes.slice().buffer),
  fc.uint8Array(),
  fc.int8Array(),
  fc.uint8ClampedArray(),
  fc.uint16Array(),
  fc.int16Array(),
  fc.uint32Array(),
  fc.int32Array(),
  fc.float32Array(),
  fc.float64Array(),
  fc.bigInt64Array(),
  fc.bigUint64Array(),
);

const { value: anyValue } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('value')),
    fc.dictionary(fc.string({ unit: 'binary' }), tie('value'), { noNullPrototype: true }),
  ),
}));

describe('rows as bytes', () => {
  it('brings any stored value back exactly', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        expect(decodeValue(encodeValue(value))).toStrictEqual(value);
      }),
      { numRuns: 150 },
    );
  });

  it('keeps only what a view shows of its buffer', () => {
    const whole = Float32Array.of(1, 2, 3, 4);
    const decoded = decodeValue(encodeValue(whole.subarray(1, 3)));
    expect(decoded).toStrictEqual(Float32Array.of(2, 3));
    expect(decoded).toHaveProperty('buffer.byteLength', 8);
  });

  it('keeps a key named like the prototype', () => {
    const row: unknown = JSON.parse('{"__proto__":{"a":1}}');
    expect(JSON.stringify(decodeValue(encodeValue(row)))).toBe('{"__proto__":{"a":1}}');
  });

  it('refuses what has no bytes rather than store less', () => {
    expect(() => encodeValue({ work: () => 1 })).toThrow(TypeError);
    expect(() => encodeValue(new Map([[1, 2]]))).toThrow('A Map cannot be sealed.');
  });

  it('refuses bytes that were cut, or go on', () => {
    fc.assert(
      fc.property(anyValue, fc.nat(), (value, cut) => {
        const bytes = encodeValue(value);
        expect(() => decodeValue(bytes.slice(0, cut % bytes.length))).toThrow(RangeError);
        expect(() => decodeValue(Uint8Array.of(...bytes, 0))).toThrow(RangeError);
      }),
    );
  });
});
