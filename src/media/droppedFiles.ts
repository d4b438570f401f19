/**
 * Turns what a person drops, pastes or picks into files with the path they had: folders are walked all the way down.
 * DOM only; what a file is worth is found out later, by its content.
 */

/** `path` is as dropped: `Trip/IMG_1.jpg`, or the name alone. */
export interface DroppedFile {
  readonly file: File;
  readonly path: string;
}

/**
 * Files of a drop or a paste. Must be called in the event's own turn: the browser empties the transfer right after. What
 * it returns may be walked later. Files that vanish while a folder is walked are left out.
 */
export function filesOfTransfer(transfer: DataTransfer): AsyncGenerator<DroppedFile> {
  return walkAll(rootsOf(transfer));
}

type Root = { readonly entry: FileSystemEntry } | { readonly file: File };

function rootsOf(transfer: DataTransfer): Root[] {
  const roots: Root[] = [];
  for (const item of transfer.items) {
    if (item.kind !== 'file') continue;
    const entry = item.webkitGetAsEntry();
    // Pasted pictures are files without an entry.
    const file = entry === null ? item.getAsFile() : null;
    if (entry !== null) roots.push({ entry });
    else if (file !== null) roots.push({ file });
  }
  return roots;
}

async function* walkAll(roots: readonly Root[]): AsyncGenerator<DroppedFile> {
  for (const root of roots) {
    if ('file' in root) yield { file: root.file, path: root.file.name };
    else yield* walk(root.entry);
  }
}

async function* walk(entry: FileSystemEntry): AsyncGenerator<DroppedFile> {
  if (isFileEntry(entry)) {
    const file = await fileOf(entry);
    if (file !== null) yield { file, path: entry.fullPath.replace(/^\//, '') };
  } else if (isDirectoryEntry(entry)) {
    for await (const child of childrenOf(entry)) yield* walk(child);
  }
}

/** `readEntries` gives at most 100 entries a call in Chromium; an empty answer ends the folder. */
async function* childrenOf(directory: FileSystemDirectoryEntry): AsyncGenerator<FileSystemEntry> {
  const reader = directory.createReader();
  for (;;) {
    const entries = await new Promise<FileSystemEntry[]>((resolve) => {
      reader.readEntries(resolve, () => resolve([]));
    });
    if (entries.length === 0) return;
    yield* entries;
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File | null> {
  return new Promise((resolve) => entry.file(resolve, () => resolve(null)));
}

function isFileEntry(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isDirectoryEntry(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

/** Files of `<input type="file">`, with their paths where `webkitdirectory` gives them. */
export function filesOfList(files: Iterable<File>): DroppedFile[] {
  return Array.from(files, (file) => ({
    file,
    path: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath,
  }));
}
