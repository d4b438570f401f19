/**
 * Models stored on this device, in the browser's private file system and outside every profile's library: a model is stored
 * once, whoever uses it (docs/decisions/0006). One folder to a model and revision; `model.json` in it is the entry with
 * nothing left open, and lists what is or will be there. A file under its own name is complete and was verified; one that
 * is still coming ends in `.part`. Only the models worker writes.
 */
import type { ModelEntry } from '../core/model.ts';
import { parseStoredEntry } from './storedEntry.ts';

/** The entry of a stored model: its revision is settled. */
export type StoredEntry = ModelEntry & { readonly revision: string };

/** One model of the store, complete or not. */
export interface StoredModel {
  readonly entry: StoredEntry;
  /** What there is of each file the entry names, in bytes; a file is complete when `isComplete` says so. */
  readonly files: ReadonlyArray<{
    readonly path: string;
    readonly storedBytes: number;
    readonly isComplete: boolean;
  }>;
}

/** What anybody may ask of the store; works on the page and in workers. */
export interface ModelFileStore {
  /** Every model there is something of. */
  list(): Promise<StoredModel[]>;
  /** A complete file's bytes; null where it is not there, or not complete. */
  read(model: Pick<StoredEntry, 'id' | 'revision'>, path: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Removes a model with everything of it, half-loaded files included. */
  delete(model: Pick<StoredEntry, 'id' | 'revision'>): Promise<void>;
}

export const ROOT_FOLDER = 'winnow-models';
export const ENTRY_FILE = 'model.json';
export const PART_SUFFIX = '.part';

/** Names of the file system hold no slash. */
export function folderNameOf({ id, revision }: Pick<StoredEntry, 'id' | 'revision'>): string {
  return encodeURIComponent(`${id}@${revision}`);
}

export function fileNameOf(path: string): string {
  return encodeURIComponent(path);
}

/** Where the browser gives no private file system (some private windows): nothing can be stored. */
export function isStoreAvailable(): boolean {
  return 'storage' in navigator && 'getDirectory' in navigator.storage;
}

/** The browser's store of models. Rejects only where the browser fails, not where something is absent. */
export function openModelFileStore(): ModelFileStore {
  return {
    async list() {
      const root = await openRoot({ create: false });
      if (root === null) return [];
      const models: StoredModel[] = [];
      for await (const handle of root.values()) {
        if (handle.kind !== 'directory') continue;
        const model = await readModel(handle);
        if (model !== null) models.push(model);
      }
      return models.toSorted((a, b) => (a.entry.title < b.entry.title ? -1 : 1));
    },
    async read(model, path) {
      const root = await openRoot({ create: false });
      const folder = root === null ? null : await orNull(root.getDirectoryHandle(folderNameOf(model)));
      const file = folder === null ? null : await readFile(folder, fileNameOf(path));
      return file === null ? null : new Uint8Array(await file.arrayBuffer());
    },
    async delete(model) {
      const root = await openRoot({ create: false });
      if (root !== null) await orNull(root.removeEntry(folderNameOf(model), { recursive: true }));
    },
  };
}

/** The folder all models lie in; null where it is not there and not to be made, or the browser has none to give. */
export async function openRoot({
  create,
}: {
  readonly create: boolean;
}): Promise<FileSystemDirectoryHandle | null> {
  if (!isStoreAvailable()) return null;
  const origin = await navigator.storage.getDirectory();
  return orNull(origin.getDirectoryHandle(ROOT_FOLDER, { create }));
}

/** Null for what is not there; anything else that goes wrong is thrown on. */
export async function orNull<T>(finding: Promise<T>): Promise<T | null> {
  try {
    return await finding;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotFoundError') return null;
    throw error;
  }
}

export async function readFile(folder: FileSystemDirectoryHandle, name: string): Promise<File | null> {
  const handle = await orNull(folder.getFileHandle(name));
  return handle === null ? null : handle.getFile();
}

async function readModel(folder: FileSystemDirectoryHandle): Promise<StoredModel | null> {
  const file = await readFile(folder, ENTRY_FILE);
  const parsed = file === null ? null : parseStoredEntry(await file.text());
  // A crash between making a folder and describing it leaves nothing worth keeping.
  if (parsed === null || !parsed.ok) return null;
  const files: Array<StoredModel['files'][number]> = [];
  for (const { path } of filesOf(parsed.value)) {
    const whole = await readFile(folder, fileNameOf(path));
    const part = whole ?? (await readFile(folder, fileNameOf(path) + PART_SUFFIX));
    files.push({ path, storedBytes: part?.size ?? 0, isComplete: whole !== null });
  }
  return { entry: parsed.value, files };
}

/** Every file an entry names. */
export function filesOf({ shared, vision, text }: Pick<ModelEntry, 'shared' | 'vision' | 'text'>) {
  return [...shared, ...Object.values(vision), ...Object.values(text)];
}
