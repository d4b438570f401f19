/** Whether a call made in this window would be answered, and if not, why. */
import { useSyncExternalStore } from 'react';

/** `insecure` and `unsupported` last; `waiting` may end by itself. */
export type ApiReach = 'ready' | 'waiting' | 'insecure' | 'unsupported';

export function useApiReach(): ApiReach {
  return useSyncExternalStore(subscribe, readApiReach);
}

function readApiReach(): ApiReach {
  if (!window.isSecureContext) return 'insecure';
  if (!('serviceWorker' in navigator)) return 'unsupported';
  return navigator.serviceWorker.controller === null ? 'waiting' : 'ready';
}

function subscribe(listener: () => void): () => void {
  if (!('serviceWorker' in navigator)) return () => undefined;
  const { serviceWorker } = navigator;
  serviceWorker.addEventListener('controllerchange', listener);
  return () => {
    serviceWorker.removeEventListener('controllerchange', listener);
  };
}
