/** Corrections that stick, one row to a photo, kind and category. */
import type { Veto } from '../core/category.ts';
import type { PhotoId } from '../core/photo.ts';

export function vetoKey({ photoId, kind, categoryKey }: Veto): [PhotoId, Veto['kind'], string] {
  return [photoId, kind, categoryKey];
}

export function isVetoed(
  vetoes: readonly Veto[] | undefined,
  categoryKey: string,
  kind: Veto['kind'],
): boolean {
  return vetoes?.some((veto) => veto.kind === kind && veto.categoryKey === categoryKey) ?? false;
}
