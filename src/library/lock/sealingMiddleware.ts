/**
 * The layer of a locked profile's database under everything Dexie does: rows are sealed on their way in and opened on
 * their way out, and what is asked for by hidden text is asked for by its token. The collections above know nothing of it.
 * It is synchronous, since a transaction ends while it waits for anything but itself.
 */
import {
  cmp,
  Dexie,
  type DBCore,
  type DBCoreCursor,
  type DBCoreIndex,
  type DBCoreKeyRange,
  type DBCoreMutateRequest,
  type DBCoreMutateResponse,
  type DBCoreQueryRequest,
  type DBCoreTable,
  type DBCoreTableSchema,
  type Middleware,
} from 'dexie';
import { isHidden, readKey, type SealedRows, type TableShape } from './sealedRows.ts';

/** Under Dexie's own layers, the lowest of which is at -1: those see rows as they are written, and never sealed ones. */
const LEVEL = -2;

/** DBCoreRangeType of Dexie, an ambient enum that cannot be imported where modules stand alone. */
const EQUAL = 1;
const RANGE = 2;
const ANY = 3;

type WriteRequest = Extract<DBCoreMutateRequest, { type: 'add' | 'put' }>;

/** Dexie's own note of its version, in a database it met at another one: a number. */
const DEXIE_TABLE = '$meta';

export function createSealingMiddleware(rows: SealedRows): Middleware<DBCore> {
  return {
    stack: 'dbcore',
    name: 'sealing',
    level: LEVEL,
    create: (core) => ({
      ...core,
      table: (name) => {
        const table = core.table(name);
        return name === DEXIE_TABLE ? table : sealTable(table, rows);
      },
    }),
  };
}

/** How the table's keys and indexes are made. */
function shapeOf({ name, primaryKey, indexes }: DBCoreTableSchema): TableShape {
  if (primaryKey.keyPath === null) throw new Error(`${name} keeps its keys outside its rows.`);
  return {
    name,
    primaryKey: primaryKey.keyPath,
    indexes: indexes.flatMap(({ keyPath }) => (keyPath === null ? [] : [keyPath])),
  };
}

function sealTable(table: DBCoreTable, rows: SealedRows): DBCoreTable {
  const shape = shapeOf(table.schema);
  const { primaryKey } = table.schema;
  const hidesPrimaryKey = propertiesOf(primaryKey).some((property) => isHidden(shape, property));
  /** Text may stand in the primary key, so that its order is not the rows'. */
  const isReordered = (index: DBCoreIndex): boolean => index.isPrimaryKey === true && hidesPrimaryKey;

  const storedKey = (index: DBCoreIndex, key: unknown): unknown =>
    index.keyPath === null ? key : rows.key(shape, index.keyPath, key);
  const open = (stored: unknown): object | undefined =>
    typeof stored === 'object' && stored !== null ? rows.open(shape, stored) : undefined;

  /** The range in which the stored keys lie, or null where tokens have lost the order it speaks of. */
  function storedRange(index: DBCoreIndex, range: DBCoreKeyRange): DBCoreKeyRange | null {
    const properties = propertiesOf(index);
    const isHiddenAt = properties.map((property) => isHidden(shape, property));
    const type: number = range.type;
    if (type !== EQUAL && type !== RANGE) {
      return type === ANY && isHiddenAt.some(Boolean) && !isReordered(index) ? null : range;
    }
    const lower = toParts(range.lower);
    const upper = toParts(range.upper);
    const isOrdered = properties.every((_, at) => {
      const bounds: unknown[] = [lower[at], upper[at]];
      const isText = bounds.some((bound) => typeof bound === 'string');
      return !isText || isHiddenAt[at] !== true || bounds[0] === bounds[1];
    });
    if (!isOrdered) return null;
    return {
      ...range,
      lower: storedKey(index, range.lower),
      upper: storedKey(index, range.upper),
    };
  }

  const openAll = (stored: readonly unknown[]): object[] => stored.flatMap((row) => open(row) ?? []);

  /** What the range asks for, found by going through every row. */
  function scan({ trans, query, direction, limit }: DBCoreQueryRequest): Promise<object[]> {
    const everything: DBCoreKeyRange = { type: ANY, lower: undefined, upper: undefined };
    return table
      .query({ trans, values: true, query: { index: primaryKey, range: everything } })
      .then(({ result }) => {
        const found = openAll(result).filter((row) => {
          const key = plainKeyOf(query.index, row);
          return key !== undefined && isWithin(key, query.range);
        });
        return inOrder(found, query.index, direction, limit);
      });
  }

  /** Rows whose stored keys are in another order than their plain ones: read whole and put in order here. */
  function readInOrder({ trans, query, direction, limit }: DBCoreQueryRequest): Promise<object[]> {
    return table
      .query({ trans, values: true, query })
      .then(({ result }) => inOrder(openAll(result), primaryKey, direction, limit));
  }

  return {
    ...table,

    mutate: (request) => mutate(request),

    get: (request) =>
      table
        .get({ ...request, key: storedKey(primaryKey, request.key) })
        .then((stored: unknown) => open(stored)),

    getMany: (request) =>
      table
        .getMany({ ...request, keys: request.keys.map((key: unknown) => storedKey(primaryKey, key)) })
        .then((stored: unknown[]) => stored.map(open)),

    query: (request) => {
      const { query, values } = request;
      const range = storedRange(query.index, query.range);
      const answer = (found: readonly object[]): { result: unknown[] } => ({
        result: values === true ? [...found] : found.map((row) => plainKeyOf(primaryKey, row)),
      });
      if (range === null) return scan(request).then(answer);
      const stored = { ...request, query: { ...query, range } };
      if (isReordered(query.index)) return readInOrder(stored).then(answer);
      if (values !== true && !hidesPrimaryKey) return table.query(stored);
      return table.query({ ...stored, values: true }).then(({ result }) => answer(openAll(result)));
    },

    openCursor: (request) => {
      const { index } = request.query;
      const range = storedRange(index, request.query.range);
      if (range === null) {
        throw new Error(`${shape.name} is locked: its rows cannot be gone through in that order.`);
      }
      return table
        .openCursor({
          ...request,
          values: request.values === true || hidesPrimaryKey,
          query: { index, range },
        })
        .then((cursor) => (cursor === null ? null : openingCursor(cursor, index)));
    },

    count: (request) => {
      const range = storedRange(request.query.index, request.query.range);
      if (range !== null) return table.count({ ...request, query: { ...request.query, range } });
      return scan(request).then(({ length }) => length);
    },
  };

  function openingCursor(cursor: DBCoreCursor, index: DBCoreIndex): DBCoreCursor {
    let opened: { readonly stored: unknown; readonly row: object | undefined } = {
      stored: undefined,
      row: undefined,
    };
    const row = (): object | undefined => {
      const stored: unknown = cursor.value;
      if (opened.stored !== stored) opened = { stored, row: open(stored) };
      return opened.row;
    };
    const plainKey = (stored: unknown, of: DBCoreIndex): unknown => {
      const isPlain = !propertiesOf(of).some((property) => isHidden(shape, property));
      const found = isPlain ? undefined : row();
      return found === undefined ? stored : plainKeyOf(of, found);
    };
    // A native cursor's own properties can be read on itself only.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the prototype is, the result is too.
    return Object.create(cursor, {
      continue: {
        value: (key?: unknown) => {
          if (key === undefined) cursor.continue();
          else cursor.continue(storedKey(index, key));
        },
      },
      continuePrimaryKey: {
        value: (key: unknown, primary: unknown) => {
          cursor.continuePrimaryKey(storedKey(index, key), storedKey(primaryKey, primary));
        },
      },
      key: { get: () => plainKey(cursor.key, index) },
      primaryKey: { get: () => plainKey(cursor.primaryKey, primaryKey) },
      value: { get: row },
    }) as DBCoreCursor;
  }

  function mutate(request: DBCoreMutateRequest): Promise<DBCoreMutateResponse> {
    if (request.type === 'delete') {
      const keys = request.keys.map((key: unknown) => storedKey(primaryKey, key));
      const results: unknown[] = request.keys;
      return table
        .mutate({ ...request, keys })
        .then((response) => ({ ...response, results, lastResult: results.at(-1) }));
    }
    if (request.type === 'deleteRange') {
      const range = storedRange(primaryKey, request.range);
      if (range === null) throw new Error(`${shape.name} is locked: no range of it can be deleted.`);
      return table.mutate({ ...request, range });
    }
    return request.values.every((row: object) => plainKeyOf(primaryKey, row) !== undefined)
      ? writeSealed(request)
      : addCounted(request);
  }

  function writeSealed(request: WriteRequest): Promise<DBCoreMutateResponse> {
    const values = request.values.map((row: object) => rows.seal(shape, row));
    return table.mutate({ ...request, values }).then((response) => {
      if (!hidesPrimaryKey) return response;
      const results = request.values.map((row: object) => plainKeyOf(primaryKey, row));
      return { ...response, results, lastResult: results.at(-1) };
    });
  }

  /**
   * Rows whose id IndexedDB counts up. The id is part of what a row is sealed with, so a placeholder fetches it first; the
   * transaction shows nobody the placeholder.
   */
  function addCounted(request: WriteRequest): Promise<DBCoreMutateResponse> {
    const placeholders = request.values.map((row: object) => rows.placeholder(shape, row));
    return table.mutate({ ...request, values: placeholders }).then((placed) => {
      const keys: readonly unknown[] = placed.results ?? [];
      const values = request.values.flatMap((row: object, index) => {
        if (placed.failures[index] !== undefined) return [];
        const keyed = { ...row };
        Dexie.setByKeyPath(keyed, propertiesOf(primaryKey).join('.'), keys[index]);
        return [rows.seal(shape, keyed)];
      });
      if (values.length === 0) return placed;
      return table.mutate({ type: 'put', trans: request.trans, values }).then(({ failures }) => {
        // Half a row must not stay: the transaction ends with this.
        for (const failure of Object.values(failures)) throw failure;
        return placed;
      });
    });
  }
}

function propertiesOf({ keyPath }: DBCoreIndex): readonly string[] {
  return typeof keyPath === 'string' ? [keyPath] : (keyPath ?? []);
}

/** Undefined where the row is not in the index, since a part of its key is missing. */
function plainKeyOf({ keyPath }: DBCoreIndex, row: object): unknown {
  const key = keyPath === null ? undefined : readKey(row, keyPath);
  const isWhole = Array.isArray(key) ? key.every(isPresent) : isPresent(key);
  return isWhole ? key : undefined;
}

function isPresent(part: unknown): boolean {
  return part !== undefined && part !== null;
}

/** A bound's value at each property of its index. */
function toParts(bound: unknown): readonly unknown[] {
  return Array.isArray(bound) ? bound : [bound];
}

function isWithin(key: unknown, range: DBCoreKeyRange): boolean {
  const type: number = range.type;
  if (type === ANY) return true;
  const { lowerOpen, upperOpen } = range;
  const lower: unknown = range.lower;
  const upper: unknown = range.upper;
  const aboveLower = lower === undefined ? 1 : cmp(key, lower);
  const belowUpper = upper === undefined ? -1 : cmp(key, upper);
  return (
    (lowerOpen === true ? aboveLower > 0 : aboveLower >= 0) &&
    (upperOpen === true ? belowUpper < 0 : belowUpper <= 0)
  );
}

function inOrder(
  rows: readonly object[],
  index: DBCoreIndex,
  direction: DBCoreQueryRequest['direction'],
  limit: number | undefined,
): object[] {
  const ascending = rows.toSorted((a, b) => cmp(plainKeyOf(index, a), plainKeyOf(index, b)));
  const isBackwards = direction === 'prev' || direction === 'prevunique';
  return (isBackwards ? ascending.toReversed() : ascending).slice(0, limit);
}
