/** The list a photo was opened from: its neighbours there, and the place to come back to. */
import { useLocation } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import type { Photo, PhotoId } from '../../core/photo.ts';
import { indexOfPhoto } from '../../lists/photoLists.ts';
import { listSourceKey, listSourceOf, type ListSource } from '../listSource.ts';
import { usePhotoList } from '../queries.ts';
import { useView } from '../viewStore.ts';

export interface ViewerList {
  readonly source: ListSource;
  /** True where the photo was opened from a list in this history, so that Back leads there. */
  readonly hasOrigin: boolean;
  /** Position from 1, or null where the list no longer has the photo. */
  readonly position: number | null;
  readonly total: number;
  readonly previousId: PhotoId | null;
  readonly nextId: PhotoId | null;
}

export function useViewerList(photo: Photo): ViewerList {
  const origin = useLocation({ select: (location) => location.state.listSource });
  const source = origin ?? listSourceOf(photo.visibility);
  const photos = usePhotoList(source).data;
  const list = listSourceKey(source);

  useEffect(() => {
    const { places, leavePlace } = useView.getState();
    leavePlace(list, { position: places.get(list)?.position ?? 0, photoId: photo.id });
  }, [list, photo.id]);

  const index = useMemo(
    () => (photos === undefined ? -1 : indexOfPhoto(photos, photo.id)),
    [photos, photo.id],
  );
  const [lastIndex, setLastIndex] = useState(index);
  if (index !== -1 && index !== lastIndex) setLastIndex(index);
  const idAt = (place: number): PhotoId | null => photos?.ids[place] ?? null;

  return {
    source,
    hasOrigin: origin !== undefined,
    position: index === -1 ? null : index + 1,
    total: photos?.ids.length ?? 0,
    // A photo that left the list while one looked at it still has the neighbours it had.
    previousId: idAt((index === -1 ? lastIndex : index) - 1),
    nextId: index === -1 ? idAt(lastIndex) : idAt(index + 1),
  };
}
