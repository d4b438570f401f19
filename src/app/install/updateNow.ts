/** Gets the newest version of the app for a page that cannot go on without it, then starts the page again. */
import { activate } from '../registerServiceWorker.ts';

/** Fetching a version takes this long at most on a slow line; the page then starts again with what there is. */
const LONGEST_WAIT_MS = 30_000;

/** Without a service worker a reload is all it takes. Never rejects. */
export async function updateAndReload(): Promise<void> {
  try {
    const registration = await navigator.serviceWorker.getRegistration();
    if (registration !== undefined) await takeNewest(registration);
  } catch (error) {
    console.warn('Winnow: no newer version could be fetched.', error);
  }
  location.reload();
}

async function takeNewest(registration: ServiceWorkerRegistration): Promise<void> {
  await registration.update();
  const newest = registration.installing ?? registration.waiting;
  if (newest === null) return;
  const tooLong = AbortSignal.timeout(LONGEST_WAIT_MS);
  if (newest.state === 'installing') await changeOf(newest, tooLong);
  if (registration.waiting === null) return;
  const takenOver = new Promise<void>((resolve) => {
    navigator.serviceWorker.addEventListener('controllerchange', () => resolve(), { once: true });
    tooLong.addEventListener('abort', () => resolve());
  });
  activate(registration.waiting);
  await takenOver;
}

function changeOf(worker: ServiceWorker, tooLong: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    worker.addEventListener('statechange', () => resolve(), { once: true });
    tooLong.addEventListener('abort', () => resolve());
  });
}
