/**
 * Opens a model: reads the files of the chosen precisions and refuses any that is not what it should be. Those of a site's
 * folder are hashed each time, since a host that answers a missing file with its start page would otherwise pass for a model
 * (huggingface/transformers.js#1187); those of the device's store were hashed when they were stored.
 */
import { bytesToHex } from '../core/hex.ts';
import { modelKeyOf, type ModelInfo, type Precision } from '../core/model.ts';
import { filesOf, openModelFileStore, type ModelFileStore } from '../models/modelFileStore.ts';
import type { Golden } from './golden.ts';
import { parseManifest, type Manifest, type ManifestFile } from './manifest.ts';
import { parsePreprocessorConfig } from './preprocessorConfig.ts';
import type { DeviceSource, FolderSource, ModelSource } from './modelSource.ts';

/** All that an encoder needs, verified. */
export interface ModelFiles {
  readonly info: ModelInfo;
  readonly vision: Uint8Array<ArrayBuffer>;
  readonly text: Uint8Array<ArrayBuffer>;
  /** The names of the vectors among what the two encoders put out. */
  readonly outputs: { readonly vision: string; readonly text: string };
  /** As parsed from JSON; the tokenizer library checks their content. */
  readonly tokenizer: unknown;
  readonly tokenizerConfig: unknown;
  /** Tokens a row holds, where the model says so; the tokenizer's own limit counts otherwise. */
  readonly textLength: number | null;
  readonly functionWords: readonly string[];
  /** What the model must answer, where its maker recorded it. */
  readonly golden: Golden | null;
}

type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string };

export type Fetch = (address: string, init?: RequestInit) => Promise<Response>;

/** Reads one file of a model, verified; `path` inside the model's folder. */
type ReadPart = (path: string) => Promise<Read<Uint8Array<ArrayBuffer>>>;

/** What is known of a model apart from its files' bytes. */
interface Description extends Omit<ModelInfo, 'key' | 'preprocessing'> {
  readonly id: string;
  readonly revision: string;
  readonly visionPath: string;
  readonly textPath: string;
  readonly outputs: ModelFiles['outputs'];
  readonly textLength: number | null;
  readonly functionWords: readonly string[];
  readonly golden: Golden | null;
}

/**
 * The model with these precisions, of those {@link availablePrecisions} names. A folder's address must be absolute here: inside
 * a worker a relative one would start at the worker's own address. Both encoders are in memory at once.
 */
export async function openModel(
  source: ModelSource,
  vision: Precision,
  text: Precision,
  parts: { readonly fetchFile?: Fetch; readonly store?: ModelFileStore } = {},
): Promise<Read<ModelFiles>> {
  if (source.kind === 'device') {
    const description = describeStored(source, vision, text);
    if (!description.ok) return description;
    const store = parts.store ?? openModelFileStore();
    return readParts(description.value, vision, text, (path) => readStored(store, source, path));
  }
  const fetchFile = parts.fetchFile ?? fetch;
  const manifest = await fetchManifest(source, fetchFile);
  if (!manifest.ok) return manifest;
  const description = describeFolder(source, manifest.value, vision, text);
  if (!description.ok) return description;
  return readParts(description.value, vision, text, (path) =>
    fetchVerified(source, manifest.value, path, fetchFile),
  );
}

async function readParts(
  description: Description,
  visionPrecision: Precision,
  textPrecision: Precision,
  read: ReadPart,
): Promise<Read<ModelFiles>> {
  const { id, revision, visionPath, textPath, outputs, textLength, functionWords, golden } = description;
  const { title, dim, score, defaultThreshold, bands, starterSet } = description;
  const [vision, text, preprocessor, tokenizer, tokenizerConfig] = await Promise.all([
    read(visionPath),
    read(textPath),
    readJson(read, 'preprocessor_config.json'),
    readJson(read, 'tokenizer.json'),
    readJson(read, 'tokenizer_config.json'),
  ]);
  if (!vision.ok) return vision;
  if (!text.ok) return text;
  if (!preprocessor.ok) return preprocessor;
  if (!tokenizer.ok) return tokenizer;
  if (!tokenizerConfig.ok) return tokenizerConfig;
  const preprocessing = parsePreprocessorConfig(preprocessor.value);
  if (!preprocessing.ok) {
    return { ok: false, reason: `preprocessor_config.json of ${id} is not usable: ${preprocessing.reason}` };
  }
  return {
    ok: true,
    value: {
      info: {
        key: modelKeyOf({ id, revision }, visionPrecision, textPrecision),
        title,
        dim,
        preprocessing: preprocessing.value,
        score,
        defaultThreshold,
        bands,
        starterSet,
      },
      vision: vision.value,
      text: text.value,
      outputs,
      tokenizer: tokenizer.value,
      tokenizerConfig: tokenizerConfig.value,
      textLength,
      functionWords,
      golden,
    },
  };
}

async function readJson(read: ReadPart, path: string): Promise<Read<unknown>> {
  const bytes = await read(path);
  return bytes.ok ? parseJson(path, bytes.value) : bytes;
}

function describeStored({ entry }: DeviceSource, vision: Precision, text: Precision): Read<Description> {
  const visionFile = entry.vision[vision];
  const textFile = entry.text[text];
  if (visionFile === undefined || textFile === undefined) return missing(entry.title, vision, text);
  return {
    ok: true,
    value: { ...entry, golden: null, visionPath: visionFile.path, textPath: textFile.path },
  };
}

function describeFolder(
  source: FolderSource,
  manifest: Manifest,
  vision: Precision,
  text: Precision,
): Read<Description> {
  const visionPath = source.vision[vision];
  const textPath = source.text[text];
  if (visionPath === undefined || textPath === undefined) return missing(source.title, vision, text);
  return { ok: true, value: { ...manifest, title: source.title, visionPath, textPath } };
}

function missing(title: string, vision: Precision, text: Precision): Read<never> {
  return { ok: false, reason: `${title} has no ${vision} image encoder with a ${text} text encoder here.` };
}

/** A stored file was verified when it was stored; a size that differs since then means that storage lost something. */
async function readStored(
  store: ModelFileStore,
  { entry }: DeviceSource,
  path: string,
): Promise<Read<Uint8Array<ArrayBuffer>>> {
  const bytes = await store.read(entry, path);
  if (bytes === null) return { ok: false, reason: `${path} of ${entry.title} is not stored on this device.` };
  const expected = filesOf(entry).find((file) => file.path === path)?.bytes ?? bytes.length;
  if (bytes.length === expected) return { ok: true, value: bytes };
  return {
    ok: false,
    reason: `${path} of ${entry.title} is ${bytes.length} bytes long on this device; ${expected} were stored.`,
  };
}

async function fetchManifest(source: FolderSource, fetchFile: Fetch): Promise<Read<Manifest>> {
  const address = `${source.folder}manifest.json`;
  const bytes = await fetchBytes(address, fetchFile);
  if (!bytes.ok) return bytes;
  const json = parseJson(address, bytes.value);
  if (!json.ok) return json;
  const manifest = parseManifest(json.value);
  if (!manifest.ok) return { ok: false, reason: `${address} is not usable: ${manifest.reason}` };
  if (manifest.value.id !== source.id) {
    return { ok: false, reason: `${address} describes ${manifest.value.id}, not ${source.id}.` };
  }
  return manifest;
}

/** A copy in the browser's HTTP cache may be older than the manifest, so a wrong file is asked for once more, past it. */
async function fetchVerified(
  source: FolderSource,
  manifest: Manifest,
  path: string,
  fetchFile: Fetch,
): Promise<Read<Uint8Array<ArrayBuffer>>> {
  const expected = manifest.files.find((file) => file.path === path);
  const address = source.folder + path;
  if (expected === undefined) {
    return { ok: false, reason: `${source.folder}manifest.json does not list ${path}.` };
  }
  const first = await fetchBytes(address, fetchFile);
  if (!first.ok || (await findMismatch(address, first.value, expected)) === null) return first;
  const second = await fetchBytes(address, fetchFile, { cache: 'reload' });
  if (!second.ok) return second;
  const mismatch = await findMismatch(address, second.value, expected);
  return mismatch === null ? second : { ok: false, reason: mismatch };
}

async function fetchBytes(
  address: string,
  fetchFile: Fetch,
  init?: RequestInit,
): Promise<Read<Uint8Array<ArrayBuffer>>> {
  try {
    const response = await fetchFile(address, init);
    if (!response.ok) return { ok: false, reason: `${address} could not be read: ${response.status}.` };
    return { ok: true, value: new Uint8Array(await response.arrayBuffer()) };
  } catch (error) {
    // fetch rejects only where no answer came: offline, blocked, cut off.
    if (!(error instanceof TypeError)) throw error;
    return { ok: false, reason: `${address} could not be reached.` };
  }
}

/** What is wrong with a file, naming both values; null where it is the file the manifest means. */
async function findMismatch(
  address: string,
  bytes: Uint8Array,
  expected: ManifestFile,
): Promise<string | null> {
  if (bytes.length !== expected.bytes) {
    return `${address} is ${bytes.length} bytes long; the manifest says ${expected.bytes}.`;
  }
  const digest = await crypto.subtle.digest('SHA-256', bytes.slice());
  const sha256 = bytesToHex(new Uint8Array(digest));
  return sha256 === expected.sha256
    ? null
    : `${address} has SHA-256 ${sha256}; the manifest says ${expected.sha256}.`;
}

function parseJson(address: string, bytes: Uint8Array): Read<unknown> {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return { ok: true, value };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { ok: false, reason: `${address} is not JSON.` };
  }
}
