/**
 * Builds what works behind the screen: the queues, and changes of model. No page waits for it to be shown, so it is brought in,
 * with the code it needs, once the first page stands.
 */
import { setBlockedReason } from './app/jobs/blockedReason.ts';
import type { ModelChoiceStore } from './models/modelChoice.ts';
import { openEncoder } from './models/openEncoder.ts';
import { timerDelay } from './pipeline/bell.ts';
import type { Deps } from './pipeline/deps.ts';
import type { FreshInputs } from './pipeline/freshInputs.ts';
import type { Work } from './pipeline/lateWork.ts';
import { createLockLeadership, watchPageLife } from './pipeline/leadership.ts';
import { startModelChanges } from './pipeline/modelChanges.ts';
import { startQueues } from './pipeline/runQueues.ts';

export interface WorkParts {
  readonly deps: Deps;
  readonly profileId: string;
  readonly choice: ModelChoiceStore;
  readonly freshInputs: FreshInputs;
}

/** Starts both; each leads, or waits until no other page of the profile does. */
export function startWork({ deps, profileId, choice, freshInputs }: WorkParts): Work {
  const { locks } = navigator;
  const life = watchPageLife(window);
  const leadChanges = createLockLeadership({ locks, name: `winnow-model-change-${profileId}`, life });
  return {
    queues: startQueues(deps, {
      acquireLeadership: createLockLeadership({ locks, name: `winnow-queues-${profileId}`, life }),
      freshInputs,
      onBlocked: setBlockedReason,
    }),
    changes: startModelChanges({
      deps,
      choice,
      open: openEncoder,
      acquire: async (signal) => {
        const leadership = await leadChanges(signal);
        return leadership === null ? null : () => leadership.release();
      },
      delay: timerDelay,
      onError: (error) => console.error(error),
    }),
  };
}
