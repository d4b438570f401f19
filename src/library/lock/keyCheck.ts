/** By what a lock tells its data key from any other: one-way, so that it tells nothing of it. */
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { DataKey, ProfileLock } from '../../core/profileLock.ts';

const CHECK_BYTES = 16;

export function checkOf(dataKey: DataKey): ProfileLock['keyCheck'] {
  const purpose = new TextEncoder().encode('winnow check 1');
  return new Uint8Array(hkdf(sha256, dataKey, undefined, purpose, CHECK_BYTES));
}

/** False for the key of a lock that was taken off meanwhile: what it sealed nobody could open. */
export function isKeyOf({ keyCheck }: Pick<ProfileLock, 'keyCheck'>, dataKey: DataKey): boolean {
  return checkOf(dataKey).every((byte, index) => byte === keyCheck[index]);
}
