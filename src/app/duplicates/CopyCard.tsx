/** One copy of a picture: how it looks, what speaks for it, and whether it is kept. */
import { Link } from '@tanstack/react-router';
import type { Photo } from '../../core/photo.ts';
import { classNames } from '../controls/classNames.ts';
import { listSourceOf } from '../listSource.ts';
import { text } from '../messages.ts';
import { useImageUrl, usePictures } from '../pictures/useImageUrl.ts';
import { duplicatesText } from './messages.ts';
import styles from './DuplicatesPage.module.css';

interface CopyCardProps {
  readonly photo: Photo;
  readonly sharpness: number;
  readonly isBest: boolean;
  readonly isKept: boolean;
  readonly onKeep: (isKept: boolean) => void;
}

export function CopyCard({ photo, sharpness, isBest, isKept, onKeep }: CopyCardProps) {
  const url = useImageUrl(usePictures().thumbnails, photo.id);
  const { fileName, width, height, format, bytes, taken, visibility } = photo;
  return (
    <li className={classNames(styles['copy'], isKept && styles['kept'])}>
      <Link
        to="/photos/$photoId"
        params={{ photoId: String(photo.id) }}
        // So that Back leads here.
        state={{ listSource: listSourceOf(visibility) }}
        aria-label={fileName}
        className={styles['picture']}
      >
        {url !== null && <img src={url} alt="" decoding="async" />}
      </Link>
      <div className={styles['facts']}>
        <span className={styles['fileName']} title={fileName}>
          <bdi dir="ltr">{fileName}</bdi>
        </span>
        <span>{duplicatesText.dimensions(width, height)}</span>
        <span>{duplicatesText.typeAndSize(format, bytes)}</span>
        <span>{text.takenAt(taken)}</span>
        <span>{duplicatesText.sharpness(sharpness)}</span>
        {visibility === 'archive' && <span>{duplicatesText.inArchive}</span>}
      </div>
      <label className={styles['keep']}>
        <input
          type="checkbox"
          checked={isKept}
          aria-label={duplicatesText.keepCopy(fileName)}
          onChange={(event) => {
            onKeep(event.currentTarget.checked);
          }}
        />
        {duplicatesText.keep}
        {isBest && <span className={styles['best']}>{duplicatesText.best}</span>}
      </label>
    </li>
  );
}
