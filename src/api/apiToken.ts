/**
 * The API's tokens: made on the settings page, checked in the service worker. Only a token's hash is ever stored; 256
 * random bits need no slow hash, since nobody can go through them.
 */
import { bytesToHex } from '../core/hex.ts';

const PREFIX = 'winnow_';
const RANDOM_BYTES = 32;
/** The prefix and a few characters: enough to tell two tokens apart, far too few to guess the rest. */
const START_CHARACTERS = PREFIX.length + 4;

export interface NewApiToken {
  /** The whole token; to be shown once. */
  readonly token: string;
  readonly start: string;
  readonly sha256: string;
}

/** A new token: the prefix and 43 characters of base64url. Needs a secure context, for `crypto.subtle`. */
export async function createApiToken(): Promise<NewApiToken> {
  const bytes = crypto.getRandomValues(new Uint8Array(RANDOM_BYTES));
  const text = btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
  const token = PREFIX + text;
  return { token, start: token.slice(0, START_CHARACTERS), sha256: await hashApiToken(token) };
}

/** SHA-256 of the token's UTF-8 bytes, lower-case hexadecimal. */
export async function hashApiToken(token: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
  return bytesToHex(new Uint8Array(digest));
}

/** The token of an `Authorization` header (RFC 6750, section 2.1), or null where it holds none. */
export function parseBearerToken(header: string | null): string | null {
  return /^Bearer +([\w.~+/-]+=*)$/i.exec(header?.trim() ?? '')?.[1] ?? null;
}
