/**
 * Lists of photos as screens have them: columns, read and laid out away from the page's thread. What screens see; the
 * worker behind it is photoListsClient.ts and workers/lists.
 */
import type { PackedText } from '../core/packedText.ts';
import type { PhotoId, PhotoList } from '../core/photo.ts';
import type { LaidOutPhotos, LayoutOptions, TimelineLayout } from '../core/timeline/timelineLayout.ts';
import type { PhotoListSource } from '../library/library.ts';

/** A {@link PhotoList} whose names are packed, so that it crosses threads in a millisecond. */
export interface ListColumns extends Omit<PhotoList, 'fileNames'> {
  readonly names: PackedText;
}

/** Calls reject when aborted, and where the library cannot be read. */
export interface PhotoLists {
  /** Newest first. */
  read(source: PhotoListSource, signal: AbortSignal): Promise<ListColumns>;
  readCount(source: PhotoListSource, signal: AbortSignal): Promise<number>;
  layout(photos: LaidOutPhotos, options: LayoutOptions, signal: AbortSignal): Promise<TimelineLayout>;
  /** The layout asked for last for those photos, if it was made with these options: to draw without waiting. */
  peekLayout(photos: LaidOutPhotos, options: LayoutOptions): TimelineLayout | null;
  close(): void;
}

/** Position of a photo in a list, or -1. Scans one column: some thirty microseconds for a hundred thousand photos. */
export function indexOfPhoto({ ids }: Pick<ListColumns, 'ids'>, id: PhotoId): number {
  return ids.indexOf(id);
}
