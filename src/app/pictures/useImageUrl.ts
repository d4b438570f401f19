/** A photo's thumbnail or preview for as long as a component shows it. */
import { createContext, use, useEffect, useState } from 'react';
import type { PhotoId } from '../../core/photo.ts';
import type { ImageUrls } from './imageUrls.ts';

export interface Pictures {
  readonly thumbnails: ImageUrls;
  readonly previews: ImageUrls;
}

export const PicturesContext = createContext<Pictures | null>(null);

export function usePictures(): Pictures {
  const pictures = use(PicturesContext);
  if (pictures === null) throw new Error('PicturesContext is missing: render inside <App>.');
  return pictures;
}

/** Its URL, or null until it is there. */
export function useImageUrl(images: ImageUrls, id: PhotoId): string | null {
  const [shown, setShown] = useState({ id, url: images.peek(id) });
  useEffect(
    () =>
      images.show(id, (url) => {
        setShown({ id, url });
      }),
    [images, id],
  );
  return shown.id === id ? shown.url : images.peek(id);
}
