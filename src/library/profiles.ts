/** Which profiles this browser has: the one place that knows, for whoever must look through all of them. */
import { Dexie } from 'dexie';
import { DEFAULT_PROFILE_ID } from './openLibrary.ts';
import { databaseName } from './schema.ts';

/** Ids of the profiles that have a library. Looking makes none. */
export async function readProfileIds(): Promise<string[]> {
  return (await Dexie.exists(databaseName(DEFAULT_PROFILE_ID))) ? [DEFAULT_PROFILE_ID] : [];
}
