/**
 * A backup chosen by a person, as Winnow reads it: what it says about itself, a photo at a time, and each original when it
 * is asked for. The file may be anything, so nothing in it is believed before it was looked at.
 */
import {
  CONFIG_FILE,
  LIBRARY_FILE,
  LONGEST_LINE,
  parseLine,
  type BackupApart,
  type BackupHeader,
  type BackupPhoto,
  type ManifestLine,
} from '../core/backup/manifest.ts';
import { LARGEST_YAML_BYTES, parseConfigYaml } from '../core/config/yaml.ts';
import type { ConfigDocument } from '../core/config/document.ts';
import { isSealed, openSealed, type OpenedSeal } from './backupSeal.ts';
import { BlobReader, Reader, Uint8ArrayWriter, ZipReader } from './backupZip.ts';

/** Larger files cannot be imported as photos either: one is in memory at a time. */
const LARGEST_ORIGINAL_BYTES = 2_000_000_000;

export interface BackupConfig {
  readonly document: ConfigDocument;
  readonly source: string;
}

export interface Backup {
  readonly header: BackupHeader;
  /** Null where there is none in the backup, or none that is valid any more. */
  readonly config: BackupConfig | null;
  /** Each photo, from the beginning. Throws {@link DamagedBackupError}. */
  photos(): AsyncIterable<BackupPhoto>;
  /** Photos said to be no duplicates; throws as {@link photos} does. */
  apart(): AsyncIterable<BackupApart>;
  /** The original's bytes; null where it is not in the zip, or cannot be read. */
  readOriginal(photo: BackupPhoto): Promise<Uint8Array<ArrayBuffer> | null>;
  close(): Promise<void>;
}

export type OpenBackupResult =
  | { readonly ok: true; readonly backup: Backup }
  /** `sealed`: a passphrase is needed. `newer`: a later Winnow wrote it. */
  | { readonly ok: false; readonly reason: 'sealed' }
  | { readonly ok: false; readonly reason: 'wrong-passphrase' }
  | { readonly ok: false; readonly reason: 'not-a-backup' | 'newer' }
  | { readonly ok: false; readonly reason: 'damaged'; readonly detail: string };

export class DamagedBackupError extends Error {
  override readonly name = 'DamagedBackupError';
}

type ZipEntries = Map<string, ZipFile>;
type ZipFile = Extract<Awaited<ReturnType<ZipReader<unknown>['getEntries']>>[number], { directory: false }>;

/** Opens the file; `passphrase` is ignored where it is not sealed. */
export async function openBackup(file: Blob, passphrase: string | null): Promise<OpenBackupResult> {
  if (!(await isSealed(file))) return openZip(new BlobReader(file), await beginsLikeZip(file));
  if (passphrase === null) return { ok: false, reason: 'sealed' };
  const seal = await openSealed(file, passphrase);
  if (seal.ok) return openZip(new SealReader(seal.opened), true);
  if (seal.reason === 'damaged') return damaged('The file is cut short or was changed.');
  return seal.reason === 'newer' ? { ok: false, reason: 'newer' } : { ok: false, reason: 'wrong-passphrase' };
}

/** Random reads of a sealed file, as the zip library asks for them. */
class SealReader extends Reader<OpenedSeal> {
  readonly #opened: OpenedSeal;

  constructor(opened: OpenedSeal) {
    super(opened);
    this.#opened = opened;
    this.size = opened.size;
  }

  override readUint8Array(offset: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    return this.#opened.read(offset, length);
  }
}

async function openZip(
  source: ConstructorParameters<typeof ZipReader>[0],
  isZip: boolean,
): Promise<OpenBackupResult> {
  const zip = new ZipReader(source);
  let entries: ZipEntries;
  try {
    entries = await readEntries(zip);
  } catch (error) {
    if (!isZip) return { ok: false, reason: 'not-a-backup' };
    return damaged(`The list of files at its end cannot be read: ${messageOf(error)}`);
  }
  const manifest = entries.get(LIBRARY_FILE);
  if (manifest === undefined) return { ok: false, reason: 'not-a-backup' };
  const first = await readHeader(manifest);
  if (!first.ok) return first;
  return {
    ok: true,
    backup: {
      header: first.header,
      config: await readConfig(entries),
      photos: () => readPhotos(manifest),
      apart: () => readApart(manifest),
      readOriginal: (photo) => readOriginal(entries, photo),
      close: async () => {
        await zip.close();
      },
    },
  };
}

function damaged(detail: string): OpenBackupResult & { readonly ok: false } {
  return { ok: false, reason: 'damaged', detail };
}

async function beginsLikeZip(file: Blob): Promise<boolean> {
  const [p, k] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return p === 0x50 && k === 0x4b;
}

/** Sidecars are left out: nothing is read from them, and they may be as many as the photos. */
async function readEntries(zip: ZipReader<unknown>): Promise<ZipEntries> {
  const entries: ZipEntries = new Map();
  for await (const entry of zip.getEntriesGenerator()) {
    if (!entry.directory && !entry.filename.endsWith('.xmp')) entries.set(entry.filename, entry);
  }
  return entries;
}

async function readHeader(
  manifest: ZipFile,
): Promise<{ ok: true; header: BackupHeader } | (OpenBackupResult & { readonly ok: false })> {
  try {
    for await (const text of readLines(manifest)) {
      const parsed = parseLine(text);
      if (!parsed.ok && parsed.reason === 'newer') return { ok: false, reason: 'newer' };
      if (!parsed.ok || parsed.line.kind !== 'header') return { ok: false, reason: 'not-a-backup' };
      return { ok: true, header: parsed.line.header };
    }
  } catch (error) {
    return damaged(messageOf(error));
  }
  return { ok: false, reason: 'not-a-backup' };
}

async function* readPhotos(manifest: ZipFile): AsyncGenerator<BackupPhoto> {
  for await (const line of readAll(manifest)) if (line.kind === 'photo') yield line.photo;
}

async function* readApart(manifest: ZipFile): AsyncGenerator<BackupApart> {
  for await (const line of readAll(manifest)) if (line.kind === 'apart') yield line.apart;
}

/** Every line, to an end that says so. */
async function* readAll(manifest: ZipFile): AsyncGenerator<ManifestLine> {
  let photos = 0;
  let end: Extract<ManifestLine, { kind: 'end' }> | null = null;
  try {
    for await (const text of readLines(manifest)) {
      const parsed = parseLine(text);
      if (!parsed.ok) throw new DamagedBackupError(`${LIBRARY_FILE}: ${parsed.detail}`);
      if (parsed.line.kind === 'photo') photos += 1;
      if (parsed.line.kind === 'end') end = parsed.line;
      yield parsed.line;
    }
  } catch (error) {
    throw error instanceof DamagedBackupError ? error : new DamagedBackupError(messageOf(error));
  }
  if (end?.photos !== photos) {
    throw new DamagedBackupError(`${LIBRARY_FILE} is cut short: it ends after ${String(photos)} photos.`);
  }
}

/** The lines of a text file in the zip, as they come. */
async function* readLines(entry: ZipFile): AsyncGenerator<string> {
  const bytes = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>();
  const reading = entry.getData(bytes.writable, { checkSignature: true });
  // Heard of below, through the stream as well.
  reading.catch(() => undefined);
  let rest = '';
  const reader = bytes.readable.pipeThrough(new TextDecoderStream()).getReader();
  try {
    for (;;) {
      const next = await reader.read();
      if (next.done) break;
      const lines = (rest + next.value).split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > LONGEST_LINE) throw new DamagedBackupError(`${LIBRARY_FILE} has a line without end.`);
      yield* lines.filter((line) => line !== '');
    }
    await reading;
    if (rest !== '') yield rest;
  } finally {
    // Whoever has seen enough lets the rest go.
    await reader.cancel().catch(() => undefined);
  }
}

async function readConfig(entries: ZipEntries): Promise<BackupConfig | null> {
  const entry = entries.get(CONFIG_FILE);
  if (entry === undefined || entry.uncompressedSize > LARGEST_YAML_BYTES * 4) return null;
  try {
    const source = new TextDecoder().decode(await entry.getData(new Uint8ArrayWriter()));
    const parsed = parseConfigYaml(source);
    return parsed.ok ? { document: parsed.document, source } : null;
  } catch (error) {
    // One file of the zip that is damaged; the photos may be whole.
    console.error(error);
    return null;
  }
}

async function readOriginal(
  entries: ZipEntries,
  { path, bytes }: BackupPhoto,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const entry = entries.get(path);
  if (entry === undefined || entry.uncompressedSize !== bytes || bytes > LARGEST_ORIGINAL_BYTES) return null;
  try {
    return await entry.getData(new Uint8ArrayWriter());
  } catch (error) {
    // Cut, or changed: the person is told which photo it is.
    console.error(error);
    return null;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
