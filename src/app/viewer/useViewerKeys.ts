/** The viewer's keys, as shortcuts.ts declares them. */
import { useEffect, useLayoutEffect, useRef } from 'react';
import { shortcutPressed } from '../shortcuts/shortcutPressed.ts';
import type { ShortcutIn } from '../shortcuts/shortcuts.ts';
import { useView } from '../viewStore.ts';
import type { ViewerActions } from './useViewerActions.ts';

/** How far an arrow moves a zoomed picture, and how much larger a key makes it. */
const STEP_PX = 120;
const STEP_FACTOR = 1.5;

export function useViewerKeys(actions: ViewerActions): void {
  const latest = useRef(actions);
  useLayoutEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const pressed = shortcutPressed('viewer', event);
      // A picture that fits stands still: the keys scroll what there is to scroll.
      if (pressed === null || (pressed === 'moveZoomed' && !latest.current.zoom.isZoomed)) return;
      event.preventDefault();
      ACTIONS[pressed](latest.current, event);
    };
    addEventListener('keydown', press);
    return () => {
      removeEventListener('keydown', press);
    };
  }, []);
}

const ACTIONS: Readonly<
  Record<ShortcutIn<'viewer'>, (actions: ViewerActions, event: KeyboardEvent) => void>
> = {
  // While the picture is zoomed the arrows move it.
  previousPhoto: ({ zoom, goPrevious }) => (zoom.isZoomed ? zoom.moveBy({ x: STEP_PX, y: 0 }) : goPrevious()),
  nextPhoto: ({ zoom, goNext }) => (zoom.isZoomed ? zoom.moveBy({ x: -STEP_PX, y: 0 }) : goNext()),
  leaveViewer: ({ zoom, goBack }) => {
    if (zoom.isZoomed) zoom.fit();
    else goBack();
  },
  zoomPhoto: ({ zoom }) => zoom.toggle(),
  zoomPhotoIn: ({ zoom }) => zoom.zoomBy(STEP_FACTOR),
  zoomPhotoOut: ({ zoom }) => zoom.zoomBy(1 / STEP_FACTOR),
  fitPhoto: ({ zoom }) => zoom.fit(),
  moveZoomed: ({ zoom }, { key }) => zoom.moveBy({ x: 0, y: key === 'ArrowUp' ? STEP_PX : -STEP_PX }),
  tagPhoto: ({ setTagging }) => setTagging(true),
  showDetails: () => {
    const { isViewerPanelOpen, setViewerPanelOpen } = useView.getState();
    setViewerPanelOpen(!isViewerPanelOpen);
  },
  favouritePhoto: ({ toggleFavourite }) => toggleFavourite(),
  archivePhoto: ({ toggleArchived }) => toggleArchived(),
  trashPhoto: ({ move }) => move('trash'),
};
