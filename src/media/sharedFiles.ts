/**
 * Photos that another app shared with the installed one, on their way in: the service worker receives them and puts them
 * down here, a page picks them up. They are kept until they are imported or the person declines them.
 */

const CACHE_NAME = 'winnow-shared';

/** The cache's keys are addresses; nothing is ever served from these. */
const KEY_PATH = '/shared/';
const NAME_HEADER = 'X-File-Name';
const MODIFIED_HEADER = 'X-Last-Modified';

export interface SharedFile {
  readonly key: string;
  readonly file: File;
}

/** Rejects where storage is full; what was put down by then stays. */
export async function putSharedFiles(caches: CacheStorage, files: readonly File[]): Promise<void> {
  const cache = await caches.open(CACHE_NAME);
  for (const file of files) {
    const headers = {
      'Content-Type': file.type,
      // Headers hold no other letters than ASCII's.
      [NAME_HEADER]: encodeURIComponent(file.name),
      [MODIFIED_HEADER]: String(file.lastModified),
    };
    await cache.put(KEY_PATH + crypto.randomUUID(), new Response(file, { headers }));
  }
}

/** What waits to be picked up, oldest first. */
export async function readSharedFiles(caches: CacheStorage): Promise<SharedFile[]> {
  if (!(await caches.has(CACHE_NAME))) return [];
  const cache = await caches.open(CACHE_NAME);
  const shared: SharedFile[] = [];
  for (const request of await cache.keys()) {
    const response = await cache.match(request);
    if (response === undefined) continue;
    const file = new File(
      [await response.blob()],
      decodeURIComponent(response.headers.get(NAME_HEADER) ?? 'photo'),
      {
        type: response.headers.get('Content-Type') ?? '',
        lastModified: Number(response.headers.get(MODIFIED_HEADER)),
      },
    );
    shared.push({ key: request.url, file });
  }
  return shared;
}

export async function deleteSharedFiles(caches: CacheStorage, keys: readonly string[]): Promise<void> {
  const cache = await caches.open(CACHE_NAME);
  for (const key of keys) await cache.delete(key);
  if ((await cache.keys()).length === 0) await caches.delete(CACHE_NAME);
}
