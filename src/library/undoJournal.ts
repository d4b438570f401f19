/**
 * The undo journal: what runs changed and what that was before, an entry to a transaction, stored by that transaction. A
 * scan's entry is a few bytes for each link and photo it touched: links that it made are two numbers, since what was
 * there before them is nothing. Entries go when their run is undone, and when they are old (docs/storage.md, "Undo").
 */
import type { Veto } from '../core/category.ts';
import { isEqual } from '../core/config/isEqual.ts';
import type { PhotoId } from '../core/photo.ts';
import type { LinkChange, LinkRow, ProfileDatabase, TagIdentity, UndoEntryRow } from './schema.ts';
import { standingToCode, type Standing } from './states.ts';

/** What one transaction changes, noted as it goes. A thing that changes twice keeps its first before and its last after. */
export interface UndoJournal {
  /** It went somewhere else, or became a favourite or none. */
  moved(id: PhotoId, before: Standing, after: Standing): void;
  linked(before: LinkRow | null, after: LinkRow | null): void;
  vetoed(before: Veto | null, after: Veto | null): void;
  tagChanged(before: TagIdentity, after: TagIdentity): void;
}

/** What was changed, packed; an entry once its run is known. */
export type UndoChanges = Omit<UndoEntryRow, 'id' | 'runId' | 'atMs'>;

interface Change<T> {
  readonly before: T;
  readonly after: T;
}

/** Notes changes and packs them into the entry of one transaction of a run. */
export class UndoEntryBuilder implements UndoJournal {
  readonly #moves = new Map<PhotoId, Change<Standing>>();
  readonly #links = new Map<string, LinkChange>();
  readonly #vetoes = new Map<string, Change<Veto | null>>();
  readonly #tags = new Map<number, Change<TagIdentity>>();

  moved(id: PhotoId, before: Standing, after: Standing): void {
    this.#moves.set(id, { before: this.#moves.get(id)?.before ?? before, after });
  }

  linked(before: LinkRow | null, after: LinkRow | null): void {
    const link = before ?? after;
    if (link === null) return;
    const key = `${link.photoId} ${link.tagId}`;
    const known = this.#links.get(key);
    this.#links.set(key, { before: known === undefined ? before : known.before, after });
  }

  vetoed(before: Veto | null, after: Veto | null): void {
    const veto = before ?? after;
    if (veto === null) return;
    const key = `${veto.photoId} ${veto.kind} ${veto.categoryKey}`;
    const known = this.#vetoes.get(key);
    this.#vetoes.set(key, { before: known === undefined ? before : known.before, after });
  }

  tagChanged(before: TagIdentity, after: TagIdentity): void {
    this.#tags.set(after.id, { before: this.#tags.get(after.id)?.before ?? before, after });
  }

  /** What was changed; null where everything is as it was. */
  build(atMs: number): UndoChanges | null {
    const moves = [...this.#moves].filter(
      ([, { before, after }]) => standingToCode(before) !== standingToCode(after),
    );
    const links = [...this.#links.values()].filter(isChanged);
    const vetoes = [...this.#vetoes.values()].filter(isChanged);
    const changedTags = [...this.#tags.values()].filter(isChanged);
    if (moves.length + links.length + vetoes.length + changedTags.length === 0) return null;
    return {
      movedIds: Uint32Array.from(moves, ([id]) => id),
      placesBefore: Uint8Array.from(moves, ([, { before }]) => standingToCode(before)),
      placesAfter: Uint8Array.from(moves, ([, { after }]) => standingToCode(after)),
      madeLinks: Uint32Array.from(
        links.flatMap((change) =>
          isPlainlyMade(change, atMs) && change.after !== null
            ? [change.after.photoId, change.after.tagId]
            : [],
        ),
      ),
      changedLinks: links.filter((change) => !isPlainlyMade(change, atMs)),
      vetoesAdded: vetoes.flatMap(({ after }) => after ?? []),
      vetoesRemoved: vetoes.flatMap(({ before }) => before ?? []),
      changedTags,
    };
  }
}

function isChanged({ before, after }: Change<unknown>): boolean {
  return !isEqual(before, after);
}

/** True for a new link that can be told again: by its run, or, put on by hand, by its time. A restore makes both in one. */
function isPlainlyMade({ before, after }: LinkChange, atMs: number): boolean {
  if (before !== null || after === null) return false;
  return after.provenance === null ? after.linkedAtMs === atMs : after.isByHand !== true;
}

/** Ids of the photos that were changed. */
export function photosOf(changes: UndoChanges): Set<PhotoId> {
  const { movedIds, madeLinks, changedLinks, vetoesAdded, vetoesRemoved } = changes;
  const ids = new Set<PhotoId>(movedIds);
  for (let index = 0; index < madeLinks.length; index += 2) ids.add(madeLinks[index] ?? 0);
  for (const { before, after } of changedLinks) ids.add((before ?? after)?.photoId ?? 0);
  for (const { photoId } of [...vetoesAdded, ...vetoesRemoved]) ids.add(photoId);
  return ids;
}

/** Stores what was noted with the run, in the caller's transaction; answers whether anything was. The run is the caller's. */
export async function addUndoEntry(
  db: ProfileDatabase,
  builder: UndoEntryBuilder,
  runId: number,
  atMs: number,
): Promise<boolean> {
  const changes = builder.build(atMs);
  if (changes === null) return false;
  await db.undoEntries.add({ ...changes, runId, atMs });
  return true;
}

/** Tables a caller's transaction must cover to keep a journal. */
export function journalTables(db: ProfileDatabase) {
  return [db.undoEntries, db.runs];
}
