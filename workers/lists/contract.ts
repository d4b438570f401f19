/** What the page may ask of the lists worker. Rejections: the library could not be opened or read. */
import type { LaidOutPhotos, LayoutOptions, TimelineLayout } from '../../src/core/timeline/timelineLayout.ts';
import type { KindCounts } from '../../src/core/search/photoKinds.ts';
import type { PhotoListSource } from '../../src/library/library.ts';
import type { LibraryAt } from '../../src/library/openDatabase.ts';
import type {
  ListColumns,
  ListSummary,
  SearchedList,
  SearchListRequest,
} from '../../src/lists/photoLists.ts';

export interface ListsWorkerApi {
  /** Newest first. The library is opened at the first question and kept open. */
  read(at: LibraryAt, source: PhotoListSource): Promise<ListColumns>;
  readSummary(at: LibraryAt, source: PhotoListSource): Promise<ListSummary>;
  readFavouriteIds(at: LibraryAt): Promise<Uint32Array<ArrayBuffer>>;
  search(at: LibraryAt, request: SearchListRequest): Promise<SearchedList>;
  countKinds(at: LibraryAt): Promise<KindCounts>;
  layout(photos: LaidOutPhotos, options: LayoutOptions): Promise<TimelineLayout>;
}
