/** Words about the corrections of a category: how many, what they say about the similarity, and the way back. */
import type { Correction } from '../../core/corrections.ts';
import {
  FEWEST_CORRECTIONS,
  type CorrectedScores,
  type ThresholdSuggestion,
} from '../../core/corrections.ts';
import { counted, formatDecimal, formatNumber, listed } from '../format.ts';
import { asFile } from '../names.ts';

type Better = Extract<ThresholdSuggestion, { kind: 'better' }>;

const KINDS: Readonly<Record<Correction['kind'], string>> = {
  tag: 'Taken off',
  archive: 'Brought back',
  always: 'Put on',
};

function ofThose(count: number, total: number, those: string): string | null {
  return total === 0 ? null : `${formatNumber(count)} of ${formatNumber(total)} ${those}`;
}

export const corrections = {
  title: (count: number, isReviewSuggested: boolean) =>
    `${formatNumber(count)} corrected${isReviewSuggested ? ': review the similarity?' : ''}`,
  summary: (counts: Readonly<Record<Correction['kind'], number>>) =>
    `${listed(
      [
        counts.tag > 0 ? `${formatNumber(counts.tag)} taken off` : null,
        counts.archive > 0 ? `${formatNumber(counts.archive)} brought back from the archive` : null,
        counts.always > 0 ? `${formatNumber(counts.always)} put on for good` : null,
      ].filter((part) => part !== null),
    )}. Scans leave these photos as you put them.`,
  tooFew: `To suggest a similarity it takes at least ${String(FEWEST_CORRECTIONS)} photos taken off or put on, and some of both that belong and that do not.`,
  fits: (threshold: number) => `No similarity divides them clearly better than ${formatDecimal(threshold)}.`,
  better: (
    { threshold, rejectedOut, wantedIn, keptOut }: Better,
    { rejected, wanted, kept }: CorrectedScores,
  ) =>
    `A similarity of ${formatDecimal(threshold)} divides them best. Left out: ${listed(
      [
        ofThose(rejectedOut, rejected.length, 'that you took off'),
        ofThose(keptOut, kept.length, 'that nobody corrected'),
      ].filter((part) => part !== null),
    )}.${wanted.length === 0 ? '' : ` Taken in: ${ofThose(wantedIn, wanted.length, 'that you put on') ?? ''}.`}`,
  use: (threshold: number) => `Use ${formatDecimal(threshold)}`,
  showPhotos: 'Show the photos',
  kind: (kind: Correction['kind']) => KINDS[kind],
  allowAgain: 'Allow again',
  allowAgainOf: (fileName: string) => `Allow again: ${asFile(fileName)}`,
  withdraw: 'Withdraw',
  withdrawOf: (fileName: string) => `Withdraw: ${asFile(fileName)}`,
  showMore: (count: number) => `Show ${formatNumber(count)} more`,
  withdrawAll: 'Withdraw all corrections',
  withdrawn: (count: number) =>
    `${counted(count, 'correction', 'corrections')} withdrawn. The next scan decides again.`,
};
