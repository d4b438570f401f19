/**
 * Where a large file is written for the person: a file they name, where the browser lets a page write one bit by bit; else a
 * file in the site's own storage that is then downloaded; else memory, up to a limit.
 */
import { COPY_KEPT_MS, openCopyFolder, removeCopies, type CopyFolder } from './downloadCopies.ts';

export interface SaveTarget {
  readonly sink: WritableStream<Uint8Array>;
  /** Hands the written file over to the person. */
  readonly finish: () => Promise<void>;
  /** Takes away the empty file that is left where the sink was aborted. */
  readonly discard: () => Promise<void>;
}

// Not in TypeScript's own types: not every browser has it.
declare global {
  interface Window {
    showSaveFilePicker?(options: { readonly suggestedName: string }): Promise<FileSystemFileHandle>;
  }
  interface FileSystemFileHandle {
    remove?(): Promise<void>;
  }
}

/** What a tab can be trusted to hold beside everything else. */
const MOST_IN_MEMORY_BYTES = 500_000_000;
interface SaveOptions {
  readonly fileName: string;
  /** Where a copy for the download is kept. */
  readonly folder: CopyFolder;
  /** What the error says where the file outgrows memory. */
  readonly memoryLimit: (bytes: number) => string;
}

/** Asks where to save. Begins in a person's click; null where they changed their mind. */
export async function chooseSaveTarget(options: SaveOptions): Promise<SaveTarget | null> {
  const { fileName } = options;
  if (window.showSaveFilePicker !== undefined) {
    try {
      const handle = await window.showSaveFilePicker({ suggestedName: fileName });
      return {
        sink: await handle.createWritable(),
        finish: () => Promise.resolve(),
        // Choosing a name makes the file; one that holds something is not ours to remove.
        discard: async () => {
          if ((await handle.getFile()).size === 0) await handle.remove?.();
        },
      };
    } catch (error) {
      if (error instanceof Error && error.name === 'AbortError') return null;
      throw error;
    }
  }
  return 'createWritable' in FileSystemFileHandle.prototype ? openStored(options) : openMemory(options);
}

async function openStored({ fileName, folder: name }: SaveOptions): Promise<SaveTarget> {
  await removeCopies(name, 0);
  const folder = await openCopyFolder(name);
  const handle = await folder.getFileHandle(fileName, { create: true });
  return {
    sink: await handle.createWritable(),
    finish: async () => {
      offerDownload(await handle.getFile(), fileName);
    },
    discard: () => folder.removeEntry(fileName),
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
    discard: () => Promise.resolve(),
  };
}

/** Has a file written: it is handed over where that went well, and leaves no trace where it did not. */
export async function saveInto<Result extends { readonly ok: boolean }>(
  { sink, finish, discard }: SaveTarget,
  write: (sink: WritableStream<Uint8Array>) => Promise<Result>,
): Promise<Result> {
  let isWritten = false;
  try {
    const result = await write(sink);
    isWritten = result.ok;
    if (isWritten) await finish();
    return result;
  } finally {
    // What became of the writing is the news; an empty file that stays is none.
    if (!isWritten) await discard().catch((error: unknown) => console.warn(error));
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
  setTimeout(() => URL.revokeObjectURL(url), COPY_KEPT_MS);
}
