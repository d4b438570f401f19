/**
 * Telling what was written, to this tab and others. Dexie announces the ranges of every committed transaction, across
 * tabs through a BroadcastChannel; here they become names of collections of one database.
 */
import { Dexie, type ObservabilitySet } from 'dexie';
import type { Collection } from './library.ts';

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
  folders: 'folders',
  linkedFiles: 'folders',
};

/** What is known of a database's writes, for as long as it is open. */
export interface Changes<Changed> {
  /** Calls back after each committed write; returns the way to stop. */
  subscribe(listener: (changed: Changed) => void): () => void;
  /** Ends every subscription. */
  stop(): void;
}

/** Writes to a profile's library, by collection. */
export function followCollections(databaseName: string): Changes<ReadonlySet<Collection>> {
  const tables = followTables(databaseName);
  return {
    stop: () => {
      tables.stop();
    },
    subscribe: (listener) =>
      tables.subscribe((written) => {
        const changed = new Set([...written].flatMap((table) => COLLECTION_BY_TABLE[table] ?? []));
        if (changed.size > 0) listener(changed);
      }),
  };
}

/** Writes to a database, by the names of its tables. */
export function followTables(databaseName: string): Changes<ReadonlySet<string>> {
  // Keys of the announcement are `idb://<database>/<table>/<index>`.
  const prefix = `idb://${databaseName}/`;
  const stops = new Set<() => void>();
  return {
    subscribe(listener) {
      const listen = (parts: ObservabilitySet): void => {
        const here = Object.keys(parts).filter((part) => part.startsWith(prefix));
        const written = new Set(here.map((part) => part.slice(prefix.length).split('/')[0] ?? ''));
        if (written.size > 0) listener(written);
      };
      Dexie.on.storagemutated.subscribe(listen);
      const stop = (): void => {
        Dexie.on.storagemutated.unsubscribe(listen);
        stops.delete(stop);
      };
      stops.add(stop);
      return stop;
    },
    stop() {
      for (const stop of stops) stop();
    },
  };
}
