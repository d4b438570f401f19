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
import { BadZipError } from '../core/zip/zipDirectory.ts';
import { DamagedSealError, isSealed, openSealed, type OpenedSeal } from './backupSeal.ts';
import { blobSource, openZip, type ByteSource, type OpenedZip } from './zipReader.ts';

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
  /** The original as it lies in the zip, not yet compared with what is said of it. */
  readOriginal(photo: BackupPhoto): Promise<ReadOriginalResult>;
}

type ReadOriginalResult =
  /** Where the backup is a plain zip, a part of its file that nobody has read yet. */
  | { readonly ok: true; readonly original: Blob }
  | { readonly ok: false; readonly reason: 'missing' }
  /** Why, in a sentence. */
  | { readonly ok: false; readonly reason: 'unreadable'; readonly detail: string };

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

/** Opens the file; `passphrase` is ignored where it is not sealed. */
export async function openBackup(file: Blob, passphrase: string | null): Promise<OpenBackupResult> {
  if (!(await isSealed(file))) return openPlain(blobSource(file), await beginsLikeZip(file));
  if (passphrase === null) return { ok: false, reason: 'sealed' };
  const seal = await openSealed(file, passphrase);
  if (seal.ok) return openPlain(sealSource(seal.opened), true);
  if (seal.reason === 'damaged') return damaged('The file is cut short or was changed.');
  return seal.reason === 'newer' ? { ok: false, reason: 'newer' } : { ok: false, reason: 'wrong-passphrase' };
}

/** What is read of a sealed file is opened then and there. */
function sealSource(opened: OpenedSeal): ByteSource {
  return {
    size: opened.size,
    slice: async (offset, bytes) => new Blob([await opened.read(offset, bytes)]),
  };
}

async function openPlain(source: ByteSource, isZip: boolean): Promise<OpenBackupResult> {
  let zip: OpenedZip;
  try {
    // Nothing is read from sidecars, and they may be as many as the photos.
    zip = await openZip(source, (path) => !path.endsWith('.xmp'));
  } catch (error) {
    const detail = wordsOf(error);
    return isZip ? damaged(detail) : { ok: false, reason: 'not-a-backup' };
  }
  if (!zip.has(LIBRARY_FILE)) return { ok: false, reason: 'not-a-backup' };
  const first = await readHeader(zip);
  if (!first.ok) return first;
  return {
    ok: true,
    backup: {
      header: first.header,
      config: await readConfig(zip),
      photos: () => readPhotos(zip),
      apart: () => readApart(zip),
      readOriginal: (photo) => readOriginal(zip, photo),
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

async function readHeader(
  zip: OpenedZip,
): Promise<{ ok: true; header: BackupHeader } | (OpenBackupResult & { readonly ok: false })> {
  try {
    for await (const text of readLines(zip)) {
      const parsed = parseLine(text);
      if (!parsed.ok && parsed.reason === 'newer') return { ok: false, reason: 'newer' };
      if (!parsed.ok || parsed.line.kind !== 'header') return { ok: false, reason: 'not-a-backup' };
      return { ok: true, header: parsed.line.header };
    }
  } catch (error) {
    return damaged(wordsOf(error));
  }
  return { ok: false, reason: 'not-a-backup' };
}

async function* readPhotos(zip: OpenedZip): AsyncGenerator<BackupPhoto> {
  for await (const line of readAll(zip)) if (line.kind === 'photo') yield line.photo;
}

async function* readApart(zip: OpenedZip): AsyncGenerator<BackupApart> {
  for await (const line of readAll(zip)) if (line.kind === 'apart') yield line.apart;
}

/** Every line, to an end that says so. */
async function* readAll(zip: OpenedZip): AsyncGenerator<ManifestLine> {
  let photos = 0;
  let end: Extract<ManifestLine, { kind: 'end' }> | null = null;
  try {
    for await (const text of readLines(zip)) {
      const parsed = parseLine(text);
      if (!parsed.ok) throw new DamagedBackupError(`${LIBRARY_FILE}: ${parsed.detail}`);
      if (parsed.line.kind === 'photo') photos += 1;
      if (parsed.line.kind === 'end') end = parsed.line;
      yield parsed.line;
    }
  } catch (error) {
    throw new DamagedBackupError(wordsOf(error));
  }
  if (end?.photos !== photos) {
    throw new DamagedBackupError(`${LIBRARY_FILE} is cut short: it ends after ${String(photos)} photos.`);
  }
}

/** The lines of the list, as they come. */
async function* readLines(zip: OpenedZip): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const piece of zip.stream(LIBRARY_FILE)) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LONGEST_LINE) throw new DamagedBackupError(`${LIBRARY_FILE} has a line without end.`);
    yield* lines.filter((line) => line !== '');
  }
  if (rest !== '') yield rest;
}

async function readConfig(zip: OpenedZip): Promise<BackupConfig | null> {
  try {
    const file = await zip.read(CONFIG_FILE, LARGEST_YAML_BYTES * 4);
    if (file === null) return null;
    const source = await file.text();
    const parsed = parseConfigYaml(source);
    return parsed.ok ? { document: parsed.document, source } : null;
  } catch (error) {
    // One file of the zip that is damaged; the photos may be whole.
    console.warn(`${CONFIG_FILE}: ${wordsOf(error)}`);
    return null;
  }
}

async function readOriginal(zip: OpenedZip, { path, bytes }: BackupPhoto): Promise<ReadOriginalResult> {
  if (bytes > LARGEST_ORIGINAL_BYTES) {
    return { ok: false, reason: 'unreadable', detail: 'It is larger than any photo can be.' };
  }
  try {
    const original = await zip.read(path, bytes);
    return original === null ? { ok: false, reason: 'missing' } : { ok: true, original };
  } catch (error) {
    return { ok: false, reason: 'unreadable', detail: wordsOf(error) };
  }
}

/** What is wrong with the file or its disk, as a sentence. Anything else is a bug, and thrown on. */
function wordsOf(error: unknown): string {
  if (
    error instanceof BadZipError ||
    error instanceof DamagedBackupError ||
    error instanceof DamagedSealError
  ) {
    return error.message;
  }
  if (error instanceof DOMException) return `The browser could not read it: ${error.message}`;
  throw error;
}
