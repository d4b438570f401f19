/**
 * Model inputs made while a photo was decoded for its thumbnail, kept until the encoder comes for them, so that a
 * picture just imported is not decoded twice. Bounded: what does not fit is simply decoded again later.
 */
import type { PhotoId } from '../core/photo.ts';

export interface FreshInputs {
  /** Keeps the pixels if there is room. When full, newcomers are refused: jobs come oldest first. */
  put(modelKey: string, photoId: PhotoId, input: Uint8Array): void;
  /** Hands the pixels over and forgets them; null if they are not here or were made for another model. */
  take(modelKey: string, photoId: PhotoId): Uint8Array | null;
  readonly bytes: number;
}

/** Some 1,300 photos at 128 px, 440 at 224 px. */
const DEFAULT_MAX_BYTES = 64 * 1024 * 1024;

export function createFreshInputs({
  maxBytes = DEFAULT_MAX_BYTES,
}: { readonly maxBytes?: number } = {}): FreshInputs {
  const inputs = new Map<PhotoId, Uint8Array>();
  let keptModelKey: string | null = null;
  let bytes = 0;

  function forgetAll(): void {
    inputs.clear();
    bytes = 0;
  }

  return {
    put(modelKey, photoId, input) {
      if (modelKey !== keptModelKey) {
        forgetAll();
        keptModelKey = modelKey;
      }
      if (bytes + input.byteLength > maxBytes || inputs.has(photoId)) return;
      inputs.set(photoId, input);
      bytes += input.byteLength;
    },
    take(modelKey, photoId) {
      const input = modelKey === keptModelKey ? inputs.get(photoId) : undefined;
      if (input === undefined) return null;
      inputs.delete(photoId);
      bytes -= input.byteLength;
      return input;
    },
    get bytes() {
      return bytes;
    },
  };
}
