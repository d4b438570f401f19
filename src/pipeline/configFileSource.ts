/**
 * The configuration file that a site may serve beside the app, and the last good copy of it. Page and service worker
 * read it the same way; no worker stores it by itself, so no stale copy stands in for a file that can be reached.
 */
import { reasonOf } from '../core/reasonOf.ts';

/** Beside `index.html`. */
export const CONFIG_FILE_NAME = 'winnow.config.yaml';

const CACHE_NAME = 'winnow-config-file';
/** A server that says nothing for this long is taken for one that cannot be reached. */
const PATIENCE_MS = 15_000;
/** Nothing there to send, not there, and not there any more. */
const ABSENT_STATUS: ReadonlySet<number> = new Set([204, 404, 410]);
/** Beside the last good copy: notes that the site has a file, before there is a good copy of it. */
const KNOWN_SUFFIX = '?known';

export type ConfigFileReading =
  /** The site has no such file: the configuration is managed on the pages. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'present'; readonly text: string }
  | {
      readonly kind: 'unreachable';
      readonly reason: string;
      readonly lastGood: string | null;
      /** The site had a file when it was last reached, valid or not. */
      readonly isKnown: boolean;
    };

export interface ConfigFileSource {
  /** Where the file is, for people. */
  readonly url: string;
  /** Asks the site, never a cache. */
  read(): Promise<ConfigFileReading>;
  /** Keeps a text that proved valid, for when the site cannot be reached. */
  keep(text: string): Promise<void>;
  /** Notes that the site has a file, though not a valid one. */
  remember(): Promise<void>;
  /** Drops what was kept: the site has no file any more. */
  forget(): Promise<void>;
}

/** As much of the Cache API as the last good copy needs. */
interface Copies {
  match(url: string, options: { readonly cacheName: string }): Promise<Response | undefined>;
  open(name: string): Promise<{ put(url: string, response: Response): Promise<void> }>;
  delete(name: string): Promise<boolean>;
}

/** True while the file is the source of truth, and pages and API are read-only. */
export function isFileMode(reading: ConfigFileReading): boolean {
  return reading.kind === 'present' || (reading.kind === 'unreachable' && reading.isKnown);
}

/** @param baseUrl address of the folder that the app is served from, with its closing slash */
export function createConfigFileSource({
  fetch,
  caches,
  baseUrl,
}: {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly caches: Copies;
  readonly baseUrl: string;
}): ConfigFileSource {
  const url = new URL(CONFIG_FILE_NAME, baseUrl).href;

  async function readKept(): Promise<{ lastGood: string | null; isKnown: boolean }> {
    const kept = await caches.match(url, { cacheName: CACHE_NAME });
    if (kept !== undefined) return { lastGood: await kept.text(), isKnown: true };
    const mark = await caches.match(url + KNOWN_SUFFIX, { cacheName: CACHE_NAME });
    return { lastGood: null, isKnown: mark !== undefined };
  }

  async function put(address: string, text: string): Promise<void> {
    const cache = await caches.open(CACHE_NAME);
    await cache.put(address, new Response(text, { headers: { 'Content-Type': 'application/yaml' } }));
  }

  return {
    url,
    async read() {
      try {
        const response = await fetch(url, { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) });
        if (ABSENT_STATUS.has(response.status)) return { kind: 'absent' };
        if (!response.ok) throw new Error(`the server answered ${String(response.status)}`);
        const text = await response.text();
        return isPage(response, text) ? { kind: 'absent' } : { kind: 'present', text };
      } catch (error) {
        return { kind: 'unreachable', reason: reasonOf(error), ...(await readKept()) };
      }
    },
    keep: (text) => put(url, text),
    remember: () => put(url + KNOWN_SUFFIX, ''),
    async forget() {
      await caches.delete(CACHE_NAME);
    },
  };
}

/** Servers of single-page apps answer any address with the page itself. */
function isPage(response: Response, text: string): boolean {
  const type = response.headers.get('Content-Type') ?? '';
  return type.startsWith('text/html') || /^\s*<(?:!doctype|html)/i.test(text);
}
