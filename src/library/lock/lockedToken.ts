/**
 * Whether an API token is a locked profile's. The token's hash is the key of its row and is not sealed (sealedRows.ts), so
 * that who asks with the right token can be told that the profile is locked, and nobody else anything.
 */
import { Dexie } from 'dexie';
import { databaseName } from '../schema.ts';

/** Looks at no row. False where the profile has no library. */
export async function hasApiToken(profileId: string, sha256: string): Promise<boolean> {
  const name = databaseName(profileId);
  // At the version it has: without the key no upgrade can be made.
  const db = new Dexie(name, { autoOpen: false });
  try {
    await db.open();
    return (await db.table('apiTokens').where(':id').equals(sha256).count()) > 0;
  } catch (error) {
    if (error instanceof Dexie.NoSuchDatabaseError) return false;
    throw error;
  } finally {
    db.close();
  }
}
