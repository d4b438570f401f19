/**
 * The first look at a file: what it is, its hash, its size, its dates. Order matters: nothing large is read whole before
 * its first bytes say it is a picture, and nothing is decoded before its header says how large it is.
 */
import { bytesToHex } from '../../src/core/hex.ts';
import type { PhotoFormat } from '../../src/core/photo.ts';
import { MAX_FILE_BYTES, refuseTooLarge } from '../../src/media/limits.ts';
import type { InspectedFile, Outcome, Refusal } from '../../src/media/media.ts';
import { readPictureSize } from '../../src/media/pictureSize.ts';
import { readExif } from '../../src/media/readExif.ts';
import { EMPTY_FILE, refuseKind, refuseRaw } from '../../src/media/refuseHead.ts';
import { sniff, SNIFF_BYTES } from '../../src/media/sniff.ts';
import { chooseTakenDate } from '../../src/media/takenDate.ts';
import { endsEarly } from '../../src/media/truncation.ts';

/** Up to this size a file is read whole at once: asking the browser twice costs more than reading too much. */
const READ_AT_ONCE_BYTES = 8 * 1024 * 1024;

/** @param nowMs dates after it are not believed */
export async function inspectFile(file: File, nowMs: number): Promise<Outcome<InspectedFile>> {
  const isReadAtOnce = file.size <= READ_AT_ONCE_BYTES;
  const head = await readBytes(isReadAtOnce ? file : file.slice(0, SNIFF_BYTES));
  if (!head.ok) return head;
  if (head.value.byteLength === 0) return { ok: false, refusal: EMPTY_FILE };
  const kind = sniff(new Uint8Array(head.value, 0, Math.min(SNIFF_BYTES, head.value.byteLength)));
  if (kind.kind !== 'picture') return { ok: false, refusal: refuseKind(kind) };
  if (file.size > MAX_FILE_BYTES) {
    const limit = `${MAX_FILE_BYTES / 1024 / 1024} MB`;
    return refuse(
      'too-large',
      `The file is ${Math.ceil(file.size / 1024 / 1024)} MB. The limit is ${limit}.`,
    );
  }

  const read = isReadAtOnce ? head : await readBytes(file);
  if (!read.ok) return read;
  const original = read.value;
  const refusal = refusePicture(new Uint8Array(original), kind.format);
  if (refusal !== null) return { ok: false, refusal };

  const { metadata, dates } = readExif(original);
  const taken = chooseTakenDate({ ...dates, fileName: file.name, modifiedMs: file.lastModified }, nowMs);
  const { format, mimeType } = kind;
  return {
    ok: true,
    value: { sha256: await sha256Hex(original), format, mimeType, original, taken, metadata },
  };
}

/** What the header alone says against importing a picture; null if nothing. */
function refusePicture(bytes: Uint8Array, format: PhotoFormat): Refusal | null {
  const raw = format === 'tiff' ? refuseRaw(bytes) : null;
  if (raw !== null) return raw;
  const size = readPictureSize(bytes, format);
  if (size === null)
    return { kind: 'corrupt', detail: 'The file is damaged: its header gives no picture size.' };
  const tooLarge = refuseTooLarge(size);
  if (tooLarge !== null) return tooLarge;
  return endsEarly(bytes, format)
    ? { kind: 'corrupt', detail: 'The file is damaged: it ends before the picture does.' }
    : null;
}

/** Reading fails where a file was moved, changed or is a folder. */
async function readBytes(blob: Blob): Promise<Outcome<ArrayBuffer>> {
  try {
    return { ok: true, value: await blob.arrayBuffer() };
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return refuse('unreadable', `The file could not be read: ${error.message}`);
  }
}

async function sha256Hex(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return bytesToHex(digest);
}

function refuse(kind: Refusal['kind'], detail: string): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: { kind, detail } };
}
