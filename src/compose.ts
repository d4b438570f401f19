/** Builds the real parts and wires them: the one place that knows which implementation stands behind an interface. */
import type { AppParts } from './app/depsContext.ts';
import { setConfigMode } from './app/settings/configuration/configMode.ts';
import { useToasts } from './app/frame/toasts.ts';
import {
  readRememberedProfile,
  rememberProfile,
  takeNotice,
  type RememberedProfile,
} from './app/settings/profiles/openProfile.ts';
import { createProfileControls } from './app/settings/profiles/profileControls.ts';
import type { UnlockParts } from './app/unlock/unlockParts.ts';
import { createStorageControls, type StorageControls } from './app/settings/storage/storageControls.ts';
import { forgetSamples } from './app/welcome/samplesNoted.ts';
import { forgetWelcome } from './app/welcome/welcomeStage.ts';
import { chooseProfile, type Profile } from './core/profile.ts';
import { composeUnlock } from './composeUnlock.ts';
import type { DataKey } from './core/profileLock.ts';
import { openBackupStore } from './library/backupStore.ts';
import { ERASE_KEY, eraseIfWished, wishToErase } from './library/eraseEverything.ts';
import { openLibrary } from './library/openLibrary.ts';
import { readProfileContents } from './library/profileContents.ts';
import { openProfiles, readProfileIds, type ProfileStore } from './library/profiles.ts';
import { deletePreviews, deleteVectors, measureLibrary } from './library/storageUse.ts';
import { STARTER_MODEL } from './encoder/registry.ts';
import { createRestingEncoder } from './encoder/restingEncoder.ts';
import { createPhotoLists } from './lists/photoListsClient.ts';
import { createMedia } from './media/mediaClient.ts';
import { afterWords } from './messages/loadWords.ts';
import { firstWords } from './messages/words.ts';
import { applyConfigFile } from './pipeline/configFile.ts';
import { createConfigFileSource } from './pipeline/configFileSource.ts';
import type { Deps } from './pipeline/deps.ts';
import { createFreshInputs } from './pipeline/freshInputs.ts';
import { createLateWork, type LateWork } from './pipeline/lateWork.ts';
import { createPromptEncoder } from './pipeline/promptEncoder.ts';
import { scanProfiles } from './pipeline/scanProfiles.ts';
import { createScorer } from './scorer/scorerClient.ts';
import type { ModelControls } from './app/settings/models/modelControls.ts';
import { createActiveEncoder, type ActiveEncoder } from './models/activeEncoder.ts';
import {
  createModelChoice,
  forgetModelChoice,
  watchActive,
  type ModelChoiceStore,
} from './models/modelChoice.ts';
import { createModels } from './models/modelsClient.ts';
import { PUBLIC_HUB } from './models/models.ts';

/** A mirror of the hub, for whoever serves one: docs/models.md. */
const HUB_KEY = 'winnow-model-hub';

export type Start =
  | { readonly kind: 'ready'; readonly parts: AppParts }
  /** The person has to type a passphrase first. */
  | { readonly kind: 'locked'; readonly unlocking: UnlockParts }
  /** The profile this window showed was deleted: the person says which one comes in its place. */
  | {
      readonly kind: 'profile-gone';
      readonly gone: RememberedProfile;
      readonly profiles: readonly Profile[];
    };

/** Finds the window's profile, opens its library and starts its queues. Rejects where the browser gives no storage. */
export async function compose(): Promise<Start> {
  await eraseIfWished({
    local: localStorage,
    session: sessionStorage,
    caches,
    locks: navigator.locks,
    openFiles: 'getDirectory' in navigator.storage ? () => navigator.storage.getDirectory() : null,
  });
  // Another window was told to delete everything: this one lets go of it.
  addEventListener('storage', ({ key, newValue }) => {
    if (key === ERASE_KEY && newValue !== null) location.reload();
  });
  const store = await openProfiles();
  const profiles = await store.readAtStart(firstWords().profiles.firstName, Date.now());
  const remembered = readRememberedProfile();
  const choice = chooseProfile(profiles, remembered?.id ?? null);
  if (choice?.kind !== 'open') {
    // There is always a profile, so only one that was remembered can be missing.
    return { kind: 'profile-gone', gone: remembered ?? { id: '', name: '' }, profiles };
  }
  const { profile } = choice;
  if (profile.lock !== undefined) {
    rememberProfile(profile);
    const unlocking = composeUnlock({
      store,
      profile,
      lock: profile.lock,
      others: profiles.filter(({ id }) => id !== profile.id),
      composeProfile: (opened, key) => composeProfile(opened, store, key),
    });
    return { kind: 'locked', unlocking };
  }
  return { kind: 'ready', parts: await composeProfile(profile, store, null) };
}

/** @param key of a locked profile: only this page and its workers have it, for as long as they live */
async function composeProfile(profile: Profile, store: ProfileStore, key: DataKey | null): Promise<AppParts> {
  const at = { profileId: profile.id, key };
  // First of all: what one sees first is read while everything else starts.
  const lists = createPhotoLists(at, location.pathname === '/' ? { visibility: 'timeline' } : null);
  const library = await openLibrary(profile.id, { key });
  const choice = createModelChoice(localStorage, window, profile.id);
  const encoder = createActiveEncoder(async () => {
    const { openEncoder } = await import('./models/openEncoder.ts');
    return openEncoder(choice.read().active);
  }, createRestingEncoder());
  const deps: Deps = {
    library,
    media: createMedia(),
    encoder,
    prompts: createPromptEncoder({ library, encoder }),
    scorer: createScorer(profile.id, key),
    nowMs: () => Date.now(),
  };
  const freshInputs = createFreshInputs();
  const work = createLateWork(async () => {
    // What it shares with later pages reads their words as it is loaded.
    const { startWork } = await afterWords(() => import('./composeWork.ts'));
    return startWork({ deps, profileId: profile.id, choice, freshInputs });
  }, console.error);
  const { queues } = work;
  // Photos that come in while the first page is still being fetched are worked on all the same.
  library.subscribe((changed) => {
    if (changed.has('jobs')) work.start();
  });
  // Whoever took the library does the work from now on.
  void library.taken.then(() => Promise.all([queues.stop(), work.changes.stop()]));
  void findConfigMode(deps);
  rememberProfile(profile);
  if (key !== null) {
    void afterWords(() => import('./app/unlock/holdKey.ts')).then(({ holdKey }) => holdKey(store, profile));
  }
  /** Of locked profiles only the one that is open here. */
  const keyOf = (id: string): DataKey | null => (id === profile.id ? key : null);
  const eraseRemoved = (): Promise<number> =>
    store.eraseRemoved((id) => {
      forgetModelChoice(localStorage, id);
      forgetWelcome(localStorage, id);
      forgetSamples(localStorage, id);
    });
  void settleProfiles(profile, store, eraseRemoved);
  const profiles = createProfileControls({
    store,
    current: profile,
    readContents: (id) => readProfileContents(id, keyOf(id)),
    scanAll: async () =>
      scanProfiles(
        { openLibrary: (id) => openLibrary(id, { key: keyOf(id) }), nowMs: deps.nowMs },
        await store.readAll(),
      ),
    eraseRemoved,
    stopWork: () => queues.stop(),
    loadTurnLock: () => import('./library/lock/turnLock.ts'),
    nowMs: deps.nowMs,
  });
  const models = composeModels(deps, { choice, encoder, work });
  return {
    deps,
    queues,
    startWork: () => work.start(),
    lists,
    freshInputs,
    profiles,
    models,
    storage: composeStorage(models, keyOf),
    openBackupStore: (madeAtMs) => openBackupStore(profile.id, madeAtMs, key),
  };
}

/** The room the whole site takes, whichever profile this window shows. */
function composeStorage(
  { models }: Pick<ModelControls, 'models'>,
  keyOf: (profileId: string) => DataKey | null,
): StorageControls {
  return createStorageControls({
    readProfileIds,
    measureLibrary: (id, signal, onProgress) => measureLibrary(id, signal, onProgress, keyOf(id)),
    deletePreviews: (id) => deletePreviews(id, keyOf(id)),
    deleteVectors: (id, isUnwanted) => deleteVectors(id, isUnwanted, keyOf(id)),
    readChoice: (id) => createModelChoice(localStorage, window, id).read(),
    starterId: STARTER_MODEL.id,
    listModels: () => models.list(),
    caches,
    // Only the Storage page asks, which comes in later too.
    measureCopies: async () => (await import('./app/downloadCopies.ts')).measureDownloadCopies(),
    deleteCopies: async () => (await import('./app/downloadCopies.ts')).deleteDownloadCopies(),
    eraseEverything: () => {
      wishToErase({ local: localStorage });
      location.assign(import.meta.env.BASE_URL);
    },
  });
}

/** Downloads, changes of model, and what has to be told when another model is in use. */
function composeModels(
  deps: Deps,
  {
    choice,
    encoder,
    work,
  }: {
    readonly choice: ModelChoiceStore;
    readonly encoder: ActiveEncoder;
    readonly work: LateWork;
  },
): ModelControls {
  const subscribeActive = watchActive(choice);
  // By whichever page it was changed.
  subscribeActive(() => {
    encoder.reopen();
    deps.prompts.clear();
    work.queues.wake();
  });
  return {
    choice,
    subscribeActive,
    device: encoder,
    models: createModels({
      hubBase: localStorage.getItem(HUB_KEY) ?? PUBLIC_HUB,
      siteBase: new URL(import.meta.env.BASE_URL, location.href).href,
    }),
    changes: work.changes,
  };
}

/** Completes what an earlier window began and says what it left to be said, while the app is there already. */
async function settleProfiles(
  profile: Profile,
  store: ProfileStore,
  eraseRemoved: () => Promise<number>,
): Promise<void> {
  const { showToast } = useToasts.getState();
  const notice = takeNotice();
  if (notice !== null) showToast({ text: notice });
  try {
    await store.noteOpened(profile.id, Date.now());
    if ((await eraseRemoved()) > 0) showToast({ text: firstWords().profiles.stillWaiting });
  } catch (error) {
    console.error(error);
  }
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
