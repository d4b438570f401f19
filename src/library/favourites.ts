/**
 * Favourites, as a person makes them. A favourite stays out of the archive: one that classification had put there comes
 * back as it is made a favourite, unless the configuration in force archives favourites too. No correction is left: the
 * categories were not wrong about the photo, and may archive it again once it is no favourite any more.
 */
import type { PhotoId } from '../core/photo.ts';
import { readCurrentSnapshot } from './configSnapshots.ts';
import { recordHandRun } from './handRuns.ts';
import type { HandReturn } from './library.ts';
import type { ProfileDatabase } from './schema.ts';
import { openStates, stateTables } from './states.ts';
import { journalTables } from './undoJournal.ts';

export async function setFavourite(
  db: ProfileDatabase,
  ids: readonly PhotoId[],
  isFavourite: boolean,
  nowMs: number,
): Promise<HandReturn> {
  return db.transaction('rw', [...stateTables(db), db.configs, ...journalTables(db)], async () => {
    const { classification } = (await readCurrentSnapshot(db)).document;
    const bringsBack = isFavourite && classification.archive_favourites !== true;
    const states = await openStates(db, ids);
    let returned = 0;
    const change = await recordHandRun(db, nowMs, async (journal) => {
      for (const id of new Set(ids)) {
        const before = states.get(id);
        if (before === null || before.isFavourite === isFavourite) continue;
        const isBack = bringsBack && before.archivedBy === 'classification';
        if (isBack) returned += 1;
        const place = isBack ? ({ visibility: 'timeline', archivedBy: null } as const) : {};
        const after = { ...before, ...place, isFavourite };
        journal.moved(id, before, after);
        states.set(id, after);
      }
      await states.save();
      return { kind: 'favourite', isFavourite };
    });
    return { ...change, returned };
  });
}
