/**
 * The classifier's rule. A category's score for a photo is the highest cosine similarity over its prompts; at or above
 * the category's threshold it is a match. Everything else here is what follows from a match.
 */
import { categoryKey, isVetoed, type Category, type Veto } from './category.ts';
import type { Photo, PhotoId } from './photo.ts';

/** One category's best prompt on one photo. */
export interface CategoryScore {
  readonly category: Category;
  readonly score: number;
  readonly prompt: string;
}

export interface DecisionInput {
  readonly photo: Pick<Photo, 'id' | 'visibility'>;
  /** One per enabled category, in configuration order. */
  readonly scores: readonly CategoryScore[];
  readonly vetoes: ReadonlyArray<Pick<Veto, 'categoryKey' | 'kind'>>;
}

export interface Decision {
  /** Matches to link, vetoed ones left out; some may be linked already. */
  readonly matches: readonly CategoryScore[];
  /** The matches that archive the photo; empty unless it is on the timeline. */
  readonly archivedBy: readonly CategoryScore[];
}

/** What became of one photo in the transaction that applied a decision. */
export interface CommittedDecision {
  readonly photoId: PhotoId;
  /** Null where the photo was gone or in the trash by the time of the transaction. */
  readonly decision: Decision | null;
  /** Categories whose link is new. */
  readonly newlyLinked: readonly string[];
  readonly archived: boolean;
}

/** At or above the threshold is a match. */
export function isMatch({ category, score }: Pick<CategoryScore, 'category' | 'score'>): boolean {
  return score >= category.similarity;
}

/**
 * Decides what classification does to one photo.
 * A person's corrections win: a vetoed category neither tags nor archives, and a category whose archiving was vetoed
 * still tags. Photos in the trash are left alone.
 */
export function decide({ photo, scores, vetoes }: DecisionInput): Decision {
  if (photo.visibility === 'trash') return { matches: [], archivedBy: [] };
  const isAllowed = ({ name }: Category, kind: Veto['kind']): boolean =>
    !isVetoed(vetoes, categoryKey(name), kind);

  const matches = scores.filter((entry) => isMatch(entry) && isAllowed(entry.category, 'tag'));
  const archivedBy =
    photo.visibility === 'timeline'
      ? matches.filter(
          ({ category }) => category.action === 'tag_and_archive' && isAllowed(category, 'archive'),
        )
      : [];
  return { matches, archivedBy };
}
