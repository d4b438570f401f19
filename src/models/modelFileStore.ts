/**
 * Models stored on this device, in the browser's private file system and outside every profile's library: a model is stored
 * once, whoever uses it (docs/decisions/0010). One folder to a model and revision; `model.json` in it is the entry with
 * nothing left open, and lists what is or will be there. Beside each file lies a small state: which version its bytes are of,
 * and the SHA-256 they were verified to have once the file was whole. Only the models worker writes.
 */
import * as z from '../core/zod.ts';
import type { ModelEntry, ModelFile } from '../core/model.ts';
import { parseStoredEntry } from './storedEntry.ts';

/** The entry of a stored model: its revision is settled. */
export type StoredEntry = ModelEntry & { readonly revision: string };

/** One model of the store, complete or not. */
export interface StoredModel {
  readonly entry: StoredEntry;
  /** What there is of each file the entry names; a file is complete once it was verified. */
  readonly files: ReadonlyArray<{
    readonly path: string;
    readonly storedBytes: number;
    readonly verifiedSha256: string | null;
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
export const STATE_SUFFIX = '.state';

/** What is known of a stored file besides its bytes. */
export interface FileState {
  readonly etag: string | null;
  /** Null while the file is not whole. */
  readonly verifiedSha256: string | null;
}

const fileStateSchema = z.object({
  etag: z.nullable(z.string()),
  verifiedSha256: z.nullable(z.string()),
});

/** Null where there is no readable state: a crash in the middle of writing it leaves none, and the file counts as not whole. */
export async function parseFileState(file: File | null): Promise<FileState | null> {
  if (file === null) return null;
  try {
    return fileStateSchema.safeParse(JSON.parse(await file.text())).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

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
      const state = folder === null ? null : await readState(folder, path);
      if (folder === null || state?.verifiedSha256 === undefined || state.verifiedSha256 === null)
        return null;
      const file = await readFile(folder, fileNameOf(path));
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

async function readState(folder: FileSystemDirectoryHandle, path: string): Promise<FileState | null> {
  return parseFileState(await readFile(folder, fileNameOf(path) + STATE_SUFFIX));
}

async function readModel(folder: FileSystemDirectoryHandle): Promise<StoredModel | null> {
  const described = await readFile(folder, ENTRY_FILE);
  const parsed = described === null ? null : parseStoredEntry(await described.text());
  // A crash between making a folder and describing it leaves nothing worth keeping.
  if (parsed === null || !parsed.ok) return null;
  const files: Array<StoredModel['files'][number]> = [];
  for (const { path } of filesOf(parsed.value)) {
    const file = await readFile(folder, fileNameOf(path));
    const state = await readState(folder, path);
    const verifiedSha256 = file === null ? null : (state?.verifiedSha256 ?? null);
    files.push({ path, storedBytes: file?.size ?? 0, verifiedSha256 });
  }
  return { entry: parsed.value, files };
}

/** Every file an entry names: the small ones first, so that a mistake shows before much has come. */
export function filesOf({
  shared,
  vision,
  text,
}: Pick<ModelEntry, 'shared' | 'vision' | 'text'>): ModelFile[] {
  return [...shared, ...Object.values(vision), ...Object.values(text)];
}
