/**
 * What classification moved to the archive lately, by day and category, with the way back for each photo, each group and all.
 * Bringing a photo back is a correction like everywhere: the same category does not archive it again.
 */
import { Link, useNavigate } from '@tanstack/react-router';
import { Archive, ArchiveRestore, CircleAlert } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { categoryKey } from '../../core/category.ts';
import type { PhotoId } from '../../core/photo.ts';
import { Button, buttonClass } from '../controls/Button.tsx';
import { ConfirmDialog } from '../controls/Dialog.tsx';
import { EmptyState } from '../controls/EmptyState.tsx';
import { Select } from '../controls/Field.tsx';
import { Intro } from '../controls/Intro.tsx';
import { Page } from '../frame/Page.tsx';
import { useMovePhotos } from '../grid/useMovePhotos.ts';
import { said } from '../messages.ts';
import { reviewText } from '../review/messages.ts';
import { useConfig } from '../settings/useConfig.ts';
import styles from './RecentlyArchived.module.css';
import { RecentGroupStrip } from './RecentGroupStrip.tsx';
import { groupRecent, type RecentDay } from './recentGroups.ts';
import { RECENT_DAYS, useRecentlyArchived, type RecentDays } from './useRecentlyArchived.ts';
import { useScrollPlace } from './useScrollPlace.ts';

/** From so many photos on, returning all of them asks first. */
const MANY_PHOTOS = 20;

export function RecentlyArchivedPage({ days }: { readonly days: RecentDays }) {
  const archived = useRecentlyArchived(days);
  const navigate = useNavigate();
  const scrollRef = useRef<HTMLElement>(null);
  const headingRef = useRef<HTMLDivElement>(null);
  const grouped = useMemo(
    () => (archived.data === undefined ? null : groupRecent(archived.data, localDay)),
    [archived.data],
  );
  useScrollPlace('recently-archived', scrollRef, grouped !== null);
  const ids = archived.data?.map(({ photoId }) => photoId) ?? [];
  const returnPhotos = useReturn(scrollRef, headingRef);

  return (
    <Page title={reviewText.recent} hideAdd scrollRef={scrollRef}>
      <div className={styles['page']}>
        <div ref={headingRef} tabIndex={-1} className={styles['head']}>
          <Intro>{reviewText.recentIntro}</Intro>
          <Select
            label={reviewText.days}
            value={days === 7 ? '7' : '30'}
            options={RECENT_DAYS.map((count) => ({
              value: count === 7 ? '7' : '30',
              label: reviewText.daysOption(count),
            }))}
            onChange={(chosen) => {
              void navigate({
                to: '/archive/recent',
                search: chosen === '7' ? {} : { days: 30 },
                replace: true,
              });
            }}
          />
          {ids.length > 1 && <ReturnAll ids={ids} onReturn={returnPhotos} />}
        </div>
        {archived.isError && (
          <div role="alert">
            <EmptyState
              title={reviewText.recentFailed}
              icon={<CircleAlert />}
              actions={<Button onClick={() => void archived.refetch()}>{reviewText.tryAgain}</Button>}
            >
              <p>{said(archived.error.message)}</p>
            </EmptyState>
          </div>
        )}
        {archived.isPending && <Skeleton />}
        {grouped?.length === 0 && <NothingRecent days={days} />}
        {grouped !== null && <Days days={grouped} onReturn={returnPhotos} />}
      </div>
    </Page>
  );
}

type Return = (ids: readonly PhotoId[], from?: HTMLElement) => void;

/** Returns photos; the focus goes to what takes their place. */
function useReturn(
  scrollRef: { readonly current: HTMLElement | null },
  headingRef: { readonly current: HTMLElement | null },
): Return {
  const movePhotos = useMovePhotos();
  return (ids, from) => {
    const buttons = [...(scrollRef.current?.querySelectorAll<HTMLElement>('[data-return]') ?? [])];
    const going = from?.closest('[data-return-group]');
    const at = from === undefined ? -1 : buttons.indexOf(from);
    // The next button that is not part of what goes.
    const next = [...buttons.slice(at + 1), ...buttons.slice(0, Math.max(0, at)).toReversed()].find(
      (button) => ids.length === 1 || going?.contains(button) !== true,
    );
    void (async () => {
      // What comes next stays on the page when these leave with the list's next reading.
      if (await movePhotos(ids, 'timeline')) (next ?? headingRef.current)?.focus();
    })();
  };
}

function ReturnAll({ ids, onReturn }: { readonly ids: readonly PhotoId[]; readonly onReturn: Return }) {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button
        icon={<ArchiveRestore />}
        onClick={() => {
          if (ids.length > MANY_PHOTOS) setAsking(true);
          else onReturn(ids);
        }}
      >
        {reviewText.returnAll(ids.length)}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={reviewText.askReturnAllTitle(ids.length)}
          confirmLabel={reviewText.returnAll(ids.length)}
          cancelLabel={reviewText.cancel}
          onConfirm={() => {
            setAsking(false);
            onReturn(ids);
          }}
          onCancel={() => {
            setAsking(false);
          }}
        >
          <p>{reviewText.askReturnAll}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

function Days({ days, onReturn }: { readonly days: readonly RecentDay[]; readonly onReturn: Return }) {
  const categories = useConfig().data?.document.classification.categories ?? [];
  const nameByKey = new Map(categories.map(({ name }) => [categoryKey(name), name]));
  return days.map(({ atMs, groups }) => {
    const day = reviewText.day(atMs);
    return (
      <section key={day} aria-label={day} className={styles['day']}>
        <h2 className={styles['dayTitle']}>{day}</h2>
        {groups.map((group) => {
          const names = group.categoryKeys.map((key) => nameByKey.get(key) ?? key);
          return (
            <RecentGroupStrip
              key={group.key}
              names={names.length === 0 ? [reviewText.byNobody] : names}
              day={day}
              photoIds={group.photoIds}
              onReturn={onReturn}
            />
          );
        })}
      </section>
    );
  });
}

function NothingRecent({ days }: { readonly days: RecentDays }) {
  return (
    <EmptyState
      title={reviewText.recentEmptyTitle}
      icon={<Archive />}
      actions={
        <Link to="/archive" className={buttonClass('quiet')}>
          {reviewText.openArchive}
        </Link>
      }
    >
      <p>{reviewText.recentEmpty(days)}</p>
    </EmptyState>
  );
}

function Skeleton() {
  return (
    <div className={styles['skeleton']} aria-busy="true">
      <span />
      <span />
      <span />
    </div>
  );
}

/** The day on this device's clock. */
function localDay(epochMs: number): string {
  return new Date(epochMs).toDateString();
}
