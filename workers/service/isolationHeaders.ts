/**
 * Cross-origin isolation for hosts without header control: the same two headers `npm start` sends, on every response
 * that passes through the service worker. The first visit is served before the worker exists and runs on one thread.
 */

const ISOLATION_HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;

/** A copy of the response with the isolation headers set. Opaque responses and redirects cannot be copied and pass as they are. */
export function withIsolationHeaders(response: Response): Response {
  if (response.status === 0 || response.type === 'opaqueredirect') return response;
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(ISOLATION_HEADERS)) headers.set(name, value);
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
