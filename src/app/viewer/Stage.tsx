/**
 * The picture. First the thumbnail, at the size the picture will have, then the preview, or the photo itself where it is
 * no larger; zoomed, the original at one picture point to a screen point, to be scrolled or dragged. Formats not every
 * browser draws stay at their preview.
 */
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useRef, useState, type PointerEvent } from 'react';
import type { Photo } from '../../core/photo.ts';
import { isDrawnByBrowsers } from '../../core/preview.ts';
import { IconButton } from '../controls/Button.tsx';
import { useDeps } from '../depsContext.ts';
import { text } from '../messages.ts';
import { useImageUrl, usePictures } from '../pictures/useImageUrl.ts';
import type { ViewerActions } from './useViewerActions.ts';
import type { ViewerList } from './useViewerList.ts';
import styles from './Stage.module.css';

/** A finger that went this far sideways means the neighbour. */
const SWIPE_PX = 56;

interface StageProps {
  readonly photo: Photo;
  readonly list: ViewerList;
  readonly actions: ViewerActions;
}

export function Stage({ photo, list, actions }: StageProps) {
  const { thumbnails, previews } = usePictures();
  const thumbnail = useImageUrl(thumbnails, photo.id);
  const preview = useImageUrl(previews, photo.id);
  const original = useOriginalUrl(photo, actions.isZoomed);
  const swipe = useSwipe(actions);

  return (
    <div
      className={styles['stage']}
      {...(actions.isZoomed ? {} : swipe)}
      onDoubleClick={(event) => {
        if (event.target instanceof HTMLImageElement) actions.setZoomed(!actions.isZoomed);
      }}
    >
      {actions.isZoomed ? (
        <ZoomedPicture photo={photo} url={original ?? preview ?? thumbnail} />
      ) : (
        <img
          key={photo.id}
          className={styles['picture']}
          src={preview ?? thumbnail ?? undefined}
          alt={photo.fileName}
          // Never larger than it is; the thumbnail before it takes the same place.
          style={{
            width: `min(${photo.width}px, 100cqw, 100cqh * ${photo.width / photo.height})`,
            aspectRatio: photo.width / photo.height,
          }}
          draggable={false}
        />
      )}
      {list.previousId !== null && !actions.isZoomed && (
        <IconButton
          label={text.previousPhoto}
          icon={<ChevronLeft />}
          className={styles['previous']}
          onClick={actions.goPrevious}
        />
      )}
      {list.nextId !== null && !actions.isZoomed && (
        <IconButton
          label={text.nextPhoto}
          icon={<ChevronRight />}
          className={styles['next']}
          onClick={actions.goNext}
        />
      )}
    </div>
  );
}

interface ZoomedPictureProps {
  readonly photo: Photo;
  readonly url: string | null;
}

/** Scrolls in its frame; a mouse drags it. */
function ZoomedPicture({ photo, url }: ZoomedPictureProps) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const frame = ref.current;
    if (frame === null) return;
    frame.scrollTo(
      (frame.scrollWidth - frame.clientWidth) / 2,
      (frame.scrollHeight - frame.clientHeight) / 2,
    );
    frame.focus({ preventScroll: true });
  }, []);
  const drag = (event: PointerEvent): void => {
    if (event.pointerType !== 'mouse' || event.buttons !== 1) return;
    ref.current?.scrollBy(-event.movementX, -event.movementY);
  };

  return (
    // Focusable, so that the arrow keys scroll it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={ref} className={styles['zoomed']} tabIndex={0} onPointerMove={drag}>
      <img
        src={url ?? undefined}
        alt={photo.fileName}
        draggable={false}
        style={{
          width: photo.width / devicePixelRatio,
          height: photo.height / devicePixelRatio,
        }}
      />
    </div>
  );
}

/** The original's bytes as a URL, read only once somebody zooms. */
function useOriginalUrl(photo: Photo, isWanted: boolean): string | null {
  const { library } = useDeps();
  const [url, setUrl] = useState<string | null>(null);
  const { id, mimeType } = photo;
  // Nearly all AVIF files are drawn; the few that need a repair stay blank when zoomed.
  const canDraw = isDrawnByBrowsers(photo) || photo.format === 'avif';

  useEffect(() => {
    if (!isWanted || !canDraw) return undefined;
    let made: string | null = null;
    let isGone = false;
    const read = async (): Promise<void> => {
      const bytes = await library.photos.readOriginal(id);
      if (bytes === null || isGone) return;
      made = URL.createObjectURL(new Blob([bytes], { type: mimeType }));
      setUrl(made);
    };
    void read();
    return () => {
      isGone = true;
      setUrl(null);
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [library, id, mimeType, isWanted, canDraw]);
  return url;
}

function useSwipe(actions: ViewerActions) {
  const startRef = useRef<{ x: number; y: number } | null>(null);
  return {
    onPointerDown: (event: PointerEvent) => {
      startRef.current = event.pointerType === 'touch' ? { x: event.clientX, y: event.clientY } : null;
    },
    onPointerUp: (event: PointerEvent) => {
      const start = startRef.current;
      startRef.current = null;
      if (start === null) return;
      const across = event.clientX - start.x;
      if (Math.abs(across) < SWIPE_PX || Math.abs(across) < 2 * Math.abs(event.clientY - start.y)) return;
      if (across < 0) actions.goNext();
      else actions.goPrevious();
    },
  };
}
