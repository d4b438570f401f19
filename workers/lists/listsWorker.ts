/** Entry of the lists worker: reads lists from a library of its own and lays them out, and transfers what it made. */
import { expose, transfer } from 'comlink';
import { packTexts } from '../../src/core/packedText.ts';
import type { PhotoList } from '../../src/core/photo.ts';
import { layoutTimeline } from '../../src/core/timeline/timelineLayout.ts';
import type { Library } from '../../src/library/library.ts';
import type { LibraryAt } from '../../src/library/openDatabase.ts';
import { openLibrary } from '../../src/library/openLibrary.ts';
import type { ListColumns } from '../../src/lists/photoLists.ts';
import { createSearchLists, type SearchLists } from '../../src/pipeline/searchList.ts';
import type { ListsWorkerApi } from './contract.ts';

interface OpenLibrary {
  readonly library: Library;
  readonly searches: SearchLists;
}

const libraries = new Map<string, Promise<OpenLibrary>>();

function open({ profileId, key }: LibraryAt): Promise<OpenLibrary> {
  const known = libraries.get(profileId);
  if (known !== undefined) return known;
  const opening = openLibrary(profileId, { key }).then((library) => ({
    library,
    searches: createSearchLists(library),
  }));
  libraries.set(profileId, opening);
  // Asked again, it tries again.
  opening.catch(() => libraries.delete(profileId));
  return opening;
}

function pack({ fileNames, ...columns }: PhotoList): ListColumns {
  return { ...columns, names: packTexts(fileNames) };
}

function buffersOf({ ids, takenMs, widths, heights, names }: ListColumns): ArrayBuffer[] {
  return [ids.buffer, takenMs.buffer, widths.buffer, heights.buffer, names.units.buffer, names.ends.buffer];
}

const api: ListsWorkerApi = {
  async read(at, source) {
    const { library } = await open(at);
    const columns = pack(await library.photos.readList(source));
    return transfer(columns, buffersOf(columns));
  },
  async readSummary(at, source) {
    const { library } = await open(at);
    const { ids } = await library.photos.readList(source);
    return { count: ids.length, coverId: ids[0] ?? null };
  },
  async readFavouriteIds(at) {
    const { library } = await open(at);
    const ids = await library.photos.readFavouriteIds();
    return transfer(ids, [ids.buffer]);
  },
  async search(at, request) {
    const { searches } = await open(at);
    const found = await searches.search(request);
    const photos = pack(found.photos);
    return transfer({ ...found, photos }, buffersOf(photos));
  },
  async countKinds(at) {
    const { searches } = await open(at);
    return searches.countKinds();
  },
  layout(photos, options) {
    const layout = layoutTimeline(photos, options);
    const { kinds, firsts, ends, tops, heights, days, marks } = layout;
    return Promise.resolve(
      transfer(layout, [
        kinds.buffer,
        firsts.buffer,
        ends.buffer,
        tops.buffer,
        heights.buffer,
        days.buffer,
        marks.buffer,
      ]),
    );
  },
};

expose(api);
