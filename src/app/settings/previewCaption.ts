/** What is written below a photo of the preview: what won it, or what speaks against it. */
import { brokenRules } from '../../core/scoring/metadataScorer.ts';
import { rulesText } from './rules/messages.ts';
import type { CategoryPreviewState } from './useCategoryPreview.ts';

/**
 * @param place of the photo among the preview's columns
 * @param signal index of the signal whose score is shown
 * @param heldBackBy name of the signal that keeps it from matching, if one does
 */
export function captionOf(
  { category, signals }: NonNullable<CategoryPreviewState['preview']>,
  place: number,
  signal: number,
  heldBackBy: string | null,
): string {
  const shown = signals[signal];
  if (shown === undefined) return '';
  const { metadata } = category;
  const rules = signals.find(({ name }) => name === 'metadata');
  const broken = metadata === undefined ? [] : brokenRules(metadata, rules?.winners[place] ?? 0);
  if (heldBackBy === 'metadata') return rulesText.brokenRules(broken);
  const rivalAt = shown.rivalWinners[place] ?? -1;
  const rival = shown.rivals[place] ?? 0;
  switch (shown.name) {
    case 'prompts':
      return heldBackBy === null
        ? winnerOf(category.prompts, shown.winners[place] ?? -1)
        : rulesText.rivalPrompt(category.but_not?.[rivalAt] ?? '', rival);
    case 'examples':
      return heldBackBy === null ? rulesText.winnerExample : rulesText.rivalExample(rival);
    default:
      return broken.length === 0 ? rulesText.winnerRules : rulesText.brokenRules(broken);
  }
}

/** Words all prompts must begin with before leaving them out saves any room: not for an article. */
const FEWEST_SHARED_WORDS = 2;

/** The prompt that won; of several that begin alike, what tells it from the others. */
function winnerOf(prompts: readonly string[], at: number): string {
  const words = prompts.map((prompt) => prompt.split(/\s+/));
  const winner = words[at] ?? [];
  const shared = winner.findIndex((word, index) => words.some((other) => other[index] !== word));
  return prompts.length > 1 && shared >= FEWEST_SHARED_WORDS
    ? rulesText.winnerEnd(winner.slice(shared).join(' '))
    : rulesText.winnerPrompt(winner.join(' '));
}
