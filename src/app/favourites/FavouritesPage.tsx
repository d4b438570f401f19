/** Favourites, wherever they are: on the timeline or in the archive. */
import { Link } from '@tanstack/react-router';
import { Heart } from 'lucide-react';
import { buttonClass } from '../controls/Button.tsx';
import { EmptyState } from '../controls/EmptyState.tsx';
import { PhotoListPage } from '../grid/PhotoListPage.tsx';
import { FAVOURITES } from '../listSource.ts';
import { favouritesText } from './messages.ts';

export function FavouritesPage() {
  return (
    <PhotoListPage
      title={favouritesText.heading}
      source={FAVOURITES}
      empty={
        <EmptyState
          title={favouritesText.emptyTitle}
          icon={<Heart />}
          actions={
            <Link to="/" className={buttonClass('quiet')}>
              {favouritesText.toTimeline}
            </Link>
          }
        >
          <p>{favouritesText.empty}</p>
        </EmptyState>
      }
    />
  );
}
