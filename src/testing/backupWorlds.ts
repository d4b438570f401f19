/** Libraries to back up and restore in a browser: real storage, and everything that can be decided about a photo. */
import { bytesToHex } from '../core/hex.ts';
import type { Photo } from '../core/photo.ts';
import { openBackupStore } from '../library/backupStore.ts';
import type { Library } from '../library/library.ts';
import { openLibrary } from '../library/openLibrary.ts';
import type { Media } from '../media/media.ts';
import { backupLibrary, type BackupResult } from '../pipeline/backupLibrary.ts';
import type { Deps } from '../pipeline/deps.ts';
import { importPhotos } from '../pipeline/importPhotos.ts';
import { openBackup, type Backup } from '../pipeline/openBackup.ts';
import { createPromptEncoder } from '../pipeline/promptEncoder.ts';
import { restoreBackup, type RestoreMode, type RestoreResult } from '../pipeline/restoreBackup.ts';
import { createScorer } from '../scorer/scorerClient.ts';
import { archiving, match, setCategories } from './libraryFixtures.ts';
import { createMemoryMedia } from './memoryMedia.ts';
import { pictureFile } from './pictureFiles.ts';
import { createWordEncoder } from './wordEncoder.ts';

export const NEVER = new AbortController().signal;
const RECEIPTS = archiving('Receipts');
const MEMES = archiving('Memes');

const profiles: string[] = [];
const closing: Array<() => void> = [];

/** For after the tests. */
export function closeWorlds(): void {
  for (const close of closing) close();
  for (const profile of profiles) indexedDB.deleteDatabase(`winnow-${profile}`);
}

export interface World {
  readonly profile: string;
  readonly deps: Deps;
  readonly library: Library;
}

function newProfile(): string {
  const profile = `backup-${crypto.randomUUID()}`;
  profiles.push(profile);
  return profile;
}

/** @param profile one that is there already, of another thread's */
export async function openWorld(media: Media = createMemoryMedia(), profile = newProfile()): Promise<World> {
  const library = await openLibrary(profile);
  const encoder = createWordEncoder();
  const scorer = createScorer(profile);
  closing.push(() => {
    scorer.close();
    library.close();
  });
  const prompts = createPromptEncoder({ library, encoder });
  return { profile, library, deps: { library, encoder, media, prompts, scorer, nowMs: () => Date.now() } };
}

export async function add({ deps, library }: World, ...files: File[]): Promise<number[]> {
  await importPhotos(
    deps,
    files.map((file) => ({ file, path: file.name })),
    { signal: NEVER, onProgress: () => undefined },
  );
  const ids = [...(await library.photos.readIds('timeline'))];
  return ids.slice(-files.length);
}

/** Pictures a, b, c … of different content. */
export function addPictures(world: World, ...names: string[]): Promise<number[]> {
  return add(world, ...names.map((name) => pictureFile(`picture ${name}`, `${name}.jpg`)));
}

export async function back(
  { profile, deps }: World,
  passphrase: string | null = null,
): Promise<{ file: Blob; result: BackupResult }> {
  const store = await openBackupStore(profile);
  const parts: Array<Uint8Array<ArrayBuffer>> = [];
  const sink = new WritableStream<Uint8Array>({
    write(chunk) {
      parts.push(chunk.slice());
    },
  });
  const result = await backupLibrary({ library: deps.library, store, nowMs: deps.nowMs }, sink, {
    signal: NEVER,
    onProgress: () => undefined,
    passphrase,
  });
  store.close();
  return { file: new Blob(parts), result };
}

export async function openFile(file: Blob, passphrase: string | null = null): Promise<Backup> {
  const result = await openBackup(file, passphrase);
  if (!result.ok) throw new Error(result.reason);
  return result.backup;
}

interface RestoreHelp {
  readonly signal?: AbortSignal;
  readonly passphrase?: string | null;
  /** Between the import of photos and what the backup says of them. */
  readonly beforeApply?: (ids: readonly number[]) => Promise<void>;
}

export async function restore(
  { profile, deps }: World,
  file: Blob,
  mode: RestoreMode = 'merge',
  { signal = NEVER, passphrase = null, beforeApply }: RestoreHelp = {},
): Promise<RestoreResult> {
  const backup = await openFile(file, passphrase);
  const store = await openBackupStore(profile, backup.header.createdAtMs);
  try {
    const apply: typeof store.apply = async (batch, step) => {
      await beforeApply?.(batch.map(({ id }) => id));
      return store.apply(batch, step);
    };
    return await restoreBackup(deps, { ...store, apply }, backup, {
      mode,
      signal,
      keepConfig: false,
      onProgress: () => undefined,
    });
  } finally {
    store.close();
  }
}

interface DescribedPhoto {
  readonly fact: Partial<Photo>;
  readonly state: Pick<Photo, 'visibility' | 'archivedBy' | 'isFavourite' | 'classifiedAtMs'>;
  /** Of the original's bytes. */
  readonly hash: string;
  readonly tags: readonly object[];
  readonly vetoes: readonly object[];
}

/** Everything a person knows about their photos, by content. */
export async function describeLibrary({ library }: World): Promise<Record<string, DescribedPhoto>> {
  const places = ['timeline', 'archive', 'trash'] as const;
  const described: Record<string, DescribedPhoto> = {};
  for (const place of places) {
    for (const id of await library.photos.readIds(place)) {
      const photo = await library.photos.read(id);
      const links = await library.tags.readLinks(id);
      const vetoes = await library.tags.readVetoes(id);
      const original = await library.photos.readOriginal(id);
      if (photo === null || original === null) throw new Error('A photo is gone.');
      const { sha256, fileName, bytes, format, width, height, taken, visibility, archivedBy, isFavourite } =
        photo;
      described[sha256] = {
        fact: { fileName, bytes, format, width, height, taken },
        state: { visibility, archivedBy, isFavourite, classifiedAtMs: photo.classifiedAtMs },
        hash: await hexOf(original),
        tags: links
          .map(({ tag, provenance, isByHand, linkedAtMs }) => ({
            path: tag.path,
            kind: tag.kind,
            isByHand,
            linkedAtMs,
            // Runs are not in a backup.
            provenance: provenance === null ? null : { ...provenance, runId: null },
          }))
          .toSorted((a, b) => (a.path < b.path ? -1 : 1)),
        vetoes: vetoes
          .map(({ kind, categoryKey, atMs }) => ({ kind, categoryKey, atMs }))
          .toSorted((a, b) => (a.kind + a.categoryKey < b.kind + b.categoryKey ? -1 : 1)),
      };
    }
  }
  return described;
}

/** What was said to be no duplicates, by content. */
export async function describeApart({ library }: World): Promise<unknown> {
  const said = await library.duplicates.readApart();
  return Promise.all(
    said.map(async ({ photoIds, atMs }) => {
      const facts = await library.photos.readFacts([...photoIds]);
      return { sha256s: [...facts.values()].map(({ sha256 }) => sha256).toSorted(), atMs };
    }),
  );
}

export async function hexOf(bytes: ArrayBuffer): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return bytesToHex(hash);
}

/** Tag counts and places are kept, not counted: they have to follow. */
export async function describeCounts({ library }: World) {
  return {
    places: await library.photos.readCounts(),
    tags: (await library.tags.readAll()).map(({ path, kind, count }) => ({ path, kind, count })),
    categories: (await library.config.read()).document,
  };
}

/** A library in which every kind of decision was made about some photo. */
export async function decideThings(world: World): Promise<void> {
  const { library } = world;
  const ids = await addPictures(world, 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0] = ids;
  await setCategories(library, RECEIPTS, MEMES);
  await match(library, [a, b, c, d, e], [RECEIPTS]);
  await match(library, [a, f], [MEMES]);
  await library.photos.moveByHand([b], 'timeline', 201);
  const auto = (await library.tags.readLinks(c)).find(({ tag }) => tag.path === 'Auto/Receipts');
  await library.tags.removeByHand([c], auto?.tagId ?? 0, 202);
  await library.tags.addByHand([d, g], 'Auto/Receipts', 203);
  await library.tags.addByHand([a, e, g], 'Holidays/2019', 204);
  await library.photos.moveByHand([e], 'trash', 205);
  await library.photos.moveByHand([g], 'archive', 206);
  await library.duplicates.setApart([a, c], 207);
}
