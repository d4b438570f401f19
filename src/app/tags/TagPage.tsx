/** One tag: the photos that carry it, or a tag nested below it. */
import { Link } from '@tanstack/react-router';
import { Tag } from 'lucide-react';
import { useMemo } from 'react';
import { buttonClass } from '../controls/Button.tsx';
import { EmptyState } from '../controls/EmptyState.tsx';
import { PhotoListPage } from '../grid/PhotoListPage.tsx';
import type { ListSource } from '../listSource.ts';
import { tagsText } from './messages.ts';

/** `path`: `Auto/Receipts`, decoded. */
export function TagPage({ path }: { readonly path: string }) {
  const source = useMemo((): ListSource => ({ kind: 'tag', path }), [path]);
  const allTags = (
    <Link to="/tags" className={buttonClass('quiet')}>
      {tagsText.allTags}
    </Link>
  );
  return (
    <PhotoListPage
      title={path}
      source={source}
      actions={allTags}
      empty={
        <EmptyState title={tagsText.noPhotosTitle(path)} icon={<Tag />} actions={allTags}>
          <p>{tagsText.noPhotos}</p>
        </EmptyState>
      }
    />
  );
}
