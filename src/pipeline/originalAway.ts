/** An original that cannot be had now: what that means for a job, and the sentence its queue shows. */
import type { JobOutcome } from '../core/jobs/job.ts';
import type { OriginalAway, OriginalResult } from '../library/library.ts';

/** Why an original in a linked folder cannot be read. */
function describeAway({ reason, folder, path }: OriginalAway): string {
  const sentences: Readonly<Record<OriginalAway['reason'], string>> = {
    'not-allowed': `Winnow may no longer read the folder ${folder}.`,
    missing: `${path} is missing from the folder ${folder}.`,
    changed: `${path} in the folder ${folder} has changed and has to be looked at again.`,
    unreadable: `${path} in the folder ${folder} cannot be read at the moment.`,
  };
  return sentences[reason];
}

/** What became of a job on a photo whose original was not to be had. */
export function outcomeWithout(result: Exclude<OriginalResult, { ok: true }>): JobOutcome {
  return result.reason === 'gone'
    ? { kind: 'skipped', reason: 'The photo is gone.' }
    : { kind: 'away', reason: describeAway(result) };
}
