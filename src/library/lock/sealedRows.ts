/**
 * What a row looks like in a locked profile: the values IndexedDB needs for its keys and indexes, and everything else
 * sealed. A row says by itself whether it is sealed, so that a library can be rewritten row by row (rewriteLibrary.ts).
 *
 * Note: What stays readable. Numbers in keys and indexes do: ids, packs, priorities, times of jobs. Of text only the words
 * listed in READABLE do, which name states of Winnow and models, nothing of a photo. Text of the keys and indexes in HIDDEN
 * is replaced by a token: a keyed hash that is equal where the text is equal, so that looking for it works, and that
 * tells nothing else. Tokens are bytes, and nothing else in a key is, so that a token is never mistaken for text.
 *
 * XChaCha20-Poly1305: its nonces are long enough to be drawn at random for ever, and it is done before a transaction could
 * end, which WebCrypto is not. The associated data name table and key: a row put under another key does not open.
 */
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { Dexie } from 'dexie';
import type { DataKey } from '../../core/profileLock.ts';
import { PICTURE_NONCE_BYTES, type SealedPictures } from './sealedPictures.ts';
import { decodeValue, encodeValue } from './rowCodec.ts';

/** Text in keys and indexes that stays as it is: `table.property`. */
const READABLE: ReadonlySet<string> = new Set([
  'apiTokens.sha256',
  'counters.name',
  'embeddedIds.modelKey',
  'embeddings.modelKey',
  'jobs.queue',
  'jobs.state',
  'linkedFiles.state',
  'pausedQueues.queue',
  'photoCounts.visibility',
  'photos.failure.stage',
  'runs.state',
  'throughput.queue',
  'vetoes.kind',
]);

/** Text in keys and indexes that tells something. An index with text that is in neither list is refused. */
const HIDDEN: ReadonlySet<string> = new Set([
  'jobs.key',
  'photos.sha256',
  'promptVectors.key',
  'tags.categoryKey',
  'tags.foldedPath',
  'vetoes.categoryKey',
]);

const NONCE_BYTES = 24;
/** Two different texts of one library share a token with a chance of 2^-64 once there are 2^32 of them. */
const TOKEN_BYTES = 16;

/** A table's key and indexes, as IndexedDB knows them. */
export interface TableShape {
  readonly name: string;
  /** Properties the primary key is made of, one or several. */
  readonly primaryKey: string | readonly string[];
  /** Of every index. */
  readonly indexes: ReadonlyArray<string | readonly string[]>;
}

/** A row as it is stored in a locked profile; besides these it has the properties of its keys and indexes. */
interface StoredRow {
  readonly sealed: Uint8Array<ArrayBuffer>;
  /** A picture's bytes, sealed before the transaction (sealedPictures.ts). */
  readonly bytes?: ArrayBuffer;
  /** Handles of the file system cannot be turned into bytes: they stay as they are. */
  readonly handles?: Readonly<Record<string, unknown>>;
}

/** A row that was tampered with, or damaged on the disk, or is not sealed where every row is. */
export class DamagedRowError extends Error {
  override readonly name = 'DamagedRowError';
}

export interface SealedRows {
  /** What is stored in the row's place. Its primary key has to be known. */
  seal(shape: TableShape, row: object): object;
  /** The row of what {@link SealedRows.seal} made. @throws DamagedRowError */
  open(shape: TableShape, stored: object): object;
  /** What is stored while the primary key is not known: the properties of the indexes, and nothing to be read. */
  placeholder(shape: TableShape, row: object): object;
  /** A value of the key path, text in it replaced by tokens where it does not stay readable. */
  key(shape: TableShape, keyPath: string | readonly string[], value: unknown): unknown;
}

export function isSealedRow(stored: object): stored is StoredRow {
  return 'sealed' in stored && stored.sealed instanceof Uint8Array;
}

/** True where the property is text that does not stay readable. */
export function isHidden({ name }: TableShape, property: string): boolean {
  return HIDDEN.has(`${name}.${property}`);
}

export function createSealedRows(dataKey: DataKey, pictures: SealedPictures): SealedRows {
  const rowKey = deriveKey(dataKey, 'rows');
  const tokenKey = deriveKey(dataKey, 'tokens');
  const text = new TextEncoder();

  function tokenOf(table: string, property: string, value: string): ArrayBuffer {
    const mac = hmac(sha256, tokenKey, text.encode(`${table}.${property}\0${value}`));
    return mac.slice(0, TOKEN_BYTES).buffer;
  }

  function hide(shape: TableShape, property: string, value: unknown): unknown {
    return typeof value === 'string' && isHidden(shape, property)
      ? tokenOf(shape.name, property, value)
      : value;
  }

  function visiblePart(shape: TableShape, row: object): Record<string, unknown> {
    const visible = {};
    for (const property of propertiesOf(shape)) {
      const value: unknown = Dexie.getByKeyPath(row, property);
      if (value === undefined || value === null) continue;
      if (mayTell(value) && !isHidden(shape, property) && !READABLE.has(`${shape.name}.${property}`)) {
        throw new Error(
          `Whether ${shape.name}.${property} stays readable in a locked profile is not decided.`,
        );
      }
      Dexie.setByKeyPath(visible, property, hide(shape, property, value));
    }
    return visible;
  }

  return {
    placeholder: (shape, row) => ({ ...visiblePart(shape, row), sealed: new Uint8Array(0) }),

    seal(shape, row) {
      const visible = visiblePart(shape, row);
      const handles: Record<string, unknown> = {};
      const hidden: Record<string, unknown> = {};
      let bytes: ArrayBuffer | null = null;
      for (const [property, value] of Object.entries(row)) {
        if (isHandle(value)) handles[property] = value;
        else if (property === 'bytes' && value instanceof ArrayBuffer && pictures.isSealed(value)) {
          bytes = value;
          // Ties the bytes to this row.
          hidden[property] = nonceOf(value);
        } else hidden[property] = value;
      }
      const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
      const ciphertext = xchacha20poly1305(rowKey, nonce, boundTo(shape, visible)).encrypt(
        encodeValue(hidden),
      );
      const sealed = new Uint8Array(NONCE_BYTES + ciphertext.length);
      sealed.set(nonce);
      sealed.set(ciphertext, NONCE_BYTES);
      return {
        ...visible,
        sealed,
        ...(bytes === null ? {} : { bytes }),
        ...(Object.keys(handles).length === 0 ? {} : { handles }),
      };
    },

    open(shape, stored) {
      if (!isSealedRow(stored)) throw new DamagedRowError(`A row of ${shape.name} is not sealed.`);
      const { sealed, bytes, handles } = stored;
      const cipher = xchacha20poly1305(rowKey, sealed.subarray(0, NONCE_BYTES), boundTo(shape, stored));
      const row = openWith(() => cipher.decrypt(sealed.subarray(NONCE_BYTES)), shape);
      if (bytes !== undefined) {
        if (!isSameBytes(row['bytes'], nonceOf(bytes))) throw damaged(shape);
        pictures.noteSealed(bytes);
        row['bytes'] = bytes;
      }
      return handles === undefined ? row : { ...row, ...handles };
    },

    key: (shape, keyPath, value) => {
      if (typeof keyPath === 'string') return hide(shape, keyPath, value);
      if (!Array.isArray(value)) return value;
      return value.map((part: unknown, index) => {
        const property = keyPath[index];
        return property === undefined ? part : hide(shape, property, part);
      });
    },
  };
}

/** What a row is sealed with besides the key: its table and its primary key, as they are stored. */
function boundTo(shape: TableShape, stored: object): Uint8Array {
  const key: unknown = readKey(stored, shape.primaryKey);
  return encodeValue([shape.name, key]);
}

/** Anything but a number: text, dates, lists of either. */
function mayTell(value: unknown): boolean {
  return typeof value !== 'number';
}

function openWith(decrypt: () => Uint8Array, shape: TableShape): Record<string, unknown> {
  let plain: Uint8Array;
  try {
    plain = decrypt();
  } catch {
    // The cipher says no more than this of a tag that does not fit.
    throw damaged(shape);
  }
  const row = decodeValue(new Uint8Array(plain));
  if (typeof row !== 'object' || row === null) throw damaged(shape);
  return { ...row };
}

function damaged({ name }: TableShape): DamagedRowError {
  return new DamagedRowError(`A row of ${name} is damaged or was changed outside Winnow.`);
}

function deriveKey(dataKey: DataKey, purpose: string): Uint8Array {
  return hkdf(sha256, dataKey, undefined, new TextEncoder().encode(`winnow ${purpose} 1`), 32);
}

function propertiesOf({ primaryKey, indexes }: TableShape): ReadonlySet<string> {
  return new Set([primaryKey, ...indexes].flat());
}

/** The primary key in a row. */
export function readKey(row: object, keyPath: string | readonly string[]): unknown {
  return typeof keyPath === 'string'
    ? (Dexie.getByKeyPath(row, keyPath) as unknown)
    : keyPath.map((property): unknown => Dexie.getByKeyPath(row, property));
}

function nonceOf(bytes: ArrayBuffer): Uint8Array {
  return new Uint8Array(bytes.slice(0, PICTURE_NONCE_BYTES));
}

function isSameBytes(a: unknown, b: Uint8Array): boolean {
  return a instanceof Uint8Array && a.length === b.length && a.every((byte, index) => byte === b[index]);
}

function isHandle(value: unknown): boolean {
  return 'FileSystemHandle' in globalThis && value instanceof FileSystemHandle;
}
