/** One photo in a grid: a link named by its file name, and the circle that selects it. Events are the grid's. */
import { Check } from 'lucide-react';
import { memo, useState } from 'react';
import type { PhotoId } from '../../core/photo.ts';
import { FavouriteMark } from '../favourites/FavouriteMark.tsx';
import { text } from '../messages.ts';
import { useImageUrl, usePictures } from '../pictures/useImageUrl.ts';
import styles from './PhotoGrid.module.css';

interface TileProps {
  readonly id: PhotoId;
  readonly fileName: string;
  readonly left: number;
  readonly width: number;
  readonly height: number;
  /** Place in the row, from 1. */
  readonly column: number;
  readonly isSelected: boolean;
  /** The one the Tab key comes to. */
  readonly isTabStop: boolean;
  /** Drawn without its circle: too fast for anybody to aim at. */
  readonly isBrief: boolean;
  /** What describes it while it is looked at more closely. */
  readonly describedBy: string | undefined;
}

export const Tile = memo(function Tile({
  id,
  fileName,
  left,
  width,
  height,
  column,
  isSelected,
  isTabStop,
  isBrief,
  describedBy,
}: TileProps) {
  const url = useImageUrl(usePictures().thumbnails, id);
  // What was read ahead is simply there; what comes later fades in.
  const [wasThere] = useState(url !== null);
  // The grid pattern has no native elements that can be placed freely.
  /* oxlint-disable jsx-a11y/prefer-tag-over-role */
  return (
    <div
      role="gridcell"
      aria-colindex={column}
      aria-selected={isSelected}
      className={styles['tile']}
      style={{ transform: `translateX(${String(left)}px)`, width, height }}
    >
      <a
        href={`/photos/${String(id)}`}
        aria-label={fileName}
        aria-describedby={describedBy}
        data-photo-id={id}
        tabIndex={isTabStop ? 0 : -1}
        draggable={isSelected}
        className={styles['link']}
      >
        {url !== null && (
          <img
            src={url}
            alt=""
            decoding={wasThere ? 'sync' : 'async'}
            data-there={wasThere || undefined}
            draggable={false}
          />
        )}
      </a>
      {!isBrief && <FavouriteMark id={id} />}
      {!isBrief && (
        <button
          type="button"
          role="checkbox"
          aria-checked={isSelected}
          aria-label={text.selectPhoto(fileName)}
          data-select-id={id}
          tabIndex={-1}
          className={styles['check']}
        >
          <Check aria-hidden="true" />
        </button>
      )}
    </div>
  );
  /* oxlint-enable jsx-a11y/prefer-tag-over-role */
});
