/** Whether two configurations, or parts of them, say the same. */

/** Deep equality of plain data; the order of keys does not count, the order of lists does. */
export function isEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const entriesOfA = Object.entries(a);
  const mapOfB = new Map<string, unknown>(Object.entries(b));
  return (
    entriesOfA.length === mapOfB.size &&
    entriesOfA.every(([key, value]) => mapOfB.has(key) && isEqual(value, mapOfB.get(key)))
  );
}
