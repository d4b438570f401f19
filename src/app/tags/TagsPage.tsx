/** The Tags page: every tag as a tree with a picture and the number of photos, a field to find one, and what can be done with them. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CircleAlert, SearchX, Tags as TagsIcon } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { isSameTagPath } from '../../core/tagIdentity.ts';
import { Button, buttonClass } from '../controls/Button.tsx';
import { EmptyState } from '../controls/EmptyState.tsx';
import { TextField } from '../controls/Field.tsx';
import { useDeps } from '../depsContext.ts';
import { Page } from '../frame/Page.tsx';
import { tagsText } from './messages.ts';
import { TagBranch } from './TagBranch.tsx';
import { TagQuestion, type TagDoing } from './TagQuestion.tsx';
import { buildTagTree, filterTags } from './tagTree.ts';
import styles from './TagsPage.module.css';

/** Fewer are seen at a glance. */
const FILTERED_FROM = 8;
const SKELETON_ROWS = [0, 1, 2, 3, 4, 5];

export function TagsPage() {
  const { library } = useDeps();
  const [words, setWords] = useState('');
  const [doing, setDoing] = useState<TagDoing | null>(null);
  const tags = useQuery({
    queryKey: ['tags', 'carried'],
    queryFn: async () => (await library.tags.readAll()).filter(({ count }) => count > 0),
    meta: { collections: ['links', 'photos'] },
  });
  const { ref, focusOn } = useFocusOnTag();
  const found = filterTags(tags.data ?? [], words);
  const isEmpty = tags.data?.length === 0;

  return (
    <Page title={tagsText.heading} width={isEmpty ? 'full' : 'text'}>
      {tags.isError && (
        <div role="alert">
          <EmptyState
            title={tagsText.failedTitle}
            icon={<CircleAlert />}
            actions={
              <Button
                onClick={() => {
                  void tags.refetch();
                }}
              >
                {tagsText.tryAgain}
              </Button>
            }
          >
            <p>{tagsText.failed}</p>
          </EmptyState>
        </div>
      )}
      {tags.isPending && <TagsSkeleton />}
      {isEmpty && (
        <div className={styles['middle']}>
          <EmptyState
            title={tagsText.emptyTitle}
            icon={<TagsIcon />}
            actions={
              <Link to="/settings/$tab" params={{ tab: 'categories' }} className={buttonClass('primary')}>
                {tagsText.toCategories}
              </Link>
            }
          >
            <p>{tagsText.empty}</p>
          </EmptyState>
        </div>
      )}
      {tags.data !== undefined && tags.data.length > 0 && (
        <div ref={ref} className={styles['overview']}>
          {tags.data.length >= FILTERED_FROM && (
            <search className={styles['filter']}>
              <TextField label={tagsText.filter} type="search" value={words} onChange={setWords} />
              <output className={styles['found']}>{tagsText.shown(found.length)}</output>
            </search>
          )}
          {found.length > 0 ? (
            <div className={styles['card']}>
              <TagBranch nodes={buildTagTree(found)} onDo={setDoing} />
            </div>
          ) : (
            <EmptyState
              title={tagsText.noneTitle(words.trim())}
              icon={<SearchX />}
              actions={
                <Button
                  onClick={() => {
                    setWords('');
                  }}
                >
                  {tagsText.clearFilter}
                </Button>
              }
            >
              <p>{tagsText.none}</p>
            </EmptyState>
          )}
        </div>
      )}
      {doing !== null && (
        <TagQuestion
          doing={doing}
          onClose={() => {
            setDoing(null);
          }}
          onDone={focusOn}
        />
      )}
    </Page>
  );
}

function TagsSkeleton() {
  return (
    <div className={styles['skeleton']} aria-busy="true">
      {SKELETON_ROWS.map((row) => (
        <span key={row} />
      ))}
    </div>
  );
}

/** Focus stays in the list where what had it is gone: on the tag by its new name, or on the first thing there. */
function useFocusOnTag() {
  const ref = useRef<HTMLDivElement>(null);
  const wantedRef = useRef<{ readonly path: string; readonly isThere: boolean } | null>(null);
  // After every drawing: the one that shows what was done is among the next ones.
  useEffect(() => {
    const wanted = wantedRef.current;
    if (wanted === null) return;
    const root = ref.current;
    const rows = [...(root?.querySelectorAll<HTMLElement>('[data-tag-path]') ?? [])];
    // Where it became one with another, it is written as that one is.
    const row = rows.find(({ dataset }) => isSameTagPath(dataset['tagPath'] ?? '', wanted.path)) ?? null;
    if ((row !== null) !== wanted.isThere) return;
    wantedRef.current = null;
    const first =
      root?.querySelector<HTMLElement>('input, a') ?? document.querySelector<HTMLElement>('#main');
    (row ?? first)?.focus();
  });
  const focusOn = (path: string, isThere: boolean): void => {
    wantedRef.current = { path, isThere };
  };
  return { ref, focusOn };
}
