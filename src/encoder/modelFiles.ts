/**
 * Reads a model's files and refuses any that is not, byte for byte, what the manifest says. A host that answers a
 * missing file with its start page would otherwise pass for a model (huggingface/transformers.js#1187).
 */
import type { ModelInfo } from '../core/model.ts';
import { parseManifest, type Manifest, type ManifestFile } from './manifest.ts';
import { parsePreprocessorConfig } from './preprocessorConfig.ts';
import type { ModelSource } from './modelSource.ts';

/** All that an encoder needs, verified. */
export interface ModelFiles {
  readonly info: ModelInfo;
  readonly vision: Uint8Array;
  readonly text: Uint8Array;
  /** As parsed from JSON; the tokenizer library checks their content. */
  readonly tokenizer: unknown;
  readonly tokenizerConfig: unknown;
  readonly functionWords: readonly string[];
}

type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string };

export type Fetch = (address: string, init?: RequestInit) => Promise<Response>;

/** `source.folder` must be absolute here: inside a worker a relative one would start at the worker's own address. */
export async function fetchModelFiles(
  source: ModelSource,
  fetchFile: Fetch = fetch,
): Promise<Read<ModelFiles>> {
  const manifest = await fetchManifest(source, fetchFile);
  if (!manifest.ok) return manifest;

  const [vision, text, preprocessor, tokenizer, tokenizerConfig] = await Promise.all([
    fetchVerified(source, manifest.value, source.visionFile, fetchFile),
    fetchVerified(source, manifest.value, source.textFile, fetchFile),
    fetchVerifiedJson(source, manifest.value, 'preprocessor_config.json', fetchFile),
    fetchVerifiedJson(source, manifest.value, 'tokenizer.json', fetchFile),
    fetchVerifiedJson(source, manifest.value, 'tokenizer_config.json', fetchFile),
  ]);
  if (!vision.ok) return vision;
  if (!text.ok) return text;
  if (!preprocessor.ok) return preprocessor;
  if (!tokenizer.ok) return tokenizer;
  if (!tokenizerConfig.ok) return tokenizerConfig;
  const preprocessing = parsePreprocessorConfig(preprocessor.value);
  if (!preprocessing.ok) {
    return {
      ok: false,
      reason: `${source.folder}preprocessor_config.json is not usable: ${preprocessing.reason}`,
    };
  }

  const { id, revision, dim, defaultThreshold, bands, starterSet, functionWords } = manifest.value;
  return {
    ok: true,
    value: {
      info: {
        key: `${id}@${revision}:${source.precision}`,
        title: source.title,
        dim,
        preprocessing: preprocessing.value,
        defaultThreshold,
        bands,
        starterSet,
      },
      vision: vision.value,
      text: text.value,
      tokenizer: tokenizer.value,
      tokenizerConfig: tokenizerConfig.value,
      functionWords,
    },
  };
}

async function fetchManifest(source: ModelSource, fetchFile: Fetch): Promise<Read<Manifest>> {
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

async function fetchVerifiedJson(
  source: ModelSource,
  manifest: Manifest,
  path: string,
  fetchFile: Fetch,
): Promise<Read<unknown>> {
  const bytes = await fetchVerified(source, manifest, path, fetchFile);
  return bytes.ok ? parseJson(source.folder + path, bytes.value) : bytes;
}

/** A copy in the browser's HTTP cache may be older than the manifest, so a wrong file is asked for once more, past it. */
async function fetchVerified(
  source: ModelSource,
  manifest: Manifest,
  path: string,
  fetchFile: Fetch,
): Promise<Read<Uint8Array>> {
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

async function fetchBytes(address: string, fetchFile: Fetch, init?: RequestInit): Promise<Read<Uint8Array>> {
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
  const sha256 = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
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
