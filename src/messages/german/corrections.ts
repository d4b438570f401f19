/** Words about the corrections of a category, in German: how many, what they say about the similarity, and the way back. */
import { FEWEST_CORRECTIONS, type Correction } from '../../core/corrections.ts';
import type { corrections as english } from '../english/corrections.ts';
import { counted, formatDecimal, formatNumber, listed } from '../format.ts';
import { asFile } from '../names.ts';

const KINDS: Readonly<Record<Correction['kind'], string>> = {
  tag: 'Entfernt',
  archive: 'Zurückgeholt',
  always: 'Vergeben',
};

function ofThose(count: number, total: number, those: string): string | null {
  return total === 0 ? null : `${formatNumber(count)} von ${formatNumber(total)} ${those}`;
}

export const corrections: typeof english = {
  title: (count, isReviewSuggested) =>
    `${formatNumber(count)} korrigiert${isReviewSuggested ? ': Ähnlichkeit prüfen?' : ''}`,
  summary: (counts) =>
    `${listed(
      [
        counts.tag > 0 ? `${formatNumber(counts.tag)} entfernt` : null,
        counts.archive > 0 ? `${formatNumber(counts.archive)} aus dem Archiv zurückgeholt` : null,
        counts.always > 0 ? `${formatNumber(counts.always)} dauerhaft vergeben` : null,
      ].filter((part) => part !== null),
    )}. Durchläufe lassen diese Fotos, wie sie sind.`,
  tooFew: `Für einen Vorschlag braucht es mindestens ${String(FEWEST_CORRECTIONS)} Fotos, bei denen der Tag entfernt oder vergeben wurde, darunter passende und unpassende.`,
  fits: (threshold) => `Keine Ähnlichkeit trennt sie deutlich besser als ${formatDecimal(threshold)}.`,
  better: ({ threshold, rejectedOut, wantedIn, keptOut }, { rejected, wanted, kept }) =>
    `Eine Ähnlichkeit von ${formatDecimal(threshold)} trennt sie am besten. Draußen bleiben: ${listed(
      [
        ofThose(rejectedOut, rejected.length, 'mit entferntem Tag'),
        ofThose(keptOut, kept.length, 'ohne Korrektur'),
      ].filter((part) => part !== null),
    )}.${wanted.length === 0 ? '' : ` Dabei sind: ${ofThose(wantedIn, wanted.length, 'mit vergebenem Tag') ?? ''}.`}`,
  use: (threshold) => `${formatDecimal(threshold)} verwenden`,
  showPhotos: 'Fotos anzeigen',
  kind: (kind) => KINDS[kind],
  allowAgain: 'Wieder erlauben',
  allowAgainOf: (fileName) => `Wieder erlauben: ${asFile(fileName)}`,
  withdraw: 'Zurücknehmen',
  withdrawOf: (fileName) => `Zurücknehmen: ${asFile(fileName)}`,
  showMore: (count) => `${formatNumber(count)} weitere anzeigen`,
  withdrawAll: 'Alle Korrekturen zurücknehmen',
  withdrawn: (count) =>
    `${counted(count, 'Korrektur', 'Korrekturen')} zurückgenommen. Der nächste Durchlauf entscheidet neu.`,
};
