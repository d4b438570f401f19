/** Starts the app's two halves side by side: the library with its queues, and the screen that shows it. */
import './contentSecurity.ts';
import { watchInstallation } from './app/install/installation.ts';

watchInstallation();

// Neither waits for the other's code: what is shown first is read while the screen is still being fetched.
const starting = import('./compose.ts')
  .then(({ compose }) => compose())
  .catch((error: unknown) => ({ kind: 'failed' as const, error }));
const { mount } = await import('./mount.tsx');
await mount(starting);
