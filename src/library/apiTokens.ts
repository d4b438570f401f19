/** The profile's API token: at most one, kept as a hash, so that nobody who reads the database can use it. */
import type { ApiTokenStore } from './library.ts';
import { isQuotaError } from './quota.ts';
import type { ProfileDatabase } from './schema.ts';

export function createApiTokenStore(db: ProfileDatabase): ApiTokenStore {
  return {
    async read() {
      return (await db.apiTokens.toCollection().first()) ?? null;
    },
    replace: (token) =>
      db.transaction('rw', db.apiTokens, async () => {
        await db.apiTokens.clear();
        await db.apiTokens.add({ ...token, lastUsedAtMs: null });
      }),
    revoke: () => db.apiTokens.clear(),
    async isValid(sha256) {
      return (await db.apiTokens.get(sha256)) !== undefined;
    },
    async noteUse(sha256, nowMs) {
      try {
        // Nothing is written where the token was revoked or replaced meanwhile.
        await db.apiTokens.update(sha256, { lastUsedAtMs: nowMs });
      } catch (error) {
        // Without room the page shows an older last use; what was asked for goes on.
        if (!isQuotaError(error)) throw error;
      }
    },
  };
}
