/**
 * Telling what was written, to this tab and others. Dexie announces the ranges of every committed transaction, across
 * tabs through a BroadcastChannel; here they become names of collections of one database.
 */
import { Dexie, type ObservabilitySet } from 'dexie';
import type { Collection } from './library.ts';
import type { ProfileDatabase } from './schema.ts';

const COLLECTION_BY_TABLE: Readonly<Record<string, Collection>> = {
  photos: 'photos',
  cells: 'photos',
  // Written whenever a photo changes its place, states at every classification as well.
  photoCounts: 'photos',
  states: 'marks',
  originals: 'photos',
  thumbnails: 'photos',
  previews: 'photos',
  embeddings: 'embeddings',
  embeddedIds: 'embeddings',
  tags: 'tags',
  links: 'links',
  vetoes: 'vetoes',
  configs: 'config',
  jobs: 'jobs',
  counters: 'jobs',
  throughput: 'jobs',
  pausedQueues: 'jobs',
  runs: 'runs',
  apiTokens: 'apiTokens',
  pictureHashes: 'duplicates',
  notDuplicates: 'duplicates',
};

/** Calls back after each committed write to the database; returns the way to stop. */
export function subscribeToChanges(
  db: ProfileDatabase,
  listener: (changed: ReadonlySet<Collection>) => void,
): () => void {
  // Keys of the announcement are `idb://<database>/<table>/<index>`.
  const prefix = `idb://${db.name}/`;
  const listen = (parts: ObservabilitySet): void => {
    const changed = new Set<Collection>();
    for (const part of Object.keys(parts)) {
      if (!part.startsWith(prefix)) continue;
      const table = part.slice(prefix.length).split('/')[0] ?? '';
      const collection = COLLECTION_BY_TABLE[table];
      if (collection !== undefined) changed.add(collection);
    }
    if (changed.size > 0) listener(changed);
  };
  Dexie.on.storagemutated.subscribe(listen);
  return () => Dexie.on.storagemutated.unsubscribe(listen);
}
