/**
 * Files written for a download in the site's own storage, where the browser lets no page write to a file of the person's:
 * they have to outlast the download, and nobody says when that has ended.
 */

/** One that is being downloaded is not removed by a file of another kind. */
export type CopyFolder = 'backups' | 'downloads';

const FOLDERS: readonly CopyFolder[] = ['backups', 'downloads'];

/** By then a download of it has ended. */
export const COPY_KEPT_MS = 86_400_000;

export async function openCopyFolder(name: CopyFolder): Promise<FileSystemDirectoryHandle> {
  return (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true });
}

/** Files of a folder as they are now. */
async function readCopies(folder: FileSystemDirectoryHandle): Promise<File[]> {
  const files: File[] = [];
  for await (const handle of folder.values()) {
    if (isFile(handle)) files.push(await handle.getFile());
  }
  return files;
}

function isFile(handle: FileSystemHandle): handle is FileSystemFileHandle {
  return handle.kind === 'file';
}

/**
 * Removes copies of a folder, if they are older than that. Rejects where one is being written by another window.
 * @param olderThanMs younger ones may still be on their way
 */
export async function removeCopies(name: CopyFolder, olderThanMs: number): Promise<void> {
  const folder = await openCopyFolder(name);
  for (const file of await readCopies(folder)) {
    if (Date.now() - file.lastModified >= olderThanMs) await folder.removeEntry(file.name);
  }
}

/** Removes all copies. Rejects as {@link removeCopies} does. */
export async function deleteDownloadCopies(): Promise<void> {
  for (const name of FOLDERS) await removeCopies(name, 0);
}

/** Bytes of all copies. */
export async function measureDownloadCopies(): Promise<number> {
  const files = await unlessWithoutStorage(async () => {
    const folders = await Promise.all(FOLDERS.map(openCopyFolder));
    return (await Promise.all(folders.map(readCopies))).flat();
  });
  return (files ?? []).reduce((sum, { size }) => sum + size, 0);
}

/** Gives the room back that earlier downloads took; `keptMs` as in {@link removeCopies}. */
export async function forgetOldDownloads(keptMs: number = COPY_KEPT_MS): Promise<void> {
  await unlessWithoutStorage(async () => {
    for (const name of FOLDERS) await removeCopies(name, keptMs);
  });
}

/** Some browsers have no such storage in a private window; there are no copies then. */
async function unlessWithoutStorage<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    console.warn(error);
    return null;
  }
}
