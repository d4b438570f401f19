/** What one signal says of a photo: its score as a bar with the threshold as a mark across it, what won, and what spoke against it. */
import { Link } from '@tanstack/react-router';
import type { Category } from '../../core/category.ts';
import type { Verdict } from '../../core/classify.ts';
import type { PhotoId } from '../../core/photo.ts';
import { rulesText } from '../settings/rules/messages.ts';
import { useExamples } from '../settings/rules/useExamples.ts';
import { text } from '../messages.ts';
import styles from './DetailsPanel.module.css';

interface WhyVerdictProps {
  readonly photoId: PhotoId;
  readonly category: Category;
  readonly verdict: Verdict;
  /** The value at the right end of bars for words; those for photos end at 1. */
  readonly top: number;
}

export function WhyVerdict({ photoId, category, verdict, top }: WhyVerdictProps) {
  const { name, score, threshold, holds, winner, rival, rivalWinner } = verdict;
  if (name === 'metadata') return <FileRulesVerdict verdict={verdict} />;
  const isBeaten = score >= threshold && !holds;
  const full = name === 'prompts' ? top : 1;
  const share = (value: number): string => `${String(Math.min(100, Math.max(0, (value / full) * 100)))}%`;
  return (
    <div className={styles['whyVerdict']} data-holds={holds || undefined}>
      <div className={styles['whyHead']}>
        <span className={styles['whyWinner']}>
          {name === 'prompts' ? (
            <q>{winner}</q>
          ) : (
            <Example label={rulesText.whyLike} photoId={photoId} sha256={winner} />
          )}
        </span>
        <span className={styles['whyScore']}>{text.tagScore(Math.max(0, score))}</span>
      </div>
      <div
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- <meter> cannot carry a mark
        role="meter"
        aria-label={text.whyBar(barName(category, name), Math.max(0, score), threshold, holds)}
        aria-valuemin={0}
        aria-valuemax={1}
        aria-valuenow={Math.min(1, Math.max(0, score))}
        className={styles['whyBar']}
        title={text.whyThreshold(threshold)}
      >
        <span className={styles['whyFill']} style={{ width: share(score) }} />
        <span className={styles['whyTick']} style={{ left: share(threshold) }} />
      </div>
      {isBeaten && (
        <p className={styles['whyPrompt']}>
          {name === 'prompts' ? (
            rulesText.rivalPrompt(rivalWinner, rival)
          ) : (
            <>
              <Example label={rulesText.whyUnlike} photoId={photoId} sha256={rivalWinner} />{' '}
              {text.tagScore(rival)}
            </>
          )}
        </p>
      )}
    </div>
  );
}

function barName({ name }: Category, signal: string): string {
  return signal === 'prompts' ? name : `${name}, ${rulesText.examples}`;
}

function FileRulesVerdict({ verdict: { holds, role, winner } }: Pick<WhyVerdictProps, 'verdict'>) {
  return (
    <p className={styles['whyPrompt']}>
      {holds ? rulesText.whyRulesFit(role) : rulesText.whyRulesBroken(winner.split(' '))}
    </p>
  );
}

interface ExampleProps {
  readonly label: string;
  /** The photo that is explained. */
  readonly photoId: PhotoId;
  readonly sha256: string;
}

/** The photo it is like, by name, and the way to it; the label alone where there is none in this library. */
function Example({ label, photoId, sha256 }: ExampleProps) {
  const photo = useExamples(sha256 === '' ? [] : [sha256])?.get(sha256);
  if (photo === undefined) return label;
  if (photo.id === photoId) return rulesText.whyItself;
  return (
    <>
      {label}{' '}
      <Link to="/photos/$photoId" params={{ photoId: String(photo.id) }}>
        <bdi dir="ltr">{photo.fileName}</bdi>
      </Link>
    </>
  );
}
