/** Photos one category archived on one day: the first of them, more on demand, each with its way back. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ArchiveRestore } from 'lucide-react';
import { useId, useState } from 'react';
import type { PhotoId } from '../../core/photo.ts';
import { Button, IconButton } from '../controls/Button.tsx';
import { useDeps } from '../depsContext.ts';
import { ARCHIVE } from '../listSource.ts';
import { useImageUrl, usePictures } from '../pictures/useImageUrl.ts';
import { reviewText } from '../review/messages.ts';
import styles from './RecentlyArchived.module.css';

const SHOWN_AT_FIRST = 12;
const SHOWN_MORE = 60;

interface RecentGroupStripProps {
  /** Of the categories. */
  readonly names: readonly string[];
  readonly day: string;
  readonly photoIds: readonly PhotoId[];
  /** `from`: the button that was pressed. */
  readonly onReturn: (ids: readonly PhotoId[], from: HTMLElement) => void;
}

export function RecentGroupStrip({ names, day, photoIds, onReturn }: RecentGroupStripProps) {
  const titleId = useId();
  const [limit, setLimit] = useState(SHOWN_AT_FIRST);
  const shown = photoIds.slice(0, limit);
  const fileNames = useFileNames(shown);
  const left = photoIds.length - shown.length;
  return (
    <section aria-labelledby={titleId} className={styles['group']} data-return-group>
      <div className={styles['groupHead']}>
        <h3 id={titleId} className={styles['groupTitle']}>
          {reviewText.groupTitle(names, photoIds.length)}
        </h3>
        <Button
          variant="bare"
          icon={<ArchiveRestore />}
          data-return
          aria-label={reviewText.returnGroupOf(names, day, photoIds.length)}
          onClick={({ currentTarget }) => {
            onReturn(photoIds, currentTarget);
          }}
        >
          {reviewText.returnGroup(photoIds.length)}
        </Button>
      </div>
      <ul className={styles['photos']}>
        {shown.map((id) => (
          <RecentPhoto
            key={id}
            id={id}
            fileName={fileNames?.get(id) ?? ''}
            onReturn={(button) => {
              onReturn([id], button);
            }}
          />
        ))}
      </ul>
      {left > 0 && (
        <Button
          onClick={() => {
            setLimit(limit + SHOWN_MORE);
          }}
        >
          {reviewText.showMore(Math.min(left, SHOWN_MORE))}
        </Button>
      )}
    </section>
  );
}

interface RecentPhotoProps {
  readonly id: PhotoId;
  /** Empty until it is read. */
  readonly fileName: string;
  readonly onReturn: (button: HTMLElement) => void;
}

function RecentPhoto({ id, fileName, onReturn }: RecentPhotoProps) {
  const url = useImageUrl(usePictures().thumbnails, id);
  return (
    <li className={styles['photo']}>
      <Link
        to="/photos/$photoId"
        params={{ photoId: String(id) }}
        state={{ listSource: ARCHIVE }}
        aria-label={fileName}
        title={fileName}
        className={styles['picture']}
      >
        {url !== null && <img src={url} alt="" draggable={false} />}
      </Link>
      <IconButton
        label={reviewText.returnOneOf(fileName)}
        title={reviewText.returnOne}
        icon={<ArchiveRestore />}
        className={styles['return']}
        data-return
        onClick={({ currentTarget }) => {
          onReturn(currentTarget);
        }}
      />
    </li>
  );
}

function useFileNames(ids: readonly PhotoId[]): ReadonlyMap<PhotoId, string> | undefined {
  const { library } = useDeps();
  return useQuery({
    queryKey: ['recentNames', ids],
    queryFn: async () => {
      const facts = await library.photos.readFacts(ids);
      return new Map([...facts].map(([id, { fileName }]) => [id, fileName]));
    },
    placeholderData: (previous) => previous,
    structuralSharing: false,
    gcTime: 0,
  }).data;
}
