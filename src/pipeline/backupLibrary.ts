/**
 * Writes a library to a zip as a stream: originals under their names, tags as XMP sidecars beside them, everything Winnow
 * knows about them in `library.ndjson`, and the configuration. One photo is in memory at a time.
 */
import { findSource } from '../core/config/history.ts';
import { configToYaml } from '../core/config/yaml.ts';
import {
  CONFIG_FILE,
  LIBRARY_FILE,
  lineToText,
  type BackupPhoto,
  type ManifestLine,
} from '../core/backup/manifest.ts';
import { createPaths, dayOf } from '../core/backup/paths.ts';
import { toXmp } from '../core/backup/xmp.ts';
import type { PhotoId } from '../core/photo.ts';
import type { BackupStore } from '../library/backupStore.ts';
import type { Library, OriginalAway } from '../library/library.ts';
import { createSealer } from './backupSeal.ts';
import { fillSink, type SinkFailure } from './bufferedSink.ts';
import { createZipWriter, type ZipWriter } from './zipWriter.ts';

export interface BackupDeps {
  readonly library: Pick<Library, 'photos' | 'config' | 'duplicates'>;
  readonly store: Pick<BackupStore, 'readAttachments'>;
  readonly nowMs: () => number;
}

export interface BackupProgress {
  readonly done: number;
  readonly total: number;
  readonly bytes: number;
}

export interface BackupOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: BackupProgress) => void;
  /** Seals the backup; null leaves it a plain zip. */
  readonly passphrase: string | null;
}

export interface MissingOriginal {
  readonly fileName: string;
  /** The linked folder in which it cannot be read now; null where its stored bytes are gone. */
  readonly away: OriginalAway | null;
}

export type BackupResult =
  | {
      readonly ok: true;
      readonly photos: number;
      readonly bytes: number;
      /** Photos whose original could not be had; they are not in the backup. */
      readonly missing: readonly MissingOriginal[];
    }
  | SinkFailure;

/** Photos whose facts are read together. */
const BATCH_PHOTOS = 256;
/** Of text, compressed together. */
const PIECE_CHARS = 64 * 1024;

/** Where a photo's files went. */
interface Written {
  readonly id: PhotoId;
  readonly path: string;
}

/**
 * Writes everything to `sink`, in pieces that are its own only until it has written them, and closes it; aborts it where the backup does not come to its end. Photos imported
 * meanwhile are not in it. Rejects where the library cannot be read.
 */
export async function backupLibrary(
  deps: BackupDeps,
  sink: WritableStream<Uint8Array>,
  { signal, onProgress, passphrase }: BackupOptions,
): Promise<BackupResult> {
  return fillSink(sink, signal, async (target) => {
    const outlet = await toOutlet(target.stream, passphrase);
    const writer = createZipWriter(outlet.stream);
    const ids = await readAllIds(deps.library);
    const createdAtMs = deps.nowMs();
    const report = (done: number): void => onProgress({ done, total: ids.length, bytes: target.bytes() });
    const { written, missing } = await writeOriginals(deps, writer, ids, { signal, report });
    await writeLibrary(deps, writer, written, createdAtMs);
    await writeConfig(deps, writer, createdAtMs);
    signal.throwIfAborted();
    await writer.close();
    await outlet.done;
    return { ok: true as const, photos: written.length, bytes: target.bytes(), missing };
  });
}

/** Trash included: nothing is lost by a backup that a person may still bring back. */
async function readAllIds({ photos }: BackupDeps['library']): Promise<PhotoId[]> {
  const places = [
    await photos.readIds('timeline'),
    await photos.readIds('archive'),
    await photos.readIds('trash'),
  ];
  return places.flatMap((ids) => [...ids]).toSorted((a, b) => a - b);
}

async function writeOriginals(
  { library, store }: BackupDeps,
  writer: ZipWriter,
  ids: readonly PhotoId[],
  { signal, report }: { readonly signal: AbortSignal; readonly report: (done: number) => void },
): Promise<{ written: Written[]; missing: MissingOriginal[] }> {
  const nextPath = createPaths();
  const written: Written[] = [];
  const missing: MissingOriginal[] = [];
  for (let start = 0; start < ids.length; start += BATCH_PHOTOS) {
    const batch = ids.slice(start, start + BATCH_PHOTOS);
    const photos = await library.photos.readMany(batch);
    const attachments = await store.readAttachments(batch);
    for (const [index, id] of batch.entries()) {
      signal.throwIfAborted();
      report(start + index);
      const photo = photos.get(id);
      if (photo === undefined) continue;
      const original = await library.photos.openOriginal(id);
      if (!original.ok) {
        missing.push({
          fileName: photo.fileName,
          away: original.reason === 'gone' ? null : original,
        });
        continue;
      }
      const path = nextPath(photo.fileName, dayOf(photo.taken));
      const takenMs = photo.taken.epochMs;
      await writer.add(path, new Uint8Array(original.bytes), takenMs);
      const tagPaths = (attachments.get(id)?.tags ?? []).map((tag) => tag.path);
      const sidecar = toXmp({ tagPaths, isFavourite: photo.isFavourite });
      if (sidecar !== null) await addText(writer, `${path}.xmp`, sidecar, takenMs);
      written.push({ id, path });
    }
  }
  report(ids.length);
  return { written, missing };
}

/** Facts are read anew: what a person changed while the originals were written is in it. */
async function writeLibrary(
  deps: BackupDeps,
  writer: ZipWriter,
  written: readonly Written[],
  createdAtMs: number,
): Promise<void> {
  await writer.addStream(LIBRARY_FILE, textPieces(libraryLines(deps, written, createdAtMs)), createdAtMs);
}

async function* libraryLines(
  { library, store }: BackupDeps,
  written: readonly Written[],
  createdAtMs: number,
): AsyncGenerator<ManifestLine> {
  yield { kind: 'header', header: { createdAtMs, photos: written.length } };
  let photos = 0;
  for (let start = 0; start < written.length; start += BATCH_PHOTOS) {
    const batch = written.slice(start, start + BATCH_PHOTOS);
    const ids = batch.map(({ id }) => id);
    const facts = await library.photos.readMany(ids);
    const attachments = await store.readAttachments(ids);
    for (const { id, path } of batch) {
      const photo = facts.get(id);
      if (photo === undefined) continue;
      const { sha256, fileName, bytes, taken, visibility, archivedBy, isFavourite, classifiedAtMs } = photo;
      const { tags, vetoes } = attachments.get(id) ?? { tags: [], vetoes: [] };
      const line: BackupPhoto = {
        sha256,
        path,
        fileName,
        bytes,
        taken,
        visibility,
        archivedBy,
        isFavourite,
        classifiedAtMs,
        tags,
        vetoes,
      };
      photos += 1;
      yield { kind: 'photo', photo: line };
    }
  }
  yield* apartLines(library);
  yield { kind: 'end', photos };
}

async function* apartLines({ photos, duplicates }: BackupDeps['library']): AsyncGenerator<ManifestLine> {
  for (const { photoIds, atMs } of await duplicates.readApart()) {
    const facts = await photos.readFacts([...photoIds]);
    yield { kind: 'apart', apart: { sha256s: [...facts.values()].map(({ sha256 }) => sha256), atMs } };
  }
}

async function writeConfig({ library }: BackupDeps, writer: ZipWriter, createdAtMs: number): Promise<void> {
  const { document, revision } = await library.config.read();
  const source = findSource(await library.config.readHistory(), revision);
  await addText(writer, CONFIG_FILE, configToYaml(document, source), createdAtMs);
}

function addText(writer: ZipWriter, path: string, text: string, modifiedMs: number): Promise<void> {
  return writer.add(path, new TextEncoder().encode(text), modifiedMs);
}

/** Lines as bytes, some at a time. */
async function* textPieces(lines: AsyncGenerator<ManifestLine>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  let text = '';
  for await (const line of lines) {
    text += `${lineToText(line)}\n`;
    if (text.length < PIECE_CHARS) continue;
    yield encoder.encode(text);
    text = '';
  }
  yield encoder.encode(text);
}

/** Where the zip goes; `done` settles when all of it has arrived there. */
interface Outlet {
  readonly stream: WritableStream<Uint8Array>;
  readonly done: Promise<void>;
}

async function toOutlet(target: WritableStream<Uint8Array>, passphrase: string | null): Promise<Outlet> {
  if (passphrase === null) return { stream: target, done: Promise.resolve() };
  const sealer = await createSealer(passphrase);
  const done = sealer.readable.pipeTo(target);
  // Where it fails, whoever writes hears of it through the sealer's own end before anybody waits here.
  done.catch(() => undefined);
  return { stream: sealer.writable, done };
}
