/** The Duplicates page: pictures that are there more than once, their copies side by side, and keeping the best. */
import { useQuery } from '@tanstack/react-query';
import { CircleAlert, Copy } from 'lucide-react';
import { useState } from 'react';
import type { PhotoId } from '../../core/photo.ts';
import { Button } from '../controls/Button.tsx';
import { EmptyState } from '../controls/EmptyState.tsx';
import { ProgressBar } from '../controls/ProgressBar.tsx';
import { useDeps } from '../depsContext.ts';
import { Page } from '../frame/Page.tsx';
import { useMovePhotos } from '../grid/useMovePhotos.ts';
import { said, text } from '../messages.ts';
import { CopyGroups, type GroupActions } from './CopyGroups.tsx';
import { KeepBestDialog } from './KeepBestDialog.tsx';
import { duplicatesText } from './messages.ts';
import styles from './DuplicatesPage.module.css';
import { useDuplicates, useSetApart, type CopyGroup, type Duplicates } from './useDuplicates.ts';

export function DuplicatesPage() {
  const found = useDuplicates();
  const [isAsking, setAsking] = useState(false);
  const movePhotos = useMovePhotos();
  const { setApart, clearApart } = useSetApart();
  /** What is kept of groups where a person chose. */
  const [picks, setPicks] = useState<ReadonlyMap<string, ReadonlySet<PhotoId>>>(new Map());
  const groups = found.data?.groups ?? [];

  const keptOf = (group: CopyGroup): ReadonlySet<PhotoId> =>
    picks.get(group.key) ?? new Set(group.ids.slice(0, 1));
  const spareOf = (group: CopyGroup): PhotoId[] => {
    const kept = keptOf(group);
    return kept.size === 0 ? [] : group.ids.filter((id) => !kept.has(id));
  };
  const actions: GroupActions = {
    isKept: (group, id) => keptOf(group).has(id),
    onKeep: (group, id, isKept) => {
      const kept = new Set(keptOf(group));
      if (isKept) kept.add(id);
      else kept.delete(id);
      setPicks(new Map(picks).set(group.key, kept));
    },
    onApply: (group) => void movePhotos(spareOf(group), 'trash'),
    onSetApart: (group) => void setApart(group.ids),
  };

  return (
    <Page
      title={text.duplicatesPage}
      width="text"
      actions={
        groups.length > 0 && (
          <Button
            onClick={() => {
              setAsking(true);
            }}
          >
            {duplicatesText.keepBestOfAll}
          </Button>
        )
      }
    >
      {found.isError && (
        <div role="alert">
          <EmptyState
            title={duplicatesText.failedTitle}
            icon={<CircleAlert />}
            actions={
              <Button
                onClick={() => {
                  void found.refetch();
                }}
              >
                {duplicatesText.tryAgain}
              </Button>
            }
          >
            <p>{said(found.error.message)}</p>
          </EmptyState>
        </div>
      )}
      {found.isPending && <Skeleton />}
      {found.data !== undefined && <Header found={found.data} />}
      {found.data !== undefined && groups.length > 0 && <CopyGroups groups={groups} actions={actions} />}
      {found.data !== undefined && found.data.setApart > 0 && (
        <p className={styles['apart']}>
          {duplicatesText.apart(found.data.setApart)}
          <Button variant="bare" onClick={() => void clearApart()}>
            {duplicatesText.findAgain}
          </Button>
        </p>
      )}
      {isAsking && (
        <KeepBestDialog
          groups={groups}
          spareIds={groups.flatMap(spareOf)}
          hasPicks={groups.some(({ key }) => picks.has(key))}
          onConfirm={(ids) => {
            setAsking(false);
            void movePhotos(ids, 'trash');
          }}
          onCancel={() => {
            setAsking(false);
          }}
        />
      )}
    </Page>
  );
}

/** How many there are and by what rule; while photos are left to look at, how far that is. */
function Header({ found: { groups, spareBytes, photos, unhashed } }: { readonly found: Duplicates }) {
  const copies = groups.reduce((sum, { ids }) => sum + ids.length, 0);
  return (
    <>
      {groups.length > 0 && (
        <header className={styles['header']}>
          <p className={styles['summary']}>{duplicatesText.summary(groups.length, copies, spareBytes)}</p>
          <p className={styles['note']}>{duplicatesText.rule}</p>
        </header>
      )}
      {unhashed > 0 && <Looking done={Math.max(0, photos - unhashed)} total={photos} />}
      {groups.length === 0 && (
        <div data-total={0}>
          <EmptyState
            title={unhashed > 0 ? duplicatesText.notYetTitle : duplicatesText.emptyTitle}
            icon={<Copy />}
          >
            <p>{duplicatesText.empty}</p>
          </EmptyState>
        </div>
      )}
    </>
  );
}

function Looking({ done, total }: { readonly done: number; readonly total: number }) {
  const { library } = useDeps();
  const paused = useQuery({
    queryKey: ['pausedQueues'],
    queryFn: () => library.jobs.readPaused(),
    meta: { collections: ['jobs'] },
  }).data;
  return (
    <div className={styles['looking']}>
      <p className={styles['note']}>{duplicatesText.looking(done, total)}</p>
      <ProgressBar label={duplicatesText.lookingLabel} value={total === 0 ? null : done / total} />
      {paused?.includes('metadata') === true && (
        <p className={styles['note']}>{duplicatesText.lookingPaused}</p>
      )}
    </div>
  );
}

const SKELETON_GROUPS = [1, 2, 3];

function Skeleton() {
  return (
    <div aria-busy="true">
      {SKELETON_GROUPS.map((group) => (
        <div key={group} className={styles['group']}>
          <div className={styles['copies']}>
            <div className={styles['bone']} />
            <div className={styles['bone']} />
          </div>
        </div>
      ))}
    </div>
  );
}
