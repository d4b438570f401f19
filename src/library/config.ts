/**
 * Configurations: every saved one is kept as a snapshot. Saving cleans up in the same transaction, so that no reader
 * ever sees a configuration with the tags of another.
 */
import { archivingKeysOf, cleanUpRun, type CleanUpPlan } from '../core/config/cleanUp.ts';
import type { ConfigCause, ConfigDocument } from '../core/config/document.ts';
import { parseSnapshot, readCurrentSnapshot } from './configSnapshots.ts';
import type { ConfigStore, SaveConfigResult } from './library.ts';
import type { ProfileDatabase } from './schema.ts';
import { takeBackCategories, takeBackTables } from './takeBack.ts';

export function createConfigStore(db: ProfileDatabase): ConfigStore {
  return {
    read: () => readCurrentSnapshot(db),
    async readHistory() {
      return (await db.configs.orderBy('revision').toArray()).map(parseSnapshot).toReversed();
    },
    readConsequences: (plan, document) =>
      db.transaction('r', takeBackTables(db), async () =>
        takeBackCategories(db, keysOf(plan), archivingKeysOf(document.classification), async () => undefined),
      ),
    save: (document, expectedRevision, cause, plan, nowMs, source) =>
      db.transaction('rw', [...takeBackTables(db), db.configs, db.runs], async () =>
        save(db, document, expectedRevision, { cause, plan, nowMs, source }),
      ),
  };
}

function keysOf(plan: CleanUpPlan): Set<string> {
  return new Set(plan.map(({ categoryKey }) => categoryKey));
}

interface SaveContext {
  readonly cause: ConfigCause;
  readonly plan: CleanUpPlan;
  readonly nowMs: number;
  readonly source: string | undefined;
}

async function save(
  db: ProfileDatabase,
  document: ConfigDocument,
  expectedRevision: number,
  { cause, plan, nowMs, source }: SaveContext,
): Promise<SaveConfigResult> {
  const current = await readCurrentSnapshot(db);
  if (current.revision !== expectedRevision) return { ok: false, reason: 'stale', current };

  const { untagged, returned } = await takeBackCategories(
    db,
    keysOf(plan),
    archivingKeysOf(document.classification),
  );
  if (plan.length > 0) await db.runs.add(cleanUpRun(plan, untagged, nowMs, cause));
  const revision = current.revision + 1;
  await db.configs.add({
    revision,
    savedAtMs: nowMs,
    cause,
    document,
    ...(source === undefined ? {} : { source }),
  });
  return { ok: true, revision, untagged, returned };
}
