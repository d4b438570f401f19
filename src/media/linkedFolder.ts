/**
 * Looks through a folder on the person's disk: every file below it with its size and date, nothing of its content. What a
 * file is worth is found out later, by its content.
 */

/** A file as it is now. Reading `file` fails where it was changed since. */
export interface FolderFile {
  /** Below the folder: `Trip/IMG_1.jpg`. */
  readonly path: string;
  readonly file: File;
}

/** Deeper than any library of photos; a folder linked into itself by the file system would never end. */
const MAX_DEPTH = 32;

/**
 * Files below the folder, in no particular order. Hidden ones (`.DS_Store`, `.thumbnails`) are left out: they belong to
 * programs. Files that go away meanwhile are left out too; a folder that cannot be read rejects, since what is in it would
 * otherwise seem to be missing.
 */
export async function* walkFolder(
  folder: FileSystemDirectoryHandle,
  signal: AbortSignal,
): AsyncGenerator<FolderFile> {
  yield* walk(folder, '', 0, signal);
}

async function* walk(
  folder: FileSystemDirectoryHandle,
  prefix: string,
  depth: number,
  signal: AbortSignal,
): AsyncGenerator<FolderFile> {
  for await (const entry of folder.values()) {
    signal.throwIfAborted();
    if (entry.name.startsWith('.')) continue;
    const path = `${prefix}${entry.name}`;
    if (isDirectory(entry)) {
      if (depth < MAX_DEPTH) yield* walk(entry, `${path}/`, depth + 1, signal);
    } else if (isFile(entry)) {
      const file = await fileOf(entry);
      if (file !== null) yield { path, file };
    }
  }
}

async function fileOf(entry: FileSystemFileHandle): Promise<File | null> {
  try {
    return await entry.getFile();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotFoundError') return null;
    throw error;
  }
}

function isDirectory(entry: FileSystemHandle): entry is FileSystemDirectoryHandle {
  return entry.kind === 'directory';
}

function isFile(entry: FileSystemHandle): entry is FileSystemFileHandle {
  return entry.kind === 'file';
}
