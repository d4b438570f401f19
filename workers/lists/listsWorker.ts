/** Entry of the lists worker: reads lists from a library of its own and lays them out, and transfers what it made. */
import { expose, transfer } from 'comlink';
import { packTexts } from '../../src/core/packedText.ts';
import { layoutTimeline } from '../../src/core/timeline/timelineLayout.ts';
import type { Library } from '../../src/library/library.ts';
import { openLibrary } from '../../src/library/openLibrary.ts';
import type { ListsWorkerApi } from './contract.ts';

const libraries = new Map<string, Promise<Library>>();

function open(profileId: string): Promise<Library> {
  const known = libraries.get(profileId);
  if (known !== undefined) return known;
  const opening = openLibrary(profileId);
  libraries.set(profileId, opening);
  // Asked again, it tries again.
  opening.catch(() => libraries.delete(profileId));
  return opening;
}

const api: ListsWorkerApi = {
  async read(profileId, source) {
    const library = await open(profileId);
    const { ids, takenMs, widths, heights, fileNames } = await library.photos.readList(source);
    const names = packTexts(fileNames);
    return transfer({ ids, takenMs, widths, heights, names }, [
      ids.buffer,
      takenMs.buffer,
      widths.buffer,
      heights.buffer,
      names.units.buffer,
      names.ends.buffer,
    ]);
  },
  async readCount(profileId, source) {
    const library = await open(profileId);
    return (await library.photos.readList(source)).ids.length;
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
