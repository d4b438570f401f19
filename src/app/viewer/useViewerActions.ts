/** What can be done from the viewer. */
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import type { Photo, PhotoId, Visibility } from '../../core/photo.ts';
import { useDeps } from '../depsContext.ts';
import { useSetFavourite } from '../favourites/useSetFavourite.ts';
import { useToasts } from '../frame/toasts.ts';
import { useMovePhotos } from '../grid/useMovePhotos.ts';
import { listSourcePath, mayHold } from '../listSource.ts';
import { text } from '../messages.ts';
import type { ViewerList } from './useViewerList.ts';
import { useZoom, type Zoom } from './useZoom.ts';

export interface ViewerActions {
  readonly zoom: Zoom;
  /** The dialog that puts tags on is open. */
  readonly isTagging: boolean;
  readonly setTagging: (isTagging: boolean) => void;
  readonly goPrevious: () => void;
  readonly goNext: () => void;
  readonly goBack: () => void;
  /** Moves the photo and goes on to the next one where it leaves the list. */
  readonly move: (to: Visibility) => void;
  /** To the archive, or back to the timeline. */
  readonly toggleArchived: () => void;
  readonly toggleFavourite: () => void;
  readonly download: () => void;
}

export function useViewerActions(photo: Photo, list: ViewerList): ViewerActions {
  const { library } = useDeps();
  const navigate = useNavigate();
  const router = useRouter();
  const movePhotos = useMovePhotos();
  const setFavourite = useSetFavourite();
  const showToast = useToasts((view) => view.showToast);
  const zoom = useZoom(photo);
  const [isTagging, setTagging] = useState(false);

  function goTo(id: PhotoId | null): void {
    if (id === null) return;
    void navigate({
      to: '/photos/$photoId',
      params: { photoId: String(id) },
      state: { listSource: list.source },
      replace: true,
    });
  }

  function goBack(): void {
    if (list.hasOrigin && router.history.canGoBack()) router.history.back();
    else void navigate({ href: listSourcePath(list.source), replace: true });
  }

  async function move(to: Visibility): Promise<void> {
    // Read before the move: afterwards the list no longer has the photo.
    const neighbourId = list.nextId ?? list.previousId;
    if (!(await movePhotos([photo.id], to))) return;
    if (mayHold(list.source, to)) return;
    if (neighbourId === null) goBack();
    else goTo(neighbourId);
  }

  async function download(): Promise<void> {
    const original = await library.photos.readOriginal(photo.id);
    if (original === null) {
      showToast({ text: text.downloadFailed });
      return;
    }
    const url = URL.createObjectURL(new Blob([original], { type: photo.mimeType }));
    const link = document.createElement('a');
    link.href = url;
    link.download = photo.fileName;
    link.click();
    // The browser has taken the bytes by the next turn.
    setTimeout(() => {
      URL.revokeObjectURL(url);
    });
  }

  return {
    zoom,
    isTagging,
    setTagging,
    goPrevious: () => {
      goTo(list.previousId);
    },
    goNext: () => {
      goTo(list.nextId);
    },
    goBack,
    move: (to) => {
      void move(to);
    },
    toggleArchived: () => {
      void move(photo.visibility === 'archive' ? 'timeline' : 'archive');
    },
    toggleFavourite: () => {
      setFavourite([photo.id], !photo.isFavourite);
    },
    download: () => {
      void download();
    },
  };
}
