/**
 * The picture. First the thumbnail, at the size the picture will have, then the preview, or the photo itself where it is
 * no larger; zoomed, the original. Formats not every browser draws stay at their preview.
 */
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Photo } from '../../core/photo.ts';
import { isDrawnByBrowsers } from '../../core/preview.ts';
import { IconButton } from '../controls/Button.tsx';
import { useDeps } from '../depsContext.ts';
import { text } from '../messages.ts';
import { useImageUrl, usePictures } from '../pictures/useImageUrl.ts';
import type { ViewerActions } from './useViewerActions.ts';
import type { ViewerList } from './useViewerList.ts';
import { useStagePointers } from './useStagePointers.ts';
import styles from './Stage.module.css';

interface StageProps {
  readonly photo: Photo;
  readonly list: ViewerList;
  readonly actions: ViewerActions;
}

export function Stage({ photo, list, actions }: StageProps) {
  const { thumbnails, previews } = usePictures();
  const thumbnail = useImageUrl(thumbnails, photo.id);
  const preview = useImageUrl(previews, photo.id);
  const { zoom, goNext, goPrevious } = actions;
  const { view, isZoomed, frameRef } = zoom;
  const original = useOriginalUrl(photo, isZoomed);
  const pictureRef = useRef<HTMLImageElement>(null);
  const pointers = useStagePointers({
    zoom,
    goNext,
    goPrevious,
    onDrag: (across) => {
      pictureRef.current?.style.setProperty('--drag', `${String(across)}px`);
    },
  });

  return (
    <div ref={frameRef} className={styles['stage']} data-zoomed={isZoomed || undefined} {...pointers}>
      <img
        key={photo.id}
        ref={pictureRef}
        className={styles['picture']}
        // The browser shows what it has until what takes its place is there.
        src={original ?? preview ?? thumbnail ?? undefined}
        alt={photo.fileName}
        // Never larger than it is, until it is zoomed; the thumbnail before it takes the same place.
        style={{
          width: `min(${photo.width}px, 100cqw, 100cqh * ${photo.width / photo.height})`,
          aspectRatio: photo.width / photo.height,
          transform: isZoomed
            ? `translate(${String(view.x)}px, ${String(view.y)}px) scale(${String(view.scale)})`
            : undefined,
        }}
        draggable={false}
      />
      {list.previousId !== null && !isZoomed && (
        <IconButton
          label={text.previousPhoto}
          icon={<ChevronLeft />}
          className={styles['previous']}
          onClick={goPrevious}
        />
      )}
      {list.nextId !== null && !isZoomed && (
        <IconButton
          label={text.nextPhoto}
          icon={<ChevronRight />}
          className={styles['next']}
          onClick={goNext}
        />
      )}
    </div>
  );
}

/** The original's bytes as a URL, read only once somebody zooms. */
function useOriginalUrl(photo: Photo, isWanted: boolean): string | null {
  const { library } = useDeps();
  const [url, setUrl] = useState<string | null>(null);
  const { id, mimeType } = photo;
  // Nearly all AVIF files are drawn; the few that need a repair are not decoded, and stay at their preview.
  const canDraw = isDrawnByBrowsers(photo) || photo.format === 'avif';

  useEffect(() => {
    if (!isWanted || !canDraw) return undefined;
    let made: string | null = null;
    let isGone = false;
    const isStale = (): boolean => isGone;
    const read = async (): Promise<void> => {
      const bytes = await library.photos.readOriginal(id);
      if (bytes === null || isStale()) return;
      made = URL.createObjectURL(new Blob([bytes], { type: mimeType }));
      const image = new Image();
      image.src = made;
      // Decoded before it is shown, so that the picture in hand does not stutter.
      await image.decode();
      if (!isStale()) setUrl(made);
    };
    // What cannot be read or decoded is not shown larger than its preview.
    read().catch(() => undefined);
    return () => {
      isGone = true;
      setUrl(null);
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [library, id, mimeType, isWanted, canDraw]);
  return url;
}
