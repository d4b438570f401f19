/** A second thread with a library of its own, for tests: writes one run to the profile it is told of. */
import { openLibrary } from './openLibrary.ts';

self.addEventListener('message', (event: MessageEvent<unknown>) => {
  void writeRun(String(event.data));
});

async function writeRun(profileId: string): Promise<void> {
  const library = await openLibrary(profileId);
  await library.runs.start('scan', 1, 0, { note: 'From another thread.' });
}
