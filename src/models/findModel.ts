/** Models from elsewhere than the catalogue: another repository of the hub, or files a person picked. */
import type { ModelEntry } from '../core/model.ts';
import { fetchHubModel, fetchJson, type Fetch, type Found } from './hub.ts';
import type { PickedModel } from './models.ts';
import { describeUnknown, filesByPath, matchKnown } from './pickedModel.ts';
import { readRepositoryEntry } from './repositoryEntry.ts';

/** An entry for a repository of the hub that Winnow does not know. */
export async function lookUp(fetchIt: Fetch, hubBase: string, id: string): Promise<Found<ModelEntry>> {
  const model = await fetchHubModel(fetchIt, hubBase, id, 'main');
  if (!model.ok) return model;
  const { revision, files, licence } = model.value;
  const config = await fetchJson(fetchIt, `${hubBase}/${id}/resolve/${revision}/config.json`);
  if (!config.ok) return config;
  const page = `${hubBase}/${id}`;
  const entry = readRepositoryEntry({ id, title: id, revision }, files, config.value, {
    name: licence ?? 'Not stated',
    url: page,
    notice: licence === null ? 'Its page names no licence: look there before using it.' : null,
  });
  if (entry.ok) return { ok: true, value: entry.value };
  return { ok: false, problem: { kind: 'incomplete', detail: `${id}: ${entry.detail}` } };
}

/** The model among picked files. They name no commit: a known model has its entry's, another one is named by its image encoder's hash. */
export async function readPicked(
  picked: readonly File[],
  known: ModelEntry | null,
  hash: (file: File) => Promise<string>,
): Promise<Found<PickedModel>> {
  const files = filesByPath(picked);
  const folder = picked[0]?.webkitRelativePath.split('/')[0] ?? '';
  const name = folder.replaceAll(/[^\w.-]+/g, '-') || 'picked-files';
  const entry = known === null ? await describeUnknown(name, files) : matchKnown(known, files);
  if (!entry.ok) return entry;
  const [vision] = Object.values(entry.value.vision);
  const visionFile = vision === undefined ? undefined : files.get(vision.path);
  const revision =
    entry.value.revision ??
    (visionFile === undefined ? 'none' : `sha256-${(await hash(visionFile)).slice(0, 16)}`);
  return { ok: true, value: { entry: { ...entry.value, revision }, files } };
}
