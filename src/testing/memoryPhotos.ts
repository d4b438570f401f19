/** Photos, their bytes and their embeddings, in memory. */
import { archivingRuleOf } from '../core/archiving.ts';
import { newPreviewJobs, newUploadJob } from '../core/jobs/stateMachine.ts';
import type { Veto } from '../core/category.ts';
import type { Photo, PhotoId, PhotoList, PhotoState, Visibility } from '../core/photo.ts';
import type {
  AddPhotoResult,
  DerivedImage,
  EmbeddingPack,
  EmbeddingStore,
  ImportedPhoto,
  PhotoStore,
} from '../library/library.ts';
import { linkInMemory, locateInMemory, openInMemory } from './memoryFolders.ts';
import { currentSnapshot, isSameVeto, takeId, type MemoryState } from './memoryState.ts';
import { byHand, noteAdded } from './memoryUndo.ts';

export function memoryPhotos(state: MemoryState): PhotoStore {
  const photosInOrder = (): Photo[] => [...state.photos.values()].toSorted((a, b) => a.id - b.id);

  function store({ photo, original, thumbnail, preview, place }: ImportedPhoto): AddPhotoResult {
    const existing = [...state.photos.values()].find(({ sha256 }) => sha256 === photo.sha256);
    if (existing !== undefined) return { ok: false, reason: 'duplicate', existingId: existing.id };
    const id = takeId(state);
    state.photos.set(id, { ...photo, id });
    state.originals.set(id, original.slice(0));
    if (place !== undefined) linkInMemory(state, id, place);
    state.thumbnails.set(id, copyOf(thumbnail));
    if (preview !== null) state.previews.set(id, copyOf(preview));
    const jobId = takeId(state);
    state.jobs.set(jobId, { ...newUploadJob(id, photo.importedAtMs), id: jobId });
    state.bytesLeft -= original.byteLength;
    return { ok: true, id, jobId };
  }

  const inPlace = (visibility: Visibility): Photo[] =>
    photosInOrder().filter((photo) => photo.visibility === visibility);

  function tagged(tagPath: string): Photo[] {
    const folded = tagPath.toLowerCase();
    const tagIds = new Set(
      [...state.tags.values()]
        .filter(({ path }) => path.toLowerCase() === folded || path.toLowerCase().startsWith(`${folded}/`))
        .map(({ id }) => id),
    );
    const photoIds = new Set(
      state.links.filter(({ tagId }) => tagIds.has(tagId)).map(({ photoId }) => photoId),
    );
    return photosInOrder().filter(({ id, visibility }) => photoIds.has(id) && visibility !== 'trash');
  }

  return {
    async addImported(batch, run) {
      if (state.storeError !== null) {
        const error = state.storeError;
        state.storeError = null;
        throw error;
      }
      const bytes = batch.reduce((sum, { original }) => sum + original.byteLength, 0);
      if (bytes > state.bytesLeft) return batch.map(() => ({ ok: false, reason: 'storage-full' }));
      const results = batch.map(store);
      const withoutPreview = results.flatMap((result) =>
        result.ok && !state.previews.has(result.id) ? (state.photos.get(result.id) ?? []) : [],
      );
      for (const job of newPreviewJobs(withoutPreview)) {
        const jobId = takeId(state);
        state.jobs.set(jobId, { ...job, id: jobId });
      }
      if (run !== undefined) noteAdded(state, results, run);
      state.changed('photos', 'jobs');
      return results;
    },
    async findBySha256(sha256) {
      return [...state.photos.values()].find((photo) => photo.sha256 === sha256) ?? null;
    },
    async read(id) {
      return state.photos.get(id) ?? null;
    },
    async readMany(ids) {
      return new Map(ids.flatMap((id) => pairOf(id, state.photos.get(id))));
    },
    async readFacts(ids) {
      return new Map(ids.flatMap((id) => pairOf(id, state.photos.get(id))));
    },
    async readIdsBySha256(hashes) {
      const wanted = new Set(hashes);
      return new Map(photosInOrder().flatMap(({ sha256, id }) => (wanted.has(sha256) ? [[sha256, id]] : [])));
    },
    async readList(source) {
      if ('tagPath' in source) return toList(tagged(source.tagPath));
      if ('visibility' in source) return toList(inPlace(source.visibility));
      return toList(
        photosInOrder().filter(({ isFavourite, visibility }) => isFavourite && visibility !== 'trash'),
      );
    },
    async readCounts() {
      const counts = { timeline: 0, archive: 0, trash: 0 };
      for (const { visibility } of state.photos.values()) counts[visibility] += 1;
      return counts;
    },
    async readStates(ids) {
      return new Map(
        ids.flatMap((id) => {
          const photo = state.photos.get(id);
          return pairOf<PhotoState>(id, photo === undefined ? undefined : stateOf(photo));
        }),
      );
    },
    async readIds(visibility) {
      return Uint32Array.from(inPlace(visibility), ({ id }) => id);
    },
    async *streamIds(batchSize) {
      const ids = photosInOrder()
        .filter(({ visibility }) => visibility !== 'trash')
        .map(({ id }) => id);
      for (let start = 0; start < ids.length; start += batchSize) yield ids.slice(start, start + batchSize);
    },
    async readUnclassifiedIds(modelKey) {
      const embedded = state.embeddings.get(modelKey);
      return photosInOrder()
        .filter(
          ({ id, classifiedAtMs, visibility }) =>
            classifiedAtMs === null && visibility !== 'trash' && embedded?.has(id) === true,
        )
        .map(({ id }) => id);
    },
    async readUnembeddedIds(modelKey) {
      const embedded = state.embeddings.get(modelKey);
      const queued = new Set(
        [...state.jobs.values()]
          .filter((job) => job.queue === 'smart-search' && job.state !== 'failed')
          .flatMap(({ photoIds }) => photoIds),
      );
      return photosInOrder()
        .filter(
          ({ id, failure, visibility }) =>
            visibility !== 'trash' && failure === null && embedded?.has(id) !== true && !queued.has(id),
        )
        .map(({ id }) => id);
    },
    async openOriginal(id) {
      return openInMemory(state, id);
    },
    async locateOriginal(id) {
      return locateInMemory(state, id);
    },
    async readOriginal(id) {
      const original = openInMemory(state, id);
      return original.ok ? original.bytes : null;
    },
    async readThumbnails(ids) {
      return new Map(
        ids.flatMap((id): Array<[PhotoId, DerivedImage]> => {
          const image = state.thumbnails.get(id);
          return image === undefined ? [] : [[id, copyOf(image)]];
        }),
      );
    },
    async readPreview(id) {
      const image = state.previews.get(id);
      return image === undefined ? null : copyOf(image);
    },
    async putPreview(id, preview) {
      if (!state.photos.has(id)) return;
      state.previews.set(id, copyOf(preview));
      state.changed('photos');
    },
    async moveByHand(ids, to, nowMs) {
      const places = new Set<Visibility>();
      const change = byHand(state, nowMs, () => {
        for (const id of ids) for (const place of move(state, id, to, nowMs)) places.add(place);
        return { kind: 'move', to, from: onlyOne(places) };
      });
      if (change.photos > 0) state.changed('photos', 'vetoes');
      return { ...change, from: onlyOne(places) };
    },
    async setFavourite(ids, isFavourite, nowMs) {
      const { archive_favourites: archivesFavourites } = currentSnapshot(state).document.classification;
      let returned = 0;
      const change = byHand(state, nowMs, () => {
        for (const id of new Set(ids)) {
          const photo = state.photos.get(id);
          if (photo === undefined || photo.isFavourite === isFavourite) continue;
          const isBack = isFavourite && photo.archivedBy === 'classification' && archivesFavourites !== true;
          if (isBack) returned += 1;
          const place = isBack ? ({ visibility: 'timeline', archivedBy: null } as const) : {};
          state.photos.set(id, { ...photo, ...place, isFavourite });
        }
        return { kind: 'favourite', isFavourite };
      });
      if (change.photos > 0) state.changed('photos');
      return { ...change, returned };
    },
    async readFavouriteIds() {
      return Uint32Array.from(
        photosInOrder().filter(({ isFavourite }) => isFavourite),
        ({ id }) => id,
      );
    },
    async recordFailure(id, failure) {
      const photo = state.photos.get(id);
      if (photo === undefined) return;
      state.photos.set(id, { ...photo, failure });
      state.changed('photos');
    },
    async clearClassified(ids) {
      for (const id of ids) {
        const photo = state.photos.get(id);
        if (photo !== undefined) state.photos.set(id, { ...photo, classifiedAtMs: null });
      }
      state.changed('marks');
    },
  };
}

export function memoryEmbeddings(state: MemoryState): EmbeddingStore {
  return {
    async putMany(modelKey, dim, ids, vectors) {
      if (vectors.length !== ids.length * dim) throw new Error('Vectors and ids do not go together');
      const table = state.embeddings.get(modelKey) ?? new Map<PhotoId, Float32Array>();
      ids.forEach((id, index) => {
        if (state.photos.has(id)) table.set(id, vectors.slice(index * dim, (index + 1) * dim));
      });
      state.embeddings.set(modelKey, table);
      for (const id of ids) {
        const photo = state.photos.get(id);
        if (photo !== undefined && photo.failure !== null) state.photos.set(id, { ...photo, failure: null });
      }
      state.changed('embeddings');
    },
    async readMany(modelKey, ids) {
      const table = state.embeddings.get(modelKey);
      return new Map(ids.flatMap((id) => pairOf(id, table?.get(id)?.slice())));
    },
    async readRange(modelKey, firstId, lastId) {
      const wholePacks = packsOf(state, modelKey);
      return wholePacks.filter(({ ids }) => (ids.at(-1) ?? -1) >= firstId && (ids[0] ?? 0) <= lastId);
    },
    async *streamPacks(modelKey) {
      yield* packsOf(state, modelKey);
    },
    async deleteModel(modelKey) {
      state.embeddings.delete(modelKey);
      state.changed('embeddings');
    },
  };
}

/** A few photos to a pack, so that small tests have several. */
const PACK_SIZE = 4;

function packsOf(state: MemoryState, modelKey: string): EmbeddingPack[] {
  const rows = [...(state.embeddings.get(modelKey) ?? [])].toSorted(([a], [b]) => a - b);
  const packs: EmbeddingPack[] = [];
  for (let start = 0; start < rows.length; start += PACK_SIZE) {
    const pack = rows.slice(start, start + PACK_SIZE);
    const dim = pack[0]?.[1].length ?? 0;
    const vectors = new Float32Array(pack.length * dim);
    pack.forEach(([, vector], index) => vectors.set(vector, index * dim));
    packs.push({ ids: Uint32Array.from(pack, ([id]) => id), vectors, dim });
  }
  return packs;
}

function toList(photos: readonly Photo[]): PhotoList {
  const newest = photos.toSorted((a, b) => b.taken.epochMs - a.taken.epochMs || b.id - a.id);
  return {
    ids: Uint32Array.from(newest, ({ id }) => id),
    takenMs: Float64Array.from(newest, ({ taken }) => taken.epochMs),
    widths: Uint16Array.from(newest, ({ width }) => width),
    heights: Uint16Array.from(newest, ({ height }) => height),
    fileNames: newest.map(({ fileName }) => fileName),
  };
}

function stateOf({ visibility, archivedBy, isFavourite, classifiedAtMs }: Photo): PhotoState {
  return { visibility, archivedBy, isFavourite, classifiedAtMs };
}

/** Answers where the photo was, if it was moved. */
function move(state: MemoryState, id: PhotoId, to: Visibility, nowMs: number): Visibility[] {
  const photo = state.photos.get(id);
  const archivedBy = to === 'archive' ? 'user' : null;
  if (photo === undefined || (photo.visibility === to && photo.archivedBy === archivedBy)) return [];
  const isBroughtBack = photo.visibility === 'archive' && to === 'timeline';
  if (isBroughtBack) state.vetoes.push(...archiveVetoes(state, id, nowMs));
  state.photos.set(id, { ...photo, visibility: to, archivedBy });
  if (to === 'trash') state.trashedAtMs.set(id, nowMs);
  else state.trashedAtMs.delete(id);
  return [photo.visibility];
}

function onlyOne(places: ReadonlySet<Visibility>): Visibility | null {
  const [place = null] = places.size === 1 ? places : [];
  return place;
}

/** One veto for each category that archived the photo or would. */
function archiveVetoes(state: MemoryState, photoId: PhotoId, nowMs: number): Veto[] {
  const archiving = archivingRuleOf(currentSnapshot(state).document.classification);
  const keys = new Set(
    state.links
      .filter(
        ({ photoId: id, provenance }) =>
          id === photoId &&
          provenance !== null &&
          (provenance.archived || archiving.keys.has(provenance.categoryKey)),
      )
      .flatMap(({ provenance }) => provenance?.categoryKey ?? []),
  );
  return [...keys]
    .map((categoryKey): Veto => ({ photoId, categoryKey, kind: 'archive', atMs: nowMs }))
    .filter((veto) => !state.vetoes.some((other) => isSameVeto(veto, other)));
}

function pairOf<T>(id: PhotoId, value: T | undefined): Array<[PhotoId, T]> {
  return value === undefined ? [] : [[id, value]];
}

function copyOf(image: DerivedImage): DerivedImage {
  return { ...image, bytes: image.bytes.slice(0) };
}
