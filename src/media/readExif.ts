/**
 * Reads a picture's EXIF block through exifreader and keeps the few facts Winnow shows or sorts by. Tags come from
 * strangers' software: each is checked, and a damaged block costs its facts, never the import.
 */
import { type ExpandedTags, load } from 'exifreader';
import type { PhotoMetadata } from '../core/photo.ts';
import type { DateClues } from './takenDate.ts';

type ExifDateClues = Omit<DateClues, 'fileName' | 'modifiedMs'>;

interface ExifFacts {
  readonly metadata: PhotoMetadata;
  readonly dates: ExifDateClues;
}

const NO_DATES: ExifDateClues = {
  exifOriginal: null,
  exifOffset: null,
  exifSubSecond: null,
  gpsDate: null,
  gpsTime: null,
};

/** EXIF lies near the start of every format but PNG, WebP and TIFF, so the whole file is handed over; pixels are skipped. */
export function readExif(original: ArrayBuffer): ExifFacts {
  let tags: ExpandedTags;
  try {
    tags = load(original, { expanded: true, includeTags: { exif: true, gps: true } });
  } catch {
    // "No Exif data" and every kind of damaged block look alike here, and both mean: nothing known.
    return { metadata: {}, dates: NO_DATES };
  }
  const exif: Readonly<Record<string, unknown>> = { ...tags.exif };
  const number = (name: string): number | null => numberIn(valueIn(exif[name]));
  const text = (name: string): string | null => textIn(valueIn(exif[name]));
  return {
    metadata: withoutNulls({
      camera: cameraName(text('Make'), text('Model')),
      lens: text('LensModel'),
      iso: positive(number('ISOSpeedRatings') ?? number('PhotographicSensitivity')),
      exposureSeconds: positive(number('ExposureTime')),
      fNumber: positive(number('FNumber')),
      focalLengthMm: positive(number('FocalLength')),
      ...position(tags.gps?.Latitude, tags.gps?.Longitude),
    }),
    dates: {
      exifOriginal: text('DateTimeOriginal'),
      exifOffset: text('OffsetTimeOriginal'),
      exifSubSecond: text('SubSecTimeOriginal'),
      gpsDate: text('GPSDateStamp'),
      gpsTime: gpsTime(valueIn(exif['GPSTimeStamp'])),
    },
  };
}

function valueIn(tag: unknown): unknown {
  return typeof tag === 'object' && tag !== null && 'value' in tag ? tag.value : undefined;
}

function textIn(value: unknown): string | null {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof first !== 'string') return null;
  const text = first.replace(/\0.*$/s, '').trim();
  return text === '' ? null : text;
}

/** A number, a rational `[numerator, denominator]`, or a list that starts with a number. */
function numberIn(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (!Array.isArray(value)) return null;
  const numerator: unknown = value[0];
  const denominator: unknown = value[1];
  if (typeof numerator !== 'number') return null;
  const result = typeof denominator === 'number' && value.length === 2 ? numerator / denominator : numerator;
  return Number.isFinite(result) ? result : null;
}

function positive(value: number | null): number | null {
  return value !== null && value > 0 ? value : null;
}

/** Model with its maker, once: many models begin with the maker's name already. */
function cameraName(make: string | null, model: string | null): string | null {
  if (model === null) return make;
  const maker = make?.split(/\s/)[0] ?? '';
  return maker === '' || model.toLowerCase().startsWith(maker.toLowerCase())
    ? model
    : `${make ?? ''} ${model}`;
}

/** Both or neither; 0, 0 lies in the sea off Ghana and means "no fix". */
function position(
  latitude: unknown,
  longitude: unknown,
): { latitude: number | null; longitude: number | null } {
  const isPlace =
    typeof latitude === 'number' &&
    typeof longitude === 'number' &&
    Math.abs(latitude) <= 90 &&
    Math.abs(longitude) <= 180 &&
    (latitude !== 0 || longitude !== 0);
  return isPlace ? { latitude, longitude } : { latitude: null, longitude: null };
}

function gpsTime(value: unknown): readonly [number, number, number] | null {
  if (!Array.isArray(value) || value.length !== 3) return null;
  const [hour, minute, second] = value.map((part) => numberIn(part));
  return typeof hour === 'number' && typeof minute === 'number' && typeof second === 'number'
    ? [hour, minute, second]
    : null;
}

type Nullable<T> = { [K in keyof T]-?: Exclude<T[K], undefined> | null };

/** Unknown facts are absent, not null: that is how metadata is stored. */
function withoutNulls(facts: Nullable<PhotoMetadata>): PhotoMetadata {
  const metadata: { -readonly [K in keyof PhotoMetadata]: PhotoMetadata[K] } = {};
  if (facts.camera !== null) metadata.camera = facts.camera;
  if (facts.lens !== null) metadata.lens = facts.lens;
  if (facts.iso !== null) metadata.iso = facts.iso;
  if (facts.exposureSeconds !== null) metadata.exposureSeconds = facts.exposureSeconds;
  if (facts.fNumber !== null) metadata.fNumber = facts.fNumber;
  if (facts.focalLengthMm !== null) metadata.focalLengthMm = facts.focalLengthMm;
  if (facts.latitude !== null) metadata.latitude = facts.latitude;
  if (facts.longitude !== null) metadata.longitude = facts.longitude;
  return metadata;
}
