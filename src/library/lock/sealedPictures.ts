/**
 * Pictures' bytes in a locked profile: sealed before they are written and opened after they were read, outside
 * transactions, by WebCrypto, which is ten times as fast as JavaScript on many megabytes and works off the thread.
 * AES-256-GCM under a key of its own; a library would need billions of pictures before a random nonce came twice.
 */
import type { DataKey } from '../../core/profileLock.ts';

export const PICTURE_NONCE_BYTES = 12;

/** What the collections that keep bytes use; in a profile without a lock it hands them back as they are. */
export interface PictureSeal {
  /** Before the transaction that stores them. */
  seal(bytes: ArrayBuffer): Promise<ArrayBuffer>;
  /** After the transaction that read them; does nothing to bytes that came with their row. Rejects where they are damaged. */
  open(bytes: ArrayBuffer): Promise<ArrayBuffer>;
}

/** Bytes are known by identity: which of them are sealed, nothing in them tells. */
export interface SealedPictures extends PictureSeal {
  isSealed(bytes: ArrayBuffer): boolean;
  /** Read from a row whose bytes were sealed apart from it. */
  noteSealed(bytes: ArrayBuffer): void;
}

export const NO_PICTURE_SEAL: PictureSeal = {
  seal: (bytes) => Promise.resolve(bytes),
  open: (bytes) => Promise.resolve(bytes),
};

export async function createSealedPictures(dataKey: DataKey): Promise<SealedPictures> {
  const material = await crypto.subtle.importKey('raw', dataKey, 'HKDF', false, ['deriveKey']);
  const info = new TextEncoder().encode('winnow pictures 1');
  const key = await crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
  const known = new WeakSet<ArrayBuffer>();
  return {
    isSealed: (bytes) => known.has(bytes),
    noteSealed(bytes) {
      known.add(bytes);
    },
    async seal(bytes) {
      const iv = crypto.getRandomValues(new Uint8Array(PICTURE_NONCE_BYTES));
      const ciphertext = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, bytes);
      const sealed = new Uint8Array(PICTURE_NONCE_BYTES + ciphertext.byteLength);
      sealed.set(iv);
      sealed.set(new Uint8Array(ciphertext), PICTURE_NONCE_BYTES);
      known.add(sealed.buffer);
      return sealed.buffer;
    },
    async open(bytes) {
      if (!known.has(bytes)) return bytes;
      const iv = new Uint8Array(bytes, 0, PICTURE_NONCE_BYTES);
      const ciphertext = new Uint8Array(bytes, PICTURE_NONCE_BYTES);
      try {
        return await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, ciphertext);
      } catch (error) {
        throw new Error('A stored picture is damaged or was changed outside Winnow.', { cause: error });
      }
    },
  };
}
