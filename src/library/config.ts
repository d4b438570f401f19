/**
 * Configurations: every saved one is kept as a snapshot. Saving cleans up in the same transaction, so that no reader
 * ever sees a configuration with the tags of another.
 */
import { archivingRuleOf, type ArchivingRule } from '../core/archiving.ts';
import { cleanUpRun, type CleanedUp, type CleanUpPlan } from '../core/config/cleanUp.ts';
import type { ConfigCause, ConfigDocument } from '../core/config/document.ts';
import type { Run } from '../core/run.ts';
import { parseSnapshot, readCurrentSnapshot } from './configSnapshots.ts';
import type { CleanUpCounts, ConfigStore, SaveConfigResult } from './library.ts';
import type { ProfileDatabase } from './schema.ts';
import { applyTakeBack, takeBackCategories, takeBackTables } from './takeBack.ts';
import { journalTables, addUndoEntry, UndoEntryBuilder } from './undoJournal.ts';

export function createConfigStore(db: ProfileDatabase): ConfigStore {
  return {
    read: () => readCurrentSnapshot(db),
    async readHistory() {
      return (await db.configs.orderBy('revision').toArray()).map(parseSnapshot).toReversed();
    },
    readConsequences: (plan, document) =>
      db.transaction('r', takeBackTables(db), async () =>
        countsOf(
          await takeBackCategories(
            db,
            keysOf(plan),
            archivingRuleOf(document.classification),
            async () => undefined,
          ),
        ),
      ),
    save: (document, expectedRevision, cause, plan, nowMs, source) =>
      db.transaction('rw', [...takeBackTables(db), db.configs, ...journalTables(db)], async () =>
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

  const revision = current.revision + 1;
  const cleanedUp = await cleanUp(db, plan, archivingRuleOf(document.classification), {
    cause,
    nowMs,
    revision,
  });
  await db.configs.add({
    revision,
    savedAtMs: nowMs,
    cause,
    document,
    ...(source === undefined ? {} : { source }),
  });
  return { ok: true, revision, ...countsOf(cleanedUp) };
}

const NOTHING: CleanedUp = { untagged: 0, returned: 0, untaggedByKey: new Map() };

/** Takes back what the plan says and records it; also where there was nothing to take back. */
async function cleanUp(
  db: ProfileDatabase,
  plan: CleanUpPlan,
  archiving: ArchivingRule,
  context: { readonly cause: ConfigCause; readonly nowMs: number; readonly revision: number },
): Promise<CleanedUp> {
  if (plan.length === 0) return NOTHING;
  const runId = await db.runs.add(cleanUpRun(plan, NOTHING, context));
  const kept: boolean[] = [];
  const cleanedUp = await takeBackCategories(db, keysOf(plan), archiving, async (takeBack) => {
    const journal = new UndoEntryBuilder();
    await applyTakeBack(db, takeBack, journal);
    kept.push(await addUndoEntry(db, journal, runId, context.nowMs));
  });
  const run: Run = { ...cleanUpRun(plan, cleanedUp, context), id: runId };
  await db.runs.put(kept.includes(true) ? { ...run, canUndo: true } : run);
  return cleanedUp;
}

function countsOf({ untagged, returned }: CleanedUp): CleanUpCounts {
  return { untagged, returned };
}
