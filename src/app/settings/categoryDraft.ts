/** A category while it is being typed: prompts are still one text, and nothing has been checked. */
import { DEFAULT_EXAMPLE_SIMILARITY, type Category, type CategoryAction } from '../../core/category.ts';
import { draftToRules, NO_RULES, rulesDraftOf, type RulesDraft } from './rules/rulesDraft.ts';

export interface CategoryDraft {
  readonly name: string;
  /** One prompt a line. */
  readonly prompts: string;
  /** Null until the slider is touched: the model's default. */
  readonly similarity: number | null;
  readonly action: CategoryAction;
  readonly enabled: boolean;
  /** One prompt a line. */
  readonly butNot: string;
  /** Hashes of example photos. */
  readonly like: readonly string[];
  readonly unlike: readonly string[];
  readonly exampleSimilarity: number;
  readonly rules: RulesDraft;
}

export function emptyDraft(): CategoryDraft {
  return {
    name: '',
    prompts: '',
    similarity: null,
    action: 'tag',
    enabled: true,
    butNot: '',
    like: [],
    unlike: [],
    exampleSimilarity: DEFAULT_EXAMPLE_SIMILARITY,
    rules: NO_RULES,
  };
}

export function draftOf({ but_not = [], examples, metadata, prompts, ...rest }: Category): CategoryDraft {
  return {
    ...rest,
    prompts: prompts.join('\n'),
    butNot: but_not.join('\n'),
    like: examples?.like ?? [],
    unlike: examples?.unlike ?? [],
    exampleSimilarity: examples?.similarity ?? DEFAULT_EXAMPLE_SIMILARITY,
    rules: rulesDraftOf(metadata),
  };
}

/** The prompts of a text: trimmed, blank lines and repeats dropped. */
export function promptLines(text: string): string[] {
  return [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '');
}

/** The category a draft stands for, with the similarity the slider shows; not yet known to be valid. */
export function draftToCategory(draft: CategoryDraft, similarity: number): Category {
  const { name, prompts, action, enabled, like, unlike, exampleSimilarity } = draft;
  const butNot = promptLines(draft.butNot);
  const metadata = draftToRules(draft.rules);
  const hasExamples = like.length + unlike.length > 0;
  return {
    name: name.trim(),
    prompts: promptLines(prompts),
    similarity: toSteps(similarity),
    action,
    enabled,
    ...(butNot.length === 0 ? {} : { but_not: butNot }),
    ...(hasExamples ? { examples: { like, unlike, similarity: toSteps(exampleSimilarity) } } : {}),
    ...(metadata === undefined ? {} : { metadata }),
  };
}

/** The slider's arithmetic leaves 0.28999999999999998; the document keeps two decimals. */
function toSteps(similarity: number): number {
  return Math.round(similarity * 100) / 100;
}
