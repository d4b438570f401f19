/**
 * The list a search shows, read where lists are read: the filters applied to columns, a ranking laid over them. Camera and
 * format are in the photos' own rows; those rows are read only when somebody filters by them, once each, some at a time.
 */
import { gatherNewestFirst } from '../core/photoList.ts';
import type { PhotoId, PhotoList } from '../core/photo.ts';
import { createPhotoKinds, type KindCounts } from '../core/search/photoKinds.ts';
import type { PhotoFilters } from '../core/search/searchQuery.ts';
import {
  filterByDays,
  joinLists,
  listPositions,
  pickColumns,
  selectRanked,
} from '../core/search/selectPhotos.ts';
import { localZoneOffset, type ZoneOffset } from '../core/timeline/localDays.ts';
import type { Library } from '../library/library.ts';
import type { SearchListRequest } from '../lists/photoLists.ts';

/** Rows read in one transaction: lists wait no longer than that for their turn. */
const ROWS_AT_A_TIME = 500;

export interface SearchLists {
  search(
    request: SearchListRequest,
  ): Promise<{ readonly photos: PhotoList; readonly matches: number; readonly total: number }>;
  /** Cameras and formats outside the trash; the first call reads every photo's row. */
  countKinds(): Promise<KindCounts>;
}

export function createSearchLists(
  { photos }: Pick<Library, 'photos'>,
  zoneOffset: ZoneOffset = localZoneOffset,
): SearchLists {
  const kinds = createPhotoKinds();

  async function learnKinds(ids: readonly PhotoId[]): Promise<void> {
    const unknown = ids.filter((id) => !kinds.has(id));
    for (let start = 0; start < unknown.length; start += ROWS_AT_A_TIME) {
      const rows = await photos.readMany(unknown.slice(start, start + ROWS_AT_A_TIME));
      for (const row of rows.values()) kinds.add(row);
    }
  }

  function readOutsideTrash(): Promise<PhotoList[]> {
    return Promise.all([
      photos.readList({ visibility: 'timeline' }),
      photos.readList({ visibility: 'archive' }),
    ]);
  }

  /** Photos with the tag, or in the place, or favourites, or all outside the trash: the least that holds what is looked for. */
  async function readWidest({ tag, place, favourite }: PhotoFilters): Promise<PhotoList> {
    if (tag !== null) return photos.readList({ tagPath: tag });
    if (place !== null) return photos.readList({ visibility: place });
    if (favourite !== null) return photos.readList({ isFavourite: true });
    return joinLists(await readOutsideTrash());
  }

  async function readFavourites({
    tag,
    place,
    favourite,
  }: PhotoFilters): Promise<ReadonlySet<PhotoId> | null> {
    const isNarrower = favourite !== null && (tag !== null || place !== null);
    return isNarrower ? new Set(await photos.readFavouriteIds()) : null;
  }

  async function readPlace({ tag, place }: PhotoFilters): Promise<ReadonlySet<PhotoId> | null> {
    return tag === null || place === null ? null : new Set(await photos.readIds(place));
  }

  return {
    async search({ filters, ranking, cut, below }) {
      const [list, inPlace, favourites] = await Promise.all([
        readWidest(filters),
        readPlace(filters),
        readFavourites(filters),
      ]);
      const isInDays = filterByDays(list.takenMs, filters, zoneOffset);
      const isListed = (position: number): boolean =>
        isInDays?.(position) !== false &&
        inPlace?.has(list.ids[position] ?? 0) !== false &&
        favourites?.has(list.ids[position] ?? 0) !== false;
      const { camera, format } = filters;
      if (camera !== null || format !== null) {
        await learnKinds(listPositions(list.ids.length, isListed).map((position) => list.ids[position] ?? 0));
      }
      const isShown = (position: number): boolean => {
        if (!isListed(position)) return false;
        const id = list.ids[position] ?? 0;
        if (camera !== null && kinds.cameraOf(id) !== camera) return false;
        return format === null || kinds.formatOf(id) === format;
      };
      if (ranking === null) {
        const listed = listPositions(list.ids.length, isShown);
        const found = gatherNewestFirst([{ columns: list, listed }]);
        return { photos: found, matches: listed.length, total: listed.length };
      }
      const { positions, ...counts } = selectRanked(list.ids, isShown, ranking, { cut, below });
      return { photos: pickColumns(list, positions), ...counts };
    },

    async countKinds() {
      const { ids } = joinLists(await readOutsideTrash());
      await learnKinds([...ids]);
      return kinds.count(ids);
    },
  };
}
