/**
 * What decisions about some photos would change: links that are new, links that archive now, and, where categories are
 * re-evaluated, links that are taken back. Planned from what the transaction reads; classification.ts stores it.
 */
import { autoTagPath, categoryKey, type LinkProvenance, type TagId } from '../core/category.ts';
import { evidenceOf, type CategoryScore, type CommittedDecision, type Decision } from '../core/classify.ts';
import type { PhotoId, PhotoState } from '../core/photo.ts';
import type { ClassificationStore } from './library.ts';
import { readByPhoto } from './photoRanges.ts';
import type { AutoLinkRow, LinkChange, LinkRow, ProfileDatabase } from './schema.ts';
import { openStates, type OpenStates } from './states.ts';
import { readTagAt } from './tagRows.ts';
import { isAutoLink, planTakeBack, readArchivingRule, type TakeBackPlan } from './takeBack.ts';

type Commit = ClassificationStore['commit'];
type PlanContext = Pick<Parameters<Commit>[2], 'runId' | 'modelKey' | 'nowMs' | 'reevaluated'>;

/** One photo as the transaction found it, and the decision about it. */
interface Decided {
  readonly photoId: PhotoId;
  readonly state: PhotoState;
  readonly decision: Decision;
}

export interface ClassificationPlan {
  readonly added: readonly LinkRow[];
  readonly changed: readonly LinkChange[];
  /** Null where nothing is taken back. */
  readonly takenBack: TakeBackPlan | null;
  readonly committed: readonly CommittedDecision[];
}

/** Reads photos and corrections afresh and decides; states are set and not saved. */
export async function decideAll(
  db: ProfileDatabase,
  entries: Parameters<Commit>[0],
  decide: Parameters<Commit>[1],
  nowMs: number,
): Promise<{ readonly decided: readonly Decided[]; readonly states: OpenStates }> {
  const [states, vetoes] = await Promise.all([
    openStates(
      db,
      entries.map(({ photoId }) => photoId),
    ),
    // Nothing to veto where nothing matches.
    readByPhoto(
      db.vetoes,
      entries.filter(({ scores }) => scores.length > 0).map(({ photoId }) => photoId),
    ),
  ]);
  // The configuration is parsed for it, which only few batches need.
  const hasFavourites = entries.some(
    ({ photoId, scores }) => scores.length > 0 && states.get(photoId)?.isFavourite === true,
  );
  const archivesFavourites = hasFavourites && (await readArchivingRule(db)).archivesFavourites;
  const decided: Decided[] = [];
  for (const { photoId, scores } of entries) {
    const state = states.get(photoId);
    if (state === null || state.visibility === 'trash') continue;
    const photo = { id: photoId, visibility: state.visibility, isFavourite: state.isFavourite };
    const decision = decide({ photo, scores, vetoes: vetoes.get(photoId) ?? [], archivesFavourites });
    decided.push({ photoId, state, decision });
    states.set(photoId, stateAfter(state, decision, nowMs));
  }
  return { decided, states };
}

function stateAfter(state: PhotoState, { archivedBy }: Decision, nowMs: number): PhotoState {
  return {
    ...state,
    ...(archivedBy.length > 0 ? { visibility: 'archive', archivedBy: 'classification' } : {}),
    classifiedAtMs: nowMs,
  };
}

/** Names of the categories that match. */
export function matchedNames(decided: readonly Decided[]): Set<string> {
  return new Set(decided.flatMap(({ decision }) => decision.matches.map(({ category }) => category.name)));
}

/** Ids of the categories' tags, for a question: a tag that is not there yet has an id that no stored one has. */
export async function readTagIds(
  db: ProfileDatabase,
  names: ReadonlySet<string>,
): Promise<Map<string, TagId>> {
  const idByName = new Map<string, TagId>();
  for (const name of names) {
    const tag = await readTagAt(db, autoTagPath(name));
    idByName.set(name, tag?.id ?? -1 - idByName.size);
  }
  return idByName;
}

export async function planLinks(
  db: ProfileDatabase,
  entries: Parameters<Commit>[0],
  { decided, states }: Awaited<ReturnType<typeof decideAll>>,
  tagIdByName: ReadonlyMap<string, TagId>,
  context: PlanContext,
): Promise<ClassificationPlan> {
  const { reevaluated } = context;
  const nameByKey = new Map(reevaluated?.map((name) => [categoryKey(name), name]));
  const concerned = decided.filter(
    ({ decision }) => reevaluated !== undefined || decision.matches.length > 0,
  );
  const linksById = await readByPhoto(
    db.links,
    concerned.map(({ photoId }) => photoId),
  );
  const added: LinkRow[] = [];
  const changed: LinkChange[] = [];
  const removed: AutoLinkRow[] = [];
  const newlyLinkedById = new Map<PhotoId, string[]>();
  for (const one of concerned) {
    const { photoId, decision } = one;
    const links = linksById.get(photoId) ?? [];
    const newlyLinked: string[] = [];
    for (const match of decision.matches) {
      const tagId = tagIdByName.get(match.category.name);
      if (tagId === undefined) throw new Error(`No tag was made for the category "${match.category.name}"`);
      const isArchiving = decision.archivedBy.includes(match);
      const existing = links.find((link) => link.tagId === tagId);
      if (existing === undefined) {
        const provenance = provenanceOf(match, isArchiving, context);
        added.push({ photoId, tagId, linkedAtMs: context.nowMs, provenance });
        newlyLinked.push(match.category.name);
      } else if (isArchiving) {
        changed.push({ before: existing, after: archivingLink(existing, match, context) });
      }
    }
    newlyLinkedById.set(photoId, newlyLinked);
    removed.push(...unmatchedLinks(links, decision, nameByKey));
  }
  const takenBack =
    removed.length === 0
      ? null
      : await planTakeBack(db, { removed, added, archiving: await readArchivingRule(db) }, states);
  const committed = describe(entries, decided, newlyLinkedById, takenOffNames(removed, nameByKey), takenBack);
  return { added, changed, takenBack, committed };
}

/** Links of categories that were looked at and do not match. Those of others, and a person's own, are not concerned. */
function unmatchedLinks(
  links: readonly LinkRow[],
  { matches }: Decision,
  nameByKey: ReadonlyMap<string, string>,
): AutoLinkRow[] {
  const matchedKeys = new Set(matches.map(({ category }) => categoryKey(category.name)));
  return links
    .filter(isAutoLink)
    .filter(
      ({ provenance }) => nameByKey.has(provenance.categoryKey) && !matchedKeys.has(provenance.categoryKey),
    );
}

/** By photo. A tag that a person vouches for as well stays on the photo. */
function takenOffNames(
  removed: readonly AutoLinkRow[],
  nameByKey: ReadonlyMap<string, string>,
): Map<PhotoId, string[]> {
  const names = new Map<PhotoId, string[]>();
  for (const { photoId, provenance, isByHand } of removed) {
    const name = nameByKey.get(provenance.categoryKey);
    if (isByHand === true || name === undefined) continue;
    names.set(photoId, [...(names.get(photoId) ?? []), name]);
  }
  return names;
}

function describe(
  entries: Parameters<Commit>[0],
  decided: readonly Decided[],
  newlyLinkedById: ReadonlyMap<PhotoId, readonly string[]>,
  takenOffById: ReadonlyMap<PhotoId, readonly string[]>,
  takenBack: TakeBackPlan | null,
): CommittedDecision[] {
  const decisionById = new Map(decided.map(({ photoId, decision }) => [photoId, decision]));
  const returning = new Set(takenBack?.returning);
  return entries.map(({ photoId }): CommittedDecision => {
    const decision = decisionById.get(photoId) ?? null;
    return {
      photoId,
      decision,
      newlyLinked: newlyLinkedById.get(photoId) ?? [],
      archived: decision !== null && decision.archivedBy.length > 0,
      takenOff: takenOffById.get(photoId) ?? [],
      returned: returning.has(photoId),
    };
  });
}

function provenanceOf(
  match: CategoryScore,
  archived: boolean,
  { runId, modelKey }: PlanContext,
): LinkProvenance {
  return { runId, categoryKey: categoryKey(match.category.name), ...evidenceOf(match), modelKey, archived };
}

/**
 * The photo was linked before, when the category only tagged, or by hand; now it is archived as well. The link keeps its
 * origin and notes who archived.
 */
function archivingLink(row: LinkRow, match: CategoryScore, context: PlanContext): LinkRow {
  // Whoever archived through this link before was corrected since, or the photo would not be on the timeline.
  const { archiveRunId: _, ...link } = row;
  if (link.provenance === null) {
    return { ...link, isByHand: true, provenance: provenanceOf(match, true, context) };
  }
  const { runId } = context;
  const isOtherRun = runId !== null && runId !== link.provenance.runId;
  return {
    ...link,
    provenance: { ...link.provenance, archived: true },
    ...(isOtherRun ? { archiveRunId: runId } : {}),
  };
}
