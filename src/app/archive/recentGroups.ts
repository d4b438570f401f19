/** What was archived lately, by day and category: pure, so that a year of it can be tested in no time. */
import type { PhotoId } from '../../core/photo.ts';
import type { ArchivedPhoto } from '../../library/library.ts';

/** Photos that the same categories archived on one day. */
interface RecentGroup {
  readonly key: string;
  readonly categoryKeys: readonly string[];
  /** Latest first. */
  readonly photoIds: readonly PhotoId[];
}

export interface RecentDay {
  /** Of the day's latest archiving, epoch ms. */
  readonly atMs: number;
  readonly photos: number;
  /** Largest first. */
  readonly groups: readonly RecentGroup[];
}

/**
 * @param archived latest first
 * @param dayOf names the local day of a moment
 */
export function groupRecent(
  archived: readonly ArchivedPhoto[],
  dayOf: (epochMs: number) => string,
): RecentDay[] {
  const days = new Map<string, { atMs: number; groups: Map<string, ArchivedPhoto[]> }>();
  for (const photo of archived) {
    const name = dayOf(photo.atMs);
    const day = days.get(name) ?? { atMs: photo.atMs, groups: new Map<string, ArchivedPhoto[]>() };
    days.set(name, day);
    const key = photo.categoryKeys.toSorted().join('\n');
    const group = day.groups.get(key);
    if (group === undefined) day.groups.set(key, [photo]);
    else group.push(photo);
  }
  return [...days].map(([name, { atMs, groups }]) => ({
    atMs,
    photos: [...groups.values()].reduce((sum, { length }) => sum + length, 0),
    groups: [...groups]
      .map(([key, photos]): RecentGroup => ({
        key: `${name} ${key}`,
        categoryKeys: photos[0]?.categoryKeys ?? [],
        photoIds: photos.map(({ photoId }) => photoId),
      }))
      .toSorted((a, b) => b.photoIds.length - a.photoIds.length || (a.key < b.key ? -1 : 1)),
  }));
}
