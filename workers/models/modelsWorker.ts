/** Entry of the models worker: downloads, in a thread of their own because only workers may write the store. */
import { expose } from 'comlink';
import { createEngine } from './engine.ts';

function delay(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, delayMs);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

expose(createEngine({ fetch: (address, init) => fetch(address, init), delay, nowMs: () => Date.now() }));
