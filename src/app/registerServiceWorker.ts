/**
 * Registers the service worker and tells how versions come and go. A new version is fetched whole beside the one in use and
 * waits; one that cannot be fetched whole is dropped, and the one in use stays. Nothing here reloads a page.
 */
import { reasonOf } from '../core/reasonOf.ts';

export interface ServiceWorkerEvents {
  /** The first version is stored whole. */
  readonly onOfflineReady: () => void;
  /** A version is stored whole and waits until it is told to take over ({@link activate}). */
  readonly onUpdateReady: (waiting: ServiceWorker) => void;
  /** A new version has taken over the page, whoever told it to. */
  readonly onReplaced: () => void;
  /** A new version was found and could not be fetched whole. */
  readonly onUpdateFailed: () => void;
  readonly onError: (reason: string) => void;
}

/** Browsers look by themselves at each start and once a day; a window that stays open hears of it sooner. */
const LOOK_EVERY_MS = 60 * 60 * 1000;

/** Does nothing in development, where there is no built worker to register. */
export function registerServiceWorker(events: ServiceWorkerEvents): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  register(navigator.serviceWorker, events).catch((error: unknown) => {
    events.onError(reasonOf(error));
  });
}

/** Has a waiting version take over; {@link ServiceWorkerEvents.onReplaced} follows. */
export function activate(waiting: ServiceWorker): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
  waiting.postMessage({ type: 'SKIP_WAITING' });
}

async function register(container: ServiceWorkerContainer, events: ServiceWorkerEvents): Promise<void> {
  // The first version takes over a page that had none, which changes nothing for it.
  let hadVersion = container.controller !== null;
  container.addEventListener('controllerchange', () => {
    if (hadVersion) events.onReplaced();
    hadVersion = true;
  });

  const base = import.meta.env.BASE_URL;
  const registration = await container.register(`${base}serviceWorker.js`, { scope: base });
  const { waiting, installing, active } = registration;
  if (waiting !== null && active !== null) events.onUpdateReady(waiting);
  if (installing !== null) watchInstalling(installing, active === null, events);
  registration.addEventListener('updatefound', () => {
    if (registration.installing === null || registration.installing === installing) return;
    watchInstalling(registration.installing, registration.active === null, events);
  });
  setInterval(() => {
    if (!navigator.onLine) return;
    registration.update().catch((error: unknown) => {
      console.info('Winnow: the site could not be asked for a new version.', error);
    });
  }, LOOK_EVERY_MS);
}

function watchInstalling(worker: ServiceWorker, isFirst: boolean, events: ServiceWorkerEvents): void {
  let wasInstalled = false;
  const look = (): void => {
    if (worker.state === 'installed' && !wasInstalled) {
      wasInstalled = true;
      if (!isFirst) events.onUpdateReady(worker);
    } else if (worker.state === 'activated' && isFirst) {
      events.onOfflineReady();
    } else if (worker.state === 'redundant' && !wasInstalled && !isFirst) {
      events.onUpdateFailed();
    }
  };
  worker.addEventListener('statechange', look);
  look();
}
