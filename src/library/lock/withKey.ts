/** A key as openDatabase.ts takes it: with the code that uses it, which nobody without a locked profile loads. */
import type { DataKey } from '../../core/profileLock.ts';
import type { OpenSealed } from '../openDatabase.ts';

/** Null where there is no key. */
export function withKey(key: DataKey | null): OpenSealed | null {
  if (key === null) return null;
  return async (name, lock) => {
    const { createSealedDatabase } = await import('./sealedDatabase.ts');
    return createSealedDatabase(name, lock, key);
  };
}
