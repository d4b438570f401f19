import { Dexie, type Table } from 'dexie';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepTransactionsWhole } from './wholeTransactions.ts';

const NAME = 'whole-transactions-test';

class Numbers extends Dexie {
  readonly kept: Table<{ readonly id: number }, number>;
  readonly others: Table<{ readonly id: number }, number>;

  constructor() {
    super(NAME, { cache: 'disabled' });
    keepTransactionsWhole(this);
    this.version(1).stores({ kept: 'id', others: 'id' });
    this.kept = this.table('kept');
    this.others = this.table('others');
  }
}

let db: Numbers;

beforeEach(async () => {
  db = new Numbers();
  await db.kept.bulkAdd(Array.from({ length: 100 }, (_, id) => ({ id })));
});

afterEach(() => db.delete());

async function* each(count: number): AsyncIterable<{ readonly id: number }> {
  yield* await db.kept.limit(count).toArray();
}

/** What lost its transaction in the library once: rows read one by one from an async generator, then another read. */
function countSlowly(count: number): Promise<number> {
  return db.transaction('rw', db.kept, db.others, async () => {
    let found = 0;
    for await (const _ of each(count)) found += 1;
    await db.others.put({ id: found });
    return found;
  });
}

it('work that fell out of its transaction fails, whoever wins the race to the end', async () => {
  expect(await countSlowly(10)).toBe(10);
  const attempts = await Promise.allSettled(Array.from({ length: 20 }, () => countSlowly(100)));
  expect(attempts.map(({ status }) => status)).toEqual(attempts.map(() => 'rejected'));
});

describe('work that stays in its transaction', () => {
  it('may be long, parallel and nested', async () => {
    const readOne = async (id: number): Promise<number> => (await db.kept.get(id))?.id ?? 0;
    const work = (): Promise<number> =>
      db.transaction('rw', [db.kept, db.others], async () => {
        let sum = 0;
        for (let id = 0; id < 100; id++) sum += await readOne(id);
        const parts = await Promise.all([
          readOne(1),
          db.transaction('r', db.kept, async () => readOne(2)),
          ...Array.from({ length: 100 }, async (_, id) => (id % 2 === 0 ? 0 : readOne(id))),
        ]);
        await db.others.put({ id: sum });
        return parts.length;
      });
    expect(await Promise.all(Array.from({ length: 20 }, work))).toEqual(
      Array.from({ length: 20 }, () => 102),
    );
    expect(await db.others.toArray()).toEqual([{ id: 4_950 }]);
  });

  it('need not be an async function', async () => {
    const answer = await db.transaction('rw', db.kept, () =>
      db.kept.put({ id: 500 }).then(() => db.kept.get(500)),
    );
    expect(answer).toEqual({ id: 500 });
  });

  it('is rolled back where it fails', async () => {
    const failing = db.transaction('rw', db.kept, async () => {
      await db.kept.put({ id: 501 });
      throw new Error('No more.');
    });
    await expect(failing).rejects.toThrow('No more.');
    expect(await db.kept.get(501)).toBeUndefined();
  });
});
