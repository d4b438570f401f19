/**
 * What restoring a backup does to one photo, new here or not. A photo that nobody decided about here becomes what it was
 * in the backup; where both say something, what a person said wins over what classification did, and of two things a
 * person said the later one (docs/backup.md, "Merging"). Doing it twice is doing it once, so a restore that was cut goes on.
 */
import { isSpared, type ArchivingRule } from '../core/archiving.ts';
import { isVetoed, type TagId, type Veto } from '../core/category.ts';
import type { PhotoState } from '../core/photo.ts';
import { isByHand } from './corrections.ts';
import type { LinkRow } from './schema.ts';

/** What is stored of a photo, or was; links by tag. */
export interface PhotoRecord {
  readonly state: PhotoState;
  readonly links: ReadonlyMap<TagId, LinkRow>;
  readonly vetoes: readonly Veto[];
}

export interface RestoreContext {
  /** What a person did here to the photo since the backup was made, as far as that is remembered. */
  readonly since: {
    readonly isMoved: boolean;
    readonly isFavouriteChanged: boolean;
    readonly tagsRemoved: ReadonlySet<TagId>;
    readonly vetoesRemoved: readonly Veto[];
  };
  /** The tag of each category that has one. */
  readonly tagIdByCategory: ReadonlyMap<string, TagId>;
  /** What the configuration in force archives. */
  readonly archiving: ArchivingRule;
}

/** What the photo becomes. */
export function mergeRecords(here: PhotoRecord, backup: PhotoRecord, context: RestoreContext): PhotoRecord {
  const links = new Map(here.links);
  const vetoes = new Map(here.vetoes.map((veto) => [vetoName(veto), veto]));
  for (const veto of backup.vetoes) mergeVeto(veto, { links, vetoes }, context);
  for (const link of backup.links.values()) mergeLink(link, { links, vetoes }, context);
  const merged = [...vetoes.values()];
  const isFavourite = settleFavourite(here, backup, context);
  const place = settlePlace(here, backup, { isFavourite, links, vetoes: merged }, context);
  return {
    state: {
      ...place,
      isFavourite,
      classifiedAtMs: here.state.classifiedAtMs ?? backup.state.classifiedAtMs,
    },
    links: settleArchivers(links, merged, place, context),
    vetoes: merged,
  };
}

interface Merging {
  readonly links: Map<TagId, LinkRow>;
  readonly vetoes: Map<string, Veto>;
}

function vetoName({ kind, categoryKey }: Omit<Veto, 'photoId' | 'atMs'>): string {
  return `${kind} ${categoryKey}`;
}

function mergeVeto(veto: Veto, { links, vetoes }: Merging, context: RestoreContext): void {
  const name = vetoName(veto);
  if (vetoes.has(name)) return;
  if (context.since.vetoesRemoved.some((removed) => vetoName(removed) === name)) return;
  if (veto.kind === 'tag') {
    const tagId = context.tagIdByCategory.get(veto.categoryKey);
    const link = tagId === undefined ? undefined : links.get(tagId);
    if (link !== undefined && isByHand(link) && link.linkedAtMs > veto.atMs) return;
    if (tagId !== undefined) links.delete(tagId);
  }
  vetoes.set(name, veto);
}

function mergeLink(
  link: LinkRow,
  { links, vetoes }: Merging,
  { since, tagIdByCategory }: RestoreContext,
): void {
  const existing = links.get(link.tagId);
  if (existing === undefined && since.tagsRemoved.has(link.tagId)) return;
  const [key] = [...tagIdByCategory].find(([, tagId]) => tagId === link.tagId) ?? [];
  const name = key === undefined ? '' : vetoName({ kind: 'tag', categoryKey: key });
  const veto = vetoes.get(name);
  if (veto !== undefined) {
    if (!isByHand(link) || veto.atMs >= link.linkedAtMs) return;
    vetoes.delete(name);
  }
  if (existing === undefined) {
    links.set(link.tagId, link);
    return;
  }
  if (isByHand(link) && !isByHand(existing)) {
    links.set(link.tagId, { ...existing, isByHand: true, handTagId: link.tagId });
  }
}

/** Of two that say different things about it, the one that says favourite: no mark is lost by putting libraries together. */
function settleFavourite(here: PhotoRecord, backup: PhotoRecord, { since }: RestoreContext): boolean {
  return here.state.isFavourite || (backup.state.isFavourite && !since.isFavouriteChanged);
}

type Place = Pick<PhotoState, 'visibility' | 'archivedBy'>;

const TIMELINE: Place = { visibility: 'timeline', archivedBy: null };

function settlePlace(
  here: PhotoRecord,
  backup: PhotoRecord,
  merged: Pick<PhotoRecord, 'links' | 'vetoes'> & Pick<PhotoState, 'isFavourite'>,
  { since, archiving }: RestoreContext,
): Place {
  if (since.isMoved || isPlacedByHand(here)) return toPlace(here.state);
  if (isPlacedByHand(backup)) return toPlace(backup.state);
  const isArchived = [here, backup].some(({ state }) => state.archivedBy === 'classification');
  if (!isArchived || isSpared(merged, archiving)) return TIMELINE;
  // Never in the archive with nobody answering for it.
  return [...merged.links.values()].some((link) => canAnswer(link, merged.vetoes, archiving))
    ? { visibility: 'archive', archivedBy: 'classification' }
    : TIMELINE;
}

/** True where the place is a person's word: they put it there, or brought it back from the archive. */
function isPlacedByHand({ state, vetoes }: PhotoRecord): boolean {
  if (state.visibility === 'timeline') return vetoes.some(({ kind }) => kind === 'archive');
  return state.archivedBy !== 'classification';
}

function toPlace({ visibility, archivedBy }: PhotoState): Place {
  return { visibility, archivedBy };
}

/** True for a link that archived the photo, or whose category archives under the configuration in force. */
function canAnswer({ provenance }: LinkRow, vetoes: readonly Veto[], archiving: ArchivingRule): boolean {
  return (
    provenance !== null &&
    (provenance.archived || archiving.keys.has(provenance.categoryKey)) &&
    !isVetoed(vetoes, provenance.categoryKey, 'archive')
  );
}

/** Exactly where classification keeps the photo in the archive does a link answer for it. */
function settleArchivers(
  links: ReadonlyMap<TagId, LinkRow>,
  vetoes: readonly Veto[],
  place: Place,
  { archiving }: RestoreContext,
): Map<TagId, LinkRow> {
  const settled = new Map(links);
  if (place.archivedBy !== 'classification') return settled;
  const answers = [...links.values()].filter((link) => canAnswer(link, vetoes, archiving));
  if (answers.some(({ provenance }) => provenance?.archived === true)) return settled;
  const heir = answers[0];
  if (heir !== undefined && heir.provenance !== null) {
    settled.set(heir.tagId, { ...heir, provenance: { ...heir.provenance, archived: true } });
  }
  return settled;
}
