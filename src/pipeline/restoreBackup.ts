/**
 * Puts a backup back: photos the library does not know go through the import like any others, after their bytes were
 * found to be what the backup says; then what people and scans had made of them is merged in. Batch by batch, so that a
 * restore that was cut goes on where it was: photos that are here are not imported again, and merging twice changes nothing.
 * All of it is one run, which Activity undoes unless it replaced what was here.
 */
import { bytesToHex } from '../core/hex.ts';
import { categoryKey } from '../core/category.ts';
import type { BackupPhoto } from '../core/backup/manifest.ts';
import type { ConfigDocument } from '../core/config/document.ts';
import type { PhotoId } from '../core/photo.ts';
import { EMPTY_TALLY, type RunTally } from '../core/run.ts';
import type { BackupStore } from '../library/backupStore.ts';
import { saveConfig } from './applyConfig.ts';
import type { Deps } from './deps.ts';
import { importPhotos, type ImportItem, type ImportOptions } from './importPhotos.ts';
import { DamagedBackupError, type Backup, type BackupConfig } from './openBackup.ts';

/** Merge adds to what is here; replace deletes what is here first. */
export type RestoreMode = 'merge' | 'replace';

export interface RestoreProgress {
  readonly phase: 'verifying' | 'restoring';
  readonly done: number;
  readonly total: number;
}

export interface RestoreOptions extends Pick<ImportOptions, 'freshInputs' | 'onStored'> {
  readonly mode: RestoreMode;
  /** A file beside the app decides about the configuration: the backup's is left alone. */
  readonly keepConfig: boolean;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: RestoreProgress) => void;
}

/** A photo of the backup that was not restored, and why. */
export interface RestoreProblem {
  readonly fileName: string;
  readonly reason: 'missing' | 'unreadable' | 'changed' | 'refused';
  /** For `unreadable` and `refused`, why: a sentence. */
  readonly detail: string;
}

interface RestoreReport {
  readonly imported: number;
  /** Photos of the backup that were in the library already. */
  readonly known: number;
  /** Tags left out because their category is not in force. */
  readonly tagsLeftOut: number;
  readonly problems: readonly RestoreProblem[];
}

export type RestoreResult =
  | ({ readonly kind: 'done' | 'cancelled' | 'storage-full' } & RestoreReport)
  /** The list in the backup cannot be read to its end. What was restored until then stays. */
  | ({ readonly kind: 'damaged'; readonly detail: string } & RestoreReport)
  /** A backup that is not whole replaces nothing; nothing was deleted. */
  | { readonly kind: 'not-whole'; readonly problems: readonly RestoreProblem[] };

export interface BackupSummary {
  readonly photos: number;
  readonly bytes: number;
  /** Photos of the backup that the library has. */
  readonly known: number;
  readonly tags: number;
  readonly categories: number;
}

/** Photos and bytes in hand at once. Of a plain zip they stay in its file; those of a sealed one are opened. */
const BATCH_PHOTOS = 32;
const BATCH_BYTES = 64 * 1024 * 1024;
/** Photos looked up at once where only their hashes are wanted. */
const LOOKUP_PHOTOS = 512;
/** A save that lost the race against another window is made again. */
const MOST_TRIES = 5;

/** What restoring would be about. Rejects with DamagedBackupError. */
export async function summariseBackup(
  { library }: Pick<Deps, 'library'>,
  backup: Backup,
): Promise<BackupSummary> {
  const tags = new Set<string>();
  const sum = { photos: 0, bytes: 0, known: 0 };
  for await (const batch of batches(backup.photos(), LOOKUP_PHOTOS, Number.POSITIVE_INFINITY)) {
    sum.photos += batch.length;
    sum.known += (await library.photos.readIdsBySha256(batch.map(({ sha256 }) => sha256))).size;
    for (const photo of batch) {
      sum.bytes += photo.bytes;
      for (const { path } of photo.tags) tags.add(path.toLowerCase());
    }
  }
  return {
    ...sum,
    tags: tags.size,
    categories: backup.config?.document.classification.categories.length ?? 0,
  };
}

/** Restores the backup. Never rejects for a photo's sake. */
export async function restoreBackup(
  deps: Deps,
  store: Pick<BackupStore, 'apply' | 'deletePhotos'>,
  backup: Backup,
  options: RestoreOptions,
): Promise<RestoreResult> {
  const { mode, signal, keepConfig } = options;
  const report = { imported: 0, known: 0, tagsLeftOut: 0, problems: new Array<RestoreProblem>() };
  let run: RestoreRun | null = null;
  let isDone = false;
  try {
    if (mode === 'replace') {
      const problems = await verify(backup, options);
      if (signal.aborted) return { kind: 'cancelled', ...report };
      if (problems.length > 0) return { kind: 'not-whole', problems };
      await store.deletePhotos();
    }
    run = await startRun(deps, backup, mode);
    if (!keepConfig && backup.config !== null) await restoreConfig(deps, backup.config, mode);
    let done = 0;
    for await (const batch of batches(backup.photos(), BATCH_PHOTOS, BATCH_BYTES)) {
      if (signal.aborted || (await isUndone(deps, run))) return { kind: 'cancelled', ...report };
      options.onProgress({ phase: 'restoring', done, total: backup.header.photos });
      const part = await restoreBatch(deps, store, backup, batch, { ...options, run });
      report.imported += part.imported;
      report.known += part.known;
      report.tagsLeftOut += part.tagsLeftOut;
      report.problems.push(...part.problems);
      if (part.isFull) return { kind: 'storage-full', ...report };
      done += batch.length;
    }
    await restoreApart(deps, backup);
    options.onProgress({ phase: 'restoring', done, total: backup.header.photos });
    isDone = !signal.aborted;
    return { kind: isDone ? 'done' : 'cancelled', ...report };
  } catch (error) {
    if (!(error instanceof DamagedBackupError)) throw error;
    const detail = error.message;
    // Nothing was deleted before the list had been read to its end once.
    return { kind: 'damaged', detail, ...report };
  } finally {
    if (run !== null)
      await deps.library.runs.setState(run.runId, isDone ? 'done' : 'cancelled', deps.nowMs());
  }
}

interface RestoreRun {
  readonly runId: number;
  /** What is deleted first does not come back, so that undoing the rest would leave a library that never was. */
  readonly canUndo: boolean;
}

async function startRun(
  { library, nowMs }: Deps,
  { header }: Backup,
  mode: RestoreMode,
): Promise<RestoreRun> {
  const runId = await library.runs.start('restore', header.photos, nowMs(), { cause: 'page' });
  return { runId, canUndo: mode === 'merge' };
}

/** Another tab took it for one that was cut, and a person took it back there. */
async function isUndone({ library }: Deps, { runId }: RestoreRun): Promise<boolean> {
  const run = await library.runs.read(runId);
  return run === null || run.undoneAtMs !== null;
}

/** Reads every original once. */
async function verify(
  backup: Backup,
  { signal, onProgress }: Pick<RestoreOptions, 'signal' | 'onProgress'>,
): Promise<RestoreProblem[]> {
  const problems: RestoreProblem[] = [];
  let done = 0;
  for await (const photo of backup.photos()) {
    if (signal.aborted) return problems;
    onProgress({ phase: 'verifying', done, total: backup.header.photos });
    const read = await readVerified(backup, photo);
    if (!read.ok) problems.push(read.problem);
    done += 1;
  }
  return problems;
}

type ReadResult =
  { readonly ok: true; readonly original: Blob } | { readonly ok: false; readonly problem: RestoreProblem };

/** The original, if it is the one the backup speaks of. Its bytes are not kept. */
async function readVerified(backup: Backup, photo: BackupPhoto): Promise<ReadResult> {
  const refuse = (reason: RestoreProblem['reason'], detail = ''): ReadResult => ({
    ok: false,
    problem: { fileName: photo.fileName, reason, detail },
  });
  const read = await backup.readOriginal(photo);
  if (!read.ok) return read.reason === 'missing' ? refuse('missing') : refuse('unreadable', read.detail);
  const { original } = read;
  if (original.size !== photo.bytes) return refuse('changed');
  try {
    const hash = await crypto.subtle.digest('SHA-256', await original.arrayBuffer());
    return bytesToHex(new Uint8Array(hash)) === photo.sha256 ? { ok: true, original } : refuse('changed');
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return refuse('unreadable', `The browser could not read it: ${error.message}`);
  }
}

async function restoreBatch(
  deps: Deps,
  store: Pick<BackupStore, 'apply'>,
  backup: Backup,
  batch: readonly BackupPhoto[],
  { run, ...options }: RestoreOptions & { readonly run: RestoreRun },
): Promise<RestoreReport & { readonly isFull: boolean }> {
  const { photos } = deps.library;
  const hashes = batch.map(({ sha256 }) => sha256);
  const knownIds = await photos.readIdsBySha256(hashes);
  const problems: RestoreProblem[] = [];
  const items: ImportItem[] = [];
  for (const photo of batch) {
    if (knownIds.has(photo.sha256)) continue;
    const read = await readVerified(backup, photo);
    if (!read.ok) {
      problems.push(read.problem);
      continue;
    }
    // The date and the name are what an import tells the taken date by, where the picture itself does not say it.
    const file = new File([read.original], photo.fileName, { lastModified: photo.taken.epochMs });
    items.push({ file, path: photo.fileName });
  }
  const atMs = deps.nowMs();
  const importOptions: ImportOptions = {
    ...toImportOptions(options),
    ...(run.canUndo ? { run: { runId: run.runId, atMs } } : {}),
  };
  const end = items.length === 0 ? null : await importPhotos(deps, items, importOptions);
  const refused = end?.refused ?? [];
  const isFull = refused.some(({ refusal }) => refusal.kind === 'storage-full');
  for (const { path, refusal } of refused) {
    if (refusal.kind !== 'storage-full') {
      problems.push({ fileName: path, reason: 'refused', detail: refusal.detail });
    }
  }
  const ids = await photos.readIdsBySha256(hashes);
  const { tagsLeftOut } = await store.apply(
    batch.flatMap((photo) => {
      const id = ids.get(photo.sha256);
      return id === undefined ? [] : [{ id, photo, isNew: !knownIds.has(photo.sha256) }];
    }),
    { ...run, atMs, tally: toTally(batch.length, knownIds.size, problems.length) },
  );
  return { imported: end?.imported ?? 0, known: knownIds.size, tagsLeftOut, problems, isFull };
}

function toTally(processed: number, skipped: number, failed: number): RunTally {
  return { ...EMPTY_TALLY, processed, skipped, failed };
}

function toGroupKey(ids: Iterable<PhotoId>): string {
  return [...ids].toSorted((a, b) => a - b).join(' ');
}

/** What was said about photos of which two are here, unless it was said here as well. */
async function restoreApart({ library: { photos, duplicates } }: Deps, backup: Backup): Promise<void> {
  const known = new Set((await duplicates.readApart()).map(({ photoIds }) => toGroupKey(photoIds)));
  for await (const { sha256s, atMs } of backup.apart()) {
    const ids = [...(await photos.readIdsBySha256(sha256s)).values()];
    if (ids.length < 2 || known.has(toGroupKey(ids))) continue;
    known.add(toGroupKey(ids));
    await duplicates.setApart(ids, atMs);
  }
}

function toImportOptions({ signal, freshInputs, onStored }: RestoreOptions): ImportOptions {
  return {
    signal,
    onProgress: () => undefined,
    ...(freshInputs === undefined ? {} : { freshInputs }),
    ...(onStored === undefined ? {} : { onStored }),
  };
}

/** Merging adds the categories that are not here; those that are stay as they are. */
async function restoreConfig(deps: Deps, config: BackupConfig, mode: RestoreMode): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const current = await deps.library.config.read();
    const isWhole = mode === 'replace' || current.revision === 0;
    const document = isWhole ? config.document : withMissing(current.document, config.document);
    const source = isWhole ? config.source : undefined;
    const saved = await saveConfig(deps, document, current.revision, 'restore', source);
    if (saved.ok) return;
  }
  throw new Error('The configuration could not be stored: others saved in between each time.');
}

function withMissing(current: ConfigDocument, backup: ConfigDocument): ConfigDocument {
  const { categories } = current.classification;
  const known = new Set(categories.map(({ name }) => categoryKey(name)));
  const missing = backup.classification.categories.filter(({ name }) => !known.has(categoryKey(name)));
  if (missing.length === 0) return current;
  return {
    ...current,
    classification: { ...current.classification, categories: [...categories, ...missing] },
  };
}

/** Photos by the batch, full when either limit is reached. */
async function* batches(
  photos: AsyncIterable<BackupPhoto>,
  mostPhotos: number,
  mostBytes: number,
): AsyncGenerator<BackupPhoto[]> {
  let batch: BackupPhoto[] = [];
  let bytes = 0;
  for await (const photo of photos) {
    batch.push(photo);
    bytes += photo.bytes;
    if (batch.length < mostPhotos && bytes < mostBytes) continue;
    yield batch;
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) yield batch;
}
