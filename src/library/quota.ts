/** Telling a full disk from a bug. */

/** True for IndexedDB's quota error, bare, as the inner error of Dexie's abort or among the failures of a bulk write. */
export function isQuotaError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'QuotaExceededError') return true;
  if ('failures' in error && Array.isArray(error.failures)) return error.failures.some(isQuotaError);
  return 'inner' in error && error.inner !== error && isQuotaError(error.inner);
}
