/** The filters, as fields: what is chosen is searched for at once. Mounted only while they are open, for what they read. */
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { FORMATS, type PhotoFilters, type SearchPlace } from '../../core/search/searchQuery.ts';
import type { PhotoFormat } from '../../core/photo.ts';
import { Select, TextField } from '../controls/Field.tsx';
import { Switch } from '../controls/Switch.tsx';
import { useDeps, usePhotoLists } from '../depsContext.ts';
import { favouritesText } from '../favourites/messages.ts';
import { searchText } from './messages.ts';
import styles from './SearchFilters.module.css';

/** What a select has for "any": no tag and no camera is called so. */
const ANY = '';

interface SearchFiltersProps {
  readonly id: string;
  readonly filters: PhotoFilters;
  readonly onChange: (filters: PhotoFilters) => void;
}

interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

const PLACES: ReadonlyArray<Option<SearchPlace | typeof ANY>> = [
  { value: ANY, label: searchText.anyPlace },
  { value: 'timeline', label: searchText.places.timeline },
  { value: 'archive', label: searchText.places.archive },
];

export function SearchFilters({ id, filters, onChange }: SearchFiltersProps) {
  const tags = useTagOptions(filters.tag);
  const kinds = useKindOptions(filters);
  const headingId = useId();
  const set = (change: Partial<PhotoFilters>): void => {
    onChange({ ...filters, ...change });
  };
  const isReversed = filters.from !== null && filters.to !== null && filters.to < filters.from;
  return (
    <section id={id} aria-labelledby={headingId} className={styles['panel']}>
      <h2 id={headingId} className={styles['heading']}>
        {searchText.filters}
      </h2>
      <Select
        label={searchText.tag}
        value={filters.tag ?? ANY}
        options={tags}
        onChange={(tag) => {
          set({ tag: tag === ANY ? null : tag });
        }}
      />
      <Select
        label={searchText.place}
        value={filters.place ?? ANY}
        options={PLACES}
        onChange={(place) => {
          set({ place: place === ANY ? null : place });
        }}
      />
      <DayField
        label={searchText.from}
        day={filters.from}
        onChange={(from) => {
          set({ from });
        }}
      />
      <DayField
        label={searchText.to}
        day={filters.to}
        error={isReversed ? searchText.daysReversed : undefined}
        onChange={(to) => {
          set({ to });
        }}
      />
      <Select
        label={searchText.camera}
        value={filters.camera ?? ANY}
        options={kinds.cameras}
        onChange={(camera) => {
          set({ camera: camera === ANY ? null : camera });
        }}
      />
      <Select
        label={searchText.format}
        value={filters.format ?? ANY}
        options={kinds.formats}
        onChange={(format) => {
          set({ format: format === ANY ? null : format });
        }}
      />
      <Switch
        label={favouritesText.filter}
        checked={filters.favourite !== null}
        onChange={(isOn) => {
          set({ favourite: isOn ? true : null });
        }}
      />
    </section>
  );
}

interface DayFieldProps {
  readonly label: string;
  readonly day: string | null;
  readonly error?: string | undefined;
  readonly onChange: (day: string | null) => void;
}

function DayField({ label, day, error, onChange }: DayFieldProps) {
  return (
    <TextField
      type="date"
      label={label}
      error={error}
      value={day ?? ''}
      onChange={(value) => {
        onChange(value === '' ? null : value);
      }}
    />
  );
}

/** Tags that are on a photo, and what they are nested in. */
function useTagOptions(chosen: string | null): ReadonlyArray<Option<string>> {
  const { library } = useDeps();
  const { data = [] } = useQuery({
    queryKey: ['tags', 'all'],
    queryFn: () => library.tags.readAll(),
    meta: { collections: ['links', 'photos'] },
  });
  const paths = data.filter(({ count }) => count > 0).flatMap(({ path }) => pathsDownTo(path));
  const byFolded = new Map(
    [...paths, ...(chosen === null ? [] : [chosen])].map((path) => [path.toLowerCase(), path]),
  );
  const options = [...byFolded.values()].toSorted().map((path) => ({ value: path, label: path }));
  return [{ value: ANY, label: searchText.anyTag }, ...options];
}

/** `Holidays`, `Holidays/2019` for the latter. */
function pathsDownTo(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

/** Cameras and file types there are, most photos first; what is chosen stays among them. */
function useKindOptions({ camera, format }: PhotoFilters): {
  readonly cameras: ReadonlyArray<Option<string>>;
  readonly formats: ReadonlyArray<Option<PhotoFormat | typeof ANY>>;
} {
  const lists = usePhotoLists();
  const { data } = useQuery({
    queryKey: ['photos', 'kinds'],
    queryFn: ({ signal }) => lists.countKinds(signal),
    meta: { collections: ['photos'] },
  });
  const cameras = (data?.cameras ?? []).map(({ camera: name, count }) => ({
    value: name,
    label: searchText.withCount(name, count),
  }));
  const isListed = camera === null || cameras.some(({ value }) => value === camera);
  const known = new Map(data?.formats.map((entry) => [entry.format, entry.count]));
  return {
    cameras: [
      { value: ANY, label: data === undefined ? searchText.readingCameras : searchText.anyCamera },
      ...(isListed ? [] : [{ value: camera, label: camera }]),
      ...cameras,
    ],
    formats: [
      { value: ANY, label: searchText.anyFormat },
      ...FORMATS.filter((name) => known.has(name) || name === format).map((name) => ({
        value: name,
        label: searchText.withCount(searchText.formats[name], known.get(name) ?? 0),
      })),
    ],
  };
}
