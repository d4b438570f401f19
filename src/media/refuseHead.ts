/**
 * What the first bytes of a file say against importing it. The media workers ask for every file; a look through a linked
 * folder asks before, of those whose names promise no picture, since nobody meant them to come in.
 */
import type { Refusal } from './media.ts';
import { sniff, SNIFF_BYTES, type FileKind } from './sniff.ts';
import { rawNameOf } from './tiffTags.ts';

/** Why a kind of file is not imported. */
export function refuseKind(kind: Exclude<FileKind, { kind: 'picture' }>): Refusal {
  return kind.kind === 'unknown'
    ? { kind: 'not-an-image', detail: 'The content is not a picture, whatever the name says.' }
    : { kind: 'unsupported-type', detail: `This is ${kind.name}, which Winnow does not import.` };
}

/** A raw photo is a TIFF by its signature: whether it is one is told by its tags. Null for a picture. */
export function refuseRaw(bytes: Uint8Array): Refusal | null {
  const rawName = rawNameOf(bytes);
  return rawName === null ? null : refuseKind({ kind: 'unsupported', name: rawName });
}

export const EMPTY_FILE: Refusal = { kind: 'empty-file', detail: 'The file is empty (0 bytes).' };

/** Names of files that are nearly always pictures: not worth a reading of their own. */
const PICTURE_NAME = /\.(?:jpe?g|png|webp|avif|gif|bmp|hei[cf]|hif|tiff?)$/iu;

/** Tags of a raw photo are in its first bytes, but not always in those that tell the kind. */
const HEAD_BYTES = 16 * SNIFF_BYTES;

/**
 * Why a file that does not call itself a picture is none; null for one that is, or may be: what cannot be read is left to
 * the import, which says so.
 */
export async function refuseByHead(file: File): Promise<Refusal | null> {
  if (PICTURE_NAME.test(file.name)) return null;
  const head = await readHead(file);
  if (head === null) return null;
  if (head.length === 0) return EMPTY_FILE;
  const kind = sniff(head.subarray(0, SNIFF_BYTES));
  if (kind.kind !== 'picture') return refuseKind(kind);
  return kind.format === 'tiff' ? refuseRaw(head) : null;
}

async function readHead(file: File): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}
