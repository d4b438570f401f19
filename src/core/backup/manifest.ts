/**
 * `library.ndjson` of a backup: one JSON value a line, so that it is written and read without ever being whole in memory.
 * The first line says what the file is, then comes a line for each photo and one for
 * each group that are no duplicates, and the last says how many there were: a file
 * without it was cut short.
 */
import * as z from '../zod.ts';
import type { LinkProvenance, Tag, Veto } from '../category.ts';
import type { PhotoState, TakenDate } from '../photo.ts';
import { reasonOf } from '../reasonOf.ts';

/** Raised when an older Winnow would misread what is written. */
const BACKUP_VERSION = 1;

const FORMAT = 'winnow-backup';

/** Longer lines than any photo has are not read: a hostile file would fill the memory with one. */
export const LONGEST_LINE = 4_000_000;

export const LIBRARY_FILE = 'library.ndjson';
export const CONFIG_FILE = 'winnow.config.yaml';

export interface BackupHeader {
  readonly createdAtMs: number;
  /** Photos the library held when the backup began. */
  readonly photos: number;
}

/** A tag on a photo. Runs are not backed up, so the provenance names none. */
export type BackupTag = Omit<Tag, 'id'> & {
  readonly linkedAtMs: number;
  /** A person put it on, or said that it stays. */
  readonly isByHand: boolean;
  readonly provenance: Omit<LinkProvenance, 'runId'> | null;
};

export type BackupVeto = Omit<Veto, 'photoId'>;

/** One photo as the library had it. Photos are known by their content: ids mean nothing elsewhere. */
export interface BackupPhoto extends PhotoState {
  /** Lower-case hex of the original's bytes. */
  readonly sha256: string;
  /** Where the original lies in the zip. */
  readonly path: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly taken: TakenDate;
  readonly tags: readonly BackupTag[];
  readonly vetoes: readonly BackupVeto[];
}

/** Photos a person said are no duplicates of each other, by SHA-256. */
export interface BackupApart {
  readonly sha256s: readonly string[];
  readonly atMs: number;
}

export type ManifestLine =
  | { readonly kind: 'header'; readonly header: BackupHeader }
  | { readonly kind: 'photo'; readonly photo: BackupPhoto }
  | { readonly kind: 'apart'; readonly apart: BackupApart }
  | { readonly kind: 'end'; readonly photos: number };

export type ParsedLine =
  | { readonly ok: true; readonly line: ManifestLine }
  /** `newer`: written by a Winnow whose backups this one does not know. */
  | { readonly ok: false; readonly reason: 'newer' | 'invalid'; readonly detail: string };

const SHA256 = z.string().check(z.regex(/^[0-9a-f]{64}$/, 'is no SHA-256'));
const TIME = z.number().check(z.minimum(-8.64e15), z.maximum(8.64e15));

/** Below the folder of originals, and without a step back. */
const INSIDE = /^originals\/(?!(?:[^\\]*\/)?\.{1,2}(?:\/|$))[^\\]+$/;

const TAG = z.object({
  path: z.string().check(z.trim(), z.minLength(1), z.maxLength(1_000)),
  kind: z.enum(['auto', 'user']),
  categoryKey: z.nullable(z.string()),
  linkedAtMs: TIME,
  isByHand: z.boolean(),
  provenance: z.nullable(
    z.object({
      categoryKey: z.string(),
      score: z.number(),
      prompt: z.string(),
      threshold: z.number(),
      modelKey: z.string(),
      archived: z.boolean(),
      signal: z.exactOptional(z.string()),
      example: z.exactOptional(z.string()),
    }),
  ),
});

const PHOTO = z
  .object({
    kind: z.literal('photo'),
    sha256: SHA256,
    path: z.string().check(z.maxLength(1_000), z.regex(INSIDE, 'leads out of the backup')),
    fileName: z.string().check(z.maxLength(1_000)),
    bytes: z.int().check(z.minimum(0)),
    taken: z.object({
      epochMs: TIME,
      offsetMinutes: z.nullable(z.number()),
      source: z.enum(['exif', 'gps', 'file-name', 'file-modified']),
    }),
    visibility: z.enum(['timeline', 'archive', 'trash']),
    archivedBy: z.nullable(z.enum(['user', 'classification'])),
    // Backups made before there were favourites do not say.
    isFavourite: z.withDefault(z.boolean(), false),
    classifiedAtMs: z.nullable(TIME),
    tags: z.array(TAG),
    vetoes: z.array(z.object({ categoryKey: z.string(), kind: z.enum(['tag', 'archive']), atMs: TIME })),
  })
  .check(
    z.refine(({ visibility, archivedBy }) => (visibility === 'archive') === (archivedBy !== null), {
      message: 'does not say who archived it',
    }),
  );

const HEADER = z.object({
  kind: z.literal('header'),
  format: z.literal(FORMAT),
  version: z.int().check(z.minimum(1)),
  createdAtMs: TIME,
  photos: z.int().check(z.minimum(0)),
});

const APART = z.object({
  kind: z.literal('apart'),
  sha256s: z.array(SHA256).check(z.maxLength(10_000)),
  atMs: TIME,
});
const END = z.object({ kind: z.literal('end'), photos: z.int().check(z.minimum(0)) });
const ANY = z.object({ kind: z.string() });

/** The line's text, without its line break. */
export function lineToText(line: ManifestLine): string {
  if (line.kind === 'header') {
    return JSON.stringify({ kind: 'header', format: FORMAT, version: BACKUP_VERSION, ...line.header });
  }
  if (line.kind === 'photo') return JSON.stringify({ kind: 'photo', ...line.photo });
  return JSON.stringify(line.kind === 'apart' ? { kind: 'apart', ...line.apart } : line);
}

/** Reads a line. A kind of line that this version does not know is invalid: a newer header comes before any. */
export function parseLine(text: string): ParsedLine {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return invalid(reasonOf(error));
  }
  const kind = ANY.safeParse(value);
  if (!kind.success) return invalid('It does not say what it is.');
  switch (kind.data.kind) {
    case 'header':
      return parseHeader(value);
    case 'photo': {
      const parsed = PHOTO.safeParse(value);
      if (!parsed.success) return invalid(z.prettifyError(parsed.error));
      const { kind: _, ...photo } = parsed.data;
      return { ok: true, line: { kind: 'photo', photo } };
    }
    case 'apart': {
      const parsed = APART.safeParse(value);
      if (!parsed.success) return invalid(z.prettifyError(parsed.error));
      const { sha256s, atMs } = parsed.data;
      return { ok: true, line: { kind: 'apart', apart: { sha256s, atMs } } };
    }
    case 'end': {
      const parsed = END.safeParse(value);
      return parsed.success ? { ok: true, line: parsed.data } : invalid(z.prettifyError(parsed.error));
    }
    default:
      return invalid(`It is of a kind nobody knows: ${kind.data.kind}.`);
  }
}

function parseHeader(value: unknown): ParsedLine {
  const parsed = HEADER.safeParse(value);
  if (!parsed.success) return invalid(z.prettifyError(parsed.error));
  const { version, createdAtMs, photos } = parsed.data;
  if (version > BACKUP_VERSION) {
    return { ok: false, reason: 'newer', detail: `The backup is of version ${String(version)}.` };
  }
  return { ok: true, line: { kind: 'header', header: { createdAtMs, photos } } };
}

function invalid(detail: string): ParsedLine {
  return { ok: false, reason: 'invalid', detail };
}
