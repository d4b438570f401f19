/** The archive: photos that left the timeline, by hand or by a category, and were not deleted. */
import { Link } from '@tanstack/react-router';
import { Archive } from 'lucide-react';
import { buttonClass } from '../controls/Button.tsx';
import { EmptyState } from '../controls/EmptyState.tsx';
import { PhotoListPage } from '../grid/PhotoListPage.tsx';
import { ARCHIVE } from '../listSource.ts';
import { text } from '../messages.ts';

export function ArchivePage() {
  return (
    <PhotoListPage
      title={text.archive}
      source={ARCHIVE}
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
