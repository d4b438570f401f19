/**
 * Whether the site serves a configuration file, which makes the configuration read-only. Asked of the site itself, so
 * that a file put there since a window was last open counts at once.
 */
import type { Library } from '../../../src/library/library.ts';

/** True in config-file mode. Where the site cannot be reached, what a window last found there holds. */
export async function isFileMode(
  library: Library,
  fileUrl: string,
  fetchFile: (url: string, init: RequestInit) => Promise<Response>,
): Promise<boolean> {
  const response = await reach(fileUrl, fetchFile);
  // In file mode nobody else saves, so the configuration in force is the file's.
  if (response === null || response.status >= 500) return (await library.config.read()).cause === 'file';
  // A single-page fallback answers HTML for whatever is missing.
  return response.ok && !/^text\/html\b/i.test(response.headers.get('Content-Type') ?? '');
}

async function reach(
  url: string,
  fetchFile: (url: string, init: RequestInit) => Promise<Response>,
): Promise<Response | null> {
  try {
    return await fetchFile(url, { cache: 'no-store' });
  } catch {
    // Offline, or the site is down: `fetch` tells no more than that.
    return null;
  }
}
