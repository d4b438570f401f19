/** The viewer's keys, as shortcuts.ts declares them. */
import { useEffect, useLayoutEffect, useRef } from 'react';
import { shortcutPressed } from '../shortcuts/shortcutPressed.ts';
import type { ShortcutIn } from '../shortcuts/shortcuts.ts';
import { useView } from '../viewStore.ts';
import type { ViewerActions } from './useViewerActions.ts';

export function useViewerKeys(actions: ViewerActions): void {
  const latest = useRef(actions);
  useLayoutEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const pressed = shortcutPressed('viewer', event);
      if (pressed === null) return;
      // While zoomed the arrows scroll the picture.
      const isScrolling = pressed === 'previousPhoto' || pressed === 'nextPhoto';
      if (isScrolling && latest.current.isZoomed) return;
      event.preventDefault();
      ACTIONS[pressed](latest.current);
    };
    addEventListener('keydown', press);
    return () => {
      removeEventListener('keydown', press);
    };
  }, []);
}

const ACTIONS: Readonly<Record<ShortcutIn<'viewer'>, (actions: ViewerActions) => void>> = {
  previousPhoto: ({ goPrevious }) => goPrevious(),
  nextPhoto: ({ goNext }) => goNext(),
  leaveViewer: ({ isZoomed, setZoomed, goBack }) => {
    if (isZoomed) setZoomed(false);
    else goBack();
  },
  zoomPhoto: ({ isZoomed, setZoomed }) => setZoomed(!isZoomed),
  zoomPhotoIn: ({ setZoomed }) => setZoomed(true),
  zoomPhotoOut: ({ setZoomed }) => setZoomed(false),
  fitPhoto: ({ setZoomed }) => setZoomed(false),
  showDetails: () => {
    const { isViewerPanelOpen, setViewerPanelOpen } = useView.getState();
    setViewerPanelOpen(!isViewerPanelOpen);
  },
  favouritePhoto: ({ toggleFavourite }) => toggleFavourite(),
  archivePhoto: ({ toggleArchived }) => toggleArchived(),
  trashPhoto: ({ move }) => move('trash'),
};
