/** Prompt vectors: a prompt's vector under a pinned model never changes, so it is encoded once in a library's life. */
import type { PromptVectorStore } from './library.ts';
import { isQuotaError } from './quota.ts';
import type { ProfileDatabase } from './schema.ts';

export function createPromptVectorStore(db: ProfileDatabase): PromptVectorStore {
  return {
    async read(key) {
      return (await db.promptVectors.get(key))?.vector ?? null;
    },
    async write(key, vector) {
      try {
        await db.promptVectors.put({ key, vector });
      } catch (error) {
        // Only a saving of time: without room the prompt is encoded again next time.
        if (!isQuotaError(error)) throw error;
      }
    },
  };
}
