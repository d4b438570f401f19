/**
 * What people corrected about a category, on its page: how many, which similarity would have got most of them right, and
 * each photo with the way back. A suggestion only moves the slider; the preview shows what it does before it is saved.
 */
import { useId, useState } from 'react';
import type { Correction, ScoredPhotos } from '../../../core/corrections.ts';
import { Button } from '../../controls/Button.tsx';
import { useDeps } from '../../depsContext.ts';
import { useHandChange } from '../../useHandChange.ts';
import { CorrectedPhotos } from './CorrectedPhotos.tsx';
import styles from './Corrections.module.css';
import { correctionsText } from './messages.ts';
import { useCorrections, useSuggestion, type Suggestion } from './useSuggestion.ts';

interface CorrectionsReviewProps {
  readonly categoryKey: string;
  /** Every photo's score for the prompts as they are written; null until there is one. */
  readonly scored: ScoredPhotos | null;
  /** The similarity the slider shows. */
  readonly threshold: number;
  /** Null where the similarity cannot be changed. */
  readonly onSuggest: ((threshold: number) => void) | null;
}

/** Nothing where nothing was corrected. */
export function CorrectionsReview({ categoryKey, ...rest }: CorrectionsReviewProps) {
  const corrections = useCorrections(categoryKey);
  if (corrections === undefined || corrections.length === 0) return null;
  return <Review categoryKey={categoryKey} corrections={corrections} {...rest} />;
}

function Review({
  categoryKey,
  corrections,
  scored,
  threshold,
  onSuggest,
}: CorrectionsReviewProps & { readonly corrections: readonly Correction[] }) {
  const titleId = useId();
  const { library, nowMs } = useDeps();
  const changeByHand = useHandChange();
  const [isOpen, setOpen] = useState(false);
  const suggested = useSuggestion(categoryKey, corrections, scored, threshold);

  const withdraw = (withdrawn: readonly Correction[]): void => {
    changeByHand(correctionsText.withdrawn(withdrawn.length), () =>
      library.tags.withdrawCorrections(withdrawn, nowMs()),
    );
  };

  return (
    <section aria-labelledby={titleId} className={styles['review']}>
      <h3 id={titleId} className={styles['title']}>
        {correctionsText.title(corrections.length, suggested?.suggestion.kind === 'better')}
      </h3>
      <p className={styles['note']}>{correctionsText.summary(countByKind(corrections))}</p>
      {suggested !== null && <SuggestionNote {...suggested} threshold={threshold} onSuggest={onSuggest} />}
      <details
        onToggle={(event) => {
          setOpen(event.currentTarget.open);
        }}
      >
        <summary className={styles['summary']}>{correctionsText.showPhotos}</summary>
        {isOpen && <CorrectedPhotos corrections={corrections} onWithdraw={withdraw} />}
      </details>
    </section>
  );
}

type SuggestionNoteProps = Suggestion & Pick<CorrectionsReviewProps, 'threshold' | 'onSuggest'>;

function SuggestionNote({ suggestion, scores, threshold, onSuggest }: SuggestionNoteProps) {
  if (suggestion.kind === 'too-few') return <p className={styles['note']}>{correctionsText.tooFew}</p>;
  if (suggestion.kind === 'fits') {
    return <p className={styles['note']}>{correctionsText.fits(threshold)}</p>;
  }
  return (
    <div className={styles['suggestion']}>
      <p className={styles['note']}>{correctionsText.better(suggestion, scores)}</p>
      {onSuggest !== null && (
        <Button
          className={styles['use']}
          onClick={() => {
            onSuggest(suggestion.threshold);
          }}
        >
          {correctionsText.use(suggestion.threshold)}
        </Button>
      )}
    </div>
  );
}

function countByKind(corrections: readonly Correction[]): Record<Correction['kind'], number> {
  const counts = { tag: 0, archive: 0, always: 0 };
  for (const { kind } of corrections) counts[kind] += 1;
  return counts;
}
