/**
 * The headers every file of the site is served with: `npm start` sends them, the service worker adds them where the host
 * sends none, and docs/hosting.md says how other servers do.
 */

/**
 * Where models may be downloaded from, after the person has said so. The hub answers with redirects to its stores, and a
 * redirect's target must be allowed too.
 */
const MODEL_HOSTS = ['https://huggingface.co', 'https://*.huggingface.co', 'https://*.hf.co'];

/**
 * Nothing runs but the site's own files, and nothing is contacted but the site and the model hub. WebAssembly may be
 * compiled; text may not be turned into code, and only addresses of the site into script addresses (src/contentSecurity.ts).
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' blob:",
  `connect-src 'self' ${MODEL_HOSTS.join(' ')}`,
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types default',
].join('; ');

export const SITE_HEADERS: Readonly<Record<string, string>> = {
  // Cross-origin isolation: without these two the browser gives WebAssembly one thread only.
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

/** A copy of the response with the headers set. Opaque responses and redirects cannot be copied and pass as they are. */
export function withSiteHeaders(response: Response): Response {
  if (response.status === 0 || response.type === 'opaqueredirect') return response;
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(SITE_HEADERS)) headers.set(name, value);
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
