/**
 * Transactions that are whole or fail: work that fell out of its transaction half-way is found out each time, where Dexie
 * notices it by chance.
 *
 * Note: What a transaction may wait for. Its own requests. IndexedDB ends a transaction that has nothing to do, so waiting
 * for anything else (a file, WebCrypto, a timer) ends it. And Dexie knows who works in a transaction by following promises
 * from one step to the next, through at most a hundred steps without a request (`ZONE_ECHO_LIMIT`): code that takes more,
 * such as a loop that awaits what was there already, or `for await`, where each turn is three steps, goes on outside. Its
 * reads and writes then have transactions of their own, and Dexie complains ("Transaction committed too early") only if
 * the old one has ended by the time the answer comes: a race, which small libraries win. So what is async in here makes a
 * request in each turn of its loops, there is no `for await` (tools/transactionRules.mjs), and the end is checked.
 */
import { Dexie, type Transaction } from 'dexie';

type Scope = (transaction: Transaction) => unknown;

/**
 * Has every transaction of the database fail whose work ended outside of it. What it wrote inside is rolled back where
 * that is still possible. Functions given to a transaction need not be `async`, as they would have to be for Dexie alone.
 */
export function keepTransactionsWhole(db: Dexie): void {
  const begin = db.transaction.bind(db);
  const beginWhole = (...args: readonly unknown[]): unknown => {
    // However many tables are named, the function comes last.
    const scope = args.at(-1);
    if (!isScope(scope)) throw new TypeError('A transaction needs a function.');
    const whole = async (transaction: Transaction): Promise<unknown> => {
      const answer = await scope(transaction);
      if (Dexie.currentTransaction === transaction) return answer;
      throw new Error('The work went on outside its transaction: it waited for something else.');
    };
    return Reflect.apply(begin, db, [...args.slice(0, -1), whole]);
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- passes on what it is given: the signatures stay.
  db.transaction = beginWhole as Dexie['transaction'];
}

function isScope(value: unknown): value is Scope {
  return typeof value === 'function';
}
