/** What the page may ask of the worker that stretches passphrases. Rejections: there is not enough memory. */
import type { ScryptCost } from '../../src/core/profileLock.ts';

export interface PassphraseWorkerApi {
  /** scrypt (RFC 7914) of the passphrase's UTF-8; as many bytes as asked for. */
  stretch(
    passphrase: string,
    salt: Uint8Array<ArrayBuffer>,
    cost: ScryptCost,
    bytes: number,
  ): Promise<Uint8Array<ArrayBuffer>>;
}
