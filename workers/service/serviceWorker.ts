/**
 * The service worker: keeps the shell, the worker code, the wasm runtime and the starter model for use without a
 * network, adds the site's headers where the host sends none, answers the API and takes what is shared with the app.
 */
import { clientsClaim } from 'workbox-core';
import {
  addPlugins,
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { serveApi } from './api/serveApi.ts';
import { serveShareTarget } from './shareTarget.ts';
import { withSiteHeaders } from './siteHeaders.ts';

// The build replaces `self.__WB_MANIFEST` with the list of files; the type is Workbox's.
declare const self: ServiceWorkerGlobalScope & {
  readonly __WB_MANIFEST: ReadonlyArray<{ readonly url: string; readonly revision: string | null }>;
};

serveApi(self);
serveShareTarget(self);

addPlugins([{ handlerWillRespond: ({ response }) => Promise.resolve(withSiteHeaders(response)) }]);
// oxlint-disable-next-line no-underscore-dangle -- Workbox's injection point has this name
precacheAndRoute([...self.__WB_MANIFEST]);
cleanupOutdatedCaches();
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), {
    denylist: [/^\/api\//, /^\/models\//, /\/winnow\.config\.yaml$/],
  }),
);

// The first visit is controlled at once, so that it works offline without a reload. An update waits until the person
// says so: the page asks with this message.
clientsClaim();
self.addEventListener('message', (event: ExtendableMessageEvent) => {
  const data: unknown = event.data;
  if (typeof data === 'object' && data !== null && 'type' in data && data.type === 'SKIP_WAITING') {
    event.waitUntil(self.skipWaiting());
  }
});
