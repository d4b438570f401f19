import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { crc32 } from './crc32.ts';
import { BadZipError, findEnd, parseEnd64, parseRecord, walkDirectory } from './zipDirectory.ts';
import { centralRecord, END64_BYTES, endRecords, type ZipFileFacts } from './zipRecords.ts';

const GB = 1024 ** 3;
/** Up to 8 TB, and often just around what 32 bits hold. */
const size = fc.oneof(
  fc.integer({ min: 0, max: 8_192 * GB }),
  fc.integer({ min: 4 * GB - 3, max: 4 * GB + 3 }),
);
const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });

test('the checksum is that of the standard', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcb_f4_39_26);
  expect(crc32(new Uint8Array(0))).toBe(0);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), fc.nat(40), (bytes, cut) => {
      const parts = crc32(bytes.subarray(cut), crc32(bytes.subarray(0, cut)));
      expect(parts).toBe(crc32(bytes));
      let sum = ~0;
      for (const byte of bytes) {
        sum ^= byte;
        for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xed_b8_83_20 : 0);
      }
      expect(crc32(bytes)).toBe(~sum >>> 0);
    }),
  );
});

test('files of any size at any place are read back from the directory as they were written', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ name, bytes: size, offset: size, sum: fc.nat(), ms: fc.date() }), {
        maxLength: 5,
      }),
      (drawn) => {
        const encoder = new TextEncoder();
        const files = drawn.map(({ name: path, bytes, offset, sum, ms }): ZipFileFacts => ({
          name: encoder.encode(path),
          modifiedMs: ms.getTime(),
          method: 'stored',
          crc32: sum,
          storedBytes: bytes,
          bytes,
          offset,
        }));
        const records = files.map((file) => centralRecord(file, false));
        const directory = new Uint8Array(records.flatMap((record) => [...record]));
        const read: unknown[] = [];
        walkDirectory(directory, files.length, (found, at) => {
          read.push({ name: [...found], ...parseRecord(directory, at, Number.MAX_SAFE_INTEGER) });
        });
        expect(read).toEqual(
          files.map(({ name: path, method, crc32: sum, storedBytes, bytes, offset }) => ({
            name: [...path],
            method,
            crc32: sum,
            storedBytes,
            bytes,
            offset,
          })),
        );
      },
    ),
  );
});

test('the end of a zip of any size says where its directory is', () => {
  fc.assert(
    fc.property(
      fc.record({ files: fc.oneof(fc.nat(70_000), size), offset: size, bytes: size }),
      fc.uint8Array({ maxLength: 100 }),
      (end, before) => {
        const records = endRecords(end);
        const found = findEnd(Uint8Array.from([...before, ...records]));
        const isLarge = found.kind === 'zip64';
        expect(isLarge).toBe(end.files >= 65_535 || end.offset >= 2 ** 32 - 1 || end.bytes >= 2 ** 32 - 1);
        if (isLarge) expect(found.offset).toBe(end.offset + end.bytes);
        expect(isLarge ? parseEnd64(records.subarray(0, END64_BYTES)) : found.end).toEqual(end);
      },
    ),
  );
});

test('bytes that are no zip are refused, whatever they say', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.boolean(), (bytes, hasEnd) => {
      const tail = hasEnd ? Uint8Array.from([...bytes, 0x50, 0x4b, 5, 6, ...bytes]) : bytes;
      const attempts = [
        () => findEnd(tail),
        () => parseEnd64(tail),
        () => {
          walkDirectory(tail, 1, (_, at) => {
            parseRecord(tail, at, tail.length);
          });
        },
      ];
      for (const attempt of attempts) {
        try {
          attempt();
        } catch (error) {
          expect(error).toBeInstanceOf(BadZipError);
        }
      }
    }),
  );
});
