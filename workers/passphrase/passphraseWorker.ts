/** Entry of the passphrase worker: a second of hard work, and its memory goes with it. */
import { expose, transfer } from 'comlink';
import { scrypt } from '@noble/hashes/scrypt.js';
import type { PassphraseWorkerApi } from './contract.ts';

/** A row somebody tampered with must not take all the memory there is. */
const MOST_MEMORY_BYTES = 2 ** 30;

const api: PassphraseWorkerApi = {
  stretch(passphrase, salt, { N, r, p }, bytes) {
    const text = new TextEncoder().encode(passphrase);
    const stretched = new Uint8Array(
      scrypt(text, salt, { N, r, p, dkLen: bytes, maxmem: MOST_MEMORY_BYTES }),
    );
    return Promise.resolve(transfer(stretched, [stretched.buffer]));
  },
};

expose(api);
