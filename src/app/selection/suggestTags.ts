/** Which of the tags there are to offer while one is being written. */

const MOST = 12;

/**
 * Those that begin like what is written, then those with a part that does, then those that contain it; as they come among
 * equals. Nothing written: the first of them.
 */
export function suggestTags(paths: readonly string[], written: string): readonly string[] {
  const wanted = fold(written.trim());
  const ranked = paths
    .map((path) => ({ path, rank: rankOf(fold(path), wanted) }))
    .filter(({ rank }) => rank !== null);
  return ranked
    .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .slice(0, MOST)
    .map(({ path }) => path);
}

function rankOf(path: string, wanted: string): number | null {
  if (path.startsWith(wanted)) return 0;
  if (path.includes(`/${wanted}`) || path.includes(` ${wanted}`)) return 1;
  return path.includes(wanted) ? 2 : null;
}

function fold(text: string): string {
  return text.normalize('NFC').toLowerCase();
}
