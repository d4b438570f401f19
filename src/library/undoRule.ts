/**
 * What undoing a run does to one photo, as a pure rule: given what the run changed and how the photo is now, how it is
 * afterwards.
 *
 * What nobody changed since goes back exactly to what it was: a place that is still the one the run left, a link as the run
 * left it. What somebody changed since stays. Two things follow from who keeps a photo in the archive (takeBack.ts):
 * where a category archives the photo through a link made *after* the run, the photo stays and the archiving passes to
 * that link; and a photo is never put or left in the archive "by classification" with no link to answer for it. Links
 * older than the run claim nothing: they were there when the photo was where it goes back to.
 */
import { isSpared, type ArchivingRule } from '../core/archiving.ts';
import { isVetoed, type TagId, type Veto } from '../core/category.ts';
import { isEqual } from '../core/config/isEqual.ts';
import type { LinkRow } from './schema.ts';
import type { Place } from './states.ts';

/** How a photo is now. */
export interface PhotoNow {
  readonly place: Place;
  readonly isFavourite: boolean;
  readonly links: readonly LinkRow[];
  readonly vetoes: readonly Veto[];
}

/** One link as the run found it. */
export interface LinkUndo {
  readonly tagId: TagId;
  readonly before: LinkRow | null;
  /** As the run left it; `made` for one that the run made, which knows its run itself. */
  readonly after: LinkRow | 'made' | null;
}

/** What one transaction of a run changed of one photo. */
export interface PhotoUndo {
  readonly place: { readonly before: Place; readonly after: Place } | null;
  /** What it was, where that was changed; what it became is the opposite. */
  readonly wasFavourite: boolean | null;
  readonly links: readonly LinkUndo[];
  readonly vetoesAdded: readonly Veto[];
  readonly vetoesRemoved: readonly Veto[];
}

export interface UndoContext {
  readonly runId: number;
  /** When the transaction was. */
  readonly atMs: number;
  /** What the configuration in force archives. */
  readonly archiving: ArchivingRule;
  /** Runs undone already: what they had made does not come back. */
  readonly undoneRunIds: ReadonlySet<number>;
}

export interface PhotoUndone extends PhotoNow {
  readonly untagged: number;
  readonly retagged: number;
  /** Something of the photo was changed since, and stays. */
  readonly isLeftAlone: boolean;
}

export function undoPhoto(now: PhotoNow, undo: PhotoUndo, context: UndoContext): PhotoUndone {
  const linked = undoLinks(now, undo, context);
  const vetoes = vetoesBefore(now.vetoes, undo);
  // Where it is, and whether it is a favourite, are changed and put back each for itself.
  const isFavourite = undo.wasFavourite ?? now.isFavourite;
  const placed = placeBefore(now, undo, { ...linked, vetoes, isFavourite }, context);
  // A correction goes with what it was made by: where that stays, so does the correction.
  const isUndone = ({ kind }: Veto): boolean => !(kind === 'tag' ? linked : placed).isLeftAlone;
  return {
    place: placed.place,
    isFavourite,
    links: placed.links,
    vetoes: [...vetoes.filter(isUndone), ...now.vetoes.filter((veto) => !isUndone(veto))],
    untagged: linked.untagged,
    retagged: linked.retagged,
    isLeftAlone: linked.isLeftAlone || placed.isLeftAlone,
  };
}

function undoLinks({ links, vetoes }: PhotoNow, undo: PhotoUndo, context: UndoContext) {
  const byTag = new Map(links.map((link) => [link.tagId, link]));
  let untagged = 0;
  let retagged = 0;
  let isLeftAlone = false;
  let isAnswerLost = false;
  for (const change of undo.links) {
    const { tagId, before, after } = change;
    const current = byTag.get(tagId) ?? null;
    if (isSameLink(current, before)) continue;
    if (!isAsLeft(current, change, context) || !mayComeBack(before, vetoes, undo, context)) {
      isLeftAlone = true;
      continue;
    }
    if (current?.provenance?.archived === true && before?.provenance?.archived !== true) isAnswerLost = true;
    if (current?.isByHand === true && before === null && after === 'made') {
      // The person has vouched for it since: classification's part goes, the person's stays.
      byTag.set(tagId, toHandLink(current));
      isLeftAlone = true;
    } else if (before === null) {
      byTag.delete(tagId);
      untagged += 1;
    } else {
      byTag.set(tagId, before);
      if (current === null) retagged += 1;
    }
  }
  return { links: [...byTag.values()], untagged, retagged, isLeftAlone, isAnswerLost };
}

function isAsLeft(current: LinkRow | null, { after }: LinkUndo, { runId, atMs }: UndoContext): boolean {
  if (after !== 'made') return isSameLink(current, after);
  if (current === null) return false;
  return current.provenance === null ? current.linkedAtMs === atMs : current.provenance.runId === runId;
}

/** That somebody looked at a link changes nothing about it. */
function isSameLink(a: LinkRow | null, b: LinkRow | null): boolean {
  return isEqual(a === null ? null : withoutReview(a), b === null ? null : withoutReview(b));
}

function withoutReview(row: LinkRow): LinkRow {
  const { reviewedAtMs: _, ...link } = row;
  return link;
}

/** False for a link whose own run was undone since, and for one that a person has ruled out since. */
function mayComeBack(
  before: LinkRow | null,
  vetoes: readonly Veto[],
  { vetoesAdded }: PhotoUndo,
  { undoneRunIds }: UndoContext,
): boolean {
  const provenance = before?.provenance ?? null;
  if (provenance === null) return true;
  if (provenance.runId !== null && undoneRunIds.has(provenance.runId)) return false;
  const since = vetoes.filter((veto) => !vetoesAdded.some((added) => isEqual(added, veto)));
  return !isVetoed(since, provenance.categoryKey, 'tag');
}

function vetoesBefore(now: readonly Veto[], { vetoesAdded, vetoesRemoved }: PhotoUndo): Veto[] {
  const kept = now.filter((veto) => !vetoesAdded.some((added) => isEqual(added, veto)));
  const missing = vetoesRemoved.filter(({ categoryKey, kind }) => !isVetoed(kept, categoryKey, kind));
  return [...kept, ...missing];
}

interface Placed {
  readonly place: Place;
  readonly links: readonly LinkRow[];
  readonly isLeftAlone: boolean;
}

function placeBefore(
  { place }: PhotoNow,
  undo: PhotoUndo,
  { links, vetoes, isFavourite, isAnswerLost }: Omit<PhotoNow, 'place'> & { readonly isAnswerLost: boolean },
  context: UndoContext,
): Placed {
  const isAllowed = ({ categoryKey }: { readonly categoryKey: string }): boolean =>
    !isVetoed(vetoes, categoryKey, 'archive');
  const isAnswered = links.some(({ provenance }) => provenance?.archived === true && isAllowed(provenance));
  const claimOf = (mayClaim: (link: LinkRow) => boolean): LinkRow | undefined =>
    links.find(
      (link) =>
        !isSpared({ isFavourite }, context.archiving) &&
        link.provenance !== null &&
        context.archiving.keys.has(link.provenance.categoryKey) &&
        isAllowed(link.provenance) &&
        mayClaim(link),
    );
  const isHeld = place.archivedBy === 'classification';
  const stay = (isLeftAlone: boolean): Placed => ({ place, links, isLeftAlone });
  const heldBy = (heir: LinkRow): Placed => ({
    place,
    links: isAnswered ? links : links.map((link) => (link === heir ? asArchiving(link) : link)),
    isLeftAlone: true,
  });

  if (undo.place !== null && isEqual(place, undo.place.after)) {
    const { before } = undo.place;
    if (before.archivedBy === 'classification' && !isAnswered) return stay(true);
    const later = isHeld ? claimOf((link) => lastRunOf(link) > context.runId) : undefined;
    return later === undefined ? { place: before, links, isLeftAlone: false } : heldBy(later);
  }
  if (isHeld && isAnswerLost && !isAnswered) {
    const heir = claimOf(() => true);
    return heir === undefined
      ? { place: { visibility: 'timeline', archivedBy: null }, links, isLeftAlone: false }
      : heldBy(heir);
  }
  return stay(undo.place !== null && !isEqual(place, undo.place.before));
}

function lastRunOf({ provenance, archiveRunId }: LinkRow): number {
  return Math.max(provenance?.runId ?? 0, archiveRunId ?? 0);
}

/** The link with classification's part taken off: the person's tag stays. */
export function toHandLink(row: LinkRow): LinkRow {
  const { archiveRunId: _, isByHand: __, ...link } = row;
  return { ...link, provenance: null };
}

function asArchiving(row: LinkRow): LinkRow {
  const { archiveRunId: _, ...link } = row;
  return link.provenance === null ? link : { ...link, provenance: { ...link.provenance, archived: true } };
}
