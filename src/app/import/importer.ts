/**
 * Runs imports for the screen: one batch after the other, with pause, cancel and retry. It lives as long as the app,
 * so that going to another page changes nothing.
 */
import { create } from 'zustand';
import { reasonOf } from '../../core/reasonOf.ts';
import type { ImportItem, ImportProgress } from '../../pipeline/importPhotos.ts';
import type { ImportEnd } from '../../pipeline/importWriter.ts';
import type { AppParts } from '../depsContext.ts';
import { isUnderWay, NEW_SESSION, sumSession, withSample, type ImportSession } from './importSession.ts';

interface ImportView {
  /** Null before the first import and after its panel was closed. */
  readonly session: ImportSession | null;
  /** The panel is a strip at the foot of the page, without its lists. */
  readonly isSmall: boolean;
}

/** What the panel and the progress pill show. */
export const useImports = create<ImportView>()(() => ({ session: null, isSmall: false }));

export function setImportSmall(isSmall: boolean): void {
  useImports.setState({ isSmall });
}

/** Somebody who goes to another page has seen what became of an import that is over. */
export function makeSeenImportSmall(): void {
  useImports.setState(({ session, isSmall }) => ({
    isSmall: isSmall || (session !== null && !isUnderWay(session)),
  }));
}

export interface Importer {
  /** Adds what was dropped or picked; folders may still be being read. */
  readonly add: (items: readonly ImportItem[] | Promise<readonly ImportItem[]>) => void;
  /** Adds files and tells of each what became of it; resolves when that is over, also by a cancel. */
  readonly addAndFollow: (
    items: readonly ImportItem[],
    onFileEnd: (path: string, end: ImportEnd) => void,
  ) => Promise<void>;
  readonly pause: () => void;
  readonly resume: () => void;
  /** Stops at the next file; what is stored stays. */
  readonly cancel: () => void;
  /** Tries the refused files again. */
  readonly retryFailed: () => void;
  /** Closes the panel of an import that is over. */
  readonly dismiss: () => void;
}

function edit(change: (session: ImportSession) => ImportSession): void {
  useImports.setState(({ session }) => ({ session: session === null ? null : change(session) }));
}

function showNow(current: ImportProgress): void {
  edit((session) => {
    const next = { ...session, current };
    return { ...next, rate: withSample(session.rate, performance.now(), sumSession(next).done) };
  });
}

/** Fast enough for the eye; thousands of files refused in a second would otherwise draw their list thousands of times. */
const SHOW_EVERY_MS = 100;

/** Shows the first progress at once and then the latest, every now and then, until it is stopped. */
function createProgressDisplay(): {
  readonly show: (progress: ImportProgress) => void;
  readonly stop: () => void;
} {
  let latest: ImportProgress | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;

  function show(progress: ImportProgress): void {
    if (timer !== null) {
      latest = progress;
      return;
    }
    showNow(progress);
    timer = setTimeout(() => {
      timer = null;
      const next = latest;
      latest = null;
      if (next !== null) show(next);
    }, SHOW_EVERY_MS);
  }

  return {
    show,
    stop() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      latest = null;
    },
  };
}

/** A promise that waits to be opened. */
function createGate(): { readonly opened: Promise<void>; readonly open: () => void } {
  const resolves: Array<() => void> = [];
  const opened = new Promise<void>((resolve) => {
    resolves.push(resolve);
  });
  return {
    opened,
    open: () => {
      for (const resolve of resolves) resolve();
    },
  };
}

/** Somebody who wants to know what becomes of the files of a batch. */
interface Follower {
  readonly onFileEnd: (path: string, end: ImportEnd) => void;
  /** The batch was imported, dropped or given up. */
  readonly onOver: () => void;
}

/** With what it takes to read files and write them into the library. */
export const loadImport = () => import('../../pipeline/importPhotos.ts');

interface Batch extends Partial<Follower> {
  readonly items: readonly ImportItem[];
}

type ImporterParts = Pick<AppParts, 'deps' | 'queues' | 'freshInputs'>;

export function createImporter({ deps, queues, freshInputs }: ImporterParts): Importer {
  const waiting: Batch[] = [];
  /** Files by path, for another try; paths may repeat across drops. */
  const itemsByPath = new Map<string, ImportItem[]>();
  let controller = new AbortController();
  let isRunning = false;
  /** Set while paused; resolving it goes on. */
  let gate: ReturnType<typeof createGate> | null = null;

  function openGate(): void {
    gate?.open();
    gate = null;
  }

  /** The running session, or a new one where the last is over. */
  function ensureSession(): void {
    if (isUnderWay(useImports.getState().session)) return;
    controller = new AbortController();
    itemsByPath.clear();
    useImports.setState({ session: NEW_SESSION, isSmall: false });
  }

  function enqueue(items: readonly ImportItem[], follower: Partial<Follower> = {}): void {
    for (const item of items) {
      const same = itemsByPath.get(item.path);
      if (same === undefined) itemsByPath.set(item.path, [item]);
      else same.push(item);
    }
    if (items.length > 0) waiting.push({ items, ...follower });
    else follower.onOver?.();
    edit((session) => ({ ...session, queuedFiles: session.queuedFiles + items.length }));
    void runBatches();
  }

  /** Waits until the folders of a drop were looked through; a cancel meanwhile drops what they held. */
  async function enqueueRead(reading: Promise<readonly ImportItem[]>, signal: AbortSignal): Promise<void> {
    let items: readonly ImportItem[] = [];
    let error: string | null = null;
    try {
      items = await reading;
    } catch (caught) {
      error = reasonOf(caught);
    }
    if (signal !== controller.signal || signal.aborted) return;
    edit((session) => ({ ...session, reading: session.reading - 1, error: error ?? session.error }));
    enqueue(items);
  }

  function dropWaiting(): void {
    for (const { onOver } of waiting.splice(0)) onOver?.();
  }

  async function runBatches(): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    try {
      for (let batch = waiting.shift(); batch !== undefined; batch = waiting.shift()) await runBatch(batch);
    } catch (error) {
      dropWaiting();
      edit((session) => ({ ...session, error: reasonOf(error) }));
    } finally {
      isRunning = false;
      edit((session) => {
        if (session.reading > 0 && session.error === null && !controller.signal.aborted) return session;
        return { ...session, state: controller.signal.aborted ? 'cancelled' : 'done', queuedFiles: 0 };
      });
    }
  }

  async function runBatch({ items, onFileEnd, onOver }: Batch): Promise<void> {
    edit((session) => ({ ...session, queuedFiles: session.queuedFiles - items.length }));
    // Not part of the first page, which somebody new reads first.
    const { importPhotos } = await loadImport();
    const display = createProgressDisplay();
    const ended = await importPhotos(deps, items, {
      signal: controller.signal,
      onProgress: display.show,
      waitWhilePaused: () => gate?.opened ?? Promise.resolve(),
      freshInputs,
      onStored: () => {
        queues.wake();
      },
      ...(onFileEnd === undefined ? {} : { onFileEnd }),
    }).finally(() => {
      display.stop();
      onOver?.();
    });
    edit((session) => ({ ...session, ended: [...session.ended, ended], current: null }));
  }

  return {
    add(items) {
      ensureSession();
      if (!(items instanceof Promise)) {
        enqueue(items);
        return;
      }
      edit((session) => ({ ...session, reading: session.reading + 1 }));
      void enqueueRead(items, controller.signal);
    },
    addAndFollow(items, onFileEnd) {
      ensureSession();
      return new Promise((onOver) => {
        enqueue(items, { onFileEnd, onOver });
      });
    },
    pause() {
      if (gate !== null) return;
      gate = createGate();
      edit((session) => ({ ...session, state: 'paused', rate: { samples: [] } }));
    },
    resume() {
      openGate();
      edit((session) => ({ ...session, state: 'running', rate: { samples: [] } }));
    },
    cancel() {
      controller.abort();
      openGate();
      // Batches whose turn has not come end as the running one does: each names the files it leaves out.
      edit((session) => ({ ...session, reading: 0 }));
      if (!isRunning) edit((session) => ({ ...session, state: 'cancelled' }));
    },
    retryFailed() {
      const { session } = useImports.getState();
      if (session === null || isUnderWay(session)) return;
      const paths = new Set(sumSession(session).refused.map(({ path }) => path));
      const again = [...paths].flatMap((path) => itemsByPath.get(path) ?? []);
      ensureSession();
      enqueue(again);
    },
    dismiss() {
      if (isUnderWay(useImports.getState().session)) return;
      itemsByPath.clear();
      useImports.setState({ session: null });
    },
  };
}
