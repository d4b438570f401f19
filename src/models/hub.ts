/**
 * What a model hub and the app's own site say about a model before it is downloaded: which commit a branch is at, which files
 * there are, their sizes and SHA-256s. A browser cannot read the hub's `X-Linked-ETag`, which comes with a redirect; the hub's
 * API says the same of each large file (huggingface_hub, `model_info(files_metadata=True)`).
 */
import * as z from '../core/zod.ts';
import type { ModelEntry, ModelFile } from '../core/model.ts';
import { parseStoredEntry } from './storedEntry.ts';
import { filesOf, type StoredEntry } from './modelFileStore.ts';
import type { ModelProblem } from './problem.ts';

export type Fetch = (address: string, init?: RequestInit) => Promise<Response>;

export type Found<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: ModelProblem };

/** One file of a repository, as the hub describes it. */
export interface HubFile {
  readonly path: string;
  readonly bytes: number | null;
  /** Of large files only; the hub names small ones by another hash. */
  readonly sha256: string | null;
}

export interface HubModel {
  /** The commit. */
  readonly revision: string;
  readonly files: readonly HubFile[];
  /** As the repository's card names it: `mit`; null where it names none. */
  readonly licence: string | null;
}

const hubModelSchema = z.object({
  sha: z.string().check(z.minLength(1)),
  siblings: z.array(
    z.object({
      rfilename: z.string(),
      size: z.nullish(z.number()),
      lfs: z.nullish(z.object({ sha256: z.optional(z.string()), size: z.optional(z.number()) })),
    }),
  ),
  tags: z.withDefault(z.array(z.string()), []),
});

/** Asks a hub about a repository. `revision`: a commit or a branch. */
export async function fetchHubModel(
  fetchIt: Fetch,
  hubBase: string,
  id: string,
  revision: string,
): Promise<Found<HubModel>> {
  const address = `${hubBase}/api/models/${id}/revision/${encodeURIComponent(revision)}?blobs=true`;
  const json = await fetchJson(fetchIt, address);
  if (!json.ok) return json;
  const parsed = hubModelSchema.safeParse(json.value);
  if (!parsed.success) return { ok: false, problem: { kind: 'page-instead', address } };
  const { sha, siblings, tags } = parsed.data;
  return {
    ok: true,
    value: {
      revision: sha,
      files: siblings.map(({ rfilename, size, lfs }) => ({
        path: rfilename,
        bytes: lfs?.size ?? size ?? null,
        sha256: lfs?.sha256 ?? null,
      })),
      licence: tags.find((tag) => tag.startsWith('license:'))?.slice('license:'.length) ?? null,
    },
  };
}

/** JSON from an address that should have some. */
export async function fetchJson(fetchIt: Fetch, address: string): Promise<Found<unknown>> {
  let text: string;
  try {
    const response = await fetchIt(address, { cache: 'no-cache' });
    if (!response.ok) return { ok: false, problem: problemOf(address, response) };
    text = await response.text();
  } catch (error) {
    // fetch rejects only where no answer came: offline, blocked, cut off.
    if (!(error instanceof TypeError)) throw error;
    return { ok: false, problem: { kind: 'offline', address } };
  }
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { ok: false, problem: { kind: 'page-instead', address } };
  }
}

function problemOf(address: string, { status }: Response): ModelProblem {
  if (status === 404) return { kind: 'missing', address };
  return status === 429 || status >= 500
    ? { kind: 'server', address, status }
    : { kind: 'refused', address, status };
}

/**
 * The entry the app's own site serves for a model, if it serves it with the files that are wanted: then nothing has to be asked
 * of anybody else. Null otherwise.
 */
export async function fetchSiteEntry(
  fetchIt: Fetch,
  folder: string,
  wanted: ModelEntry,
): Promise<StoredEntry | null> {
  const json = await fetchJson(fetchIt, `${folder}manifest.json`);
  if (!json.ok) return null;
  const parsed = parseStoredEntry(JSON.stringify(json.value));
  if (!parsed.ok || parsed.value.id !== wanted.id) return null;
  if (wanted.revision !== null && parsed.value.revision !== wanted.revision) return null;
  const served = new Map(filesOf(parsed.value).map((file) => [file.path, file]));
  if (!filesOf(wanted).every(({ path }) => served.has(path))) return null;
  // Sizes and hashes of the registry, where it has them, weigh more than what a folder says of itself.
  return fillIn(wanted, parsed.value.revision, (file) => served.get(file.path) ?? file);
}

/**
 * The entry with what it left open filled in from the hub. Where nothing is open the hub is not asked; where it cannot say and
 * the revision is known, what is open stays so and the first download is taken on trust.
 */
export async function settleFromHub(
  fetchIt: Fetch,
  hubBase: string,
  entry: ModelEntry,
): Promise<Found<StoredEntry>> {
  const { revision } = entry;
  const isSettled = filesOf(entry).every(({ bytes, sha256 }) => bytes !== null && sha256 !== null);
  if (revision !== null && isSettled) return { ok: true, value: { ...entry, revision } };
  const model = await fetchHubModel(fetchIt, hubBase, entry.id, revision ?? 'main');
  if (!model.ok) return revision === null ? model : { ok: true, value: { ...entry, revision } };
  const filesByPath = new Map(model.value.files.map((file) => [file.path, file]));
  const lacking = filesOf(entry).find(({ path }) => !filesByPath.has(path));
  if (lacking !== undefined) {
    return {
      ok: false,
      problem: {
        kind: 'incomplete',
        detail: `${lacking.path} is not in ${entry.id} at ${model.value.revision}`,
      },
    };
  }
  const settled = fillIn(entry, model.value.revision, (file) => ({
    ...file,
    ...filesByPath.get(file.path),
    hashSource: 'hub',
  }));
  return { ok: true, value: settled };
}

/** Takes sizes and hashes that an entry leaves open from somewhere else; what it says itself stays. */
function fillIn(
  entry: ModelEntry,
  revision: string,
  look: (file: ModelFile) => Pick<ModelFile, 'bytes' | 'sha256' | 'hashSource'>,
): StoredEntry {
  const one = (file: ModelFile): ModelFile => {
    const { bytes, sha256, hashSource } = look(file);
    const hash = file.sha256 === null ? { sha256, hashSource } : {};
    return { ...file, bytes: file.bytes ?? bytes, ...hash };
  };
  const all = (files: ModelEntry['vision']): ModelEntry['vision'] =>
    Object.fromEntries(Object.entries(files).map(([precision, file]) => [precision, one(file)]));
  return {
    ...entry,
    revision,
    shared: entry.shared.map(one),
    vision: all(entry.vision),
    text: all(entry.text),
  };
}
