/**
 * One file of the store, open for writing: its bytes and, beside them, a small state that says which version of the file they
 * are of and whether they were verified. Bytes are hashed as they are appended.
 */
import { bytesToHex } from '../../src/core/hex.ts';
import { sha256 } from '@noble/hashes/sha2.js';
import { parseFileState, STATE_SUFFIX, fileNameOf, readFile } from '../../src/models/modelFileStore.ts';
import type { FileSink } from './fetchFile.ts';

export interface StoredFile extends FileSink {
  /** SHA-256 of all there is, lower-case hexadecimal. */
  digest(): string;
  /** Keeps what there is for another time, under its version. */
  suspend(): void;
  /** Marks what there is as the whole file, verified. */
  complete(verifiedSha256: string): void;
  close(): void;
}

const READ_BYTES = 4 * 2 ** 20;

/** Opens a file of a model's folder, going on behind what is there. Nobody else may have it open. */
export async function openStoredFile(folder: FileSystemDirectoryHandle, path: string): Promise<StoredFile> {
  const name = fileNameOf(path);
  const state = await parseFileState(await readFile(folder, name + STATE_SUFFIX));
  let etag = state?.etag ?? null;
  const stateHandle = await openForWriting(folder, name + STATE_SUFFIX);
  const handle = await openForWriting(folder, name);
  let hash = hashOf(handle);

  function writeState(verifiedSha256: string | null): void {
    const bytes = new TextEncoder().encode(JSON.stringify({ etag, verifiedSha256 }));
    stateHandle.truncate(0);
    stateHandle.write(bytes, { at: 0 });
    stateHandle.flush();
  }

  let size = handle.getSize();
  return {
    get etag() {
      return etag;
    },
    noteVersion(named) {
      if (named === etag) return;
      etag = named;
      writeState(null);
    },
    get size() {
      return size;
    },
    append(bytes) {
      const written = handle.write(bytes, { at: size });
      if (written !== bytes.length) {
        // Chromium answers a full disk with a part, or with its error code (-8, no space) as an unsigned number: 4294967288.
        handle.truncate(size);
        throw new DOMException('The disk is full.', 'QuotaExceededError');
      }
      hash.update(bytes);
      size += written;
    },
    clear() {
      handle.truncate(0);
      size = 0;
      hash = sha256.create();
      etag = null;
    },
    digest: () => bytesToHex(hash.clone().digest()),
    suspend() {
      handle.flush();
      writeState(null);
    },
    complete(verifiedSha256) {
      // The bytes first: a crash in between leaves a file that is verified once more.
      handle.flush();
      writeState(verifiedSha256);
    },
    close() {
      handle.close();
      stateHandle.close();
    },
  };
}

/** SHA-256 of a file a person picked. */
export async function hashFile(file: Blob): Promise<string> {
  const hash = sha256.create();
  for (let start = 0; start < file.size; start += READ_BYTES) {
    hash.update(new Uint8Array(await file.slice(start, start + READ_BYTES).arrayBuffer()));
  }
  return bytesToHex(hash.digest());
}

/** Replaces a small file of the store. */
export async function writeText(
  folder: FileSystemDirectoryHandle,
  name: string,
  text: string,
): Promise<void> {
  const handle = await openForWriting(folder, name);
  try {
    handle.truncate(0);
    handle.write(new TextEncoder().encode(text), { at: 0 });
    handle.flush();
  } finally {
    handle.close();
  }
}

async function openForWriting(
  folder: FileSystemDirectoryHandle,
  name: string,
): Promise<FileSystemSyncAccessHandle> {
  const handle = await folder.getFileHandle(name, { create: true });
  return handle.createSyncAccessHandle();
}

function hashOf(handle: FileSystemSyncAccessHandle): ReturnType<typeof sha256.create> {
  const hash = sha256.create();
  const buffer = new Uint8Array(READ_BYTES);
  for (let at = 0; at < handle.getSize();) {
    const count = handle.read(buffer, { at });
    if (count === 0) break;
    hash.update(buffer.subarray(0, count));
    at += count;
  }
  return hash;
}
