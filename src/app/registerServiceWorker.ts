/**
 * Registers the service worker and tells when Winnow can be used offline and when a new version waits. A waiting
 * version is applied only when the person says so; the page never reloads by itself.
 */
import { registerSW } from 'virtual:pwa-register';

export interface ServiceWorkerEvents {
  readonly onOfflineReady: () => void;
  /** `apply` activates the waiting version and reloads the page. */
  readonly onUpdateReady: (apply: () => Promise<void>) => void;
  readonly onError: (reason: string) => void;
}

/** Does nothing in development, where there is no built worker to register. */
export function registerServiceWorker(events: ServiceWorkerEvents): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const apply = registerSW({
    onOfflineReady: events.onOfflineReady,
    onNeedRefresh: () => {
      events.onUpdateReady(() => apply(true));
    },
    onRegisterError: (error: unknown) => {
      events.onError(error instanceof Error ? error.message : String(error));
    },
  });
}
