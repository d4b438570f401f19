/**
 * Lists of photos as screens have them: columns, read and laid out away from the page's thread. What screens see; the
 * worker behind it is photoListsClient.ts and workers/lists.
 */
import type { PackedText } from '../core/packedText.ts';
import type { PhotoId, PhotoList } from '../core/photo.ts';
import type { Ranking } from '../core/scoring/ranking.ts';
import type { KindCounts } from '../core/search/photoKinds.ts';
import type { PhotoFilters } from '../core/search/searchQuery.ts';
import type { LaidOutPhotos, LayoutOptions, TimelineLayout } from '../core/timeline/timelineLayout.ts';
import type { PhotoListSource } from '../library/library.ts';

/** A {@link PhotoList} whose names are packed, so that it crosses threads in a millisecond. */
export interface ListColumns extends Omit<PhotoList, 'fileNames'> {
  readonly names: PackedText;
}

/** What to show of the photos outside the trash. */
export interface SearchListRequest {
  readonly filters: PhotoFilters;
  /** Shows ranked photos, best first. Null: any, newest first. */
  readonly ranking: Pick<Ranking, 'photoIds' | 'scores'> | null;
  /** The lowest score that is a match. */
  readonly cut: number;
  /** How many photos below the cut to show. */
  readonly below: number;
}

export interface SearchedList {
  /** Matches, then those below the cut that were asked for. */
  readonly photos: ListColumns;
  /** Photos at or above the cut; all of them without a ranking. */
  readonly matches: number;
  /** Photos the filters leave, shown or not. */
  readonly total: number;
}

/** A list without its photos. */
export interface ListSummary {
  readonly count: number;
  /** The newest, to stand for the list; null where it is empty. */
  readonly coverId: PhotoId | null;
}

/** Calls reject when aborted, and where the library cannot be read. */
export interface PhotoLists {
  /** Newest first. */
  read(source: PhotoListSource, signal: AbortSignal): Promise<ListColumns>;
  readSummary(source: PhotoListSource, signal: AbortSignal): Promise<ListSummary>;
  /** Ids of all favourites, ascending. */
  readFavouriteIds(signal: AbortSignal): Promise<Uint32Array<ArrayBuffer>>;
  search(request: SearchListRequest, signal: AbortSignal): Promise<SearchedList>;
  /** Cameras and formats of the photos outside the trash. The first call takes as long as reading every photo's row. */
  countKinds(signal: AbortSignal): Promise<KindCounts>;
  layout(photos: LaidOutPhotos, options: LayoutOptions, signal: AbortSignal): Promise<TimelineLayout>;
  /** The layout asked for last for those photos, if it was made with these options: to draw without waiting. */
  peekLayout(photos: LaidOutPhotos, options: LayoutOptions): TimelineLayout | null;
  close(): void;
}

/** Position of a photo in a list, or -1. Scans one column: some thirty microseconds for a hundred thousand photos. */
export function indexOfPhoto({ ids }: Pick<ListColumns, 'ids'>, id: PhotoId): number {
  return ids.indexOf(id);
}
