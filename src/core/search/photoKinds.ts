/**
 * Camera and format of photos by id, as columns: what the search filters by and lists do not hold. They never change, so
 * what was read once stays true.
 */
import type { PhotoFacts, PhotoFormat, PhotoId } from '../photo.ts';
import { FORMATS } from './searchQuery.ts';

/** How many photos there are of each kind, most first. */
export interface KindCounts {
  readonly cameras: ReadonlyArray<{ readonly camera: string; readonly count: number }>;
  readonly formats: ReadonlyArray<{ readonly format: PhotoFormat; readonly count: number }>;
}

export interface PhotoKinds {
  has(id: PhotoId): boolean;
  add(facts: Pick<PhotoFacts, 'id' | 'format' | 'metadata'>): void;
  formatOf(id: PhotoId): PhotoFormat | null;
  /** Null where the file names none. */
  cameraOf(id: PhotoId): string | null;
  count(ids: Uint32Array): KindCounts;
}

const INITIAL_CAPACITY = 1024;

export function createPhotoKinds(): PhotoKinds {
  /** By id: place in FORMATS plus one; 0 is not known yet. */
  let formats = new Uint8Array(INITIAL_CAPACITY);
  /** By id: place in `cameras`; 0 is none. */
  let cameraNumbers = new Uint32Array(INITIAL_CAPACITY);
  const cameras: Array<string | null> = [null];
  const numberByCamera = new Map<string, number>();

  function reserve(id: PhotoId): void {
    if (id < formats.length) return;
    const capacity = Math.max(formats.length * 2, id + 1);
    const grownFormats = new Uint8Array(capacity);
    const grownNumbers = new Uint32Array(capacity);
    grownFormats.set(formats);
    grownNumbers.set(cameraNumbers);
    formats = grownFormats;
    cameraNumbers = grownNumbers;
  }

  function numberOf(camera: string): number {
    const known = numberByCamera.get(camera);
    if (known !== undefined) return known;
    cameras.push(camera);
    numberByCamera.set(camera, cameras.length - 1);
    return cameras.length - 1;
  }

  const formatOf = (id: PhotoId): PhotoFormat | null => FORMATS[(formats[id] ?? 0) - 1] ?? null;
  const cameraOf = (id: PhotoId): string | null => cameras[cameraNumbers[id] ?? 0] ?? null;

  return {
    has: (id) => (formats[id] ?? 0) !== 0,
    add({ id, format, metadata }) {
      reserve(id);
      formats[id] = FORMATS.indexOf(format) + 1;
      const camera = metadata.camera?.trim() ?? '';
      cameraNumbers[id] = camera === '' ? 0 : numberOf(camera);
    },
    formatOf,
    cameraOf,
    count(ids) {
      const byCamera = new Map<string, number>();
      const byFormat = new Map<PhotoFormat, number>();
      for (const id of ids) {
        const camera = cameraOf(id);
        const format = formatOf(id);
        if (camera !== null) byCamera.set(camera, (byCamera.get(camera) ?? 0) + 1);
        if (format !== null) byFormat.set(format, (byFormat.get(format) ?? 0) + 1);
      }
      return {
        cameras: mostFirst(byCamera).map(([camera, count]) => ({ camera, count })),
        formats: mostFirst(byFormat).map(([format, count]) => ({ format, count })),
      };
    },
  };
}

function mostFirst<Name extends string>(counts: ReadonlyMap<Name, number>): Array<[Name, number]> {
  return [...counts].toSorted(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1));
}
