/**
 * The classifier's rule, in one place.
 *
 * A signal is one way to recognise a category in a photo: its prompts, its example photos, its metadata rules. It scores the
 * photo, and holds where the score reaches the signal's threshold and exceeds what speaks against it: the best of the
 * prompts or examples that the category is mistaken for. A photo matches where every signal that is required holds and, of
 * those that are enough by themselves, at least one does. Everything else here is what follows from a match.
 */
import { isSpared } from './archiving.ts';
import { categoryKey, isVetoed, type Category, type LinkProvenance, type Veto } from './category.ts';
import type { Photo, PhotoId } from './photo.ts';

/** What a signal counts for: `enough` by itself, or `required` beside the others. */
export type SignalRole = 'enough' | 'required';

export interface Signal {
  /** `prompts`, `examples`, `metadata`: unique within a category. */
  readonly name: string;
  readonly role: SignalRole;
  readonly threshold: number;
}

/** What a signal finds on one photo. */
export interface Reading {
  /** Of what fits best; minus infinity where there is nothing to fit. */
  readonly score: number;
  /** Of the best of what speaks against it; minus infinity where nothing does. */
  readonly rival: number;
}

/** What one signal says of one photo, with its reasons. */
export interface Verdict extends Signal, Reading {
  readonly holds: boolean;
  /** What gave the score: a prompt, the SHA-256 of an example, the metadata rules that do not hold. */
  readonly winner: string;
  /** What gave the rival's score, of the same kind; empty where there is none. */
  readonly rivalWinner: string;
}

/** One category's score on one photo: of the signal that decided. */
export interface CategoryScore {
  readonly category: Category;
  readonly score: number;
  /** The prompt that won; empty where another signal decided. */
  readonly prompt: string;
  /** What every signal says. Left out where the prompts are all there is and nothing speaks against them. */
  readonly verdicts?: readonly Verdict[];
}

export interface DecisionInput {
  readonly photo: Pick<Photo, 'id' | 'visibility' | 'isFavourite'>;
  /** One per enabled category, in configuration order. */
  readonly scores: readonly CategoryScore[];
  readonly vetoes: ReadonlyArray<Pick<Veto, 'categoryKey' | 'kind'>>;
  /** The configuration says that favourites are archived like other photos. */
  readonly archivesFavourites: boolean;
}

export interface Decision {
  /** Matches to link, vetoed ones left out; some may be linked already. */
  readonly matches: readonly CategoryScore[];
  /** The matches that archive the photo; empty unless it is on the timeline. */
  readonly archivedBy: readonly CategoryScore[];
  /** A match would have archived the photo, which stays because it is a favourite. */
  readonly isSpared: boolean;
}

/** What became of one photo in the transaction that applied a decision. */
export interface CommittedDecision {
  readonly photoId: PhotoId;
  /** Null where the photo was gone or in the trash by the time of the transaction. */
  readonly decision: Decision | null;
  /** Categories whose link is new. */
  readonly newlyLinked: readonly string[];
  readonly archived: boolean;
  /** Categories whose link was taken off, since they no longer match; in a re-evaluation only. */
  readonly takenOff: readonly string[];
  /** The photo came back from the archive with them. */
  readonly returned: boolean;
}

/** A score at the threshold reaches it; one equal to the rival does not exceed it. */
export function holds(threshold: number, { score, rival }: Reading): boolean {
  return score >= threshold && score > rival;
}

/**
 * Whether a photo matches, by what its signals say; without any it does not.
 * @param holdsAt whether the signal in that place holds; not asked more than it takes
 */
export function isMatchBy(
  signals: ReadonlyArray<Pick<Signal, 'role'>>,
  holdsAt: (index: number) => boolean,
): boolean {
  let isEnoughAsked = false;
  let isEnough = false;
  for (let index = 0; index < signals.length; index++) {
    if (signals[index]?.role === 'required') {
      if (!holdsAt(index)) return false;
    } else {
      isEnoughAsked = true;
      isEnough ||= holdsAt(index);
    }
  }
  return isEnoughAsked ? isEnough : signals.length > 0;
}

export function isMatch({
  category,
  score,
  verdicts,
}: Pick<CategoryScore, 'category' | 'score' | 'verdicts'>): boolean {
  return verdicts === undefined
    ? score >= category.similarity
    : isMatchBy(verdicts, (index) => verdicts[index]?.holds === true);
}

/**
 * The verdict that a score stands for: the first that holds and is enough by itself, else the first of those that would be
 * enough, else the first.
 */
export function decidingVerdict<Kind extends Pick<Verdict, 'role' | 'holds'>>(
  verdicts: readonly Kind[],
): Kind | undefined {
  return (
    verdicts.find((verdict) => verdict.role === 'enough' && verdict.holds) ??
    verdicts.find(({ role }) => role === 'enough') ??
    verdicts[0]
  );
}

/** What a link notes about the match it is made for. */
export function evidenceOf({
  category,
  score,
  prompt,
  verdicts = [],
}: CategoryScore): Pick<LinkProvenance, 'score' | 'prompt' | 'threshold' | 'signal' | 'example'> {
  const deciding = decidingVerdict(verdicts);
  const threshold = deciding?.threshold ?? category.similarity;
  if (deciding === undefined || deciding.name === 'prompts') return { score, prompt, threshold };
  const example = deciding.name === 'examples' ? { example: deciding.winner } : {};
  return { score, prompt, threshold, signal: deciding.name, ...example };
}

/**
 * Decides what classification does to one photo.
 * A person's corrections win: a vetoed category neither tags nor archives, and a category whose archiving was vetoed
 * still tags. A favourite is tagged and not archived, unless the configuration says so. Photos in the trash are left alone.
 */
export function decide({ photo, scores, vetoes, archivesFavourites }: DecisionInput): Decision {
  if (photo.visibility === 'trash') return { matches: [], archivedBy: [], isSpared: false };
  const isAllowed = ({ name }: Category, kind: Veto['kind']): boolean =>
    !isVetoed(vetoes, categoryKey(name), kind);

  const matches = scores.filter((entry) => isMatch(entry) && isAllowed(entry.category, 'tag'));
  const wouldArchive =
    photo.visibility === 'timeline'
      ? matches.filter(
          ({ category }) => category.action === 'tag_and_archive' && isAllowed(category, 'archive'),
        )
      : [];
  const isKept = isSpared(photo, { archivesFavourites });
  return { matches, archivedBy: isKept ? [] : wouldArchive, isSpared: isKept && wouldArchive.length > 0 };
}
