/**
 * The sample photos this site has to offer (public/sample, drawn by tools/makeSampleLibrary.mjs): fetched only when asked for,
 * imported like any other photos, and found again by their content.
 */
import type { PhotoId } from '../../core/photo.ts';
import type { Library } from '../../library/library.ts';
import type { ImportItem } from '../../pipeline/importPhotos.ts';

export interface SampleManifest {
  readonly bytes: number;
  readonly photos: ReadonlyArray<{ readonly file: string; readonly sha256: string }>;
}

const FOLDER = `${import.meta.env.BASE_URL}sample/`;

/** Which photos there are. Rejects where the site cannot be reached or answers something else. */
export async function fetchSampleManifest(): Promise<SampleManifest> {
  return parseManifest(await (await fetchFile('manifest.json')).json());
}

/** The photos themselves, in the order of the manifest. */
export async function fetchSamplePhotos({ photos }: SampleManifest): Promise<ImportItem[]> {
  return Promise.all(
    photos.map(async ({ file }) => ({
      file: new File([await (await fetchFile(file)).blob()], file),
      path: file,
    })),
  );
}

async function fetchFile(file: string): Promise<Response> {
  const response = await fetch(`${FOLDER}${encodeURIComponent(file)}`);
  if (!response.ok) throw new Error(`${file}: the site answered ${String(response.status)}.`);
  return response;
}

/** Throws with what is wrong. */
export function parseManifest(value: unknown): SampleManifest {
  if (!isRecord(value) || typeof value['bytes'] !== 'number' || !Array.isArray(value['photos'])) {
    throw new Error('The list of sample photos is not one.');
  }
  const photos = value['photos'].map((photo: unknown) => {
    if (!isRecord(photo) || typeof photo['file'] !== 'string' || typeof photo['sha256'] !== 'string') {
      throw new Error('The list of sample photos is not one.');
    }
    return { file: photo['file'], sha256: photo['sha256'] };
  });
  return { bytes: value['bytes'], photos };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Those of the samples that are in the library and not in its trash. */
export async function findSamples(
  { photos }: Pick<Library, 'photos'>,
  manifest: SampleManifest,
): Promise<PhotoId[]> {
  const idsByHash = await photos.readIdsBySha256(manifest.photos.map(({ sha256 }) => sha256));
  const states = await photos.readStates([...idsByHash.values()]);
  return [...states].filter(([, { visibility }]) => visibility !== 'trash').map(([id]) => id);
}
