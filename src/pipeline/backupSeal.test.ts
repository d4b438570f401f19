import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  CHUNK_BYTES,
  createSealer,
  DamagedSealError,
  HEADER_BYTES,
  isSealed,
  openSealed,
} from './backupSeal.ts';

/** The cost is in the header, so a file sealed cheaply is opened cheaply. */
const FEW_ITERATIONS = 10;
const TAG_BYTES = 16;
const STEP = CHUNK_BYTES + TAG_BYTES;

function drawBytes(length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
  return bytes;
}

async function seal(plain: Uint8Array, passphrase: string, writeBytes = 100_000): Promise<Blob> {
  const sealer = await createSealer(passphrase, FEW_ITERATIONS);
  const sealed = new Response(sealer.readable).blob();
  const writer = sealer.writable.getWriter();
  for (let at = 0; at < plain.length; at += writeBytes)
    await writer.write(plain.subarray(at, at + writeBytes));
  await writer.close();
  return sealed;
}

/** What opening and reading everything comes to: the plain bytes, or why not. */
async function unseal(file: Blob, passphrase: string): Promise<Uint8Array | string> {
  const result = await openSealed(file, passphrase);
  if (!result.ok) return result.reason;
  try {
    return await result.opened.read(0, result.opened.size);
  } catch (error) {
    if (error instanceof DamagedSealError) return 'damaged';
    throw error;
  }
}

function chunkOf(file: Blob, index: number): Blob {
  return file.slice(HEADER_BYTES + index * STEP, HEADER_BYTES + (index + 1) * STEP);
}

/** The matchers take seconds over so many bytes. */
function isSame(a: Uint8Array | string, b: Uint8Array): boolean {
  return typeof a !== 'string' && a.length === b.length && a.every((byte, index) => byte === b[index]);
}

async function toBytes(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await file.arrayBuffer());
}

test.each([0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES])(
  '%i bytes come back as they went in, and any part of them can be read',
  async (length) => {
    const plain = drawBytes(length);
    const sealed = await seal(plain, 'correct horse', 77_777);
    expect(await isSealed(sealed)).toBe(true);
    expect(isSame(await unseal(sealed, 'correct horse'), plain)).toBe(true);
    const result = await openSealed(sealed, 'correct horse');
    if (!result.ok) throw new Error(result.reason);
    const from = Math.floor(length / 3);
    const part = await result.opened.read(from, CHUNK_BYTES + 5);
    expect(isSame(part, plain.slice(from, from + CHUNK_BYTES + 5))).toBe(true);
  },
);

test('another passphrase is refused at once, the same one composed otherwise is not', async () => {
  const sealed = await seal(drawBytes(10), 'Pâté 1');
  expect(await unseal(sealed, 'pâté 1')).toBe('wrong-passphrase');
  expect(await unseal(sealed, '')).toBe('wrong-passphrase');
  expect(await unseal(sealed, 'Pâté 1'.normalize('NFD'))).toHaveLength(10);
});

test('the same bytes under the same passphrase are another file each time', async () => {
  const plain = drawBytes(1_000);
  const [first, second] = [await toBytes(await seal(plain, 'p')), await toBytes(await seal(plain, 'p'))];
  expect(first.slice(HEADER_BYTES)).not.toEqual(second.slice(HEADER_BYTES));
});

const PLAIN = drawBytes(3 * CHUNK_BYTES + 1_000);

test('a file cut anywhere is found out', async () => {
  const sealed = await seal(PLAIN, 'p');
  const border = fc.integer({ min: 0, max: 3 }).map((chunks) => HEADER_BYTES + chunks * STEP);
  const anywhere = fc.integer({ min: 0, max: sealed.size - 1 });
  await fc.assert(
    fc.asyncProperty(fc.oneof(border, anywhere), async (size) => {
      expect(typeof (await unseal(sealed.slice(0, size), 'p'))).toBe('string');
    }),
    { numRuns: 60 },
  );
});

test('a bit turned anywhere but in the magic is found out', async () => {
  const sealed = await toBytes(await seal(PLAIN, 'p'));
  const inHeader = fc.integer({ min: 16, max: HEADER_BYTES - 1 });
  const anywhere = fc.integer({ min: 16, max: sealed.length - 1 });
  await fc.assert(
    fc.asyncProperty(fc.oneof(inHeader, anywhere), fc.integer({ min: 0, max: 7 }), async (at, bit) => {
      const turned = sealed.slice();
      turned[at] = (turned[at] ?? 0) ^ (1 << bit);
      expect(typeof (await unseal(new Blob([turned]), 'p'))).toBe('string');
    }),
    { numRuns: 60 },
  );
});

test('chunks in another order, doubled, left out or from another file are found out', async () => {
  const sealed = await seal(PLAIN, 'p');
  const other = await seal(drawBytes(PLAIN.length), 'p');
  const header = sealed.slice(0, HEADER_BYTES);
  const place = fc.record({ index: fc.integer({ min: 0, max: 3 }), isOther: fc.boolean() });
  const whole = [0, 1, 2, 3];
  await fc.assert(
    fc.asyncProperty(fc.array(place, { minLength: 1, maxLength: 6 }), async (places) => {
      fc.pre(
        !(
          places.length === 4 &&
          whole.every((index) => places[index]?.index === index && !places[index].isOther)
        ),
      );
      const chunks = places.map(({ index, isOther }) => chunkOf(isOther ? other : sealed, index));
      expect(typeof (await unseal(new Blob([header, ...chunks]), 'p'))).toBe('string');
    }),
    { numRuns: 60 },
  );
});

test('a header that asks for hours of work is refused', async () => {
  const sealed = await toBytes(await seal(drawBytes(10), 'p'));
  new DataView(sealed.buffer).setUint32(12, 0xff_ff_ff_ff);
  expect(await unseal(new Blob([sealed]), 'p')).toBe('damaged');
  new DataView(sealed.buffer).setUint32(8, 2);
  expect(await unseal(new Blob([sealed]), 'p')).toBe('newer');
});
