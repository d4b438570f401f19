/**
 * Looking rows up by several texts of an index. Dexie's `anyOf` goes through the index from one text to the next, in an
 * order that the index of a locked profile does not have (lock/sealedRows.ts); asked one by one each text is just found.
 */
import type { Table } from 'dexie';

/** The rows whose indexed text is one of these; each text once, in no order. In the caller's transaction. */
export async function readByTexts<Row, Key, NewRow>(
  table: Table<Row, Key, NewRow>,
  index: string,
  texts: Iterable<string>,
): Promise<Row[]> {
  const found = await Promise.all(
    [...new Set(texts)].map((text) => table.where(index).equals(text).toArray()),
  );
  return found.flat();
}
