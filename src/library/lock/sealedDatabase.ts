/** The database of a locked profile: the tables everybody knows, over rows that are sealed. */
import type { DataKey } from '../../core/profileLock.ts';
import { ProfileDatabase } from '../schema.ts';
import { createSealedPictures } from './sealedPictures.ts';
import { createSealedRows } from './sealedRows.ts';
import { createSealingMiddleware } from './sealingMiddleware.ts';

export async function createSealedDatabase(name: string, key: DataKey): Promise<ProfileDatabase> {
  const pictures = await createSealedPictures(key);
  const db = new ProfileDatabase(name, pictures);
  db.use(createSealingMiddleware(createSealedRows(key, pictures)));
  return db;
}
