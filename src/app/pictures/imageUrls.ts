/**
 * Stored pictures as object URLs. What is on the screen is read first, newest request first, because what was scrolled
 * past is not worth reading; what the scroll is coming to is read and decoded after that. Many are read at a time. URLs
 * are kept for the way back and revoked, least recently used first, once nobody shows them.
 */
import type { PhotoId } from '../../core/photo.ts';

interface StoredImage {
  readonly bytes: ArrayBuffer;
  readonly mimeType: string;
}

/** The part of the library this needs: pictures of those of the photos that have one. */
export type ReadImages = (ids: readonly PhotoId[]) => Promise<ReadonlyMap<PhotoId, StoredImage>>;

export interface ImageUrls {
  /** Shows a photo: `onUrl` is called with its URL now or later, or never if it has none. Returns the way to stop. */
  show(id: PhotoId, onUrl: (url: string) => void): () => void;
  /** The URL if it is there already, so that a photo that was just seen does not flash. */
  peek(id: PhotoId): string | null;
  /** What may be shown next, soonest first; takes the place of what was expected before. */
  expect(ids: readonly PhotoId[]): void;
  /** While one flings through a list nothing new is read: it would be gone before it could be seen. */
  setHurried(isHurried: boolean): void;
}

interface Entry {
  url: string | null;
  /** Keeps what was decoded ahead decoded. */
  decoded: unknown;
  readonly listeners: Set<(url: string) => void>;
}

export interface ImageUrlOptions {
  readonly makeUrl?: (bytes: ArrayBuffer, mimeType: string) => string;
  readonly revokeUrl?: (url: string) => void;
  /** Begins to decode a picture; what it answers is held as long as the URL. */
  readonly decode?: (url: string) => unknown;
  /** URLs kept in all; those on the screen stay even beyond it. */
  readonly kept: number;
  /** Pictures to a reading. */
  readonly batch: number;
  /** Readings at a time. */
  readonly concurrency: number;
}

export function createImageUrls(
  read: ReadImages,
  {
    makeUrl = (bytes, mimeType) => URL.createObjectURL(new Blob([bytes], { type: mimeType })),
    revokeUrl = (url) => {
      URL.revokeObjectURL(url);
    },
    decode = decodeImage,
    kept,
    batch,
    concurrency,
  }: ImageUrlOptions,
): ImageUrls {
  /** Least recently used first. */
  const entries = new Map<PhotoId, Entry>();
  /** Newest last. */
  const wanted: PhotoId[] = [];
  let expected: readonly PhotoId[] = [];
  const inFlight = new Set<PhotoId>();
  let readings = 0;
  let isHurried = false;
  let isWaking = false;

  /** Tiles ask one by one; what they ask for in one go is one reading. */
  function wake(): void {
    if (isWaking) return;
    isWaking = true;
    queueMicrotask(() => {
      isWaking = false;
      readNext();
    });
  }

  function readNext(): void {
    if (isHurried) return;
    while (readings < concurrency) {
      const shown = takeShown();
      const ids = shown.length > 0 ? shown : takeExpected();
      if (ids.length === 0) return;
      readings += 1;
      for (const id of ids) inFlight.add(id);
      void readBatch(ids).finally(() => {
        readings -= 1;
        for (const id of ids) inFlight.delete(id);
        readNext();
      });
    }
  }

  function takeShown(): PhotoId[] {
    const ids: PhotoId[] = [];
    while (ids.length < batch) {
      const id = wanted.pop();
      if (id === undefined) break;
      const entry = entries.get(id);
      // Scrolled past before its turn came, read meanwhile, or being read.
      if (entry === undefined || entry.listeners.size === 0 || entry.url !== null) continue;
      if (!inFlight.has(id) && !ids.includes(id)) ids.push(id);
    }
    return ids;
  }

  function takeExpected(): PhotoId[] {
    const missing = expected.filter((id) => !inFlight.has(id) && (entries.get(id)?.url ?? null) === null);
    expected = missing.slice(batch);
    const ids = missing.slice(0, batch);
    for (const id of ids) {
      if (!entries.has(id)) entries.set(id, { url: null, decoded: null, listeners: new Set() });
    }
    return ids;
  }

  async function readBatch(ids: readonly PhotoId[]): Promise<void> {
    // A picture that cannot be read is missing, and its place stays empty.
    const images = await read(ids).catch((): ReadonlyMap<PhotoId, StoredImage> => new Map());
    for (const id of ids) {
      const image = images.get(id);
      const entry = entries.get(id);
      if (image === undefined || entry === undefined) continue;
      entry.url = makeUrl(image.bytes, image.mimeType);
      if (entry.listeners.size === 0) entry.decoded = decode(entry.url);
      for (const tell of entry.listeners) tell(entry.url);
    }
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
      const entry: Entry = entries.get(id) ?? { url: null, decoded: null, listeners: new Set() };
      entries.delete(id);
      entries.set(id, entry);
      entry.listeners.add(onUrl);
      if (entry.url === null) {
        wanted.push(id);
        wake();
      } else {
        onUrl(entry.url);
      }
      return () => {
        entry.listeners.delete(onUrl);
        evict();
      };
    },
    peek: (id) => entries.get(id)?.url ?? null,
    expect(ids) {
      expected = ids;
      wake();
    },
    setHurried(hurried) {
      if (isHurried === hurried) return;
      isHurried = hurried;
      if (!hurried) wake();
    },
  };
}

/** Decoded here, off the page's thread, it is drawn the moment a tile shows it. */
function decodeImage(url: string): HTMLImageElement {
  const image = new Image();
  image.src = url;
  // A picture that cannot be decoded shows nothing in its tile either.
  image.decode().catch(() => undefined);
  return image;
}
