/**
 * Config-file mode: a file beside the app is the source of truth. At every start it is compared with the last snapshot;
 * what it removed or tightened is cleaned up in the transaction that stores it, and what it tightened is scanned again.
 */
import { cleanUpToText, planCleanUp, type CleanUpPlan } from '../core/config/cleanUp.ts';
import type { ConfigDocument } from '../core/config/document.ts';
import { configErrorToText, type ConfigError } from '../core/config/validate.ts';
import { isScan } from '../core/run.ts';
import { saveConfig } from './applyConfig.ts';
import type { ConfigFileReading, ConfigFileSource } from './configFileSource.ts';
import type { Deps } from './deps.ts';
import { cancelScan, startScan } from './scanLibrary.ts';

/** Who decides about the configuration. */
export type ConfigMode =
  | { readonly kind: 'page' }
  | {
      readonly kind: 'file';
      readonly url: string;
      /** Why the file as it is now is not in force; the last good one is. */
      readonly problem:
        | null
        | {
            readonly kind: 'unreachable';
            readonly reason: string;
            /** False where no valid file was ever read: what was in force before stays so. */
            readonly hasCopy: boolean;
          }
        | { readonly kind: 'invalid'; readonly errors: readonly ConfigError[] };
      /** Paths in the file that mean nothing to Winnow. */
      readonly unknownKeys: readonly string[];
    };

/** A save that lost the race against another tab, which applies the same file, is made again. */
const MOST_TRIES = 5;
/** How far back the scan that followed the file is looked for. */
const RECENT_RUNS = 100;

/**
 * Reads the file and puts it in force. Never rejects because of the file: whatever is wrong with it is in the answer.
 * @param say one line for the console about each thing done
 */
export async function applyConfigFile(
  deps: Deps,
  source: ConfigFileSource,
  say: (line: string) => void,
): Promise<ConfigMode> {
  const { url } = source;
  const reading = await source.read();
  if (reading.kind === 'absent') {
    await source.forget();
    return { kind: 'page' };
  }
  const text = reading.kind === 'present' ? reading.text : reading.lastGood;
  if (text === null) {
    const isKnown = reading.kind === 'unreachable' && reading.isKnown;
    return isKnown ? unreachable(url, reading) : { kind: 'page' };
  }

  // The parser is as large as a page; few sites have a file.
  const { parseConfigYaml } = await import('../core/config/yaml.ts');
  const parsed = parseConfigYaml(text);
  if (!parsed.ok) {
    say(`${url} is not valid, the last good configuration stays in force.`);
    for (const error of parsed.errors) say(configErrorToText(error));
    // The pages stay read-only offline too, whether or not there ever was a good copy.
    await source.remember();
    return { kind: 'file', url, problem: { kind: 'invalid', errors: parsed.errors }, unknownKeys: [] };
  }
  const { document, unknownKeys } = parsed;
  if (reading.kind === 'present') await source.keep(text);
  for (const key of unknownKeys) say(`${url}: ${key} means nothing to Winnow.`);
  await putInForce(deps, document, text, say);
  await rescanTightened(deps, say);
  return reading.kind === 'present'
    ? { kind: 'file', url, problem: null, unknownKeys }
    : unreachable(url, reading, unknownKeys);
}

function unreachable(
  url: string,
  { reason, lastGood }: Extract<ConfigFileReading, { kind: 'unreachable' }>,
  unknownKeys: readonly string[] = [],
): ConfigMode {
  const problem = { kind: 'unreachable', reason, hasCopy: lastGood !== null } as const;
  return { kind: 'file', url, problem, unknownKeys };
}

async function putInForce(
  deps: Deps,
  document: ConfigDocument,
  text: string,
  say: (line: string) => void,
): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const before = await deps.library.config.read();
    const saved = await saveConfig(deps, document, before.revision, 'file', text);
    if (!saved.ok) continue;
    if (saved.revision === before.revision) return;
    const plan = planCleanUp(before.document.classification, document.classification);
    for (const cleanUp of plan) say(cleanUpToText(cleanUp));
    if (plan.length > 0) {
      say(
        `Tags taken off: ${String(saved.untagged)}. Photos returned to the timeline: ${String(saved.returned)}.`,
      );
    }
    return;
  }
  throw new Error('The configuration file could not be stored: others saved in between each time.');
}

/**
 * Starts the scan that a file's tightened categories ask for, unless there was one since. Looks at what is stored, so
 * that a tab closed between the clean-up and the scan owes it to the next start.
 */
async function rescanTightened(deps: Deps, say: (line: string) => void): Promise<void> {
  const { library } = deps;
  const [last, previous] = await library.config.readHistory();
  if (last?.cause !== 'file' || previous === undefined) return;
  if (!hasTightened(planCleanUp(previous.document.classification, last.document.classification))) return;
  const runs = await library.runs.readRecent(RECENT_RUNS);
  if (runs.some((run) => isScan(run) && run.startedAtMs >= last.savedAtMs)) return;

  let started = await startScan(deps, 'scan', 'file');
  if (!started.ok && started.runId !== undefined) {
    const open = await library.runs.read(started.runId);
    if (open === null || open.startedAtMs >= last.savedAtMs) return;
    // What it has looked at so far it saw with the older thresholds.
    await cancelScan(deps, open.id);
    started = await startScan(deps, 'scan', 'file');
  }
  if (started.ok) say('Scanning the library again: a category became stricter.');
}

function hasTightened(plan: CleanUpPlan): boolean {
  return plan.some(({ reason }) => reason === 'similarity-raised');
}
