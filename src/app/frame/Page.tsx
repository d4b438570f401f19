/**
 * A page: its bar with the heading and what can be done here, and below it the part that scrolls. Pages with a
 * selection hand over a bar of their own, which takes the other one's place.
 */
import { FolderPlus, ImagePlus } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { Button } from '../controls/Button.tsx';
import { classNames } from '../controls/classNames.ts';
import { useImportActions } from '../import/importerContext.ts';
import { text } from '../messages.ts';
import { PaletteButton } from '../palette/PaletteButton.tsx';
import { AddMenu } from '../settings/folders/AddMenu.tsx';
import { useAnnouncedPage } from './PageAnnouncer.tsx';
import { ProgressPill } from './ProgressPill.tsx';
import styles from './Page.module.css';
import { usePageTitle } from './usePageTitle.ts';

interface PageProps {
  readonly title: string;
  /** It is a person's own words: a tag. */
  readonly isTitlePrivate?: boolean;
  /** Takes the title's place in the bar. */
  readonly heading?: ReactNode;
  /** Buttons of this page, before `Add photos`. */
  readonly actions?: ReactNode;
  /** Replaces the bar while something is selected. */
  readonly bar?: ReactNode;
  /** Leaves out `Add photos` and `Add folder` where the page itself offers them. */
  readonly hideAdd?: boolean;
  /** `text` keeps lines at a length that reads well; `full` is for photos. */
  readonly width?: 'full' | 'text';
  /** The element that scrolls. */
  readonly scrollRef?: Ref<HTMLElement>;
  readonly children: ReactNode;
}

export function Page({
  title,
  isTitlePrivate = false,
  heading,
  actions,
  bar,
  hideAdd = false,
  width = 'full',
  scrollRef,
  children,
}: PageProps) {
  usePageTitle(title === text.timeline ? null : title, isTitlePrivate);
  useAnnouncedPage(title);

  return (
    <div className={styles['page']}>
      {bar ?? (
        <header className={styles['bar']}>
          {heading ?? (
            <h1 className={styles['title']}>
              <bdi>{title}</bdi>
            </h1>
          )}
          <ProgressPill />
          <PaletteButton />
          <div className={styles['actions']}>
            {actions}
            {!hideAdd && <AddButtons />}
          </div>
        </header>
      )}
      <main ref={scrollRef} id="main" tabIndex={-1} className={styles['main']}>
        {(bar !== undefined || heading !== undefined) && (
          <h1 className={styles['hiddenTitle']}>
            <bdi>{title}</bdi>
          </h1>
        )}
        {width === 'text' ? <div className={styles['text']}>{children}</div> : children}
      </main>
    </div>
  );
}

function AddButtons() {
  const { pickPhotos, pickFolder } = useImportActions();
  return (
    <>
      <Button
        className={classNames(styles['addButton'], styles['addFolder'])}
        icon={<FolderPlus />}
        aria-label={text.addFolder}
        title={text.addFolder}
        onClick={pickFolder}
      >
        <span className={styles['addLabel']}>{text.addFolder}</span>
      </Button>
      <Button
        className={styles['addButton']}
        variant="primary"
        icon={<ImagePlus />}
        aria-label={text.addPhotos}
        title={text.addPhotos}
        onClick={pickPhotos}
      >
        <span className={styles['addLabel']}>{text.addPhotos}</span>
      </Button>
      <AddMenu />
    </>
  );
}
