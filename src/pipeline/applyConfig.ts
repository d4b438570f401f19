/**
 * Saving a configuration: what a change must take back is taken back in the transaction that stores the change.
 */
import { planCleanUp } from '../core/config/cleanUp.ts';
import type { ConfigCause, ConfigDocument } from '../core/config/document.ts';
import { isEqual } from '../core/config/isEqual.ts';
import type { SaveConfigResult } from '../library/library.ts';
import type { Deps } from './deps.ts';

/** The service worker saves too: it has a library, and no prompts to forget. */
type SaveDeps = Pick<Deps, 'library' | 'nowMs'> & { readonly prompts: Pick<Deps['prompts'], 'clear'> };

/**
 * Saves a checked document. A document equal to the one in force changes nothing and makes no snapshot, but for the
 * first of a configuration file, which is the baseline that later ones are compared with.
 * @param expectedRevision the revision the edit was based on; another one in force refuses the save as stale
 * @param source the YAML text the document was read from
 */
export async function saveConfig(
  { library, prompts, nowMs }: SaveDeps,
  document: ConfigDocument,
  expectedRevision: number,
  cause: ConfigCause,
  source?: string,
): Promise<SaveConfigResult> {
  const current = await library.config.read();
  if (current.revision !== expectedRevision) return { ok: false, reason: 'stale', current };
  const isBaseline = cause === 'file' && current.revision === 0;
  if (!isBaseline && isEqual(current.document, document)) {
    return { ok: true, revision: current.revision, untagged: 0, returned: 0 };
  }
  if (!isEqual(current.document.classification, document.classification)) prompts.clear();
  const plan = planCleanUp(current.document.classification, document.classification);
  return library.config.save(document, expectedRevision, cause, plan, nowMs(), source);
}
