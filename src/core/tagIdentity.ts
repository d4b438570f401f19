/**
 * Which paths name the same tag, and what is nested in which: `holidays/2019` lies in `Holidays`. The folding is part of the
 * stored format.
 */

/** Identity of a tag: two paths that differ in case or composition only are the same tag. */
export function foldTagPath(path: string): string {
  return path.trim().normalize('NFC').toLowerCase();
}

/** True where both paths name the same tag. */
export function isSameTagPath(a: string, b: string): boolean {
  return foldTagPath(a) === foldTagPath(b);
}

/** True for the tag itself and for those nested in it. */
export function isAtOrBelow(path: string, parent: string): boolean {
  const folded = foldTagPath(path);
  const foldedParent = foldTagPath(parent);
  return folded === foldedParent || folded.startsWith(`${foldedParent}/`);
}

/** The path of a tag at or below `from` once that is called `to`. */
export function renamedPath(path: string, from: string, to: string): string {
  const below = path.trim().split('/').slice(from.trim().split('/').length);
  return [to, ...below].join('/');
}
