/** The viewer's keys: arrows for the neighbours, Escape back, Z zooms, F makes a favourite, I opens the details, Delete to the trash. */
import { useEffect, useLayoutEffect, useRef } from 'react';
import { useView } from '../viewStore.ts';
import type { ViewerActions } from './useViewerActions.ts';

export function useViewerKeys(actions: ViewerActions): void {
  const latest = useRef(actions);
  useLayoutEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isBusyElsewhere(event))
        return;
      if (runKey(event.key, latest.current)) event.preventDefault();
    };
    addEventListener('keydown', press);
    return () => {
      removeEventListener('keydown', press);
    };
  }, []);
}

function isBusyElsewhere({ target }: KeyboardEvent): boolean {
  if (document.querySelector('dialog[open]') !== null) return true;
  return target instanceof HTMLElement && target.matches('input, textarea, select');
}

/** True where the key means something here. */
function runKey(key: string, actions: ViewerActions): boolean {
  switch (key) {
    case 'ArrowLeft':
      // While zoomed the arrows scroll the picture.
      if (actions.isZoomed) return false;
      actions.goPrevious();
      return true;
    case 'ArrowRight':
      if (actions.isZoomed) return false;
      actions.goNext();
      return true;
    case 'Escape':
      if (actions.isZoomed) actions.setZoomed(false);
      else actions.goBack();
      return true;
    case 'z':
    case 'Z':
      actions.setZoomed(!actions.isZoomed);
      return true;
    case 'i':
    case 'I': {
      const { isViewerPanelOpen, setViewerPanelOpen } = useView.getState();
      setViewerPanelOpen(!isViewerPanelOpen);
      return true;
    }
    case 'f':
    case 'F':
      actions.toggleFavourite();
      return true;
    case 'Delete':
      actions.move('trash');
      return true;
    default:
      return false;
  }
}
