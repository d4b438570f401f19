/** Which picked file is which file of a model: by the end of its path, since people pick the folder or something above it. */
import { SHARED_FILES, type ModelEntry } from '../core/model.ts';
import { withPrecisions } from './choosePrecisions.ts';
import type { Found } from './hub.ts';
import { readRepositoryEntry } from './repositoryEntry.ts';

/** Hub layouts have the encoders in `onnx/`; people who download them by hand often have all in one folder. */
function pathOf(file: File): string | null {
  const name = file.name;
  if (SHARED_FILES.some((shared) => shared === name)) return name;
  return /^(?:vision|text)_model\w*\.onnx(?:_data)?$/.test(name) ? `onnx/${name}` : null;
}

function depth(file: File): number {
  return file.webkitRelativePath.split('/').length;
}

/** Picked files by the path a repository would have them at; of several with one name, the least nested. */
export function filesByPath(files: readonly File[]): Map<string, File> {
  const byPath = new Map<string, File>();
  for (const file of files.toSorted((a, b) => depth(a) - depth(b))) {
    const path = pathOf(file);
    if (path !== null && !byPath.has(path)) byPath.set(path, file);
  }
  return byPath;
}

/** The known entry with those of its encoders that were picked. */
export function matchKnown(entry: ModelEntry, files: ReadonlyMap<string, File>): Found<ModelEntry> {
  const keep = (part: ModelEntry['vision']): ModelEntry['vision'] =>
    Object.fromEntries(Object.entries(part).filter(([, { path }]) => files.has(path)));
  const matched = { ...entry, vision: keep(entry.vision), text: keep(entry.text) };
  const lacking = [
    ...entry.shared.filter(({ path }) => !files.has(path)).map(({ path }) => path),
    ...(Object.keys(matched.vision).length === 0 ? ['onnx/vision_model….onnx'] : []),
    ...(Object.keys(matched.text).length === 0 ? ['onnx/text_model….onnx'] : []),
  ];
  if (lacking.length === 0) return { ok: true, value: matched };
  return { ok: false, problem: { kind: 'incomplete', detail: `${lacking.join(', ')} not among the files` } };
}

/** An entry for files nobody knows, read from the config.json among them. */
export async function describeUnknown(
  name: string,
  files: ReadonlyMap<string, File>,
): Promise<Found<ModelEntry>> {
  const config = files.get('config.json');
  const entry = readRepositoryEntry(
    { id: `local/${name}`, title: name, revision: null },
    [...files].map(([path, file]) => ({ path, bytes: file.size, sha256: null })),
    config === undefined ? null : parseJson(await config.text()),
    { name: 'Not known', url: '', notice: null },
  );
  if (!entry.ok) return { ok: false, problem: { kind: 'incomplete', detail: entry.detail } };
  // All that were picked would be copied; the recommended pair is what will be used.
  return { ok: true, value: withPrecisions(entry.value, entry.value.recommended) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return null;
  }
}
