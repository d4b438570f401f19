/**
 * What somebody looks for, and its address: `/search?q=a+dog&tag=Auto/Pets&from=2024-01-01`. The address is the whole
 * query, so that Back, Forward, a reload and a bookmark find the same photos.
 */
import type { PhotoFormat, PhotoId, Visibility } from '../photo.ts';

/** Where a search looks. The trash is never searched. */
export type SearchPlace = Exclude<Visibility, 'trash'>;

/** What photos are ranked by. */
export type SearchSubject =
  /** Nothing: newest first. */
  | { readonly kind: 'none' }
  | { readonly kind: 'words'; readonly words: string }
  /** Like some photos of the library. */
  | { readonly kind: 'photos'; readonly ids: readonly PhotoId[] }
  /** Like a picture that was handed over; the token is known to the page that took it, and to it alone. */
  | { readonly kind: 'picture'; readonly token: string };

/** What photos must be besides. All hold together; null leaves one out. */
export interface PhotoFilters {
  /** Path of a tag; photos with one nested below it are meant too. */
  readonly tag: string | null;
  /** Local calendar days, `2024-06-30`, both included. */
  readonly from: string | null;
  readonly to: string | null;
  /** Null: timeline and archive. */
  readonly place: SearchPlace | null;
  /** As the camera names itself in the file. */
  readonly camera: string | null;
  readonly format: PhotoFormat | null;
  readonly favourite: true | null;
}

export interface SearchQuery {
  readonly subject: SearchSubject;
  readonly filters: PhotoFilters;
  /** How many pages of what is below the cut are shown. */
  readonly more: number;
}

export const NO_FILTERS: PhotoFilters = {
  tag: null,
  from: null,
  to: null,
  place: null,
  camera: null,
  format: null,
  favourite: null,
};

export const NO_SUBJECT: SearchSubject = { kind: 'none' };

export const EMPTY_QUERY: SearchQuery = { subject: NO_SUBJECT, filters: NO_FILTERS, more: 0 };

/** In the order they are offered. */
export const FORMATS: readonly PhotoFormat[] = ['jpeg', 'png', 'heic', 'webp', 'avif', 'gif', 'tiff', 'bmp'];

/** Photos one search may be like: each is one more column in the product over the whole library. */
export const MOST_LIKE = 16;

/** Longer than any prompt a model reads. */
const LONGEST_WORDS = 1000;
const MOST_MORE = 1000;

/** What an address means. It may be typed or old: what cannot be meant is left out. */
export function parseSearchParams(params: Readonly<Record<string, unknown>>): SearchQuery {
  const text = (name: string): string | null => {
    const value = params[name];
    const trimmed = typeof value === 'string' ? value.trim() : '';
    return trimmed === '' ? null : trimmed;
  };
  const place = text('in');
  const format = text('type');
  const more = Number(text('more') ?? 0);
  return {
    subject: parseSubject(text),
    filters: {
      tag: text('tag'),
      from: parseDay(text('from')),
      to: parseDay(text('to')),
      place: place === 'timeline' || place === 'archive' ? place : null,
      camera: text('camera'),
      format: FORMATS.find((known) => known === format) ?? null,
      favourite: text('favourite') === 'true' ? true : null,
    },
    more: Number.isSafeInteger(more) && more > 0 ? Math.min(more, MOST_MORE) : 0,
  };
}

function parseSubject(text: (name: string) => string | null): SearchSubject {
  const ids = [...new Set((text('like') ?? '').split(',').map(Number))].filter(
    (id) => Number.isSafeInteger(id) && id > 0,
  );
  if (ids.length > 0) return { kind: 'photos', ids: ids.slice(0, MOST_LIKE) };
  const token = text('picture');
  if (token !== null) return { kind: 'picture', token };
  const words = text('q');
  return words === null ? NO_SUBJECT : { kind: 'words', words: words.slice(0, LONGEST_WORDS) };
}

/** `2024-06-30`, or null where that is no day. */
function parseDay(day: string | null): string | null {
  if (day === null || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const utcMs = Date.parse(`${day}T00:00:00Z`);
  // A 31st of February would come back as another day.
  return !Number.isNaN(utcMs) && new Date(utcMs).toISOString().startsWith(day) ? day : null;
}

/** The query as parameters of an address, in a fixed order and only those that say something. */
export function searchParamsOf({ subject, filters, more }: SearchQuery): Record<string, string> {
  const { tag, from, to, place, camera, format, favourite } = filters;
  const all: ReadonlyArray<readonly [string, string | null]> = [
    ['q', subject.kind === 'words' ? subject.words : null],
    ['like', subject.kind === 'photos' ? subject.ids.join(',') : null],
    ['picture', subject.kind === 'picture' ? subject.token : null],
    ['tag', tag],
    ['from', from],
    ['to', to],
    ['in', place],
    ['camera', camera],
    ['type', format],
    ['favourite', favourite === null ? null : 'true'],
    ['more', more === 0 ? null : String(more)],
  ];
  return Object.fromEntries(all.flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
}

/** Filters that are set. */
export function countFilters(filters: PhotoFilters): number {
  return Object.values(filters).filter((value) => value !== null).length;
}

/** True where there is nothing to look for. */
export function isEmptyQuery({ subject, filters }: SearchQuery): boolean {
  return subject.kind === 'none' && countFilters(filters) === 0;
}
