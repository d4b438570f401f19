/** Mounts the API in the service worker: its requests are answered here and never leave the device. */
import { hasApiToken } from '../../../src/library/lock/lockedToken.ts';
import { openWithoutKey } from '../../../src/library/openWithoutKey.ts';
import { readProfileIds } from '../../../src/library/profiles.ts';
import { createConfigFileSource, isFileMode } from '../../../src/pipeline/configFileSource.ts';
import { handleApi, type ApiSurroundings } from './handleApi.ts';
import { openByToken } from './openByToken.ts';

/** The description is a file of the app, kept for use offline like any other. */
const DESCRIPTION_PATH = '/api/openapi.json';

/** To be called before other routes are set up, so that none of them sees the API's requests. */
export function serveApi(worker: ServiceWorkerGlobalScope): void {
  const file = createConfigFileSource({
    fetch: (url, init) => fetch(url, init),
    caches: worker.caches,
    baseUrl: worker.registration.scope,
  });
  const surroundings: ApiSurroundings = {
    openByToken: (sha256) =>
      openByToken({ readIds: readProfileIds, openLibrary: openWithoutKey, hasToken: hasApiToken }, sha256),
    isFileMode: async () => isFileMode(await file.read()),
    nowMs: () => Date.now(),
  };
  worker.addEventListener('fetch', (event) => {
    const { origin, pathname } = new URL(event.request.url);
    if (origin !== worker.location.origin || !pathname.startsWith('/api/')) return;
    if (pathname === DESCRIPTION_PATH) return;
    event.stopImmediatePropagation();
    event.respondWith(handleApi(event.request, surroundings));
  });
}
