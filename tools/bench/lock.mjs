/**
 * One measuring command at a time: they share a port, a build and the libraries they measure with. Plain Node, since the
 * lock is taken before packages are installed: installing deletes what a running measurement stands on.
 */
import { createServer } from 'node:net';

const LOCK_PORT = 4288;

/**
 * Throws where another measuring command is at work.
 * @returns {Promise<{ release: () => void }>}
 */
export function takeBenchLock() {
  const lock = createServer();
  return new Promise((resolve, reject) => {
    lock.once('error', () => {
      reject(new Error(`Another measuring command is running: port ${LOCK_PORT} is taken.`));
    });
    lock.listen(LOCK_PORT, '127.0.0.1', () => {
      resolve({
        release: () => {
          lock.close();
        },
      });
    });
  });
}
