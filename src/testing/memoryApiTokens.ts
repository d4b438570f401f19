/** The API token of a profile, in memory. */
import type { ApiTokenStore } from '../library/library.ts';
import type { MemoryState } from './memoryState.ts';

export function memoryApiTokens(state: MemoryState): ApiTokenStore {
  return {
    async read() {
      return state.apiToken;
    },
    async replace(token) {
      state.apiToken = { ...token, lastUsedAtMs: null };
      state.changed('apiTokens');
    },
    async revoke() {
      state.apiToken = null;
      state.changed('apiTokens');
    },
    async isValid(sha256) {
      return state.apiToken?.sha256 === sha256;
    },
    async noteUse(sha256, nowMs) {
      if (state.apiToken?.sha256 !== sha256) return;
      state.apiToken = { ...state.apiToken, lastUsedAtMs: nowMs };
      state.changed('apiTokens');
    },
  };
}
