/** Corrections that stick, one row to a photo, kind and category. */
import type { Veto } from '../core/category.ts';
import type { PhotoId } from '../core/photo.ts';

export function vetoKey({ photoId, kind, categoryKey }: Omit<Veto, 'atMs'>): [PhotoId, Veto['kind'], string] {
  return [photoId, kind, categoryKey];
}
