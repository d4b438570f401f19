/**
 * Above the first photos of a first visit: how far Winnow is with them, then what it found, how much of it would leave the
 * timeline, and where to go on. Gone when dismissed, when one goes on from it, and with the page.
 */
import { Link } from '@tanstack/react-router';
import { Archive, ListChecks, Shapes, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { categoryKey } from '../../core/category.ts';
import type { PhotoId } from '../../core/photo.ts';
import { Button, buttonClass, IconButton } from '../controls/Button.tsx';
import { ProgressBar } from '../controls/ProgressBar.tsx';
import { usePictures, useImageUrl } from '../pictures/useImageUrl.ts';
import { useCategoryCount } from '../queries.ts';
import { useStartScan } from '../scan/useStartScan.ts';
import { useConfigMode } from '../settings/configuration/configMode.ts';
import { useSaveConfig } from '../settings/useConfig.ts';
import { welcomeText } from './messages.ts';
import type { FoundCategory } from './readFound.ts';
import { useFirstResults, type FirstResults as Results } from './useFirstResults.ts';
import { useStarterSet } from './useStarterSet.ts';
import { useWelcomeView } from './welcomeStage.ts';
import styles from './FirstResults.module.css';

export function FirstResults() {
  const results = useFirstResults();
  const categories = useCategoryCount();
  const isReadOnly = useConfigMode().kind === 'file';
  const setStage = useWelcomeView((view) => view.setStage);
  const close = (): void => setStage('over');
  if (results === null || categories === null || results.added === 0) return null;
  if (categories === 0 && isReadOnly) return null;
  return (
    <section aria-label={welcomeText.resultsTitle} className={styles['card']}>
      {categories === 0 ? (
        <Unsorted count={results.added} onClose={close} />
      ) : (
        <Sorted results={results} onClose={close} isReadOnly={isReadOnly} />
      )}
    </section>
  );
}

/** Nothing was asked for yet: one click adds the starter set and sorts what is here. */
function Unsorted({ count, onClose }: { readonly count: number; readonly onClose: () => void }) {
  const { add } = useStarterSet();
  const startScan = useStartScan();
  const [isBusy, setBusy] = useState(false);
  const sort = async (): Promise<void> => {
    setBusy(true);
    if (await add()) startScan('scan');
    setBusy(false);
  };
  return (
    <Row
      words={<p className={styles['words']}>{welcomeText.unsorted(count)}</p>}
      actions={
        <>
          <Button variant="bare" onClick={onClose}>
            {welcomeText.notNow}
          </Button>
          <Button variant="primary" disabled={isBusy} onClick={() => void sort()}>
            {welcomeText.sortNow}
          </Button>
        </>
      }
    />
  );
}

interface SortedProps {
  readonly results: Results;
  readonly onClose: () => void;
  readonly isReadOnly: boolean;
}

function Sorted({ results, onClose, isReadOnly }: SortedProps) {
  const { isWorking, done, total, found, tagged, clutter, error } = results;
  return (
    <>
      <header className={styles['head']}>
        <h2 className={styles['title']}>{welcomeText.resultsTitle}</h2>
        <IconButton label={welcomeText.dismiss} icon={<X />} onClick={onClose} />
      </header>
      {isWorking && (
        <>
          <ProgressBar label={welcomeText.lookingAtFirst} value={total === 0 ? null : done / total} />
          <p className={styles['words']}>{welcomeText.looking(done, total)}</p>
        </>
      )}
      {found.length > 0 && (
        <ul className={styles['found']}>
          {found.map((category) => (
            <li key={category.path}>
              <Found category={category} />
            </li>
          ))}
        </ul>
      )}
      {error !== null && <p role="alert">{welcomeText.unreadable(error)}</p>}
      {!isWorking && error === null && (
        <Row
          words={
            <output className={styles['words']}>
              <strong>{welcomeText.tagged(tagged, total)}</strong> {tagged > 0 && clutterWords(results)}
            </output>
          }
          actions={
            <>
              <Link
                to="/settings/$tab"
                params={{ tab: 'categories' }}
                className={buttonClass('bare')}
                onClick={onClose}
              >
                <Shapes aria-hidden="true" />
                {welcomeText.ownCategory}
              </Link>
              {tagged > 0 && (
                <Link to="/review" className={buttonClass('quiet')} onClick={onClose}>
                  <ListChecks aria-hidden="true" />
                  {welcomeText.review}
                </Link>
              )}
              {clutter > 0 && !isReadOnly && <ArchiveClutter results={results} />}
            </>
          }
        />
      )}
    </>
  );
}

function clutterWords({ clutter, archived }: Results): string {
  if (clutter > 0) return welcomeText.clutter(clutter);
  return archived > 0 ? welcomeText.archived(archived) : welcomeText.noClutter;
}

/** Turns the categories that found clutter to `Tag and archive` and scans: what a person would do on the settings page. */
function ArchiveClutter({ results: { clutter, clutterKeys } }: Pick<SortedProps, 'results'>) {
  const { mutateAsync, isPending } = useSaveConfig();
  const startScan = useStartScan();
  const archive = async (): Promise<void> => {
    await mutateAsync({
      cause: 'page',
      edit: (document) => ({
        ...document,
        classification: {
          ...document.classification,
          categories: document.classification.categories.map((category) =>
            clutterKeys.has(categoryKey(category.name))
              ? { ...category, action: 'tag_and_archive' }
              : category,
          ),
        },
      }),
    });
    startScan('scan');
  };
  return (
    <Button
      variant="primary"
      icon={<Archive />}
      title={welcomeText.archiveHint}
      disabled={isPending}
      onClick={() => void archive()}
    >
      {welcomeText.archiveClutter(clutter)}
    </Button>
  );
}

function Found({ category: { name, path, count, coverId } }: { readonly category: FoundCategory }) {
  return (
    <Link
      to="/tags/$"
      params={{ _splat: path }}
      className={styles['category']}
      aria-label={welcomeText.seeTag(name, count)}
    >
      {coverId === null ? <span className={styles['cover']} /> : <Cover id={coverId} />}
      <bdi>{name}</bdi>
      <span className={styles['count']}>{count}</span>
    </Link>
  );
}

function Cover({ id }: { readonly id: PhotoId }) {
  const url = useImageUrl(usePictures().thumbnails, id);
  return url === null ? (
    <span className={styles['cover']} />
  ) : (
    <img src={url} alt="" className={styles['cover']} />
  );
}

function Row({ words, actions }: { readonly words: ReactNode; readonly actions: ReactNode }) {
  return (
    <div className={styles['row']}>
      {words}
      <div className={styles['buttons']}>{actions}</div>
    </div>
  );
}
