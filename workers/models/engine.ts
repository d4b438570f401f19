/** Brings models into the store: file by file, verified, resumable, one download of a model at a time whatever the tabs. */
import type { ModelFile } from '../../src/core/model.ts';
import {
  ENTRY_FILE,
  fileNameOf,
  filesOf,
  folderNameOf,
  isStoreAvailable,
  openRoot,
  orNull,
  parseFileState,
  readFile,
  STATE_SUFFIX,
  type StoredEntry,
} from '../../src/models/modelFileStore.ts';
import type { ModelProblem } from '../../src/models/problem.ts';
import type {
  DownloadEnd,
  DownloadProgress,
  DownloadRequest,
  ModelOrigin,
  ModelsWorkerApi,
} from './contract.ts';
import { fetchFile, type FetchEnd, type FetchSurroundings } from './fetchFile.ts';
import { hashFile, openStoredFile, writeText, type StoredFile } from './storedFile.ts';

/** Beyond the model itself, so that the library can still grow. */
const SPARE_BYTES = 50_000_000;
const TELL_EVERY_MS = 100;
const COPY_BYTES = 4 * 2 ** 20;

type Report = (progress: DownloadProgress) => void;

/** One download at work. */
interface Work {
  readonly request: DownloadRequest;
  readonly folder: FileSystemDirectoryHandle;
  readonly surroundings: FetchSurroundings;
  readonly signal: AbortSignal;
  readonly report: Report;
  /** Bytes there are of each file by path. */
  readonly storedBytes: Map<string, number>;
  /** Sizes by path, as far as they are known. */
  readonly knownBytes: Map<string, number>;
  lastToldMs: number;
}

export function createEngine(surroundings: FetchSurroundings): ModelsWorkerApi {
  const running = new Map<number, AbortController>();
  return {
    async download(callId, request, report) {
      if (!isStoreAvailable()) return failed({ kind: 'no-store' });
      const controller = new AbortController();
      running.set(callId, controller);
      try {
        // The lock goes with the tab, so a crash leaves none behind.
        return await navigator.locks.request(
          `winnow-model ${folderNameOf(request.entry)}`,
          { ifAvailable: true },
          async (lock) =>
            lock === null
              ? failed({ kind: 'busy' })
              : download(request, surroundings, controller.signal, report),
        );
      } finally {
        running.delete(callId);
      }
    },
    pause(callId) {
      running.get(callId)?.abort();
    },
    hash: hashFile,
    async forget(entry, path) {
      const root = await openRoot({ create: false });
      const folder = root === null ? null : await orNull(root.getDirectoryHandle(folderNameOf(entry)));
      if (folder === null) return;
      await orNull(folder.removeEntry(fileNameOf(path) + STATE_SUFFIX));
      await orNull(folder.removeEntry(fileNameOf(path)));
    },
  };
}

async function download(
  request: DownloadRequest,
  surroundings: FetchSurroundings,
  signal: AbortSignal,
  report: Report,
): Promise<DownloadEnd> {
  const { entry } = request;
  const root = await openRoot({ create: true });
  if (root === null) return failed({ kind: 'no-store' });
  const folder = await root.getDirectoryHandle(folderNameOf(entry), { create: true });
  const work: Work = {
    request,
    folder,
    surroundings,
    signal,
    report,
    storedBytes: new Map(),
    knownBytes: new Map(),
    lastToldMs: 0,
  };
  const verified = await readStock(work);
  const full = await findShortage(work);
  if (full !== null) return failed(full);
  await writeText(folder, ENTRY_FILE, JSON.stringify(entry));

  const settled = new Map<string, ModelFile>();
  for (const file of filesOf(entry)) {
    const known = verified.get(file.path);
    const end: FileEnd =
      known === undefined
        ? await bringFile(work, file)
        : { kind: 'stored', bytes: work.storedBytes.get(file.path) ?? 0, sha256: known };
    if (end.kind !== 'stored') return end;
    settled.set(file.path, settle(file, end.bytes, end.sha256));
  }
  const complete = withFiles(entry, settled);
  await writeText(folder, ENTRY_FILE, JSON.stringify(complete));
  return { kind: 'done', entry: complete };
}

type FileEnd =
  | { readonly kind: 'stored'; readonly bytes: number; readonly sha256: string }
  | Exclude<DownloadEnd, { kind: 'done' }>;

/** What is there already: bytes of every file, and the hashes of those that are whole. */
async function readStock({ request, folder, storedBytes, knownBytes }: Work): Promise<Map<string, string>> {
  const verified = new Map<string, string>();
  for (const { path, bytes, aboutBytes } of filesOf(request.entry)) {
    const file = await readFile(folder, fileNameOf(path));
    const state = await parseFileState(await readFile(folder, fileNameOf(path) + STATE_SUFFIX));
    storedBytes.set(path, file?.size ?? 0);
    const known = bytes ?? aboutBytes;
    if (known !== undefined) knownBytes.set(path, known);
    if (file === null || state === null || state.verifiedSha256 === null) continue;
    verified.set(path, state.verifiedSha256);
    knownBytes.set(path, file.size);
  }
  return verified;
}

/** Asked before anything comes: a disk that fills up in the middle leaves the person with nothing but a wait. */
async function findShortage({ storedBytes, knownBytes }: Work): Promise<ModelProblem | null> {
  const { usage, quota } = await navigator.storage.estimate();
  if (usage === undefined || quota === undefined) return null;
  const neededBytes = sum(knownBytes.values()) - sum(storedBytes.values());
  const freeBytes = Math.max(0, quota - usage);
  if (neededBytes <= 0 || neededBytes + SPARE_BYTES <= freeBytes) return null;
  return { kind: 'storage-full', neededBytes, freeBytes };
}

/** Brings one file and verifies it. One that went on from an earlier part and is wrong is asked for once more as a whole. */
async function bringFile(work: Work, file: ModelFile): Promise<FileEnd> {
  const stored = await openStoredFile(work.folder, file.path);
  try {
    const wasResumed = stored.size > 0;
    const first = await bringOnce(work, file, stored);
    const problem = first.kind === 'failed' ? first.problem : null;
    if (!wasResumed || problem?.kind !== 'mismatch' || work.request.origin.kind === 'files') return first;
    stored.clear();
    return await bringOnce(work, file, stored);
  } finally {
    stored.close();
  }
}

async function bringOnce(work: Work, file: ModelFile, stored: StoredFile): Promise<FileEnd> {
  const end = await fill(work, file, stored);
  work.storedBytes.set(file.path, stored.size);
  if (end.kind !== 'whole') {
    stored.suspend();
    return end;
  }
  const sha256 = stored.digest();
  const problem = findMismatch(work.request, file, stored.size, sha256);
  if (problem !== null) {
    // Kept, unverified: the person may decide to use it, and should not have to wait for it again.
    stored.suspend();
    return failed(problem);
  }
  stored.complete(sha256);
  return { kind: 'stored', bytes: stored.size, sha256 };
}

function fill(work: Work, file: ModelFile, stored: StoredFile): Promise<FetchEnd> {
  const { request, surroundings, signal } = work;
  const { origin, entry } = request;
  if (origin.kind === 'files') return copyFile(work, file, origin.files.get(file.path), stored);
  // All of it came before and was not right; whether it is to be used is a question of its own.
  if (stored.size > 0 && stored.size === file.bytes) return Promise.resolve({ kind: 'whole' });
  return fetchFile({
    ...surroundings,
    address: addressOf(origin, entry, file.path),
    expectedBytes: file.bytes,
    sink: stored,
    signal,
    onProgress: (totalBytes) => tell(work, file.path, stored.size, totalBytes, null),
    onWait(wait) {
      work.lastToldMs = 0;
      tell(work, file.path, stored.size, null, wait);
    },
  });
}

async function copyFile(
  work: Work,
  { path }: ModelFile,
  file: File | undefined,
  stored: StoredFile,
): Promise<FetchEnd> {
  if (file === undefined) return failed({ kind: 'incomplete', detail: path });
  stored.clear();
  try {
    for (let start = 0; start < file.size; start += COPY_BYTES) {
      if (work.signal.aborted) return { kind: 'paused' };
      stored.append(new Uint8Array(await file.slice(start, start + COPY_BYTES).arrayBuffer()));
      tell(work, path, stored.size, file.size, null);
    }
    return { kind: 'whole' };
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return error.name === 'QuotaExceededError'
      ? failed({ kind: 'storage-full', neededBytes: null, freeBytes: null })
      : failed({ kind: 'incomplete', detail: `${file.name}: ${error.message}` });
  }
}

/** The address of one file of a model. */
function addressOf(
  origin: Exclude<ModelOrigin, { kind: 'files' }>,
  { id, revision }: StoredEntry,
  path: string,
): string {
  return origin.kind === 'site' ? origin.folder + path : `${origin.base}/${id}/resolve/${revision}/${path}`;
}

function tell(
  work: Work,
  path: string,
  fileBytes: number,
  totalBytes: number | null,
  wait: DownloadProgress['wait'],
): void {
  const { report, surroundings, storedBytes, knownBytes } = work;
  storedBytes.set(path, fileBytes);
  if (totalBytes !== null) knownBytes.set(path, totalBytes);
  // Pieces come by the thousand; the page draws a few times a second.
  const nowMs = surroundings.nowMs();
  if (wait === null && nowMs - work.lastToldMs < TELL_EVERY_MS) return;
  work.lastToldMs = nowMs;
  report({ storedBytes: sum(storedBytes.values()), totalBytes: sum(knownBytes.values()), path, wait });
}

/** A hash alone decides where there is one; a size that differs as well is named with it. */
function findMismatch(
  { entry, origin, accepted }: DownloadRequest,
  { path, bytes, sha256, hashSource }: ModelFile,
  actualBytes: number,
  actualSha256: string,
): ModelProblem | null {
  if (sha256 === null || sha256 === actualSha256 || accepted[path] === actualSha256) return null;
  return {
    kind: 'mismatch',
    path,
    address: origin.kind === 'files' ? path : addressOf(origin, entry, path),
    expectedBytes: bytes,
    actualBytes,
    expectedSha256: sha256,
    actualSha256,
    hashSource,
  };
}

/** What is known of a file once it is there; one that was taken on trust is held to what came first from then on. */
function settle(file: ModelFile, bytes: number, sha256: string): ModelFile {
  const hashSource = file.sha256 === sha256 ? file.hashSource : 'first-download';
  return { path: file.path, bytes, sha256, hashSource };
}

function withFiles(entry: StoredEntry, settled: ReadonlyMap<string, ModelFile>): StoredEntry {
  const one = (file: ModelFile): ModelFile => settled.get(file.path) ?? file;
  const all = (files: StoredEntry['vision']): StoredEntry['vision'] =>
    Object.fromEntries(Object.entries(files).map(([precision, file]) => [precision, one(file)]));
  return { ...entry, shared: entry.shared.map(one), vision: all(entry.vision), text: all(entry.text) };
}

function failed(problem: ModelProblem): { readonly kind: 'failed'; readonly problem: ModelProblem } {
  return { kind: 'failed', problem };
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
