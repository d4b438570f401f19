/** Linked folders in memory. What a folder's files hold is not: a test says which originals are away. */
import type { FilePlace, FolderId, LinkedFile } from '../core/linkedFile.ts';
import type { PhotoId } from '../core/photo.ts';
import type { FolderStore, OriginalPlace, OriginalResult } from '../library/library.ts';
import { takeId, type MemoryState } from './memoryState.ts';

export function memoryFolders(state: MemoryState): FolderStore {
  const ofFolder = (folderId: FolderId): LinkedFile[] =>
    state.linkedFiles.filter((file) => file.folderId === folderId);

  function isElsewhere(folderId: FolderId, photoId: PhotoId): boolean {
    const isCopied = state.originals.has(photoId) && !state.inPlaceIds.has(photoId);
    return (
      isCopied ||
      state.linkedFiles.some(
        (file) => file.photoId === photoId && file.folderId !== folderId && file.state === 'here',
      )
    );
  }

  function onlyHere(folderId: FolderId): LinkedFile[] {
    const seen = new Map<PhotoId, LinkedFile>();
    for (const file of ofFolder(folderId)) {
      if (file.photoId !== null && !isElsewhere(folderId, file.photoId)) seen.set(file.photoId, file);
    }
    return [...seen.values()];
  }

  return {
    async add(handle, nowMs) {
      const id = takeId(state);
      state.folders.set(id, { id, handle, linkedAtMs: nowMs, scannedAtMs: null });
      state.changed('folders');
      return id;
    },
    async readAll() {
      return [...state.folders.values()];
    },
    async readFiles(folderId, wanted) {
      return ofFolder(folderId).filter((file) => wanted === undefined || file.state === wanted);
    },
    async readContents(folderId) {
      const count = (wanted: LinkedFile['state']): number =>
        ofFolder(folderId).filter((file) => file.state === wanted).length;
      const alone = onlyHere(folderId);
      return {
        here: count('here'),
        missing: count('missing'),
        refused: count('refused'),
        removed: count('removed'),
        hereBytes: ofFolder(folderId).reduce(
          (sum, file) => sum + (file.state === 'here' ? file.bytes : 0),
          0,
        ),
        onlyHere: alone.length,
        onlyHereBytes: alone.reduce((sum, { bytes }) => sum + bytes, 0),
      };
    },
    async readPhotosOnlyHere(folderId) {
      return onlyHere(folderId).flatMap(({ photoId }) => photoId ?? []);
    },
    async readPhotosElsewhere(folderId, photoIds) {
      return new Set(photoIds.filter((id) => isElsewhere(folderId, id)));
    },
    async changeFiles({ added = [], states = [], deleted = [] }) {
      const gone = new Set(deleted);
      const stateById = new Map(states.map((file) => [file.id, file.state]));
      state.linkedFiles = [
        ...state.linkedFiles
          .filter(({ id }) => !gone.has(id))
          .map((file) =>
            file.photoId === null ? file : { ...file, state: stateById.get(file.id) ?? file.state },
          ),
        ...added.map((file) => ({ ...file, id: takeId(state) })),
      ];
      state.changed('folders');
    },
    async noteScanned(folderId, nowMs) {
      const folder = state.folders.get(folderId);
      if (folder !== undefined) state.folders.set(folderId, { ...folder, scannedAtMs: nowMs });
      state.changed('folders');
    },
    async keepCopy(photoId) {
      const original = openInMemory(state, photoId);
      if (!original.ok) return 'away';
      if (original.bytes.byteLength > state.bytesLeft) return 'storage-full';
      state.bytesLeft -= original.bytes.byteLength;
      state.inPlaceIds.delete(photoId);
      state.changed('photos');
      return 'kept';
    },
    async unlink(folderId) {
      state.folders.delete(folderId);
      state.linkedFiles = state.linkedFiles.filter((file) => file.folderId !== folderId);
      state.changed('folders');
    },
  };
}

/** Files an imported photo under its place; its bytes stay where a test put them. */
export function linkInMemory(state: MemoryState, photoId: PhotoId, place: FilePlace): void {
  state.inPlaceIds.add(photoId);
  const { folderId, path, bytes, modifiedMs } = place;
  state.linkedFiles.push({
    id: takeId(state),
    folderId,
    path,
    bytes,
    modifiedMs,
    photoId,
    state: 'here',
    reason: null,
  });
}

export function openInMemory(state: MemoryState, id: PhotoId): OriginalResult {
  const away = state.originalsAway.get(id);
  if (away !== undefined) return away;
  const bytes = state.originals.get(id)?.slice(0);
  return bytes === undefined ? { ok: false, reason: 'gone' } : { ok: true, bytes };
}

export function locateInMemory(state: MemoryState, id: PhotoId): OriginalPlace {
  const opened = openInMemory(state, id);
  if (!opened.ok) return opened;
  const file = state.inPlaceIds.has(id) ? state.linkedFiles.find(({ photoId }) => photoId === id) : undefined;
  if (file === undefined) return { ok: true, place: null };
  const folder = state.folders.get(file.folderId)?.handle.name ?? '';
  return { ok: true, place: { folder, path: file.path } };
}
