/**
 * What the rest of Winnow may ask about a file. Implemented by a client of the media workers; pictures are decoded
 * there, never on the page's thread.
 */
import type { Preprocessing } from '../core/model.ts';
import type { PhotoFormat, PhotoMetadata, TakenDate } from '../core/photo.ts';
import type { DerivedImage } from '../library/library.ts';

/** Why a file was not imported; `detail` is a sentence for the person ("The file ends early."). */
export interface Refusal {
  readonly kind:
    | 'empty-file'
    | 'not-an-image'
    | 'unsupported-type'
    | 'corrupt'
    | 'too-large'
    | 'unreadable'
    /** From the import, not from a media worker: the picture is fine, the browser had no room for it. */
    | 'storage-full'
    /** From the import: storing failed for a reason given in `detail`. */
    | 'not-stored';
  readonly detail: string;
}

/** A file whose bytes were read and whose kind is known; nothing is decoded yet. */
export interface InspectedFile {
  readonly sha256: string;
  readonly format: PhotoFormat;
  readonly mimeType: string;
  readonly original: ArrayBuffer;
  readonly taken: TakenDate;
  readonly metadata: PhotoMetadata;
}

/** A decoded picture: as shown (orientation applied once), in pixels. */
export interface RenderedPhoto {
  /** The bytes lent to the worker, back again. */
  readonly original: ArrayBuffer;
  readonly width: number;
  readonly height: number;
  readonly thumbnail: DerivedImage;
  /** Model input made while the picture was decoded anyway: size x size x 3, RGB 0..255. Null if not asked for. */
  readonly input: Uint8Array | null;
}

export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export interface Media {
  /** Reads, hashes and identifies a file, its dates and metadata; checks header dimensions before anything is decoded. */
  inspect(file: File, signal: AbortSignal): Promise<Outcome<InspectedFile>>;
  /** Decodes once and makes the thumbnail and (given `input`) the model's pixels. `original` is transferred. */
  render(
    original: ArrayBuffer,
    format: PhotoFormat,
    input: Preprocessing | null,
    signal: AbortSignal,
  ): Promise<Outcome<RenderedPhoto>>;
  /** What the viewer shows of a photo that is too large, or of a kind no browser draws. `original` is transferred. */
  renderPreview(
    original: ArrayBuffer,
    format: PhotoFormat,
    signal: AbortSignal,
  ): Promise<Outcome<DerivedImage>>;
  /** Only the model's pixels, for photos embedded later. `original` is transferred. */
  renderInput(
    original: ArrayBuffer,
    format: PhotoFormat,
    input: Preprocessing,
    signal: AbortSignal,
  ): Promise<Outcome<Uint8Array>>;
  /** How many files can usefully be in hand at once. */
  readonly parallelism: number;
  close(): void;
}
