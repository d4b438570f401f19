/** The library contract, part five: the one API token of a profile. */
import { describe, expect, it } from 'vitest';
import type { LibraryInTest } from './libraryFixtures.ts';

const FIRST = { sha256: 'aa', start: 'winnow_A', createdAtMs: 10 };
const SECOND = { sha256: 'bb', start: 'winnow_B', createdAtMs: 20 };

export function describeApiTokens(library: LibraryInTest): void {
  describe('the API token', () => {
    it('is not there to begin with', async () => {
      expect(await library().apiTokens.read()).toBeNull();
      expect(await library().apiTokens.isValid('aa')).toBe(false);
    });

    it('is one: a new one takes the place of the old', async () => {
      await library().apiTokens.replace(FIRST);
      await library().apiTokens.noteUse('aa', 15);
      await library().apiTokens.replace(SECOND);
      expect(await library().apiTokens.read()).toEqual({ ...SECOND, lastUsedAtMs: null });
      expect(await library().apiTokens.isValid('aa')).toBe(false);
      expect(await library().apiTokens.isValid('bb')).toBe(true);
    });

    it('remembers its last use, and nothing of a token that is gone', async () => {
      await library().apiTokens.replace(FIRST);
      await library().apiTokens.noteUse('bb', 11);
      expect((await library().apiTokens.read())?.lastUsedAtMs).toBeNull();
      await library().apiTokens.noteUse('aa', 12);
      expect((await library().apiTokens.read())?.lastUsedAtMs).toBe(12);

      await library().apiTokens.revoke();
      await library().apiTokens.noteUse('aa', 13);
      expect(await library().apiTokens.read()).toBeNull();
      expect(await library().apiTokens.isValid('aa')).toBe(false);
    });
  });
}
