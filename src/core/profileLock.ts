/**
 * The lock of a profile: what the list of profiles keeps of it. Nothing here is secret: without the passphrase the data
 * key does not come out of its wrapping, and without the data key no row can be read (docs/security.md).
 */

/** Fresh random bytes that everything in a locked profile is sealed with: 32 of them. It is never stored plain. */
export type DataKey = Uint8Array<ArrayBuffer>;

/** The data key under a passphrase. */
export interface WrappedKey {
  /** scrypt's parameters (RFC 7914): `N`, a power of two, `r` and `p`. Kept, so that they can be raised later. */
  readonly cost: ScryptCost;
  readonly salt: Uint8Array<ArrayBuffer>;
  /** Nonce, sealed key and tag. */
  readonly sealed: Uint8Array<ArrayBuffer>;
}

export interface ScryptCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/**
 * `requested`: nothing is sealed yet, the passphrase is to be typed once more. `sealing` and `unsealing`: rows of both
 * kinds, being rewritten. `sealed`: every row is.
 */
export type LockState = 'requested' | 'sealing' | 'sealed' | 'unsealing';

/** How far the rewriting has come: everything up to here is done. Left out where the key would tell something. */
export interface RewriteProgress {
  readonly table: string;
  readonly afterId: number;
}

export interface ProfileLock {
  readonly state: LockState;
  readonly wrappedKey: WrappedKey;
  /** One-way from the data key: tells that key from any other, and tells nothing of it. */
  readonly keyCheck: Uint8Array<ArrayBuffer>;
  readonly progress: RewriteProgress | null;
  /** The window locks itself after so many minutes without a key or pointer; null where it does not. */
  readonly lockAfterMinutes: number | null;
}

/** Counted as fields count, in UTF-16 units. Below it a passphrase is guessed sooner than typed. */
export const SHORTEST_PASSPHRASE = 10;

/** By length only: what people add to a short word to make it look stronger hardly helps. */
export type PassphraseLength = 'too-short' | 'short' | 'good' | 'long';

/** From four words on nobody guesses it at this cost. */
const GOOD_LENGTH = 16;
const LONG_LENGTH = 24;

export function judgePassphraseLength(passphrase: string): PassphraseLength {
  const { length } = tidyPassphrase(passphrase);
  if (length < SHORTEST_PASSPHRASE) return 'too-short';
  if (length < GOOD_LENGTH) return 'short';
  return length < LONG_LENGTH ? 'good' : 'long';
}

/** The same text whichever way its accents are composed and its wide letters typed. Spaces count, also at the ends. */
export function tidyPassphrase(passphrase: string): string {
  return passphrase.normalize('NFKC');
}

/** Choices for {@link ProfileLock.lockAfterMinutes}. */
export const LOCK_AFTER_MINUTES = [5, 15, 60] as const;
