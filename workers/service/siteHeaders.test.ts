import { expect, test } from 'vitest';
import { withSiteHeaders } from './siteHeaders.ts';

test('adds the headers of the site and keeps status, body and other headers', async () => {
  const response = withSiteHeaders(
    new Response('body', { status: 203, headers: { 'Content-Type': 'text/plain' } }),
  );

  expect(response.headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin');
  expect(response.headers.get('Cross-Origin-Embedder-Policy')).toBe('require-corp');
  expect(response.headers.get('Content-Type')).toBe('text/plain');
  expect(response.status).toBe(203);
  expect(await response.text()).toBe('body');
});

test('passes on responses that cannot be copied', () => {
  const failed = Response.error();
  expect(withSiteHeaders(failed)).toBe(failed);
});
