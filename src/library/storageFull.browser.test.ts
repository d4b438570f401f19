import type { CDPSession } from '@vitest/browser-playwright';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cdp } from 'vitest/browser';
import { buildImported } from '../testing/builders.ts';
import { addPhoto } from '../testing/libraryFixtures.ts';
import type { Library } from './library.ts';
import { openLibrary } from './openLibrary.ts';
import { databaseName, ProfileDatabase } from './schema.ts';

const PROFILE = 'storage-full-test';

let library: Library;

beforeEach(async () => {
  library = await openLibrary(PROFILE);
});

afterEach(async () => {
  library.close();
  await Dexie.delete(databaseName(PROFILE));
});

type Write = (this: IDBObjectStore, value: unknown) => IDBRequest<IDBValidKey>;

function throwQuotaError(this: IDBObjectStore): never {
  throw new DOMException(`No room in ${this.name}`, 'QuotaExceededError');
}

/** What runs instead of the browser's `put` for the last row of an import, by when the full disk is noticed. */
const FAULTS: Readonly<Record<string, (write: Write) => Write>> = {
  'at once': () => throwQuotaError,
  // The usual way: every request succeeds, then the browser aborts instead of committing.
  'at the end': (put) =>
    function failing(value) {
      const request = put.call(this, value);
      const error = new DOMException('No room', 'QuotaExceededError');
      Object.defineProperty(this.transaction, 'error', { value: error });
      request.addEventListener('success', () => this.transaction.abort());
      return request;
    },
};

/** Runs with a method of every object store replaced. */
async function withMethod(
  name: 'add' | 'put',
  replace: (original: Write) => Write,
  work: () => Promise<void>,
): Promise<void> {
  const original: Write = IDBObjectStore.prototype[name];
  IDBObjectStore.prototype[name] = replace(original);
  try {
    await work();
  } finally {
    IDBObjectStore.prototype[name] = original;
  }
}

describe('a full disk', () => {
  it.each(Object.keys(FAULTS))(
    'noticed %s is said for each new photo, and nothing is stored',
    async (when) => {
      const known = await addPhoto(library, 'a.jpg');
      const fault = FAULTS[when];
      if (fault === undefined) throw new Error(`No such fault: ${when}`);
      await withMethod(
        'put',
        (put) => {
          const failing = fault(put);
          return function putUnlessLast(value) {
            return this.name === 'photoCounts' ? failing.call(this, value) : put.call(this, value);
          };
        },
        async () => {
          const results = await library.photos.addImported([
            buildImported({ fileName: 'b.jpg' }),
            buildImported({ sha256: 'sha-of-a.jpg', fileName: 'copy of a.jpg' }),
          ]);
          expect(results).toEqual([
            { ok: false, reason: 'storage-full' },
            { ok: false, reason: 'duplicate', existingId: known },
          ]);
        },
      );
      expect(await countRows()).toEqual([1, 1, 1, 1, 1, 1]);
      await addPhoto(library, 'b.jpg');
    },
  );

  it('costs no prompt: its vector is only not kept', async () => {
    await withMethod(
      'put',
      () => throwQuotaError,
      () => library.promptVectors.write('m::cat', Float32Array.of(1)),
    );
    expect(await library.promptVectors.read('m::cat')).toBeNull();
  });

  // Chromium remembers for 30 s how much room there was, so this waits that long: VITE_SLOW=1 to run it.
  it.skipIf(import.meta.env['VITE_SLOW'] === undefined)(
    'is recognised when the browser itself reports it',
    { timeout: 90_000 },
    async () => {
      const { origin } = location;
      const devTools: CDPSession = cdp();
      await devTools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1_000_000 });
      try {
        let imported = 0;
        await vi.waitFor(
          async () => {
            imported += 1;
            const big = { ...buildImported({ fileName: `${imported}.jpg` }), original: noise(4_000_000) };
            expect(await library.photos.addImported([big])).toEqual([{ ok: false, reason: 'storage-full' }]);
          },
          { timeout: 60_000, interval: 500 },
        );
        expect(await countRows()).toEqual(Array.from({ length: 5 }, () => imported - 1));
      } finally {
        await devTools.send('Storage.overrideQuotaForOrigin', { origin });
      }
    },
  );
});

/** Rows of everything an import writes. */
async function countRows(): Promise<number[]> {
  const db = new ProfileDatabase(databaseName(PROFILE));
  const tables = [db.photos, db.originals, db.thumbnails, db.states, db.cells, db.jobs];
  const counts = await Promise.all(tables.map((table) => table.count()));
  db.close();
  return counts;
}

/** Bytes that cannot be stored in less room than they take. */
function noise(bytes: number): ArrayBuffer {
  const values = new Uint8Array(bytes);
  const mostAtOnce = 65_536;
  for (let start = 0; start < bytes; start += mostAtOnce) {
    crypto.getRandomValues(values.subarray(start, start + mostAtOnce));
  }
  return values.buffer;
}
