/**
 * Pictures to search by that were dropped, pasted or picked: in this page's memory, under the token their address names, so
 * that Back finds them again. They are never imported or stored; a reload forgets them.
 */
import type { SearchSubject } from '../../core/search/searchQuery.ts';
import type { HeldPicture } from '../../pipeline/searchPhotos.ts';

interface ShownPicture extends HeldPicture {
  /** To show it, where the browser can. */
  readonly url: string;
}

/** Enough to go back through; a picture may have a hundred megabytes. */
const KEPT = 6;

const pictures = new Map<string, ShownPicture>();

/** Answers the token for the address. */
export function holdPicture(file: File): string {
  const token = crypto.randomUUID().slice(0, 8);
  pictures.set(token, { file, encoded: null, url: URL.createObjectURL(file) });
  for (const [old, { url }] of pictures) {
    if (pictures.size <= KEPT) break;
    URL.revokeObjectURL(url);
    pictures.delete(old);
  }
  return token;
}

/** The picture a search is by, null where it is by something else or the picture is forgotten. */
export function heldPictureOf(subject: SearchSubject): ShownPicture | null {
  return subject.kind === 'picture' ? (pictures.get(subject.token) ?? null) : null;
}
