/** Stretches a passphrase in a worker of its own: a page would stand still for a second, and keep 128 MiB. */
import type { PassphraseWorkerApi } from '../../../workers/passphrase/contract.ts';
import type { ScryptCost } from '../../core/profileLock.ts';
import { connectWorker } from '../../workerConnection.ts';

/** As many bytes as asked for. Rejects where the device has not the memory for it. */
export async function stretchPassphrase(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  cost: ScryptCost,
  bytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const connection = connectWorker<PassphraseWorkerApi>(
    new Worker(new URL('../../../workers/passphrase/passphraseWorker.ts', import.meta.url), {
      type: 'module',
      name: 'passphrase',
    }),
  );
  try {
    return await Promise.race([
      connection.api.stretch(passphrase, salt, cost, bytes),
      connection.died.then(() => {
        throw new Error('The passphrase could not be worked out: there may be too little memory.');
      }),
    ]);
  } finally {
    connection.end();
  }
}
