/**
 * The data key under a passphrase. scrypt makes each guess cost 128 MiB of memory, which graphics cards, that guess PBKDF2
 * by the thousand at once, are short of; the sealed key's tag is what tells a wrong passphrase, and tells nothing else.
 */
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import {
  tidyPassphrase,
  type DataKey,
  type ProfileLock,
  type ScryptCost,
  type WrappedKey,
} from '../../core/profileLock.ts';
import { stretchPassphrase } from './passphraseClient.ts';
import { encodeValue } from './rowCodec.ts';

/** OWASP's first choice for scrypt (Password Storage Cheat Sheet, 2023): 128 MiB, about a second in a browser. */
const SCRYPT_COST: ScryptCost = { N: 2 ** 17, r: 8, p: 1 };

const KEY_BYTES = 32;
const SALT_BYTES = 16;
const NONCE_BYTES = 24;

type Bytes = Uint8Array<ArrayBuffer>;

export function newDataKey(): DataKey {
  return crypto.getRandomValues(new Uint8Array(KEY_BYTES));
}

/**
 * Seals the data key under a passphrase, with a salt of its own.
 * @param profileId a wrapped key put into another profile's row does not open
 */
export async function wrapKey(
  dataKey: DataKey,
  passphrase: string,
  profileId: string,
  cost: ScryptCost = SCRYPT_COST,
): Promise<WrappedKey> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const derived = await derive(passphrase, salt, cost);
  const ciphertext = xchacha20poly1305(derived, nonce, boundTo(profileId, cost, salt)).encrypt(dataKey);
  const sealed = new Uint8Array(NONCE_BYTES + ciphertext.length);
  sealed.set(nonce);
  sealed.set(ciphertext, NONCE_BYTES);
  return { cost, salt, sealed };
}

/**
 * The data key; null where the passphrase is not the one it was wrapped with, or the row was tampered with: the two cannot
 * be told apart. Takes about a second.
 */
export async function unwrapKey(
  { wrappedKey: { cost, salt, sealed } }: Pick<ProfileLock, 'wrappedKey'>,
  passphrase: string,
  profileId: string,
): Promise<DataKey | null> {
  const derived = await derive(passphrase, salt, cost);
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const cipher = xchacha20poly1305(derived, nonce, boundTo(profileId, cost, salt));
  try {
    return new Uint8Array(cipher.decrypt(sealed.subarray(NONCE_BYTES)));
  } catch {
    // The cipher says no more than this of a tag that does not fit.
    return null;
  }
}

function derive(passphrase: string, salt: Bytes, cost: ScryptCost): Promise<Bytes> {
  return stretchPassphrase(tidyPassphrase(passphrase), salt, cost, KEY_BYTES);
}

function boundTo(profileId: string, { N, r, p }: ScryptCost, salt: Bytes): Bytes {
  return encodeValue(['winnow lock 1', profileId, N, r, p, salt]);
}
