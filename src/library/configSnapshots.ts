/** Reading stored configurations. They are parsed on the way out: the rules may have grown stricter since one was saved. */
import { configErrorToText, parseConfigDocument } from '../core/config/validate.ts';
import { EMPTY_CONFIG, type ConfigSnapshot } from '../core/config/document.ts';
import type { ProfileDatabase } from './schema.ts';

/** What a library has before anything was saved. */
const NO_SNAPSHOT: ConfigSnapshot = { revision: 0, savedAtMs: 0, cause: 'page', document: EMPTY_CONFIG };

/** The configuration in force, in the caller's transaction or one of its own. */
export async function readCurrentSnapshot(db: ProfileDatabase): Promise<ConfigSnapshot> {
  const last = await db.configs.orderBy('revision').last();
  return last === undefined ? NO_SNAPSHOT : parseSnapshot(last);
}

/** Its revision alone, without the cost of parsing the document. */
export async function readCurrentRevision(db: ProfileDatabase): Promise<number> {
  return (await db.configs.orderBy('revision').last())?.revision ?? NO_SNAPSHOT.revision;
}

/** Throws on a document that no longer passes the rules: tightening them takes a migration of what is stored. */
export function parseSnapshot(snapshot: ConfigSnapshot): ConfigSnapshot {
  const parsed = parseConfigDocument(snapshot.document);
  if (parsed.ok) return { ...snapshot, document: parsed.document };
  const faults = parsed.errors.map(configErrorToText).join('; ');
  throw new Error(`Stored configuration ${snapshot.revision} is not valid: ${faults}`);
}
