/**
 * Whether another site is behind a request. Scripts of other origins never reach this service worker (there are no CORS
 * headers, and it sees only its own pages), but their links and forms do: as navigations. A browser adds `Origin` and
 * `Sec-Fetch-Site` after the service worker, so it goes by the referrer and the kind of request; the headers are looked
 * at where somebody did set them.
 */
export function isForeign(
  request: Pick<Request, 'url' | 'headers' | 'referrer' | 'mode' | 'method'>,
): boolean {
  const own = new URL(request.url).origin;
  const site = request.headers.get('Sec-Fetch-Site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return true;
  const origin = request.headers.get('Origin');
  if (origin !== null && origin !== own) return true;
  if (URL.canParse(request.referrer) && isOtherSite(request.referrer, own)) return true;
  // A form that was sent: nothing of Winnow's does that, and another site can hide its name.
  return request.mode === 'navigate' && request.method !== 'GET';
}

/** `about:client` stands for whoever asks. */
function isOtherSite(referrer: string, own: string): boolean {
  const { protocol, origin } = new URL(referrer);
  return protocol !== 'about:' && origin !== own;
}
