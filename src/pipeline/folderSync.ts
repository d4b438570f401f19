/**
 * Brings what is known of a linked folder in line with the folder: new pictures come in by the way of every import, their
 * bytes left where they are; moved ones are followed, missing ones marked, and what has other content now is another photo.
 * May be broken off at any point and begun again.
 */
import type { FilePlace, FolderId, LinkedFile } from '../core/linkedFile.ts';
import type { PhotoId } from '../core/photo.ts';
import type { FileChanges, Library, LinkedFolder } from '../library/library.ts';
import type { Refusal } from '../media/media.ts';
import { createFolderPlan, endMissing, type FolderPlan, type MissingEnds } from './folderPlan.ts';
import { carryOver } from './folderReplacements.ts';
import type { ImportItem } from './importPhotos.ts';
import type { ImportEnd } from './importWriter.ts';

export interface FolderSyncDeps {
  readonly library: Pick<Library, 'folders' | 'photos' | 'tags' | 'jobs'>;
  /** Every file below a folder. Rejects where it cannot be read whole. */
  readonly walk: (
    folder: FileSystemDirectoryHandle,
    signal: AbortSignal,
  ) => AsyncIterable<{ readonly path: string; readonly file: File }>;
  /** Why a file is plainly no picture; null where it may be one. Such files are noted, and not imported. */
  readonly refuseByHead: (file: File) => Promise<Refusal | null>;
  readonly readPermission: (folder: FileSystemDirectoryHandle) => Promise<PermissionState>;
  /** What an error of the file system means; null for any other. */
  readonly troubleOf: (error: unknown) => 'not-allowed' | 'missing' | 'unreadable' | null;
  readonly nowMs: () => number;
}

export interface FolderSyncOptions {
  readonly signal: AbortSignal;
  /** Told how many files were looked at so far. */
  readonly onLook: (files: number) => void;
  /** Imports files, telling of each what became of it; resolves when that is over, also by a cancel. */
  readonly importFiles: (
    items: readonly ImportItem[],
    onFileEnd: (path: string, end: ImportEnd) => void,
  ) => Promise<void>;
}

/** What a look through a folder came to, in files. */
export interface FolderSummary {
  readonly added: number;
  /** Pictures the library had already. */
  readonly known: number;
  /** Other content at a path than before. */
  readonly changed: number;
  readonly moved: number;
  readonly missing: number;
  readonly back: number;
  readonly refused: number;
}

export type FolderSyncResult =
  | { readonly ok: true; readonly summary: FolderSummary }
  /** `missing`: the folder itself, with all that is in it; its disk may not be connected. */
  | { readonly ok: false; readonly reason: 'not-allowed' | 'missing' | 'unreadable' | 'cancelled' };

/** Ends of files that are stored together. */
const ENDS_AT_A_TIME = 200;

/** Refusals that say something of the moment, not of the file: it is tried again by the next look. */
const PASSING: ReadonlySet<Refusal['kind']> = new Set(['unreadable', 'storage-full', 'not-stored']);

/** One at a time for a folder, which the caller sees to. */
export async function syncFolder(
  deps: FolderSyncDeps,
  folder: LinkedFolder,
  options: FolderSyncOptions,
): Promise<FolderSyncResult> {
  const { folders } = deps.library;
  if ((await deps.readPermission(folder.handle)) !== 'granted') return { ok: false, reason: 'not-allowed' };
  const plan = createFolderPlan(await folders.readFiles(folder.id));
  let items: ImportItem[];
  try {
    items = await look(deps, folder, plan, options);
  } catch (error) {
    if (options.signal.aborted) return { ok: false, reason: 'cancelled' };
    const trouble = deps.troubleOf(error);
    if (trouble === null) throw error;
    return { ok: false, reason: trouble };
  }
  const walked = plan.changes();
  await folders.changeFiles(walked);
  const { addedIds, knownIds, refused } = await readContents(deps, plan, items, options);
  const { movedIds, replaced, stillMissing } = await settleMissing(deps, folder.id);
  if (options.signal.aborted) return { ok: false, reason: 'cancelled' };
  await folders.noteScanned(folder.id, deps.nowMs());
  // Jobs may have waited for files that are there again.
  await deps.library.jobs.wakeDelayed(deps.nowMs());
  const changedIds = new Set(replaced.map(({ by }) => by));
  return {
    ok: true,
    summary: {
      added: addedIds.filter((id) => !changedIds.has(id)).length,
      known: knownIds.filter((id) => !changedIds.has(id) && !movedIds.has(id)).length,
      changed: replaced.length,
      moved: movedIds.size,
      missing: stillMissing,
      back: walked.back,
      refused,
    },
  };
}

/** Walks the folder and answers what has to be read. Files are kept only of those: a browser keeps more of each than its name. */
async function look(
  deps: FolderSyncDeps,
  { id, handle }: LinkedFolder,
  plan: FolderPlan,
  { signal, onLook }: FolderSyncOptions,
): Promise<ImportItem[]> {
  const items: ImportItem[] = [];
  let seen = 0;
  for await (const { path, file } of deps.walk(handle, signal)) {
    seen += 1;
    onLook(seen);
    const place: FilePlace = { folderId: id, path, bytes: file.size, modifiedMs: file.lastModified };
    if (plan.see(place)) items.push({ file, path: `${handle.name}/${path}`, place });
  }
  signal.throwIfAborted();
  return items.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** Imports what may be a picture and notes of each file what it is. */
async function readContents(
  { library: { folders }, refuseByHead }: FolderSyncDeps,
  plan: FolderPlan,
  items: readonly ImportItem[],
  { importFiles, signal }: FolderSyncOptions,
): Promise<{ addedIds: PhotoId[]; knownIds: PhotoId[]; refused: number }> {
  const [addedIds, knownIds]: [PhotoId[], PhotoId[]] = [[], []];
  let refused = 0;
  if (items.length === 0) return { addedIds, knownIds, refused };
  const placeByPath = new Map(items.map(({ path, place }) => [path, place]));
  let ends: FileChanges[] = [];
  let writing: Promise<void> = Promise.resolve();
  const write = (): void => {
    const changes: FileChanges = {
      added: ends.flatMap(({ added = [] }) => added),
      deleted: ends.flatMap(({ deleted = [] }) => deleted),
    };
    ends = [];
    writing = writing.then(() => folders.changeFiles(changes));
    // Waited for, and heard of, below.
    writing.catch(() => undefined);
  };
  const note = (path: string, end: ImportEnd): void => {
    const place = placeByPath.get(path);
    if (place === undefined) return;
    const before = plan.knownAt(place.path);
    if (end.kind === 'imported') addedIds.push(end.id);
    else if (end.kind === 'refused') refused += 1;
    else if (before?.photoId !== end.existingId) knownIds.push(end.existingId);
    ends.push(changesOf(place, end, before));
    if (ends.length >= ENDS_AT_A_TIME) write();
  };
  const pictures: ImportItem[] = [];
  for (const item of items) {
    if (signal.aborted) break;
    const refusal = await refuseByHead(item.file);
    if (refusal === null) pictures.push(item);
    else note(item.path, { kind: 'refused', refusal });
  }
  if (pictures.length > 0) await importFiles(pictures, note);
  write();
  await writing;
  return { addedIds, knownIds, refused };
}

/** What becomes known of a file by its end. A photo that was stored has its file noted with it already. */
function changesOf(place: FilePlace, end: ImportEnd, before: LinkedFile | null): FileChanges {
  const { folderId, path, bytes, modifiedMs } = place;
  const file = { folderId, path, bytes, modifiedMs };
  const isNoPhoto = before !== null && before.photoId === null;
  if (end.kind === 'imported') return { deleted: isNoPhoto ? [before.id] : [] };
  if (end.kind === 'refused') {
    if (PASSING.has(end.refusal.kind)) return {};
    return {
      added: [{ ...file, photoId: null, state: 'refused', reason: end.refusal.detail }],
      deleted: isNoPhoto ? [before.id] : [],
    };
  }
  // Only its date is another: it is the same photo's file as before.
  const isTouched = before?.photoId === end.existingId;
  return {
    added: [{ ...file, photoId: end.existingId, state: 'here', reason: null }],
    deleted: isNoPhoto || isTouched ? [before.id] : [],
  };
}

async function settleMissing(deps: FolderSyncDeps, folderId: FolderId): Promise<MissingEnds> {
  const { folders } = deps.library;
  const files = await folders.readFiles(folderId);
  const awayIds = files.flatMap(({ photoId, state }) =>
    photoId !== null && (state === 'missing' || state === 'replaced') ? [photoId] : [],
  );
  const elsewhere = await folders.readPhotosElsewhere(folderId, awayIds);
  const ends = endMissing(files, elsewhere);
  await carryOver(deps, ends.replaced);
  await folders.changeFiles({
    states: ends.replaced.map(({ file }) => ({ id: file.id, state: 'replaced' })),
    deleted: ends.superseded,
  });
  return ends;
}
