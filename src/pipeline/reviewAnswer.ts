/**
 * A person's word about items of a review. "Right" is only noted, so that it is not asked again; "wrong" is a correction like
 * any other: the tag goes, it does not come back, and the photo returns that only this tag kept in the archive.
 */
import type { Deps } from './deps.ts';
import type { ReviewItem } from './reviewQueue.ts';

type Looked = Pick<ReviewItem, 'photoId' | 'tagId'>;

/** Notes that the tags are right. A tag that is not there yet leaves nothing to note: the next scan puts it on. */
export async function acceptItems(
  { library, nowMs }: Pick<Deps, 'library' | 'nowMs'>,
  items: readonly Looked[],
): Promise<void> {
  const links = linksOf(items);
  if (links.length > 0) await library.review.mark(links, nowMs());
}

/** Takes {@link acceptItems} back. */
export async function reopenItems(
  { library }: Pick<Deps, 'library'>,
  items: readonly Looked[],
): Promise<void> {
  const links = linksOf(items);
  if (links.length > 0) await library.review.mark(links, null);
}

/** Answers the run that takes it back; null where the tag was gone already. */
export async function rejectItem(
  { library, nowMs }: Pick<Deps, 'library' | 'nowMs'>,
  { photoId, tagId, categoryName }: Pick<ReviewItem, 'photoId' | 'tagId' | 'categoryName'>,
): Promise<number | null> {
  const { runId } =
    tagId === null
      ? await library.review.keepOff(photoId, categoryName, nowMs())
      : await library.tags.removeByHand([photoId], tagId, nowMs());
  return runId;
}

function linksOf(items: readonly Looked[]): Array<{ photoId: number; tagId: number }> {
  return items.flatMap(({ photoId, tagId }) => (tagId === null ? [] : [{ photoId, tagId }]));
}
