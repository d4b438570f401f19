/** What a search is narrowed by, each with the way to take it away, and the button that opens the filters. */
import { SlidersHorizontal, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import {
  countFilters,
  NO_SUBJECT,
  type PhotoFilters,
  type SearchQuery,
} from '../../core/search/searchQuery.ts';
import type { PhotoId } from '../../core/photo.ts';
import { Button } from '../controls/Button.tsx';
import { favouritesText } from '../favourites/messages.ts';
import { useImageUrl, usePictures } from '../pictures/useImageUrl.ts';
import { heldPictureOf } from './heldPictures.ts';
import { searchText } from './messages.ts';
import styles from './SearchChips.module.css';

interface SearchChipsProps {
  readonly query: SearchQuery;
  /** Id of the panel with the filters. */
  readonly panelId: string;
  readonly isPanelOpen: boolean;
  readonly onPanelToggle: () => void;
  readonly onChange: (query: SearchQuery) => void;
}

export function SearchChips({ query, panelId, isPanelOpen, onPanelToggle, onChange }: SearchChipsProps) {
  const { filters } = query;
  const count = countFilters(filters);
  return (
    <div className={styles['chips']}>
      <Button
        icon={<SlidersHorizontal />}
        aria-expanded={isPanelOpen}
        aria-controls={isPanelOpen ? panelId : undefined}
        onClick={onPanelToggle}
      >
        {count === 0 ? searchText.filters : searchText.filtersSet(count)}
      </Button>
      <SubjectChip
        query={query}
        onRemove={() => {
          onChange({ ...query, subject: NO_SUBJECT, more: 0 });
        }}
      />
      {describeFilters(filters).map(({ name, label }) => (
        <Chip
          key={name}
          label={label}
          onRemove={() => {
            onChange({ ...query, filters: { ...filters, [name]: null }, more: 0 });
          }}
        />
      ))}
    </div>
  );
}

function describeFilters({
  tag,
  from,
  to,
  place,
  camera,
  format,
  favourite,
}: PhotoFilters): ReadonlyArray<{ readonly name: keyof PhotoFilters; readonly label: string }> {
  const labels: Record<keyof PhotoFilters, string | null> = {
    tag,
    from: from === null ? null : searchText.fromDay(from),
    to: to === null ? null : searchText.toDay(to),
    place: place === null ? null : searchText.places[place],
    camera,
    format: format === null ? null : searchText.formats[format],
    favourite: favourite === null ? null : favouritesText.heading,
  };
  const names: ReadonlyArray<keyof PhotoFilters> = [
    'tag',
    'from',
    'to',
    'place',
    'camera',
    'format',
    'favourite',
  ];
  return names.flatMap((name) => {
    const label = labels[name];
    return label === null ? [] : [{ name, label }];
  });
}

function SubjectChip({ query, onRemove }: { readonly query: SearchQuery; readonly onRemove: () => void }) {
  const { subject } = query;
  if (subject.kind === 'photos') {
    return (
      <Chip label={searchText.likePhotos(subject.ids.length)} onRemove={onRemove}>
        {subject.ids.slice(0, 4).map((id) => (
          <Thumbnail key={id} id={id} />
        ))}
      </Chip>
    );
  }
  if (subject.kind !== 'picture') return null;
  const picture = heldPictureOf(subject);
  return (
    <Chip
      label={searchText.likePicture(picture?.file.name ?? searchText.forgottenPicture)}
      onRemove={onRemove}
    >
      {picture !== null && <PictureThumbnail key={picture.url} url={picture.url} />}
    </Chip>
  );
}

function Thumbnail({ id }: { readonly id: PhotoId }) {
  const url = useImageUrl(usePictures().thumbnails, id);
  return url === null ? null : <img src={url} alt="" className={styles['thumbnail']} />;
}

/** Of a kind no browser draws there is none. */
function PictureThumbnail({ url }: { readonly url: string }) {
  const [isDrawn, setDrawn] = useState(true);
  if (!isDrawn) return null;
  return (
    <img
      src={url}
      alt=""
      className={styles['thumbnail']}
      onError={() => {
        setDrawn(false);
      }}
    />
  );
}

interface ChipProps {
  readonly label: string;
  readonly onRemove: () => void;
  readonly children?: ReactNode;
}

function Chip({ label, onRemove, children }: ChipProps) {
  return (
    <span className={styles['chip']}>
      {children}
      <bdi className={styles['label']}>{label}</bdi>
      <button
        type="button"
        className={styles['remove']}
        aria-label={searchText.remove(label)}
        title={searchText.remove(label)}
        onClick={onRemove}
      >
        <X aria-hidden="true" />
      </button>
    </span>
  );
}
