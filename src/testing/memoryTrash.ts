/** The trash, in memory. */
import type { PhotoId } from '../core/photo.ts';
import { runOfDeletion, type RunDetails } from '../core/run.ts';
import type { TrashStore } from '../library/library.ts';
import { takeId, type MemoryState } from './memoryState.ts';
import type { MemoryUndoEntry } from './memoryUndo.ts';

export function memoryTrash(state: MemoryState): TrashStore {
  const inTrash = (): PhotoId[] =>
    [...state.photos.values()].flatMap(({ id, visibility }) => (visibility === 'trash' ? [id] : []));

  return {
    async readBytes(ids) {
      return ids.reduce((sum, id) => sum + (state.photos.get(id)?.bytes ?? 0), 0);
    },

    beginDeletion(_, cause) {
      let runId: number | null = null;
      return {
        async deleteSome(asked, nowMs) {
          const wanted = new Set(asked);
          const going = new Set(inTrash().filter((id) => wanted.has(id)));
          if (going.size === 0) return 0;
          removePhotos(state, going);
          runId = noteInRun(state, going.size, nowMs, runId, cause);
          return going.size;
        },
      };
    },

    async noteDates(nowMs) {
      for (const id of inTrash()) if (!state.trashedAtMs.has(id)) state.trashedAtMs.set(id, nowMs);
    },
    async readDates() {
      return new Map(inTrash().map((id) => [id, state.trashedAtMs.get(id) ?? Number.NaN]));
    },
    async readKeepDays() {
      return state.keepTrashDays;
    },
    async setKeepDays(days) {
      state.keepTrashDays = days;
      state.changed('jobs');
    },
  };
}

function removePhotos(state: MemoryState, going: ReadonlySet<PhotoId>): void {
  for (const id of going) forget(state, id);
  const stays = ({ photoId }: { readonly photoId: PhotoId }): boolean => !going.has(photoId);
  state.links = state.links.filter(stays);
  state.vetoes = state.vetoes.filter(stays);
  state.undoEntries = state.undoEntries.flatMap((entry) => withoutPhotos(entry, going));
  state.notDuplicates = state.notDuplicates
    .map((row) => ({ ...row, photoIds: row.photoIds.filter((id) => !going.has(id)) }))
    .filter(({ photoIds }) => photoIds.length > 1);
  removeJobs(state, going);
  state.linkedFiles = state.linkedFiles.flatMap((file) => {
    if (file.photoId === null || !going.has(file.photoId)) return [file];
    return file.state === 'here' ? [{ ...file, photoId: null, state: 'removed' as const }] : [];
  });
  state.changed('photos', 'links', 'vetoes', 'jobs', 'runs', 'embeddings', 'duplicates');
}

function noteInRun(
  state: MemoryState,
  photos: number,
  nowMs: number,
  runId: number | null,
  cause: RunDetails['cause'],
): number {
  const known = runId === null ? undefined : state.runs.get(runId);
  const id = known?.id ?? takeId(state);
  state.runs.set(id, { ...runOfDeletion(known, photos, nowMs, cause), id });
  return id;
}

function forget(state: MemoryState, id: PhotoId): void {
  const tables = [state.photos, state.originals, state.thumbnails, state.previews, state.pictureHashes];
  for (const table of [...tables, ...state.embeddings.values(), state.trashedAtMs]) table.delete(id);
}

/** Jobs about one of the photos alone, and those given up. */
function removeJobs(state: MemoryState, going: ReadonlySet<PhotoId>): void {
  for (const job of state.jobs.values()) {
    if (job.photoIds.length > 1 && job.state !== 'failed') continue;
    const photoIds = job.photoIds.filter((id) => !going.has(id));
    if (photoIds.length === 0) state.jobs.delete(job.id);
    else state.jobs.set(job.id, { ...job, photoIds });
  }
}

function withoutPhotos(entry: MemoryUndoEntry, going: ReadonlySet<PhotoId>): MemoryUndoEntry[] {
  const byPhoto = new Map([...entry.byPhoto].filter(([id]) => !going.has(id)));
  return byPhoto.size + entry.tags.length === 0 ? [] : [{ ...entry, byPhoto }];
}
