/**
 * Stored pictures as object URLs. Bytes are read newest request first, a few at a time, because what was scrolled past is
 * not worth reading; URLs are kept for the way back and revoked, least recently used first, once nobody shows them.
 */
import type { PhotoId } from '../../core/photo.ts';

/** The part of the library this needs. */
export type ReadImage = (
  id: PhotoId,
) => Promise<{ readonly bytes: ArrayBuffer; readonly mimeType: string } | null>;

export interface ImageUrls {
  /** Shows a photo: `onUrl` is called with its URL now or later, or never if it has none. Returns the way to stop. */
  show(id: PhotoId, onUrl: (url: string) => void): () => void;
  /** The URL if it is there already, so that a photo that was just seen does not flash. */
  peek(id: PhotoId): string | null;
}

interface Entry {
  url: string | null;
  readonly listeners: Set<(url: string) => void>;
}

export interface ImageUrlOptions {
  readonly makeUrl?: (bytes: ArrayBuffer, mimeType: string) => string;
  readonly revokeUrl?: (url: string) => void;
  /** URLs kept in all; those on the screen stay even beyond it. */
  readonly kept: number;
  /** Readings at a time. */
  readonly concurrency: number;
}

export function createImageUrls(
  read: ReadImage,
  {
    makeUrl = (bytes, mimeType) => URL.createObjectURL(new Blob([bytes], { type: mimeType })),
    revokeUrl = (url) => {
      URL.revokeObjectURL(url);
    },
    kept,
    concurrency,
  }: ImageUrlOptions,
): ImageUrls {
  /** Least recently used first. */
  const entries = new Map<PhotoId, Entry>();
  const wanted: PhotoId[] = [];
  const inFlight = new Set<PhotoId>();

  function readNext(): void {
    while (inFlight.size < concurrency) {
      const id = wanted.pop();
      if (id === undefined) return;
      const entry = entries.get(id);
      // Scrolled past before its turn came, read meanwhile, or being read.
      if (entry === undefined || entry.listeners.size === 0 || entry.url !== null || inFlight.has(id))
        continue;
      inFlight.add(id);
      void readOne(id).finally(() => {
        inFlight.delete(id);
        readNext();
      });
    }
  }

  async function readOne(id: PhotoId): Promise<void> {
    const image = await read(id).catch(() => null);
    const entry = entries.get(id);
    if (image === null || entry === undefined) return;
    const url = makeUrl(image.bytes, image.mimeType);
    entry.url = url;
    for (const tell of entry.listeners) tell(url);
    evict();
  }

  function evict(): void {
    let extra = entries.size - kept;
    if (extra <= 0) return;
    for (const [id, { url, listeners }] of entries) {
      if (extra <= 0) return;
      if (listeners.size > 0 || inFlight.has(id)) continue;
      entries.delete(id);
      if (url !== null) revokeUrl(url);
      extra -= 1;
    }
  }

  return {
    show(id, onUrl) {
      const entry: Entry = entries.get(id) ?? { url: null, listeners: new Set() };
      entries.delete(id);
      entries.set(id, entry);
      entry.listeners.add(onUrl);
      if (entry.url === null) {
        wanted.push(id);
        readNext();
      } else {
        onUrl(entry.url);
      }
      return () => {
        entry.listeners.delete(onUrl);
        evict();
      };
    },
    peek: (id) => entries.get(id)?.url ?? null,
  };
}
