/** The lists of this page: starts the worker that reads and lays them out, again where it died. */
import type { Remote } from 'comlink';
import type { ListsWorkerApi } from '../../workers/lists/contract.ts';
import type { LaidOutPhotos, LayoutOptions, TimelineLayout } from '../core/timeline/timelineLayout.ts';
import type { PhotoListSource } from '../library/library.ts';
import type { LibraryAt } from '../library/openDatabase.ts';
import { connectWorker, type WorkerConnection } from '../workerConnection.ts';
import type { ListColumns, PhotoLists } from './photoLists.ts';

/** A worker that dies more often than this over one question will not answer it. */
const ATTEMPTS = 3;

type Connection = WorkerConnection<ListsWorkerApi>;

/**
 * @param expected a list that will be asked for first: it is read at once, while the page is still loading
 */
export function createPhotoLists(at: LibraryAt, expected: PhotoListSource | null = null): PhotoLists {
  let connection: Connection | null = null;
  const layouts = new WeakMap<LaidOutPhotos, TimelineLayout>();

  async function ask<T>(
    signal: AbortSignal,
    question: (api: Remote<ListsWorkerApi>) => Promise<T>,
  ): Promise<T> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      signal.throwIfAborted();
      connection ??= startWorker();
      const asked = connection;
      const outcome = await Promise.race([
        question(asked.api).then((value) => ({ value })),
        asked.died.then(() => 'died' as const),
      ]);
      // What was begun is finished, in its own thread; nobody waits for it any more.
      signal.throwIfAborted();
      if (outcome !== 'died') return outcome.value;
      asked.end();
      if (connection === asked) connection = null;
    }
    throw new Error('The worker that reads lists of photos stopped.');
  }

  const readNow = (source: PhotoListSource, signal: AbortSignal): Promise<ListColumns> =>
    ask(signal, (api) => api.read(at, source));
  let early =
    expected === null
      ? null
      : { key: keyOf(expected), list: readNow(expected, new AbortController().signal) };
  // Whoever asks for it is told; where nobody does, nobody needs to know.
  early?.list.catch(() => undefined);

  return {
    read(source, signal) {
      const taken = early;
      early = null;
      return taken?.key === keyOf(source) ? taken.list : readNow(source, signal);
    },
    readSummary: (source, signal) => ask(signal, (api) => api.readSummary(at, source)),
    readFavouriteIds: (signal) => ask(signal, (api) => api.readFavouriteIds(at)),
    search: (request, signal) => ask(signal, (api) => api.search(at, request)),
    countKinds: (signal) => ask(signal, (api) => api.countKinds(at)),
    async layout(photos, options, signal) {
      const { takenMs, widths, heights } = photos;
      const layout = await ask(signal, (api) => api.layout({ takenMs, widths, heights }, options));
      layouts.set(photos, layout);
      return layout;
    },
    peekLayout(photos, options) {
      const layout = layouts.get(photos);
      return layout !== undefined && isSameOptions(layout.options, options) ? layout : null;
    },
    close() {
      connection?.end();
      connection = null;
    },
  };
}

function startWorker(): Connection {
  return connectWorker<ListsWorkerApi>(
    new Worker(new URL('../../workers/lists/listsWorker.ts', import.meta.url), {
      type: 'module',
      name: 'lists',
    }),
  );
}

function keyOf(source: PhotoListSource): string {
  if ('tagPath' in source) return `tag:${source.tagPath}`;
  return 'visibility' in source ? source.visibility : 'favourites';
}

function isSameOptions(a: LayoutOptions, b: LayoutOptions): boolean {
  return (
    a.width === b.width &&
    a.rowHeight === b.rowHeight &&
    a.gap === b.gap &&
    a.grouping === b.grouping &&
    a.dividedAt === b.dividedAt &&
    a.monthHeadingHeight === b.monthHeadingHeight &&
    a.dayHeadingHeight === b.dayHeadingHeight
  );
}
