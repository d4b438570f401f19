/**
 * A file that was edited where it lies is another photo by its content. What a person did with the photo before goes over to
 * it: tags by hand, the favourite's mark, the archive. Corrections do not: they were about what was on the picture. The photo before goes to the trash, from where it can be brought back
 * as its thumbnail. All of it is done as by hand, a few runs for a whole look through a folder, so Activity shows it and can
 * undo it.
 */
import type { PhotoId } from '../core/photo.ts';
import type { Library } from '../library/library.ts';
import type { Replacement } from './folderPlan.ts';

export async function carryOver(
  { library, nowMs }: { readonly library: Pick<Library, 'photos' | 'tags'>; readonly nowMs: () => number },
  replacements: readonly Replacement[],
): Promise<void> {
  if (replacements.length === 0) return;
  const { photos, tags } = library;
  const states = await photos.readStates(replacements.flatMap(({ file }) => file.photoId ?? []));
  const idsByTag = new Map<string, PhotoId[]>();
  const favourites: PhotoId[] = [];
  const returned: PhotoId[] = [];
  const archived: PhotoId[] = [];
  const replacedIds: PhotoId[] = [];
  for (const { file, by, isReturn } of replacements) {
    const state = file.photoId === null ? undefined : states.get(file.photoId);
    // Whoever edits what lies in the trash wants to see it: the new photo stays on the timeline.
    if (file.photoId === null || state === undefined || state.visibility === 'trash') continue;
    replacedIds.push(file.photoId);
    if (isReturn) returned.push(by);
    if (state.isFavourite) favourites.push(by);
    if (state.archivedBy === 'user') archived.push(by);
    for (const { tag, isByHand } of await tags.readLinks(file.photoId)) {
      if (isByHand) idsByTag.set(tag.path, [...(idsByTag.get(tag.path) ?? []), by]);
    }
  }
  // The old ones last: broken off before, all of this is done again and changes nothing the second time.
  for (const [path, ids] of idsByTag) await tags.addByHand(ids, path, nowMs());
  if (favourites.length > 0) await photos.setFavourite(favourites, true, nowMs());
  if (returned.length > 0) await photos.moveByHand(returned, 'timeline', nowMs());
  if (archived.length > 0) await photos.moveByHand(archived, 'archive', nowMs());
  if (replacedIds.length > 0) await photos.moveByHand(replacedIds, 'trash', nowMs());
}
