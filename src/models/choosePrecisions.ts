/** Which of an entry's files are wanted, and how much that is. Pure. */
import type { EncoderPart, ModelEntry, Precision } from '../core/model.ts';
import { filesOf, type StoredEntry, type StoredModel } from './modelFileStore.ts';

export type PrecisionChoice = Readonly<Record<EncoderPart, Precision>>;

/** The entry with one encoder of each kind, and what both need. */
export function withPrecisions<E extends ModelEntry>(entry: E, { vision, text }: PrecisionChoice): E {
  return { ...entry, vision: only(entry.vision, vision), text: only(entry.text, text) };
}

function only(files: ModelEntry['vision'], precision: Precision): ModelEntry['vision'] {
  const file = files[precision];
  return file === undefined ? {} : { [precision]: file };
}

/** Bytes of all files the entry names, as far as anybody knows. */
export function bytesOf(entry: Pick<ModelEntry, 'shared' | 'vision' | 'text'>): number {
  return filesOf(entry).reduce((sum, { bytes, aboutBytes }) => sum + (bytes ?? aboutBytes ?? 0), 0);
}

/** Whether every size is known exactly. */
export function isSizeExact(entry: Pick<ModelEntry, 'shared' | 'vision' | 'text'>): boolean {
  return filesOf(entry).every(({ bytes }) => bytes !== null);
}

/** Both entries' files: what is stored is not forgotten when more is added to it. */
export function joinEntries(stored: StoredEntry, added: StoredEntry): StoredEntry {
  return {
    ...added,
    vision: { ...added.vision, ...stored.vision },
    text: { ...added.text, ...stored.text },
    shared: stored.shared,
  };
}

/** What of a stored model can be used: null until the small files and one encoder of each kind are whole and verified. */
export function usablePart({ entry, files }: StoredModel): StoredEntry | null {
  const whole = new Set(
    files.filter(({ verifiedSha256 }) => verifiedSha256 !== null).map(({ path }) => path),
  );
  const keep = (part: ModelEntry['vision']): ModelEntry['vision'] =>
    Object.fromEntries(Object.entries(part).filter(([, file]) => whole.has(file.path)));
  const usable = { ...entry, vision: keep(entry.vision), text: keep(entry.text) };
  const isUsable =
    entry.shared.every(({ path }) => whole.has(path)) &&
    Object.keys(usable.vision).length > 0 &&
    Object.keys(usable.text).length > 0;
  return isUsable ? usable : null;
}
