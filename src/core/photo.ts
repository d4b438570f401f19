/**
 * What a photo is: the facts every room of the house agrees on. Rows in storage, cells in a grid and inputs of
 * the classifier are all this shape, so that nothing has to be translated between them.
 */

/** Number handed out by the library on import, ascending; also decides which embedding pack a photo belongs to. */
export type PhotoId = number;

/** Where a photo is shown. */
export type Visibility = 'timeline' | 'archive' | 'trash';

/** Picture formats Winnow imports; decided by content, never by file name. */
export type PhotoFormat = 'jpeg' | 'png' | 'webp' | 'avif' | 'gif' | 'bmp' | 'heic' | 'tiff';

/** Which clue gave the taken date, best first. */
type TakenSource = 'exif' | 'gps' | 'file-name' | 'file-modified';

/** When a photo was taken. `offsetMinutes` is the zone east of UTC when the source says it, else null (local time unknown). */
export interface TakenDate {
  readonly epochMs: number;
  readonly offsetMinutes: number | null;
  readonly source: TakenSource;
}

/** Metadata read from the file; every field may be absent because cameras and apps leave them out. */
export interface PhotoMetadata {
  readonly camera?: string;
  readonly lens?: string;
  readonly iso?: number;
  readonly exposureSeconds?: number;
  readonly fNumber?: number;
  readonly focalLengthMm?: number;
  readonly latitude?: number;
  readonly longitude?: number;
}

/** Who moved a photo to the archive: only what classification archived may be brought back by a clean-up. */
type ArchivedBy = 'user' | 'classification';

/** A stage that gave up on this photo for good, with the reason in words. */
export interface PhotoFailure {
  readonly stage: 'embedding';
  readonly reason: string;
}

/** What never changes about a photo after its import, but for a failure. Width and height are as shown (orientation applied), in pixels. */
export interface PhotoFacts {
  readonly id: PhotoId;
  /** Lower-case hex of the original bytes; unique in a library. */
  readonly sha256: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly format: PhotoFormat;
  readonly mimeType: string;
  readonly width: number;
  readonly height: number;
  readonly taken: TakenDate;
  readonly metadata: PhotoMetadata;
  readonly importedAtMs: number;
  readonly failure: PhotoFailure | null;
}

/** Where a photo is, who put it there, and whether it is owed a classification: what people and scans change. */
export interface PhotoState {
  readonly visibility: Visibility;
  /** Set exactly while visibility is `archive`. */
  readonly archivedBy: ArchivedBy | null;
  /** A person marked it as one of their best; it stays marked in the archive and in the trash. */
  readonly isFavourite: boolean;
  /** Epoch ms of the last finished classification; null while one is owed. */
  readonly classifiedAtMs: number | null;
}

/** One imported picture, without its bytes. */
export interface Photo extends PhotoFacts, PhotoState {}

/** A photo about to be stored: the library gives it its id. */
export type NewPhoto = Omit<Photo, 'id'>;

/** Photos of a list as columns of equal length, newest first (later taken first, then higher id). */
export interface PhotoList {
  readonly ids: Uint32Array<ArrayBuffer>;
  readonly takenMs: Float64Array<ArrayBuffer>;
  /** As shown, in pixels. */
  readonly widths: Uint16Array<ArrayBuffer>;
  readonly heights: Uint16Array<ArrayBuffer>;
  readonly fileNames: readonly string[];
}
