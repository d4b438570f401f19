/** Telling a full disk from a bug. */

/** True for IndexedDB's quota error, bare or as the inner error of Dexie's abort. */
export function isQuotaError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'QuotaExceededError') return true;
  return 'inner' in error && error.inner !== error && isQuotaError(error.inner);
}
