/** Saved configurations seen as a history. */
import type { ConfigSnapshot } from './document.ts';

/**
 * The YAML text that a configuration goes back to: its own, or that of the latest one before it that came from a text.
 * Exports are written into it, so that its comments live on through edits made on the pages.
 * @param history in any order
 */
export function findSource(history: readonly ConfigSnapshot[], revision: number): string | null {
  let latest: ConfigSnapshot | null = null;
  for (const snapshot of history) {
    if (snapshot.source === undefined || snapshot.revision > revision) continue;
    if (latest === null || snapshot.revision > latest.revision) latest = snapshot;
  }
  return latest?.source ?? null;
}
