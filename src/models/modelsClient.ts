/** The models of this device: starts the models worker when something is to be written, and keeps what the page shows. */
import { proxy } from 'comlink';
import type {
  DownloadEnd,
  DownloadProgress,
  ModelOrigin,
  ModelsWorkerApi,
} from '../../workers/models/contract.ts';
import type { ModelEntry } from '../core/model.ts';
import { connectWorker, type WorkerConnection } from '../workerConnection.ts';
import { bytesOf, joinEntries } from './choosePrecisions.ts';
import type { Fetch } from './hub.ts';
import { isStoreAvailable, openModelFileStore, type StoredEntry } from './modelFileStore.ts';
import type { DownloadState, Models } from './models.ts';
import type { ModelProblem } from './problem.ts';
import { createTransferRate } from './transferRate.ts';

export interface ModelsOptions {
  /** Without a slash at the end. */
  readonly hubBase: string;
  /** The app's own address, absolute, with a slash at the end. */
  readonly siteBase: string;
}

/** Only who adds a model needs these. */
const loadHub = () => import('./hub.ts');
const loadFinder = () => import('./findModel.ts');

const fetchIt: Fetch = (address, init) => fetch(address, init);

/** Another page of the app may have stored or deleted something. */
const CHANNEL = 'winnow-models';

export function createModels({ hubBase, siteBase }: ModelsOptions): Models {
  const store = openModelFileStore();
  const listeners = new Set<() => void>();
  const channel = new BroadcastChannel(CHANNEL);
  const callIds = new Map<string, number>();
  /** Paused before the worker was asked, while sizes were still being looked up. */
  const pausedEarly = new Set<string>();
  let downloads: ReadonlyMap<string, DownloadState> = new Map();
  let worker: WorkerConnection<ModelsWorkerApi> | null = null;
  let lastCallId = 0;

  function tellHere(): void {
    for (const listener of listeners) listener();
  }
  channel.addEventListener('message', tellHere);

  function tellEverywhere(): void {
    tellHere();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none: it never leaves the origin
    channel.postMessage('changed');
  }

  function setDownload(id: string, state: DownloadState | null): void {
    const next = new Map(downloads);
    if (state === null) next.delete(id);
    else next.set(id, state);
    downloads = next;
    tellHere();
  }

  function connect(): WorkerConnection<ModelsWorkerApi> {
    if (worker !== null) return worker;
    const started = connectWorker<ModelsWorkerApi>(
      new Worker(new URL('../../workers/models/modelsWorker.ts', import.meta.url), {
        type: 'module',
        name: 'models',
      }),
    );
    worker = started;
    void forgetWhenDead(started);
    return started;
  }

  async function forgetWhenDead(started: WorkerConnection<ModelsWorkerApi>): Promise<void> {
    await started.died;
    if (worker === started) worker = null;
  }

  function siteFolder({ id }: Pick<ModelEntry, 'id'>): string {
    return `${siteBase}models/${id}/`;
  }

  /** The state of a download from its progress. */
  function watch(entry: ModelEntry): (progress: DownloadProgress) => void {
    const rate = createTransferRate();
    return ({ storedBytes, totalBytes, wait }) => {
      const nowMs = performance.now();
      rate.add(nowMs, storedBytes);
      const bytesPerSecond = wait === null ? rate.read(nowMs) : null;
      setDownload(entry.id, {
        entry,
        kind: 'running',
        storedBytes,
        totalBytes,
        bytesPerSecond,
        wait,
        problem: null,
      });
    };
  }

  function fail(entry: ModelEntry, problem: ModelProblem): void {
    const before = downloads.get(entry.id);
    setDownload(entry.id, {
      entry,
      kind: 'failed',
      storedBytes: before?.storedBytes ?? 0,
      totalBytes: before?.totalBytes ?? null,
      bytesPerSecond: null,
      wait: null,
      problem,
    });
  }

  function begin(entry: ModelEntry): void {
    pausedEarly.delete(entry.id);
    setDownload(entry.id, {
      entry,
      kind: 'running',
      storedBytes: downloads.get(entry.id)?.storedBytes ?? 0,
      totalBytes: bytesOf(entry),
      bytesPerSecond: null,
      wait: null,
      problem: null,
    });
  }

  async function bring(
    entry: StoredEntry,
    origin: ModelOrigin,
    accepted: Readonly<Record<string, string>>,
  ): Promise<StoredEntry | null> {
    const before = (await store.list()).find(
      ({ entry: stored }) => stored.id === entry.id && stored.revision === entry.revision,
    );
    const joined = before === undefined ? entry : joinEntries(before.entry, entry);
    if (pausedEarly.delete(entry.id)) {
      setDownload(entry.id, null);
      return null;
    }
    const { api, died } = connect();
    lastCallId += 1;
    callIds.set(entry.id, lastCallId);
    const stopped: Promise<DownloadEnd> = died.then(() => ({ kind: 'failed', problem: { kind: 'stopped' } }));
    const request = { entry: joined, origin, accepted };
    const end = await Promise.race([api.download(lastCallId, request, proxy(watch(entry))), stopped]);
    callIds.delete(entry.id);
    if (end.kind === 'failed') fail(entry, end.problem);
    else setDownload(entry.id, null);
    tellEverywhere();
    return end.kind === 'done' ? end.entry : null;
  }

  return {
    isAvailable: isStoreAvailable(),
    hubBase,
    list: () => store.list(),
    async isOnSite(entry) {
      const { fetchSiteEntry } = await loadHub();
      return (await fetchSiteEntry(fetchIt, siteFolder(entry), entry)) !== null;
    },
    async lookUp(id) {
      const { lookUp } = await loadFinder();
      return lookUp(fetchIt, hubBase, id);
    },
    async download(entry, accepted = {}) {
      if (downloads.get(entry.id)?.kind === 'running') return null;
      begin(entry);
      const { fetchSiteEntry, settleFromHub } = await loadHub();
      const site = await fetchSiteEntry(fetchIt, siteFolder(entry), entry);
      if (site !== null) return bring(site, { kind: 'site', folder: siteFolder(entry) }, accepted);
      const settled = await settleFromHub(fetchIt, hubBase, entry);
      if (settled.ok) return bring(settled.value, { kind: 'hub', base: hubBase }, accepted);
      fail(entry, settled.problem);
      return null;
    },
    async readPicked(files, known) {
      const { readPicked } = await loadFinder();
      return readPicked(files, known, (file) => connect().api.hash(file));
    },
    async addPicked({ entry, files }, accepted = {}) {
      if (downloads.get(entry.id)?.kind === 'running') return null;
      begin(entry);
      return bring(entry, { kind: 'files', files }, accepted);
    },
    pause(id) {
      const callId = callIds.get(id);
      if (callId !== undefined) void connect().api.pause(callId);
      else if (downloads.get(id)?.kind === 'running') pausedEarly.add(id);
    },
    async forgetFile(entry, path) {
      await connect().api.forget(entry, path);
      setDownload(entry.id, null);
      tellEverywhere();
    },
    async delete(model) {
      await store.delete(model);
      setDownload(model.id, null);
      tellEverywhere();
    },
    readDownloads: () => downloads,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
