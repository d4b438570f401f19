/**
 * Where a large file is written for the person: a file they name, where the browser lets a page write one bit by bit; else a
 * file in the site's own storage that is then downloaded; else memory, up to a limit.
 */
export interface SaveTarget {
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
/** By then a download of it has ended. */
const KEPT_MS = 86_400_000;

interface SaveOptions {
  readonly fileName: string;
  /** Where copies for downloads are kept: one that is being downloaded is not removed by a file of another kind. */
  readonly folder: 'backups' | 'downloads';
  /** What the error says where the file outgrows memory. */
  readonly memoryLimit: (bytes: number) => string;
}

/** Asks where to save. Begins in a person's click; null where they changed their mind. */
export async function chooseSaveTarget(options: SaveOptions): Promise<SaveTarget | null> {
  const { fileName } = options;
  if (window.showSaveFilePicker !== undefined) {
    try {
      const handle = await window.showSaveFilePicker({ suggestedName: fileName });
      return { sink: await handle.createWritable(), finish: () => Promise.resolve() };
    } catch (error) {
      if (error instanceof Error && error.name === 'AbortError') return null;
      throw error;
    }
  }
  return 'createWritable' in FileSystemFileHandle.prototype ? openStored(options) : openMemory(options);
}

async function openStored({ fileName, folder: name }: SaveOptions): Promise<SaveTarget> {
  await removeStored(name, 0);
  const folder = await openFolder(name);
  const handle = await folder.getFileHandle(fileName, { create: true });
  return {
    sink: await handle.createWritable(),
    finish: async () => {
      offerDownload(await handle.getFile(), fileName);
    },
  };
}

function openMemory({ fileName, memoryLimit }: SaveOptions): SaveTarget {
  const parts: Blob[] = [];
  let bytes = 0;
  return {
    sink: new WritableStream<Uint8Array>({
      write(chunk) {
        bytes += chunk.byteLength;
        if (bytes > MOST_IN_MEMORY_BYTES) throw new Error(memoryLimit(MOST_IN_MEMORY_BYTES));
        parts.push(new Blob([chunk.slice()]));
      },
    }),
    finish() {
      offerDownload(new Blob(parts), fileName);
      return Promise.resolve();
    },
  };
}

async function openFolder(name: SaveOptions['folder']): Promise<FileSystemDirectoryHandle> {
  return (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true });
}

/** Removes copies that were written for a download, if they are older than that. */
async function removeStored(name: SaveOptions['folder'], olderThanMs: number): Promise<void> {
  const folder = await openFolder(name);
  for await (const handle of folder.values()) {
    if (handle.kind !== 'file') continue;
    const { lastModified } = await handle.getFile();
    if (Date.now() - lastModified >= olderThanMs) await folder.removeEntry(handle.name);
  }
}

/**
 * Gives the room back that earlier downloads took.
 * @param keptMs copies younger than that may still be on their way
 */
export async function forgetOldDownloads(keptMs: number = KEPT_MS): Promise<void> {
  try {
    await removeStored('backups', keptMs);
    await removeStored('downloads', keptMs);
  } catch (error) {
    // Without that storage there is nothing to remove.
    console.warn(error);
  }
}

/** Has the browser download a file: to its own folder for that, or wherever it asks. */
export function offerDownload(file: Blob, fileName: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // A download of many gigabytes reads it for minutes.
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}
