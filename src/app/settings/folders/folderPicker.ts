/** The browser's folder picker (https://wicg.github.io/file-system-access/): in no standard, so not in TypeScript's types. */

type PickDirectory = (options: {
  readonly mode: 'read';
  readonly id: string;
}) => Promise<FileSystemDirectoryHandle>;

function isPicker(value: unknown): value is PickDirectory {
  return typeof value === 'function';
}

/** False in Firefox and Safari, and in pages that may not ask. */
export function canLinkFolders(): boolean {
  return 'showDirectoryPicker' in window;
}

/** Asks for a folder, to be read; null where the person changed their mind. Only in the turn of a click or key press. */
export async function pickFolderToRead(): Promise<FileSystemDirectoryHandle | null> {
  if (!('showDirectoryPicker' in window) || !isPicker(window.showDirectoryPicker)) return null;
  try {
    // The id makes the picker open where it was used for this last.
    return await window.showDirectoryPicker({ mode: 'read', id: 'winnow-link' });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    throw error;
  }
}
