/**
 * Which photos get a preview. One that browsers draw and that is no larger than a preview is shown itself: making a copy
 * of it would cost the import time and the library room, and show no more.
 */
import type { Photo, PhotoFormat } from './photo.ts';

/** Fills a laptop's window; twice the pixels would double what a library weighs for the rare zoom, which shows the original. */
export const PREVIEW_LONG_SIDE = 1600;

/** HEIC and TIFF are drawn by hardly any browser, and of the AVIF files some only after a repair. */
const DRAWN_BY_BROWSERS: ReadonlySet<PhotoFormat> = new Set(['jpeg', 'png', 'webp', 'gif', 'bmp']);

/** Whether every browser shows the file itself. */
export function isDrawnByBrowsers({ format }: Pick<Photo, 'format'>): boolean {
  return DRAWN_BY_BROWSERS.has(format);
}

export function needsPreview(photo: Pick<Photo, 'format' | 'width' | 'height'>): boolean {
  return !isDrawnByBrowsers(photo) || Math.max(photo.width, photo.height) > PREVIEW_LONG_SIDE;
}
