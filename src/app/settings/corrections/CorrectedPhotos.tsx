/** The corrected photos of a category, latest first, each with the way back, and the way back for all of them. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Correction } from '../../../core/corrections.ts';
import { Button } from '../../controls/Button.tsx';
import { useDeps } from '../../depsContext.ts';
import { useImageUrl, usePictures } from '../../pictures/useImageUrl.ts';
import styles from './Corrections.module.css';
import { correctionsText } from './messages.ts';

const SHOWN_AT_FIRST = 12;
const SHOWN_MORE = 48;

interface CorrectedPhotosProps {
  readonly corrections: readonly Correction[];
  readonly onWithdraw: (corrections: readonly Correction[]) => void;
}

export function CorrectedPhotos({ corrections, onWithdraw }: CorrectedPhotosProps) {
  const { library } = useDeps();
  const [limit, setLimit] = useState(SHOWN_AT_FIRST);
  const shown = corrections.slice(0, limit);
  const ids = [...new Set(shown.map(({ photoId }) => photoId))];
  const photos = useQuery({
    queryKey: ['correctedPhotos', ids],
    queryFn: () => library.photos.readMany(ids),
    meta: { collections: ['photos'] },
    placeholderData: (previous) => previous,
    gcTime: 0,
  }).data;
  const left = corrections.length - shown.length;
  return (
    <>
      <ul className={styles['photos']}>
        {shown.map((correction) => (
          <CorrectedPhoto
            key={`${String(correction.photoId)} ${correction.kind}`}
            correction={correction}
            fileName={photos?.get(correction.photoId)?.fileName ?? ''}
            onWithdraw={() => {
              onWithdraw([correction]);
            }}
          />
        ))}
      </ul>
      <div className={styles['buttons']}>
        {left > 0 && (
          <Button
            onClick={() => {
              setLimit(limit + SHOWN_MORE);
            }}
          >
            {correctionsText.showMore(Math.min(left, SHOWN_MORE))}
          </Button>
        )}
        <Button
          onClick={() => {
            onWithdraw(corrections);
          }}
        >
          {correctionsText.withdrawAll}
        </Button>
      </div>
    </>
  );
}

interface CorrectedPhotoProps {
  readonly correction: Correction;
  /** Empty until it is read. */
  readonly fileName: string;
  readonly onWithdraw: () => void;
}

function CorrectedPhoto({ correction: { photoId, kind }, fileName, onWithdraw }: CorrectedPhotoProps) {
  const url = useImageUrl(usePictures().thumbnails, photoId);
  const [label, labelOf] =
    kind === 'always'
      ? [correctionsText.withdraw, correctionsText.withdrawOf]
      : [correctionsText.allowAgain, correctionsText.allowAgainOf];
  return (
    <li className={styles['photo']}>
      <div className={styles['picture']} title={fileName}>
        {url !== null && <img src={url} alt={fileName} decoding="async" />}
      </div>
      <span className={styles['kind']}>{correctionsText.kind(kind)}</span>
      <Button
        variant="bare"
        className={styles['withdraw']}
        aria-label={labelOf(fileName)}
        onClick={onWithdraw}
      >
        {label}
      </Button>
    </li>
  );
}
