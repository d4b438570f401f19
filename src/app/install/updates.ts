/** New versions as this window knows them, and the restart that a person asks for. */
import { create } from 'zustand';
import { activate, registerServiceWorker } from '../registerServiceWorker.ts';
import { useToasts } from '../frame/toasts.ts';
import { installText } from './messages.ts';
import { unlessAtWork } from './work.ts';

interface Updates {
  /** `ready`: one waits. `replaced`: one took over while this page still runs the code before. */
  readonly state: 'none' | 'ready' | 'replaced';
  readonly waiting: ServiceWorker | null;
  /** The person said "Later": nothing more is said until the next start, or the next version. */
  readonly isPutOff: boolean;
}

export const useUpdates = create<Updates>()(() => ({ state: 'none', waiting: null, isPutOff: false }));

export function putOffUpdate(): void {
  useUpdates.setState({ isPutOff: true });
}

let isRestarting = false;

/** Restarts with the version that waits; answers false, and does nothing, where some window has just begun work. */
export async function restartNow(): Promise<boolean> {
  const { waiting } = useUpdates.getState();
  if (waiting === null) return false;
  return unlessAtWork(async () => {
    isRestarting = true;
    activate(waiting);
    // The lock is kept until the page goes, so that no window begins work in between; or until a newer version has come
    // in place of this one, which is announced by itself.
    await new Promise<void>((resolve) => {
      waiting.addEventListener('statechange', () => {
        if (waiting.state === 'redundant') resolve();
      });
    });
    isRestarting = false;
  });
}

/** To be called once, when the app is there. */
export function startServiceWorker(): void {
  registerServiceWorker({
    onOfflineReady: () => {
      useToasts.getState().showToast({ text: installText.offlineReady });
    },
    onUpdateReady: (waiting) => {
      useUpdates.setState({ state: 'ready', waiting, isPutOff: false });
    },
    onReplaced: () => {
      if (isRestarting) location.reload();
      else useUpdates.setState({ state: 'replaced', waiting: null, isPutOff: false });
    },
    onUpdateFailed: () => {
      console.warn('Winnow: a new version could not be fetched whole. The one in use stays.');
    },
    onError: (reason) => {
      console.warn(`Winnow will not work offline: ${reason}`);
    },
  });
}
