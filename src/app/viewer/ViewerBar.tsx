/** The bar above a photo: back, its name and place in the list, and what can be done with it. */
import {
  Archive,
  ArrowLeft,
  Download,
  Heart,
  Images,
  Info,
  ScanSearch,
  Trash2,
  Undo2,
  ZoomIn,
  ZoomOut,
} from 'lucide-react';
import type { Photo } from '../../core/photo.ts';
import { IconButton } from '../controls/Button.tsx';
import { favouritesText } from '../favourites/messages.ts';
import { ProgressPill } from '../frame/ProgressPill.tsx';
import { text } from '../messages.ts';
import { searchLike, useGoSearch } from '../search/useGoSearch.ts';
import { useView } from '../viewStore.ts';
import type { ViewerActions } from './useViewerActions.ts';
import type { ViewerList } from './useViewerList.ts';
import styles from './ViewerPage.module.css';

interface ViewerBarProps {
  readonly photo: Photo;
  readonly list: ViewerList;
  readonly actions: ViewerActions;
}

export function ViewerBar({ photo, list, actions }: ViewerBarProps) {
  const isPanelOpen = useView((view) => view.isViewerPanelOpen);
  const setPanelOpen = useView((view) => view.setViewerPanelOpen);
  const goSearch = useGoSearch();
  return (
    <header className={styles['bar']}>
      <IconButton label={text.back} icon={<ArrowLeft />} onClick={actions.goBack} />
      {/* Going on to a neighbour changes nothing else that would be said. */}
      <div aria-live="polite" className={styles['heading']}>
        <h1 className={styles['name']}>
          <bdi dir="ltr">{photo.fileName}</bdi>
        </h1>
        {list.position !== null && (
          <span className={styles['position']}>{text.position(list.position, list.total)}</span>
        )}
      </div>
      <ProgressPill />
      <div className={styles['actions']}>
        <IconButton
          label={actions.zoom.isZoomed ? text.zoomOut : text.zoomIn}
          icon={actions.zoom.isZoomed ? <ZoomOut /> : <ZoomIn />}
          className={styles['wideOnly']}
          onClick={() => {
            actions.zoom.toggle();
          }}
        />
        <IconButton
          label={text.moreLikeThis}
          icon={<ScanSearch />}
          onClick={() => {
            goSearch(searchLike([photo.id]));
          }}
        />
        <FavouriteButton photo={photo} actions={actions} />
        <IconButton label={text.download} icon={<Download />} onClick={actions.download} />
        <MoveButtons photo={photo} actions={actions} />
        <IconButton
          label={isPanelOpen ? text.hidePanel : text.showPanel}
          icon={<Info />}
          aria-pressed={isPanelOpen}
          onClick={() => {
            setPanelOpen(!isPanelOpen);
          }}
        />
      </div>
    </header>
  );
}

function FavouriteButton({ photo: { isFavourite }, actions }: Pick<ViewerBarProps, 'photo' | 'actions'>) {
  return (
    <IconButton
      label={favouritesText.favourite}
      title={isFavourite ? favouritesText.remove : favouritesText.add}
      icon={<Heart fill={isFavourite ? 'currentColor' : 'none'} />}
      aria-pressed={isFavourite}
      onClick={actions.toggleFavourite}
    />
  );
}

function MoveButtons({ photo, actions }: Pick<ViewerBarProps, 'photo' | 'actions'>) {
  const toTimeline = (): void => {
    actions.move('timeline');
  };
  if (photo.visibility === 'trash') {
    return <IconButton label={text.restore} icon={<Undo2 />} onClick={toTimeline} />;
  }
  return (
    <>
      {photo.visibility === 'archive' ? (
        <IconButton label={text.moveToTimeline} icon={<Images />} onClick={toTimeline} />
      ) : (
        <IconButton
          label={text.moveToArchive}
          icon={<Archive />}
          onClick={() => {
            actions.move('archive');
          }}
        />
      )}
      <IconButton
        label={text.moveToTrash}
        icon={<Trash2 />}
        onClick={() => {
          actions.move('trash');
        }}
      />
    </>
  );
}
