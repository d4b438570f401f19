/**
 * A backup under a passphrase: the zip as a stream of AES-256-GCM chunks, sealed one by one so that neither end holds more
 * than one. Any part can be read without what stands before it.
 *
 * Note: Sealing chunk by chunk. The construction is STREAM (Hoang, Reyhanitabar, Rogaway and Vizár, "Online
 * Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance", CRYPTO 2015), as age uses it: a chunk's nonce is its
 * number and whether it is the last. A chunk moved, left out or doubled fails under the nonce of its place, and a file cut
 * at a chunk's end fails because its last chunk was not sealed as one. The key is fresh for each file (a random salt), so no nonce is used
 * twice under one key. The header is authenticated with every chunk.
 *
 * Header, 48 bytes, big-endian: magic `WINNOWBK`, version u32, PBKDF2 iterations u32, salt 16, and the 16-byte tag of
 * an empty message, by which a wrong passphrase is known at once. It says no more than the first chunk's tag would.
 */

/** Plain bytes to a chunk, but the last. Part of the format. */
export const CHUNK_BYTES = 256 * 1024;
export const HEADER_BYTES = 48;
const TAG_BYTES = 16;
const CHECK_AT = HEADER_BYTES - TAG_BYTES;
const MAGIC = new TextEncoder().encode('WINNOWBK');
const VERSION = 1;

/** OWASP's figure for PBKDF2-HMAC-SHA-256 (Password Storage Cheat Sheet, 2023). */
const ITERATIONS = 600_000;
/** A hostile header must not keep the browser busy for hours. */
const MOST_ITERATIONS = 20_000_000;

type Bytes = Uint8Array<ArrayBuffer>;

/** A passphrase is hashed as the same text whichever way its accents are composed. */
async function deriveKey(passphrase: string, salt: Bytes, iterations: number): Promise<CryptoKey> {
  const text = new TextEncoder().encode(passphrase.normalize('NFKC'));
  const material = await crypto.subtle.importKey('raw', text, 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

/** Number of the chunk in eight bytes, three bytes of nothing, and what it is. */
function nonceOf(index: number, role: 'chunk' | 'last' | 'check'): Bytes {
  const nonce = new Uint8Array(12);
  new DataView(nonce.buffer).setBigUint64(0, BigInt(index));
  nonce[11] = { chunk: 0, last: 1, check: 2 }[role];
  return nonce;
}

/** The part of the header that is there before the key is. */
function authenticated(header: Bytes): Bytes {
  return header.slice(0, CHECK_AT);
}

/** Seals what is written to it. The header comes first. */
export async function createSealer(
  passphrase: string,
  iterations = ITERATIONS,
): Promise<TransformStream<Uint8Array, Bytes>> {
  const header = new Uint8Array(HEADER_BYTES);
  header.set(MAGIC);
  const view = new DataView(header.buffer);
  view.setUint32(8, VERSION);
  view.setUint32(12, iterations);
  const salt = crypto.getRandomValues(new Uint8Array(16));
  header.set(salt, 16);
  const additionalData = authenticated(header);
  const key = await deriveKey(passphrase, salt, iterations);
  const seal = async (plain: Bytes, iv: Bytes): Promise<Bytes> =>
    new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, plain));
  header.set(await seal(new Uint8Array(0), nonceOf(0, 'check')), CHECK_AT);

  const buffer = new Uint8Array(CHUNK_BYTES);
  let filled = 0;
  let index = 0;
  return new TransformStream<Uint8Array, Bytes>({
    start(controller) {
      controller.enqueue(header);
    },
    async transform(bytes, controller) {
      for (let at = 0; at < bytes.length;) {
        // A full chunk waits until it is known not to be the last.
        if (filled === CHUNK_BYTES) {
          controller.enqueue(await seal(buffer, nonceOf(index, 'chunk')));
          index += 1;
          filled = 0;
        }
        const part = bytes.subarray(at, at + CHUNK_BYTES - filled);
        buffer.set(part, filled);
        filled += part.length;
        at += part.length;
      }
    },
    async flush(controller) {
      controller.enqueue(await seal(buffer.slice(0, filled), nonceOf(index, 'last')));
    },
  });
}

/** True where the file begins like a sealed one. */
export async function isSealed(file: Blob): Promise<boolean> {
  const start = new Uint8Array(await file.slice(0, MAGIC.length).arrayBuffer());
  return start.length === MAGIC.length && MAGIC.every((byte, index) => start[index] === byte);
}

/** A sealed file's plain bytes, any of which can be asked for. */
export interface OpenedSeal {
  readonly size: number;
  /** Rejects with {@link DamagedSealError} where a chunk is not what was sealed. */
  read(offset: number, length: number): Promise<Bytes>;
}

export class DamagedSealError extends Error {
  override readonly name = 'DamagedSealError';
}

export type OpenSealResult =
  | { readonly ok: true; readonly opened: OpenedSeal }
  | { readonly ok: false; readonly reason: 'wrong-passphrase' | 'damaged' | 'newer' };

/** Opens a file for which {@link isSealed} holds. The last chunk is looked at here, so that a cut file is known at once. */
export async function openSealed(file: Blob, passphrase: string): Promise<OpenSealResult> {
  const header = new Uint8Array(await file.slice(0, HEADER_BYTES).arrayBuffer());
  if (header.length < HEADER_BYTES) return { ok: false, reason: 'damaged' };
  const view = new DataView(header.buffer);
  if (view.getUint32(8) > VERSION) return { ok: false, reason: 'newer' };
  const iterations = view.getUint32(12);
  if (iterations === 0 || iterations > MOST_ITERATIONS) return { ok: false, reason: 'damaged' };
  const key = await deriveKey(passphrase, header.slice(16, CHECK_AT), iterations);
  const additionalData = authenticated(header);
  const open = async (sealed: Bytes, iv: Bytes): Promise<Bytes | null> => {
    try {
      return new Uint8Array(
        await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, sealed),
      );
    } catch (error) {
      // WebCrypto says no more than this of a tag that does not fit.
      if (error instanceof Error && error.name === 'OperationError') return null;
      throw error;
    }
  };
  if ((await open(header.slice(CHECK_AT), nonceOf(0, 'check'))) === null) {
    return { ok: false, reason: 'wrong-passphrase' };
  }

  const sealedBytes = file.size - HEADER_BYTES;
  const step = CHUNK_BYTES + TAG_BYTES;
  const chunks = Math.max(1, Math.ceil(sealedBytes / step));
  const size = sealedBytes - chunks * TAG_BYTES;
  let held: { readonly index: number; readonly plain: Bytes } | null = null;

  async function readChunk(index: number): Promise<Bytes> {
    if (held?.index === index) return held.plain;
    const start = HEADER_BYTES + index * step;
    const sealed = new Uint8Array(await file.slice(start, start + step).arrayBuffer());
    const plain = await open(sealed, nonceOf(index, index === chunks - 1 ? 'last' : 'chunk'));
    if (plain === null)
      throw new DamagedSealError(`Chunk ${String(index + 1)} of ${String(chunks)} is damaged.`);
    held = { index, plain };
    return plain;
  }

  try {
    await readChunk(chunks - 1);
  } catch (error) {
    if (error instanceof DamagedSealError) return { ok: false, reason: 'damaged' };
    throw error;
  }
  return {
    ok: true,
    opened: {
      size,
      async read(offset, length) {
        const end = Math.min(size, offset + length);
        const bytes = new Uint8Array(Math.max(0, end - offset));
        for (let at = offset; at < end;) {
          const index = Math.floor(at / CHUNK_BYTES);
          const plain = await readChunk(index);
          const from = at - index * CHUNK_BYTES;
          const part = plain.subarray(from, from + end - at);
          bytes.set(part, at - offset);
          at += part.length;
        }
        return bytes;
      },
    },
  };
}
