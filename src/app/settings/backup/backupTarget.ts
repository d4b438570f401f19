/**
 * Where a backup is written: a file the person names, where the browser lets a page write one bit by bit; else a file in
 * the site's own storage that is then downloaded; else memory, up to a limit.
 */
import { backupText } from './messages.ts';

export interface BackupTarget {
  readonly sink: WritableStream<Uint8Array>;
  /** Hands the written file over to the person. */
  finish(): Promise<void>;
}

// Not in TypeScript's own types: not every browser has it.
declare global {
  interface Window {
    showSaveFilePicker?(options: { readonly suggestedName: string }): Promise<FileSystemFileHandle>;
  }
}

/** What a tab can be trusted to hold beside everything else. */
const MOST_IN_MEMORY_BYTES = 500_000_000;
const FOLDER = 'backups';
/** By then a download of it has ended. */
const KEPT_MS = 86_400_000;

/** Asks where to save. Begins in a person's click; null where they changed their mind. */
export async function chooseTarget(fileName: string): Promise<BackupTarget | null> {
  if (window.showSaveFilePicker !== undefined) {
    try {
      const handle = await window.showSaveFilePicker({ suggestedName: fileName });
      return { sink: await handle.createWritable(), finish: () => Promise.resolve() };
    } catch (error) {
      if (error instanceof Error && error.name === 'AbortError') return null;
      throw error;
    }
  }
  return 'createWritable' in FileSystemFileHandle.prototype ? openStored(fileName) : openMemory(fileName);
}

async function openStored(fileName: string): Promise<BackupTarget> {
  await removeStored(0);
  const folder = await openFolder();
  const handle = await folder.getFileHandle(fileName, { create: true });
  return {
    sink: await handle.createWritable(),
    finish: async () => download(await handle.getFile(), fileName),
  };
}

function openMemory(fileName: string): BackupTarget {
  const parts: Blob[] = [];
  let bytes = 0;
  return {
    sink: new WritableStream<Uint8Array>({
      write(chunk) {
        bytes += chunk.byteLength;
        if (bytes > MOST_IN_MEMORY_BYTES) throw new Error(backupText.memoryLimit(MOST_IN_MEMORY_BYTES));
        parts.push(new Blob([chunk.slice()]));
      },
    }),
    finish() {
      download(new Blob(parts), fileName);
      return Promise.resolve();
    },
  };
}

async function openFolder(): Promise<FileSystemDirectoryHandle> {
  return (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true });
}

/** Removes copies that were written for a download, if they are older than that. */
async function removeStored(olderThanMs: number): Promise<void> {
  const folder = await openFolder();
  for await (const handle of folder.values()) {
    if (handle.kind !== 'file') continue;
    const { lastModified } = await handle.getFile();
    if (Date.now() - lastModified >= olderThanMs) await folder.removeEntry(handle.name);
  }
}

/** Gives the room back that downloads of earlier backups took. */
export async function forgetOldDownloads(): Promise<void> {
  try {
    await removeStored(KEPT_MS);
  } catch (error) {
    // Without that storage there is nothing to remove.
    console.warn(error);
  }
}

function download(file: Blob, fileName: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // A download of many gigabytes reads it for minutes.
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}
