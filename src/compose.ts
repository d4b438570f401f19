/** Builds the real parts and wires them: the one place that knows which implementation stands behind an interface. */
import type { AppParts } from './app/depsContext.ts';
import { setBlockedReason } from './app/jobs/blockedReason.ts';
import { setConfigMode } from './app/settings/configuration/configMode.ts';
import { createEncoder } from './encoder/encoderClient.ts';
import { DEFAULT_PROFILE_ID, openLibrary } from './library/openLibrary.ts';
import { createPhotoLists } from './lists/photoListsClient.ts';
import { createMedia } from './media/mediaClient.ts';
import { applyConfigFile } from './pipeline/configFile.ts';
import { createConfigFileSource } from './pipeline/configFileSource.ts';
import type { Deps } from './pipeline/deps.ts';
import { createFreshInputs } from './pipeline/freshInputs.ts';
import { createLockLeadership, watchPageLife } from './pipeline/leadership.ts';
import { createPromptEncoder } from './pipeline/promptEncoder.ts';
import { startQueues } from './pipeline/runQueues.ts';
import { createScorer } from './scorer/scorerClient.ts';

/** Opens the default profile's library and starts its queues. Rejects where the browser gives no storage. */
export async function compose(): Promise<AppParts> {
  // First of all: what one sees first is read while everything else starts.
  const lists = createPhotoLists(
    DEFAULT_PROFILE_ID,
    location.pathname === '/' ? { visibility: 'timeline' } : null,
  );
  const library = await openLibrary(DEFAULT_PROFILE_ID);
  const encoder = createEncoder();
  const deps: Deps = {
    library,
    media: createMedia(),
    encoder,
    prompts: createPromptEncoder({ library, encoder }),
    scorer: createScorer(DEFAULT_PROFILE_ID),
    nowMs: () => Date.now(),
  };
  const freshInputs = createFreshInputs();
  const queues = startQueues(deps, {
    acquireLeadership: createLockLeadership({
      locks: navigator.locks,
      name: `winnow-queues-${DEFAULT_PROFILE_ID}`,
      life: watchPageLife(window),
    }),
    freshInputs,
    onBlocked: setBlockedReason,
  });
  void findConfigMode(deps);
  return { deps, queues, lists, freshInputs };
}

/** While the site is asked for its configuration file the app is there already. */
async function findConfigMode(deps: Deps): Promise<void> {
  const source = createConfigFileSource({
    fetch: (url, init) => fetch(url, init),
    caches,
    baseUrl: new URL(import.meta.env.BASE_URL, location.href).href,
  });
  try {
    setConfigMode(await applyConfigFile(deps, source, (line) => console.info(`Winnow: ${line}`)));
  } catch (error) {
    console.error(error);
    setConfigMode({ kind: 'page' });
  }
}
