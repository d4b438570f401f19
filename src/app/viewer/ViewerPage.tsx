/** One photo, large: its neighbours by arrow key, and beside it what is known about it and why it has its tags. */
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ImageOff } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Photo, PhotoId } from '../../core/photo.ts';
import { buttonClass } from '../controls/Button.tsx';
import { useDeps } from '../depsContext.ts';
import { UpdateBar } from '../install/UpdateBar.tsx';
import { TroublePage } from '../frame/TroublePage.tsx';
import { usePageTitle } from '../frame/usePageTitle.ts';
import { text } from '../messages.ts';
import { usePictures } from '../pictures/useImageUrl.ts';
import { photoQuery, usePhoto } from '../queries.ts';
import { TagDialog } from '../selection/TagDialog.tsx';
import { OriginalBar } from '../settings/folders/OriginalNotice.tsx';
import { useView } from '../viewStore.ts';
import { DetailsPanel } from './DetailsPanel.tsx';
import { Stage } from './Stage.tsx';
import { useViewerActions } from './useViewerActions.ts';
import { useViewerKeys } from './useViewerKeys.ts';
import { useViewerList, type ViewerList } from './useViewerList.ts';
import { ViewerBar } from './ViewerBar.tsx';
import styles from './ViewerPage.module.css';

export function ViewerPage({ photoId }: { readonly photoId: PhotoId }) {
  const photo = usePhoto(photoId);
  if (photo.isLoadingError) throw photo.error;
  if (photo.isPending) return <EmptyFrame />;
  if (photo.data === null) return <NoSuchPhoto />;
  return <Viewer photo={photo.data} />;
}

/** In the shape of what comes, for the moment it takes to read one row. */
function EmptyFrame() {
  return (
    <div className={styles['viewer']} aria-busy="true">
      <div className={styles['bar']} />
      <main id="main" className={styles['body']} />
    </div>
  );
}

function NoSuchPhoto() {
  return (
    <TroublePage
      title={text.photoGoneTitle}
      icon={<ImageOff />}
      actions={
        <Link to="/" className={buttonClass('primary')}>
          {text.backToTimeline}
        </Link>
      }
    >
      <p>{text.photoGone}</p>
    </TroublePage>
  );
}

function Viewer({ photo }: { readonly photo: Photo }) {
  const list = useViewerList(photo);
  const isPanelOpen = useView((view) => view.isViewerPanelOpen);
  const actions = useViewerActions(photo, list);
  useViewerKeys(actions);
  usePreloadedNeighbours(list);
  const mainRef = useRef<HTMLElement>(null);
  // What was pressed to come here is gone with its page.
  useEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body) {
      mainRef.current?.focus({ preventScroll: true });
    }
  }, []);
  const openTagging = (): void => {
    actions.setTagging(true);
  };
  usePageTitle(photo.fileName, true);

  return (
    <div className={styles['viewer']}>
      <UpdateBar />
      <ViewerBar photo={photo} list={list} actions={actions} />
      {!isPanelOpen && <OriginalBar photoId={photo.id} />}
      <main
        ref={mainRef}
        id="main"
        tabIndex={-1}
        aria-label={photo.fileName}
        className={styles['body']}
        data-panel={isPanelOpen || undefined}
      >
        <Stage photo={photo} list={list} actions={actions} />
        {isPanelOpen && <DetailsPanel photo={photo} onAddTag={openTagging} />}
      </main>
      {actions.isTagging && (
        <TagDialog
          photoIds={[photo.id]}
          onClose={() => {
            actions.setTagging(false);
          }}
        />
      )}
    </div>
  );
}

/** The neighbours are there, and decoded, before they are asked for: the next one first. */
function usePreloadedNeighbours({ previousId, nextId }: ViewerList): void {
  const { library } = useDeps();
  const queryClient = useQueryClient();
  const { thumbnails, previews } = usePictures();
  useEffect(() => {
    const ids = [nextId, previousId].filter((id) => id !== null);
    thumbnails.expect(ids);
    previews.expect(ids);
    for (const id of ids) void queryClient.prefetchQuery(photoQuery(library, id));
  }, [library, queryClient, thumbnails, previews, previousId, nextId]);
}
