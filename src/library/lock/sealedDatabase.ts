/** The database of a locked profile: the tables everybody knows, over rows that are sealed. */
import type { DataKey, ProfileLock } from '../../core/profileLock.ts';
import { ProfileDatabase } from '../schema.ts';
import { isKeyOf } from './keyCheck.ts';
import { createSealedPictures } from './sealedPictures.ts';
import { createSealedRows } from './sealedRows.ts';
import { createSealingMiddleware } from './sealingMiddleware.ts';

/** Null where the key is not the lock's. */
export async function createSealedDatabase(
  name: string,
  lock: ProfileLock,
  key: DataKey,
): Promise<ProfileDatabase | null> {
  if (!isKeyOf(lock, key)) return null;
  const pictures = await createSealedPictures(key);
  const db = new ProfileDatabase(name, pictures);
  db.use(createSealingMiddleware(createSealedRows(key, pictures)));
  return db;
}
