/** What the page may ask of the lists worker. Rejections: the library could not be opened or read. */
import type { LaidOutPhotos, LayoutOptions, TimelineLayout } from '../../src/core/timeline/timelineLayout.ts';
import type { KindCounts } from '../../src/core/search/photoKinds.ts';
import type { PhotoListSource } from '../../src/library/library.ts';
import type { ListColumns, SearchedList, SearchListRequest } from '../../src/lists/photoLists.ts';

export interface ListsWorkerApi {
  /** Newest first. The library is opened at the first question and kept open. */
  read(profileId: string, source: PhotoListSource): Promise<ListColumns>;
  readCount(profileId: string, source: PhotoListSource): Promise<number>;
  readFavouriteIds(profileId: string): Promise<Uint32Array<ArrayBuffer>>;
  search(profileId: string, request: SearchListRequest): Promise<SearchedList>;
  countKinds(profileId: string): Promise<KindCounts>;
  layout(photos: LaidOutPhotos, options: LayoutOptions): Promise<TimelineLayout>;
}
