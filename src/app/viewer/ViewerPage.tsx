/** One photo, large: its neighbours by arrow key, and beside it what is known about it and why it has its tags. */
import { Link } from '@tanstack/react-router';
import { ImageOff } from 'lucide-react';
import { useEffect } from 'react';
import type { Photo, PhotoId } from '../../core/photo.ts';
import { buttonClass } from '../controls/Button.tsx';
import { EmptyState } from '../controls/EmptyState.tsx';
import { usePageTitle } from '../frame/usePageTitle.ts';
import { text } from '../messages.ts';
import { usePictures } from '../pictures/useImageUrl.ts';
import { usePhoto } from '../queries.ts';
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
  if (photo.isPending) return <main id="main" className={styles['viewer']} aria-busy="true" />;
  if (photo.data === null || photo.data === undefined) return <NoSuchPhoto />;
  return <Viewer photo={photo.data} />;
}

function NoSuchPhoto() {
  return (
    <main id="main" className={styles['missing']}>
      <EmptyState
        title={text.photoGoneTitle}
        icon={<ImageOff />}
        actions={
          <Link to="/" className={buttonClass('primary')}>
            {text.backToTimeline}
          </Link>
        }
      >
        <p>{text.photoGone}</p>
      </EmptyState>
    </main>
  );
}

function Viewer({ photo }: { readonly photo: Photo }) {
  const list = useViewerList(photo);
  const isPanelOpen = useView((view) => view.isViewerPanelOpen);
  const actions = useViewerActions(photo, list);
  useViewerKeys(actions);
  usePreloadedNeighbours(list);
  usePageTitle(photo.fileName, true);

  return (
    <div className={styles['viewer']}>
      <ViewerBar photo={photo} list={list} actions={actions} />
      <main id="main" className={styles['body']} data-panel={isPanelOpen || undefined}>
        <Stage photo={photo} list={list} actions={actions} />
        {isPanelOpen && <DetailsPanel photo={photo} />}
      </main>
    </div>
  );
}

/** The next picture is there before it is asked for. */
function usePreloadedNeighbours({ previousId, nextId }: ViewerList): void {
  const { previews } = usePictures();
  useEffect(() => {
    const stops = [previousId, nextId].flatMap((id) =>
      id === null ? [] : [previews.show(id, () => undefined)],
    );
    return () => {
      for (const stop of stops) stop();
    };
  }, [previews, previousId, nextId]);
}
