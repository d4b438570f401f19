/** The heart on a tile of a favourite. Beside the link, not in it: the link is named by the file alone. */
import { Heart } from 'lucide-react';
import type { PhotoId } from '../../core/photo.ts';
import { useIsFavourite } from './favouriteIds.tsx';
import { favouritesText } from './messages.ts';
import styles from './FavouriteMark.module.css';

export function FavouriteMark({ id }: { readonly id: PhotoId }) {
  if (!useIsFavourite(id)) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a drawing of the page, and no file
    <span role="img" aria-label={favouritesText.favourite} className={styles['mark']}>
      <Heart aria-hidden="true" />
    </span>
  );
}
