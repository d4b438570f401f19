/** The archive: photos that left the timeline, by hand or by a category, and were not deleted. */
import { Link } from '@tanstack/react-router';
import { Archive, History } from 'lucide-react';
import { buttonClass } from '../controls/Button.tsx';
import { EmptyState } from '../controls/EmptyState.tsx';
import { PhotoListPage } from '../grid/PhotoListPage.tsx';
import { ARCHIVE } from '../listSource.ts';
import { text } from '../messages.ts';
import styles from './ArchivePage.module.css';
import { useRecentlyArchived } from './useRecentlyArchived.ts';

export function ArchivePage() {
  return (
    <PhotoListPage
      title={text.archive}
      source={ARCHIVE}
      above={<RecentNote />}
      empty={
        <EmptyState
          title={text.emptyArchiveTitle}
          icon={<Archive />}
          actions={
            <Link to="/settings/$tab" params={{ tab: 'categories' }} className={buttonClass('quiet')}>
              {text.emptyArchiveStep}
            </Link>
          }
        >
          <p>{text.emptyArchive}</p>
        </EmptyState>
      }
    />
  );
}

/** How much came lately without anybody's hand, and the way to look at it; nothing where nothing did. */
function RecentNote() {
  const count = useRecentlyArchived(7).data?.length ?? 0;
  if (count === 0) return null;
  return (
    <div className={styles['note']}>
      <History aria-hidden="true" />
      <span>{text.recentlyArchived(count)}</span>
      <Link to="/archive/recent" className={buttonClass('bare')}>
        {text.seeRecentlyArchived}
      </Link>
    </div>
  );
}
