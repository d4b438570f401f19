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

/** One imported picture, without its bytes. Width and height are as shown (orientation applied), in pixels. */
export interface Photo {
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
  readonly visibility: Visibility;
  /** Set exactly while visibility is `archive`. */
  readonly archivedBy: ArchivedBy | null;
  /** Epoch ms of the last finished classification; null while one is owed. */
  readonly classifiedAtMs: number | null;
  readonly failure: PhotoFailure | null;
}

/** A photo about to be stored: the library gives it its id. */
export type NewPhoto = Omit<Photo, 'id'>;

/** What a grid needs to lay out and name one photo. */
export interface PhotoCell {
  readonly id: PhotoId;
  readonly fileName: string;
  readonly width: number;
  readonly height: number;
  readonly takenMs: number;
}
